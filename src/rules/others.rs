//! What is possible without one of the rules: whether that rule has anything to say.
//!
//! Invariant: a known answer is exact; the work for all questions together is counted.

use super::{
    Rulebook,
    clauses::Clauses,
    effort::NotKnown,
    problem::{Engine, Member},
};
use crate::catalog::{Is, ValueIx};

/// Most rules that are assumed to hold, over all questions.
const MAX_ASSUMED: usize = 2_000_000;

/// Questions about all rules but one.
pub struct Others<'a> {
    book: &'a Rulebook,
    clauses: &'a Clauses,
    engine: Engine,
    /// Rules that may still be assumed.
    left: usize,
}

impl Rulebook {
    /// Asks what the rules allow if one of them is left out.
    pub fn others(&self) -> Others<'_> {
        let clauses = self.clauses();
        let mut engine = Engine::new(clauses);
        engine.begin(self.effort);
        Others { book: self, clauses, engine, left: MAX_ASSUMED }
    }
}

impl Others<'_> {
    /// Whether a design that keeps all rules but perhaps `rule` (an index into [`crate::catalog::Catalog::rules`]) meets all
    /// `conditions`.
    ///
    /// # Errors
    /// The effort for all questions is used up.
    pub fn is_possible(&mut self, rule: usize, conditions: &[Is]) -> Result<bool, NotKnown> {
        let rules = self.book.network.constraints().len();
        self.left = self.left.checked_sub(rules).ok_or(NotKnown)?;
        let unlike = |is: &Is| {
            let group = usize::from(is.group.0);
            let size = self.book.network.sizes().get(group).copied().unwrap_or(0) as u16;
            let others = (0..size).filter(|&value| !is.values.contains(&ValueIx(value)));
            others.map(|value| Member::Not(group, value)).collect::<Vec<_>>()
        };
        let conditions = conditions.iter().flat_map(unlike);
        let others = (0..rules).filter(|&other| other != rule).map(Member::Constraint);
        self.engine.is_possible(self.clauses, conditions.chain(others))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{Catalog, RuleKind},
        rules::fixture::{any_catalog, valid_selections},
    };
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_the_others_allow_is_known(catalog in any_catalog()) {
            let book = Rulebook::new(&catalog);
            let mut others = book.others();
            for (at, rule) in catalog.rules.iter().enumerate() {
                let (RuleKind::Requires { when: conditions, .. } | RuleKind::Excludes { these: conditions }) = &rule.kind else {
                    continue;
                };
                let rules = catalog.rules.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, rule)| rule.clone());
                let valid = valid_selections(&Catalog { rules: rules.collect(), ..catalog.clone() });
                let expected = valid.iter().any(|selection| conditions.iter().all(|is| is.holds(selection)));
                prop_assert_eq!(others.is_possible(at, conditions), Ok(expected), "{:?}", conditions);
            }
        }
    }
}
