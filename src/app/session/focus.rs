//! What the customer is looking at: shared by scene (camera, picking) and ui (open group, free area).

use crate::catalog::GroupIx;
use bevy::prelude::*;
use std::collections::BTreeMap;

/// The option group that is open; the panel shows it and the camera flies to it. Written by panel and picking alike.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Focus(pub Option<GroupIx>);

/// The group whose part is under the pointer, if any. Written by picking.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Highlight(pub Option<GroupIx>);

/// The part of the window that panels leave to the product, in logical pixels from the top left corner; the whole window
/// while `None`. Written by ui, read by the camera.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct FreeArea(pub Option<Rect>);

/// Name of the environment that the customer sees the product in; the default one of the line where it has none of that name.
/// Not part of the design. Follows the settings of this machine.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct ChosenLight(pub String);

/// Whether everything jumps instead of moving. Follows the settings of this machine.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReducedMotion(pub bool);

/// Whether keys go to a text field and are not meant for the camera. Written by ui.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Typing(pub bool);

/// Where panels are, so that the camera leaves alone what begins there. Places and not a mere yes or no: in a slow frame the
/// pointer is already elsewhere than when the panels were drawn. Written by ui.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Panels {
    /// Nothing but panels can be used now.
    pub everywhere: bool,
    /// In logical pixels from the top left corner.
    pub rects: Vec<Rect>,
}

impl Panels {
    /// Whether a panel is at `place`.
    pub fn at(&self, place: Vec2) -> bool {
        self.everywhere || self.rects.iter().any(|rect| rect.contains(place))
    }
}

/// The picture at rest, which lies over the stage while nothing on it changes. Written by scene, shown by ui.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub enum Settled {
    /// Something moves, or has only just come to rest.
    #[default]
    No,
    /// Light is being followed.
    OnTheWay(Option<Still>),
    /// The picture will not get any truer; none if there is none for a stage like this.
    Done(Option<Still>),
}

impl Settled {
    /// What lies over the stage.
    pub fn still(&self) -> Option<&Still> {
        match self {
            Self::No => None,
            Self::OnTheWay(still) | Self::Done(still) => still.as_ref(),
        }
    }
}

/// A part of the window at rest.
#[derive(Clone, Debug, PartialEq)]
pub struct Still {
    pub image: Handle<Image>,
    /// Where it lies, in physical pixels from the top left corner.
    pub area: URect,
}

/// What is still seen of the stage before the last change. Written by scene, which shows the stage itself; ui shows what lay over
/// it.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Fading {
    /// How much of it is seen, from 0 to 1.
    pub share: f32,
    /// The picture at rest that lay over it.
    pub still: Option<Still>,
}

/// The line around a part of the product, if there is one. Written by scene, shown by ui.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Outline(pub Option<Outlined>);

/// One part and the line around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlined {
    pub still: Still,
    /// The group whose part it is.
    pub group: GroupIx,
    /// Where the pointer came to it, in logical pixels from the top left corner; its name is told there. `None` if it did not.
    pub at: Option<Vec2>,
}

/// When [`Outline`] is known for this frame, in [`PostUpdate`].
#[derive(SystemSet, Clone, Copy, Debug, Hash, PartialEq, Eq)]
pub struct OutlineFound;

/// Whether the customer wants to see how large the product is. Written by ui.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measuring(pub bool);

/// How large the product on stage is, as lines along it; none unless [`Measuring`]. Written by scene.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Dimensions(pub Vec<Dimension>);

/// One measure of the product.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dimension {
    pub axis: Axis,
    pub mm: f32,
    /// Where it is shown, in logical pixels from the top left corner of the window.
    pub line: [Vec2; 2],
}

/// Whether the customer wants to be told of the parts. Written by ui.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Explaining(pub bool);

/// The hot spots of the line that are in sight, by their positions in the catalog, with where they are seen, in logical pixels
/// from the top left corner of the window; none unless [`Explaining`]. Written by scene.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct SpotsInSight(pub Vec<(usize, Vec2)>);

/// How many of the steps of assembly are done while the product is drawn apart, of those in [`AssemblySteps`]; `None` while it is
/// whole. Not part of the design. Written by ui.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Apart(pub Option<usize>);

/// The steps of assembly that bring something in the present design, by their positions in the catalog. Written by scene.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct AssemblySteps(pub Vec<usize>);

/// Which motions of the line the customer wants to see, by their ids, and how much of each, from 0 to 1: 1 is at the other end from
/// where the design itself is. Not part of the design. Written by ui.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Moved(pub BTreeMap<String, f32>);

/// The motions that the present design has, by their positions in the catalog, and whether the design itself is at the end of each.
/// Written by scene.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Motions(pub Vec<(usize, bool)>);

/// Which way a measure runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    Width,
    Height,
    Depth,
}
