//! `atelier render`: designs as pictures, without a display: a single one, or a series with a contact sheet or an animation.
//!
//! Invariant: a series that was interrupted goes on where it stopped, and the same series gives the same bytes.

mod batch;
pub mod out;
mod random;
mod series;
mod sheet;

use super::{
    model::Quality,
    scene::{
        capture::{Format, StillError, Studio},
        rest::{self, REST},
    },
    session::Moved,
    ui,
};
use crate::{
    catalog::{Catalog, Choice, Free, FreeProblem, Kind, TextRule, kind::rgb, text::FALLBACK},
    design::{Change, Selection, code, edit},
    rules::Rulebook,
    service::{
        catalogs,
        names::{self, UnknownName},
        roots::Roots,
    },
};
use bevy::math::UVec2;
use out::Pixels;
pub use series::{Chooser, Item, Series};
use std::path::PathBuf;

/// How long one turn of an animated turntable takes, in seconds.
const TURN_SECS: u32 = 6;

/// What to render.
#[derive(Clone, Debug)]
pub struct Options {
    pub roots: Roots,
    pub line: String,
    pub what: What,
    pub camera: Option<String>,
    /// Width and height in pixels.
    pub size: (u32, u32),
    pub transparent: bool,
    /// Name of the light of the catalog to show the product in; its default if there is none.
    pub light: Option<String>,
    pub quality: Quality,
    /// Blur what is not in focus as a camera with this f-number does; only where light is followed.
    pub f_number: Option<f32>,
    /// Draw the product apart but for so many steps of its assembly.
    pub assembled: Option<usize>,
    /// Motions of the catalog by name, and how much of each, from 0 to 1; a design that does not have one stays as it is.
    pub motions: Vec<(String, f32)>,
    /// The file of a single picture, else the folder of a series.
    pub out: PathBuf,
    /// Where all pictures of a series are put side by side.
    pub sheet: Option<PathBuf>,
    /// Where the pictures of a series play one after the other.
    pub animation: Option<PathBuf>,
    /// Pictures that are there are rendered again.
    pub force: bool,
}

/// Which pictures.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    One(Start),
    /// A design from `count` sides.
    Turntable {
        design: Start,
        count: u32,
    },
    /// A design with every value of every group that can be seen, one after the other.
    EveryValue(Start),
    EveryPreset,
    Random {
        count: usize,
        seed: u64,
    },
    /// The designs of a CSV file.
    Batch(PathBuf),
}

/// A design as it is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// A design code.
    pub design: Option<String>,
    /// Group and value ids, on top of the start design; words for a text, `#rrggbb` for a colour of one's own.
    pub set: Vec<(String, String)>,
}

/// A design, and where it differs from what was asked for.
#[derive(Clone, Debug)]
struct Source {
    selection: Selection,
    notes: Vec<String>,
}

