//! How finely the stage is drawn while the camera moves: as finely as the machine can and still follow the hand.
//!
//! Invariant: at rest every pixel is drawn, but of a window that is larger than any screen is likely to be, so that memory is
//! bounded; a coarse or a finer picture is the same picture of the same colours in other pixels, and only that of the stage is:
//! panels and small pictures never are.

use super::{
    camera::{CameraMotion, StageCamera},
    tier::{ForcedTier, Tier},
};
use bevy::{
    camera::NormalizedRenderTarget,
    core_pipeline::blit::{BlitPipeline, init_blit_pipeline},
    light::DirectionalLightShadowMap,
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

/// Pixels along an edge that are drawn while the camera moves, as a share of all, from the finest.
const SHARES: [f32; 7] = [1.5, 1.0, 0.8, 0.64, 0.5, 0.4, 0.32];
/// A frame that takes so much longer than it should is too fine, and one that takes so much less too coarse.
const TOO_LONG: f32 = 1.2;
const TOO_SHORT: f32 = 0.5;
/// Most pixels of a window that are drawn; each takes about forty bytes of graphics memory. That of a screen of 5K is below it.
const MOST_PIXELS: f32 = (16 << 20) as f32;
/// Frames in a row that must be short before finer ones are tried: it is better to stay coarse than to waver.
const PATIENCE: u32 = 8;
/// Coarsest frames in a row that must be too long before the machine counts as one of a slower kind.
const PROOF: u32 = 24;

/// How finely the stage is drawn.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Resolution {
    tier: Tier,
    /// Position in [`SHARES`].
    step: usize,
    /// Frames in a row that were too coarse.
    short: u32,
    /// Coarsest frames in a row that took too long.
    late: u32,
    moving: bool,
    /// The kind of machine was asked for, and stays.
    forced: bool,
}

impl Resolution {
    /// On a machine of this kind, which stays if it was `forced`.
    pub fn new(tier: Tier, forced: bool) -> Self {
        Self { tier, step: step(tier.means().begin), forced, ..default() }
    }

    /// What draws the stage.
    pub fn tier(&self) -> Tier {
        self.tier
    }

    /// Pixels along an edge of the picture, as a share of those of the window.
    pub fn share(&self) -> f32 {
        let share = SHARES[self.step];
        if self.moving { share } else { share.max(1.0) }
    }

    /// Takes in that the frame before took `last`, and whether the camera moves in this one.
    fn follow(&mut self, moving: bool, last: Duration) {
        // The time before the first frame of a movement was spent asleep.
        if self.moving && moving {
            let load = last.as_secs_f32() / self.tier.means().frame.as_secs_f32();
            self.short = if load < TOO_SHORT { self.short + 1 } else { 0 };
            let coarsest = self.step == SHARES.len() - 1;
            self.late = if coarsest && load > TOO_LONG { self.late + 1 } else { 0 };
            if load > TOO_LONG {
                self.step = (self.step + 1).min(SHARES.len() - 1);
            } else if self.short == PATIENCE {
                self.step = self.step.saturating_sub(1).max(step(self.tier.means().finest));
                self.short = 0;
            }
            // A slower kind may take longer; where it would call this frame short there is nothing to win.
            let below = self.tier.below().filter(|_| self.late >= PROOF && !self.forced);
            if let Some(below) = below.filter(|below| last >= below.means().frame.mul_f32(TOO_SHORT)) {
                info!("the stage is drawn as on a slower machine: {below:?} in place of {:?}", self.tier);
                (self.tier, self.late) = (below, 0);
            }
        }
        self.moving = moving;
    }
}

/// Position of a share in [`SHARES`].
fn step(share: f32) -> usize {
    SHARES.iter().position(|known| *known <= share).unwrap_or(SHARES.len() - 1)
}

/// The camera that may be drawn coarsely, and its share.
#[derive(Resource, Clone, Copy, Debug, Default)]
struct Coarse(Option<(Entity, f32)>);

/// Pixels along an edge that are drawn of a window of this size at most, as a share of all.
fn finest(window: UVec2) -> f32 {
    let pixels = window.as_vec2().element_product();
    (MOST_PIXELS / pixels.max(1.0)).sqrt()
}

pub fn plugin(app: &mut App) {
    app.init_resource::<ForcedTier>()
        .init_resource::<Resolution>()
        .add_systems(Startup, begin)
        .add_systems(Last, (follow, fit_shadows).chain());
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
    *resolution = Resolution::new(tier, forced.0.is_some());
    debug!("graphics tier {tier:?}");
}

fn follow(motion: Res<CameraMotion>, time: Res<Time<Real>>, mut resolution: ResMut<Resolution>) {
    resolution.bypass_change_detection().follow(motion.0, time.delta());
}

/// Gives the key light a shadow as fine as the machine can draw.
fn fit_shadows(resolution: Res<Resolution>, mut map: ResMut<DirectionalLightShadowMap>) {
    let size = resolution.tier().means().shadow_texels;
    if map.size != size {
        map.size = size;
    }
}

fn extract(
    resolution: Extract<Res<Resolution>>,
    camera: Extract<Query<Entity, With<StageCamera>>>,
    mut coarse: ResMut<Coarse>,
) {
    let share = resolution.share();
    coarse.0 = camera.single().ok().map(|camera| (camera, share));
}

