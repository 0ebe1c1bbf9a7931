//! The drawing pad: each stroke is one change, and what does not fit is said.

use super::*;
use crate::{
    app::ui::model::{Draft, Reach},
    catalog::{Drawing, Free, Pen},
};
use egui::{Pos2, pos2};

const DRAWN: &str = "m 20,20 60,40; s 100,20 160,20 160,80";

fn open() -> Harness<'static, Stage> {
    harness(fixture::view_of("en", 33), Memory::default(), DESKTOP)
}

/// Where the pad has a spot of its grid of 240×200 steps.
fn at(harness: &Harness<'static, Stage>, x: f32, y: f32) -> Pos2 {
    let rect = harness.get_by_label_contains("Drawing pad").rect();
    pos2(rect.left() + rect.width() * (x + 0.5) / 240.0, rect.top() + rect.height() * (y + 0.5) / 200.0)
}

fn draw(harness: &mut Harness<'static, Stage>, spots: &[(f32, f32)]) {
    let places: Vec<_> = spots.iter().map(|(x, y)| at(harness, *x, *y)).collect();
    harness.drag_at(places[0]);
    harness.run();
    for place in &places[1..] {
        harness.hover_at(*place);
        harness.run();
    }
    harness.drop_at(places[places.len() - 1]);
    harness.run();
}

