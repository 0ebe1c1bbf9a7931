//! The rule book: which values go together, why not, and the smallest way out.
//!
//! Invariant: what is called free can be completed to a valid design; there is no dead end. Every question ends, by a limit
//! that is counted and not timed.

mod answer;
pub mod book;
mod clauses;
pub mod diagram;
pub mod effort;
pub mod explain;
pub mod instance;
mod lower;
pub mod menus;
pub mod network;
pub mod next;
pub mod others;
pub mod panel;
mod problem;
pub mod questions;
pub mod refusal;
mod refutation;
mod search;
mod statuses;
pub mod sums;
pub mod void_core;

pub use book::Rulebook;
pub use effort::{Effort, NotKnown};
pub use explain::Explanation;
pub use instance::Instance;
pub use menus::{Menu, Menus, Way};
pub use next::Next;
pub use others::Others;
pub use panel::{Kind, Standing};
pub use questions::Questions;
pub use refusal::{Refusal, RefusalLog};
pub use sums::{Summand, Sums};
pub use void_core::VoidCore;

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
    /// No valid design has it, or none is known; [`Rulebook::try_statuses`] tells the two apart.
    Never,
}

#[cfg(test)]
mod effort_tests;
#[cfg(test)]
mod exact_tests;
#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
