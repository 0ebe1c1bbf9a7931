//! The whole window, and what the keyboard does anywhere in it.

use super::{
    super::{
        model::{Memory, Screen, UiAction, View},
        theme,
    },
    assembly::assembly_ui,
    compare::compare_ui,
    dialogs::dialogs_ui,
    drawer::drawer_ui,
    keys::{above, keys_ui, write_taps},
    layout::Layout,
    lights::lights_ui,
    measures::measures_ui,
    motions::motions_ui,
    options::{accordion_ui, tabs_ui},
    panel::{footer_ui, header_ui},
    problems::{broken_ui, corner_ui},
    splash::splash_ui,
    spots::spots_ui,
    toasts::toasts_ui,
    widgets::within,
};
use egui::{Key, KeyboardShortcut, Modifiers, Rect, Ui};

/// Which part of the window the panels leave, in points.
#[derive(Clone, Debug, PartialEq)]
pub struct Covered {
    /// What is left to the product.
    pub free: Rect,
    /// Parts of `free` that something lies over.
    pub over: Vec<Rect>,
    /// Nothing but panels can be used now.
    pub all: bool,
}

impl Covered {
    /// Everything in `window` that something lies over.
    pub fn rects(&self, window: Rect) -> impl Iterator<Item = Rect> {
        let around = [
            window.with_max_y(self.free.top()),
            window.with_min_y(self.free.bottom()),
            window.with_max_x(self.free.left()),
            window.with_min_x(self.free.right()),
        ];
        around.into_iter().chain(self.over.iter().copied()).filter(|rect| rect.is_positive())
    }
}

/// Shows everything in `ui`, which is the whole window.
pub fn root_ui(ui: &mut Ui, view: &View, memory: &mut Memory, out: &mut Vec<UiAction>) -> Covered {
    memory.arrows = false;
    write_taps(ui, memory);
    let window = above(ui.max_rect(), view, memory);
    let layout = Layout::of(window, memory.drawer);
    // Behind the splash the product is framed as it will be seen.
    let nothing = Covered { free: layout.free, over: Vec::new(), all: true };
    let product = match (&view.screen, &view.product) {
        (Screen::Splash { title, progress }, _) => {
            splash_ui(ui, &view.texts, title, *progress);
            return nothing;
        }
        (Screen::Ready, Some(product)) => product,
        _ => {
            broken_ui(ui, view);
            return nothing;
        }
    };
    for (rect, salt) in
        [(layout.drawer, "drawer"), (layout.options, "options"), (layout.footer, "footer"), (layout.header, "header")]
    {
        if rect.is_positive() {
            ui.painter().rect_filled(rect, 0.0, theme::PANEL);
            // Keeps clicks on bare panel from anything below.
            ui.interact(rect, ui.id().with((salt, "ground")), egui::Sense::hover());
        }
    }
    if layout.side {
        ui.painter().vline(layout.header.left() + 0.5, window.y_range(), theme::hairline());
        ui.painter().hline(layout.header.x_range(), layout.header.bottom() - 0.5, theme::hairline());
    }
    within(ui, layout.header, "header", |ui| header_ui(ui, view, product, memory, out));
    within(ui, layout.options, "options", |ui| match layout.side {
        true => accordion_ui(ui, view, product, memory, out),
        false => tabs_ui(ui, view, product, memory, out),
    });
    within(ui, layout.footer, "footer", |ui| footer_ui(ui, view, product, layout.side, memory, out));
    within(ui, layout.drawer, "drawer", |ui| drawer_ui(ui, view, layout.drawer_open, memory, out));
    let mut over = vec![measures_ui(ui, view, layout.free, memory)];
    over.extend(lights_ui(ui, view, layout.free, memory, out).into_iter().flatten());
    over.extend(corner_ui(ui, view, layout.free, memory));
    let number = 1 + usize::from(view.lights.len() > 1);
    let spots = spots_ui(ui, view, layout.free, number, &over, memory, out);
    over.extend(spots);
    let number = number + usize::from(view.has_spots);
    let [button, card] = assembly_ui(ui, view, layout.free, number, memory);
    over.extend([button, card].into_iter().flatten());
    let number = number + usize::from(!view.steps.is_empty());
    over.extend(motions_ui(ui, view, layout.free, number, memory));
    let above = card.map_or(layout.free, |card| layout.free.with_max_y(card.top()));
    over.extend(toasts_ui(ui, view, above, memory, out));
    let all = memory.dialog.is_some();
    if memory.compare.is_some() {
        compare_ui(ui, view, layout.free, memory, out);
    } else {
        dialogs_ui(ui, window, view, product, memory, out);
    }
    if !all {
        shortcuts(ui, view, memory, out);
    }
    keys_ui(ui, view, memory);
    Covered { free: layout.free, over, all }
}

/// Undo, redo and Esc, unless a text is being typed.
fn shortcuts(ui: &Ui, view: &View, memory: &mut Memory, out: &mut Vec<UiAction>) {
    if ui.ctx().text_edit_focused() {
        return;
    }
    let redo = KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    let redo_too = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
    let undo = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
    let (undo, redo, escape) = ui.input_mut(|input| {
        let redo = input.consume_shortcut(&redo) || input.consume_shortcut(&redo_too);
        (input.consume_shortcut(&undo), redo, input.consume_key(Modifiers::NONE, Key::Escape))
    });
    if redo {
        out.push(UiAction::Redo);
    } else if undo {
        out.push(UiAction::Undo);
    }
    if escape {
        let asked = memory.asked.is_some() || memory.draft.is_some() || memory.lights_open;
        let asked = asked || memory.spot.is_some() || memory.apart.is_some();
        memory.leave_group();
        (memory.lights_open, memory.spot, memory.apart) = (false, None, None);
        if !asked && view.product.as_ref().is_some_and(|product| product.open.is_some()) {
            out.push(UiAction::Focus(None));
        }
    }
}
