//! A customer's design: what is chosen, how it changes, its code, and its price.
//!
//! Invariant: a [`Design`] made by this module is always complete and valid.

pub mod code;
pub mod edit;
pub mod history;
pub mod price;

pub use crate::catalog::{Design, Selection};
pub use code::{CodeError, Decoded};
pub use edit::{Change, Outcome};
pub use history::History;
pub use price::Quote;
