//! Answers by search: a satisfiability solver for rules that were not compiled.
//!
//! Every reason why wishes clash must lose a member, so the search for the smallest change branches on the members of one
//! clash after another, with a growing budget of drops. Invariant: clashes come from the solver, but only yes or no answers
//! decide, which makes the result independent of what was asked before; without an answer there is no result.

use super::{
    answer::Known,
    clauses::Clauses,
    effort::{Effort, NotKnown},
    problem::Problem,
};
use crate::catalog::{Choice, Selection};

/// Up to this many drops the result is the smallest there is. Beyond it wishes are kept greedily in their order, which is
/// minimal (nothing dropped could stay) but perhaps not smallest; it bounds the time for designs that hardly fit at all.
pub(super) const EXACT_DROPS: usize = 5;

/// One question; a solver lives as long as that, for what it learns piles up and slows it down.
pub(super) struct Question<'a> {
    problem: Problem<'a>,
    sizes: &'a [usize],
}

impl<'a> Question<'a> {
    pub(super) fn new(clauses: &'a Clauses, sizes: &'a [usize], effort: Effort) -> Self {
        Self { problem: Problem::strict(clauses, effort), sizes }
    }

    pub(super) fn is_possible(&mut self, choices: impl IntoIterator<Item = Choice>) -> Result<bool, NotKnown> {
        self.problem.is_possible(choices.into_iter().map(pair))
    }

    /// See [`super::Rulebook::complete`].
    pub(super) fn complete(
        &mut self,
        fixed: &[Choice],
        prefer: &Selection,
        defaults: &Selection,
    ) -> Result<Option<Selection>, NotKnown> {
        let sizes = self.sizes;
        let mut completion =
            Completion { question: self, taken: fixed.to_vec(), witness: Vec::new(), proven: Ok(true) };
        if !completion.prove()? {
            return Ok(None);
        }
        let found = super::answer::settle(Known { sizes, fixed, prefer, defaults }, |choice| completion.take(choice));
        completion.proven.map(|_| found)
    }

    /// By wish, whether it is dropped so that the others go with `fixed`. Among equally small sets the one that keeps the
    /// earlier wishes. `None` if `fixed` alone is impossible.
    pub(super) fn smallest_drop(&mut self, fixed: &[Choice], wishes: &[Choice]) -> Result<Option<Vec<bool>>, NotKnown> {
        if !self.is_possible(fixed.iter().copied())? {
            return Ok(None);
        }
        let none = vec![false; wishes.len()];
        let mut search =
            Search { question: self, fixed, wishes, kept: none.clone(), dropped: none, clashes: Vec::new() };
        for budget in 0..=EXACT_DROPS {
            if search.succeeds_within(budget)? {
                return search.earliest(budget).map(Some);
            }
        }
        search.greedy().map(Some)
    }
}

fn pair(choice: Choice) -> (usize, u16) {
    (choice.group.0.into(), choice.value.0)
}

/// Choices that go together, with a valid design that proves it.
struct Completion<'a, 'b> {
    question: &'a mut Question<'b>,
    taken: Vec<Choice>,
    /// By group, its value in the proof.
    witness: Vec<u16>,
    /// What came of the last attempt to prove something.
    proven: Result<bool, NotKnown>,
}

impl Completion<'_, '_> {
    /// Adds `choice` if a valid design has it with all taken before.
    fn take(&mut self, choice: Choice) -> bool {
        if self.proven.is_err() {
            return false;
        }
        self.taken.push(choice);
        let (group, value) = pair(choice);
        let is_proven = self.witness.get(group) == Some(&value) || {
            self.proven = self.prove();
            self.proven == Ok(true)
        };
        if !is_proven {
            self.taken.pop();
        }
        is_proven
    }

    fn prove(&mut self) -> Result<bool, NotKnown> {
        let is_possible = self.question.is_possible(self.taken.iter().copied())?;
        if is_possible {
            self.witness = self.question.problem.witness(self.question.sizes);
        }
        Ok(is_possible)
    }
}

struct Search<'a, 'b> {
    question: &'a mut Question<'b>,
    fixed: &'a [Choice],
    wishes: &'a [Choice],
    /// Wishes that the search must not drop.
    kept: Vec<bool>,
    dropped: Vec<bool>,
    /// Sets of wishes, by position, that do not go together with `fixed`.
    clashes: Vec<Vec<usize>>,
}

impl Search<'_, '_> {
    /// Whether dropping at most `budget` further wishes is enough. Afterwards `dropped` holds these drops, or is as before.
    fn succeeds_within(&mut self, budget: usize) -> Result<bool, NotKnown> {
        let Some(clash) = self.clash()? else { return Ok(true) };
        if budget == 0 {
            return Ok(false);
        }
        let mut settled = Vec::new();
        let mut success = false;
        for wish in clash {
            if self.kept[wish] {
                continue;
            }
            self.dropped[wish] = true;
            success = self.succeeds_within(budget - 1)?;
            if success {
                break;
            }
            // No small enough set drops it, so the branches to come need not try.
            self.dropped[wish] = false;
            self.kept[wish] = true;
            settled.push(wish);
        }
        for wish in settled {
            self.kept[wish] = false;
        }
        Ok(success)
    }

    /// Turns the drops just found, `budget` in number, into those that spare the earlier wishes.
    fn earliest(mut self, mut budget: usize) -> Result<Vec<bool>, NotKnown> {
        let mut best = std::mem::replace(&mut self.dropped, vec![false; self.wishes.len()]);
        for wish in 0..self.wishes.len() {
            self.kept[wish] = true;
            if !best[wish] {
                continue;
            }
            let before = self.dropped.clone();
            if self.succeeds_within(budget)? {
                best = std::mem::replace(&mut self.dropped, before);
            } else {
                self.kept[wish] = false;
                self.dropped[wish] = true;
                budget -= 1;
            }
        }
        Ok(best)
    }

    fn greedy(mut self) -> Result<Vec<bool>, NotKnown> {
        let mut kept = self.fixed.to_vec();
        for (wish, &choice) in self.wishes.iter().enumerate() {
            kept.push(choice);
            if !self.question.is_possible(kept.iter().copied())? {
                kept.pop();
                self.dropped[wish] = true;
            }
        }
        Ok(self.dropped)
    }

    /// A minimal set of wishes, none of them dropped, that does not go with `fixed`; `None` if all that is left goes.
    fn clash(&mut self) -> Result<Option<Vec<usize>>, NotKnown> {
        let known = self.clashes.iter().find(|clash| clash.iter().all(|&wish| !self.dropped[wish]));
        if let Some(clash) = known {
            return Ok(Some(clash.clone()));
        }
        let left: Vec<_> = (0..self.wishes.len()).filter(|&wish| !self.dropped[wish]).collect();
        if self.goes(&left)? {
            return Ok(None);
        }
        let mut clash = left;
        clash.retain(|&wish| self.question.problem.refutation_has(pair(self.wishes[wish])));
        let mut position = 0;
        while clash.len() > 1 && position < clash.len() {
            let wish = clash.remove(position);
            if self.goes(&clash)? {
                clash.insert(position, wish);
                position += 1;
            }
        }
        self.clashes.push(clash.clone());
        Ok(Some(clash))
    }

    fn goes(&mut self, wishes: &[usize]) -> Result<bool, NotKnown> {
        let wishes = wishes.iter().map(|&wish| self.wishes[wish]);
        self.question.is_possible(self.fixed.iter().copied().chain(wishes))
    }
}
