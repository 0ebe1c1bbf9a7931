//! What customers tried and the rules refused: plain data for the vendor.
//!
//! Invariant: a log has a bounded number of entries, and what it counts does not depend on the order in which it was told.

use super::{Explanation, Rulebook};
use crate::catalog::{Choice, Design};
use std::collections::BTreeMap;

/// One refused choice with the shortest reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Refusal {
    pub choice: Choice,
    /// Own choices that stood against it.
    pub because: Vec<Choice>,
    /// Indices into [`crate::catalog::Catalog::rules`].
    pub rules: Vec<usize>,
}

/// How often each refusal happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefusalLog {
    counts: BTreeMap<Refusal, u64>,
    /// Refusals that found no place.
    pub left_out: u64,
}

impl Refusal {
    /// Why `choice` was refused in `design`; `None` if it is free there.
    pub fn new(book: &Rulebook, design: &Design, choice: Choice) -> Option<Self> {
        let Explanation { choices: because, rules, .. } = book.explain(design, choice);
        (!because.is_empty() || !rules.is_empty()).then_some(Self { choice, because, rules })
    }
}

impl RefusalLog {
    /// Different refusals that are kept.
    pub const MAX: usize = 10_000;

    pub fn add(&mut self, refusal: Refusal) {
        if self.counts.len() < Self::MAX || self.counts.contains_key(&refusal) {
            *self.counts.entry(refusal).or_default() += 1;
        } else {
            self.left_out += 1;
        }
    }

    /// All refusals with how often they happened, the most frequent first, then in order.
    pub fn ranking(&self) -> Vec<(&Refusal, u64)> {
        let mut ranking: Vec<_> = self.counts.iter().map(|(refusal, &count)| (refusal, count)).collect();
        ranking.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        ranking
    }

    /// By rule (an index into [`crate::catalog::Catalog::rules`]), how many refusals it had a part in.
    pub fn by_rule(&self) -> BTreeMap<usize, u64> {
        let mut counts = BTreeMap::new();
        for (refusal, &count) in &self.counts {
            refusal.rules.iter().for_each(|&rule| *counts.entry(rule).or_default() += count);
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::{Refusal, RefusalLog};
    use crate::{
        catalog::{Design, Selection},
        rules::{Rulebook, fixture::*},
    };

    #[test]
    fn refusals_are_counted_by_choice_and_by_rule() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        let selection = selection(&catalog, &["road", "carbon", "drop", "black", "none"]);
        let design =
            Design { selection: Selection::new(selection.choices().map(|c| c.value).collect()), own: vec![true; 5] };
        let mut log = RefusalLog::default();
        for id in ["racks", "gold", "racks", "road", "orange"] {
            if let Some(refusal) = Refusal::new(&book, &design, choice(&catalog, id)) {
                log.add(refusal);
            }
        }
        let ranking: Vec<_> = log.ranking().into_iter().map(|(r, count)| (r.choice, r.because.len(), count)).collect();
        assert_eq!(ranking, [(choice(&catalog, "racks"), 1, 2), (choice(&catalog, "gold"), 0, 1)]);
        assert_eq!(log.by_rule().into_iter().collect::<Vec<_>>(), [(2, 2), (3, 1)]);
        assert_eq!(log.left_out, 0);
    }
}
