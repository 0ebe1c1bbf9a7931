//! Reading catalog folders from disk.

use crate::catalog::{Resolved, Sources};
use std::path::Path;

/// Reads `catalog.ron`, `suggestions.ron`, `samples.ron` and `texts/*.ftl` of a folder, bounded in size. Paths in diagnostics
/// are shown as given. `assets` is the assets folder to check references against.
pub fn read_sources(_folder: &Path, _assets: Option<&Path>) -> std::io::Result<Sources> {
    todo!()
}

/// Reads and resolves a folder; an unreadable folder or file is a diagnostic too.
pub fn load(_folder: &Path, _assets: Option<&Path>) -> Resolved {
    todo!()
}
