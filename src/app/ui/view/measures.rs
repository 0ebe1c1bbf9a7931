//! How large the product is, drawn beside it, and the button that asks for it.
//!
//! Invariant: what is drawn never takes a click; only the button does.

use super::{
    super::{
        icons,
        model::{Measure, Memory, Unit, View},
        theme::{self, Type},
    },
    widgets::{galley, stage_button},
};
use egui::{Color32, Rect, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, vec2};

/// Half the length of the marks at the ends, in points.
const MARK: f32 = 6.0;

/// Shows the measures in `free`; says what the button covers.
pub fn measures_ui(ui: &mut Ui, view: &View, free: Rect, memory: &mut Memory) -> Rect {
    let ink = if view.is_dark() { theme::PANEL } else { theme::INK };
    for (i, measure) in view.measures.iter().enumerate() {
        measure_ui(ui, free, i, measure, ink);
    }
    // What is apart is not measured.
    let shown = memory.measured_in.filter(|_| memory.apart.is_none());
    let key = match shown {
        None => "measure-show",
        Some(Unit::Millimetre) => "measure-inch",
        Some(Unit::Inch) => "measure-hide",
    };
    let button = stage_button(ui, free, 0, icons::RULER, &view.texts.get(key), shown.is_some());
    if button.clicked() {
        memory.apart = None;
        memory.measured_in = match shown {
            None => memory.measured_in.or(Some(Unit::Millimetre)),
            Some(Unit::Millimetre) => Some(Unit::Inch),
            Some(Unit::Inch) => None,
        };
    }
    button.rect
}

/// A line in `ink` with marks at its ends and its length in the middle.
fn measure_ui(ui: &mut Ui, free: Rect, number: usize, measure: &Measure, ink: Color32) {
    let [from, to] = measure.line;
    let painter = ui.painter().with_clip_rect(free);
    let stroke = Stroke::new(1.5, ink);
    let across = (to - from).normalized().rot90() * MARK;
    painter.line_segment([from, to], stroke);
    for end in [from, to] {
        painter.line_segment([end - across, end + across], stroke);
    }
    let words = galley(ui, &measure.length, Type::Caption, theme::INK, 120.0, 1);
    let plate = Rect::from_center_size(from + (to - from) / 2.0, words.size() + vec2(14.0, 6.0));
    painter.rect(plate, theme::RADIUS_SMALL, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    painter.galley(plate.min + vec2(7.0, 3.0), words, theme::INK);
    let told = ui.interact(plate.intersect(free), ui.id().with(("measure", number)), egui::Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &measure.name));
}
