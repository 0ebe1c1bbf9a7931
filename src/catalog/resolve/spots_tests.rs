//! Hot spots of the small line, and each mistake with its place and remedy.

use super::super::{Docs, fixture, read};
use crate::catalog::{Diagnostic, GroupIx, HotSpot, Severity, Sources};

const SPOTS: &str = "zoom_mm: (30, 200), hot_spots: [\n\
    (id: \"arch\", nodes: [\"bridge\", \"frame\"], at_mm: (0, 20, 5), group: \"shape\"),\n\
    (id: \"rim\", nodes: [\"frame\"], at_mm: (40, 20, 5)),\n],";

/// The small line with two hot spots, and with `from` replaced by `to`.
fn with(file: &str, from: &str, to: &str) -> Sources {
    let mut sources = fixture::with("catalog.ron", "zoom_mm: (30, 200),", SPOTS);
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        let texts = "spot-arch = Arch\n    .about = Carved by hand.\nspot-rim = Rim\n    .about = Thin.\n";
        sources.texts.get_mut(file).unwrap().push_str(texts);
    }
    let text = sources.texts.get_mut(file).unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    sources
}

fn resolved(sources: &Sources) -> (Option<Vec<HotSpot>>, Vec<Diagnostic>) {
    let (draft, problems) = read(sources, &Docs::scan(sources));
    (draft.map(|draft| draft.catalog.stage.hot_spots), problems.into_sorted())
}

#[test]
fn hot_spots_are_read_in_order() {
    let (spots, problems) = resolved(&with("catalog.ron", "(0, 20, 5)", "(1, 20, 5)"));
    assert_eq!(problems, []);
    let spots = spots.unwrap();
    assert_eq!(spots[0].nodes, ["bridge", "frame"]);
    assert_eq!((spots[0].at_mm, spots[0].group), ([1.0, 20.0, 5.0], Some(GroupIx(0))));
    assert_eq!((spots[0].title.get("en"), spots[0].about.get("de")), ("Arch", "Carved by hand."));
    assert_eq!((spots[1].id.as_str(), spots[1].group), ("rim", None));
}

#[test]
fn every_mistake_is_told_where_it_is() {
    let check = |file: &str, from: &str, to: &str, code: &str, mark: &str, remedy: &str, is_error: bool| {
        let sources = with(file, from, to);
        let (spots, problems) = resolved(&sources);
        let [problem] = &problems[..] else { panic!("{to}: {problems:#?}") };
        assert_eq!(problem.code, code);
        assert_eq!(problem.severity == Severity::Error, is_error, "{problem}");
        assert_eq!(spots.is_none(), is_error);
        let text = sources.text_named(&problem.file).unwrap();
        let line = text.lines().nth(problem.line - 1).unwrap();
        let found = line.chars().skip(problem.column - 1).collect::<String>();
        assert!(found.starts_with(mark), "{problem}: {found}");
        assert!(problem.remedy.contains(remedy), "{problem}");
    };
    let cat = "catalog.ron";
    check(cat, "\"bridge\", \"frame\"], at", "\"brigde\"], at", "unknown-node", "\"brigde\"", "`bridge`", false);
    check(cat, "nodes: [\"bridge\", \"frame\"], at", "nodes: [], at", "no-nodes", "[]", "at least one", true);
    check(cat, "group: \"shape\"),", "group: \"shpae\"),", "unknown-group", "\"shpae\"", "`shape`", true);
    check(cat, "(0, 20, 5)", "(0, 2e9, 5)", "out-of-range", "2e9", "100000", true);
    check(cat, "(0, 20, 5)", "(0, NaN, 5)", "out-of-range", "NaN", "100000", true);
    let long = format!("spot-arch = {}", "x".repeat(33));
    check("texts/de.ftl", "spot-arch = Arch", &long, "long-text", "spot-arch", "shorten", true);
    let long = format!("about = {}", "ß".repeat(201));
    check("texts/en.ftl", "about = Carved by hand.", &long, "long-text", ".about", "shorten", true);
    check("texts/de.ftl", "spot-rim = Rim\n", "spot-rim =\n", "missing-text", "\"rim\"", "`spot-rim = …`", false);
}

#[test]
fn ids_are_names_and_stand_once() {
    for (to, code) in [("id: \"arch\"", "duplicate-id"), ("id: \"The Rim\"", "bad-id")] {
        let (_, problems) = resolved(&with("catalog.ron", "id: \"rim\"", to));
        assert!(problems.iter().any(|problem| problem.code == code), "{problems:#?}");
    }
}

#[test]
fn too_many_are_refused() {
    let many = format!("hot_spots: [{}", "(id: \"rim\", nodes: [\"frame\"], at_mm: (0, 0, 0)),".repeat(60_000));
    let (spots, problems) = resolved(&with("catalog.ron", "hot_spots: [", &many));
    assert!(spots.is_none());
    assert!(problems.iter().any(|problem| problem.code == "too-many"), "{problems:#?}");
    let nodes = format!("nodes: [{}", "\"frame\", ".repeat(60));
    let (_, problems) = resolved(&with("catalog.ron", "nodes: [\"bridge\", ", &nodes));
    assert!(problems.iter().any(|problem| problem.code == "too-many"), "{problems:#?}");
}
