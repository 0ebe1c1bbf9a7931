//! How finely the stage is drawn while the camera moves: as finely as the machine can and still follow the hand.
//!
//! Invariant: at rest every pixel is drawn; a coarse picture is the same picture of the same colours in fewer pixels, and only
//! the stage is ever coarse: panels and small pictures never are.

use super::camera::{CameraMotion, StageCamera};
use bevy::{
    core_pipeline::blit::{BlitPipeline, init_blit_pipeline},
    prelude::*,
    render::{
        Extract, ExtractSchedule, Render, RenderApp, RenderStartup, RenderSystems,
        camera::ExtractedCamera,
        render_resource::{
            BindGroupLayoutDescriptor, BindGroupLayoutEntries, FilterMode, SamplerBindingType, SamplerDescriptor,
            ShaderStages, TextureSampleType,
            binding_types::{sampler, texture_2d},
        },
        renderer::{RenderAdapterInfo, RenderDevice},
        sync_world::MainEntity,
        view::ExtractedView,
    },
};
use std::time::Duration;
use wgpu_types::DeviceType;

/// Pixels along an edge that are drawn while the camera moves, as a share of all, from the finest.
const SHARES: [f32; 5] = [1.0, 0.8, 0.64, 0.5, 0.4];
/// A frame that takes so much longer than it should is too fine, and one that takes so much less too coarse.
const TOO_LONG: f32 = 1.2;
const TOO_SHORT: f32 = 0.5;
/// Frames in a row that must be short before finer ones are tried: it is better to stay coarse than to waver.
const PATIENCE: u32 = 8;

/// What kind of machine draws the stage. It decides how fast a moving picture has to be and how it begins, and whether
/// changes fade, nothing else: no colour and no picture at rest depends on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, clap::ValueEnum)]
pub enum Tier {
    /// No graphics card: the processor draws.
    Software,
    /// A graphics unit that shares the memory of the processor.
    Integrated,
    /// A graphics card.
    #[default]
    Discrete,
}

impl Tier {
    /// The tier of an adapter.
    pub fn of(adapter: &RenderAdapterInfo) -> Self {
        match adapter.device_type {
            DeviceType::Cpu => Self::Software,
            DeviceType::IntegratedGpu => Self::Integrated,
            _ => Self::Discrete,
        }
    }

    /// How long a frame may take while the camera moves.
    fn frame(self) -> Duration {
        Duration::from_millis(match self {
            Self::Software => 90,
            Self::Integrated => 20,
            Self::Discrete => 18,
        })
    }

    /// Position in [`SHARES`] at which the first movement begins.
    fn begin(self) -> usize {
        if self == Self::Software { SHARES.len() - 2 } else { 0 }
    }
}

/// The tier that was asked for on the command line, in place of that of the adapter.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct ForcedTier(pub Option<Tier>);

/// How finely the stage is drawn.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    tier: Tier,
    /// Position in [`SHARES`].
    step: usize,
    /// Frames in a row that were too coarse.
    short: u32,
    moving: bool,
}

impl Resolution {
    fn new(tier: Tier) -> Self {
        Self { tier, step: tier.begin(), ..default() }
    }

    /// What draws the stage.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// Pixels along an edge of the picture, as a share of those of the window.
    pub fn share(&self) -> f32 {
        if self.moving { SHARES[self.step] } else { 1.0 }
    }

    /// Takes in that the frame before took `last`, and whether the camera moves in this one.
    fn follow(&mut self, moving: bool, last: Duration) {
        // The time before the first frame of a movement was spent asleep.
        if self.moving && moving {
            let load = last.as_secs_f32() / self.tier.frame().as_secs_f32();
            self.short = if load < TOO_SHORT { self.short + 1 } else { 0 };
            if load > TOO_LONG {
                self.step = (self.step + 1).min(SHARES.len() - 1);
            } else if self.short == PATIENCE {
                self.step = self.step.saturating_sub(1);
                self.short = 0;
            }
        }
        self.moving = moving;
    }
}

/// The camera that is drawn coarsely, and its share.
#[derive(Resource, Clone, Copy, Debug, Default)]
struct Coarse(Option<(Entity, f32)>);

pub fn plugin(app: &mut App) {
    app.init_resource::<ForcedTier>()
        .init_resource::<Resolution>()
        .add_systems(Startup, begin)
        .add_systems(Last, follow);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .init_resource::<Coarse>()
            .add_systems(RenderStartup, smooth.after(init_blit_pipeline))
            .add_systems(ExtractSchedule, extract)
            .add_systems(Render, coarsen.after(RenderSystems::ExtractCommands).before(RenderSystems::PrepareAssets));
    }
}

