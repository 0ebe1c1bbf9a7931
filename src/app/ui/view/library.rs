//! The designs kept on this machine.
//!
//! Invariant: deleting asks once more, in place.

use super::{
    super::{
        icons,
        model::{SavedCard, UiAction, View},
        theme::{self, RADIUS, RADIUS_SMALL, STEP, Type},
    },
    card::picture,
    widgets::{Weight, button, entered, field, icon_button, icon_line, line, text, within},
};
use crate::wire::MAX_TITLE_CHARS;
use egui::{Align, Layout, Rect, Sense, StrokeKind, Ui, vec2};

const HEIGHT: f32 = 96.0;

/// Lists the saved designs; whether one was opened.
pub fn designs_ui(
    ui: &mut Ui,
    view: &View,
    renaming: &mut Option<(String, String)>,
    deleting: &mut Option<String>,
    out: &mut Vec<UiAction>,
) -> bool {
    if view.saved.is_empty() {
        icon_line(ui, icons::SPARKLE, &view.texts.get("designs-empty"), Type::Body, theme::MUTED);
        return false;
    }
    let mut opened = false;
    for card in &view.saved {
        ui.push_id(&card.id, |ui| {
            if renaming.as_ref().is_some_and(|(id, _)| *id == card.id) {
                rename_ui(ui, view, renaming, out);
            } else {
                opened |= card_ui(ui, view, card, renaming, deleting, out);
            }
        });
    }
    opened
}

fn card_ui(
    ui: &mut Ui,
    view: &View,
    card: &SavedCard,
    renaming: &mut Option<(String, String)>,
    deleting: &mut Option<String>,
    out: &mut Vec<UiAction>,
) -> bool {
    let texts = &view.texts;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::hover());
    ui.painter().rect(rect, RADIUS, theme::CARD, theme::hairline(), StrokeKind::Inside);
    let shot = Rect::from_min_size(rect.min + vec2(STEP, STEP), vec2(120.0, HEIGHT - 2.0 * STEP));
    picture(ui, shot, card.picture);
    let mut opened = false;
    let inner = Rect::from_min_max(shot.right_top() + vec2(16.0, 0.0), rect.max - vec2(STEP, STEP));
    within(ui, inner, "saved", |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if deleting.as_ref() == Some(&card.id) {
                if button(ui, Weight::Danger, None, &texts.get("delete-yes"), None, true).clicked() {
                    out.push(UiAction::DeleteSaved(card.id.clone()));
                    *deleting = None;
                }
                ui.add_space(STEP);
                if button(ui, Weight::Secondary, None, &texts.get("cancel"), None, true).clicked() {
                    *deleting = None;
                }
            } else {
                if button(ui, Weight::Secondary, None, &texts.get("open"), None, true).clicked() {
                    out.push(UiAction::OpenSaved(card.id.clone()));
                    opened = true;
                }
                ui.add_space(STEP);
                if icon_button(ui, icons::TRASH, &texts.get("delete"), true).clicked() {
                    *deleting = Some(card.id.clone());
                }
                if icon_button(ui, icons::COPY, &texts.get("duplicate"), true).clicked() {
                    out.push(UiAction::DuplicateSaved(card.id.clone()));
                }
                if icon_button(ui, icons::RENAME, &texts.get("rename"), true).clicked() {
                    *renaming = Some((card.id.clone(), card.name.clone()));
                }
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 4.0;
                ui.add_space(18.0);
                line(ui, &card.name, Type::Label, theme::INK);
                if deleting.as_ref() == Some(&card.id) {
                    text(ui, &texts.get("delete-really"), Type::Small, theme::DANGER);
                } else {
                    line(ui, &card.changed, Type::Small, theme::MUTED);
                }
            });
        });
    });
    let dot = shot.left_bottom() + vec2(10.0, -10.0);
    if card.published {
        ui.painter().circle_filled(dot, 4.0, theme::ACCENT);
    }
    opened
}

fn rename_ui(ui: &mut Ui, view: &View, renaming: &mut Option<(String, String)>, out: &mut Vec<UiAction>) {
    let Some((id, name)) = renaming else { return };
    let frame = egui::Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS_SMALL).inner_margin(16);
    let mut done = false;
    frame.show(ui, |ui| {
        let entry = field(ui, &view.texts.get("field-name"), name, MAX_TITLE_CHARS);
        let ready = !name.trim().is_empty();
        ui.horizontal(|ui| {
            let save = button(ui, Weight::Primary, None, &view.texts.get("rename"), None, ready);
            let enter = entered(ui, &entry);
            if ready && (save.clicked() || enter) {
                out.push(UiAction::RenameSaved { id: id.clone(), name: name.trim().to_owned() });
                done = true;
            }
            done |= button(ui, Weight::Secondary, None, &view.texts.get("cancel"), None, true).clicked();
        });
    });
    if done {
        *renaming = None;
    }
}
