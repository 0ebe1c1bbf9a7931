//! Whole imports: what becomes of each part of a model, and what is refused where.

use super::{Format, import};
use crate::catalog::{Catalog, Kind, RuleKind, Severity, Sources, resolve};

const PHONE: &str = "\
namespace Shop // comment
features
\tPhone {label 'My phone', currency 'CHF', Price 100}
\t\tmandatory
\t\t\tScreen
\t\t\t\talternative
\t\t\t\t\t\"OLED 5,5\" {Price 20.5, sku 'S-1', lead_days 3}
\t\t\t\t\tLcd {default}
\t\t\t\t\t\tmandatory
\t\t\t\t\t\t\tBacklight {Price 1}
\t\toptional
\t\t\tCase
\t\t\t\talternative
\t\t\t\t\tLeather
\t\t\t\t\tCork
\t\t\tGPS
\t\t\t\tor
\t\t\t\t\tMaps
\t\t\t\t\tCompass
constraints
\tMaps => \"OLED 5,5\" & !Cork
";

fn uvl(text: &str) -> Catalog {
    let imported = import(Format::Uvl, "m.uvl", text, "phone").unwrap_or_else(|problems| panic!("{problems:#?}"));
    let resolved = resolve(&Sources { folder: "phone".to_owned(), texts: imported.texts.clone(), assets: None });
    let errors: Vec<_> = resolved.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{}", imported.texts["catalog.ron"]);
    resolved.catalog.unwrap()
}

#[test]
fn a_tree_becomes_groups() {
    let catalog = uvl(PHONE);
    let groups: Vec<_> = catalog
        .groups
        .iter()
        .map(|group| {
            let values: Vec<_> = group.values.iter().map(|value| value.id.as_str()).collect();
            (group.id.as_str(), values.join(" "), group.values[usize::from(group.default.0)].id.as_str())
        })
        .collect();
    let expected = [
        ("screen", "oled-5-5 lcd", "lcd"),
        ("case", "none leather cork", "none"),
        ("gps", "no yes", "no"),
        ("maps", "no yes", "no"),
        ("compass", "no yes", "no"),
    ];
    assert_eq!(groups, expected.map(|(group, values, default)| (group, values.to_owned(), default)));
    let oled = &catalog.groups[0].values[0];
    assert_eq!((oled.price, oled.sku.as_str(), oled.lead_days, oled.label.get("en")), (2050, "S-1", 3, "OLED 5,5"));
    assert_eq!(catalog.groups[0].values[1].price, 100);
    assert_eq!((catalog.price, catalog.currency.code.as_str(), catalog.title.get("en")), (10_000, "CHF", "My phone"));
    let rules: Vec<_> = catalog.rules.iter().map(|rule| rule.reason.get("en")).collect();
    assert_eq!(
        rules,
        [
            "Maps “Yes” needs GPS “Yes”.",
            "Compass “Yes” needs GPS “Yes”.",
            "GPS “Yes”, Maps “No” and Compass “No” do not go together.",
            "Maps “Yes” needs Screen “OLED 5,5”.",
            "Case “Cork” does not go with Maps “Yes”.",
        ]
    );
}

#[test]
fn nested_alternatives_are_one_group() {
    let text = "features\n\tCar\n\t\talternative\n\t\t\tPetrol\n\t\t\t\talternative\n\t\t\t\t\tP1\n\t\t\t\t\tP2\n\t\t\tElectric\nconstraints\n\t!Petrol\n";
    let catalog = uvl(text);
    let labels: Vec<_> = catalog.groups[0].values.iter().map(|value| value.label.get("en")).collect();
    assert_eq!((catalog.groups.len(), labels), (1, vec!["Petrol: P1", "Petrol: P2", "Electric"]));
    let RuleKind::Excludes { these } = &catalog.rules[0].kind else { panic!("{:?}", catalog.rules) };
    assert_eq!(these[0].values.len(), 2);
}

