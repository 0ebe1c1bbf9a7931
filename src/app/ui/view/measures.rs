//! How large the product is, drawn beside it, and the button that asks for it.
//!
//! Invariant: what is drawn never takes a click; only the button does.

use super::{
    super::{
        icons,
        model::{Measure, Memory, Unit, View},
        theme::{self, TOUCH, Type},
    },
    widgets::{galley, icon_button, within},
};
use egui::{Rect, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Half the length of the marks at the ends, in points.
const MARK: f32 = 6.0;

/// Shows the measures in `free`; says what the button covers.
pub fn measures_ui(ui: &mut Ui, view: &View, free: Rect, memory: &mut Memory) -> Rect {
    for (i, measure) in view.measures.iter().enumerate() {
        measure_ui(ui, free, i, measure);
    }
    let at = Rect::from_min_size(pos2(free.right() - TOUCH - 16.0, free.top() + 16.0), Vec2::splat(TOUCH));
    let lit = memory.measured_in.is_some();
    let fill = if lit { theme::CARD } else { theme::PANEL };
    ui.painter().rect(at, theme::RADIUS, fill, theme::hairline(), StrokeKind::Inside);
    within(ui, at, "measure", |ui| {
        let key = match memory.measured_in {
            None => "measure-show",
            Some(Unit::Millimetre) => "measure-inch",
            Some(Unit::Inch) => "measure-hide",
        };
        if icon_button(ui, icons::RULER, &view.texts.get(key), true).clicked() {
            memory.measured_in = match memory.measured_in {
                None => Some(Unit::Millimetre),
                Some(Unit::Millimetre) => Some(Unit::Inch),
                Some(Unit::Inch) => None,
            };
        }
    });
    at
}

/// A line with marks at its ends and its length in the middle.
fn measure_ui(ui: &mut Ui, free: Rect, number: usize, measure: &Measure) {
    let [from, to] = measure.line;
    let painter = ui.painter().with_clip_rect(free);
    let stroke = Stroke::new(1.5, theme::INK);
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
