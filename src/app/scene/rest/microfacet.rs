//! The formulas of glTF's surfaces: GGX, Fresnel, sheen, thin films.
//!
//! Invariant: directions are unit vectors in a frame whose z is the normal, and point away from the surface.

use bevy::math::{Vec2, Vec3, Vec3Swizzles};
use std::{f32::consts::PI, sync::LazyLock};

/// GGX with a roughness along each tangent (Walter 2007, Burley 2012).
#[derive(Clone, Copy, Debug)]
pub struct Ggx {
    pub alpha: Vec2,
}

impl Ggx {
    /// Smoothest surface: below it, numbers do not suffice.
    pub const LEAST_ALPHA: f32 = 2e-4;

    pub fn isotropic(roughness: f32) -> Self {
        Self { alpha: Vec2::splat((roughness * roughness).max(Self::LEAST_ALPHA)) }
    }

    /// Share of facets that look along `h`, per solid angle.
    pub fn distribution(&self, h: Vec3) -> f32 {
        let stretched = Vec3::new(h.x / self.alpha.x, h.y / self.alpha.y, h.z);
        let length = stretched.length_squared();
        1.0 / (PI * self.alpha.x * self.alpha.y * length * length)
    }

    /// (sqrt(1 + a² tan²) - 1) / 2 of Smith.
    fn lambda(&self, v: Vec3) -> f32 {
        let slope = (self.alpha * v.xy()).length_squared() / (v.z * v.z).max(1e-12);
        ((1.0 + slope).sqrt() - 1.0) * 0.5
    }

    /// Share of the facets that is seen from `v`.
    pub fn seen(&self, v: Vec3) -> f32 {
        1.0 / (1.0 + self.lambda(v))
    }

    /// Share that is seen from both (height-correlated Smith).
    pub fn seen_from_both(&self, v: Vec3, l: Vec3) -> f32 {
        1.0 / (1.0 + self.lambda(v) + self.lambda(l))
    }

    /// Reflection without Fresnel, times the cosine of `l`.
    pub fn reflect(&self, v: Vec3, l: Vec3, h: Vec3) -> f32 {
        self.distribution(h) * self.seen_from_both(v, l) / (4.0 * v.z).max(1e-6)
    }

    /// A facet among those seen from `v` (Dupuy and Benyoub 2023, spherical caps).
    pub fn sample(&self, v: Vec3, u: Vec2) -> Vec3 {
        let warped = Vec3::new(self.alpha.x * v.x, self.alpha.y * v.y, v.z).normalize();
        let phi = 2.0 * PI * u.x;
        let z = (1.0 - u.y) * (1.0 + warped.z) - warped.z;
        let radius = (1.0 - z * z).max(0.0).sqrt();
        let h = Vec3::new(radius * phi.cos(), radius * phi.sin(), z) + warped;
        Vec3::new(h.x * self.alpha.x, h.y * self.alpha.y, h.z.max(1e-7)).normalize()
    }

    /// Density of the reflection of `v` on a sampled facet `h`, per solid angle.
    pub fn density(&self, v: Vec3, h: Vec3) -> f32 {
        self.distribution(h) * self.seen(v) / (4.0 * v.z).max(1e-6)
    }
}

/// Schlick's approximation of Fresnel's equations.
pub fn schlick(f0: Vec3, f90: f32, cosine: f32) -> Vec3 {
    f0 + (Vec3::splat(f90) - f0) * (1.0 - cosine.clamp(0.0, 1.0)).powi(5)
}

/// Reflection at normal incidence of a boundary between two indices of refraction.
pub fn f0(outside: f32, inside: f32) -> f32 {
    let amplitude = (inside - outside) / (inside + outside);
    amplitude * amplitude
}

/// Charlie sheen (Estevez and Kulla 2017) with the visibility of Neubelt and Pettineo 2013, times the cosine of `l`.
pub fn sheen(roughness: f32, v: Vec3, l: Vec3, h: Vec3) -> f32 {
    let inverse = 1.0 / (roughness * roughness).max(1e-3);
    let sine = (1.0 - h.z * h.z).max(0.0).sqrt();
    let distribution = (2.0 + inverse) * sine.powf(inverse) / (2.0 * PI);
    let visibility = 1.0 / (4.0 * (l.z + v.z - l.z * v.z)).max(1e-4);
    distribution * visibility * l.z
}

/// Shares of light that come back from a white surface, over the cosine of the view and the roughness.
pub struct Albedo {
    values: Vec<f32>,
}

