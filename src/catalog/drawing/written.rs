//! Drawings as texts: for catalogs and the command line, and for whoever makes the product.
//!
//! Invariant: a text that is read is written as itself, up to white space; reading takes no more than its length.

use super::{Drawing, DrawingProblem, DrawingRule, Pen, Stroke};
use std::{
    fmt::{self, Write},
    str::FromStr,
};

/// Longest text that is read, in bytes: more than any design code has room for.
const MAX_WRITTEN: usize = 64 * 1024;

impl Pen {
    fn letter(self) -> char {
        match self {
            Self::Fine => 'f',
            Self::Medium => 'm',
            Self::Broad => 'b',
            Self::Shape => 's',
        }
    }
}

/// A stroke is the letter of its pen and its spots: `m 10,20 30,40`. Strokes are separated by `;`.
impl fmt::Display for Drawing {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, stroke) in self.strokes.iter().enumerate() {
            let between = if i > 0 { "; " } else { "" };
            write!(out, "{between}{}", stroke.pen.letter())?;
            stroke.spots.iter().try_for_each(|[x, y]| write!(out, " {x},{y}"))?;
        }
        Ok(())
    }
}

impl FromStr for Drawing {
    type Err = DrawingProblem;

    fn from_str(text: &str) -> Result<Self, DrawingProblem> {
        let stroke = |text: &str| {
            let mut words = text.split_ascii_whitespace();
            let letter = words.next()?;
            let pen = Pen::ALL.into_iter().find(|pen| letter.chars().eq([pen.letter()]))?;
            let spot = |word: &str| {
                let (x, y) = word.split_once(',')?;
                Some([x.parse().ok()?, y.parse().ok()?])
            };
            let spots = words.map(spot).collect::<Option<Vec<_>>>()?;
            Some(Stroke { pen, spots })
        };
        let strokes = Some(text).filter(|text| text.len() <= MAX_WRITTEN);
        let strokes = strokes.and_then(|text| text.split(';').map(stroke).collect::<Option<Vec<_>>>());
        strokes.map(|strokes| Self { strokes }).ok_or(DrawingProblem::Unreadable)
    }
}

impl DrawingRule {
    /// The drawing as a picture in SVG 1.1, black on nothing, for whoever prints or engraves it. A step of the grid is one user
    /// unit.
    pub fn svg(&self, drawing: &Drawing) -> String {
        let [width, height] = self.size;
        let mut svg = format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">"#);
        let mut shapes = String::new();
        for stroke in &drawing.strokes {
            let path = path(stroke);
            match stroke.pen.width() {
                Some(width) => {
                    let line = r#"fill="none" stroke="black" stroke-linecap="round" stroke-linejoin="round""#;
                    let _ = write!(svg, r#"<path {line} stroke-width="{width}" d="{path}"/>"#);
                }
                None => shapes.push_str(&path),
            }
        }
        if !shapes.is_empty() {
            let _ = write!(svg, r#"<path fill-rule="evenodd" d="{shapes}"/>"#);
        }
        svg.push_str("</svg>");
        svg
    }
}

/// The line of a stroke as path data.
fn path(stroke: &Stroke) -> String {
    let curve = stroke.curve();
    let mut path = format!("M{:.1} {:.1}", curve.start[0], curve.start[1]);
    for [[ax, ay], [bx, by], [x, y]] in &curve.parts {
        let _ = write!(path, "C{ax:.1} {ay:.1} {bx:.1} {by:.1} {x:.1} {y:.1}");
    }
    // A line of no length is drawn as a dot, by its round caps.
    let end = match (stroke.pen, curve.parts.is_empty()) {
        (Pen::Shape, _) => "Z",
        (_, true) => "h0",
        (_, false) => "",
    };
    path + end
}
