//! The picture at rest: light followed backwards through the product, until the picture is true.
//!
//! Invariant: needs no graphics card, and gives the same picture on every machine with the same arithmetic. See
//! `src/decisions/0010-the-picture-at-rest-is-path-traced.md`.

mod bsdf;
mod bvh;
pub mod film;
mod lens;
pub mod light;
pub mod microfacet;
mod path;
mod random;
pub mod scene;
pub mod stage;
mod surface;
#[cfg(test)]
mod tests;
mod texture;

pub use film::{Film, Quality, REST, View};
pub use light::{Lamp, Light};
pub use path::{Backdrop, Behind, Lit, measure};
pub use scene::{Floor, Scene};
