//! The commercial half of a catalog: what it becomes, and each mistake with its place and remedy.

use super::super::{Docs, fixture, life::offered_on, read};
use crate::{
    catalog::{Availability, Catalog, Choice, Day, Diagnostic, ListIx, Selection, Severity, Sources, Status},
    design::price::quote_in,
    rules::Rulebook,
};

const CAT: &str = "catalog.ron";

const COMMERCE: &str = r#"
    prices: {"usd": 16900},
    commerce: (
        from: "2026-01-01", until: "2026-12-31",
        lists: [
            (id: "eur", currency: "EUR", tax: 1900),
            (id: "usd", currency: "USD", tax_included: false, valid_days: 14),
        ],
        combinations: [(id: "set", when: {"shape": ["round"], "tint": ["gradient"]}, price: -300, prices: {"usd": -350})],
        parts: [
            (sku: "SCREW", quantity: "4"),
            (sku: "WIRE", quantity: "3/2", per: "size", whole: true, when: {"shape": ["round"]}, lead_days: 9),
        ],
        stages: [(id: "cut", days: 3), (id: "polish", days: 2)],
        change_until: {"shape": "cut", "tint": "polish"},
    ),
    lead_days: 5,
    groups: [
        (
            id: "size", key: 9, default: "50", formerly: [(id: "width", key: 8)],
            values: [
                (id: "50", sku: "S-50"),
                (id: "52", sku: "S-52", prices: {"usd": 200}, price: 100, basis_points: 250),
            ],
        ),"#;

/// The fixture with `sun` replaced by `dark` and everything commercial.
fn shop() -> Sources {
    let mut sources = fixture::sources();
    let edit = |file: &str, from: &str, to: &str, sources: &mut Sources| {
        let text = sources.texts.get_mut(file).unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
    };
    edit(CAT, "    lead_days: 5,\n    groups: [", COMMERCE, &mut sources);
    edit(CAT, "sku: \"F-RO\", price: 1000,", "sku: \"F-RO\", price: 1000, prices: {\"usd\": 1100},", &mut sources);
    edit(CAT, "price: -500,", "price: -500, prices: {\"usd\": -550}, formerly: [(id: \"fade\")],", &mut sources);
    let sun = "price: 4000, prices: {\"usd\": 4400}, until: \"2026-06-30\", replaced_by: \"dusk\",";
    edit(CAT, "price: 4000,", sun, &mut sources);
    let dusk = "(id: \"dusk\", key: 7, sku: \"L-DU\", from: \"2026-07-01\", \
                formerly: [(id: \"night\", key: 5), (group: \"glass\", group_key: 30, id: \"night\", key: 1)]),\n            ],\n        ),\n        (\n            id: \"tint\"";
    edit(CAT, "            ],\n        ),\n        (\n            id: \"tint\"", dusk, &mut sources);
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        let texts = "\ngroup-size = Size\nvalue-size-50 = 50\nvalue-size-52 = 52\nvalue-lens-dusk = Dusk\nprice-set = Set\n\
                     stage-cut = Cut\nstage-polish = Polish\n";
        sources.texts.get_mut(file).unwrap().push_str(texts);
    }
    sources
}

fn problems(sources: &Sources) -> Vec<Diagnostic> {
    read(sources, &Docs::scan(sources)).1.into_sorted()
}

