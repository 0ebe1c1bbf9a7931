//! The smooth line through the spots of a stroke.
//!
//! Invariant: it goes through every spot, and is finite.

use super::{Pen, Stroke};

/// A line of cubic Bézier curves, in steps of the grid; the middle of the first square is at 0.5.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub start: [f32; 2],
    /// Two control points and the end of each.
    pub parts: Vec<[[f32; 2]; 3]>,
}

/// Cosine of the angle by which a line may turn at a spot and still be round there: 60 degrees. What turns more is a corner.
const ROUND: f32 = 0.5;

impl Stroke {
    /// The line to draw or to fill. At a spot it has the direction of the line between its neighbours, as a spline of Catmull and
    /// Rom has (“A class of local interpolating splines”, 1974); its control points are a third of the way to them, so that
    /// spots at uneven distances make no loops.
    pub fn curve(&self) -> Curve {
        let closes = self.pen == Pen::Shape;
        let spots: Vec<_> = self.spots.iter().map(|spot| spot.map(|step| f32::from(step) + 0.5)).collect();
        let count = spots.len();
        let at = |i: usize| spots[i % count.max(1)];
        // Half the way between the neighbours of a spot as a direction; none at ends and corners.
        let turn = |i: usize| {
            if !closes && (i == 0 || i + 1 == count) {
                return None;
            }
            let (before, here, after) = (at(i + count - 1), at(i), at(i + 1));
            let (into, out) = (unit(before, here)?, unit(here, after)?);
            (into[0] * out[0] + into[1] * out[1] > ROUND).then(|| unit(before, after)).flatten()
        };
        let last = if closes { count } else { count.saturating_sub(1) };
        let part = |i: usize| {
            let (from, to) = (at(i), at(i + 1));
            let third = (to[0] - from[0]).hypot(to[1] - from[1]) / 3.0;
            let straight = unit(from, to).unwrap_or_default();
            let leave = turn(i).unwrap_or(straight);
            let arrive = turn((i + 1) % count).unwrap_or(straight);
            [
                [from[0] + leave[0] * third, from[1] + leave[1] * third],
                [to[0] - arrive[0] * third, to[1] - arrive[1] * third],
                to,
            ]
        };
        Curve { start: spots.first().copied().unwrap_or_default(), parts: (0..last).map(part).collect() }
    }
}

/// The direction from one point to another; none where they are the same.
fn unit(from: [f32; 2], to: [f32; 2]) -> Option<[f32; 2]> {
    let way = [to[0] - from[0], to[1] - from[1]];
    let length = way[0].hypot(way[1]);
    (length > 0.0).then(|| way.map(|side| side / length))
}
