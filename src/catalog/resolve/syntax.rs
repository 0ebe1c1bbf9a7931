//! Reading the RON files of a folder; what the parser says becomes a sentence with a remedy.
//!
//! Invariant: a file that cannot be read gives exactly one error, and the other files are read all the same.

use super::{
    problems::{Problems, instead, quoted},
    tables::Tables,
};
use crate::catalog::{
    diagnostic::Location,
    source::{MAX_SOURCE_BYTES, Sources},
    spans::{Doc, line_starts},
};
use ron::{
    Error, Options,
    error::{Position, SpannedError},
    extensions::Extensions,
};
use serde::de::DeserializeOwned;

/// A file of the folder, scanned for places. A file that is absent or too large is empty.
pub fn doc<'a>(sources: &'a Sources, path: &str) -> Doc<'a> {
    let text = sources.texts.get(path).map_or("", String::as_str);
    Doc::new(sources.name_of(path), if text.len() > MAX_SOURCE_BYTES { "" } else { text })
}

/// Whether a path is that of a table of combinations.
pub fn is_table(path: &str) -> bool {
    path.starts_with("tables/") && path.ends_with(".csv")
}

/// All tables of the folder; one that is too large is empty.
pub fn tables(sources: &Sources) -> Tables<'_> {
    let tables = sources.texts.iter().filter(|(path, _)| is_table(path));
    tables
        .map(|(path, text)| {
            let text = if text.len() > MAX_SOURCE_BYTES { "" } else { text.as_str() };
            (path.as_str(), Doc::plain(sources.name_of(path), text))
        })
        .collect()
}

/// Whether a text is small enough to be looked at; adds an error if not.
pub fn is_bounded(sources: &Sources, path: &str, text: &str, problems: &mut Problems) -> bool {
    let bounded = text.len() <= MAX_SOURCE_BYTES;
    if !bounded {
        problems.error(
            Location::file(sources.name_of(path)),
            "file-too-large",
            format!("the file has {} bytes; at most {MAX_SOURCE_BYTES} are read", text.len()),
            "split the product line, or remove what is not needed",
        );
    }
    bounded
}

/// Parses a file. `None` if it is absent or an error was added.
pub fn parse<T: DeserializeOwned>(sources: &Sources, path: &str, doc: &Doc, problems: &mut Problems) -> Option<T> {
    let text = sources.texts.get(path).filter(|text| is_bounded(sources, path, text, problems))?;
    for (key, place) in doc.repeated_keys() {
        problems.error(
            place,
            "duplicate-entry",
            format!("{} stands twice in this map", quoted(key)),
            "remove one of the two entries or rename it",
        );
    }
    let options = Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
    match options.from_str(text) {
        Ok(value) => Some(value),
        Err(error) => {
            let (code, message, remedy) = explain(&error.code);
            problems.error(locate(&sources.name_of(path), text, &error), code, message, remedy);
            None
        }
    }
}

/// The place of an error: that of the name in question where the error has one, else where the parser stopped.
fn locate(file: &str, text: &str, error: &SpannedError) -> Location {
    let starts = line_starts(text);
    let start = offset(text, &starts, error.span.start);
    let end = offset(text, &starts, error.span.end).max(start);
    let name = match &error.code {
        Error::NoSuchStructField { found, .. } | Error::NoSuchEnumVariant { found, .. } => Some(found.as_str()),
        Error::DuplicateStructField { field, .. } => Some(*field),
        _ => None,
    };
    if let Some(name) = name.filter(|name| !name.is_empty()) {
        let near = (end + name.len()).min(text.len());
        if let Some(found) = text[..text.floor_char_boundary(near)].rfind(name) {
            return Location::of_bytes(file, text, &starts, found..found + name.len());
        }
    }
    // The parser has read the sign when it finds that a number does not fit.
    let signed = matches!(error.code, Error::IntegerOutOfBounds) && text[..start].ends_with('-');
    let start = start - usize::from(signed);
    // Between two values there is only white space to point at: take what follows it.
    let at = start + text[start..].find(|c: char| !c.is_whitespace()).unwrap_or_default();
    Location::of_bytes(file, text, &starts, at..end.max(at))
}

fn offset(text: &str, line_starts: &[usize], position: Position) -> usize {
    let start = line_starts.get(position.line.saturating_sub(1)).copied().unwrap_or(text.len());
    text[start..].char_indices().nth(position.col.saturating_sub(1)).map_or(text.len(), |(i, _)| start + i)
}

