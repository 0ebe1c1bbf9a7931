//! Advice is a patch: a change list with a reason, checked by the rules before it is shown.
//!
//! Invariant: what is offered can be accepted; an impossible suggestion is never shown.

use crate::{
    catalog::{Catalog, Choice, Minor},
    design::{Design, Outcome, edit, price},
    rules::Rulebook,
};

/// A suggestion as it would change the current design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub outcome: Outcome,
    /// Price after minus price before.
    pub price_difference: Minor,
}

/// What `change` would do to `design`; `None` if it does nothing or cannot be granted in full.
pub fn offer(catalog: &Catalog, book: &Rulebook, design: &Design, change: &[Choice]) -> Option<Offer> {
    if change.iter().all(|&choice| design.selection.has(choice)) {
        return None;
    }
    let outcome = edit::apply(book, design, change);
    if !outcome.refused.is_empty() {
        return None;
    }
    let price_difference =
        price::quote(catalog, &outcome.design.selection).total - price::quote(catalog, &design.selection).total;
    Some(Offer { outcome, price_difference })
}
