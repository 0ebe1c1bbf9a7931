//! Pictures of designs in any size, one after the other, with neither window nor display.
//!
//! Invariant: the same request on the same machine gives the same bytes, whatever was taken before it: no clock, no threads
//! of the renderer, no frame counts decide what is drawn.

#[cfg(test)]
mod stage_tests;
mod trial;

use crate::{
    app::{
        AppSystems,
        clock::Clock,
        graphics::GraphicsFailure,
        launch,
        scene::{
            self, Exhibit, SceneReady, Shown, StageView,
            camera::{Rig, StageCamera, orbit::Pose},
            environment::EnvironmentError,
            rest,
            tier::{ForcedTier, Tier},
        },
        session::{self, Apart, ChosenLight, Line, LoadProblem, Moved, Phase, ReducedMotion, Session, load::OpenLine},
    },
    design::Selection,
    service::roots::Roots,
};
use bevy::{
    app::PluginsState,
    camera::RenderTarget,
    prelude::*,
    render::{
        gpu_readback::{Readback, ReadbackComplete},
        render_resource::{TextureFormat, TextureUsages},
        renderer::RenderDevice,
    },
    tasks::tick_global_task_pools_on_main_thread,
    time::TimeUpdateStrategy,
};
use std::time::{Duration, Instant};

/// Longest time for one picture.
const PATIENCE: Duration = Duration::from_secs(180);
/// Largest side of a picture, in pixels.
const MOST_PIXELS: u32 = 8192;
/// Side of the picture, in pixels, in which everything is made ready.
const REHEARSAL_SIZE: u32 = 64;
/// Pictures for a file are drawn as on such a machine, whatever this one is.
const TIER: Tier = Tier::Integrated;
/// Side of the square of samples that is averaged to one pixel, where the renderer's limits allow it.
const SAMPLES: u32 = 2;

/// What to render.
#[derive(Clone, Debug, PartialEq)]
pub struct StillRequest {
    pub selection: Selection,
    /// From where.
    pub pose: Pose,
}

/// What all pictures of a series have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Format {
    /// Width and height in pixels.
    pub size: UVec2,
    /// Without the backdrop.
    pub transparent: bool,
    /// Name of the environment, as in [`ChosenLight`].
    pub light: String,
    /// How true the picture is when light is followed; none if it is drawn as while the camera moves.
    pub rest: Option<rest::Quality>,
    /// How many steps of assembly are done, as in [`Apart`].
    pub apart: Option<usize>,
    /// What is moved, and how far.
    pub moved: Moved,
}

