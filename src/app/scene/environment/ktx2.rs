//! Cube maps in KTX2 files, as Bevy reads them: shared exponents, compressed with Zstandard.
//!
//! Invariant: no more memory is used than the header of a file says a cube map of bounded size needs.

use super::cube::{Cube, Level};
use bevy::math::Vec3;
use ruzstd::{
    decoding::StreamingDecoder,
    encoding::{CompressionLevel, compress_to_vec},
};
use std::io::Read;

const IDENTIFIER: &[u8; 12] = b"\xABKTX 20\xBB\r\n\x1A\n";
const E5B9G9R9: u32 = 123;
const R16G16B16A16: u32 = 97;
const R32G32B32A32: u32 = 109;
const ZSTANDARD: u32 = 2;
/// Largest side of a face, in pixels.
const MOST_SIZE: u32 = 2048;
/// Largest side of any picture, in pixels.
const MOST_SIDE: u32 = 8192;
/// Most bytes of any picture when it is unpacked.
const MOST_UNPACKED: u64 = 1 << 28;
const WRITER: &[u8] = b"KTXwriter\0Atelier\0";

/// Whether the bytes are a KTX2 file at all.
pub fn is_ktx2(bytes: &[u8]) -> bool {
    bytes.starts_with(IDENTIFIER)
}

/// Reads a cube map.
pub fn read(bytes: &[u8]) -> Result<Cube, String> {
    let cut_off = || "the file is cut off".to_owned();
    let word = |at: usize| -> Result<u32, String> {
        let bytes = bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map(u32::from_le_bytes).ok_or_else(cut_off)
    };
    let [format, _, width, height, depth, layers, faces, levels, scheme] = {
        let mut words = [0; 9];
        for (at, value) in words.iter_mut().enumerate() {
            *value = word(12 + at * 4)?;
        }
        words
    };
    let texel_size = match format {
        E5B9G9R9 => 4,
        R16G16B16A16 => 8,
        R32G32B32A32 => 16,
        _ => return Err(format!("its format {format} holds no light; make it with atelier bake-environment")),
    };
    if faces != 6 || width != height || depth > 1 || layers > 1 || !(1..=MOST_SIZE).contains(&width) {
        return Err(format!("it is not one cube map with faces of at most {MOST_SIZE} pixels"));
    }
    if scheme != 0 && scheme != ZSTANDARD {
        return Err(format!("its compression {scheme} is unknown; use Zstandard or none"));
    }
    let levels = (0..levels.clamp(1, width.ilog2() + 1) as usize).map(|level| {
        let long = |at: usize| Ok::<_, String>(u64::from(word(at)?) | u64::from(word(at + 4)?) << 32);
        let at = 80 + level * 24;
        let (offset, length) = (long(at)? as usize, long(at + 8)? as usize);
        let stored = offset.checked_add(length).and_then(|end| bytes.get(offset..end)).ok_or_else(cut_off)?;
        let size = ((width >> level) as usize).max(1);
        let needed = size * size * 6 * texel_size;
        let mut raw = Vec::with_capacity(needed);
        if scheme == ZSTANDARD {
            let decoder = StreamingDecoder::new(stored).map_err(|error| format!("it cannot be unpacked: {error}"))?;
            let read = decoder.take(needed as u64).read_to_end(&mut raw);
            read.map_err(|error| format!("it cannot be unpacked: {error}"))?;
        } else {
            raw.extend_from_slice(&stored[..needed.min(stored.len())]);
        }
        if raw.len() < needed {
            return Err(cut_off());
        }
        Ok(Level { size, texels: raw.chunks_exact(texel_size).map(light).collect() })
    });
    Ok(Cube { levels: levels.collect::<Result<_, _>>()? })
}

/// Whether a loader that unpacks without a bound may have the file.
pub fn inspect(bytes: &[u8]) -> Result<(), String> {
    let word = |at: usize| bytes.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_le_bytes);
    let cut_off = || "the file is cut off".to_owned();
    let header = |at: usize| word(12 + at * 4).ok_or_else(cut_off);
    if !is_ktx2(bytes) {
        return Err("it is no KTX2 file".into());
    }
    let (width, height, levels) = (header(2)?, header(3)?, header(7)?.max(1));
    if width.max(height) > MOST_SIDE || levels > 32 {
        return Err(format!("it has {width} x {height} pixels in {levels} sizes; sides may have {MOST_SIDE}"));
    }
    let mut total = 0;
    for at in (0..levels as usize).map(|level| 80 + level * 24) {
        let long = |at: usize| Some(u64::from(word(at)?) | u64::from(word(at + 4)?) << 32);
        let place = long(at).zip(long(at + 8)).and_then(|(offset, length)| {
            let (offset, length) = (usize::try_from(offset).ok()?, usize::try_from(length).ok()?);
            bytes.get(offset..offset.checked_add(length)?)
        });
        let stored = place.ok_or_else(cut_off)?;
        total += stored.len() as u64;
        if header(8)? == ZSTANDARD {
            let decoder = StreamingDecoder::new(stored).map_err(|error| format!("it cannot be unpacked: {error}"))?;
            let unpacked = std::io::copy(&mut decoder.take(MOST_UNPACKED - total + 1), &mut std::io::sink());
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
    let mut bytes = IDENTIFIER.to_vec();
    let words = [E5B9G9R9, 4, side, side, 0, 0, 6, cube.levels.len() as u32, ZSTANDARD];
    let index = [descriptor_at as u32, descriptor.len() as u32, writer_at as u32, 4 + writer_length, 0, 0, 0, 0];
    bytes.extend(words.iter().chain(&index).flat_map(|word| word.to_le_bytes()));
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
    fn half_precision_is_read() {
        for (bits, expect) in [(0x3C00, 1.0), (0xC000, -2.0), (0x0001, 2.0_f32.powi(-24)), (0x7BFF, 65504.0), (0, 0.0)]
        {
            assert_eq!(half(bits), expect);
        }
    }
}
