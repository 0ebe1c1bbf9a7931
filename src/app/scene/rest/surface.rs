//! What a place on a surface does with light, after all pictures were looked up.
//!
//! Invariant: all numbers are finite, and no surface gives back more light than it gets.

use super::{
    microfacet::{Ggx, f0},
    scene::{Place, Scene},
    texture,
};
use crate::app::scene::gltf::{Material, Texture, Wrap};
use bevy::math::{Affine2, Mat3, Vec2, Vec3, Vec4Swizzles};

/// The layers of a surface, from the inside out: body, film, sheen, coat.
#[derive(Clone, Copy, Debug)]
pub struct Surface {
    /// Tangent, bitangent and normal.
    pub frame: Mat3,
    pub flat_normal: Vec3,
    pub emitted: Vec3,
    pub unlit: bool,
    pub base: Vec3,
    pub metallic: f32,
    /// Share of the light that the body lets through in place of scattering it.
    pub transmission: f32,
    pub glossy: Ggx,
    /// Of the part that is no metal, at normal and at grazing incidence.
    pub f0: Vec3,
    pub f90: f32,
    pub film: f32,
    pub film_ior: f32,
    pub film_nm: f32,
    pub sheen: Vec3,
    pub sheen_roughness: f32,
    pub coat: f32,
    pub coat_glossy: Ggx,
    pub coat_frame: Mat3,
    /// The body: what it makes of light on its way, and how it bends it.
    pub inside: Option<Inside>,
    /// Light that goes through keeps its direction.
    pub clear: bool,
    /// It is one of the two sides of a wall.
    pub is_side: bool,
    pub front: bool,
}

/// A body that light goes through.
#[derive(Clone, Copy, Debug)]
pub struct Inside {
    pub ior: f32,
    /// Share of the light that is left after a metre, as its negative logarithm.
    pub absorption: Vec3,
}

/// A texture for the directions in which its picture would lie.
const COORDINATES: Texture =
    Texture { picture: 0, set: 0, uv_from_mesh: Affine2::IDENTITY, wrap: [Wrap::Repeat; 2], nearest: false };

/// Numbers and colours of one place.
struct Lookup<'a> {
    scene: &'a Scene,
    place: &'a Place<'a>,
}

impl Lookup<'_> {
    fn numbers(&self, texture: &Option<Texture>) -> Vec3 {
        self.all_numbers(texture).xyz()
    }

    fn all_numbers(&self, texture: &Option<Texture>) -> bevy::math::Vec4 {
        texture.as_ref().map_or(bevy::math::Vec4::ONE, |texture| {
            texture::numbers(self.scene.pictures(), texture, self.place.uvs[texture.set])
        })
    }

    fn color(&self, texture: &Option<Texture>) -> Vec3 {
        texture.as_ref().map_or(Vec3::ONE, |texture| {
            texture::color(self.scene.pictures(), texture, self.place.uvs[texture.set]).xyz()
        })
    }

    /// The frame around the normal that a normal map gives, visible from `view`.
    fn frame(&self, texture: &Option<Texture>, scale: f32, around: &Option<Texture>, view: Vec3) -> Mat3 {
        let smooth = self.place.normal;
        let mut normal = smooth;
        if let Some(texture) = texture {
            let (along, across) = self.place.tangents(texture);
            let packed = texture::normal(self.scene.pictures(), texture, self.place.uvs[texture.set], scale);
            normal = (along * packed.x + across * packed.y + smooth * packed.z).normalize_or(smooth);
        }
        // A normal that looks away from the viewer is turned until it does not.
        let cosine = normal.dot(view);
        if cosine < 0.02 {
            normal = (normal + view * (0.02 - cosine)).normalize_or(smooth);
        }
        let along = match around.as_ref().or(texture.as_ref()) {
            Some(texture) => self.place.tangents(texture).0,
            None => self.place.tangent.map_or(normal.any_orthonormal_vector(), |tangent| tangent.truncate()),
        };
        let along = (along - normal * normal.dot(along)).normalize_or(normal.any_orthonormal_vector());
        Mat3::from_cols(along, normal.cross(along), normal)
    }
}

