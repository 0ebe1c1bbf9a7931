//! Saved designs and the current one as files.
//!
//! Invariant: no path is ever made from what a file says; a file that cannot be read is reported and left as it is, but for
//! the design of the last time, which is put aside because the next one takes its place.

use crate::{
    app::{
        community::untrusted::line_of_text,
        session::{FileTrouble, Flaw, Trouble},
    },
    catalog::Catalog,
    design::{Quotation, code, export, price::Cost},
    service::files::{self, FileError},
    wire::MAX_TITLE_CHARS,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Most designs of one line that are kept.
pub const MAX_DESIGNS: usize = 1000;
/// Most files of the folder that are looked at.
const MAX_FILES: usize = 10_000;
/// Largest file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024;
/// Longest design code that is kept, in bytes.
const MAX_CODE_BYTES: usize = code::MAX_LENGTH;

/// A design the customer kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDesign {
    /// Random, letters and digits; also the file name.
    pub id: String,
    pub name: String,
    pub line: String,
    /// See [`crate::design::code`].
    pub code: String,
    /// What it cost when it was saved, by every price list of that time.
    #[serde(default)]
    pub costs: Vec<Cost>,
    /// Seconds since 1970-01-01 UTC.
    pub created_at: i64,
    pub changed_at: i64,
    /// Id it was published under, if it was.
    #[serde(default)]
    pub published: Option<String>,
}

/// The design of the last time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Current {
    pub line: String,
    pub code: String,
    /// What it cost then, by every price list of that time.
    #[serde(default)]
    pub costs: Vec<Cost>,
}

/// What a folder held.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// By file name.
    pub designs: Vec<SavedDesign>,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// What is kept of one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    /// By file name.
    pub designs: Vec<SavedDesign>,
    /// The design of the last time.
    pub last: Option<Current>,
    /// What could not be read.
    pub troubles: Vec<Trouble>,
}

/// The designs below a data folder. Holds nothing open.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned() }
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Tries whether files can be written here.
    ///
    /// # Errors
    /// If not.
    pub fn probe(&self) -> Result<(), FileError> {
        let path = self.root.join("designs/.probe");
        // A full disk still takes an empty file.
        files::replace(&path, &[0; 4096])?;
        files::remove(&path)
    }

    /// Everything that is kept of the line of `catalog`. A design of the last time that this catalog cannot read is put aside.
    pub fn open(&self, catalog: &Catalog) -> Kept {
        let Found { designs, mut troubles } = self.designs(&catalog.line);
        let last = self.current(&catalog.line).and_then(|last| {
            let wrong = last.as_ref().and_then(|last| code::decode(catalog, &last.code).err());
            match wrong {
                Some(error) => Err(self.put_current_aside(&catalog.line, Flaw::Code(error))),
                None => Ok(last),
            }
        });
        let last = last.unwrap_or_else(|trouble| {
            troubles.push(trouble);
            None
        });
        Kept { designs, last, troubles }
    }

    /// All designs of `line`.
    pub fn designs(&self, line: &str) -> Found {
        let mut found = Found::default();
        let paths = match files::list(&self.root.join("designs"), "ron", MAX_FILES) {
            Ok(paths) => paths,
            Err(error) => return Found { troubles: vec![error.into()], ..found },
        };
        for path in paths {
            match read_design(&path) {
                Ok(Some(design)) if design.line == line => found.designs.push(design),
                Ok(_) => {}
                Err(trouble) => found.troubles.push(Trouble::SavedDesign(trouble)),
            }
        }
        found
    }

    /// Writes a design, replacing the one with its id.
    ///
    /// # Errors
    /// If it cannot be written; the old one is then still there.
    pub fn save(&self, design: &SavedDesign) -> Result<(), FileError> {
        write(&self.design_path(&design.id), design)
    }

    /// Deletes a design.
    ///
    /// # Errors
    /// If it is there and cannot be deleted.
    pub fn delete(&self, id: &str) -> Result<(), FileError> {
        files::remove(&self.design_path(id))
    }

    /// The design of the last time.
    ///
    /// # Errors
    /// If there is one that cannot be read; it is put aside, see [`Self::put_current_aside`].
    pub fn current(&self, line: &str) -> Result<Option<Current>, Trouble> {
        let path = self.current_path(line);
        let flaw = match read::<Current>(&path) {
            Ok(None) => return Ok(None),
            Ok(Some(current)) if current.line == line && is_code_like(&current.code) => return Ok(Some(current)),
            Ok(Some(_)) => Flaw::Incomplete,
            Err(why) => why.flaw,
        };
        Err(self.put_current_aside(line, flaw))
    }

    /// Puts the design of the last time aside, so that the next one is not written over it.
    pub fn put_current_aside(&self, line: &str, flaw: Flaw) -> Trouble {
        let path = self.current_path(line);
        let aside = files::put_aside(&path);
        Trouble::LastDesign(FileTrouble { path, flaw }, aside)
    }

    /// Keeps the current design for the next time.
    ///
    /// # Errors
    /// If it cannot be written; the one before is then still there.
    pub fn keep_current(&self, current: &Current) -> Result<(), FileError> {
        write(&self.current_path(&current.line), current)
    }

    /// Writes a quotation as JSON, its lines, its parts and its stages of making as CSV; returns the folder.
    ///
    /// # Errors
    /// If one of the files cannot be written.
    pub fn keep_quotation(&self, quotation: &Quotation) -> Result<PathBuf, FileError> {
        let name = files::stem(&format!("{}-{}-{}", quotation.date, quotation.line, quotation.code));
        let folder = self.root.join("quotations").join(name);
        for (file, text) in [
            ("quotation.json", export::json(quotation)),
            ("quotation.csv", export::lines_csv(quotation)),
            ("parts.csv", export::parts_csv(quotation)),
            ("stages.csv", export::stages_csv(quotation)),
        ] {
            files::replace(&folder.join(file), text.as_bytes())?;
        }
        Ok(folder)
    }

    fn design_path(&self, id: &str) -> PathBuf {
        self.root.join("designs").join(format!("{}.ron", files::stem(id)))
    }

    fn current_path(&self, line: &str) -> PathBuf {
        self.root.join("current").join(format!("{}.ron", files::stem(line)))
    }
}

