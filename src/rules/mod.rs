//! The rule book: which values go together, why not, and the smallest way out.
//!
//! Invariant: what is called free can be completed to a valid design; there is no dead end.

pub mod book;
mod problem;
mod repair;

pub use book::Rulebook;

use crate::catalog::Choice;

/// What choosing a value would mean, given the customer's own choices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is in the design now.
    Selected,
    /// It can be chosen and every own choice stays; groups the customer has not touched may follow.
    Free,
    /// It can be chosen if these own choices change; a smallest set, with the values they would get.
    AfterChanges(Vec<Choice>),
    /// No valid design has it.
    Never,
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
