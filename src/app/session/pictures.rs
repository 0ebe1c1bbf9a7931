//! Small pictures of designs: asked for by ui, rendered by scene, kept here.

use crate::design::Selection;
use bevy::prelude::*;
use indexmap::IndexMap;

/// Size of every card picture, in physical pixels.
pub const PICTURE_SIZE: UVec2 = UVec2::new(360, 240);
/// Most pictures that are kept; the ones not asked for the longest go first.
pub const CAPACITY: usize = 96;

/// What is known of one picture.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureState {
    /// Asked for, not rendered yet.
    Waiting,
    Ready(Handle<Image>),
}

/// All pictures by design. The least recently asked for comes first.
#[derive(Resource, Debug, Default)]
pub struct Pictures {
    entries: IndexMap<Selection, PictureState>,
}

impl Pictures {
    /// The picture of `selection`, asking for it if it is not there.
    pub fn want(&mut self, selection: &Selection) -> PictureState {
        let state = self.entries.shift_remove(selection).unwrap_or(PictureState::Waiting);
        self.entries.insert(selection.clone(), state.clone());
        if self.entries.len() > CAPACITY {
            self.entries.shift_remove_index(0);
        }
        state
    }

    /// The design to render next: the one asked for most recently that has no picture.
    pub fn next_waiting(&self) -> Option<&Selection> {
        self.all_waiting().next()
    }

    /// All designs that have no picture yet, the one asked for most recently first.
    pub fn all_waiting(&self) -> impl Iterator<Item = &Selection> {
        self.entries.iter().rev().filter(|(_, state)| **state == PictureState::Waiting).map(|(selection, _)| selection)
    }

    /// How many pictures are asked for and not there yet.
    pub fn waiting(&self) -> usize {
        self.entries.values().filter(|state| **state == PictureState::Waiting).count()
    }

    /// Stores a finished picture, if it is still wanted.
    pub fn finish(&mut self, selection: &Selection, image: Handle<Image>) {
        if let Some(state) = self.entries.get_mut(selection) {
            *state = PictureState::Ready(image);
        }
    }

    /// Forgets everything, for another line or a changed catalog.
    pub fn clear(&mut self) {
        self.entries.clear();
    }
}
