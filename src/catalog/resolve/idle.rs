//! Rules that never fire.
//!
//! Invariant: what is warned about is so; where the limits of the search do not suffice to know, nothing is said.

use crate::{
    catalog::{Catalog, GroupIx, Is, RuleKind, ValueIx},
    rules::Others,
};

/// Most steps in which a table is compared with all combinations.
const MAX_STEPS: usize = 20_000;

/// Whether one rule never fires: what it is about cannot come about, even if this rule were not there.
pub struct Idle<'a, 'b> {
    pub rule: usize,
    pub catalog: &'a Catalog,
    /// By group and value, whether any valid design has it.
    pub possible: &'a [Vec<bool>],
    pub others: &'b mut Others<'a>,
}

impl Idle<'_, '_> {
    /// Why, if so. A rule that says what others say too is none of these: its reason may be the better one.
    pub fn why(&mut self, kind: &RuleKind) -> Option<String> {
        match kind {
            RuleKind::Requires { when, .. } => self.never(when).then(|| "no design meets its condition".to_owned()),
            RuleKind::Excludes { these } => {
                let without = |left_out: usize| {
                    let rest = these.iter().enumerate().filter(|(i, _)| *i != left_out || these.len() == 1);
                    rest.map(|(_, is)| is.clone()).collect::<Vec<_>>()
                };
                let alone = (0..these.len()).find(|&left_out| self.never(&without(left_out)));
                alone.map(|_| "no design has what it excludes, whatever this rule says".to_owned())
            }
            RuleKind::Allowed { groups, rows } => {
                let all: Vec<_> = rows.iter().map(Vec::as_slice).collect();
                let sizes: Vec<_> = groups.iter().map(|&ix| self.catalog.group(ix).values.len()).collect();
                if covers(&all, &every(&sizes), &mut { MAX_STEPS }) {
                    return Some("it allows every combination".to_owned());
                }
                let left: Vec<_> = groups.iter().map(|&group| self.left(group)).collect();
                let covers = covers(&all, &left, &mut { MAX_STEPS });
                covers.then(|| "it allows every combination of values that can be chosen".to_owned())
            }
            RuleKind::Linear { terms, min, max } => {
                let (mut least, mut most) = (0_i128, 0_i128);
                for term in terms {
                    let amounts = self.left(term.group).into_iter();
                    let amounts = amounts.filter_map(|value| term.amounts.get(usize::from(value.0)).copied());
                    least += i128::from(amounts.clone().min()?);
                    most += i128::from(amounts.max()?);
                }
                let always = min.is_none_or(|min| least >= min.into()) && max.is_none_or(|max| most <= max.into());
                always.then(|| "all its numbers are within its limits".to_owned())
            }
        }
    }

    /// Whether it is known that no design of the other rules meets all `conditions`.
    fn never(&mut self, conditions: &[Is]) -> bool {
        self.others.is_possible(self.rule, conditions) == Ok(false)
    }

    /// Values of a group that designs of the other rules have, or may have where that is not known.
    fn left(&mut self, group: GroupIx) -> Vec<ValueIx> {
        let values: Vec<_> = self.catalog.group(group).values().map(|(value, _)| value).collect();
        let is_possible = |value: &ValueIx| self.possible[usize::from(group.0)][usize::from(value.0)];
        let (mut left, lost): (Vec<_>, Vec<_>) = values.into_iter().partition(is_possible);
        left.extend(lost.into_iter().filter(|&value| !self.never(&[Is { group, values: vec![value] }])));
        left.sort_unstable();
        left
    }
}

fn every(sizes: &[usize]) -> Vec<Vec<ValueIx>> {
    sizes.iter().map(|&size| (0..size as u16).map(ValueIx).collect()).collect()
}

