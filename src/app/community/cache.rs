//! The last answer for each list, kept on disk so that a start without a hub still shows something.
//!
//! Invariant: a cache file is a convenience: one that is missing, broken or from another hub is the same as none, and what
//! it holds is as little trusted as an answer from the network. What was read with another catalog is asked for anew, because
//! that one may have refused what this one can show.

use super::list::Page;
use crate::service::files;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Largest cache file that is read, in bytes.
const MAX_BYTES: usize = 1024 * 1024;
/// Rises when the layout changes; other versions are ignored.
const VERSION: u32 = 2;

/// One list as the hub last said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<T> {
    version: u32,
    /// Which hub said it.
    hub: String,
    /// Hash of the catalog it was read with.
    catalog: String,
    /// Seconds since 1970-01-01 UTC.
    pub answered_at: i64,
    pub pages: Vec<Page<T>>,
}

/// The cache files of one line and hub.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    hub: String,
    line: String,
    catalog: String,
}

impl Cache {
    /// `catalog` is the hash of the one that answers are read with.
    pub fn new(data_dir: &Path, hub: &str, line: &str, catalog: &str) -> Self {
        let folder = data_dir.join("cache");
        Self { folder, hub: hub.to_owned(), line: line.to_owned(), catalog: catalog.to_owned() }
    }

    fn path(&self, list: &str) -> PathBuf {
        self.folder.join(format!("{}-{list}.json", files::stem(&self.line)))
    }

    /// What is kept of `list`.
    pub fn load<T: DeserializeOwned>(&self, list: &str) -> Option<Kept<T>> {
        let text = files::read_text(&self.path(list), MAX_BYTES).ok()??;
        let mut kept: Kept<T> = serde_json::from_str(&text).ok()?;
        if kept.catalog != self.catalog {
            kept.pages.iter_mut().for_each(|page| page.etag = None);
        }
        (kept.version == VERSION && kept.hub == self.hub).then_some(kept)
    }

    /// Keeps a list. A cache that cannot be written is no loss worth a message.
    pub fn store<T: Serialize>(&self, list: &str, kept: Kept<T>) {
        let kept = Kept { version: VERSION, hub: self.hub.clone(), catalog: self.catalog.clone(), ..kept };
        let written = serde_json::to_vec(&kept)
            .map_err(|error| error.to_string())
            .and_then(|bytes| files::replace(&self.path(list), &bytes).map_err(|error| error.to_string()));
        if let Err(error) = written {
            tracing::debug!("the cache of {list} was not written: {error}");
        }
    }
}

impl<T> Kept<T> {
    pub fn new(answered_at: i64, pages: Vec<Page<T>>) -> Self {
        Self { version: VERSION, hub: String::new(), catalog: String::new(), answered_at, pages }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(items: Vec<u8>) -> Kept<u8> {
        Kept::new(7, vec![Page { cursor: None, etag: Some("\"e\"".into()), next: None, items }])
    }

    #[test]
    fn a_list_comes_back_for_the_same_hub_and_line_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = |hub: &str, line: &str| Cache::new(folder.path(), hub, line, "catalog");
        let first = cache("https://a/", "eyewear");
        assert_eq!(first.load::<u8>("recent"), None);
        first.store("recent", kept(vec![1, 2]));
        let found = first.load::<u8>("recent").unwrap();
        assert_eq!((found.answered_at, found.pages), (7, kept(vec![1, 2]).pages));
        assert_eq!(cache("https://b/", "eyewear").load::<u8>("recent"), None);
        assert_eq!(cache("https://a/", "wine").load::<u8>("recent"), None);
        assert_eq!(first.load::<u8>("popular"), None);
    }

    #[test]
    fn another_catalog_shows_the_items_and_asks_for_them_anew() {
        let folder = tempfile::tempdir().unwrap();
        let cache = |catalog: &str| Cache::new(folder.path(), "h", "l", catalog);
        cache("old").store("recent", kept(vec![1, 2]));
        let found = cache("new").load::<u8>("recent").unwrap();
        assert_eq!((&found.pages[0].items, &found.pages[0].etag), (&vec![1, 2], &None));
    }

    #[test]
    fn a_broken_file_is_ignored_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), "h", "l", "c");
        for broken in ["", "{", "[]", "{\"version\":99}", "\u{0}"] {
            files::replace(&cache.path("staff"), broken.as_bytes()).unwrap();
            assert_eq!(cache.load::<u8>("staff"), None, "{broken:?}");
        }
        std::fs::write(cache.path("staff"), vec![b' '; MAX_BYTES + 1]).unwrap();
        assert_eq!(cache.load::<u8>("staff"), None);
        cache.store("staff", kept(vec![9]));
        assert_eq!(cache.load::<u8>("staff").unwrap().pages[0].items, [9]);
    }
}
