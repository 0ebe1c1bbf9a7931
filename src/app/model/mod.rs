//! `atelier render --model`: any glTF file as a picture, without a display.
//!
//! Invariant: light of 1 from everywhere makes a white surface white at every quality, as it does in three.js at exposure 1.

mod camera;
mod fast;
mod rest;

pub use camera::{Angle, Orbit, Target};

use super::{
    launch,
    scene::{
        environment::{EnvironmentError, Panorama},
        gltf::{self, ModelError},
        rest::Quality as Effort,
        tone::ToneMapping,
    },
};
use crate::{catalog::Rgb, service::roots::Roots};
use bevy::{image::TextureError, math::UVec2};
use std::path::{Path, PathBuf};

/// How a glTF file is shown.
#[derive(Clone, Debug, clap::Args)]
pub struct Options {
    /// glTF file to render in place of a product line.
    #[arg(long, value_name = "FILE.glb", conflicts_with_all = ["line", "design", "set", "camera", "transparent", "light", "SeriesArgs"])]
    pub model: Option<PathBuf>,
    /// Material variant of the file (KHR_materials_variants); its own materials by default.
    #[arg(long, value_name = "NAME", requires = "model")]
    pub variant: Option<String>,
    /// Light for the file: an equirectangular Radiance HDR, or a KTX2 cube map of bake-environment; the studio by default.
    #[arg(long, value_name = "FILE.hdr|FILE.ktx2", requires = "model")]
    pub environment: Option<PathBuf>,
    /// Where the camera is: degrees around the target from +Z, degrees down from straight above, distance in metres. Around
    /// the whole file by default.
    #[arg(long, value_name = "THETA PHI RADIUS", requires = "model", allow_hyphen_values = true)]
    pub orbit: Option<Orbit>,
    /// What the camera looks at, in metres; the middle of the file by default.
    #[arg(long, value_name = "X Y Z", requires = "model", allow_hyphen_values = true)]
    pub target: Option<Target>,
    /// Vertical field of view in degrees.
    #[arg(long, value_name = "DEGREES", default_value = "45", requires = "model")]
    pub fov: Angle,
    /// How light becomes colour.
    #[arg(long, value_enum, default_value_t, requires = "model")]
    pub tone_mapping: ToneMapping,
    /// What is behind the file: `transparent`, `environment`, or a colour as `#rrggbb`.
    #[arg(long, value_name = "WHAT", default_value = "transparent", requires = "model")]
    pub background: Background,
}

/// How much time a picture may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Quality {
    /// With the graphics card, in the time of a frame: a line as while the camera moves; for a file, what light reaches each
    /// vertex is measured before.
    #[default]
    Fast,
    /// As when everything rests: light is followed until the picture is true. For a file this needs no graphics card.
    Rest,
}

/// What is seen where the file shows nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Background {
    #[default]
    Transparent,
    Environment,
    Color(Rgb),
}

impl std::str::FromStr for Background {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "transparent" => return Ok(Self::Transparent),
            "environment" => return Ok(Self::Environment),
            _ => {}
        }
        let hex = text.strip_prefix('#').filter(|hex| hex.len() == 6 && hex.is_ascii());
        let byte = |at: usize| hex.and_then(|hex| u8::from_str_radix(&hex[at..at + 2], 16).ok());
        match (byte(0), byte(2), byte(4)) {
            (Some(r), Some(g), Some(b)) => Ok(Self::Color([r, g, b])),
            _ => Err("expected transparent, environment, or a colour such as #f0ece6".into()),
        }
    }
}

/// A picture to take of a file.
#[derive(Clone, Debug)]
pub struct Request {
    pub model: PathBuf,
    pub variant: Option<String>,
    /// Animations of the file by name, and how far each has played, from 0 to 1.
    pub poses: Vec<(String, f32)>,
    pub environment: PathBuf,
    pub orbit: Option<Orbit>,
    pub target: Option<Target>,
    pub fov: Angle,
    pub tone_mapping: ToneMapping,
    pub background: Background,
    /// Width and height in pixels.
    pub size: UVec2,
    pub roots: Roots,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    #[error(transparent)]
    Model(#[from] ModelError),
    #[error(transparent)]
    Environment(#[from] EnvironmentError),
    #[error(transparent)]
    Graphics(#[from] launch::NoGraphics),
    #[error(transparent)]
    Mistake(#[from] launch::Mistake),
    #[error("the light of the surroundings cannot be used: {0}")]
    Light(#[from] TextureError),
    #[error("the renderer gave no picture within {} seconds", fast::PATIENCE.as_secs())]
    TimedOut,
    #[error("{path} cannot be written: {source}; check that its folder exists, is writable and has space")]
    Write { path: PathBuf, source: image::ImageError },
}

/// A picture, and what it leaves out.
pub struct Taken {
    pub picture: image::RgbaImage,
    pub notes: Vec<String>,
}

/// Takes the picture that `request` asks for.
pub fn take(request: &Request, quality: Quality, effort: Effort) -> Result<Taken, PictureError> {
    let model = gltf::load(&request.model, request.variant.as_deref(), &request.poses)?;
    let panorama = Panorama::read(&request.environment)?;
    let notes = model.notes.clone();
    let picture = match quality {
        Quality::Rest => rest::picture(request, model, panorama, effort),
        Quality::Fast => fast::picture(request, model, panorama)?,
    };
    Ok(Taken { picture, notes })
}

/// The light that files without one of their own stand in.
pub fn studio(assets: &Path) -> PathBuf {
    assets.join("environments/studio_specular.ktx2")
}

/// Writes `picture` to a PNG file.
pub fn write(picture: &image::RgbaImage, path: &Path) -> Result<(), PictureError> {
    let error = |source| PictureError::Write { path: path.to_owned(), source };
    picture.save_with_format(path, image::ImageFormat::Png).map_err(error)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_background_is_a_word_or_a_colour() {
        for (text, expect) in [
            ("transparent", Background::Transparent),
            ("environment", Background::Environment),
            ("#f0EcE6", Background::Color([0xF0, 0xEC, 0xE6])),
        ] {
            assert_eq!(text.parse(), Ok(expect));
        }
        for text in ["", "#", "#12345", "#1234567", "#12345g", "white", "#äöü"] {
            assert!(text.parse::<Background>().is_err(), "{text}");
        }
    }
}
