//! The catalog that uses everything: free of problems, and resolved as its author means.

use super::resolve;
use crate::{
    catalog::{Catalog, Choice, Effect, Free, Kind, RuleKind, Selection, Severity, Sources},
    rules::Rulebook,
};
use std::collections::BTreeMap;

/// The folder `tests/catalogs/everything`.
pub fn sources() -> Sources {
    let texts = [
        ("catalog.ron", include_str!("../../../tests/catalogs/everything/catalog.ron")),
        ("suggestions.ron", include_str!("../../../tests/catalogs/everything/suggestions.ron")),
        ("samples.ron", include_str!("../../../tests/catalogs/everything/samples.ron")),
        ("texts/en.ftl", include_str!("../../../tests/catalogs/everything/texts/en.ftl")),
        ("texts/de.ftl", include_str!("../../../tests/catalogs/everything/texts/de.ftl")),
        ("tables/glass.csv", include_str!("../../../tests/catalogs/everything/tables/glass.csv")),
        ("tables/hangers.csv", include_str!("../../../tests/catalogs/everything/tables/hangers.csv")),
    ];
    let texts = BTreeMap::from(texts.map(|(path, text)| (path.to_owned(), text.to_owned())));
    Sources { folder: "tests/catalogs/everything".to_owned(), texts, assets: None }
}

fn catalog() -> Catalog {
    let resolved = resolve(&sources());
    let told: Vec<_> = resolved.diagnostics.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    resolved.catalog.unwrap()
}

fn choices(catalog: &Catalog, ids: &[(&str, &str)]) -> Vec<Choice> {
    ids.iter().map(|(group, value)| catalog.find(group, value).unwrap_or_else(|| panic!("{group} {value}"))).collect()
}

#[test]
fn values_are_made_of_every_kind() {
    let catalog = catalog();
    let ids = |group: &str| {
        let group = catalog.group(catalog.find_group(group).unwrap());
        group.values.iter().map(|value| format!("{}:{}", value.id, value.key)).collect::<Vec<_>>().join(" ")
    };
    for (group, expect) in [
        ("width", "100:1 150:2 200:3 250:4 300:5 350:6 400:7 450:8 500:9"),
        ("depth", "1:5 1.5:7 2:9 2.5:11 3:13 3.5:15 4:17 4.5:19 5:21"),
        ("mat", "none:0 white:1 black:2"),
        ("mat-width", "20:1 30:2 40:3 50:4 60:5 70:6 80:7 absent:0"),
        ("extras-wrap", "no:0 yes:1"),
        ("inscription", "none:0 written:1 absent:0"),
        ("paint", "oak:1 walnut:2 custom:3"),
        ("package", "none:0 gallery:1"),
    ] {
        assert_eq!(ids(group), expect, "{group}");
    }
    let value = |group, id| catalog.value(catalog.find(group, id).unwrap());
    assert_eq!((value("width", "200").price, value("width", "200").lead_days), (2400, 4));
    assert_eq!(value("width", "200").sku, "WOOD-MM");
    assert_eq!((value("width", "500").price, value("width", "500").lead_days), (9900, 9));
    assert_eq!((value("width", "500").sku.as_str(), value("width", "500").amount), ("WOOD-500", 500));
    assert_eq!((value("depth", "2.5").price, value("depth", "2.5").amount), (375, 25));
    assert_eq!(value("depth", "2.5").label.get("de"), "2,5 cm");
    assert_eq!(value("depth", "2").label.get("en"), "2.0 cm");
    assert_eq!(value("width", "500").label.get("de"), "500 mm, gestoßen");
    assert_eq!(value("mat-width", "absent").label.get("de"), "Entfällt");
    assert_eq!(value("package", "none").label.get("en"), "None");
    assert_eq!(value("mat", "none").label.get("en"), "No mat");
    let [extras] = &catalog.severals[..] else { panic!("one multiple choice") };
    assert_eq!((extras.min, extras.max, extras.groups.len()), (1, 2, 3));
    let plate = catalog.group(extras.groups[2]);
    assert_eq!((plate.id.as_str(), plate.key, plate.label.get("en")), ("extras-plate", 10, "Plate"));
    assert!(plate.about.is_some() && plate.unseen && plate.several.is_some());
    let Kind::Color(colour) = &catalog.group(catalog.find_group("paint").unwrap()).kind else { panic!("a colour") };
    assert_eq!(colour.custom.unwrap().1.lightness, (15, 90));
    let gallery = &value("package", "gallery").includes;
    assert_eq!(*gallery, choices(&catalog, &[("depth", "3"), ("glass", "museum"), ("extras-wrap", "yes")]));
}

