//! How the product goes together, as `catalog.ron` has it.

use serde::Deserialize;

/// How the product goes together, step by step: what is drawn apart is put together before the eyes of the customer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawAssembly {
    /// Camera that sees all of it drawn apart.
    pub camera: String,
    /// In order; one of which a design has no part is left out.
    pub steps: Vec<RawStep>,
}

/// What comes to its place at one time. Its text is `step-<id>`, at most 160 characters.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawStep {
    pub id: String,
    pub moves: Vec<RawMove>,
}

/// Where parts are until their step: all that is in `sockets` and the mesh nodes `nodes`, each `by_mm` from its place. A node
/// may be one of those that a group names or an effect shows or hides, and moves along the axes of its mesh.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMove {
    #[serde(default)]
    pub sockets: Vec<String>,
    #[serde(default)]
    pub nodes: Vec<String>,
    pub by_mm: (f32, f32, f32),
}
