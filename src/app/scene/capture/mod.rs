//! Pictures other than the stage itself: small ones for cards while the program runs, and single ones for a file.
//!
//! Invariant: taking a picture never changes what is on stage.

pub mod booth;
pub mod still;

pub use still::{StillError, StillRequest, render_still};

use bevy::prelude::*;

pub fn plugin(app: &mut App) {
    app.add_plugins(booth::plugin);
}
