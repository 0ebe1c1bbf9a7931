//! The rule book: which values go together, why not, and the smallest way out.
//!
//! Invariant: what is called free can be completed to a valid design; there is no dead end.

mod answer;
pub mod book;
mod clauses;
pub mod diagram;
pub mod explain;
pub mod instance;
mod lower;
pub mod menus;
pub mod network;
pub mod panel;
mod problem;
pub mod refusal;
mod search;

pub use book::Rulebook;
pub use explain::{Explanation, VoidCore};
pub use instance::Instance;
pub use menus::{Menu, Menus, Way};
pub use panel::{Kind, Standing, Weights};
pub use refusal::{Refusal, RefusalLog};

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
mod exact_tests;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
