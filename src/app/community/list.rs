//! One list of the hub as the worker holds it.
//!
//! Invariant: items are only ever replaced by newer ones; a failure changes what is said about them, never the items.

use super::{
    cache::Kept,
    state::{FeedState, FeedStatus},
    untrusted,
};

/// Items, how to ask for more, and how sure we are of them.
#[derive(Debug)]
pub struct List<T> {
    /// The name in file names.
    pub name: &'static str,
    items: Vec<T>,
    next: Option<String>,
    etag: Option<String>,
    pages: usize,
    answered_at: Option<i64>,
    fresh: bool,
    why: Option<String>,
    /// A request is under way.
    pub busy: bool,
    /// The next page was wanted while a request was under way.
    pub more_wanted: bool,
    told: Option<FeedState<T>>,
}

impl<T: Clone + PartialEq> List<T> {
    pub fn new(name: &'static str) -> Self {
        Self {
            name,
            items: Vec::new(),
            next: None,
            etag: None,
            pages: 0,
            answered_at: None,
            fresh: false,
            why: None,
            busy: false,
            more_wanted: false,
            told: None,
        }
    }

    /// Takes over what the cache held; it counts as stale. Where `items` are not all that was kept, the list is asked for anew.
    pub fn restore(&mut self, kept: Kept<T>, items: Vec<T>) {
        self.etag = kept.etag.filter(|_| items.len() == kept.items.len());
        self.items = items;
        self.items.truncate(untrusted::MAX_ITEMS);
        self.next = untrusted::cursor(kept.next);
        self.pages = kept.pages.min(untrusted::MAX_ITEMS);
        self.answered_at = Some(kept.answered_at);
    }

    /// The tag to ask with.
    pub fn etag(&self) -> Option<&str> {
        self.etag.as_deref()
    }

    /// Where the next page begins, if there is one and there is room for it.
    pub fn cursor(&self) -> Option<&str> {
        self.next.as_deref().filter(|_| self.items.len() < untrusted::MAX_ITEMS)
    }

    /// How many pages are held; at least one.
    pub fn depth(&self) -> usize {
        self.pages.max(1)
    }

    /// The hub said all of this anew.
    pub fn replace(&mut self, items: Vec<T>, next: Option<String>, etag: Option<String>, pages: usize, now: i64) {
        self.items = items;
        self.next = untrusted::cursor(next);
        self.etag = etag;
        self.pages = pages;
        self.confirm(now);
    }

    /// The hub said the next page. One that brings nothing new ends the list, lest it goes in circles.
    pub fn append(&mut self, items: Vec<T>, next: Option<String>, id: impl Fn(&T) -> &str) {
        let added = untrusted::extend(&mut self.items, items, id);
        self.next = untrusted::cursor(next).filter(|_| added > 0);
        self.pages += 1;
    }

    /// The hub said that nothing changed.
    pub fn confirm(&mut self, now: i64) {
        self.answered_at = Some(now);
        self.fresh = true;
        self.why = None;
    }

    /// The hub could not be asked.
    pub fn fail(&mut self, why: String) {
        self.fresh = false;
        self.why = Some(why);
    }

    /// Somebody wants it tried again: where nothing is known, that is loading.
    pub fn retry(&mut self) {
        self.why = None;
    }

    /// What to keep on disk.
    pub fn kept(&self) -> Option<Kept<T>> {
        let at = self.answered_at?;
        Some(Kept::new(at, self.etag.clone(), self.next.clone(), self.pages, self.items.clone()))
    }

    /// What ui shows.
    pub fn state(&self) -> FeedState<T> {
        let status = match (self.answered_at, &self.why) {
            (None, None) => FeedStatus::Loading,
            (None, Some(why)) => FeedStatus::Offline { why: why.clone() },
            (Some(since), _) if !self.fresh => FeedStatus::Stale { since },
            _ if self.items.is_empty() => FeedStatus::Empty,
            _ => FeedStatus::Ready,
        };
        FeedState { items: self.items.clone(), status, more: self.cursor().is_some() }
    }

    /// The state, if it is not the one that was told last.
    pub fn news(&mut self) -> Option<FeedState<T>> {
        let state = self.state();
        if self.told.as_ref() == Some(&state) {
            return None;
        }
        self.told = Some(state.clone());
        Some(state)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(item: &String) -> &str {
        item
    }

    fn items(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn every_state_is_reached() {
        let mut list: List<String> = List::new("recent");
        assert_eq!(list.state().status, FeedStatus::Loading);
        list.fail("gone".into());
        assert_eq!(list.state().status, FeedStatus::Offline { why: "gone".into() });
        list.retry();
        assert_eq!(list.state().status, FeedStatus::Loading);
        list.replace(Vec::new(), None, None, 1, 5);
        assert_eq!(list.state().status, FeedStatus::Empty);
        list.replace(items(&["a"]), Some("next".into()), None, 1, 6);
        assert_eq!(list.state(), FeedState { items: items(&["a"]), status: FeedStatus::Ready, more: true });
        list.fail("gone".into());
        assert_eq!(
            list.state(),
            FeedState { items: items(&["a"]), status: FeedStatus::Stale { since: 6 }, more: true }
        );
        list.confirm(9);
        assert_eq!(list.state().status, FeedStatus::Ready);
    }

    #[test]
    fn news_is_told_once() {
        let mut list: List<String> = List::new("recent");
        assert!(list.news().is_some());
        assert!(list.news().is_none());
        list.replace(items(&["a"]), None, None, 1, 1);
        assert!(list.news().is_some());
        list.confirm(2);
        assert!(list.news().is_none(), "the same answer later is no news");
    }

    #[test]
    fn pages_add_up_and_circles_end() {
        let mut list: List<String> = List::new("recent");
        list.replace(items(&["a", "b"]), Some("2".into()), None, 1, 1);
        list.append(items(&["b", "c"]), Some("3".into()), id);
        assert_eq!((list.state().items, list.cursor(), list.depth()), (items(&["a", "b", "c"]), Some("3"), 2));
        list.append(items(&["a"]), Some("3".into()), id);
        assert_eq!(list.cursor(), None);
    }

    #[test]
    fn what_the_cache_lost_is_asked_for_anew() {
        let check = |items: Vec<u8>, expect: Option<&str>| {
            let mut list = List::new("recent");
            list.restore(Kept::new(7, Some("tag".into()), None, 1, vec![1, 2]), items);
            assert_eq!(list.etag(), expect);
        };
        check(vec![1, 2], Some("tag"));
        check(vec![2], None);
    }
}
