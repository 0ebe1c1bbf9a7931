//! Sentences for the customer as data: which text, and what it names.
//!
//! Invariant: the words themselves are texts of the application (`assets/i18n`), in every language; labels that a sentence names
//! are in the language that was asked for.

use crate::catalog::{Catalog, Choice, GroupIx};

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// Key of the text.
    pub key: &'static str,
    /// Its variables.
    pub names: Vec<(&'static str, String)>,
    /// Its variable `n`, a number that decides about plurals.
    pub count: Option<usize>,
}

impl Said {
    pub fn new<const N: usize>(key: &'static str, names: [(&'static str, String); N]) -> Self {
        Self { key, names: names.into(), count: None }
    }

    pub fn counted(key: &'static str, count: usize) -> Self {
        Self { key, names: Vec::new(), count: Some(count) }
    }
}

/// For example `Tint`.
pub fn group_in_words(catalog: &Catalog, group: GroupIx, lang: &str) -> String {
    catalog.group(group).label.get(lang).to_owned()
}

/// For example `Smoke`.
pub fn value_in_words(catalog: &Catalog, choice: Choice, lang: &str) -> String {
    catalog.value(choice).label.get(lang).to_owned()
}

/// For example `Tint: Smoke`.
pub fn choice_in_words(catalog: &Catalog, choice: Choice, lang: &str) -> String {
    format!("{}: {}", group_in_words(catalog, choice.group, lang), value_in_words(catalog, choice, lang))
}
