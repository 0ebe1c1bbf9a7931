//! Collecting problems, and words that help: quoted names, near misses.
//!
//! Invariant: what a catalog says is shown short and without control characters, and at most [`MAX_PROBLEMS`] are kept.

use crate::catalog::{Diagnostic, Severity, diagnostic::Location};
use std::fmt::Write;

/// Most problems that are reported for one folder; nobody reads more in one sitting.
pub const MAX_PROBLEMS: usize = 1000;
/// Most characters of a name that are shown, and longest name for which near misses are looked for.
const MAX_SHOWN: usize = 60;
/// Most names that are listed when none is near.
const MAX_LISTED: usize = 8;

/// All problems found so far.
#[derive(Debug, Default)]
pub struct Problems {
    list: Vec<Diagnostic>,
}

impl Problems {
    /// Adds an error: there will be no catalog.
    pub fn error(
        &mut self,
        at: impl Into<Location>,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Error, at, code, message.into(), remedy.into());
    }

    /// Adds a warning: the catalog is usable.
    pub fn warning(
        &mut self,
        at: impl Into<Location>,
        code: &'static str,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) {
        self.add(Severity::Warning, at, code, message.into(), remedy.into());
    }

    fn add(
        &mut self,
        severity: Severity,
        at: impl Into<Location>,
        code: &'static str,
        message: String,
        remedy: String,
    ) {
        // An error is never lost behind warnings.
        if self.is_full() && (severity == Severity::Warning || self.has_errors()) {
            return;
        }
        let Location { file, line, column, length } = at.into();
        self.list.push(Diagnostic { severity, code, file, line, column, length, message, remedy });
    }

    /// Whether any problem is an error.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// Whether more problems would not be kept; expensive help can be skipped then.
    pub fn is_full(&self) -> bool {
        self.list.len() >= MAX_PROBLEMS
    }

    /// Everything, in order of file, line, column.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
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

/// The candidate that `name` is most likely a misspelling of.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > MAX_SHOWN {
        return None;
    }
    let limit = 1 + length / 4;
    let close = candidates.into_iter().filter(|c| c.chars().count().abs_diff(length) <= limit && *c != name);
    let ranked = close.map(|c| (strsim::osa_distance(&c.to_lowercase(), &name.to_lowercase()), c));
    ranked.filter(|&(distance, c)| distance <= limit && distance < c.chars().count()).min_by_key(|r| r.0).map(|r| r.1)
}

/// What to do about an unknown `name`: the near miss, else the names there are.
pub fn instead<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str> + Clone) -> String {
    if let Some(near) = nearest(name, candidates.clone()) {
        return format!("did you mean {}?", quoted(near));
    }
    let mut names = candidates.into_iter();
    let mut listed = String::new();
    for name in names.by_ref().take(MAX_LISTED) {
        let separator = if listed.is_empty() { "" } else { ", " };
        let _ = write!(listed, "{separator}{}", quoted(name));
    }
    match (listed.is_empty(), names.count()) {
        (true, _) => "remove it: none is defined".to_owned(),
        (false, 0) => format!("there is {listed}"),
        (false, more) => format!("there is {listed} and {more} more"),
    }
}

/// `a, b and c`, of at most so many names as messages list.
pub fn listed(names: &[String]) -> String {
    let shown = &names[..names.len().min(MAX_LISTED)];
    match (shown, names.len() - shown.len()) {
        ([], _) => String::new(),
        ([only], 0) => only.clone(),
        ([first @ .., last], 0) => format!("{} and {last}", first.join(", ")),
        (shown, more) => format!("{} and {more} more", shown.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_are_found() {
        let names = ["panto", "round", "square", "a"];
        for (name, expected) in
            [("pantp", Some("panto")), ("Panto", Some("panto")), ("rnoud", Some("round")), ("x", None), ("oval", None)]
        {
            assert_eq!(nearest(name, names), expected, "{name}");
        }
        assert_eq!(instead("sqare", names), "did you mean `square`?");
        assert_eq!(instead("oval", names), "there is `panto`, `round`, `square`, `a`");
        assert_eq!(instead("oval", []), "remove it: none is defined");
    }

    #[test]
    fn names_are_shown_safely() {
        assert_eq!(quoted("a\u{1b}[0m"), "`a\\u{1b}[0m`");
        assert_eq!(quoted(&"x".repeat(1000)).chars().count(), MAX_SHOWN + 3);
    }

    #[test]
    fn an_error_is_kept_even_behind_too_many_warnings() {
        let mut problems = Problems::default();
        for _ in 0..MAX_PROBLEMS + 5 {
            problems.warning(Location::file("a"), "w", "", "");
        }
        assert!(!problems.has_errors());
        problems.error(Location::file("a"), "e", "", "");
        problems.error(Location::file("a"), "e", "", "");
        assert!(problems.has_errors());
        assert_eq!(problems.into_sorted().len(), MAX_PROBLEMS + 1);
    }
}
