//! Collecting what is wrong with a model.
//!
//! Invariant: every problem is in the one file that is read; limits and order are those of catalogs.

use super::model::At;
use crate::catalog::{Diagnostic, diagnostic::Location, resolve};

pub(super) use crate::catalog::resolve::quoted;

/// All problems of one file so far.
#[derive(Debug)]
pub struct Problems {
    file: String,
    found: resolve::Problems,
}

impl Problems {
    /// None yet, in the file that messages call `file`.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), found: resolve::Problems::default() }
    }

    /// How messages call the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Adds an error: nothing is imported.
    pub fn error(&mut self, at: At, code: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        self.found.error(self.place(at), code, message, remedy);
    }

    /// Adds a warning: the import goes on.
    pub fn warning(&mut self, at: At, code: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        self.found.warning(self.place(at), code, message, remedy);
    }

    fn place(&self, at: At) -> Location {
        Location { file: self.file.clone(), line: at.line, column: at.column, length: at.length.max(1) }
    }

    /// Whether further problems would not be kept.
    pub fn is_full(&self) -> bool {
        self.found.is_full()
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.found.has_errors()
    }

    /// Everything, in order of line and column.
    pub fn into_sorted(self) -> Vec<Diagnostic> {
        self.found.into_sorted()
    }
}
