//! UVL, the Universal Variability Language (Sundermann et al., "Yet another textual variability language?", SPLC 2021;
//! grammar at <https://github.com/Universal-Variability-Language/uvl-parser>): reading feature models, writing catalogs.
//!
//! Carried over are the Boolean level with group cardinalities, numbers and texts with limits (in attributes), comparisons and
//! sums of numbers, and attributes that a catalog has a place for. Feature cardinalities, what is added up over attributes, other
//! arithmetic, comparisons of texts and imports are refused where they stand.
//!
//! Invariant: work is linear in the text but for constraints, and nesting is bounded by [`super::model::MAX_DEPTH`].

mod attributes;
mod comparison;
mod export;
mod features;
mod formula;
mod lexer;
mod sum;
mod typed;

pub use export::{ExportError, write};
pub use features::read;
