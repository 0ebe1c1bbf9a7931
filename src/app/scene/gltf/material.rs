//! Materials as glTF means them: metal and roughness, and the layers of its extensions.
//!
//! Invariant: every number is finite and in the range that the specification gives it.

use super::{
    Flaw,
    json::{self, Root},
    raw_material::{Info, Raw},
};
use bevy::math::{Affine2, Vec3, Vec4};
use serde::Deserialize;

/// A surface; see the glTF specification and its ratified extensions for each field.
#[derive(Clone, Debug)]
pub struct Material {
    pub base_color: Vec4,
    pub base_color_texture: Option<Texture>,
    pub metallic: f32,
    pub roughness: f32,
    /// Roughness in green, metal in blue.
    pub metallic_roughness_texture: Option<Texture>,
    pub normal_texture: Option<Texture>,
    pub normal_scale: f32,
    pub occlusion_texture: Option<Texture>,
    pub occlusion_strength: f32,
    /// With KHR_materials_emissive_strength.
    pub emissive: Vec3,
    pub emissive_texture: Option<Texture>,
    pub alpha: Alpha,
    pub double_sided: bool,
    pub unlit: bool,
    pub ior: f32,
    pub specular: f32,
    /// In alpha.
    pub specular_texture: Option<Texture>,
    pub specular_color: Vec3,
    pub specular_color_texture: Option<Texture>,
    pub clearcoat: f32,
    /// In red.
    pub clearcoat_texture: Option<Texture>,
    pub clearcoat_roughness: f32,
    /// In green.
    pub clearcoat_roughness_texture: Option<Texture>,
    pub clearcoat_normal_texture: Option<Texture>,
    pub clearcoat_normal_scale: f32,
    pub sheen_color: Vec3,
    pub sheen_color_texture: Option<Texture>,
    pub sheen_roughness: f32,
    /// In alpha.
    pub sheen_roughness_texture: Option<Texture>,
    pub transmission: f32,
    /// In red.
    pub transmission_texture: Option<Texture>,
    /// It is one of the two sides of a wall whose colour the base colour is. Files have no such surfaces, catalogs do.
    pub is_side: bool,
    /// Nonzero for a body with an inside, zero for a thin wall. In metres.
    pub thickness: f32,
    /// In metres.
    pub attenuation_distance: f32,
    pub attenuation_color: Vec3,
    pub anisotropy: f32,
    /// In radians, from the tangent.
    pub anisotropy_rotation: f32,
    /// Direction in red and green, strength in blue.
    pub anisotropy_texture: Option<Texture>,
    pub iridescence: f32,
    /// In red.
    pub iridescence_texture: Option<Texture>,
    pub iridescence_ior: f32,
    /// Least and most, in nanometres.
    pub iridescence_thickness: [f32; 2],
    /// In green.
    pub iridescence_thickness_texture: Option<Texture>,
}

/// A picture on a surface.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Texture {
    /// Index into [`super::Model::pictures`].
    pub picture: usize,
    /// Which of a mesh's coordinates.
    pub set: usize,
    pub uv_from_mesh: Affine2,
    pub wrap: [Wrap; 2],
    /// Without smoothing between pixels.
    pub nearest: bool,
}

/// How the pixels of a texture are looked up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sampling {
    pub wrap: [Wrap; 2],
    /// Without smoothing between pixels.
    pub nearest: bool,
}

/// What is beyond the edge of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Wrap {
    #[default]
    Repeat,
    Mirror,
    Clamp,
}

/// What alpha means.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Alpha {
    #[default]
    Opaque,
    /// All or nothing, from a threshold on.
    Mask(f32),
    Blend,
}

impl Default for Material {
    fn default() -> Self {
        Self {
            base_color: Vec4::ONE,
            base_color_texture: None,
            metallic: 1.0,
            roughness: 1.0,
            metallic_roughness_texture: None,
            normal_texture: None,
            normal_scale: 1.0,
            occlusion_texture: None,
            occlusion_strength: 1.0,
            emissive: Vec3::ZERO,
            emissive_texture: None,
            alpha: Alpha::Opaque,
            double_sided: false,
            unlit: false,
            ior: 1.5,
            specular: 1.0,
            specular_texture: None,
            specular_color: Vec3::ONE,
            specular_color_texture: None,
            clearcoat: 0.0,
            clearcoat_texture: None,
            clearcoat_roughness: 0.0,
            clearcoat_roughness_texture: None,
            clearcoat_normal_texture: None,
            clearcoat_normal_scale: 1.0,
            sheen_color: Vec3::ZERO,
            sheen_color_texture: None,
            sheen_roughness: 0.0,
            sheen_roughness_texture: None,
            transmission: 0.0,
            transmission_texture: None,
            is_side: false,
            thickness: 0.0,
            attenuation_distance: f32::INFINITY,
            attenuation_color: Vec3::ONE,
            anisotropy: 0.0,
            anisotropy_rotation: 0.0,
            anisotropy_texture: None,
            iridescence: 0.0,
            iridescence_texture: None,
            iridescence_ior: 1.3,
            iridescence_thickness: [100.0, 400.0],
            iridescence_thickness_texture: None,
        }
    }
}

