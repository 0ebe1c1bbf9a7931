//! One mistake at a time, then many at once, then nonsense.

use super::{
    fixture::{sources, with},
    *,
};
use crate::catalog::{Effect, RuleKind, Severity, Swatch, ValueIx};

/// What [`read`] says, without the rules being solved.
fn problems(sources: &Sources) -> Vec<Diagnostic> {
    read(sources, &Docs::scan(sources)).1.into_sorted()
}

fn catalog(sources: &Sources) -> Catalog {
    let (draft, problems) = read(sources, &Docs::scan(sources));
    draft.unwrap_or_else(|| panic!("{:#?}", problems.into_sorted())).catalog
}

/// The place of the `n`-th occurrence of `mark` in a file, as line and column counted from 1.
fn place_of(sources: &Sources, file: &str, mark: &str, n: usize) -> (usize, usize) {
    let text = &sources.texts[file];
    let (at, _) = text.match_indices(mark).nth(n).unwrap_or_else(|| panic!("{mark} in {file}"));
    let before = &text[..at];
    (before.matches('\n').count() + 1, before.chars().rev().take_while(|&c| c != '\n').count() + 1)
}

#[test]
fn the_fixture_has_no_problem() {
    assert_eq!(problems(&sources()), []);
}

#[test]
fn what_the_files_say_is_in_the_model() {
    let catalog = catalog(&sources());
    assert_eq!(catalog.title.get("en"), "Atelier Glasses");
    assert_eq!(catalog.title.get("de"), "Atelier-Brille");
    assert_eq!((catalog.currency.code.as_str(), catalog.currency.digits), ("EUR", 2));
    assert_eq!(catalog.languages, ["de", "en"]);
    assert_eq!(catalog.hash.len(), 64);
    let sun = catalog.find("lens", "sun").unwrap();
    assert_eq!((sun.group.0, sun.value.0), (1, 1));
    let value = catalog.value(sun);
    assert_eq!((value.key, value.price, value.lead_days), (2, 4000, 9));
    assert_eq!(value.swatch, Swatch::Gradient([0x10, 0x20, 0x30], [0x40, 0x50, 0x60]));
    assert_eq!(value.about.as_ref().unwrap().get("en"), "Dark, for bright days.\nAnd polarised.");
    assert_eq!(catalog.groups[2].values[1].effects[1], Effect::Scale { by: [1.0, 1.1, 1.0] });
    let names: Vec<_> =
        catalog.stage.environments.iter().map(|(name, light)| (name.as_str(), light.label.get("de"))).collect();
    assert_eq!(names, [("studio", "Studio"), ("stage", "Bühne")]);
    let studio = catalog.stage.environment("no such light").unwrap();
    assert_eq!((studio.floor, studio.contact_darkness), (studio.backdrop, 0.85));
    let stage = catalog.stage.environment("stage").unwrap();
    assert_eq!((stage.backdrop, stage.floor), ([0x0c, 0x0d, 0x0f], [0x2b, 0x2b, 0x2d]));
    assert_eq!((stage.key.lux, stage.key.color, stage.intensity), (1200.0, [0xff, 0xe0, 0xc0], 1.5));
    assert!((stage.key.theta - std::f32::consts::FRAC_PI_2).abs() < 1e-6);
    assert!((catalog.stage.cameras["side"].theta - std::f32::consts::FRAC_PI_2).abs() < 1e-6);
    assert_eq!(catalog.materials["glass"].attenuation_mm, Some(3.0));
    assert_eq!(catalog.materials["dark"].attenuation_mm, None);
    assert_eq!(catalog.suggestions[0].change.len(), 2);
    let RuleKind::Allowed { rows, .. } = &catalog.rules[2].kind else { panic!("not a table") };
    assert_eq!(rows[0], [vec![ValueIx(0)], vec![ValueIx(0), ValueIx(1)], vec![ValueIx(0), ValueIx(1)]]);
}

#[test]
fn rules_have_reasons_in_customer_words() {
    let catalog = catalog(&sources());
    for (rule, lang, expected) in [
        (0, "en", "Tint “Gradient” needs Lens “Sun”."),
        (0, "de", "Tönung „Verlauf“ braucht Glas „Sonne“."),
        (1, "en", "Round frames break under heavy sun lenses."),
        (1, "de", "Runde Fassungen tragen kein Sonnenglas."),
        (2, "en", "Shape, Lens and Tint come only in certain combinations."),
        (2, "de", "Form, Glas und Tönung gibt es nur in bestimmten Kombinationen."),
    ] {
        assert_eq!(catalog.rules[rule].reason.get(lang), expected);
    }
}