/// Why there is no picture.
#[derive(Debug, thiserror::Error)]
pub enum StillError {
    #[error(transparent)]
    Graphics(#[from] launch::NoGraphics),
    #[error(transparent)]
    Mistake(#[from] launch::Mistake),
    #[error(transparent)]
    Environment(#[from] EnvironmentError),
    #[error("a picture of {0} x {1} pixels cannot be made; each side must be between 1 and {most}", most = MOST_PIXELS)]
    Size(u32, u32),
    #[error(transparent)]
    Failure(#[from] GraphicsFailure),
    #[error("the product line cannot be shown")]
    Catalog(Vec<LoadProblem>),
    #[error("the picture shows the product without some of its files")]
    Incomplete(Vec<LoadProblem>),
    #[error("the renderer gave no picture within {} seconds", PATIENCE.as_secs())]
    TimedOut,
}

/// The pixels that came back.
#[derive(Resource, Default)]
struct Developed(Option<Vec<u8>>);

/// A line that is open for pictures.
pub struct Studio {
    app: App,
    format: Format,
    /// What is drawn into, once everything was rehearsed.
    target: Option<Handle<Image>>,
}

impl Studio {
    /// Opens the line called `line`; `first` is the first picture that will be taken.
    pub fn open(roots: &Roots, line: &str, format: Format, first: &StillRequest) -> Result<Self, StillError> {
        let UVec2 { x, y } = format.size;
        if format.size.min_element() == 0 || format.size.max_element() > MOST_PIXELS {
            return Err(StillError::Size(x, y));
        }
        launch::check_graphics()?;
        launch::guarded(|| {
            let mut app = still_app(roots, line, &format, first);
            let deadline = Instant::now() + PATIENCE;
            run_until(&mut app, deadline, |world| match world.resource::<State<Phase>>().get() {
                Phase::Loading => Ok(false),
                Phase::Ready => Ok(world.contains_resource::<Session>()),
                Phase::Broken => Err(StillError::Catalog(problems_of(world))),
            })?;
            app.update();
            Ok(Self { app, format, target: None })
        })?
    }

    /// Takes one picture: sRGB with straight alpha, row by row.
    pub fn take(&mut self, request: &StillRequest) -> Result<Vec<u8>, StillError> {
        launch::guarded(|| self.try_take(request))?
    }

    fn try_take(&mut self, request: &StillRequest) -> Result<Vec<u8>, StillError> {
        let Self { app, format, target } = self;
        let deadline = Instant::now() + PATIENCE;
        app.world_mut().resource_mut::<Rig>().go(request.pose, true);
        app.insert_resource(Exhibit(Some(request.selection.clone())));
        run_until(app, deadline, |world| {
            Ok(world.resource::<SceneReady>().0 && world.resource::<Shown>().0.as_ref() == Some(&request.selection))
        })?;
        let problems = &app.world().resource::<scene::SceneProblems>().0;
        if !problems.is_empty() {
            return Err(StillError::Incomplete(problems.clone()));
        }
        // Where light is followed only the place of the camera counts.
        let samples = if format.rest.is_some() { 1 } else { samples(format.size) };
        let image = match target {
            Some(image) => image.clone(),
            None => target.insert(focus(app, deadline, format.size * samples)?).clone(),
        };
        if let Some(quality) = format.rest {
            // The camera learned the size of its picture and where it stands in the frame before.
            app.update();
            return Ok(rest::stage::picture(app.world_mut(), format.size, format.transparent, quality)?);
        }
        photograph(app, image);
        self.developed(deadline)
    }

    /// The picture that was drawn last, as soon as it is there.
    fn developed(&mut self, deadline: Instant) -> Result<Vec<u8>, StillError> {
        let Self { app, format, .. } = self;
        run_until(app, deadline, |world| Ok(world.resource::<Developed>().0.is_some()))?;
        let padded = app.world_mut().resource_mut::<Developed>().0.take().unwrap_or_default();
        Ok(develop(&padded, format.size, samples(format.size), format.transparent))
    }
}

fn still_app(roots: &Roots, line: &str, format: &Format, first: &StillRequest) -> App {
    let mut app = App::new();
    app.add_plugins(launch::base_plugins(roots, None, false))
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(16)))
        .insert_resource(OpenLine { id: line.to_owned(), roots: roots.clone(), drafts: true })
        .insert_resource(Clock(|| 0))
        .insert_resource(ReducedMotion(true))
        .insert_resource(ChosenLight(format.light.clone()))
        .insert_resource(Apart(format.apart))
        .insert_resource(ForcedTier(Some(TIER)))
        .insert_resource(format.moved.clone())
        .insert_resource(Exhibit(Some(first.selection.clone())))
        .init_resource::<Developed>()
        .configure_sets(Update, (AppSystems::Receive, AppSystems::Apply, AppSystems::Follow).chain());
    let image = empty(app.world_mut(), UVec2::splat(REHEARSAL_SIZE));
    app.insert_resource(StageView { target: image.into(), transparent: format.transparent })
        .add_plugins((session::plugin, scene::plugin));
    while app.plugins_state() == PluginsState::Adding {
        tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    app
}

fn empty(world: &mut World, size: UVec2) -> Handle<Image> {
    let mut image = Image::new_target_texture(size.x, size.y, TextureFormat::Rgba8UnormSrgb, None);
    image.texture_descriptor.usage |= TextureUsages::COPY_SRC;
    world.resource_mut::<Assets<Image>>().add(image)
}

/// Gives the camera a picture of this size to draw into, without drawing it yet; everything before was drawn small, because it
/// is not needed.
fn focus(app: &mut App, deadline: Instant, drawn: UVec2) -> Result<Handle<Image>, StillError> {
    let image = empty(app.world_mut(), drawn);
    set_camera(app, |camera, target| {
        camera.is_active = false;
        *target = RenderTarget::Image(image.clone().into());
    });
    // The camera learns the size of its picture some frames later, and is framed for it in the next one.
    let mut known = false;
    while !known {
        if Instant::now() > deadline {
            return Err(StillError::TimedOut);
        }
        app.update();
        set_camera(app, |camera, _| known = camera.physical_target_size() == Some(drawn));
    }
    Ok(image)
}

/// Draws one frame.
fn photograph(app: &mut App, image: Handle<Image>) {
    set_camera(app, |camera, _| camera.is_active = true);
    app.world_mut().spawn(Readback::texture(image)).observe(
        |done: On<ReadbackComplete>, mut out: ResMut<Developed>, mut commands: Commands| {
            out.0.get_or_insert_with(|| done.data.clone());
            commands.entity(done.entity).despawn();
        },
    );
    app.update();
    set_camera(app, |camera, _| camera.is_active = false);
}

fn set_camera(app: &mut App, mut change: impl FnMut(&mut Camera, &mut RenderTarget)) {
    let world = app.world_mut();
    let mut cameras = world.query_filtered::<(&mut Camera, &mut RenderTarget), With<StageCamera>>();
    for (mut camera, mut target) in cameras.iter_mut(world) {
        change(&mut camera, &mut target);
    }
}

/// Updates until `done`; workers that load files get the processor in between.
fn run_until(
    app: &mut App,
    deadline: Instant,
    mut done: impl FnMut(&World) -> Result<bool, StillError>,
) -> Result<(), StillError> {
    while !done(app.world())? {
        if Instant::now() > deadline {
            return Err(StillError::TimedOut);
        }
        app.update();
        if let Some(failure) = app.world().get_resource::<GraphicsFailure>() {
            return Err(failure.clone().into());
        }
        std::thread::yield_now();
    }
    Ok(())
}

fn problems_of(world: &World) -> Vec<LoadProblem> {
    world.get_resource::<Line>().map(|line| line.problems.clone()).unwrap_or_default()
}

/// Side of the square of samples for one pixel of a picture of this size.
fn samples(size: UVec2) -> u32 {
    if size.max_element() * SAMPLES <= MOST_PIXELS { SAMPLES } else { 1 }
}

/// Averages the samples of each pixel as light, and takes off the padding of the rows and the premultiplication.
fn develop(padded: &[u8], size: UVec2, samples: u32, transparent: bool) -> Vec<u8> {
    let side = samples as usize;
    let stride = RenderDevice::align_copy_bytes_per_row(size.x as usize * side * 4);
    let share = 1.0 / (side * side) as f32;
    let mut pixels = Vec::with_capacity(size.x as usize * size.y as usize * 4);
    for (y, x) in (0..size.y as usize).flat_map(|y| (0..size.x as usize).map(move |x| (y, x))) {
        let (mut light, mut alpha) = (Vec3::ZERO, 0.0);
        for (row, column) in (0..side).flat_map(|row| (0..side).map(move |column| (row, column))) {
            let at = (y * side + row) * stride + (x * side + column) * 4;
            let [r, g, b, a] = padded.get(at..at + 4).and_then(|p| p.try_into().ok()).unwrap_or([0; 4]);
            light += Color::srgb_u8(r, g, b).to_linear().to_vec3() * share;
            alpha += f32::from(a) / 255.0 * share;
        }
        let alpha = if transparent { alpha } else { 1.0 };
        let straight = if alpha > 0.0 { light / alpha } else { Vec3::ZERO };
        let color = Srgba::from(LinearRgba::from_vec3(straight));
        let byte = |channel: f32| (channel.clamp(0.0, 1.0) * 255.0).round() as u8;
        pixels.extend([color.red, color.green, color.blue, alpha].map(byte));
    }
    pixels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_is_taken_off_every_row() {
        let stride = RenderDevice::align_copy_bytes_per_row(8);
        let mut padded = vec![0; stride * 2];
        padded[..8].copy_from_slice(&[1, 2, 3, 255, 4, 5, 6, 255]);
        padded[stride..stride + 8].copy_from_slice(&[7, 8, 9, 255, 10, 11, 12, 255]);
        let expect = [1, 2, 3, 255, 4, 5, 6, 255, 7, 8, 9, 255, 10, 11, 12, 255];
        assert_eq!(develop(&padded, UVec2::new(2, 2), 1, false), expect);
    }

    #[test]
    fn half_transparent_light_gets_its_full_colour_back() {
        let stride = RenderDevice::align_copy_bytes_per_row(4);
        let mut padded = vec![0; stride];
        padded[..4].copy_from_slice(&[188, 0, 0, 128]);
        let pixel = develop(&padded, UVec2::ONE, 1, true);
        assert!(pixel[0] >= 254 && pixel[1..] == [0, 0, 128], "{pixel:?}");
    }

    #[test]
    fn samples_are_averaged_as_light() {
        let stride = RenderDevice::align_copy_bytes_per_row(8);
        let mut padded = vec![0; stride * 2];
        padded[..8].copy_from_slice(&[255; 8]);
        assert_eq!(develop(&padded, UVec2::ONE, 2, false), [188, 188, 188, 255]);
    }
}
