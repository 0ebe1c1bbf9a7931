//! Stars: as many as were given, and those to give.
//!
//! Invariant: what stars show is said in words to screen readers, by them or by what they stand on.

use super::{
    super::{
        icons,
        theme::{self, TOUCH},
    },
    widgets::{focus_ring, paint_icon, pointing},
};
use crate::wire::MAX_STARS;
use egui::{Color32, Mesh, Painter, Pos2, Rect, Response, Sense, Shape, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};
use std::f32::consts::{FRAC_PI_2, TAU};

/// From one star to the next, in sizes of a star.
const PITCH: f32 = 1.15;

/// How wide a row of stars is, in points.
pub fn width(size: f32) -> f32 {
    size * (1.0 + PITCH * (f32::from(MAX_STARS) - 1.0))
}

/// Paints a row of stars whose left edge is at `left`, of which `given` are filled, halves and all.
pub fn paint_stars(painter: &Painter, left: Pos2, size: f32, given: f32) {
    for place in 0..MAX_STARS {
        let place = f32::from(place);
        let center = left + vec2(size * (0.5 + PITCH * place), 0.0);
        paint_star(painter, center, size, (given - place).clamp(0.0, 1.0));
    }
}

/// Paints one star, filled from the left as far as `share` says.
pub fn paint_star(painter: &Painter, center: Pos2, size: f32, share: f32) {
    if share > 0.0 {
        let all = Rect::from_center_size(center, Vec2::splat(size));
        let part = all.with_max_x(all.left() + size * share);
        painter.with_clip_rect(part.intersect(painter.clip_rect())).add(filled(center, size));
    }
    // The outline is drawn by the font, which has smooth edges.
    let ink = if share > 0.0 { theme::STAR } else { theme::EDGE };
    paint_icon(painter, center, icons::STAR, size, ink);
}

/// A star that ends within the outline of the icon; the icon font has none that is filled.
fn filled(center: Pos2, size: f32) -> Shape {
    const OUTER: f32 = 0.43;
    const INNER: f32 = 0.21;
    // The middle of the icon's star lies a little below that of its box.
    let center = center + vec2(0.0, 0.02 * size);
    let mut mesh = Mesh::default();
    mesh.colored_vertex(center, theme::STAR);
    for corner in 0..10_u8 {
        let radius = size * if corner % 2 == 0 { OUTER } else { INNER };
        let angle = f32::from(corner) / 10.0 * TAU - FRAC_PI_2;
        mesh.colored_vertex(center + radius * vec2(angle.cos(), angle.sin()), theme::STAR);
    }
    for corner in 0..10 {
        mesh.add_triangle(0, 1 + corner, 1 + (corner + 1) % 10);
    }
    Shape::mesh(mesh)
}

/// Stars in a row of their own, with `words` for screen readers.
pub fn stars_ui(ui: &mut Ui, given: f32, size: f32, words: &str) {
    let (rect, response) = ui.allocate_exact_size(vec2(width(size), size + 2.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words));
    paint_stars(ui.painter(), pos2(rect.left(), rect.center().y), size, given);
}

/// The stars to give, each a button that `name` names; the `n`th gives `n` of them.
pub fn give_ui(ui: &mut Ui, given: &mut u8, name: impl Fn(u8) -> String) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let buttons: Vec<Response> = (1..=MAX_STARS).map(|star| button_ui(ui, star, *given, &name(star))).collect();
        if let Some(clicked) = (1..=MAX_STARS).zip(&buttons).find(|(_, button)| button.clicked()) {
            *given = clicked.0;
        }
    });
}

fn button_ui(ui: &mut Ui, star: u8, given: u8, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(TOUCH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, star == given, name));
    let ground = if response.hovered() { theme::SUNKEN } else { Color32::TRANSPARENT };
    ui.painter().rect_filled(rect, theme::RADIUS_SMALL, ground);
    paint_star(ui.painter(), rect.center(), 32.0, if star <= given { 1.0 } else { 0.0 });
    focus_ring(ui, &response, rect);
    pointing(response, true)
}
