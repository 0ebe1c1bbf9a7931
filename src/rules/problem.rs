//! Questions put to a satisfiability solver.
//!
//! Either all constraints are on for good, or each question says which of them hold by assuming their selectors. Invariant:
//! only the yes or no of a question is an answer; models and cores depend on what was asked before and serve as witnesses and
//! short cuts alone.

use super::clauses::{Clauses, Literal};
use batsat::{Callbacks, Lit, Solver, SolverInterface, SolverOpts, Var, lbool};

/// A solver that reports nothing and never stops early.
struct Silent;

impl Callbacks for Silent {}

/// The clauses with the solver's state.
pub(super) struct Problem<'a> {
    clauses: &'a Clauses,
    engine: Engine,
}

/// A solver that was given all clauses, for one set of them.
pub(super) struct Engine {
    solver: Solver<Silent>,
    assumptions: Vec<Lit>,
}

/// A member of a question: a constraint that holds, or a value that a variable has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Member {
    Constraint(usize),
    Value(usize, u16),
}

impl Engine {
    /// An engine whose questions say which constraints hold.
    pub(super) fn new(clauses: &Clauses) -> Self {
        let mut solver = Solver::new(SolverOpts::default(), Silent);
        for _ in 0..clauses.variables() {
            solver.new_var_default();
        }
        let mut buffer = Vec::new();
        for clause in clauses.iter() {
            buffer.clear();
            buffer.extend(clause.iter().copied().map(lit));
            solver.add_clause_reuse(&mut buffer);
        }
        Self { solver, assumptions: Vec::new() }
    }

    /// An engine in which all constraints hold for good.
    pub(super) fn strict(clauses: &Clauses) -> Self {
        let mut engine = Self::new(clauses);
        for &selector in &clauses.selectors {
            engine.solver.add_clause_reuse(&mut vec![lit(selector)]);
        }
        engine
    }

    /// Conflicts so far: what was learnt piles up with them.
    pub(super) fn conflicts(&self) -> u64 {
        self.solver.num_conflicts()
    }

    /// Whether an assignment has all `members`.
    pub(super) fn is_possible(&mut self, clauses: &Clauses, members: impl IntoIterator<Item = Member>) -> bool {
        self.assumptions.clear();
        self.assumptions.extend(members.into_iter().map(|member| lit(literal(clauses, member))));
        self.solver.solve_limited(&self.assumptions) == lbool::TRUE
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
    /// The problem in which all constraints hold.
    pub(super) fn strict(clauses: &'a Clauses) -> Self {
        Self { clauses, engine: Engine::strict(clauses) }
    }

    /// Whether an assignment has all these values, by variable. Values that do not exist are impossible.
    pub(super) fn is_possible(&mut self, values: impl IntoIterator<Item = (usize, u16)>) -> bool {
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
    }
}

fn lit(literal: Literal) -> Lit {
    Lit::new(Var::unsafe_from_idx(literal.0 >> 1), literal.0 & 1 == 0)
}
