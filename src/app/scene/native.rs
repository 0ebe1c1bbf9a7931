//! The surfaces that a mesh file brings with it: its own materials, and its variants of them (KHR_materials_variants). They are
//! seen where the catalog gives a slot no material, so that files of a vendor can be shown as they are.
//!
//! Invariant: a variant chooses among the materials of its own file alone; what a file leaves open is as glTF has it.

use super::{
    UNITS_PER_METRE,
    gltf::variants,
    materials::reflectance,
    mipmaps,
    touch::{LEAST_SHEEN_ROUGHNESS, StageMaterial, Touch},
};
use bevy::{
    asset::RenderAssetUsages,
    gltf::{Gltf, GltfMaterial, GltfPrimitive},
    prelude::*,
};
use indexmap::IndexSet;
use serde_json::Value;
use std::collections::{HashMap, HashSet};

/// Most that a factor brightens what is reflected straight back, of which there is a few hundredths.
const MOST_TINT: f32 = 100.0;

/// Number of the material in its file that a primitive has in the variant called so; `None` if it has none of its own.
pub fn material_of(gltf: &Gltf, primitive: &GltfPrimitive, variant: Option<&str>) -> Option<usize> {
    let varied = variant.and_then(|variant| {
        let source = gltf.source.as_ref()?;
        let names = variants::names(source.extension_value(variants::EXTENSION)?).ok()?;
        let variant = names.iter().position(|name| name == variant)?;
        let mesh = source.meshes().nth(primitive.parent_mesh_index)?;
        let written = mesh.primitives().nth(primitive.index)?;
        variants::material(written.extension_value(variants::EXTENSION)?, variant).ok()?
    });
    let own = primitive.material.as_ref().map(Handle::id);
    varied.or_else(|| gltf.materials.iter().position(|known| Some(known.id()) == own))
}

/// The numbers of all materials that a primitive has in any variant.
pub fn materials_of(gltf: &Gltf, primitive: &GltfPrimitive) -> IndexSet<Option<usize>> {
    let names = gltf.source.as_ref().and_then(|source| source.extension_value(variants::EXTENSION));
    let names = names.and_then(|written| variants::names(written).ok()).unwrap_or_default();
    let all = names.iter().map(|name| Some(name.as_str())).chain([None]);
    all.map(|variant| material_of(gltf, primitive, variant)).collect()
}

/// How much of each morph target the mesh of a node has.
pub fn weights(gltf: &Gltf, node: usize) -> Vec<f32> {
    let written = gltf.source.as_ref().and_then(|source| {
        let node = source.nodes().nth(node)?;
        node.weights().or_else(|| node.mesh()?.weights())
    });
    written.map(<[f32]>::to_vec).unwrap_or_default()
}

/// The slot that is filled by a material of a file: its name, which several may have; empty if it has none.
pub fn slot(gltf: &Gltf, material: Option<usize>) -> String {
    let written = || gltf.source.as_ref()?.materials().nth(material?)?.name().map(str::to_owned);
    written().unwrap_or_default()
}

/// The material with this number as the stage shows it: with the strength of its relief and its sheen, which Bevy leaves out.
pub fn surface(gltf: &Gltf, at: usize, materials: &Assets<GltfMaterial>) -> Option<StageMaterial> {
    let material = materials.get(gltf.materials.get(at)?)?;
    let written = gltf.source.as_ref().and_then(|source| source.materials().nth(at));
    let relief_scale = written.as_ref().and_then(|written| written.normal_texture()).map_or(1.0, |it| it.scale());
    let sheen = written.as_ref().and_then(|written| written.extension_value("KHR_materials_sheen"));
    let number = |value: Option<&Value>| value.and_then(Value::as_f64).unwrap_or_default().clamp(0.0, 1.0) as f32;
    let color = |channel: usize| number(sheen.and_then(|sheen| sheen.get("sheenColorFactor")?.get(channel)));
    let roughness = number(sheen.and_then(|sheen| sheen.get("sheenRoughnessFactor")));
    let extension = Touch {
        sheen_color: Vec3::from_array([0, 1, 2].map(color)),
        sheen_roughness: roughness.max(LEAST_SHEEN_ROUGHNESS),
        relief: material.normal_map_texture.clone(),
        relief_scale,
        is_side: false,
    };
    Some(StageMaterial { base: standard(material), extension })
}

