//! Suggestions of the vendor and sample designs of a made-up community.
//!
//! Invariant: the n-th sample that leaves here is the n-th of the file; its selection is only filled in by
//! [`super::soundness`].

use super::{Work, ids::Ids, problems::quoted};
use crate::catalog::{
    Choice, MAX_STARS, Sample, SampleReview, Selection, Suggestion,
    raw::{RawReview, RawSample, RawSuggestion},
    spans::Place,
};
use std::collections::BTreeSet;

/// Most suggestions, samples and presets, of each.
const MAX_ADVICE: usize = 500;
/// Longest name of an author and title of a sample, in characters.
const MAX_NAME: usize = 80;
/// Longest note of the staff, in characters.
const MAX_NOTE: usize = 400;
/// Longest text of a review, in characters, and most reviews of a sample.
const MAX_REVIEW: usize = 600;
const MAX_REVIEWS: usize = 12;

impl Work<'_> {
    /// All suggestions.
    pub fn suggestions(&mut self, place: Place, raw: &[RawSuggestion], ids: &Ids) -> Vec<Suggestion> {
        let mut known = BTreeSet::new();
        let mut suggestions = Vec::new();
        for (i, raw) in self.not_too_many(&place, raw, "suggestions").iter().enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "suggestion", &raw.id, &mut known);
            self.check_words(at.field("author"), "author", &raw.author, MAX_NAME);
            let key = format!("suggestion-{}", raw.id);
            let title = self.texts.required(&key, at.field("id"), &mut self.problems);
            let why = self.texts.required(&format!("{key}.why"), at.field("id"), &mut self.problems);
            if raw.change.is_empty() {
                let remedy = "name at least one group with its new value";
                self.problems.error(at.field("change"), "empty-change", "the suggestion changes nothing", remedy);
            }
            let when = self.condition(&at.field("when"), &raw.when, ids);
            let change = self.choices(&at.field("change"), &raw.change, ids);
            self.check_wordless(&at.field("change"), &change, &Selection::new(Vec::new()), ids);
            suggestions.push(Suggestion { id: raw.id.clone(), author: raw.author.clone(), title, why, when, change });
        }
        suggestions
    }

    /// All samples, and the choices that each lists.
    pub fn samples(&mut self, place: Place, raw: &[RawSample], ids: &Ids) -> (Vec<Sample>, Vec<Vec<Choice>>) {
        let samples = self.not_too_many(&place, raw, "samples").iter().enumerate().map(|(i, raw)| {
            let at = place.item(i);
            self.check_words(at.field("title"), "title", &raw.title, MAX_NAME);
            self.check_words(at.field("author"), "author", &raw.author, MAX_NAME);
            if let Some(note) = &raw.staff_note {
                self.check_words(at.field("staff_note"), "staff_note", note, MAX_NOTE);
            }
            let (choices, selection) = self.given(&at, &raw.choices, &raw.free, ids);
            let sample = Sample {
                title: raw.title.clone(),
                author: raw.author.clone(),
                likes: raw.likes,
                orders: raw.orders,
                days_ago: raw.days_ago,
                staff_note: raw.staff_note.clone(),
                reviews: self.reviews(&at.field("reviews"), raw),
                selection,
            };
            (sample, choices)
        });
        samples.unzip()
    }

    /// What is said of a sample, as far as it can be shown.
    fn reviews(&mut self, place: &Place, sample: &RawSample) -> Vec<SampleReview> {
        if sample.reviews.len() > MAX_REVIEWS {
            let message = format!("there are {} reviews of one sample", sample.reviews.len());
            let remedy = format!("keep at most {MAX_REVIEWS}, the most telling of them");
            self.problems.error(place.item(MAX_REVIEWS), "too-many", message, remedy);
        }
        let reviews = sample.reviews.iter().take(MAX_REVIEWS).enumerate().map(|(i, raw)| {
            let at = place.item(i);
            self.check_words(at.field("author"), "author", &raw.author, MAX_NAME);
            if !raw.text.is_empty() {
                self.check_words(at.field("text"), "text", &raw.text, MAX_REVIEW);
            }
            if !(1..=MAX_STARS).contains(&raw.stars) {
                let message = format!("a review gives {} stars", raw.stars);
                let remedy = format!("give 1 to {MAX_STARS}");
                self.problems.error(at.field("stars"), "bad-stars", message, remedy);
            }
            if raw.days_ago > sample.days_ago {
                let message = format!("the review is of {} days ago, the design of {}", raw.days_ago, sample.days_ago);
                let remedy = format!("write {} or less", sample.days_ago);
                self.problems.error(at.field("days_ago"), "early-review", message, remedy);
            }
            let RawReview { stars, text, author, days_ago } = raw;
            SampleReview { stars: *stars, text: text.clone(), author: author.clone(), days_ago: *days_ago }
        });
        reviews.collect()
    }

    /// The first of a list of so many as can be checked against the rules; an error if that are not all.
    pub fn not_too_many<'r, T>(&mut self, place: &Place, list: &'r [T], what: &str) -> &'r [T] {
        if list.len() > MAX_ADVICE {
            let message = format!("there are {} {what}", list.len());
            let remedy = format!("keep at most {MAX_ADVICE}, the best of them");
            self.problems.error(place.item(MAX_ADVICE), "too-many", message, remedy);
        }
        &list[..list.len().min(MAX_ADVICE)]
    }

    /// Words for a card: some, not too many, on one line.
    fn check_words(&mut self, place: Place, what: &str, words: &str, longest: usize) {
        if words.trim().is_empty() || words.chars().count() > longest || words.chars().any(char::is_control) {
            let message = format!("{} cannot be shown as `{what}`", quoted(words));
            let remedy = format!("write 1 to {longest} characters on one line");
            self.problems.error(place, "bad-words", message, remedy);
        }
    }
}
