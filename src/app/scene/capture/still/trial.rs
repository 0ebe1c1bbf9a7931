//! What a benchmark asks of a studio: the very frame of a change, what the renderer has made, how fast small pictures come.
//!
//! Invariant: nothing here is seen by the pictures that [`Studio::take`] takes.

use super::{PATIENCE, StillError, Studio, photograph, run_until};
use crate::{
    app::{
        launch,
        scene::Exhibit,
        session::{Asker, Pictures, Shot},
    },
    design::Selection,
};
use bevy::render::{RenderApp, render_resource::PipelineCache};
use std::time::{Duration, Instant};

impl Studio {
    /// The frame in which `selection` takes the place of what is on stage, seen as in the picture taken last; there must be one.
    pub fn flip(&mut self, selection: &Selection) -> Result<Vec<u8>, StillError> {
        let Some(image) = self.target.clone() else { return Ok(Vec::new()) };
        launch::guarded(|| {
            self.app.insert_resource(Exhibit(Some(selection.clone())));
            photograph(&mut self.app, image);
            self.developed(Instant::now() + PATIENCE)
        })?
    }

    /// Pipelines that the renderer was asked for so far.
    pub fn pipelines(&self) -> usize {
        let render = self.app.get_sub_app(RenderApp);
        let cache = render.and_then(|render| render.world().get_resource::<PipelineCache>());
        cache.map_or(0, |cache| cache.pipelines().count())
    }

    /// Takes small pictures for cards and buttons; how long that took.
    pub fn small_pictures(&mut self, shots: Vec<Shot>) -> Result<Duration, StillError> {
        launch::guarded(|| {
            let begin = Instant::now();
            self.app.world_mut().resource_mut::<Pictures>().ask(Asker::Cards, shots);
            run_until(&mut self.app, begin + PATIENCE, |world| Ok(world.resource::<Pictures>().waiting() == 0))?;
            Ok(begin.elapsed())
        })?
    }
}
