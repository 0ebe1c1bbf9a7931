//! Samples of a picture, until it is good enough.
//!
//! Invariant: a pixel depends on the samples of its own alone, so that the picture is the same for any number of threads.

use super::{
    lens::Lens,
    path::{Backdrop, Behind, trace},
    random::Sequence,
    scene::Scene,
};
use crate::app::scene::{
    environment::cube::in_parallel,
    tone::{ToneMapping, srgb},
};
use bevy::math::{Affine3A, Mat4, URect, UVec2, Vec2, Vec3, Vec4, Vec4Swizzles};
use std::sync::atomic::{AtomicBool, Ordering};

/// How long to go on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quality {
    /// Samples of every pixel before any is called good enough.
    pub least_samples: u32,
    pub most_samples: u32,
    /// Standard error at which a pixel is good enough, as a share of white.
    pub tolerance: f32,
    /// The lens blurs what is not in focus as that of a camera with this f-number; everything is sharp if there is none.
    pub f_number: Option<f32>,
}

/// What a picture at rest takes.
pub const REST: Quality = Quality { least_samples: 16, most_samples: 256, tolerance: 0.01, f_number: None };

/// Where a picture is taken from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    pub world_from_view: Affine3A,
    pub view_from_clip: Mat4,
    pub size: UVec2,
}

#[derive(Clone, Copy, Debug, Default)]
struct Pixel {
    /// Of light times coverage, and of coverage.
    sum: Vec4,
    count: u32,
    /// Of what the eye makes of samples, for the error.
    seen: f32,
    squared: f32,
    done: bool,
}

/// A picture in the making.
#[derive(Debug)]
pub struct Film {
    view: View,
    quality: Quality,
    behind: Behind,
    lens: Option<Lens>,
    pixels: Vec<Pixel>,
}

/// Samples that each pixel gets in a pass.
const PASS: u32 = 8;

impl Film {
    /// An empty picture of `scene`.
    pub fn new(view: View, quality: Quality, behind: Behind, scene: &Scene) -> Self {
        let lens = quality.f_number.map(|f_number| Lens::focused(f_number, &view, scene));
        Self { view, quality, behind, lens, pixels: vec![Pixel::default(); (view.size.x * view.size.y) as usize] }
    }

    /// Adds samples where they are needed. Whether the picture is done; a pass that was stopped changes nothing of use.
    pub fn pass(&mut self, scene: &Scene, stop: &AtomicBool) -> bool {
        let (view, behind, quality, lens) = (self.view, self.behind, self.quality, self.lens);
        let width = view.size.x as usize;
        in_parallel(&mut self.pixels, width, |y, row| {
            if stop.load(Ordering::Relaxed) {
                return;
            }
            for (x, pixel) in row.iter_mut().enumerate().filter(|(_, pixel)| !pixel.done) {
                let number = (y * width + x) as u32;
                for _ in 0..PASS.min(quality.most_samples - pixel.count) {
                    let mut numbers = Sequence::new(number, pixel.count);
                    let ray = view.ray(Vec2::new(x as f32, y as f32) + numbers.pair());
                    let (origin, direction) = lens.map_or(ray, |lens| lens.bend(&view, ray.1, numbers.pair()));
                    pixel.add(trace(scene, origin, direction, behind, &mut numbers));
                }
            }
        });
        self.judge();
        self.pixels.iter().all(|pixel| pixel.done)
    }

    /// Pixels are done when all around them are good enough: the error of one alone is known too badly.
    fn judge(&mut self) {
        let Quality { least_samples, most_samples, tolerance, .. } = self.quality;
        let size = self.view.size;
        let errors: Vec<f32> = self.pixels.iter().map(Pixel::variance).collect();
        for (at, pixel) in self.pixels.iter_mut().enumerate() {
            let (x, y) = (at as u32 % size.x, at as u32 / size.x);
            let columns = x.saturating_sub(1)..(x + 2).min(size.x);
            let around = (y.saturating_sub(1)..(y + 2).min(size.y))
                .flat_map(|y| columns.clone().map(move |x| (y * size.x + x) as usize));
            let worst = around.map(|at| errors[at]).fold(0.0, f32::max);
            let good = (worst / pixel.count.max(1) as f32).sqrt() < tolerance;
            pixel.done = pixel.count >= most_samples || pixel.count >= least_samples && good;
        }
    }

    /// Share of the pixels that are done.
    pub fn progress(&self) -> f32 {
        self.pixels.iter().filter(|pixel| pixel.done).count() as f32 / self.pixels.len().max(1) as f32
    }

