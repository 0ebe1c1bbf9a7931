//! Head and foot of the panel: the line and the language, the price and what to do with the design.

use super::{
    super::{
        icons,
        model::{Dialog, Memory, Product, UiAction, View},
        texts::LANGUAGES,
        theme::{self, STEP, TOUCH, Type},
    },
    widgets::{ICON_PAD, Weight, button, choice_button, focus_ring, galley, icon_button, paint_icon, pointing},
};
use egui::{Align, Layout, Rect, Ui, pos2, vec2};

/// Name of the line, which opens the list of lines where there are several; tagline, languages.
pub fn header_ui(ui: &mut Ui, view: &View, product: &Product, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let rect = ui.max_rect();
    let languages = 2.0 * TOUCH;
    let several = view.lines.len() > 1;
    let caret = if several { 28.0 } else { 0.0 };
    let words = rect.width() - 2.0 * theme::MARGIN - languages - STEP - caret;
    let large = galley(ui, &product.title, Type::Title, theme::INK, words, 1);
    let title = if large.elided { galley(ui, &product.title, Type::Heading, theme::INK, words, 1) } else { large };
    let tagline = galley(ui, &product.tagline, Type::Small, theme::MUTED, words, 2);
    let top = rect.center().y - (title.size().y + 4.0 + tagline.size().y) / 2.0;
    let left = rect.left() + theme::MARGIN;
    let heading = Rect::from_min_size(pos2(left, top), title.size());
    if several {
        let touch = Rect::from_min_max(
            pos2(left - STEP, rect.center().y - TOUCH / 2.0),
            pos2(heading.right().max(left + tagline.size().x) + caret, rect.center().y + TOUCH / 2.0),
        );
        let button = ui.interact(touch, ui.id().with("lines"), egui::Sense::click());
        let name = format!("{}: {}", view.texts.get("lines"), product.title);
        button.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &name));
        focus_ring(ui, &button, touch);
        let ink = if button.hovered() { theme::ACCENT } else { theme::MUTED };
        paint_icon(ui.painter(), pos2(heading.right() + 16.0, heading.center().y), icons::DOWN, 18.0, ink);
        if pointing(button, true).clicked() {
            memory.dialog = Some(Dialog::Lines);
        }
    } else {
        ui.interact(heading, ui.id().with("title"), egui::Sense::hover())
            .widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, &product.title));
    }
    let below = top + title.size().y + 4.0;
    ui.painter().galley(pos2(left, top), title, theme::INK);
    ui.painter().galley(pos2(left, below), tagline, theme::MUTED);
    let at = Rect::from_min_size(
        pos2(rect.right() - theme::MARGIN - languages + STEP, rect.center().y - TOUCH / 2.0),
        vec2(languages, TOUCH),
    );
    super::widgets::within(ui, at, "languages", |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            for (code, name) in LANGUAGES {
                let chosen = code == view.texts.language();
                if choice_button(ui, &code.to_uppercase(), name, chosen).clicked() && !chosen {
                    out.push(UiAction::Language(code));
                }
            }
        });
    });
}

