//! Catalog materials as Bevy materials: one handle for each distinct material, shared by everything that shows it.
//!
//! Invariant: a material asset is never changed after it was made, so recolouring one part cannot recolour another.

use super::{
    UNITS_PER_MM,
    coverage::Coverage,
    effects::Print,
    lettering::Typeface,
    line_assets::LineAssets,
    native,
    touch::{StageMaterial, Touch},
};
use crate::catalog::{Material, Rgb};
use bevy::{
    ecs::system::SystemParam,
    gltf::{Gltf, GltfMaterial},
    prelude::*,
};
use std::collections::HashMap;

/// Most materials that are kept; the ones not used for the longest go first.
const CAPACITY: usize = 256;

/// Most of them that something of the customer's own is printed with: each has a texture of its own, of some megabytes, and
/// every customer has other words. A design has a few; one is on stage, one in a booth.
const PRINTS_CAPACITY: usize = 8;

/// Brightness of a see-through colour against a solid one under the same light.
const SCATTER: f32 = 0.7;

/// Bevy materials by what they show; the least recently used comes first.
#[derive(Resource, Debug, Default)]
pub struct MaterialCache {
    entries: Vec<(Finish, Handle<StageMaterial>)>,
    /// Materials of the files of the line, which are there whatever is chosen.
    native: HashMap<AssetId<GltfMaterial>, Handle<StageMaterial>>,
}

/// A catalog material, and what is printed in its colour.
#[derive(Clone, Debug, PartialEq)]
pub struct Finish {
    pub material: Material,
    pub print: Option<Print>,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<MaterialCache>();
}

impl MaterialCache {
    /// The handle for what looks like `finish`; `make` is asked where there is none.
    fn handle(
        &mut self,
        finish: &Finish,
        make: impl FnOnce(&Finish) -> Handle<StageMaterial>,
    ) -> Handle<StageMaterial> {
        if let Some(at) = self.entries.iter().position(|(known, _)| known == finish) {
            self.entries[at..].rotate_left(1);
        } else {
            let printed = |(known, _): &&(Finish, _)| known.print.is_some();
            if finish.print.is_some() && self.entries.iter().filter(printed).count() == PRINTS_CAPACITY {
                self.entries.remove(self.entries.iter().position(|entry| printed(&entry)).unwrap_or_default());
            } else if self.entries.len() == CAPACITY {
                self.entries.remove(0);
            }
            self.entries.push((finish.clone(), make(finish)));
        }
        self.entries[self.entries.len() - 1].1.clone()
    }

    /// What is printed with the material of a handle.
    pub fn print(&self, handle: &Handle<StageMaterial>) -> Option<&Print> {
        self.entries.iter().find(|(_, known)| known == handle)?.0.print.as_ref()
    }

    /// Whether a handle is of a material of a file and not of the catalog.
    pub fn is_native(&self, handle: &Handle<StageMaterial>) -> bool {
        self.native.values().any(|known| known == handle)
    }

    /// Forgets everything, because textures were reloaded.
    pub fn clear(&mut self) {
        self.entries.clear();
        self.native.clear();
    }
}

/// What materials are mixed from.
#[derive(SystemParam)]
pub struct Palette<'w> {
    cache: ResMut<'w, MaterialCache>,
    pub line: Res<'w, LineAssets>,
    typefaces: Res<'w, Assets<Typeface>>,
    images: ResMut<'w, Assets<Image>>,
    materials: ResMut<'w, Assets<StageMaterial>>,
    gltf_materials: Res<'w, Assets<GltfMaterial>>,
}

impl Palette<'_> {
    /// What a handle stands for.
    pub fn get(&self, handle: &Handle<StageMaterial>) -> Option<&StageMaterial> {
        self.materials.get(handle)
    }

    /// A dull material of one colour.
    pub fn plain(&mut self, color: Rgb) -> Handle<StageMaterial> {
        let base = StandardMaterial { base_color: srgb(color), perceptual_roughness: 0.9, ..default() };
        self.materials.add(StageMaterial { base, extension: Touch::default() })
    }

    /// The material with this number in a file; what stands for a missing one if there is none.
    pub fn native(&mut self, gltf: &Gltf, at: Option<usize>) -> Handle<StageMaterial> {
        let Self { cache, materials, gltf_materials, .. } = self;
        let Some((at, id)) = at.and_then(|at| Some((at, gltf.materials.get(at)?.id()))) else {
            return Handle::default();
        };
        if let Some(known) = cache.native.get(&id) {
            return known.clone();
        }
        let Some(surface) = native::surface(gltf, at, gltf_materials) else { return Handle::default() };
        cache.native.entry(id).insert_entry(materials.add(surface)).get().clone()
    }

    /// The material that looks like `finish`. Textures and fonts are those of the line, which has them loaded; what could not
    /// be loaded is left out.
    pub fn material(&mut self, finish: &Finish) -> Handle<StageMaterial> {
        let Self { cache, line, typefaces, images, materials, .. } = self;
        cache.handle(finish, |Finish { material, print }| {
            let texture = match print {
                Some(print) => {
                    let font = print.font().and_then(|font| line.font(font));
                    let typeface = font.and_then(|handle| typefaces.get(handle));
                    Some(images.add(Coverage::of(print, typeface).into_image()))
                }
                None => material.base_color_texture.as_deref().and_then(|path| line.texture(path)),
            };
            let mut base = standard(material, texture);
            if print.is_some() {
                // There is nothing but what is printed.
                base.alpha_mode = AlphaMode::Premultiplied;
            }
            let relief = material.normal_texture.as_deref().and_then(|path| line.relief(path));
            materials.add(StageMaterial { base, extension: Touch::of(material, relief) })
        })
    }
}