/// Everything in the renderer that is as large as the view follows from these sizes.
fn coarsen(coarse: Res<Coarse>, mut views: Query<(&MainEntity, &mut ExtractedCamera, &mut ExtractedView)>) {
    let Some((stage, share)) = coarse.0 else { return };
    for (entity, mut camera, mut view) in &mut views {
        if entity.id() != stage || camera.viewport.is_some() {
            continue;
        }
        // Pictures for a file are drawn in the size that was asked for.
        let window =
            camera.physical_target_size.filter(|_| matches!(camera.target, Some(NormalizedRenderTarget::Window(_))));
        let share = window.map_or(1.0, |window| share.min(finest(window)));
        if share == 1.0 {
            continue;
        }
        let other = |size: UVec2| (size.as_vec2() * share).round().as_uvec2().max(UVec2::ONE);
        camera.physical_target_size = camera.physical_target_size.map(other);
        camera.physical_viewport_size = camera.physical_viewport_size.map(other);
        view.viewport = UVec4::from((view.viewport.xy(), other(view.viewport.zw())));
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
    fn memory_is_bounded_and_ordinary_windows_are_drawn_whole() {
        for size in [[1280, 720], [3840, 2160], [5120, 2880], [1, 1], [0, 0]] {
            assert!(finest(size.into()) >= 1.0, "{size:?}");
        }
        let huge = UVec2::new(7680, 4320);
        let drawn = huge.as_vec2() * finest(huge);
        assert!((drawn.element_product() - MOST_PIXELS).abs() < 100.0, "{drawn}");
        assert!((drawn.x / drawn.y - 16.0 / 9.0).abs() < 1e-3, "{drawn}");
    }

    #[test]
    fn a_slow_machine_draws_coarsely_while_it_moves_and_finely_at_rest() {
        let mut resolution = Resolution::new(Tier::Software, false);
        assert_eq!(movement(&mut resolution, 6, 60.0, 300.0), [0.5, 0.4, 0.4, 0.4, 0.4, 0.4]);
        resolution.follow(false, Duration::from_millis(108));
        assert_eq!(resolution.share(), 1.0);
        // The next movement begins as the last one ended, however long the sleep was.
        assert_eq!(movement(&mut resolution, 2, 60.0, 300.0), [0.4, 0.4]);
        assert_eq!(movement(&mut resolution, 4, 80.0, 300.0), [0.4, 0.32, 0.32, 0.32]);
    }

    #[test]
    fn a_fast_machine_draws_every_pixel_and_a_graphics_card_more() {
        for (tier, share) in [(Tier::Integrated, 1.0), (Tier::Discrete, 1.5)] {
            let mut resolution = Resolution::new(tier, false);
            assert_eq!(movement(&mut resolution, 100, 2.0, 3.0), [share; 100]);
            resolution.follow(false, Duration::from_millis(5));
            assert_eq!((resolution.share(), resolution.tier()), (share, tier), "nothing pops when it comes to rest");
        }
    }

    #[test]
    fn a_card_that_cannot_draw_more_draws_every_pixel_at_rest() {
        let mut resolution = Resolution::new(Tier::Discrete, false);
        assert_eq!(movement(&mut resolution, 3, 4.0, 16.0), [1.5, 1.0, 1.0]);
        movement(&mut resolution, 9, 20.0, 60.0);
        resolution.follow(false, Duration::from_millis(80));
        assert_eq!(resolution.share(), 1.0);
    }

    #[test]
    fn a_machine_that_is_too_slow_for_its_kind_goes_down_once_and_stays() {
        let mut resolution = Resolution::new(Tier::Discrete, false);
        let mut tiers = Vec::new();
        for _ in 0..40 {
            movement(&mut resolution, 10, 60.0, 300.0);
            tiers.push(resolution.tier());
            // A while in which it is fast tempts it to nothing.
            movement(&mut resolution, 10, 2.0, 2.0);
            tiers.push(resolution.tier());
        }
        tiers.dedup();
        assert_eq!(tiers, [Tier::Discrete], "a few slow frames say nothing");
        movement(&mut resolution, 2 * PROOF as usize + 10, 60.0, 300.0);
        assert_eq!(resolution.tier(), Tier::Software);
        movement(&mut resolution, 500, 2.0, 2.0);
        assert_eq!((resolution.tier(), resolution.share()), (Tier::Software, 1.0));
        let mut forced = Resolution::new(Tier::Discrete, true);
        movement(&mut forced, 500, 60.0, 300.0);
        assert_eq!(forced.tier(), Tier::Discrete);
    }

    #[test]
    fn a_machine_that_would_win_nothing_stays_of_its_kind() {
        let mut resolution = Resolution::new(Tier::Discrete, false);
        movement(&mut resolution, 500, 30.0, 0.0);
        assert_eq!(resolution.tier(), Tier::Integrated, "30 ms is much for a card and little without one");
    }

    #[test]
    fn a_machine_that_became_fast_again_draws_finely_again_and_does_not_waver() {
        let mut resolution = Resolution::new(Tier::Integrated, false);
        movement(&mut resolution, 10, 4.0, 60.0);
        assert_eq!(resolution.share(), 0.5);
        let shares = movement(&mut resolution, 60, 2.0, 6.0);
        assert_eq!(*shares.last().unwrap(), 1.0);
        assert!(shares.windows(2).all(|pair| pair[0] <= pair[1]), "{shares:?}");
        // Between too long and too short nothing changes.
        assert_eq!(movement(&mut resolution, 50, 10.0, 10.0), [1.0; 50]);
    }
}
