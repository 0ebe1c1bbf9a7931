//! A worker at work for a test, and everything it told.
//!
//! Invariant: a test reads on only when the worker woke it.

use crate::{
    app::{
        community::{
            client::Patience,
            exchange::{Ask, HubSource, Reply, Rhythm, WorkerConfig},
            state::{FeedState, FeedStatus, PublishState, ReviewsState, SaidState},
            thread::Link,
            trouble::HubTrouble,
        },
        session::Trouble,
    },
    wire::{CommunityDesign, Feed, VendorSuggestion},
};
use std::{
    collections::BTreeMap,
    path::Path,
    sync::{Arc, mpsc},
    time::Duration,
};

/// Everything a worker told so far.
#[derive(Default)]
pub struct Told {
    pub feeds: BTreeMap<Feed, Vec<FeedState<CommunityDesign>>>,
    pub suggestions: Option<FeedState<VendorSuggestion>>,
    pub publications: Vec<PublishState>,
    pub reviews: Vec<ReviewsState>,
    pub said: Vec<SaidState>,
    pub troubles: Vec<Trouble>,
}

impl Told {
    pub fn feed(&self, feed: Feed) -> Option<&FeedState<CommunityDesign>> {
        self.feeds.get(&feed)?.last()
    }

    pub fn is(&self, feed: Feed, status: &FeedStatus) -> bool {
        self.feed(feed).is_some_and(|state| state.status == *status)
    }

    pub fn ids(&self, feed: Feed) -> Vec<&str> {
        self.feed(feed).map(|state| state.items.iter().map(|item| item.id.as_str()).collect()).unwrap_or_default()
    }

    pub fn why(&self) -> Option<&HubTrouble> {
        match &self.feed(Feed::Recent)?.status {
            FeedStatus::Offline { why } => Some(why),
            _ => None,
        }
    }
}

/// A worker at work for a test.
pub struct Rig {
    link: Option<Link>,
    woken: mpsc::Receiver<()>,
    pub told: Told,
}

impl Rig {
    pub fn start(url: &str, data_dir: &Path) -> Self {
        Self::with(url, data_dir, Duration::from_secs(30), "catalog")
    }

    pub fn with_limit(url: &str, data_dir: &Path, limit: Duration) -> Self {
        Self::with(url, data_dir, limit, "catalog")
    }

    /// A worker whose catalog has this hash; the one called `newer` also knows codes that begin with N.
    pub fn with_catalog(url: &str, data_dir: &Path, catalog: &'static str) -> Self {
        Self::with(url, data_dir, Duration::from_secs(30), catalog)
    }

    fn with(url: &str, data_dir: &Path, limit: Duration, catalog: &'static str) -> Self {
        let (wake, woken) = mpsc::channel();
        let config = WorkerConfig {
            source: HubSource::Url(url.to_owned()),
            line: "eyewear".into(),
            catalog: catalog.into(),
            data_dir: data_dir.to_owned(),
            is_code: Arc::new(move |code| code.starts_with('C') || catalog == "newer" && code.starts_with('N')),
            now: || 1000,
            patience: Patience { connect: limit, total: limit, pause: Duration::from_millis(1), tries: 2 },
            rhythm: Rhythm::default(),
        };
        let link = Link::start(config, None, move || wake.send(()).unwrap_or_default()).unwrap();
        Self { link: Some(link), woken, told: Told::default() }
    }

    pub fn ask(&self, ask: Ask) {
        self.link.as_ref().unwrap().ask(ask).unwrap();
    }

    pub fn until(&mut self, what: &str, reached: impl Fn(&Told) -> bool) -> &Told {
        while !reached(&self.told) {
            while let Ok(Some(reply)) = self.link.as_mut().unwrap().reply() {
                match reply {
                    Reply::Feed(feed, state) => self.told.feeds.entry(feed).or_default().push(state),
                    Reply::Suggestions(state) => self.told.suggestions = Some(state),
                    Reply::Publish(state) => self.told.publications.push(state),
                    Reply::Reviews(state) => self.told.reviews.push(*state),
                    Reply::Said(state) => self.told.said.push(state),
                    Reply::Trouble(trouble) => self.told.troubles.push(trouble),
                }
                if reached(&self.told) {
                    return &self.told;
                }
            }
            let state = self.told.feed(Feed::Recent).map(|state| &state.status);
            if self.woken.recv_timeout(Duration::from_secs(60)).is_err() {
                panic!("never told: {what}; last {state:?}, {:?}", self.told.publications);
            }
        }
        &self.told
    }

    pub fn end(mut self) {
        self.link.take().unwrap().end().join().unwrap();
    }
}
