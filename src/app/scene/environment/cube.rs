//! Cube maps, and what the renderer needs of one: blurred for every roughness, and for matt surfaces.
//!
//! Invariant: the same panorama gives the same texels, whatever the number of processors.

use super::panorama::{Panorama, direction};
use bevy::math::{Vec2, Vec3};
use std::f32::consts::PI;

/// Side of the sharpest level, and number of levels; the last has 4 pixels.
pub const SIZE: usize = 256;
pub const LEVELS: usize = 7;
/// Side of the cube map for matt surfaces.
pub const DIFFUSE_SIZE: usize = 32;
/// Directions of light for each texel of a blurred level.
const SAMPLES: u32 = 256;

/// One level of a cube map: six faces after each other, rows from the top.
#[derive(Clone, Debug)]
pub struct Level {
    pub size: usize,
    pub texels: Vec<Vec3>,
}

/// A cube map with smaller and smaller levels.
#[derive(Clone, Debug)]
pub struct Cube {
    pub levels: Vec<Level>,
}

/// The direction in the world that is seen in a texel; `u` and `v` from -1 to 1 on the face, `v` down.
pub fn world(face: usize, u: f32, v: f32) -> Vec3 {
    let [x, y, z] = match face {
        0 => [1.0, -v, -u],
        1 => [-1.0, -v, u],
        2 => [u, 1.0, v],
        3 => [u, -1.0, -v],
        4 => [u, -v, 1.0],
        _ => [-u, -v, -1.0],
    };
    Vec3::new(x, y, -z).normalize()
}

impl Level {
    /// A level whose texels come from `light` of their directions; `sub` places on each side of a texel are averaged.
    fn of(size: usize, sub: usize, light: impl Fn(Vec3) -> Vec3 + Sync) -> Self {
        let mut texels = vec![Vec3::ZERO; 6 * size * size];
        let step = 2.0 / (size * sub) as f32;
        let row = |at: usize, row: &mut [Vec3]| {
            let (face, y) = (at / size, at % size);
            for (x, texel) in row.iter_mut().enumerate() {
                let places = (0..sub * sub).map(|at| (x * sub + at % sub, y * sub + at / sub));
                let sum: Vec3 = places
                    .map(|(x, y)| light(world(face, (x as f32 + 0.5) * step - 1.0, (y as f32 + 0.5) * step - 1.0)))
                    .sum();
                *texel = sum / (sub * sub) as f32;
            }
        };
        in_parallel(&mut texels, size, row);
        Self { size, texels }
    }

    /// What is seen in `direction` of the world, smooth within faces.
    fn light(&self, direction: Vec3) -> Vec3 {
        let d = Vec3::new(direction.x, direction.y, -direction.z);
        let a = d.abs();
        let (face, u, v) = if a.x >= a.y && a.x >= a.z {
            (usize::from(d.x < 0.0), -d.z * d.x.signum() / a.x, -d.y / a.x)
        } else if a.y >= a.z {
            (2 + usize::from(d.y < 0.0), d.x / a.y, d.z * d.y.signum() / a.y)
        } else {
            (4 + usize::from(d.z < 0.0), d.x * d.z.signum() / a.z, -d.y / a.z)
        };
        let last = (self.size - 1) as f32;
        let at = ((Vec2::new(u, v) + 1.0) * 0.5 * self.size as f32 - 0.5).clamp(Vec2::ZERO, Vec2::splat(last));
        let first = at.floor();
        let share = at - first;
        let texel = |dx: usize, dy: usize| {
            let (x, y) = (first.x as usize + dx, first.y as usize + dy);
            self.texels[(face * self.size + y.min(self.size - 1)) * self.size + x.min(self.size - 1)]
        };
        texel(0, 0).lerp(texel(1, 0), share.x).lerp(texel(0, 1).lerp(texel(1, 1), share.x), share.y)
    }
}

/// The panorama that a cube map shows.
pub fn panorama(level: &Level) -> Panorama {
    let (width, height) = (level.size * 4, level.size * 2);
    let pixels = (0..width * height).map(|at| {
        let at = Vec2::new((at % width) as f32 + 0.5, (at / width) as f32 + 0.5);
        level.light(direction(at / Vec2::new(width as f32, height as f32)))
    });
    Panorama { width, height, pixels: pixels.collect() }
}

/// Light for glossy surfaces: each level is blurred as a surface of that roughness blurs it. Level `l` is for the perceptual
/// roughness `l / (LEVELS - 1)`, seen from straight above (Karis 2013), sampled with blurred light (Křivánek and Colbert 2008).
pub fn specular(panorama: &Panorama) -> Cube {
    let mut chain = vec![panorama.clone()];
    while let Some(last) = chain.last().filter(|last| last.height > 8) {
        chain.push(last.halved());
    }
    let texel = 4.0 * PI / (panorama.width * panorama.height) as f32;
    let sharp = Level::of(SIZE, 3, |direction| panorama.light(direction));
    let blurred = (1..LEVELS).map(|level| {
        let alpha = (level as f32 / (LEVELS - 1) as f32).powi(2);
        let lobe = lobe(alpha, texel);
        Level::of(SIZE >> level, 1, |normal| {
            let (x, y) = normal.any_orthonormal_pair();
            let sum: Vec3 =
                lobe.iter().map(|(l, lod)| blurred_light(&chain, x * l.x + y * l.y + normal * l.z, *lod) * l.z).sum();
            sum / lobe.iter().map(|(l, _)| l.z).sum::<f32>()
        })
    });
    Cube { levels: [sharp].into_iter().chain(blurred).collect() }
}

