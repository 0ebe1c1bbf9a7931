//! The last answer for each list, kept on disk so that a start without a hub still shows something.
//!
//! Invariant: a cache file is a convenience: one that is missing, broken or from another hub is the same as none, and what
//! it holds is as little trusted as an answer from the network.

use crate::service::files;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::path::{Path, PathBuf};

/// Largest cache file that is read, in bytes.
const MAX_BYTES: usize = 1024 * 1024;
/// Rises when the layout changes; other versions are ignored.
const VERSION: u32 = 1;

/// One list as the hub last said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept<T> {
    version: u32,
    /// Which hub said it.
    hub: String,
    /// Seconds since 1970-01-01 UTC.
    pub answered_at: i64,
    pub etag: Option<String>,
    pub next: Option<String>,
    pub pages: usize,
    pub items: Vec<T>,
}

/// The cache files of one line and hub.
#[derive(Clone, Debug)]
pub struct Cache {
    folder: PathBuf,
    hub: String,
    line: String,
}

impl Cache {
    pub fn new(data_dir: &Path, hub: &str, line: &str) -> Self {
        Self { folder: data_dir.join("cache"), hub: hub.to_owned(), line: line.to_owned() }
    }

    fn path(&self, list: &str) -> PathBuf {
        self.folder.join(format!("{}-{list}.json", files::stem(&self.line)))
    }

    /// What is kept of `list`.
    pub fn load<T: DeserializeOwned>(&self, list: &str) -> Option<Kept<T>> {
        let text = files::read_text(&self.path(list), MAX_BYTES).ok()??;
        let kept: Kept<T> = serde_json::from_str(&text).ok()?;
        (kept.version == VERSION && kept.hub == self.hub).then_some(kept)
    }

    /// Keeps a list. A cache that cannot be written is no loss worth a message.
    pub fn store<T: Serialize>(&self, list: &str, kept: Kept<T>) {
        let kept = Kept { version: VERSION, hub: self.hub.clone(), ..kept };
        let written = serde_json::to_vec(&kept)
            .map_err(|error| error.to_string())
            .and_then(|bytes| files::replace(&self.path(list), &bytes).map_err(|error| error.to_string()));
        if let Err(error) = written {
            tracing::debug!("the cache of {list} was not written: {error}");
        }
    }
}

impl<T> Kept<T> {
    pub fn new(answered_at: i64, etag: Option<String>, next: Option<String>, pages: usize, items: Vec<T>) -> Self {
        Self { version: VERSION, hub: String::new(), answered_at, etag, next, pages, items }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_for_the_same_hub_and_line_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), "https://a/", "eyewear");
        assert_eq!(cache.load::<u8>("recent"), None);
        cache.store("recent", Kept::new(7, Some("\"e\"".into()), None, 1, vec![1_u8, 2]));
        let kept = cache.load::<u8>("recent").unwrap();
        assert_eq!((kept.answered_at, kept.items, kept.etag.as_deref()), (7, vec![1, 2], Some("\"e\"")));
        assert_eq!(Cache::new(folder.path(), "https://b/", "eyewear").load::<u8>("recent"), None);
        assert_eq!(Cache::new(folder.path(), "https://a/", "wine").load::<u8>("recent"), None);
        assert_eq!(cache.load::<u8>("popular"), None);
    }

    #[test]
    fn a_broken_file_is_ignored_and_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::new(folder.path(), "h", "l");
        for broken in ["", "{", "[]", "{\"version\":99}", "\u{0}"] {
            files::replace(&cache.path("staff"), broken.as_bytes()).unwrap();
            assert_eq!(cache.load::<u8>("staff"), None, "{broken:?}");
        }
        std::fs::write(cache.path("staff"), vec![b' '; MAX_BYTES + 1]).unwrap();
        assert_eq!(cache.load::<u8>("staff"), None);
        cache.store("staff", Kept::new(1, None, None, 1, vec![9_u8]));
        assert_eq!(cache.load::<u8>("staff").unwrap().items, [9]);
    }
}
