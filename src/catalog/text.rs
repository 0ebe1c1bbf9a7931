//! A text in several languages, as it appears on screen.

use std::collections::BTreeMap;

/// The language every text falls back to; a catalog without it is an error.
pub const FALLBACK: &str = "en";

/// One text in each language the catalog ships; always holds [`FALLBACK`].
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Text(pub BTreeMap<String, String>);

impl Text {
    /// A text that reads the same in every language.
    pub fn plain(text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(FALLBACK.to_owned(), text.into())]))
    }

    /// The text in `lang` (a primary language subtag such as `de`), else in [`FALLBACK`], else empty.
    pub fn get(&self, lang: &str) -> &str {
        self.0.get(lang).or_else(|| self.0.get(FALLBACK)).map_or("", String::as_str)
    }
}
