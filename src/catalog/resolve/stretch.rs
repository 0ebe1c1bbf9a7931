//! Effects that make a product wider by a number.
//!
//! Invariant: whatever number of the group is chosen, the middle stays at least a tenth as wide as in the files and at most ten
//! times, so that nothing is turned inside out and no mesh leaves the stage.

use super::{
    Work,
    problems::{instead, quoted},
    stage::{MAX_MM, MIN_MM},
};
use crate::catalog::{
    Effect,
    raw::{RawAxis, RawCatalog, RawEffect, RawKind},
    spans::Place,
};

/// Least and greatest width of the middle against that in the files.
const WIDTHS: std::ops::RangeInclusive<f32> = 0.1..=10.0;

impl<'s> Work<'s> {
    /// The effect of `raw`, which is a [`RawEffect::Stretch`]; else one that does nothing.
    pub fn stretch(&mut self, at: Place<'s>, raw: &'s RawEffect, catalog: &RawCatalog) -> Effect {
        let RawEffect::Stretch { sockets, axis, by, from, mm_per_unit, band_mm } = raw else {
            return Effect::Show { nodes: Vec::new() };
        };
        for (i, socket) in sockets.iter().enumerate() {
            self.check_socket(at.field("sockets").item(i), socket, catalog);
        }
        let from = self.check_number(at.field("from"), "from", *from, -MAX_MM..=MAX_MM);
        let mm_per_unit = self.check_number(at.field("mm_per_unit"), "mm_per_unit", *mm_per_unit, -MAX_MM..=MAX_MM);
        let band_mm = self.check_number(at.field("band_mm"), "band_mm", *band_mm, MIN_MM..=MAX_MM);
        let numbers = catalog.groups.iter().filter_map(|group| match &group.kind {
            RawKind::Number { min, max, .. } => Some((group.id.as_str(), min, max)),
            _ => None,
        });
        let numbers: Vec<_> = numbers.collect();
        if let Some((_, min, max)) = numbers.iter().find(|(id, ..)| id == by) {
            let width = |number: f32| 1.0 + (number - from) * mm_per_unit / (2.0 * band_mm);
            // What is no number is told where the group is.
            let mut limits = [min, max].into_iter().filter_map(|word| word.parse::<f32>().ok());
            if let Some(number) = limits.find(|number| !WIDTHS.contains(&width(*number))) {
                let message = format!("at {number} the middle would be {:.2} times as wide", width(number));
                let remedy = format!(
                    "keep it from {} to {}: write a wider `band_mm`, or nearer limits of {}",
                    WIDTHS.start(),
                    WIDTHS.end(),
                    quoted(by)
                );
                self.problems.error(at, "stretch-too-far", message, remedy);
            }
        } else {
            let message = format!("there is no number group {}", quoted(by));
            let remedy = instead(by, numbers.iter().map(|(id, ..)| *id));
            self.problems.error(at.field("by"), "unknown-group", message, remedy);
        }
        let axis = match axis {
            RawAxis::X => 0,
            RawAxis::Z => 2,
        };
        Effect::Stretch { sockets: sockets.clone(), axis, by: by.clone(), from, mm_per_unit, band_mm }
    }
}
