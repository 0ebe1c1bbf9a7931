//! The rules of a catalog as clauses of a satisfiability problem, and the questions put to the solver.
//!
//! One variable a value, exactly one of them true in each group; these clauses are always on. A rule's clauses each carry
//! the negation of its selector. Either all selectors are on for good, or each question says which rules hold by assuming
//! theirs. "Not one of these values"
//! is written as "one of the group's others", so that requirements and exclusions need no further variables; an allowed
//! table has one variable a row.
//!
//! Invariant: only the yes or no of a question is an answer; models and cores depend on what was asked before and serve as
//! witnesses alone. A problem lives as long as one question to the rule book: what the solver learns speeds up the similar
//! questions that follow, but piles up and slows it down if it is kept for a session.

use crate::catalog::{Choice, GroupIx, Is, RuleKind, ValueIx};
use batsat::{Callbacks, Lit, Solver, SolverInterface, SolverOpts, lbool};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// A solver that reports nothing and never stops early.
struct Silent;

impl Callbacks for Silent {}

/// The compiled clauses with the solver's state.
pub(super) struct Problem {
    solver: Solver<Silent>,
    /// Indices of the values' variables, by group.
    variables: Vec<Range<u32>>,
    /// By rule; none if all rules are on for good.
    selectors: Vec<Lit>,
    /// Stands for choices that the catalog does not have.
    never: Lit,
    assumptions: Vec<Lit>,
}

