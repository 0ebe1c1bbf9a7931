//! UVL, the Universal Variability Language (Sundermann et al., "Yet another textual variability language?", SPLC 2021;
//! grammar at <https://github.com/Universal-Variability-Language/uvl-parser>): reading feature models, writing catalogs.
//!
//! Carried over are the Boolean level with group cardinalities and attributes that a catalog has a place for. Typed features,
//! feature cardinalities, arithmetic and imports are refused where they stand.
//!
//! Invariant: work is linear in the text but for constraints, and nesting is bounded by [`super::model::MAX_DEPTH`].

mod attributes;
mod export;
mod features;
mod formula;
mod lexer;
mod sum;

pub use export::{ExportError, write};
pub use features::read;
