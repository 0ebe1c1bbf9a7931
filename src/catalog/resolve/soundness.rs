//! What only solving the rules can tell: a line that cannot be built, values nobody can choose, impossible advice.
//!
//! Invariant: runs on a draft without errors, and every sample of the catalog it returns is complete and valid.

use super::{
    Docs, Draft,
    problems::{Problems, quoted},
};
use crate::{
    catalog::{Catalog, Choice, Design, Is, RuleKind, Selection, Suggestion, text::FALLBACK},
    rules::Rulebook,
};
use std::collections::BTreeSet;

/// Most combinations of a suggestion's conditions that are tried before it is believed.
const MAX_COMBINATIONS: usize = 64;

/// Checks the draft against its rules and fills in the samples. `None` if nothing can be built.
pub fn check(draft: Draft, docs: &Docs, problems: &mut Problems) -> Option<Catalog> {
    let Draft { mut catalog, sample_choices } = draft;
    let book = Rulebook::new(&catalog);
    let root = docs.catalog.root();
    if !book.is_satisfiable() {
        let remedy = "remove or weaken rules until one design is left";
        problems.error(root.field("rules"), "void-line", "the rules leave no design that can be built", remedy);
        return None;
    }
    let defaults = Selection::defaults(&catalog);
    for rule in book.broken(&defaults) {
        let message = format!("the defaults break this rule: {}", reason(&catalog, rule));
        let place = root.field("rules").item(rule).field("id");
        problems.warning(place, "broken-defaults", message, "choose defaults that go together, or change the rule");
    }
    warn_unreachable(&catalog, &book, docs, problems);
    for (i, suggestion) in catalog.suggestions.iter().enumerate() {
        check_suggestion(suggestion, i, &book, docs, problems);
    }
    for (i, choices) in sample_choices.iter().enumerate() {
        match book.complete(choices, &defaults) {
            Some(selection) => catalog.samples[i].selection = selection,
            None => explain_sample(&catalog, &book, i, choices, docs, problems),
        }
    }
    Some(catalog)
}

/// Only groups that a rule mentions can have values that no design has.
fn warn_unreachable(catalog: &Catalog, book: &Rulebook, docs: &Docs, problems: &mut Problems) {
    let ruled: BTreeSet<_> = catalog.rules.iter().flat_map(|rule| groups_of(&rule.kind)).collect();
    for (ix, group) in catalog.groups().filter(|(ix, _)| ruled.contains(ix)) {
        let values = docs.catalog.root().field("groups").item(usize::from(ix.0)).field("values");
        for (value, described) in group.values() {
            if book.is_possible(&[Choice { group: ix, value }]) {
                continue;
            }
            let message = format!("the rules never allow {} of {}", quoted(&described.id), quoted(&group.id));
            let place = values.item(usize::from(value.0)).field("id");
            problems.warning(place, "unreachable-value", message, "weaken the rules, or remove the value");
        }
    }
}

fn groups_of(kind: &RuleKind) -> Vec<crate::catalog::GroupIx> {
    match kind {
        RuleKind::Requires { when, then } => when.iter().chain(then).map(|is| is.group).collect(),
        RuleKind::Excludes { these } => these.iter().map(|is| is.group).collect(),
        RuleKind::Allowed { groups, .. } => groups.clone(),
        RuleKind::Linear { terms, .. } => terms.iter().map(|term| term.group).collect(),
    }
}

fn check_suggestion(suggestion: &Suggestion, index: usize, book: &Rulebook, docs: &Docs, problems: &mut Problems) {
    let at = docs.suggestions.root().item(index);
    if !book.is_possible(&suggestion.change) {
        let message = format!("no design can have all changes of {}", quoted(&suggestion.id));
        problems.error(at.field("change"), "impossible-suggestion", message, "suggest values that go together");
        return;
    }
    let possible = combinations(&suggestion.when).is_none_or(|all| all.iter().any(|c| book.is_possible(c)));
    if !possible {
        let message = format!("no design meets the conditions of {}", quoted(&suggestion.id));
        let remedy = "weaken `when`: now the suggestion is never offered";
        problems.error(at.field("when"), "impossible-suggestion", message, remedy);
    }
}

/// Every way to meet the conditions; `None` if there are too many to try.
fn combinations(when: &[Is]) -> Option<Vec<Vec<Choice>>> {
    let count = when.iter().try_fold(1_usize, |n, is| n.checked_mul(is.values.len()))?;
    (count <= MAX_COMBINATIONS).then(|| {
        when.iter().fold(vec![Vec::new()], |all, is| {
            let longer = |head: &Vec<Choice>| {
                let choices = is.values.iter().map(|&value| Choice { group: is.group, value });
                choices.map(|choice| head.iter().copied().chain([choice]).collect()).collect::<Vec<_>>()
            };
            all.iter().flat_map(longer).collect()
        })
    })
}

