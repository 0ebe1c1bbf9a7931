//! Where light comes from: the surroundings, and lamps far away.
//!
//! Invariant: directions are drawn as often as [`Light::density`] says.

use crate::app::scene::environment::{
    Panorama,
    panorama::{direction, uv},
};
use bevy::math::{Vec2, Vec3};
use std::f32::consts::PI;

/// A lamp far away, that is seen as a disc.
#[derive(Clone, Copy, Debug)]
pub struct Lamp {
    /// Towards the lamp.
    pub direction: Vec3,
    /// Light on a surface that faces it, over pi: what a white surface shows.
    pub light: Vec3,
    /// Sine of half the angle under which it is seen.
    pub radius: f32,
}

/// All light of a scene.
#[derive(Debug)]
pub struct Light {
    panorama: Panorama,
    /// Share of the light in the rows up to and with this one.
    rows: Vec<f32>,
    /// The same of the light on a floor.
    rows_on_floor: Vec<f32>,
    /// The same along each row.
    columns: Vec<f32>,
    scale: f32,
    pub lamps: Vec<Lamp>,
    /// All light on an open floor, summed over the channels.
    on_floor: f32,
}

impl Light {
    /// Light from `panorama`, times `scale`, and from `lamps`.
    pub fn new(panorama: Panorama, scale: f32, lamps: Vec<Lamp>) -> Self {
        let (width, height) = (panorama.width, panorama.height);
        let (mut rows, mut rows_on_floor) = (Vec::with_capacity(height), Vec::with_capacity(height));
        let mut columns = Vec::with_capacity(width * height);
        let (mut all, mut all_on_floor) = (0.0_f64, 0.0_f64);
        for (y, row) in panorama.pixels.chunks_exact(width).enumerate() {
            let polar = f64::from((y as f32 + 0.5) / height as f32 * PI);
            let mut sum = 0.0_f64;
            let start = columns.len();
            for pixel in row {
                // Black pixels have some light where they are smoothed into bright ones.
                sum += f64::from(pixel.element_sum() + 1e-4);
                columns.push(sum as f32);
            }
            columns[start..].iter_mut().for_each(|share| *share /= sum as f32);
            all += sum * polar.sin();
            rows.push(all as f32);
            all_on_floor += sum * polar.sin() * polar.cos().max(0.0);
            rows_on_floor.push(all_on_floor as f32);
        }
        rows.iter_mut().for_each(|share| *share /= all as f32);
        rows_on_floor.iter_mut().for_each(|share| *share /= all_on_floor as f32);
        let mut on_floor: f32 =
            lamps.iter().map(|lamp| lamp.light.element_sum() * PI * lamp.direction.y.max(0.0)).sum();
        for (y, row) in panorama.pixels.chunks_exact(width).enumerate().take(height / 2) {
            let polar = (y as f32 + 0.5) / height as f32 * PI;
            let light: f32 = row.iter().map(|pixel| pixel.element_sum()).sum();
            on_floor += light * scale * polar.cos() * polar.sin() * 2.0 * PI * PI / (width * height) as f32;
        }
        Self { panorama, rows, rows_on_floor, columns, scale, lamps, on_floor: on_floor.max(1e-6) }
    }

    /// All light on an open floor, summed over the channels.
    pub fn on_floor(&self) -> f32 {
        self.on_floor
    }

    /// What comes from `direction`.
    pub fn from(&self, direction: Vec3) -> Vec3 {
        self.panorama.light(direction) * self.scale
    }

    /// A direction from which much light comes, and its density per solid angle.
    pub fn sample(&self, u: Vec2) -> (Vec3, f32) {
        self.sample_by(&self.rows, u)
    }

    /// A direction from which much light comes to a floor, and its density per solid angle.
    pub fn sample_on_floor(&self, u: Vec2) -> (Vec3, f32) {
        self.sample_by(&self.rows_on_floor, u)
    }

    fn sample_by(&self, rows: &[f32], u: Vec2) -> (Vec3, f32) {
        let (width, height) = (self.panorama.width, self.panorama.height);
        let (y, dy, row) = find(rows, u.y);
        let (x, dx, column) = find(&self.columns[y * width..(y + 1) * width], u.x);
        let at = Vec2::new((x as f32 + dx) / width as f32, (y as f32 + dy) / height as f32);
        (direction(at), density(row * column, at.y, width, height))
    }

    /// How often [`Light::sample`] draws `direction`, per solid angle.
    pub fn density(&self, direction: Vec3) -> f32 {
        let (width, height) = (self.panorama.width, self.panorama.height);
        let at = uv(direction);
        let x = ((at.x * width as f32) as usize).min(width - 1);
        let y = ((at.y * height as f32) as usize).min(height - 1);
        let share = share(&self.rows, y) * share(&self.columns[y * width..(y + 1) * width], x);
        density(share, at.y, width, height)
    }
}

fn density(share: f32, v: f32, width: usize, height: usize) -> f32 {
    share * (width * height) as f32 / (2.0 * PI * PI * (v * PI).sin().max(1e-6))
}

/// The step in which `u` lies, how far, and how high it is.
fn find(shares: &[f32], u: f32) -> (usize, f32, f32) {
    let at = shares.partition_point(|share| *share <= u).min(shares.len() - 1);
    let height = share(shares, at);
    let below = shares[at] - height;
    (at, ((u - below) / height.max(1e-20)).clamp(0.0, 0.999_999), height)
}

fn share(shares: &[f32], at: usize) -> f32 {
    if at == 0 { shares[0] } else { shares[at] - shares[at - 1] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::scene::rest::random::Sequence;

    #[test]
    fn sampling_measures_the_light_of_the_whole_sphere() {
        let mut panorama = Panorama::uniform(Vec3::splat(0.2));
        panorama.pixels[10] = Vec3::splat(30.0);
        panorama.pixels[21] = Vec3::new(5.0, 0.0, 0.0);
        let light = Light::new(panorama, 1.0, Vec::new());
        let (mut by_light, mut by_area, mut on_floor) = (Vec3::ZERO, Vec3::ZERO, [0.0; 2]);
        let count = 1 << 16;
        for sample in 0..count {
            let u = Sequence::new(5, sample).pair();
            let (direction, density) = light.sample(u);
            // Close to the poles, directions are too coarse to find the same place again.
            let again = light.density(direction);
            assert!(direction.y.abs() > 0.99 || (again - density).abs() < density * 0.02, "{again} {density}");
            by_light += light.from(direction) / density;
            let (direction, density) = light.sample_on_floor(u);
            on_floor[0] += light.from(direction).element_sum() * direction.y.max(0.0) / density;
            let z = 1.0 - 2.0 * u.x;
            let r = (1.0 - z * z).sqrt();
            let phi = 2.0 * PI * u.y;
            let direction = Vec3::new(r * phi.cos(), z, r * phi.sin());
            by_area += light.from(direction) * 4.0 * PI;
            on_floor[1] += light.from(direction).element_sum() * direction.y.max(0.0) * 4.0 * PI;
        }
        let (a, b) = (by_light / count as f32, by_area / count as f32);
        assert!((a - b).abs().max_element() < 0.02 * b.max_element(), "{a} {b}");
        assert!((on_floor[0] - on_floor[1]).abs() < 0.02 * on_floor[1], "{on_floor:?}");
    }
}
