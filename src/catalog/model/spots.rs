//! What is told of the parts on the stage.

use super::{GroupIx, Text};

/// See [`super::super::raw::RawHotSpot`].
#[derive(Clone, Debug, PartialEq)]
pub struct HotSpot {
    pub id: String,
    /// A few words.
    pub title: Text,
    /// A sentence or two.
    pub about: Text,
    /// At least one.
    pub nodes: Vec<String>,
    pub at_mm: [f32; 3],
    pub group: Option<GroupIx>,
}
