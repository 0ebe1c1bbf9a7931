//! The community client: one named worker thread with its own runtime pulls feeds and suggestions from the hub.
//!
//! Invariant: nothing in Bevy's systems ever waits for the network; requests and replies go through bounded channels, and
//! every reply wakes the event loop.

pub mod address;
mod cache;
pub mod client;
pub mod embedded;
pub mod exchange;
mod list;
mod opinion;
mod outbox;
mod plugin;
mod reader;
pub mod state;
mod tasks;
pub mod thread;
pub mod trouble;
pub mod untrusted;
pub mod worker;

#[cfg(test)]
mod chaos;

pub use opinion::Opinion;
pub use plugin::plugin;
pub use state::{FeedState, FeedStatus, PublishState, ReviewsState, SaidState};
pub use trouble::HubTrouble;

use crate::wire::{CommunityDesign, Feed, NewDesign, VendorSuggestion};
use bevy::prelude::*;
use std::{collections::BTreeMap, path::PathBuf};

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

/// How the community room is set up; inserted by whoever starts the app.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct CommunityConfig {
    pub place: HubPlace,
    /// Folder of caches, the outbox and the embedded hub's database.
    pub data_dir: PathBuf,
    /// Whether the embedded hub shows the samples that come with a catalog.
    pub samples: bool,
}

/// Everything the community room knows; read by ui.
#[derive(Resource, Debug)]
pub struct Community {
    pub feeds: BTreeMap<Feed, FeedState<CommunityDesign>>,
    pub suggestions: FeedState<VendorSuggestion>,
    pub publish: PublishState,
    /// Of the design that somebody looks at.
    pub reviews: ReviewsState,
}

impl Community {
    /// A community with every list in the same state and nothing in it.
    pub fn bare(status: FeedStatus) -> Self {
        Self {
            feeds: Feed::ALL.into_iter().map(|feed| (feed, FeedState::bare(status.clone()))).collect(),
            suggestions: FeedState::bare(status.clone()),
            publish: PublishState::Idle,
            reviews: ReviewsState::bare("", status),
        }
    }
}

impl Default for Community {
    fn default() -> Self {
        Self::bare(FeedStatus::Loading)
    }
}

/// A request to the worker; sent by ui.
#[derive(Message, Clone, Debug)]
pub enum CommunityRequest {
    /// Ask the hub again for everything.
    Refresh,
    /// The next page of a feed.
    More(Feed),
    Publish(NewDesign),
    /// The reviews of a design, as the writer with `key` sees them.
    Reviews {
        design: String,
        key: Option<String>,
    },
    /// The next page of them.
    MoreReviews,
    /// Say something of a design, or take it back.
    Say(Opinion),
}
