//! Problems of a catalog: over the whole window when nothing can be shown, in a corner for vendors.

use super::{
    super::{
        icons,
        model::{Memory, Problem, View},
        texts::Texts,
        theme::{self, RADIUS, STEP, Type},
    },
    widgets::{Weight, button, icon_line, text},
};
use egui::{Frame, Margin, Rect, ScrollArea, Ui, pos2, vec2};

/// Fills the window with what is wrong.
pub fn broken_ui(ui: &mut Ui, view: &View) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, theme::BACKDROP);
    let width = (rect.width() - 2.0 * theme::MARGIN).min(720.0);
    let at = Rect::from_center_size(rect.center(), vec2(width, rect.height() - 2.0 * theme::MARGIN));
    super::widgets::within(ui, at, "broken", |ui| {
        ui.add_space(theme::MARGIN);
        text(ui, &view.texts.get("broken-title"), Type::Title, theme::INK);
        text(ui, &view.texts.get("broken-hint"), Type::Body, theme::MUTED);
        ui.add_space(STEP);
        let height = ui.available_height() - 48.0;
        let card = Frame::new()
            .fill(theme::CARD)
            .stroke(theme::hairline())
            .corner_radius(RADIUS)
            .inner_margin(Margin::same(24));
        card.show(ui, |ui| list_ui(ui, &view.texts, &view.problems, height));
    });
}

/// A corner of `free` for vendors; says how much of it is covered.
pub fn corner_ui(ui: &mut Ui, view: &View, free: Rect, memory: &mut Memory) -> Option<Rect> {
    if !view.show_problems || view.problems.is_empty() {
        return None;
    }
    let width = (free.width() - 2.0 * theme::MARGIN).min(440.0);
    let at = Rect::from_min_size(free.min + vec2(16.0, 16.0), vec2(width, (free.height() - 32.0).max(48.0)));
    let mut covered = Rect::from_min_max(at.min, pos2(at.left(), at.top()));
    super::widgets::within(ui, at, "problems", |ui| {
        let words = view.texts.count("problems-count", view.problems.len());
        let toggle = button(ui, Weight::Secondary, Some(icons::WARNING), &words, None, true);
        covered |= toggle.rect;
        if toggle.clicked() {
            memory.problems_open = !memory.problems_open;
        }
        if memory.problems_open {
            let shown = Frame::new()
                .fill(theme::PANEL)
                .stroke(theme::hairline())
                .corner_radius(RADIUS)
                .inner_margin(Margin::same(16));
            let room = (ui.available_height() - 40.0).clamp(80.0, 320.0);
            covered |= shown.show(ui, |ui| list_ui(ui, &view.texts, &view.problems, room)).response.rect;
        }
    });
    Some(covered)
}

fn list_ui(ui: &mut Ui, texts: &Texts, problems: &[Problem], height: f32) {
    ScrollArea::vertical().id_salt("problem list").max_height(height).auto_shrink([false, true]).show(ui, |ui| {
        for (i, problem) in problems.iter().enumerate() {
            if i > 0 {
                ui.separator();
            }
            let (key, color) =
                if problem.is_error { ("severity-error", theme::DANGER) } else { ("severity-warning", theme::WARNING) };
            let head = [texts.get(key), problem.title.clone(), problem.place.clone()];
            let head = head.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
            icon_line(ui, icons::WARNING, &head, Type::Caption, color);
            text(ui, &problem.message, Type::Body, theme::INK);
            text(ui, &problem.remedy, Type::Small, theme::MUTED);
        }
    });
}