/// Steps of cosine and of roughness.
pub const SIDE: usize = 32;

/// Of [`Ggx::reflect`]: what is missing to 1 is lost between facets.
pub static GGX_ALBEDO: LazyLock<Albedo> = LazyLock::new(|| {
    Albedo::new(|v, roughness, u| {
        let ggx = Ggx::isotropic(roughness);
        let h = ggx.sample(v, u);
        let l = reflect(v, h);
        if l.z > 0.0 { ggx.seen_from_both(v, l) / ggx.seen(v) } else { 0.0 }
    })
});

/// The part of [`GGX_ALBEDO`] that comes from Fresnel's rise towards grazing incidence.
pub static GGX_GRAZING: LazyLock<Albedo> = LazyLock::new(|| {
    Albedo::new(|v, roughness, u| {
        let ggx = Ggx::isotropic(roughness);
        let h = ggx.sample(v, u);
        let l = reflect(v, h);
        let rise = (1.0 - v.dot(h).clamp(0.0, 1.0)).powi(5);
        if l.z > 0.0 { rise * ggx.seen_from_both(v, l) / ggx.seen(v) } else { 0.0 }
    })
});

/// Of [`sheen`]: the surface below has what is missing to 1.
pub static SHEEN_ALBEDO: LazyLock<Albedo> = LazyLock::new(|| {
    Albedo::new(|v, roughness, u| {
        let l = hemisphere(u);
        sheen(roughness, v, l, (v + l).normalize()) * 2.0 * PI
    })
});

impl Albedo {
    fn new(sample: impl Fn(Vec3, f32, Vec2) -> f32) -> Self {
        const SAMPLES: usize = 512;
        let mut values = Vec::with_capacity(SIDE * SIDE);
        for (row, column) in (0..SIDE).flat_map(|row| (0..SIDE).map(move |column| (row, column))) {
            let roughness = row as f32 / (SIDE - 1) as f32;
            let z = (column as f32 / (SIDE - 1) as f32).max(0.005);
            let v = Vec3::new((1.0 - z * z).sqrt(), 0.0, z);
            let sum: f32 = (0..SAMPLES)
                .map(|at| {
                    let u = Vec2::new(
                        (at as f32 + 0.5) / SAMPLES as f32,
                        (at as u32).reverse_bits() as f32 / 4_294_967_296.0,
                    );
                    sample(v, roughness, u)
                })
                .sum();
            values.push(sum / SAMPLES as f32);
        }
        Self { values }
    }

    /// The share for a view with `cosine` to the normal.
    pub fn at(&self, cosine: f32, roughness: f32) -> f32 {
        let place = |value: f32| {
            let value = value.clamp(0.0, 1.0) * (SIDE - 1) as f32;
            let first = (value as usize).min(SIDE - 2);
            (first, value - first as f32)
        };
        let ((x, fx), (y, fy)) = (place(cosine), place(roughness));
        let row = |y: usize| {
            let at = y * SIDE + x;
            self.values[at] + (self.values[at + 1] - self.values[at]) * fx
        };
        row(y) + (row(y + 1) - row(y)) * fy
    }