impl Surface {
    /// The surface at `place`, seen from `view`.
    pub fn at(scene: &Scene, place: &Place, view: Vec3) -> Self {
        let m: &Material = place.material;
        let look = Lookup { scene, place };
        let base = m.base_color.xyz() * place.color.xyz() * look.color(&m.base_color_texture);
        let metal = look.numbers(&m.metallic_roughness_texture);
        let roughness = (m.roughness * metal.y).clamp(0.0, 1.0);
        // What is brushed without a picture is brushed along the coordinates of pictures.
        let brushed = (m.anisotropy > 0.0).then(|| m.anisotropy_texture.or(m.normal_texture).unwrap_or(COORDINATES));
        let mut frame = look.frame(&m.normal_texture, m.normal_scale, &brushed, view);
        let mut glossy = Ggx::isotropic(roughness);
        if m.anisotropy > 0.0 {
            let mut strength = m.anisotropy;
            let mut direction = Vec2::from_angle(m.anisotropy_rotation);
            if m.anisotropy_texture.is_some() {
                let packed = look.numbers(&m.anisotropy_texture);
                direction = direction.rotate(Vec2::new(packed.x, packed.y) * 2.0 - 1.0).normalize_or(Vec2::X);
                strength *= packed.z;
            }
            let along = frame.x_axis * direction.x + frame.y_axis * direction.y;
            frame = Mat3::from_cols(along, frame.z_axis.cross(along), frame.z_axis);
            glossy.alpha.x = glossy.alpha.x + (1.0 - glossy.alpha.x) * strength * strength;
        }
        let specular = m.specular * look.all_numbers(&m.specular_texture).w;
        let tint = m.specular_color * look.color(&m.specular_color_texture);
        let film = if m.iridescence > 0.0 { m.iridescence * look.numbers(&m.iridescence_texture).x } else { 0.0 };
        let [thin, thick] = m.iridescence_thickness;
        let thickness = look.numbers(&m.iridescence_thickness_texture).y;
        let coat = if m.clearcoat > 0.0 { m.clearcoat * look.numbers(&m.clearcoat_texture).x } else { 0.0 };
        let coat_roughness = m.clearcoat_roughness * look.numbers(&m.clearcoat_roughness_texture).y;
        let has_sheen = m.sheen_color != Vec3::ZERO;
        Self {
            frame,
            flat_normal: place.flat_normal,
            emitted: m.emissive * look.color(&m.emissive_texture),
            unlit: m.unlit,
            base,
            metallic: (m.metallic * metal.z).clamp(0.0, 1.0),
            transmission: m.transmission * look.numbers(&m.transmission_texture).x,
            glossy,
            f0: (tint * f0(1.0, m.ior)).min(Vec3::ONE) * specular,
            f90: specular,
            film,
            film_ior: m.iridescence_ior,
            film_nm: thin + (thick - thin) * thickness,
            sheen: if has_sheen { m.sheen_color * look.color(&m.sheen_color_texture) } else { Vec3::ZERO },
            sheen_roughness: m.sheen_roughness * look.all_numbers(&m.sheen_roughness_texture).w,
            coat,
            coat_glossy: Ggx::isotropic(coat_roughness),
            coat_frame: if coat > 0.0 {
                look.frame(&m.clearcoat_normal_texture, m.clearcoat_normal_scale, &None, view)
            } else {
                frame
            },
            inside: (m.transmission > 0.0 && m.thickness > 0.0).then(|| Inside {
                ior: m.ior,
                absorption: if m.attenuation_distance.is_finite() {
                    m.attenuation_color.map(|share| -share.ln()) / m.attenuation_distance
                } else {
                    Vec3::ZERO
                },
            }),
            clear: m.is_clear(),
            is_side: m.is_side,
            front: place.front,
        }
    }
}
