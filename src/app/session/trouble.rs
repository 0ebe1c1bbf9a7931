//! What went wrong, as data; the ui finds the words.
//!
//! Invariant: nothing here is a sentence; texts are names, or what the system or a parser said.

use crate::{
    catalog::{Availability, Diagnostic, Severity, Text},
    design::code::CodeError,
    service::files::{Access, Cause, FileError},
};
use std::path::PathBuf;

/// Something a person at the screen can do something about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// A file that somebody asked for could not be written or deleted.
    File(FileTrouble),
    /// Designs last only until the program ends.
    NothingKept(NotKept),
    /// Settings that cannot be read; where they are kept now.
    Settings(FileTrouble, Option<PathBuf>),
    /// A saved design that cannot be read; it was left as it is.
    SavedDesign(FileTrouble),
    /// The design of the last time cannot be opened; where it is kept now.
    LastDesign(FileTrouble, Option<PathBuf>),
    /// A design that waits to be published cannot be read; where it is kept now.
    Waiting(FileTrouble, Option<PathBuf>),
    /// Too much waits to be written.
    DiskSlow,
    /// This use of the program keeps no designs.
    KeepsNothing,
    /// So many designs are saved already.
    LibraryFull(usize),
    NoRandomness,
    /// The community has too much to do.
    CommunityBusy,
    /// A font that cannot be used; the panels have another one.
    Font(PathBuf, FontFlaw),
    /// A picture that could not be made a drawing.
    Picture(PathBuf, PictureFlaw),
    /// The line with this name cannot be shown.
    Line(String, Fault),
    /// Files that something is shown without, or things that are slow.
    Files(Vec<LoadProblem>),
}

/// Why a picture is no drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureFlaw {
    /// The file cannot be read, or is no picture.
    Unreadable,
    /// Too many bytes or pixels.
    Large,
    /// There is nothing to see in it.
    Empty,
    /// The present design has no place for a drawing.
    NoPad,
}

/// A file with what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileTrouble {
    pub path: PathBuf,
    pub flaw: Flaw,
}

/// What is wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flaw {
    Access(Access, Cause),
    /// Line and column, counted from 1, and what the parser said.
    Syntax(usize, usize, String),
    /// It says that it is called so.
    Misnamed(String),
    /// No name, or no code of its line.
    Incomplete,
    Code(CodeError),
}

/// Something about a line that the person at the screen should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoadProblem {
    pub severity: Severity,
    /// File, with line and column where known; empty where it is about no file.
    pub place: String,
    pub fault: Fault,
}

/// What is wrong with a line, as data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A mistake in a catalog, and what would mend it, in the words of `atelier check`; they are for its author.
    Catalog { code: &'static str, message: String, remedy: String },
    /// The catalog cannot be read; in the reader's words.
    Unreadable(String),
    /// The line with this title is not offered.
    NotOffered(Text, Availability),
    /// No design of the line with this title is offered.
    NoDesign(Text),
    /// The product is shown without this file; in its reader's words.
    File(FileKind, String),
    /// The panels are shown without this picture; in its reader's words.
    Panel(String),
    /// A file with light from all around that is not a cube map.
    NotCubeMap,
    /// The graphics driver takes very long.
    SlowDriver,
}

/// What a file is, which decides what mends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    Font,
    Mesh,
    Picture,
    Light,
}

/// Why nothing is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotKept {
    Folder(FileTrouble),
    /// The system gives no thread; in its words.
    Thread(String),
}

/// What is wrong with a font.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FontFlaw {
    /// In the system's words.
    Unreadable(String),
    /// More bytes than this.
    Large(u64),
    Damaged,
}

impl From<FileError> for FileTrouble {
    fn from(error: FileError) -> Self {
        let flaw = Flaw::Access(error.access, error.cause());
        Self { path: error.path, flaw }
    }
}

impl From<FileError> for Trouble {
    fn from(error: FileError) -> Self {
        Self::File(error.into())
    }
}

impl From<&Diagnostic> for LoadProblem {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            severity: diagnostic.severity,
            place: format!("{}:{}:{}", diagnostic.file, diagnostic.line, diagnostic.column),
            fault: Fault::Catalog {
                code: diagnostic.code,
                message: diagnostic.message.clone(),
                remedy: diagnostic.remedy.clone(),
            },
        }
    }
}
