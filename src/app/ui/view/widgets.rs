//! The building blocks: text, buttons, fields, swatches.
//!
//! Invariant: everything that can be clicked is at least [`TOUCH`] points high and has a name for screen readers.

use super::super::{
    icons::{self, Icon},
    model::SwatchView,
    theme::{self, RADIUS, STEP, TOUCH, Type},
};
use egui::{
    Align2, Color32, CornerRadius, Galley, Id, Mesh, Painter, Pos2, Rect, Response, Sense, Shape, Stroke, StrokeKind,
    TextureId, Ui, Vec2, WidgetInfo, WidgetType, epaint, pos2, text::LayoutJob, vec2,
};
use std::sync::Arc;

/// How much weight a button has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// The one thing to do here.
    Primary,
    Secondary,
    /// No outline until the pointer is over it.
    Quiet,
    /// Something is lost by it.
    Danger,
}

/// Text that wraps.
pub fn text(ui: &mut Ui, text: &str, typ: Type, color: Color32) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).font(typ.font()).color(color)).wrap())
}

/// Text on one line, cut with an ellipsis where it does not fit.
pub fn line(ui: &mut Ui, text: &str, typ: Type, color: Color32) -> Response {
    ui.add(egui::Label::new(egui::RichText::new(text).font(typ.font()).color(color)).truncate())
}

/// Lays text out within a width and a number of rows, cut with an ellipsis.
pub fn galley(ui: &Ui, text: &str, typ: Type, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    let mut job = LayoutJob::simple(text.to_owned(), typ.font(), color, width.max(1.0));
    job.wrap.max_rows = rows;
    job.wrap.break_anywhere = rows == 1;
    ui.painter().layout_job(job)
}

/// Paints an icon in the middle of `center`.
pub fn paint_icon(painter: &Painter, center: Pos2, icon: Icon, size: f32, color: Color32) {
    painter.text(center, Align2::CENTER_CENTER, icon.glyph(painter.ctx()), icons::font(size), color);
}

/// A line of text with an icon before it.
pub fn icon_line(ui: &mut Ui, icon: Icon, words: &str, typ: Type, color: Color32) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let glyph = egui::RichText::new(icon.glyph(ui.ctx())).font(icons::font(typ.font().size + 2.0)).color(color);
        ui.label(glyph);
        text(ui, words, typ, color);
    });
}

/// A button with words, and an icon before them if there is one. `width` is the whole width, else it fits the words.
pub fn button(
    ui: &mut Ui,
    weight: Weight,
    icon: Option<Icon>,
    words: &str,
    width: Option<f32>,
    enabled: bool,
) -> Response {
    let pad = if width.is_some() { 12.0 } else { 16.0 };
    let room = width.unwrap_or_else(|| ui.available_width()) - 2.0 * pad;
    let galley = galley(ui, words, Type::Label, theme::INK, room, 1);
    // Where there is little room, the words come first.
    let icon = icon.filter(|_| galley.size().x + 18.0 + STEP <= room);
    let icon_width = if icon.is_some() { 18.0 + STEP } else { 0.0 };
    let width = width.unwrap_or(galley.size().x + icon_width + 2.0 * pad);
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(width, TOUCH), sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, words));
    if ui.is_rect_visible(rect) {
        let (fill, stroke, ink) = colors(weight, enabled, &response);
        ui.painter().rect(rect, RADIUS, fill, stroke, StrokeKind::Inside);
        focus_ring(ui, &response, rect);
        let content = galley.size().x + icon_width;
        let mut left = rect.center().x - content / 2.0;
        if let Some(icon) = icon {
            paint_icon(ui.painter(), pos2(left + 9.0, rect.center().y), icon, 18.0, ink);
            left += icon_width;
        }
        let at = pos2(left, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley_with_override_text_color(at, galley, ink);
    }
    pointing(response, enabled)
}

/// Room on either side of the icon of an [`icon_button`], in points: what to move it by to line the icon up.
pub const ICON_PAD: f32 = 14.0;

/// A square button with an icon; `name` is its name and tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, enabled: bool) -> Response {
    weighted_icon_button(ui, Weight::Quiet, icon, name, enabled)
}

fn weighted_icon_button(ui: &mut Ui, weight: Weight, icon: Icon, name: &str, enabled: bool) -> Response {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(TOUCH), sense);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, name));
    if ui.is_rect_visible(rect) {
        let (fill, stroke, ink) = colors(weight, enabled, &response);
        ui.painter().rect(rect.shrink(2.0), RADIUS, fill, stroke, StrokeKind::Inside);
        focus_ring(ui, &response, rect.shrink(2.0));
        paint_icon(ui.painter(), rect.center(), icon, 20.0, ink);
    }
    pointing(response, enabled).on_hover_text(name)
}

