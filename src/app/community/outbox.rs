//! Publications that the hub has not answered yet.
//!
//! Invariant: a publication is on disk before it is sent for the first time and until the hub has said yes or no; killed in
//! between, it is sent again, and its id makes that harmless.

use crate::{
    service::files::{self, FileError},
    wire::NewDesign,
};
use indexmap::IndexMap;
use std::path::{Path, PathBuf};

/// Most publications of a line that wait.
pub const CAPACITY: usize = 64;
/// Most files of all lines that are looked at.
const MOST_FILES: usize = 10_000;
/// Largest file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// The publications of one line that wait.
#[derive(Debug)]
pub struct Outbox {
    folder: PathBuf,
    waiting: IndexMap<String, NewDesign>,
}

impl Outbox {
    /// Reads what waits for `line`; files that cannot be read stay where they are.
    pub fn open(data_dir: &Path, line: &str) -> Self {
        let folder = data_dir.join("outbox");
        let waiting = files::list(&folder, "json", MOST_FILES)
            .unwrap_or_default()
            .iter()
            .filter_map(|path| files::read_text(path, MAX_BYTES).ok().flatten())
            .filter_map(|text| serde_json::from_str::<NewDesign>(&text).ok())
            .filter(|design| design.line == line && files::is_plain(&design.id))
            .take(CAPACITY)
            .map(|design| (design.id.clone(), design))
            .collect();
        Self { folder, waiting }
    }

    pub fn is_full(&self) -> bool {
        self.waiting.len() >= CAPACITY
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
    pub fn ids(&self) -> impl Iterator<Item = &String> {
        self.waiting.keys()
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{}.json", files::stem(id)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design(id: &str, line: &str) -> NewDesign {
        NewDesign { id: id.into(), line: line.into(), code: "C".into(), title: "T".into(), author: "A".into() }
    }

    #[test]
    fn what_waits_survives_a_restart_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let mut outbox = Outbox::open(folder.path(), "eyewear");
        outbox.put(&design("one-0001", "eyewear")).unwrap();
        outbox.put(&design("two-0002", "eyewear")).unwrap();
        let mut again = Outbox::open(folder.path(), "eyewear");
        assert_eq!(again.ids().collect::<Vec<_>>(), ["one-0001", "two-0002"]);
        again.remove("one-0001").unwrap();
        assert_eq!(Outbox::open(folder.path(), "eyewear").ids().collect::<Vec<_>>(), ["two-0002"]);
        assert_eq!(Outbox::open(folder.path(), "wine").ids().count(), 0);
    }

    #[test]
    fn a_line_is_not_crowded_out_by_another() {
        let folder = tempfile::tempdir().unwrap();
        let mut crowd = Outbox::open(folder.path(), "eyewear");
        (0..CAPACITY).for_each(|i| crowd.put(&design(&format!("a-{i:04}"), "eyewear")).unwrap());
        Outbox::open(folder.path(), "wine").put(&design("z-0001", "wine")).unwrap();
        assert_eq!(Outbox::open(folder.path(), "wine").ids().collect::<Vec<_>>(), ["z-0001"]);
        assert!(Outbox::open(folder.path(), "eyewear").is_full());
    }

    #[test]
    fn a_broken_file_is_passed_over_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("outbox/bad.json");
        files::replace(&path, b"{\"id\":").unwrap();
        let mut outbox = Outbox::open(folder.path(), "eyewear");
        assert_eq!(outbox.ids().count(), 0);
        outbox.put(&design("one-0001", "eyewear")).unwrap();
        assert!(path.exists());
    }

    #[test]
    fn without_a_disk_it_waits_in_memory() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("file"), "").unwrap();
        let mut outbox = Outbox::open(&folder.path().join("file"), "eyewear");
        assert!(outbox.put(&design("one-0001", "eyewear")).is_err());
        assert!(outbox.get("one-0001").is_some());
    }
}