/// What a series has come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress<'a> {
    /// Something has to be told.
    Note(&'a str),
    /// One more picture, of how many, and whether it was there already.
    Picture { number: usize, of: usize, name: &'a str, was_there: bool },
}

/// Why there is no picture, with every problem it comes from.
fn told(error: &StillError) -> String {
    match error {
        StillError::Catalog(problems) | StillError::Incomplete(problems) => {
            format!("{error}:\n{}", ui::in_english(problems))
        }
        error => error.to_string(),
    }
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    #[error("the catalog {0} has errors; run `atelier check` on it")]
    Catalog(String),
    #[error(transparent)]
    Name(#[from] UnknownName),
    #[error(transparent)]
    Code(#[from] code::CodeError),
    #[error("{group}={value} cannot be had together with the other choices: {reason}")]
    Refused { group: String, value: String, reason: String },
    #[error("{group}={said} cannot be made: {problem}")]
    NotGiven { group: String, said: String, problem: FreeProblem },
    #[error("the product line {0} has no valid design; run `atelier check` on its catalog")]
    Void(String),
    #[error("the product line {0} cannot be drawn apart: its catalog has no `assembly`")]
    NoAssembly(String),
    #[error(transparent)]
    Batch(#[from] batch::BatchError),
    #[error("{name}: {}", told(.source))]
    Still { name: String, source: StillError },
    #[error(transparent)]
    Write(#[from] out::WriteError),
}

/// Renders what `options` say and tells `tell` how far it is.
pub fn render(options: &Options, mut tell: impl FnMut(Progress)) -> Result<(), RenderError> {
    let folder = options.roots.catalogs.join(&options.line);
    let catalog = catalogs::load(&folder, Some(&options.roots.assets))
        .catalog
        .ok_or_else(|| RenderError::Catalog(folder.display().to_string()))?;
    let book = Rulebook::new(&catalog);
    let apart = match (options.assembled, &catalog.stage.assembly) {
        (Some(_), None) => return Err(RenderError::NoAssembly(options.line.clone())),
        (Some(_), Some(assembly)) => Some(assembly.camera.as_str()),
        (None, _) => None,
    };
    let chooser = Chooser { catalog: &catalog, book: &book, camera: options.camera.as_deref().or(apart) };
    let Series { items, notes } = chooser.series(&options.what)?;
    notes.iter().for_each(|note| tell(Progress::Note(note)));
    let is_single = matches!(options.what, What::One(_));
    if !is_single {
        out::folder(&options.out)?;
    }
    let path = |item: &Item| match is_single {
        true => options.out.clone(),
        false => options.out.join(format!("{}.png", item.name)),
    };
    let size = UVec2::new(options.size.0, options.size.1);
    let light = match &options.light {
        Some(light) => names::find("light", light, catalog.stage.environments.keys().map(String::as_str))?.to_owned(),
        None => String::new(),
    };
    let mut moved = Moved::default();
    for (name, share) in &options.motions {
        let known = catalog.stage.motions.iter().map(|motion| motion.id.as_str());
        moved.0.insert(names::find("motion", name, known)?.to_owned(), *share);
    }
    let rest = (options.quality == Quality::Rest).then_some(rest::Quality { f_number: options.f_number, ..REST });
    let format = Format { size, transparent: options.transparent, light, rest, apart: options.assembled, moved };
    let keep = options.sheet.is_some() || options.animation.is_some();
    let (mut studio, mut pictures) = (None, Vec::new());
    for (number, item) in items.iter().enumerate() {
        let there = if is_single || options.force { None } else { out::finished(&path(item), size) };
        let was_there = there.is_some();
        let pixels = match there {
            Some(pixels) => pixels,
            None => {
                let error = |source| RenderError::Still { name: path(item).display().to_string(), source };
                let studio = match &mut studio {
                    Some(studio) => studio,
                    None => studio.insert(
                        Studio::open(&options.roots, &options.line, format.clone(), &item.request).map_err(error)?,
                    ),
                };
                let pixels = Pixels { size, bytes: studio.take(&item.request).map_err(error)? };
                out::png(&path(item), &pixels)?;
                pixels
            }
        };
        tell(Progress::Picture { number: number + 1, of: items.len(), name: &item.name, was_there });
        if keep {
            pictures.push(pixels);
        }
    }
    if let Some(path) = &options.sheet {
        out::png(path, &sheet::sheet(&items, &pictures, size, &options.roots.assets.join("fonts")))?;
    }
    if let Some(path) = &options.animation {
        out::animation(path, &pictures, (TURN_SECS * 1000 / items.len().max(1) as u32) as u16)?;
    }
    Ok(())
}

/// The design that is asked for.
fn start(catalog: &Catalog, book: &Rulebook, design: &Start) -> Result<Source, RenderError> {
    if let Some(code) = &design.design {
        return opened(catalog, book, code);
    }
    let wishes = design.set.iter().map(|(group, value)| find(catalog, group, value)).collect::<Result<Vec<_>, _>>()?;
    let start = edit::start(catalog, book).ok_or_else(|| RenderError::Void(catalog.line.clone()))?;
    let outcome = edit::apply(book, &start, &wishes.iter().map(|(choice, _)| *choice).collect::<Vec<_>>());
    match outcome.refused.first() {
        None => {
            let mut selection = outcome.design.selection;
            for (choice, free) in wishes {
                if let Some(free) = free.filter(|_| selection.has(choice)) {
                    selection.set_free(choice.group, Some(free));
                }
            }
            Ok(Source { selection, notes: Vec::new() })
        }
        Some(&choice) => {
            let explanation = book.explain(&outcome.design, choice);
            let reasons: Vec<_> = explanation.rules.iter().map(|&rule| catalog.rules[rule].reason.get("en")).collect();
            Err(RenderError::Refused {
                group: catalog.group(choice.group).id.clone(),
                value: catalog.value(choice).id.clone(),
                reason: reasons.join(" "),
            })
        }
    }
}

/// The design that a code opens.
fn opened(catalog: &Catalog, book: &Rulebook, code: &str) -> Result<Source, RenderError> {
    let decoded = code::decode(catalog, code)?;
    let outcome = edit::open(catalog, book, &decoded).ok_or_else(|| RenderError::Void(catalog.line.clone()))?;
    let adapted = |change| format!("the design code is adapted to today’s rules: {}", in_words(catalog, change));
    let mut notes: Vec<_> = outcome.changes.iter().map(adapted).collect();
    if decoded.lost > 0 {
        notes.push(format!("choices of the design code that no longer exist: {}", decoded.lost));
    }
    Ok(Source { selection: outcome.design.selection, notes })
}

fn in_words(catalog: &Catalog, change: &Change) -> String {
    let group = catalog.group(change.to.group).label.get(FALLBACK);
    let value = |choice: Choice| catalog.value(choice).label.get(FALLBACK);
    format!("{group}: {} → {}", value(change.from), value(change.to))
}

/// The value that is meant, and the words or the colour if it is one of the customer's own.
fn find(catalog: &Catalog, group: &str, value: &str) -> Result<(Choice, Option<Free>), RenderError> {
    let group_id = names::find("option group", group, catalog.groups.iter().map(|group| group.id.as_str()))?;
    let (ix, group) = catalog.groups().find(|(_, group)| group.id == group_id).expect("the name was just found");
    let free = match group.kind {
        Kind::Text(_) => Some(Free::Text(TextRule::normalise(value))),
        Kind::Color(_) => rgb(value).map(Free::Color),
        Kind::Drawing(_) => value.parse().ok().map(Free::Drawing),
        Kind::Choice | Kind::Number(_) => None,
    };
    let is_listed = group.values.iter().any(|listed| listed.id == value);
    if let (Some(free), Some(own)) = (free.filter(|_| !is_listed), group.free_value()) {
        let problem = |problem| RenderError::NotGiven { group: group_id.to_owned(), said: value.to_owned(), problem };
        group.check_free(&free).map_err(problem)?;
        return Ok((Choice { group: ix, value: own }, Some(free)));
    }
    let value_id = names::find("value", value, group.values.iter().map(|value| value.id.as_str()))?;
    Ok((catalog.find(group_id, value_id).expect("both names were just found in the catalog"), None))
}

#[cfg(test)]
mod budget_tests;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::Value,
        rules::fixture::{self, bicycle},
    };

    #[test]
    fn what_a_code_says_and_the_picture_does_not_show_is_told() {
        let catalog = bicycle();
        let book = Rulebook::new(&catalog);
        // Another edition of the line has one colour more.
        let mut other = catalog.clone();
        other.groups[3].values.push(Value { id: "blue".into(), key: 9, ..Value::default() });
        let check = |ids: [&str; 5], shown: [&str; 5], changes: &[&str], lost: usize| {
            let code = code::encode(&other, &fixture::selection(&other, &ids));
            let Source { selection, notes } = opened(&catalog, &book, &code).unwrap();
            assert_eq!(selection, fixture::selection(&catalog, &shown), "{ids:?}");
            assert_eq!(notes.len(), changes.len() + usize::from(lost > 0), "{notes:?}");
            let is_told = |part: &str| notes.iter().any(|note| note.contains(part));
            assert!(changes.iter().all(|change| is_told(change)), "{notes:?}");
            assert!(lost == 0 || is_told(&format!("no longer exist: {lost}")), "{notes:?}");
        };
        let sound = ["gravel", "carbon", "flat", "orange", "none"];
        check(sound, sound, &[], 0);
        let repaired = ["road", "steel", "drop", "black", "none"];
        check(["road", "steel", "flat", "black", "none"], repaired, &["Group 2: flat → drop"], 0);
        check(["road", "steel", "flat", "blue", "none"], repaired, &["Group 2: flat → drop"], 1);
    }
}
