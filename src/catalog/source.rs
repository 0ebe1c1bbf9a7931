//! The texts of one catalog folder, read by whoever owns the I/O.

use std::collections::{BTreeMap, BTreeSet};

/// Largest catalog text that is looked at, in bytes; larger files are refused with a diagnostic.
pub const MAX_SOURCE_BYTES: usize = 4 * 1024 * 1024;

/// All texts of a catalog folder by path relative to it, with `/` between the parts: `catalog.ron`, `suggestions.ron`,
/// `samples.ron`, `texts/en.ftl`, `tables/glass.csv`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// How the folder is called in diagnostics, for example `catalogs/eyewear`.
    pub folder: String,
    pub texts: BTreeMap<String, String>,
    /// Paths of all files under `assets/`, relative to it, to check references against; `None` skips that check.
    pub assets: Option<BTreeSet<String>>,
}

impl Sources {
    /// How diagnostics call the file at `path`: `catalogs/eyewear/catalog.ron`.
    pub fn name_of(&self, path: &str) -> String {
        if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder.trim_end_matches('/')) }
    }

    /// The text that diagnostics call `name`, the other way round.
    pub fn text_named(&self, name: &str) -> Option<&str> {
        let path = match self.folder.trim_end_matches('/') {
            "" => name,
            folder => name.strip_prefix(folder)?.strip_prefix('/')?,
        };
        self.texts.get(path).map(String::as_str)
    }
}
