//! Reviews: those of the design that somebody looks at, and what a customer says, which lies in an outbox of its own until the
//! hub has said yes or no.
//!
//! Invariant: at most one page and one opinion are under way at a time; what is told of a design is always of the one that was
//! asked about last.

use super::{Hub, Worker};
use crate::{
    app::community::{
        client::RawReviews,
        exchange::{HubSource, Reply},
        opinion::Opinion,
        reader::Reader,
        state::{FeedStatus, ReviewsState, SaidState},
        tasks::Done,
        trouble::HubTrouble,
    },
    wire::{Feed, NewReview, Review},
};
use std::collections::{BTreeSet, VecDeque};

/// What is under way.
pub(super) struct Reviewing {
    /// As the hub says it, without what waits.
    shown: ReviewsState,
    /// Of whoever looks.
    key: Option<String>,
    /// Where the next page begins.
    next: Option<String>,
    /// Number of the question that was asked last; answers to others are of no use any more.
    asked: u64,
    busy: bool,
    /// Ids of opinions to send in this round.
    to_say: VecDeque<String>,
    saying: bool,
    /// Opinions of which nothing was told yet.
    unsettled: BTreeSet<String>,
}

impl Default for Reviewing {
    fn default() -> Self {
        Self {
            shown: ReviewsState::bare("", FeedStatus::Loading),
            key: None,
            next: None,
            asked: 0,
            busy: false,
            to_say: VecDeque::new(),
            saying: false,
            unsettled: BTreeSet::new(),
        }
    }
}

impl<W: Fn()> Worker<W> {
    pub(super) async fn look_at(&mut self, design: String, key: Option<String>) {
        // What is known is left on screen while it is asked for anew.
        if self.reviewing.shown.design != design || self.reviewing.key != key {
            self.reviewing.shown = ReviewsState::bare(&design, FeedStatus::Loading);
        } else if matches!(self.reviewing.shown.status, FeedStatus::Offline { .. }) {
            self.reviewing.shown.status = FeedStatus::Loading;
        }
        self.reviewing.key = key;
        self.reviewing.shown.refused = None;
        self.tell_reviews().await;
        self.refresh_reviews();
    }

    /// Asks for the first page.
    fn refresh_reviews(&mut self) {
        self.reviewing.next = None;
        self.reviewing.busy = false;
        match self.hub {
            Hub::Absent => self.refresh(),
            Hub::Connecting => {}
            Hub::Up(_) => self.fetch_reviews(None),
        }
    }

    pub(super) fn fetch_more_reviews(&mut self) {
        if let Some(next) = self.reviewing.next.clone() {
            self.fetch_reviews(Some(next));
        }
    }

    fn fetch_reviews(&mut self, cursor: Option<String>) {
        let Hub::Up(hub) = &self.hub else { return };
        if std::mem::replace(&mut self.reviewing.busy, true) {
            return;
        }
        self.reviewing.asked += 1;
        let number = self.reviewing.asked;
        let (hub, design, key) = (hub.clone(), self.reviewing.shown.design.clone(), self.reviewing.key.clone());
        self.tasks.spawn(async move {
            let result = hub.reviews(&design, cursor.as_deref(), key.as_deref()).await;
            Done::Reviews(number, cursor.is_none(), result)
        });
    }

    pub(super) async fn take_reviews(&mut self, number: u64, is_first: bool, result: Result<RawReviews, HubTrouble>) {
        let reviewing = &mut self.reviewing;
        if reviewing.asked != number {
            return;
        }
        reviewing.busy = false;
        match result {
            Ok(raw) => {
                if is_first {
                    reviewing.shown.items.clear();
                }
                reviewing.next = Reader::new(&self.config).reviews(raw, &mut reviewing.shown);
                let is_empty = reviewing.shown.items.is_empty();
                reviewing.shown.status = if is_empty { FeedStatus::Empty } else { FeedStatus::Ready };
            }
            Err(why) => reviewing.shown.status = FeedStatus::Offline { why },
        }
        reviewing.shown.more = reviewing.next.is_some();
        self.tell_reviews().await;
    }

    /// Tells what is known, with what waits in place of what the hub has.
    async fn tell_reviews(&mut self) {
        let Reviewing { shown, key, .. } = &self.reviewing;
        if shown.design.is_empty() {
            return;
        }
        let mut told = shown.clone();
        let is_here = |opinion: &&Opinion| opinion.design == told.design && Some(&opinion.key) == key.as_ref();
        if let Some(opinion) = self.opinions.waiting().find(is_here) {
            told.waits = true;
            told.own = opinion.review.clone().map(|review| as_said(review, (self.config.now)()));
        }
        self.tell(Reply::Reviews(Box::new(told))).await;
    }