/// Price, lead time, history, and what to do with the design.
pub fn footer_ui(
    ui: &mut Ui,
    view: &View,
    product: &Product,
    side: bool,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, theme::hairline());
    let inner = rect.shrink2(vec2(theme::MARGIN, 16.0));
    let texts = &view.texts;
    let total = galley(ui, &product.total, Type::Display, theme::INK, inner.width(), 1);
    let tax = texts.get(if product.tax_included { "tax-included" } else { "tax-excluded" });
    let lead = format!("{tax} · {}", texts.count("lead-time", usize::from(product.lead_days)));
    let words = if side { inner.width() } else { inner.width() * 0.3 };
    let lead = galley(ui, &lead, Type::Small, theme::MUTED, words, 2);
    let price = Rect::from_min_size(inner.min, vec2(total.size().x, total.size().y));
    let spoken = format!("{}: {}", texts.get("total"), product.total);
    // At the side the history stands beside the price, and the words below both.
    let below = inner.top() + if side { TOUCH - 2.0 } else { total.size().y };
    let touch = price.union(Rect::from_min_size(pos2(inner.left(), below), lead.size())).expand2(vec2(STEP, 2.0));
    let details = ui.interact(touch, ui.id().with("total"), egui::Sense::click());
    details.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Button, true, &spoken));
    focus_ring(ui, &details, touch);
    let hot = if details.hovered() { theme::ACCENT } else { theme::MUTED };
    paint_icon(ui.painter(), pos2(price.right() + 14.0, price.center().y), icons::INFO, 18.0, hot);
    if pointing(details, true).on_hover_text(texts.get("bill")).clicked() {
        memory.dialog = Some(Dialog::Bill);
    }
    ui.painter().galley(inner.min, total, theme::INK);
    ui.painter().galley(pos2(inner.left(), below), lead, theme::MUTED);

    if side {
        let top = Rect::from_min_max(
            pos2(inner.right() - 4.0 * TOUCH + ICON_PAD, inner.top() - 2.0),
            inner.max + vec2(ICON_PAD, 0.0),
        );
        right_to_left(ui, top, "history", |ui| history_ui(ui, view, product, memory, out));
        let row = Rect::from_min_max(pos2(inner.left() - ICON_PAD, inner.bottom() - TOUCH), inner.max);
        super::widgets::within(ui, row, "keep", |ui| {
            ui.horizontal(|ui| keep_ui(ui, view, row.width(), memory));
        });
    } else {
        let row =
            Rect::from_min_max(pos2(inner.left() + inner.width() * 0.3, inner.center().y - TOUCH / 2.0), inner.max);
        right_to_left(ui, row, "foot", |ui| {
            keep_ui(ui, view, (row.width() - 5.0 * TOUCH).min(440.0), memory);
            ui.add_space(STEP);
            history_ui(ui, view, product, memory, out);
        });
    }
}

/// Start over, redo, undo, from the right.
fn history_ui(ui: &mut Ui, view: &View, product: &Product, memory: &mut Memory, out: &mut Vec<UiAction>) {
    if icon_button(ui, icons::SPARKLE, &view.texts.get("finish"), true).clicked() {
        memory.leave_group();
        memory.dialog = Some(Dialog::Finish { like: None });
    }
    for (icon, key, enabled, action) in [
        (icons::RESET, "reset", true, UiAction::Reset),
        (icons::REDO, "redo", product.can_redo, UiAction::Redo),
        (icons::UNDO, "undo", product.can_undo, UiAction::Undo),
    ] {
        if icon_button(ui, icon, &view.texts.get(key), enabled).clicked() {
            out.push(action);
            memory.leave_group();
        }
    }
}

fn right_to_left(ui: &mut Ui, rect: Rect, salt: &'static str, add: impl FnOnce(&mut Ui)) {
    super::widgets::within(ui, rect, salt, |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(Layout::right_to_left(Align::Min), add);
    });
}

/// What can be done with a design, the most important last.
const KEEP: [Keep; 4] = [Keep::Designs, Keep::Code, Keep::Save, Keep::Publish];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Designs,
    Code,
    Save,
    Publish,
}

/// Saved designs, code, save and publish in `width` points; the last is at the right end in either direction.
fn keep_ui(ui: &mut Ui, view: &View, width: f32, memory: &mut Memory) {
    ui.spacing_mut().item_spacing.x = STEP;
    let count = if view.can_keep { 2.0 } else { 1.0 };
    let each = Some(((width - count * (TOUCH + STEP) - (count - 1.0) * STEP) / count).floor());
    let mut order = KEEP;
    if ui.layout().prefer_right_to_left() {
        order.reverse();
    }
    for keep in order {
        if !view.can_keep && matches!(keep, Keep::Designs | Keep::Save) {
            continue;
        }
        let texts = &view.texts;
        let (response, dialog) = match keep {
            Keep::Designs => (icon_button(ui, icons::FOLDER, &texts.get("designs"), true), Dialog::designs()),
            Keep::Code => (
                icon_button(ui, icons::CODE, &texts.get("code"), true),
                Dialog::Code { text: String::new(), copied: false },
            ),
            Keep::Save => (
                button(ui, Weight::Secondary, Some(icons::SAVE), &texts.get("save"), each, true),
                Dialog::Save { name: String::new() },
            ),
            Keep::Publish => (
                button(ui, Weight::Primary, Some(icons::PUBLISH), &texts.get("publish"), each, true),
                Dialog::Publish { title: String::new(), author: memory.author.clone(), sent: false },
            ),
        };
        if response.clicked() {
            memory.dialog = Some(dialog);
        }
    }
}
