//! How large the product is.

use egui::Pos2;

/// The unit of what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    Millimetre,
    Inch,
}

/// One measure of the product, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// For example `148 mm`.
    pub length: String,
    /// For example `Width: 148 mm`.
    pub name: String,
    /// Where it is shown, in points.
    pub line: [Pos2; 2],
}
