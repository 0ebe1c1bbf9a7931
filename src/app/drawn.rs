//! Drawings of the customer as pixels, for the pad and for the product.
//!
//! Invariant: the same drawing and place give the same pixels, and the lines are those of [`crate::catalog::drawing::Curve`].

use crate::catalog::{Drawing, Pen, Stroke};
use tiny_skia::{FillRule, LineCap, LineJoin, Mask, Path, PathBuilder, PathStroker, Transform};

/// Where the upper left corner of a drawing is, and how large a step of its grid; in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    pub left: f32,
    pub top: f32,
    pub step: f32,
}

/// Covers what `drawing` covers at `place`.
pub fn cover(mask: &mut Mask, drawing: &Drawing, Place { left, top, step }: Place) {
    let pixels_from_steps = Transform::from_row(step, 0.0, 0.0, step, left, top);
    let mut shapes = PathBuilder::new();
    let mut stroker = PathStroker::new();
    for stroke in &drawing.strokes {
        let Some(width) = stroke.pen.width() else {
            outline(stroke, &mut shapes);
            continue;
        };
        let (line_cap, line_join) = (LineCap::Round, LineJoin::Round);
        let line = tiny_skia::Stroke { width, line_cap, line_join, ..Default::default() };
        // The finer the picture, the more pieces a bend is made of.
        let inked = path(stroke).and_then(|path| stroker.stroke(&path, &line, step));
        if let Some(inked) = inked.and_then(|inked| inked.transform(pixels_from_steps)) {
            mask.fill_path(&inked, FillRule::Winding, true, Transform::identity());
        }
    }
    if let Some(shapes) = shapes.finish().and_then(|shapes| shapes.transform(pixels_from_steps)) {
        mask.fill_path(&shapes, FillRule::EvenOdd, true, Transform::identity());
    }
}

fn path(stroke: &Stroke) -> Option<Path> {
    let mut path = PathBuilder::new();
    outline(stroke, &mut path);
    path.finish()
}

fn outline(stroke: &Stroke, path: &mut PathBuilder) {
    let curve = stroke.curve();
    path.move_to(curve.start[0], curve.start[1]);
    for [[ax, ay], [bx, by], [x, y]] in &curve.parts {
        path.cubic_to(*ax, *ay, *bx, *by, *x, *y);
    }
    match (stroke.pen, curve.parts.is_empty()) {
        (Pen::Shape, _) => path.close(),
        // A line of no length gets round caps: a dot.
        (_, true) => path.line_to(curve.start[0], curve.start[1]),
        (_, false) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Coverage at a spot of a grid whose steps are 10 pixels wide, 40 pixels from the left and 20 from the top.
    fn covered(text: &str, [x, y]: [f32; 2]) -> u8 {
        let mut mask = Mask::new(1100, 600).unwrap();
        cover(&mut mask, &text.parse().unwrap(), Place { left: 40.0, top: 20.0, step: 10.0 });
        let at = [(40.0 + x * 10.0) as u32, (20.0 + y * 10.0) as u32];
        mask.data()[(at[1] * 1100 + at[0]) as usize]
    }

    #[test]
    fn lines_are_where_they_were_drawn_and_as_wide_as_their_pen() {
        for (text, at, expect) in [
            ("m 10,10 60,10", [30.0, 10.5], 255),
            ("m 10,10 60,10", [30.0, 12.0], 255),
            ("m 10,10 60,10", [30.0, 13.0], 0),
            ("f 10,10 60,10", [30.0, 12.0], 0),
            ("b 10,10 60,10", [30.0, 13.0], 255),
            ("b 10,10 60,10", [7.2, 10.5], 255),
            ("b 10,10 60,10", [6.0, 10.5], 0),
            ("m 10,10", [10.5, 10.5], 255),
            ("m 10,10", [12.0, 10.5], 255),
            ("m 10,10", [10.5, 13.0], 0),
        ] {
            assert_eq!(covered(text, at), expect, "{text} at {at:?}");
        }
    }

    #[test]
    fn a_shape_in_a_shape_is_a_hole_and_lines_go_over_both() {
        let ring = "s 10,10 90,10 90,40 10,40; s 30,20 60,20 60,30 30,30";
        assert_eq!([covered(ring, [20.0, 25.0]), covered(ring, [45.0, 25.0]), covered(ring, [5.0, 5.0])], [255, 0, 0]);
        assert_eq!(covered(&format!("{ring}; m 40,25 50,25"), [45.0, 25.5]), 255);
    }

    #[test]
    fn the_largest_drawing_is_drawn_in_time() {
        let spots: Vec<_> = (0..4000_u32).map(|i| format!("{},{}", i * 97 % 255, i * 61 % 255)).collect();
        let mut mask = Mask::new(2048, 2048).unwrap();
        let start = std::time::Instant::now();
        let drawing = format!("b {}", spots.join(" ")).parse().unwrap();
        cover(&mut mask, &drawing, Place { left: 0.0, top: 0.0, step: 8.0 });
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}
