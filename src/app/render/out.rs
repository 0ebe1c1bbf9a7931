//! Pictures as files: whole or not at all, so that what is there is finished.

use bevy::math::UVec2;
use image::{ColorType, ExtendedColorType, ImageEncoder, codecs::png::PngEncoder};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
};

/// A picture as sRGB with straight alpha, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pixels {
    pub size: UVec2,
    pub bytes: Vec<u8>,
}

/// A file that cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{path} cannot be written: {source}; check that its folder exists, is writable and has space")]
pub struct WriteError {
    pub path: PathBuf,
    pub source: io::Error,
}

/// Writes a picture as PNG.
pub fn png(path: &Path, pixels: &Pixels) -> Result<(), WriteError> {
    let mut bytes = Vec::new();
    let Pixels { size, bytes: samples } = pixels;
    PngEncoder::new(&mut bytes)
        .write_image(samples, size.x, size.y, ExtendedColorType::from(ColorType::Rgba8))
        .map_err(io::Error::other)
        .and_then(|()| replace(path, &bytes))
        .map_err(|source| WriteError { path: path.to_owned(), source })
}

/// Writes pictures of one size as an animated PNG that plays for ever, each for `frame_millis`.
pub fn animation(path: &Path, frames: &[Pixels], frame_millis: u16) -> Result<(), WriteError> {
    encode_animation(frames, frame_millis)
        .and_then(|bytes| replace(path, &bytes))
        .map_err(|source| WriteError { path: path.to_owned(), source })
}

fn encode_animation(frames: &[Pixels], frame_millis: u16) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let size = frames.first().map_or(UVec2::ONE, |frame| frame.size);
    let mut encoder = png::Encoder::new(&mut bytes, size.x, size.y);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_animated(frames.len() as u32, 0)?;
    encoder.set_frame_delay(frame_millis, 1000)?;
    let mut writer = encoder.write_header()?;
    for frame in frames {
        writer.write_image_data(&frame.bytes)?;
    }
    writer.finish()?;
    Ok(bytes)
}

/// Reads a picture that was written before; `None` if it is not there, damaged or of another size.
pub fn finished(path: &Path, size: UVec2) -> Option<Pixels> {
    let image = image::open(path).ok()?.to_rgba8();
    (image.dimensions() == (size.x, size.y)).then(|| Pixels { size, bytes: image.into_raw() })
}

/// Makes the folder for a series.
pub fn folder(path: &Path) -> Result<(), WriteError> {
    std::fs::create_dir_all(path).map_err(|source| WriteError { path: path.to_owned(), source })
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut draft = tempfile::Builder::new().prefix(".draft-").suffix(".tmp").tempfile_in(folder)?;
    draft.write_all(bytes)?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // Drafts are private; a picture that was asked for is not.
        draft.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))?;
    }
    draft.persist(path).map_err(|error| error.error)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pixels(level: u8) -> Pixels {
        Pixels { size: UVec2::new(3, 2), bytes: vec![level; 24] }
    }

    #[test]
    fn a_finished_picture_is_known_by_its_size_and_a_broken_one_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        assert_eq!(finished(&path, UVec2::new(3, 2)), None);
        png(&path, &pixels(9)).unwrap();
        assert_eq!(finished(&path, UVec2::new(3, 2)), Some(pixels(9)));
        assert_eq!(finished(&path, UVec2::new(2, 3)), None);
        let bytes = std::fs::read(&path).unwrap();
        std::fs::write(&path, &bytes[..bytes.len() - 20]).unwrap();
        assert_eq!(finished(&path, UVec2::new(3, 2)), None);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "no draft is left over");
    }

    #[test]
    fn an_animation_has_all_its_frames() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.png");
        animation(&path, &[pixels(1), pixels(2), pixels(3)], 80).unwrap();
        let file = std::io::BufReader::new(std::fs::File::open(&path).unwrap());
        let mut reader = png::Decoder::new(file).read_info().unwrap();
        let control = *reader.info().animation_control().unwrap();
        assert_eq!((control.num_frames, control.num_plays), (3, 0));
        for level in 1..=3 {
            let mut frame = vec![0; 24];
            reader.next_frame(&mut frame).unwrap();
            assert_eq!(frame, [level; 24]);
        }
    }

    #[test]
    fn an_unwritable_place_is_named() {
        let error = png(Path::new("/nowhere/at/all.png"), &pixels(1)).expect_err("there is no such folder");
        assert!(error.to_string().contains("/nowhere/at/all.png"), "{error}");
    }
}
