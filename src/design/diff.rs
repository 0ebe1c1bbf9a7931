//! How two designs of a line differ, group by group, and what that costs.
//!
//! Invariant: the price differences of the groups and the rest add up to the difference of the totals.

use super::{Selection, price};
use crate::catalog::{Catalog, Free, GroupIx, ListIx, Minor, ValueIx};

/// The way from one design to another.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Diff {
    /// In order of the groups.
    pub changes: Vec<Difference>,
    /// Of the price: what belongs to no single change, such as combinations, percentages, and packages that make values free
    /// that both designs have.
    pub rest: Minor,
    /// Total after minus total before.
    pub total: Minor,
}

/// One group in which two designs differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub group: GroupIx,
    pub from: ValueIx,
    pub to: ValueIx,
    pub free_from: Option<Free>,
    pub free_to: Option<Free>,
    /// What the value adds now minus what the other added.
    pub price: Minor,
}

impl Diff {
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// What leads from `before` to `after`, priced by `list`.
pub fn diff(catalog: &Catalog, list: ListIx, before: &Selection, after: &Selection) -> Diff {
    let (old, new) = (price::quote_in(catalog, list, before), price::quote_in(catalog, list, after));
    let prices = old.items.iter().zip(&new.items).map(|(old, new)| new.1.saturating_sub(old.1));
    let pairs = before.choices().zip(after.choices()).zip(prices);
    let changes: Vec<_> = pairs
        .filter(|((from, to), _)| from != to || before.free(from.group) != after.free(from.group))
        .map(|((from, to), price)| Difference {
            group: from.group,
            from: from.value,
            to: to.value,
            free_from: before.free(from.group).cloned(),
            free_to: after.free(from.group).cloned(),
            price,
        })
        .collect();
    let total = new.total.saturating_sub(old.total);
    let rest = changes.iter().fold(total, |rest, change| rest.saturating_sub(change.price));
    Diff { changes, rest, total }
}

/// `before` with the changes of a diff that begins there.
pub fn follow(before: &Selection, diff: &Diff) -> Selection {
    let mut after = before.clone();
    for change in &diff.changes {
        after.set(crate::catalog::Choice { group: change.group, value: change.to });
        after.set_free(change.group, change.free_to.clone());
    }
    after
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::priced::{any_priced, any_selection};
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_diff_leads_there_and_costs_the_difference(
            (catalog, all) in any_priced().prop_flat_map(|c| { let all = any_selection(&c); (Just(c), [all.clone(), all]) }),
        ) {
            let [before, after] = all;
            for list in catalog.price_lists() {
                let there = diff(&catalog, list.ix, &before, &after);
                prop_assert_eq!(follow(&before, &there), after.clone());
                let total = |selection| price::quote_in(&catalog, list.ix, selection).total;
                let parts: Minor = there.changes.iter().map(|change| change.price).sum();
                prop_assert_eq!(total(&before) + parts + there.rest, total(&after));
                prop_assert_eq!(there.is_empty(), before == after);
                let back = diff(&catalog, list.ix, &after, &before);
                prop_assert_eq!((back.total, back.rest), (-there.total, -there.rest));
                prop_assert!(diff(&catalog, list.ix, &before, &before).is_empty());
            }
        }
    }
}
