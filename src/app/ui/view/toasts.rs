//! Notices over the product, newest at the bottom, with a way to undo what they tell of.

use super::{
    super::{
        icons,
        model::{Dialog, Memory, UiAction, View},
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    widgets::{Weight, button, galley, icon_button, paint_icon, within},
};
use egui::{Rect, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Most notices on screen at once.
pub const MOST_TOASTS: usize = 3;
const PAD: f32 = 14.0;

/// Shows the notices at the lower edge of `free`; says what they cover.
pub fn toasts_ui(ui: &mut Ui, view: &View, free: Rect, memory: &mut Memory, out: &mut Vec<UiAction>) -> Option<Rect> {
    let mut bottom = free.bottom() - 16.0;
    let mut covered: Option<Rect> = None;
    for toast in view.toasts.iter().rev().take(MOST_TOASTS) {
        let (undo, more) = (view.texts.get("undo"), view.texts.get("report-more"));
        let width_of = |words: &str, there: bool| match there {
            true => galley(ui, words, Type::Label, theme::INK, 200.0, 1).size().x + 32.0,
            false => 0.0,
        };
        let (undo_width, more_width) = (width_of(&undo, toast.can_undo), width_of(&more, toast.has_report));
        let buttons = undo_width + more_width + TOUCH;
        let most = (free.width() - 2.0 * theme::MARGIN).min(560.0);
        let ink = if toast.is_trouble { theme::DANGER } else { theme::INK };
        let words = galley(ui, &toast.text, Type::Body, ink, most - buttons - 2.0 * PAD - 26.0, 6);
        let width = words.size().x + 26.0 + buttons + 2.0 * PAD;
        let height = (words.size().y + 2.0 * PAD).max(TOUCH + 8.0);
        if bottom - height < free.top() {
            break;
        }
        let rect = Rect::from_min_size(pos2(free.center().x - width / 2.0, bottom - height), vec2(width, height));
        ui.painter().rect(rect, RADIUS, theme::PANEL, theme::hairline(), StrokeKind::Inside);
        let id = ui.id().with(("toast", toast.number));
        ui.interact(rect, id, egui::Sense::click_and_drag())
            .widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &toast.text));
        let icon = if toast.is_trouble { icons::WARNING } else { icons::INFO };
        paint_icon(ui.painter(), pos2(rect.left() + PAD + 8.0, rect.center().y), icon, 18.0, ink);
        let at = pos2(rect.left() + PAD + 26.0, rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, ink);
        let end = Rect::from_min_max(
            pos2(rect.right() - buttons - 4.0, rect.center().y - TOUCH / 2.0),
            pos2(rect.right() - 4.0, rect.center().y + TOUCH / 2.0),
        );
        ui.push_id(("toast", toast.number), |ui| {
            within(ui, end, "end", |ui| {
                ui.spacing_mut().item_spacing.x = 0.0;
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    if icon_button(ui, icons::CLOSE, &view.texts.get("close"), true).clicked() {
                        out.push(UiAction::Dismiss(toast.number));
                    }
                    if toast.can_undo && button(ui, Weight::Quiet, None, &undo, Some(undo_width), true).clicked() {
                        out.extend([UiAction::Undo, UiAction::Dismiss(toast.number)]);
                    }
                    if toast.has_report && button(ui, Weight::Quiet, None, &more, Some(more_width), true).clicked() {
                        memory.leave_group();
                        memory.dialog = Some(Dialog::Report);
                        out.push(UiAction::Dismiss(toast.number));
                    }
                });
            });
        });
        covered = Some(covered.map_or(rect, |before| before | rect));
        bottom = rect.top() - STEP;
    }
    covered
}
