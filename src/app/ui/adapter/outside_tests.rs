//! What became of a design, and what somebody proposes, in the words of the line.

use super::{
    super::shelves::{Codes, tests::session},
    *,
};
use crate::{
    app::session::Pictures,
    catalog::{Catalog, ListIx, Value},
    design::{code, price::Cost},
    rules::fixture::{bicycle, choice, selection},
    wire::VendorSuggestion,
};
use bevy_egui::EguiUserTextures;

/// Chooses all of these in one step.
fn choose(session: &mut Session, ids: &[&str]) {
    let wishes: Vec<_> = ids.iter().map(|id| choice(&session.catalog, id)).collect();
    let outcome = edit::apply(&session.book, session.design(), &wishes);
    session.take_over(outcome.design);
}

fn code_of(catalog: &Catalog, ids: [&str; 5]) -> String {
    code::encode(catalog, &selection(catalog, &ids))
}

/// What is proposed, on a shelf without pictures.
fn look(
    session: &Session,
    community: Option<&Community>,
    source: Source,
    turned: &[Choice],
) -> Option<Result<Proposal, String>> {
    let (mut codes, mut pictures, mut textures) = (Codes::default(), Pictures::default(), EguiUserTextures::default());
    let mut gallery =
        Gallery { session, codes: &mut codes, pictures: &mut pictures, textures: &mut textures, wanted: Vec::new() };
    proposal(&mut gallery, community, (&source, turned), None, &Texts::new("en"))
}

/// Words, whether taken, and what it clashes with.
fn rows(proposal: &Proposal) -> Vec<(&str, bool, Option<Clash>)> {
    proposal.changes.iter().map(|change| (change.words.as_str(), change.taken, change.conflict)).collect()
}

#[test]
fn what_became_of_a_design_is_told_choice_by_choice() {
    let session = session(&[]);
    // Another edition of the line has one colour more.
    let mut other = bicycle();
    other.groups[3].values.push(Value { id: "blue".into(), key: 9, ..Value::default() });
    let code = code_of(&other, ["road", "steel", "flat", "blue", "none"]);
    let open = |then: &Then| migration::migrate(&session.catalog, &session.book, ListIx(0), &code, then).unwrap();
    let texts = Texts::new("en");
    let report = |then: Then| report(&session, "Hers", &open(&then), &texts);
    // What was known of the price when the design was kept is compared, and nothing made up where nothing is known.
    let kept = |total: Minor| Then::Costs(vec![Cost { total, ..session.costs().remove(0) }]);
    assert_eq!(report(kept(103_000)).price, "It cost €1,030.00 then and costs €1,010.00 now (−€20.00).");
    assert_eq!(report(kept(101_000)).price, "The price stays the same");
    let toast = super::then_and_now("notice-then-and-now", &session.catalog, &open(&kept(103_000)), &Texts::new("de"));
    assert_eq!(toast.as_deref(), Some("er kostet jetzt 1.010,00 € (−20,00 €)"));
    let report = report(Then::Unknown);
    assert_eq!((report.title.as_str(), report.kept, report.free_lost), ("Hers", 3, 0));
    let told: Vec<_> = report.lines.iter().map(|line| (line.fate, line.words.as_str())).collect();
    let lost = "Group 3: what you chose is no longer made; it is black now.";
    assert_eq!(told.last(), Some(&(Fate::Lost, lost)));
    let repaired = &report.lines[0];
    assert!(
        repaired.words.starts_with("Group 2: flat does not go with the rest any more; it is drop now"),
        "{repaired:?}"
    );
    assert!(!repaired.why.is_empty(), "a repair has its reason");
    assert_eq!(report.price, "What that makes of the price is not known.", "what blue cost");
}

#[test]
fn a_design_that_came_back_leaves_what_was_changed_since() {
    let mut session = session(&["red"]);
    let theirs = code_of(&session.catalog, ["gravel", "steel", "drop", "black", "none"]);
    // Neither red, which was chosen since it was sent, nor racks are changes of theirs.
    choose(&mut session, &["racks"]);
    let proposal = look(&session, None, Source::Code(theirs.clone()), &[]).unwrap().unwrap();
    assert_eq!(rows(&proposal), [("Group 0: road → gravel", true, None)]);
    let gravel = choice(&session.catalog, "gravel");
    let left = look(&session, None, Source::Code(theirs), &[gravel]).unwrap().unwrap();
    assert_eq!(rows(&left), [("Group 0: road → gravel", false, None)]);
}

#[test]
fn what_both_changed_is_a_conflict_and_stays_unless_asked_for() {
    let check = |since: &[&str], theirs: [&str; 5], turned: &str, words: &str, clash: Clash| {
        let mut session = session(&["gravel"]);
        choose(&mut session, since);
        let theirs = Source::Code(code_of(&session.catalog, theirs));
        let proposal = look(&session, None, theirs.clone(), &[]).unwrap().unwrap();
        assert_eq!(rows(&proposal), [(words, false, Some(clash))], "{since:?}");
        assert_eq!(proposal.price, "", "nothing is taken");
        let turned = [choice(&session.catalog, turned)];
        let proposal = look(&session, None, theirs, &turned).unwrap().unwrap();
        assert_eq!(rows(&proposal), [(words, true, Some(clash))], "{since:?}");
        assert_ne!(proposal.price, "", "{since:?}");
    };
    let orange = ["gravel", "steel", "drop", "orange", "none"];
    check(&["red", "flat"], orange, "orange", "Group 3: red → orange", Clash::Mine);
    // Racks do not go with carbon, nor here with steel.
    let carbon = ["gravel", "carbon", "drop", "black", "none"];
    check(&["racks"], carbon, "carbon", "Group 1: aluminium → carbon", Clash::Rules);
}

#[test]
fn advice_is_a_proposal_with_a_name_to_it() {
    let session = session(&["red"]);
    let words = |pairs: &[(&str, &str)]| pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
    let item = VendorSuggestion {
        id: "race".into(),
        line: "bicycle".into(),
        author: "Workshop".into(),
        title: words(&[("en", "Lighter")]),
        why: words(&[("en", "It climbs better.")]),
        when: Default::default(),
        change: words(&[("group-1", "carbon")]),
        sample: true,
    };
    let mut community = Community::default();
    community.suggestions.items.push(item);
    let found = look(&session, Some(&community), Source::Advice("race".into()), &[]).unwrap().unwrap();
    assert_eq!((found.title.as_str(), found.by.as_str(), found.sample), ("Lighter", "by Workshop", true));
    assert_eq!(rows(&found), [("Group 1: steel → carbon", true, None)]);
    // Carbon is not made in red, which was chosen before.
    assert_eq!(found.consequences, ["Group 3: red → black"]);
    assert!(look(&session, Some(&community), Source::Advice("gone".into()), &[]).is_none());
}

#[test]
fn a_text_that_is_no_code_says_why() {
    let found = look(&session(&[]), None, Source::Code("!?".into()), &[]).unwrap();
    assert!(found.as_ref().is_err_and(|why| why.contains("digits and letters")), "{found:?}");
}