/// What the design would have after the last action.
fn written(harness: &Harness<'static, Stage>) -> String {
    match harness.state().out.last() {
        Some(UiAction::Write(of, Free::Drawing(drawing))) if *of == choice(33, 1) => drawing.to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn each_stroke_is_one_change() {
    let mut harness = open();
    draw(&mut harness, &[(30.0, 100.0), (90.0, 100.0), (90.0, 150.0)]);
    assert_eq!(written(&harness), format!("{DRAWN}; m 30,100 90,100 90,150"));
    assert_eq!(harness.state().out.len(), 1, "nothing changes on the way");
    assert_eq!((harness.state().memory.stroke.len(), &harness.state().memory.draft), (0, &None));
    click(&mut harness, "Fine pen");
    draw(&mut harness, &[(7.0, 9.0)]);
    assert_eq!(written(&harness), format!("{DRAWN}; f 7,9"), "a dot");
    click(&mut harness, "Filled shape");
    has(&harness, "A shape within a shape stays free.");
    draw(&mut harness, &[(10.0, 110.0), (50.0, 110.0)]);
    assert_eq!(harness.state().out.len(), 2, "a line has no surface");
    draw(&mut harness, &[(10.0, 110.0), (50.0, 110.0), (50.0, 160.0), (10.0, 110.0)]);
    assert_eq!(written(&harness), format!("{DRAWN}; s 10,110 50,110 50,160"));
}

fn press(pos: Pos2, pressed: bool) -> egui::Event {
    egui::Event::PointerButton { pos, button: egui::PointerButton::Primary, pressed, modifiers: Modifiers::NONE }
}

#[test]
fn no_stroke_is_lost_between_two_frames() {
    let mut harness = open();
    // Two whole strokes before the machine draws again, as a quick hand makes on a busy one.
    for (from, bend, to) in
        [((30.0, 100.0), (90.0, 100.0), (90.0, 150.0)), ((10.0, 180.0), (40.0, 170.0), (10.0, 190.0))]
    {
        let [from, bend, to] = [from, bend, to].map(|(x, y)| at(&harness, x, y));
        let way = [from, bend, to].map(egui::Event::PointerMoved);
        harness.input_mut().events.extend([press(from, true)].into_iter().chain(way).chain([press(to, false)]));
    }
    harness.run();
    assert_eq!(written(&harness), format!("{DRAWN}; m 30,100 90,100 90,150; m 10,180 40,170 10,190"));
    assert_eq!(harness.state().out.len(), 2, "each can be undone");
}

#[test]
fn a_stroke_that_begins_in_the_frame_in_which_another_ends_is_kept() {
    let mut harness = open();
    let [from, bend, to] = [(30.0, 100.0), (90.0, 100.0), (90.0, 150.0)].map(|(x, y)| at(&harness, x, y));
    let [next, end] = [(10.0, 180.0), (40.0, 170.0)].map(|(x, y)| at(&harness, x, y));
    let way = [from, bend, to].map(egui::Event::PointerMoved);
    let first = [press(from, true)].into_iter().chain(way).chain([press(to, false)]);
    harness.input_mut().events.extend(first.chain([egui::Event::PointerMoved(next), press(next, true)]));
    harness.run();
    assert_eq!(written(&harness), format!("{DRAWN}; m 30,100 90,100 90,150"));
    // The design has the first of them by now.
    let own: Drawing = written(&harness).parse().unwrap();
    let groups = &mut harness.state_mut().view.product.as_mut().unwrap().groups;
    let group = groups.iter_mut().find(|group| group.ix == GroupIx(33)).unwrap();
    let Control::Drawing(control) = &mut group.control else { panic!("it is a drawing") };
    control.drawing = own;
    harness.input_mut().events.extend([egui::Event::PointerMoved(end), press(end, false)]);
    harness.run();
    assert_eq!(written(&harness), format!("{DRAWN}; m 30,100 90,100 90,150; m 10,180 40,170"));
    assert_eq!(harness.state().out.len(), 2);
}

#[test]
fn a_stroke_goes_on_beyond_the_pad_and_ends_at_its_edge() {
    let mut harness = open();
    draw(&mut harness, &[(200.0, 50.0), (300.0, 50.0)]);
    assert_eq!(written(&harness), format!("{DRAWN}; m 200,50 239,50"));
}

#[test]
fn strokes_are_taken_back_one_by_one_or_all_at_once() {
    let mut harness = open();
    click(&mut harness, "Take back the last stroke");
    assert_eq!(written(&harness), "m 20,20 60,40");
    click(&mut harness, "Clear the pad");
    assert_eq!(harness.state().out.last(), Some(&UiAction::Choose(choice(33, 0))));
    let mut view = fixture::view_of("en", 33);
    let groups = &mut view.product.as_mut().unwrap().groups;
    let group = groups.iter_mut().find(|group| group.ix == GroupIx(33)).unwrap();
    let Control::Drawing(own) = &mut group.control else { panic!("it is a drawing") };
    own.drawing = Drawing::default();
    let mut harness = super::harness(view, Memory::default(), DESKTOP);
    has(&harness, "Drawing pad, empty");
    for name in ["Take back the last stroke", "Clear the pad"] {
        assert!(harness.get_by_label(name).accesskit_node().is_disabled(), "{name}");
    }
    draw(&mut harness, &[(30.0, 100.0), (90.0, 100.0)]);
    assert_eq!(written(&harness), "m 30,100 90,100");
}

#[test]
fn a_stroke_that_does_not_fit_is_refused_until_there_is_room() {
    let mut harness = open();
    has(&harness, "Room for more: ");
    let zigzag: Vec<_> = (0..24).map(|i| (20.0 + 8.0 * i as f32, if i % 2 == 0 { 30.0 } else { 180.0 })).collect();
    draw(&mut harness, &zigzag);
    assert_eq!(harness.state().out, []);
    has(&harness, "There is no room for this stroke.");
    draw(&mut harness, &[(30.0, 100.0), (90.0, 100.0)]);
    assert_eq!(harness.query_all_by_label_contains("no room").count(), 0);
    assert_eq!(harness.state().out.len(), 1);
}

#[test]
fn a_drawing_that_is_not_free_is_asked_about_and_kept_for_the_answer() {
    let mut view = fixture::view_of("en", 33);
    let groups = &mut view.product.as_mut().unwrap().groups;
    let group = groups.iter_mut().find(|group| group.ix == GroupIx(33)).unwrap();
    let Control::Drawing(own) = &mut group.control else { panic!("it is a drawing") };
    own.reach = Reach::AfterChanges;
    view.answer = Some(crate::app::ui::model::Answer { choice: choice(33, 1), ..fixture::answer() });
    let mut harness = harness(view, Memory { pen: Pen::Broad, ..Memory::default() }, DESKTOP);
    draw(&mut harness, &[(30.0, 100.0), (90.0, 100.0)]);
    assert_eq!((harness.state().out.len(), harness.state().memory.asked), (0, Some(choice(33, 1))));
    let expect: Drawing = format!("{DRAWN}; b 30,100 90,100").parse().unwrap();
    assert_eq!(harness.state().memory.draft, Some((GroupIx(33), Draft::Drawing(expect.clone()))));
    click(&mut harness, "Change 1 option");
    assert_eq!(written(&harness), expect.to_string());
}
