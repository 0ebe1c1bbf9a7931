//! How large the product is, in words.

use super::super::{
    model::{Measure, Unit},
    texts::Texts,
};
use crate::app::session::{Axis, Dimension};
use egui::pos2;

const MM_PER_INCH: f32 = 25.4;

/// The measures in `unit`; `scale` is the size of a point in logical pixels.
pub fn measures(dimensions: &[Dimension], unit: Unit, scale: f32, texts: &Texts) -> Vec<Measure> {
    let measure = |dimension: &Dimension| {
        let length = length(dimension.mm, unit, texts.language());
        let key = match dimension.axis {
            Axis::Width => "measure-width",
            Axis::Height => "measure-height",
            Axis::Depth => "measure-depth",
        };
        let line = dimension.line.map(|end| pos2(end.x / scale, end.y / scale));
        Measure { name: texts.named(key, &length), length, line }
    };
    dimensions.iter().map(measure).collect()
}

/// Whole millimetres, or tenths of an inch.
fn length(mm: f32, unit: Unit, lang: &str) -> String {
    match unit {
        Unit::Millimetre => format!("{mm:.0} mm"),
        Unit::Inch => {
            let inches = format!("{:.1}″", mm / MM_PER_INCH);
            if lang == "de" { inches.replace('.', ",") } else { inches }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec2;

    #[test]
    fn measures_are_told_in_either_unit_and_language() {
        let line = [Vec2::new(10.0, 20.0), Vec2::new(30.0, 20.0)];
        let check = |unit: Unit, lang: &str, expect: &str, name: &str| {
            let dimension = Dimension { axis: Axis::Width, mm: 147.6, line };
            let found = measures(&[dimension], unit, 1.25, &Texts::new(lang));
            assert_eq!((found[0].length.as_str(), found[0].name.as_str()), (expect, name));
            assert_eq!(found[0].line, [pos2(8.0, 16.0), pos2(24.0, 16.0)]);
        };
        check(Unit::Millimetre, "en", "148 mm", "Width: 148 mm");
        check(Unit::Inch, "en", "5.8″", "Width: 5.8″");
        check(Unit::Inch, "de", "5,8″", "Breite: 5,8″");
    }
}
