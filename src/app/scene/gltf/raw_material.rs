//! The JSON of a material as it is written.
//!
//! Invariant: nothing here is checked; numbers may be anything.

use bevy::math::{Affine2, Vec2};
use serde::Deserialize;
use serde_json::Value;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Raw {
    pub pbr_metallic_roughness: Pbr,
    pub normal_texture: Option<Info>,
    pub occlusion_texture: Option<Info>,
    pub emissive_texture: Option<Info>,
    pub emissive_factor: Option<[f32; 3]>,
    pub alpha_mode: Option<String>,
    pub alpha_cutoff: Option<f32>,
    pub double_sided: bool,
    pub extensions: Extensions,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Pbr {
    pub base_color_factor: Option<[f32; 4]>,
    pub base_color_texture: Option<Info>,
    pub metallic_factor: Option<f32>,
    pub roughness_factor: Option<f32>,
    pub metallic_roughness_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Info {
    pub index: usize,
    pub tex_coord: usize,
    pub scale: Option<f32>,
    pub strength: Option<f32>,
    pub extensions: InfoExtensions,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct InfoExtensions {
    #[serde(rename = "KHR_texture_transform")]
    pub transform: Option<Transform>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Transform {
    pub offset: [f32; 2],
    pub rotation: f32,
    pub scale: Option<[f32; 2]>,
    pub tex_coord: Option<usize>,
}

impl Transform {
    /// Scale, then rotation (counter-clockwise in pictures, whose v points down), then offset.
    pub fn affine(&self) -> Affine2 {
        let scale = Vec2::from_array(self.scale.unwrap_or([1.0; 2]));
        Affine2::from_scale_angle_translation(scale, -self.rotation, Vec2::from_array(self.offset))
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Extensions {
    #[serde(rename = "KHR_materials_unlit")]
    pub unlit: Option<Value>,
    #[serde(rename = "KHR_materials_emissive_strength")]
    pub emissive_strength: Option<Emissive>,
    #[serde(rename = "KHR_materials_ior")]
    pub ior: Option<Ior>,
    #[serde(rename = "KHR_materials_specular")]
    pub specular: Option<Specular>,
    #[serde(rename = "KHR_materials_clearcoat")]
    pub clearcoat: Option<Clearcoat>,
    #[serde(rename = "KHR_materials_sheen")]
    pub sheen: Option<Sheen>,
    #[serde(rename = "KHR_materials_transmission")]
    pub transmission: Option<Transmission>,
    #[serde(rename = "KHR_materials_volume")]
    pub volume: Option<Volume>,
    #[serde(rename = "KHR_materials_anisotropy")]
    pub anisotropy: Option<Anisotropy>,
    #[serde(rename = "KHR_materials_iridescence")]
    pub iridescence: Option<Iridescence>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Emissive {
    pub emissive_strength: Option<f32>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Ior {
    pub ior: Option<f32>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Specular {
    pub specular_factor: Option<f32>,
    pub specular_texture: Option<Info>,
    pub specular_color_factor: Option<[f32; 3]>,
    pub specular_color_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Clearcoat {
    pub clearcoat_factor: f32,
    pub clearcoat_texture: Option<Info>,
    pub clearcoat_roughness_factor: f32,
    pub clearcoat_roughness_texture: Option<Info>,
    pub clearcoat_normal_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Sheen {
    pub sheen_color_factor: [f32; 3],
    pub sheen_color_texture: Option<Info>,
    pub sheen_roughness_factor: f32,
    pub sheen_roughness_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Transmission {
    pub transmission_factor: f32,
    pub transmission_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Volume {
    pub thickness_factor: f32,
    pub attenuation_distance: Option<f32>,
    pub attenuation_color: Option<[f32; 3]>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Anisotropy {
    pub anisotropy_strength: f32,
    pub anisotropy_rotation: f32,
    pub anisotropy_texture: Option<Info>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Iridescence {
    pub iridescence_factor: f32,
    pub iridescence_texture: Option<Info>,
    pub iridescence_ior: Option<f32>,
    pub iridescence_thickness_minimum: Option<f32>,
    pub iridescence_thickness_maximum: Option<f32>,
    pub iridescence_thickness_texture: Option<Info>,
}
