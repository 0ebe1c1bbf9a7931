//! Why a line has no design: the smallest set of rules that contradict each other.
//!
//! Every set of rules that can be broken together to make the rest possible shares a member with every such set, so a smallest
//! set that hits all breaks found so far is a lower bound (Ignatiev, Previti, Liffiton and Marques-Silva, Smallest MUS Extraction
//! with Minimal Hitting Set Dualization, CP 2015). Invariant: the work is bounded, and where it did not suffice the result says
//! so.

use super::{Rulebook, refutation::Refutation};

/// Rules that leave no design, see [`Rulebook::void_core`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoidCore {
    /// In order; each is needed if `is_smallest`.
    pub rules: Vec<usize>,
    /// No smaller set leaves no design. False where the search for one was given up.
    pub is_smallest: bool,
}

/// Bounds the search for a smallest set of rules: rounds, questions to the solver, and steps of choosing candidates in all.
const MAX_ROUNDS: usize = 200;
const MAX_CALLS: usize = 1_000;
const MAX_STEPS: usize = 200_000;

impl Rulebook {
    /// The smallest set of rules (indices into [`crate::catalog::Catalog::rules`]) that leaves no design at all; `None` if
    /// there is a valid design, or if it is not known whether there is one.
    pub fn void_core(&self) -> Option<VoidCore> {
        if self.compiled().is_ok_and(|diagram| !diagram.is_void()) {
            return None;
        }
        let all: Vec<_> = (0..self.network.constraints().len()).collect();
        self.with_engine(|engine, _| {
            let mut refutation = Refutation::new(self, engine, &[]);
            let core = refutation.minimal(&all).ok()??;
            Some(Smallest { refutation, book: self, calls: 0 }.smallest(core.rules))
        })
    }
}

struct Smallest<'a> {
    refutation: Refutation<'a>,
    book: &'a Rulebook,
    /// Questions asked so far.
    calls: usize,
}

impl Smallest<'_> {
    /// A smallest set of rules that refutes, not larger than `core`.
    fn smallest(&mut self, mut core: Vec<usize>) -> VoidCore {
        let mut breaks: Vec<Vec<usize>> = Vec::new();
        let mut steps = MAX_STEPS;
        for _ in 0..MAX_ROUNDS {
            let Some(candidate) = smallest_hit(&breaks, core.len(), &mut steps) else {
                core.sort_unstable();
                return VoidCore { rules: core, is_smallest: steps > 0 };
            };
            match self.refutation.is_possible(candidate.iter().copied()) {
                Ok(false) => core = candidate,
                Ok(true) => match self.broken_beside(candidate) {
                    Some(broken) => breaks.push(broken),
                    None => break,
                },
                Err(_) => break,
            }
        }
        core.sort_unstable();
        VoidCore { rules: core, is_smallest: false }
    }

    /// Rules that cannot all hold with `kept`, which the solver just found possible, where as many as fit in hold too. `None`
    /// if the solver was asked too often.
    fn broken_beside(&mut self, mut kept: Vec<usize>) -> Option<Vec<usize>> {
        let constraints = self.book.network.constraints();
        let mut open: Vec<usize> = (0..constraints.len()).rev().filter(|rule| !kept.contains(rule)).collect();
        let mut broken = Vec::new();
        let mut is_new = true;
        loop {
            if is_new {
                // What holds in the witness fits in.
                let witness = self.refutation.witness();
                let holds = |&rule: &usize| constraints[rule].holds(|variable| witness[variable]);
                let (more, left) = open.into_iter().partition(holds);
                kept.extend::<Vec<usize>>(more);
                open = left;
            }
            let Some(rule) = open.pop() else { return Some(broken) };
            kept.push(rule);
            is_new = self.refutation.is_possible(kept.iter().copied()).ok()?;
            if !is_new {
                kept.pop();
                broken.push(rule);
            }
            self.calls += 1;
            if self.calls > MAX_CALLS {
                return None;
            }
        }
    }
}

/// A smallest set with a member of each of `sets`, if there is one with less than `below` members. Sets `steps` to 0 and
/// finds none when these are used up.
fn smallest_hit(sets: &[Vec<usize>], below: usize, steps: &mut usize) -> Option<Vec<usize>> {
    (0..below).find_map(|size| {
        let mut chosen = Vec::new();
        hits(sets, &mut chosen, size, steps).then_some(chosen)
    })
}

fn hits(sets: &[Vec<usize>], chosen: &mut Vec<usize>, left: usize, steps: &mut usize) -> bool {
    *steps = steps.saturating_sub(1);
    let missed = sets.iter().filter(|set| !set.iter().any(|member| chosen.contains(member)));
    let Some(missed) = missed.min_by_key(|set| set.len()) else { return true };
    if left == 0 || *steps == 0 {
        return false;
    }
    for &member in missed {
        chosen.push(member);
        if hits(sets, chosen, left - 1, steps) {
            return true;
        }
        chosen.pop();
    }
    false
}
