//! The visible texts of a line: Fluent files, one a language, resolved to plain strings.
//!
//! Invariant: a text takes no arguments and its length is bounded; each key is asked for by id, and what nobody asks for is
//! reported as unknown.

use super::{
    problems::{Problems, nearest, quoted},
    syntax::is_bounded,
};
use crate::catalog::{
    Sources, Text,
    diagnostic::Location,
    spans::{Place, line_starts},
    text::FALLBACK,
};
use fluent_bundle::{FluentBundle, FluentResource};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// Longest text, in bytes.
const MAX_TEXT: usize = 4000;
/// Deepest nesting of placeables; the Fluent parser recurses.
const MAX_NESTING: usize = 64;

/// All texts of the folder.
#[derive(Default)]
pub struct Texts {
    languages: BTreeMap<String, Language>,
    asked: BTreeSet<String>,
}

struct Language {
    file: String,
    /// By key; an attribute is `message.attribute`.
    messages: BTreeMap<String, (String, Location)>,
    /// No text that was asked for is missing.
    complete: bool,
}

/// Where a key stands in a Fluent file.
struct Key {
    name: String,
    start: usize,
    end: usize,
}

impl Texts {
    /// Reads `texts/*.ftl`.
    pub fn read(sources: &Sources, problems: &mut Problems) -> Self {
        let mut languages = BTreeMap::new();
        for (path, text) in &sources.texts {
            let Some(lang) = path.strip_prefix("texts/").and_then(|name| name.strip_suffix(".ftl")) else { continue };
            let at = Location::file(sources.name_of(path));
            if !(2..=3).contains(&lang.len()) || !lang.bytes().all(|b| b.is_ascii_lowercase()) {
                let message = format!("{} is not a language", quoted(lang));
                problems.error(at, "bad-language", message, "name the file after a language, such as `de.ftl`");
            } else if is_bounded(sources, path, text, problems) {
                languages.insert(lang.to_owned(), Language::read(lang, at.file, text, problems));
            }
        }
        let fallback = format!("texts/{FALLBACK}.ftl");
        if !sources.texts.contains_key(&fallback) {
            problems.error(
                Location::file(sources.name_of(&fallback)),
                "missing-language",
                "there are no English texts, which every other language falls back to",
                format!("make {}", quoted(&fallback)),
            );
        }
        Self { languages, asked: BTreeSet::new() }
    }

    /// The text `key`, which `place` needs.
    pub fn required(&mut self, key: &str, place: Place, problems: &mut Problems) -> Text {
        self.asked.insert(key.to_owned());
        let mut text = Text::default();
        for (lang, language) in &mut self.languages {
            if let Some((value, _)) = language.messages.get(key) {
                text.0.insert(lang.clone(), value.clone());
                continue;
            }
            language.complete = false;
            missing(lang, &language.file, key, place.clone(), problems);
        }
        text
    }

    /// The text `key`, which `place` needs, in at most `most` characters: there is no room for more.
    pub fn short(&mut self, key: &str, most: usize, place: Place, problems: &mut Problems) -> Text {
        for language in self.languages.values() {
            let Some((value, at)) = language.messages.get(key) else { continue };
            let count = value.chars().count();
            if count > most {
                let message = format!("the text {} has {count} characters; at most {most} are shown", quoted(key));
                problems.error(at.clone(), "long-text", message, "shorten it");
            }
        }
        self.required(key, place, problems)
    }

    /// The text `key` if any language has it; then every language should.
    pub fn optional(&mut self, key: &str, problems: &mut Problems) -> Option<Text> {
        self.asked.insert(key.to_owned());
        let found =
            self.languages.values().find_map(|language| language.messages.get(key)).map(|(_, at)| at.clone())?;
        let mut text = Text::default();
        for (lang, language) in &mut self.languages {
            if let Some((value, _)) = language.messages.get(key) {
                text.0.insert(lang.clone(), value.clone());
                continue;
            }
            language.complete = false;
            missing(lang, &language.file, key, found.clone(), problems);
        }
        Some(text)
    }

    /// Languages for which there is a file.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.keys().map(String::as_str)
    }

    /// Languages that have every text that was asked for.
    pub fn complete(&self) -> Vec<String> {
        self.languages.iter().filter(|(_, language)| language.complete).map(|(lang, _)| lang.clone()).collect()
    }

    /// Warns about texts that nobody asked for.
    pub fn warn_unknown(&self, problems: &mut Problems) {
        for language in self.languages.values() {
            let unknown = language.messages.iter().filter(|(key, _)| !self.asked.contains(*key));
            for (key, (_, at)) in unknown.take_while(|_| !problems.is_full()).collect::<Vec<_>>() {
                let lacking = self.asked.iter().filter(|asked| !language.messages.contains_key(*asked));
                let remedy = match nearest(key, lacking.map(String::as_str)) {
                    Some(near) => format!("did you mean {}?", quoted(near)),
                    None => "remove it, or rename it after something in the catalog".to_owned(),
                };
                problems.warning(at.clone(), "unknown-text", format!("nothing is called {}", quoted(key)), remedy);
            }
        }
    }
}

