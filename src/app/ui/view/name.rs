//! The name of the part that the pointer is at.
//!
//! Invariant: it lies within the free area beside the pointer and never takes a click.

use super::{
    super::theme::{self, RADIUS_SMALL, Type},
    widgets::galley,
};
use egui::{Pos2, Rect, Ui, Vec2, vec2};

/// From the pointer to the name, so that its arrow covers nothing of it, in points.
const BESIDE: Vec2 = vec2(14.0, 20.0);
/// Around the words, in points.
const PAD: Vec2 = vec2(10.0, 5.0);
/// Most room that a name takes, in points.
const WIDTH: f32 = 260.0;

/// Tells `words` beside the pointer at `at`, within `free`.
pub fn name_ui(ui: &Ui, free: Rect, words: &str, at: Pos2) {
    let words = galley(ui, words, Type::Caption, theme::ON_ACCENT, WIDTH, 1);
    let plate = beside(free, at, words.size() + 2.0 * PAD);
    ui.painter().rect_filled(plate, RADIUS_SMALL, theme::INK);
    ui.painter().galley(plate.min + PAD, words, theme::ON_ACCENT);
}

/// A plate of this size below and right of `at`, as far as `free` has room; where there is none below it is above.
fn beside(free: Rect, at: Pos2, size: Vec2) -> Rect {
    let below = at + BESIDE;
    let y = if below.y + size.y <= free.bottom() { below.y } else { at.y - size.y - PAD.y };
    let x = below.x.min(free.right() - size.x).max(free.left());
    Rect::from_min_size(Pos2::new(x, y.max(free.top())), size)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn a_name_lies_within_the_free_area_and_not_under_the_pointer() {
        let free = Rect::from_min_max(pos2(0.0, 0.0), pos2(800.0, 480.0));
        let size = vec2(120.0, 26.0);
        for at in [pos2(400.0, 200.0), pos2(5.0, 5.0), pos2(790.0, 5.0), pos2(790.0, 470.0), pos2(5.0, 475.0)] {
            let plate = beside(free, at, size);
            assert!(free.contains_rect(plate) && !plate.contains(at), "{at:?}: {plate:?}");
        }
        assert_eq!(beside(free, pos2(400.0, 200.0), size).min, pos2(414.0, 220.0));
    }
}
