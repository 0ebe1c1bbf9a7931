//! Design codes of the shipped lines: short enough to be typed, and the same on every machine.

use atelier::{
    catalog::{Catalog, Choice, Kind, Selection, Sources, resolve},
    design::code,
};
use std::{fs, path::Path};

/// Every line under `catalogs/`, read as the programs do.
fn lines() -> Vec<Catalog> {
    let folder = Path::new("catalogs");
    let mut folders: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("catalog.ron").exists());
    folders.sort();
    assert!(!folders.is_empty());
    folders.iter().map(|folder| line(folder)).collect()
}

fn line(folder: &Path) -> Catalog {
    let mut sources = Sources { folder: folder.display().to_string(), ..Sources::default() };
    for part in ["", "texts", "tables"] {
        let Ok(entries) = fs::read_dir(folder.join(part)) else { continue };
        for path in entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
            sources.texts.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    let resolved = resolve(&sources);
    resolved.catalog.unwrap_or_else(|| panic!("{:#?}", resolved.diagnostics))
}

/// The same design before anybody wrote or drew anything: its text and drawing groups are there and empty.
fn without_words(catalog: &Catalog, selection: &Selection) -> Selection {
    let mut unwritten = selection.clone();
    for (group, data) in catalog.groups().filter(|(_, data)| matches!(data.kind, Kind::Text(_) | Kind::Drawing(_))) {
        if let Some((none, _)) = data.values().find(|(_, value)| value.id == "none")
            && selection.free(group).is_some()
        {
            unwritten.set(Choice { group, value: none });
            unwritten.set_free(group, None);
        }
    }
    unwritten
}

#[test]
fn a_design_of_a_shipped_line_has_at_most_40_characters() {
    for catalog in lines() {
        assert!(!catalog.samples.is_empty() && !catalog.presets.is_empty());
        let mut lengths = Vec::new();
        let samples = catalog.samples.iter().map(|sample| (sample.title.as_str(), &sample.selection));
        let presets = catalog.presets.iter().map(|preset| (preset.id.as_str(), &preset.selection));
        for (title, selection) in samples.chain(presets) {
            let text = code::encode(&catalog, selection);
            let decoded = code::decode(&catalog, &text).unwrap();
            assert_eq!(decoded.selection(&catalog).as_ref(), Some(selection), "{title}");
            let unwritten = without_words(&catalog, selection);
            let decoded = code::decode(&catalog, &code::encode(&catalog, &unwritten)).unwrap();
            assert_eq!(decoded.selection(&catalog), Some(unwritten), "{title} without words");
            // Both in the alphanumeric mode of QR codes and unreserved in URLs.
            assert!(text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()), "{title}: {text}");
            // A phone reads a QR code of so many characters.
            assert!(text.len() <= 900, "{title} has {} characters", text.len());
            if catalog.groups().all(|(group, _)| selection.free(group).is_none()) {
                assert!(text.len() <= 40, "{title}: {text} has {} characters", text.len());
                lengths.push(text.len());
            }
        }
        lengths.sort_unstable();
        println!(
            "{}: {} codes of {:?} to {:?} characters",
            catalog.line,
            lengths.len(),
            lengths.first(),
            lengths.last()
        );
    }
}
