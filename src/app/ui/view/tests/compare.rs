//! A proposal beside the present design on the stage.

use super::{super::layout::Layout, *};
use egui::{Pos2, Rect, TextureId, pos2};

fn free(size: Vec2) -> Rect {
    Layout::of(Rect::from_min_size(Pos2::ZERO, size), None).free
}

fn dialog() -> Option<Dialog> {
    Some(Dialog::Proposal { source: Source::Code("A1".into()), turned: vec![] })
}

/// The divider in the middle.
fn comparing(language: &str, size: Vec2) -> Harness<'static, Stage> {
    let mut view = fixture::view(language);
    view.proposal = Some(Ok(Proposal { on_stage: [1, 2].map(|id| Some(TextureId::User(id))), ..fixture::proposal() }));
    let mut harness = harness(view, Memory { dialog: dialog(), compare: Some(0.5), ..Memory::default() }, size);
    harness.run();
    harness
}

fn share(harness: &Harness<'static, Stage>) -> f32 {
    harness.state().memory.compare.unwrap()
}

#[test]
fn the_changes_lead_to_the_comparison_and_back() {
    let mut view = fixture::view("en");
    view.proposal = Some(Ok(fixture::proposal()));
    let mut harness = harness(view, Memory { dialog: dialog(), ..Memory::default() }, DESKTOP);
    click(&mut harness, "Compare on the stage");
    harness.run();
    assert_eq!(share(&harness), 0.5);
    has(&harness, "The pictures are being taken…");
    click(&mut harness, "Back to the changes");
    harness.run();
    assert_eq!((harness.state().memory.compare, &harness.state().memory.dialog), (None, &dialog()));
    has(&harness, "Give the eyes some shade");
    assert_eq!(harness.state().out, []);
}

#[test]
fn escape_leads_back_and_not_further() {
    let mut harness = comparing("en", DESKTOP);
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!((harness.state().memory.compare, &harness.state().memory.dialog), (None, &dialog()));
}

#[test]
fn changes_are_taken_from_the_comparison() {
    let mut harness = comparing("en", DESKTOP);
    click(&mut harness, "Take 2 changes");
    assert!(matches!(&harness.state().out[..], [UiAction::Apply(choices, _)] if choices.len() == 2));
    assert_eq!((harness.state().memory.compare, &harness.state().memory.dialog), (None, &None));
}

#[test]
fn the_divider_follows_keys_as_far_as_there_is_room() {
    let mut harness = comparing("en", DESKTOP);
    let mut press = |key| {
        harness.key_press(key);
        harness.run();
        (share(&harness), harness.state().memory.arrows)
    };
    assert_eq!(press(Key::ArrowLeft), (0.45, true), "it has the keyboard from the start");
    assert_eq!(press(Key::ArrowRight), (0.5, true));
    let (end, _) = press(Key::End);
    assert!(end > 0.95 && end < 1.0, "the handle stays in sight: {end}");
    let (home, _) = press(Key::Home);
    assert!(home > 0.0 && (home + end - 1.0).abs() < 1e-5, "{home}");
}

#[test]
fn the_divider_follows_a_hand_anywhere_on_the_pictures() {
    let mut harness = comparing("de", KIOSK);
    let free = free(KIOSK);
    let at = |share: f32| pos2(free.left() + share * free.width(), free.top() + free.height() * 0.3);
    let press = |pos, pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for event in [egui::Event::PointerMoved(at(0.3)), press(at(0.3), true), egui::Event::PointerMoved(at(0.7))] {
        harness.event(event);
        harness.run();
    }
    harness.event(press(at(0.7), false));
    harness.run();
    assert!((share(&harness) - 0.7).abs() < 0.01, "{}", share(&harness));
}

#[test]
fn everything_is_named_and_large_enough_for_a_finger() {
    for (language, size) in [("en", DESKTOP), ("de", DESKTOP), ("en", KIOSK), ("de", KIOSK)] {
        let harness = comparing(language, size);
        let divider =
            if language == "en" { "Divider between before and after" } else { "Trenner zwischen vorher und nachher" };
        let back = if language == "en" { "Back to the changes" } else { "Zurück zu den Änderungen" };
        for name in [divider, back] {
            let rect = harness.get_by_label(name).rect();
            assert!(rect.width() >= 48.0 && rect.height() >= 48.0 && free(size).contains_rect(rect), "{name}: {rect}");
        }
        let names = if language == "en" { ["Now", "With these changes"] } else { ["Jetzt", "Mit diesen Änderungen"] };
        names.iter().for_each(|name| assert!(free(size).contains_rect(harness.get_by_label(name).rect()), "{name}"));
        assert_eq!(harness.get_by_label(divider).accesskit_node().numeric_value(), Some(50.0));
    }
}
