//! Pictures of files as they are drawn while the camera moves.
//!
//! Invariant: one frame of the graphics card, in linear light; what light sees at each vertex was measured before.

use super::{Background, PictureError, Request, camera, rest::backdrop};
use crate::app::{
    launch,
    scene::{
        environment::{Panorama, cube::in_parallel, ktx2::half},
        gltf::{self, Model},
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
const MEASUREMENTS: usize = 800_000;
const LEAST_MEASUREMENTS: usize = 12;
const MOST_MEASUREMENTS: usize = 256;

/// How far from a vertex its light is measured, as a share of the radius of the whole.
const REACH: f32 = 0.02;
/// Vertices that a processor measures in one go.
const ROW: usize = 64;

/// The pixels that came back.
#[derive(Resource, Default)]
struct Developed(Option<Vec<u8>>);

/// The picture that `request` asks for.
pub fn picture(request: &Request, model: Model, panorama: Panorama) -> Result<RgbaImage, PictureError> {
    launch::check_graphics()?;
    launch::guarded(|| draw(request, model, panorama))?
}

fn draw(request: &Request, model: Model, panorama: Panorama) -> Result<RgbaImage, PictureError> {
    // What lamps give is found at every pixel.
    let unlit = Model { lamps: Vec::new(), ..model.clone() };
    let scene = Scene::new(unlit, Light::new(panorama.clone(), 1.0, Vec::new()), None);
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
    world
        .resource::<AssetServer>()
        .get_handle::<Shader>(shade::SHADER)
        .is_none_or(|shader| world.resource::<Assets<Shader>>().contains(&shader))
}

fn target(world: &mut World, size: UVec2) -> Handle<Image> {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba16Float, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    world.resource_mut::<Assets<Image>>().add(image)
}

/// Measures the light around every vertex of every part.
fn lights(scene: &Scene, model: &Model) -> Vec<Vec<Lit>> {
    let count: usize = model.parts.iter().map(|part| part.mesh.positions.len()).sum();
    let samples = (MEASUREMENTS / count.max(1)).clamp(LEAST_MEASUREMENTS, MOST_MEASUREMENTS);
    let lights = model.parts.iter().map(|part| {
        let mesh = &part.mesh;
        let around = Around::new(mesh, scene.extent().1 * REACH);
        let mut lit = vec![Lit::OPEN; mesh.positions.len()];
        in_parallel(&mut lit, ROW, |row, lit| {
            for (at, lit) in lit.iter_mut().enumerate() {
                let vertex = row * ROW + at;
                // Vertices that only differ in their coordinates on a picture should not differ in their light.
                let bits = mesh.positions[vertex].to_array().map(f32::to_bits);
                let seed = bits.iter().fold(7, |seed: u32, bits| (seed ^ bits).wrapping_mul(0x0100_0193));
                *lit = measure(scene, seed, samples as u32, |sample| around.place(mesh, vertex, sample));
            }
        });
        lit
    });
    lights.collect()
}

/// The triangles around each vertex.
struct Around {
    /// How far from a vertex its light is measured at most: far corners of large triangles may be hidden by other parts.
    reach: f32,
    first: Vec<u32>,
    triangles: Vec<u32>,
}

impl Around {
    fn new(mesh: &gltf::Mesh, reach: f32) -> Self {
        let mut first = vec![0; mesh.positions.len() + 1];
        for at in mesh.triangles.iter().flatten() {
            first[*at as usize + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut next = first.clone();
        let mut triangles = vec![0; mesh.triangles.len() * 3];
        for (number, triangle) in mesh.triangles.iter().enumerate() {
            for at in triangle {
                let place = &mut next[*at as usize];
                triangles[*place as usize] = number as u32;
                *place += 1;
            }
        }
        Self { reach, first, triangles }
    }

    /// A place close to a vertex, on one triangle after the other: light at the vertex itself, often in a crease, stands
    /// for less of the surface than light beside it.
    fn place(&self, mesh: &gltf::Mesh, vertex: usize, sample: u32) -> (Vec3, Vec3) {
        let range = self.first[vertex] as usize..self.first[vertex + 1] as usize;
        let (position, normal) = (mesh.positions[vertex], mesh.normals[vertex]);
        let Some(count) = u32::try_from(range.len()).ok().filter(|count| *count > 0) else { return (position, normal) };
        let triangle = mesh.triangles[self.triangles[range.start + (sample % count) as usize] as usize];
        let middle = |values: &[Vec3]| triangle.iter().map(|at| values[*at as usize]).sum::<Vec3>() / 3.0;
        let away = (middle(&mesh.positions) - position).length();
        let most = self.reach / away.max(1e-12);
        let share = (0.3 + 0.3 * ((sample / count) % 4) as f32).min(most);
        (position.lerp(middle(&mesh.positions), share), normal.lerp(middle(&mesh.normals), share).normalize_or(normal))
    }
}

fn fill(world: &mut World, model: Model, lit: &[Vec<Lit>], light: &shade::Light) {
    let materials =
        world.resource_scope(|_, mut images: Mut<Assets<Image>>| shade::materials(&model, light, &mut images));
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
