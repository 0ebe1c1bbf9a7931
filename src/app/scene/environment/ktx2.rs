//! Cube maps in KTX2 files, as Bevy reads them: shared exponents, compressed with Zstandard.
//!
//! Invariant: no more memory is used than the header of a file says a cube map of bounded size needs.

use super::cube::{Cube, Level};
use bevy::math::Vec3;
use ktx2::{Format, Header, Index, MAGIC, ParseError, Reader, SupercompressionScheme};
use ruzstd::{
    decoding::StreamingDecoder,
    encoding::{CompressionLevel, compress_to_vec},
};
use std::io::Read;

/// Largest side of a face, in pixels.
const MOST_SIZE: u32 = 2048;
/// Largest side of any picture, in pixels.
const MOST_SIDE: u32 = 8192;
/// Most bytes of any picture when it is unpacked.
const MOST_UNPACKED: u64 = 1 << 28;
const WRITER: &[u8] = b"KTXwriter\0Atelier\0";

/// Reads a cube map.
pub fn read(bytes: &[u8]) -> Result<Cube, String> {
    let file = open(bytes)?;
    let Header { format, pixel_width: width, pixel_height: height, .. } = file.header();
    let texel_size = match format {
        Some(Format::E5B9G9R9_UFLOAT_PACK32) => 4,
        Some(Format::R16G16B16A16_SFLOAT) => 8,
        Some(Format::R32G32B32A32_SFLOAT) => 16,
        _ => return Err("its format holds no light; make it with atelier bake-environment".into()),
    };
    let Header { pixel_depth: depth, layer_count: layers, face_count: faces, .. } = file.header();
    if faces != 6 || width != height || depth > 1 || layers > 1 || !(1..=MOST_SIZE).contains(&width) {
        return Err(format!("it is not one cube map with faces of at most {MOST_SIZE} pixels"));
    }
    let scheme = file.header().supercompression_scheme;
    let levels = file.levels().take(width.ilog2() as usize + 1).enumerate().map(|(at, level)| {
        let size = ((width >> at) as usize).max(1);
        let needed = size * size * 6 * texel_size;
        let raw = unpack(scheme, level.data, needed)?;
        if raw.len() < needed {
            return Err("the file is cut off".into());
        }
        Ok(Level { size, texels: raw.chunks_exact(texel_size).map(light).collect() })
    });
    Ok(Cube { levels: levels.collect::<Result<_, String>>()? })
}

/// Whether the bytes are a KTX2 file at all.
pub fn is_ktx2(bytes: &[u8]) -> bool {
    bytes.starts_with(&MAGIC)
}

/// A KTX2 file in which every place lies within its bytes.
pub fn open(bytes: &[u8]) -> Result<Reader<&[u8]>, String> {
    if !is_ktx2(bytes) {
        return Err("it is no KTX2 file".into());
    }
    if !has_sound_descriptor(bytes).ok_or("the file is cut off")? {
        return Err("what it says of its format makes no sense".into());
    }
    Reader::new(bytes).map_err(|error| match error {
        ParseError::UnexpectedEnd => "the file is cut off".to_owned(),
        other => format!("it cannot be read: {other}"),
    })
}

/// Whether the data format descriptor is one block with sides that the reader takes: it panics at sides of 256 texels.
fn has_sound_descriptor(bytes: &[u8]) -> Option<bool> {
    let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?) as usize);
    let (offset, length) = (word(48)?, word(52)?);
    let descriptor = bytes.get(offset..offset.checked_add(length)?)?;
    let block = u16::from_le_bytes([*descriptor.get(10)?, *descriptor.get(11)?]);
    Some(usize::from(block) + 4 == length && !descriptor.get(16..20)?.contains(&u8::MAX))
}

/// The first `most` bytes, at most, of what is `stored` with a scheme.
pub fn unpack(scheme: Option<SupercompressionScheme>, stored: &[u8], most: usize) -> Result<Vec<u8>, String> {
    match scheme {
        None => Ok(stored[..most.min(stored.len())].to_vec()),
        Some(SupercompressionScheme::Zstandard) => {
            let mut raw = Vec::new();
            let decoder = StreamingDecoder::new(stored).map_err(|error| format!("it cannot be unpacked: {error}"))?;
            let read = decoder.take(most as u64).read_to_end(&mut raw);
            read.map_err(|error| format!("it cannot be unpacked: {error}"))?;
            Ok(raw)
        }
        Some(other) => Err(format!("its compression {} cannot be unpacked; use Zstandard or none", other.value())),
    }
}

