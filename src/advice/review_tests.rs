//! Advice on a bicycle, and what every review promises.

use super::*;
use crate::rules::fixture::{all_choices, any_catalog, bicycle, choice, selection};
use proptest::{prelude::*, sample::Index};

#[test]
fn each_change_is_told_with_its_price_and_conflicts() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let of = |ids: &[&str]| ids.iter().map(|id| choice(&catalog, id)).collect::<Vec<_>>();
    let base = selection(&catalog, &["gravel", "steel", "drop", "black", "none"]);
    let start = Design { selection: base.clone(), own: vec![false; 5] };
    let check = |mine: &[&str], advice: &[&str], expect: &[&str], price: Minor| {
        let design = edit::apply(&book, &start, &of(mine)).design;
        let review = review(&catalog, &book, ListIx(0), &base, &design, &of(advice)).unwrap();
        let told = |lang: &str| -> Vec<String> {
            let told = review.proposals.iter().map(|proposal| proposal.told(&catalog, ListIx(0), lang));
            told.map(|said| crate::design::spoken::in_words(&said, lang)).collect()
        };
        assert_eq!(told("en"), expect);
        assert_eq!(told("de").len(), expect.len());
        assert_eq!(review.price, price);
    };
    check(&[], &["orange", "flat"], &["Group 2: drop → flat (−€10.00)", "Group 3: black → orange (+€30.00)"], 2_000);
    check(&["red"], &["orange"], &["Group 3: orange would replace what you chose yourself since then: red."], 0);
    check(&["orange"], &["orange"], &["You have Group 3: orange already."], 0);
    check(&["carbon"], &["racks"], &["Group 4: racks does not go with what you changed since then."], 0);
    check(&[], &["gold"], &["Group 3: gold cannot be had."], 0);
    check(&[], &["city"], &["Group 0: gravel → city (−€10.00); this also changes Group 2: drop → flat."], -1_000);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_proposed_can_be_accepted(
        catalog in any_catalog(),
        mine in prop::collection::vec(any::<Index>(), 0..3),
        advice in prop::collection::vec(any::<Index>(), 0..4),
    ) {
        let book = Rulebook::new(&catalog);
        let Some(start) = edit::start(&catalog, &book) else { return Ok(()) };
        let all = all_choices(&catalog);
        let pick = |indices: &[Index]| indices.iter().map(|index| all[index.index(all.len())]).collect::<Vec<_>>();
        let design = edit::apply(&book, &start, &pick(&mine)).design;
        let advice = pick(&advice);
        let review = review(&catalog, &book, ListIx(0), &start.selection, &design, &advice).unwrap();
        prop_assert!(book.is_valid(&review.merged.design.selection));
        for to in &advice {
            prop_assert!(review.proposals.iter().any(|proposal| proposal.to.group == to.group));
        }
        for proposal in &review.proposals {
            prop_assert!(advice.contains(&proposal.to));
            match &proposal.outcome {
                Some(outcome) => {
                    prop_assert_eq!(accept(&book, &design, &[proposal.to]), outcome.clone());
                    prop_assert!(outcome.design.selection.has(proposal.to) && book.is_valid(&outcome.design.selection));
                    let is_clash = outcome.changes.iter().any(|change| change.was_own);
                    prop_assert_eq!(proposal.why.is_some(), is_clash, "{:?}", proposal);
                }
                None if proposal.verdict == Verdict::There => prop_assert!(design.selection.has(proposal.to)),
                None => prop_assert!(!book.is_possible(&[proposal.to])),
            }
            let is_taken = proposal.verdict == Verdict::Taken;
            prop_assert!(!is_taken || review.merged.design.selection.has(proposal.to));
        }
    }
}
