//! Rules that a vendor keeps elsewhere: feature models in UVL and DIMACS become catalogs, and catalogs become UVL.
//!
//! A reader ([`uvl::read`], [`dimacs::read`]) makes a [`model::FeatureModel`]; [`choices`] turns its tree into groups of values
//! and its constraints into [`clause`]s over them, [`rules`] writes these as rules, and [`catalog`] writes the folder.
//!
//! Invariant: an imported catalog has exactly as many valid designs as the model, or the import is refused. Nothing here
//! reads a file; work and memory are bounded by the limits of [`model`] and [`clause`].

pub mod catalog;
pub mod choices;
pub mod clause;
mod defaults;
pub mod dimacs;
pub mod model;
mod names;
mod problems;
pub mod rules;
mod ties;
pub mod typed;
pub mod uvl;

use crate::catalog::{Diagnostic, source::MAX_SOURCE_BYTES};
use problems::Problems;
use std::collections::BTreeMap;

/// A format that can be imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Universal Variability Language, <https://universal-variability-language.github.io>.
    Uvl,
    /// Conjunctive normal form as solvers read it, with names in comments `c <number> <name>`.
    Dimacs,
}

impl Format {
    /// The format that a file name promises.
    pub fn of_file(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "uvl" => Some(Self::Uvl),
            "dimacs" | "cnf" => Some(Self::Dimacs),
            _ => None,
        }
    }
}

/// A catalog folder made from a feature model.
#[derive(Clone, Debug)]
pub struct Imported {
    /// By path within the folder.
    pub texts: BTreeMap<String, String>,
    /// What the vendor should look at.
    pub warnings: Vec<Diagnostic>,
    pub groups: usize,
    pub values: usize,
    pub rules: usize,
}

/// Makes the catalog of the product line `line` from `text`, which messages call `file`.
///
/// # Errors
/// Every problem that was found, each with its place and remedy, where the model cannot be carried over exactly.
pub fn import(format: Format, file: &str, text: &str, line: &str) -> Result<Imported, Vec<Diagnostic>> {
    let mut problems = Problems::new(file);
    if text.len() > MAX_SOURCE_BYTES {
        let message = format!("the file has {} bytes; at most {MAX_SOURCE_BYTES} are read", text.len());
        problems.error(model::At::START, "file-too-large", message, "split the model");
        return Err(problems.into_sorted());
    }
    let model = match format {
        Format::Uvl => uvl::read(text, &mut problems),
        Format::Dimacs => dimacs::read(text, &mut problems),
    };
    let written = model
        .filter(|_| !problems.has_errors())
        .and_then(|model| choices::Choices::new(&model, &mut problems))
        .filter(|_| !problems.has_errors())
        .and_then(|choices| catalog::write(choices, line, &mut problems));
    match written {
        Some(imported) if !problems.has_errors() => Ok(Imported { warnings: problems.into_sorted(), ..imported }),
        _ => Err(problems.into_sorted()),
    }
}

#[cfg(test)]
mod tests;
