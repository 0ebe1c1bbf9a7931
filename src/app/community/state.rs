//! What is known of the hub's lists, as ui shows it.
//!
//! Invariant: every state here is one a customer can be told about in a sentence.

use super::trouble::HubTrouble;
use crate::wire::CommunityDesign;

/// What is known of one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedStatus {
    /// Nothing yet, a request is under way.
    Loading,
    /// As the hub last said it.
    Ready,
    /// From the disk cache or an earlier answer; the hub could not be reached since. Unix seconds of that answer.
    Stale { since: i64 },
    /// Nothing is known and the hub cannot be reached.
    Offline { why: HubTrouble },
    /// The hub has nothing in this list.
    Empty,
    /// There is no hub ([`super::HubPlace::Off`]).
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

impl<T> FeedState<T> {
    /// A list of which nothing is known.
    pub fn bare(status: FeedStatus) -> Self {
        Self { items: Vec::new(), status, more: false }
    }
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
        why: HubTrouble,
    },
}
