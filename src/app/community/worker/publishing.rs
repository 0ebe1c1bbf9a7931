//! Publishing: what a customer sends lies in the outbox until the hub has said yes or no.
//!
//! Invariant: a design is in the outbox before the first byte of it is sent.

use super::{Hub, Worker};
use crate::{
    app::community::{
        exchange::{HubSource, Reply},
        reader::Reader,
        state::PublishState,
        tasks::Done,
        trouble::HubTrouble,
        untrusted,
    },
    wire::{Feed, MAX_AUTHOR_CHARS, MAX_TITLE_CHARS, NewDesign},
};
use std::collections::VecDeque;

impl<W: Fn()> Worker<W> {
    pub(super) async fn publish(&mut self, design: NewDesign) {
        let design = tidy(&design);
        let NewDesign { id, title, .. } = design.clone();
        if self.outbox.is_full(&design.line) && self.outbox.get(&id).is_none() {
            let why = HubTrouble::OutboxFull;
            return self.tell(Reply::Publish(PublishState::Refused { title, why })).await;
        }
        self.tell(Reply::Publish(PublishState::Sending { title })).await;
        if let Err(error) = self.outbox.put(&design) {
            self.tell(Reply::Trouble(error.into())).await;
        }
        self.unsettled.insert(id.clone());
        if !self.to_send.contains(&id) {
            self.to_send.push_back(id);
        }
        match self.hub {
            Hub::Absent => self.refresh(),
            Hub::Connecting => {}
            Hub::Up(_) => self.send_next(),
        }
    }

    /// Puts a publication into the outbox for the next start.
    pub(super) fn keep(&mut self, design: &NewDesign) {
        if self.outbox.is_full(&design.line) {
            return tracing::error!("“{}” is not published: too many designs wait already", design.title);
        }
        if let Err(error) = self.outbox.put(&tidy(design)) {
            tracing::error!("“{}” is not published: {error}", design.title);
        }
    }

    /// What waits and may be sent now. The hub of this program has only the line that is open; any other hub may have all.
    pub(super) fn sendable(&self) -> VecDeque<String> {
        let is_here = |design: &&NewDesign| match &self.config.source {
            HubSource::Url(_) => true,
            HubSource::Embedded(_) => design.line == self.config.line,
        };
        self.outbox.waiting().filter(is_here).map(|design| design.id.clone()).collect()
    }

    pub(super) fn send_next(&mut self) {
        let Hub::Up(hub) = &self.hub else { return };
        while !self.sending {
            let Some(id) = self.to_send.pop_front() else { return };
            let Some(design) = self.outbox.get(&id).cloned() else { continue };
            let hub = hub.clone();
            self.sending = true;
            self.tasks.spawn(async move {
                let result = hub.publish(&design).await;
                Done::Published(design, result)
            });
        }
    }

    pub(super) async fn take_published(&mut self, sent: NewDesign, result: Result<Vec<u8>, HubTrouble>) {
        self.sending = false;
        match result {
            Ok(body) => {
                let design = Reader::new(&self.config).published(&sent, &body);
                self.settle(&sent.id).await;
                self.tell(Reply::Publish(PublishState::Done { design })).await;
                self.fetch(Feed::Recent);
            }
            Err(why @ HubTrouble::Refused(_)) => {
                self.settle(&sent.id).await;
                self.tell(Reply::Publish(PublishState::Refused { title: sent.title, why })).await;
            }
            Err(why) if why.is_unreachable() => {
                self.to_send.push_front(sent.id);
                self.postpone_sending().await;
            }
            Err(_) => self.tell_queued(&sent.id).await,
        }
        self.send_next();
    }

    /// The hub has said yes or no.
    async fn settle(&mut self, id: &str) {
        self.unsettled.remove(id);
        if let Err(error) = self.outbox.remove(id) {
            self.tell(Reply::Trouble(error.into())).await;
        }
    }

    /// The hub is away: everything waits for the next round.
    pub(super) async fn postpone_sending(&mut self) {
        while let Some(id) = self.to_send.pop_front() {
            self.tell_queued(&id).await;
        }
    }

    /// Tells that a publication waits, once.
    async fn tell_queued(&mut self, id: &str) {
        if let Some(design) = self.outbox.get(id).filter(|_| self.unsettled.remove(id)) {
            let title = design.title.clone();
            self.tell(Reply::Publish(PublishState::Queued { title })).await;
        }
    }
}

fn tidy(design: &NewDesign) -> NewDesign {
    NewDesign {
        title: untrusted::line_of_text(&design.title, MAX_TITLE_CHARS),
        author: untrusted::line_of_text(&design.author, MAX_AUTHOR_CHARS),
        ..design.clone()
    }
}