fn catalog() -> Catalog {
    let sources = shop();
    let (draft, problems) = read(&sources, &Docs::scan(&sources));
    draft.unwrap_or_else(|| panic!("{:#?}", problems.into_sorted())).catalog
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn what_is_written_is_in_the_model() {
    let catalog = catalog();
    let find = |group, value| catalog.find(group, value).unwrap();
    let lists: Vec<_> = catalog.price_lists().collect();
    assert_eq!(lists.len(), 2);
    assert_eq!((lists[0].terms.id.as_str(), lists[0].currency.code.as_str(), lists[0].base), ("eur", "EUR", 14_900));
    assert!(lists[0].terms.tax.included && !lists[1].terms.tax.included);
    assert_eq!((lists[0].terms.tax.basis_points, lists[1].terms.valid_days, lists[1].base), (1_900, 14, 16_900));
    assert_eq!(catalog.value_price(ListIx(0), find("shape", "round")), 1_000);
    assert_eq!(catalog.value_price(ListIx(1), find("shape", "round")), 1_100);
    assert_eq!(catalog.value_price(ListIx(1), find("shape", "panto")), 0);
    assert_eq!(catalog.commerce.basis_points(find("size", "52")), 250);
    let combination = &catalog.commerce.combinations[0];
    assert_eq!(
        (combination.when.len(), combination.price_in(ListIx(1)), combination.label.get("en")),
        (2, -350, "Set")
    );
    let part = &catalog.commerce.parts[1];
    assert_eq!((part.quantity.to_string().as_str(), part.whole, part.per), ("1.5", true, catalog.find_group("size")));
    let plan = &catalog.commerce.plan;
    assert_eq!(plan.stages.iter().map(|stage| stage.days).collect::<Vec<_>>(), [3, 2]);
    assert_eq!(plan.change_until[&catalog.find_group("tint").unwrap()], 1);
    assert_eq!(catalog.commerce.parts.iter().map(|part| part.lead_days).collect::<Vec<_>>(), [0, 9]);
    assert_eq!(catalog.commerce.life.status, Status::Released);
}

#[test]
fn a_withdrawn_value_is_what_is_offered_in_its_place_on_that_day() {
    let mut catalog = catalog();
    let [sun, dusk, clear] = ["sun", "dusk", "clear"].map(|value| catalog.find("lens", value).unwrap());
    catalog.commerce.life.replaced_by = [(sun, dusk), (dusk, clear)].into();
    let check = |withdrawn: &[Choice], expect: Choice| {
        let mut catalog = catalog.clone();
        catalog.commerce.life.withdrawn = withdrawn.iter().copied().collect();
        let keys = (catalog.group(sun.group).key, catalog.value(sun).key);
        assert_eq!(catalog.find_keys(keys.0, keys.1), Some(expect), "without {withdrawn:?}");
    };
    check(&[], sun);
    check(&[dusk], sun);
    check(&[sun], dusk);
    check(&[sun, clear], dusk);
    check(&[sun, dusk], clear);
    check(&[sun, dusk, clear], clear);
}

#[test]
fn generated_numbers_cost_what_each_list_says() {
    let mut sources = shop();
    let text = sources.texts.get_mut(CAT).unwrap();
    let number = r#"    groups: [
        (
            id: "length", key: 40, default: 10, kind: Number(unit: "cm", min: 10, max: 12, step: 0.5, price_per_unit: 100, sku: "L"),
            values: [
                (id: "11", sku: "L-11", price: 0),
                (id: "11.5", sku: "L-115", price: 1300, prices: {"usd": 1500}),
                (id: "12", sku: "L-12"),
            ],
        ),"#;
    *text = text.replacen("    groups: [", number, 1).replacen(
        "parts: [",
        r#"unit_prices: {"length": {"usd": 111}}, parts: ["#,
        1,
    );
    for file in ["texts/en.ftl", "texts/de.ftl"] {
        sources.texts.get_mut(file).unwrap().push_str("group-length = Length\n");
    }
    let (draft, found) = read(&sources, &Docs::scan(&sources));
    let catalog = draft.unwrap_or_else(|| panic!("{:#?}", found.into_sorted())).catalog;
    let mut selection = Selection::defaults(&catalog);
    let totals = |selection: &Selection| [0, 1].map(|list| quote_in(&catalog, ListIx(list), selection).total);
    let mut check = |length: &str, eur: i64, usd: i64| {
        let choice = catalog.find("length", length).unwrap();
        assert_eq!([0, 1].map(|list| catalog.value_price(ListIx(list), choice)), [eur, usd], "{length}");
        let before = totals(&selection);
        let old = Choice { value: selection.value(choice.group), ..choice };
        let was = [0, 1].map(|list| catalog.value_price(ListIx(list), old));
        selection.set(choice);
        let after = totals(&selection);
        assert_eq!([after[0] - before[0], after[1] - before[1]], [eur - was[0], usd - was[1]], "{length}");
    };
    check("10", 1000, 1110);
    // Half a cent more is rounded up.
    check("10.5", 1050, 1166);
    check("11", 0, 0);
    check("11.5", 1300, 1500);
    check("12", 1200, 1332);
}

#[test]
fn what_is_simple_needs_nothing() {
    let sources = fixture::sources();
    let catalog = read(&sources, &Docs::scan(&sources)).0.unwrap().catalog;
    let [list] = catalog.price_lists().collect::<Vec<_>>()[..] else { panic!("one list") };
    assert!(list.terms.tax.included && list.terms.tax.basis_points == 0 && list.base == catalog.price);
    assert!(catalog.commerce.terms.is_empty());
}

#[test]
fn lines_and_values_have_their_days() {
    let catalog = catalog();
    let check = |text: &str, expect: Availability, withdrawn: &[&str]| {
        assert_eq!(catalog.commerce.life.availability(day(text)), expect, "{text}");
        let today = offered_on(&catalog, day(text));
        let ids = today.commerce.life.withdrawn.iter().map(|choice| today.value(*choice).id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), withdrawn, "{text}");
        let book = Rulebook::new(&today);
        for (group, described) in today.groups() {
            for (value, _) in described.values() {
                let choice = Choice { group, value };
                let is_out = today.commerce.life.withdrawn.contains(&choice);
                assert!(!is_out || !book.is_possible(&[choice]));
            }
        }
        assert_eq!(today.rules.len(), catalog.rules.len() + usize::from(!withdrawn.is_empty()));
    };
    for (status, expect) in [("Draft", Availability::Draft), ("Retired", Availability::Retired)] {
        let mut sources = shop();
        let text = sources.texts.get_mut(CAT).unwrap();
        *text = text.replacen("commerce: (", &format!("commerce: (status: {status},"), 1);
        let life = read(&sources, &Docs::scan(&sources)).0.unwrap().catalog.commerce.life;
        assert_eq!(life.availability(day("2026-06-30")), expect, "its days do not matter");
    }
    check("2025-12-31", Availability::NotYet(day("2026-01-01")), &["dusk"]);
    check("2026-06-30", Availability::Offered, &["dusk"]);
    check("2026-07-01", Availability::Offered, &["sun"]);
    check("2027-01-01", Availability::Ended(day("2026-12-31")), &["sun"]);
    let reason = &offered_on(&catalog, day("2026-07-01")).rules[3].reason;
    assert_eq!(reason.get("en"), "Lens “Sun” is not offered.");
    assert_eq!(reason.get("de"), "Glas „Sonne“ ist nicht lieferbar.");
}

