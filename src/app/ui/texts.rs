//! The texts of the panels in the languages of the house, through Fluent.
//!
//! Invariant: a key exists in every language with the same variables (tested), so a lookup cannot come out empty.

use crate::design::Said;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

/// Languages of the panels, the first is the fallback; with the name each has for itself.
pub const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("de", "Deutsch")];

const SOURCES: [&str; 2] = [include_str!("../../../assets/i18n/en.ftl"), include_str!("../../../assets/i18n/de.ftl")];

/// All texts in one language.
pub struct Texts {
    language: &'static str,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// The texts in `language`, or in the fallback if there are none in it.
    pub fn new(language: &str) -> Self {
        let index = LANGUAGES.iter().position(|(code, _)| *code == language).unwrap_or(0);
        let code = LANGUAGES[index].0;
        let id: LanguageIdentifier = code.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        bundle.set_use_isolating(false);
        // A resource with mistakes still holds its sound entries; the tests refuse mistakes.
        let resource = FluentResource::try_new(SOURCES[index].to_owned()).unwrap_or_else(|(sound, _)| sound);
        bundle.add_resource_overriding(resource);
        Self { language: code, bundle }
    }

    /// The language as a primary subtag.
    pub fn language(&self) -> &'static str {
        self.language
    }

    /// The text for `key`; the key itself if there is none.
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// The text for `key`, if there is one.
    pub fn find(&self, key: &str) -> Option<String> {
        self.bundle.has_message(key).then(|| self.get(key))
    }

    /// The text for `key` with values for its variables.
    pub fn with(&self, key: &str, values: &[(&'static str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        let args: FluentArgs = values.iter().cloned().collect();
        self.bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// A sentence of the core in words.
    pub fn say(&self, said: &Said) -> String {
        let names = said.names.iter().map(|(name, value)| (*name, value.as_str().into()));
        let count = said.count.map(|count| ("n", FluentValue::from(count)));
        self.with(said.key, &names.chain(count).collect::<Vec<_>>())
    }

    /// The text for `key` with a count as `n`.
    pub fn count(&self, key: &str, n: usize) -> String {
        self.with(key, &[("n", n.into())])
    }

    /// The text for `key` with a name as `name`.
    pub fn named(&self, key: &str, name: &str) -> String {
        self.with(key, &[("name", name.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Keys with the variables their texts name.
    fn keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
        let mut keys = BTreeMap::<String, BTreeSet<String>>::new();
        let mut current = String::new();
        for line in source.lines() {
            if line.starts_with(|c: char| c.is_ascii_lowercase()) {
                current = line.split('=').next().unwrap().trim().to_owned();
            }
            for part in line.split('$').skip(1) {
                let name = part.chars().take_while(char::is_ascii_alphanumeric).collect();
                keys.entry(current.clone()).or_default().insert(name);
            }
            if !current.is_empty() {
                keys.entry(current.clone()).or_default();
            }
        }
        keys
    }

    #[test]
    fn languages_have_the_same_keys_and_variables() {
        for source in SOURCES {
            FluentResource::try_new(source.to_owned()).expect("no mistakes");
            assert_eq!(keys(source), keys(SOURCES[0]));
        }
    }

    #[test]
    fn every_key_in_the_code_exists() {
        let known = keys(SOURCES[0]);
        let mut used = 0;
        for folder in ["src/app/ui", "src/app/ui/view", "src/app/ui/adapter", "src/app/ui/adapter/words"] {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let Ok(code) = std::fs::read_to_string(entry.path()) else { continue };
                for call in ["texts.get(\"", "texts.with(\"", "texts.count(\"", "texts.named(\""] {
                    for rest in code.split(call).skip(1) {
                        let key = rest.split('"').next().unwrap();
                        let shown = key.is_empty() || known.contains_key(key);
                        assert!(shown, "{key} in {}", entry.path().display());
                        used += 1;
                    }
                }
            }
        }
        assert!(used > 40, "{used}");
    }

    #[test]
    fn plurals_and_fallback() {
        let check = |language: &str, n: usize, expect: &str| {
            assert_eq!(Texts::new(language).count("change-options", n), expect);
        };
        check("en", 1, "Change 1 option");
        check("en", 2, "Change 2 options");
        check("de", 1, "1 Option ändern");
        check("de", 3, "3 Optionen ändern");
        check("fr", 1, "Change 1 option");
        assert_eq!(Texts::new("en").get("no-such-key"), "no-such-key");
        let said = Said::new("why-own", [("choices", "Frame: Carbon".to_owned())]);
        assert_eq!(Texts::new("en").say(&said), "You chose Frame: Carbon.");
        let lost = Said::counted("opened-free-lost", 2);
        assert_eq!(Texts::new("de").say(&lost), "2 eigene Texte oder Farben konnten nicht bleiben.");
    }
}
