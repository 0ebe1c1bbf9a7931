//! One list of the hub as the worker holds it, page by page.
//!
//! Invariant: items are only ever replaced by newer ones; a failure changes what is said about them, never the items.

use super::{
    cache::Kept,
    client::Answer,
    state::{FeedState, FeedStatus},
    trouble::HubTrouble,
    untrusted,
};
use serde::{Deserialize, Serialize};

/// One page as the hub said it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    /// What it was asked for with; absent on the first.
    pub cursor: Option<String>,
    pub etag: Option<String>,
    /// Where the next one begins, if there is one.
    pub next: Option<String>,
    pub items: Vec<T>,
}

/// What is known of a page, to ask whether it changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub cursor: Option<String>,
    pub etag: Option<String>,
    pub next: Option<String>,
}

/// Items, how to ask for more, and how sure we are of them.
#[derive(Debug)]
pub struct List<T> {
    /// The name in file names.
    pub name: &'static str,
    pages: Vec<Page<T>>,
    /// What all pages hold, each item once.
    items: Vec<T>,
    answered_at: Option<i64>,
    fresh: bool,
    why: Option<HubTrouble>,
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
            pages: Vec::new(),
            items: Vec::new(),
            answered_at: None,
            fresh: false,
            why: None,
            busy: false,
            more_wanted: false,
            told: None,
        }
    }

    /// Takes over what the cache held, as far as `read` lets it be shown; it counts as stale.
    pub fn restore(&mut self, kept: Kept<T>, read: impl Fn(T) -> Option<T>, id: impl Fn(&T) -> &str) {
        let pages = kept.pages.into_iter().take(untrusted::MAX_ITEMS);
        let read = |page: Page<T>| Page {
            items: page.items.into_iter().filter_map(&read).collect(),
            next: untrusted::cursor(page.next),
            ..page
        };
        self.pages = pages.map(read).collect();
        self.collect(id);
        self.answered_at = Some(kept.answered_at);
    }

    /// What is known of each page.
    pub fn known(&self) -> Vec<Known> {
        let known =
            |page: &Page<T>| Known { cursor: page.cursor.clone(), etag: page.etag.clone(), next: page.next.clone() };
        self.pages.iter().map(known).collect()
    }

    /// Where the next page begins, if there is one and there is room for it.
    pub fn cursor(&self) -> Option<&str> {
        self.pages.last()?.next.as_deref().filter(|_| self.items.len() < untrusted::MAX_ITEMS)
    }

    /// How many pages are held; at least one.
    pub fn depth(&self) -> usize {
        self.pages.len().max(1)
    }

    /// The hub said all of this anew, or that it did not change: the answers for the pages from the first on, each with the
    /// cursor it was asked for with.
    pub fn replace(&mut self, answers: Vec<(Option<String>, Answer<Page<T>>)>, id: impl Fn(&T) -> &str, now: i64) {
        let mut before = std::mem::take(&mut self.pages).into_iter();
        for (cursor, answer) in answers {
            let known = before.next().filter(|page| page.cursor == cursor);
            match answer {
                Answer::New { value, .. } => self.pages.push(value),
                Answer::Unchanged => self.pages.extend(known),
            }
        }
        self.collect(id);
        self.answered_at = Some(now);
        self.fresh = true;
        self.why = None;
    }

    /// The hub said the next page. One that brings nothing new ends the list, lest it goes in circles.
    pub fn append(&mut self, page: Page<T>, id: impl Fn(&T) -> &str) {
        let before = self.items.len();
        self.pages.push(page);
        self.collect(id);
        if let Some(last) = self.pages.last_mut().filter(|_| self.items.len() == before) {
            last.next = None;
        }
    }

    fn collect(&mut self, id: impl Fn(&T) -> &str) {
        self.items.clear();
        for page in &self.pages {
            untrusted::extend(&mut self.items, page.items.clone(), &id);
        }
    }

    /// The hub could not be asked.
    pub fn fail(&mut self, why: HubTrouble) {
        self.fresh = false;
        self.why = Some(why);
    }

    /// Somebody wants it tried again: where nothing is known, that is loading.
    pub fn retry(&mut self) {
        self.why = None;
    }

    /// What to keep on disk.
    pub fn kept(&self) -> Option<Kept<T>> {
        Some(Kept::new(self.answered_at?, self.pages.clone()))
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

    fn page(cursor: Option<&str>, items: &[&str], next: Option<&str>) -> Page<String> {
        let own = |text: &str| text.to_owned();
        let items = items.iter().map(|name| (*name).to_owned()).collect();
        Page { cursor: cursor.map(own), etag: None, next: next.map(own), items }
    }

    fn new(page: Page<String>) -> (Option<String>, Answer<Page<String>>) {
        (page.cursor.clone(), Answer::New { value: page, etag: None })
    }

    fn unchanged(cursor: Option<&str>) -> (Option<String>, Answer<Page<String>>) {
        (cursor.map(str::to_owned), Answer::Unchanged)
    }

    #[test]
    fn every_state_is_reached() {
        let mut list: List<String> = List::new("recent");
        assert_eq!(list.state().status, FeedStatus::Loading);
        list.fail(HubTrouble::Slow);
        assert_eq!(list.state().status, FeedStatus::Offline { why: HubTrouble::Slow });
        list.retry();
        assert_eq!(list.state().status, FeedStatus::Loading);
        list.replace(vec![new(page(None, &[], None))], id, 5);
        assert_eq!(list.state().status, FeedStatus::Empty);
        list.replace(vec![new(page(None, &["a"], Some("next")))], id, 6);
        let state = |status| FeedState { items: vec!["a".to_owned()], status, more: true };
        assert_eq!(list.state(), state(FeedStatus::Ready));
        list.fail(HubTrouble::Slow);
        assert_eq!(list.state(), state(FeedStatus::Stale { since: 6 }));
        list.replace(vec![unchanged(None)], id, 9);
        assert_eq!(list.state(), state(FeedStatus::Ready));
    }

    #[test]
    fn news_is_told_once() {
        let mut list: List<String> = List::new("recent");
        assert!(list.news().is_some());
        assert!(list.news().is_none());
        list.replace(vec![new(page(None, &["a"], None))], id, 1);
        assert!(list.news().is_some());
        list.replace(vec![unchanged(None)], id, 2);
        assert!(list.news().is_none(), "the same answer later is no news");
    }

    #[test]
    fn pages_add_up_and_circles_end() {
        let mut list: List<String> = List::new("recent");
        list.replace(vec![new(page(None, &["a", "b"], Some("2")))], id, 1);
        list.append(page(Some("2"), &["b", "c"], Some("3")), id);
        assert_eq!((list.state().items.concat().as_str(), list.cursor(), list.depth()), ("abc", Some("3"), 2));
        list.append(page(Some("3"), &["a"], Some("3")), id);
        assert_eq!(list.cursor(), None);
    }

    #[test]
    fn a_page_changes_alone() {
        let mut list: List<String> = List::new("recent");
        list.replace(vec![new(page(None, &["a"], Some("2"))), new(page(Some("2"), &["b"], Some("3")))], id, 1);
        list.append(page(Some("3"), &["c"], None), id);
        let second = new(page(Some("2"), &["x"], Some("3")));
        list.replace(vec![unchanged(None), second, unchanged(Some("3"))], id, 2);
        assert_eq!(list.state().items.concat(), "axc");
        list.replace(vec![unchanged(None), new(page(Some("2"), &["y"], None))], id, 3);
        assert_eq!((list.state().items.concat().as_str(), list.depth()), ("ay", 2), "the list became shorter");
    }
}