#[test]
fn made_sentences_are_readable() {
    let catalog = catalog();
    let reason = |id: &str, lang: &str| {
        let rule = catalog.rules.iter().find(|rule| rule.id == id).unwrap_or_else(|| panic!("{id}"));
        rule.reason.get(lang).to_owned()
    };
    for (id, english, german) in [
        (
            "wide-is-deep",
            "Width at least 400 mm needs Depth at least 2.0 cm.",
            "Breite mindestens 400 mm braucht Tiefe mindestens 2,0 cm.",
        ),
        (
            "museum-large",
            "Museum glass is not cut wider than 40 cm.",
            "Museumsglas wird nicht breiter als 40 cm geschnitten.",
        ),
        (
            "dark-on-dark.1",
            "Mat “Black” does not go with Paint “Walnut”.",
            "Passepartout „Schwarz“ passt nicht zu Farbe „Nussbaum“.",
        ),
        (
            "steel.2",
            "Hanger “Brass” does not go with Width at most 150 mm.",
            "Aufhänger „Messing“ passt nicht zu Breite höchstens 150 mm.",
        ),
        (
            "blend",
            "Wax, Oil and Lacquer must add up to exactly 100 %.",
            "Wachs, Öl und Lack müssen zusammen genau 100 % ergeben.",
        ),
        (
            "mat-fits",
            "0.5 × Width − Width of the mat must be at least 10 mm.",
            "0.5 × Breite − Breite des Passepartouts muss mindestens 10 mm sein.",
        ),
        (
            "rebate-inside",
            "Depth must be at least 0.5 cm larger than Rebate.",
            "Tiefe muss mindestens 0,5 cm größer sein als Falz.",
        ),
        (
            "only-when.mat-width.1",
            "Without a mat there is no width to choose.",
            "Ohne Passepartout gibt es keine Breite zu wählen.",
        ),
        ("only-when.inscription.2", "Inscription comes only with Plate.", "Inschrift gibt es nur mit Schild."),
        (
            "includes.package.gallery",
            "Package “Gallery” includes Depth 3.0 cm, Glass “Museum” and Gift wrap.",
            "Paket „Galerie“ enthält Tiefe 3,0 cm, Glas „Museum“ und Geschenkpapier.",
        ),
        ("limits.extras", "Extras: choose 1 to 2.", "Extras: bitte 1 bis 2 wählen."),
    ] {
        assert_eq!(reason(id, "en"), english);
        assert_eq!(reason(id, "de"), german);
    }
}

#[test]
fn a_product_is_stretched_within_reason() {
    let catalog = catalog();
    let oak = &catalog.value(catalog.find("paint", "oak").unwrap()).effects;
    let (sockets, by) = (vec!["frame".to_owned()], "depth".to_owned());
    let stretch = Effect::Stretch { sockets, axis: 2, by, from: 2.5, mm_per_unit: 10.0, band_mm: 40.0 };
    assert!(oak.contains(&stretch), "{oak:?}");
    // From 1 to 5 cm: at 1 nothing would be left of the middle.
    let mut sources = sources();
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replace("band_mm: 40", "band_mm: 8");
    let found = resolve(&sources).diagnostics;
    let [far] = &found[..] else { panic!("{found:?}") };
    assert_eq!((far.code, far.severity), ("stretch-too-far", Severity::Error));
    assert!(far.message.contains("at 1 ") && far.remedy.contains("`band_mm`"), "{far}");
}

