//! A drawing of the customer's own: lines of a few widths and filled shapes on a grid, small enough for a design code.
//!
//! Invariant: a drawing that its rule accepts has something to show, lies on its grid, and takes no more room than the rule
//! gives. How it is drawn follows from its points alone ([`Stroke::curve`]), so that pad, product and workshop have the same.

mod curve;
mod simplify;
mod written;

pub use curve::Curve;
pub use simplify::simplified;

use super::{ValueIx, code_room::number_bits};

/// A place on the grid: steps from the left and from the top.
pub type Spot = [u8; 2];

/// Orders of the codes that a code may choose from for the steps of a stroke, see [`Stroke::order`].
pub const ORDERS: u32 = 8;
/// The order of the codes for how many strokes there are, and how many spots a stroke has.
pub const COUNT_ORDER: u32 = 3;

/// What a stroke is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pen {
    Fine,
    #[default]
    Medium,
    Broad,
    /// What the stroke goes round is filled. All shapes of a drawing are one by the even-odd rule: a shape in a shape is a hole.
    Shape,
}

impl Pen {
    /// All pens, in the order of their numbers in design codes.
    pub const ALL: [Self; 4] = [Self::Fine, Self::Medium, Self::Broad, Self::Shape];

    /// Width of a line in steps of the grid; `None` for what is filled.
    pub fn width(self) -> Option<f32> {
        match self {
            Self::Fine => Some(1.6),
            Self::Medium => Some(3.4),
            Self::Broad => Some(7.0),
            Self::Shape => None,
        }
    }
}

/// One line or one shape.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stroke {
    pub pen: Pen,
    /// What it goes through; a line of one spot is a dot. A shape goes from its last to its first.
    pub spots: Vec<Spot>,
}

impl Stroke {
    /// A stroke that is nowhere farther from `way` than the tolerance and half a step; `None` if it shows nothing.
    fn along(pen: Pen, way: &[[f32; 2]], tolerance: f32, size: [u8; 2]) -> Option<Self> {
        let spot = |at: &[f32; 2]| {
            [0, 1].map(|axis| at[axis].round().clamp(0.0, f32::from(size[axis].saturating_sub(1))) as u8)
        };
        let mut spots: Vec<_> = simplified(way, tolerance).iter().map(spot).collect();
        spots.dedup();
        while pen == Pen::Shape && spots.len() > 1 && spots.first() == spots.last() {
            spots.pop();
        }
        Some(Self { pen, spots }).filter(Self::is_normal)
    }

    /// Neighbours differ, and a shape has a surface.
    fn is_normal(&self) -> bool {
        let closes = self.pen == Pen::Shape;
        let least = if closes { 3 } else { 1 };
        let moves = self.spots.windows(2).all(|pair| pair[0] != pair[1]);
        self.spots.len() >= least && moves && !(closes && self.spots.first() == self.spots.last())
    }

    /// The steps from spot to spot, as numbers that are small where they are near 0: 0, −1, 1, −2, … become 0, 1, 2, 3, ….
    pub fn steps(&self) -> impl Iterator<Item = [u32; 2]> {
        let zigzag = |from: u8, to: u8| {
            let step = i32::from(to) - i32::from(from);
            ((step << 1) ^ (step >> 31)) as u32
        };
        self.spots.windows(2).map(move |pair| [zigzag(pair[0][0], pair[1][0]), zigzag(pair[0][1], pair[1][1])])
    }

    /// The order of the exponential Golomb code that makes the steps shortest; the smallest of several.
    pub fn order(&self) -> u32 {
        (0..ORDERS).min_by_key(|order| self.steps_bits(*order)).unwrap_or_default()
    }

    fn steps_bits(&self, order: u32) -> usize {
        self.steps().flatten().map(|step| number_bits(step as usize, order)).sum()
    }

    /// Room in a design code: pen, order, number of spots, the first spot, and the steps.
    fn bits(&self) -> usize {
        2 + 3 + number_bits(self.spots.len().saturating_sub(1), COUNT_ORDER) + 16 + self.steps_bits(self.order())
    }
}

/// What a customer drew.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Drawing {
    /// In the order in which they were drawn.
    pub strokes: Vec<Stroke>,
}

impl Drawing {
    /// Room in a design code, in bits.
    pub fn bits(&self) -> usize {
        let counted = number_bits(self.strokes.len().saturating_sub(1), COUNT_ORDER);
        counted + self.strokes.iter().map(Stroke::bits).sum::<usize>()
    }

    /// Room in a design code, in begun bytes.
    pub fn bytes(&self) -> usize {
        self.bits().div_ceil(8)
    }

