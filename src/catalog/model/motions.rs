//! How parts of the product move.

use super::Text;

/// See [`super::super::raw::RawMotion`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Motion {
    pub id: String,
    /// What it does, and what puts it back.
    pub go: Text,
    pub back: Text,
    pub animation: String,
    pub unless: Vec<String>,
    pub contact_shadow: Option<String>,
}
