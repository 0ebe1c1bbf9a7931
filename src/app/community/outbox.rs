//! What is on its way to the hub and was not answered yet: publications, and reviews.
//!
//! Invariant: a publication is on disk before it is sent for the first time and until the hub has said yes or no; killed in
//! between, it is sent again, and its id makes that harmless.

use super::opinion::Opinion;
use crate::{
    app::session::{FileTrouble, Flaw, Trouble},
    service::files::{self, Cause, FileError},
    wire::NewDesign,
};
use indexmap::IndexMap;
use serde::{Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Most publications of a line that wait.
pub const CAPACITY: usize = 64;
/// Most files that are looked at.
const MOST_FILES: usize = 10_000;
/// Largest file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024;

/// What can wait for a hub.
pub trait Outgoing: Clone + Serialize + DeserializeOwned {
    /// The folder it waits in.
    const FOLDER: &'static str;

    /// Plain, so that it can be the name of a file; what has the same one takes its place.
    fn id(&self) -> &str;

    fn line(&self) -> &str;
}

impl Outgoing for NewDesign {
    const FOLDER: &'static str = "outbox";

    fn id(&self) -> &str {
        &self.id
    }

    fn line(&self) -> &str {
        &self.line
    }
}

impl Outgoing for Opinion {
    const FOLDER: &'static str = "outbox-reviews";

    fn id(&self) -> &str {
        &self.id
    }

    fn line(&self) -> &str {
        &self.line
    }
}

/// What waits, of all lines.
#[derive(Debug)]
pub struct Outbox<T> {
    folder: PathBuf,
    waiting: IndexMap<String, T>,
}

impl<T: Outgoing> Outbox<T> {
    /// Reads what waits. A file that is no publication is put aside and told, so that somebody can look at it; one that cannot
    /// be read just now stays for the next start.
    pub fn open(data_dir: &Path) -> (Self, Vec<Trouble>) {
        let mut outbox = Self { folder: data_dir.join(T::FOLDER), waiting: IndexMap::new() };
        let mut troubles = Vec::new();
        let paths = files::list(&outbox.folder, "json", MOST_FILES).unwrap_or_else(|error| {
            troubles.push(error.into());
            Vec::new()
        });
        for path in paths {
            match read::<T>(&path) {
                Ok(Some(item)) if !outbox.is_full(item.line()) => {
                    outbox.waiting.insert(item.id().to_owned(), item);
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
        self.waiting.values().filter(|item| item.line() == line).count() >= CAPACITY
    }

    /// Keeps a publication until [`Self::remove`].
    ///
    /// # Errors
    /// If it is in memory only, because its file cannot be written.
    pub fn put(&mut self, item: &T) -> Result<(), FileError> {
        self.waiting.insert(item.id().to_owned(), item.clone());
        let bytes = serde_json::to_vec(item).unwrap_or_default();
        files::replace(&self.path(item.id()), &bytes)
    }

    /// Forgets a publication that the hub has answered.
    ///
    /// # Errors
    /// If its file cannot be deleted; it will be sent again after the next start.
    pub fn remove(&mut self, id: &str) -> Result<(), FileError> {
        self.waiting.shift_remove(id);
        files::remove(&self.path(id))
    }

    pub fn get(&self, id: &str) -> Option<&T> {
        self.waiting.get(id)
    }

    /// What waits, the oldest of this run first.
    pub fn waiting(&self) -> impl Iterator<Item = &T> {
        self.waiting.values()
    }

    fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{}.json", files::stem(id)))
    }
}

/// What lies under its own name; `None` if the file is gone.
fn read<T: Outgoing>(path: &Path) -> Result<Option<T>, FileTrouble> {
    let flawed = |flaw: Flaw| FileTrouble { path: path.to_owned(), flaw };
    let Some(text) = files::read_text(path, MAX_BYTES)? else { return Ok(None) };
    let item: T = serde_json::from_str(&text)
        .map_err(|error| flawed(Flaw::Syntax(error.line(), error.column(), error.to_string())))?;
    let is_own = path.file_stem().is_some_and(|stem| stem.to_str() == Some(item.id()));
    if is_own && files::is_plain(item.id()) {
        Ok(Some(item))
    } else {
        Err(flawed(Flaw::Misnamed(item.id().to_owned())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::NewReview;

    fn design(id: &str, line: &str) -> NewDesign {
        NewDesign { id: id.into(), line: line.into(), code: "C".into(), title: "T".into(), author: "A".into() }
    }

    fn open(folder: &Path) -> Outbox<NewDesign> {
        let (outbox, troubles) = Outbox::open(folder);
        assert_eq!(troubles, []);
        outbox
    }

    fn ids(outbox: &Outbox<NewDesign>) -> Vec<&str> {
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
            let (outbox, troubles) = Outbox::<NewDesign>::open(folder.path());
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
    fn reviews_wait_beside_designs_and_the_last_word_counts() {
        let folder = tempfile::tempdir().unwrap();
        let say = |review: Option<NewReview>| Opinion::new("eyewear", "the-design", "a-key-of-somebody", review);
        let review = NewReview { stars: 4, text: "Light.".into(), author: "ana".into() };
        open(folder.path()).put(&design("one-0001", "eyewear")).unwrap();
        let (mut outbox, _) = Outbox::<Opinion>::open(folder.path());
        outbox.put(&say(Some(review))).unwrap();
        outbox.put(&say(None)).unwrap();
        let (again, troubles) = Outbox::<Opinion>::open(folder.path());
        assert_eq!((again.waiting().cloned().collect::<Vec<_>>(), troubles), (vec![say(None)], vec![]));
        assert_eq!(ids(&open(folder.path())), ["one-0001"]);
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
