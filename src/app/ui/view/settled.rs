//! The picture at rest over the stage.
//!
//! Invariant: it lies below everything else, pixel on pixel, and comes in without a jump.

use egui::{
    Color32, Rect, TextureId, Ui,
    ecolor::{gamma_u8_from_linear_f32, linear_u8_from_linear_f32},
    pos2,
};

/// How long it takes to come in, in seconds.
const FADE_SECS: f32 = 0.4;

/// A picture and its place, in points.
pub type Placed = (TextureId, Rect);

/// Shows the picture if there is one, and of the one `before` the last change so much as is left of it.
pub fn settled_ui(ui: &Ui, still: Option<Placed>, before: Option<(Placed, f32)>) {
    let is_calm = ui.style().animation_time == 0.0;
    let time = if still.is_some() && !is_calm { FADE_SECS } else { 0.0 };
    let share = if still.is_some() { 1.0 } else { 0.0 };
    let share = ui.ctx().animate_value_with_time(ui.id().with("settled"), share, time);
    let now = still.map(|still| (still, share));
    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    for ((texture, place), share) in before.into_iter().chain(now) {
        // Windows mix light, not its codes: with the same number for both, the stage would darken halfway.
        let (light, alpha) = (gamma_u8_from_linear_f32(share), linear_u8_from_linear_f32(share));
        let tint = Color32::from_rgba_premultiplied(light, light, light, alpha);
        ui.painter().image(texture, place, whole, tint);
    }
}
