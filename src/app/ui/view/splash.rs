//! What is shown while the product is prepared.

use super::{
    super::{texts::Texts, theme, theme::Type},
    widgets::galley,
};
use egui::{Rect, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Fills the window with the name of the line and a quiet progress bar; `progress` from 0 to 1.
pub fn splash_ui(ui: &mut Ui, texts: &Texts, title: &str, progress: f32) {
    let rect = ui.max_rect();
    ui.painter().rect_filled(rect, 0.0, theme::BACKDROP);
    let words = texts.get("preparing");
    let spoken = format!("{title}. {words}");
    let shown = ui.interact(rect, ui.id().with("splash"), egui::Sense::click_and_drag());
    shown.widget_info(|| WidgetInfo::labeled(WidgetType::ProgressIndicator, true, &spoken));
    let room = rect.width() - 2.0 * theme::MARGIN;
    let title = galley(ui, title, Type::Display, theme::INK, room, 1);
    let words = galley(ui, &words, Type::Body, theme::MUTED, room, 2);
    let center = rect.center();
    let at = |galley: &egui::Galley, y: f32| pos2(center.x - galley.size().x / 2.0, y);
    ui.painter().galley(at(&title, center.y - 48.0), title.clone(), theme::INK);
    ui.painter().galley(at(&words, center.y), words.clone(), theme::MUTED);
    let bar = Rect::from_center_size(center + vec2(0.0, 44.0), vec2(room.min(200.0), 2.0));
    ui.painter().rect_filled(bar, 1, theme::HAIRLINE);
    let done = Rect::from_min_size(bar.min, vec2(bar.width() * progress.clamp(0.0, 1.0), 2.0));
    ui.painter().rect_filled(done, 1, theme::ACCENT);
}
