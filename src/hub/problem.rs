//! Every refusal as a problem document (RFC 9457).
//!
//! Invariant: the `type` is a stable name that clients may match on; the detail says what the client can do, and nothing of
//! what is inside the hub.

use super::store::StoreError;
use crate::wire::{self, Reason};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

/// The media type of problem documents.
pub const MEDIA_TYPE: &str = "application/problem+json";
/// Longest detail, in characters; names in it come from clients.
const LONGEST_DETAIL: usize = 1000;
/// Longest name from a client that is repeated in a detail, in characters.
const LONGEST_NAME: usize = 64;

/// How long a busy hub wants to be left alone, in seconds.
const BUSY_SECS: u64 = 2;

/// A refusal; the answer to a request that cannot be granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub status: StatusCode,
    /// Follows [`wire::PROBLEM_PREFIX`] in the type.
    pub kind: &'static str,
    pub title: &'static str,
    pub detail: String,
    /// What the detail says, for programs.
    pub reason: Option<Reason>,
    /// After how many seconds the same request may succeed, if that is known.
    pub retry_secs: Option<u64>,
}

impl Problem {
    pub fn new(status: StatusCode, kind: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        let retry_secs = (status == StatusCode::SERVICE_UNAVAILABLE).then_some(BUSY_SECS);
        Self { status, kind, title, detail: shortened(detail.into(), LONGEST_DETAIL), reason: None, retry_secs }
    }

    /// A parameter of the URL that is missing, unknown or out of range.
    pub fn parameter(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "invalid-parameter", "The parameters of the address are wrong", detail)
    }

    pub fn cursor() -> Self {
        Self::new(
            StatusCode::BAD_REQUEST,
            "invalid-cursor",
            "The cursor is not one of this list",
            "Send the “next” of the page before it, unchanged, or leave “cursor” out to begin at the first page.",
        )
    }

    /// A design that must not be published; `detail` says why.
    pub fn design(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-design", "The design cannot be published", detail)
    }

    /// No design has this id.
    pub fn no_design(id: &str) -> Self {
        let detail = format!("No design has the id {}; it may have been taken back.", quoted(id));
        Self::new(StatusCode::NOT_FOUND, "unknown-design", "There is no such design", detail)
    }

    /// A review that cannot be taken; `detail` says why.
    pub fn review(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid-review", "The review cannot be taken", detail)
    }

    /// The problem of a body or a text of a design, told of a review.
    pub fn of_review(self) -> Self {
        match self.kind {
            "invalid-design" => Self { reason: self.reason, ..Self::review(self.detail) },
            _ => self,
        }
    }

    /// More was sent from one address than is taken in an hour; the next is taken in `secs` seconds.
    pub fn too_often(secs: u64) -> Self {
        let minutes = usize::try_from(secs.div_ceil(60).max(1)).unwrap_or(usize::MAX);
        let detail = format!("Too much was sent from your address within an hour. Send it again in {minutes} min.");
        let problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too-often", "Too much was sent at once", detail);
        Self { retry_secs: Some(secs), ..problem.because(Reason::TooOften { minutes }) }
    }

    /// The problem with a reason that programs can tell in other words.
    pub fn because(self, reason: Reason) -> Self {
        Self { reason: Some(reason), ..self }
    }

    /// The problem of a status that some layer answered with without saying more.
    pub fn bare(status: StatusCode) -> Self {
        let (kind, title, detail) = match status {
            StatusCode::METHOD_NOT_ALLOWED => (
                "method-not-allowed",
                "This address does not take the method",
                "The header “Allow” names the methods it takes.",
            ),
            StatusCode::REQUEST_TIMEOUT => {
                ("timeout", "The request took too long", "Send it again, in one go and a little later.")
            }
            StatusCode::NOT_FOUND => ("unknown-address", "There is nothing at this address", "Check the address."),
            _ if status.is_client_error() => {
                ("bad-request", "The request cannot be read", "Check the address, the headers and the body.")
            }
            _ => return Self::internal(),
        };
        Self::new(status, kind, title, detail)
    }

    pub fn internal() -> Self {
        Self::new(
            StatusCode::INTERNAL_SERVER_ERROR,
            "internal",
            "The hub failed",
            "This is not the fault of the request. The hub's log says more; try again later.",
        )
    }
}

impl From<StoreError> for Problem {
    /// What went wrong goes to the log and not to the client.
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Full => {
                tracing::error!("the disk with the database is full: make room there");
                Self::new(
                    StatusCode::INSUFFICIENT_STORAGE,
                    "storage-full",
                    "The hub has no room left",
                    "Nothing was published. Try again when its operator has made room on the disk.",
                )
            }
            StoreError::Busy => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "busy",
                "The hub is busy",
                "Nothing was changed. Try again in a few seconds.",
            ),
            error => {
                tracing::error!(error = &error as &dyn std::error::Error, "the database failed");
                Self::internal()
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let body = wire::Problem {
            kind: format!("{}{}", wire::PROBLEM_PREFIX, self.kind),
            title: self.title.to_owned(),
            status: self.status.as_u16(),
            detail: self.detail,
            reason: self.reason,
        };
        let headers = [(header::CONTENT_TYPE, MEDIA_TYPE), (header::CACHE_CONTROL, "no-store")];
        let mut response = (self.status, headers, axum::Json(&body)).into_response();
        // `Json` brings its own type; the document's is the one that counts.
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        if let Some(secs) = self.retry_secs {
            response.headers_mut().insert(header::RETRY_AFTER, secs.into());
        }
        response
    }
}

/// A name from a client, in quotation marks and short enough to repeat.
pub fn quoted(name: &str) -> String {
    format!("“{}”", shortened(name.to_owned(), LONGEST_NAME))
}

fn shortened(mut text: String, longest: usize) -> String {
    if let Some((end, _)) = text.char_indices().nth(longest) {
        text.truncate(end);
        text.push('…');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn details_stay_short() {
        assert_eq!(quoted("ü".repeat(64).as_str()), format!("“{}”", "ü".repeat(64)));
        assert_eq!(quoted("ü".repeat(65).as_str()), format!("“{}…”", "ü".repeat(64)));
        assert_eq!(Problem::parameter("x".repeat(1_000_000)).detail.chars().count(), LONGEST_DETAIL + 1);
    }

    #[test]
    fn failures_keep_their_insides_to_themselves() {
        let problem = Problem::from(StoreError::Failed("no such column: designs.secret".into()));
        assert_eq!(problem, Problem::internal());
    }
}
