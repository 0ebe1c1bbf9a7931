//! From the texts of a catalog folder to the typed model, collecting every problem on the way.

use super::{Catalog, Diagnostic, Sources};

/// What came of a catalog folder.
#[derive(Debug)]
pub struct Resolved {
    /// Present when no diagnostic is an error.
    pub catalog: Option<Catalog>,
    /// In order of file, line, column.
    pub diagnostics: Vec<Diagnostic>,
}

/// Resolves the folder, reporting all problems.
pub fn resolve(_sources: &Sources) -> Resolved {
    todo!()
}