/// A button with an icon on the stage: the `number`th from the top in the right corner of `free`. `lit` says whether what it
/// switches is on.
pub fn stage_button(ui: &mut Ui, free: Rect, number: usize, icon: Icon, name: &str, lit: bool) -> Response {
    // Where the stage is low, they go on in another column.
    let each = TOUCH + STEP;
    let column = ((free.height() - 32.0 + STEP) / each).max(1.0) as usize;
    let (left, down) = ((number / column) as f32 * each, (number % column) as f32 * each);
    let corner = pos2(free.right() - TOUCH - 16.0 - left, free.top() + 16.0 + down);
    let at = Rect::from_min_size(corner, Vec2::splat(TOUCH));
    ui.painter().rect(at, RADIUS, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    let layout = egui::Layout::top_down(egui::Align::Min);
    let builder = egui::UiBuilder::new().id_salt(("stage", number)).max_rect(at).layout(layout);
    let weight = if lit { Weight::Primary } else { Weight::Quiet };
    weighted_icon_button(&mut ui.new_child(builder), weight, icon, name, true)
}

fn colors(weight: Weight, enabled: bool, response: &Response) -> (Color32, Stroke, Color32) {
    let hot = enabled && (response.hovered() || response.has_focus());
    match weight {
        _ if !enabled => {
            let fill = if weight == Weight::Quiet { Color32::TRANSPARENT } else { theme::SUNKEN };
            (fill, Stroke::NONE, theme::EDGE)
        }
        Weight::Primary if hot => (theme::ACCENT_DEEP, Stroke::NONE, theme::ON_ACCENT),
        Weight::Primary => (theme::ACCENT, Stroke::NONE, theme::ON_ACCENT),
        Weight::Danger => (theme::DANGER, Stroke::NONE, theme::ON_ACCENT),
        Weight::Secondary if hot => (theme::CARD, Stroke::new(1.0, theme::EDGE), theme::INK),
        Weight::Secondary => (theme::CARD, theme::hairline(), theme::INK),
        Weight::Quiet if hot => (theme::SUNKEN, Stroke::NONE, theme::INK),
        Weight::Quiet => (Color32::TRANSPARENT, Stroke::NONE, theme::INK),
    }
}

/// Room on either side of the words of a [`choice_button`], in points.
pub const TAB_PAD: f32 = 10.0;

/// One of several words of which one is chosen, such as a tab or a language.
pub fn choice_button(ui: &mut Ui, words: &str, name: &str, chosen: bool) -> Response {
    let typ = Type::Label;
    let galley = galley(ui, words, typ, theme::INK, 280.0, 1);
    let (rect, response) =
        ui.allocate_exact_size(vec2((galley.size().x + 2.0 * TAB_PAD).max(TOUCH), TOUCH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, name));
    if ui.is_rect_visible(rect) {
        let ink = if chosen || response.hovered() { theme::INK } else { theme::MUTED };
        let at = rect.center() - galley.size() / 2.0;
        let width = galley.size().x;
        ui.painter().galley_with_override_text_color(at, galley, ink);
        if chosen {
            let y = rect.bottom() - 6.0;
            let x = rect.center().x - width / 2.0..=rect.center().x + width / 2.0;
            ui.painter().hline(x, y, Stroke::new(2.0, theme::ACCENT));
        }
        focus_ring(ui, &response, rect.shrink2(vec2(0.0, 2.0)));
    }
    pointing(response, true)
}

/// A text field with its label above it; `limit` in characters.
pub fn field(ui: &mut Ui, label: &str, value: &mut String, limit: usize) -> Response {
    let label = text(ui, label, Type::Caption, theme::MUTED);
    let width = ui.available_width();
    ui.add(
        egui::TextEdit::singleline(value)
            .char_limit(limit)
            .desired_width(width)
            .min_size(vec2(width, TOUCH))
            .margin(vec2(14.0, 14.0))
            .background_color(theme::CARD)
            .font(Type::Body.font()),
    )
    .labelled_by(label.id)
}

/// A text field of `rows` lines with its label above it; `limit` in characters. Enter ends it: what is written is one passage.
pub fn passage(ui: &mut Ui, label: &str, value: &mut String, limit: usize, rows: usize) -> Response {
    let label = text(ui, label, Type::Caption, theme::MUTED);
    let width = ui.available_width();
    let edit = egui::TextEdit::multiline(value)
        .char_limit(limit)
        .desired_width(width)
        .desired_rows(rows)
        .return_key(None)
        .margin(vec2(14.0, 14.0))
        .background_color(theme::CARD)
        .font(Type::Body.font());
    let field = ui.add(edit).labelled_by(label.id);
    if field.has_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
        field.surrender_focus();
    }
    field
}