/// Bevy's material for one of glTF, without its relief. Pictures are premultiplied by alpha, so colours are as well.
fn standard(material: &GltfMaterial) -> StandardMaterial {
    let color = material.base_color.to_linear();
    let (alpha_mode, weight) = match material.alpha_mode {
        AlphaMode::Blend => (AlphaMode::Premultiplied, color.alpha),
        other => (other, 1.0),
    };
    let tint = material.specular_tint.to_linear().to_vec3().clamp(Vec3::ZERO, Vec3::splat(MOST_TINT));
    StandardMaterial {
        base_color: LinearRgba::new(color.red * weight, color.green * weight, color.blue * weight, color.alpha).into(),
        base_color_channel: material.base_color_channel.clone(),
        base_color_texture: material.base_color_texture.clone(),
        emissive: material.emissive,
        emissive_channel: material.emissive_channel.clone(),
        emissive_texture: material.emissive_texture.clone(),
        perceptual_roughness: material.perceptual_roughness,
        metallic: material.metallic,
        metallic_roughness_channel: material.metallic_roughness_channel.clone(),
        metallic_roughness_texture: material.metallic_roughness_texture.clone(),
        // Bevy leaves out the index of refraction, and has half the factor of KHR_materials_specular here.
        reflectance: reflectance(material.ior) * (2.0 * material.reflectance).clamp(0.0, 1.0).sqrt(),
        // Bevy takes the square of it as well.
        specular_tint: LinearRgba::from_vec3(tint.map(f32::sqrt)).into(),
        specular_transmission: material.specular_transmission,
        thickness: material.thickness * UNITS_PER_METRE,
        ior: material.ior,
        attenuation_distance: material.attenuation_distance * UNITS_PER_METRE,
        attenuation_color: material.attenuation_color,
        occlusion_channel: material.occlusion_channel.clone(),
        occlusion_texture: material.occlusion_texture.clone(),
        clearcoat: material.clearcoat,
        clearcoat_perceptual_roughness: material.clearcoat_perceptual_roughness,
        anisotropy_strength: material.anisotropy_strength.clamp(0.0, 1.0),
        anisotropy_rotation: material.anisotropy_rotation,
        double_sided: material.double_sided,
        cull_mode: material.cull_mode,
        unlit: material.unlit,
        alpha_mode,
        uv_transform: material.uv_transform,
        ..default()
    }
}

/// Adds smaller copies to the pictures of a file, weakens those of occlusion as the file says, and leaves them to the renderer.
pub fn finish(gltf: &Gltf, materials: &Assets<GltfMaterial>, images: &mut Assets<Image>) {
    let mut occlusions = HashMap::new();
    // What is cut out by alpha is not blended with what is around it.
    let mut cut_out = HashSet::new();
    let mut pictures = HashSet::new();
    for (at, material) in gltf.materials.iter().enumerate() {
        let Some(material) = materials.get(material) else { continue };
        let base = material.base_color_texture.as_ref();
        if !matches!(material.alpha_mode, AlphaMode::Opaque | AlphaMode::Blend) {
            cut_out.extend(base.map(Handle::id));
        }
        let others = [
            &material.emissive_texture,
            &material.metallic_roughness_texture,
            &material.normal_map_texture,
            &material.occlusion_texture,
        ];
        pictures.extend(others.into_iter().flatten().chain(base).map(Handle::id));
        let written = gltf.source.as_ref().and_then(|source| source.materials().nth(at)?.occlusion_texture());
        if let (Some(picture), Some(written)) = (&material.occlusion_texture, written) {
            occlusions.insert(picture.id(), written.strength());
        }
    }
    for picture in pictures {
        let Some(mut image) = images.get_mut(picture) else { continue };
        if let Some(strength) = occlusions.get(&picture) {
            weaken(&mut image, *strength);
        }
        if !cut_out.contains(&picture) {
            mipmaps::complete(&mut image);
        }
        image.asset_usage = RenderAssetUsages::RENDER_WORLD;
    }
}

