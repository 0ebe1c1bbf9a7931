//! Pictures on option buttons that the catalog names.
//!
//! Invariant: a picture keeps its shape, whatever shape the button has that it is on.

use super::super::model::SwatchView;
use crate::catalog::{Catalog, Swatch};
use bevy::{platform::collections::HashMap, prelude::*, window::RequestRedraw};
use bevy_egui::{EguiTextureHandle, EguiUserTextures};

/// The pictures, by path under the assets folder; kept as long as the catalog.
#[derive(Resource, Debug, Default)]
pub struct Swatches {
    catalog: String,
    images: HashMap<String, Known>,
}

#[derive(Debug)]
struct Known {
    image: Handle<Image>,
    texture: egui::TextureId,
    /// Width by height; of a square until the picture is there.
    aspect: f32,
}

impl Swatches {
    /// Loads the pictures `catalog` names, and forgets those of another one.
    pub fn follow(&mut self, catalog: &Catalog, assets: &AssetServer, textures: &mut EguiUserTextures) {
        if self.catalog == catalog.hash {
            return;
        }
        self.catalog.clone_from(&catalog.hash);
        for (_, known) in self.images.drain() {
            textures.remove_image(known.image.id());
        }
        for value in catalog.groups.iter().flat_map(|group| &group.values) {
            if let Swatch::Image(path) = &value.swatch
                && !self.images.contains_key(path)
            {
                let image: Handle<Image> = assets.load(path.clone());
                let texture = textures.add_image(EguiTextureHandle::Weak(image.id()));
                self.images.insert(path.clone(), Known { image, texture, aspect: 1.0 });
            }
        }
    }

    /// The path of a picture that is on a button.
    pub fn path_of(&self, image: AssetId<Image>) -> Option<&str> {
        self.images.iter().find(|(_, known)| known.image.id() == image).map(|(path, _)| path.as_str())
    }

    /// A swatch as the panel shows it.
    pub fn view(&self, swatch: &Swatch) -> SwatchView {
        match swatch {
            Swatch::None => SwatchView::None,
            Swatch::Color(color) => SwatchView::Color(*color),
            Swatch::Gradient(top, bottom) => SwatchView::Gradient(*top, *bottom),
            Swatch::Image(path) => self
                .images
                .get(path)
                .map_or(SwatchView::None, |known| SwatchView::Image { texture: known.texture, aspect: known.aspect }),
        }
    }

    /// Takes the shape of a picture that is there; whether it is another than before.
    fn measure(&mut self, image: AssetId<Image>, size: UVec2) -> bool {
        let aspect = size.x.max(1) as f32 / size.y.max(1) as f32;
        let known = self.images.values_mut().find(|known| known.image.id() == image && known.aspect != aspect);
        known.map(|known| known.aspect = aspect).is_some()
    }
}

/// Looks at pictures that came.
pub fn measure(
    mut events: MessageReader<AssetEvent<Image>>,
    images: Res<Assets<Image>>,
    mut swatches: ResMut<Swatches>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for event in events.read() {
        let (AssetEvent::Added { id } | AssetEvent::Modified { id }) = event else { continue };
        if let Some(image) = images.get(*id)
            && swatches.bypass_change_detection().measure(*id, image.size())
        {
            swatches.set_changed();
            redraw.write(RequestRedraw);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::{
        asset::RenderAssetUsages,
        render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    };

    #[test]
    fn a_picture_has_its_shape_once_it_is_there() {
        let mut app = App::new();
        app.add_message::<AssetEvent<Image>>()
            .add_message::<RequestRedraw>()
            .init_resource::<Assets<Image>>()
            .add_systems(Update, measure);
        let image = app.world().resource::<Assets<Image>>().reserve_handle();
        let known = Known { image: image.clone(), texture: egui::TextureId::User(7), aspect: 1.0 };
        app.insert_resource(Swatches { catalog: String::new(), images: [("oak.jpg".to_owned(), known)].into() });
        let look = |app: &mut App| {
            app.update();
            let world = app.world_mut();
            let redraws = world.resource_mut::<Messages<RequestRedraw>>().drain().count();
            match world.resource::<Swatches>().view(&Swatch::Image("oak.jpg".into())) {
                SwatchView::Image { aspect, .. } => (aspect, redraws),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(look(&mut app), (1.0, 0));
        let size = Extent3d { width: 8, height: 2, depth_or_array_layers: 1 };
        let format = TextureFormat::Rgba8UnormSrgb;
        let wide = Image::new_fill(size, TextureDimension::D2, &[0; 4], format, RenderAssetUsages::RENDER_WORLD);
        app.world_mut().resource_mut::<Assets<Image>>().insert(&image, wide).unwrap();
        app.world_mut().write_message(AssetEvent::Added { id: image.id() });
        assert_eq!(look(&mut app), (4.0, 1));
        app.world_mut().write_message(AssetEvent::Modified { id: image.id() });
        assert_eq!(look(&mut app), (4.0, 0), "what is known is no news");
    }
}