    /// All values, a row of [`SIDE`] for each roughness.
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

/// `v` mirrored on `h`.
pub fn reflect(v: Vec3, h: Vec3) -> Vec3 {
    h * (2.0 * v.dot(h)) - v
}

/// A direction above the surface, all alike.
fn hemisphere(u: Vec2) -> Vec3 {
    let (radius, phi) = ((1.0 - u.x * u.x).max(0.0).sqrt(), 2.0 * PI * u.y);
    Vec3::new(radius * phi.cos(), radius * phi.sin(), u.x)
}

/// A direction above the surface, as often as its cosine says.
pub fn cosine_hemisphere(u: Vec2) -> Vec3 {
    let (radius, phi) = (u.x.sqrt(), 2.0 * PI * u.y);
    Vec3::new(radius * phi.cos(), radius * phi.sin(), (1.0 - u.x).max(0.0).sqrt())
}

/// Reflection of a film of `thickness` nanometres on a base that reflects `base` at normal incidence (Belcour and Barla
/// 2017, as KHR_materials_iridescence writes it down).
pub fn thin_film(film_ior: f32, thickness: f32, base: Vec3, cosine: f32) -> Vec3 {
    // A film that vanishes has no index of its own.
    let fade = (thickness / 0.03).clamp(0.0, 1.0);
    let ior = 1.0 + (film_ior - 1.0) * fade * fade * (3.0 - 2.0 * fade);
    let sine = (1.0 - cosine * cosine) / (ior * ior);
    if sine > 1.0 {
        return Vec3::ONE;
    }
    let inner = (1.0 - sine).sqrt();
    let outer_r = schlick(Vec3::splat(f0(1.0, ior)), 1.0, cosine).x;
    let through = 1.0 - outer_r;
    let outer_phase = if ior < 1.0 { PI } else { 0.0 };
    let amplitude = base.clamp(Vec3::ZERO, Vec3::splat(0.9999)).map(f32::sqrt);
    let base_ior = (Vec3::ONE + amplitude) / (Vec3::ONE - amplitude);
    let inner_r = schlick(base_ior.map(|base| f0(ior, base)), 1.0, inner);
    let phase = base_ior.map(|base| if base < ior { PI } else { 0.0 }) + (PI - outer_phase);
    let path = 2.0 * ior * thickness * inner;
    let both = (inner_r * outer_r).clamp(Vec3::splat(1e-5), Vec3::splat(0.9999));
    let root = both.map(f32::sqrt);
    let series = inner_r * (through * through) / (Vec3::ONE - both);
    let mut sum = Vec3::splat(outer_r) + series;
    let mut order = series - Vec3::splat(through);
    for m in 1..=2 {
        order *= root;
        sum += order * sensitivity(path * m as f32, phase * m as f32) * 2.0;
    }
    sum.max(Vec3::ZERO)
}

/// What the eye makes of the spectrum of an interference with a path difference in nanometres.
fn sensitivity(path: f32, shift: Vec3) -> Vec3 {
    let phase = 2.0 * PI * path * 1e-9;
    let value = Vec3::new(5.4856e-13, 4.4201e-13, 5.2481e-13);
    let position = Vec3::new(1.681e6, 1.7953e6, 2.2084e6);
    let variance = Vec3::new(4.3278e9, 9.3046e9, 6.6121e9);
    let mut xyz = value
        * (variance * (2.0 * PI)).map(f32::sqrt)
        * (position * phase + shift).map(f32::cos)
        * (variance * (-phase * phase)).map(f32::exp);
    xyz.x += 9.747e-14
        * (2.0 * PI * 4.5282e9_f32).sqrt()
        * (2.2399e6 * phase + shift.x).cos()
        * (-4.5282e9 * phase * phase).exp();
    xyz /= 1.0685e-7;
    Vec3::new(
        3.240_454_2 * xyz.x - 1.537_138_5 * xyz.y - 0.498_531_4 * xyz.z,
        -0.969_266 * xyz.x + 1.876_010_8 * xyz.y + 0.041_556_0 * xyz.z,
        0.055_643_4 * xyz.x - 0.204_025_9 * xyz.y + 1.057_225_2 * xyz.z,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smooth_surfaces_lose_nothing_and_rough_ones_what_can_be_calculated() {
        assert!(GGX_ALBEDO.at(0.9, 0.05) > 0.99);
        // The integral over the hemisphere for alpha 1 and a view along the normal.
        let rough = GGX_ALBEDO.at(1.0, 1.0);
        assert!((rough - (1.0 - std::f32::consts::LN_2)).abs() < 0.01, "{rough}");
    }

    #[test]
    fn sampled_facets_have_the_density_that_is_said() {
        let ggx = Ggx { alpha: Vec2::new(0.3, 0.6) };
        let v = Vec3::new(0.6, 0.2, 0.77).normalize();
        // The mean of 1 / density over the hemisphere of reflections is its solid angle, where all are reached.
        let (mut direct, mut sampled) = (0.0, 0.0);
        let count = 200_000;
        for at in 0..count {
            let u = Vec2::new((at as f32 + 0.5) / count as f32, (at as u32).reverse_bits() as f32 / 4_294_967_296.0);
            let l = hemisphere(u);
            direct += ggx.density(v, (v + l).normalize()) * 2.0 * PI / count as f32;
            sampled += f32::from(reflect(v, ggx.sample(v, u)).z > 0.0) / count as f32;
        }
        assert!((direct - sampled).abs() < 0.01, "{direct} {sampled}");
    }

    #[test]
    fn a_film_of_no_thickness_is_not_there() {
        let base = Vec3::new(0.04, 0.5, 0.9);
        let bare = thin_film(1.3, 0.0, base, 1.0);
        assert!((bare - base).length() < 0.02, "{bare}");
        let film = thin_film(1.3, 400.0, Vec3::splat(0.04), 0.8);
        assert!(film.max_element() - film.min_element() > 0.01, "{film} has no colour");
    }
}
