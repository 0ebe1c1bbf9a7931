//! Small files that are replaced as a whole or not at all.
//!
//! Invariant: after [`replace`] returns, the new content survives a crash of the machine; killed before, the old content is
//! still there. What is read is bounded.

use std::{
    fs::{self, File},
    io::{self, ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

/// What was tried with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    Read,
    Write,
    Delete,
}

/// A file that cannot be accessed; the message names it and what would help.
#[derive(Debug, thiserror::Error)]
#[error("{} cannot be {}: {source}; {}", path.display(), participle(*access), remedy(&self.cause()))]
pub struct FileError {
    pub path: PathBuf,
    pub access: Access,
    pub source: io::Error,
}

/// What is behind an error of the file system, as far as it decides what helps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// No room on the disk.
    Full,
    Denied,
    ReadOnly,
    /// A file or nothing is where a folder should be.
    NoFolder,
    /// More bytes than are read, or no text.
    Damaged,
    /// In the system's words.
    Other(String),
}

impl FileError {
    /// What is behind it.
    pub fn cause(&self) -> Cause {
        match self.source.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Cause::Full,
            ErrorKind::PermissionDenied => Cause::Denied,
            ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
            ErrorKind::NotADirectory | ErrorKind::AlreadyExists | ErrorKind::NotFound => Cause::NoFolder,
            ErrorKind::FileTooLarge | ErrorKind::InvalidData => Cause::Damaged,
            _ => Cause::Other(self.source.to_string()),
        }
    }
}

fn participle(access: Access) -> &'static str {
    match access {
        Access::Read => "read",
        Access::Write => "written",
        Access::Delete => "deleted",
    }
}

/// What helps, as an instruction.
fn remedy(cause: &Cause) -> &'static str {
    match cause {
        Cause::Full => "the disk is full: free some space",
        Cause::Denied => "allow this user to write there, or choose another folder with --data-dir",
        Cause::ReadOnly => "that disk is read-only: choose another folder with --data-dir",
        Cause::NoFolder => "a file or nothing is where a folder should be: choose another folder with --data-dir",
        Cause::Damaged => "it is damaged or not ours: repair it or move it away",
        Cause::Other(_) => "check the disk, or choose another folder with --data-dir",
    }
}

/// Replaces the file at `path`, making the folders above it.
///
/// # Errors
/// Where a folder or the file cannot be written; the old content is then still there.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    write_and_rename(path, bytes).map_err(|source| FileError { path: path.to_owned(), access: Access::Write, source })
}

fn write_and_rename(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut draft = tempfile::Builder::new().prefix(".draft-").suffix(".tmp").tempfile_in(folder)?;
    draft.write_all(bytes)?;
    draft.as_file().sync_all()?;
    draft.persist(path).map_err(|error| error.error)?;
    sync_folder(folder)
}

/// Deletes the file at `path`; one that is not there is fine.
///
/// # Errors
/// Where the file is there and cannot be deleted.
pub fn remove(path: &Path) -> Result<(), FileError> {
    let done = match fs::remove_file(path) {
        Err(error) if is_absent(&error) => return Ok(()),
        Err(error) => Err(error),
        Ok(()) => sync_folder(path.parent().unwrap_or(Path::new("."))),
    };
    done.map_err(|source| FileError { path: path.to_owned(), access: Access::Delete, source })
}

/// Renames a file that is not what it should be to `*.broken`, so that another one can take its place; where it is now, or
/// `None` if it is still in its place.
pub fn put_aside(path: &Path) -> Option<PathBuf> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".broken");
    let aside = PathBuf::from(aside);
    fs::rename(path, &aside).is_ok().then_some(aside)
}

/// A name in a folder only lasts once the folder itself is on disk. Windows has no such call and needs none.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

