//! The loop of the community thread: what ui asks, what the hub answers, and when to ask again.
//!
//! Invariant: the loop itself never waits for the hub; every request is a task of its own, at most one a list and one
//! publication at a time, so a question is taken up at once however slow the hub is.

use super::{
    cache::Cache,
    client::{Answer, HubClient, HubError, RawPage},
    embedded,
    exchange::{Ask, HubSource, Reply, Rhythm, WorkerConfig},
    list::List,
    outbox::Outbox,
    reader::Reader,
    tasks::{Done, connect, pages},
    untrusted,
};
use crate::wire::{CommunityDesign, Feed, VendorSuggestion};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tokio::{
    sync::mpsc::{self, error::TrySendError},
    task::JoinSet,
    time::Instant,
};

mod publishing;

enum Hub {
    Absent,
    Connecting,
    Up(HubClient),
}

/// Works until `asks` or `replies` is closed at the other end. `wake` is called after every reply.
pub async fn run(config: WorkerConfig, mut asks: mpsc::Receiver<Ask>, replies: mpsc::Sender<Reply>, wake: impl Fn()) {
    let mut worker = Worker::new(config, replies, wake);
    worker.restore();
    worker.tell_news().await;
    worker.refresh();
    while !worker.closed {
        let due = worker.due;
        let pause = async move {
            match due {
                Some(at) => tokio::time::sleep_until(at).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            ask = asks.recv() => match ask {
                Some(ask) => worker.answer(ask).await,
                None => break,
            },
            Some(done) = worker.tasks.join_next() => match done {
                Ok(done) => worker.take(done).await,
                // A task only ends early by a fault of ours; the other end sees the channel close and says so.
                Err(_) => break,
            },
            () = pause => worker.refresh(),
        }
        worker.tell_news().await;
    }
    // Whoever ends the program right after publishing has published: it is sent after the next start.
    while let Ok(ask) = asks.try_recv() {
        if let Ask::Publish(design) = ask {
            worker.keep(&design);
        }
    }
    worker.tasks.shutdown().await;
    worker.hub = Hub::Absent;
    if let Some(running) = worker.running.take() {
        running.shutdown().await;
    }
}

struct Worker<W> {
    config: WorkerConfig,
    cache: Cache,
    outbox: Outbox,
    hub: Hub,
    /// Dropping it ends the embedded hub.
    running: Option<embedded::Running>,
    feeds: BTreeMap<Feed, List<CommunityDesign>>,
    suggestions: List<VendorSuggestion>,
    tasks: JoinSet<Done>,
    /// Publications to send in this round.
    to_send: VecDeque<String>,
    sending: bool,
    /// Publications of which nothing was told yet but that they are being sent.
    unsettled: BTreeSet<String>,
    /// When to ask again; `None` while a round is under way.
    due: Option<Instant>,
    /// Rounds in a row that failed.
    failures: u32,
    round_failed: bool,
    replies: mpsc::Sender<Reply>,
    wake: W,
    closed: bool,
}

impl<W: Fn()> Worker<W> {
    fn new(config: WorkerConfig, replies: mpsc::Sender<Reply>, wake: W) -> Self {
        let hub = match &config.source {
            HubSource::Url(url) => url.as_str(),
            HubSource::Embedded(_) => "embedded",
        };
        Self {
            cache: Cache::new(&config.data_dir, hub, &config.line),
            outbox: Outbox::open(&config.data_dir, &config.line),
            hub: Hub::Absent,
            running: None,
            feeds: Feed::ALL.into_iter().map(|feed| (feed, List::new(feed.name()))).collect(),
            suggestions: List::new("suggestions"),
            tasks: JoinSet::new(),
            to_send: VecDeque::new(),
            sending: false,
            unsettled: BTreeSet::new(),
            due: None,
            failures: 0,
            round_failed: false,
            config,
            replies,
            wake,
            closed: false,
        }
    }

    fn restore(&mut self) {
        let reader = Reader::new(&self.config);
        for list in self.feeds.values_mut() {
            if let Some(kept) = self.cache.load::<CommunityDesign>(list.name) {
                let items = kept.items.iter().cloned().filter_map(|item| reader.design(item)).collect();
                list.restore(kept, items);
            }
        }
        if let Some(kept) = self.cache.load::<VendorSuggestion>(self.suggestions.name) {
            let items = kept.items.iter().cloned().filter_map(|item| reader.suggestion(item)).collect();
            self.suggestions.restore(kept, items);
        }
    }

    async fn answer(&mut self, ask: Ask) {
        match ask {
            Ask::Refresh => {
                self.feeds.values_mut().for_each(List::retry);
                self.suggestions.retry();
                self.refresh();
            }
            Ask::More(feed) => self.fetch_more(feed),
            Ask::Publish(design) => self.publish(design).await,
        }
    }

    /// Asks for everything that is not being asked for already.
    fn refresh(&mut self) {
        self.due = None;
        match &self.hub {
            Hub::Absent => {
                self.hub = Hub::Connecting;
                let (source, patience) = (self.config.source.clone(), self.config.patience);
                self.tasks.spawn(async move { Done::Hub(connect(source, patience).await) });
            }
            Hub::Connecting => {}
            Hub::Up(_) => {
                Feed::ALL.into_iter().for_each(|feed| self.fetch(feed));
                self.fetch_suggestions();
                self.to_send = self.outbox.ids().cloned().collect();
                self.send_next();
            }
        }
    }

    fn fetch(&mut self, feed: Feed) {
        let (Hub::Up(hub), Some(list)) = (&self.hub, self.feeds.get_mut(&feed)) else { return };
        if std::mem::replace(&mut list.busy, true) {
            return;
        }
        let (hub, line, depth) = (hub.clone(), self.config.line.clone(), list.depth());
        let etag = list.etag().map(str::to_owned);
        self.due = None;
        self.tasks.spawn(async move { Done::Feed(feed, pages(&hub, &line, feed, etag.as_deref(), depth).await) });
    }

    fn fetch_more(&mut self, feed: Feed) {
        let (Hub::Up(hub), Some(list)) = (&self.hub, self.feeds.get_mut(&feed)) else { return };
        let Some(cursor) = list.cursor().map(str::to_owned) else { return };
        list.more_wanted = std::mem::replace(&mut list.busy, true);
        if list.more_wanted {
            return;
        }
        let (hub, line) = (hub.clone(), self.config.line.clone());
        self.due = None;
        self.tasks.spawn(async move { Done::More(feed, hub.page(&line, feed, Some(&cursor), None).await) });
    }

    fn fetch_suggestions(&mut self) {
        let Hub::Up(hub) = &self.hub else { return };
        if std::mem::replace(&mut self.suggestions.busy, true) {
            return;
        }
        let (hub, line) = (hub.clone(), self.config.line.clone());
        let etag = self.suggestions.etag().map(str::to_owned);
        self.tasks.spawn(async move { Done::Suggestions(hub.suggestions(&line, etag.as_deref()).await) });
    }

    async fn take(&mut self, done: Done) {
        match done {
            Done::Hub(Ok((client, running))) => {
                (self.hub, self.running) = (Hub::Up(client), running);
                self.refresh();
            }
            Done::Hub(Err(why)) => {
                self.hub = Hub::Absent;
                self.round_failed = true;
                self.feeds.values_mut().for_each(|list| list.fail(why.clone()));
                self.suggestions.fail(why);
                self.postpone_sending().await;
            }
            Done::Feed(feed, result) => {
                self.take_feed(feed, result);
                self.fetch_wanted(feed);
            }
            Done::More(feed, result) => {
                self.take_more(feed, result);
                self.fetch_wanted(feed);
            }
            Done::Suggestions(result) => self.take_suggestions(result),
            Done::Published(design, result) => self.take_published(design, result).await,
        }
        self.plan_next_round();
    }

    /// Fetches the next page if it was wanted while the list was busy.
    fn fetch_wanted(&mut self, feed: Feed) {
        if self.feeds.get_mut(&feed).is_some_and(|list| std::mem::take(&mut list.more_wanted)) {
            self.fetch_more(feed);
        }
    }

    fn take_feed(&mut self, feed: Feed, result: Result<Answer<Vec<RawPage>>, HubError>) {
        let (reader, now) = (Reader::new(&self.config), (self.config.now)());
        let Some(list) = self.feeds.get_mut(&feed) else { return };
        list.busy = false;
        match result {
            Ok(Answer::Unchanged) => list.confirm(now),
            Ok(Answer::New { value: pages, etag }) => {
                let (count, next) = (pages.len(), pages.last().and_then(|page| page.next.clone()));
                let mut items = Vec::new();
                for page in pages {
                    untrusted::extend(&mut items, reader.designs(page), |item| &item.id);
                }
                list.replace(items, next, etag, count, now);
            }
            Err(error) => {
                self.round_failed = true;
                list.fail(error.to_string());
                return;
            }
        }
        store(&self.cache, list);
    }

    fn take_more(&mut self, feed: Feed, result: Result<Answer<RawPage>, HubError>) {
        let reader = Reader::new(&self.config);
        let Some(list) = self.feeds.get_mut(&feed) else { return };
        list.busy = false;
        match result {
            Ok(Answer::Unchanged) => {}
            Ok(Answer::New { value: page, .. }) => {
                let next = page.next.clone();
                list.append(reader.designs(page), next, |item| &item.id);
                store(&self.cache, list);
            }
            Err(error) => {
                self.round_failed = true;
                list.fail(error.to_string());
            }
        }
    }

    fn take_suggestions(&mut self, result: Result<Answer<RawPage>, HubError>) {
        let (reader, now) = (Reader::new(&self.config), (self.config.now)());
        let list = &mut self.suggestions;
        list.busy = false;
        match result {
            Ok(Answer::Unchanged) => list.confirm(now),
            Ok(Answer::New { value: page, etag }) => {
                let mut items = Vec::new();
                untrusted::extend(&mut items, reader.suggestions(page), |item| &item.id);
                list.replace(items, None, etag, 1, now);
            }
            Err(error) => {
                self.round_failed = true;
                list.fail(error.to_string());
                return;
            }
        }
        store(&self.cache, list);
    }

    /// When nothing is under way any more, decides when to ask again: at a calm pace while the hub answers, less and less
    /// often while it does not.
    fn plan_next_round(&mut self) {
        let busy = self.suggestions.busy || self.feeds.values().any(|list| list.busy);
        if busy || matches!(self.hub, Hub::Connecting) || self.due.is_some() {
            return;
        }
        self.failures = if std::mem::take(&mut self.round_failed) { self.failures.saturating_add(1) } else { 0 };
        let Rhythm { calm, longest } = self.config.rhythm;
        let factor = 2_u32.saturating_pow(self.failures.saturating_sub(1));
        self.due = Some(Instant::now() + calm.saturating_mul(factor).min(longest.max(calm)));
    }

    async fn tell_news(&mut self) {
        for feed in Feed::ALL {
            if let Some(state) = self.feeds.get_mut(&feed).and_then(List::news) {
                self.tell(Reply::Feed(feed, state)).await;
            }
        }
        if let Some(state) = self.suggestions.news() {
            self.tell(Reply::Suggestions(state)).await;
        }
    }

    /// Hands a reply over and wakes the other end; only this thread waits while there is no room.
    async fn tell(&mut self, reply: Reply) {
        match self.replies.try_send(reply) {
            Ok(()) => {}
            Err(TrySendError::Closed(_)) => self.closed = true,
            Err(TrySendError::Full(reply)) => {
                (self.wake)();
                self.closed |= self.replies.send(reply).await.is_err();
            }
        }
        (self.wake)();
    }
}

fn store<T: Clone + PartialEq + Serialize>(cache: &Cache, list: &List<T>) {
    if let Some(kept) = list.kept() {
        cache.store(list.name, kept);
    }
}
