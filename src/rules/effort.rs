//! How much a solver may try before a question is given up.
//!
//! Invariant: effort is counted in steps of the solver and never in time, so the same question has the same outcome on every
//! machine.

/// Most conflicts of the solver. A call counts as one more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// In one call of the solver.
    pub call: u64,
    /// In all calls for one question to the rule book.
    pub question: u64,
}

impl Effort {
    /// What a line with so many values may take: seconds at most.
    pub fn of(values: usize) -> Self {
        Self { call: 20_000, question: 100_000 + 20 * values as u64 }
    }
}

/// The solver was stopped before it had an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not known within the limit of the search")]
pub struct NotKnown;
