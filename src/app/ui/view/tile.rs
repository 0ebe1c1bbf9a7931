//! One value of a group: a tile with a swatch, or a row where there is nothing to see.
//!
//! Invariant: name, price and state are readable without colour, by eye and by screen reader.

use super::{
    super::{
        icons,
        model::{By, SwatchView, ValueState, ValueView, WayView},
        texts::Texts,
        theme::{self, RADIUS, RADIUS_SMALL, STEP, TOUCH, Type},
    },
    widgets::{WHOLE, focus_ring, galley, paint_icon, paint_picture, paint_swatch, pointing},
};
use egui::{Color32, Galley, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};
use std::sync::Arc;

const PAD: f32 = 8.0;

/// Height of the swatch on a tile `width` points wide.
fn swatch_height(width: f32) -> f32 {
    (0.42 * width).clamp(48.0, 88.0).round()
}

/// Height of a picture that is `width` points wide.
fn picture_height(width: f32) -> f32 {
    (0.75 * width).round()
}

/// Where the swatch or the picture of `value` is on a tile: a picture fills the upper part up to the edge.
fn area(value: &ValueView, tile: Rect) -> Rect {
    let width = tile.width();
    if value.pictured {
        Rect::from_min_size(tile.min, vec2(width, picture_height(width))).shrink(2.0)
    } else {
        Rect::from_min_size(tile.min + vec2(PAD, PAD), vec2(width - 2.0 * PAD, swatch_height(width)))
    }
}

/// What the screen reader says: name, price, state.
pub fn spoken(texts: &Texts, value: &ValueView) -> String {
    let price = if value.price.is_empty() { texts.get("free-of-charge") } else { value.price.clone() };
    let state = match &value.state {
        ValueState::Selected(by) => texts.get(by.key()),
        ValueState::Free => texts.get("state-free"),
        ValueState::AfterChanges(groups) => texts.named("state-after", &groups.join(", ")),
        ValueState::Never => texts.get("state-never"),
    };
    let range = if value.range.is_empty() { String::new() } else { format!(", {}", value.range) };
    format!("{}, {price}, {state}{range}", value.label)
}

/// The words of a tile, laid out.
struct Words {
    label: Arc<Galley>,
    price: Arc<Galley>,
    badge: Option<Arc<Galley>>,
}

impl Words {
    fn new(ui: &Ui, texts: &Texts, value: &ValueView, width: f32, rows: usize) -> Self {
        let ink = if value.state == ValueState::Never { theme::MUTED } else { theme::INK };
        let (price, tone) = match value.state {
            ValueState::Selected(by) => (texts.get(by.key()), theme::ACCENT),
            ValueState::Never => (texts.get("state-never"), theme::MUTED),
            _ => (value.price.clone(), theme::MUTED),
        };
        let badge = match &value.state {
            ValueState::AfterChanges(groups) => Some(texts.named("also-changes", &groups.join(", "))),
            _ => None,
        };
        Self {
            label: galley(ui, &value.label, Type::Caption, ink, width, rows),
            price: galley(ui, &price, Type::Small, tone, width, rows),
            badge: badge.map(|badge| galley(ui, &badge, Type::Small, theme::WARNING, width, rows)),
        }
    }

    fn height(&self) -> f32 {
        let price = if self.price.text().is_empty() { 0.0 } else { self.price.size().y + 2.0 };
        self.label.size().y + price + self.badge.as_ref().map_or(0.0, |badge| badge.size().y + 2.0)
    }

    fn paint(self, ui: &Ui, left: f32, mut top: f32) {
        let lines = [Some(self.label), Some(self.price), self.badge];
        for line in lines.into_iter().flatten().filter(|line| !line.text().is_empty()) {
            let height = line.size().y;
            ui.painter().galley(pos2(left, top), line, theme::INK);
            top += height + 2.0;
        }
    }
}

