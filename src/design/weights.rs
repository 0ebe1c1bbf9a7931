//! A price list lowered to weights, for what adds up prices over all designs at once (the decision diagram).
//!
//! Invariant: for every selection, base, values and combinations that hold add up exactly to its price before percentages.

use crate::catalog::{Catalog, Choice, GroupIx, Is, ListIx, Minor, Selection, ValueIx};
use std::collections::BTreeMap;

/// Most values in all conditions that packages make; more needs many packages with the same contents.
const MAX_VALUES: usize = 1_000_000;

/// A price list as weights.
///
/// Exact for everything but percentages: the sum is that before them. Where `basis_points` are all zero it is the total. Else
/// the total is the sum plus, for each chosen value, its basis points of the sum, each rounded by less than one minor unit. So
/// for designs whose values with percentages are fixed the cheapest and the dearest are those of the sum, and their totals
/// follow exactly with [`super::price::quote_in`]; over designs that differ in them, the least and the largest sum of basis
/// points bound the total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    pub base: Minor,
    /// By group and value.
    pub values: Vec<Vec<i64>>,
    /// Amounts for several values together: combination prices, and what packages take off the values they include.
    pub combinations: Vec<(Vec<Is>, i64)>,
    /// By group and value; a value that a package includes has none with it, which no weight tells.
    pub basis_points: Vec<Vec<i32>>,
}

impl Weights {
    /// The weights of `list`; `None` if its packages overlap so much that there would be too many.
    pub fn new(catalog: &Catalog, list: ListIx) -> Option<Self> {
        let list = catalog.price_list(list);
        let by_value = |group: GroupIx| catalog.group(group).values().map(move |(value, _)| Choice { group, value });
        let groups = || catalog.groups().map(|(ix, _)| ix);
        let prices = catalog.commerce.combinations.iter();
        let prices = prices.map(|price| (price.when.clone(), price.price_in(list.ix)));
        let mut combinations: Vec<_> = prices.filter(|(_, price)| *price != 0).collect();
        let mut room = MAX_VALUES;
        for (included, packages) in packages(catalog) {
            let price = catalog.value_price(list.ix, included);
            if price != 0 {
                let free = conditions(catalog, included, &packages, &mut room)?;
                combinations.extend(free.into_iter().map(|when| (when, price.saturating_neg())));
            }
        }
        Some(Self {
            base: list.base,
            values: groups().map(|g| by_value(g).map(|c| catalog.value_price(list.ix, c)).collect()).collect(),
            combinations,
            basis_points: groups().map(|g| by_value(g).map(|c| catalog.commerce.basis_points(c)).collect()).collect(),
        })
    }

    /// Whether sums are totals: no value has a percentage.
    pub fn is_exact(&self) -> bool {
        self.basis_points.iter().flatten().all(|points| *points == 0)
    }

    /// The price of `selection` before percentages.
    pub fn sum(&self, selection: &Selection) -> Minor {
        let value = |choice: Choice| self.values[usize::from(choice.group.0)][usize::from(choice.value.0)];
        let holding = self.combinations.iter().filter(|(when, _)| when.iter().all(|is| is.holds(selection)));
        let amounts = selection.choices().map(value).chain(holding.map(|(_, amount)| *amount));
        amounts.fold(self.base, Minor::saturating_add)
    }
}

/// By included value, the packages that include it, by group.
fn packages(catalog: &Catalog) -> BTreeMap<Choice, BTreeMap<GroupIx, Vec<ValueIx>>> {
    let mut packages = BTreeMap::<Choice, BTreeMap<GroupIx, Vec<ValueIx>>>::new();
    for (group, described) in catalog.groups() {
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

/// Conditions of which exactly one holds where `included` is chosen with any of the packages, and none elsewhere; `None` if
/// they have more than `room` values.
fn conditions(
    catalog: &Catalog,
    included: Choice,
    packages: &BTreeMap<GroupIx, Vec<ValueIx>>,
    room: &mut usize,
) -> Option<Vec<Vec<Is>>> {
    let mut conditions = Vec::new();
    let mut without = vec![Is { group: included.group, values: vec![included.value] }];
    for (&group, values) in packages {
        let size = values.len() + without.iter().map(|is| is.values.len()).sum::<usize>();
        *room = room.checked_sub(size)?;
        let mut condition = without.clone();
        condition.push(Is { group, values: values.clone() });
        conditions.push(condition);
        let others = catalog.group(group).values().map(|(value, _)| value).filter(|value| !values.contains(value));
        without.push(Is { group, values: others.collect() });
    }
    Some(conditions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{design::priced::any_priced, rules::fixture::all_selections};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

        #[test]
        fn weights_add_up_to_the_price_before_percentages(catalog in any_priced()) {
            for list in catalog.price_lists() {
                let weights = Weights::new(&catalog, list.ix).unwrap();
                for selection in all_selections(&catalog) {
                    let quote = crate::design::price::quote_in(&catalog, list.ix, &selection);
                    let percentages: Minor = quote.surcharges.iter().map(|surcharge| surcharge.1).sum();
                    prop_assert_eq!(weights.sum(&selection), quote.total - percentages);
                    prop_assert!(!weights.is_exact() || percentages == 0);
                }
            }
        }
    }
}
