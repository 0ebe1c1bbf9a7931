//! Which pictures a series is made of.

use super::{RenderError, Source, Start, What, batch, random, start};
use crate::{
    app::scene::{camera::orbit::Pose, capture::StillRequest},
    catalog::{Catalog, Choice, Preset, text::FALLBACK},
    design::{Selection, code, edit},
    rules::Rulebook,
    service::names,
};
use std::f32::consts::TAU;

/// One picture of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Stem of its file.
    pub name: String,
    /// What it is called on a contact sheet, and under which heading it stands there; no heading if empty.
    pub label: String,
    pub section: String,
    pub request: StillRequest,
}

/// The pictures of a series, and what has to be told about it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series {
    pub items: Vec<Item>,
    pub notes: Vec<String>,
}

/// Everything pictures are chosen with.
pub struct Chooser<'a> {
    pub catalog: &'a Catalog,
    pub book: &'a Rulebook,
    /// The camera that was asked for.
    pub camera: Option<&'a str>,
}

impl Chooser<'_> {
    /// The pictures of `what`.
    pub fn series(&self, what: &What) -> Result<Series, RenderError> {
        match what {
            What::One(design) => {
                let Source { selection, notes } = start(self.catalog, self.book, design)?;
                let item = self.item(String::new(), String::new(), selection, self.pose(None)?);
                Ok(Series { items: vec![item], notes })
            }
            What::Turntable { design, count } => {
                let Source { selection, notes } = start(self.catalog, self.book, design)?;
                let pose = self.pose(None)?;
                let turned = |step: u32| {
                    let degrees = step * 360 / count;
                    let pose = Pose { theta: pose.theta + TAU * step as f32 / *count as f32, ..pose };
                    self.item(format!("{step:03}"), format!("{degrees}°"), selection.clone(), pose)
                };
                Ok(Series { items: (0..*count).map(turned).collect(), notes })
            }
            What::EveryValue(design) => self.every_value(design),
            What::EveryPreset => {
                let preset = |preset: &Preset| {
                    let title = preset.title.get(FALLBACK).to_owned();
                    let pose = self.pose(self.catalog.stage.cards.as_deref())?;
                    Ok(self.item(preset.id.clone(), title, preset.selection.clone(), pose))
                };
                let items = self.catalog.presets.iter().map(preset).collect::<Result<_, RenderError>>()?;
                Ok(Series { items, notes: Vec::new() })
            }
            What::Random { count, seed } => {
                let pose = self.pose(self.catalog.stage.cards.as_deref())?;
                let drawn = random::designs(self.catalog, self.book, *count, *seed);
                let item = |(i, selection): (usize, Selection)| {
                    let code = code::encode(self.catalog, &selection);
                    self.item(format!("{:04}", i + 1), code, selection, pose)
                };
                Ok(Series { items: drawn.into_iter().enumerate().map(item).collect(), notes: Vec::new() })
            }
            What::Batch(path) => {
                let mut series = Series::default();
                for row in batch::read(path, self.catalog, self.book)? {
                    let Source { selection, notes } = start(self.catalog, self.book, &row.start)?;
                    series.notes.extend(notes.into_iter().map(|note| format!("{}: {note}", row.name)));
                    let pose = self.pose(row.camera.as_deref())?;
                    series.items.push(self.item(row.name.clone(), row.name, selection, pose));
                }
                Ok(series)
            }
        }
    }

    /// Every value that can be seen, on top of `design`, from the camera of its group.
    fn every_value(&self, design: &Start) -> Result<Series, RenderError> {
        let Source { selection, notes } = start(self.catalog, self.book, design)?;
        let base = edit::valid(self.book, selection).ok_or_else(|| RenderError::Void(self.catalog.line.clone()))?;
        let mut series = Series { items: Vec::new(), notes };
        for (ix, group) in self.catalog.groups().filter(|(_, group)| !group.unseen) {
            let pose = self.pose(group.camera.as_deref())?;
            for (value, data) in group.values().filter(|(value, _)| group.absent != Some(*value)) {
                let choice = Choice { group: ix, value };
                let after = match base.selection.has(choice) {
                    true => Some(base.selection.clone()),
                    false => edit::choose(self.book, &base, choice).map(|outcome| outcome.design.selection),
                };
                let name = format!("{}-{}", group.id, data.id);
                match after {
                    Some(selection) => {
                        let label = data.label.get(FALLBACK).to_owned();
                        let section = group.label.get(FALLBACK).to_owned();
                        series.items.push(Item { section, ..self.item(name, label, selection, pose) });
                    }
                    None => series.notes.push(format!("{name} cannot be had with this design")),
                }
            }
        }
        Ok(series)
    }

    fn item(&self, name: String, label: String, selection: Selection, pose: Pose) -> Item {
        Item { name, label, section: String::new(), request: StillRequest { selection, pose } }
    }

    /// From where: the camera that was asked for, else the one that `own` names, else the one of the line.
    fn pose(&self, own: Option<&str>) -> Result<Pose, RenderError> {
        let stage = &self.catalog.stage;
        let name = self.camera.or(own).unwrap_or(&stage.home);
        let name = names::find("camera", name, stage.cameras.keys().map(String::as_str))?;
        Ok(stage.cameras.get(name).map(Pose::from).expect("the name was just found among the cameras"))
    }
}
