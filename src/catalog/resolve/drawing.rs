//! Where drawings are printed.
//!
//! Invariant: a drawing lies within its area, or there is an error.

use super::{
    Work,
    problems::{instead, quoted},
    stage::{MAX_MM, MIN_MM},
};
use crate::catalog::{
    Effect, Panel,
    raw::{RawCatalog, RawEffect, RawKind},
    spans::Place,
};

/// How far a drawing may reach beyond its area in numbers that were rounded, in millimetres.
const ROUNDED: f32 = 0.001;

impl<'s> Work<'s> {
    /// The effect of `raw`, which is a [`RawEffect::Drawing`]; else one that does nothing.
    pub fn drawing(&mut self, at: Place<'s>, raw: &'s RawEffect, catalog: &RawCatalog) -> Effect {
        let RawEffect::Drawing { slot, drawing, area_mm, at_mm, wide_mm } = raw else {
            return Effect::Show { nodes: Vec::new() };
        };
        self.slots.push((slot, at.field("slot")));
        let drawings = catalog.groups.iter().filter_map(|group| match group.kind {
            RawKind::Drawing { size, .. } => Some((group.id.as_str(), size)),
            _ => None,
        });
        let drawings: Vec<_> = drawings.collect();
        let size = drawings.iter().find(|(id, _)| id == drawing).map(|(_, size)| *size);
        if size.is_none() {
            let message = format!("there is no drawing group {}", quoted(drawing));
            let remedy = instead(drawing, drawings.iter().map(|(id, _)| *id));
            self.problems.error(at.field("drawing"), "unknown-group", message, remedy);
        }
        let mut number = |place, name: &str, value, range| self.check_number(place, name, value, range);
        let length = MIN_MM..=MAX_MM;
        let (area, corner) = (at.field("area_mm"), at.field("at_mm"));
        let area_mm = [
            number(area.item(0), "the width", area_mm.0, length.clone()),
            number(area.item(1), "the height", area_mm.1, length.clone()),
        ];
        let at_mm = [
            number(corner.item(0), "the place", at_mm.0, 0.0..=MAX_MM),
            number(corner.item(1), "the place", at_mm.1, 0.0..=MAX_MM),
        ];
        let wide_mm = number(at.field("wide_mm"), "wide_mm", *wide_mm, length);
        let (across, down) = size.unwrap_or((1, 1));
        let high_mm = wide_mm * f32::from(down) / f32::from(across.max(1));
        if at_mm[0] + wide_mm > area_mm[0] + ROUNDED || at_mm[1] + high_mm > area_mm[1] + ROUNDED {
            let message = format!("the drawing of {wide_mm}×{high_mm} mm reaches beyond its area");
            let remedy = "write a smaller `wide_mm` or `at_mm`: the height follows from the `size` of the group";
            self.problems.error(at.field("wide_mm"), "out-of-range", message, remedy);
        }
        Effect::Drawing { slot: slot.clone(), drawing: drawing.clone(), panel: Panel { area_mm, at_mm, wide_mm } }
    }
}
