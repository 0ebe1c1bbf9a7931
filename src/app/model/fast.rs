//! Pictures of files as they are drawn while the camera moves.
//!
//! Invariant: one frame of the graphics card, in linear light; what light sees at each vertex was measured before.

use super::{Background, PictureError, Request, camera, rest::backdrop};
use crate::app::{
    launch,
    scene::{
        environment::{Panorama, cube::in_parallel, ktx2::half},
        gltf::Model,
        rest::{Light, Lit, Scene, View, measure},
        shade::{self, ShadeMaterial},
        tone::srgb,
    },
};
use bevy::{
    app::PluginsState,
    camera::{ClearColorConfig, Hdr, RenderTarget, visibility::NoFrustumCulling},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    prelude::*,
    render::{
        RenderApp,
        gpu_readback::{Readback, ReadbackComplete},
        render_resource::{PipelineCache, TextureFormat, TextureUsages},
        renderer::RenderDevice,
    },
    tasks::tick_global_task_pools_on_main_thread,
};
use image::RgbaImage;
use std::time::{Duration, Instant};

/// Longest time for one picture.
pub const PATIENCE: Duration = Duration::from_secs(180);
/// Frames without a new pipeline after which all are there.
const CALM: u32 = 3;
/// Side of the picture, in pixels, in which everything is made ready.
const REHEARSAL_SIZE: u32 = 64;
/// Measurements at all vertices together, and at each.
const MEASUREMENTS: usize = 3_000_000;
const LEAST_MEASUREMENTS: usize = 24;
const MOST_MEASUREMENTS: usize = 256;

/// The pixels that came back.
#[derive(Resource, Default)]
struct Developed(Option<Vec<u8>>);

/// The picture that `request` asks for.
pub fn picture(request: &Request, model: Model, panorama: Panorama) -> Result<RgbaImage, PictureError> {
    launch::check_graphics()?;
    launch::guarded(|| draw(request, model, panorama))?
}

fn draw(request: &Request, model: Model, panorama: Panorama) -> Result<RgbaImage, PictureError> {
    let scene = Scene::new(model.clone(), Light::new(panorama.clone(), 1.0, Vec::new()), None);
    let view = camera::view(request.orbit, request.target, request.fov, request.size, scene.extent());
    let lit = lights(&scene, &model);
    let mut app = app(request);
    let world = app.world_mut();
    let light = world.resource_scope(|_, mut images: Mut<Assets<Image>>| shade::light(&panorama, &mut images))?;
    fill(world, model, &lit, &light);
    let rehearsal = target(world, UVec2::splat(REHEARSAL_SIZE));
    let camera = world
        .spawn((
            Camera3d::default(),
            Camera { clear_color: ClearColorConfig::Custom(Color::NONE), ..default() },
            Hdr,
            Tonemapping::None,
            DebandDither::Disabled,
            Msaa::Sample4,
            RenderTarget::Image(rehearsal.into()),
            Projection::Perspective(PerspectiveProjection { fov: request.fov.0, near: 1e-3, ..default() }),
            Transform::from_matrix(view.world_from_view.into()),
        ))
        .id();
    let deadline = Instant::now() + PATIENCE;
    let mut calm = 0;
    while calm < CALM {
        update(&mut app, deadline)?;
        let waits = app.sub_app(RenderApp).world().resource::<PipelineCache>().waiting_pipelines().next().is_some();
        calm = if waits || !is_loaded(app.world()) { 0 } else { calm + 1 };
    }
    let image = target(app.world_mut(), request.size);
    if let Some(mut to) = app.world_mut().get_mut::<RenderTarget>(camera) {
        *to = RenderTarget::Image(image.clone().into());
    }
    // The camera learns the size of its picture a frame later.
    for _ in 0..2 {
        update(&mut app, deadline)?;
    }
    app.world_mut().spawn(Readback::texture(image)).observe(
        |done: On<ReadbackComplete>, mut out: ResMut<Developed>| {
            out.0.get_or_insert_with(|| done.data.clone());
        },
    );
    loop {
        update(&mut app, deadline)?;
        if let Some(bytes) = app.world_mut().resource_mut::<Developed>().0.take() {
            return Ok(develop(&bytes, request, &view, &panorama));
        }
    }
}

