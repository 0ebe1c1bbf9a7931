//! The picture before a change fades out over the one after it, so that nothing on stage pops.
//!
//! Invariant: the frame in which something changed shows it already; frames are asked for exactly while the fade lasts; without
//! a graphics card, with reduced motion, while the camera moves and in pictures for a file nothing fades.

mod draw;

use super::{
    CameraMotion, SceneReady, SceneSystems,
    camera::StageCamera,
    line_assets::LineAssets,
    motion::Stance,
    product::{OnStage, Product},
    resolution::Resolution,
};
use crate::{
    app::session::{Fading, ReducedMotion, Session, Settled},
    catalog::Environment,
};
use bevy::{ecs::system::SystemParam, prelude::*, window::RequestRedraw};

/// How long the picture before a change is still seen, in seconds.
const FADE_SECS: f32 = 0.18;
/// How far it is gone in the very frame of the change, in seconds: the time before was spent asleep.
const HEAD_START_SECS: f32 = 1.0 / 60.0;

/// Whether changes fade at all. Those in a window do, pictures for a file are taken as they are.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Fades(pub bool);

/// The picture before the last change, as it goes.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
struct Fade {
    /// How many fades there were, so that the renderer knows a new one.
    number: u32,
    /// Since when this one lasts, in seconds; `None` if nothing fades.
    age_secs: Option<f32>,
}

impl Fade {
    /// What happens in one frame: `changed` says whether the stage looks different, `allowed` whether that may fade, `secs` how
    /// long the frame before took.
    fn follow(&mut self, changed: bool, allowed: bool, secs: f32) {
        self.age_secs = match self.age_secs {
            _ if !allowed => None,
            _ if changed => {
                self.number = self.number.wrapping_add(1);
                Some(HEAD_START_SECS)
            }
            age => age.map(|age| age + secs).filter(|age| *age < FADE_SECS),
        };
    }

    /// How much of the picture before is seen, from 0 to 1. Most of it goes at the beginning: what was chosen is there at once.
    fn share(&self) -> f32 {
        self.age_secs.map_or(0.0, |age| (1.0 - age / FADE_SECS).powi(2))
    }
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Fades>().init_resource::<Fade>().add_plugins(draw::plugin).add_systems(
        Update,
        // Before the picture at rest is taken away.
        follow.in_set(SceneSystems::Place).run_if(resource_exists::<Session>.and_then(|fades: Res<Fades>| fades.0)),
    );
}

/// Everything that decides whether something fades.
#[derive(SystemParam)]
struct Sight<'w, 's> {
    camera: Query<'w, 's, (Ref<'static, Transform>, Ref<'static, Projection>), With<StageCamera>>,
    product: Query<'w, 's, Ref<'static, Product>, With<OnStage>>,
    stance: Query<'w, 's, Ref<'static, Stance>>,
    line: Res<'w, LineAssets>,
    ready: Res<'w, SceneReady>,
    motion: Res<'w, CameraMotion>,
    still: Res<'w, ReducedMotion>,
    resolution: Res<'w, Resolution>,
    light: Local<'s, Option<Environment>>,
    was_ready: Local<'s, bool>,
}

impl Sight<'_, '_> {
    /// Whether the stage looks different than in the frame before.
    fn is_changed(&mut self) -> bool {
        let rebuilt = self.product.iter().any(|product| product.is_changed() && product.is_settled());
        // Until then the light before is on stage.
        if !self.line.is_settled() || self.light.as_ref() == self.line.environment() {
            return rebuilt;
        }
        let before = std::mem::replace(&mut *self.light, self.line.environment().cloned());
        rebuilt || before.is_some()
    }

    /// Whether what is on stage may fade: a picture taken from elsewhere would not lie on the new one.
    fn is_allowed(&mut self) -> bool {
        let moved = self.camera.iter().any(|(place, lens)| place.is_changed() || lens.is_changed());
        // Parts on their way need no second picture.
        let moved = moved || self.stance.iter().any(|stance| stance.is_changed());
        let was_ready = std::mem::replace(&mut *self.was_ready, self.ready.0);
        was_ready && self.ready.0 && !moved && !self.motion.0 && !self.still.0 && self.resolution.tier().means().fades
    }
}

fn follow(
    mut sight: Sight,
    time: Res<Time<Real>>,
    settled: Res<Settled>,
    mut fade: ResMut<Fade>,
    mut fading: ResMut<Fading>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let (changed, allowed) = (sight.is_changed(), sight.is_allowed());
    let mut next = *fade;
    next.follow(changed, allowed, time.delta_secs());
    fade.set_if_neq(next);
    let share = next.share();
    // The picture at rest over the stage goes with the one on it.
    let still = if changed { settled.still().cloned() } else { fading.still.clone() };
    fading.set_if_neq(Fading { share, still: still.filter(|_| share > 0.0) });
    if share > 0.0 {
        redraw.write(RequestRedraw);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares of the frames after a change on a machine whose frames take `secs`.
    fn shares(secs: f32, frames: usize) -> Vec<f32> {
        let mut fade = Fade::default();
        // However long it slept before.
        fade.follow(true, true, 1000.0);
        let first = fade.share();
        let rest = (1..frames).map(|_| {
            fade.follow(false, true, secs);
            fade.share()
        });
        std::iter::once(first).chain(rest).collect()
    }

    #[test]
    fn a_change_is_seen_in_its_own_frame_and_the_picture_before_is_gone_in_time() {
        let shares = shares(1.0 / 60.0, 12);
        assert!((0.5..0.9).contains(&shares[0]), "{shares:?}");
        assert!(shares.windows(2).all(|pair| pair[1] < pair[0] || pair == [0.0, 0.0]), "{shares:?}");
        assert!(shares[9] > 0.0 && shares[10..] == [0.0, 0.0], "{shares:?}");
    }

    #[test]
    fn where_frames_are_slow_the_next_one_ends_it() {
        assert_eq!(shares(0.3, 3)[1..], [0.0, 0.0]);
    }

    #[test]
    fn what_is_not_allowed_neither_begins_nor_goes_on() {
        let mut fade = Fade::default();
        fade.follow(true, false, 0.01);
        assert_eq!(fade, Fade::default());
        fade.follow(true, true, 0.01);
        assert!(fade.share() > 0.0);
        fade.follow(false, false, 0.01);
        assert_eq!(fade, Fade { number: 1, age_secs: None }, "the camera moved");
    }

    #[test]
    fn a_change_while_another_fades_begins_a_new_fade() {
        let mut fade = Fade::default();
        fade.follow(true, true, 0.01);
        fade.follow(false, true, 0.05);
        fade.follow(true, true, 0.05);
        assert_eq!(fade, Fade { number: 2, age_secs: Some(HEAD_START_SECS) });
    }
}
