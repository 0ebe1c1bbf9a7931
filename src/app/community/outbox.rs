//! Publications that the hub has not answered yet.
//!
//! Invariant: a publication is on disk before it is sent for the first time and until the hub has said yes or no; killed in
//! between, it is sent again, and its id makes that harmless.

use crate::{
    app::session::{FileTrouble, Flaw, Trouble},
    service::files::{self, Cause, FileError},
    wire::NewDesign,
};
use indexmap::IndexMap;
use std::path::{Path, PathBuf};

/// Most publications of a line that wait.
pub const CAPACITY: usize = 64;
/// Most files that are looked at.
const MOST_FILES: usize = 10_000;
/// Largest file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// The publications of all lines that wait.
#[derive(Debug)]
pub struct Outbox {
    folder: PathBuf,
    waiting: IndexMap<String, NewDesign>,
}

impl Outbox {
    /// Reads what waits. A file that is no publication is put aside and told, so that somebody can look at it; one that cannot
    /// be read just now stays for the next start.
    pub fn open(data_dir: &Path) -> (Self, Vec<Trouble>) {
        let mut outbox = Self { folder: data_dir.join("outbox"), waiting: IndexMap::new() };
        let mut troubles = Vec::new();
        let paths = files::list(&outbox.folder, "json", MOST_FILES).unwrap_or_else(|error| {
            troubles.push(error.into());
            Vec::new()
        });
        for path in paths {
            match read(&path) {
                Ok(Some(design)) if !outbox.is_full(&design.line) => {
                    outbox.waiting.insert(design.id.clone(), design);
                }
                // What finds no room waits on disk.
                Ok(_) => {}
                Err(file) => {
                    let passes = matches!(&file.flaw, Flaw::Access(_, cause) if *cause != Cause::Damaged);
                    let aside = if passes { None } else { files::put_aside(&path) };
                    troubles.push(Trouble::Waiting(file, aside));
                }
            }
        }
        (outbox, troubles)
    }

    /// Whether no more publications of `line` can wait.
    pub fn is_full(&self, line: &str) -> bool {
        self.waiting.values().filter(|design| design.line == line).count() >= CAPACITY
    }

    /// Keeps a publication until [`Self::remove`].
    ///
    /// # Errors
    /// If it is in memory only, because its file cannot be written.
    pub fn put(&mut self, design: &NewDesign) -> Result<(), FileError> {
        self.waiting.insert(design.id.clone(), design.clone());
        let bytes = serde_json::to_vec(design).unwrap_or_default();
        files::replace(&self.path(&design.id), &bytes)
    }

    /// Forgets a publication that the hub has answered.
    ///
    /// # Errors
    /// If its file cannot be deleted; it will be sent again after the next start.
    pub fn remove(&mut self, id: &str) -> Result<(), FileError> {
        self.waiting.shift_remove(id);
        files::remove(&self.path(id))
    }

    pub fn get(&self, id: &str) -> Option<&NewDesign> {
        self.waiting.get(id)
    }

    /// What waits, the oldest of this run first.
    pub fn waiting(&self) -> impl Iterator<Item = &NewDesign> {
        self.waiting.values()
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{}.json", files::stem(id)))
    }
}

/// A publication that lies under its own name; `None` if the file is gone.
fn read(path: &Path) -> Result<Option<NewDesign>, FileTrouble> {
    let flawed = |flaw: Flaw| FileTrouble { path: path.to_owned(), flaw };
    let Some(text) = files::read_text(path, MAX_BYTES)? else { return Ok(None) };
    let design: NewDesign = serde_json::from_str(&text)
        .map_err(|error| flawed(Flaw::Syntax(error.line(), error.column(), error.to_string())))?;
    let is_own = path.file_stem().is_some_and(|stem| stem.to_str() == Some(design.id.as_str()));
    if is_own && files::is_plain(&design.id) { Ok(Some(design)) } else { Err(flawed(Flaw::Misnamed(design.id))) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design(id: &str, line: &str) -> NewDesign {
        NewDesign { id: id.into(), line: line.into(), code: "C".into(), title: "T".into(), author: "A".into() }
    }

    fn open(folder: &Path) -> Outbox {
        let (outbox, troubles) = Outbox::open(folder);
        assert_eq!(troubles, []);
        outbox
    }

    fn ids(outbox: &Outbox) -> Vec<&str> {
        outbox.waiting().map(|design| design.id.as_str()).collect()
    }

    #[test]
    fn what_waits_survives_a_restart_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = open(folder.path());
        outbox.put(&design("one-0001", "eyewear")).unwrap();
        outbox.put(&design("two-0002", "wine")).unwrap();
        let mut again = open(folder.path());
        assert_eq!(ids(&again), ["one-0001", "two-0002"]);
        again.remove("one-0001").unwrap();
        assert_eq!(ids(&open(folder.path())), ["two-0002"]);
    }

    #[test]
    fn a_line_is_not_crowded_out_by_another() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = open(folder.path());
        (0..CAPACITY).for_each(|i| outbox.put(&design(&format!("a-{i:04}"), "eyewear")).unwrap());
        assert!(outbox.is_full("eyewear") && !outbox.is_full("wine"));
        outbox.put(&design("z-0001", "wine")).unwrap();
        let again = open(folder.path());
        assert_eq!(again.waiting().filter(|design| design.line == "wine").count(), 1);
        assert!(again.is_full("eyewear"));
    }

    #[test]
    fn a_broken_file_is_told_and_put_aside() {
        let large = " ".repeat(MAX_BYTES + 1);
        let other = serde_json::to_string(&design("other-01", "eyewear")).unwrap();
        for text in ["{\"id\":", "[]", "\u{0}", &large, &other] {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("outbox/bad.json");
            files::replace(&path, text.as_bytes()).unwrap();
            let (outbox, troubles) = Outbox::open(folder.path());
            assert_eq!(outbox.waiting().count(), 0);
            let aside = folder.path().join("outbox/bad.json.broken");
            assert!(
                matches!(&troubles[..], [Trouble::Waiting(file, Some(kept))] if file.path == path && *kept == aside),
                "{troubles:?}"
            );
            assert_eq!(std::fs::read_to_string(aside).unwrap(), text, "nothing is lost");
            open(folder.path());
        }
    }

    #[test]
    fn without_a_disk_it_waits_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let (mut outbox, _) = Outbox::open(&folder.path().join("file"));
        assert!(outbox.put(&design("one-0001", "eyewear")).is_err());
        assert!(outbox.get("one-0001").is_some());
    }
}
