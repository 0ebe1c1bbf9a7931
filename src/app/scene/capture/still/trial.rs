//! What a benchmark asks of a studio: the very frame of a change, what the renderer has made, how fast small pictures come.
//!
//! Invariant: nothing here is seen by the pictures that [`Studio::take`] takes.

use super::{Developed, PATIENCE, StillError, StillRequest, Studio, focus, photograph, run_until};
use crate::{
    app::{
        launch,
        scene::{
            Exhibit,
            camera::{Rig, orbit::Pose},
            resolution::Resolution,
            tier::Tier,
        },
        session::{Asker, Pictures, Shot},
    },
    design::Selection,
};
use bevy::{
    math::UVec2,
    render::{RenderApp, render_resource::PipelineCache},
};
use std::time::{Duration, Instant};

/// Frames before those that are timed: in the first the renderer makes room.
const UNTIMED: usize = 2;
/// How far the camera goes between two timed frames, in radians.
const TURN: f32 = 0.05;

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

    /// Draws from now on as a machine of this kind does.
    pub fn draw_as(&mut self, tier: Tier) {
        self.app.insert_resource(Resolution::new(tier, true));
    }

    /// How long `count` frames of this size take, each until all its pixels are there, while the camera goes around what is asked for.
    pub fn frames(&mut self, request: &StillRequest, size: UVec2, count: usize) -> Result<Vec<Duration>, StillError> {
        self.take(request)?;
        launch::guarded(|| {
            let Self { app, target, .. } = self;
            let deadline = Instant::now() + PATIENCE;
            // The next picture is drawn in its own size again.
            *target = None;
            let image = focus(app, deadline, size)?;
            let mut times = Vec::with_capacity(count);
            for number in 0..count + UNTIMED {
                let pose = Pose { theta: request.pose.theta + number as f32 * TURN, ..request.pose };
                app.world_mut().resource_mut::<Rig>().go(pose, true);
                let begin = Instant::now();
                photograph(app, image.clone());
                run_until(app, begin + PATIENCE, |world| Ok(world.resource::<Developed>().0.is_some()))?;
                times.push(begin.elapsed());
                app.world_mut().resource_mut::<Developed>().0 = None;
            }
            Ok(times.split_off(UNTIMED))
        })?
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
