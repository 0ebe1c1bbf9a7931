//! Why the community gives or takes nothing, as data; the ui finds the words.
//!
//! Invariant: nothing here is a sentence but what a hub or the system said, made fit to be shown.

use super::address::AddressError;
use crate::wire::Reason;
use std::path::PathBuf;

/// What stands between the program and a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HubTrouble {
    /// No answer in time.
    Slow,
    NoConnection(Network),
    /// The connection broke.
    Broken(Network),
    /// The hub says with this status that it has a fault or is too busy.
    Failing(u16),
    /// The hub's own no, which a second try would not change.
    Refused(Refusal),
    /// What answers does not talk like a hub.
    Unfit(Unfit),
    Address(AddressError),
    /// No encrypted connection can be made; in the system's words.
    NoEncryption(String),
    /// The hub of this program did not start.
    OwnHub(OwnHub),
    /// The system gives no thread; in its words.
    NoThread(String),
    /// The worker ended.
    Stopped,
    /// The worker has too much to do.
    Busy,
    /// No hub is set.
    Off,
    /// Too many designs wait to be published.
    OutboxFull,
}

impl HubTrouble {
    /// Whether there was no whole answer.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Slow | Self::NoConnection(_) | Self::Broken(_))
    }

    /// Whether the same request may succeed at once.
    pub fn may_pass(&self) -> bool {
        self.is_unreachable() || matches!(self, Self::Failing(500..))
    }
}

/// What the network says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Network {
    /// Nobody listens there.
    Refused,
    /// The other side ended it.
    Reset,
    /// There is no way to the other side.
    NoRoute,
    /// In the system's words.
    Other(String),
}

/// A hub's no.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// What follows [`crate::wire::PROBLEM_PREFIX`] in the type of the problem; empty if it is none of ours.
    pub kind: String,
    pub reason: Option<Reason>,
    /// In the hub's words; empty if it had none.
    pub detail: String,
    pub status: u16,
}

/// How an answer shows that it is not a hub's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// It is not the JSON it should be; in the parser's words.
    Json(String),
    /// It has this media type.
    Type(String),
    /// It has more than [`crate::wire::MAX_BODY_BYTES`].
    Long,
    Status(u16),
}

/// Why the hub of this program did not start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnHub {
    /// This build has none.
    None,
    /// Its data folder cannot be used; in the system's words.
    Folder(PathBuf, String),
    /// The disk with this file is full.
    Full(PathBuf),
    /// Another program keeps this database busy.
    Busy(PathBuf),
    /// This database is damaged.
    Damaged(PathBuf),
    /// This database was made by a newer Atelier.
    Newer(PathBuf),
    /// In the hub's words.
    Other(String),
}
