//! How the product goes together.

use super::Text;

/// See [`super::super::raw::RawAssembly`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Assembly {
    /// One of the cameras of the stage.
    pub camera: String,
    pub steps: Vec<Step>,
}

/// See [`super::super::raw::RawStep`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Step {
    pub id: String,
    /// A sentence or two.
    pub text: Text,
    pub moves: Vec<Move>,
}

/// See [`super::super::raw::RawMove`].
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Move {
    pub sockets: Vec<String>,
    pub nodes: Vec<String>,
    pub by_mm: [f32; 3],
}