/// Whether Enter was pressed in a field, which takes the keyboard away from it.
pub fn entered(ui: &Ui, field: &Response) -> bool {
    field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter))
}

/// Marks what the keyboard is on.
pub fn focus_ring(ui: &Ui, response: &Response, rect: Rect) {
    if response.has_focus() {
        ui.painter().rect_stroke(rect, RADIUS, Stroke::new(2.0, theme::ACCENT), StrokeKind::Inside);
    }
}

/// A hand over what can be clicked.
pub fn pointing(response: Response, enabled: bool) -> Response {
    if enabled { response.on_hover_cursor(egui::CursorIcon::PointingHand) } else { response }
}

/// Paints a swatch into `rect`, faded for what cannot be had.
pub fn paint_swatch(painter: &Painter, rect: Rect, swatch: SwatchView, radius: u8, faded: bool) {
    let fade = |color: Color32| if faded { color.lerp_to_gamma(theme::SUNKEN, 0.65) } else { color };
    let color = |rgb: [u8; 3]| fade(Color32::from_rgb(rgb[0], rgb[1], rgb[2]));
    match swatch {
        SwatchView::None => return,
        SwatchView::Color(rgb) => {
            painter.rect_filled(rect, radius, color(rgb));
        }
        SwatchView::Gradient(top, bottom) => {
            painter.add(gradient(rect, radius, color(top), color(bottom)));
        }
        SwatchView::Image { texture, aspect } => {
            let uv = middle(aspect, rect.aspect_ratio());
            paint_picture(painter, rect, uv, texture, radius, fade(Color32::WHITE));
        }
    }
    painter.rect_stroke(rect, radius, Stroke::new(1.0, Color32::from_black_alpha(28)), StrokeKind::Inside);
}

/// All of a picture, in texture coordinates.
pub const WHOLE: Rect = Rect { min: pos2(0.0, 0.0), max: pos2(1.0, 1.0) };

/// The largest part around the middle of a picture that has another ratio of width and height, in texture coordinates.
fn middle(picture: f32, wanted: f32) -> Rect {
    let share = picture / wanted;
    if !share.is_finite() || share <= 0.0 {
        return WHOLE;
    }
    Rect::from_center_size(pos2(0.5, 0.5), vec2((1.0 / share).min(1.0), share.min(1.0)))
}

/// Paints the part `uv` of a picture into `rect` with rounded corners.
pub fn paint_picture(painter: &Painter, rect: Rect, uv: Rect, texture: TextureId, radius: u8, tint: Color32) {
    painter.add(epaint::RectShape::filled(rect, CornerRadius::same(radius), tint).with_texture(texture, uv));
}

/// A rounded rectangle whose colour runs from top to bottom; any triangulation of it shades it right.
fn gradient(rect: Rect, radius: u8, top: Color32, bottom: Color32) -> Shape {
    let mut outline = Vec::new();
    epaint::tessellator::path::rounded_rectangle(&mut outline, rect, CornerRadius::same(radius).into());
    let mut mesh = Mesh::default();
    for point in &outline {
        mesh.colored_vertex(*point, top.lerp_to_gamma(bottom, (point.y - rect.top()) / rect.height().max(1.0)));
    }
    for i in 1..outline.len().saturating_sub(1) as u32 {
        mesh.add_triangle(0, i, i + 1);
    }
    Shape::mesh(mesh)
}

/// A child that fills `rect`, from the top down.
pub fn within(ui: &mut Ui, rect: Rect, salt: &'static str, add: impl FnOnce(&mut Ui)) {
    let builder =
        egui::UiBuilder::new().id_salt(Id::new(salt)).max_rect(rect).layout(egui::Layout::top_down(egui::Align::Min));
    let mut child = ui.new_child(builder);
    child.set_clip_rect(rect.intersect(ui.clip_rect()));
    add(&mut child);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_cropped_and_never_stretched() {
        let check = |picture: f32, wanted: f32, [left, top, right, bottom]: [f32; 4]| {
            let expect = Rect { min: pos2(left, top), max: pos2(right, bottom) };
            assert_eq!(middle(picture, wanted), expect, "{picture} in {wanted}");
        };
        check(1.0, 1.0, [0.0, 0.0, 1.0, 1.0]);
        check(2.0, 1.0, [0.25, 0.0, 0.75, 1.0]);
        check(1.0, 2.0, [0.0, 0.25, 1.0, 0.75]);
        check(0.5, 2.0, [0.0, 0.375, 1.0, 0.625]);
        for odd in [0.0, f32::NAN, f32::INFINITY] {
            assert_eq!((middle(odd, 1.0), middle(1.0, odd)), (WHOLE, WHOLE));
        }
    }
}