#[test]
fn names_never_clash() {
    let text = "features\n\ta\n\t\toptional\n\t\t\t\"x y\"\n\t\t\t\"x-y\"\n\t\t\t\"X_Y\"\n\t\t\t\"漢\"\n\t\t\t\"b{}\"\n\t\t\tb\n\t\t\t\talternative\n\t\t\t\t\t\"c-d\"\n\t\t\t\t\te\n\t\t\t\"b-c\"\n\t\t\t\talternative\n\t\t\t\t\td\n\t\t\t\t\tf\n";
    let catalog = uvl(text);
    let ids: Vec<_> = catalog.groups.iter().map(|group| group.id.as_str()).collect();
    assert_eq!(ids, ["x-y", "x-y-2", "x-y-3", "group", "b", "b-2", "b-c"]);
    assert_eq!(catalog.groups[4].label.get("en"), "B{}");
}

#[test]
fn clauses_become_yes_or_no() {
    let text = "c 1 Car\nc 2 Roof rack\np cnf 4 3\n1 0\n-1 -2\n 3 0 -3 2 0\n";
    let imported = import(Format::Dimacs, "m.cnf", text, "car").unwrap();
    assert_eq!((imported.groups, imported.values, imported.rules, imported.warnings.len()), (3, 6, 2, 0));
    assert!(imported.texts["texts/en.ftl"].contains("group-roof-rack = Roof rack\n"));
}

#[test]
fn numbers_and_texts_become_groups() {
    let catalog = uvl(include_str!("../../tests/fuzz/corpus/uvl/typed.uvl"));
    let groups: Vec<_> = catalog
        .groups
        .iter()
        .map(|group| {
            let values: Vec<_> = group.values.iter().map(|value| value.id.as_str()).collect();
            format!("{}: {}", group.id, values.join(" "))
        })
        .collect();
    assert_eq!(
        groups,
        [
            "lid: no yes",
            "note: no yes",
            "width: 100 150 200 250 300",
            "depth: 0.5 1 1.5 2",
            "inner: 100 200 300",
            "name: none written",
            "hinges-value: 2 3 4 absent",
            "note-value: none written absent",
        ]
    );
    let Kind::Text(name) = &catalog.groups[5].kind else { panic!("{:?}", catalog.groups[5].kind) };
    assert_eq!(name.max_chars, 12);
    assert_eq!(catalog.groups[2].default, crate::catalog::ValueIx(2));
}