#[test]
fn the_hash_is_that_of_all_texts() {
    let hash = |sources: &Sources| catalog(sources).hash;
    let mut renamed = sources();
    renamed.folder = "elsewhere/glasses".to_owned();
    assert_eq!(hash(&sources()), hash(&renamed));
    assert_ne!(hash(&sources()), hash(&with("texts/de.ftl", "Umriss", "Rand")));
}

/// A change to one file, and the code, the mark at which the problem is, which occurrence of it, and a part of the remedy.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str, usize, &'static str);

const CAT: &str = "catalog.ron";

#[rustfmt::skip]
const ERRORS: &[Mistake] = &[
    (CAT, "currency:", "curency:", "unknown-field", "curency", 0, "did you mean `currency`?"),
    (CAT, "version: 3,", "version: 3, version: 4,", "duplicate-field", "version: 4", 0, "remove"),
    (CAT, "mesh: \"meshes/round.glb\"", "mash: \"meshes/round.glb\"", "unknown-field", "mash", 0, "`mesh`"),
    (CAT, "Show(nodes", "Shwo(nodes", "unknown-kind", "Shwo", 0, "did you mean `Show`?"),
    (CAT, "sku: \"F-RO\", ", "", "missing-field", "),\n            ],", 0, "sku"),
    (CAT, "price: 14900", "price: \"14900\"", "syntax", "\"14900\"", 0, "number"),
    (CAT, "version: 3,", "version: 3", "syntax", "currency", 0, "`,`"),
    (CAT, "line: \"glasses\"", "line: \"Glasses\"", "bad-id", "\"Glasses\"", 0, "write `glasses`"),
    (CAT, "id: \"tint\"", "id: \"lens\"", "duplicate-id", "\"lens\", default: \"none\"", 0, "rename"),
    (CAT, "id: \"sun\"", "id: \"clear\"", "duplicate-id", "\"clear\"", 2, "rename"),
    (CAT, "id: \"no-round-sun\"", "id: \"shapes\"", "duplicate-id", "\"shapes\"", 1, "rename"),
    (CAT, "key: 2", "key: 1", "duplicate-key", "1, sku: \"F-RO\"", 0, "`key: 2`"),
    (CAT, "id: \"shape\", key: 1", "id: \"shape\", key: 2", "duplicate-key", "\"lens\", default", 0, "key"),
    (CAT, "id: \"shape\", key: 1", "id: \"shape\", key: 1001", "bad-key", "1001", 0, "from 1 to 1000"),
    (CAT, "id: \"panto\", key: 1", "id: \"panto\", key: 0", "bad-key", "0, sku", 0, "from 1 to 4095"),
    (CAT, "groups: [\n", "groups: [(id: \"void\", default: \"v\", values: []),\n", "no-values", "[])", 0, "at least one value"),
    (CAT, "groups: [\n", "groups: [(id: \"void\", kind: Multiple(), values: []),\n", "no-values", "[])", 0, "at least one value"),
    (CAT, "default: \"panto\"", "default: \"pantp\"", "unknown-default", "\"pantp\"", 0, "did you mean `panto`?"),
    (CAT, "camera: \"front\"", "camera: \"frnt\"", "unknown-camera", "\"frnt\"", 0, "`front`"),
    (CAT, "home: \"front\"", "home: \"top\"", "unknown-camera", "\"top\"", 0, "`front`, `side`"),
    (CAT, "home: \"front\"", "home: \"front\", cards: \"top\"", "unknown-camera", "\"top\"", 0, "`front`, `side`"),
    (CAT, "backdrop: \"#0c0d0f\"", "backgrop: \"#0c0d0f\"", "unknown-field", "backgrop", 0, "did you mean `backdrop`?"),
    (CAT, "backdrop: \"#0c0d0f\"", "backdrop: \"black\"", "bad-colour", "\"black\"", 0, "hexadecimal"),
    (CAT, "floor: \"#2b2b2d\"", "floor: \"#2b\"", "bad-colour", "\"#2b\"", 0, "hexadecimal"),
    (CAT, "color: \"#ffe0c0\"", "color: \"warm\"", "bad-colour", "\"warm\"", 0, "hexadecimal"),
    (CAT, "lux: 1200", "lux: -1", "out-of-range", "-1", 0, "from 0 to 100000"),
    (CAT, "phi: 30", "phi: 95", "out-of-range", "95", 0, "from 0 to 85"),
    (CAT, "intensity: 1.5", "intensity: NaN", "out-of-range", "NaN", 0, "from 0 to"),
    (CAT, "contact_darkness: 0.7", "contact_darkness: 7", "out-of-range", "7,", 0, "from 0 to 1"),
    (CAT, "key_darkness: 0.4", "key_darkness: -4", "out-of-range", "-4", 0, "from 0 to 1"),
    (CAT, "\"stage/diffuse.ktx2\"", "\"stage/difuse.ktx2\"", "missing-asset", "\"stage/difuse.ktx2\"", 0, "`stage/diffuse.ktx2`"),
    (CAT, "\"stage\": (", "\"The Stage\": (", "bad-id", "\"The Stage\"", 0, "`the-stage`"),
    (CAT, "\"stage\": (", "\"show\": (", "missing-text", "\"show\"", 0, "`environment-show = …`"),
    (CAT, "version: 3,", "version: 3, cover: \"../up.jpg\",", "bad-path", "\"../up.jpg\"", 0, "relative to `assets/`"),
    (CAT, "socket: \"frame\"", "socket: \"fram\"", "unknown-socket", "\"fram\"", 0, "`frame`"),
    (CAT, "\"dark\": (", "\"dark\": (base_color_texture: \"studio/shadow.png\", normal_texture: \"studio/shadow.png\", ", "mixed-texture", "\"studio/shadow.png\", base", 0, "normal map"),
    (CAT, "\"dark\": (", "\"dark\": (normal_texture: \"../n.png\", ", "bad-path", "\"../n.png\"", 0, "relative to `assets/`"),
    (CAT, "\"dark\": (", "\"dark\": (normal_scale: 5, ", "out-of-range", "5, base", 0, "from 0 to 4"),
    (CAT, "\"dark\": (", "\"dark\": (sheen_roughness: -1, ", "out-of-range", "-1, base", 0, "from 0 to 1"),
    (CAT, "\"dark\": (", "\"dark\": (sheen_tint: NaN, ", "out-of-range", "NaN, base", 0, "from 0 to 1"),
    (CAT, "\"dark\": (", "\"dark\": (sheen_color: \"dull\", ", "bad-colour", "\"dull\"", 0, "hexadecimal"),
    (CAT, "roughness: 0.1", "normal_scale: 4.5", "out-of-range", "4.5", 0, "from 0 to 4"),
    (CAT, "material: \"dark\"", "material: \"drak\"", "unknown-material", "\"drak\"", 0, "`dark`"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "OwnColor(slot: \"lens\")", "no-own-color", "OwnColor", 0, "`custom`"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Words(slot: \"lens\", words: \"tint\", lettering: \"l\")", "unknown-lettering", "\"l\"", 0, "none is defined"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Words(slot: \"lens\", words: \"tint\", lettering: \"l\")", "unknown-group", "\"tint\", lett", 0, "none is defined"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [\"frame\"], axis: X, by: \"tint\", band_mm: 30)", "unknown-group", "\"tint\", band", 0, "none is defined"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [\"fram\"], axis: Z, by: \"tint\", band_mm: 30)", "unknown-socket", "\"fram\"", 0, "`frame`"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [], axis: X, by: \"tint\", band_mm: 0)", "out-of-range", "0)", 0, "from 0.1"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [], axis: X, by: \"tint\", band_mm: 9, mm_per_unit: NaN)", "out-of-range", "NaN", 0, "from -100000"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [], axis: X, by: \"tint\", band_mm: 9, from: 1e9)", "out-of-range", "1e9", 0, "from -100000"),
    (CAT, "Scale(by: (1, 1.1, 1.0))", "Stretch(sockets: [], axis: Y, by: \"tint\", band_mm: 9)", "unknown-kind", "Y, by", 0, "`X`"),
    (CAT, "stage: (", "lettering: {\"l\": (font: \"../f.ttf\", area_mm: (9, 9), em_mm: 9, baseline_mm: 9)}, stage: (", "bad-path", "\"../f.ttf\"", 0, "relative to `assets/`"),
    (CAT, "stage: (", "lettering: {\"l\": (font: \"f.ttf\", area_mm: (9, 0), em_mm: 9, baseline_mm: 9)}, stage: (", "out-of-range", "0), em_mm", 0, "from 0.1"),
    (CAT, "stage: (", "lettering: {\"l\": (font: \"f.ttf\", area_mm: (9, 9), em_mm: 9, baseline_mm: 9, tracking: 3)}, stage: (", "out-of-range", "3)}", 0, "from -0.5"),
    (CAT, "stage: (", "lettering: {\"l\": (font: \"f.ttf\", area_mm: (9, 9), em_mm: 9, baseline_mm: 9, lines: 0)}, stage: (", "out-of-range", "0)}", 0, "at least one"),
    (CAT, "when: {\"tint\"", "when: {\"tnit\"", "unknown-group", "\"tnit\"", 0, "`tint`"),
    (CAT, "then: {\"lens\": [\"sun\"]", "then: {\"lens\": [\"son\"]", "unknown-value", "\"son\"", 0, "`sun`"),
    (CAT, "[\"sun\"]}),\n        Allowed", "[\"panto\"]}),\n        Allowed", "unknown-value", "\"panto\"]})", 0, "is a value of `shape`"),
    (CAT, "clear | sun", "clear | sum", "unknown-value", "sum", 0, "`sun`"),
    (CAT, "[\"panto\", \"*\", \"*\"]", "[\"panto\"]", "row-length", "[\"panto\"]", 0, "one cell"),
    (CAT, "groups: [\"shape\", \"lens\", ", "groups: [\"lens\", \"lens\", ", "duplicate-group", "\"lens\", \"tint\"]", 0, "remove"),
    (CAT, "then: {\"lens\": [\"sun\"]}", "then: {}", "empty-rule", "{})", 0, "name at least one"),
    (CAT, "{\"lens\": [\"sun\"]}),\n        Ex", "{\"lens\": []}),\n        Ex", "empty-condition", "[]})", 0, "name at least one"),
    (CAT, "rows: [[\"panto\", \"*\", \"*\"], [\"round\", \"clear | sun\", \"none\"]]", "rows: []", "empty-rule", "[])", 0, "at least one group"),
    (CAT, "\"lens\": [\"sun\"]})", "\"lens\": [\"sun\"], \"lens\": [\"sun\"]})", "duplicate-entry", "\"lens\": [\"sun\"]})", 0, "remove"),
    (CAT, "#202020", "#20202", "bad-colour", "\"#20202\"", 0, "hexadecimal"),
    (CAT, "#405060", "blue", "bad-colour", "\"blue\"", 0, "hexadecimal"),
    (CAT, "slot: \"lens\", roughness", "slot: \"lens\", tint: \"oil\", roughness", "bad-colour", "\"oil\"", 0, "hexadecimal"),
    (CAT, "alpha: 0.8", "alpha: 1.8", "out-of-range", "1.8", 0, "from 0 to 1"),
    (CAT, "alpha: 0.8", "alpha: NaN", "out-of-range", "NaN", 0, "from 0 to 1"),
    (CAT, "roughness: 0.1", "roughness: -1", "out-of-range", "-1", 0, "from 0 to 1"),
    (CAT, "ior: 1.52", "ior: 0.9", "out-of-range", "0.9,", 1, "from 1 to 3"),
    (CAT, "by: (1, 1.1", "by: (1, 0", "out-of-range", "0, 1.0)", 0, "from 0.01"),
    (CAT, "phi: 80", "phi: 190", "out-of-range", "190", 0, "from 0 to 180"),
    (CAT, "frame_mm: 90", "frame_mm: inf", "out-of-range", "inf", 0, "from 0.1"),
    (CAT, "zoom_mm: (30, 200)", "zoom_mm: (300, 200)", "out-of-range", "(300", 0, "smaller"),
    (CAT, "\"EUR\"", "\"EURO\"", "unknown-currency", "\"EURO\"", 0, "`EUR`"),
    (CAT, "price: 14900", "price: -1", "negative-price", "-1", 0, "raise"),
    (CAT, "price: 4000", "price: 9000000000000000000", "out-of-range", "9000000000000000000", 0, "minor units"),
    (CAT, "mesh: \"meshes/round.glb\"", "mesh: \"meshes/rund.glb\"", "missing-asset", "\"meshes/rund.glb\"", 0, "`meshes/round.glb`"),
    (CAT, "\"studio/shadow.png\"", "\"/etc/passwd\"", "bad-path", "\"/etc/passwd\"", 0, "relative"),
    (CAT, "\"studio/shadow.png\"", "\"a/../../b\"", "bad-path", "\"a/../../b\"", 0, "`..`"),
    (CAT, "\"studio/shadow.png\"", "\"C:/b\"", "bad-path", "\"C:/b\"", 0, "relative"),
    ("suggestions.ron", "change: {\"lens\": \"sun\"", "change: {\"lens\": \"sin\"", "unknown-value", "\"sin\"", 0, "`sun`"),
    ("suggestions.ron", "change: {\"lens\": \"sun\", \"tint\": \"gradient\"}", "change: {}", "empty-change", "{})", 0, "at least one"),
    ("suggestions.ron", "id: \"summer\"", "id: \"winter\"", "missing-text", "\"winter\"", 0, "`suggestion-winter = …`"),
    ("samples.ron", "{\"tint\"", "{\"tin\"", "unknown-group", "\"tin\"", 0, "`tint`"),
    ("samples.ron", "\"Beach\"", "\"\"", "bad-words", "\"\"", 0, "1 to 80"),
    ("samples.ron", "stars: 4", "stars: 6", "bad-stars", "6", 0, "1 to 5"),
    ("samples.ron", "stars: 5", "stars: 0", "bad-stars", "0, author", 0, "1 to 5"),
    ("samples.ron", "\"pia\", days_ago: 1", "\"pia\", days_ago: 3", "early-review", "3)", 0, "2 or less"),
    ("samples.ron", "\"Light as sand.\"", "\"\u{7}\"", "bad-words", "\"\u{7}\"", 0, "1 to 600"),
    ("samples.ron", "days_ago: 2, staff", "days_ago: -2, staff", "syntax", "-2", 0, "number"),
    ("texts/en.ftl", "group-lens = Lens", "group lens = Lens", "text-syntax", "lens = Lens", 0, "key = text"),
    ("texts/en.ftl", "group-lens = Lens", "group-lens = { $x }", "bad-text", "group-lens", 0, "no arguments"),
    ("texts/en.ftl", "group-lens = Lens", "group-lens = Lens\ngroup-lens = L", "duplicate-text", "group-lens", 1, "remove"),
];

#[rustfmt::skip]
const WARNINGS: &[Mistake] = &[
    (CAT, "line: \"glasses\"", "line: \"lenses\"", "folder-name", "\"lenses\"", 0, "same name"),
    (CAT, "slot: \"lens\", roughness", "slot: \"lnes\", roughness", "lonely-slot", "\"lnes\"", 0, "`lens`"),
    (CAT, "\"dark\": (", "\"grey\": (), \"dark\": (", "unused-material", "\"grey\"", 0, "remove"),
    (CAT, "stage: (", "lettering: {\"l\": (font: \"studio/shadow.png\", area_mm: (9, 9), em_mm: 9, baseline_mm: 9)}, stage: (", "unused-lettering", "\"l\"", 0, "remove"),
    (CAT, "sku: \"L-SU\"", "sku: \"L-CL\"", "shared-sku", "\"L-CL\"", 1, "own SKU"),
    (CAT, "price: -500", "price: -50000", "negative-price", "14900", 0, "discounts"),
    (CAT, "roughness: 0.1", "", "empty-effect", "Tune", 0, "remove the effect"),
    (CAT, "{\"tint\": [\"gradient\"]}", "{\"tint\": [\"gradient\", \"gradient\"]}", "repeated-value", "\"gradient\"]}", 0, "remove"),
    ("texts/de.ftl", "group-lens = Glas\n", "", "missing-text", "", 0, "`group-lens = …`"),
    ("texts/de.ftl", "    .about = Dunkel.\n", "", "missing-text", "", 0, "`    .about = …`"),
    ("texts/de.ftl", "rule-no", "rule-mo", "unknown-text", "rule-mo-round-sun", 0, "`rule-no-round-sun`"),
];

fn check(mistakes: &[Mistake], severity: Severity) {
    let wrong: Vec<_> = mistakes.iter().filter_map(|mistake| unexpected(mistake, severity)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn unexpected(&(file, from, to, code, mark, nth, remedy): &Mistake, severity: Severity) -> Option<String> {
    let sources = with(file, from, to);
    let all = problems(&sources);
    let Some(found) = all.iter().find(|d| d.code == code && d.severity == severity) else {
        return Some(format!("{to}: no {code} in {all:#?}"));
    };
    if !mark.is_empty() {
        let place = place_of(&sources, file, mark, nth);
        if found.file != sources.name_of(file) || (found.line, found.column) != place {
            return Some(format!("{to}: not at {place:?}: {found}"));
        }
    }
    if !found.remedy.contains(remedy) {
        return Some(format!("{to}: no {remedy}: {found}"));
    }
    let worse = all.iter().find(|d| d.severity > severity)?;
    Some(format!("{to}: {worse}"))
}

#[test]
fn errors_have_code_place_and_remedy() {
    check(ERRORS, Severity::Error);
}

#[test]
fn warnings_have_code_place_and_remedy() {
    check(WARNINGS, Severity::Warning);
}

#[test]
fn all_problems_are_reported_not_the_first() {
    let mut sources = with(CAT, "default: \"panto\"", "default: \"pantp\"");
    let text = sources.texts.get_mut(CAT).unwrap();
    for (from, to) in [("#202020", "red"), ("\"EUR\"", "\"XXX\""), ("clear | sun", "x | y"), ("phi: 80", "phi: 900")] {
        *text = text.replace(from, to);
    }
    sources.texts.insert("suggestions.ron".to_owned(), "[(id: ".to_owned());
    sources.texts.insert("samples.ron".to_owned(), "(]".to_owned());
    sources.texts.get_mut("texts/de.ftl").unwrap().push_str("oops\n");
    let mut found: Vec<_> = problems(&sources)
        .into_iter()
        .filter(|d| d.severity == Severity::Error)
        .map(|d| (d.file.rsplit('/').next().unwrap().to_owned(), d.code))
        .collect();
    found.dedup();
    let expected = [
        (CAT, "unknown-currency"),
        (CAT, "unknown-default"),
        (CAT, "unknown-value"),
        (CAT, "bad-colour"),
        (CAT, "out-of-range"),
        ("samples.ron", "syntax"),
        ("suggestions.ron", "syntax"),
        ("de.ftl", "text-syntax"),
    ];
    assert_eq!(found, expected.map(|(file, code)| (file.to_owned(), code)));
}

#[test]
fn a_stage_needs_a_light() {
    let mut sources = sources();
    let text = sources.texts.get_mut(CAT).unwrap();
    let (start, end) = (text.find("environments: {").unwrap(), text.find("        contact_shadow").unwrap());
    text.replace_range(start..end, "environments: {},\n");
    let found = problems(&sources).into_iter().find(|d| d.severity == Severity::Error).unwrap();
    assert_eq!((found.code, (found.line, found.column)), ("no-environment", place_of(&sources, CAT, "{},\n", 0)));
    assert!(found.remedy.contains("backdrop"), "{found}");
}

#[test]
fn files_that_are_missing_or_too_large_are_named() {
    let without = |file: &str| {
        let mut sources = sources();
        sources.texts.remove(file);
        problems(&sources).into_iter().map(|d| (d.code, d.file)).collect::<Vec<_>>()
    };
    assert_eq!(without(CAT), [("missing-catalog", "catalogs/glasses/catalog.ron".to_owned())]);
    assert_eq!(without("texts/en.ftl"), [("missing-language", "catalogs/glasses/texts/en.ftl".to_owned())]);
    assert_eq!(without("samples.ron"), []);
    assert_eq!(without("texts/de.ftl"), []);
    let mut named = sources();
    named.texts.insert("texts/English.ftl".to_owned(), String::new());
    let [problem] = &problems(&named)[..] else { panic!("one file is called wrongly") };
    assert_eq!((problem.code, problem.file.as_str()), ("bad-language", "catalogs/glasses/texts/English.ftl"));
    assert!(problem.message.contains("`English`") && problem.remedy.contains("`de.ftl`"), "{problem}");
    let mut large = sources();
    large.texts.insert(CAT.to_owned(), " ".repeat(crate::catalog::source::MAX_SOURCE_BYTES + 1));
    assert_eq!(problems(&large).iter().map(|d| d.code).collect::<Vec<_>>(), ["file-too-large"]);
}

#[test]
fn a_line_without_groups_offers_nothing() {
    let mut sources = sources();
    let text = sources.texts.get_mut(CAT).unwrap();
    let (from, to) = (text.find("groups: [").unwrap(), text.find("    materials:").unwrap());
    text.replace_range(from..to, "groups: [],\n    rules: [],\n");
    let found = problems(&sources);
    let problem = found.iter().find(|problem| problem.code == "no-groups").unwrap();
    assert_eq!(
        (problem.severity, (problem.line, problem.column)),
        (Severity::Error, place_of(&sources, CAT, "[],", 0))
    );
    assert!(problem.remedy.contains("add a group"), "{problem}");
}

#[test]
fn lines_that_are_too_large_are_refused() {
    let group = |i: usize| format!("(id: \"g{i}\", default: \"v\", values: [(id: \"v\", sku: \"\")]),");
    let groups: String = (0..1001).map(group).collect();
    let codes = |from: &str, to: &str| problems(&with(CAT, from, to)).iter().map(|d| d.code).collect::<BTreeSet<_>>();
    assert!(codes("groups: [", &format!("groups: [{groups}")).contains("too-many"));
    let values: String = (0..4096).map(|i| format!("(id: \"v{i}\", sku: \"\"),")).collect();
    assert!(codes("values: [", &format!("values: [{values}")).contains("too-many"));
}

#[test]
fn a_text_cannot_ask_for_too_much() {
    let long = format!("group-lens = {}\n", "x".repeat(5000));
    let bomb: String = (0..30).map(|i| format!("m{} = {{ m{i} }}{{ m{i} }}\n", i + 1)).collect();
    let deep = format!("group-lens = {}\n", "{".repeat(100_000));
    let calls = format!("group-lens = {{ {}\n", "NUMBER(".repeat(100_000));
    for (text, code) in
        [(long, "long-text"), (format!("m0 = x\n{bomb}"), "bad-text"), (deep, "nesting"), (calls, "nesting")]
    {
        let sources = with("texts/de.ftl", "group-lens = Glas\n", &text);
        assert!(problems(&sources).iter().any(|d| d.code == code), "{code}: {:?}", problems(&sources));
    }
}

#[test]
fn nesting_does_not_overflow_the_stack() {
    for deep in ["[".repeat(100_000), "(groups:".repeat(100_000), "(a:Some(".repeat(50_000), "/*".repeat(100_000)] {
        let mut sources = sources();
        sources.texts.insert(CAT.to_owned(), deep);
        assert!(problems(&sources).iter().any(|d| d.severity == Severity::Error));
    }
    let deep = format!("groups: [(x: {}", "[".repeat(100_000));
    assert!(!problems(&with(CAT, "groups: [", &deep)).is_empty());
}

#[test]
fn nonsense_never_panics() {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut random = move |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state % below.max(1) as u64) as usize
    };
    let files: Vec<String> = sources().texts.keys().cloned().collect();
    let bits = [
        "\"", "(", ")", "[", "]", "{", "}", ",", ":", "é", "0", "-9", "*", "|", "/*", "r#\"", "Some(", "\n", "\\u{",
        ".",
    ];
    for _ in 0..600 {
        let mut sources = sources();
        for _ in 0..=random(3) {
            let text = sources.texts.get_mut(&files[random(files.len())]).unwrap();
            let at = text.floor_char_boundary(random(text.len()));
            match random(4) {
                0 => text.truncate(at),
                1 => text.insert_str(at, bits[random(bits.len())]),
                2 => text.truncate(text.floor_char_boundary(text.len() - random(9).min(text.len()))),
                _ => {
                    let end = text.floor_char_boundary((at + random(20)).min(text.len())).max(at);
                    text.replace_range(at..end, bits[random(bits.len())]);
                }
            }
        }
        for problem in problems(&sources) {
            assert!(problem.line > 0 && problem.column > 0 && problem.length > 0, "{problem}");
            assert!(!problem.message.is_empty() && !problem.remedy.is_empty(), "{problem}");
            let text = sources.text_named(&problem.file).unwrap_or_default();
            assert!(problem.line <= text.matches('\n').count() + 1, "{problem}");
        }
    }
}

#[test]
fn a_language_is_complete_when_nothing_is_missing() {
    let mut sources = sources();
    sources.texts.insert("texts/fr.ftl".to_owned(), "group-shape = Forme\n".to_owned());
    let catalog = catalog(&sources);
    assert_eq!(catalog.languages, ["de", "en"]);
    assert_eq!(catalog.groups[0].label.get("fr"), "Forme");
    assert_eq!(catalog.groups[1].label.get("fr"), "Lens");
}