/// Reads a text of at most `max_bytes`; `None` if there is no such file.
///
/// # Errors
/// Where the file cannot be read, is larger, or is not UTF-8.
pub fn read_text(path: &Path, max_bytes: usize) -> Result<Option<String>, FileError> {
    let error = |source| FileError { path: path.to_owned(), access: Access::Read, source };
    let file = match File::open(path) {
        Err(failure) if is_absent(&failure) => return Ok(None),
        opened => opened.map_err(error)?,
    };
    let mut bytes = Vec::new();
    let limit = u64::try_from(max_bytes).unwrap_or(u64::MAX).saturating_add(1);
    file.take(limit).read_to_end(&mut bytes).map_err(error)?;
    if bytes.len() > max_bytes {
        return Err(error(io::Error::new(ErrorKind::FileTooLarge, format!("it is larger than {max_bytes} bytes"))));
    }
    let text = String::from_utf8(bytes).map_err(|_| error(io::Error::new(ErrorKind::InvalidData, "it is not text")))?;
    Ok(Some(text))
}

/// Files with this extension directly in `folder`, by name, at most `max`; drafts left over by a crash are not among them.
/// A folder that is not there holds nothing.
///
/// # Errors
/// Where the folder cannot be listed.
pub fn list(folder: &Path, extension: &str, max: usize) -> Result<Vec<PathBuf>, FileError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if is_absent(&error) => return Ok(Vec::new()),
        entries => entries.map_err(|source| FileError { path: folder.to_owned(), access: Access::Read, source })?,
    };
    let mut paths: Vec<_> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .filter(|path| path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')))
        .collect();
    paths.sort();
    paths.truncate(max);
    Ok(paths)
}

/// A name from data as the stem of a file: kept if it is short and plain, else replaced by its hash, so that it can never
/// lead out of a folder.
pub fn stem(name: &str) -> String {
    use sha2::{Digest, Sha256};
    if is_plain(name) {
        return name.to_owned();
    }
    let digest = Sha256::digest(name.as_bytes());
    digest.iter().take(16).fold(String::from("x-"), |stem, byte| format!("{stem}{byte:02x}"))
}

/// Whether `name` is 1 to 64 letters, digits, `-` and `_`.
pub fn is_plain(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A path through something that is no folder is as absent as one through nothing.
fn is_absent(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_is_read_and_replaced_and_removed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a/b/c.ron");
        assert_eq!(read_text(&path, 10).unwrap(), None);
        for text in ["one", "another"] {
            replace(&path, text.as_bytes()).unwrap();
            assert_eq!(read_text(&path, 10).unwrap().as_deref(), Some(text));
        }
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "no draft is left over");
        remove(&path).unwrap();
        remove(&path).unwrap();
        assert_eq!(read_text(&path, 10).unwrap(), None);
    }

    #[test]
    fn reading_is_bounded_and_wants_text() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("x");
        fs::write(&path, "12345").unwrap();
        assert!(read_text(&path, 5).is_ok());
        assert!(read_text(&path, 4).unwrap_err().to_string().contains("larger than 4 bytes"));
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(read_text(&path, 4).unwrap_err().to_string().contains("not text"));
    }

    #[test]
    fn an_error_names_the_file_and_the_remedy() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let error = replace(&folder.path().join("file/below.ron"), b"x").unwrap_err().to_string();
        assert!(error.contains("below.ron cannot be written"), "{error}");
        assert!(error.contains("--data-dir"), "{error}");
    }

    #[test]
    fn drafts_and_other_files_are_not_listed() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["b.ron", "a.ron", ".draft-1.ron", ".draft-2.tmp", "c.json"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let names: Vec<_> = list(folder.path(), "ron", 10)
            .unwrap()
            .iter()
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["a.ron", "b.ron"]);
        assert_eq!(list(folder.path(), "ron", 1).unwrap().len(), 1);
        assert!(list(&folder.path().join("absent"), "ron", 1).unwrap().is_empty());
    }

    #[test]
    fn a_stem_never_leads_out_of_its_folder() {
        assert_eq!(stem("lounge-chair_2"), "lounge-chair_2");
        for name in ["../../etc/passwd", "", "a/b", "a.b", "ü", &"x".repeat(65)] {
            assert!(is_plain(&stem(name)), "{name}");
            assert_ne!(stem(name), name);
        }
        assert_ne!(stem("a/b"), stem("a/c"));
    }
}
