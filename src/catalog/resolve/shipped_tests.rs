//! The lines that ship with the program have no problem, not even a warning, and as much to choose from as was promised.

use super::{Resolved, resolve};
use crate::catalog::{Catalog, RuleKind, Sources};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::LazyLock,
};

/// By the names of their folders.
static SHIPPED: LazyLock<BTreeMap<String, Resolved>> = LazyLock::new(shipped);

/// Paths of the files below `folder`, relative to it.
fn files(folder: &Path) -> BTreeSet<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => walk(&entry.path(), &format!("{path}/"), found),
                false => drop(found.insert(path)),
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found);
    found
}

fn shipped() -> BTreeMap<String, Resolved> {
    // Cargo runs tests in the package, wherever that lies.
    let assets = files(Path::new("assets"));
    let mut lines = BTreeMap::new();
    for folder in fs::read_dir("catalogs").unwrap().map(|entry| entry.unwrap().path()) {
        let read = |path: String| (fs::read_to_string(folder.join(&path)).unwrap(), path);
        let texts: BTreeMap<_, _> = files(&folder).into_iter().map(read).map(|(text, path)| (path, text)).collect();
        if !texts.contains_key("catalog.ron") {
            continue;
        }
        let sources = Sources { folder: folder.to_str().unwrap().to_owned(), texts, assets: Some(assets.clone()) };
        lines.insert(folder.file_name().unwrap().to_str().unwrap().to_owned(), resolve(&sources));
    }
    lines
}

/// Checks that there are so many groups, values, rules, presets, samples and suggestions at least.
fn check_least(line: &str, catalog: &Catalog, least: [usize; 6]) {
    let values: usize = catalog.groups.iter().map(|group| group.values.len()).sum();
    let (presets, samples, suggestions) = (catalog.presets.len(), catalog.samples.len(), catalog.suggestions.len());
    let found = [catalog.groups.len(), values, catalog.rules.len(), presets, samples, suggestions];
    for (i, what) in ["groups", "values", "rules", "presets", "samples", "suggestions"].into_iter().enumerate() {
        assert!(found[i] >= least[i], "{line} has {} {what}, fewer than {}", found[i], least[i]);
    }
}

#[test]
fn shipped_lines_are_free_of_problems() {
    for resolved in SHIPPED.values() {
        let told: Vec<_> = resolved.diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
    assert!(!SHIPPED.is_empty());
}

#[test]
fn every_shipped_line_shows_what_a_line_can_be() {
    for (line, resolved) in &*SHIPPED {
        let catalog = resolved.catalog.as_ref().unwrap();
        check_least(line, catalog, [8, 40, 3, 0, 40, 12]);
        let has = |is_kind: fn(&RuleKind) -> bool| catalog.rules.iter().any(|rule| is_kind(&rule.kind));
        assert!(has(|kind| matches!(kind, RuleKind::Requires { .. })), "{line} requires nothing");
        assert!(has(|kind| matches!(kind, RuleKind::Excludes { .. })), "{line} excludes nothing");
        assert!(has(|kind| matches!(kind, RuleKind::Allowed { .. })), "{line} has no table of what is allowed");
        assert!(has(|kind| matches!(kind, RuleKind::Linear { .. })), "{line} counts nothing");
        for group in &catalog.groups {
            assert!(group.camera.is_some() || group.unseen, "{line}: no camera looks at {}", group.id);
        }
    }
}

#[test]
fn every_part_of_the_chair_comes_in_a_step_but_the_base_that_all_stands_on() {
    let stage = &SHIPPED["lounge-chair"].catalog.as_ref().unwrap().stage;
    let moves = stage.assembly.as_ref().unwrap().steps.iter().flat_map(|step| &step.moves);
    let moved: BTreeSet<&String> = moves.flat_map(|one| &one.sockets).collect();
    let still: Vec<&String> = stage.sockets.keys().filter(|socket| !moved.contains(socket)).collect();
    assert_eq!(still, ["base"]);
}

#[test]
fn the_three_lines_of_the_house_are_as_rich_as_was_promised() {
    for (line, groups, values) in [("eyewear", 18, 120), ("lounge-chair", 16, 110), ("wine", 16, 100)] {
        let catalog = SHIPPED[line].catalog.as_ref().unwrap();
        check_least(line, catalog, [groups, values, 40, 10, 60, 24]);
        let reviewed: Vec<_> = catalog.samples.iter().filter(|sample| !sample.reviews.is_empty()).collect();
        assert!(reviewed.len() >= 25, "{line} has {} samples with reviews", reviewed.len());
        let said: Vec<_> = reviewed.iter().flat_map(|sample| &sample.reviews).collect();
        assert!(said.iter().any(|review| review.stars < 3), "{line}: nobody is ever disappointed");
        assert!(said.iter().all(|review| !crate::catalog::offence::offends(&review.text)));
        let currencies: BTreeSet<&str> = catalog.price_lists().map(|list| list.currency.code.as_str()).collect();
        for currency in ["EUR", "USD"] {
            assert!(currencies.contains(currency), "{line} has no prices in {currency}");
        }
    }
}
