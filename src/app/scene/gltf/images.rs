//! The pictures of a file, decoded.
//!
//! Invariant: only pictures that a shown material names are decoded, and their size is known to be bounded before they are.

use super::{Flaw, Material, basis, file::File, json::Texture};
use crate::app::scene::environment::ktx2::is_ktx2;
use image::{ImageReader, Limits};
use image_webp::{DecodingError, WebPDecoder};
use std::{fmt, io::Cursor};

/// Largest side of a picture, in pixels.
const MOST_PIXELS: u32 = 8192;
/// Most pixels of all pictures together.
const MOST_IN_ALL: u64 = 1 << 28;

const SAVE: &str = "save it as a JPEG, PNG, WebP or Basis picture";

/// A decoded picture: 8 bits for each of red, green, blue and alpha. Empty if nothing shows it.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<[u8; 4]>,
}

/// The pictures of those materials that are used.
pub fn decode(file: &File, materials: &[Material], used: &[bool]) -> Result<Vec<Picture>, Flaw> {
    let mut pictures = vec![Picture::default(); file.root.images.len()];
    let mut total = 0;
    for (material, _) in materials.iter().zip(used).filter(|(_, used)| **used) {
        for (texture, _) in material.textures() {
            if pictures[texture.picture].pixels.is_empty() {
                pictures[texture.picture] = picture(file, texture.picture, &mut total)?;
            }
        }
    }
    Ok(pictures)
}

/// The size of an encoded picture by its first bytes, if it may be decoded beside those that have `total` pixels.
pub fn measure(bytes: &[u8], place: &str, total: &mut u64) -> Result<(u32, u32), Flaw> {
    let (width, height) = if is_webp(bytes) {
        WebPDecoder::new(Cursor::new(bytes)).map_err(|error| undecodable(place, error))?.dimensions()
    } else if is_ktx2(bytes) {
        basis::size(bytes).map_err(|error| undecodable(place, error))?
    } else {
        reader(bytes, place)?.into_dimensions().map_err(|error| undecodable(place, error))?
    };
    if width.max(height) > MOST_PIXELS {
        let message = format!("it has {width} x {height} pixels, its sides may have {MOST_PIXELS}");
        return Err(Flaw { remedy: "make it smaller", ..Flaw::new(place, message) });
    }
    *total += u64::from(width) * u64::from(height);
    if *total > MOST_IN_ALL {
        let message = format!("all pictures together have more than {MOST_IN_ALL} pixels");
        return Err(Flaw { remedy: "make them smaller", ..Flaw::new(place, message) });
    }
    Ok((width, height))
}

/// Whether all pictures that textures name may be decoded, one for each texture, as Bevy does.
pub fn measure_all(file: &File) -> Result<(), Flaw> {
    let mut total = 0;
    for at in file.root.textures.iter().filter_map(Texture::picture) {
        measure(&file.image(at)?, &format!("images[{at}]"), &mut total)?;
    }
    Ok(())
}

fn is_webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

fn reader<'a>(bytes: &'a [u8], place: &str) -> Result<ImageReader<Cursor<&'a [u8]>>, Flaw> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    reader.map_err(|error| Flaw { remedy: SAVE, ..Flaw::new(place, format!("it cannot be read: {error}")) })
}

fn undecodable(place: &str, error: impl fmt::Display) -> Flaw {
    Flaw { remedy: SAVE, ..Flaw::new(place, format!("it cannot be decoded: {error}")) }
}

/// One picture of a file, decoded; its pixels are counted in `total`.
pub fn picture(file: &File, at: usize, total: &mut u64) -> Result<Picture, Flaw> {
    let place = format!("images[{at}]");
    let bytes = file.image(at)?;
    let (width, height) = measure(&bytes, &place, total)?;
    let pixels = if is_webp(&bytes) {
        webp(&bytes).map_err(|error| undecodable(&place, error))?
    } else if is_ktx2(&bytes) {
        basis::decode(&bytes).map_err(|error| undecodable(&place, error))?
    } else {
        let mut reader = reader(&bytes, &place)?;
        let mut limits = Limits::default();
        limits.max_alloc = Some(u64::from(MOST_PIXELS).pow(2) * 16);
        reader.limits(limits);
        let image = reader.decode().map_err(|error| undecodable(&place, error))?.into_rgba8();
        image.pixels().map(|pixel| pixel.0).collect()
    };
    Ok(Picture { width, height, pixels })
}

/// The pixels of a WebP picture whose size is known to be bounded.
fn webp(bytes: &[u8]) -> Result<Vec<[u8; 4]>, DecodingError> {
    let mut decoder = WebPDecoder::new(Cursor::new(bytes))?;
    let mut raw = vec![0; decoder.output_buffer_size().ok_or(DecodingError::ImageTooLarge)?];
    decoder.read_image(&mut raw)?;
    Ok(if decoder.has_alpha() {
        raw.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2], pixel[3]]).collect()
    } else {
        raw.chunks_exact(3).map(|pixel| [pixel[0], pixel[1], pixel[2], 255]).collect()
    })
}