    pub(super) async fn say(&mut self, opinion: Opinion) {
        if self.opinions.is_full(&opinion.line) && self.opinions.get(&opinion.id).is_none() {
            return self.tell_refused(HubTrouble::OutboxFull).await;
        }
        if let Err(error) = self.opinions.put(&opinion) {
            self.tell(Reply::Trouble(error.into())).await;
        }
        self.reviewing.shown.refused = None;
        // Whoever says something with a new key looks with it from now on.
        if self.reviewing.shown.design == opinion.design {
            self.reviewing.key = Some(opinion.key);
        }
        self.reviewing.unsettled.insert(opinion.id.clone());
        if !self.reviewing.to_say.contains(&opinion.id) {
            self.reviewing.to_say.push_back(opinion.id);
        }
        self.tell_reviews().await;
        match self.hub {
            Hub::Absent => self.refresh(),
            Hub::Connecting => {}
            Hub::Up(_) => self.say_next(),
        }
    }

    /// Puts an opinion into the outbox for the next start.
    pub(super) fn keep_opinion(&mut self, opinion: &Opinion) {
        if self.opinions.is_full(&opinion.line) {
            return tracing::error!("a review is not sent: too many wait already");
        }
        if let Err(error) = self.opinions.put(opinion) {
            tracing::error!("a review is not sent: {error}");
        }
    }

    /// The hub can be asked: goes on with what waited for it.
    pub(super) fn resume_reviewing(&mut self) {
        let is_here = |opinion: &&Opinion| match &self.config.source {
            HubSource::Url(_) => true,
            HubSource::Embedded(_) => opinion.line == self.config.line,
        };
        self.reviewing.to_say = self.opinions.waiting().filter(is_here).map(|opinion| opinion.id.clone()).collect();
        self.say_next();
        let ReviewsState { design, status, .. } = &self.reviewing.shown;
        if !design.is_empty() && matches!(status, FeedStatus::Loading | FeedStatus::Offline { .. }) {
            self.fetch_reviews(None);
        }
    }

    fn say_next(&mut self) {
        let Hub::Up(hub) = &self.hub else { return };
        while !self.reviewing.saying {
            let Some(id) = self.reviewing.to_say.pop_front() else { return };
            let Some(opinion) = self.opinions.get(&id).cloned() else { continue };
            let hub = hub.clone();
            self.reviewing.saying = true;
            self.tasks.spawn(async move {
                let result = hub.say(&opinion).await;
                Done::Said(opinion, result)
            });
        }
    }

    pub(super) async fn take_said(&mut self, sent: Opinion, result: Result<(), HubTrouble>) {
        self.reviewing.saying = false;
        match result {
            Ok(()) => {
                self.settle_opinion(&sent).await;
                let said = if sent.review.is_some() { SaidState::Taken } else { SaidState::Withdrawn };
                self.tell(Reply::Said(said)).await;
                if self.reviewing.shown.design == sent.design {
                    // What was said stays on screen until the hub says it.
                    self.reviewing.shown.own = sent.review.map(|review| as_said(review, (self.config.now)()));
                    self.tell_reviews().await;
                    self.refresh_reviews();
                }
                // The rating stands on the cards too.
                Feed::ALL.into_iter().for_each(|feed| self.fetch(feed));
            }
            Err(why @ HubTrouble::Refused(_)) => {
                self.settle_opinion(&sent).await;
                self.tell_refused(why).await;
            }
            Err(why) if why.is_unreachable() => {
                self.reviewing.to_say.push_front(sent.id);
                self.postpone_saying().await;
            }
            Err(_) => self.tell_opinion_queued(&sent.id).await,
        }
        self.say_next();
    }

    /// The hub has said yes or no to `sent`; something newer stays.
    async fn settle_opinion(&mut self, sent: &Opinion) {
        if self.opinions.get(&sent.id) != Some(sent) {
            return self.reviewing.to_say.push_back(sent.id.clone());
        }
        self.reviewing.unsettled.remove(&sent.id);
        if let Err(error) = self.opinions.remove(&sent.id) {
            self.tell(Reply::Trouble(error.into())).await;
        }
    }

    async fn tell_refused(&mut self, why: HubTrouble) {
        self.reviewing.shown.refused = Some(why.clone());
        self.tell(Reply::Said(SaidState::Refused { why })).await;
        self.tell_reviews().await;
    }

    /// The hub is away: everything waits for the next round.
    pub(super) async fn postpone_reviewing(&mut self, why: HubTrouble) {
        self.postpone_saying().await;
        let shown = &mut self.reviewing.shown;
        if !shown.design.is_empty() && shown.status == FeedStatus::Loading {
            shown.status = FeedStatus::Offline { why };
            self.tell_reviews().await;
        }
    }

    async fn postpone_saying(&mut self) {
        while let Some(id) = self.reviewing.to_say.pop_front() {
            self.tell_opinion_queued(&id).await;
        }
    }

    /// Tells that an opinion waits, once.
    async fn tell_opinion_queued(&mut self, id: &str) {
        if self.reviewing.unsettled.remove(id) {
            self.tell(Reply::Said(SaidState::Queued)).await;
        }
    }
}

/// A review as the hub will have it, said at `now` (seconds since 1970-01-01 UTC). It has no id before the hub gave it one.
fn as_said(review: NewReview, now: i64) -> Review {
    let NewReview { stars, text, author } = review;
    Review { id: String::new(), stars, text, author, created_at: now, sample: false }
}
