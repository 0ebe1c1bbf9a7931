//! Pictures of the customer's own build on the buttons of the open group, each with the choice that the button makes.
//!
//! Invariant: a button shows the design that a click would give, or for a moment the one that it gave before the last change;
//! a value that cannot be had has no picture.

use super::super::model::{Control, Product, ValueState, ValueView};
use crate::{
    app::session::{Asker, Pictures, Session, Shot, View},
    catalog::{Choice, GroupIx},
    design::Selection,
};
use bevy::{platform::collections::HashMap, prelude::*};
use bevy_egui::{EguiTextureHandle, EguiUserTextures};
use std::ops::Range;

/// What the buttons show.
#[derive(Resource, Debug, Default)]
pub struct Buttons {
    /// The catalog and the group they belong to.
    group: Option<(String, GroupIx)>,
    /// What each button should show, in the order of the values.
    shots: Vec<(Choice, Option<Shot>)>,
    /// What each button showed last.
    last: HashMap<Choice, Handle<Image>>,
}

impl Buttons {
    /// Gives the values of the group on view their pictures and asks for those that are in sight; `rebuilt` if the values
    /// may be others than before.
    pub fn follow(
        &mut self,
        session: &Session,
        product: &mut Product,
        rebuilt: bool,
        in_sight: Range<usize>,
        pictures: &mut ResMut<Pictures>,
        textures: &mut EguiUserTextures,
    ) {
        let on_view = product.groups.iter_mut().find_map(|group| match &mut group.control {
            Control::One(values, _) if values.iter().any(|value| value.pictured) => Some((group.ix, values)),
            _ => None,
        });
        let group = on_view.as_ref().map(|(ix, _)| (session.catalog.hash.clone(), *ix));
        if self.group != group {
            self.last.clear();
            self.group = group;
        }
        let Some((_, values)) = on_view else {
            self.shots.clear();
            pictures.bypass_change_detection().ask(Asker::Buttons, []);
            return;
        };
        if rebuilt {
            self.shots = values.iter().map(|value| (value.choice, shot(session, value))).collect();
        }
        for (value, (choice, shot)) in values.iter_mut().zip(&self.shots) {
            let ready = shot.as_ref().and_then(|shot| pictures.get(shot));
            if let Some(image) = ready {
                self.last.insert(*choice, image.clone());
            }
            let image = self.last.get(choice).filter(|_| shot.is_some());
            value.picture = image.map(|image| textures.add_image(EguiTextureHandle::Weak(image.id())));
        }
        let wanted = self.shots.iter().enumerate().filter(|(place, _)| in_sight.contains(place));
        let wanted: Vec<Shot> = wanted.filter_map(|(_, (_, shot))| shot.clone()).collect();
        // Asking is no news to who asked.
        pictures.bypass_change_detection().ask(Asker::Buttons, wanted);
    }
}

/// The picture that belongs on the button of `value`.
fn shot(session: &Session, value: &ValueView) -> Option<Shot> {
    let selection: Selection = match value.state {
        ValueState::Never => return None,
        ValueState::Selected(_) => session.design().selection.clone(),
        ValueState::Free | ValueState::AfterChanges(_) => session.outcome(value.choice)?.design.selection,
    };
    let stage = &session.catalog.stage;
    let camera = session.catalog.group(value.choice.group).camera.as_ref().unwrap_or(&stage.home);
    value.pictured.then(|| Shot { selection, view: View::Button(camera.clone()) })
}

/// Pictures that are gone need no texture any more.
pub fn forget_images(mut events: MessageReader<AssetEvent<Image>>, mut textures: ResMut<EguiUserTextures>) {
    for event in events.read() {
        if let AssetEvent::Removed { id } = event
            && textures.image_id(*id).is_some()
        {
            textures.remove_image(*id);
        }
    }
}
