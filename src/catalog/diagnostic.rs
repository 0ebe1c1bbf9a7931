//! A problem in a catalog, told so that its author can mend it: file, line, column, what is wrong, and what would fix it.

use serde::Serialize;
use std::fmt;

/// How bad a [`Diagnostic`] is. With an error there is no usable catalog; a warning is shown and the line still opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Warning,
    Error,
}

/// One problem at one place. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    pub severity: Severity,
    /// A stable name for the kind of problem, for example `unknown-value`.
    pub code: &'static str,
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// Number of characters the problem covers from `column` on; at least 1.
    pub length: usize,
    /// What is wrong.
    pub message: String,
    /// What would fix it.
    pub remedy: String,
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        };
        let Self { file, line, column, code, message, remedy, .. } = self;
        write!(f, "{file}:{line}:{column}: {severity}[{code}]: {message} ({remedy})")
    }
}
