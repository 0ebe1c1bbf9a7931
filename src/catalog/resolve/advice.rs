//! Suggestions of the vendor and sample designs of a made-up community.
//!
//! Invariant: the n-th sample that leaves here is the n-th of the file; its selection is only filled in by
//! [`super::soundness`].

use super::{Work, ids::Ids, problems::quoted};
use crate::catalog::{
    Choice, Sample, Selection, Suggestion,
    raw::{RawSample, RawSuggestion},
    spans::Place,
};
use std::collections::BTreeSet;

/// Most suggestions, samples and presets, of each.
const MAX_ADVICE: usize = 500;
/// Longest name of an author and title of a sample, in characters.
const MAX_NAME: usize = 80;
/// Longest note of the staff, in characters.
const MAX_NOTE: usize = 400;

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
                selection,
            };
            (sample, choices)
        });
        samples.unzip()
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
