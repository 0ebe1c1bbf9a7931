//! The loop of the community thread: what ui asks, what the hub answers, and when to ask again.
//!
//! Invariant: the loop itself never waits for the hub; every request is a task of its own, at most one a list and one
//! publication at a time, so a question is taken up at once however slow the hub is.

use super::{
    cache::Cache,
    client::{Answer, HubClient, ListName, RawPage},
    embedded,
    exchange::{Ask, HubSource, Reply, Rhythm, WorkerConfig},
    list::{Known, List, Page},
    opinion::Opinion,
    outbox::Outbox,
    reader::Reader,
    tasks::{Done, Pages, connect, pages},
    trouble::HubTrouble,
    untrusted,
};
use crate::wire::{CommunityDesign, Feed, NewDesign, VendorSuggestion};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use tokio::{
    sync::mpsc::{self, error::TrySendError},
    task::JoinSet,
    time::Instant,
};

mod publishing;
mod reviewing;

/// Most pages of suggestions that are fetched: as many as can be kept.
const SUGGESTION_PAGES: usize = 8;

enum Hub {
    Absent,
    Connecting,
    Up(HubClient),
}

/// Works until `asks` or `replies` is closed at the other end. `wake` is called after every reply.
pub async fn run(config: WorkerConfig, mut asks: mpsc::Receiver<Ask>, replies: mpsc::Sender<Reply>, wake: impl Fn()) {
    let (outbox, found) = Outbox::open(&config.data_dir);
    let (opinions, more_found) = Outbox::open(&config.data_dir);
    let mut worker = Worker::new(config, outbox, opinions, replies, wake);
    worker.restore();
    for trouble in found.into_iter().chain(more_found) {
        worker.tell(Reply::Trouble(trouble)).await;
    }
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
        match ask {
            Ask::Publish(design) => worker.keep(&design),
            Ask::Say(opinion) => worker.keep_opinion(&opinion),
            Ask::Refresh | Ask::More(_) | Ask::Reviews { .. } | Ask::MoreReviews => {}
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
    outbox: Outbox<NewDesign>,
    opinions: Outbox<Opinion>,
    hub: Hub,
    /// Dropping it ends the embedded hub.
    running: Option<embedded::Running>,
    feeds: BTreeMap<Feed, List<CommunityDesign>>,
    suggestions: List<VendorSuggestion>,
    tasks: JoinSet<Done>,
    /// Publications to send in this round.
    to_send: VecDeque<String>,
    sending: bool,
    reviewing: reviewing::Reviewing,
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
    fn new(
        config: WorkerConfig,
        outbox: Outbox<NewDesign>,
        opinions: Outbox<Opinion>,
        replies: mpsc::Sender<Reply>,
        wake: W,
    ) -> Self {
        let hub = match &config.source {
            HubSource::Url(url) => url.as_str(),
            HubSource::Embedded(_) => "embedded",
        };
        Self {
            cache: Cache::new(&config.data_dir, hub, &config.line, &config.catalog),
            outbox,
            opinions,
            hub: Hub::Absent,
            running: None,
            feeds: Feed::ALL.into_iter().map(|feed| (feed, List::new(feed.name()))).collect(),
            suggestions: List::new("suggestions"),
            tasks: JoinSet::new(),
            to_send: VecDeque::new(),
            sending: false,
            reviewing: Default::default(),
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
                list.restore(kept, |item| reader.design(item), |item| &item.id);
            }
        }
        if let Some(kept) = self.cache.load::<VendorSuggestion>(self.suggestions.name) {
            self.suggestions.restore(kept, |item| reader.suggestion(item), |item| &item.id);
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
            Ask::Reviews { design, key } => self.look_at(design, key).await,
            Ask::MoreReviews => self.fetch_more_reviews(),
            Ask::Say(opinion) => self.say(opinion).await,
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
                self.to_send = self.sendable();
                self.send_next();
                self.resume_reviewing();
            }
        }
    }

    fn fetch(&mut self, feed: Feed) {
        let (Hub::Up(_), Some(list)) = (&self.hub, self.feeds.get_mut(&feed)) else { return };
        if !std::mem::replace(&mut list.busy, true) {
            let (known, depth) = (list.known(), list.depth());
            self.fetch_pages(ListName::Feed(feed), known, depth);
        }
    }

    /// All suggestions there are, as only those that apply to the design are shown.
    fn fetch_suggestions(&mut self) {
        if matches!(self.hub, Hub::Up(_)) && !std::mem::replace(&mut self.suggestions.busy, true) {
            self.fetch_pages(ListName::Suggestions, self.suggestions.known(), SUGGESTION_PAGES);
        }
    }

    fn fetch_pages(&mut self, list: ListName, known: Vec<Known>, depth: usize) {
        let Hub::Up(hub) = &self.hub else { return };
        let (hub, line) = (hub.clone(), self.config.line.clone());
        self.due = None;
        self.tasks.spawn(async move { Done::Pages(list, pages(&hub, &line, list, known, depth).await) });
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
        self.tasks.spawn(async move {
            let answer = hub.page(&line, ListName::Feed(feed), Some(&cursor), None).await;
            Done::More(feed, answer.map(|answer| (cursor, answer)))
        });
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
                self.suggestions.fail(why.clone());
                self.postpone_sending().await;
                self.postpone_reviewing(why).await;
            }
            Done::Pages(ListName::Feed(feed), result) => {
                let reader = Reader::new(&self.config);
                if let Some(list) = self.feeds.get_mut(&feed) {
                    let read = |page| reader.designs(page);
                    self.round_failed |= take_pages(list, result, read, |item| &item.id, reader.now, &self.cache);
                }
                self.fetch_wanted(feed);
            }
            Done::Pages(ListName::Suggestions, result) => {
                let reader = Reader::new(&self.config);
                let (list, read) = (&mut self.suggestions, |page| reader.suggestions(page));
                self.round_failed |= take_pages(list, result, read, |item| &item.id, reader.now, &self.cache);
            }
            Done::More(feed, result) => {
                self.take_more(feed, result);
                self.fetch_wanted(feed);
            }
            Done::Published(design, result) => self.take_published(design, result).await,
            Done::Reviews(number, is_first, result) => self.take_reviews(number, is_first, result).await,
            Done::Said(opinion, result) => self.take_said(opinion, result).await,
        }
        self.plan_next_round();
    }

    /// Fetches the next page if it was wanted while the list was busy.
    fn fetch_wanted(&mut self, feed: Feed) {
        if self.feeds.get_mut(&feed).is_some_and(|list| std::mem::take(&mut list.more_wanted)) {
            self.fetch_more(feed);
        }
    }

    fn take_more(&mut self, feed: Feed, result: Result<(String, Answer<RawPage>), HubTrouble>) {
        let reader = Reader::new(&self.config);
        let Some(list) = self.feeds.get_mut(&feed) else { return };
        list.busy = false;
        match result {
            Ok((_, Answer::Unchanged)) => {}
            Ok((cursor, Answer::New { value, etag })) => {
                list.append(page(Some(cursor), value, etag, |page| reader.designs(page)), |item| &item.id);
                store(&self.cache, list);
            }
            Err(error) => {
                self.round_failed = true;
                list.fail(error);
            }
        }
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

/// Takes the answers for the pages of a list in; whether the hub could not be asked.
fn take_pages<T: Clone + PartialEq + Serialize>(
    list: &mut List<T>,
    result: Result<Pages, HubTrouble>,
    read: impl Fn(RawPage) -> Vec<T>,
    id: impl Fn(&T) -> &str,
    now: i64,
    cache: &Cache,
) -> bool {
    list.busy = false;
    let answers = match result {
        Ok(answers) => answers,
        Err(error) => {
            list.fail(error);
            return true;
        }
    };
    let answer = |(cursor, answer): (Option<String>, Answer<RawPage>)| {
        let answer = answer.map(|value, etag| page(cursor.clone(), value, etag, &read));
        (cursor, answer)
    };
    list.replace(answers.into_iter().map(answer).collect(), id, now);
    store(cache, list);
    false
}

/// A page as it came, with what can be shown of it.
fn page<T>(
    cursor: Option<String>,
    mut raw: RawPage,
    etag: Option<String>,
    read: impl FnOnce(RawPage) -> Vec<T>,
) -> Page<T> {
    let next = untrusted::cursor(raw.next.take());
    Page { cursor, etag, next, items: read(raw) }
}

fn store<T: Clone + PartialEq + Serialize>(cache: &Cache, list: &List<T>) {
    if let Some(kept) = list.kept() {
        cache.store(list.name, kept);
    }
}