#[test]
fn former_names_and_keys_are_found() {
    let catalog = catalog();
    let id = |choice: Option<Choice>| choice.map(|choice| catalog.value(choice).id.as_str());
    assert_eq!(id(catalog.find_keys(3, 2)), Some("sun"));
    assert_eq!(id(catalog.find_keys(3, 5)), Some("dusk"));
    assert_eq!(id(catalog.find_keys(30, 1)), Some("dusk"));
    assert_eq!(id(catalog.find_keys(8, 2)), Some("52"));
    assert_eq!(id(catalog.find_keys(8, 5)), None);
    assert_eq!(id(catalog.find_ids("tint", "fade")), Some("gradient"));
    assert_eq!(id(catalog.find_ids("glass", "night")), Some("dusk"));
    assert_eq!(id(catalog.find_ids("width", "50")), Some("50"));
    assert_eq!(id(catalog.find_ids("width", "40")), None);
    let later = offered_on(&catalog, day("2026-08-01"));
    assert_eq!(later.find_keys(3, 2), catalog.find("lens", "dusk"));
}

/// What to replace by what, and the code, the text at which the problem is, and a part of the remedy.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

#[rustfmt::skip]
const ERRORS: &[Mistake] = &[
    ("(id: \"eur\", currency: \"EUR\"", "(id: \"eur\", currency: \"USD\"", "currency-mismatch", "\"USD\", tax: 19", "first"),
    ("(id: \"usd\", currency: \"USD\"", "(id: \"usd\", currency: \"UDS\"", "unknown-currency", "\"UDS\"", "`USD`"),
    ("(id: \"usd\", currency", "(id: \"eur\", currency", "duplicate-id", "\"eur\", currency: \"USD\"", "rename"),
    ("tax: 1900", "tax: 190000", "out-of-range", "190000", "basis points"),
    ("basis_points: 250", "basis_points: -10001", "out-of-range", "-10001", "basis points"),
    ("prices: {\"usd\": 1100}", "prices: {\"udd\": 1100}", "unknown-list", "\"udd\"", "did you mean `usd`?"),
    ("prices: {\"usd\": 1100}", "prices: {\"eur\": 1100, \"usd\": 1100}", "unknown-list", "\"eur\": 1100", "as `price`"),
    (", prices: {\"usd\": 1100}", "", "missing-price", "1000,", "add `prices: {\"usd\": …}`"),
    ("{\"usd\": 16900}", "{\"usd\": -1}", "negative-price", "-1}", "0 or more"),
    ("prices: {\"usd\": 16900},", "", "missing-price", "14900", "add `prices"),
    (", prices: {\"usd\": -350}", "", "missing-price", "-300", "add `prices"),
    ("\"usd\": 1100", "\"usd\": 9000000000000000", "out-of-range", "9000000000000000", "minor units"),
    ("when: {\"shape\": [\"round\"], \"tint\": [\"gradient\"]}", "when: {}", "empty-condition", "{}, price", "`price`"),
    ("when: {\"shape\": [\"round\"], \"tint\"", "when: {\"shape\": [\"rond\"], \"tint\"", "unknown-value", "\"rond\"", "`round`"),
    ("until: \"2026-06-30\"", "until: \"2026-06-31\"", "bad-date", "\"2026-06-31\"", "2026-03-31"),
    ("from: \"2026-01-01\"", "from: \"2027-01-01\"", "bad-dates", "\"2026-12-31\"", "last day"),
    ("replaced_by: \"dusk\"", "replaced_by: \"dust\"", "unknown-value", "\"dust\"", "`dusk`"),
    ("from: \"2026-07-01\",", "until: \"2026-07-01\", replaced_by: \"sun\",", "circular-replacement", "\"dusk\", lead_days", "circle"),
    ("(id: \"width\", key: 8)", "(id: \"lens\", key: 8)", "bad-former", "(id: \"lens\", key: 8)", "remove"),
    ("(id: \"width\", key: 8)", "(id: \"width\", key: 3)", "bad-former", "(id: \"width\"", "remove"),
    ("(id: \"width\", key: 8)", "(id: \"width\", group: \"x\")", "bad-former", "(id: \"width\"", "`group_key`"),
    ("(id: \"night\", key: 5)", "(id: \"night\", key: 1)", "bad-former", "(id: \"night\", key: 1),", "remove"),
    ("(id: \"night\", key: 5)", "(id: \"clear\")", "bad-former", "(id: \"clear\")", "remove"),
    ("(id: \"night\", key: 5)", "(id: \"night\", key: 5), (id: \"night\")", "bad-former", "(id: \"night\"), (", "one thing"),
    ("group_key: 30, ", "", "bad-former", "(group: \"glass\"", "`group_key`"),
    ("sku: \"SCREW\"", "sku: \"A SCREW\"", "bad-sku", "\"A SCREW\"", "without spaces"),
    ("quantity: \"4\"", "quantity: \"0\"", "bad-quantity", "\"0\"", "positive"),
    ("quantity: \"4\"", "quantity: \"4 x\"", "bad-quantity", "\"4 x\"", "`3/2`"),
    ("per: \"size\"", "per: \"sise\"", "unknown-group", "\"sise\"", "`size`"),
    ("per: \"size\"", "per: \"tint\"", "not-a-number", "\"tint\", whole", "numbers from 0"),
    ("\"tint\": \"polish\"", "\"tint\": \"polsh\"", "unknown-stage", "\"polsh\"", "`polish`"),
    ("{\"shape\": \"cut\"", "{\"shap\": \"cut\"", "unknown-group", "\"shap\"", "`shape`"),
    ("(id: \"cut\"", "(id: \"polish\"", "duplicate-id", "\"polish\", days: 2", "rename"),
    ("(id: \"cut\"", "(id: \"saw\"", "missing-text", "\"saw\"", "`stage-saw = …`"),
    ("commerce: (", "commerce: (unit_prices: {\"sise\": {}},", "unknown-group", "\"sise\"", "`size`"),
    ("commerce: (", "commerce: (unit_prices: {\"size\": {\"eur\": 3}},", "unknown-list", "\"eur\": 3", "`usd`"),
    ("commerce: (", "commerce: (unit_prices: {\"size\": {\"usd\": 99999999999}},", "out-of-range", "{\"usd\": 99", "between"),
    ("commerce: (", "commerce: (status: Reelased,", "unknown-kind", "Reelased", "`Released`"),
];

