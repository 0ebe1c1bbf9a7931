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
    let wanted = |choice: &Choice| choice.values.iter().position(|value| value.known.default).unwrap_or_default();
    let mut solver = Solver::new(SolverOpts::default(), Patience(MAX_LEARNT));
    let groups: Vec<Vec<Lit>> = choices.sizes().iter().map(|&size| group(&mut solver, size)).collect();
    let literal = |group: u16, value: u16| groups[usize::from(group)][usize::from(value)];
    for clause in choices.ties.iter().flat_map(|ties| &ties.clauses) {
        let mut literals: Vec<Lit> =
            clause.iter().flat_map(|(&group, set)| set.iter().map(move |&value| literal(group, value))).collect();
        solver.add_clause_reuse(&mut literals);
    }
    let mut taken = Vec::new();
    let mut answer = solver.solve_limited(&taken);
    if answer == lbool::FALSE {
        return Start::Void;
    }
    let mut found = Vec::new();
    for (choice, literals) in choices.groups.iter().zip(&groups) {
        let wanted = wanted(choice);
        let order = std::iter::once(wanted).chain((0..literals.len()).filter(|&value| value != wanted));
        for value in order {
            if solver.cb().stop() {
                break;
            }
            taken.push(literals[value]);
            answer = solver.solve_limited(&taken);
            if answer == lbool::TRUE {
                found.push(value as u16);
                break;
            }
            taken.pop();
        }
    }
    if found.len() == groups.len() {
        Start::Valid(found)
    } else {
        Start::Wanted(choices.groups.iter().map(|choice| wanted(choice) as u16).collect())
    }
}

/// One variable a value, exactly one of which is true; "none so far" is handed from value to value.
fn group(solver: &mut Solver<Patience>, size: u16) -> Vec<Lit> {
    let values: Vec<Lit> = (0..size).map(|_| Lit::new(solver.new_var_default(), true)).collect();
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
