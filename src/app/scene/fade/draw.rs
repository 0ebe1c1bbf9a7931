//! Draws the picture before a change over the one after it.
//!
//! Invariant: at rest nothing is drawn here; what is kept is exactly what was on stage in the frame before, fades included.

use super::{Fade, Fades};
use crate::app::scene::{CameraMotion, camera::StageCamera, resolution::Resolution};
use bevy::{
    core_pipeline::{
        Core3d, Core3dSystems,
        blit::{BlitPipeline, BlitPipelineKey},
        upscaling::upscaling,
    },
    prelude::*,
    render::{
        Extract, ExtractSchedule, Render, RenderApp, RenderSystems,
        render_resource::{
            BindGroup, BlendComponent, BlendFactor, BlendOperation, BlendState, CachedRenderPipelineId, LoadOp,
            Operations, PipelineCache, RenderPassColorAttachment, RenderPassDescriptor, SpecializedRenderPipelines,
            StoreOp, Texture, TextureDescriptor, TextureDimension, TextureFormat, TextureUsages,
        },
        renderer::{RenderContext, RenderDevice, ViewQuery},
        sync_world::MainEntity,
        view::ViewTarget,
    },
};

/// The share of what lies above is told for a whole pass.
const BY_SHARE: BlendState = BlendState {
    color: BlendComponent {
        src_factor: BlendFactor::Constant,
        dst_factor: BlendFactor::OneMinusConstant,
        operation: BlendOperation::Add,
    },
    alpha: BlendComponent {
        src_factor: BlendFactor::Constant,
        dst_factor: BlendFactor::OneMinusConstant,
        operation: BlendOperation::Add,
    },
};

/// What is known of the stage in this frame.
#[derive(Resource, Clone, Copy, Debug, Default)]
struct Wanted {
    /// The camera whose pictures are kept; `None` where nothing ever fades.
    camera: Option<Entity>,
    /// Whether the picture of this frame is worth keeping: one in motion is coarse, and nothing fades after it.
    rests: bool,
    number: u32,
    share: f32,
}

/// One picture of the stage.
struct Kept {
    texture: Texture,
    bind_group: BindGroup,
}

impl Kept {
    fn fits(&self, other: &Texture) -> bool {
        self.texture.size() == other.size() && self.texture.format() == other.format()
    }
}

/// The pictures of frames before.
#[derive(Resource, Default)]
struct Before {
    /// The number of the fade that [`Self::fading`] belongs to.
    number: u32,
    /// The last picture before the change.
    fading: Option<Kept>,
    /// The picture of the last frame.
    last: Option<Kept>,
    pipeline: Option<(TextureFormat, CachedRenderPipelineId)>,
}

pub fn plugin(app: &mut App) {
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render
            .init_resource::<Wanted>()
            .init_resource::<Before>()
            .add_systems(ExtractSchedule, extract)
            .add_systems(Render, prepare.in_set(RenderSystems::Prepare))
            .add_systems(Core3d, draw.after(Core3dSystems::PostProcess).before(upscaling));
    }
}

fn extract(
    fades: Extract<Res<Fades>>,
    fade: Extract<Res<Fade>>,
    resolution: Extract<Res<Resolution>>,
    motion: Extract<Res<CameraMotion>>,
    camera: Extract<Query<Entity, With<StageCamera>>>,
    mut wanted: ResMut<Wanted>,
) {
    let camera = camera.single().ok().filter(|_| fades.0 && resolution.tier().means().fades);
    *wanted = Wanted { camera, rests: !motion.0, number: fade.number, share: fade.share() };
}

/// Makes the pipeline before it is needed.
fn prepare(
    wanted: Res<Wanted>,
    views: Query<(&MainEntity, &ViewTarget)>,
    cache: Res<PipelineCache>,
    blit: Res<BlitPipeline>,
    mut pipelines: ResMut<SpecializedRenderPipelines<BlitPipeline>>,
    mut before: ResMut<Before>,
) {
    let stage = views.iter().find(|(entity, _)| Some(entity.id()) == wanted.camera);
    let Some(target_format) = stage.map(|(_, target)| target.main_texture_format()) else { return };
    if before.pipeline.is_none_or(|(format, _)| format != target_format) {
        let key = BlitPipelineKey { target_format, blend_state: Some(BY_SHARE), samples: 1, source_space: None };
        before.pipeline = Some((target_format, pipelines.specialize(&cache, &blit, key)));
    }
}

fn draw(
    view: ViewQuery<(&MainEntity, &ViewTarget)>,
    wanted: Res<Wanted>,
    cache: Res<PipelineCache>,
    blit: Res<BlitPipeline>,
    mut before: ResMut<Before>,
    mut ctx: RenderContext,
) {
    let (entity, target) = view.into_inner();
    if Some(entity.id()) != wanted.camera {
        return;
    }
    let Before { number, fading, last, pipeline } = &mut *before;
    if *number != wanted.number {
        *number = wanted.number;
        std::mem::swap(fading, last);
    }
    let stage = target.main_texture();
    let ready = pipeline.and_then(|(_, id)| cache.get_render_pipeline(id));
    if let (Some(picture), Some(pipeline)) = (fading.as_ref().filter(|kept| kept.fits(stage)), ready)
        && wanted.share > 0.0
    {
        let onto = RenderPassColorAttachment {
            view: target.main_texture_view(),
            depth_slice: None,
            resolve_target: None,
            ops: Operations { load: LoadOp::Load, store: StoreOp::Store },
        };
        let mut pass = ctx.command_encoder().begin_render_pass(&RenderPassDescriptor {
            label: Some("fade"),
            color_attachments: &[Some(onto)],
            ..default()
        });
        pass.set_pipeline(pipeline);
        pass.set_blend_constant(LinearRgba::gray(wanted.share).with_alpha(wanted.share).into());
        pass.set_bind_group(0, &picture.bind_group, &[]);
        pass.draw(0..3, 0..1);
    }
    if !wanted.rests {
        *last = None;
        return;
    }
    let device = ctx.render_device();
    let last = match last {
        Some(kept) if kept.fits(stage) => kept,
        _ => last.insert(empty(device, stage, &blit, &cache)),
    };
    let size = stage.size();
    ctx.command_encoder().copy_texture_to_texture(stage.as_image_copy(), last.texture.as_image_copy(), size);
}

/// Room for a picture like `stage`.
fn empty(device: &RenderDevice, stage: &Texture, blit: &BlitPipeline, cache: &PipelineCache) -> Kept {
    let texture = device.create_texture(&TextureDescriptor {
        label: Some("stage before"),
        size: stage.size(),
        mip_level_count: 1,
        sample_count: 1,
        dimension: TextureDimension::D2,
        format: stage.format(),
        usage: TextureUsages::TEXTURE_BINDING | TextureUsages::COPY_DST,
        view_formats: &[],
    });
    let bind_group = blit.create_bind_group(device, &texture.create_view(&default()), cache);
    Kept { texture, bind_group }
}
