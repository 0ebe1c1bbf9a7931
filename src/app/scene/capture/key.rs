//! What a picture shows, as a number.
//!
//! Invariant: equal keys mean equal pictures: everything that decides a picture is in its key, and nothing else is, so that
//! words of a customer that are not seen never get there.

use crate::{
    app::scene::{camera::orbit::Pose, effects::Look, line_assets},
    catalog::Catalog,
};
use bevy::prelude::*;
use sha2::{Digest, Sha256};
use std::{fmt, path::Path};

/// SHA-256 of what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key([u8; 32]);

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(out, "{byte:02x}"))
    }
}

/// What all pictures of a line have in common: the program, the stage and the files.
#[derive(Clone, Debug)]
pub struct Origin {
    common: Sha256,
    /// What is known of each light and its files.
    lights: Vec<String>,
}

impl Origin {
    /// The origin of pictures of `catalog` as its files below `assets` are now.
    pub fn of(catalog: &Catalog, assets: &Path) -> Self {
        let mut digest = Sha256::new();
        if let Ok(program) = std::env::current_exe() {
            digest.update(stamp(&program));
        }
        // Pictures are taken in one light, most of them in the default one.
        let mut stage = catalog.stage.clone();
        stage.environments.truncate(1);
        digest.update(format!("{stage:?}"));
        for path in line_assets::paths(catalog).all() {
            digest.update(path);
            digest.update(stamp(&assets.join(path)));
        }
        let lights = catalog.stage.environments.values().map(|light| {
            let files = line_assets::cube_maps(Some(light)).into_iter().map(|path| stamp(&assets.join(path)));
            format!("{light:?} {}", files.collect::<String>())
        });
        Self { common: digest, lights: lights.collect() }
    }

    /// The key of a picture of `look` taken from `pose` in the light at position `light` of the line; 0 is the default one.
    pub fn key(&self, look: &Look, pose: &Pose, size: UVec2, light: usize) -> Key {
        let mut digest = self.common.clone();
        if let Some(light) = self.lights.get(light).filter(|_| light > 0) {
            digest.update(light);
        }
        // The debug form of a number is the shortest text that is read back as the same number.
        digest.update(format!("{look:?} {pose:?} {size:?}"));
        Key(digest.finalize().into())
    }
}

/// Says whether a file is the one it was: its size and when it was written.
fn stamp(path: &Path) -> String {
    path.metadata().map_or_else(|_| String::new(), |data| format!("{} {:?};", data.len(), data.modified().ok()))
}

#[cfg(test)]
mod tests {
    use super::{
        super::super::effects::tests::{catalog, material},
        *,
    };
    use crate::design::Selection;

    fn look(catalog: &Catalog) -> Look {
        Look::of(catalog, &Selection::defaults(catalog))
    }

    fn pose(catalog: &Catalog) -> Pose {
        (&catalog.stage.cameras["home"]).into()
    }

    #[test]
    fn whatever_is_seen_is_in_the_key() {
        let base = catalog(vec![]);
        let folder = tempfile::tempdir().unwrap();
        let origin = Origin::of(&base, folder.path());
        let (seen, from, size) = (look(&base), pose(&base), UVec2::new(360, 240));
        let key = origin.key(&seen, &from, size, 0);
        assert_eq!(origin.key(&look(&base), &from, size, 0), key);
        let mut painted = seen.clone();
        painted.materials.insert("front".into(), material([1, 2, 3]));
        assert_ne!(origin.key(&painted, &from, size, 0), key);
        let mut opened = seen.clone();
        opened.poses.insert("Open".into(), 0.5);
        assert_ne!(origin.key(&opened, &from, size, 0), key);
        assert_ne!(origin.key(&seen, &Pose { theta: 0.51, ..from }, size, 0), key);
        assert_ne!(origin.key(&seen, &from, UVec2::new(360, 241), 0), key);
        let mut lit = base.clone();
        lit.stage.environments["studio"].intensity = 1.1;
        assert_ne!(Origin::of(&lit, folder.path()).key(&seen, &from, size, 0), key);
        std::fs::write(folder.path().join("a.glb"), "another mesh").unwrap();
        assert_ne!(Origin::of(&base, folder.path()).key(&seen, &from, size, 0), key);
    }

    #[test]
    fn another_light_and_its_files_are_in_the_keys_of_pictures_in_it() {
        let base = catalog(vec![]);
        let folder = tempfile::tempdir().unwrap();
        let keys = |catalog: &Catalog| {
            let origin = Origin::of(catalog, folder.path());
            [0, 1].map(|light| origin.key(&look(catalog), &pose(catalog), UVec2::splat(9), light))
        };
        let [usual, other] = keys(&base);
        assert_ne!(usual, other);
        let mut lit = base.clone();
        lit.stage.environments["stage"].intensity = 1.1;
        assert_eq!(keys(&lit)[0], usual);
        assert_ne!(keys(&lit)[1], other);
        std::fs::write(folder.path().join("stage-s.ktx2"), "another light").unwrap();
        assert_eq!(keys(&base)[0], usual);
        assert_ne!(keys(&base)[1], other);
    }

    #[test]
    fn texts_prices_and_other_lights_are_not_in_the_key() {
        let base = catalog(vec![]);
        let mut dearer = base.clone();
        (dearer.price, dearer.hash) = (100, "other".into());
        dearer.stage.environments["stage"].intensity = 1.1;
        let size = UVec2::splat(9);
        let folder = Path::new("nowhere");
        let [a, b] = [&base, &dearer].map(|c| Origin::of(c, folder).key(&look(c), &pose(c), size, 0));
        assert_eq!(a, b);
        assert_eq!(a.to_string().len(), 64);
    }
}
