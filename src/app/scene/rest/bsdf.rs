//! How a surface scatters light: its value, and directions drawn after it.
//!
//! Invariant: what is drawn and what is evaluated are the same thing; the white furnace in the tests checks it.

use super::{
    microfacet::{GGX_ALBEDO, SHEEN_ALBEDO, cosine_hemisphere, reflect, schlick, sheen, thin_film},
    random::Sequence,
    surface::Surface,
};
use bevy::math::{Mat3, Vec3};
use std::f32::consts::FRAC_1_PI;

/// Reflection of glass and lacquer at normal incidence.
const COAT_F0: f32 = 0.04;

/// The way of light in a wall is as long as for this cosine where it is longer.
const FLATTEST: f32 = 0.1;

/// A direction in which a path goes on.
#[derive(Clone, Copy, Debug)]
pub struct Turn {
    pub direction: Vec3,
    /// Share of the light from there that goes on, over its density.
    pub weight: Vec3,
    pub way: Way,
}

/// How a path went on.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    /// Reflected in a direction that is drawn so often, per solid angle.
    Reflected(f32),
    /// Through the surface in another direction.
    Bent,
    /// Through the surface, straight on.
    Straight,
}

/// A surface seen from one side.
#[derive(Clone, Copy, Debug)]
pub struct Bsdf<'a> {
    surface: &'a Surface,
    /// Towards the viewer, in the frames of body and coat.
    view: Vec3,
    coat_view: Vec3,
    /// What the layers above leave for the body.
    under_sheen: f32,
    under_coat: f32,
    /// What is lost between the facets, and given back (Turquin 2019).
    lost: f32,
    /// How often each way is drawn: matt, glossy, coat, through.
    shares: [f32; 4],
}

impl<'a> Bsdf<'a> {
    pub fn new(surface: &'a Surface, view: Vec3) -> Self {
        let local = into(&surface.frame, view);
        let coat_view = into(&surface.coat_frame, view);
        let coat_fresnel = surface.coat * schlick(Vec3::splat(COAT_F0), 1.0, coat_view.z).x;
        let under_sheen = match surface.sheen.max_element() {
            0.0 => 1.0,
            most => 1.0 - most * SHEEN_ALBEDO.at(local.z, surface.sheen_roughness).min(1.0),
        };
        let share = |alpha: f32| GGX_ALBEDO.at(local.z, alpha.sqrt());
        let albedo = (0.5 * (share(surface.glossy.alpha.x) + share(surface.glossy.alpha.y))).max(0.05);
        let mut bsdf = Self {
            surface,
            view: local,
            coat_view,
            under_sheen,
            under_coat: 1.0 - coat_fresnel,
            lost: 1.0 / albedo - 1.0,
            shares: [0.0; 4],
        };
        let fresnel = bsdf.fresnel(local.z);
        let body =
            (Vec3::ONE - bsdf.dielectric_fresnel(local.z)).max(Vec3::ZERO) * (1.0 - surface.metallic) * surface.base;
        let matt = (body * (1.0 - surface.transmission)).max_element() * under_sheen
            + surface.sheen.max_element() * (1.0 - under_sheen);
        let through = (body * surface.transmission).max_element() * under_sheen;
        let shares = [
            matt * bsdf.under_coat,
            fresnel.max_element() * under_sheen * bsdf.under_coat,
            coat_fresnel,
            through * bsdf.under_coat,
        ];
        let sum: f32 = shares.iter().sum();
        if sum > 0.0 {
            bsdf.shares = shares.map(|share| share / sum);
            // A way that carries little is still drawn often enough to know how little.
            for (share, wanted) in bsdf.shares.iter_mut().zip(shares) {
                *share = if wanted > 0.0 { share.max(0.05) } else { 0.0 };
            }
            let sum: f32 = bsdf.shares.iter().sum();
            bsdf.shares.iter_mut().for_each(|share| *share /= sum);
        }
        bsdf
    }

    /// Share of the light from `direction` that is reflected to the viewer, times its cosine, and how often it is drawn.
    pub fn reflected(&self, direction: Vec3) -> (Vec3, f32) {
        let surface = self.surface;
        if direction.dot(surface.flat_normal) <= 0.0 {
            return (Vec3::ZERO, 0.0);
        }
        let (v, l) = (self.view, into(&surface.frame, direction));
        let (mut value, mut density) = (Vec3::ZERO, 0.0);
        if l.z > 0.0 {
            let h = (v + l).normalize();
            let cosine = v.dot(h);
            let body = (Vec3::ONE - self.dielectric_fresnel(cosine)).max(Vec3::ZERO) * (1.0 - surface.metallic);
            let matt = surface.base * body * (1.0 - surface.transmission) * (FRAC_1_PI * l.z);
            let fresnel = self.fresnel(cosine);
            let glossy = fresnel * (Vec3::ONE + fresnel * self.lost) * surface.glossy.reflect(v, l, h);
            value = (matt + glossy) * self.under_sheen;
            if surface.sheen != Vec3::ZERO {
                value += surface.sheen * sheen(surface.sheen_roughness, v, l, h);
            }
            value *= self.under_coat;
            density = self.shares[0] * l.z * FRAC_1_PI + self.shares[1] * surface.glossy.density(v, h);
        }
        if surface.coat > 0.0 {
            let (v, l) = (self.coat_view, into(&surface.coat_frame, direction));
            if l.z > 0.0 {
                let h = (v + l).normalize();
                let fresnel = schlick(Vec3::splat(COAT_F0), 1.0, v.dot(h));
                value += fresnel * surface.coat * surface.coat_glossy.reflect(v, l, h);
                density += self.shares[2] * surface.coat_glossy.density(v, h);
            }
        }
        (value, density)
    }