#[test]
fn what_cannot_be_carried_over_is_refused_by_place() {
    let tree = |below: &str| format!("features\n\tA\n\t\toptional\n\t\t\tB\n\t\t\tC\n{below}");
    let typed = |constraint: &str| {
        let numbers = "\t\tmandatory\n\t\t\tInteger C {min 0, max 9}\n\t\t\tInteger D {min 0, max 9}\n";
        format!("features\n\tA\n\t\toptional\n\t\t\tInteger B {{min 0, max 9}}\n{numbers}constraints\n\t{constraint}\n")
    };
    let deep: String =
        (0..300).map(|i| format!("{}f{i}\n{}optional\n", " ".repeat(2 * i + 1), " ".repeat(2 * i + 2))).collect();
    let wide: String = (0..12).map(|i| format!("\t\t\t\tm{i}\n")).collect();
    for (text, code, line, column) in [
        (String::new(), "uvl-syntax", 1, 1),
        ("imports\n\tother as o\nfeatures\n\tA\n\t\toptional\n\t\t\tB\n".to_owned(), "unsupported", 2, 2),
        (
            "include\n\tArithmetic.aggregate-function\nfeatures\n\tA\n\t\toptional\n\t\t\tB\n".to_owned(),
            "unsupported",
            2,
            2,
        ),
        ("features\n\tA\n\t\toptional\n\t\t\tInteger B\n".to_owned(), "unbounded-number", 4, 4),
        ("features\n\tA\n\t\toptional\n\t\t\tReal B {min 0, max 1}\n".to_owned(), "unbounded-number", 4, 4),
        ("features\n\tA\n\t\toptional\n\t\t\tInteger B {min 0, max 9, step 2}\n".to_owned(), "bad-limits", 4, 4),
        ("features\n\tA\n\t\toptional\n\t\t\tInteger B {min 0.5, max 9}\n".to_owned(), "bad-limits", 4, 15),
        ("features\n\tA\n\t\toptional\n\t\t\tString B\n".to_owned(), "unbounded-text", 4, 11),
        (typed("B > 3"), "unsupported", 9, 2),
        (typed("C * D > 3"), "unsupported", 9, 6),
        (typed("C + D < 3"), "unsupported", 9, 2),
        (typed("C == 'x'"), "unsupported", 9, 7),
        (typed("B => C + D == 3"), "unsupported", 9, 7),
        (typed("C / 0 == 3"), "unsupported", 9, 6),
        (typed("C - C == 0"), "unsupported", 9, 2),
        (typed("C + B == 3"), "unsupported", 9, 2),
        (typed("len(C) == 3"), "unsupported", 9, 2),
        (typed("C + 3"), "uvl-syntax", 9, 2),
        (typed("C + D == 300"), "void-model", 9, 2),
        ("features\n\tA\n\t\toptional\n\t\t\tB cardinality [0..3]\n".to_owned(), "unsupported", 4, 6),
        ("features\n\tA\n\t\tmaybe\n\t\t\tB\n".to_owned(), "uvl-syntax", 3, 3),
        ("features\n\tA\n\t\toptional\n\t\t\tB\n\t\t\tB\n".to_owned(), "duplicate-feature", 5, 4),
        ("features\n\tA\n\t\toptional\n\t\t\tB\n\t\t  C\n".to_owned(), "uvl-syntax", 5, 5),
        ("features\n\tA\n\t\toptional\n\t\t\tB {x\n".to_owned(), "uvl-syntax", 4, 6),
        ("features\n\tA\n\t\toptional\n".to_owned(), "uvl-syntax", 3, 3),
        ("features\n\tA\n\t\tmandatory\n\t\t\tB\n".to_owned(), "no-choice", 1, 1),
        ("features\n\tA {currency 'XXX'}\n\t\toptional\n\t\t\tB\n".to_owned(), "unknown-currency", 2, 14),
        ("features\n\tA\n\t\toptional\n\t\t\tB {Price 99999999999999}\n".to_owned(), "bad-price", 4, 7),
        (format!("features\n{deep}"), "nesting", 0, 0),
        (format!("features\n\tA\n\t\toptional\n\t\t\tB\n\t\t[13]\n{wide}"), "bad-cardinality", 5, 3),
        (tree("constraints\n\tB & Bb\n"), "unknown-feature", 7, 6),
        (tree("constraints\n\tB => C => B\n"), "ambiguous", 7, 9),
        (tree("constraints\n\tsum(Price) > 3\n"), "unsupported", 7, 2),
        (tree("constraints\n\tB.Price > 3\n"), "unsupported", 7, 2),
        (tree("constraints\n\tB == 3\n"), "unsupported", 7, 2),
        (tree("constraints\n\t(B & C\n"), "uvl-syntax", 7, 2),
        (tree("constraints\n\tB &\n"), "uvl-syntax", 7, 4),
        (tree(&format!("constraints\n\t{}B\n", "!".repeat(5000))), "nesting", 7, 102),
        (tree(&format!("constraints\n\t{}B\n", "(".repeat(5000))), "nesting", 7, 102),
        (tree("constraints\n\t!A\n"), "void-model", 7, 2),
        (tree("constraints\n\tB\n\t!B\n"), "void-model", 1, 1),
    ] {
        let problems = import(Format::Uvl, "m.uvl", &text, "x").unwrap_err();
        let found = problems.iter().find(|p| p.code == code).unwrap_or_else(|| panic!("{code}: {problems:#?}"));
        assert!(line == 0 || (found.line, found.column) == (line, column), "{text}\n{found}");
        assert!(!found.remedy.is_empty() && found.file == "m.uvl");
    }
}

