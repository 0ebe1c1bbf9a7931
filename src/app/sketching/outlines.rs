//! From a picture to the outlines of what is dark in it.
//!
//! Invariant: whatever the bytes are, reading them takes bounded memory, and what comes back is accepted by the rule.

use crate::{
    app::session::PictureFlaw,
    catalog::{Drawing, DrawingRule},
};
use contour::ContourBuilder;
use image::{DynamicImage, GenericImage, GrayImage, ImageReader, Limits, Luma, imageops, imageops::FilterType};
use std::io::Cursor;

/// Largest side of a picture, in pixels: that of the largest photographs.
const MOST_PIXELS: u32 = 16_384;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;
/// Pixels in a step of the grid: more do not make outlines truer, fewer make them ragged.
const PIXELS_PER_STEP: u32 = 3;
/// Width of the margin around a traced picture, in steps.
const MARGIN: u32 = 4;
/// Standard deviation of the blur that takes away the grain of a photograph, in pixels.
const GRAIN: f32 = 1.4;
/// Least difference between what is dark and what is light, of 255: in a picture of less there is nothing to see.
const LEAST_CONTRAST: u8 = 24;

/// The drawing that an encoded picture makes.
pub fn traced(bytes: &[u8], rule: &DrawingRule) -> Result<Drawing, PictureFlaw> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| PictureFlaw::Unreadable)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS);
    limits.max_image_height = Some(MOST_PIXELS);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let decoded = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => PictureFlaw::Large,
        _ => PictureFlaw::Unreadable,
    })?;
    let (picture, corner) = sheet(&decoded, rule.size);
    let dark = darkness(&picture).ok_or(PictureFlaw::Empty)?;
    let values: Vec<_> = dark.pixels().map(|pixel| f64::from(pixel.0[0])).collect();
    let (width, height) = (dark.width() as usize, dark.height() as usize);
    let builder = ContourBuilder::new(width, height, true);
    // Dark is what has more than half: see [`darkness`].
    let contours = builder.contours(&values, &[127.5]).map_err(|_| PictureFlaw::Empty)?;
    let polygons = contours.iter().flat_map(|contour| contour.geometry());
    let rings = polygons.flat_map(|polygon| std::iter::once(polygon.exterior()).chain(polygon.interiors()));
    let step = |at: f64, corner: f32| at as f32 / PIXELS_PER_STEP as f32 + corner - 0.5;
    let outlines: Vec<Vec<_>> =
        rings.map(|ring| ring.coords().map(|at| [step(at.x, corner[0]), step(at.y, corner[1])]).collect()).collect();
    rule.fitted(&outlines).ok_or(PictureFlaw::Empty)
}

/// The picture in grey, as large as the grid has room for, with a pixel of its paper around it; and where its upper left corner
/// lies on the grid, in steps.
fn sheet(decoded: &DynamicImage, size: [u8; 2]) -> (GrayImage, [f32; 2]) {
    let room = size.map(|steps| u32::from(steps).saturating_sub(2 * MARGIN).max(1) * PIXELS_PER_STEP);
    let small = decoded.resize(room[0], room[1], FilterType::Triangle).into_luma_alpha8();
    let grey = GrayImage::from_fn(small.width(), small.height(), |x, y| {
        // What is see-through lies on white paper.
        let [grey, alpha] = small.get_pixel(x, y).0.map(u32::from);
        Luma([((grey * alpha + 255 * (255 - alpha)) / 255) as u8])
    });
    let smooth = imageops::blur(&grey, GRAIN);
    let paper = rim(&smooth);
    let mut sheet = GrayImage::from_pixel(smooth.width() + 2, smooth.height() + 2, Luma([paper]));
    // It is two pixels larger, so it fits.
    sheet.copy_from(&smooth, 1, 1).ok();
    let corner = |steps: u8, pixels: u32| (f32::from(steps) - pixels as f32 / PIXELS_PER_STEP as f32) / 2.0;
    let corners = [corner(size[0], sheet.width()), corner(size[1], sheet.height())];
    (sheet, corners)
}

/// The middle of the greys along the edges: most pictures have paper there.
fn rim(picture: &GrayImage) -> u8 {
    let (right, bottom) = (picture.width().saturating_sub(1), picture.height().saturating_sub(1));
    let across = (0..=right).flat_map(|x| [(x, 0), (x, bottom)]);
    let down = (0..=bottom).flat_map(|y| [(0, y), (right, y)]);
    let mut greys: Vec<_> = across.chain(down).map(|(x, y)| picture.get_pixel(x, y).0[0]).collect();
    greys.sort_unstable();
    greys.get(greys.len() / 2).copied().unwrap_or(u8::MAX)
}

