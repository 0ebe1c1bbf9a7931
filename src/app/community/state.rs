//! What is known of the hub's lists, as ui shows it.
//!
//! Invariant: every state here is one a customer can be told about in a sentence.

use super::trouble::HubTrouble;
use crate::wire::{CommunityDesign, MAX_STARS, Rating, Review};

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
    /// It lies in the outbox and will be sent when the hub can take it.
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

/// What is known of the reviews of the one design that somebody looks at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewsState {
    /// Id of the design; empty while nobody looks at any.
    pub design: String,
    pub rating: Option<Rating>,
    /// How many reviews gave 1 star, 2 stars, and so on.
    pub stars: [u32; MAX_STARS as usize],
    /// Newest first.
    pub items: Vec<Review>,
    /// What whoever looks said of it.
    pub own: Option<Review>,
    /// The hub has not answered what was said last, or taken back.
    pub waits: bool,
    /// Why the hub did not take what was said last.
    pub refused: Option<HubTrouble>,
    pub status: FeedStatus,
    /// The hub has further pages.
    pub more: bool,
}

impl ReviewsState {
    /// Of a design of which nothing is known.
    pub fn bare(design: &str, status: FeedStatus) -> Self {
        Self {
            design: design.to_owned(),
            rating: None,
            stars: Default::default(),
            items: Vec::new(),
            own: None,
            waits: false,
            refused: None,
            status,
            more: false,
        }
    }
}

/// What became of a review that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaidState {
    Taken,
    /// What was said is taken back.
    Withdrawn,
    /// It lies in the outbox and will be sent when the hub can take it.
    Queued,
    Refused {
        why: HubTrouble,
    },
}
