//! Smaller copies of a texture, so that it does not shimmer where it is seen from far.
//!
//! Invariant: colours are averaged as light (linear), weighted by alpha; the result is premultiplied by alpha, which is what
//! [`super::materials`] blends with. Normals are averaged as they are and left shorter: that is how much they differ, which
//! [`super::touch`] makes roughness of.

use bevy::{image::Image, render::render_resource::TextureFormat};

/// Adds all mip levels to an 8-bit RGBA picture that has none, and premultiplies it; leaves any other picture alone.
pub fn complete(image: &mut Image) {
    let descriptor = &image.texture_descriptor;
    let (mut width, mut height) = (descriptor.size.width as usize, descriptor.size.height as usize);
    let plain = matches!(descriptor.format, TextureFormat::Rgba8UnormSrgb | TextureFormat::Rgba8Unorm)
        && descriptor.mip_level_count == 1
        && descriptor.size.depth_or_array_layers == 1
        && width.max(height) > 1;
    let Some(data) = image.data.as_ref().filter(|data| plain && data.len() == width * height * 4) else { return };
    let is_color = descriptor.format == TextureFormat::Rgba8UnormSrgb;
    let decode = |c: f32| if is_color { srgb_to_linear(c) } else { c };
    let encode = |c: f32| if is_color { linear_to_srgb(c) } else { c };
    let to_linear: [f32; 256] = std::array::from_fn(|i| decode(i as f32 / 255.0));
    let mut level: Vec<[f32; 4]> = data
        .chunks_exact(4)
        .map(|p| {
            let alpha = f32::from(p[3]) / 255.0;
            let [r, g, b] = [p[0], p[1], p[2]].map(|c| to_linear[usize::from(c)] * alpha);
            [r, g, b, alpha]
        })
        .collect();
    let to_srgb: Vec<u8> = (0..=4096).map(|i| (encode(i as f32 / 4096.0) * 255.0).round() as u8).collect();
    let opaque = data.chunks_exact(4).all(|p| p[3] == 255);
    let mut bytes = Vec::with_capacity(data.len() * 4 / 3 + 64);
    let mut levels = 1;
    if opaque {
        bytes.extend_from_slice(data);
    } else {
        write(&level, &to_srgb, &mut bytes);
    }
    while width.max(height) > 1 {
        (level, width, height) = halve(&level, width, height);
        write(&level, &to_srgb, &mut bytes);
        levels += 1;
    }
    image.data = Some(bytes);
    image.texture_descriptor.mip_level_count = levels;
}

fn halve(level: &[[f32; 4]], width: usize, height: usize) -> (Vec<[f32; 4]>, usize, usize) {
    let (half_width, half_height) = ((width / 2).max(1), (height / 2).max(1));
    let mut half = Vec::with_capacity(half_width * half_height);
    for y in 0..half_height {
        let rows = [2 * y, (2 * y + 1).min(height - 1)];
        for x in 0..half_width {
            let columns = [2 * x, (2 * x + 1).min(width - 1)];
            let mut sum = [0.0; 4];
            for (row, column) in rows.iter().flat_map(|row| columns.map(|column| (row, column))) {
                for (total, channel) in sum.iter_mut().zip(level[row * width + column]) {
                    *total += channel / 4.0;
                }
            }
            half.push(sum);
        }
    }
    (half, half_width, half_height)
}

fn write(level: &[[f32; 4]], to_srgb: &[u8], bytes: &mut Vec<u8>) {
    for [r, g, b, a] in level {
        bytes.extend([r, g, b].map(|c| to_srgb[(c.clamp(0.0, 1.0) * 4096.0).round() as usize]));
        bytes.push((a * 255.0).round() as u8);
    }
}

/// IEC 61966-2-1.
fn srgb_to_linear(c: f32) -> f32 {
    if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// IEC 61966-2-1.
fn linear_to_srgb(c: f32) -> f32 {
    if c <= 0.003_130_8 { c * 12.92 } else { 1.055 * c.powf(1.0 / 2.4) - 0.055 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::{
        asset::RenderAssetUsages,
        render::render_resource::{Extent3d, TextureDimension},
    };

    fn picture(width: u32, height: u32, pixels: &[[u8; 4]]) -> Image {
        let size = Extent3d { width, height, depth_or_array_layers: 1 };
        let data = pixels.concat();
        Image::new(size, TextureDimension::D2, data, TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::default())
    }

    #[test]
    fn black_and_white_mix_to_half_the_light() {
        let mut image = picture(2, 1, &[[0, 0, 0, 255], [255; 4]]);
        complete(&mut image);
        assert_eq!(image.texture_descriptor.mip_level_count, 2);
        assert_eq!(image.data.expect("the picture has data")[8..], [188, 188, 188, 255]);
    }

    #[test]
    fn numbers_are_averaged_as_they_are() {
        let mut image = picture(2, 1, &[[0, 128, 255, 255], [255, 128, 255, 255]]);
        image.texture_descriptor.format = TextureFormat::Rgba8Unorm;
        complete(&mut image);
        assert_eq!(image.data.expect("the picture has data")[8..], [128, 128, 255, 255]);
    }

    #[test]
    fn every_level_down_to_one_pixel_is_there() {
        let mut image = picture(4, 2, &[[9, 9, 9, 255]; 8]);
        complete(&mut image);
        assert_eq!(image.texture_descriptor.mip_level_count, 3);
        assert_eq!(image.data.expect("the picture has data").len(), (8 + 2 + 1) * 4);
    }

    #[test]
    fn see_through_pictures_are_premultiplied_once() {
        let mut image = picture(2, 1, &[[255, 255, 255, 0], [255, 255, 255, 255]]);
        complete(&mut image);
        let first = image.data.clone().expect("the picture has data");
        assert_eq!(first[..8], [0, 0, 0, 0, 255, 255, 255, 255]);
        complete(&mut image);
        assert_eq!(image.data.expect("the picture has data"), first);
    }
}