/// Weakens occlusion, which is in red, to a share of it.
fn weaken(image: &mut Image, strength: f32) {
    let is_plain = image.texture_descriptor.format == bevy::render::render_resource::TextureFormat::Rgba8Unorm;
    for pixel in image.data.iter_mut().filter(|_| is_plain).flat_map(|data| data.chunks_exact_mut(4)) {
        pixel[0] = (255.0 - strength.clamp(0.0, 1.0) * f32::from(255 - pixel[0])).round() as u8;
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
    use serde_json::json;

    fn source(json: &Value) -> bevy::gltf::gltf::Gltf {
        bevy::gltf::gltf::Gltf::from_slice_without_validation(json.to_string().as_bytes()).unwrap()
    }

    /// A file in which `coat` is red and in the variant `Night` wears `dusk`, and whose `coat` has sheen and half a relief.
    fn file(materials: &mut Assets<GltfMaterial>) -> Gltf {
        let json = json!({
            "asset": { "version": "2.0" },
            "extensionsUsed": ["KHR_materials_variants", "KHR_materials_sheen"],
            "extensions": { "KHR_materials_variants": { "variants": [{ "name": "Day" }, { "name": "Night" }] } },
            "meshes": [{ "primitives": [{
                "attributes": {}, "material": 0,
                "extensions": { "KHR_materials_variants": { "mappings": [{ "material": 1, "variants": [1] }] } }
            }] }],
            "images": [{ "uri": "data:image/png;base64," }],
            "textures": [{ "source": 0 }],
            "materials": [
                { "name": "coat", "normalTexture": { "index": 0, "scale": 0.5 },
                  "extensions": { "KHR_materials_sheen": { "sheenColorFactor": [0.5, 0.25, 7], "sheenRoughnessFactor": 0.6 } } },
                { "name": "dusk" }
            ]
        });
        let handles: Vec<_> = [Color::srgb(1.0, 0.0, 0.0), Color::BLACK]
            .map(|base_color| materials.add(GltfMaterial { base_color, ..default() }))
            .into();
        Gltf { source: Some(source(&json)), ..of_materials(["coat", "dusk"].into_iter().zip(handles).collect()) }
    }

    /// A file with nothing but these materials.
    pub fn of_materials(named: Vec<(&str, Handle<GltfMaterial>)>) -> Gltf {
        let names: Vec<_> = named.iter().map(|(name, _)| json!({ "name": name })).collect();
        Gltf {
            materials: named.into_iter().map(|(_, handle)| handle).collect(),
            named_materials: default(),
            source: Some(source(&json!({ "asset": { "version": "2.0" }, "materials": names }))),
            scenes: vec![],
            named_scenes: default(),
            meshes: vec![],
            named_meshes: default(),
            nodes: vec![],
            named_nodes: default(),
            skins: vec![],
            named_skins: default(),
            default_scene: None,
        }
    }

    fn primitive(gltf: &Gltf) -> GltfPrimitive {
        GltfPrimitive {
            index: 0,
            parent_mesh_index: 0,
            name: String::new(),
            mesh: Handle::default(),
            material: Some(gltf.materials[0].clone()),
            extras: None,
            material_extras: None,
        }
    }

    #[test]
    fn a_variant_chooses_the_material_and_with_it_the_slot() {
        let gltf = file(&mut Assets::default());
        let of = |variant| {
            let material = material_of(&gltf, &primitive(&gltf), variant);
            (material, slot(&gltf, material))
        };
        assert_eq!(of(None), (Some(0), "coat".to_owned()));
        assert_eq!(of(Some("Night")), (Some(1), "dusk".to_owned()));
        assert_eq!(of(Some("Day")).0, Some(0), "a variant that says nothing of it leaves it as it is");
        assert_eq!(of(Some("Noon")).0, Some(0), "what a file does not have changes nothing");
        let bare = GltfPrimitive { material: None, ..primitive(&gltf) };
        assert_eq!(slot(&gltf, material_of(&gltf, &bare, None)), "");
    }

    #[test]
    fn sheen_and_the_strength_of_the_relief_are_those_of_the_file() {
        let mut materials = Assets::default();
        let gltf = file(&mut materials);
        let coat = surface(&gltf, 0, &materials).unwrap();
        assert_eq!(coat.base.base_color.to_linear(), LinearRgba::RED);
        assert_eq!(coat.extension.sheen_color, Vec3::new(0.5, 0.25, 1.0), "no more is scattered than comes in");
        assert_eq!((coat.extension.sheen_roughness, coat.extension.relief_scale), (0.6, 0.5));
        assert_eq!(surface(&gltf, 1, &materials).unwrap().extension.sheen_color, Vec3::ZERO);
        assert!(surface(&gltf, 2, &materials).is_none());
    }

    #[test]
    fn what_is_blended_is_premultiplied_and_lengths_are_those_of_the_stage() {
        let glass = GltfMaterial {
            base_color: LinearRgba::new(1.0, 0.5, 0.0, 0.5).into(),
            alpha_mode: AlphaMode::Blend,
            thickness: 0.25,
            ..default()
        };
        let shown = standard(&glass);
        assert_eq!(shown.base_color.to_linear(), LinearRgba::new(0.5, 0.25, 0.0, 0.5));
        assert_eq!((shown.alpha_mode, shown.thickness), (AlphaMode::Premultiplied, 2.5));
    }

    #[test]
    fn occlusion_is_as_strong_as_the_file_says() {
        let size = Extent3d { width: 1, height: 1, depth_or_array_layers: 1 };
        let pixel = [55, 10, 20, 255];
        let usage = RenderAssetUsages::all();
        let mut image = Image::new_fill(size, TextureDimension::D2, &pixel, TextureFormat::Rgba8Unorm, usage);
        weaken(&mut image, 0.5);
        assert_eq!(image.data.unwrap(), [155, 10, 20, 255]);
    }
}