/// Width of a tile in points below which a word of its name would be broken: German has long ones.
pub fn least_width(ui: &Ui, value: &ValueView) -> f32 {
    let word = |word| galley(ui, word, Type::Caption, theme::INK, f32::INFINITY, 1).size().x;
    value.label.split_whitespace().map(word).fold(0.0, f32::max).ceil() + 2.0 * PAD
}

/// Height of a tile `width` points wide.
pub fn tile_height(ui: &Ui, texts: &Texts, value: &ValueView, width: f32) -> f32 {
    let area = area(value, Rect::from_min_size(egui::Pos2::ZERO, vec2(width, 0.0)));
    area.bottom() + STEP + Words::new(ui, texts, value, width - 2.0 * PAD, 3).height() + PAD
}

/// A tile with its swatch above its words.
pub fn tile_ui(ui: &mut Ui, texts: &Texts, value: &ValueView, size: egui::Vec2) -> Response {
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    tell(&response, texts, value, WidgetType::RadioButton);
    if ui.is_rect_visible(rect) {
        frame(ui, &response, rect, value);
        let swatch = area(value, rect);
        let never = value.state == ValueState::Never;
        match (value.picture, value.swatch) {
            (Some(picture), _) => picture_ui(ui, swatch, picture, value.swatch),
            (None, SwatchView::None) => {
                ui.painter().rect_filled(swatch, RADIUS_SMALL, theme::SUNKEN);
                if value.pictured && !never {
                    paint_icon(ui.painter(), swatch.center(), icons::CUBE, 24.0, theme::EDGE);
                }
            }
            (None, swatch_view) => paint_swatch(ui.painter(), swatch, swatch_view, RADIUS_SMALL, never),
        }
        if never {
            disc(ui, swatch.center(), theme::PANEL);
            paint_icon(ui.painter(), swatch.center(), icons::LOCK, 16.0, theme::MUTED);
        } else if let ValueState::Selected(by) = value.state {
            mark(ui, by, swatch.right_top() + vec2(-12.0, 12.0));
        }
        Words::new(ui, texts, value, size.x - 2.0 * PAD, 3).paint(ui, rect.left() + PAD, swatch.bottom() + STEP);
    }
    finish(response, value)
}

/// A value over the whole width, for groups without pictures. `several` where others can be chosen besides.
pub fn row_ui(ui: &mut Ui, texts: &Texts, value: &ValueView, several: bool) -> Response {
    const MARK: f32 = 28.0;
    let width = ui.available_width();
    let words = Words::new(ui, texts, value, width - 24.0 - MARK, 2);
    let height = (words.height() + 20.0).max(TOUCH);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let role = if several { WidgetType::Checkbox } else { WidgetType::RadioButton };
    tell(&response, texts, value, role);
    if ui.is_rect_visible(rect) {
        frame(ui, &response, rect, value);
        let at = pos2(rect.right() - 24.0, rect.center().y);
        match value.state {
            ValueState::Selected(by) => mark(ui, by, at),
            ValueState::Never => paint_icon(ui.painter(), at, icons::LOCK, 16.0, theme::MUTED),
            ValueState::AfterChanges(_) => paint_icon(ui.painter(), at, icons::SWAP, 16.0, theme::WARNING),
            ValueState::Free if several => {
                let empty = Rect::from_center_size(at, egui::Vec2::splat(20.0));
                ui.painter().rect_stroke(empty, 6, Stroke::new(1.5, theme::EDGE), StrokeKind::Inside);
            }
            ValueState::Free => {}
        }
        let top = rect.center().y - words.height() / 2.0;
        words.paint(ui, rect.left() + 14.0, top);
    }
    finish(response, value)
}

