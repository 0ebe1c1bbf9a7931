//! Numbers, several values, words, colours, and the ways out of a conflict.

use super::*;
use crate::{
    app::ui::model::{Answer, Control, Draft},
    catalog::Free,
};
use egui::{Pos2, pos2};

const SLIDER: &str = "Share of Cabernet Sauvignon: 30 %";

fn open(group: u16) -> Harness<'static, Stage> {
    harness(fixture::view_of("en", group), Memory::default(), DESKTOP)
}

fn out<'h>(harness: &'h Harness<'static, Stage>) -> &'h [UiAction] {
    &harness.state().out
}

/// Where the slider has a step.
fn at(harness: &Harness<'static, Stage>, step: f32) -> Pos2 {
    let rect = harness.get_by_label(SLIDER).rect();
    pos2(rect.left() + 13.0 + (rect.width() - 26.0) * step / 10.0, rect.center().y)
}

#[test]
fn a_number_goes_up_and_down_by_buttons() {
    let mut harness = open(20);
    click(&mut harness, "More: Share of Cabernet Sauvignon");
    click(&mut harness, "Less: Share of Cabernet Sauvignon");
    assert_eq!(out(&harness), [UiAction::Choose(choice(20, 4)), UiAction::Choose(choice(20, 2))]);
}

#[test]
fn a_number_says_what_those_beside_it_cost_and_what_all_costs_with_it() {
    let mut harness = open(20);
    has(&harness, "0 % −€6.00 · 20 % −€2.00 · 40 % +€2.00 · 100 % +€14.00");
    has(&harness, "30 %: €18.00 to €64.00 in all, depending on the rest");
    // While another is tried, only that one's price counts.
    harness.state_mut().memory.draft = Some((GroupIx(20), Draft::Number(5)));
    harness.run();
    has(&harness, "+€4.00");
    assert_eq!(harness.query_all_by_label_contains("in all").count(), 0);
    // What makes no difference is not told.
    let mut view = fixture::view_of("en", 20);
    let groups = &mut view.product.as_mut().unwrap().groups;
    let group = groups.iter_mut().find(|group| group.ix == GroupIx(20)).unwrap();
    let Control::Number(number) = &mut group.control else { panic!("it is a number") };
    number.steps.iter_mut().for_each(|step| step.price.clear());
    number.range.clear();
    let harness = super::harness(view, Memory::default(), DESKTOP);
    assert_eq!(harness.query_all_by_label_contains("30 %: ").count(), 0);
    assert_eq!(harness.query_all_by_label_contains("20 % ").count(), 0);
}

#[test]
fn a_slider_is_moved_by_hand_and_chooses_where_it_is_let_go() {
    let mut harness = open(20);
    let (from, to) = (at(&harness, 3.0), at(&harness, 5.2));
    harness.drag_at(from);
    harness.run();
    harness.hover_at(to);
    harness.run();
    assert_eq!(harness.state().memory.draft, Some((GroupIx(20), Draft::Number(5))));
    assert_eq!(out(&harness), [], "nothing is chosen on the way");
    has(&harness, "50 %");
    harness.drop_at(to);
    harness.run();
    assert_eq!(out(&harness), [UiAction::Choose(choice(20, 5))]);
    assert_eq!(harness.state().memory.draft, None);
}

#[test]
fn a_step_that_is_not_free_is_asked_about() {
    let mut harness = open(20);
    let place = at(&harness, 7.0);
    harness.drag_at(place);
    harness.run();
    harness.drop_at(place);
    harness.run();
    assert_eq!((out(&harness).len(), harness.state().memory.asked), (0, Some(choice(20, 7))));
    has(&harness, "70 %");
    let answer = Answer { choice: choice(20, 7), ..fixture::answer() };
    harness.state_mut().view.answer = Some(answer);
    harness.run();
    click(&mut harness, "Change 1 option");
    assert_eq!(out(&harness), [UiAction::ChooseGivingUp(choice(20, 7), vec![choice(2, 0)])]);
}

#[test]
fn the_arrow_keys_move_the_slider_and_not_the_camera() {
    let mut harness = open(20);
    harness.get_by_label(SLIDER).focus();
    harness.run();
    assert!(harness.state().memory.arrows, "the camera would turn too");
    harness.key_press(Key::ArrowRight);
    harness.run();
    harness.key_press(Key::End);
    harness.run();
    assert_eq!(out(&harness), [UiAction::Choose(choice(20, 4)), UiAction::Choose(choice(20, 5))]);
}

#[test]
fn each_of_several_is_turned_on_and_off() {
    let mut harness = open(21);
    has(&harness, "Choose 1 to 2");
    click(&mut harness, "Brass plate, +€12.00, available");
    click(&mut harness, "Gift wrap, +€12.00, Your choice");
    assert_eq!(out(&harness), [UiAction::Choose(choice(23, 1)), UiAction::Choose(choice(22, 0))]);
    click(&mut harness, "Hooks, +€12.00, Your choice");
    assert_eq!((out(&harness).len(), harness.state().memory.asked), (2, Some(choice(21, 0))), "one must stay");
}

fn type_words(harness: &mut Harness<'static, Stage>, words: &str) {
    harness.get_by_role(Role::TextInput).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_role(Role::TextInput).type_text(words);
    harness.run();
}

#[test]
fn words_are_taken_when_they_fit() {
    let mut harness = open(25);
    assert_eq!(harness.query_all_by_label("Use these words").count(), 0, "they are in the design already");
    has(&harness, "Price +€9.00");
    has(&harness, "€18.00 to €64.00 in all, depending on the rest");
    type_words(&mut harness, "Ada 7");
    has(&harness, "“7” cannot be made here.");
    assert_eq!(harness.query_all_by_label("Use these words").count(), 0);
    type_words(&mut harness, " Grace ");
    click(&mut harness, "Use these words");
    assert_eq!(out(&harness), [UiAction::Write(choice(25, 1), Free::Text("Grace".into()))]);
    assert_eq!(harness.state().memory.draft, None);
    click(&mut harness, "Leave it without");
    assert_eq!(out(&harness).last(), Some(&UiAction::Choose(choice(25, 0))));
}

#[test]
fn a_colour_of_ones_own_is_taken_when_it_can_be_made() {
    let mut harness = open(30);
    click(&mut harness, "Your colour, +€49.00, available");
    harness.state_mut().memory.draft = Some((GroupIx(30), Draft::Color([2, 2, 2])));
    harness.run();
    has(&harness, "Too dark to be made well.");
    harness.state_mut().memory.draft = Some((GroupIx(30), Draft::Color([0x7a, 0x50, 0x40])));
    harness.run();
    click(&mut harness, "Use this colour");
    assert_eq!(out(&harness), [UiAction::Write(choice(30, 2), Free::Color([0x7a, 0x50, 0x40]))]);
}

#[test]
fn of_several_ways_out_one_is_picked() {
    let mut harness = desktop();
    harness.state_mut().memory.asked = Some(choice(1, 2));
    harness.state_mut().view.answer = Some(fixture::answer_with_ways());
    harness.run();
    has(&harness, "One of your choices has to give way");
    click(&mut harness, "Shape: Panto → Round, The price stays the same");
    assert_eq!(harness.state().memory.ways, [1]);
}
