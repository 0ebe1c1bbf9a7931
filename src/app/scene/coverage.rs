//! What is printed on a surface, as a texture: white where there is something, see-through elsewhere.
//!
//! Invariant: the same print gives the same pixels.

use super::{drawing, effects::Print, lettering, lettering::Typeface, mipmaps};
use bevy::{
    asset::RenderAssetUsages,
    image::{ImageSampler, ImageSamplerDescriptor},
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};

/// Length of the longer side of a picture, in pixels: on a label of 72 mm that is 28 a millimetre, finer than a screen shows it.
const LONGER_SIDE: f32 = 2048.0;

/// How much of each pixel is covered, row by row from the top.
#[derive(Debug)]
pub struct Coverage {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
    /// Most samples along the direction in which it is seen from the side.
    pub anisotropy: u16,
}

impl Coverage {
    /// What `print` looks like; nothing at all where it is empty, or needs a font and has none.
    pub fn of(print: &Print, typeface: Option<&Typeface>) -> Self {
        let covered = match print {
            Print::Words(words) => {
                typeface.filter(|_| !words.text.is_empty()).and_then(|typeface| lettering::set(words, typeface))
            }
            Print::Drawing(drawn) => drawing::draw(drawn),
        };
        // Words are seen from the side on a temple; a label is seen from the front, and the software driver leaves dots where it
        // filters pictures as large as this so.
        let anisotropy = if let Print::Words(_) = print { 8 } else { 1 };
        // Two pixels: a picture of one needs no smaller copies, so its white would not be weakened by its alpha.
        let (width, height, pixels) = match covered {
            Some(mask) => (mask.width(), mask.height(), mask.data().to_vec()),
            None => (2, 1, vec![0; 2]),
        };
        Self { width, height, pixels, anisotropy }
    }

    /// The texture, with all its smaller copies.
    pub fn into_image(self) -> Image {
        let size = Extent3d { width: self.width, height: self.height, ..default() };
        let pixels = self.pixels.iter().flat_map(|alpha| [255, 255, 255, *alpha]).collect();
        let (format, usage) = (TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
        let mut image = Image::new(size, TextureDimension::D2, pixels, format, usage);
        image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
            anisotropy_clamp: self.anisotropy,
            ..ImageSamplerDescriptor::linear()
        });
        mipmaps::complete(&mut image);
        image
    }
}

/// Pixels in a millimetre of an area.
pub fn scale([width, height]: [f32; 2]) -> f32 {
    LONGER_SIDE / width.max(height)
}

/// The picture of an area, with nothing on it.
pub fn blank(area_mm: [f32; 2]) -> Option<tiny_skia::Mask> {
    let pixels = |mm: f32| ((mm * scale(area_mm)).round() as u32).max(1);
    tiny_skia::Mask::new(pixels(area_mm[0]), pixels(area_mm[1]))
}
