//! The line around a silhouette, as a picture.
//!
//! Invariant: light with dark around it, so that it is told from any product in any light; nothing within the silhouette is
//! painted over.

use super::silhouette::Mask;
use bevy::prelude::*;

/// How far the light line and the dark one around it reach from the silhouette, in logical pixels.
const LIGHT: f32 = 1.75;
const DARK: f32 = 3.25;
/// How much light and dark cover.
const LIGHT_ALPHA: f32 = 0.95;
const DARK_ALPHA: f32 = 0.5;
/// Colour of the light line: that of panels.
const COLOR: [u8; 3] = [0xFB, 0xF9, 0xF6];

/// Pixels around a silhouette that its line needs; `scale` is physical by logical pixels.
pub fn margin(scale: f32) -> u32 {
    (DARK * scale).ceil() as u32 + 1
}

/// The line around `mask`: sRGB with alpha multiplied into the light, row by row.
pub fn picture(mask: &Mask, scale: f32) -> Vec<u8> {
    let size = mask.area.size();
    let light = grown(mask, size, LIGHT * scale);
    let dark = grown(mask, size, DARK * scale);
    let color = Color::srgb_u8(COLOR[0], COLOR[1], COLOR[2]).to_linear().to_vec3();
    let mut pixels = Vec::with_capacity(mask.shares.len() * 4);
    for ((share, light), dark) in mask.shares.iter().zip(light).zip(dark) {
        let light = (light - share).max(0.0) * LIGHT_ALPHA;
        let dark = (dark - share).max(0.0) * DARK_ALPHA;
        let alpha = light + dark * (1.0 - light);
        let seen = Srgba::from(LinearRgba::from_vec3(color * light));
        pixels.extend([seen.red, seen.green, seen.blue, alpha].map(|channel| (channel * 255.0).round() as u8));
    }
    pixels
}

/// How much of each pixel is covered by the silhouette grown by `radius` pixels.
fn grown(mask: &Mask, size: UVec2, radius: f32) -> Vec<f32> {
    let (width, height) = (size.x as i32, size.y as i32);
    let at = |x: i32, y: i32| {
        let inside = (0..width).contains(&x) && (0..height).contains(&y);
        inside.then(|| (y * width + x) as usize)
    };
    let share = |x: i32, y: i32| at(x, y).map(|at| mask.shares[at]);
    let reach = (radius + 0.5).ceil() as i32;
    let disc: Vec<(i32, i32, f32)> = (-reach..=reach)
        .flat_map(|y| (-reach..=reach).map(move |x| (x, y)))
        .map(|(x, y)| (x, y, (radius + 0.5 - Vec2::new(x as f32, y as f32).length()).clamp(0.0, 1.0)))
        .filter(|(.., weight)| *weight > 0.0)
        .collect();
    let mut grown = mask.shares.clone();
    for (y, x) in (0..height).flat_map(|y| (0..width).map(move |x| (y, x))) {
        let own = mask.shares[(y * width + x) as usize];
        // Only its rim makes it larger.
        let is_rim = [(1, 0), (-1, 0), (0, 1), (0, -1)].iter().any(|(dx, dy)| share(x + dx, y + dy) < Some(own));
        if own == 0.0 || !is_rim {
            continue;
        }
        for (dx, dy, weight) in &disc {
            if let Some(at) = at(x + dx, y + dy) {
                grown[at] = grown[at].max(own * weight);
            }
        }
    }
    grown
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line around a square of 4 pixels in the middle of 14: its colours, by place.
    fn drawn() -> impl Fn(usize, usize) -> [u8; 4] {
        let inside = |at: usize| (5..9).contains(&(at % 14)) && (5..9).contains(&(at / 14));
        let shares = (0..14 * 14).map(|at| if inside(at) { 1.0 } else { 0.0 }).collect();
        let pixels = picture(&Mask { area: URect::new(0, 0, 14, 14), shares }, 1.0);
        move |x, y| pixels[(y * 14 + x) * 4..][..4].try_into().unwrap()
    }

    #[test]
    fn a_silhouette_has_light_and_then_dark_around_it_and_nothing_on_it() {
        let at = drawn();
        assert_eq!([at(5, 5), at(7, 7)], [[0; 4]; 2], "on the part");
        let [r, _, _, a] = at(9, 7);
        assert!(r > 235 && a > 235, "beside it is the light line: {:?}", at(9, 7));
        let [r, _, _, a] = at(11, 7);
        assert!(r < 120 && (90..200).contains(&a), "then the dark one: {:?}", at(11, 7));
        assert_eq!(at(13, 7), [0; 4], "and nothing after it");
    }

    #[test]
    fn it_looks_the_same_on_all_sides() {
        let at = drawn();
        for (x, y) in [(9, 7), (10, 9), (11, 11), (12, 6)] {
            assert_eq!(at(x, y), at(13 - x, y), "{x} {y}");
            assert_eq!(at(x, y), at(y, x), "{x} {y}");
        }
    }

    #[test]
    fn the_margin_is_wide_enough_for_the_line() {
        for scale in [1.0, 1.25, 2.0] {
            assert!(margin(scale) as f32 >= DARK * scale + 0.5);
        }
    }
}
