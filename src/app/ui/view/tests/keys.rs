//! The keyboard on the screen.

use super::*;

fn kiosk(language: &str, dialog: Dialog) -> Harness<'static, Stage> {
    let view = View { screen_keys: true, ..fixture::view(language) };
    harness(view, Memory { dialog: Some(dialog), ..Memory::default() }, vec2(864.0, 1536.0))
}

fn publish() -> Dialog {
    Dialog::Publish { title: String::new(), author: String::new(), sent: false }
}

fn written(harness: &Harness<'static, Stage>) -> (String, String) {
    match &harness.state().memory.dialog {
        Some(Dialog::Publish { title, author, .. }) => (title.clone(), author.clone()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_tapped_is_written_into_the_field_in_use() {
    let mut harness = kiosk("en", publish());
    // A capital is on the key while it would be written.
    for key in ["Shift", "A", "d", "a", "Space", "7"] {
        click(&mut harness, key);
    }
    assert_eq!(written(&harness), ("Ada 7".to_owned(), String::new()));
    click(&mut harness, "Delete");
    click(&mut harness, "Letters with accents");
    click(&mut harness, "ł");
    assert_eq!(written(&harness).0, "Ada ł");
    harness.get_by_role_and_label(Role::TextInput, "Your handle").click();
    harness.run();
    click(&mut harness, "ß");
    assert_eq!(written(&harness), ("Ada ł".to_owned(), "ß".to_owned()));
}

/// Taps the key in the given numbers of frames: where the finger comes, presses, and leaves.
fn tap(harness: &mut Harness<'static, Stage>, key: &str, frames: [usize; 3]) {
    let pos = harness.get_by_label(key).rect().center();
    let button = |pressed| egui::Event::PointerButton {
        pos,
        button: egui::PointerButton::Primary,
        pressed,
        modifiers: Modifiers::NONE,
    };
    for (event, frames) in [egui::Event::PointerMoved(pos), button(true), button(false)].into_iter().zip(frames) {
        harness.input_mut().events.push(event);
        (0..frames).for_each(|_| harness.step());
    }
    harness.run();
}

#[test]
fn slow_and_fast_fingers_write_alike() {
    for frames in [[1, 1, 1], [0, 0, 1], [0, 1, 1], [1, 0, 1], [0, 2, 2]] {
        let mut harness = kiosk("en", publish());
        for key in ["k", "i", "t"] {
            tap(&mut harness, key, frames);
        }
        assert_eq!(written(&harness), ("kit".to_owned(), String::new()), "{frames:?}");
    }
}

#[test]
fn keys_are_large_enough_lie_in_the_window_and_leave_the_dialog_in_sight() {
    for language in ["en", "de"] {
        for page in ["", if language == "en" { "Letters with accents" } else { "Buchstaben mit Akzenten" }] {
            let mut harness = kiosk(language, publish());
            if !page.is_empty() {
                click(&mut harness, page);
            }
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, vec2(864.0, 1536.0));
            let keys: Vec<_> =
                harness.query_all_by_role(Role::Button).filter(|key| key.rect().top() > 1536.0 - 320.0).collect();
            assert!(keys.len() > 40, "{}", keys.len());
            for key in &keys {
                let rect = key.rect();
                assert!(rect.width() >= 48.0 && rect.height() >= 48.0, "{:?} {rect:?}", key.accesskit_node().label());
                assert!(window.contains_rect(rect), "{rect:?}");
            }
            let top = keys.iter().map(|key| key.rect().top()).fold(f32::INFINITY, f32::min);
            let fields: Vec<_> = harness.query_all_by_role(Role::TextInput).collect();
            assert!(fields.len() == 2 && fields.iter().all(|field| field.rect().bottom() < top));
        }
    }
}

#[test]
fn it_goes_when_it_is_done_and_when_something_else_is_tapped() {
    let mut harness = kiosk("en", publish());
    assert!(harness.state().memory.keys.is_some());
    click(&mut harness, "Close");
    assert_eq!((harness.state().memory.dialog.is_some(), harness.state().memory.keys.is_some()), (false, false));
    // From one field it goes on to the next that is empty.
    let mut harness = kiosk("en", publish());
    click(&mut harness, "x");
    click(&mut harness, "Done");
    click(&mut harness, "y");
    assert_eq!(written(&harness), ("x".to_owned(), "y".to_owned()));
    let mut harness = kiosk("en", Dialog::Save { name: String::new() });
    click(&mut harness, "x");
    click(&mut harness, "Done");
    assert_eq!(harness.state().out, [UiAction::Save { name: "x".into() }]);
    assert!(harness.state().memory.keys.is_none());
}

#[test]
fn where_there_is_a_keyboard_there_is_none_on_the_screen() {
    let harness = with_dialog(publish());
    assert!(harness.state().memory.keys.is_none() && harness.query_by_label("Space").is_none());
}