/// An id from 128 random bits: 26 letters and digits.
pub fn id_from(random: u128) -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..26).map(|place| char::from(DIGITS[(random >> (place * 5)) as usize & 31])).collect()
}

/// A name as it is kept: one line of visible text.
pub fn name_of(text: &str) -> String {
    line_of_text(text, MAX_TITLE_CHARS)
}

fn is_code_like(code: &str) -> bool {
    (1..=MAX_CODE_BYTES).contains(&code.len()) && code.is_ascii()
}

fn read_design(path: &Path) -> Result<Option<SavedDesign>, FileTrouble> {
    let flawed = |flaw: Flaw| Err(FileTrouble { path: path.to_owned(), flaw });
    let Some(design) = read::<SavedDesign>(path)? else { return Ok(None) };
    let is_own = path.file_stem().is_some_and(|stem| stem.to_str() == Some(design.id.as_str()));
    if !is_own || !files::is_plain(&design.id) {
        return flawed(Flaw::Misnamed(line_of_text(&design.id, 40)));
    }
    let name = name_of(&design.name);
    if name.is_empty() || !is_code_like(&design.code) {
        return flawed(Flaw::Incomplete);
    }
    Ok(Some(SavedDesign { name, ..design }))
}

/// A file that is not the RON it should be.
pub fn syntax(path: &Path, error: &ron::error::SpannedError) -> FileTrouble {
    let at = error.span.start;
    FileTrouble { path: path.to_owned(), flaw: Flaw::Syntax(at.line, at.col, error.code.to_string()) }
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Option<T>, FileTrouble> {
    let Some(text) = files::read_text(path, MAX_BYTES)? else { return Ok(None) };
    ron::from_str(&text).map(Some).map_err(|error| syntax(path, &error))
}

fn write<T: Serialize>(path: &Path, value: &T) -> Result<(), FileError> {
    let text = ron::ser::to_string_pretty(value, ron::ser::PrettyConfig::default()).map_err(|error| FileError {
        path: path.to_owned(),
        access: files::Access::Write,
        source: std::io::Error::other(error),
    })?;
    files::replace(path, text.as_bytes())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
