//! What a customer says of a design, on its way to the hub.
//!
//! Invariant: the key of the writer is kept beside what waits and sent in a header; it is never shown.

use super::untrusted;
use crate::{
    service::files,
    wire::{MAX_AUTHOR_CHARS, MAX_REVIEW_CHARS, NewReview},
};
use serde::{Deserialize, Serialize};

/// A review to be written, written anew, or taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    /// The same for all that a writer says of a design: only the last word waits.
    pub id: String,
    pub line: String,
    /// Id of the design.
    pub design: String,
    /// Of the writer; see [`crate::wire::REVIEW_KEY_BYTES`].
    pub key: String,
    /// `None` takes back what was said.
    pub review: Option<NewReview>,
}

impl Opinion {
    pub fn new(line: &str, design: &str, key: &str, review: Option<NewReview>) -> Self {
        // The blanks make the stem a hash, which does not tell the key.
        let id = files::stem(&format!("{key} on {design}"));
        let tidy = |review: NewReview| NewReview {
            text: untrusted::line_of_text(&review.text, MAX_REVIEW_CHARS),
            author: untrusted::line_of_text(&review.author, MAX_AUTHOR_CHARS),
            ..review
        };
        Self { id, line: line.into(), design: design.into(), key: key.into(), review: review.map(tidy) }
    }
}
