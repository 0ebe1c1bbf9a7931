//! What became of a design from outside, and changes to be taken or left.

use super::*;
use crate::catalog::{Choice, Free};

fn looking(proposal: Option<Result<Proposal, String>>, turned: Vec<Choice>) -> Harness<'static, Stage> {
    let mut view = fixture::view("en");
    view.proposal = proposal;
    let dialog = Dialog::Proposal { source: Source::Code("A1".into()), turned };
    harness(view, Memory { dialog: Some(dialog), ..Memory::default() }, DESKTOP)
}

fn turned(harness: &Harness<'static, Stage>) -> Vec<Choice> {
    match &harness.state().memory.dialog {
        Some(Dialog::Proposal { turned, .. }) => turned.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn changes_are_taken_one_by_one_with_what_is_written_in_them() {
    let mut harness = looking(Some(Ok(fixture::proposal())), vec![]);
    has(&harness, "Give the eyes some shade");
    has(&harness, "by the workshop · Sample");
    has(&harness, "Also changed: Lens material: High index 1.67 → Standard 1.5");
    has(&harness, "Now");
    has(&harness, "With these changes");
    // What the customer changed since is not taken unless asked for.
    let conflict = "Front colour: Tortoise → Moss, −€20.00, You changed this too";
    click(&mut harness, conflict);
    assert_eq!(turned(&harness), [choice(1, 4)]);
    click(&mut harness, conflict);
    assert_eq!(turned(&harness), []);
    click(&mut harness, "Take 2 changes");
    let written = vec![(GroupIx(4), Free::Text("Grace".into()))];
    assert_eq!(harness.state().out, [UiAction::Apply(vec![choice(2, 1), choice(4, 1)], written)]);
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn where_nothing_is_taken_nothing_can_be_done() {
    let mut proposal = fixture::proposal();
    proposal.changes.iter_mut().for_each(|change| change.taken = false);
    let mut harness = looking(Some(Ok(proposal)), vec![]);
    click(&mut harness, "Take nothing");
    assert_eq!(harness.state().out, []);
    assert!(harness.state().memory.dialog.is_some());
}

#[test]
fn a_code_that_cannot_be_read_and_one_without_news_are_told() {
    let mut harness = looking(Some(Err("That is not a design code: a typing error".into())), vec![]);
    has(&harness, "a typing error");
    click(&mut harness, "All right");
    assert_eq!(harness.state().memory.dialog, None);
    let none = Proposal { changes: vec![], ..fixture::proposal() };
    has(&looking(Some(Ok(none)), vec![]), "Your design has all of that.");
}

#[test]
fn a_code_is_opened_or_looked_at() {
    let code =
        |text: &str| Memory { dialog: Some(Dialog::Code { text: text.into(), copied: false }), ..Memory::default() };
    let mut harness = harness(fixture::view("en"), code(" A1 "), DESKTOP);
    click(&mut harness, "See what would change");
    let dialog = Dialog::Proposal { source: Source::Code("A1".into()), turned: vec![] };
    assert_eq!(harness.state().memory.dialog, Some(dialog));
    assert_eq!(harness.state().out, []);
}

#[test]
fn a_toast_leads_to_what_became_of_a_design() {
    let mut view = fixture::view("en");
    let text = "“Harbour light” is open; adapted to today’s range: Tint: Smoke gradient → Clear".to_owned();
    view.toasts = vec![Toast { number: 3, text, can_undo: true, has_report: true, is_trouble: false }];
    let mut harness = harness(view, Memory::default(), DESKTOP);
    click(&mut harness, "Details");
    assert_eq!(harness.state().out, [UiAction::Dismiss(3)]);
    // What it says comes a frame later.
    harness.run();
    assert_eq!(harness.state().memory.dialog, Some(Dialog::Report));
    harness.state_mut().view.report = Some(fixture::report());
    harness.run();
    has(&harness, "17 choices are as they were.");
    has(&harness, "Smoke gradient does not go with the rest any more; it is Clear now (−€35.00).");
    has(&harness, "Crystal frames are made with clear lenses only");
    has(&harness, "what you chose is no longer made; it is Wool felt now.");
    has(&harness, "A text or colour of your own could not be kept.");
    has(&harness, "It cost €1,240.00 then and costs €1,205.00 now (−€35.00)");
    click(&mut harness, "All right");
    assert_eq!(harness.state().memory.dialog, None);
}
