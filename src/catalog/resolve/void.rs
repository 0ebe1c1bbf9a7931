//! A line that cannot be built: which rules contradict each other.
//!
//! Invariant: dropping any one of the rules that are named leaves the others without contradiction.

use super::{
    Origins,
    problems::{Problems, listed, quoted},
};
use crate::{
    catalog::{Catalog, diagnostic::Location, spans::Place, text::FALLBACK},
    rules::{Rulebook, VoidCore},
};

/// Tells which rules leave no design.
pub fn explain(catalog: &Catalog, book: &Rulebook, origins: &Origins, root: &Place, problems: &mut Problems) {
    let Some(VoidCore { rules: core, is_smallest }) = book.void_core() else {
        let message =
            "no design can be built; which rules contradict each other was not found within the limit of the search";
        let remedy = "take out the rules written last until the line can be built again";
        problems.error(root.field("rules"), "void-line", message, remedy);
        return;
    };
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
    let remedy = match (names.len(), is_smallest) {
        (1, _) => "weaken or remove it",
        (_, true) => "weaken or remove one of them: the rest goes together",
        (_, false) => "weaken or remove one of them; fewer of them may contradict each other, too",
    };
    let at = core.first().and_then(place).unwrap_or_else(|| root.field("rules"));
    problems.error(at, "void-line", message, remedy);
}