/// Names the first choice that has to go, and the rule that it breaks.
fn explain_sample(
    catalog: &Catalog,
    book: &Rulebook,
    index: usize,
    choices: &[Choice],
    docs: &Docs,
    problems: &mut Problems,
) {
    let at = docs.samples.root().item(index).field("choices");
    let repaired = book.repair(&[], choices).and_then(|(kept, dropped)| {
        let selection = book.complete(&kept, &Selection::defaults(catalog))?;
        Some((selection, kept, *dropped.first()?))
    });
    let Some((selection, kept, dropped)) = repaired else {
        let message = format!("the sample {} cannot be built", quoted(&catalog.samples[index].title));
        problems.error(at, "impossible-sample", message, "choose values that go together");
        return;
    };
    let own = catalog.groups().map(|(ix, _)| kept.iter().any(|choice| choice.group == ix)).collect();
    let why = book.explain(&Design { selection, own }, dropped);
    let (group, value) = (&catalog.group(dropped.group).id, &catalog.value(dropped).id);
    let reasons: Vec<_> = why.rules.iter().map(|&rule| reason(catalog, rule)).collect();
    let message = format!(
        "{} of {} does not go with the rest of the sample {}: {}",
        quoted(value),
        quoted(group),
        quoted(&catalog.samples[index].title),
        reasons.join(" ")
    );
    problems.error(at.field(group), "impossible-sample", message, "choose another value here, or change the others");
}

fn reason(catalog: &Catalog, rule: usize) -> &str {
    catalog.rules.get(rule).map_or("", |rule| rule.reason.get(FALLBACK))
}

#[cfg(test)]
mod tests {
    use crate::catalog::{
        Resolved, Severity,
        resolve::{
            fixture::{sources, with},
            resolve,
        },
    };

    const RULE: &str = r#"these: {"shape": ["round"], "lens": ["sun"]}"#;

    #[test]
    fn samples_are_filled_in() {
        let Resolved { catalog, diagnostics } = resolve(&sources());
        assert_eq!(diagnostics, []);
        let catalog = catalog.unwrap();
        let ids: Vec<_> = catalog.samples.iter().map(|sample| sample.selection.to_ids(&catalog)).collect();
        assert_eq!((ids[0]["shape"].as_str(), ids[0]["lens"].as_str()), ("panto", "sun"));
        assert_eq!((ids[1]["lens"].as_str(), ids[1]["tint"].as_str()), ("clear", "none"));
    }

    #[test]
    fn what_the_rules_make_impossible_is_told() {
        for (file, from, to, severity, code, (line, column), message) in [
            (
                "samples.ron",
                "\"lens\": \"sun\"",
                "\"lens\": \"clear\"",
                Severity::Error,
                "impossible-sample",
                (2, 102),
                "Tint “Gradient” needs Lens “Sun”.",
            ),
            (
                "suggestions.ron",
                "\"lens\": \"sun\"",
                "\"lens\": \"clear\"",
                Severity::Error,
                "impossible-suggestion",
                (2, 71),
                "`summer`",
            ),
            (
                "suggestions.ron",
                "{\"lens\": [\"clear\"]}",
                "{\"lens\": [\"sun\"], \"shape\": [\"round\"]}",
                Severity::Error,
                "impossible-suggestion",
                (2, 42),
                "conditions of `summer`",
            ),
            (
                "catalog.ron",
                RULE,
                "these: {\"shape\": [\"round\", \"panto\"]}",
                Severity::Error,
                "void-line",
                (36, 12),
                "",
            ),
            (
                "catalog.ron",
                RULE,
                "these: {\"shape\": [\"round\"]}",
                Severity::Warning,
                "unreachable-value",
                (14, 22),
                "`round` of `shape`",
            ),
            (
                "catalog.ron",
                RULE,
                "these: {\"shape\": [\"panto\"], \"lens\": [\"clear\"]}",
                Severity::Warning,
                "broken-defaults",
                (38, 22),
                "Round frames break",
            ),
        ] {
            let Resolved { catalog, diagnostics } = resolve(&with(file, from, to));
            let found = diagnostics.iter().find(|d| d.code == code).unwrap_or_else(|| panic!("{to}: {diagnostics:#?}"));
            assert_eq!((found.line, found.column, found.severity), (line, column, severity), "{found}");
            assert!(found.message.contains(message), "{found}");
            assert_eq!(catalog.is_some(), severity == Severity::Warning, "{to}");
        }
    }
}
