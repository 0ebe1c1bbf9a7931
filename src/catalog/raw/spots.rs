//! What is told of the parts on the stage, as `catalog.ron` has it.

use serde::Deserialize;

/// A dot at a part of the product, which tells a sentence about it. Its texts are `spot-<id>`, at most 32 characters, and
/// `spot-<id>.about`, at most 200.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawHotSpot {
    pub id: String,
    /// The mesh nodes that it is about, of those that a group names or an effect shows or hides. Where a design shows none of
    /// them, there is no dot.
    pub nodes: Vec<String>,
    /// About where it is, in the axes of the meshes: the dot is at the nearest place on the surface of its nodes.
    pub at_mm: (f32, f32, f32),
    /// The group that it leads to.
    #[serde(default)]
    pub group: Option<String>,
}
