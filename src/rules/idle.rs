//! Rules that forbid nothing because the others forbid it already.
//!
//! A rule is broken where one of its contraries holds: a table's with its rows turned round, a sum's beyond one of its limits, each
//! clause's with all its literals failing. If no design of the other rules has a contrary, the rule can be left out. Invariant:
//! the rules that are found can be left out all together, and exactly the same designs remain; the work is counted.

use super::{
    Rulebook,
    clauses::Clauses,
    diagram::Smalls,
    effort::NotKnown,
    network::{Constraint, Linear, Literal},
    problem::{Engine, Member},
};

/// Most rules that are assumed to hold, over all questions.
const MAX_ASSUMED: usize = 2_000_000;

impl Rulebook {
    /// By position in `rules` (which are indices into [`crate::catalog::Catalog::rules`]), whether it can be left out; of several
    /// that say the same the last. An error where that is not known.
    pub fn idle(&self, rules: &[usize]) -> Vec<Result<bool, NotKnown>> {
        let mut wide = self.network.clone();
        let all = wide.constraints().len();
        let mut contraries = Vec::with_capacity(rules.len());
        for &rule in rules {
            let start = wide.constraints().len();
            if let Some(constraint) = self.network.constraints().get(rule) {
                contrary(constraint, self.network.sizes()).into_iter().for_each(|part| wide.add(part));
            }
            contraries.push(start..wide.constraints().len());
        }
        let clauses = Clauses::new(&wide, &Smalls::new(&wide, self.limits));
        let mut engine = Engine::new(&clauses);
        engine.begin(self.effort);
        let mut left = MAX_ASSUMED;
        let mut is_kept = vec![true; all];
        let mut found = Vec::with_capacity(rules.len());
        for (&rule, contraries) in rules.iter().zip(contraries).rev() {
            let mut holds = |contrary: usize| {
                left = left.checked_sub(all).ok_or(NotKnown)?;
                let others = (0..all).filter(|&other| other != rule && is_kept[other]);
                engine.is_possible(&clauses, [contrary].into_iter().chain(others).map(Member::Constraint))
            };
            let is_broken = contraries.map(&mut holds).find(|answer| *answer != Ok(false)).unwrap_or(Ok(false));
            let is_idle = is_broken.map(|is_broken| !is_broken);
            if let Some(is_kept) = is_kept.get_mut(rule) {
                *is_kept = is_idle != Ok(true);
            }
            found.push(is_idle);
        }
        found.reverse();
        found
    }
}

/// Constraints of which one holds exactly where `constraint` does not.
fn contrary(constraint: &Constraint, sizes: &[usize]) -> Vec<Constraint> {
    match constraint {
        Constraint::Clauses(clauses) => {
            let fails = |literal: &Literal| {
                let all = 0..sizes[literal.variable] as u16;
                let values = all.filter(|value| literal.values.binary_search(value).is_err()).collect();
                vec![Literal { variable: literal.variable, values }]
            };
            let contrary = |clause: &Vec<Literal>| Constraint::Clauses(clause.iter().map(fails).collect());
            clauses.iter().map(contrary).collect()
        }
        Constraint::Table(table) => vec![Constraint::Table(table.turned_round())],
        Constraint::Linear(Linear { terms, min, max }) => {
            let beyond = |min, max| Constraint::Linear(Linear { terms: terms.clone(), min, max });
            let below = min.and_then(|min| min.checked_sub(1)).map(|most| beyond(None, Some(most)));
            let above = max.and_then(|max| max.checked_add(1)).map(|least| beyond(Some(least), None));
            below.into_iter().chain(above).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::Catalog,
        rules::fixture::{any_catalog, valid_selections},
    };
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_left_out_was_said_already_and_the_rest_was_not(catalog in any_catalog()) {
            let all: Vec<usize> = (0..catalog.rules.len()).collect();
            let idle = Rulebook::new(&catalog).idle(&all);
            let designs = |kept: &dyn Fn(usize) -> bool| {
                let rules = all.iter().filter(|rule| kept(**rule)).map(|&rule| catalog.rules[rule].clone()).collect();
                valid_selections(&Catalog { rules, ..catalog.clone() })
            };
            let is_kept = |rule: usize| idle[rule] == Ok(false);
            let valid = designs(&|_| true);
            prop_assert_eq!(&designs(&is_kept), &valid);
            for left_out in all.iter().copied().filter(|&rule| is_kept(rule)) {
                prop_assert!(designs(&|rule| is_kept(rule) && rule != left_out) != valid, "{} says nothing", left_out);
            }
        }
    }
}
