//! `atelier bake-environment`: light for the renderer from a picture of the surroundings.
//!
//! Invariant: two files, as a catalog names them: the picture itself with all its blurred levels, and beside it the light for
//! matt surfaces.

use super::{EnvironmentError, Panorama, cube, ktx2};
use std::path::{Path, PathBuf};

/// Why nothing was baked.
#[derive(Debug, thiserror::Error)]
pub enum BakeError {
    #[error(transparent)]
    Environment(#[from] EnvironmentError),
    #[error("{} does not end in .ktx2", path.display())]
    NotKtx2 { path: PathBuf },
    #[error("{} cannot be written: {source}", path.display())]
    Unwritable { path: PathBuf, source: std::io::Error },
}

/// Where the light for matt surfaces is kept beside `specular`: `studio.ktx2` and `studio_specular.ktx2` have it in
/// `studio_diffuse.ktx2`.
pub fn diffuse_beside(specular: &Path) -> PathBuf {
    let stem = specular.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.strip_suffix("_specular").unwrap_or(&stem);
    specular.with_file_name(format!("{stem}_diffuse.ktx2"))
}

/// Writes the light of the panorama `from` to `out` and to the file beside it, whose names are returned.
pub fn bake(from: &Path, out: &Path) -> Result<[PathBuf; 2], BakeError> {
    if out.extension().is_none_or(|extension| extension != "ktx2") {
        return Err(BakeError::NotKtx2 { path: out.into() });
    }
    let panorama = Panorama::read(from)?;
    let files = [(out.to_owned(), cube::specular(&panorama)), (diffuse_beside(out), cube::diffuse(&panorama))];
    for (path, cube) in &files {
        std::fs::write(path, ktx2::write(cube))
            .map_err(|source| BakeError::Unwritable { path: path.clone(), source })?;
    }
    Ok(files.map(|(path, _)| path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_light_for_matt_surfaces_is_named_as_catalogs_name_it() {
        for name in ["x/studio.ktx2", "x/studio_specular.ktx2"] {
            assert_eq!(diffuse_beside(Path::new(name)), Path::new("x/studio_diffuse.ktx2"));
        }
    }

    /// What is shipped comes from one panorama each; both files of a light must mean the same.
    #[test]
    fn the_shipped_lights_are_what_would_be_baked() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/environments");
        let shipped = |name: String| ktx2::read(&std::fs::read(folder.join(name)).unwrap()).unwrap();
        for light in ["studio", "daylight", "evening", "stage"] {
            let specular = shipped(format!("{light}_specular.ktx2"));
            let panorama = cube::panorama(&specular.levels[0]);
            let compare = |ours: &cube::Cube, theirs: &cube::Cube, from: usize| {
                assert_eq!(ours.levels.len(), theirs.levels.len());
                for (a, b) in ours.levels.iter().zip(&theirs.levels).skip(from) {
                    let difference: f32 = a.texels.iter().zip(&b.texels).map(|(a, b)| (*a - *b).length()).sum();
                    let all: f32 = b.texels.iter().map(|texel| texel.length()).sum();
                    assert!(difference < 0.04 * all, "{light}, {} px: {}", a.size, difference / all);
                }
            };
            compare(&cube::specular(&panorama), &specular, 1);
            compare(&cube::diffuse(&panorama), &shipped(format!("{light}_diffuse.ktx2")), 0);
        }
    }
}
