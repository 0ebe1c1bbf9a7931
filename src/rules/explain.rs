//! Why not: minimal sets of own choices and rules.
//!
//! Under all rules the diagram says which own choices are needed. Of the rules those near the wish are asked first, until
//! they refute it; of these it is found out which are needed (see [`Refutation`]). Invariant: what is explained does not depend on
//! earlier questions.

use super::{
    Rulebook, answer,
    book::own_besides,
    clauses::Clauses,
    effort::NotKnown,
    problem::{Engine, Member},
    refutation::{Core, Refutation},
};
use crate::catalog::{Choice, Design};
use std::sync::{Mutex, PoisonError};

/// The shortest reason for a refusal, see [`Rulebook::explain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub choices: Vec<Choice>,
    pub rules: Vec<usize>,
    /// The search was given up: more may be named than is needed, no rules where those were not found, or nothing where it is not
    /// known whether the choice is free.
    pub is_cut_short: bool,
}

/// The solver that explanations share.
#[derive(Default)]
pub(super) struct Explainer(Mutex<Option<Engine>>);

/// So many rules near a wish are asked first, then twice as many, and so on.
const FIRST: usize = 4;
/// After so many conflicts the solver is made anew: what it learnt slows it down by then.
const MAX_CONFLICTS: u64 = 20_000;

impl Rulebook {
    /// Why `choice` does not go with the own choices of `design`: a minimal set of own choices and of rules (indices into
    /// [`crate::catalog::Catalog::rules`]) that together forbid it; dropping any one member makes it possible. Empty if it is
    /// free.
    pub fn explain(&self, design: &Design, choice: Choice) -> Explanation {
        // The wish, and before it the own choices that may be the reason.
        let mut wish = own_besides(design, choice.group);
        wish.push(choice);
        let is_shrunk = match self.shrink(&mut wish) {
            Ok(Some(is_shrunk)) => is_shrunk,
            Ok(None) => return Explanation::default(),
            Err(NotKnown) => return Explanation { is_cut_short: true, ..Explanation::default() },
        };
        // The own choices in conflict are known, whether the rules between them are found or not.
        let unknown = Core { rules: Vec::new(), is_cut_short: true };
        let Core { mut rules, is_cut_short } = self.refute(&wish).ok().flatten().unwrap_or(unknown);
        rules.sort_unstable();
        wish.pop();
        Explanation { choices: wish, rules, is_cut_short: is_cut_short || !is_shrunk }
    }

    /// Leaves out of `wish` all that the rules do not need to forbid it, never the last choice; whether it is known that all the
    /// rest is needed. `None` if they allow it.
    fn shrink(&self, wish: &mut Vec<Choice>) -> Result<Option<bool>, NotKnown> {
        let mut question;
        let ask: &mut dyn FnMut(&[Choice]) -> Result<bool, NotKnown> = match self.compiled() {
            Ok(diagram) => &mut |choices| Ok(answer::is_possible(diagram, choices)),
            Err(_) => {
                question = self.question();
                &mut |choices| question.is_possible(choices.iter().copied())
            }
        };
        if ask(wish)? {
            return Ok(None);
        }
        let mut is_shrunk = true;
        for i in (0..wish.len() - 1).rev() {
            let own = wish.remove(i);
            let is_needed = ask(wish);
            is_shrunk &= is_needed.is_ok();
            if is_needed != Ok(false) {
                wish.insert(i, own);
            }
        }
        Ok(Some(is_shrunk))
    }

    /// Rules that forbid `wish`, all of which are needed. `None` if no rules do.
    fn refute(&self, wish: &[Choice]) -> Result<Option<Core>, NotKnown> {
        let variables: Vec<usize> = wish.iter().map(|choice| choice.group.0.into()).collect();
        let members: Vec<_> = wish.iter().map(|c| Member::Value(c.group.0.into(), c.value.0)).collect();
        let rules = self.network.nearest(&variables);
        self.with_engine(|engine, _| {
            let mut refutation = Refutation::new(self, engine, &members);
            let mut count = FIRST;
            while count < rules.len() {
                if let Some(core) = refutation.minimal(&rules[..count])? {
                    return Ok(Some(core));
                }
                count *= 2;
            }
            refutation.minimal(&rules)
        })
    }

    /// Asks the solver that explanations share, as one question.
    pub(super) fn with_engine<T>(&self, ask: impl FnOnce(&mut Engine, &Clauses) -> T) -> T {
        let clauses = self.clauses();
        // A solver that a panic left behind is thrown away.
        let mut shared = self.explainer.0.lock().unwrap_or_else(|poisoned| {
            let mut inner = PoisonError::into_inner(poisoned);
            *inner = None;
            inner
        });
        let engine = shared.get_or_insert_with(|| Engine::new(clauses));
        engine.begin(self.effort);
        let answer = ask(engine, clauses);
        if engine.conflicts() > MAX_CONFLICTS {
            *shared = None;
        }
        answer
    }
}
