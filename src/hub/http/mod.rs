//! What all routes share: bodies and parameters read with suspicion, entity tags, and problems for every refusal.
//!
//! Invariant: nothing here knows what a design is.

pub mod body;
pub mod connections;
pub mod etag;
pub mod guard;
pub mod params;

/// Cache policy of lists and designs: kept, but asked about each time, which costs an empty answer.
pub const REVALIDATE: (axum::http::HeaderName, &str) = (axum::http::header::CACHE_CONTROL, "no-cache");
