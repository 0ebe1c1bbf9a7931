//! Collecting what is wrong with a model, up to a limit.
//!
//! Invariant: what a file says is shown short and without control characters, and at most [`MAX_PROBLEMS`] are kept.

use super::model::At;
use crate::catalog::{Diagnostic, Severity};

/// Most problems that are reported for one file.
const MAX_PROBLEMS: usize = 100;
/// Most characters of a name that are shown.
const MAX_SHOWN: usize = 60;

/// All problems of one file so far.
#[derive(Debug)]
pub struct Problems {
    file: String,
    list: Vec<Diagnostic>,
}

impl Problems {
    /// None yet, in the file that messages call `file`.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), list: Vec::new() }
    }

    /// How messages call the file.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Adds an error: nothing is imported.
    pub fn error(&mut self, at: At, code: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Error, at, code, message.into(), remedy.into());
    }

    /// Adds a warning: the import goes on.
    pub fn warning(&mut self, at: At, code: &'static str, message: impl Into<String>, remedy: impl Into<String>) {
        self.add(Severity::Warning, at, code, message.into(), remedy.into());
    }

    fn add(&mut self, severity: Severity, at: At, code: &'static str, message: String, remedy: String) {
        // An error is never lost behind warnings.
        if self.is_full() && (severity == Severity::Warning || self.has_errors()) {
            return;
        }
        let (file, length) = (self.file.clone(), at.length.max(1));
        self.list.push(Diagnostic { severity, code, file, line: at.line, column: at.column, length, message, remedy });
    }

    /// Whether further problems would not be kept.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_PROBLEMS
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|problem| problem.severity == Severity::Error)
    }

    /// Everything, in order of line and column.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|problem| (problem.line, problem.column));
        self.list
    }
}

/// A name as messages show it: in backquotes, shortened, control characters escaped.
pub fn quoted(name: &str) -> String {
    let mut shown = String::from("`");
    for c in name.chars().take(MAX_SHOWN) {
        if c.is_control() { shown.extend(c.escape_default()) } else { shown.push(c) }
    }
    if name.chars().nth(MAX_SHOWN).is_some() {
        shown.push('…');
    }
    shown.push('`');
    shown
}
