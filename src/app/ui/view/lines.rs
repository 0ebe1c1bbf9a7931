//! The product lines to choose from.

use super::{
    super::{
        model::{LineCard, UiAction, View},
        theme::{self, RADIUS, STEP, Type},
    },
    card::picture,
    widgets::{focus_ring, galley, pointing},
};
use egui::{Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

const HEIGHT: f32 = 116.0;
const PICTURE: f32 = 150.0;

/// Lists the lines; whether one was chosen.
pub fn lines_ui(ui: &mut Ui, view: &View, out: &mut Vec<UiAction>) -> bool {
    let mut chosen = false;
    for line in &view.lines {
        if line_ui(ui, view, line).clicked() {
            chosen = true;
            if !line.shown {
                out.push(UiAction::ShowLine(line.id.clone()));
            }
        }
    }
    chosen
}

fn line_ui(ui: &mut Ui, view: &View, line: &LineCard) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEIGHT), Sense::click());
    let state = if line.shown { view.texts.get("line-shown") } else { String::new() };
    let name = format!("{}, {}", line.title, line.tagline);
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, line.shown, &name));
    if ui.is_rect_visible(rect) {
        let stroke = if line.shown {
            Stroke::new(2.0, theme::ACCENT)
        } else if response.hovered() {
            Stroke::new(1.0, theme::EDGE)
        } else {
            theme::hairline()
        };
        ui.painter().rect(rect, RADIUS, theme::CARD, stroke, StrokeKind::Inside);
        focus_ring(ui, &response, rect);
        let shot = Rect::from_min_size(rect.min + vec2(STEP, STEP), vec2(PICTURE, HEIGHT - 2.0 * STEP));
        picture(ui, shot, line.picture);
        let left = shot.right() + 16.0;
        let room = rect.right() - 16.0 - left;
        let rows = [
            galley(ui, &line.title, Type::Heading, theme::INK, room, 1),
            galley(ui, &line.tagline, Type::Body, theme::MUTED, room, 2),
            galley(ui, &state, Type::Small, theme::ACCENT, room, 1),
        ];
        let rows: Vec<_> = rows.into_iter().filter(|row| !row.text().is_empty()).collect();
        let height: f32 = rows.iter().map(|row| row.size().y + 4.0).sum();
        let mut top = rect.center().y - height / 2.0;
        for row in rows {
            let below = top + row.size().y + 4.0;
            ui.painter().galley(pos2(left, top), row, theme::INK);
            top = below;
        }
    }
    pointing(response, true)
}
