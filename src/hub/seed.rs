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
    catalog::{Catalog, Suggestion},
    design::code,
    wire::{CommunityDesign, VendorSuggestion},
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
            id: format!("{ID_PREFIX}{}-{:02}", catalog.line, i + 1),
            line: catalog.line.clone(),
            code: code::encode(catalog, &sample.selection),
            title: sample.title.clone(),
            author: sample.author.clone(),
            likes: sample.likes,
            orders: sample.orders,
            created_at: now.saturating_sub(i64::from(sample.days_ago) * DAY_SECS),
            sample: true,
            staff_note: sample.staff_note.clone(),
        };
        Entry { popularity: popularity::rank(&design), design }
    });
    Seed {
        line: catalog.line.clone(),
        catalog_hash: catalog.hash.clone(),
        planted_at: now,
        designs: designs.collect(),
        suggestions: catalog.suggestions.iter().map(|suggestion| suggested(catalog, suggestion)).collect(),
    }
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
