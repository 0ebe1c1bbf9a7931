//! Pictures kept on disk, so that the next start shows them at once.
//!
//! Invariant: a kept picture is a convenience: one that is missing or damaged is the same as none. All files together stay
//! below a limit; the ones that were not looked at for the longest go first.

use super::key::Key;
use crate::service::files;
use bevy::prelude::*;
use image::{
    ColorType, ExtendedColorType, ImageDecoder, ImageEncoder,
    codecs::png::{CompressionType, FilterType, PngDecoder, PngEncoder},
};
use std::{
    fs::{self, File},
    io::{BufReader, ErrorKind},
    path::{Path, PathBuf},
    time::SystemTime,
};

/// Most that all files may take, in bytes.
const LIMIT: u64 = 64 * 1024 * 1024;

/// The folder with the pictures, one PNG a key.
#[derive(Resource, Clone, Debug)]
pub struct PictureCache {
    folder: PathBuf,
    limit: u64,
}

impl PictureCache {
    /// The cache below a data folder.
    pub fn below(data_dir: &Path) -> Self {
        Self { folder: data_dir.join("cache").join("pictures"), limit: LIMIT }
    }

    fn path(&self, key: Key) -> PathBuf {
        self.folder.join(format!("{key}.png"))
    }

    /// The kept pixels (sRGB, alpha), and notes that they were looked at.
    pub fn load(&self, key: Key, size: UVec2) -> Option<Vec<u8>> {
        let file = File::open(self.path(key)).ok()?;
        let decoder = PngDecoder::new(BufReader::new(&file)).ok()?;
        let fits = decoder.dimensions() == (size.x, size.y) && decoder.color_type() == ColorType::Rgba8;
        let mut pixels = vec![0; if fits { usize::try_from(decoder.total_bytes()).ok()? } else { return None }];
        decoder.read_image(&mut pixels).ok()?;
        // Where the time cannot be noted the picture goes earlier than it should, which is no loss worth a message.
        File::options().append(true).open(self.path(key)).and_then(|file| file.set_modified(SystemTime::now())).ok();
        Some(pixels)
    }

    /// Keeps a picture. A cache that cannot be written is no loss worth a message.
    pub fn store(&self, key: Key, size: UVec2, pixels: &[u8]) {
        let mut bytes = Vec::new();
        let encoder = PngEncoder::new_with_quality(&mut bytes, CompressionType::Fast, FilterType::Sub);
        let kept = encoder
            .write_image(pixels, size.x, size.y, ExtendedColorType::Rgba8)
            .map_err(|error| error.to_string())
            .and_then(|()| files::replace(&self.path(key), &bytes).map_err(|error| error.to_string()));
        match kept {
            Ok(()) => self.trim(),
            Err(error) => debug!("a picture was not kept: {error}"),
        }
    }

    /// Deletes what goes beyond the limit.
    fn trim(&self) {
        let Ok(entries) = fs::read_dir(&self.folder) else { return };
        let mut kept: Vec<(SystemTime, u64, PathBuf)> = entries
            .filter_map(Result::ok)
            .filter_map(|entry| {
                let data = entry.metadata().ok()?;
                Some((data.modified().unwrap_or(SystemTime::UNIX_EPOCH), data.len(), entry.path()))
            })
            .collect();
        kept.sort();
        let mut total: u64 = kept.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, bytes, path) in kept {
            if total <= self.limit {
                break;
            }
            match fs::remove_file(&path) {
                // Another program of ours was faster.
                Err(error) if error.kind() != ErrorKind::NotFound => {
                    debug!("{} cannot be deleted: {error}", path.display());
                }
                _ => total -= bytes,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{super::effects::Look, super::effects::tests::catalog, key::Origin},
        *,
    };
    use crate::{app::scene::camera::orbit::Pose, design::Selection};
    use std::time::Duration;

    const SIZE: UVec2 = UVec2::new(3, 2);

    fn key(number: u32) -> Key {
        let catalog = catalog(vec![]);
        let look = Look::of(&catalog, &Selection::defaults(&catalog));
        let pose = Pose::from(&catalog.stage.cameras["home"]);
        Origin::of(&catalog, Path::new("nowhere")).key(&look, &pose, UVec2::splat(number), 0)
    }

    fn pixels(level: u8) -> Vec<u8> {
        vec![level; 4 * SIZE.element_product() as usize]
    }

    fn cache(folder: &Path, limit: u64) -> PictureCache {
        PictureCache { limit, ..PictureCache::below(folder) }
    }

    #[test]
    fn a_picture_comes_back_under_its_key_and_size_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path(), LIMIT);
        assert_eq!(cache.load(key(1), SIZE), None);
        cache.store(key(1), SIZE, &pixels(7));
        assert_eq!(cache.load(key(1), SIZE), Some(pixels(7)));
        assert_eq!(cache.load(key(2), SIZE), None);
        assert_eq!(cache.load(key(1), UVec2::new(2, 3)), None);
    }

    #[test]
    fn a_damaged_file_is_ignored_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let cache = cache(folder.path(), LIMIT);
        cache.store(key(1), SIZE, &pixels(7));
        let whole = fs::read(cache.path(key(1))).unwrap();
        for at in 0..whole.len() {
            let mut bytes = whole.clone();
            bytes[at] ^= 0x40;
            fs::write(cache.path(key(1)), &bytes).unwrap();
            assert!(cache.load(key(1), SIZE).is_none_or(|seen| seen == pixels(7)), "byte {at}");
        }
        for bytes in [&whole[..whole.len() / 2], &[], b"not a picture"] {
            fs::write(cache.path(key(1)), bytes).unwrap();
            assert_eq!(cache.load(key(1), SIZE), None);
        }
        cache.store(key(1), SIZE, &pixels(8));
        assert_eq!(cache.load(key(1), SIZE), Some(pixels(8)));
    }

    #[test]
    fn what_was_not_looked_at_for_the_longest_goes_first() {
        let folder = tempfile::tempdir().unwrap();
        let unbounded = cache(folder.path(), LIMIT);
        unbounded.store(key(1), SIZE, &pixels(1));
        let each = fs::metadata(unbounded.path(key(1))).unwrap().len();
        let cache = cache(folder.path(), 3 * each);
        for number in 1..=3 {
            cache.store(key(number), SIZE, &pixels(1));
            let file = File::options().append(true).open(cache.path(key(number))).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(u64::from(number))).unwrap();
        }
        assert!(cache.load(key(1), SIZE).is_some(), "it was looked at now");
        cache.store(key(4), SIZE, &pixels(1));
        let there: Vec<_> = (1..=4).filter(|&number| cache.path(key(number)).exists()).collect();
        assert_eq!(there, [1, 3, 4]);
    }

    #[test]
    fn no_folder_is_no_trouble() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("cache"), "a file").unwrap();
        let cache = cache(folder.path(), LIMIT);
        cache.store(key(1), SIZE, &pixels(1));
        assert_eq!(cache.load(key(1), SIZE), None);
    }
}
