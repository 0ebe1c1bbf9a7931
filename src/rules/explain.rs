//! Why not: minimal sets of own choices and rules, and the smallest set of rules that makes a line void.
//!
//! Members are left out from the last to the first, each if what remains still refutes the question; the solver's cores say
//! which can be left out together (deletion with core skipping; see Marques-Silva and Lynce, On Improving MUS Extraction
//! Algorithms, SAT 2011). Members after the last of a core would each be left out anyway, so the result is the same whatever
//! core the solver finds. Invariant: what is explained does not depend on earlier questions.

use super::{
    Rulebook,
    book::own_besides,
    clauses::Clauses,
    network::Network,
    problem::{Engine, Member},
};
use crate::catalog::{Choice, Design};
use std::sync::{Mutex, PoisonError};

/// The shortest reason for a refusal, see [`Rulebook::explain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub choices: Vec<Choice>,
    pub rules: Vec<usize>,
}

/// Rules that leave no design, see [`Rulebook::void_core`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoidCore {
    /// In order; each is needed.
    pub rules: Vec<usize>,
    /// No smaller set leaves no design. False where the search for one was given up.
    pub is_smallest: bool,
}

/// The solver that explanations share.
#[derive(Default)]
pub(super) struct Explainer(Mutex<Option<Engine>>);

/// After so many conflicts the solver is made anew: what it learnt slows it down by then.
const MAX_CONFLICTS: u64 = 20_000;
/// Bounds the search for a smallest set of rules: rounds, questions to the solver, and steps of choosing candidates in all.
const MAX_ROUNDS: usize = 200;
const MAX_CALLS: usize = 1_000;
const MAX_STEPS: usize = 200_000;

impl Rulebook {
    /// Why `choice` does not go with the own choices of `design`: a minimal set of own choices and of rules (indices into
    /// [`crate::catalog::Catalog::rules`]) that together forbid it; dropping any one member makes it possible. Empty if it is
    /// free.
    pub fn explain(&self, design: &Design, choice: Choice) -> Explanation {
        // The wish, and before it the own choices that may be the reason.
        let mut wish = own_besides(design, choice.group);
        wish.push(choice);
        if self.is_possible(&wish) {
            return Explanation::default();
        }
        // Under all rules the diagram says what is needed, much faster than the solver.
        for i in (0..wish.len() - 1).rev() {
            let own = wish.remove(i);
            if self.is_possible(&wish) {
                wish.insert(i, own);
            }
        }
        let wished: Vec<_> = wish.iter().map(|c| Member::Value(c.group.0.into(), c.value.0)).collect();
        let rules: Vec<_> = (0..self.network.constraints().len()).map(Member::Constraint).collect();
        let network = &self.network;
        let needed = self.with_engine(|engine, clauses| {
            Refutation { engine, clauses, network, wish: &wished, calls: 0 }.minimal(&rules)
        });
        wish.pop();
        Explanation { choices: wish, rules: needed.unwrap_or_default().into_iter().map(position).collect() }
    }

    /// The smallest set of rules (indices into [`crate::catalog::Catalog::rules`]) that leaves no design at all; `None` if
    /// there is a valid design.
    ///
    /// Every set of rules that can be broken together to make the rest possible shares a member with every such core, so a
    /// smallest set that hits all breaks found so far is a lower bound (Ignatiev, Previti, Liffiton and Marques-Silva, Smallest
    /// MUS Extraction with Minimal Hitting Set Dualization, CP 2015). The work is bounded; see [`VoidCore::is_smallest`].
    pub fn void_core(&self) -> Option<VoidCore> {
        if self.compiled().is_ok_and(|diagram| !diagram.is_void()) {
            return None;
        }
        let network = &self.network;
        let all: Vec<_> = (0..self.network.constraints().len()).collect();
        let found = self.with_engine(|engine, clauses| {
            let mut refutation = Refutation { engine, clauses, network, wish: &[], calls: 0 };
            let members: Vec<_> = all.iter().map(|&rule| Member::Constraint(rule)).collect();
            let core = refutation.minimal(&members)?;
            let core: Vec<usize> = core.into_iter().map(|member| position(member)).collect();
            Some(refutation.smallest(core))
        })?;
        Some(found)
    }