#[test]
fn parts_are_posed_by_values_and_moved_on_the_stage() {
    let catalog = catalog();
    let landscape = &catalog.value(catalog.find("format", "landscape").unwrap()).effects;
    let contact_shadow = Some("everything/shadow.png".to_owned());
    let pose = Effect::Pose { animation: "Stand".into(), at: 0.5, contact_shadow };
    assert!(landscape.contains(&pose), "{landscape:?}");
    let [stand, back] = &catalog.stage.motions[..] else { panic!("two motions") };
    assert_eq!((stand.animation.as_str(), &stand.unless[..]), ("Stand", &["frame".to_owned()][..]));
    assert_eq!(stand.contact_shadow.as_deref(), Some("everything/shadow.png"));
    assert_eq!((back.go.get("en"), back.back.get("de")), ("Open the back", "Rückwand schließen"));
}

#[test]
fn the_rules_hold_as_meant() {
    let catalog = catalog();
    let book = Rulebook::new(&catalog);
    let check = |ids: &[(&str, &str)], expect: bool| {
        assert_eq!(book.is_possible(&choices(&catalog, ids)), expect, "{ids:?}");
    };
    check(&[("width", "400"), ("depth", "1.5")], false);
    check(&[("width", "350"), ("depth", "1.5")], true);
    check(&[("glass", "museum"), ("width", "450")], false);
    check(&[("glass", "acrylic"), ("format", "portrait")], false);
    check(&[("format", "panorama"), ("width", "250")], false);
    check(&[("mat", "black"), ("paint", "custom")], false);
    check(&[("mat", "white"), ("paint", "custom")], true);
    check(&[("hanger", "steel"), ("width", "450")], false);
    check(&[("wax", "75"), ("oil", "50")], false);
    check(&[("wax", "75"), ("oil", "25")], true);
    check(&[("wax", "75"), ("oil", "25"), ("lacquer", "25")], false);
    check(&[("width", "150"), ("mat-width", "70")], false);
    check(&[("width", "150"), ("mat-width", "60")], true);
    check(&[("rebate", "2.5"), ("depth", "2.5")], false);
    check(&[("rebate", "2"), ("depth", "2.5")], true);
    check(&[("mat", "none"), ("mat-width", "40")], false);
    check(&[("mat", "none"), ("mat-width", "absent")], true);
    check(&[("mat", "white"), ("mat-width", "absent")], false);
    check(&[("extras-hooks", "yes"), ("extras-wrap", "yes"), ("extras-plate", "yes")], false);
    check(&[("extras-hooks", "no"), ("extras-wrap", "no"), ("extras-plate", "no")], false);
    check(&[("extras-plate", "no"), ("inscription", "written")], false);
    check(&[("package", "gallery"), ("glass", "clear")], false);
    check(&[("package", "gallery"), ("extras-wrap", "no")], false);
}

#[test]
fn defaults_presets_and_samples_are_valid_with_what_is_free() {
    let catalog = catalog();
    let book = Rulebook::new(&catalog);
    let defaults = Selection::defaults(&catalog);
    assert!(book.broken(&defaults).is_empty());
    assert_eq!(defaults.to_ids(&catalog)["mat-width"], "absent");
    let anniversary = &catalog.presets[0];
    assert!(book.is_valid(&anniversary.selection));
    let ids = anniversary.selection.to_ids(&catalog);
    for (group, value) in [("paint", "custom"), ("inscription", "written"), ("glass", "museum"), ("mat-width", "30")] {
        assert_eq!(ids[group], value);
    }
    let inscription = catalog.find_group("inscription").unwrap();
    let words = anniversary.selection.free(inscription);
    assert_eq!(words, Some(&Free::Text("Ada ♥ Émile 1852".to_owned())));
    let sketch = anniversary.selection.free(catalog.find_group("sketch").unwrap());
    assert_eq!(sketch, Some(&Free::Drawing("m 10,20 30,40; s 5,5 9,5 9,9".parse().unwrap())));
    assert_eq!(ids["sketch"], "drawn");
    assert_eq!(anniversary.story.get("en"), "For a wall that has seen something.");
    assert_eq!(catalog.samples[0].selection.free(inscription), Some(&Free::Text("Home".to_owned())));
    // Choosing a mat brings its width with the author's default.
    let with_mat = book.complete(&choices(&catalog, &[("mat", "white")]), &defaults).unwrap();
    assert_eq!(with_mat.to_ids(&catalog)["mat-width"], "40");
}

