//! What must hold for any bytes from outside; the fuzz targets and `tests/fuzz_corpus.rs` call the same functions.
//!
//! Invariant: each function returns for every input, or there is a mistake in Atelier.

use atelier::{
    catalog::{Catalog, Selection, Severity, Sources, report, resolve, source::MAX_SOURCE_BYTES},
    design::code,
    exchange::{self, Format},
};
use std::{collections::BTreeMap, sync::OnceLock};

/// Longest input that is looked at, in bytes: size alone is no finding.
const MAX_INPUT: usize = 64 * 1024;
/// Most diagnostics of one catalog or model, with some room.
const MAX_DIAGNOSTICS: usize = 1100;
/// Largest models whose catalogs are resolved, in groups.
const MAX_RESOLVED: usize = 40;
/// Begins a line that names the file of the following lines.
const FILE: &str = "//// ";

fn text(data: &[u8]) -> Option<&str> {
    std::str::from_utf8(data).ok().filter(|text| text.len() <= MAX_INPUT)
}

/// A catalog folder as one text: `catalog.ron`, then other files, each behind a line `//// <path>`.
pub fn catalog(data: &[u8]) {
    let Some(text) = text(data) else { return };
    let mut texts = BTreeMap::from([("texts/en.ftl".to_owned(), String::new())]);
    let mut path = "catalog.ron".to_owned();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(FILE) {
            Some(name) => path = name.trim().to_owned(),
            None => texts.entry(path.clone()).or_default().push_str(line),
        }
    }
    let sources = Sources { folder: "catalogs/fuzz".to_owned(), texts, assets: None };
    let resolved = resolve(&sources);
    assert!(resolved.diagnostics.len() <= MAX_DIAGNOSTICS);
    for problem in &resolved.diagnostics {
        assert!(
            problem.line > 0 && problem.column > 0 && problem.length > 0 && !problem.remedy.is_empty(),
            "{problem}"
        );
    }
    let first = &resolved.diagnostics[..resolved.diagnostics.len().min(3)];
    assert!(!report::render(first, &sources, false).contains('\u{1b}'));
    let has_errors = resolved.diagnostics.iter().any(|problem| problem.severity == Severity::Error);
    assert_eq!(resolved.catalog.is_none(), has_errors);
    if let Some(catalog) = &resolved.catalog {
        let defaults = Selection::defaults(catalog);
        let decoded = code::decode(catalog, &code::encode(catalog, &defaults)).expect("a code that was just made");
        assert_eq!(decoded.choices, defaults.choices().collect::<Vec<_>>());
        if let Ok(model) = exchange::uvl::write(catalog) {
            // Where there is one value there is nothing to choose.
            let groups = catalog.groups.iter().filter(|group| group.values.len() > 1).count();
            match exchange::import(Format::Uvl, "fuzz.uvl", &model, "fuzz") {
                Ok(back) => assert_eq!(back.groups, groups, "{model}"),
                Err(problems) => assert!(groups == 0 && problems[0].code == "no-choice", "{model}\n{problems:#?}"),
            }
        }
    }
}

/// Shipped lines: one with words, and one with a drawing as well.
fn lines() -> &'static [Catalog; 2] {
    static LINES: OnceLock<[Catalog; 2]> = OnceLock::new();
    LINES.get_or_init(|| {
        let eyewear = [
            include_str!("../../../catalogs/eyewear/catalog.ron"),
            include_str!("../../../catalogs/eyewear/texts/en.ftl"),
        ];
        let wine =
            [include_str!("../../../catalogs/wine/catalog.ron"), include_str!("../../../catalogs/wine/texts/en.ftl")];
        [("eyewear", eyewear), ("wine", wine)].map(|(folder, [catalog, english])| {
            let texts = [("catalog.ron", catalog), ("texts/en.ftl", english)];
            let texts = texts.map(|(path, text)| (path.to_owned(), text.to_owned()));
            let sources = Sources { folder: folder.to_owned(), texts: BTreeMap::from(texts), assets: None };
            resolve(&sources).catalog.expect("the shipped line has no errors")
        })
    })
}

/// A text that could be a design code of a shipped line.
pub fn code(data: &[u8]) {
    let Some(text) = text(data) else { return };
    lines().iter().for_each(|catalog| code_of(catalog, text));
}

fn code_of(catalog: &Catalog, text: &str) {
    match code::decode(catalog, text) {
        Ok(decoded) => {
            assert!(decoded.choices.len() <= catalog.groups.len());
            let mut selection = Selection::defaults(catalog);
            for choice in decoded.choices {
                selection.set(choice);
            }
            for (group, free) in decoded.free {
                selection.set_free(group, Some(free));
            }
            let code = code::encode(catalog, &selection);
            assert!(code.len() <= code::MAX_LENGTH && code::decode(catalog, &code).is_ok());
        }
        Err(error) => assert!(error.to_string().len() <= MAX_INPUT + 200),
    }
}

/// A feature model in UVL.
pub fn uvl(data: &[u8]) {
    model(Format::Uvl, data);
}

/// Clauses in DIMACS.
pub fn dimacs(data: &[u8]) {
    model(Format::Dimacs, data);
}

fn model(format: Format, data: &[u8]) {
    let Some(text) = text(data) else { return };
    match exchange::import(format, "fuzz.model", text, "fuzz") {
        Ok(imported) => {
            assert!(imported.texts.values().all(|text| text.len() <= MAX_SOURCE_BYTES));
            if imported.groups > MAX_RESOLVED {
                return;
            }
            let sources = Sources { folder: "fuzz".to_owned(), texts: imported.texts, assets: None };
            let resolved = resolve(&sources);
            let errors: Vec<_> = resolved.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
            assert!(errors.is_empty(), "{errors:#?}\n{sources:#?}");
        }
        Err(problems) => {
            assert!((1..=MAX_DIAGNOSTICS).contains(&problems.len()));
            let named = |problem: &atelier::catalog::Diagnostic| problem.line > 0 && !problem.remedy.is_empty();
            assert!(problems.iter().all(named), "{problems:#?}");
            assert!(problems.iter().any(|problem| problem.severity == Severity::Error));
        }
    }
}
