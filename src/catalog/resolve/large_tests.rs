//! A line as large as vendors have: it is checked at once, and says what is wrong with it.

use super::{fixture::sources, resolve};
use crate::rules::Rulebook;
use std::fmt::Write;

/// Twenty groups of ten values with forty rules, numbers among them.
fn large(groups: usize, values: usize) -> crate::catalog::Sources {
    let mut sources = sources();
    let (mut ron, mut texts) = (String::new(), String::new());
    for g in 0..groups {
        let _ = write!(ron, "(id: \"g{g}\", default: \"v0\", values: [");
        let _ = writeln!(texts, "group-g{g} = G{g}");
        for v in 0..values {
            let _ = write!(ron, "(id: \"v{v}\", sku: \"S-{g}-{v}\", price: {v}),");
            let _ = writeln!(texts, "value-g{g}-v{v} = V{v}");
        }
        ron.push_str("]),");
    }
    for (id, step) in [("inner", 1), ("outer", 1)] {
        let _ = write!(ron, "(id: \"{id}\", kind: Number(unit: \"cm\", min: 0, max: 100, step: {step})),");
        let _ = writeln!(texts, "group-{id} = {id}");
    }
    let mut rules = "Ascending(id: \"inside\", groups: [\"inner\", \"outer\"]),".to_owned();
    for g in 0..groups - 2 {
        let _ = write!(
            rules,
            "Requires(id: \"r{g}\", when: {{\"g{g}\": [\"v1\", \"v2\"]}}, then: {{\"g{}\": [\"v1\", \"v2\", \"v3\"]}}),\
             Excludes(id: \"x{g}\", these: {{\"g{g}\": [\"v4\"], \"g{}\": [\"v5\", \"v6\"], \"g{}\": [\"v7\"]}}),",
            g + 1,
            g + 1,
            g + 2
        );
    }
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("    ],\n    rules: [", &format!("{ron}],\nrules: [{rules}"), 1);
    assert!(text.contains("inside"));
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        sources.texts.get_mut(file).unwrap().push_str(&texts);
    }
    sources
}

#[test]
fn a_large_line_is_checked() {
    let sources = large(20, 10);
    let resolved = resolve(&sources);
    let told: Vec<_> = resolved.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let catalog = resolved.catalog.unwrap();
    assert_eq!((catalog.groups.len(), catalog.groups[23].values.len()), (25, 101));
}

#[test]
fn a_large_line_without_a_design_is_explained() {
    let mut sources = large(20, 10);
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    let to = "rules: [Requires(id: \"never\", when: {\"g3\": [\"v0\", \"v1\", \"v2\", \"v3\", \"v4\", \"v5\", \"v6\", \"v7\", \"v8\", \"v9\"]}, \
              then: {\"g4\": [\"v1\"]}), Excludes(id: \"either\", these: {\"g4\": [\"v1\"]}),";
    *text = text.replacen("rules: [", to, 1);
    let found = resolve(&sources).diagnostics;
    let [problem] = &found[..] else { panic!("{found:?}") };
    assert_eq!(problem.code, "void-line");
    assert!(
        problem.message.starts_with("the rules `never` (line") && problem.message.contains("and `either`"),
        "{problem}"
    );
}

#[test]
fn a_line_with_codes_that_nobody_could_read_is_refused() {
    let with_keys = |groups: usize, key: u16| {
        let mut sources = sources();
        let (mut ron, mut texts) = (String::new(), String::new());
        for g in 0..groups {
            let _ = write!(ron, "(id: \"g{g}\", default: \"v\", values: [(id: \"v\", key: {key}, sku: \"\")]),");
            let _ = writeln!(texts, "group-g{g} = G{g}\nvalue-g{g}-v = V");
        }
        let text = sources.texts.get_mut("catalog.ron").unwrap();
        *text = text.replacen("    ],\n    rules: [", &format!("{ron}],\nrules: ["), 1);
        for file in ["texts/en.ftl", "texts/de.ftl"] {
            sources.texts.get_mut(file).unwrap().push_str(&texts);
        }
        resolve(&sources).diagnostics.into_iter().find(|problem| problem.code == "long-code")
    };
    assert_eq!(with_keys(997, 15), None);
    assert_eq!(with_keys(800, 4095), None);
    let problem = with_keys(997, 4095).unwrap();
    assert_eq!((problem.line, problem.column), (8, 13), "{problem}");
    assert!(problem.message.contains("at most 4296") && problem.remedy.contains("smaller keys"), "{problem}");
}

#[test]
fn more_values_than_fit_into_memory_are_not_made() {
    let mut sources = sources();
    let mut groups = String::new();
    for g in 0..900 {
        let _ = writeln!(groups, "(id: \"n{g}\", kind: Number(min: 0, max: 1000, step: 1)),");
        for file in ["texts/en.ftl", "texts/de.ftl"] {
            sources.texts.get_mut(file).unwrap().push_str(&format!("group-n{g} = {g}\n"));
        }
    }
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("    ],\n    rules: [", &format!("{groups}],\nrules: ["), 1);
    let first = 1 + text.lines().position(|line| line.contains("\"n49\"")).unwrap();
    let found = resolve(&sources).diagnostics;
    let problem = found.iter().find(|problem| problem.code == "too-many").unwrap();
    assert_eq!(problem.line, first, "{problem}");
    assert!(problem.message.contains("50000") && problem.remedy.contains("larger steps"), "{problem}");
}