#[test]
fn members_of_a_renamed_multiple_choice_are_found() {
    let mut sources = sources();
    let text = sources.texts.get_mut("catalog.ron").unwrap();
    *text = text.replacen("id: \"extras\", kind", "id: \"extras\", formerly: [(id: \"add-ons\")], kind", 1);
    let resolved = resolve(&sources);
    let catalog = resolved.catalog.unwrap_or_else(|| panic!("{:#?}", resolved.diagnostics));
    for member in ["hooks", "wrap", "plate"] {
        let (before, today) = (format!("add-ons-{member}"), format!("extras-{member}"));
        assert_eq!(catalog.find_ids(&before, "yes"), catalog.find(&today, "yes"), "{member}");
        assert!(catalog.find(&today, "yes").is_some(), "{member}");
    }
}

#[test]
fn free_data_from_outside_is_cleaned() {
    let catalog = catalog();
    let group = |id: &str| catalog.find_group(id).unwrap();
    let mut selection = catalog.presets[0].selection.clone();
    let text = |words: &str| Some(Free::Text(words.to_owned()));
    selection.set_free(group("inscription"), text("  Zoe\u{308} "));
    selection.set_free(group("paint"), text("red"));
    selection.set_free(group("sketch"), Some(Free::Drawing("m 200,20".parse().unwrap())));
    selection.set_free(group("width"), Some(Free::Color([0; 3])));
    selection.set_free(crate::catalog::GroupIx(999), text("x"));
    assert_eq!(
        selection.clean_free(&catalog),
        [group("width"), group("paint"), group("sketch"), crate::catalog::GroupIx(999)]
    );
    assert_eq!(selection.free(group("inscription")), text("Zoë").as_ref());
    selection.set_free(group("inscription"), text("a\u{202e}b"));
    assert_eq!(selection.clean_free(&catalog), [group("inscription")]);
    selection.set_free(group("inscription"), text("Ada"));
    selection.set(catalog.find("inscription", "none").unwrap());
    assert_eq!(selection.clean_free(&catalog), [group("inscription")]);
}

#[test]
fn a_table_of_forbidden_rows_is_a_rule_a_row() {
    let catalog = catalog();
    let rows = catalog.rules.iter().filter(|rule| rule.id.starts_with("dark-on-dark."));
    assert_eq!(rows.filter(|rule| matches!(rule.kind, RuleKind::Excludes { .. })).count(), 2);
}

/// A change to one file, and what it leads to.
pub struct Mistake {
    pub file: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub severity: Severity,
    pub code: &'static str,
    /// Where: the text at the place, and which occurrence of it counts.
    pub mark: (&'static str, usize),
    /// Parts of the message and of the remedy.
    pub says: &'static str,
    pub remedy: &'static str,
}

/// Each mistake has its problem at its place, with its words, and no worse one.
pub fn check(mistakes: &[Mistake]) {
    let wrong: Vec<_> = mistakes.iter().filter_map(unexpected).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

fn unexpected(mistake: &Mistake) -> Option<String> {
    let Mistake { file, from, to, severity, code, mark: (mark, nth), says, remedy } = *mistake;
    let mut sources = sources();
    let text = sources.texts.get_mut(file)?;
    if !text.contains(from) {
        return Some(format!("{from} is not in {file}"));
    }
    *text = text.replacen(from, to, 1);
    let Some((at, _)) = text.match_indices(mark).nth(nth) else {
        return Some(format!("{to}: {mark} is not in {file}"));
    };
    let before = &text[..at];
    let place = (before.matches('\n').count() + 1, before.chars().rev().take_while(|&c| c != '\n').count() + 1);
    let all = resolve(&sources).diagnostics;
    let told = all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n    ");
    let Some(found) = all.iter().find(|d| d.code == code && d.severity == severity) else {
        return Some(format!("{to}: no {code} in\n    {told}"));
    };
    if (found.line, found.column) != place || !found.file.ends_with(file) {
        return Some(format!("{to}: not at {place:?}:\n    {found}"));
    }
    if !found.message.contains(says) || !found.remedy.contains(remedy) {
        return Some(format!("{to}: does not say “{says}”, “{remedy}”:\n    {found}"));
    }
    all.iter().any(|d| d.severity > severity).then(|| format!("{to}: worse\n    {told}"))
}
