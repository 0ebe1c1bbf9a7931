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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{
            Is, Rule, RuleKind, Text, ValueIx,
            resolve::{Docs, fixture::sources, resolve},
        },
        rules::Effort,
    };

    /// What is told when the search may take so much: two rules contradict each other, and three others do, too.
    fn told(question: u64) -> (String, String) {
        let sources = sources();
        let mut catalog = resolve(&sources).catalog.unwrap();
        let [shape, lens] = ["shape", "lens"].map(|id| catalog.groups().find(|(_, group)| group.id == id).unwrap().0);
        let is = |group, value| Is { group, values: vec![ValueIx(value)] };
        let requires = |when, then| RuleKind::Requires { when: vec![when], then: vec![then] };
        let kinds = [
            RuleKind::Excludes { these: vec![is(shape, 0)] },
            RuleKind::Excludes { these: vec![is(shape, 1)] },
            requires(is(shape, 0), is(lens, 0)),
            requires(is(shape, 1), is(lens, 0)),
            RuleKind::Excludes { these: vec![is(lens, 0)] },
        ];
        let rule = |(i, kind)| Rule { id: format!("r{i}"), reason: Text::plain("so."), kind };
        catalog.rules = kinds.into_iter().enumerate().map(rule).collect();
        let book = Rulebook::new(&catalog).with_effort(Effort { call: 100, question });
        let mut problems = Problems::default();
        explain(&catalog, &book, &Origins::default(), &Docs::scan(&sources).catalog.root(), &mut problems);
        let [problem] = &problems.into_sorted()[..] else { panic!("one error") };
        (problem.message.clone(), problem.remedy.clone())
    }

    #[test]
    fn what_was_not_found_is_not_claimed() {
        let (message, remedy) = told(0);
        assert!(message.contains("was not found within the limit"), "{message}");
        assert!(remedy.contains("until the line can be built"), "{remedy}");
        let (message, remedy) = told(10_000);
        assert!(message.starts_with("the rules `r0` and `r1` contradict each other"), "{message}");
        assert!(remedy.ends_with("the rest goes together"), "{remedy}");
        // With an effort between the two it is known that some contradict each other, not whether fewer do.
        let between: Vec<_> = (1..60).map(told).filter(|(_, remedy)| remedy.contains("fewer of them may")).collect();
        assert!(between.iter().all(|(message, _)| message.contains("contradict each other")) && !between.is_empty());
    }
}
