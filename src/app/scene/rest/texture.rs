//! Looking pictures up.
//!
//! Invariant: any coordinate gives a finite colour.

use crate::app::scene::gltf::{Picture, Texture, Wrap};
use bevy::math::{Vec2, Vec4, Vec4Swizzles};
use std::sync::LazyLock;

/// Linear light for each byte of sRGB.
static LINEAR: LazyLock<[f32; 256]> = LazyLock::new(|| {
    std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
});

/// The colour of `texture` at the coordinates `uv` of the mesh, where numbers are numbers.
pub fn numbers(pictures: &[Picture], texture: &Texture, uv: Vec2) -> Vec4 {
    look_up(pictures, texture, uv, |pixel| Vec4::from_array(pixel.map(f32::from)) / 255.0)
}

/// The same where numbers are colours in sRGB; alpha is a number.
pub fn color(pictures: &[Picture], texture: &Texture, uv: Vec2) -> Vec4 {
    let linear = &*LINEAR;
    look_up(pictures, texture, uv, |[r, g, b, a]| {
        Vec4::new(linear[r as usize], linear[g as usize], linear[b as usize], f32::from(a) / 255.0)
    })
}

fn look_up(pictures: &[Picture], texture: &Texture, uv: Vec2, decode: impl Fn([u8; 4]) -> Vec4) -> Vec4 {
    let picture = &pictures[texture.picture];
    if picture.pixels.is_empty() {
        return Vec4::ONE;
    }
    let size = [picture.width, picture.height];
    let at = texture.uv_from_mesh.transform_point2(uv) * Vec2::new(size[0] as f32, size[1] as f32);
    let pixel = |x: i64, y: i64| {
        let x = wrapped(x, size[0], texture.wrap[0]);
        let y = wrapped(y, size[1], texture.wrap[1]);
        decode(picture.pixels[y * size[0] as usize + x])
    };
    if texture.nearest {
        return pixel(at.x.floor() as i64, at.y.floor() as i64);
    }
    let at = at - 0.5;
    let (x, y) = (at.x.floor(), at.y.floor());
    let (fx, fy) = (at.x - x, at.y - y);
    let (x, y) = (x as i64, y as i64);
    let top = pixel(x, y).lerp(pixel(x + 1, y), fx);
    let bottom = pixel(x, y + 1).lerp(pixel(x + 1, y + 1), fx);
    top.lerp(bottom, fy)
}

fn wrapped(at: i64, size: u32, wrap: Wrap) -> usize {
    let size = i64::from(size);
    let at = match wrap {
        Wrap::Repeat => at.rem_euclid(size),
        Wrap::Clamp => at.clamp(0, size - 1),
        Wrap::Mirror => {
            let at = at.rem_euclid(2 * size);
            at.min(2 * size - 1 - at)
        }
    };
    at as usize
}

/// Directions from the colours of a normal map.
pub fn normal(pictures: &[Picture], texture: &Texture, uv: Vec2, scale: f32) -> bevy::math::Vec3 {
    let packed = numbers(pictures, texture, uv).xyz() * 2.0 - 1.0;
    bevy::math::Vec3::new(packed.x * scale, packed.y * scale, packed.z)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Affine2;

    #[test]
    fn beyond_the_edge_a_picture_repeats_mirrors_or_stays() {
        for (wrap, expect) in
            [(Wrap::Repeat, [2, 0, 1, 2, 0]), (Wrap::Mirror, [0, 0, 1, 2, 2]), (Wrap::Clamp, [0, 0, 1, 2, 2])]
        {
            assert_eq!([-1, 0, 1, 2, 3].map(|at| wrapped(at, 3, wrap)), expect, "{wrap:?}");
        }
        assert_eq!([wrapped(-7, 3, Wrap::Mirror), wrapped(6, 3, Wrap::Mirror)], [0, 0]);
    }

    #[test]
    fn colours_are_smoothed_as_light() {
        let picture = Picture { width: 2, height: 1, pixels: vec![[0, 0, 0, 255], [255; 4]] };
        let texture =
            Texture { picture: 0, set: 0, uv_from_mesh: Affine2::IDENTITY, wrap: [Wrap::Clamp; 2], nearest: false };
        let middle = Vec2::splat(0.5);
        assert!((color(std::slice::from_ref(&picture), &texture, middle).x - 0.5).abs() < 1e-6);
        let nearest = Texture { nearest: true, ..texture };
        assert_eq!(numbers(&[picture], &nearest, Vec2::new(0.4, 0.5)).x, 0.0);
    }
}