/// Directions of light around the normal, and the level of blur that closes the gaps between them.
fn lobe(alpha: f32, texel: f32) -> Vec<(Vec3, f32)> {
    let a2 = alpha * alpha;
    let lobe = (0..SAMPLES).filter_map(|at| {
        let (u, v) = ((at as f32 + 0.5) / SAMPLES as f32, at.reverse_bits() as f32 / 4_294_967_296.0);
        let cosine = ((1.0 - u) / (1.0 + (a2 - 1.0) * u)).sqrt();
        let (sine, phi) = ((1.0 - cosine * cosine).max(0.0).sqrt(), 2.0 * PI * v);
        let l =
            Vec3::new(2.0 * cosine * sine * phi.cos(), 2.0 * cosine * sine * phi.sin(), 2.0 * cosine * cosine - 1.0);
        let distribution = a2 / (PI * (cosine * cosine * (a2 - 1.0) + 1.0).powi(2));
        let between = 4.0 / (SAMPLES as f32 * distribution);
        (l.z > 0.0).then_some((l, (0.5 * (between / texel).log2() + 0.7).max(0.0)))
    });
    lobe.collect()
}

fn blurred_light(chain: &[Panorama], direction: Vec3, lod: f32) -> Vec3 {
    let lod = lod.min((chain.len() - 1) as f32);
    let level = (lod as usize).min(chain.len().saturating_sub(2));
    let sharp = chain[level].light(direction);
    match chain.get(level + 1) {
        Some(next) => sharp.lerp(next.light(direction), lod - level as f32),
        None => sharp,
    }
}

/// Light for matt surfaces: the mean of what they see, weighted with its cosine.
pub fn diffuse(panorama: &Panorama) -> Cube {
    let mut small = panorama.clone();
    while small.width > 128 && small.width.is_multiple_of(2) && small.height.is_multiple_of(2) {
        small = small.halved();
    }
    let (width, height) = (small.width, small.height);
    let lights: Vec<(Vec3, Vec3)> = small
        .pixels
        .iter()
        .enumerate()
        .map(|(at, light)| {
            let at = Vec2::new((at % width) as f32 + 0.5, (at / width) as f32 + 0.5);
            let at = at / Vec2::new(width as f32, height as f32);
            (direction(at), *light * (at.y * PI).sin() * (2.0 * PI / (width * height) as f32))
        })
        .collect();
    let matt = |normal: Vec3| lights.iter().map(|(from, light)| *light * normal.dot(*from).max(0.0)).sum::<Vec3>();
    Cube { levels: vec![Level::of(DIFFUSE_SIZE, 1, matt)] }
}

/// Fills rows of `width` elements, on all processors.
pub fn in_parallel<T: Send>(all: &mut [T], width: usize, fill: impl Fn(usize, &mut [T]) + Sync) {
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let rows = std::sync::Mutex::new(all.chunks_mut(width).enumerate());
    let next = || rows.lock().ok().and_then(|mut rows| rows.next());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((at, row)) = next() {
                    fill(at, row);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sky() -> Panorama {
        let (width, height) = (64, 32);
        let pixels = (0..width * height).map(|at| {
            let up = direction(Vec2::new(
                ((at % width) as f32 + 0.5) / width as f32,
                ((at / width) as f32 + 0.5) / height as f32,
            ));
            Vec3::new(1.0 + up.y, 1.0 + up.x, 1.0 + up.z)
        });
        Panorama { width, height, pixels: pixels.collect() }
    }

    #[test]
    fn a_cube_shows_what_the_panorama_shows() {
        let sky = sky();
        let cube = Level::of(64, 1, |direction| sky.light(direction));
        for direction in
            [Vec3::X, Vec3::NEG_Z, Vec3::new(0.3, -0.9, 0.2).normalize(), Vec3::new(-0.5, 0.4, 0.7).normalize()]
        {
            assert!((cube.light(direction) - sky.light(direction)).length() < 0.05, "{direction}");
            let again = panorama(&cube).light(direction);
            assert!((again - sky.light(direction)).length() < 0.08, "{direction} {again}");
        }
    }

    #[test]
    fn matt_surfaces_see_two_thirds_of_a_slope() {
        // The cosine-weighted mean of 1 + d·n over the hemisphere around n is 1 + 2/3.
        let cube = diffuse(&sky());
        for (normal, channel) in [(Vec3::Y, 0), (Vec3::X, 1), (Vec3::Z, 2)] {
            let seen = cube.levels[0].light(normal)[channel];
            assert!((seen - 5.0 / 3.0).abs() < 0.02, "{normal}: {seen}");
        }
    }

    #[test]
    fn even_light_stays_even_at_every_roughness() {
        let cube = specular(&Panorama::uniform(Vec3::new(0.5, 1.0, 2.0)));
        assert_eq!(cube.levels.iter().map(|level| level.size).collect::<Vec<_>>(), [256, 128, 64, 32, 16, 8, 4]);
        for texel in cube.levels.iter().flat_map(|level| &level.texels) {
            assert!((*texel - Vec3::new(0.5, 1.0, 2.0)).abs().max_element() < 1e-4, "{texel}");
        }
    }
}
