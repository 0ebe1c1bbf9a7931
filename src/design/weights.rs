//! A price list lowered to weights, for what adds up prices over all designs at once (the decision diagram).
//!
//! Invariant: for every selection, base, values and conditions that hold add up exactly to its price before percentages, and the
//! basis points of what is charged are those of its surcharges.

use crate::{
    catalog::{Catalog, Cause, Choice, GroupIx, ListIx, Minor, Selection},
    rules::Summand,
};

/// A price list as weights: amounts before percentages, and percentages in basis points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Weights {
    pub base: Minor,
    /// By group and value.
    pub values: Vec<Vec<Weight>>,
    /// By condition, see [`Catalog::conditions`]: prices of combinations, and what packages take off the values they include.
    pub conditions: Vec<Weight>,
}

/// What one value or condition adds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    pub amount: Minor,
    pub basis_points: i32,
}

impl Weights {
    pub fn new(catalog: &Catalog, list: ListIx) -> Self {
        let list = catalog.price_list(list);
        let of_value = |choice: Choice| Weight {
            amount: catalog.value_price(list.ix, choice),
            basis_points: catalog.commerce.basis_points(choice),
        };
        let of_group = |group: GroupIx| {
            let values = catalog.group(group).values();
            values.map(|(value, _)| of_value(Choice { group, value })).collect()
        };
        let of_cause = |cause: Cause| match cause {
            Cause::Combination(i) => {
                Weight { amount: catalog.commerce.combinations[i].price_in(list.ix), basis_points: 0 }
            }
            Cause::Included(choice) => {
                let Weight { amount, basis_points } = of_value(choice);
                Weight { amount: amount.saturating_neg(), basis_points: -basis_points }
            }
            Cause::Part(_) => Weight::default(),
        };
        Self {
            base: list.base,
            values: catalog.groups().map(|(ix, _)| of_group(ix)).collect(),
            conditions: catalog.conditions().iter().map(|condition| of_cause(condition.cause)).collect(),
        }
    }

    pub fn value(&self, choice: Choice) -> Weight {
        let values = self.values.get(usize::from(choice.group.0));
        values.and_then(|values| values.get(usize::from(choice.value.0))).copied().unwrap_or_default()
    }

    /// The amount of a summand.
    pub fn amount(&self, summand: Summand) -> Minor {
        match summand {
            Summand::Value(choice) => self.value(choice).amount,
            Summand::Condition(i, true) => self.conditions.get(i).map_or(0, |weight| weight.amount),
            Summand::Condition(_, false) => 0,
        }
    }

    /// The price of `selection`, of which `holds` says which conditions do, before percentages.
    pub fn sum(&self, selection: &Selection, holds: impl Fn(usize) -> bool) -> Minor {
        let values = selection.choices().map(Summand::Value);
        let conditions = (0..self.conditions.len()).map(|i| Summand::Condition(i, holds(i)));
        values.chain(conditions).map(|summand| self.amount(summand)).fold(self.base, Minor::saturating_add)
    }
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
            let conditions = catalog.conditions();
            for list in catalog.price_lists() {
                let weights = Weights::new(&catalog, list.ix);
                for selection in all_selections(&catalog) {
                    let quote = crate::design::price::quote_in(&catalog, list.ix, &selection);
                    let percentages: Minor = quote.surcharges.iter().map(|surcharge| surcharge.1).sum();
                    let holds = |i: usize| conditions[i].holds(&selection);
                    prop_assert_eq!(weights.sum(&selection, holds), quote.total - percentages);
                    let values = selection.choices().map(|choice| weights.value(choice).basis_points);
                    let holding = (0..conditions.len()).filter(|&i| holds(i));
                    let points: i32 = values.chain(holding.map(|i| weights.conditions[i].basis_points)).sum();
                    let charged = quote.surcharges.iter().map(|(choice, _)| catalog.commerce.basis_points(*choice));
                    prop_assert_eq!(points, charged.sum::<i32>());
                }
            }
        }
    }
}