/// Code, message and remedy of a parser error.
fn explain(error: &Error) -> (&'static str, String, String) {
    let remedy = match error {
        Error::NoSuchStructField { expected, found, outer } => {
            let message = format!("unknown field {}{}", quoted(found), inside(outer.as_deref()));
            return ("unknown-field", message, instead(found, expected.iter().copied()));
        }
        Error::NoSuchEnumVariant { expected, found, outer } => {
            let message = format!("unknown kind {}{}", quoted(found), inside(outer.as_deref()));
            return ("unknown-kind", message, instead(found, expected.iter().copied()));
        }
        Error::MissingStructField { field, outer } => {
            let message = format!("field {} is missing{}", quoted(field), inside(outer.as_deref()));
            return ("missing-field", message, format!("add `{field}: …` before the closing bracket"));
        }
        Error::DuplicateStructField { field, outer } => {
            let message = format!("field {} stands twice{}", quoted(field), inside(outer.as_deref()));
            return ("duplicate-field", message, "remove one of the two".to_owned());
        }
        Error::ExceededRecursionLimit => {
            return ("nesting", "values are nested too deeply".to_owned(), "remove the extra brackets".to_owned());
        }
        Error::Eof => "close what is open: a bracket or a quote is missing before the end of the file",
        Error::ExpectedComma => "put a `,` before this",
        Error::ExpectedArray | Error::ExpectedArrayEnd => "write a list in square brackets: `[a, b]`",
        Error::ExpectedMap | Error::ExpectedMapEnd => "write a map in braces: `{\"key\": value}`",
        Error::ExpectedMapColon => "put a `:` between the name and its value",
        Error::ExpectedStructLike
        | Error::ExpectedNamedStructLike(_)
        | Error::ExpectedStructLikeEnd
        | Error::ExpectedDifferentStructName { .. } => "write fields in round brackets: `(name: value, …)`",
        Error::ExpectedString | Error::ExpectedStringEnd => "write a text in double quotes",
        Error::ExpectedBoolean => "write `true` or `false`",
        Error::ExpectedInteger | Error::InvalidIntegerDigit { .. } => "write a whole number without quotes",
        Error::IntegerOutOfBounds => "write a number that fits the field; a negative one often does not",
        Error::ExpectedFloat | Error::FloatUnderscore => "write a number without quotes, for example `0.5`",
        Error::ExpectedOption | Error::ExpectedOptionEnd => "write the value, `Some(value)` or `None`",
        Error::ExpectedIdentifier => "write a field name, without quotes, and `:`",
        Error::TrailingCharacters => "remove what follows the last closing bracket",
        Error::UnclosedBlockComment => "close the comment with `*/`",
        Error::InvalidEscape(_) => r#"write `\\` for a backslash and `\"` for a quote"#,
        Error::InvalidValueForType { .. } | Error::ExpectedDifferentLength { .. } => "write what is expected here",
        _ => "compare with a catalog that works",
    };
    ("syntax", sentence(&error.to_string()), remedy.to_owned())
}

/// In the manner of the other messages: lower case first.
fn sentence(message: &str) -> String {
    let mut chars = message.chars().filter(|c| !c.is_control()).take(300);
    chars.next().into_iter().flat_map(char::to_lowercase).chain(chars).collect()
}

/// What the author calls a type of the RON mirror.
fn inside(outer: Option<&str>) -> String {
    let name = match outer {
        Some("RawCatalog") => "the catalog",
        Some("RawGroup") => "a group",
        Some("RawValue") => "a value",
        Some("RawSwatch") => "a swatch",
        Some("RawEffect") => "an effect",
        Some("RawRule") => "a rule",
        Some("RawMaterial") => "a material",
        Some("RawStage") => "the stage",
        Some("RawEnvironment") => "a light",
        Some("RawKeyLight") => "the key light",
        Some("RawContactShadow") => "the contact shadow",
        Some("RawCamera") => "a camera",
        Some("RawAssembly") => "the assembly",
        Some("RawStep") => "a step",
        Some("RawMove") => "a move",
        Some("RawMotion") => "a motion",
        Some("RawHotSpot") => "a hot spot",
        Some("RawSuggestion") => "a suggestion",
        Some("RawSample") => "a sample",
        Some("RawReview") => "a review",
        Some("RawPreset") => "a preset",
        Some("RawKind") => "the kind of a group",
        Some("RawGamut") => "a gamut",
        Some("RawCharacters") => "a set of characters",
        Some(other) => return format!(" in `{other}`"),
        None => return String::new(),
    };
    format!(" in {name}")
}
