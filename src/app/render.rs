//! `atelier render`: one design as a picture, without a display.

use super::{
    scene::capture::{self, StillError, StillRequest},
    ui,
};
use crate::{
    catalog::{Catalog, Choice, text::FALLBACK},
    design::{Change, Selection, code, edit},
    rules::Rulebook,
    service::{
        catalogs,
        names::{self, UnknownName},
        roots::Roots,
    },
};
use bevy::math::UVec2;
use std::path::PathBuf;

/// What to render.
#[derive(Clone, Debug)]
pub struct Options {
    pub roots: Roots,
    pub line: String,
    pub design: Option<String>,
    /// Group and value ids, on top of the start design.
    pub set: Vec<(String, String)>,
    pub camera: Option<String>,
    /// Width and height in pixels.
    pub size: (u32, u32),
    pub transparent: bool,
    pub quality: super::model::Quality,
    pub out: PathBuf,
}

/// Where a picture differs from what its design code says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Repairs {
    /// What the rules forbid today, with what is shown in its place; for example `Lens tint: Clear → Grey`.
    pub changes: Vec<String>,
    /// How many choices the line no longer has.
    pub lost: usize,
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
    #[error("the product line {0} has no valid design; run `atelier check` on its catalog")]
    Void(String),
    #[error("the product line cannot be shown:\n{0}")]
    Broken(String),
    #[error("the picture would show the product without some of its files:\n{0}")]
    Incomplete(String),
    #[error(transparent)]
    Still(StillError),
}

impl From<StillError> for RenderError {
    fn from(error: StillError) -> Self {
        match error {
            StillError::Catalog(problems) => Self::Broken(ui::in_english(&problems)),
            StillError::Incomplete(problems) => Self::Incomplete(ui::in_english(&problems)),
            error => Self::Still(error),
        }
    }
}

/// Renders one picture to a file. Returns where it differs from the design code.
pub fn render(options: &Options) -> Result<Repairs, RenderError> {
    let folder = options.roots.catalogs.join(&options.line);
    let catalog = catalogs::load(&folder, Some(&options.roots.assets))
        .catalog
        .ok_or_else(|| RenderError::Catalog(folder.display().to_string()))?;
    let (selection, repairs) = selection(&catalog, options)?;
    let camera = match &options.camera {
        Some(name) => names::find("camera", name, catalog.stage.cameras.keys().map(String::as_str))?.to_owned(),
        None => catalog.stage.home.clone(),
    };
    capture::render_still(
        &options.roots,
        &options.line,
        &StillRequest {
            selection,
            camera,
            size: UVec2::new(options.size.0, options.size.1),
            transparent: options.transparent,
            rest: (options.quality == super::model::Quality::Rest).then_some(super::model::REST),
            out: options.out.clone(),
        },
    )?;
    Ok(repairs)
}

fn selection(catalog: &Catalog, options: &Options) -> Result<(Selection, Repairs), RenderError> {
    let book = Rulebook::new(catalog);
    if let Some(code) = &options.design {
        return opened(catalog, &book, code);
    }
    let wishes = options.set.iter().map(|(group, value)| find(catalog, group, value)).collect::<Result<Vec<_>, _>>()?;
    let start = edit::start(catalog, &book).ok_or_else(|| RenderError::Void(catalog.line.clone()))?;
    let outcome = edit::apply(&book, &start, &wishes);
    match outcome.refused.first() {
        None => Ok((outcome.design.selection, Repairs::default())),
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
fn opened(catalog: &Catalog, book: &Rulebook, code: &str) -> Result<(Selection, Repairs), RenderError> {
    let decoded = code::decode(catalog, code)?;
    let outcome = edit::open(catalog, book, &decoded).ok_or_else(|| RenderError::Void(catalog.line.clone()))?;
    let changes = outcome.changes.iter().map(|change| in_words(catalog, change)).collect();
    Ok((outcome.design.selection, Repairs { changes, lost: decoded.lost }))
}

fn in_words(catalog: &Catalog, change: &Change) -> String {
    let group = catalog.group(change.to.group).label.get(FALLBACK);
    let value = |choice: Choice| catalog.value(choice).label.get(FALLBACK);
    format!("{group}: {} → {}", value(change.from), value(change.to))
}

fn find(catalog: &Catalog, group: &str, value: &str) -> Result<Choice, UnknownName> {
    let group_id = names::find("option group", group, catalog.groups.iter().map(|group| group.id.as_str()))?;
    let values = catalog.groups.iter().filter(|group| group.id == group_id).flat_map(|group| &group.values);
    let value_id = names::find("value", value, values.map(|value| value.id.as_str()))?;
    Ok(catalog.find(group_id, value_id).expect("both names were just found in the catalog"))
}

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
            let (selection, repairs) = opened(&catalog, &book, &code).unwrap();
            assert_eq!(selection, fixture::selection(&catalog, &shown), "{ids:?}");
            assert_eq!(repairs.changes, changes, "{ids:?}");
            assert_eq!(repairs.lost, lost, "{ids:?}");
        };
        let sound = ["gravel", "carbon", "flat", "orange", "none"];
        check(sound, sound, &[], 0);
        let repaired = ["road", "steel", "drop", "black", "none"];
        check(["road", "steel", "flat", "black", "none"], repaired, &["Group 2: flat → drop"], 0);
        check(["road", "steel", "flat", "blue", "none"], repaired, &["Group 2: flat → drop"], 1);
    }
}
