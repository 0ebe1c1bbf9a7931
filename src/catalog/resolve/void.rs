//! A line that cannot be built: which rules contradict each other.
//!
//! Invariant: dropping any one of the rules that are named leaves the others without contradiction.

use super::{
    Origins,
    problems::{Problems, listed, quoted},
};
use crate::{
    catalog::{Catalog, Rule, Value, diagnostic::Location, spans::Place, text::FALLBACK},
    rules::Rulebook,
};

/// Tells which rules leave no design.
pub fn explain(catalog: &Catalog, origins: &Origins, root: &Place, problems: &mut Problems) {
    let core = contradiction(catalog);
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

/// A minimal set of rules that no design meets, as indices into [`Catalog::rules`], in order.
fn contradiction(catalog: &Catalog) -> Vec<usize> {
    let bare = bare(catalog);
    let mut core: Vec<usize> = (0..bare.rules.len()).collect();
    // Large parts first, then single rules: a small core of many rules takes few questions.
    let mut part = core.len().div_ceil(2);
    while part > 0 {
        let mut start = 0;
        while start < core.len() {
            let end = (start + part).min(core.len());
            let rest = [&core[..start], &core[end..]].concat();
            if is_void(&bare, &rest) { core = rest } else { start = end }
        }
        part = if part == 1 { 0 } else { part.div_ceil(2) };
    }
    core
}

fn is_void(catalog: &Catalog, rules: &[usize]) -> bool {
    let rules: Vec<Rule> = rules.iter().map(|&rule| catalog.rules[rule].clone()).collect();
    !Rulebook::new(&Catalog { rules, ..catalog.clone() }).is_satisfiable()
}

/// The catalog without what rules do not look at.
fn bare(catalog: &Catalog) -> Catalog {
    let mut bare = catalog.clone();
    (bare.samples, bare.presets, bare.suggestions) = Default::default();
    bare.materials.clear();
    for group in &mut bare.groups {
        let keep = |value: &Value| Value { amount: value.amount, ..Value::default() };
        group.values = group.values.iter().map(keep).collect();
    }
    bare
}
