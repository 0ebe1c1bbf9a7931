//! Advice is a patch: a change list with a reason, checked by the rules before it is shown.
//!
//! Invariant: what is offered can be accepted; an impossible suggestion is never shown.

use crate::{
    catalog::Choice,
    design::{Design, Outcome, edit},
    rules::Rulebook,
};

/// What `change` would do to `design`; `None` if it does nothing or cannot be granted in full.
pub fn offer(book: &Rulebook, design: &Design, change: &[Choice]) -> Option<Outcome> {
    if change.iter().all(|&choice| design.selection.has(choice)) {
        return None;
    }
    Some(edit::apply(book, design, change)).filter(|outcome| outcome.refused.is_empty())
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
        let check = |change: &[&str], expect: Option<[&str; 5]>| {
            let change: Vec<_> = change.iter().map(|id| choice(&catalog, id)).collect();
            let offer = offer(&book, &design, &change);
            let after = offer.map(|offer| offer.design.selection);
            assert_eq!(after, expect.map(|ids| selection(&catalog, &ids)), "{change:?}");
        };
        check(&[], None);
        check(&["red", "steel"], None);
        check(&["gold"], None);
        check(&["carbon", "racks"], None);
        check(&["orange"], Some(["road", "steel", "drop", "orange", "none"]));
        check(&["carbon", "orange"], Some(["road", "carbon", "drop", "orange", "none"]));
        check(&["flat"], Some(["gravel", "steel", "flat", "red", "none"]));
        check(&["steel", "carbon"], None);
    }

    #[test]
    fn an_offer_names_the_own_choices_it_costs() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        let design = edit::valid(&book, selection(&catalog, &["road", "steel", "drop", "red", "none"])).unwrap();
        let offer = offer(&book, &design, &[choice(&catalog, "carbon")]).unwrap();
        let [change] = offer.changes[..] else { panic!("one change: {:?}", offer.changes) };
        assert_eq!((change.from, change.to), (choice(&catalog, "red"), choice(&catalog, "black")));
        assert!(change.was_own);
    }
}
