//! Importing and exporting product lines: `atelier import` and `atelier export`.
//!
//! Invariant: what is read is bounded, and nothing that is there already is overwritten: a refused or failed import leaves no
//! folder behind.

use super::{
    catalogs,
    files::{self, FileError},
};
use crate::{
    catalog::{Diagnostic, Severity, Sources, source::MAX_SOURCE_BYTES},
    exchange::{self, Format, Imported, catalog::is_line, uvl},
};
use std::{
    collections::BTreeMap,
    fs::{self, OpenOptions},
    io::{self, ErrorKind, Write},
    path::{Path, PathBuf},
};

/// Why nothing was tried, or nothing could be written.
#[derive(Debug, thiserror::Error)]
pub enum ExchangeError {
    #[error("{} is neither UVL nor DIMACS; name a file that ends in .uvl, .dimacs or .cnf", .0.display())]
    Format(PathBuf),
    #[error("there is no file {}; check the name", .0.display())]
    Absent(PathBuf),
    #[error("{} cannot be read: {source}; name a text file of at most 4 MiB that this user may read", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("{} cannot name a product line; use lower case letters, digits and single hyphens, at most 48", .0.display())]
    Name(PathBuf),
    #[error("{} is there already; name another one, or move it away first", .0.display())]
    Exists(PathBuf),
    #[error("{} cannot be written: {source}; allow this user to write there, or choose another place", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("{} would not be read again as UVL; name a file that ends in .uvl", .0.display())]
    NotUvl(PathBuf),
    #[error(transparent)]
    Export(#[from] uvl::ExportError),
}

/// What came of it: problems with the texts to quote from, and whether something was written.
#[derive(Debug)]
pub struct Report<T> {
    pub sources: Sources,
    pub diagnostics: Vec<Diagnostic>,
    /// `None` if an error among the problems forbade it.
    pub done: Option<T>,
}

/// Makes the new catalog folder `folder` from the feature model in `file`.
///
/// # Errors
/// Where the file cannot be read, or the folder is there already or cannot be written.
pub fn import(file: &Path, folder: &Path) -> Result<Report<Imported>, ExchangeError> {
    let name = file.to_string_lossy().into_owned();
    let format = Format::of_file(&name).ok_or_else(|| ExchangeError::Format(file.to_owned()))?;
    let line = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let line = line.filter(|line| is_line(line)).ok_or_else(|| ExchangeError::Name(folder.to_owned()))?;
    if fs::symlink_metadata(folder).is_ok() {
        return Err(ExchangeError::Exists(folder.to_owned()));
    }
    let text = files::read_text(file, MAX_SOURCE_BYTES)
        .map_err(|FileError { path, source, .. }| ExchangeError::Unreadable { path, source })?;
    let text = text.ok_or_else(|| ExchangeError::Absent(file.to_owned()))?;
    let (diagnostics, done) = match exchange::import(format, &name, &text, &line) {
        Ok(mut imported) => (std::mem::take(&mut imported.warnings), Some(imported)),
        Err(diagnostics) => (diagnostics, None),
    };
    if let Some(imported) = &done {
        write_folder(folder, &imported.texts)?;
    }
    let sources = Sources { texts: BTreeMap::from([(name, text)]), ..Sources::default() };
    Ok(Report { sources, diagnostics, done })
}

/// Writes the catalog in `folder` as the new file `file` in UVL.
///
/// # Errors
/// Where the file is there already or cannot be written, or the catalog is too large for it.
pub fn export(folder: &Path, file: &Path) -> Result<Report<()>, ExchangeError> {
    if Format::of_file(&file.to_string_lossy()) != Some(Format::Uvl) {
        return Err(ExchangeError::NotUvl(file.to_owned()));
    }
    let (sources, resolved) = catalogs::load_with_sources(folder, None);
    let mut done = None;
    if let Some(catalog) = &resolved.catalog {
        write_new(file, &uvl::write(catalog)?)?;
        done = Some(());
    }
    // Warnings are the business of `atelier check`.
    let errors = resolved.diagnostics.into_iter().filter(|problem| problem.severity == Severity::Error);
    Ok(Report { sources, diagnostics: errors.collect(), done })
}

fn write_folder(folder: &Path, texts: &BTreeMap<String, String>) -> Result<(), ExchangeError> {
    if let Some(above) = folder.parent() {
        fs::create_dir_all(above).map_err(|source| unwritable(above, source))?;
    }
    fs::create_dir(folder).map_err(|source| unwritable(folder, source))?;
    let written = texts.iter().try_for_each(|(path, text)| files::replace(&folder.join(path), text.as_bytes()));
    written.map_err(|FileError { path, source, .. }| {
        // The folder was made above. What cannot be removed either is told with the first error.
        let _ = fs::remove_dir_all(folder);
        unwritable(&path, source)
    })
}

fn write_new(file: &Path, text: &str) -> Result<(), ExchangeError> {
    let opened = OpenOptions::new().write(true).create_new(true).open(file);
    let written = opened.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|source| unwritable(file, source))
}

