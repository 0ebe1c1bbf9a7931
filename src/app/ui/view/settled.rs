//! The picture at rest over the stage.
//!
//! Invariant: it lies below everything else, pixel on pixel, and comes in without a jump.

use egui::{Color32, Rect, TextureId, Ui, pos2};

/// How long it takes to come in, in seconds.
const FADE_SECS: f32 = 0.4;

/// Shows the picture in its place, in points, if there is one.
pub fn settled_ui(ui: &Ui, still: Option<(TextureId, Rect)>) {
    let is_calm = ui.style().animation_time == 0.0;
    let time = if still.is_some() && !is_calm { FADE_SECS } else { 0.0 };
    let share = if still.is_some() { 1.0 } else { 0.0 };
    let share = ui.ctx().animate_value_with_time(ui.id().with("settled"), share, time);
    if let Some((texture, place)) = still {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, place, whole, Color32::WHITE.gamma_multiply(share));
    }
}
