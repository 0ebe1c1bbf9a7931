//! What can be chosen together, asked about many sets of choices with one effort for all of them.
//!
//! Invariant: what is called impossible is; the work is bounded by a count, whether the rules are compiled or not.

use crate::{
    catalog::{Choice, Is},
    rules::{Questions, Rulebook},
};

/// Most sets of choices that are tried; thousands of rules are not all checked.
const MAX_TRIED: usize = 20_000;
/// A diagram is read once for each try; one with so many edges counts as one.
const EDGES: usize = 10_000;
/// Most ways of meeting a condition that are tried before it is believed.
const MAX_COMBINATIONS: usize = 64;

/// Questions about one rule book.
pub struct Inquiry<'a> {
    questions: Questions<'a>,
    left: usize,
    /// What each try takes from `left`.
    cost: usize,
}

impl<'a> Inquiry<'a> {
    pub fn new(book: &'a Rulebook) -> Self {
        let cost = book.compiled().map_or(1, |diagram| 1 + diagram.edges().len() / EDGES);
        Self { questions: book.questions(), left: MAX_TRIED, cost }
    }

    /// No valid design has all of `choices`. False if that is not known.
    pub fn is_impossible(&mut self, choices: &[Choice]) -> bool {
        let Some(left) = self.left.checked_sub(self.cost) else { return false };
        self.left = left;
        self.questions.try_is_possible(choices) == Ok(false)
    }

    /// No valid design meets all of `conditions`. False if that is not known.
    pub fn never_holds(&mut self, conditions: &[Is]) -> bool {
        combinations(conditions).is_some_and(|all| all.iter().all(|choices| self.is_impossible(choices)))
    }
}

/// Every way to meet the conditions; `None` if there are too many to try.
fn combinations(when: &[Is]) -> Option<Vec<Vec<Choice>>> {
    let count = when.iter().try_fold(1_usize, |n, is| n.checked_mul(is.values.len()))?;
    (count <= MAX_COMBINATIONS).then(|| {
        when.iter().fold(vec![Vec::new()], |all, is| {
            let longer = |head: &Vec<Choice>| {
                let choices = is.values.iter().map(|&value| Choice { group: is.group, value });
                choices.map(|choice| head.iter().copied().chain([choice]).collect()).collect::<Vec<_>>()
            };
            all.iter().flat_map(longer).collect()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{GroupIx, RuleKind, ValueIx},
        rules::{Effort, diagram::Limits, fixture::sized},
    };

    #[test]
    fn what_is_not_known_is_not_called_impossible() {
        let is = |group: u16, values: &[u16]| Is {
            group: GroupIx(group),
            values: values.iter().copied().map(ValueIx).collect(),
        };
        let catalog = sized(&[3, 3], vec![RuleKind::Excludes { these: vec![is(0, &[0, 1]), is(1, &[0, 1])] }]);
        let limits = Limits { nodes: 0, edges: 0, steps: 0 };
        let searched =
            Rulebook::of(Rulebook::network_of(&catalog), crate::catalog::Selection::defaults(&catalog), limits);
        let [never, perhaps] = [vec![is(0, &[0, 1]), is(1, &[1])], vec![is(0, &[0, 2]), is(1, &[1])]];
        for book in [&Rulebook::new(&catalog), &searched] {
            let mut inquiry = Inquiry::new(book);
            assert!(inquiry.never_holds(&never) && !inquiry.never_holds(&perhaps));
            inquiry.left = 1;
            assert!(!inquiry.never_holds(&never), "two ways, and only one may be tried");
            inquiry.left = 2;
            assert!(inquiry.never_holds(&never));
        }
        // Every call counts as one conflict more.
        let searched = searched.with_effort(Effort { call: 10, question: 3 });
        let mut inquiry = Inquiry::new(&searched);
        assert!(inquiry.never_holds(&never) && !inquiry.never_holds(&never), "the effort is shared");
    }
}
