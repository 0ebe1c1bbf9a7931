//! Where things are kept on this machine.
//!
//! Invariant: asking for a place never creates it.

use std::path::PathBuf;

/// The folder for designs, settings and caches unless another is given: `~/.local/share/atelier` on Linux, its likes
/// elsewhere. Without a home folder it is `atelier-data` in the working directory.
pub fn default_data_dir() -> PathBuf {
    directories::ProjectDirs::from("", "", "atelier")
        .map_or_else(|| PathBuf::from("atelier-data"), |dirs| dirs.data_dir().to_owned())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_place_is_our_own() {
        assert!(super::default_data_dir().to_string_lossy().contains("atelier"));
    }
}
