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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{bicycle, choice, selection};

    #[test]
    fn only_what_can_be_accepted_is_offered() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        let design = edit::valid(&book, selection(&catalog, &["road", "steel", "drop", "red", "none"])).unwrap();
        let check = |change: &[&str], expect: Option<([&str; 5], Minor)>| {
            let change: Vec<_> = change.iter().map(|id| choice(&catalog, id)).collect();
            let offer = offer(&catalog, &book, &design, &change);
            let told = offer.map(|offer| (offer.outcome.design.selection, offer.price_difference));
            assert_eq!(told, expect.map(|(ids, difference)| (selection(&catalog, &ids), difference)), "{change:?}");
        };
        check(&[], None);
        check(&["red", "steel"], None);
        check(&["gold"], None);
        check(&["carbon", "racks"], None);
        check(&["orange"], Some((["road", "steel", "drop", "orange", "none"], 3_000)));
        check(&["carbon", "orange"], Some((["road", "carbon", "drop", "orange", "none"], 53_000)));
        check(&["flat"], Some((["gravel", "steel", "flat", "red", "none"], -1_000)));
        check(&["steel", "carbon"], None);
    }

    #[test]
    fn an_offer_names_the_own_choices_it_costs() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        let design = edit::valid(&book, selection(&catalog, &["road", "steel", "drop", "red", "none"])).unwrap();
        let offer = offer(&catalog, &book, &design, &[choice(&catalog, "carbon")]).unwrap();
        let [change] = offer.outcome.changes[..] else { panic!("one change: {:?}", offer.outcome.changes) };
        assert_eq!((change.from, change.to), (choice(&catalog, "red"), choice(&catalog, "black")));
        assert!(change.was_own);
    }
}