impl Problem {
    /// The problem for groups of so many values in which all `rules` hold.
    pub(super) fn strict<'a>(sizes: &[usize], rules: impl IntoIterator<Item = &'a RuleKind>) -> Self {
        let mut problem = Self::empty(sizes);
        for rule in rules {
            let selector = problem.new_selector();
            problem.solver.add_clause_reuse(&mut vec![selector]);
            problem.add_rule(selector, rule);
        }
        problem
    }

    /// The problem for groups of so many values in which each question says which of `rules` hold.
    pub(super) fn loose<'a>(sizes: &[usize], rules: impl IntoIterator<Item = &'a RuleKind>) -> Self {
        let mut problem = Self::empty(sizes);
        for rule in rules {
            let selector = problem.new_selector();
            problem.selectors.push(selector);
            problem.add_rule(selector, rule);
        }
        problem
    }

    fn empty(sizes: &[usize]) -> Self {
        let mut solver = Solver::new(SolverOpts::default(), Silent);
        let mut variables = Vec::new();
        for &size in sizes {
            let start = solver.num_vars();
            let values: Vec<_> = (0..size).map(|_| Lit::new(solver.new_var_default(), true)).collect();
            variables.push(start..solver.num_vars());
            solver.add_clause_reuse(&mut values.clone());
            at_most_one(&mut solver, &values);
        }
        let never = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![!never]);
        Self { solver, variables, selectors: Vec::new(), never, assumptions: Vec::new() }
    }

    /// Positions of the rules that a question may leave out.
    pub(super) fn rules(&self) -> Range<usize> {
        0..self.selectors.len()
    }

    pub(super) fn groups(&self) -> impl DoubleEndedIterator<Item = GroupIx> + use<> {
        (0..self.variables.len()).map(|i| GroupIx(i as u16))
    }

    /// All choices of a group, in order; none if there is no such group.
    pub(super) fn choices(&self, group: GroupIx) -> impl Iterator<Item = Choice> + use<> {
        let size = self.variables(group).len();
        (0..size).map(move |i| Choice { group, value: ValueIx(i as u16) })
    }

    /// Whether a valid design has all of `choices`. Choices that the catalog does not have are impossible.
    pub(super) fn is_possible(&mut self, choices: impl IntoIterator<Item = Choice>) -> bool {
        self.is_possible_under(self.rules(), choices)
    }

    /// The same, when only some of the rules hold.
    pub(super) fn is_possible_under(
        &mut self,
        rules: impl IntoIterator<Item = usize>,
        choices: impl IntoIterator<Item = Choice>,
    ) -> bool {
        let mut assumptions = std::mem::take(&mut self.assumptions);
        assumptions.clear();
        assumptions.extend(rules.into_iter().map(|rule| self.selectors[rule]));
        assumptions.extend(choices.into_iter().map(|choice| self.literal(choice)));
        let answer = self.solver.solve_limited(&assumptions);
        self.assumptions = assumptions;
        answer == lbool::TRUE
    }

    /// After a yes: whether the solver's witness has `choice`.
    pub(super) fn witness_has(&self, choice: Choice) -> bool {
        self.solver.value_lit(self.literal(choice)) == lbool::TRUE
    }

    /// After a no: whether the solver used `choice` to refute the question.
    pub(super) fn refutation_has(&self, choice: Choice) -> bool {
        self.solver.unsat_core_contains_var(self.literal(choice).var())
    }

    fn variables(&self, group: GroupIx) -> Range<u32> {
        self.variables.get(usize::from(group.0)).cloned().unwrap_or_default()
    }

    fn literal(&self, choice: Choice) -> Lit {
        let variable = self.variables(choice.group).nth(usize::from(choice.value.0));
        variable.map_or(self.never, |index| Lit::new(batsat::Var::unsafe_from_idx(index), true))
    }

    fn new_selector(&mut self) -> Lit {
        Lit::new(self.solver.new_var_default(), true)
    }

    fn add_rule(&mut self, selector: Lit, rule: &RuleKind) {
        match rule {
            RuleKind::Requires { when, then } => {
                for is in then {
                    let mut clause = vec![!selector];
                    clause.extend(when.iter().flat_map(|is| self.others(is)));
                    clause.extend(self.cell(is.group, &is.values));
                    self.solver.add_clause_reuse(&mut clause);
                }
            }
            RuleKind::Excludes { these } => {
                let mut clause = vec![!selector];
                clause.extend(these.iter().flat_map(|is| self.others(is)));
                self.solver.add_clause_reuse(&mut clause);
            }
            RuleKind::Allowed { groups, rows } => {
                let mut any = vec![!selector];
                for row in rows {
                    let this = Lit::new(self.solver.new_var_default(), true);
                    any.push(this);
                    for (&group, values) in groups.iter().zip(row) {
                        let mut clause = vec![!this];
                        clause.extend(self.cell(group, values));
                        self.solver.add_clause_reuse(&mut clause);
                    }
                }
                self.solver.add_clause_reuse(&mut any);
            }
            RuleKind::Linear { terms, min, max } => {
                let times =
                    |sign: i64| terms.iter().map(move |term| (term.group, term.amounts.iter().map(move |a| a * sign)));
                if let Some(max) = *max {
                    self.add_at_most(
                        selector,
                        times(1).map(|(group, amounts)| (group, amounts.collect())).collect(),
                        max,
                    );
                }
                if let Some(min) = *min {
                    self.add_at_most(
                        selector,
                        times(-1).map(|(group, amounts)| (group, amounts.collect())).collect(),
                        -min,
                    );
                }
            }
        }
    }

    /// The amounts sum to at most `max`: variables say "the sum so far is at least this" and follow from the values, upwards
    /// only; of the last term those amounts are forbidden that are too much.
    fn add_at_most(&mut self, selector: Lit, terms: Vec<(GroupIx, Vec<i64>)>, max: i64) {
        let mut least: i64 = terms.iter().filter_map(|(_, amounts)| amounts.iter().min()).sum();
        // No literal is needed for what always holds.
        let mut sums: Vec<(i64, Option<Lit>)> = vec![(0, None)];
        for (i, (group, amounts)) in terms.iter().enumerate() {
            least -= amounts.iter().min().unwrap_or(&0);
            let levels = self.at_least(*group, amounts);
            if i + 1 == terms.len() {
                for &(sum, reached) in &sums {
                    // The first amount that is too much forbids all above it.
                    let fits = levels.partition_point(|(amount, _)| sum + amount <= max);
                    if let Some((_, has)) = levels.get(fits) {
                        let mut clause: Vec<_> = [reached, *has].into_iter().flatten().map(|lit| !lit).collect();
                        clause.push(!selector);
                        self.solver.add_clause_reuse(&mut clause);
                    }
                }
                return;
            }
            let mut next = BTreeMap::<i64, Vec<Vec<Lit>>>::new();
            for &(sum, reached) in &sums {
                for &(amount, has) in &levels {
                    // More than too much is too much.
                    let total = (sum + amount).min(max - least + 1);
                    next.entry(total).or_default().push([reached, has].into_iter().flatten().map(|lit| !lit).collect());
                }
            }
            sums.clear();
            for (total, clauses) in next {
                let reached = Lit::new(self.solver.new_var_default(), true);
                for mut clause in clauses {
                    clause.push(reached);
                    self.solver.add_clause_reuse(&mut clause);
                }
                sums.push((total, Some(reached)));
            }
        }
        if max < 0 {
            self.solver.add_clause_reuse(&mut vec![!selector]);
        }
    }

    /// The different amounts of a group's values, ascending, each with a literal that follows from having at least so much.
    fn at_least(&mut self, group: GroupIx, amounts: &[i64]) -> Vec<(i64, Option<Lit>)> {
        let different: BTreeSet<i64> = amounts.iter().copied().collect();
        let mut levels: Vec<(i64, Option<Lit>)> = Vec::new();
        for amount in different {
            let before = levels.last().copied();
            let has = before.map(|_| Lit::new(self.solver.new_var_default(), true));
            if let (Some(has), Some((_, Some(lower)))) = (has, before) {
                self.solver.add_clause_reuse(&mut vec![!has, lower]);
            }
            if let Some(has) = has {
                for (value, _) in amounts.iter().enumerate().filter(|(_, other)| **other == amount) {
                    let value = self.literal(Choice { group, value: ValueIx(value as u16) });
                    self.solver.add_clause_reuse(&mut vec![!value, has]);
                }
            }
            levels.push((amount, has));
        }
        levels
    }

    fn cell(&self, group: GroupIx, values: &[ValueIx]) -> Vec<Lit> {
        values.iter().map(|&value| self.literal(Choice { group, value })).collect()
    }

    fn others(&self, is: &Is) -> Vec<Lit> {
        let others = self.choices(is.group).filter(|choice| !is.values.contains(&choice.value));
        others.map(|choice| self.literal(choice)).collect()
    }
}

/// At most one of `literals`: pairs of a few at a time, chained by variables that say "none of those before".
fn at_most_one(solver: &mut Solver<Silent>, literals: &[Lit]) {
    const FEW: usize = 6;
    let mut rest = literals.to_vec();
    while rest.len() > FEW {
        let mut tail = rest.split_off(FEW - 2);
        let later = Lit::new(solver.new_var_default(), true);
        rest.push(later);
        pairs(solver, &rest);
        tail.push(!later);
        rest = tail;
    }
    pairs(solver, &rest);
}

fn pairs(solver: &mut Solver<Silent>, literals: &[Lit]) {
    for (i, &a) in literals.iter().enumerate() {
        for &b in &literals[..i] {
            solver.add_clause_reuse(&mut vec![!a, !b]);
        }
    }
}
