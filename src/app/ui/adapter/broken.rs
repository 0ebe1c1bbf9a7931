//! Pictures of the panels that cannot be used: told like the files of the scene.

use super::{lines::Covers, swatches::Swatches};
use crate::{
    app::session::{Fault, LoadProblem, load::LineReopened},
    catalog::Severity,
};
use bevy::{
    asset::{AssetLoadError, AssetLoadFailedEvent},
    ecs::system::SystemParam,
    prelude::*,
    window::RequestRedraw,
};

/// Pictures on buttons and of lines that could not be loaded, in the order they were found.
#[derive(Resource, Debug, Default, PartialEq)]
pub struct UiProblems(pub Vec<LoadProblem>);

#[derive(SystemParam)]
pub struct Panels<'w> {
    swatches: Res<'w, Swatches>,
    covers: Res<'w, Covers>,
}

impl Panels<'_> {
    /// Where a picture of the panels is.
    fn place_of(&self, image: AssetId<Image>) -> Option<String> {
        let path = self.swatches.path_of(image).or_else(|| self.covers.path_of(image))?;
        Some(format!("assets/{path}"))
    }
}

/// Lists what failed, and forgets what was put right while the program runs. A changed catalog begins anew.
pub fn find(
    mut failed: MessageReader<AssetLoadFailedEvent<Image>>,
    mut loaded: MessageReader<AssetEvent<Image>>,
    mut reopened: MessageReader<LineReopened>,
    panels: Panels,
    mut problems: ResMut<UiProblems>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let before = problems.0.clone();
    let mut now = if reopened.read().count() > 0 { Vec::new() } else { before.clone() };
    for event in loaded.read() {
        let (AssetEvent::Added { id } | AssetEvent::Modified { id }) = event else { continue };
        let place = panels.place_of(*id);
        now.retain(|problem: &LoadProblem| Some(&problem.place) != place.as_ref());
    }
    for event in failed.read() {
        let Some(place) = panels.place_of(event.id) else { continue };
        now.retain(|problem| problem.place != place);
        let fault = Fault::Panel(reason(&event.error));
        now.push(LoadProblem { severity: Severity::Error, place, fault });
    }
    if now != before {
        problems.0 = now;
        redraw.write(RequestRedraw);
    }
}

/// What is wrong with the file itself, without who read it.
fn reason(error: &AssetLoadError) -> String {
    let text = match error {
        AssetLoadError::AssetLoaderError(error) => error.error().to_string(),
        error => error.to_string(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}