/// Whether a loader that unpacks without a bound may have the file.
pub fn inspect(bytes: &[u8]) -> Result<(), String> {
    let file = open(bytes)?;
    let Header { pixel_width: width, pixel_height: height, level_count: levels, .. } = file.header();
    if width.max(height) > MOST_SIDE || levels > 32 {
        return Err(format!("it has {width} x {height} pixels in {levels} sizes; sides may have {MOST_SIDE}"));
    }
    let mut total = 0;
    for level in file.levels() {
        total += level.data.len() as u64;
        if file.header().supercompression_scheme == Some(SupercompressionScheme::Zstandard) {
            let decoder =
                StreamingDecoder::new(level.data).map_err(|error| format!("it cannot be unpacked: {error}"))?;
            let most = MOST_UNPACKED.saturating_sub(total) + 1;
            let unpacked = std::io::copy(&mut decoder.take(most), &mut std::io::sink());
            total += unpacked.map_err(|error| format!("it cannot be unpacked: {error}"))?;
        }
        if total > MOST_UNPACKED {
            return Err(format!("it needs more than {} MiB", MOST_UNPACKED >> 20));
        }
    }
    Ok(())
}

/// The light of a texel, by its size in bytes.
fn light(texel: &[u8]) -> Vec3 {
    let light = match texel.len() {
        4 => {
            let bits = u32::from_le_bytes([texel[0], texel[1], texel[2], texel[3]]);
            let scale = 2.0_f32.powi((bits >> 27) as i32 - 24);
            Vec3::new((bits & 511) as f32, (bits >> 9 & 511) as f32, (bits >> 18 & 511) as f32) * scale
        }
        8 => Vec3::from_array([0, 2, 4].map(|at| half(u16::from_le_bytes([texel[at], texel[at + 1]])))),
        _ => Vec3::from_array(
            [0, 4, 8].map(|at| f32::from_le_bytes([texel[at], texel[at + 1], texel[at + 2], texel[at + 3]])),
        ),
    };
    if light.is_finite() { light.max(Vec3::ZERO) } else { Vec3::ZERO }
}

/// A number of half precision.
pub fn half(bits: u16) -> f32 {
    let (exponent, mantissa) = (i32::from(bits >> 10 & 31), f32::from(bits & 1023));
    let size =
        if exponent == 0 { mantissa * 2.0_f32.powi(-24) } else { (1024.0 + mantissa) * 2.0_f32.powi(exponent - 25) };
    if bits >> 15 == 1 { -size } else { size }
}

/// The bytes of a KTX2 file.
pub fn write(cube: &Cube) -> Vec<u8> {
    let raw: Vec<Vec<u8>> = cube
        .levels
        .iter()
        .map(|level| level.texels.iter().flat_map(|texel| shared_exponent(*texel).to_le_bytes()).collect())
        .collect();
    let packed: Vec<Vec<u8>> =
        raw.iter().map(|raw| compress_to_vec(raw.as_slice(), CompressionLevel::Fastest)).collect();
    let descriptor = data_format();
    let writer_length = WRITER.len() as u32;
    let descriptor_at = 80 + 24 * cube.levels.len();
    let writer_at = descriptor_at + descriptor.len();
    let padded = (4 + WRITER.len()).next_multiple_of(4);
    let side = cube.levels.first().map_or(0, |level| level.size) as u32;
    let header = Header {
        format: Some(Format::E5B9G9R9_UFLOAT_PACK32),
        type_size: 4,
        pixel_width: side,
        pixel_height: side,
        pixel_depth: 0,
        layer_count: 0,
        face_count: 6,
        level_count: cube.levels.len() as u32,
        supercompression_scheme: Some(SupercompressionScheme::Zstandard),
        index: Index {
            dfd_byte_offset: descriptor_at as u32,
            dfd_byte_length: descriptor.len() as u32,
            kvd_byte_offset: writer_at as u32,
            kvd_byte_length: 4 + writer_length,
            sgd_byte_offset: 0,
            sgd_byte_length: 0,
        },
    };
    let mut bytes = header.as_bytes().to_vec();
    // The smallest level comes first in the file.
    let mut place = (writer_at + padded) as u64;
    let mut places = vec![0; packed.len()];
    for (at, level) in packed.iter().enumerate().rev() {
        places[at] = place;
        place += level.len() as u64;
    }
    for ((place, packed), raw) in places.iter().zip(&packed).zip(&raw) {
        bytes.extend([*place, packed.len() as u64, raw.len() as u64].iter().flat_map(|number| number.to_le_bytes()));
    }
    bytes.extend(descriptor);
    bytes.extend(writer_length.to_le_bytes());
    bytes.extend(WRITER);
    bytes.resize(writer_at + padded, 0);
    packed.iter().rev().for_each(|level| bytes.extend(level));
    bytes
}

