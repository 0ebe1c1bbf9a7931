//! From the ids of groups and values to their indices.
//!
//! Invariant: of ids that are given twice the first counts, and nothing beyond the limits has an index.

use super::{
    Work,
    problems::{instead, quoted},
};
use crate::catalog::{
    Choice, GroupIx, Is, ValueIx,
    raw::{RawChoices, RawCondition, RawGroup},
    spans::Place,
};
use indexmap::IndexMap;

/// Most groups of a line, and largest key of a group: rules kept elsewhere come as hundreds of yes or no groups.
pub const MAX_GROUPS: usize = 1000;
/// Most values of a group, and largest key of a value: design codes have twelve bits for it.
pub const MAX_VALUES: usize = 4095;

/// All ids of a catalog.
pub struct Ids<'s> {
    groups: IndexMap<&'s str, (GroupIx, IndexMap<&'s str, ValueIx>)>,
}

impl<'s> Ids<'s> {
    pub fn new(groups: &'s [RawGroup]) -> Self {
        let mut ids = IndexMap::new();
        for (g, group) in groups.iter().take(MAX_GROUPS).enumerate() {
            let mut values = IndexMap::new();
            for (v, value) in group.values.iter().take(MAX_VALUES).enumerate() {
                values.entry(value.id.as_str()).or_insert(ValueIx(v as u16));
            }
            ids.entry(group.id.as_str()).or_insert((GroupIx(g as u16), values));
        }
        Self { groups: ids }
    }

    /// The ids of the values of a group.
    pub fn values(&self, group: &str) -> impl Iterator<Item = ValueIx> {
        self.groups.get(group).into_iter().flat_map(|(_, values)| values.values().copied())
    }

    /// A group in the words of an unknown-value remedy.
    fn home_of(&self, value: &str) -> Option<&'s str> {
        self.groups.iter().find(|(_, (_, values))| values.contains_key(value)).map(|(group, _)| *group)
    }
}

impl Work<'_> {
    /// The group called `id`, or an error.
    pub fn find_group(&mut self, place: Place, id: &str, ids: &Ids) -> Option<GroupIx> {
        let found = ids.groups.get(id).map(|(ix, _)| *ix);
        if found.is_none() && !self.problems.is_full() {
            let remedy = instead(id, ids.groups.keys().copied());
            self.problems.error(place, "unknown-group", format!("there is no group {}", quoted(id)), remedy);
        }
        found
    }

    /// The value called `id` of a group that exists, or an error.
    pub fn find_value(&mut self, place: Place, group: &str, id: &str, ids: &Ids) -> Option<ValueIx> {
        let (_, values) = ids.groups.get(group)?;
        let found = values.get(id).copied();
        if found.is_none() && !self.problems.is_full() {
            let remedy = match ids.home_of(id) {
                Some(home) => format!("{} is a value of {}", quoted(id), quoted(home)),
                None => instead(id, values.keys().copied()),
            };
            let message = format!("the group {} has no value {}", quoted(group), quoted(id));
            self.problems.error(place, "unknown-value", message, remedy);
        }
        found
    }

    /// A condition; what is unknown is left out after an error.
    pub fn condition(&mut self, place: &Place, condition: &RawCondition, ids: &Ids) -> Vec<Is> {
        let mut all = Vec::new();
        for (group, wanted) in condition {
            let at = place.field(group);
            let found = self.find_group(place.key(group), group, ids);
            if wanted.is_empty() {
                let message = format!("no value of {} is named, so this never holds", quoted(group));
                self.problems.error(
                    at.clone(),
                    "empty-condition",
                    message,
                    "name at least one value, or remove the group",
                );
            }
            let Some(ix) = found else { continue };
            let places = wanted.iter().enumerate().map(|(i, id)| (id.as_str(), at.item(i)));
            let values = self.value_set(group, places, ids);
            all.push(Is { group: ix, values });
        }
        all
    }

    /// Sorted values of one group.
    pub fn value_set<'p>(
        &mut self,
        group: &str,
        wanted: impl Iterator<Item = (&'p str, Place<'p>)>,
        ids: &Ids,
    ) -> Vec<ValueIx> {
        let mut values = Vec::new();
        for (id, place) in wanted {
            let Some(value) = self.find_value(place.clone(), group, id, ids) else { continue };
            match values.binary_search(&value) {
                Ok(_) => {
                    let message = format!("{} is named twice", quoted(id));
                    self.problems.warning(place, "repeated-value", message, "remove one of the two");
                }
                Err(at) => values.insert(at, value),
            }
        }
        values
    }

    /// A list of choices, in order of the groups; what is unknown is left out after an error.
    pub fn choices(&mut self, place: &Place, choices: &RawChoices, ids: &Ids) -> Vec<Choice> {
        let mut all = Vec::new();
        for (group_id, value_id) in choices {
            let Some(group) = self.find_group(place.key(group_id), group_id, ids) else { continue };
            let value = self.find_value(place.field(group_id), group_id, value_id, ids);
            all.extend(value.map(|value| Choice { group, value }));
        }
        all.sort();
        all
    }
}
