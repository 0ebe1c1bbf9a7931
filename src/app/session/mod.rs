//! The current design and everything that both the scene and the panels look at.
//!
//! Invariant: only [`edit`] changes the design: one [`Edit`] message in, at most one [`SessionChanged`] out.

pub mod edit;
pub mod focus;
pub mod lines;
pub mod load;
pub mod notice;
pub mod pictures;
pub mod state;
pub mod trouble;

pub use edit::{Edit, NextVisitor, Origin, SessionChanged, Tried};
pub use focus::{
    Apart, AssemblySteps, Axis, ChosenLight, Dimension, Dimensions, Explaining, Fading, Focus, FreeArea, Highlight,
    Measuring, Motions, Moved, Outline, OutlineFound, Outlined, Panels, ReducedMotion, Settled, SpotsInSight, Still,
    Typing,
};
pub use lines::{Lines, ShowLine};
pub use load::{CatalogAsset, Line};
pub use notice::{Notice, Notices};
pub use pictures::{Asker, Pictures, Shot, StageSeen, Vantage, View};
pub use state::Session;
pub use trouble::{Fault, FileKind, FileTrouble, Flaw, FontFlaw, LoadProblem, NotKept, PictureFlaw, Trouble};

use bevy::prelude::*;

/// Where the program stands with the line it shows.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Catalog or meshes are on their way.
    #[default]
    Loading,
    /// [`Session`] exists and the product can be shown.
    Ready,
    /// The line cannot be shown; [`Line::problems`] says why.
    Broken,
}

/// Adds the session.
pub fn plugin(app: &mut App) {
    app.init_state::<Phase>()
        .add_plugins((load::plugin, lines::plugin, edit::plugin))
        .init_resource::<Focus>()
        .init_resource::<Highlight>()
        .init_resource::<Outline>()
        .init_resource::<FreeArea>()
        .init_resource::<ChosenLight>()
        .init_resource::<Panels>()
        .init_resource::<ReducedMotion>()
        .init_resource::<Typing>()
        .init_resource::<Measuring>()
        .init_resource::<Dimensions>()
        .init_resource::<Settled>()
        .init_resource::<Fading>()
        .init_resource::<Explaining>()
        .init_resource::<Apart>()
        .init_resource::<AssemblySteps>()
        .init_resource::<Motions>()
        .init_resource::<Moved>()
        .init_resource::<SpotsInSight>()
        .init_resource::<Notices>()
        .init_resource::<Pictures>()
        .init_resource::<StageSeen>();
}
