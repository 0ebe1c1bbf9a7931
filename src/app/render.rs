//! `atelier render`: one design as a picture, without a display.

use super::scene::capture::{self, StillError, StillRequest};
use crate::{
    catalog::{Catalog, Choice},
    design::{Selection, code, edit},
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
    pub out: PathBuf,
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
    #[error(transparent)]
    Still(#[from] StillError),
}

/// Renders one picture to a file.
pub fn render(options: &Options) -> Result<(), RenderError> {
    let folder = options.roots.catalogs.join(&options.line);
    let catalog = catalogs::load(&folder, Some(&options.roots.assets))
        .catalog
        .ok_or_else(|| RenderError::Catalog(folder.display().to_string()))?;
    let selection = selection(&catalog, options)?;
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
            out: options.out.clone(),
        },
    )?;
    Ok(())
}

fn selection(catalog: &Catalog, options: &Options) -> Result<Selection, RenderError> {
    let book = Rulebook::new(catalog);
    let void = || RenderError::Void(catalog.line.clone());
    if let Some(text) = &options.design {
        let decoded = code::decode(catalog, text)?;
        return Ok(edit::open(catalog, &book, &decoded).ok_or_else(void)?.design.selection);
    }
    let wishes = options.set.iter().map(|(group, value)| find(catalog, group, value)).collect::<Result<Vec<_>, _>>()?;
    let start = edit::start(catalog, &book).ok_or_else(void)?;
    let outcome = edit::apply(&book, &start, &wishes);
    match outcome.refused.first() {
        None => Ok(outcome.design.selection),
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

fn find(catalog: &Catalog, group: &str, value: &str) -> Result<Choice, UnknownName> {
    let group_id = names::find("option group", group, catalog.groups.iter().map(|group| group.id.as_str()))?;
    let values = catalog.groups.iter().filter(|group| group.id == group_id).flat_map(|group| &group.values);
    let value_id = names::find("value", value, values.map(|value| value.id.as_str()))?;
    Ok(catalog.find(group_id, value_id).expect("both names were just found in the catalog"))
}
