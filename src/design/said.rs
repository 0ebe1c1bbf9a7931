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

/// The sentence in words, which are there.
#[cfg(test)]
pub fn in_words(said: &Said, lang: &str) -> String {
    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
    let source = match lang {
        "de" => include_str!("../../assets/i18n/de.ftl"),
        _ => include_str!("../../assets/i18n/en.ftl"),
    };
    let mut bundle = FluentBundle::new(vec![lang.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source.to_owned()).unwrap()).unwrap();
    let mut args = FluentArgs::new();
    said.names.iter().for_each(|(name, value)| args.set(*name, value.clone()));
    if let Some(count) = said.count {
        args.set("n", count);
    }
    let pattern = bundle.get_message(said.key).and_then(|message| message.value()).expect(said.key);
    let mut errors = Vec::new();
    let words = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
    assert!(errors.is_empty(), "{said:?}: {errors:?}");
    words
}

#[cfg(test)]
mod tests {
    use super::{Said, in_words};

    #[test]
    fn sentences_that_are_said_seldom_have_words_too() {
        let lost = |count| Said::counted("opened-free-lost", count);
        let added = Said::new("opened-added", [("now", "Bell: Brass".to_owned()), ("price", String::new())]);
        let seldom = [Said::new("why-unknown", []), Said::new("opened-gone", []), lost(1), lost(2), added];
        for said in seldom {
            for lang in ["en", "de"] {
                assert!(!in_words(&said, lang).contains('{'), "{said:?}");
            }
        }
    }
}
