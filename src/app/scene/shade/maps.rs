//! Pictures of a file, and light from its surroundings, for the renderer.

use crate::app::scene::{
    environment::{Panorama, cube, ktx2},
    gltf::{Picture, Texture, Wrap},
    rest::microfacet::{GGX_ALBEDO, GGX_GRAZING, SHEEN_ALBEDO, SIDE},
};
use bevy::{
    asset::RenderAssetUsages,
    image::{
        CompressedImageFormats, ImageAddressMode, ImageFilterMode, ImageSampler, ImageSamplerDescriptor, ImageType,
        TextureError,
    },
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
};
use std::collections::HashMap;

/// Light from the surroundings, blurred for every roughness.
#[derive(Clone, Debug)]
pub struct Light {
    pub glossy: Handle<Image>,
    pub matt: Handle<Image>,
    pub shares: Handle<Image>,
}

/// Prefilters `panorama`.
pub fn light(panorama: &Panorama, images: &mut Assets<Image>) -> Result<Light, TextureError> {
    let mut image = |cube: &cube::Cube| -> Result<Handle<Image>, TextureError> {
        let image = Image::from_buffer(
            &ktx2::write(cube),
            ImageType::Extension("ktx2"),
            CompressedImageFormats::NONE,
            false,
            ImageSampler::linear(),
            RenderAssetUsages::RENDER_WORLD,
        )?;
        Ok(images.add(image))
    };
    let (glossy, matt) = (image(&cube::specular(panorama))?, image(&cube::diffuse(panorama))?);
    Ok(Light { glossy, matt, shares: images.add(shares()) })
}

/// What the shader asks of surfaces over cosine and roughness.
fn shares() -> Image {
    let tables = GGX_ALBEDO.values().iter().zip(GGX_GRAZING.values()).zip(SHEEN_ALBEDO.values());
    let data = tables.flat_map(|((all, grazing), sheen)| [all - grazing, *grazing, *sheen, 1.0]);
    let size = Extent3d { width: SIDE as u32, height: SIDE as u32, depth_or_array_layers: 1 };
    let bytes = data.flat_map(f32::to_le_bytes).collect();
    Image::new(size, TextureDimension::D2, bytes, TextureFormat::Rgba32Float, RenderAssetUsages::RENDER_WORLD)
}

/// The pictures of a file; each is made once for every way in which it is used.
pub struct Maps<'a> {
    pictures: &'a [Picture],
    images: &'a mut Assets<Image>,
    made: HashMap<(usize, bool, [u8; 3]), Handle<Image>>,
}

impl<'a> Maps<'a> {
    pub fn new(pictures: &'a [Picture], images: &'a mut Assets<Image>) -> Self {
        Self { pictures, images, made: HashMap::new() }
    }

    /// The picture of `texture`, whose numbers are colours in sRGB if `is_color`.
    pub fn image(&mut self, texture: &Texture, is_color: bool) -> Option<Handle<Image>> {
        let picture = self.pictures.get(texture.picture).filter(|picture| !picture.pixels.is_empty())?;
        let key =
            (texture.picture, is_color, [texture.wrap[0] as u8, texture.wrap[1] as u8, u8::from(texture.nearest)]);
        let images = &mut *self.images;
        let made = self.made.entry(key).or_insert_with(|| images.add(image(picture, texture, is_color)));
        Some(made.clone())
    }
}

fn image(picture: &Picture, texture: &Texture, is_color: bool) -> Image {
    let size = Extent3d { width: picture.width, height: picture.height, depth_or_array_layers: 1 };
    let format = if is_color { TextureFormat::Rgba8UnormSrgb } else { TextureFormat::Rgba8Unorm };
    let (data, levels) = levels(picture, is_color);
    let usage = RenderAssetUsages::RENDER_WORLD;
    let mut image = Image::new_uninit(size, TextureDimension::D2, format, usage);
    image.data = Some(data);
    image.texture_descriptor.mip_level_count = levels;
    let address = |wrap| match wrap {
        Wrap::Repeat => ImageAddressMode::Repeat,
        Wrap::Mirror => ImageAddressMode::MirrorRepeat,
        Wrap::Clamp => ImageAddressMode::ClampToEdge,
    };
    let filter = if texture.nearest { ImageFilterMode::Nearest } else { ImageFilterMode::Linear };
    image.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: address(texture.wrap[0]),
        address_mode_v: address(texture.wrap[1]),
        mag_filter: filter,
        min_filter: ImageFilterMode::Linear,
        mipmap_filter: ImageFilterMode::Linear,
        anisotropy_clamp: if texture.nearest { 1 } else { 8 },
        ..default()
    });
    image
}

/// The picture and all its halves, one after the other.
fn levels(picture: &Picture, is_color: bool) -> (Vec<u8>, u32) {
    let decode: [f32; 256] = std::array::from_fn(|byte| {
        let value = byte as f32 / 255.0;
        if is_color { Color::srgb(value, value, value).to_linear().red } else { value }
    });
    let encode = |value: f32| {
        let value = if is_color { Srgba::from(LinearRgba::rgb(value, value, value)).red } else { value };
        (value.clamp(0.0, 1.0) * 255.0).round() as u8
    };
    let codes: Vec<u8> = (0..=4096_u16).map(|at| encode(f32::from(at) / 4096.0)).collect();
    let mut bytes: Vec<u8> = picture.pixels.iter().flatten().copied().collect();
    let (mut width, mut height) = (picture.width as usize, picture.height as usize);
    let open =
        |[r, g, b, a]: [u8; 4]| [decode[r as usize], decode[g as usize], decode[b as usize], f32::from(a) / 255.0];
    let mut level: Vec<[f32; 4]> = picture.pixels.iter().map(|pixel| open(*pixel)).collect();
    let mut count = 1;
    while width.max(height) > 1 {
        let (next_width, next_height) = ((width / 2).max(1), (height / 2).max(1));
        let at = |x: usize, y: usize| level[y.min(height - 1) * width + x.min(width - 1)];
        let mut next = Vec::with_capacity(next_width * next_height);
        for (x, y) in (0..next_height).flat_map(|y| (0..next_width).map(move |x| (2 * x, 2 * y))) {
            let four = [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
            next.push([0, 1, 2, 3].map(|channel| four.iter().map(|pixel| pixel[channel]).sum::<f32>() * 0.25));
        }
        (level, width, height) = (next, next_width, next_height);
        count += 1;
        for [r, g, b, a] in &level {
            bytes.extend([r, g, b].map(|value| codes[(value.clamp(0.0, 1.0) * 4096.0) as usize]));
            bytes.push((a * 255.0).round() as u8);
        }
    }
    (bytes, count)
}