/// A wall that is smoother than this does not blur what is behind it.
const CLEAR_ROUGHNESS: f32 = 0.1;

impl Material {
    /// Whether light goes straight through: a thin wall that is smooth.
    pub fn is_clear(&self) -> bool {
        self.transmission > 0.0 && self.thickness <= 0.0 && self.roughness < CLEAR_ROUGHNESS
    }

    /// All pictures on the surface, with whether they hold colours (in sRGB) rather than numbers.
    pub fn textures(&self) -> impl Iterator<Item = (&Texture, bool)> {
        let colors =
            [&self.base_color_texture, &self.emissive_texture, &self.specular_color_texture, &self.sheen_color_texture];
        let numbers = [
            &self.metallic_roughness_texture,
            &self.normal_texture,
            &self.occlusion_texture,
            &self.specular_texture,
            &self.clearcoat_texture,
            &self.clearcoat_roughness_texture,
            &self.clearcoat_normal_texture,
            &self.sheen_roughness_texture,
            &self.transmission_texture,
            &self.anisotropy_texture,
            &self.iridescence_texture,
            &self.iridescence_thickness_texture,
        ];
        colors
            .into_iter()
            .map(|texture| (texture, true))
            .chain(numbers.into_iter().map(|texture| (texture, false)))
            .filter_map(|(texture, is_color)| Some((texture.as_ref()?, is_color)))
    }
}

/// Every material of a file, and after them the one of surfaces that name none.
pub fn read_all(root: &Root) -> Result<Vec<Material>, Flaw> {
    let materials = root.materials.iter().enumerate().map(|(at, value)| {
        let place = format!("materials[{at}]");
        let raw = Raw::deserialize(value).map_err(|error| Flaw::new(&place, error.to_string()))?;
        Reader { root, place }.material(&raw)
    });
    materials.chain([Ok(Material::default())]).collect()
}

/// How the texture with this number is looked up.
pub fn sampling(root: &Root, at: usize) -> Result<Sampling, Flaw> {
    let plain = json::Sampler::default();
    let named = root.textures.get(at).and_then(|texture| texture.sampler);
    let sampler = named.map_or(Some(&plain), |sampler| root.samplers.get(sampler));
    let sampler = sampler.ok_or_else(|| Flaw::new(format!("textures[{at}]"), "its sampler does not exist"))?;
    Ok(Sampling { wrap: [wrap(sampler.wrap_s), wrap(sampler.wrap_t)], nearest: sampler.mag_filter == Some(9728) })
}

struct Reader<'a> {
    root: &'a Root,
    place: String,
}