fn unwritable(path: &Path, source: io::Error) -> ExchangeError {
    if source.kind() == ErrorKind::AlreadyExists {
        ExchangeError::Exists(path.to_owned())
    } else {
        ExchangeError::Unwritable { path: path.to_owned(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODEL: &str = "features\n\tPhone\n\t\talternative\n\t\t\tSmall {Price 10}\n\t\t\tLarge\n";

    #[test]
    fn a_model_becomes_a_folder_that_resolves_and_goes_back() {
        let root = tempfile::tempdir().unwrap();
        let (file, folder) = (root.path().join("m.uvl"), root.path().join("lines/phone"));
        fs::write(&file, MODEL).unwrap();
        let report = import(&file, &folder).unwrap();
        assert_eq!((report.diagnostics.len(), report.done.map(|done| done.groups)), (0, Some(1)));
        let resolved = catalogs::load(&folder, None);
        assert_eq!(resolved.diagnostics, []);
        assert_eq!(resolved.catalog.unwrap().line, "phone");

        let back = root.path().join("back.uvl");
        assert!(export(&folder, &back).unwrap().done.is_some());
        assert!(fs::read_to_string(&back).unwrap().contains("Price 10.00"));
        assert!(matches!(export(&folder, &back), Err(ExchangeError::Exists(_))));
        assert!(matches!(import(&file, &folder), Err(ExchangeError::Exists(_))));
    }

    #[test]
    fn a_refused_model_leaves_nothing_behind() {
        let root = tempfile::tempdir().unwrap();
        let (file, folder) = (root.path().join("m.uvl"), root.path().join("phone"));
        fs::write(&file, MODEL.replace("Large", "Small")).unwrap();
        let report = import(&file, &folder).unwrap();
        assert!(report.done.is_none() && !folder.exists());
        let shown = crate::catalog::report::render(&report.diagnostics, &report.sources, false);
        assert!(shown.contains("m.uvl:5:4") && shown.contains("duplicate-feature"), "{shown}");
    }

    #[test]
    fn what_cannot_be_tried_is_told_with_a_remedy() {
        let root = tempfile::tempdir().unwrap();
        let at = |name: &str| root.path().join(name);
        fs::write(at("m.uvl"), MODEL).unwrap();
        for (file, folder, expected) in [
            ("m.txt", "a", ".dimacs or .cnf"),
            ("none.uvl", "a", "check the name"),
            ("m.uvl", "A b", "lower case"),
            ("m.uvl", "m.uvl", "lower case"),
        ] {
            let error = import(&at(file), &at(folder)).unwrap_err().to_string();
            assert!(error.contains(expected), "{error}");
        }
        assert!(export(root.path(), &at("x.txt")).unwrap_err().to_string().contains(".uvl"));
        assert!(export(root.path(), &at("x.uvl")).unwrap().done.is_none());
    }
}
