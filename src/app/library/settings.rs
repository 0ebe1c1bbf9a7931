//! What a person set once and expects to find again.
//!
//! Invariant: a settings file that cannot be read is put aside, never overwritten.

use super::store::syntax;
use crate::{
    app::{community::untrusted::line_of_text, session::Trouble},
    service::files::{self, FileError},
    wire::{MAX_AUTHOR_CHARS, REVIEW_KEY_BYTES},
};
use bevy::prelude::*;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// Largest settings file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// Settings of this machine; changing the resource keeps them.
#[derive(Resource, Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Primary language subtag, such as `de`.
    pub language: String,
    /// Handle that designs are published under.
    pub author: String,
    /// The key that lets this machine change its reviews; empty until it writes one. Hubs keep only what is made from it.
    pub reviewer: String,
    /// Id of the price list that prices are told by; the first of a line where it has no such list.
    pub price_list: String,
    /// Name of the light that products are seen in; the default one of a line where it has none of that name.
    pub light: String,
    /// Things appear in place instead of moving there.
    pub reduced_motion: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: crate::catalog::text::FALLBACK.to_owned(),
            author: String::new(),
            reviewer: String::new(),
            price_list: String::new(),
            light: String::new(),
            reduced_motion: false,
        }
    }
}

impl Settings {
    /// The settings of somebody who has set nothing; `locale` is what the system says, such as `de_DE.UTF-8`.
    pub fn for_locale(locale: Option<&str>) -> Self {
        let subtag = locale.and_then(|locale| locale.split(['_', '-', '.', '@']).next()).unwrap_or_default();
        if matches!(subtag.len(), 2..=3) && subtag.bytes().all(|b| b.is_ascii_lowercase()) {
            return Self { language: subtag.to_owned(), ..Self::default() };
        }
        Self::default()
    }
}

fn path(root: &Path) -> PathBuf {
    root.join("settings.ron")
}

/// Reads the settings below the data folder; where there are none, those of `locale`. A file that cannot be read is put
/// aside, which is told.
pub fn load(root: &Path, locale: Option<&str>) -> (Settings, Option<Trouble>) {
    let (path, fallback) = (path(root), Settings::for_locale(locale));
    let why = match files::read_text(&path, MAX_BYTES) {
        Ok(None) => return (fallback, None),
        Ok(Some(text)) => match ron::from_str::<Settings>(&text) {
            Ok(settings) => return (mended(settings, &fallback), None),
            Err(error) => syntax(&path, &error),
        },
        Err(error) => error.into(),
    };
    let aside = files::put_aside(&path);
    (fallback, Some(Trouble::Settings(why, aside)))
}

fn mended(settings: Settings, fallback: &Settings) -> Settings {
    let language = Some(settings.language).filter(|language| files::is_plain(language));
    Settings {
        language: language.unwrap_or_else(|| fallback.language.clone()),
        author: line_of_text(&settings.author, MAX_AUTHOR_CHARS),
        reviewer: Some(settings.reviewer).filter(|key| is_key(key)).unwrap_or_default(),
        price_list: Some(settings.price_list).filter(|list| files::is_plain(list)).unwrap_or_default(),
        light: Some(settings.light).filter(|light| files::is_plain(light)).unwrap_or_default(),
        reduced_motion: settings.reduced_motion,
    }
}

fn is_key(key: &str) -> bool {
    REVIEW_KEY_BYTES.contains(&key.len()) && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// Writes the settings.
///
/// # Errors
/// If they cannot be written; the old ones are then still there.
pub fn save(root: &Path, settings: &Settings) -> Result<(), FileError> {
    let path = path(root);
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).map_err(|error| FileError {
        path: path.clone(),
        access: files::Access::Write,
        source: std::io::Error::other(error),
    })?;
    files::replace(&path, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::session::Flaw;

    #[test]
    fn settings_come_back() {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            language: "de".into(),
            author: "ada".into(),
            reviewer: "a-key-of-this-machine".into(),
            price_list: "us".into(),
            light: "stage".into(),
            reduced_motion: true,
        };
        save(folder.path(), &settings).unwrap();
        assert_eq!(load(folder.path(), Some("en_US")), (settings, None));
    }

    #[test]
    fn without_a_file_the_system_names_the_language() {
        let folder = tempfile::tempdir().unwrap();
        for (locale, expect) in [
            (None, "en"),
            (Some("de_DE.UTF-8"), "de"),
            (Some("de"), "de"),
            (Some("C"), "en"),
            (Some("POSIX"), "en"),
            (Some("../x"), "en"),
            (Some(""), "en"),
        ] {
            assert_eq!(load(folder.path(), locale).0.language, expect, "{locale:?}");
        }
    }

    #[test]
    fn a_broken_file_is_put_aside_and_named() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("settings.ron"), "(language: ").unwrap();
        let (settings, trouble) = load(folder.path(), None);
        assert_eq!(settings, Settings::default());
        let aside = folder.path().join("settings.ron.broken");
        assert!(
            matches!(&trouble, Some(Trouble::Settings(file, Some(kept))) if *kept == aside
                && matches!(file.flaw, Flaw::Syntax(1, ..)) && file.path.ends_with("settings.ron")),
            "{trouble:?}"
        );
        save(folder.path(), &settings).unwrap();
        assert_eq!(std::fs::read_to_string(aside).unwrap(), "(language: ");
        assert_eq!(load(folder.path(), None), (Settings::default(), None));
    }

    #[test]
    fn absurd_values_are_mended_and_missing_ones_filled() {
        let folder = tempfile::tempdir().unwrap();
        let text = format!("(language: \"../..\", reviewer: \"short\", author: \"\u{202e}{}\")", "x".repeat(500));
        std::fs::write(folder.path().join("settings.ron"), text).unwrap();
        let (settings, trouble) = load(folder.path(), Some("de"));
        assert_eq!(trouble, None);
        assert_eq!((settings.language.as_str(), settings.author.len()), ("de", MAX_AUTHOR_CHARS));
        assert_eq!(settings.reviewer, "");
    }
}