/// The Khronos data format descriptor of E5B9G9R9: for each channel its mantissa and the exponent they share.
fn data_format() -> Vec<u8> {
    let sample = |offset: u16, bits: u8, channel: u8, least: u32, most: u32| {
        let mut sample = offset.to_le_bytes().to_vec();
        sample.extend([bits - 1, channel, 0, 0, 0, 0]);
        sample.extend(least.to_le_bytes());
        sample.extend(most.to_le_bytes());
        sample
    };
    let samples: Vec<u8> = [(0, 0), (9, 1), (18, 2)]
        .into_iter()
        .flat_map(|(offset, channel)| {
            [sample(offset, 9, channel, 0, 8448), sample(27, 5, channel | 0x20, 15, 31)].concat()
        })
        .collect();
    let size = 24 + samples.len() as u32;
    let mut block = (4 + size).to_le_bytes().to_vec();
    block.extend(0_u32.to_le_bytes());
    block.extend((2 | size << 16).to_le_bytes());
    block.extend([1, 1, 1, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0]);
    block.extend(samples);
    block
}

/// Three 9-bit mantissas and their exponent (as EXT_texture_shared_exponent packs them).
fn shared_exponent(light: Vec3) -> u32 {
    let light = light.clamp(Vec3::ZERO, Vec3::splat(65_408.0));
    let most = light.max_element();
    let mut exponent = (most.max(1e-12).log2().floor() as i32).max(-16) + 16;
    if (most / 2.0_f32.powi(exponent - 24) + 0.5).floor() >= 512.0 {
        exponent += 1;
    }
    let mantissa = (light / 2.0_f32.powi(exponent - 24) + 0.5).floor();
    mantissa.x as u32 | (mantissa.y as u32) << 9 | (mantissa.z as u32) << 18 | (exponent as u32) << 27
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cube() -> Cube {
        let level = |size: usize| Level {
            size,
            texels: (0..6 * size * size).map(|at| Vec3::new(at as f32, 0.01 * at as f32, 300.0)).collect(),
        };
        Cube { levels: vec![level(4), level(2)] }
    }

    #[test]
    fn what_is_written_is_read() {
        let read = read(&write(&cube())).unwrap();
        for (level, expect) in read.levels.iter().zip(&cube().levels) {
            assert_eq!(level.size, expect.size);
            for (texel, expect) in level.texels.iter().zip(&expect.texels) {
                assert!((*texel - *expect).abs().max_element() <= 0.5, "{texel} {expect}");
            }
        }
    }

    #[test]
    fn bevy_reads_it_too() {
        use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};
        let image = Image::from_buffer(
            &write(&cube()),
            ImageType::Extension("ktx2"),
            CompressedImageFormats::NONE,
            false,
            ImageSampler::Default,
            Default::default(),
        )
        .unwrap();
        let descriptor = &image.texture_descriptor;
        assert_eq!((descriptor.size.depth_or_array_layers, descriptor.mip_level_count), (6, 2));
    }

    #[test]
    fn broken_files_are_refused() {
        let bytes = write(&cube());
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
        }
        let mut huge = bytes.clone();
        huge[20..28].fill(0xFF);
        assert!(read(&huge).unwrap_err().contains("2048"));
    }

    #[test]
    fn a_descriptor_that_would_end_the_program_is_refused() {
        let bytes = write(&cube());
        let descriptor = u32::from_le_bytes(bytes[48..52].try_into().unwrap()) as usize;
        for at in 16..20 {
            let mut spoiled = bytes.clone();
            spoiled[descriptor + at] = 0xFF;
            assert!(inspect(&spoiled).unwrap_err().contains("format"));
        }
        inspect(&bytes).unwrap();
    }

    #[test]
    fn half_precision_is_read() {
        for (bits, expect) in [(0x3C00, 1.0), (0xC000, -2.0), (0x0001, 2.0_f32.powi(-24)), (0x7BFF, 65504.0), (0, 0.0)]
        {
            assert_eq!(half(bits), expect);
        }
    }
}
