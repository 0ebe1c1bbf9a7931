//! Pictures other than the stage itself: small ones for cards and buttons while the program runs, and single ones for a file.
//!
//! Invariant: taking a picture never changes what is on stage.

pub mod booth;
pub mod disk;
pub mod key;
pub mod orders;
mod print;
mod rest;
pub mod still;

pub use still::{Format, StillError, StillRequest, Studio};

use crate::app::{AppSystems, scene::SceneSystems, session::Session};
use bevy::prelude::*;

/// What the booths are at: frames that only they need do not have to be shown.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Darkroom {
    pub busy: bool,
    /// How many redraws were asked for in this frame on their behalf.
    pub redraws: usize,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Darkroom>()
        .init_resource::<orders::Orders>()
        .init_resource::<booth::Pace>()
        .init_resource::<rest::Rest>()
        .add_systems(Startup, booth::build)
        .add_systems(
            Update,
            (
                (booth::develop, orders::receive).chain().after(AppSystems::Apply).before(AppSystems::Follow),
                booth::expose.in_set(SceneSystems::Check),
                (
                    rest::feel,
                    orders::place.run_if(resource_exists::<Session>),
                    booth::aim.run_if(resource_exists::<Session>),
                    print::develop,
                    booth::stay_awake,
                )
                    .chain()
                    .after(AppSystems::Follow),
            ),
        );
}
