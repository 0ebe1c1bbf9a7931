//! A start design that the rules allow.
//!
//! Invariant: depends on the choices only. Each group, in order, keeps what is wanted where a design with all before allows
//! it, so that the result is the same whatever the solver finds first.

use super::choices::{Choice, Choices};
use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, SolverOpts, lbool};

/// Clauses that the solver may learn before it gives up.
const MAX_LEARNT: u32 = 50_000;

/// Lets the solver go on for a while.
struct Patience(u32);

impl Callbacks for Patience {
    fn on_new_clause(&mut self, _: &[Lit], kind: ClauseKind) {
        self.0 = self.0.saturating_sub(u32::from(kind == ClauseKind::Learnt));
    }

    fn stop(&self) -> bool {
        self.0 == 0
    }
}

/// What was found about the start design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Start {
    /// A valid design, one value a group.
    Valid(Vec<u16>),
    /// What is wanted; whether that is valid would take too long to find out.
    Wanted(Vec<u16>),
    /// There is no design at all.
    Void,
}

/// The value each group begins with.
pub fn start(choices: &Choices) -> Start {
    let wanted: Vec<usize> = choices
        .groups
        .iter()
        .map(|choice| choice.values.iter().position(|value| value.known.default).unwrap_or_default())
        .collect();
    let mut solver = Solver::new(SolverOpts::default(), Patience(MAX_LEARNT));
    let groups: Vec<Vec<Lit>> =
        choices.groups.iter().zip(&wanted).map(|(choice, wanted)| group(&mut solver, choice, *wanted)).collect();
    let literal = |group: u16, value: u16| groups[usize::from(group)][usize::from(value)];
    for clause in choices.ties.iter().flat_map(|ties| &ties.clauses).chain(&choices.implied) {
        let mut literals: Vec<Lit> =
            clause.iter().flat_map(|(&group, set)| set.iter().map(move |&value| literal(group, value))).collect();
        solver.add_clause_reuse(&mut literals);
    }
    let mut taken = Vec::new();
    let answer = solver.solve_limited(&taken);
    if answer == lbool::FALSE {
        return Start::Void;
    }
    if answer != lbool::TRUE {
        return Start::Wanted(wanted.into_iter().map(|value| value as u16).collect());
    }
    // A design with all that is taken.
    let mut witness = model(&solver, &groups);
    for (i, literals) in groups.iter().enumerate() {
        let order = std::iter::once(wanted[i]).chain((0..literals.len()).filter(|&value| value != wanted[i]));
        for value in order {
            taken.push(literals[value]);
            if witness[i] == value {
                break;
            }
            if solver.solve_limited(&taken) == lbool::TRUE {
                witness = model(&solver, &groups);
                break;
            }
            taken.pop();
        }
    }
    Start::Valid(witness.into_iter().map(|value| value as u16).collect())
}

/// The value of each group in the design that the solver found.
fn model(solver: &Solver<Patience>, groups: &[Vec<Lit>]) -> Vec<usize> {
    let chosen = |literals: &Vec<Lit>| literals.iter().position(|&literal| solver.value_lit(literal) == lbool::TRUE);
    groups.iter().map(|literals| chosen(literals).unwrap_or_default()).collect()
}

/// One variable a value, exactly one of which is true; "none so far" is handed from value to value.
fn group(solver: &mut Solver<Patience>, choice: &Choice, wanted: usize) -> Vec<Lit> {
    let guess = |value| lbool::new(value == wanted);
    let values: Vec<Lit> =
        (0..choice.values.len()).map(|value| Lit::new(solver.new_var(guess(value), true), true)).collect();
    solver.add_clause_reuse(&mut values.clone());
    let mut before: Option<Lit> = None;
    for &value in &values {
        let so_far = Lit::new(solver.new_var_default(), true);
        solver.add_clause_reuse(&mut vec![!value, so_far]);
        if let Some(before) = before {
            solver.add_clause_reuse(&mut vec![!before, so_far]);
            solver.add_clause_reuse(&mut vec![!before, !value]);
        }
        before = Some(so_far);
    }
    values
}
