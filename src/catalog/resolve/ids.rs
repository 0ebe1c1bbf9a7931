//! From the ids of groups and values to their indices.
//!
//! Invariant: of ids that are given twice the first counts, and nothing beyond the limits has an index.

use super::{
    Work,
    kinds::YES,
    problems::{instead, quoted},
    ranges::Range,
};
use crate::catalog::{
    Choice, Group, GroupIx, Is, Kind, Number, Several, ValueIx,
    decimal::{Decimal, shortest},
    raw::{RawChoices, RawCondition},
    spans::Place,
};
use indexmap::IndexMap;

/// Most groups of a line, and largest key of a group: rules kept elsewhere come as hundreds of yes or no groups.
pub const MAX_GROUPS: usize = 1000;
/// Most values of a group, and largest key of a value: design codes have twelve bits for it.
pub const MAX_VALUES: usize = 4095;

/// Most values of all groups together: each takes about a kilobyte.
pub const MAX_ALL_VALUES: usize = 50_000;

/// All ids of a catalog.
pub struct Ids<'g> {
    groups: IndexMap<&'g str, Named<'g>>,
    severals: IndexMap<&'g str, &'g Several>,
    /// By group.
    all: &'g [Group],
}

struct Named<'g> {
    ix: GroupIx,
    group: &'g Group,
    values: IndexMap<&'g str, ValueIx>,
}

impl<'g> Ids<'g> {
    pub fn new(all: &'g [Group], severals: &'g [Several]) -> Self {
        let mut groups = IndexMap::new();
        for (g, group) in all.iter().enumerate() {
            let mut values = IndexMap::new();
            for (ix, value) in group.values() {
                values.entry(value.id.as_str()).or_insert(ix);
            }
            groups.entry(group.id.as_str()).or_insert(Named { ix: GroupIx(g as u16), group, values });
        }
        Self { groups, severals: severals.iter().map(|several| (several.id.as_str(), several)).collect(), all }
    }

    /// The groups that a multiple choice is made of.
    pub fn members(&self, several: &str) -> Option<&'g [GroupIx]> {
        self.severals.get(several).map(|several| several.groups.as_slice())
    }

    /// The group at an index that this catalog has.
    pub fn group(&self, ix: GroupIx) -> &'g Group {
        &self.all[usize::from(ix.0)]
    }

    /// The values of a group.
    pub fn values(&self, group: &str) -> impl Iterator<Item = ValueIx> {
        self.groups.get(group).into_iter().flat_map(|named| named.values.values().copied())
    }

    /// The group in which a value called so is.
    fn home_of(&self, value: &str) -> Option<&'g str> {
        self.groups.iter().find(|(_, named)| named.values.contains_key(value)).map(|(group, _)| *group)
    }
}

impl Named<'_> {
    /// The value called `id`, which for numbers may be written in another way.
    fn value(&self, id: &str) -> Option<ValueIx> {
        self.values.get(id).copied().or_else(|| {
            let Kind::Number(number) = &self.group.kind else { return None };
            let amount = Decimal::parse(id)?.units(number.decimals)?;
            self.group
                .values()
                .find(|(ix, value)| value.amount == amount && self.group.absent != Some(*ix))
                .map(|v| v.0)
        })
    }
}

