//! A line that cannot be built: which rules contradict each other.
//!
//! Invariant: dropping any one of the rules that are named leaves the others without contradiction.

use super::{
    Origins,
    problems::{Problems, listed, quoted},
};
use crate::{
    catalog::{Catalog, diagnostic::Location, spans::Place, text::FALLBACK},
    rules::Rulebook,
};

/// Tells which rules leave no design.
pub fn explain(catalog: &Catalog, book: &Rulebook, origins: &Origins, root: &Place, problems: &mut Problems) {
    let core = book.void_core().map(|core| core.rules).unwrap_or_default();
    let place = |rule: &usize| origins.rules.get(*rule).map(|origin| origin.place(root));
    let names: Vec<_> = core
        .iter()
        .map(|rule| {
            let line = place(rule).map(|place| format!(" (line {})", Location::from(place).line)).unwrap_or_default();
            format!("{}{line}", quoted(&catalog.rules[*rule].id))
        })
        .collect();
    let reasons: Vec<_> = core.iter().map(|&rule| catalog.rules[rule].reason.get(FALLBACK)).collect();
    let contradict = match names.len() {
        1 => "the rule NAMES cannot be met",
        _ => "the rules NAMES contradict each other",
    };
    let message = format!(
        "{}, so that no design can be built: {}",
        contradict.replacen("NAMES", &listed(&names), 1),
        reasons.join(" ")
    );
    let remedy =
        if names.len() == 1 { "weaken or remove it" } else { "weaken or remove one of them: the rest goes together" };
    let at = core.first().and_then(place).unwrap_or_else(|| root.field("rules"));
    problems.error(at, "void-line", message, remedy);
}
