//! Catalog materials as Bevy materials: one handle for each distinct material, shared by everything that shows it.
//!
//! Invariant: a material asset is never changed after it was made, so recolouring one part cannot recolour another.

use super::{UNITS_PER_MM, line_assets::LineAssets};
use crate::catalog::{Material, Rgb};
use bevy::prelude::*;

/// Most materials that are kept; the ones not used for the longest go first.
const CAPACITY: usize = 256;

/// Brightness of a see-through colour against a solid one under the same light.
const SCATTER: f32 = 0.7;

/// Bevy materials by the catalog material they show; the least recently used comes first.
#[derive(Resource, Debug, Default)]
pub struct MaterialCache {
    entries: Vec<(Material, Handle<StandardMaterial>)>,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<MaterialCache>();
}

impl MaterialCache {
    /// The handle for `material`; textures come from `line`, which has them loaded.
    pub fn handle(
        &mut self,
        material: &Material,
        line: &LineAssets,
        materials: &mut Assets<StandardMaterial>,
    ) -> Handle<StandardMaterial> {
        if let Some(at) = self.entries.iter().position(|(known, _)| known == material) {
            self.entries[at..].rotate_left(1);
        } else {
            if self.entries.len() == CAPACITY {
                self.entries.remove(0);
            }
            let texture = material.base_color_texture.as_deref().and_then(|path| line.texture(path));
            self.entries.push((material.clone(), materials.add(standard(material, texture))));
        }
        self.entries[self.entries.len() - 1].1.clone()
    }

    /// Forgets everything, because textures were reloaded.
    pub fn clear(&mut self) {
        self.entries.clear();
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
fn reflectance(ior: f32) -> f32 {
    let amplitude = (ior - 1.0) / (ior + 1.0);
    (amplitude / 0.4).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::{super::effects::tests::material, *};

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
        let mut assets = Assets::<StandardMaterial>::default();
        let line = LineAssets::default();
        let red = cache.handle(&material([255, 0, 0]), &line, &mut assets);
        let blue = cache.handle(&material([0, 0, 255]), &line, &mut assets);
        assert_ne!(red, blue);
        assert_eq!(cache.handle(&material([255, 0, 0]), &line, &mut assets), red);
    }
}
