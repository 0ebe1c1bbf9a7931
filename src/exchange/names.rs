//! Names of a model as ids and as texts that people read.
//!
//! Invariant: an id is short, of lower case letters, digits and `-`, and unique among those of its [`Ids`].

use std::collections::BTreeMap;

/// Longest id before a number that makes it unique, in characters.
const MAX_SLUG: usize = 48;
/// Longest text, in characters.
const MAX_LABEL: usize = 200;
/// Most round brackets of a text: Fluent's bounds count them.
const MAX_BRACKETS: usize = 16;

/// Ids that are taken, each with the number to try next behind it.
#[derive(Debug, Default)]
pub struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// `wanted`, or with a number behind it the first that `is_free` and not taken here.
    pub fn unique(&mut self, wanted: &str, is_free: impl Fn(&str) -> bool) -> String {
        let mut number = self.0.get(wanted).copied().unwrap_or(1);
        loop {
            let id = if number == 1 { wanted.to_owned() } else { format!("{wanted}-{number}") };
            number += 1;
            if !self.0.contains_key(&id) && is_free(&id) {
                self.0.insert(id.clone(), 2);
                self.0.insert(wanted.to_owned(), number);
                return id;
            }
        }
    }
}

/// The name as an id; `otherwise` where no letter or digit is left.
pub fn slug(name: &str, otherwise: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        match plain(c) {
            Some(plain) => slug.push_str(plain),
            None if c.is_ascii_alphanumeric() => slug.push(c),
            None if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            None => {}
        }
        if slug.len() >= MAX_SLUG {
            break;
        }
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { otherwise.to_owned() } else { slug.to_owned() }
}

/// Common letters that are not ASCII.
fn plain(c: char) -> Option<&'static str> {
    Some(match c {
        'ä' | 'æ' => "ae",
        'ö' | 'ø' | 'œ' => "oe",
        'ü' => "ue",
        'ß' => "ss",
        'à' | 'á' | 'â' | 'ã' | 'å' => "a",
        'ç' => "c",
        'è' | 'é' | 'ê' | 'ë' => "e",
        'ì' | 'í' | 'î' | 'ï' => "i",
        'ñ' => "n",
        'ò' | 'ó' | 'ô' | 'õ' => "o",
        'ù' | 'ú' | 'û' => "u",
        _ => return None,
    })
}

/// The name as people write it: words apart, on one line, not too long.
pub fn readable(name: &str) -> String {
    let spaced = name.contains(char::is_whitespace);
    let mut text = String::new();
    let mut before = ('\0', '\0');
    for c in name.chars().take(MAX_LABEL) {
        let starts_word = c.is_uppercase() && before.0.is_lowercase() && before.1.is_lowercase();
        if !spaced && starts_word {
            text.push(' ');
        }
        text.push(if c.is_control() || c.is_whitespace() || (c == '_' && !spaced) { ' ' } else { c });
        before = (before.1, c);
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().next() {
        None => "?".to_owned(),
        Some(first) if spaced => first.to_string() + &text[first.len_utf8()..],
        Some(first) => first.to_uppercase().to_string() + &text[first.len_utf8()..],
    }
}

/// A text as the value of a Fluent message: nothing in it is syntax.
pub fn fluent(text: &str) -> String {
    let brackets = text.chars().filter(|c| matches!(c, '(' | '{' | '}')).count();
    let mut written = String::new();
    for c in text.chars().take(MAX_LABEL * 2) {
        match c {
            '{' | '}' | '(' if brackets > MAX_BRACKETS => written.push(' '),
            '{' => written.push_str("{\"{\"}"),
            '}' => written.push_str("{\"}\"}"),
            c if c.is_control() => written.push(' '),
            c => written.push(c),
        }
    }
    let written = written.trim();
    if written.is_empty() { "?".to_owned() } else { written.to_owned() }
}

/// A text as a RON string literal, or the string of an attribute.
pub fn literal(text: &str) -> String {
    let mut written = String::from("\"");
    for c in text.chars().take(MAX_LABEL).filter(|c| !c.is_control()) {
        if matches!(c, '"' | '\\') {
            written.push('\\');
        }
        written.push(c);
    }
    written + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_plain_and_unique() {
        for (name, expected) in [
            ("G4560 Kaby Lake", "g4560-kaby-lake"),
            ("2x USB3,1", "2x-usb3-1"),
            ("Größe_é", "groesse-e"),
            ("--", "other"),
            ("漢字", "other"),
            ("", "other"),
        ] {
            assert_eq!(slug(name, "other"), expected);
        }
        assert!(slug(&"Ä".repeat(500), "x").len() <= MAX_SLUG + 2);
        let mut ids = Ids::default();
        assert_eq!(["a", "a", "a-2", "a"].map(|id| ids.unique(id, |_| true)), ["a", "a-2", "a-2-2", "a-3"]);
        assert_eq!(ids.unique("b", |id| id != "b"), "b-2");
    }

    #[test]
    fn names_become_readable() {
        for (name, expected) in [
            ("High_volume3rd_party", "High volume3rd party"),
            ("StandardCapabilities", "Standard Capabilities"),
            ("PDLs", "PDLs"),
            ("shape", "Shape"),
            ("iPhone case", "iPhone case"),
            ("a\n\tb", "a b"),
            ("", "?"),
        ] {
            assert_eq!(readable(name), expected);
        }
    }

    #[test]
    fn texts_are_no_syntax() {
        assert_eq!(fluent("a {b}"), "a {\"{\"}b{\"}\"}");
        assert_eq!(fluent(&"(".repeat(99)), "?");
        assert_eq!(literal("a\"\\\n"), "\"a\\\"\\\\\"");
    }
}
