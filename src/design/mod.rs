//! A customer's design: what is chosen, how it changes, its code, and its price.
//!
//! Invariant: a [`Design`] made by this module is always complete and valid.

pub mod code;
pub mod edit;
pub mod history;
pub mod price;
pub mod selection;

pub use code::{CodeError, Decoded};
pub use edit::{Change, Outcome};
pub use history::History;
pub use price::Quote;
pub use selection::{Design, Selection};