impl Work<'_> {
    /// The group called `id`, or an error.
    pub fn find_group(&mut self, place: Place, id: &str, ids: &Ids) -> Option<GroupIx> {
        let found = ids.groups.get(id).map(|named| named.ix);
        if found.is_some() || self.problems.is_full() {
            return found;
        }
        if let Some(several) = ids.severals.get(id) {
            let members = several.groups.iter().map(|&ix| quoted(&ids.group(ix).id)).collect::<Vec<_>>();
            let message = format!("{} is a multiple choice, of which each value is a group", quoted(id));
            let remedy = format!("name one of {}", super::problems::listed(&members));
            self.problems.error(place, "several-groups", message, remedy);
        } else {
            let remedy = instead(id, ids.groups.keys().copied());
            self.problems.error(place, "unknown-group", format!("there is no group {}", quoted(id)), remedy);
        }
        None
    }

    /// The value called `id` of a group that exists, or an error.
    pub fn find_value(&mut self, place: Place, group: &str, id: &str, ids: &Ids) -> Option<ValueIx> {
        let named = ids.groups.get(group)?;
        let found = named.value(id);
        if found.is_none() && !self.problems.is_full() {
            let remedy = match (&named.group.kind, ids.home_of(id)) {
                (Kind::Number(number), _) => number_remedy(number),
                (_, Some(home)) => format!("{} is a value of {}", quoted(id), quoted(home)),
                (_, None) => instead(id, named.values.keys().copied()),
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
            if wanted.is_empty() {
                let message = format!("no value of {} is named, so this never holds", quoted(group));
                self.problems.error(
                    at.clone(),
                    "empty-condition",
                    message,
                    "name at least one value, or remove the group",
                );
            }
            if let Some(several) = ids.severals.get(group.as_str()) {
                for (i, id) in wanted.iter().enumerate() {
                    let choice = self.find_member(at.item(i), several, id, ids);
                    all.extend(choice.map(|choice| Is { group: choice.group, values: vec![choice.value] }));
                }
                continue;
            }
            let Some(ix) = self.find_group(place.key(group), group, ids) else { continue };
            let places = wanted.iter().enumerate().map(|(i, id)| (&**id, at.item(i)));
            let values = self.value_set(group, places, ids);
            if !values.is_empty() {
                all.push(Is { group: ix, values });
            }
        }
        all
    }

    /// Sorted values of one group; a number may be named by a range.
    pub fn value_set<'p>(
        &mut self,
        group: &str,
        wanted: impl Iterator<Item = (&'p str, Place<'p>)>,
        ids: &Ids,
    ) -> Vec<ValueIx> {
        let mut values = Vec::new();
        for (id, place) in wanted {
            let number = ids.groups.get(group).and_then(|named| match &named.group.kind {
                Kind::Number(number) => Some((named.group, number, Range::parse(id)?)),
                _ => None,
            });
            if let Some((described, number, range)) = number {
                let inside = range.values(described);
                if inside.is_empty() {
                    let message = format!("no number of {} is {}", quoted(group), quoted(id));
                    let remedy = number_remedy(number);
                    self.problems.error(place, "empty-range", message, remedy);
                }
                values.extend(inside);
                values.sort_unstable();
                values.dedup();
                continue;
            }
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
            if let Some(several) = ids.severals.get(group_id.as_str()) {
                all.extend(self.find_member(place.field(group_id), several, value_id, ids));
                continue;
            }
            let Some(group) = self.find_group(place.key(group_id), group_id, ids) else { continue };
            let value = self.find_value(place.field(group_id), group_id, value_id, ids);
            all.extend(value.map(|value| Choice { group, value }));
        }
        all.sort();
        let clash = all.windows(2).find(|pair| pair[0].group == pair[1].group);
        if let Some(group) = clash.map(|pair| quoted(&ids.group(pair[0].group).id)) {
            let message = format!("{group} is given twice");
            self.problems.error(place.clone(), "duplicate-entry", message, "remove one of the two entries");
        }
        all.dedup_by_key(|choice| choice.group);
        all
    }

    /// "This member of a multiple choice is chosen."
    fn find_member(&mut self, place: Place, several: &Several, id: &str, ids: &Ids) -> Option<Choice> {
        let member =
            |ix: GroupIx| ids.group(ix).id.strip_prefix(several.id.as_str()).and_then(|id| id.strip_prefix('-'));
        match several.groups.iter().find(|&&ix| member(ix) == Some(id)) {
            Some(&group) => {
                let chosen = ids.group(group).values().find(|(_, value)| value.id == YES);
                chosen.map(|(value, _)| Choice { group, value })
            }
            None => {
                let remedy = instead(id, several.groups.iter().filter_map(|&ix| member(ix)));
                let message = format!("the group {} has no value {}", quoted(&several.id), quoted(id));
                self.problems.error(place, "unknown-value", message, remedy);
                None
            }
        }
    }
}

/// Which numbers there are.
pub fn number_remedy(number: &Number) -> String {
    let shown = |units| shortest(units, number.decimals);
    format!("it has {} to {} in steps of {}", shown(number.min), shown(number.max), shown(number.step))
}
