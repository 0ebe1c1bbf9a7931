//! Ratings of designs, and what others say of one of them.

use super::ShelfStatus;
use crate::wire::MAX_STARS;
use egui::TextureId;

/// What reviews say of a design together.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingView {
    /// Mean of the stars.
    pub stars: f32,
    /// The mean as a number in the language of the panels.
    pub mean: String,
    /// How many reviews there are.
    pub count: u32,
    /// For example `4.5 of 5 stars, 12 reviews`.
    pub words: String,
    /// The reviews are made up.
    pub sample: bool,
}

/// The reviews of the design that somebody looks at.
#[derive(Clone, Debug, PartialEq)]
pub struct ReviewsView {
    /// Title of the design.
    pub title: String,
    /// Whose it is, in words.
    pub by: String,
    pub picture: Option<TextureId>,
    pub rating: Option<RatingView>,
    /// How many reviews gave 1 star, 2 stars, and so on.
    pub stars: [u32; MAX_STARS as usize],
    /// Newest first, without one's own.
    pub list: Vec<ReviewView>,
    /// What whoever looks said.
    pub own: Option<OwnReview>,
    /// The hub has not taken back yet what whoever looks said.
    pub leaving: bool,
    /// Why the hub did not take what was said last, in words.
    pub refused: Option<String>,
    pub status: ShelfStatus,
    /// There are further pages.
    pub more: bool,
}

/// One review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewView {
    /// From 1 to [`MAX_STARS`].
    pub stars: u8,
    /// May be empty.
    pub text: String,
    /// Who wrote it, and how long ago.
    pub by: String,
    /// Made up.
    pub sample: bool,
}

/// What whoever looks said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnReview {
    pub review: ReviewView,
    /// The hub does not have it yet.
    pub waits: bool,
}

/// A review that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewDraft {
    /// 0 as long as none are given.
    pub stars: u8,
    pub text: String,
    pub author: String,
    /// The form is open.
    pub is_open: bool,
}
