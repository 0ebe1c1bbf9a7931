//! [app] The configurator as a Bevy application: session, scene, community, library, ui, modes.
//!
//! Invariant: `scene` and `ui` never import each other; both read [`session`], and only `session` changes the design.

pub mod bench;
pub mod clock;
pub mod community;
mod darkroom;
mod drawn;
pub mod fidelity;
pub mod gate;
pub mod graphics;
pub mod launch;
pub mod library;
pub mod model;
pub mod modes;
pub mod render;
pub mod scene;
pub mod screenshot;
pub mod session;
mod sketching;
pub mod start;
pub mod trace;
pub mod ui;

pub use start::{Options, run};

use bevy::prelude::*;

/// The order of everything in `Update`; each room puts its systems in one of these.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AppSystems {
    /// Replies of worker threads and finished assets come in.
    Receive,
    /// Requests ([`session::Edit`] and the like) are carried out.
    Apply,
    /// Scene, pictures and view model follow what changed.
    Follow,
}