fn app(request: &Request) -> App {
    let mut app = App::new();
    app.add_plugins((launch::base_plugins(&request.roots, None, false), shade::plugin)).init_resource::<Developed>();
    while app.plugins_state() == PluginsState::Adding {
        tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    app
}

fn update(app: &mut App, deadline: Instant) -> Result<(), PictureError> {
    if Instant::now() > deadline {
        return Err(PictureError::TimedOut);
    }
    app.update();
    std::thread::yield_now();
    Ok(())
}

fn is_loaded(world: &World) -> bool {
    world.resource::<AssetServer>().get_handle::<Shader>(shade::SHADER).is_none_or(|shader| {
        world.resource::<Assets<Shader>>().contains(&shader)
    })
}

fn target(world: &mut World, size: UVec2) -> Handle<Image> {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba16Float, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    world.resource_mut::<Assets<Image>>().add(image)
}

/// Measures the light at every vertex of every part.
fn lights(scene: &Scene, model: &Model) -> Vec<Vec<Lit>> {
    let count: usize = model.parts.iter().map(|part| part.mesh.positions.len()).sum();
    let samples = (MEASUREMENTS / count.max(1)).clamp(LEAST_MEASUREMENTS, MOST_MEASUREMENTS) as u32;
    let lights = model.parts.iter().map(|part| {
        let mesh = &part.mesh;
        let mut lit = vec![Lit { light: Vec3::ONE, open: Vec4::Y }; mesh.positions.len()];
        in_parallel(&mut lit, 64, |row, lit| {
            for (at, lit) in lit.iter_mut().enumerate() {
                let (position, normal) = (mesh.positions[row * 64 + at], mesh.normals[row * 64 + at]);
                // Vertices that only differ in their coordinates on a picture must not differ in their light.
                let seed = position.to_array().iter().chain(&normal.to_array()).fold(7, |seed: u32, number| {
                    (seed ^ number.to_bits()).wrapping_mul(0x0100_0193)
                });
                *lit = measure(scene, position, normal, seed, samples);
            }
        });
        lit
    });
    lights.collect()
}

fn fill(world: &mut World, model: Model, lit: &[Vec<Lit>], light: &shade::Light) {
    let materials = world.resource_scope(|_, mut images: Mut<Assets<Image>>| {
        shade::materials(&model.materials, &model.pictures, light, &mut images)
    });
    for (part, lit) in model.parts.iter().zip(lit) {
        let Some(material) = materials.get(part.material) else { continue };
        let material = material.clone().with_tangents(!part.mesh.tangents.is_empty());
        let material = world.resource_mut::<Assets<ShadeMaterial>>().add(material);
        let mesh = world.resource_mut::<Assets<Mesh>>().add(shade::mesh(&part.mesh, lit));
        world.spawn((Mesh3d(mesh), MeshMaterial3d(material), NoFrustumCulling));
    }
}

/// Turns light into colours and takes off the padding of the rows.
fn develop(bytes: &[u8], request: &Request, view: &View, panorama: &Panorama) -> RgbaImage {
    let stride = RenderDevice::align_copy_bytes_per_row(request.size.x as usize * 8);
    RgbaImage::from_fn(request.size.x, request.size.y, |x, y| {
        let at = y as usize * stride + x as usize * 8;
        let channel = |channel: usize| {
            let bytes = bytes.get(at + channel * 2..at + channel * 2 + 2).and_then(|bytes| bytes.try_into().ok());
            bytes.map_or(0.0, |bytes| half(u16::from_le_bytes(bytes)))
        };
        let (mut light, mut alpha) = (Vec3::new(channel(0), channel(1), channel(2)), channel(3).clamp(0.0, 1.0));
        if request.background == Background::Environment {
            let (_, direction) = view.ray(Vec2::new(x as f32, y as f32) + 0.5);
            light += panorama.light(direction) * (1.0 - alpha);
            alpha = 1.0;
        }
        let color = if alpha > 0.0 { request.tone_mapping.map(light / alpha) } else { Vec3::ZERO };
        let (color, alpha) = match backdrop(request.background) {
            Some(backdrop) => (color * alpha + backdrop * (1.0 - alpha), 1.0),
            None => (color, alpha),
        };
        let [r, g, b] = srgb(color);
        image::Rgba([r, g, b, (alpha * 255.0).round() as u8])
    })
}