fn begin(adapter: Option<Res<RenderAdapterInfo>>, forced: Res<ForcedTier>, mut resolution: ResMut<Resolution>) {
    let tier = forced.0.or_else(|| adapter.map(|adapter| Tier::of(&adapter))).unwrap_or_default();
    *resolution = Resolution::new(tier);
    debug!("graphics tier {tier:?}");
}

fn follow(motion: Res<CameraMotion>, time: Res<Time<Real>>, mut resolution: ResMut<Resolution>) {
    resolution.bypass_change_detection().follow(motion.0, time.delta());
}

fn extract(
    resolution: Extract<Res<Resolution>>,
    camera: Extract<Query<Entity, With<StageCamera>>>,
    mut coarse: ResMut<Coarse>,
) {
    let share = resolution.share();
    coarse.0 = camera.single().ok().filter(|_| share < 1.0).map(|camera| (camera, share));
}

/// Everything in the renderer that is as large as the view follows from these sizes.
fn coarsen(coarse: Res<Coarse>, mut views: Query<(&MainEntity, &mut ExtractedCamera, &mut ExtractedView)>) {
    let Some((stage, share)) = coarse.0 else { return };
    for (entity, mut camera, mut view) in &mut views {
        if entity.id() != stage || camera.viewport.is_some() {
            continue;
        }
        let fewer = |size: UVec2| (size.as_vec2() * share).round().as_uvec2().max(UVec2::ONE);
        camera.physical_target_size = camera.physical_target_size.map(fewer);
        camera.physical_viewport_size = camera.physical_viewport_size.map(fewer);
        view.viewport = UVec4::from((view.viewport.xy(), fewer(view.viewport.zw())));
    }
}

/// Lets the picture be stretched over the window without steps; where it is as large as the window nothing changes.
fn smooth(device: Res<RenderDevice>, mut blit: ResMut<BlitPipeline>) {
    blit.layout = BindGroupLayoutDescriptor::new(
        "smooth blit",
        &BindGroupLayoutEntries::sequential(
            ShaderStages::FRAGMENT,
            (texture_2d(TextureSampleType::Float { filterable: true }), sampler(SamplerBindingType::Filtering)),
        ),
    );
    blit.sampler = device.create_sampler(&SamplerDescriptor {
        mag_filter: FilterMode::Linear,
        min_filter: FilterMode::Linear,
        ..default()
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Shares of the frames of a movement on a machine that takes `base` and, for all pixels, `all` milliseconds more.
    fn movement(resolution: &mut Resolution, frames: usize, base: f32, all: f32) -> Vec<f32> {
        // The camera rested before, however long.
        resolution.follow(false, Duration::ZERO);
        let mut last = 1000.0;
        (0..frames)
            .map(|_| {
                resolution.follow(true, Duration::from_secs_f32(last / 1000.0));
                let share = resolution.share();
                last = base + all * share * share;
                share
            })
            .collect()
    }

    #[test]
    fn a_slow_machine_draws_coarsely_while_it_moves_and_finely_at_rest() {
        let mut resolution = Resolution::new(Tier::Software);
        assert_eq!(movement(&mut resolution, 6, 60.0, 300.0), [0.5, 0.4, 0.4, 0.4, 0.4, 0.4]);
        resolution.follow(false, Duration::from_millis(108));
        assert_eq!(resolution.share(), 1.0);
        // The next movement begins as the last one ended, however long the sleep was.
        assert_eq!(movement(&mut resolution, 2, 60.0, 300.0), [0.4, 0.4]);
    }

    #[test]
    fn a_fast_machine_draws_every_pixel() {
        let mut resolution = Resolution::new(Tier::Discrete);
        assert!(movement(&mut resolution, 100, 2.0, 6.0).iter().all(|share| *share == 1.0));
    }

    #[test]
    fn a_machine_that_became_fast_again_draws_finely_again_and_does_not_waver() {
        let mut resolution = Resolution::new(Tier::Integrated);
        movement(&mut resolution, 10, 4.0, 60.0);
        assert_eq!(resolution.share(), 0.5);
        let shares = movement(&mut resolution, 60, 2.0, 6.0);
        assert_eq!(*shares.last().unwrap(), 1.0);
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]), "{shares:?}");
        // Between too long and too short nothing changes.
        assert_eq!(movement(&mut resolution, 50, 10.0, 10.0), [1.0; 50]);
    }
}