    /// A way for light to go on.
    pub fn turn(&self, numbers: &mut Sequence) -> Option<Turn> {
        let surface = self.surface;
        let (choice, u) = (numbers.one(), numbers.pair());
        let [matt, glossy, coat, through] = self.shares;
        let direction = if choice < matt {
            surface.frame * cosine_hemisphere(u)
        } else if choice < matt + glossy {
            surface.frame * reflect(self.view, surface.glossy.sample(self.view, u))
        } else if choice < matt + glossy + coat {
            surface.coat_frame * reflect(self.coat_view, surface.coat_glossy.sample(self.coat_view, u))
        } else if through > 0.0 {
            if surface.clear {
                let (direction, weight) = (surface.frame * -self.view, self.straight() / through);
                return Some(Turn { direction, weight, way: Way::Straight });
            }
            return self.through(surface.glossy.sample(self.view, u));
        } else {
            return None;
        };
        let (value, density) = self.reflected(direction);
        (density > 0.0).then(|| Turn { direction, weight: value / density, way: Way::Reflected(density) })
    }

    /// Share of the light that a clear surface lets pass straight on.
    pub fn straight(&self) -> Vec3 {
        let surface = self.surface;
        let body = (Vec3::ONE - self.dielectric_fresnel(self.view.z)).max(Vec3::ZERO) * (1.0 - surface.metallic);
        // The flatter light meets a wall, the longer is its way in there.
        let way = if surface.is_side { 0.5 / self.view.z.max(FLATTEST) } else { 1.0 };
        body * surface.base.powf(way) * surface.transmission * self.under_sheen * self.under_coat
    }

    /// Light that goes through at a facet `h`.
    fn through(&self, h: Vec3) -> Option<Turn> {
        let surface = self.surface;
        let v = self.view;
        let cosine = v.dot(h);
        let l = match surface.inside {
            Some(inside) => {
                let ratio = if surface.front { 1.0 / inside.ior } else { inside.ior };
                let squared = 1.0 - ratio * ratio * (1.0 - cosine * cosine);
                // Beyond the critical angle all light is reflected, which the glossy way does.
                if squared <= 0.0 {
                    return None;
                }
                h * (ratio * cosine - squared.sqrt()) - v * ratio
            }
            None => {
                let l = reflect(v, h);
                Vec3::new(l.x, l.y, -l.z)
            }
        };
        let direction = surface.frame * l;
        if l.z >= 0.0 || direction.dot(surface.flat_normal) >= 0.0 {
            return None;
        }
        // A body colours light once, where it comes in; a thin wall has only one side.
        let tint = if surface.front || surface.inside.is_none() { surface.base } else { Vec3::ONE };
        let body = (Vec3::ONE - self.dielectric_fresnel(cosine)).max(Vec3::ZERO) * (1.0 - surface.metallic);
        let seen = surface.glossy.seen(Vec3::new(l.x, l.y, -l.z));
        let weight = body * tint * surface.transmission * seen * self.under_sheen * self.under_coat / self.shares[3];
        Some(Turn { direction, weight, way: Way::Bent })
    }

    /// Share that is reflected at the boundary of the part that is no metal.
    fn dielectric_fresnel(&self, cosine: f32) -> Vec3 {
        let surface = self.surface;
        let mut cosine = cosine;
        if let Some(inside) = surface.inside.filter(|_| !surface.front) {
            let squared = 1.0 - inside.ior * inside.ior * (1.0 - cosine * cosine);
            if squared <= 0.0 {
                return Vec3::ONE;
            }
            cosine = squared.sqrt();
        }
        let bare = schlick(surface.f0, surface.f90, cosine);
        if surface.film == 0.0 {
            return Vec3::splat(bare.max_element());
        }
        let film = thin_film(surface.film_ior, surface.film_nm, surface.f0, cosine).min(Vec3::ONE);
        Vec3::splat(bare.lerp(film, surface.film).max_element())
    }

    /// Share that is reflected by the whole body, in colour.
    fn fresnel(&self, cosine: f32) -> Vec3 {
        let surface = self.surface;
        let mix = |dielectric: Vec3, metal: Vec3| dielectric.lerp(metal, surface.metallic);
        let inner = match surface.inside {
            Some(_) if !surface.front => self.dielectric_fresnel(cosine),
            _ => schlick(surface.f0, surface.f90, cosine),
        };
        let bare = mix(inner, schlick(surface.base, 1.0, cosine));
        if surface.film == 0.0 {
            return bare;
        }
        let film = |f0: Vec3| thin_film(surface.film_ior, surface.film_nm, f0, cosine).min(Vec3::ONE);
        bare.lerp(mix(film(surface.f0), film(surface.base)), surface.film)
    }
}

fn into(frame: &Mat3, v: Vec3) -> Vec3 {
    frame.mul_transpose_vec3(v)
}
