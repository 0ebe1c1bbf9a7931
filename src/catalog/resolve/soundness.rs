//! What only solving the rules can tell: a line that cannot be built, values nobody can choose, impossible advice.
//!
//! Invariant: runs on a draft without errors, and every sample and preset of the catalog it returns is complete and valid. All
//! questions about what goes together share one effort, all samples and presets another: however many there are, it ends.

use super::{
    Docs, Draft, dead,
    inquiry::Inquiry,
    problems::{Problems, quoted},
    void,
};
use crate::{
    catalog::{Catalog, Choice, Design, Selection, Suggestion, spans::Place, text::FALLBACK},
    rules::{NotKnown, Questions, Rulebook},
};

/// Checks the draft against its rules, which `book` holds, and fills in the samples. `None` if nothing can be built.
pub fn check(draft: Draft, book: &Rulebook, docs: &Docs, problems: &mut Problems) -> Option<Catalog> {
    let Draft { mut catalog, origins, sample_choices } = draft;
    let root = docs.catalog.root();
    let defaults = Selection::defaults(&catalog);
    let start = match book.try_complete(&[], &defaults) {
        Ok(Some(start)) => start,
        Ok(None) => {
            void::explain(&catalog, book, &origins, &root, problems);
            return None;
        }
        Err(NotKnown) => {
            let message = "it is not known whether the line can be built: the search for a design was given up";
            let remedy = "tie fewer groups together in one rule: shorten long sums, and split large tables";
            problems.error(root.field("rules"), "too-hard", message, remedy);
            return None;
        }
    };
    if let Err(why) = book.compiled() {
        let message = format!("{why}; every answer is searched for: slower, and without counts and ranges of prices");
        let remedy = "tie fewer groups together: split large tables, and give sums fewer groups or larger steps";
        problems.warning(root.field("rules"), "not-compiled", message, remedy);
    }
    for rule in book.broken(&defaults) {
        let message = format!("the defaults break this rule: {}", reason(&catalog, rule));
        let place = origins.rules.get(rule).map_or_else(|| root.field("rules"), |origin| origin.place(&root));
        problems.warning(place, "broken-defaults", message, "choose defaults that go together, or change the rule");
    }
    let mut inquiry = Inquiry::new(book);
    dead::warn(&catalog, book, start, &origins, &root, problems);
    for (i, suggestion) in catalog.suggestions.iter().enumerate() {
        check_suggestion(suggestion, i, &mut inquiry, docs, problems);
    }
    let mut designs = Designs { book, questions: book.questions(), explained: 0 };
    let samples = std::mem::take(&mut catalog.samples);
    for (i, (mut sample, choices)) in samples.into_iter().zip(&sample_choices).enumerate() {
        let at = docs.samples.root().item(i).field("choices");
        let what = ("sample", sample.title.as_str());
        let selection = designs.complete(&catalog, what, choices, &sample.selection, at, problems);
        sample.selection = selection.unwrap_or(sample.selection);
        catalog.samples.push(sample);
    }
    for (i, mut preset) in std::mem::take(&mut catalog.presets).into_iter().enumerate() {
        let at = root.field("presets").item(i).field("choices");
        let what = ("preset", preset.id.as_str());
        let selection = designs.complete(&catalog, what, &preset.choices, &preset.selection, at, problems);
        preset.selection = selection.unwrap_or(preset.selection);
        catalog.presets.push(preset);
    }
    Some(catalog)
}

fn check_suggestion(
    suggestion: &Suggestion,
    index: usize,
    inquiry: &mut Inquiry,
    docs: &Docs,
    problems: &mut Problems,
) {
    let at = docs.suggestions.root().item(index);
    if inquiry.is_impossible(&suggestion.change) {
        let message = format!("no design can have all changes of {}", quoted(&suggestion.id));
        problems.error(at.field("change"), "impossible-suggestion", message, "suggest values that go together");
        return;
    }
    if inquiry.never_holds(&suggestion.when) {
        let message = format!("no design meets the conditions of {}", quoted(&suggestion.id));
        let remedy = "weaken `when`: now the suggestion is never offered";
        problems.error(at.field("when"), "impossible-suggestion", message, remedy);
    }
}

/// Samples and presets on their way to complete designs.
struct Designs<'a> {
    book: &'a Rulebook,
    questions: Questions<'a>,
    /// How many were explained that cannot be built.
    explained: usize,
}

