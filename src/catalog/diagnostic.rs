//! A problem in a catalog, told so that its author can mend it: file, line, column, what is wrong, and what would fix it.

use serde::Serialize;
use std::{fmt, ops::Range};

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

/// A place in a text. Lines and columns count from 1, columns and length in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Location {
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// At least 1; does not reach beyond the line.
    pub length: usize,
}

impl Location {
    /// The beginning of a file, for problems of the file as a whole.
    pub fn file(file: impl Into<String>) -> Self {
        Self { file: file.into(), line: 1, column: 1, length: 1 }
    }

    /// The bytes `span` of `text`, cut at the end of the line. `line_starts` are the offsets at which its lines begin.
    pub fn of_bytes(file: &str, text: &str, line_starts: &[usize], span: Range<usize>) -> Self {
        let start = text.floor_char_boundary(span.start);
        let line = line_starts.partition_point(|&begin| begin <= start).max(1);
        let line_start = line_starts.get(line - 1).copied().unwrap_or_default();
        let column = text[line_start..start].chars().count() + 1;
        let covered = &text[start..text.floor_char_boundary(span.end.max(start))];
        let length = covered.lines().next().unwrap_or_default().trim_end().chars().count().max(1);
        Self { file: file.to_owned(), line, column, length }
    }
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