/// One way out of a conflict, over the whole width.
pub fn way_ui(ui: &mut Ui, texts: &Texts, way: &WayView, taken: bool) -> Response {
    const MARK: f32 = 28.0;
    let width = ui.available_width();
    let price = if way.price.is_empty() { texts.get("price-same") } else { way.price.clone() };
    let changes = way.changes.join("; ");
    let words = galley(ui, &changes, Type::Caption, theme::INK, width - 24.0 - MARK, 3);
    let cost = galley(ui, &price, Type::Small, theme::MUTED, width - 24.0 - MARK, 1);
    let height = (words.size().y + cost.size().y + 18.0).max(TOUCH);
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let name = format!("{changes}, {price}");
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, taken, &name));
    if ui.is_rect_visible(rect) {
        let stroke = if taken { Stroke::new(2.0, theme::ACCENT) } else { theme::hairline() };
        ui.painter().rect(rect, RADIUS, theme::CARD, stroke, StrokeKind::Inside);
        focus_ring(ui, &response, rect);
        if taken {
            mark(ui, By::Customer, pos2(rect.right() - 24.0, rect.center().y));
        }
        let top = rect.center().y - (words.size().y + cost.size().y + 2.0) / 2.0;
        let below = top + words.size().y + 2.0;
        ui.painter().galley(pos2(rect.left() + 14.0, top), words, theme::INK);
        ui.painter().galley(pos2(rect.left() + 14.0, below), cost, theme::MUTED);
    }
    pointing(response, true)
}

/// The build with the value, and the swatch beside it where the difference may be small.
fn picture_ui(ui: &Ui, rect: Rect, picture: egui::TextureId, swatch: SwatchView) {
    paint_picture(ui.painter(), rect, WHOLE, picture, RADIUS - 2, Color32::WHITE);
    if swatch != SwatchView::None {
        let chip = Rect::from_min_size(rect.left_bottom() + vec2(6.0, -26.0), egui::Vec2::splat(20.0));
        ui.painter().circle_filled(chip.center(), 11.5, theme::CARD);
        paint_swatch(ui.painter(), chip, swatch, 10, false);
    }
}

fn tell(response: &Response, texts: &Texts, value: &ValueView, role: WidgetType) {
    let selected = matches!(value.state, ValueState::Selected(_));
    response.widget_info(|| WidgetInfo::selected(role, true, selected, spoken(texts, value)));
}

fn frame(ui: &Ui, response: &Response, rect: Rect, value: &ValueView) {
    let (fill, stroke) = match value.state {
        ValueState::Selected(_) => (theme::CARD, Stroke::new(2.0, theme::ACCENT)),
        ValueState::Never => (theme::PANEL, theme::hairline()),
        _ if response.hovered() => (theme::CARD, Stroke::new(1.0, theme::EDGE)),
        _ => (theme::CARD, theme::hairline()),
    };
    ui.painter().rect(rect, RADIUS, fill, stroke, StrokeKind::Inside);
    focus_ring(ui, response, rect);
}

/// The mark of what the design has, centred `at`: full where the customer decided, else a ring.
pub fn mark(ui: &Ui, by: By, at: egui::Pos2) {
    let (fill, ink) = match by {
        By::Customer => (theme::ACCENT, theme::ON_ACCENT),
        By::Rules | By::Nobody => (theme::CARD, theme::ACCENT),
    };
    ui.painter().circle(at, 10.0, fill, Stroke::new(1.5, if by == By::Customer { theme::CARD } else { theme::ACCENT }));
    let icon = if by == By::Rules { icons::LOCK } else { icons::CHECK };
    paint_icon(ui.painter(), at, icon, 13.0, ink);
}

impl By {
    pub fn key(self) -> &'static str {
        match self {
            Self::Customer => "by-you",
            Self::Rules => "by-rules",
            Self::Nobody => "by-nobody",
        }
    }
}

fn disc(ui: &Ui, at: egui::Pos2, fill: Color32) {
    ui.painter().circle(at, 10.0, fill, Stroke::new(1.5, theme::CARD));
}

fn finish(response: Response, value: &ValueView) -> Response {
    let response = pointing(response, true);
    let told: Vec<_> = value.about.iter().chain(Some(&value.range)).filter(|told| !told.is_empty()).cloned().collect();
    if told.is_empty() { response } else { response.on_hover_text(told.join("\n")) }
}