    fn with_engine<T>(&self, ask: impl FnOnce(&mut Engine, &Clauses) -> T) -> T {
        let clauses = self.clauses();
        // A solver that a panic left behind is thrown away.
        let mut shared = self.explainer.0.lock().unwrap_or_else(|poisoned| {
            let mut inner = PoisonError::into_inner(poisoned);
            *inner = None;
            inner
        });
        let engine = shared.get_or_insert_with(|| Engine::new(clauses));
        let answer = ask(engine, clauses);
        if engine.conflicts() > MAX_CONFLICTS {
            *shared = None;
        }
        answer
    }
}

fn position(member: Member) -> usize {
    match member {
        Member::Constraint(rule) => rule,
        Member::Value(group, _) => group,
    }
}

/// Questions of one explanation: whether members go with what is wished.
struct Refutation<'a> {
    engine: &'a mut Engine,
    clauses: &'a Clauses,
    network: &'a Network,
    wish: &'a [Member],
    /// Questions asked in search of a smallest set.
    calls: usize,
}

impl Refutation<'_> {
    fn is_possible(&mut self, members: impl IntoIterator<Item = Member>) -> bool {
        self.engine.is_possible(self.clauses, members.into_iter().chain(self.wish.iter().copied()))
    }

    /// What is left of `members`, in order, when those that are not needed are left out from the last to the first. `None` if
    /// all go with what is wished.
    fn minimal(&mut self, members: &[Member]) -> Option<Vec<Member>> {
        if self.is_possible(members.iter().copied()) {
            return None;
        }
        let mut needed: Vec<Member> = Vec::new();
        let mut end = members.len();
        let core = |this: &Self, end: usize| {
            let has = |&&member: &&Member| this.engine.refutation_has(this.clauses, member);
            members[..end].iter().filter(has).copied().collect::<Vec<_>>()
        };
        let mut left = core(self, end);
        while let Some(last) = left.pop() {
            // Nothing between the core's last member and the end is needed.
            end = members[..end].iter().rposition(|&member| member == last)?;
            if self.is_possible(members[..end].iter().chain(&needed).copied()) {
                needed.push(last);
            } else {
                left = core(self, end);
            }
        }
        needed.reverse();
        Some(needed)
    }

    /// Rules that cannot all hold with `kept`, which the solver just found possible, where as many as fit in hold too. `None`
    /// if the solver was asked too often.
    fn broken_beside(&mut self, mut kept: Vec<usize>) -> Option<Vec<usize>> {
        let constraints = self.network.constraints();
        let mut open: Vec<usize> = (0..constraints.len()).rev().filter(|rule| !kept.contains(rule)).collect();
        let mut broken = Vec::new();
        let mut is_new = true;
        loop {
            if is_new {
                // What holds in the witness fits in.
                let witness = self.engine.witness(self.clauses, self.network.sizes());
                let holds = |&rule: &usize| constraints[rule].holds(|variable| witness[variable]);
                let (more, left) = open.into_iter().partition(holds);
                kept.extend::<Vec<usize>>(more);
                open = left;
            }
            let Some(rule) = open.pop() else { return Some(broken) };
            kept.push(rule);
            is_new = self.is_possible(kept.iter().map(|&rule| Member::Constraint(rule)));
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

    /// A smallest set of rules that refutes, not larger than `core`.
    fn smallest(&mut self, mut core: Vec<usize>) -> VoidCore {
        let mut breaks: Vec<Vec<usize>> = Vec::new();
        let mut steps = MAX_STEPS;
        for _ in 0..MAX_ROUNDS {
            let Some(candidate) = smallest_hit(&breaks, core.len(), &mut steps) else {
                core.sort_unstable();
                return VoidCore { rules: core, is_smallest: steps > 0 };
            };
            if !self.is_possible(candidate.iter().map(|&rule| Member::Constraint(rule))) {
                core = candidate;
                continue;
            }
            let Some(broken) = self.broken_beside(candidate) else { break };
            breaks.push(broken);
        }
        core.sort_unstable();
        VoidCore { rules: core, is_smallest: false }
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