#[test]
fn what_is_carried_over_in_part_is_told() {
    let text =
        "features\n\tA {currency 'JPY'}\n\t\toptional\n\t\t\tB {Price 2.5}\n\t\t\tC {Price 'dear', lead_days 1.5}\n";
    let imported = import(Format::Uvl, "m.uvl", text, "x").unwrap();
    let told: Vec<_> = imported.warnings.iter().map(|told| (told.code, told.line, told.column)).collect();
    assert_eq!(told, [("rounded-price", 4, 7), ("skipped-attribute", 5, 7), ("skipped-attribute", 5, 21)]);
    let [rounded, price, days] = &imported.warnings[..] else { unreachable!() };
    assert!(rounded.message.contains("`2.5` is rounded to 0 decimals"), "{rounded}");
    assert!(price.remedy.contains("a number") && days.remedy.contains("whole days"), "{price} {days}");
}

#[test]
fn a_model_too_hard_for_a_start_design_is_imported_all_the_same() {
    // Twelve pigeons in eleven holes, none with another: no search says so in reasonable time.
    let at = |pigeon: usize, hole: usize| 1 + pigeon * 11 + hole;
    let somewhere = |pigeon| (0..11).map(|hole| format!("{} ", at(pigeon, hole))).collect::<String>() + "0\n";
    let mut clauses: Vec<String> = (0..12).map(somewhere).collect();
    for hole in 0..11 {
        let pairs = (0..12).flat_map(|one| (0..one).map(move |other| (one, other)));
        clauses.extend(pairs.map(|(one, other)| format!("-{} -{} 0\n", at(one, hole), at(other, hole))));
    }
    let text = format!("p cnf 132 {}\n{}", clauses.len(), clauses.concat());
    let imported = import(Format::Dimacs, "m.cnf", &text, "x").unwrap();
    let [told] = &imported.warnings[..] else { panic!("{:#?}", imported.warnings) };
    assert_eq!((told.code, told.severity), ("hard-model", Severity::Warning));
    assert!(told.remedy.contains("choose defaults"), "{told}");
}

#[test]
fn dimacs_errors_have_a_place() {
    for (text, code, line, column) in [
        ("", "dimacs-syntax", 1, 1),
        ("1 0\n", "dimacs-syntax", 1, 1),
        ("p cnf x 3\n", "dimacs-syntax", 1, 1),
        ("p cnf 99999999 3\n", "too-large", 1, 1),
        ("p cnf 2 1\nc a\n 1 -3 0\n", "dimacs-syntax", 3, 4),
        ("p cnf 2 1\n1 99999999999999999999 0\n", "dimacs-syntax", 2, 3),
        ("p cnf 2 1\n1 -2\n", "dimacs-syntax", 2, 1),
        ("p cnf 2 1\n0\n", "void-model", 2, 1),
        ("p cnf 2 2\n1 0 -1 0\n", "void-model", 1, 1),
        ("p cnf 1500 0\n", "too-large", 1, 1),
    ] {
        let problems = import(Format::Dimacs, "m.cnf", text, "x").unwrap_err();
        let found = problems.iter().find(|p| p.code == code).unwrap_or_else(|| panic!("{code}: {problems:#?}"));
        assert_eq!((found.line, found.column), (line, column), "{text}\n{found}");
    }
    let imported = import(Format::Dimacs, "m.cnf", "p cnf 2 5\n1 2 0\n%\n0\n", "x").unwrap();
    assert_eq!(imported.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(), ["clause-count"]);
}

#[test]
fn a_cardinality_that_needs_too_many_rules_is_refused() {
    let model = |members: usize, bounds: &str| {
        let members: String = (0..members).map(|i| format!("\t\t\tm{i}\n")).collect();
        format!("features\n\tA\n\t\t{bounds}\n{members}")
    };
    for (text, expected) in
        [(model(30, "[10..20]"), Err("too-large")), (model(6, "[2..4]"), Ok(6 + 6)), (model(5, "[0..1]"), Ok(0))]
    {
        let found = import(Format::Uvl, "m.uvl", &text, "x").map(|imported| imported.rules);
        assert_eq!(found.map_err(|problems| problems[0].code), expected, "{text}");
    }
}
