//! What goes between the worker and the rest of the program.
//!
//! Invariant: plain values; neither side holds anything of the other.

use super::{
    client::Patience,
    embedded::EmbeddedHub,
    opinion::Opinion,
    state::{FeedState, PublishState, ReviewsState, SaidState},
};
use crate::{
    app::session::Trouble,
    wire::{CommunityDesign, Feed, NewDesign, VendorSuggestion},
};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// A question to the worker.
#[derive(Clone, Debug)]
pub enum Ask {
    Refresh,
    More(Feed),
    Publish(NewDesign),
    /// The reviews of a design, as the writer with `key` sees them.
    Reviews {
        design: String,
        key: Option<String>,
    },
    /// The next page of them.
    MoreReviews,
    Say(Opinion),
}

/// What the worker tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Feed(Feed, FeedState<CommunityDesign>),
    Suggestions(FeedState<VendorSuggestion>),
    Publish(PublishState),
    Reviews(Box<ReviewsState>),
    Said(SaidState),
    /// Something could not be kept.
    Trouble(Trouble),
}

/// Which hub is asked.
#[derive(Clone)]
pub enum HubSource {
    Url(String),
    Embedded(EmbeddedHub),
}

/// How often the hub is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// While it answers; also the first pause when it does not.
    pub calm: Duration,
    /// Longest pause while it does not.
    pub longest: Duration,
}

impl Default for Rhythm {
    fn default() -> Self {
        Self { calm: Duration::from_secs(60), longest: Duration::from_secs(300) }
    }
}

/// What the worker needs to know.
#[derive(Clone)]
pub struct WorkerConfig {
    pub source: HubSource,
    pub line: String,
    /// Hash of the catalog that says what can be shown.
    pub catalog: String,
    pub data_dir: PathBuf,
    /// Whether a text is a design code of this line.
    pub is_code: Arc<dyn Fn(&str) -> bool + Send + Sync>,
    /// Seconds since 1970-01-01 UTC.
    pub now: fn() -> i64,
    pub patience: Patience,
    pub rhythm: Rhythm,
}
