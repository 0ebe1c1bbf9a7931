//! Where the files that ship with the program lie.

use std::path::{Path, PathBuf};

/// The folders `assets/` and `catalogs/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Roots {
    pub assets: PathBuf,
    pub catalogs: PathBuf,
}

/// The program's files are nowhere to be found.
#[derive(Debug, thiserror::Error)]
#[error(
    "the folders `assets` and `catalogs` were not found near the program or the current folder (looked in {looked}); start \
     Atelier from its own folder or set ATELIER_HOME to the folder that holds them"
)]
pub struct RootsMissing {
    looked: String,
}

impl Roots {
    /// Looks in `ATELIER_HOME` alone if it is set, else in the current folder and the folders above the program. The result is
    /// absolute, because those who read files start from folders of their own.
    pub fn find() -> Result<Self, RootsMissing> {
        let program = std::env::current_exe().unwrap_or_default();
        let mut places: Vec<PathBuf> = std::env::var_os("ATELIER_HOME").into_iter().map(PathBuf::from).collect();
        if places.is_empty() {
            places.extend(std::env::current_dir());
            places.extend(program.ancestors().skip(1).take(4).map(Path::to_owned));
        }
        places
            .iter()
            .filter_map(|place| std::path::absolute(place).ok())
            .map(|place| Self { assets: place.join("assets"), catalogs: place.join("catalogs") })
            .find(|roots| roots.assets.is_dir() && roots.catalogs.is_dir())
            .ok_or_else(|| RootsMissing {
                looked: places.iter().map(|place| place.display().to_string()).collect::<Vec<_>>().join(", "),
            })
    }

    /// The roots for previewing one catalog folder: its parent holds the catalogs, and the nearest `assets` folder beside or
    /// above it holds the meshes; the shipped assets if there is none.
    pub fn for_catalog(self, folder: &Path) -> Self {
        let assets = folder.ancestors().map(|above| above.join("assets")).find(|assets| assets.is_dir());
        let catalogs = folder.parent().map_or_else(|| PathBuf::from("."), Path::to_owned);
        Self { assets: assets.unwrap_or(self.assets), catalogs }
    }
}
