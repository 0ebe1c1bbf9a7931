//! Where a hub keeps its rows.
//!
//! Invariant: everything above this module speaks [`Store`] and knows no SQL; an implementation passes the checks in
//! [`contract`]. A database of another kind is one more file beside [`sqlite`], with its own steps under `migrations/`.

#[cfg(test)]
mod contract;
mod sqlite;

pub use sqlite::{OLDEST_SQLITE, SqliteStore};

use super::cursor::Mark;
use crate::wire::{CommunityDesign, Feed, VendorSuggestion};
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

/// What fills one line of an empty hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    pub line: String,
    pub catalog_hash: String,
    /// Seconds since 1970-01-01 UTC.
    pub planted_at: i64,
    pub designs: Vec<Entry>,
    pub suggestions: Vec<VendorSuggestion>,
}

/// Rows of designs and suggestions. Every call is one transaction.
pub trait Store: Send + Sync {
    /// Whether the store answers.
    fn ping(&self) -> Pending<'_, ()>;

    /// At most `limit` designs of a feed, following `after`, largest key first: the time of publication for
    /// [`Feed::Recent`] and [`Feed::Staff`], the popularity for [`Feed::Popular`]; then the largest id first.
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
