//! Mistakes in rules and tables, and what only solving them tells: message, place and remedy.

use super::everything_tests::{Mistake, check, sources};
use crate::catalog::{Severity, resolve};

#[rustfmt::skip]
const MISTAKES: &[Mistake] = &[
    Mistake { file: "catalog.ron", from: r##"{"width": [">= 400"]}"##, to: r##"{"width": [">= 600"]}"##, severity: Severity::Error, code: "empty-range", mark: (r##"">= 600""##, 0), says: "no number of `width`", remedy: "100 to 500" },
    Mistake { file: "catalog.ron", from: r##"{"width": [">= 400"]}"##, to: r##"{"width": [410]}"##, severity: Severity::Error, code: "unknown-value", mark: ("410", 0), says: "no value `410`", remedy: "in steps of 50" },
    Mistake { file: "catalog.ron", from: r##"{"extras": ["plate"]}"##, to: r##"{"extras": ["plates"]}"##, severity: Severity::Error, code: "unknown-value", mark: (r##""plates""##, 0), says: "`plates`", remedy: "`plate`" },
    Mistake { file: "catalog.ron", from: r##"rows_csv: "tables/glass.csv""##, to: r##"rows_csv: "tables/glas.csv""##, severity: Severity::Error, code: "missing-table", mark: (r##""tables/glas.csv""##, 0), says: "beside the catalog", remedy: "`tables/glass.csv`" },
    Mistake { file: "catalog.ron", from: r##"rows_csv: "tables/glass.csv""##, to: r##"rows_csv: "../../etc/passwd""##, severity: Severity::Error, code: "missing-table", mark: (r##""../../etc/passwd""##, 0), says: "beside the catalog", remedy: "tables/" },
    Mistake { file: "catalog.ron", from: r##"rows_csv: "tables/glass.csv""##, to: r##"groups: ["mat"], rows_csv: "tables/glass.csv""##, severity: Severity::Error, code: "two-tables", mark: (r##""tables/glass.csv""##, 0), says: "two tables", remedy: "either" },
    Mistake { file: "tables/glass.csv", from: "glass,format", to: "glass,fromat", severity: Severity::Error, code: "unknown-group", mark: ("fromat", 0), says: "`fromat`", remedy: "`format`" },
    Mistake { file: "tables/glass.csv", from: "clear,*", to: "clear,*,*", severity: Severity::Error, code: "row-length", mark: ("clear,*,*", 0), says: "3 cells for 2", remedy: "one cell" },
    Mistake { file: "tables/glass.csv", from: "portrait | landscape", to: "portrait | landscap", severity: Severity::Error, code: "unknown-value", mark: ("landscap", 0), says: "`landscap`", remedy: "`landscape`" },
    Mistake { file: "tables/glass.csv", from: r##""acrylic""##, to: r##""acryl|clear""##, severity: Severity::Error, code: "unknown-value", mark: ("acryl|", 0), says: "`acryl`", remedy: "`acrylic`" },
    Mistake { file: "tables/glass.csv", from: r##""acrylic""##, to: r##""acrylic"##, severity: Severity::Error, code: "table-syntax", mark: (r##""acrylic"##, 0), says: "not closed", remedy: "close it" },
    Mistake { file: "tables/glass.csv", from: r##"clear,*
museum,portrait | landscape
"acrylic",landscape | panorama
"##, to: "clear
", severity: Severity::Error, code: "row-length", mark: ("clear", 0), says: "1 cells", remedy: "one cell" },
    Mistake { file: "tables/hangers.csv", from: "> 400", to: "> 500", severity: Severity::Error, code: "empty-range", mark: ("> 500", 0), says: "no number of `width`", remedy: "100 to 500" },
    Mistake { file: "tables/hangers.csv", from: "hanger;width", to: "extras;width", severity: Severity::Error, code: "several-groups", mark: ("extras", 0), says: "multiple choice", remedy: "`extras-hooks`, `extras-wrap` and `extras-plate`" },
    Mistake { file: "catalog.ron", from: r##"("wax", 1)"##, to: r##"("glass", 1)"##, severity: Severity::Error, code: "not-a-number", mark: (r##""glass", 1"##, 0), says: "`glass` is not a number", remedy: "`Number`" },
    Mistake { file: "catalog.ron", from: r##"("wax", 1)"##, to: r##"("wax", "x")"##, severity: Severity::Error, code: "bad-number", mark: (r##""x""##, 0), says: "`x`", remedy: "digits" },
    Mistake { file: "catalog.ron", from: r##"("wax", 1), ("oil", 1)"##, to: r##"("wax", 1), ("wax", 1)"##, severity: Severity::Error, code: "duplicate-group", mark: (r##"("wax", 1), ("lac"##, 0), says: "stands twice", remedy: "two factors" },
    Mistake { file: "catalog.ron", from: "equals: 100", to: "equals: 100, max: 3", severity: Severity::Error, code: "bad-limits", mark: ("100, max: 3", 0), says: "two limits", remedy: "either" },
    Mistake { file: "catalog.ron", from: ", equals: 100", to: "", severity: Severity::Error, code: "empty-rule", mark: (r##""blend""##, 0), says: "says nothing", remedy: "`equals`" },
    Mistake { file: "catalog.ron", from: "equals: 100", to: "min: 200, max: 100", severity: Severity::Error, code: "bad-limits", mark: ("200, max", 0), says: "more than it may", remedy: "smaller limit" },
    Mistake { file: "catalog.ron", from: r##"("wax", 1)"##, to: r##"("wax", 1000000000000000)"##, severity: Severity::Error, code: "bad-number", mark: (r##"[("wax", 1000"##, 0), says: "too many digits", remedy: "fewer" },
    Mistake { file: "catalog.ron", from: r##"groups: ["rebate", "depth"]"##, to: r##"groups: ["rebate"]"##, severity: Severity::Error, code: "empty-rule", mark: (r##"["rebate"]"##, 0), says: "nothing to compare", remedy: "two numbers" },
    Mistake { file: "catalog.ron", from: r##"groups: ["rebate", "depth"]"##, to: r##"groups: ["depth", "depth"]"##, severity: Severity::Error, code: "duplicate-group", mark: (r##""depth"], gap"##, 0), says: "stands twice", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"groups: ["rebate", "depth"]"##, to: r##"groups: ["rebate", "paint"]"##, severity: Severity::Error, code: "not-a-number", mark: (r##""paint"], gap"##, 0), says: "`paint`", remedy: "`Number`" },
    Mistake { file: "catalog.ron", from: r##"when: {"width": [">= 400"]}, then: {"depth": [">= 2"]}"##, to: r##"when: {"width": ["100..150"]}, then: {"wax": [100], "oil": [100]}"##, severity: Severity::Warning, code: "unreachable-value", mark: (r##""width", key"##, 0), says: "2 of the numbers of `width`, such as `100`", remedy: "weaken" },
    Mistake { file: "catalog.ron", from: "equals: 100", to: "equals: 400", severity: Severity::Error, code: "void-line", mark: (r##""blend""##, 0), says: "the rule `blend` (line 109) cannot be met", remedy: "weaken" },
    Mistake { file: "catalog.ron", from: "equals: 100", to: "min: 0, max: 300", severity: Severity::Warning, code: "idle-rule", mark: (r##""blend""##, 0), says: "within its limits", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"["panorama", ">= 300"]"##, to: r##"["panorama", "*"]"##, severity: Severity::Warning, code: "idle-rule", mark: (r##""panorama-widths""##, 0), says: "allows every combination", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"these: {"glass": ["museum"], "width": ["450..500"]}"##, to: r##"these: {"glass": ["acrylic"]}"##, severity: Severity::Warning, code: "unreachable-value", mark: (r##""acrylic", key"##, 0), says: "never allow `acrylic` of `glass`: Museum glass", remedy: "weaken" },
    Mistake { file: "catalog.ron", from: r##"Requires(id: "wide-is-deep", when: {"width": [">= 400"]}, then: {"depth": [">= 2"]}),"##, to: r##"Requires(id: "wide-is-deep", when: {"mat": ["none"], "mat-width": [30]}, then: {"depth": [">= 2"]}),"##, severity: Severity::Warning, code: "idle-rule", mark: (r##""wide-is-deep""##, 0), says: "no design meets its condition", remedy: "correct" },
    Mistake { file: "catalog.ron", from: r##"Excludes(id: "museum-large", these: {"glass": ["museum"],"##, to: r##"Excludes(id: "museum-large", these: {"glass": ["museum"], "mat": ["none"], "mat-width": [30],"##, severity: Severity::Warning, code: "idle-rule", mark: (r##""museum-large""##, 0), says: "whatever this rule says", remedy: "remove" },
    Mistake { file: "catalog.ron", from: r##"groups: ["format", "width"], rows: [["portrait | landscape", "*"], ["panorama", ">= 300"]]"##, to: r##"groups: ["hanger"], rows: [["brass"]]"##, severity: Severity::Warning, code: "single-value", mark: (r##""hanger", key"##, 0), says: "only `brass` is possible", remedy: "remove the group" },
    Mistake { file: "catalog.ron", from: r##""mat-width": 30, "package""##, to: r##""mat-width": 30, "glass": "clear", "package""##, severity: Severity::Error, code: "impossible-preset", mark: (r##""gallery"},"##, 0), says: "`gallery` of `package` does not go with the rest of the preset `anniversary`: Package", remedy: "another value" },
    Mistake { file: "catalog.ron", from: r##"Linear(id: "blend""##, to: r##"Excludes(id: "no-width", these: {"width": [">= 0"]}),
        Linear(id: "blend""##, severity: Severity::Error, code: "void-line", mark: (r##""no-width""##, 0), says: "`no-width` (line 109) cannot be met", remedy: "weaken" },
];

#[test]
fn mistakes_in_rules_have_message_place_and_remedy() {
    check(MISTAKES);
}

/// The codes and messages after `from` became `to` in the catalog.
fn problems(from: &str, to: &str) -> Vec<(&'static str, String)> {
    let mut sources = sources();
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    assert!(text.contains(from), "{from}");
    *text = text.replacen(from, to, 1);
    resolve(&sources).diagnostics.into_iter().map(|d| (d.code, d.message)).collect()
}

#[test]
fn a_contradiction_names_the_smallest_set_of_rules() {
    let more = r#"Requires(id: "a", when: {"format": ["portrait", "landscape", "panorama"]}, then: {"glass": ["clear"]}),
        Requires(id: "b", when: {"glass": ["clear"]}, then: {"mat": ["white"]}),
        Excludes(id: "c", these: {"mat": ["white"], "glass": ["clear"]}),
        Linear(id: "blend""#;
    let found = problems("Linear(id: \"blend\"", more);
    let [(code, message)] = &found[..] else { panic!("{found:?}") };
    assert_eq!(*code, "void-line");
    assert!(message.contains("the rules `a` (line 109), `b` (line 110) and `c` (line 111) contradict"), "{message}");
    assert!(message.ends_with("Mat “White” does not go with Glass “Clear”."), "{message}");
}

#[test]
fn a_table_that_no_rule_names_is_told() {
    let found = problems("        Forbidden(id: \"steel\", rows_csv: \"tables/hangers.csv\"),\n", "");
    assert_eq!(found, [("unused-table", "no rule names the table `tables/hangers.csv`".to_owned())]);
}

#[test]
fn a_missing_price_is_told_where_all_others_have_one() {
    let found = problems("price: 900, effects: [Material(slot: \"glass\", material: \"clear\")]", "effects: []");
    assert_eq!(found, []);
    let more: String = (4..7).map(|i| format!("(id: \"g{i}\", key: {i}, sku: \"G-{i}\", price: {i}),")).collect();
    let found =
        problems("(id: \"acrylic\"", &format!("{more}(id: \"plain\", key: 7, sku: \"G-PLA\"), (id: \"acrylic\""));
    assert!(found.iter().any(|(code, message)| *code == "missing-price" && message.contains("`plain`")), "{found:?}");
}

#[test]
fn files_of_the_line_that_nothing_shows_are_told() {
    let mut sources = sources();
    let files = [
        "everything/portrait.glb",
        "everything/landscape.glb",
        "everything/shadow.png",
        "fonts/plate.ttf",
        "everything/old.glb",
        "everything/notes.txt",
        "everything-else/a.glb",
        "studio/diffuse.ktx2",
        "studio/specular.ktx2",
    ];
    sources.assets = Some(files.map(str::to_owned).into());
    let found: Vec<_> = resolve(&sources).diagnostics.into_iter().map(|d| (d.code, d.message)).collect();
    assert_eq!(found, [("unused-asset", "nothing shows the file `everything/old.glb` of this line".to_owned())]);
}
