//! What moves in a file: the tracks of its animations, node by node.
//!
//! Invariant: a part that nothing poses stands exactly as in its file.

use super::Poses;
use crate::{
    app::{
        scene::gltf::{self, Track},
        session::load::OpenLine,
    },
    catalog::{Catalog, Effect},
};
use bevy::{
    asset::{AssetLoader, LoadContext, io::Reader},
    prelude::*,
};
use std::{collections::HashMap, path::PathBuf, sync::Arc};

/// The tracks of one node, with the names of their animations.
type Tracks = Vec<(String, Track)>;

/// The nodes of a file that animations move, by their numbers.
#[derive(Asset, TypePath, Clone, Debug, Default)]
pub struct Moves(HashMap<usize, Arc<Tracks>>);

impl Moves {
    fn new(animations: Vec<gltf::Animation>) -> Self {
        let mut nodes: HashMap<usize, Tracks> = HashMap::new();
        for animation in animations {
            for (node, track) in animation.tracks {
                nodes.entry(node).or_default().push((animation.name.clone(), track));
            }
        }
        Self(nodes.into_iter().map(|(node, tracks)| (node, Arc::new(tracks))).collect())
    }

    /// The part made from node `index`, if anything moves it: it stands `at_rest`, and what it turns about was moved by `shift`
    /// with a mesh that was made wider, both in what it hangs on.
    pub fn part(&self, index: usize, at_rest: Transform, shift: Vec3) -> Option<Moving> {
        Some(Moving { tracks: self.0.get(&index)?.clone(), at_rest, shift, weights: Vec::new() })
    }
}

/// A part that animations of its file move.
#[derive(Component, Clone, Debug)]
pub struct Moving {
    tracks: Arc<Tracks>,
    at_rest: Transform,
    shift: Vec3,
    /// How much of each morph target its mesh has at rest.
    weights: Vec<f32>,
}

impl Moving {
    /// The same, with so much of each morph target at rest.
    pub fn weighing(self, weights: Vec<f32>) -> Self {
        Self { weights, ..self }
    }

    /// Whether an animation of this name moves it.
    pub fn plays(&self, animation: &str) -> bool {
        self.tracks.iter().any(|(name, _)| name == animation)
    }

    /// How much of each morph target its mesh has.
    pub fn weights(&self, poses: &Poses) -> Vec<f32> {
        let posed = self.tracks.iter().rev().find_map(|(name, track)| track.weights(*poses.get(name)?));
        posed.unwrap_or_else(|| self.weights.clone())
    }

    /// Where it is in what it hangs on.
    pub fn placed(&self, poses: &Poses) -> Transform {
        let mut place = self.at_rest;
        for (name, track) in self.tracks.iter() {
            let Some(share) = poses.get(name) else { continue };
            let to = track.at(*share);
            place.translation = to.translation.unwrap_or(place.translation);
            place.rotation = to.rotation.unwrap_or(place.rotation);
            place.scale = to.scale.unwrap_or(place.scale);
        }
        let turned = linear(&place) * linear(&self.at_rest).inverse() * self.shift;
        if place != self.at_rest && turned.is_finite() {
            place.translation += self.shift - turned;
        }
        place
    }

    #[cfg(test)]
    pub fn new(tracks: Tracks, at_rest: Transform, shift: Vec3) -> Self {
        Self { tracks: Arc::new(tracks), at_rest, shift, weights: Vec::new() }
    }
}

fn linear(place: &Transform) -> Mat3 {
    Mat3::from_quat(place.rotation) * Mat3::from_diagonal(place.scale)
}

/// Whether anything of a line moves, so that its files are read for it.
pub fn are_wanted(catalog: &Catalog) -> bool {
    let mut effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    !catalog.stage.motions.is_empty() || effects.any(|effect| matches!(effect, Effect::Pose { .. }))
}

/// Why a file has no [`Moves`].
#[derive(Debug, thiserror::Error)]
pub enum MovesError {
    #[error("it cannot be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Broken(gltf::Flaw),
}

/// Reads [`Moves`].
#[derive(TypePath)]
pub struct MovesLoader {
    assets: PathBuf,
}

impl FromWorld for MovesLoader {
    fn from_world(world: &mut World) -> Self {
        Self { assets: world.get_resource::<OpenLine>().map(|open| open.roots.assets.clone()).unwrap_or_default() }
    }
}

impl AssetLoader for MovesLoader {
    type Asset = Moves;
    type Settings = ();
    type Error = MovesError;

    async fn load(
        &self,
        reader: &mut dyn Reader,
        _settings: &(),
        context: &mut LoadContext<'_>,
    ) -> Result<Moves, MovesError> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await?;
        let file = self.assets.join(context.path().path());
        let folder = file.parent().unwrap_or(&self.assets);
        gltf::animations(&bytes, folder).map(Moves::new).map_err(MovesError::Broken)
    }

    fn extensions(&self) -> &[&str] {
        &["glb", "gltf"]
    }
}