    /// There is something to see, and it is said in the only way there is to say it.
    pub fn is_normal(&self) -> bool {
        !self.strokes.is_empty() && self.strokes.iter().all(Stroke::is_normal)
    }
}

/// Which drawings are accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawingRule {
    /// Most bytes of a design code.
    pub room: u16,
    /// Steps of the grid from left to right and from top to bottom; the last spot is one before.
    pub size: [u8; 2],
    /// The value that goes with a drawing.
    pub drawn: ValueIx,
}

/// Why a drawing is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DrawingProblem {
    #[error("there is no drawing")]
    Empty,
    #[error("the drawing takes {bytes} bytes; {room} fit")]
    TooLarge { bytes: usize, room: u16 },
    #[error("the drawing reaches beyond {}×{} steps", .0[0], .0[1])]
    Outside([u8; 2]),
    /// A stroke stands still, or a shape has no surface.
    #[error("the drawing has strokes that show nothing")]
    NotNormal,
    #[error("this is no drawing")]
    Unreadable,
}

impl DrawingRule {
    /// Whether a drawing may be given.
    pub fn check(&self, drawing: &Drawing) -> Result<(), DrawingProblem> {
        let is_inside = |spot: &Spot| spot[0] < self.size[0] && spot[1] < self.size[1];
        let bytes = drawing.bytes();
        if drawing.strokes.is_empty() {
            Err(DrawingProblem::Empty)
        } else if !drawing.is_normal() {
            Err(DrawingProblem::NotNormal)
        } else if !drawing.strokes.iter().flat_map(|stroke| &stroke.spots).all(is_inside) {
            Err(DrawingProblem::Outside(self.size))
        } else if bytes > usize::from(self.room) {
            Err(DrawingProblem::TooLarge { bytes, room: self.room })
        } else {
            Ok(())
        }
    }

    /// `drawing` with a stroke along a hand's way, given in steps of the grid; simplified so far that a hand's trembling takes no
    /// room, and further where it would not fit otherwise. `None` if that leaves nothing to draw.
    pub fn with_stroke(
        &self,
        drawing: &Drawing,
        pen: Pen,
        way: &[[f32; 2]],
    ) -> Option<Result<Drawing, DrawingProblem>> {
        /// Deviations that nobody sees, and that some do, in steps.
        const TREMBLING: [f32; 3] = [0.8, 1.4, 2.2];
        let with = |tolerance| {
            let stroke = Stroke::along(pen, way, tolerance, self.size)?;
            let strokes = drawing.strokes.iter().cloned().chain([stroke]).collect();
            let more = Drawing { strokes };
            Some(self.check(&more).map(|()| more))
        };
        let mut tried = TREMBLING.into_iter().filter_map(with).peekable();
        let first = tried.peek().cloned()?;
        Some(tried.find(Result::is_ok).unwrap_or(first))
    }

    /// The closed lines of a traced picture, in steps of the grid, as a drawing that fits: simplified as far as it takes, the
    /// smallest left out first where that is not enough. `None` if nothing of it can be seen.
    pub fn fitted(&self, outlines: &[Vec<[f32; 2]>]) -> Option<Drawing> {
        /// Coarser than this, outlines are no more what they were.
        const COARSEST: f32 = 3.0;
        /// Smallest surface that is kept, in squares of the grid.
        const SPECK: f32 = 2.5;
        let mut sized: Vec<_> = outlines.iter().map(|line| (surface(line), line)).collect();
        sized.retain(|(surface, _)| *surface >= SPECK);
        sized.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut tolerance = 0.5;
        while !sized.is_empty() {
            let stroke = |line: &Vec<[f32; 2]>| {
                let ring: Vec<_> = line.iter().chain(line.first()).copied().collect();
                Stroke::along(Pen::Shape, &ring, tolerance, self.size)
            };
            let drawing = Drawing { strokes: sized.iter().filter_map(|(_, line)| stroke(line)).collect() };
            if self.check(&drawing).is_ok() {
                return Some(drawing);
            } else if tolerance < COARSEST {
                tolerance *= 1.2;
            } else {
                sized.truncate(sized.len() * 9 / 10);
            }
        }
        None
    }
}

/// What a closed line goes round, in squares of the grid.
fn surface(line: &[[f32; 2]]) -> f32 {
    let pairs = line.iter().zip(line.iter().cycle().skip(1));
    (pairs.map(|(a, b)| a[0] * b[1] - b[0] * a[1]).sum::<f32>() / 2.0).abs()
}

#[cfg(test)]
pub mod tests;
