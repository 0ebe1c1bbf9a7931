//! What went wrong, in words: from the data of the rooms to sentences in the language of the panels.
//!
//! Invariant: every kind of trouble has a text in every language (tested); only what the system, a parser or an unknown hub
//! said stays as it was said.

mod community;
mod fault;

#[cfg(test)]
mod tests;

pub use community::hub_trouble;
pub use fault::problem;

use super::super::texts::Texts;
use crate::{
    app::session::{FileTrouble, Flaw, FontFlaw, LoadProblem, NotKept, PictureFlaw, Trouble},
    catalog::text::FALLBACK,
    design::code::CodeError,
    service::files::{Access, Cause},
};
use std::path::{Path, PathBuf};

/// Problems for a command line, a line each.
pub fn in_english(problems: &[LoadProblem]) -> String {
    let texts = Texts::new(FALLBACK);
    problems.iter().map(|told| line(told, &texts)).collect::<Vec<_>>().join("\n")
}

/// The trouble, and what helps.
pub fn trouble(trouble: &Trouble, texts: &Texts) -> String {
    match trouble {
        Trouble::File(told) => file(told, texts),
        Trouble::NothingKept(NotKept::Folder(told)) => texts.named("trouble-nothing-kept", &file(told, texts)),
        Trouble::NothingKept(NotKept::Thread(said)) => {
            texts.named("trouble-nothing-kept", &texts.named("trouble-thread", said))
        }
        Trouble::Settings(told, kept) => {
            let told = file(told, texts);
            match kept {
                Some(kept) => with_place("trouble-settings-aside", &told, kept, texts),
                None => texts.named("trouble-settings", &told),
            }
        }
        Trouble::SavedDesign(told) => texts.named("trouble-design", &file(told, texts)),
        Trouble::LastDesign(told, kept) => {
            let text = texts.named("trouble-last-design", &file(told, texts));
            put_aside(&text, told, kept.as_ref(), texts)
        }
        Trouble::Waiting(told, kept) => {
            let text = texts.named("trouble-waiting", &file(told, texts));
            kept.as_ref().map_or_else(|| text.clone(), |kept| with_place("trouble-aside", &text, kept, texts))
        }
        Trouble::DiskSlow => texts.get("trouble-disk-slow"),
        Trouble::KeepsNothing => texts.get("trouble-keeps-nothing"),
        Trouble::LibraryFull(most) => texts.count("trouble-library-full", *most),
        Trouble::NoRandomness => texts.get("trouble-no-randomness"),
        Trouble::CommunityBusy => texts.get("hub-worker-busy"),
        Trouble::Font(path, flaw) => font(path, flaw, texts),
        Trouble::Picture(path, flaw) => picture(path, *flaw, texts),
        Trouble::Line(id, fault) => {
            let why = fault::sentences(fault, texts);
            texts.with("trouble-line", &[("name", id.as_str().into()), ("why", why.into())])
        }
        Trouble::Files(problems) => files(problems, texts),
    }
}

/// A file with what is wrong with it, and what helps.
fn file(told: &FileTrouble, texts: &Texts) -> String {
    let path = told.path.to_string_lossy();
    match &told.flaw {
        Flaw::Access(access, cause) => {
            let key = match access {
                Access::Read => "file-unread",
                Access::Write => "file-unwritten",
                Access::Delete => "file-undeleted",
            };
            texts.with(key, &[("file", path.into()), ("why", because(cause, texts).into())])
        }
        Flaw::Syntax(line, column, said) => {
            let place = format!("{path}:{line}:{column}");
            texts.with("file-syntax", &[("file", place.into()), ("why", said.as_str().into())])
        }
        Flaw::Misnamed(name) => texts.with("file-misnamed", &[("file", path.into()), ("name", name.as_str().into())]),
        Flaw::Incomplete => texts.with("file-incomplete", &[("file", path.into())]),
        Flaw::Code(error) => {
            texts.with("file-code", &[("file", path.into()), ("why", code_error(error, texts).into())])
        }
    }
}

fn because(cause: &Cause, texts: &Texts) -> String {
    match cause {
        Cause::Full => texts.get("cause-full"),
        Cause::Denied => texts.get("cause-denied"),
        Cause::ReadOnly => texts.get("cause-read-only"),
        Cause::NoFolder => texts.get("cause-no-folder"),
        Cause::Damaged => texts.get("cause-damaged"),
        Cause::Other(said) => texts.named("cause-other", said),
    }
}

fn with_place(key: &str, told: &str, place: &Path, texts: &Texts) -> String {
    let place = place.to_string_lossy();
    texts.with(key, &[("name", told.into()), ("place", place.into())])
}

/// What became of a file that is in the way.
fn put_aside(told: &str, file: &FileTrouble, kept: Option<&PathBuf>, texts: &Texts) -> String {
    match kept {
        Some(kept) => with_place("trouble-aside", told, kept, texts),
        None => with_place("trouble-in-the-way", told, &file.path, texts),
    }
}

/// Why a text is not a design code.
pub fn code_error(error: &CodeError, texts: &Texts) -> String {
    match error {
        CodeError::Characters(text) => texts.named("code-characters", text),
        CodeError::Length(length) => texts.count("code-length", *length),
        CodeError::Checksum => texts.get("code-checksum"),
        CodeError::Version(_) => texts.get("code-version"),
        CodeError::OtherLine => texts.get("code-other-line"),
    }
}

fn font(path: &Path, flaw: &FontFlaw, texts: &Texts) -> String {
    let why = match flaw {
        FontFlaw::Unreadable(said) => said.clone(),
        FontFlaw::Large(bytes) => texts.with("font-large", &[("n", (*bytes).into())]),
        FontFlaw::Damaged => texts.get("font-damaged"),
    };
    texts.with("trouble-font", &[("file", path.to_string_lossy().into()), ("why", why.into())])
}

fn picture(path: &Path, flaw: PictureFlaw, texts: &Texts) -> String {
    let key = match flaw {
        PictureFlaw::Unreadable => "picture-unreadable",
        PictureFlaw::Large => "picture-large",
        PictureFlaw::Empty => "picture-empty",
        PictureFlaw::NoPad => "picture-no-pad",
    };
    texts.named(key, &path.file_name().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// A problem with its place and what mends it.
fn line(told: &LoadProblem, texts: &Texts) -> String {
    let told = problem(told, texts);
    let parts = [told.place, told.title, told.message, told.remedy];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn files(problems: &[LoadProblem], texts: &Texts) -> String {
    match problems {
        [told] => line(told, texts),
        many => {
            let places = many.iter().map(|problem| problem.place.as_str()).filter(|place| !place.is_empty());
            let places = places.collect::<Vec<_>>().join(", ");
            texts.with("trouble-files", &[("n", many.len().into()), ("name", places.into())])
        }
    }
}
