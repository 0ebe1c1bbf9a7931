//! Small pictures of designs: asked for by ui, rendered by scene, kept here.
//!
//! Invariant: what nobody asks for any more is not rendered, and what is asked for now is never let go.

use crate::design::Selection;
use bevy::prelude::*;
use indexmap::{IndexMap, IndexSet};

/// Most memory that pictures take here, in bytes; the ones not asked for the longest go first.
const CAPACITY: usize = 48 * 1024 * 1024;

/// From where and in which light the stage is seen, and how large it is. In whole numbers, so that equal ones are the same wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Vantage {
    /// What is looked at, in micrometres.
    pub target_um: [i32; 3],
    /// Around the vertical and from straight above, in microradians.
    pub turn_urad: [i32; 2],
    /// Radius of the sphere that fits the picture, in micrometres.
    pub frame_um: i32,
    /// Position among the environments of the line.
    pub light: usize,
    /// Of the picture, in physical pixels.
    pub size: UVec2,
}

/// From where the stage is seen while nothing moves; `None` until it is. Written by scene.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct StageSeen(pub Option<Vantage>);

/// From where a design is looked at, and how large its picture is.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The whole product, for a card.
    Card,
    /// Through the camera of this name, for the button of a value.
    Button(String),
    /// As the stage is seen and lit, to lie on it.
    Stage(Vantage),
}

impl View {
    /// Width and height of the picture in physical pixels; of a small one about twice what a screen of ordinary density shows.
    pub fn size(&self) -> UVec2 {
        match self {
            Self::Card => UVec2::new(360, 240),
            Self::Button(_) => UVec2::new(264, 198),
            Self::Stage(vantage) => vantage.size,
        }
    }

    fn bytes(&self) -> usize {
        self.size().element_product() as usize * 4
    }
}

/// One picture that somebody wants.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Shot {
    pub selection: Selection,
    pub view: View,
}

/// Who wants pictures; the first one's are made first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asker {
    /// The buttons of the open group.
    Buttons,
    /// Carousels and lists.
    Cards,
}

const ASKERS: usize = 2;

/// All pictures. The least recently asked for comes first.
#[derive(Resource, Debug, Default)]
pub struct Pictures {
    wanted: [IndexSet<Shot>; ASKERS],
    ready: IndexMap<Shot, Handle<Image>>,
}

impl Pictures {
    /// Replaces what `asker` wants; the most urgent comes first. Whether that changes what is waited for.
    pub fn ask(&mut self, asker: Asker, shots: impl IntoIterator<Item = Shot>) -> bool {
        let shots: IndexSet<Shot> = shots.into_iter().collect();
        if self.wanted[asker as usize].iter().eq(&shots) {
            return false;
        }
        for shot in &shots {
            if let Some((shot, image)) = self.ready.shift_remove_entry(shot) {
                self.ready.insert(shot, image);
            }
        }
        self.wanted[asker as usize] = shots;
        self.trim();
        true
    }

    /// Whether somebody wants `shot`.
    pub fn wants(&self, shot: &Shot) -> bool {
        self.wanted.iter().any(|shots| shots.contains(shot))
    }

    /// The picture of `shot`, if it is there.
    pub fn get(&self, shot: &Shot) -> Option<&Handle<Image>> {
        self.ready.get(shot)
    }

    /// What is wanted and not there yet, the most urgent first.
    pub fn all_waiting(&self) -> impl Iterator<Item = &Shot> {
        let [buttons, cards] = &self.wanted;
        buttons.iter().chain(cards.difference(buttons)).filter(|shot| !self.ready.contains_key(*shot))
    }

    /// How many pictures are wanted and not there yet.
    pub fn waiting(&self) -> usize {
        self.all_waiting().count()
    }

    /// Keeps a finished picture.
    pub fn finish(&mut self, shot: Shot, image: Handle<Image>) {
        self.ready.insert(shot, image);
        self.trim();
    }

    /// Forgets what is there but not what is wanted, because files that pictures were made from changed.
    pub fn forget_ready(&mut self) {
        self.ready.clear();
    }

    fn trim(&mut self) {
        let mut bytes: usize = self.ready.keys().map(|shot| shot.view.bytes()).sum();
        let wanted = &self.wanted;
        self.ready.retain(|shot, _| {
            let stays = bytes <= CAPACITY || wanted.iter().any(|shots| shots.contains(shot));
            if !stays {
                bytes -= shot.view.bytes();
            }
            stays
        });
    }

    /// Forgets everything, for another line or a changed catalog.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture::{self, bicycle};

    fn shot(colour: &str, view: View) -> Shot {
        let selection = fixture::selection(&bicycle(), &["road", "steel", "drop", colour, "none"]);
        Shot { selection, view }
    }

    fn button(number: usize) -> Shot {
        shot("red", View::Button(number.to_string()))
    }

    #[test]
    fn buttons_come_first_and_a_new_wish_ends_the_old_one() {
        let mut pictures = Pictures::default();
        let (card, red, black) = (shot("red", View::Card), button(1), button(2));
        assert!(pictures.ask(Asker::Cards, [card.clone()]));
        assert!(pictures.ask(Asker::Buttons, [red.clone(), black.clone()]));
        assert!(!pictures.ask(Asker::Buttons, [red.clone(), black.clone()]), "nothing new");
        assert_eq!(pictures.all_waiting().collect::<Vec<_>>(), [&red, &black, &card]);
        pictures.finish(red.clone(), Handle::default());
        assert_eq!(pictures.all_waiting().collect::<Vec<_>>(), [&black, &card]);
        pictures.ask(Asker::Buttons, [red.clone()]);
        assert_eq!((pictures.waiting(), pictures.get(&red).is_some()), (1, true));
    }

    #[test]
    fn old_pictures_go_and_wanted_ones_stay() {
        let mut pictures = Pictures::default();
        let most = CAPACITY / button(0).view.bytes();
        pictures.ask(Asker::Buttons, [button(0)]);
        for number in 0..=most {
            pictures.finish(button(number), Handle::default());
        }
        assert_eq!(pictures.ready.len(), most);
        assert!(pictures.get(&button(0)).is_some(), "it is on view");
        assert!(pictures.get(&button(1)).is_none(), "nobody asked for it for the longest");
        assert!(pictures.get(&button(most)).is_some());
    }

    #[test]
    fn asking_again_keeps_a_picture_for_longer() {
        let mut pictures = Pictures::default();
        let most = CAPACITY / button(0).view.bytes();
        (0..most).for_each(|number| pictures.finish(button(number), Handle::default()));
        pictures.ask(Asker::Buttons, [button(0)]);
        pictures.ask(Asker::Buttons, []);
        pictures.finish(button(most), Handle::default());
        assert!(pictures.get(&button(0)).is_some() && pictures.get(&button(1)).is_none());
    }
}
