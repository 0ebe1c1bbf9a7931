//! An equirectangular picture of the surroundings, in linear light.
//!
//! Invariant: every value is finite and not negative, and the width is twice the height or close to it.

use super::{cube, ktx2};
use bevy::math::{Vec2, Vec3};
use image::{DynamicImage, ImageReader};
use std::{
    f32::consts::PI,
    io::Cursor,
    path::{Path, PathBuf},
};

/// Longest width of a picture, in pixels.
const MOST_WIDTH: u32 = 8192;
/// Most bytes in a file.
const MOST_BYTES: u64 = 1 << 28;
/// Brightest light that counts; the sun in a picture of the sky is below.
const MOST_LIGHT: f32 = 65_000.0;

/// What comes from every direction.
#[derive(Clone, Debug)]
pub struct Panorama {
    pub width: usize,
    pub height: usize,
    /// Row by row from the top.
    pub pixels: Vec<Vec3>,
}

/// Why a picture cannot light anything.
#[derive(Debug, thiserror::Error)]
pub enum EnvironmentError {
    #[error("{} cannot be read: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}: {message}", path.display())]
    Unusable { path: PathBuf, message: String },
}

impl Panorama {
    /// Reads an equirectangular Radiance HDR, or a KTX2 cube map as `bake-environment` makes it.
    pub fn read(path: &Path) -> Result<Self, EnvironmentError> {
        let unreadable = |source| EnvironmentError::Unreadable { path: path.into(), source };
        let unusable = |message: String| EnvironmentError::Unusable { path: path.into(), message };
        let size = std::fs::metadata(path).map_err(unreadable)?.len();
        if size > MOST_BYTES {
            return Err(unusable(format!("it has {} MiB, at most {} can be read", size >> 20, MOST_BYTES >> 20)));
        }
        let bytes = std::fs::read(path).map_err(unreadable)?;
        if ktx2::is_ktx2(&bytes) {
            let cube = ktx2::read(&bytes).map_err(unusable)?;
            let level = cube.levels.first().ok_or_else(|| unusable("it has no levels".into()))?;
            return Ok(cube::panorama(level));
        }
        Self::decode(&bytes).map_err(unusable)
    }

    /// Reads an equirectangular picture.
    pub fn decode(bytes: &[u8]) -> Result<Self, String> {
        let reader = || ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|error| error.to_string());
        let wrong =
            |error: image::ImageError| format!("it cannot be decoded: {error}; give a Radiance HDR or a KTX2 cube map");
        let (width, height) = reader()?.into_dimensions().map_err(wrong)?;
        if !(8..=MOST_WIDTH).contains(&width) || width.abs_diff(height * 2) > 1 {
            return Err(format!(
                "it has {width} x {height} pixels; a picture of all directions is twice as wide as high, at most {MOST_WIDTH} wide"
            ));
        }
        let image = match reader()?.decode().map_err(wrong)? {
            image @ (DynamicImage::ImageRgb32F(_) | DynamicImage::ImageRgba32F(_)) => image.into_rgb32f(),
            _ => return Err("it has 8 or 16 bits a channel, which do not hold light; give a Radiance HDR".into()),
        };
        let usable = |channel: f32| if channel.is_finite() { channel.clamp(0.0, MOST_LIGHT) } else { 0.0 };
        let pixels = image.pixels().map(|pixel| Vec3::from_array(pixel.0.map(usable))).collect();
        Ok(Self { width: width as usize, height: height as usize, pixels })
    }

    /// The same light from everywhere.
    pub fn uniform(light: Vec3) -> Self {
        Self { width: 8, height: 4, pixels: vec![light; 32] }
    }

    /// What comes from `direction`, smooth between pixels.
    pub fn light(&self, direction: Vec3) -> Vec3 {
        let at = uv(direction) * Vec2::new(self.width as f32, self.height as f32) - 0.5;
        let (x, y) = (at.x.floor(), at.y.floor());
        let (fx, fy) = (at.x - x, at.y - y);
        let column = |x: f32| (x as isize).rem_euclid(self.width as isize) as usize;
        let row = |y: f32| (y.max(0.0) as usize).min(self.height - 1) * self.width;
        let (left, right, top, bottom) = (column(x), column(x + 1.0), row(y), row(y + 1.0));
        let mix = |row: usize| self.pixels[row + left].lerp(self.pixels[row + right], fx);
        mix(top).lerp(mix(bottom), fy)
    }

    /// The picture at half its size, or itself if it is small.
    pub fn halved(&self) -> Self {
        let (width, height) = (self.width / 2, self.height / 2);
        let pixels = (0..width * height).map(|at| {
            let (x, y) = (at % width * 2, at / width * 2);
            let pixel = |dx, dy| self.pixels[(y + dy) * self.width + x + dx];
            (pixel(0, 0) + pixel(1, 0) + pixel(0, 1) + pixel(1, 1)) * 0.25
        });
        Self { width, height, pixels: pixels.collect() }
    }
}

/// Where `direction` is in the picture: from 0 to 1, from the left and from the top.
pub fn uv(direction: Vec3) -> Vec2 {
    Vec2::new(direction.z.atan2(direction.x) / (2.0 * PI) + 0.5, direction.y.clamp(-1.0, 1.0).acos() / PI)
}

/// The direction at a place in the picture.
pub fn direction(uv: Vec2) -> Vec3 {
    let (azimuth, polar) = ((uv.x - 0.5) * 2.0 * PI, uv.y * PI);
    Vec3::new(polar.sin() * azimuth.cos(), polar.cos(), polar.sin() * azimuth.sin())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_and_places_are_the_same_thing() {
        for at in [Vec2::new(0.1, 0.3), Vec2::new(0.9, 0.7), Vec2::splat(0.5)] {
            assert!((uv(direction(at)) - at).length() < 1e-5);
        }
        assert!((direction(Vec2::new(0.75, 0.5)) - Vec3::Z).length() < 1e-6, "+Z is right of the middle");
    }

    #[test]
    fn what_is_no_picture_of_all_directions_is_refused() {
        for bytes in [&b"no picture"[..], b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 100 +X 100\n", b""] {
            assert!(Panorama::decode(bytes).is_err());
        }
        let error = Panorama::decode(b"#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 40000 +X 80000\n").unwrap_err();
        assert!(error.contains("80000"), "{error}");
    }
}