#[rustfmt::skip]
const WARNINGS: &[Mistake] = &[
    ("until: \"2026-06-30\", ", "", "never-replaced", "\"dusk\", lead_days", "`until`"),
    ("formerly: [(id: \"fade\")]", "basis_points: -6000", "negative-price", "", "smaller"),
];

fn check(mistakes: &[Mistake], severity: Severity) {
    for (from, to, code, mark, remedy) in mistakes {
        let mut sources = shop();
        let text = sources.texts.get_mut(CAT).unwrap();
        assert!(text.contains(from), "{from}");
        *text = text.replacen(from, to, 1);
        if *code == "negative-price" {
            *text = text.replacen("basis_points: 250", "basis_points: -6000", 1).replacen(
                "(id: \"50\",",
                "(id: \"50\", basis_points: -6000,",
                1,
            );
            *text = text.replacen("(id: \"none\", sku: \"\")", "(id: \"none\", sku: \"\", basis_points: -5000)", 1);
        }
        let all = problems(&sources);
        let found = all.iter().find(|d| d.code == *code && d.severity == severity);
        let found = found.unwrap_or_else(|| panic!("{to}: no {code} in {all:#?}"));
        let text = &sources.texts[CAT];
        let at = text.find(mark).unwrap_or_else(|| panic!("{mark}"));
        let place =
            (text[..at].matches('\n').count() + 1, text[..at].chars().rev().take_while(|&c| c != '\n').count() + 1);
        assert!(mark.is_empty() || (found.line, found.column) == place, "{to}: not at {place:?}: {found}");
        assert!(found.remedy.contains(remedy), "{to}: no {remedy}: {found}");
        assert!(all.iter().all(|d| d.severity <= severity), "{to}: {all:#?}");
    }
}