/// A colour as Bevy has it.
pub fn srgb([r, g, b]: Rgb) -> Color {
    Color::srgb_u8(r, g, b)
}

/// Bevy's material for `material`.
///
/// A see-through surface is blended with premultiplied alpha: its colour is weakened by the alpha, its reflections are not,
/// as on a real lens. Its colour stands for light that comes through and not for light that it scatters, so it is weakened
/// once more by [`SCATTER`].
pub fn standard(material: &Material, texture: Option<Handle<Image>>) -> StandardMaterial {
    let blended = material.alpha < 1.0;
    let color = srgb(material.base_color).to_linear();
    let alpha = if blended { material.alpha } else { 1.0 };
    let weight = if blended { alpha * SCATTER } else { 1.0 };
    let mut standard = StandardMaterial {
        base_color: LinearRgba::new(color.red * weight, color.green * weight, color.blue * weight, alpha).into(),
        base_color_texture: texture,
        alpha_mode: if blended { AlphaMode::Premultiplied } else { AlphaMode::Opaque },
        metallic: material.metallic,
        perceptual_roughness: material.roughness.max(0.04),
        reflectance: reflectance(material.ior),
        ior: material.ior,
        clearcoat: material.clearcoat,
        clearcoat_perceptual_roughness: material.clearcoat_roughness,
        specular_transmission: material.transmission,
        thickness: material.thickness_mm * UNITS_PER_MM,
        attenuation_color: srgb(material.attenuation_color),
        double_sided: material.double_sided,
        ..default()
    };
    if let Some(distance) = material.attenuation_mm {
        standard.attenuation_distance = distance * UNITS_PER_MM;
    }
    if material.double_sided {
        standard.cull_mode = None;
    }
    standard
}

/// Bevy's `reflectance` for an index of refraction: Bevy takes `0.16 * reflectance²` as the reflection at normal incidence.
pub fn reflectance(ior: f32) -> f32 {
    let amplitude = (ior - 1.0) / (ior + 1.0);
    (amplitude / 0.4).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::{
        super::effects::{
            Words,
            tests::{lettering, material},
        },
        *,
    };

    fn plain(material: &Material) -> StageMaterial {
        StageMaterial { base: standard(material, None), extension: Touch::of(material, None) }
    }

    #[test]
    fn reflectance_gives_the_reflection_of_the_index() {
        for (ior, f0) in [(1.5, 0.04), (1.33, 0.02), (1.0, 0.0)] {
            let r = reflectance(ior);
            assert!((0.16 * r * r - f0).abs() < 0.001, "{ior}: {r}");
        }
    }

    #[test]
    fn see_through_colours_are_weakened_and_solid_ones_are_not() {
        let solid = standard(&material([255, 255, 255]), None);
        assert_eq!((solid.base_color.to_linear().red, solid.alpha_mode), (1.0, AlphaMode::Opaque));
        let lens = standard(&Material { alpha: 0.25, ..material([255, 255, 255]) }, None);
        let color = lens.base_color.to_linear();
        assert_eq!((color.red, color.alpha, lens.alpha_mode), (0.25 * SCATTER, 0.25, AlphaMode::Premultiplied));
    }

    #[test]
    fn equal_materials_share_a_handle_and_different_ones_do_not() {
        let mut cache = MaterialCache::default();
        let mut assets = Assets::<StageMaterial>::default();
        let mut handle = |color, words: Option<&str>| {
            let print = words.map(|text| Print::Words(Words { text: text.into(), lettering: lettering() }));
            let finish = Finish { material: material(color), print };
            cache.handle(&finish, |finish| assets.add(plain(&finish.material)))
        };
        let (red, blue) = (handle([255, 0, 0], None), handle([0, 0, 255], None));
        let ada = handle([255, 0, 0], Some("Ada"));
        assert!(red != blue && red != ada);
        assert_eq!(handle([255, 0, 0], None), red);
        assert_eq!(handle([255, 0, 0], Some("Ada")), ada);
        assert_eq!(cache.print(&ada), Some(&Print::Words(Words { text: "Ada".into(), lettering: lettering() })));
        assert_eq!(cache.print(&blue), None);
    }

    #[test]
    fn words_of_many_customers_do_not_fill_the_memory() {
        let mut cache = MaterialCache::default();
        let mut assets = Assets::<StageMaterial>::default();
        let mut handle = |words: Option<String>| {
            let finish = Finish {
                material: material([255, 0, 0]),
                print: words.map(|text| Print::Words(Words { text, lettering: lettering() })),
            };
            cache.handle(&finish, |finish| assets.add(plain(&finish.material)))
        };
        let plain = handle(None);
        (0..3 * PRINTS_CAPACITY).for_each(|i| drop(handle(Some(format!("Ada {i}")))));
        assert_eq!(handle(None), plain, "what has no words stays");
        assert_eq!(cache.entries.len(), 1 + PRINTS_CAPACITY);
        let newest = Print::Words(Words { text: format!("Ada {}", 3 * PRINTS_CAPACITY - 1), lettering: lettering() });
        assert!(cache.entries.iter().any(|(known, _)| known.print.as_ref() == Some(&newest)));
    }
}
