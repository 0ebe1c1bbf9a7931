//! The product lines and their pictures.

use super::super::model::LineCard;
use crate::app::session::{Line, Lines};
use bevy::{platform::collections::HashMap, prelude::*};
use bevy_egui::{EguiTextureHandle, EguiUserTextures};

/// Pictures of lines, by path under the assets folder; kept as long as the program runs.
#[derive(Resource, Debug, Default)]
pub struct Covers(HashMap<String, (Handle<Image>, egui::TextureId)>);

impl Covers {
    /// The path of a picture of a line.
    pub fn path_of(&self, image: AssetId<Image>) -> Option<&str> {
        self.0.iter().find(|(_, (handle, _))| handle.id() == image).map(|(path, _)| path.as_str())
    }

    /// All lines in `lang`.
    pub fn cards(
        &mut self,
        lines: &Lines,
        shown: &Line,
        lang: &str,
        assets: &AssetServer,
        textures: &mut EguiUserTextures,
    ) -> Vec<LineCard> {
        let mut picture = |path: &String| {
            let load = || {
                let image: Handle<Image> = assets.load(path.clone());
                let texture = textures.add_image(EguiTextureHandle::Weak(image.id()));
                (image, texture)
            };
            self.0.entry(path.clone()).or_insert_with(load).1
        };
        let card = |line: &crate::app::session::lines::LineEntry| LineCard {
            id: line.id.clone(),
            title: line.title.get(lang).to_owned(),
            tagline: line.tagline.get(lang).to_owned(),
            picture: line.cover.as_ref().map(&mut picture),
            shown: line.id == shown.id,
        };
        lines.0.iter().map(card).collect()
    }
}