impl Designs<'_> {
    /// The choices completed to a valid selection, with what is given freely beside them; else the first choice that has to go
    /// is named, with the rules that it breaks.
    fn complete(
        &mut self,
        catalog: &Catalog,
        (what, name): (&str, &str),
        choices: &[Choice],
        given: &Selection,
        at: Place,
        problems: &mut Problems,
    ) -> Option<Selection> {
        let defaults = Selection::defaults(catalog);
        match self.questions.try_complete(choices, &defaults) {
            Ok(Some(mut selection)) => {
                for (group, free) in given.all_free() {
                    selection.set_free(group, Some(free.clone()));
                }
                return Some(selection);
            }
            Ok(None) => (),
            Err(NotKnown) => {
                let message = format!("it is not known whether the {what} {} can be built", quoted(name));
                let remedy = "have fewer samples and presets, or tie fewer groups together in one rule";
                problems.error(at, "too-hard", message, remedy);
                return None;
            }
        }
        let code = if what == "sample" { "impossible-sample" } else { "impossible-preset" };
        let Some((selection, kept, dropped)) = self.repair(choices, &defaults) else {
            let message = format!("the {what} {} cannot be built", quoted(name));
            problems.error(at, code, message, "choose values that go together");
            return None;
        };
        let own = catalog.groups().map(|(ix, _)| kept.iter().any(|choice| choice.group == ix)).collect();
        let why = self.why(catalog, &Design { selection, own }, dropped);
        let (group, value) = (&catalog.group(dropped.group).id, &catalog.value(dropped).id);
        let message = format!(
            "{} of {} does not go with the rest of the {what} {}{why}",
            quoted(value),
            quoted(group),
            quoted(name),
        );
        problems.error(at.field(group), code, message, "choose another value here, or change the others");
        None
    }

    /// The design nearest to `choices`, those that it keeps, and the first that it does not.
    fn repair(&mut self, choices: &[Choice], defaults: &Selection) -> Option<(Selection, Vec<Choice>, Choice)> {
        let (kept, dropped) = self.questions.try_repair(&[], choices).ok()??;
        let selection = self.questions.try_complete(&kept, defaults).ok()??;
        Some((selection, kept, *dropped.first()?))
    }

    /// The rules that forbid `choice` in `design`, as the end of a sentence.
    fn why(&mut self, catalog: &Catalog, design: &Design, choice: Choice) -> String {
        self.explained += 1;
        if self.explained > dead::MAX_EXPLAINED {
            return String::new();
        }
        let rules = self.book.explain(design, choice).rules;
        let reasons: Vec<_> = rules.into_iter().map(|rule| reason(catalog, rule)).collect();
        if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(" ")) }
    }
}

fn reason(catalog: &Catalog, rule: usize) -> &str {
    catalog.rules.get(rule).map_or("", |rule| rule.reason.get(FALLBACK))
}

#[cfg(test)]
mod tests {
    use crate::{
        catalog::{
            Catalog, Choice, GroupIx, ListIx, Resolved, Severity, ValueIx,
            resolve::{
                Docs, everything_tests,
                fixture::{sources, with},
                read, resolve,
            },
        },
        design::{code, edit, offers},
        rules::{Kind, Rulebook, diagram::Limits},
    };

    /// No rule fits.
    const NOTHING: Limits = Limits { nodes: 0, edges: 0, steps: 0 };

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
    fn a_line_too_large_to_compile_is_told_and_found_sound_all_the_same() {
        let sources = everything_tests::sources();
        let docs = Docs::scan(&sources);
        let (draft, mut problems) = read(&sources, &docs);
        let draft = draft.unwrap();
        let book = Rulebook::within(&draft.catalog, NOTHING);
        let catalog = super::check(draft, &book, &docs, &mut problems).unwrap();
        let told = problems.into_sorted();
        let [problem] = &told[..] else { panic!("{told:#?}") };
        let line = 1 + sources.texts["catalog.ron"].lines().position(|line| line.contains("rules: [")).unwrap();
        assert_eq!((problem.code, problem.severity, problem.line), ("not-compiled", Severity::Warning, line));
        assert!(problem.message.contains("without counts and ranges of prices"), "{problem}");
        assert!(problem.remedy.contains("fewer groups"), "{problem}");
        // What its author left out is filled in as by the compiled rules.
        let compiled = resolve(&sources).catalog.unwrap();
        let filled_in = |catalog: &Catalog| {
            let all =
                catalog.samples.iter().map(|it| &it.selection).chain(catalog.presets.iter().map(|it| &it.selection));
            all.cloned().collect::<Vec<_>>()
        };
        assert_eq!(filled_in(&catalog), filled_in(&compiled));
        assert!(!catalog.samples.is_empty() && !catalog.presets.is_empty());
    }

    #[test]
    fn what_is_searched_for_is_what_the_compiled_rules_say() {
        let catalog = resolve(&everything_tests::sources()).catalog.unwrap();
        let (compiled, searched) = (Rulebook::new(&catalog), Rulebook::within(&catalog, NOTHING));
        assert!(compiled.compiled().is_ok() && searched.compiled().is_err());
        let mut design = edit::start(&catalog, &searched).unwrap();
        assert_eq!(Some(&design), edit::start(&catalog, &compiled).as_ref());
        for click in 0..12_usize {
            let group = (5 * click + 2) % catalog.groups.len();
            let value = (3 * click + 1) % catalog.groups[group].values.len();
            let choice = Choice { group: GroupIx(group as u16), value: ValueIx(value as u16) };
            assert_eq!(compiled.statuses(&design), searched.statuses(&design), "after {click} clicks");
            assert_eq!(compiled.explain(&design, choice), searched.explain(&design, choice), "{choice:?}");
            let outcome = edit::choose(&searched, &design, choice);
            assert_eq!(outcome, edit::choose(&compiled, &design, choice), "{choice:?}");
            design = outcome.map_or(design, |outcome| outcome.design);
            let text = code::encode(&catalog, &design.selection);
            let opened = |book| edit::open(&catalog, book, &code::decode(&catalog, &text).unwrap());
            assert_eq!(opened(&searched), opened(&compiled));
        }
        // Counts and ranges are what is missing, and nobody is told other ones.
        assert_eq!((searched.count(), compiled.count().is_some()), (None, true));
        let told = offers::offers(&catalog, &searched, ListIx(0), &design);
        let is_now = |kind| matches!(kind, Kind::Chosen | Kind::Implied | Kind::Followed);
        for offer in told.iter().flatten() {
            assert_eq!((offer.totals, offer.difference), (None, is_now(offer.kind).then_some(0)), "{offer:?}");
        }
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
                (38, 22),
                "the rule `no-round-sun` (line 38) cannot be met",
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
