//! A product line as data: what a vendor writes ([`raw`]), and what the program works with ([`model`]).
//!
//! Invariant: nothing here reads a file. [`resolve::resolve`] takes the texts of a catalog folder ([`source::Sources`]) and
//! returns the typed model together with every problem it found, never only the first.

pub mod code_room;
pub mod commerce;
pub mod condition;
pub mod csv;
pub mod day;
pub mod decimal;
pub mod diagnostic;
pub mod drawing;
pub mod kind;
pub mod model;
pub mod nearest;
pub mod offence;
pub mod ratio;
pub mod raw;
pub mod raw_commerce;
pub mod report;
pub mod resolve;
pub mod selection;
pub mod source;
mod spans;
pub mod text;

pub use commerce::*;
pub use condition::{Cause, Condition};
pub use day::Day;
pub use diagnostic::{Diagnostic, Severity};
pub use drawing::{Drawing, DrawingProblem, DrawingRule, Pen, Stroke};
pub use kind::{Characters, ColorProblem, ColorRule, Free, FreeProblem, Gamut, Kind, Number, TextProblem, TextRule};
pub use model::*;
pub use ratio::Ratio;
pub use resolve::{Resolved, resolve, unknown_animations};
pub use selection::{Design, Selection};
pub use source::Sources;
pub use text::Text;