fn missing(lang: &str, file: &str, key: &str, at: impl Into<Location>, problems: &mut Problems) {
    let (message, remedy) = (format!("the text {} is missing in {file}", quoted(key)), add(key));
    if lang == FALLBACK {
        problems.error(at, "missing-text", message, remedy);
    } else {
        problems.warning(at, "missing-text", message, remedy);
    }
}

fn add(key: &str) -> String {
    match key.split_once('.') {
        Some((message, attribute)) => format!("add `    .{attribute} = …` below `{message}`"),
        None => format!("add a line `{key} = …`"),
    }
}

impl Language {
    fn read(lang: &str, file: String, text: &str, problems: &mut Problems) -> Self {
        let mut language = Self { file, messages: BTreeMap::new(), complete: true };
        let starts = line_starts(text);
        let at = |start: usize, end: usize| Location::of_bytes(&language.file, text, &starts, start..end);
        if let Some(offset) = too_deep(text) {
            let remedy = "write the text itself, without `{`";
            problems.error(at(offset, offset), "nesting", "placeables are nested too deeply", remedy);
            return language;
        }
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, errors)| {
            for error in errors {
                let remedy = "write `key = text`; further lines of a text are indented";
                let message = lower(&error.kind.to_string());
                problems.error(at(error.pos.start, error.pos.end), "text-syntax", message, remedy);
            }
            resource
        });
        let Ok(identifier) = lang.parse() else { return language };
        let mut bundle = FluentBundle::new(vec![identifier]);
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(&resource);
        let mut messages = BTreeMap::new();
        for key in keys(text) {
            let place = at(key.start, key.end);
            let (id, attribute) = key.name.split_once('.').map_or((key.name.as_str(), None), |(m, a)| (m, Some(a)));
            let Some(message) = bundle.get_message(id) else { continue };
            let pattern = match attribute {
                Some(attribute) => message.get_attribute(attribute).map(|attribute| attribute.value()),
                None => message.value(),
            };
            let Some(pattern) = pattern else { continue };
            let mut value = Bounded(String::new());
            let mut errors = Vec::new();
            let written = bundle.write_pattern(&mut value, pattern, None, &mut errors);
            if written.is_err() {
                let message = format!("the text {} is longer than {MAX_TEXT} bytes", quoted(&key.name));
                problems.error(place.clone(), "long-text", message, "shorten it");
            } else if let Some(error) = errors.first() {
                let message =
                    format!("the text {} cannot be resolved: {}", quoted(&key.name), lower(&error.to_string()));
                problems.error(place.clone(), "bad-text", message, "write plain text: texts take no arguments");
            }
            if messages.insert(key.name.clone(), (value.0, place.clone())).is_some() {
                let message = format!("the text {} stands twice", quoted(&key.name));
                problems.error(place, "duplicate-text", message, "remove one of the two");
            }
        }
        language.messages = messages;
        language
    }
}

/// A writer that refuses more than [`MAX_TEXT`] bytes: a short file can ask for very much.
struct Bounded(String);

impl fmt::Write for Bounded {
    fn write_str(&mut self, s: &str) -> fmt::Result {
        if self.0.len() + s.len() > MAX_TEXT {
            return Err(fmt::Error);
        }
        self.0.push_str(s);
        Ok(())
    }
}

fn lower(message: &str) -> String {
    let mut chars = message.chars().filter(|c| !c.is_control()).take(200);
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// The id with which a message begins a line, up to the `=`.
fn message_id(line: &str) -> Option<&str> {
    let (id, _) = line.split_once('=')?;
    let id = id.trim_end_matches(' ');
    let valid = id.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    valid.then_some(id)
}

/// All messages and attributes with their places; terms are left out.
fn keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut message = None;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start_matches(' ');
        if let Some(id) = message_id(line) {
            message = (!id.starts_with('-')).then_some(id);
            keys.extend(message.map(|id| Key { name: id.to_owned(), start, end: start + id.len() }));
        } else if let (Some(id), Some(rest)) = (message, trimmed.strip_prefix('.'))
            && trimmed.len() < line.len()
            && let Some(attribute) = message_id(rest)
        {
            let start = start + line.len() - trimmed.len();
            keys.push(Key { name: format!("{id}.{attribute}"), start, end: start + 1 + attribute.len() });
        }
        start += line.len();
    }
    keys
}

/// Where placeables may be nested deeper than [`MAX_NESTING`]. Counts at least as deep as the parser goes: a line that begins
/// a message ends every placeable, a string ends on its line, and what may stand in a string closes nothing.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if message_id(line).is_some() {
            depth = 0;
        }
        let strings = line.find('"').zip(line.rfind('"')).map_or(0..0, |(first, last)| first..last);
        for (i, c) in line.char_indices().filter(|(_, c)| matches!(c, '{' | '}' | '(')) {
            match c {
                '}' if strings.contains(&i) => {}
                '}' => depth = depth.saturating_sub(1),
                _ => depth += 1,
            }
            if depth > MAX_NESTING {
                return Some(start + i);
            }
        }
        start += line.len();
    }
    None
}
