//! Dots that tell of the parts.

use super::{super::layout::Layout, *};
use egui::{Pos2, Rect, pos2};

fn free(size: Vec2) -> Rect {
    Layout::of(Rect::from_min_size(Pos2::ZERO, size), None).free
}

/// Hot spots in sight and shown, none of them open.
fn told(language: &str, size: Vec2) -> Harness<'static, Stage> {
    let mut view = fixture::view(language);
    view.spots = fixture::spots(language, free(size));
    harness(view, Memory { spots: Some(true), ..Memory::default() }, size)
}

fn open<'h>(harness: &'h Harness<'static, Stage>) -> Option<&'h str> {
    harness.state().memory.spot.as_deref()
}

fn press_at(harness: &mut Harness<'static, Stage>, pos: Pos2) {
    let press = |pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    harness.event(egui::Event::PointerMoved(pos));
    harness.event(press(true));
    harness.event(press(false));
    harness.run();
}

#[test]
fn they_are_shown_when_asked_for_and_in_a_showroom_unasked() {
    let mut view = fixture::view("en");
    view.spots = fixture::spots("en", free(DESKTOP));
    let mut asked = harness(view, Memory::default(), DESKTOP);
    assert!(asked.query_by_label("Lenses").is_none());
    click(&mut asked, "Tell about the parts");
    asked.get_by_label("Lenses");
    click(&mut asked, "Hide what is told of the parts");
    assert!(asked.query_by_label("Lenses").is_none());

    let mut view = fixture::view("de");
    (view.explains, view.spots) = (true, fixture::spots("de", free(KIOSK)));
    let mut kiosk = harness(view, Memory::default(), KIOSK);
    kiosk.get_by_label("Gläser");
    click(&mut kiosk, "Erklärte Teile ausblenden");
    assert!(kiosk.query_by_label("Gläser").is_none());
}

#[test]
fn a_line_without_them_has_no_button() {
    let mut view = fixture::view("en");
    view.has_spots = false;
    let harness = harness(view, Memory::default(), DESKTOP);
    assert!(harness.query_by_label("Tell about the parts").is_none());
}

#[test]
fn one_tells_its_sentence_and_leads_to_its_group() {
    let mut harness = told("en", DESKTOP);
    click(&mut harness, "The front and its edges");
    assert_eq!(open(&harness), Some("front"));
    has(&harness, "The front and its edges. Cut in one piece");
    click(&mut harness, "Show options");
    assert_eq!(harness.state().out, [UiAction::LookAt(GroupIx(1))]);
    assert_eq!(open(&harness), None);
}

#[test]
fn one_without_a_group_only_tells() {
    let mut harness = told("en", DESKTOP);
    click(&mut harness, "Lenses");
    has(&harness, "Lenses. Ground by us.");
    assert!(harness.query_by_label("Show options").is_none());
    click(&mut harness, "Close");
    assert_eq!((open(&harness), harness.state().out.len()), (None, 0));
}

#[test]
fn a_press_beside_it_and_escape_close_it() {
    let mut harness = told("en", DESKTOP);
    click(&mut harness, "Lenses");
    press_at(&mut harness, pos2(60.0, 60.0));
    assert_eq!(open(&harness), None);
    click(&mut harness, "Lenses");
    press_at(&mut harness, free(DESKTOP).center());
    assert_eq!(open(&harness), Some("front"), "from one to the other");
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((open(&harness), harness.state().out.len()), (None, 0), "the open group stays open");
}

#[test]
fn the_keyboard_goes_from_a_dot_to_its_card() {
    let mut harness = told("en", DESKTOP);
    harness.get_by_label("The front and its edges").focus();
    harness.run();
    for key in [Key::Enter, Key::Tab, Key::Enter] {
        harness.key_press(key);
        harness.run();
    }
    assert_eq!(harness.state().out, [UiAction::LookAt(GroupIx(1))]);
}

#[test]
fn what_is_out_of_sight_is_closed() {
    let mut harness = told("en", DESKTOP);
    click(&mut harness, "Lenses");
    harness.state_mut().view.spots.retain(|spot| spot.id != "lens");
    harness.run();
    assert_eq!(open(&harness), None);
}

#[test]
fn a_finger_always_means_one_of_them() {
    let mut harness = told("en", KIOSK);
    for (apart, expect) in [(20.0, false), (47.0, false), (50.0, true)] {
        let spots = &mut harness.state_mut().view.spots;
        spots[1].at = spots[0].at + egui::vec2(apart, 0.0);
        harness.run();
        assert_eq!(harness.query_by_label("Lenses").is_some(), expect, "{apart}");
        assert!(harness.query_by_label("The front and its edges").is_some());
    }
    // Nothing at the rim, where half of it would be covered.
    let corner = free(KIOSK).min;
    harness.state_mut().view.spots[1].at = corner + egui::vec2(10.0, 100.0);
    harness.run();
    assert!(harness.query_by_label("Lenses").is_none());
}

#[test]
fn the_card_stays_on_the_stage_and_off_its_buttons() {
    for size in [DESKTOP, KIOSK, SMALL] {
        let free = free(size);
        for x in [0.06, 0.5, 0.8] {
            for y in [0.08, 0.5, 0.92] {
                let mut harness = told("de", size);
                let at = free.min + egui::vec2(x * free.width(), y * free.height());
                harness.state_mut().view.spots[0].at = at;
                harness.state_mut().memory.spot = Some("front".into());
                harness.run();
                let card = harness.get_by_label_contains("Kanten. In einem").rect();
                assert!(free.contains_rect(card), "{size} {at}: {card} in {free}");
                for name in ["Maße zeigen", "Licht: Studio", "Erklärte Teile ausblenden"] {
                    let button = harness.get_by_label(name).rect();
                    assert!(!button.intersects(card), "{size} {at}: {card} over {name}");
                }
            }
        }
    }
}