#[test]
fn no_more_advice_is_read_than_can_be_checked() {
    let mut sources = sources();
    let list = |entry: &str| (0..501).map(|i| entry.replace('#', &i.to_string())).collect::<String>();
    let suggestions = list("(id: \"s#\", author: \"a\", change: {\"lens\": \"sun\"}),\n");
    let samples = list("(title: \"t\", author: \"a\", days_ago: 1, choices: {}),\n");
    let presets = list("(id: \"p#\", choices: {}),\n");
    let texts = list("suggestion-s# = S\n    .why = So\npreset-p# = P\n    .story = So\n");
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        sources.texts.get_mut(file).unwrap().push_str(&texts);
    }
    sources.texts.insert("suggestions.ron".into(), format!("[\n{suggestions}]"));
    sources.texts.insert("samples.ron".into(), format!("[\n{samples}]"));
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("    materials:", &format!("presets: [\n{presets}],\n    materials:"), 1);
    let last = 1 + text.lines().position(|line| line.contains("\"p500\"")).unwrap();
    let found = resolve(&sources).diagnostics;
    let told: Vec<_> = found.iter().filter(|problem| problem.code == "too-many").collect();
    let places: Vec<_> = told.iter().map(|problem| problem.line).collect();
    assert_eq!(places, [last, 502, 502], "{told:#?}");
    assert!(told.iter().all(|problem| problem.message.contains("501") && problem.remedy.contains("at most 500")));
}

#[test]
fn a_table_of_stars_is_refused_where_it_grows_too_large() {
    // Twelve thousand times `*` in a few kilobytes of rows, for three hundred values each.
    let mut sources = large(20, 300);
    let row = format!("[{}],", vec!["\"*\""; 20].join(","));
    let names: Vec<_> = (0..20).map(|g| format!("\"g{g}\"")).collect();
    let rows = vec![row; 700].join("\n");
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    let rule = format!("rules: [Allowed(id: \"stars\", groups: [{}], rows: [\n{rows}\n]),", names.join(","));
    *text = text.replacen("rules: [", &rule, 1);
    let first = 1 + text.lines().position(|line| line.starts_with("[\"*\"")).unwrap();
    let found = resolve(&sources).diagnostics;
    let [problem] = &found[..] else { panic!("{found:?}") };
    assert_eq!((problem.code, problem.file.as_str()), ("too-many", "catalogs/glasses/catalog.ron"));
    assert_eq!(problem.line, first + 4_000_000 / (20 * 301 + 8));
    assert!(problem.remedy.contains("leave out the groups"), "{problem}");
}

#[test]
fn the_longest_numbers_are_checked_and_counted() {
    // Three numbers of 1001 steps, tied by order and by a sum.
    let mut sources = sources();
    let mut groups = String::new();
    for id in ["low", "high", "load"] {
        let _ = write!(groups, "(id: \"{id}\", default: 0, kind: Number(unit: \"mm\", min: 0, max: 1000, step: 1)),");
        for file in ["texts/en.ftl", "texts/de.ftl"] {
            sources.texts.get_mut(file).unwrap().push_str(&format!("group-{id} = {id}\n"));
        }
    }
    let rules = "Ascending(id: \"order\", groups: [\"low\", \"high\"], gap: 0), \
                 Linear(id: \"weight\", sum: [(\"high\", 1), (\"load\", 2)], max: 2500),";
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("    ],\n    rules: [", &format!("{groups}],\nrules: [{rules}"), 1);
    let resolved = resolve(&sources);
    let told: Vec<_> = resolved.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let catalog = resolved.catalog.unwrap();
    let book = Rulebook::new(&catalog);
    // By `high` and the numbers of `low` and `load` that go with it; the other groups have three valid combinations.
    let numbers: u64 = (0..=1000).map(|high: u64| (high + 1) * (1000.min((2500 - high) / 2) + 1)).sum();
    let others = Rulebook::new(&resolve(&super::fixture::sources()).catalog.unwrap()).count().unwrap();
    assert_eq!(book.count(), Some(others * numbers));
    assert!(book.compiled().unwrap().edges().len() < 1_200_000, "{}", book.compiled().unwrap().edges().len());
}

#[test]
fn a_line_that_is_too_hard_is_refused_and_not_called_void() {
    // Twenty-four pigeons in twenty-three holes, none with another: no diagram is large enough, and no search ends.
    let mut sources = sources();
    let (mut groups, mut texts, mut rules) = (String::new(), String::new(), String::new());
    let holes: Vec<_> = (0..23).map(|hole| format!("(id: \"h{hole}\", sku: \"P-{hole}\")")).collect();
    let rows: Vec<_> = (0..23).map(|hole| format!("[\"h{hole}\", \"h{hole}\"]")).collect();
    for pigeon in 0..24 {
        let _ = write!(groups, "(id: \"p{pigeon}\", default: \"h0\", values: [{}]),", holes.join(","));
        let _ = writeln!(texts, "group-p{pigeon} = P");
        for hole in 0..23 {
            let _ = writeln!(texts, "value-p{pigeon}-h{hole} = H");
        }
        for other in 0..pigeon {
            let _ = write!(
                rules,
                "Forbidden(id: \"r{other}-{pigeon}\", groups: [\"p{other}\", \"p{pigeon}\"], rows: [{}]),",
                rows.join(",")
            );
        }
    }
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("rules: [", &format!("rules: [{rules}"), 1).replacen(
        "    ],\n    rules:",
        &format!("{groups}],\n    rules:"),
        1,
    );
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        sources.texts.get_mut(file).unwrap().push_str(&texts);
    }
    let resolved = resolve(&sources);
    let [problem] = &resolved.diagnostics[..] else { panic!("{:#?}", &resolved.diagnostics[..3]) };
    assert_eq!((problem.code, resolved.catalog.is_none()), ("too-hard", true));
    assert!(problem.message.contains("not known") && problem.remedy.contains("fewer groups"), "{problem}");
}