    /// Mean number of samples of a pixel.
    pub fn samples(&self) -> f32 {
        self.pixels.iter().map(|pixel| pixel.count as f32).sum::<f32>() / self.pixels.len().max(1) as f32
    }

    /// Mean of the whole picture: light times coverage, and coverage.
    #[cfg(test)]
    pub fn mean(&self) -> Vec4 {
        let sum: Vec4 = self.pixels.iter().map(|pixel| pixel.sum / pixel.count.max(1) as f32).sum();
        sum / self.pixels.len().max(1) as f32
    }

    /// The picture as bytes of red, green, blue and alpha in sRGB; over `backdrop` if there is one.
    pub fn develop(&self, curve: ToneMapping, backdrop: Option<&Backdrop>) -> Vec<u8> {
        let pixels = self.pixels.iter().enumerate().flat_map(|(number, pixel)| {
            let mean = pixel.sum / pixel.count.max(1) as f32;
            let alpha = mean.w.clamp(0.0, 1.0);
            let color = if alpha > 0.0 { curve.map(mean.xyz() / alpha) } else { Vec3::ZERO };
            let (color, alpha) = match backdrop {
                Some(backdrop) => {
                    let (x, y) = (number as u32 % self.view.size.x, number as u32 / self.view.size.x);
                    let (origin, direction) = self.view.ray(UVec2::new(x, y).as_vec2() + 0.5);
                    (color * alpha + backdrop.seen(origin, direction) * (1.0 - alpha), 1.0)
                }
                None => (color, alpha),
            };
            let [r, g, b] = srgb(color);
            [r, g, b, (alpha * 255.0).round() as u8]
        });
        pixels.collect()
    }
}

impl Pixel {
    fn add(&mut self, sample: Vec4) {
        self.sum += sample;
        self.count += 1;
        let light = sample.xyz().dot(Vec3::new(0.3, 0.6, 0.1));
        let seen = light / (1.0 + light) + sample.w * 0.5;
        self.seen += seen;
        self.squared += seen * seen;
    }

    fn variance(&self) -> f32 {
        let count = self.count.max(1) as f32;
        let mean = self.seen / count;
        (self.squared / count - mean * mean).max(0.0)
    }
}

impl View {
    /// Seen from `eye` towards `target` with a vertical field of view in radians.
    pub fn looking(eye: Vec3, target: Vec3, field_of_view: f32, size: UVec2) -> Self {
        let world_from_view = Affine3A::look_to_rh(eye, target - eye, Vec3::Y).inverse();
        let aspect = size.x as f32 / size.y.max(1) as f32;
        let clip_from_view = Mat4::perspective_infinite_reverse_rh(field_of_view, aspect, 0.1);
        Self { world_from_view, view_from_clip: clip_from_view.inverse(), size }
    }

    /// The part of the picture within `area`, in pixels from the top left.
    pub fn part(&self, area: URect) -> Self {
        let (all, part) = (self.size.as_vec2(), area.size().as_vec2());
        let center = (area.min.as_vec2() * 2.0 + part) / all - 1.0;
        let place = Mat4::from_translation(Vec3::new(center.x, -center.y, 0.0));
        let clip_from_part = place * Mat4::from_scale((part / all).extend(1.0));
        Self { view_from_clip: self.view_from_clip * clip_from_part, size: area.size(), ..*self }
    }

    /// Origin and direction of the ray through a place in the picture, in pixels from the top left.
    pub fn ray(&self, at: Vec2) -> (Vec3, Vec3) {
        let ndc = at / self.size.as_vec2() * 2.0 - 1.0;
        let seen = self.view_from_clip.project_point3(Vec3::new(ndc.x, -ndc.y, 1.0));
        let origin = self.world_from_view.translation.into();
        (origin, self.world_from_view.transform_vector3(seen).normalize())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_picture_has_the_rays_of_the_whole() {
        let whole = View::looking(Vec3::new(1.0, 2.0, 5.0), Vec3::ZERO, 0.6, UVec2::new(640, 480));
        let part = whole.part(URect::new(100, 30, 500, 330));
        assert_eq!(part.size, UVec2::new(400, 300));
        for at in [Vec2::ZERO, Vec2::new(399.5, 0.5), Vec2::new(120.0, 299.0)] {
            let ((_, expect), (_, ray)) = (whole.ray(at + Vec2::new(100.0, 30.0)), part.ray(at));
            assert!((expect - ray).length() < 1e-5, "{at}: {expect} {ray}");
        }
    }
}
