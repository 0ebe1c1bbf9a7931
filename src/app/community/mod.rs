//! The community client: one named worker thread with its own runtime pulls feeds and suggestions from the hub.
//!
//! Invariant: nothing in Bevy's systems ever waits for the network; requests and replies go through bounded channels, and
//! every reply wakes the event loop.

use crate::wire::{CommunityDesign, Feed, NewDesign, VendorSuggestion};
use bevy::prelude::*;
use std::collections::BTreeMap;

/// Where the hub is.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub enum HubPlace {
    /// A hub inside this process, on a loopback port of its choice.
    Embedded,
    /// A hub at this base URL.
    Url(String),
    /// No hub: feeds stay off, nothing is sent.
    Off,
}

/// What is known of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedStatus {
    /// Nothing yet, a request is under way.
    Loading,
    /// As the hub last said it.
    Ready,
    /// From the disk cache or an earlier answer; the hub could not be reached since. Unix seconds of that answer.
    Stale { since: i64 },
    /// Nothing is known and the hub cannot be reached; why, in plain words.
    Offline { why: String },
    /// The hub has nothing in this list.
    Empty,
    /// There is no hub ([`HubPlace::Off`]).
    Off,
}

/// One list and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedState<T> {
    pub items: Vec<T>,
    pub status: FeedStatus,
    /// The hub has further pages.
    pub more: bool,
}

/// What became of the last publication.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum PublishState {
    #[default]
    Idle,
    Sending {
        title: String,
    },
    /// It lies in the outbox and will be sent when the hub can be reached.
    Queued {
        title: String,
    },
    Done {
        design: CommunityDesign,
    },
    Refused {
        title: String,
        detail: String,
    },
}

/// Everything the community room knows; read by ui.
#[derive(Resource, Debug)]
pub struct Community {
    pub feeds: BTreeMap<Feed, FeedState<CommunityDesign>>,
    pub suggestions: FeedState<VendorSuggestion>,
    pub publish: PublishState,
}

/// A request to the worker; sent by ui.
#[derive(Message, Clone, Debug)]
pub enum CommunityRequest {
    /// Ask the hub again for everything.
    Refresh,
    /// The next page of a feed.
    More(Feed),
    Publish(NewDesign),
}
