//! Which value every group has, and which of them the customer chose.

use super::{Catalog, Choice, GroupIx, ValueIx};
use std::collections::BTreeMap;

/// One value for each group of a catalog, by [`GroupIx`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Selection(Vec<ValueIx>);

impl Selection {
    /// A selection with one value a group, in order of the groups.
    pub fn new(values: Vec<ValueIx>) -> Self {
        Self(values)
    }

    /// Every group at its default; not necessarily valid.
    pub fn defaults(catalog: &Catalog) -> Self {
        Self(catalog.groups.iter().map(|group| group.default).collect())
    }

    pub fn value(&self, group: GroupIx) -> ValueIx {
        self.0[usize::from(group.0)]
    }

    pub fn set(&mut self, choice: Choice) {
        self.0[usize::from(choice.group.0)] = choice.value;
    }

    pub fn has(&self, choice: Choice) -> bool {
        self.value(choice.group) == choice.value
    }

    /// All choices, in order of the groups.
    pub fn choices(&self) -> impl ExactSizeIterator<Item = Choice> + DoubleEndedIterator {
        self.0.iter().enumerate().map(|(i, &value)| Choice { group: GroupIx(i as u16), value })
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