/// Whether every combination of the columns' values is in one of the rows; false if that takes too many steps to say.
fn covers(rows: &[&[Vec<ValueIx>]], columns: &[Vec<ValueIx>], steps: &mut usize) -> bool {
    let Some((values, columns)) = columns.split_first() else { return !rows.is_empty() };
    let mut before: Option<Vec<&[Vec<ValueIx>]>> = None;
    for &value in values {
        let Some(left) = steps.checked_sub(rows.len() + 1) else { return false };
        *steps = left;
        let with =
            rows.iter().filter_map(|row| row.split_first()).filter(|(cell, _)| cell.binary_search(&value).is_ok());
        let rest: Vec<_> = with.map(|(_, rest)| rest).collect();
        // The same rows as for the value before: the same answer.
        let known = before
            .as_ref()
            .is_some_and(|before| before.iter().map(|row| row.as_ptr()).eq(rest.iter().map(|row| row.as_ptr())));
        if !known && !covers(&rest, columns, steps) {
            return false;
        }
        before = Some(rest);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Choice, Selection},
        rules::{
            Rulebook,
            fixture::{any_catalog, valid_selections},
        },
    };
    use proptest::prelude::*;

    /// By the words of the definition, with the designs that the other rules allow.
    fn is_idle(catalog: &Catalog, kind: &RuleKind, others: &[Selection]) -> bool {
        let never = |all: &[&Is]| !others.iter().any(|selection| all.iter().all(|is| is.holds(selection)));
        let left = |group: GroupIx| {
            let values = catalog.group(group).values().map(|(value, _)| value);
            let has = |value: &ValueIx| others.iter().any(|selection| selection.has(Choice { group, value: *value }));
            values.filter(has).collect::<Vec<_>>()
        };
        match kind {
            RuleKind::Requires { when, .. } => never(&when.iter().collect::<Vec<_>>()),
            RuleKind::Excludes { these } if these.len() == 1 => never(&[&these[0]]),
            RuleKind::Excludes { these } => {
                let rest =
                    |i: usize| these.iter().enumerate().filter(|(j, _)| *j != i).map(|(_, is)| is).collect::<Vec<_>>();
                (0..these.len()).any(|i| never(&rest(i)))
            }
            RuleKind::Allowed { groups, rows } => {
                let mut all = vec![Vec::new()];
                for &group in groups {
                    let with = |head: &Vec<ValueIx>| {
                        left(group).into_iter().map(|v| [&head[..], &[v]].concat()).collect::<Vec<_>>()
                    };
                    all = all.iter().flat_map(with).collect();
                }
                let is_listed = |cells: &Vec<ValueIx>| {
                    rows.iter().any(|row| row.iter().zip(cells).all(|(cell, v)| cell.contains(v)))
                };
                all.iter().all(is_listed)
            }
            RuleKind::Linear { terms, min, max } => {
                let ends = terms.iter().map(|term| {
                    let amounts = left(term.group).into_iter().map(|value| term.amounts[usize::from(value.0)]);
                    (amounts.clone().min().unwrap(), amounts.max().unwrap())
                });
                let (least, most) = ends.fold((0, 0), |(a, b), (c, d)| (a + c, b + d));
                min.is_none_or(|min| least >= min) && max.is_none_or(|max| most <= max)
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_rule_is_idle_where_nothing_makes_it_fire(catalog in any_catalog()) {
            let valid = valid_selections(&catalog);
            prop_assume!(!valid.is_empty());
            let has = |choice| valid.iter().any(|selection| selection.has(choice));
            let possible: Vec<Vec<bool>> = catalog.groups().map(|(group, described)| {
                described.values().map(|(value, _)| has(Choice { group, value })).collect()
            }).collect();
            let book = Rulebook::new(&catalog);
            let mut others = book.others();
            for (rule, described) in catalog.rules.iter().enumerate() {
                let kept = catalog.rules.iter().enumerate().filter(|(other, _)| *other != rule);
                let rules = kept.map(|(_, rule)| rule.clone()).collect();
                let allowed = valid_selections(&Catalog { rules, ..catalog.clone() });
                let mut idle = Idle { rule, catalog: &catalog, possible: &possible, others: &mut others };
                let expected = is_idle(&catalog, &described.kind, &allowed);
                prop_assert_eq!(idle.why(&described.kind).is_some(), expected, "{:?}", described.kind);
            }
        }
    }
}
