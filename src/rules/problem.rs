//! Questions put to a satisfiability solver.
//!
//! Either all constraints are on for good, or each question says which of them hold by assuming their selectors. Invariant: only
//! the yes or no of a question is an answer; models and cores depend on what was asked before and serve as witnesses and
//! short cuts alone.

use super::{
    clauses::{Clauses, Literal, Role},
    effort::{Effort, NotKnown},
};
use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, SolverOpts, Var, lbool};

/// Counts conflicts of one call and stops it at a limit.
#[derive(Default)]
struct Meter {
    conflicts: u64,
    limit: u64,
}

impl Callbacks for Meter {
    fn on_new_clause(&mut self, _: &[Lit], kind: ClauseKind) {
        self.conflicts += u64::from(matches!(kind, ClauseKind::Learnt));
    }

    fn stop(&self) -> bool {
        self.conflicts >= self.limit
    }
}

/// The clauses with the solver's state.
pub(super) struct Problem<'a> {
    clauses: &'a Clauses,
    engine: Engine,
}

/// A solver that was given all clauses, for one set of them.
pub(super) struct Engine {
    solver: Solver<Meter>,
    assumptions: Vec<Lit>,
    /// Effort of one call, and what is left of that of the question.
    call: u64,
    left: u64,
}

/// A member of a question: a constraint that holds, or a value that a variable has or has not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Constraint(usize),
    Value(usize, u16),
    Not(usize, u16),
}

impl Engine {
    /// An engine whose questions say which constraints hold.
    pub(super) fn new(clauses: &Clauses) -> Self {
        let mut solver = Solver::new(SolverOpts::default(), Meter::default());
        for role in &clauses.roles {
            let sign = if *role == Role::Value { lbool::TRUE } else { lbool::UNDEF };
            solver.new_var(sign, *role != Role::Derived);
        }
        let mut buffer = Vec::new();
        for clause in clauses.iter() {
            buffer.clear();
            buffer.extend(clause.iter().copied().map(lit));
            solver.add_clause_reuse(&mut buffer);
        }
        Self { solver, assumptions: Vec::new(), call: 0, left: 0 }
    }

    /// An engine in which all constraints hold for good.
    pub(super) fn strict(clauses: &Clauses) -> Self {
        let mut engine = Self::new(clauses);
        for &selector in &clauses.selectors {
            engine.solver.add_clause_reuse(&mut vec![lit(selector)]);
        }
        engine
    }

    /// Begins a question, all calls of which may take so much.
    pub(super) fn begin(&mut self, effort: Effort) {
        (self.call, self.left) = (effort.call, effort.question);
    }

    /// Conflicts so far: what was learnt piles up with them.
    pub(super) fn conflicts(&self) -> u64 {
        self.solver.num_conflicts()
    }

    /// Whether an assignment has all `members`.
    ///
    /// # Errors
    /// The effort did not suffice.
    pub(super) fn is_possible(
        &mut self,
        clauses: &Clauses,
        members: impl IntoIterator<Item = Member>,
    ) -> Result<bool, NotKnown> {
        let limit = self.call.min(self.left);
        *self.solver.cb_mut() = Meter { conflicts: 0, limit };
        self.assumptions.clear();
        self.assumptions.extend(members.into_iter().map(|member| lit(literal(clauses, member))));
        let answer = if limit == 0 { lbool::UNDEF } else { self.solver.solve_limited(&self.assumptions) };
        self.left = self.left.saturating_sub(self.solver.cb().conflicts + 1);
        if answer == lbool::UNDEF { Err(NotKnown) } else { Ok(answer == lbool::TRUE) }
    }

    /// After a no: whether the solver used `member` to refute the question.
    pub(super) fn refutation_has(&self, clauses: &Clauses, member: Member) -> bool {
        self.solver.unsat_core_contains_var(lit(literal(clauses, member)).var())
    }

    /// After a yes: the values of the solver's witness, by variable.
    pub(super) fn witness(&self, clauses: &Clauses, sizes: &[usize]) -> Vec<u16> {
        let has = |variable, value| self.solver.value_lit(lit(clauses.value(variable, value))) == lbool::TRUE;
        let find = |(variable, &size): (usize, &usize)| (0..size as u16).find(|&value| has(variable, value));
        sizes.iter().enumerate().map(|variable| find(variable).unwrap_or(0)).collect()
    }
}

impl<'a> Problem<'a> {
    /// The problem in which all constraints hold, for one question.
    pub(super) fn strict(clauses: &'a Clauses, effort: Effort) -> Self {
        let mut engine = Engine::strict(clauses);
        engine.begin(effort);
        Self { clauses, engine }
    }

    /// Whether an assignment has all these values, by variable. Values that do not exist are impossible.
    pub(super) fn is_possible(&mut self, values: impl IntoIterator<Item = (usize, u16)>) -> Result<bool, NotKnown> {
        self.engine
            .is_possible(self.clauses, values.into_iter().map(|(variable, value)| Member::Value(variable, value)))
    }

    /// After a yes: the values of the solver's witness, by variable.
    pub(super) fn witness(&self, sizes: &[usize]) -> Vec<u16> {
        self.engine.witness(self.clauses, sizes)
    }

    /// After a no: whether the solver used the value to refute the question.
    pub(super) fn refutation_has(&self, (variable, value): (usize, u16)) -> bool {
        self.engine.refutation_has(self.clauses, Member::Value(variable, value))
    }
}

fn literal(clauses: &Clauses, member: Member) -> Literal {
    match member {
        Member::Constraint(i) => clauses.selectors.get(i).copied().unwrap_or(clauses.never),
        Member::Value(variable, value) => clauses.value(variable, value),
        Member::Not(variable, value) => !clauses.value(variable, value),
    }
}

fn lit(literal: Literal) -> Lit {
    Lit::new(Var::unsafe_from_idx(literal.0 >> 1), literal.0 & 1 == 0)
}
