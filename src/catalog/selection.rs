//! Which value every group has, and which of them the customer chose.

use super::{Catalog, Choice, GroupIx, Rgb, ValueIx};
use std::collections::BTreeMap;

/// What a customer gave besides choosing values, for a group of kind text or colour.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Free {
    Text(String),
    Color(Rgb),
}

/// One value for each group of a catalog, by [`GroupIx`], with what the customer wrote or mixed beside them.
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

    /// Every group at its default; not necessarily valid.
    pub fn defaults(catalog: &Catalog) -> Self {
        Self::new(catalog.groups.iter().map(|group| group.default).collect())
    }

    pub fn value(&self, group: GroupIx) -> ValueIx {
        self.values[usize::from(group.0)]
    }

    pub fn set(&mut self, choice: Choice) {
        self.values[usize::from(choice.group.0)] = choice.value;
    }

    /// What the customer gave for a group besides its value.
    pub fn free(&self, group: GroupIx) -> Option<&Free> {
        self.free.get(&group)
    }

    pub fn set_free(&mut self, group: GroupIx, free: Option<Free>) {
        match free {
            Some(free) => self.free.insert(group, free),
            None => self.free.remove(&group),
        };
    }

    /// Removes free data of groups whose value says nothing (its key is 0), and of groups that are not there. Returns the groups
    /// that lost something. For selections from outside.
    pub fn clean_free(&mut self, catalog: &Catalog) -> Vec<GroupIx> {
        let says_something = |group: GroupIx| {
            let value = self.values.get(usize::from(group.0))?;
            Some(catalog.groups.get(usize::from(group.0))?.values.get(usize::from(value.0))?.key != 0)
        };
        let lost: Vec<_> = self.free.keys().copied().filter(|group| says_something(*group) != Some(true)).collect();
        self.free.retain(|group, _| !lost.contains(group));
        lost
    }

    pub fn has(&self, choice: Choice) -> bool {
        self.value(choice.group) == choice.value
    }

    /// All choices, in order of the groups.
    pub fn choices(&self) -> impl ExactSizeIterator<Item = Choice> + DoubleEndedIterator {
        self.values.iter().enumerate().map(|(i, &value)| Choice { group: GroupIx(i as u16), value })
    }

    /// The choices of `other` that differ from this one, in order of the groups.
    pub fn diff(&self, other: &Self) -> Vec<Choice> {
        other.choices().filter(|&choice| !self.has(choice)).collect()
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
