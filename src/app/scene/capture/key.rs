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
pub struct Origin(Sha256);

impl Origin {
    /// The origin of pictures of `catalog` as its files below `assets` are now.
    pub fn of(catalog: &Catalog, assets: &Path) -> Self {
        let mut digest = Sha256::new();
        if let Ok(program) = std::env::current_exe() {
            digest.update(stamp(&program));
        }
        // Small pictures are taken in the default light.
        let mut stage = catalog.stage.clone();
        stage.environments.truncate(1);
        digest.update(format!("{stage:?}"));
        for path in line_assets::paths(catalog).all() {
            digest.update(path);
            digest.update(stamp(&assets.join(path)));
        }
        Self(digest)
    }

    /// The key of a picture of `look` taken from `pose`.
    pub fn key(&self, look: &Look, pose: &Pose, size: UVec2) -> Key {
        let mut digest = self.0.clone();
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
        let key = origin.key(&seen, &from, size);
        assert_eq!(origin.key(&look(&base), &from, size), key);
        let mut painted = seen.clone();
        painted.materials.insert("front".into(), material([1, 2, 3]));
        assert_ne!(origin.key(&painted, &from, size), key);
        assert_ne!(origin.key(&seen, &Pose { theta: 0.51, ..from }, size), key);
        assert_ne!(origin.key(&seen, &from, UVec2::new(360, 241)), key);
        let mut lit = base.clone();
        lit.stage.environments["studio"].intensity = 1.1;
        assert_ne!(Origin::of(&lit, folder.path()).key(&seen, &from, size), key);
        std::fs::write(folder.path().join("a.glb"), "another mesh").unwrap();
        assert_ne!(Origin::of(&base, folder.path()).key(&seen, &from, size), key);
    }

    #[test]
    fn texts_prices_and_other_lights_are_not_in_the_key() {
        let base = catalog(vec![]);
        let mut dearer = base.clone();
        (dearer.price, dearer.hash) = (100, "other".into());
        dearer.stage.environments["stage"].intensity = 1.1;
        let size = UVec2::splat(9);
        let folder = Path::new("nowhere");
        let [a, b] = [&base, &dearer].map(|c| Origin::of(c, folder).key(&look(c), &pose(c), size));
        assert_eq!(a, b);
        assert_eq!(a.to_string().len(), 64);
    }
}
