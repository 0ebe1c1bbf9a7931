//! A customer's design: what is chosen, how it changes, its code, its price and its quotation.
//!
//! Invariant: a [`Design`] made by this module is always complete and valid.

pub mod code;
pub mod diff;
pub mod edit;
pub mod export;
pub mod finish;
pub mod history;
pub mod merge;
pub mod migration;
mod migration_words;
pub mod offers;
mod percent;
pub mod plan;
pub mod price;
#[cfg(test)]
pub(crate) mod priced;
pub mod quotation;
pub mod said;
#[cfg(test)]
pub(crate) mod spoken;
pub mod weights;
pub mod why;

pub use crate::catalog::{Design, Free, Selection};
pub use code::{CodeError, Decoded};
pub use diff::Diff;
pub use edit::{Change, Outcome};
pub use finish::{Finished, Goal};
pub use history::History;
pub use merge::{Conflict, ConflictKind, Merged};
pub use migration::Migration;
pub use offers::{Offer, Totals};
pub use price::Quote;
pub use quotation::Quotation;
pub use said::Said;
pub use why::{Why, why};
