//! Pictures as KHR_texture_basisu has them: KTX2 files with blocks of ETC1S or UASTC (Basis Universal).
//!
//! Invariant: the decoder, which trusts what it reads, gets a file in which every place lies within the file, that holds no
//! notes of its writer, and in which nothing is packed that could unpack to more than its picture needs.

use crate::app::scene::environment::ktx2::{open, unpack};
use basisu::{DecodeFlags, SourceFormat, TargetFormat, Transcoder};
use ktx2::{Header, Index, LevelIndex, Reader, SupercompressionScheme};

/// Bytes of a block, which has 4 x 4 pixels.
const BLOCK: usize = 16;

/// Width and height of the picture, in pixels.
pub fn size(bytes: &[u8]) -> Result<(u32, u32), String> {
    let header = open(bytes)?.header();
    let Header { pixel_depth, layer_count, face_count, .. } = header;
    if header.format.is_some() || header.pixel_height == 0 || pixel_depth > 1 || layer_count > 1 || face_count != 1 {
        return Err("it is not one flat picture with blocks of ETC1S or UASTC".into());
    }
    Ok((header.pixel_width, header.pixel_height))
}

/// The pixels of a picture whose [`size`] is known to be bounded.
pub fn decode(bytes: &[u8]) -> Result<Vec<[u8; 4]>, String> {
    let file = open(bytes)?;
    let plain = match file.header().supercompression_scheme {
        Some(SupercompressionScheme::BasisLZ) => without_notes(&file),
        scheme => unpacked(&file, scheme)?,
    };
    let undecodable = |error: basisu::Error| format!("its blocks cannot be decoded: {error:?}");
    let picture = Transcoder::new(&plain).map_err(undecodable)?;
    if !matches!(picture.source_format(), SourceFormat::Etc1s | SourceFormat::UastcLdr) {
        return Err("its blocks are neither ETC1S nor UASTC".into());
    }
    let pixels = picture.transcode(0, TargetFormat::Rgba32, DecodeFlags::NONE).map_err(undecodable)?;
    Ok(pixels.as_chunks().0.to_vec())
}

/// The file, but for the notes of whoever wrote it.
fn without_notes(file: &Reader<&[u8]>) -> Vec<u8> {
    let header = file.header();
    let index = Index { kvd_byte_offset: 0, kvd_byte_length: 0, ..header.index };
    let mut bytes = file.data().to_vec();
    bytes[..Header::LENGTH].copy_from_slice(&Header { index, ..header }.as_bytes());
    bytes
}

/// A file with the blocks of the largest level alone, as they are when they are unpacked.
fn unpacked(file: &Reader<&[u8]>, scheme: Option<SupercompressionScheme>) -> Result<Vec<u8>, String> {
    let header = file.header();
    let (width, height) = (header.pixel_width as usize, header.pixel_height as usize);
    let needed = width.div_ceil(4) * height.div_ceil(4) * BLOCK;
    let level = file.levels().next().ok_or("it has no levels")?;
    let blocks = unpack(scheme, level.data, needed)?;
    if blocks.len() < needed {
        return Err("the file is cut off".into());
    }
    let Index { dfd_byte_offset: from, dfd_byte_length: length, .. } = header.index;
    let descriptor = &file.data()[from as usize..(from + length) as usize];
    let descriptor_at = Header::LENGTH + LevelIndex::LENGTH;
    let blocks_at = (descriptor_at + descriptor.len()).next_multiple_of(BLOCK);
    let index = Index {
        dfd_byte_offset: descriptor_at as u32,
        dfd_byte_length: length,
        kvd_byte_offset: 0,
        kvd_byte_length: 0,
        sgd_byte_offset: 0,
        sgd_byte_length: 0,
    };
    let level = LevelIndex {
        byte_offset: blocks_at as u64,
        byte_length: needed as u64,
        uncompressed_byte_length: needed as u64,
    };
    let mut bytes = Header { level_count: 1, supercompression_scheme: None, index, ..header }.as_bytes().to_vec();
    bytes.extend(level.as_bytes());
    bytes.extend(descriptor);
    bytes.resize(blocks_at, 0);
    bytes.extend(blocks);
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 12 x 8 pixels, the left half red, the right half blue, made with Binomial's encoder: ETC1S with four levels; UASTC packed
    /// with Zstandard; UASTC.
    const FILES: [&[u8]; 3] = [
        include_bytes!("../../../../tests/ktx2/etc1s.ktx2"),
        include_bytes!("../../../../tests/ktx2/uastc_zstandard.ktx2"),
        include_bytes!("../../../../tests/ktx2/uastc.ktx2"),
    ];

    #[test]
    fn pictures_are_as_they_were_encoded() {
        for file in FILES {
            assert_eq!(size(file), Ok((12, 8)));
            let pixels = decode(file).unwrap();
            // The block in the middle has both colours, which ETC1S blurs.
            for (at, pixel) in pixels.iter().enumerate().filter(|(at, _)| !(4..8).contains(&(at % 12))) {
                let expect = if at % 12 < 6 { [255, 0, 0, 255] } else { [0, 64, 192, 255] };
                let apart = pixel.iter().zip(expect).map(|(a, b)| a.abs_diff(b)).max().unwrap();
                assert!(apart <= 12, "pixel {at} is {pixel:?} and was {expect:?}");
            }
            assert_eq!(pixels.len(), 96);
        }
    }

    #[test]
    fn whatever_a_file_holds_nothing_breaks() {
        let mut random = 88_172_645_463_325_252_u64;
        let mut next = move || {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            random as usize
        };
        for file in FILES {
            for _ in 0..4000 {
                let mut spoiled = file.to_vec();
                for _ in 0..=next() % 3 {
                    let at = next() % spoiled.len();
                    spoiled[at] = [next() as u8, 0, 0xFF, 0x80][next() % 4];
                }
                spoiled.truncate(if next() % 8 == 0 { next() % spoiled.len() } else { usize::MAX });
                if let Ok((width, height)) = size(&spoiled)
                    && width.max(height) <= 8192
                    && let Ok(pixels) = decode(&spoiled)
                {
                    assert_eq!(pixels.len(), (width * height) as usize);
                }
            }
        }
    }
}
