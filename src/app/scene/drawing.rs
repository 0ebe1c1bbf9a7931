//! Drawings of the customer on their panel.
//!
//! Invariant: what is not on the panel is see-through.

use super::{coverage, effects::Drawn};
use crate::app::drawn::{self, Place};
use tiny_skia::Mask;

/// The drawing on its area; `None` where there is none.
pub fn draw(drawn: &Drawn) -> Option<Mask> {
    let mut mask = Some(coverage::blank(drawn.panel.area_mm)?).filter(|_| !drawn.drawing.strokes.is_empty())?;
    let scale = coverage::scale(drawn.panel.area_mm);
    let [left, top] = drawn.panel.at_mm.map(|mm| mm * scale);
    let step = drawn.panel.wide_mm * scale / f32::from(drawn.size[0].max(1));
    drawn::cover(&mut mask, &drawn.drawing, Place { left, top, step });
    Some(mask)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::{Drawing, Panel};

    fn drawn(drawing: Drawing) -> Option<Mask> {
        let panel = Panel { area_mm: [204.8, 102.4], at_mm: [4.0, 2.0], wide_mm: 100.0 };
        draw(&Drawn { drawing, size: [100, 50], panel })
    }

    #[test]
    fn a_drawing_lies_on_its_panel() {
        let picture = drawn("s 0,0 50,0 50,20 0,20".parse().unwrap()).unwrap();
        assert_eq!((picture.width(), picture.height()), (2048, 1024));
        // Ten pixels a millimetre, a step of the grid is a millimetre: from 4.5 and 2.5 mm to 54.5 and 22.5 mm.
        let at = |x: usize, y: usize| picture.data()[y * 2048 + x];
        assert_eq!([at(43, 120), at(47, 120), at(300, 23), at(300, 27)], [0, 255, 0, 255]);
        assert_eq!([at(543, 120), at(547, 120), at(300, 223), at(300, 227)], [255, 0, 255, 0]);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert!(drawn(Drawing::default()).is_none());
    }
}
