//! What app and hub say to each other: JSON over HTTP under `/v1`.
//!
//! Invariant: the only types both sides share; adding a field is compatible, so unknown fields are ignored and new ones have
//! defaults. Errors are problem documents (RFC 9457).

mod reviews;

pub use reviews::*;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Largest body either side reads, in bytes.
pub const MAX_BODY_BYTES: usize = 256 * 1024;
/// Longest title, in characters.
pub const MAX_TITLE_CHARS: usize = 60;
/// Longest handle of an author, in characters.
pub const MAX_AUTHOR_CHARS: usize = 40;
/// Designs on one page of a feed.
pub const PAGE_SIZE: usize = 12;

/// A feed of community designs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Feed {
    Recent,
    Popular,
    Staff,
    /// The best rated first. Hubs from before reviews do not have it.
    Rated,
}

impl Feed {
    pub const ALL: [Self; 4] = [Self::Popular, Self::Recent, Self::Staff, Self::Rated];

    /// The name in URLs and files.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recent => "recent",
            Self::Popular => "popular",
            Self::Staff => "staff",
            Self::Rated => "rated",
        }
    }
}

/// One page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// What to send as `cursor` for the next page; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A community design: a code, never a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommunityDesign {
    pub id: String,
    pub line: String,
    /// See [`crate::design::code`].
    pub code: String,
    pub title: String,
    pub author: String,
    #[serde(default)]
    pub likes: u32,
    /// Times it was bought; `0` where nothing is known.
    #[serde(default)]
    pub orders: u32,
    /// Seconds since 1970-01-01 UTC.
    pub created_at: i64,
    /// Made up to fill an empty hub; shown as such.
    #[serde(default)]
    pub sample: bool,
    /// Present on staff picks: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff_note: Option<String>,
    /// What its reviews say; absent where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
}

/// Body of `POST /v1/designs`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewDesign {
    /// Chosen by the sender (a random UUID-like text of 8 to 64 letters, digits and `-`): sending twice publishes once.
    pub id: String,
    pub line: String,
    pub code: String,
    pub title: String,
    pub author: String,
}

/// Advice of the vendor. Texts are by language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VendorSuggestion {
    pub id: String,
    pub line: String,
    pub author: String,
    pub title: BTreeMap<String, String>,
    pub why: BTreeMap<String, String>,
    /// Offered only where each of these groups has one of these values.
    #[serde(default)]
    pub when: BTreeMap<String, Vec<String>>,
    /// Group id to value id.
    pub change: BTreeMap<String, String>,
    #[serde(default)]
    pub sample: bool,
}

/// Answer of `GET /v1/health`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    pub status: String,
    pub version: String,
    /// Lines the hub knows, with the hash of its catalog.
    pub lines: BTreeMap<String, String>,
}

/// A problem document (RFC 9457) as the hub writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Problem {
    /// [`PROBLEM_PREFIX`] and the kind.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    /// In English; who knows the kind and the reason says it in another language.
    pub detail: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// What the `type` of every problem of a hub begins with.
pub const PROBLEM_PREFIX: &str = "urn:atelier:problem:";

/// Why a design is refused, for programs: names are ids of the catalog.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "kebab-case")]
pub enum Reason {
    BadId,
    TextEmpty {
        field: Field,
    },
    TextLong {
        field: Field,
        most: usize,
    },
    /// Control characters, or nothing that can be seen.
    TextUnfit {
        field: Field,
    },
    /// It may offend others.
    TextOffends {
        field: Field,
    },
    /// The stars of a review are none of 1 to [`MAX_STARS`].
    BadStars,
    /// The key of a writer is missing, or could be guessed.
    BadKey,
    /// Too much was sent from one address; the next is taken in so many minutes.
    TooOften {
        minutes: usize,
    },
    /// The line is offered from `day` on, as `YYYY-MM-DD`.
    NotYet {
        day: String,
    },
    /// The line was offered until `day`.
    Ended {
        day: String,
    },
    Retired,
    NoCode,
    /// The check digits of the code do not match.
    Mistyped,
    /// The code was made by a newer Atelier.
    NewerCode,
    OtherLine,
    /// So many choices are not in the line any more.
    Lost {
        count: usize,
    },
    /// Groups without a choice.
    Open {
        groups: Vec<String>,
    },
    /// Groups with a text or colour that cannot be made.
    Unfit {
        groups: Vec<String>,
    },
    /// Groups and values that are not offered today.
    Withdrawn {
        values: Vec<(String, String)>,
    },
    /// Rules that the design breaks.
    Forbidden {
        rules: Vec<String>,
    },
}

/// A text of a [`NewDesign`] or a [`NewReview`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Field {
    Title,
    Author,
    /// What a review says.
    Review,
}