#[test]
fn errors_have_code_place_and_remedy() {
    assert_eq!(problems(&shop()), []);
    check(ERRORS, Severity::Error);
}

#[test]
fn warnings_have_code_place_and_remedy() {
    check(WARNINGS, Severity::Warning);
}

#[test]
fn more_entries_than_are_read_are_refused_at_the_first_of_them() {
    let check = |from: &str, entry: &str, most: usize| {
        let mut sources = shop();
        let text = sources.texts.get_mut(CAT).unwrap();
        let entries: String = (0..=most).map(|i| format!("\n{},", entry.replace('#', &i.to_string()))).collect();
        *text = text.replacen(from, &format!("{from}{entries}"), 1);
        let last = 1 + text[..text.find(&entries).unwrap()].matches('\n').count() + most + 1;
        let all = problems(&sources);
        let found = all.iter().find(|problem| problem.code == "too-many");
        let found = found.unwrap_or_else(|| panic!("{entry}: {:#?}", all.first()));
        assert_eq!((found.severity, found.line), (Severity::Error, last), "{found}");
        assert!(found.remedy.contains(&format!("have at most {most}")), "{found}");
    };
    check("lists: [", "(id: \"l#\", currency: \"EUR\")", 16);
    check("stages: [", "(id: \"s#\", days: 1)", 50);
    check("parts: [", "(sku: \"P#\", quantity: \"1\")", 1_000);
    check("combinations: [", "(id: \"c#\", when: {\"shape\": [\"round\"]}, price: 1)", 1_000);
    check("from: \"2026-07-01\", formerly: [", "(id: \"n#\")", 4_096);
    check("rows: [", "[\"*\", \"*\", \"*\"]", 10_000);
}

#[test]
fn numbers_have_prices_by_the_unit() {
    let mut sources = shop();
    let text = sources.texts.get_mut(CAT).unwrap();
    *text = text.replacen("commerce: (", "commerce: (unit_prices: {\"size\": {\"usd\": -3}},", 1);
    let catalog = read(&sources, &Docs::scan(&sources)).0.unwrap().catalog;
    let price = |value| catalog.value_price(ListIx(1), catalog.find("size", value).unwrap());
    assert_eq!((price("50"), price("52")), (-150, 200), "one has a price of its own");
}
