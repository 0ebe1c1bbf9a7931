//! The design code: a design as a short, checksummed text that needs no server to be read.
//!
//! Layout, before it is written in Crockford's base 32 (upper case, safe in URLs and in QR alphanumeric mode): see [`encode`].

use super::Selection;
use crate::catalog::{Catalog, Choice};

/// What a code says about today's catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Choices the catalog still has, in order of the groups; not necessarily complete or valid.
    pub choices: Vec<Choice>,
    /// How many choices name a group or value the catalog no longer has.
    pub lost: usize,
}

/// Why a text is not a design code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("“{0}” is not a design code: only digits and letters are used")]
    Characters(String),
    #[error("the design code is too long ({0} characters) to be one")]
    Length(usize),
    #[error("the design code has a typing error: its check digits do not match")]
    Checksum,
    #[error("the design code was made by a newer Atelier (format {0}); update to open it")]
    Version(u8),
    #[error("the design code belongs to another product line")]
    OtherLine,
}

/// The code of `selection`; the same selection always has the same code.
pub fn encode(_catalog: &Catalog, _selection: &Selection) -> String {
    todo!()
}

/// Reads a code. Upper and lower case, spaces and `-` do not matter; `O` reads as `0`, `I` and `L` as `1`.
pub fn decode(_catalog: &Catalog, _code: &str) -> Result<Decoded, CodeError> {
    todo!()
}
