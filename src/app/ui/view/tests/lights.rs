//! The lights to see the product in.

use super::*;
use egui::pos2;

fn is_open(harness: &Harness<'static, Stage>) -> bool {
    harness.state().memory.lights_open
}

#[test]
fn a_light_is_chosen_and_the_list_stays_for_comparing() {
    let mut harness = desktop();
    assert!(harness.query_by_label("Stage").is_none());
    click(&mut harness, "Light: Studio");
    click(&mut harness, "Stage");
    assert_eq!(harness.state().out, [UiAction::Light("stage".into())]);
    click(&mut harness, "Studio");
    assert_eq!(harness.state().out.len(), 1, "it is the light on stage already");
    assert!(is_open(&harness));
    click(&mut harness, "Light: Studio");
    assert!(!is_open(&harness) && harness.query_by_label("Stage").is_none());
}

#[test]
fn the_light_on_stage_is_told_in_either_language() {
    let mut view = fixture::view("de");
    (view.lights[0].shown, view.lights[1].shown) = (false, true);
    let mut harness = harness(view, Memory::default(), KIOSK);
    click(&mut harness, "Licht: Bühne");
    let is_on = |name: &str| harness.get_by_label(name).accesskit_node().toggled() == Some(Toggled::True);
    assert!(is_on("Bühne") && !is_on("Studio"));
}

#[test]
fn lights_are_reached_by_keyboard_and_left_with_escape() {
    let mut harness = desktop();
    harness.get_by_label("Light: Studio").focus();
    harness.run();
    for key in [Key::Enter, Key::Tab, Key::Tab, Key::Space] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().out, [UiAction::Light("stage".into())]);
    harness.key_press(Key::Escape);
    harness.run();
    assert!(!is_open(&harness));
    assert_eq!(harness.state().out.len(), 1, "the open group stays open");
}

#[test]
fn a_press_beside_the_lights_puts_them_away() {
    let mut harness = desktop();
    click(&mut harness, "Light: Studio");
    let press = |pressed| egui::Event::PointerButton {
        pos: pos2(200.0, 200.0),
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(egui::Event::PointerMoved(pos2(200.0, 200.0)));
    harness.event(press(true));
    harness.event(press(false));
    harness.run();
    assert!(!is_open(&harness));
}

#[test]
fn where_there_is_one_light_there_is_no_button() {
    let mut view = fixture::view("en");
    view.lights.truncate(1);
    assert!(harness(view, Memory::default(), DESKTOP).query_by_label_contains("Light:").is_none());
}

#[test]
fn lines_are_told_from_the_backdrop() {
    for (shown, ink) in [(0, theme::INK), (1, theme::PANEL)] {
        let mut view = fixture::view("en");
        (0..2).for_each(|at| view.lights[at].shown = at == shown);
        let line = [pos2(200.0, 300.0), pos2(500.0, 300.0)];
        view.measures = vec![Measure { length: "148 mm".into(), name: "Width: 148 mm".into(), line }];
        let harness = harness(view, Memory::default(), DESKTOP);
        let drawn = harness.output().shapes.iter().any(|shape| {
            matches!(&shape.shape, egui::Shape::LineSegment { points, stroke } if *points == line && stroke.color == ink)
        });
        assert!(drawn, "{ink:?}");
    }
}
