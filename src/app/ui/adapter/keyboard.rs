//! Keys as egui wants them, in place of bevy_egui's own reading, which takes the modifier keys as they are at the end of a
//! frame: a Ctrl+Z pressed and released within one slow frame would be a plain Z.
//!
//! Invariant: what keys do does not depend on how long a frame takes. A key event carries the modifiers that were held when the
//! key was pressed; what is typed after a key that moves the keyboard to another field waits for the next frame, since egui
//! moves it between frames.

use bevy::{
    input::keyboard::{Key, KeyboardFocusLost, KeyboardInput},
    prelude::*,
    window::RequestRedraw,
};
use bevy_egui::{
    EguiClipboard, EguiInput, PrimaryEguiContext,
    helpers::{bevy_to_egui_key, bevy_to_egui_physical_key},
    input::ModifierKeysState,
};
use egui::Event;

/// Hands the keys of this frame to the panels.
pub fn write_keys(
    mut keys: MessageReader<KeyboardInput>,
    mut focus_lost: MessageReader<KeyboardFocusLost>,
    mut held: Local<ModifierKeysState>,
    mut waiting: Local<Vec<Event>>,
    mut clipboard: ResMut<EguiClipboard>,
    mut input: Single<&mut EguiInput, With<PrimaryEguiContext>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for key in keys.read() {
        translate(key, &mut held, &mut || clipboard.get_text(), &mut waiting);
    }
    let now = of_one_frame(&waiting);
    input.events.extend(waiting.drain(..now));
    if !waiting.is_empty() {
        redraw.write(RequestRedraw);
    }
    // Keys that are let go elsewhere are not reported here.
    if focus_lost.read().count() > 0 {
        *held = ModifierKeysState::default();
    }
}

fn translate(
    message: &KeyboardInput,
    held: &mut ModifierKeysState,
    clipboard: &mut dyn FnMut() -> Option<String>,
    events: &mut Vec<Event>,
) {
    let pressed = message.state.is_pressed();
    match message.logical_key {
        Key::Shift => held.shift = pressed,
        Key::Control => held.ctrl = pressed,
        Key::Alt => held.alt = pressed,
        Key::Super | Key::Meta => held.win = pressed,
        _ => {}
    }
    if pressed && held.text_input_is_allowed() {
        match &message.logical_key {
            Key::Character(text) if !text.chars().any(char::is_control) => events.push(Event::Text(text.to_string())),
            Key::Space => events.push(Event::Text(" ".into())),
            _ => {}
        }
    }
    let modifiers = held.to_egui_modifiers();
    let physical_key = bevy_to_egui_physical_key(&message.key_code);
    // Layouts without Latin letters still have the usual shortcuts, by the place of the key.
    let Some(key) = bevy_to_egui_key(&message.logical_key).or(physical_key) else { return };
    events.push(Event::Key { key, physical_key, pressed, repeat: message.repeat, modifiers });
    if pressed && modifiers.command {
        match key {
            egui::Key::C => events.push(Event::Copy),
            egui::Key::X => events.push(Event::Cut),
            egui::Key::V => events.extend(clipboard().map(Event::Paste)),
            _ => {}
        }
    }
}

/// How many of the events can be handled in one frame.
fn of_one_frame(events: &[Event]) -> usize {
    let moves = |event: &Event| {
        matches!(event, Event::Key { key: egui::Key::Tab | egui::Key::Enter | egui::Key::Escape, pressed: true, .. })
    };
    events.iter().position(moves).map_or(events.len(), |position| position + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::input::{ButtonState, keyboard::KeyCode};
    use egui::Modifiers;

    /// What egui gets for keys that are pressed (`+`) and released (`-`), all within one frame.
    fn events(keys: &[(char, Key, KeyCode)]) -> Vec<Event> {
        let mut held = ModifierKeysState::default();
        let mut events = Vec::new();
        for (direction, logical_key, key_code) in keys {
            let message = KeyboardInput {
                key_code: *key_code,
                logical_key: logical_key.clone(),
                state: if *direction == '+' { ButtonState::Pressed } else { ButtonState::Released },
                text: None,
                repeat: false,
                window: Entity::PLACEHOLDER,
            };
            translate(&message, &mut held, &mut || Some("kept".into()), &mut events);
        }
        events
    }

    fn letter(letter: &str) -> Key {
        Key::Character(letter.into())
    }

    fn presses(events: &[Event]) -> Vec<(egui::Key, Modifiers)> {
        let press = |event: &Event| match event {
            Event::Key { key, pressed: true, modifiers, .. } => Some((*key, *modifiers)),
            _ => None,
        };
        events.iter().filter_map(press).collect()
    }

    #[test]
    fn a_shortcut_within_one_frame_is_a_shortcut_and_no_text() {
        let events = events(&[
            ('+', Key::Control, KeyCode::ControlLeft),
            ('+', letter("z"), KeyCode::KeyZ),
            ('-', letter("z"), KeyCode::KeyZ),
            ('-', Key::Control, KeyCode::ControlLeft),
            ('+', letter("a"), KeyCode::KeyA),
        ]);
        let command = Modifiers { ctrl: true, command: true, ..default() };
        assert_eq!(presses(&events), [(egui::Key::Z, command), (egui::Key::A, Modifiers::NONE)]);
        let texts: Vec<_> = events.iter().filter(|event| matches!(event, Event::Text(_))).collect();
        assert_eq!(texts, [&Event::Text("a".into())]);
    }

    #[test]
    fn what_is_typed_into_the_next_field_waits_for_it() {
        let events = events(&[
            ('+', letter("a"), KeyCode::KeyA),
            ('+', Key::Tab, KeyCode::Tab),
            ('-', Key::Tab, KeyCode::Tab),
            ('+', letter("b"), KeyCode::KeyB),
        ]);
        let (now, later) = events.split_at(of_one_frame(&events));
        assert_eq!(presses(now).iter().map(|press| press.0).collect::<Vec<_>>(), [egui::Key::A, egui::Key::Tab]);
        assert!(later.contains(&Event::Text("b".into())));
        assert_eq!(of_one_frame(later), later.len());
    }

    #[test]
    fn text_typed_before_a_shortcut_is_kept() {
        let events = events(&[
            ('+', letter("Ü"), KeyCode::BracketLeft),
            ('+', Key::Space, KeyCode::Space),
            ('+', Key::Control, KeyCode::ControlLeft),
            ('+', letter("v"), KeyCode::KeyV),
        ]);
        let texts: Vec<_> = events.iter().filter(|event| matches!(event, Event::Text(_) | Event::Paste(_))).collect();
        assert_eq!(texts, [&Event::Text("Ü".into()), &Event::Text(" ".into()), &Event::Paste("kept".into())]);
    }
}
