//! Ratings and reviews of community designs.
//!
//! Invariant: nothing here tells who wrote a review; the key that lets a writer change it travels in a header alone.

use serde::{Deserialize, Serialize};

/// Longest text of a review, in characters.
pub const MAX_REVIEW_CHARS: usize = 600;
/// The best that can be given.
pub const MAX_STARS: u8 = 5;
/// Lengths that the key of a writer may have, in bytes. It is made of letters, digits and `-`, at random.
pub const REVIEW_KEY_BYTES: std::ops::RangeInclusive<usize> = 16..=64;

/// What all reviews of a design say together. Made-up ones count only as long as there are no others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rating {
    /// Mean of the stars, in hundredths: 450 is four and a half.
    pub mean_hundredths: u16,
    /// How many reviews there are; at least 1.
    pub count: u32,
    /// The reviews are made up to fill an empty hub; shown as such.
    #[serde(default)]
    pub sample: bool,
}

/// A review as others see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The same for every review of one writer of one design, and of no other.
    pub id: String,
    /// From 1 to [`MAX_STARS`].
    pub stars: u8,
    /// May be empty: stars alone say something too.
    #[serde(default)]
    pub text: String,
    /// Handle of the writer.
    pub author: String,
    /// When it was written or last written anew; seconds since 1970-01-01 UTC.
    pub created_at: i64,
    /// Made up; see [`Rating::sample`].
    #[serde(default)]
    pub sample: bool,
}

/// Answer of `GET /v1/designs/{id}/reviews`: newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReviewPage {
    pub items: Vec<Review>,
    /// As in [`Page`](super::Page).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// How many reviews gave 1 star, 2 stars, and so on.
    #[serde(default)]
    pub stars: [u32; MAX_STARS as usize],
    /// The review of whoever asks, wherever it is in the list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<Review>,
}

/// Body of `PUT /v1/designs/{id}/review`: writes a review, or writes it anew.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    pub stars: u8,
    #[serde(default)]
    pub text: String,
    pub author: String,
}

#[cfg(test)]
mod tests {
    use super::{
        super::{CommunityDesign, Feed},
        *,
    };

    #[test]
    fn hubs_and_programs_from_before_reviews_and_after_are_understood() {
        let old = r#"{"id": "a", "line": "hat", "code": "C", "title": "T", "author": "k", "created_at": 1}"#;
        let mut design: CommunityDesign = serde_json::from_str(old).unwrap();
        assert_eq!(design.rating, None);
        assert!(!serde_json::to_string(&design).unwrap().contains("rating"), "nothing is said where nothing is known");
        design.rating = Some(Rating { mean_hundredths: 450, count: 2, sample: false });
        let again: CommunityDesign = serde_json::from_str(&serde_json::to_string(&design).unwrap()).unwrap();
        assert_eq!(again, design);
        let newer = r#"{"items": [], "helpful": 3}"#;
        let page: ReviewPage = serde_json::from_str(newer).unwrap();
        assert_eq!((page.rating, page.stars, page.own, page.next), (None, [0; 5], None, None));
        let mine = r#"{"stars": 5, "author": "k", "sample": true}"#;
        assert!(serde_json::from_str::<NewReview>(mine).is_err(), "figures are set by the hub alone");
        assert_eq!(Feed::Rated.name(), "rated");
    }
}
