//! What several values bring about together: prices of combinations, what packages make free, parts that only some designs need.
//!
//! Invariant: a condition holds in a selection exactly where the price or the parts list says that its cause is there.

use super::{Catalog, Choice, GroupIx, Is, Selection, ValueIx};
use std::collections::BTreeMap;

/// Holds where all of `all` does and, unless `any` is empty, one of `any` too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    pub cause: Cause,
    pub all: Vec<Is>,
    pub any: Vec<Is>,
}

/// What a condition decides about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// A position in [`super::Commerce::combinations`]: its price is added.
    Combination(usize),
    /// A chosen package includes this chosen value: it costs nothing.
    Included(Choice),
    /// A position in [`super::Commerce::parts`]: the part is needed, and must be waited for.
    Part(usize),
}

impl Condition {
    pub fn holds(&self, selection: &Selection) -> bool {
        self.all.iter().all(|is| is.holds(selection))
            && (self.any.is_empty() || self.any.iter().any(|is| is.holds(selection)))
    }
}

impl Catalog {
    /// All conditions, in the order of [`Cause`].
    pub fn conditions(&self) -> Vec<Condition> {
        let combinations = self.commerce.combinations.iter().enumerate();
        let combinations = combinations.map(|(i, combination)| {
            let all = combination.when.clone();
            Condition { cause: Cause::Combination(i), all, any: Vec::new() }
        });
        let included = self.packages().into_iter().map(|(included, packages)| {
            let any = packages.into_iter().map(|(group, values)| Is { group, values }).collect();
            let all = vec![Is { group: included.group, values: vec![included.value] }];
            Condition { cause: Cause::Included(included), all, any }
        });
        let parts = self.commerce.parts.iter().enumerate().filter(|(_, part)| part.lead_days > 0);
        let parts = parts.map(|(i, part)| Condition {
            cause: Cause::Part(i),
            all: part.when.clone(),
            any: part.used_by(self).into_iter().collect(),
        });
        combinations.chain(included).chain(parts).collect()
    }

    /// By included value, the packages that include it, by group; their values are sorted.
    fn packages(&self) -> BTreeMap<Choice, BTreeMap<GroupIx, Vec<ValueIx>>> {
        let mut packages = BTreeMap::<Choice, BTreeMap<GroupIx, Vec<ValueIx>>>::new();
        for (group, described) in self.groups() {
            for (value, described) in described.values() {
                for &included in &described.includes {
                    let values = packages.entry(included).or_default().entry(group).or_default();
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
            }
        }
        packages
    }
}

impl super::Part {
    /// The values that it is counted by, if it is counted by any: with the number 0 none is needed.
    fn used_by(&self, catalog: &Catalog) -> Option<Is> {
        let group = self.per?;
        let counts = |&value: &ValueIx| !catalog.amount(group, value).is_zero();
        let values = catalog.group(group).values().map(|(value, _)| value).filter(counts).collect();
        Some(Is { group, values })
    }

    /// Whether a design with `selection` needs any of it.
    pub fn is_needed(&self, catalog: &Catalog, selection: &Selection) -> bool {
        self.when.iter().all(|is| is.holds(selection)) && self.used_by(catalog).is_none_or(|is| is.holds(selection))
    }
}
