//! Light from a picture of the surroundings: read, sampled, and prefiltered for the renderer.
//!
//! Invariant: a direction means the same everywhere: +Y is up; an equirectangular picture has +X in its middle and +Z right of
//! it, as three.js has it; a cube map holds the direction (x, y, z) where Bevy looks it up, at (x, y, -z).

pub mod bake;
pub mod cube;
pub mod ktx2;
pub mod panorama;

pub use bake::{BakeError, bake};
pub use panorama::{EnvironmentError, Panorama};
