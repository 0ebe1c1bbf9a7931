//! Where a hub keeps its rows.
//!
//! Invariant: everything above this module speaks [`Store`] and knows no SQL; an implementation passes the checks in
//! [`contract`]. A database of another kind is one more file beside [`sqlite`], with its own steps under `migrations/`.

#[cfg(test)]
mod contract;
mod sqlite;

pub use sqlite::{OLDEST_SQLITE, SqliteStore};

use super::{cursor::Mark, rating::Stars};
use crate::wire::{CommunityDesign, Feed, Rating, Review, VendorSuggestion};
use std::pin::Pin;

/// What a store answers with, later.
pub type Pending<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Why a store cannot answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    #[error("the disk is full")]
    Full,
    #[error("another program keeps the database busy")]
    Busy,
    #[error("the database cannot be opened for writing: {0}")]
    Refused(Box<dyn std::error::Error + Send + Sync>),
    #[error("the database is damaged: {0}")]
    Damaged(Box<dyn std::error::Error + Send + Sync>),
    #[error("the database was made by a newer program (step {0})")]
    TooNew(i64),
    #[error("SQLite {0} is too old")]
    OldEngine(String),
    #[error("the database failed: {0}")]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

/// A design with its place in the popular feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub design: CommunityDesign,
    /// See [`super::popularity::rank`].
    pub popularity: i64,
}

/// A row of a list with its place in that list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed<T> {
    pub mark: Mark,
    pub row: T,
}

/// What came of publishing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    Created(CommunityDesign),
    /// The same design was published under this id before; here it is.
    Same(CommunityDesign),
    /// Another design has this id.
    Taken,
}

/// Reviews of a design, and what all of them say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reviews {
    pub rows: Vec<Listed<Review>>,
    pub rating: Option<Rating>,
    /// Of the reviews that the rating counts.
    pub stars: Stars,
    /// The review of whoever asks.
    pub own: Option<Review>,
}

/// What came of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reviewed {
    Created,
    /// The writer had said something before.
    Changed,
    NoDesign,
}

/// What fills one line of an empty hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    pub line: String,
    pub catalog_hash: String,
    /// Seconds since 1970-01-01 UTC.
    pub planted_at: i64,
    pub designs: Vec<Entry>,
    /// Each with the id of its design.
    pub reviews: Vec<(String, Review)>,
    pub suggestions: Vec<VendorSuggestion>,
}

/// Rows of designs, reviews and suggestions. Every call is one transaction.
pub trait Store: Send + Sync {
    /// Whether the store answers.
    fn ping(&self) -> Pending<'_, ()>;

    /// At most `limit` designs of a feed, following `after`, largest key first: the time of publication for
    /// [`Feed::Recent`] and [`Feed::Staff`], the popularity for [`Feed::Popular`], the rank of the rating for
    /// [`Feed::Rated`], which has only designs with one; then the largest id first.
    fn page<'a>(
        &'a self,
        line: &'a str,
        feed: Feed,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Vec<Listed<CommunityDesign>>>;

    fn design<'a>(&'a self, id: &'a str) -> Pending<'a, Option<CommunityDesign>>;

    /// Adds a design unless its id is taken. The same line, code, title and author is the same design.
    fn publish(&self, entry: Entry) -> Pending<'_, Published>;

    /// At most `limit` reviews of a design following `after`, newest first, of those that its rating counts; with that of the
    /// writer `own`. `None` if there is no such design.
    fn reviews<'a>(
        &'a self,
        design: &'a str,
        own: Option<&'a str>,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Option<Reviews>>;

    /// Adds a review of a design, in place of what the same writer said before.
    fn review<'a>(&'a self, design: &'a str, review: Review) -> Pending<'a, Reviewed>;

    /// Takes a review back, if it is there.
    fn withdraw<'a>(&'a self, design: &'a str, id: &'a str) -> Pending<'a, ()>;

    /// At most `limit` suggestions following `after`, in the vendor's order; keys are negative positions, so that larger ones
    /// come first here too.
    fn suggestions<'a>(
        &'a self,
        line: &'a str,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Vec<Listed<VendorSuggestion>>>;

    /// Replaces the samples of a line, unless they already come from this catalog. Says whether anything changed.
    fn plant(&self, seed: Seed) -> Pending<'_, bool>;

    /// Takes out the samples of all lines. Says how many rows that were.
    fn uproot(&self) -> Pending<'_, u64>;

    /// Finishes what is under way and closes the files.
    fn close(&self) -> Pending<'_, ()>;
}
