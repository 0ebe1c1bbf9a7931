//! The texts of one catalog folder, read by whoever owns the I/O.

use std::collections::{BTreeMap, BTreeSet};

/// Largest catalog text that is looked at, in bytes; larger files are refused with a diagnostic.
pub const MAX_SOURCE_BYTES: usize = 4 * 1024 * 1024;

/// All texts of a catalog folder by path relative to it, with `/` between the parts: `catalog.ron`, `suggestions.ron`,
/// `samples.ron`, `texts/en.ftl`.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// How the folder is called in diagnostics, for example `catalogs/eyewear`.
    pub folder: String,
    pub texts: BTreeMap<String, String>,
    /// Paths of all files under `assets/`, relative to it, to check references against; `None` skips that check.
    pub assets: Option<BTreeSet<String>>,
}
