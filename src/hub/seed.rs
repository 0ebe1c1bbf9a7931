//! Fills an empty hub with what the catalogs bring along, marked as made up, and takes it out again.
//!
//! Invariant: a sample is recognised by its mark in the store, so that switching samples off leaves real rows alone; its id is
//! made from the line and its position and is never one that can be published.

use super::{
    lines::Line,
    popularity,
    store::{Entry, Seed},
};
use crate::{
    catalog::{Catalog, Sample, Suggestion},
    design::code,
    wire::{CommunityDesign, Review, VendorSuggestion},
};
use std::collections::BTreeMap;

/// What the id of every sample begins with.
pub const ID_PREFIX: &str = "sample-";

const DAY_SECS: i64 = 24 * 3600;

/// The samples and suggestions of a line, as new at `now` (seconds since 1970-01-01 UTC) as the catalog says.
pub fn of(line: &Line, now: i64) -> Seed {
    let catalog = &line.catalog;
    let designs = catalog.samples.iter().enumerate().map(|(i, sample)| {
        let design = CommunityDesign {
            id: id(catalog, i),
            line: catalog.line.clone(),
            code: code::encode(catalog, &sample.selection),
            title: sample.title.clone(),
            author: sample.author.clone(),
            likes: sample.likes,
            orders: sample.orders,
            created_at: ago(now, sample.days_ago),
            sample: true,
            staff_note: sample.staff_note.clone(),
            rating: None,
        };
        Entry { popularity: popularity::rank(&design), design }
    });
    Seed {
        line: catalog.line.clone(),
        catalog_hash: catalog.hash.clone(),
        planted_at: now,
        designs: designs.collect(),
        reviews: catalog.samples.iter().enumerate().flat_map(|(i, sample)| reviews(catalog, i, sample, now)).collect(),
        suggestions: catalog.suggestions.iter().map(|suggestion| suggested(catalog, suggestion)).collect(),
    }
}

/// The id of the sample at position `i`.
fn id(catalog: &Catalog, i: usize) -> String {
    format!("{ID_PREFIX}{}-{:02}", catalog.line, i + 1)
}

fn ago(now: i64, days: u16) -> i64 {
    now.saturating_sub(i64::from(days) * DAY_SECS)
}

/// What is said of the sample at position `i`, each with the id of the sample.
fn reviews(catalog: &Catalog, i: usize, sample: &Sample, now: i64) -> impl Iterator<Item = (String, Review)> {
    let design = id(catalog, i);
    sample.reviews.iter().zip(1..).map(move |(review, number)| {
        let review = Review {
            id: format!("{design}-{number}"),
            stars: review.stars,
            text: review.text.clone(),
            author: review.author.clone(),
            created_at: ago(now, review.days_ago),
            sample: true,
        };
        (design.clone(), review)
    })
}

fn suggested(catalog: &Catalog, suggestion: &Suggestion) -> VendorSuggestion {
    let when = suggestion.when.iter().map(|is| {
        let group = catalog.group(is.group);
        let values = is.values.iter().map(|value| group.values[usize::from(value.0)].id.clone());
        (group.id.clone(), values.collect())
    });
    let change = suggestion.change.iter();
    let change = change.map(|&choice| (catalog.group(choice.group).id.clone(), catalog.value(choice).id.clone()));
    VendorSuggestion {
        id: suggestion.id.clone(),
        line: catalog.line.clone(),
        author: suggestion.author.clone(),
        title: suggestion.title.0.clone(),
        why: suggestion.why.0.clone(),
        when: when.collect::<BTreeMap<_, _>>(),
        change: change.collect(),
        sample: true,
    }
}
