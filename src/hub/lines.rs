//! The product lines a hub serves, each with its compiled rules.

use super::{
    Error,
    problem::{Problem, quoted},
};
use crate::{
    catalog::{Catalog, nearest::did_you_mean},
    rules::Rulebook,
};
use axum::http::StatusCode;
use indexmap::{IndexMap, map::Entry};
use std::sync::Arc;

/// A line and its rules.
pub struct Line {
    pub catalog: Arc<Catalog>,
    pub book: Rulebook,
}

/// All lines by name, in the order they were given.
#[derive(Default)]
pub struct Lines(IndexMap<String, Line>);

impl Lines {
    /// Compiles the rules of every catalog. Fails on two catalogs of the same line.
    pub fn new(catalogs: Vec<Arc<Catalog>>) -> Result<Self, Error> {
        let mut lines = IndexMap::with_capacity(catalogs.len());
        for catalog in catalogs {
            match lines.entry(catalog.line.clone()) {
                Entry::Occupied(entry) => return Err(Error::TwoLines { line: entry.key().clone() }),
                Entry::Vacant(entry) => {
                    let book = Rulebook::new(&catalog);
                    entry.insert(Line { catalog, book });
                }
            }
        }
        Ok(Self(lines))
    }

    pub fn iter(&self) -> impl Iterator<Item = &Line> {
        self.0.values()
    }

    /// The line called `name`, or the problem of there being none.
    pub fn find(&self, name: &str) -> Result<&Line, Problem> {
        self.0.get(name).ok_or_else(|| {
            let hint = did_you_mean(name, self.0.keys().map(String::as_str));
            let detail = format!("There is no line called {}.{hint}", quoted(name));
            Problem::new(StatusCode::NOT_FOUND, "unknown-line", "The hub does not have this line", detail)
        })
    }
}
