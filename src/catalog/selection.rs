//! Which value every group has, and which of them the customer chose.

use super::{Catalog, Choice, Free, GroupIx, ValueIx};
use std::collections::BTreeMap;

/// One value for each group of a catalog, by [`GroupIx`], and what was given freely beside them.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection {
    values: Vec<ValueIx>,
    free: BTreeMap<GroupIx, Free>,
}

impl Selection {
    /// A selection with one value a group, in order of the groups.
    pub fn new(values: Vec<ValueIx>) -> Self {
        Self { values, free: BTreeMap::new() }
    }

    /// Every group at its default, or absent where its condition does not hold then; not necessarily valid.
    pub fn defaults(catalog: &Catalog) -> Self {
        let mut selection = Self::new(catalog.groups.iter().map(|group| group.default).collect());
        selection.vanish(catalog, |_| true);
        selection
    }

    /// Makes groups absent whose condition does not hold, if they may be: `which` says so.
    pub fn vanish(&mut self, catalog: &Catalog, which: impl Fn(GroupIx) -> bool) {
        // Conditions may depend on conditional groups, but not in a circle: each round settles at least one more.
        for _ in 0..catalog.groups.len() {
            let holds = |group: &super::Group| group.only_when.iter().all(|is| is.holds(self));
            let vanishing = catalog.groups().filter(|(ix, _)| which(*ix)).find_map(|(ix, group)| {
                let absent = Choice { group: ix, value: group.absent? };
                (!holds(group) && !self.has(absent)).then_some(absent)
            });
            let Some(absent) = vanishing else { break };
            self.set(absent);
        }
    }

    /// What was given freely for a group of kind text, drawing or colour.
    pub fn free(&self, group: GroupIx) -> Option<&Free> {
        self.free.get(&group)
    }

    /// Gives or removes what is free; says nothing about the group's value.
    pub fn set_free(&mut self, group: GroupIx, free: Option<Free>) {
        match free {
            Some(free) => self.free.insert(group, free),
            None => self.free.remove(&group),
        };
    }

    /// All that was given freely, in order of the groups.
    pub fn all_free(&self) -> impl Iterator<Item = (GroupIx, &Free)> {
        self.free.iter().map(|(&group, free)| (group, free))
    }

    /// Normalises texts, and removes whatever the catalog does not accept or whose group has another value than the one
    /// that goes with it. Returns the groups that lost something. For selections from outside.
    pub fn clean_free(&mut self, catalog: &Catalog) -> Vec<GroupIx> {
        let mut lost = Vec::new();
        for (group, free) in std::mem::take(&mut self.free) {
            let has_value =
                |described: &&super::Group| described.free_value() == self.values.get(usize::from(group.0)).copied();
            let described = catalog.groups.get(usize::from(group.0)).filter(has_value);
            match described.and_then(|described| described.kept_free(free)) {
                Some(free) => drop(self.free.insert(group, free)),
                None => lost.push(group),
            }
        }
        lost
    }

    /// Groups whose text offends, where the catalog asks to look for that.
    pub fn offensive(&self, catalog: &Catalog) -> Vec<GroupIx> {
        let offends = |(group, free): &(GroupIx, &Free)| catalog.group(*group).is_offensive(free);
        self.all_free().filter(offends).map(|(group, _)| group).collect()
    }

    pub fn value(&self, group: GroupIx) -> ValueIx {
        self.values[usize::from(group.0)]
    }

    pub fn set(&mut self, choice: Choice) {
        self.values[usize::from(choice.group.0)] = choice.value;
    }

    pub fn has(&self, choice: Choice) -> bool {
        self.value(choice.group) == choice.value
    }

    /// All choices, in order of the groups.
    pub fn choices(&self) -> impl ExactSizeIterator<Item = Choice> + DoubleEndedIterator {
        self.values.iter().enumerate().map(|(i, &value)| Choice { group: GroupIx(i as u16), value })
    }

    /// The choices of `other` in the groups that differ from this one, by their value or by what was given freely, in order of
    /// the groups.
    pub fn diff(&self, other: &Self) -> Vec<Choice> {
        let differs = |choice: &Choice| !self.has(*choice) || self.free(choice.group) != other.free(choice.group);
        other.choices().filter(differs).collect()
    }

    /// Ids of groups and values, as files and DTOs have them.
    pub fn to_ids(&self, catalog: &Catalog) -> BTreeMap<String, String> {
        self.choices().map(|c| (catalog.group(c.group).id.clone(), catalog.value(c).id.clone())).collect()
    }
}

/// A complete, valid selection together with which groups the customer decided; the others follow the rules and defaults.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    pub selection: Selection,
    /// By group: chosen by the customer.
    pub own: Vec<bool>,
}

impl Design {
    /// The customer's own choices, in order of the groups.
    pub fn own_choices(&self) -> Vec<Choice> {
        self.selection.choices().zip(&self.own).filter_map(|(choice, &own)| own.then_some(choice)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_text_or_colour_is_a_difference() {
        let with = |value: u16, free: Option<Free>| {
            let mut selection = Selection::new([0, value, 0].map(ValueIx).to_vec());
            selection.set_free(GroupIx(1), free);
            selection
        };
        let check = |from: &Selection, to: &Selection, expect: &[u16]| {
            let choice = |&value: &u16| Choice { group: GroupIx(1), value: ValueIx(value) };
            assert_eq!(from.diff(to), expect.iter().map(choice).collect::<Vec<_>>(), "{from:?} to {to:?}");
        };
        let text = |text: &str| Some(Free::Text(text.into()));
        check(&with(0, None), &with(0, None), &[]);
        check(&with(0, None), &with(1, None), &[1]);
        check(&with(1, text("Ada")), &with(1, text("Ada")), &[]);
        check(&with(1, text("Ada")), &with(1, text("Eve")), &[1]);
        check(&with(1, text("Ada")), &with(1, None), &[1]);
        check(&with(1, None), &with(1, Some(Free::Color([1, 2, 3]))), &[1]);
        check(&with(1, Some(Free::Color([1, 2, 3]))), &with(0, None), &[0]);
    }
}
