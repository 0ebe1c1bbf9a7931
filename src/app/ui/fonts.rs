//! Fonts from the assets folder; whatever is missing or broken is replaced by egui's own and told.
//!
//! Invariant: every family the views ask for is bound, and only files that egui can parse reach it (it panics on others).

use super::icons;
use crate::app::session::FontFlaw;
use egui::{FontData, FontDefinitions, FontFamily, epaint::text::TextOptions};
use std::{
    panic,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Largest font file that is read, in bytes.
const MAX_FONT_BYTES: u64 = 4 * 1024 * 1024;

/// What the families are made of: family, file, and whether it is an icon font.
const FILES: [(Family, &str); 4] = [
    (Family::Text, "Inter-Regular.ttf"),
    (Family::Named("medium"), "Inter-Medium.ttf"),
    (Family::Named("semibold"), "Inter-SemiBold.ttf"),
    (Family::Named(icons::ICONS), "phosphor.ttf"),
];

#[derive(Clone, Copy)]
enum Family {
    Text,
    Named(&'static str),
}

/// Fonts to give to egui, and what went wrong on the way.
pub struct Loaded {
    pub definitions: FontDefinitions,
    /// The icon font is there.
    pub has_icons: bool,
    /// Files that could not be used.
    pub problems: Vec<(PathBuf, FontFlaw)>,
}

/// Reads the fonts of `folder`.
pub fn load(folder: &Path) -> Loaded {
    let mut definitions = FontDefinitions::default();
    let mut problems = Vec::new();
    let mut has_icons = true;
    let defaults = definitions.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (family, file) in FILES {
        let family = match family {
            Family::Text => FontFamily::Proportional,
            Family::Named(name) => {
                definitions.families.insert(FontFamily::Name(name.into()), defaults.clone());
                FontFamily::Name(name.into())
            }
        };
        match read(&folder.join(file)) {
            Ok(data) => {
                definitions.font_data.insert(file.to_owned(), Arc::new(data));
                definitions.families.entry(family).or_default().insert(0, file.to_owned());
            }
            Err(problem) => {
                has_icons &= !file.starts_with("phosphor");
                problems.push((folder.join(file), problem));
            }
        }
    }
    Loaded { definitions, has_icons, problems }
}

fn read(path: &Path) -> Result<FontData, FontFlaw> {
    let unreadable = |error: std::io::Error| FontFlaw::Unreadable(error.to_string());
    if std::fs::metadata(path).map_err(unreadable)?.len() > MAX_FONT_BYTES {
        return Err(FontFlaw::Large(MAX_FONT_BYTES));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    if !is_whole(&bytes) || !is_usable(&bytes) {
        return Err(FontFlaw::Damaged);
    }
    Ok(FontData::from_owned(bytes))
}

/// Whether the table directory (OpenType 1.9, "Organization of an OpenType font") is sound and every table lies in the file.
fn is_whole(bytes: &[u8]) -> bool {
    const NEEDED: [&[u8; 4]; 5] = [b"head", b"hhea", b"maxp", b"hmtx", b"cmap"];
    let u32_at = |at: usize| Some(u32::from_be_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let tables = || -> Option<Vec<[u8; 4]>> {
        if !matches!(u32_at(0)?, 0x0001_0000 | 0x4F54_544F) {
            return None;
        }
        let count = usize::from(u16::from_be_bytes(bytes.get(4..6)?.try_into().ok()?));
        (0..count)
            .map(|i| {
                let at = 12 + 16 * i;
                let end = u64::from(u32_at(at + 8)?) + u64::from(u32_at(at + 12)?);
                (end <= bytes.len() as u64).then_some(u32_at(at)?.to_be_bytes())
            })
            .collect()
    };
    tables().is_some_and(|tables| NEEDED.iter().all(|needed| tables.contains(needed)))
}

/// Whether egui takes the font; it has no other way to say no than to panic.
fn is_usable(bytes: &[u8]) -> bool {
    let mut definitions = FontDefinitions::empty();
    definitions.font_data.insert("candidate".into(), Arc::new(FontData::from_owned(bytes.to_vec())));
    definitions.families.insert(FontFamily::Proportional, vec!["candidate".into()]);
    panic::catch_unwind(|| {
        let mut fonts = egui::epaint::text::Fonts::new(TextOptions::default(), definitions);
        fonts.has_glyph(&egui::FontId::proportional(14.0), 'A');
    })
    .is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_folder_is_told_file_by_file_and_every_family_is_bound() {
        let loaded = load(Path::new("/nowhere"));
        assert_eq!(loaded.problems.len(), FILES.len());
        assert!(loaded.problems[0].0.ends_with("Inter-Regular.ttf"));
        assert!(!loaded.has_icons);
        for name in ["medium", "semibold", icons::ICONS] {
            assert!(!loaded.definitions.families[&FontFamily::Name(name.into())].is_empty());
        }
    }

    #[test]
    fn broken_files_are_refused() {
        let whole = FontDefinitions::default().font_data["Ubuntu-Light"].font.to_vec();
        assert!(is_whole(&whole) && is_usable(&whole));
        let check = |bytes: &[u8]| assert!(!is_whole(bytes), "{} bytes", bytes.len());
        check(b"");
        check(b"not a font at all");
        check(&whole[..whole.len() / 2]);
        check(&[vec![0xFF; 4], whole[4..].to_vec()].concat());
    }

    #[test]
    fn the_shipped_fonts_load() {
        let loaded = load(Path::new("assets/fonts"));
        assert_eq!(loaded.problems, []);
        assert!(loaded.has_icons);
    }
}
