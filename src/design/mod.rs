//! A customer's design: what is chosen, how it changes, its code, its price and its quotation.
//!
//! Invariant: a [`Design`] made by this module is always complete and valid.

pub mod code;
pub mod diff;
pub mod edit;
pub mod export;
pub mod history;
pub mod merge;
pub mod migration;
pub mod price;
#[cfg(test)]
pub(crate) mod priced;
pub mod quotation;
pub mod weights;

pub use crate::catalog::{Design, Free, Selection};
pub use code::{CodeError, Decoded};
pub use diff::Diff;
pub use edit::{Change, Outcome};
pub use history::History;
pub use merge::Merged;
pub use migration::Migration;
pub use price::Quote;
pub use quotation::Quotation;
