//! The 3D part: stage and light, camera, product, picking, pictures.
//!
//! Invariant: what is on screen follows [`Session`](super::session::Session); nothing here changes the design, and no frame
//! shows half a change. One scene unit is one decimetre, so that Bevy's defaults for shadows suit products of that size.

pub mod assembly;
pub mod camera;
pub mod capture;
pub mod coverage;
pub mod dimensions;
pub mod drawing;
pub mod effects;
pub mod environment;
pub mod fade;
pub mod gltf;
pub mod ground;
pub mod lettering;
pub mod line_assets;
pub mod materials;
pub mod mipmaps;
pub mod morph;
pub mod motion;
pub mod native;
pub mod outline;
pub mod parts;
pub mod picking;
pub mod product;
pub mod resolution;
pub mod rest;
pub mod settle;
pub mod shade;
pub mod spots;
pub mod stage;
pub mod tailor;
pub mod tier;
pub mod tone;
pub mod touch;
pub mod warm;

pub use camera::CameraMotion;
pub use product::{Exhibit, Shown};
pub use stage::StageView;
pub use warm::SceneReady;

use super::{AppSystems, session::LoadProblem};
use bevy::{prelude::*, shader::load_shader_library};

/// Scene units in a millimetre.
pub const UNITS_PER_MM: f32 = 0.01;
/// Scene units in a metre, the unit of glTF.
pub const UNITS_PER_METRE: f32 = 10.0;

/// Meshes, textures and environments that could not be loaded, in the order they were found.
#[derive(Resource, Debug, Default, PartialEq)]
pub struct SceneProblems(pub Vec<LoadProblem>);

/// The order of the scene's own systems within [`AppSystems::Follow`].
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum SceneSystems {
    /// Decide what should be seen.
    Aim,
    /// Bring entities in line with it.
    Build,
    /// Put them where they are seen.
    Place,
    /// Look at what came out.
    Check,
}

/// What the shaders of all surfaces share.
fn surface(app: &mut App) {
    load_shader_library!(app, "surface.wgsl");
}

pub fn plugin(app: &mut App) {
    app.init_resource::<SceneProblems>()
        .configure_sets(
            Update,
            (SceneSystems::Aim, SceneSystems::Build, SceneSystems::Place, SceneSystems::Check)
                .chain()
                .in_set(AppSystems::Follow),
        )
        // What things are made of.
        .add_plugins((lettering::plugin, line_assets::plugin, materials::plugin, surface, touch::plugin))
        .add_plugins((
            ground::plugin,
            stage::plugin,
            camera::plugin,
            product::plugin,
            motion::plugin,
            assembly::plugin,
            resolution::plugin,
            fade::plugin,
            settle::plugin,
            picking::plugin,
            warm::plugin,
            capture::plugin,
        ))
        // What is told on the stage of what stands there.
        .add_plugins((dimensions::plugin, spots::plugin, outline::plugin));
}

#[cfg(test)]
mod shipped_tests;
