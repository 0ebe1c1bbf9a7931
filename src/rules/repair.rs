//! The smallest change that makes a set of wishes possible.
//!
//! Every reason why the wishes clash must lose a member, so the search branches on the members of one clash after another,
//! with a growing budget of drops. Clashes come from the solver, but only yes or no answers decide, which makes the result
//! independent of what was asked before.

use super::problem::Problem;
use crate::catalog::Choice;

/// Up to this many drops the result is the smallest there is. Beyond it wishes are kept greedily in their order, which is
/// minimal (nothing dropped could stay) but perhaps not smallest; it bounds the time for designs that hardly fit at all.
pub(super) const EXACT_DROPS: usize = 5;

/// By wish, whether it is dropped so that the others go with `fixed`. Among equally small sets the one that keeps the
/// earlier wishes. `None` if `fixed` alone is impossible.
pub(super) fn smallest_drop(problem: &mut Problem, fixed: &[Choice], wishes: &[Choice]) -> Option<Vec<bool>> {
    if !problem.is_possible(fixed.iter().copied()) {
        return None;
    }
    let none = vec![false; wishes.len()];
    let mut search = Search { problem, fixed, wishes, kept: none.clone(), dropped: none, clashes: Vec::new() };
    let budget = (0..=EXACT_DROPS).find(|&budget| search.succeeds_within(budget));
    Some(match budget {
        Some(budget) => search.earliest(budget),
        None => search.greedy(),
    })
}

struct Search<'a> {
    problem: &'a mut Problem,
    fixed: &'a [Choice],
    wishes: &'a [Choice],
    /// Wishes that the search must not drop.
    kept: Vec<bool>,
    dropped: Vec<bool>,
    /// Sets of wishes, by position, that do not go together with `fixed`.
    clashes: Vec<Vec<usize>>,
}

impl Search<'_> {
    /// Whether dropping at most `budget` further wishes is enough. Afterwards `dropped` holds these drops, or is as before.
    fn succeeds_within(&mut self, budget: usize) -> bool {
        let Some(clash) = self.clash() else { return true };
        if budget == 0 {
            return false;
        }
        let mut settled = Vec::new();
        let mut success = false;
        for wish in clash {
            if self.kept[wish] {
                continue;
            }
            self.dropped[wish] = true;
            success = self.succeeds_within(budget - 1);
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
        success
    }

    /// Turns the drops just found, `budget` in number, into those that spare the earlier wishes.
    fn earliest(mut self, mut budget: usize) -> Vec<bool> {
        let mut best = std::mem::replace(&mut self.dropped, vec![false; self.wishes.len()]);
        for wish in 0..self.wishes.len() {
            self.kept[wish] = true;
            if !best[wish] {
                continue;
            }
            let before = self.dropped.clone();
            if self.succeeds_within(budget) {
                best = std::mem::replace(&mut self.dropped, before);
            } else {
                self.kept[wish] = false;
                self.dropped[wish] = true;
                budget -= 1;
            }
        }
        best
    }

    fn greedy(mut self) -> Vec<bool> {
        let mut kept = self.fixed.to_vec();
        for (wish, &choice) in self.wishes.iter().enumerate() {
            kept.push(choice);
            if !self.problem.is_possible(kept.iter().copied()) {
                kept.pop();
                self.dropped[wish] = true;
            }
        }
        self.dropped
    }

    /// A minimal set of wishes, none of them dropped, that does not go with `fixed`; `None` if all that is left goes.
    fn clash(&mut self) -> Option<Vec<usize>> {
        let known = self.clashes.iter().find(|clash| clash.iter().all(|&wish| !self.dropped[wish]));
        if let Some(clash) = known {
            return Some(clash.clone());
        }
        let left: Vec<_> = (0..self.wishes.len()).filter(|&wish| !self.dropped[wish]).collect();
        if self.goes(&left) {
            return None;
        }
        let mut clash = left;
        clash.retain(|&wish| self.problem.refutation_has(self.wishes[wish]));
        let mut position = 0;
        while clash.len() > 1 && position < clash.len() {
            let wish = clash.remove(position);
            if self.goes(&clash) {
                clash.insert(position, wish);
                position += 1;
            }
        }
        self.clashes.push(clash.clone());
        Some(clash)
    }

    fn goes(&mut self, wishes: &[usize]) -> bool {
        let wishes = wishes.iter().map(|&wish| self.wishes[wish]);
        self.problem.is_possible(self.fixed.iter().copied().chain(wishes))
    }
}
