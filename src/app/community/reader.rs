//! From what a hub or a file said to what may be shown.
//!
//! Invariant: the only way from an answer into a list leads through here, and so through [`untrusted`].

use super::{
    client::{RawPage, RawReviews},
    exchange::WorkerConfig,
    state::ReviewsState,
    untrusted,
};
use crate::wire::{CommunityDesign, NewDesign, Review, VendorSuggestion};
use std::sync::Arc;

/// Reads what a hub or a file said, trusting none of it.
pub struct Reader {
    line: String,
    /// Seconds since 1970-01-01 UTC.
    pub now: i64,
    is_code: Arc<dyn Fn(&str) -> bool + Send + Sync>,
}

impl Reader {
    /// A reader as of now.
    pub fn new(config: &WorkerConfig) -> Self {
        Self { line: config.line.clone(), now: (config.now)(), is_code: config.is_code.clone() }
    }

    /// The design, if it can be shown.
    pub fn design(&self, item: CommunityDesign) -> Option<CommunityDesign> {
        untrusted::design(item, &self.line, self.now, &*self.is_code)
    }

    /// The suggestion, if it can be shown.
    pub fn suggestion(&self, item: VendorSuggestion) -> Option<VendorSuggestion> {
        untrusted::suggestion(item, &self.line)
    }

    /// The designs of a page that can be shown.
    pub fn designs(&self, page: RawPage) -> Vec<CommunityDesign> {
        page.items().into_iter().filter_map(|item| self.design(item)).collect()
    }

    /// The suggestions of a page that can be shown.
    pub fn suggestions(&self, page: RawPage) -> Vec<VendorSuggestion> {
        page.items().into_iter().filter_map(|item| self.suggestion(item)).collect()
    }

    /// The review, if it can be shown.
    fn review(&self, item: Review) -> Option<Review> {
        untrusted::review(item, self.now)
    }

    /// Takes a page of reviews in, after those that are known; returns the cursor of the next.
    pub fn reviews(&self, raw: RawReviews, known: &mut ReviewsState) -> Option<String> {
        let RawReviews { page, rating, stars, own } = raw;
        let next = untrusted::cursor(page.next.clone());
        let items = page.items().into_iter().filter_map(|item| self.review(item)).collect();
        let added = untrusted::extend(&mut known.items, items, |review| &review.id);
        known.rating = serde_json::from_value(rating).ok().and_then(untrusted::rating);
        known.stars = untrusted::stars(serde_json::from_value(stars).unwrap_or_default());
        known.own = serde_json::from_value(own).ok().and_then(|own| self.review(own));
        // A page that brings nothing new ends the list, lest it goes in circles.
        next.filter(|_| added > 0 && known.items.len() < untrusted::MAX_ITEMS)
    }

    /// The published design as the hub has it, or as it was sent where the hub says nothing readable.
    pub fn published(&self, sent: &NewDesign, body: &[u8]) -> CommunityDesign {
        let said = serde_json::from_slice(body).ok().and_then(|item| self.design(item));
        said.unwrap_or_else(|| CommunityDesign {
            id: sent.id.clone(),
            line: sent.line.clone(),
            code: sent.code.clone(),
            title: sent.title.clone(),
            author: sent.author.clone(),
            likes: 0,
            orders: 0,
            created_at: self.now,
            sample: false,
            staff_note: None,
            rating: None,
        })
    }
}