/// How much each pixel is ink: more than half of 255 beyond the threshold, on the side that is not that of the paper. `None` if
/// the picture is even.
fn darkness(sheet: &GrayImage) -> Option<GrayImage> {
    let greys = || sheet.pixels().map(|pixel| pixel.0[0]);
    let (darkest, lightest) = (greys().min()?, greys().max()?);
    if lightest - darkest < LEAST_CONTRAST {
        return None;
    }
    let threshold = f32::from(otsu(greys())) + 0.5;
    let is_light = f32::from(sheet.get_pixel(0, 0).0[0]) > threshold;
    let ink = |grey: u8| {
        let beyond = if is_light { threshold - f32::from(grey) } else { f32::from(grey) - threshold };
        (127.5 + beyond).clamp(0.0, 255.0) as u8
    };
    Some(GrayImage::from_fn(sheet.width(), sheet.height(), |x, y| Luma([ink(sheet.get_pixel(x, y).0[0])])))
}

/// The grey that parts the dark ones, itself among them, from the light ones so that both differ most (Otsu, “A threshold
/// selection method from gray-level histograms”, 1979).
fn otsu(greys: impl Iterator<Item = u8>) -> u8 {
    let mut counts = [0_u64; 256];
    greys.for_each(|grey| counts[usize::from(grey)] += 1);
    let weigh = |range: &[u64], from: usize| {
        let count: u64 = range.iter().sum();
        let sum: u64 = range.iter().enumerate().map(|(i, count)| count * (from + i) as u64).sum();
        (count as f64, sum as f64)
    };
    let between = |grey: &u8| {
        let split = usize::from(*grey) + 1;
        let ((dark, dark_sum), (light, light_sum)) = (weigh(&counts[..split], 0), weigh(&counts[split..], split));
        let apart = dark_sum / dark.max(1.0) - light_sum / light.max(1.0);
        if dark * light > 0.0 { dark * light * apart * apart } else { 0.0 }
    };
    (0..u8::MAX).max_by(|a, b| between(a).total_cmp(&between(b))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::drawn::{Place, cover},
        catalog::{Pen, ValueIx},
    };

    fn rule() -> DrawingRule {
        DrawingRule { room: 300, size: [240, 200], drawn: ValueIx(1) }
    }

    fn png(width: u32, height: u32, grey: impl Fn(u32, u32) -> u8) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = GrayImage::from_fn(width, height, |x, y| Luma([grey(x, y)]));
        picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    /// A ring around the middle of a square of 400 pixels, with grain.
    fn ring(ink: u8, paper: u8) -> Vec<u8> {
        png(400, 400, |x, y| {
            let away = (x as f32 - 200.0).hypot(y as f32 - 200.0);
            let grain = (x * 7 + y * 13) % 11;
            let grey = if (80.0..160.0).contains(&away) { ink } else { paper };
            grey.saturating_add(grain as u8)
        })
    }

    #[test]
    fn a_ring_is_traced_with_its_hole_dark_on_light_or_light_on_dark() {
        for (ink, paper) in [(40, 220), (230, 30)] {
            let drawing = traced(&ring(ink, paper), &rule()).unwrap();
            assert_eq!(rule().check(&drawing), Ok(()));
            assert!(drawing.strokes.iter().all(|stroke| stroke.pen == Pen::Shape), "{drawing}");
            let mut mask = tiny_skia::Mask::new(240, 200).unwrap();
            cover(&mut mask, &drawing, Place { left: 0.0, top: 0.0, step: 1.0 });
            // The square of 400 pixels is 192 steps: the ring goes from 38.4 to 76.8 steps around the middle.
            let at = |x: usize, y: usize| mask.data()[y * 240 + x];
            assert_eq!([at(120, 100), at(120 + 34, 100), at(120 + 43, 100), at(120, 100 - 72)], [0, 0, 255, 255]);
            assert_eq!([at(120 + 82, 100), at(120, 100 + 81), at(2, 2)], [0, 0, 0], "{ink} on {paper}");
        }
    }

    #[test]
    fn what_is_no_picture_or_shows_nothing_is_told() {
        let of = |bytes: &[u8]| traced(bytes, &rule());
        assert_eq!(of(b"no picture"), Err(PictureFlaw::Unreadable));
        assert_eq!(of(&ring(40, 220)[..900]), Err(PictureFlaw::Unreadable));
        assert_eq!(of(&png(60, 60, |_, _| 128)), Err(PictureFlaw::Empty));
        assert_eq!(of(&png(1, 1, |_, _| 0)), Err(PictureFlaw::Empty));
        // A header that promises more than any memory holds.
        let mut huge = png(4, 4, |x, _| (x * 60) as u8);
        huge[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
        assert!(matches!(of(&huge), Err(PictureFlaw::Large | PictureFlaw::Unreadable)));
    }

    #[test]
    fn a_wild_picture_is_made_to_fit() {
        let noise = png(640, 480, |x, y| ((x / 7 * 31 + y / 5 * 17) % 13 * 20) as u8);
        let drawing = traced(&noise, &rule()).unwrap();
        assert_eq!(rule().check(&drawing), Ok(()));
    }
}
