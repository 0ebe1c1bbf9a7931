//! A keyboard at the bottom of a touch screen, while a text field is in use.
//!
//! Invariant: taps become the same events that a keyboard would send, in the next frame; a field does not know the difference.

use super::{
    super::{
        icons::{self, Icon},
        model::{KeyPage, Keys, Memory, View},
        theme::{self, RADIUS_SMALL, STEP, Type},
    },
    widgets::{galley, paint_icon},
};
use egui::{Area, Event, Key, Modifiers, Order, Rect, Sense, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Height of a key, and what is between two, in points.
const KEY: f32 = 54.0;
const GAP: f32 = 6.0;
/// Width beyond which keys do not grow.
const WIDEST: f32 = 960.0;
/// Rows of letters or signs; below them is one with the space bar.
const ROWS: usize = 4;

/// Height of the whole keyboard, in points.
const HEIGHT: f32 = (ROWS + 1) as f32 * (KEY + GAP) - GAP + 2.0 * STEP;

/// What is on a key that is not a letter.
enum Face<'a> {
    Words(&'a str),
    Icon(Icon),
}

/// The part of `window` that the keyboard leaves.
pub fn above(window: Rect, view: &View, memory: &Memory) -> Rect {
    let height = if view.screen_keys && memory.keys.is_some() { HEIGHT } else { 0.0 };
    window.with_max_y(window.bottom() - height)
}

/// Writes what was tapped; to be called before any field is shown.
pub fn write_taps(ui: &Ui, memory: &mut Memory) {
    if let Some(keys) = &mut memory.keys {
        ui.input_mut(|input| input.events.append(&mut keys.taps));
    }
}

/// Shows the keyboard while a field is in use; to be called after all fields.
pub fn keys_ui(ui: &Ui, view: &View, memory: &mut Memory) {
    if !view.screen_keys {
        return;
    }
    let focused = ui.memory(|memory| memory.focused()).filter(|_| ui.ctx().text_edit_focused());
    if memory.keys.is_none() {
        memory.keys = focused.map(Keys::of);
    }
    let Some(keys) = &mut memory.keys else { return };
    let window = ui.max_rect();
    let board = window.with_min_y(window.bottom() - HEIGHT);
    let area = Area::new("keys".into()).order(Order::Tooltip).fixed_pos(board.min).constrain(false);
    area.show(ui.ctx(), |ui| board_ui(ui, view, board, keys));
    let tapped_at = ui.input(|input| {
        let pointer = &input.pointer;
        pointer.interact_pos().filter(|_| pointer.any_pressed() || pointer.any_down() || pointer.any_released())
    });
    match focused {
        // A tap on a key has taken the keyboard from the field.
        _ if tapped_at.is_some_and(|pos| board.contains(pos)) => {
            ui.memory_mut(|memory| memory.request_focus(keys.field));
        }
        Some(field) => keys.field = field,
        None => {
            memory.keys = None;
            ui.ctx().request_repaint();
        }
    }
}

fn board_ui(ui: &mut Ui, view: &View, board: Rect, keys: &mut Keys) {
    ui.painter().rect_filled(board, 0.0, theme::SUNKEN);
    ui.painter().hline(board.x_range(), board.top() + 0.5, theme::hairline());
    // Keeps taps between two keys from what is below.
    ui.interact(board, ui.id().with("ground"), Sense::click());
    let width = (board.width() - 2.0 * STEP).min(WIDEST);
    let room = Rect::from_center_size(board.center(), vec2(width, board.height() - 2.0 * STEP));
    let row = |number: usize| {
        let top = room.top() + number as f32 * (KEY + GAP);
        Rect::from_min_size(pos2(room.left(), top), vec2(width, KEY))
    };
    let rows = letters(keys.page, view.texts.language());
    let most = rows.iter().map(|row| row.chars().count()).max().unwrap_or(1) as f32;
    let one = (width + GAP) / most;
    for (number, letters) in rows.iter().enumerate() {
        let count = letters.chars().count() as f32;
        let left = room.center().x - (count * one - GAP) / 2.0;
        for (i, letter) in letters.chars().enumerate() {
            let written = if keys.shift { capital(letter) } else { letter.to_string() };
            let at = pos2(left + i as f32 * one, row(number).top());
            let rect = Rect::from_min_size(at, vec2(one - GAP, KEY));
            if key_ui(ui, rect, &Face::Words(&written), &written, false) {
                keys.taps.push(Event::Text(written));
                keys.shift = false;
            }
        }
    }
    let texts = &view.texts;
    let last = row(ROWS);
    let part = width / 12.0;
    let mut left = last.left();
    let mut next = |parts: f32| {
        let rect = Rect::from_min_size(pos2(left, last.top()), vec2(parts * part - GAP, KEY));
        left += parts * part;
        rect
    };
    if key_ui(ui, next(1.5), &Face::Icon(icons::SHIFT), &texts.get("keys-shift"), keys.shift) {
        keys.shift = !keys.shift;
    }
    for (page, face, name) in
        [(KeyPage::Accents, "áß", texts.get("keys-accents")), (KeyPage::Signs, "?/&", texts.get("keys-signs"))]
    {
        let open = keys.page == page;
        if key_ui(ui, next(1.5), &Face::Words(face), &name, open) {
            keys.page = if open { KeyPage::Letters } else { page };
        }
    }
    if key_ui(ui, next(4.0), &Face::Words(""), &texts.get("keys-space"), false) {
        keys.taps.push(Event::Text(" ".into()));
    }
    if key_ui(ui, next(1.5), &Face::Icon(icons::BACK), &texts.get("keys-delete"), false) {
        keys.taps.push(pressed(Key::Backspace));
    }
    let done = texts.get("keys-done");
    if key_ui(ui, next(2.0), &Face::Words(&done), &done, false) {
        keys.taps.push(pressed(Key::Enter));
    }
    if !keys.taps.is_empty() {
        ui.ctx().request_repaint();
    }
}

fn pressed(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// One key; whether it was tapped.
fn key_ui(ui: &Ui, rect: Rect, face: &Face, name: &str, held: bool) -> bool {
    let response = ui.interact(rect, ui.id().with(("key", name)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, held, name));
    let fill = match (response.is_pointer_button_down_on(), held) {
        (true, _) => theme::HAIRLINE,
        (_, true) => theme::ACCENT_SOFT,
        _ => theme::CARD,
    };
    ui.painter().rect(rect, RADIUS_SMALL, fill, theme::hairline(), StrokeKind::Inside);
    match face {
        Face::Icon(icon) => paint_icon(ui.painter(), rect.center(), *icon, 20.0, theme::INK),
        Face::Words(words) => {
            let words = galley(ui, words, Type::Heading, theme::INK, rect.width(), 1);
            ui.painter().galley(rect.center() - words.size() / 2.0, words, theme::INK);
        }
    }
    response.clicked()
}

fn letters(page: KeyPage, language: &str) -> [&'static str; ROWS] {
    match (page, language) {
        (KeyPage::Letters, "de") => ["1234567890", "qwertzuiopü", "asdfghjklöä", "yxcvbnm,.-"],
        (KeyPage::Letters, _) => ["1234567890", "qwertyuiop", "asdfghjkl'", "zxcvbnm,.-"],
        (KeyPage::Accents, _) => ["àáâãäåăąæçćčďđ", "èéêëěęğìíîïıł", "ñńňòóôõöøœőřśš", "şșťțùúûüůűýźżžß"],
        (KeyPage::Signs, _) => ["!?.,:;…", "-–_/+=*·#%", "'’\"“”„()[]", "@&€$£§°№"],
    }
}

fn capital(letter: char) -> String {
    if letter == 'ß' { "ẞ".to_owned() } else { letter.to_uppercase().collect() }
}