impl Reader<'_> {
    fn material(&self, raw: &Raw) -> Result<Material, Flaw> {
        let pbr = &raw.pbr_metallic_roughness;
        let ext = &raw.extensions;
        let texture = |info: &Option<Info>| info.as_ref().map(|info| self.texture(info)).transpose();
        let plain = Material::default();
        let mut material = Material {
            base_color: Vec4::from_array(pbr.base_color_factor.unwrap_or([1.0; 4])),
            base_color_texture: texture(&pbr.base_color_texture)?,
            metallic: pbr.metallic_factor.unwrap_or(1.0),
            roughness: pbr.roughness_factor.unwrap_or(1.0),
            metallic_roughness_texture: texture(&pbr.metallic_roughness_texture)?,
            normal_texture: texture(&raw.normal_texture)?,
            normal_scale: scale(&raw.normal_texture),
            occlusion_texture: texture(&raw.occlusion_texture)?,
            occlusion_strength: raw.occlusion_texture.as_ref().and_then(|info| info.strength).unwrap_or(1.0),
            emissive: raw.emissive_factor.map_or(Vec3::ZERO, Vec3::from_array),
            emissive_texture: texture(&raw.emissive_texture)?,
            alpha: match raw.alpha_mode.as_deref() {
                None | Some("OPAQUE") => Alpha::Opaque,
                Some("MASK") => Alpha::Mask(raw.alpha_cutoff.unwrap_or(0.5)),
                Some("BLEND") => Alpha::Blend,
                Some(mode) => return Err(Flaw::new(&self.place, format!("its alphaMode {mode} is unknown"))),
            },
            double_sided: raw.double_sided,
            unlit: ext.unlit.is_some(),
            ..plain
        };
        if let Some(emissive) = &ext.emissive_strength {
            material.emissive *= emissive.emissive_strength.unwrap_or(1.0);
        }
        if let Some(ior) = &ext.ior {
            // Zero means a surface that reflects everything.
            material.ior = ior.ior.map_or(1.5, |ior| if ior == 0.0 { 1e4 } else { ior.max(1.0) });
        }
        if let Some(specular) = &ext.specular {
            material.specular = specular.specular_factor.unwrap_or(1.0);
            material.specular_texture = texture(&specular.specular_texture)?;
            material.specular_color = specular.specular_color_factor.map_or(Vec3::ONE, Vec3::from_array);
            material.specular_color_texture = texture(&specular.specular_color_texture)?;
        }
        if let Some(coat) = &ext.clearcoat {
            material.clearcoat = coat.clearcoat_factor;
            material.clearcoat_texture = texture(&coat.clearcoat_texture)?;
            material.clearcoat_roughness = coat.clearcoat_roughness_factor;
            material.clearcoat_roughness_texture = texture(&coat.clearcoat_roughness_texture)?;
            material.clearcoat_normal_texture = texture(&coat.clearcoat_normal_texture)?;
            material.clearcoat_normal_scale = scale(&coat.clearcoat_normal_texture);
        }
        if let Some(sheen) = &ext.sheen {
            material.sheen_color = Vec3::from_array(sheen.sheen_color_factor);
            material.sheen_color_texture = texture(&sheen.sheen_color_texture)?;
            material.sheen_roughness = sheen.sheen_roughness_factor;
            material.sheen_roughness_texture = texture(&sheen.sheen_roughness_texture)?;
        }
        if let Some(transmission) = &ext.transmission {
            material.transmission = transmission.transmission_factor;
            material.transmission_texture = texture(&transmission.transmission_texture)?;
        }
        if let Some(volume) = &ext.volume {
            material.thickness = volume.thickness_factor;
            material.attenuation_distance = volume.attenuation_distance.unwrap_or(f32::INFINITY);
            material.attenuation_color = volume.attenuation_color.map_or(Vec3::ONE, Vec3::from_array);
        }
        if let Some(anisotropy) = &ext.anisotropy {
            material.anisotropy = anisotropy.anisotropy_strength;
            material.anisotropy_rotation = anisotropy.anisotropy_rotation;
            material.anisotropy_texture = texture(&anisotropy.anisotropy_texture)?;
        }
        if let Some(film) = &ext.iridescence {
            material.iridescence = film.iridescence_factor;
            material.iridescence_texture = texture(&film.iridescence_texture)?;
            material.iridescence_ior = film.iridescence_ior.unwrap_or(1.3);
            material.iridescence_thickness = [
                film.iridescence_thickness_minimum.unwrap_or(100.0),
                film.iridescence_thickness_maximum.unwrap_or(400.0),
            ];
            material.iridescence_thickness_texture = texture(&film.iridescence_thickness_texture)?;
        }
        material.clamp();
        Ok(material)
    }

    fn texture(&self, info: &Info) -> Result<Texture, Flaw> {
        let root = self.root;
        let at = info.index;
        let texture =
            root.textures.get(at).ok_or_else(|| Flaw::new(&self.place, format!("there is no texture {at}")))?;
        let picture = texture.picture().filter(|source| *source < root.images.len());
        let picture =
            picture.ok_or_else(|| Flaw::new(format!("textures[{at}]"), "it has no image that can be read"))?;
        let Sampling { wrap, nearest } = sampling(root, at)?;
        let transform = info.extensions.transform.as_ref();
        let set = transform.and_then(|transform| transform.tex_coord).unwrap_or(info.tex_coord);
        if set > 1 {
            return Err(Flaw::new(&self.place, format!("it uses TEXCOORD_{set}, only 0 and 1 can be read")));
        }
        Ok(Texture {
            picture,
            set,
            uv_from_mesh: transform.map_or(Affine2::IDENTITY, |transform| transform.affine()),
            wrap,
            nearest,
        })
    }
}

impl Material {
    fn clamp(&mut self) {
        let share = |number: &mut f32| *number = if number.is_finite() { number.clamp(0.0, 1.0) } else { 0.0 };
        for number in [
            &mut self.metallic,
            &mut self.roughness,
            &mut self.occlusion_strength,
            &mut self.specular,
            &mut self.clearcoat,
            &mut self.clearcoat_roughness,
            &mut self.sheen_roughness,
            &mut self.transmission,
            &mut self.anisotropy,
            &mut self.iridescence,
        ] {
            share(number);
        }
        self.base_color = self.base_color.clamp(Vec4::ZERO, Vec4::ONE);
        self.sheen_color = self.sheen_color.clamp(Vec3::ZERO, Vec3::ONE);
        self.attenuation_color = self.attenuation_color.clamp(Vec3::splat(1e-4), Vec3::ONE);
        self.specular_color = self.specular_color.max(Vec3::ZERO);
        self.emissive = self.emissive.clamp(Vec3::ZERO, Vec3::splat(1e6));
        self.iridescence_ior = self.iridescence_ior.clamp(1.0, 10.0);
        if self.attenuation_distance <= 0.0 {
            self.attenuation_distance = f32::INFINITY;
        }
    }
}

fn scale(info: &Option<Info>) -> f32 {
    info.as_ref().and_then(|info| info.scale).unwrap_or(1.0)
}

fn wrap(code: Option<u32>) -> Wrap {
    match code {
        Some(33071) => Wrap::Clamp,
        Some(33648) => Wrap::Mirror,
        _ => Wrap::Repeat,
    }
}
