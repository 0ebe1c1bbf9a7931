//! The picture on stage settles to the truth: while nothing changes, light is followed in the background, and what comes of it
//! lies over the stage.
//!
//! Invariant: what lies over the stage shows exactly what is on it; whatever changes takes it away in the same frame. Nothing is
//! followed while anything moves, and nothing any more once the picture is true.

use super::{
    CameraMotion, SceneReady, SceneSystems,
    camera::StageCamera,
    line_assets::LineAssets,
    product::{OnStage, Product},
    rest::{REST, stage::Subject},
};
use crate::{
    app::{
        clock::{wake_after, waker},
        session::{FreeArea, Pictures, Session, Settled, Still},
    },
    catalog::Environment,
    service::process,
};
use bevy::{
    asset::RenderAssetUsages,
    ecs::system::SystemParam,
    image::ImageSampler,
    prelude::*,
    render::render_resource::{Extent3d, TextureDimension, TextureFormat},
    window::{PrimaryWindow, RequestRedraw},
    winit::EventLoopProxyWrapper,
};
use image::{
    RgbaImage,
    imageops::{FilterType, resize},
};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, TryRecvError},
    },
    time::{Duration, Instant},
};

/// How long nothing may have changed before light is followed.
const CALM: Duration = Duration::from_millis(600);
/// Passes after which the picture has little enough noise to be shown. It is shown once more when it is done.
const FIRST: u32 = 6;
/// Most pixels that light is followed for: each takes forty bytes while the picture is made. A larger picture is made in so many
/// fewer, each as large as a whole number of its own, and stretched.
const MOST_PIXELS: u32 = 6 << 20;

/// Whether light is followed at all. The picture of a window settles, others are taken as they are.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Settles(pub bool);

/// How far the stage has come.
#[derive(Resource, Debug, Default)]
struct Settling {
    /// When something changed last.
    changed: Option<Instant>,
    /// When the event loop will be woken to look again.
    alarm: Option<Instant>,
    job: Option<Job>,
}

/// Light that is being followed; dropping it ends that.
#[derive(Debug)]
struct Job {
    stop: Arc<AtomicBool>,
    pictures: Mutex<Receiver<Developed>>,
    area: URect,
}

/// A picture so far: sRGB, row by row.
#[derive(Debug)]
struct Developed {
    pixels: Vec<u8>,
    done: bool,
}

pub fn plugin(app: &mut App) {
    app.init_resource::<Settles>().init_resource::<Settling>().add_systems(
        Update,
        settle
            .in_set(SceneSystems::Check)
            .run_if(resource_exists::<Session>.and_then(|settles: Res<Settles>| settles.0)),
    );
}

/// Everything that decides what the stage looks like.
#[derive(SystemParam)]
struct Sight<'w, 's> {
    camera: Query<'w, 's, (Ref<'static, Transform>, Ref<'static, Projection>), With<StageCamera>>,
    product: Query<'w, 's, Ref<'static, Product>, With<OnStage>>,
    line: Res<'w, LineAssets>,
    free: Res<'w, FreeArea>,
    ready: Res<'w, SceneReady>,
    motion: Res<'w, CameraMotion>,
    light: Local<'s, Option<Environment>>,
}

impl Sight<'_, '_> {
    /// Whether the stage may look different than in the frame before.
    fn is_changed(&mut self) -> bool {
        let relit = self.light.as_ref() != self.line.environment();
        if relit {
            *self.light = self.line.environment().cloned();
        }
        let moved = self.camera.iter().any(|(place, lens)| place.is_changed() || lens.is_changed());
        let rebuilt = self.product.iter().any(|product| product.is_changed() || !product.is_settled());
        relit || moved || rebuilt || self.free.is_changed() || self.motion.0 || !self.ready.0
    }
}

impl Settling {
    /// Notes at `now` whether something changed; says after which time the program has to be woken to begin.
    fn feel(&mut self, now: Instant, changed: bool) -> Option<Duration> {
        if changed {
            (self.changed, self.job) = (Some(now), None);
        }
        let begin = self.changed? + CALM;
        let ring = now < begin && self.alarm.is_none_or(|alarm| alarm <= now);
        ring.then(|| *self.alarm.insert(begin) - now)
    }

    fn is_calm(&self, now: Instant) -> bool {
        self.changed.is_none_or(|changed| now >= changed + CALM)
    }
}

#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn settle(
    mut commands: Commands,
    mut sight: Sight,
    pictures: Res<Pictures>,
    mut settling: ResMut<Settling>,
    mut settled: ResMut<Settled>,
    mut images: ResMut<Assets<Image>>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let now = Instant::now();
    let changed = sight.is_changed();
    if changed {
        settled.set_if_neq(Settled::No);
    }
    if let (Some(after), Some(proxy)) = (settling.feel(now, changed), &proxy) {
        wake_after(proxy, after + Duration::from_millis(5));
    }
    let Some(job) = &settling.job else {
        // Small pictures come first: they are waited for.
        if *settled == Settled::No && settling.is_calm(now) && pictures.waiting() == 0 {
            *settled = Settled::OnTheWay(None);
            commands.queue(begin);
        }
        return;
    };
    let Ok(seen) = job.pictures.lock().map(|pictures| pictures.try_recv()) else { return };
    match seen {
        Ok(Developed { pixels, done }) => {
            let still = Some(Still { image: images.add(image(job.area.size(), pixels)), area: job.area });
            *settled = if done { Settled::Done(still) } else { Settled::OnTheWay(still) };
            redraw.write(RequestRedraw);
        }
        Err(TryRecvError::Empty) => return,
        Err(TryRecvError::Disconnected) => *settled = Settled::Done(settled.still().cloned()),
    }
    if matches!(*settled, Settled::Done(_)) {
        settling.job = None;
    }
}

/// A picture for the panels that lies pixel on pixel: sRGB, row by row.
pub(super) fn image(size: UVec2, pixels: Vec<u8>) -> Image {
    let size = Extent3d { width: size.x, height: size.y, ..default() };
    let (format, usage) = (TextureFormat::Rgba8UnormSrgb, RenderAssetUsages::RENDER_WORLD);
    let mut image = Image::new(size, TextureDimension::D2, pixels, format, usage);
    image.sampler = ImageSampler::nearest();
    image
}

/// Begins to follow light.
fn begin(world: &mut World) {
    let free = world.resource::<FreeArea>().0;
    let window = world.query_filtered::<&Window, With<PrimaryWindow>>().single(world).ok();
    let place = window.map(|window| (window.physical_size(), area(window, free)));
    let place = place.filter(|(_, area)| !area.is_empty());
    let subject = place.and_then(|place| Some((place, Subject::of(world)?)));
    let Some(((size, area), subject)) = subject else {
        *world.resource_mut::<Settled>() = Settled::Done(None);
        return;
    };
    let wake = waker(world.get_resource::<EventLoopProxyWrapper>());
    let stop = Arc::new(AtomicBool::new(false));
    let (tell, pictures) = mpsc::channel();
    world.resource_mut::<Settling>().job = Some(Job { stop: stop.clone(), pictures: Mutex::new(pictures), area });
    std::thread::spawn(move || {
        process::yield_to_others();
        follow(subject, size, area, &stop, |developed| {
            // Whoever stopped it does not listen any more.
            tell.send(developed).ok();
            wake();
        });
        drop(tell);
        wake();
    });
}

/// The part of the window that is free, in physical pixels.
pub(super) fn area(window: &Window, free: Option<Rect>) -> URect {
    let whole = URect::from_corners(UVec2::ZERO, window.physical_size());
    let scale = window.scale_factor();
    free.map_or(whole, |free| {
        let corner = |at: Vec2| at.max(Vec2::ZERO).as_uvec2();
        URect { min: corner((free.min * scale).floor()), max: corner((free.max * scale).ceil()) }.intersect(whole)
    })
}

/// Width and height in pixels in which a picture of this size is made.
fn drawn(size: UVec2) -> UVec2 {
    let pixels = u64::from(size.x) * u64::from(size.y);
    let side = (1_u32..).find(|side| pixels <= u64::from(MOST_PIXELS) * u64::from(*side).pow(2)).unwrap_or(1);
    UVec2::new(size.x.div_ceil(side), size.y.div_ceil(side))
}

/// Stretches a picture over more pixels, with edges as sharp as it has them.
fn stretch(pixels: Vec<u8>, drawn: UVec2, size: UVec2) -> Vec<u8> {
    match RgbaImage::from_raw(drawn.x, drawn.y, pixels) {
        Some(coarse) if drawn != size => resize(&coarse, size.x, size.y, FilterType::CatmullRom).into_raw(),
        fine => fine.map(RgbaImage::into_raw).unwrap_or_default(),
    }
}

/// Follows light until the picture is done or `stop` says so.
fn follow(subject: Subject, size: UVec2, area: URect, stop: &AtomicBool, tell: impl Fn(Developed)) {
    let drawn = drawn(area.size());
    // What is wrong with the light was told when the stage was lit.
    let Ok(mut exposure) = subject.expose(size, area, drawn, false, REST) else { return };
    for pass in 1.. {
        let done = exposure.pass(stop);
        if stop.load(Ordering::Relaxed) {
            return;
        }
        if done || pass == FIRST {
            tell(Developed { pixels: stretch(exposure.develop(), drawn, area.size()), done });
        }
        if done {
            return;
        }
    }
}

impl Drop for Job {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::window::WindowResolution;

    #[test]
    fn it_begins_a_while_after_the_last_change_and_wakes_once_for_that() {
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut settling = Settling::default();
        assert_eq!(settling.feel(at(0), true), Some(CALM));
        assert_eq!(settling.feel(at(100), true), None, "an alarm is set");
        assert!(!settling.is_calm(at(600)));
        assert_eq!(settling.feel(at(600), false), Some(Duration::from_millis(100)), "it rang too early");
        assert_eq!(settling.feel(at(700), false), None);
        assert!(settling.is_calm(at(700)));
    }

    #[test]
    fn a_change_ends_what_was_begun() {
        let stop = Arc::new(AtomicBool::new(false));
        let job = Job { stop: stop.clone(), pictures: Mutex::new(mpsc::channel().1), area: URect::default() };
        let mut settling = Settling { job: Some(job), ..default() };
        settling.feel(Instant::now(), false);
        assert!(!stop.load(Ordering::Relaxed));
        settling.feel(Instant::now(), true);
        assert!(stop.load(Ordering::Relaxed));
    }

    #[test]
    fn a_huge_picture_is_made_in_fewer_pixels_and_an_ordinary_one_in_its_own() {
        let check = |size: [u32; 2], expect: [u32; 2]| assert_eq!(drawn(size.into()), UVec2::from(expect), "{size:?}");
        check([1280, 720], [1280, 720]);
        check([2896, 2172], [2896, 2172]);
        check([3840, 2160], [1920, 1080]);
        check([3841, 2161], [1921, 1081]);
        check([7680, 4320], [2560, 1440]);
        check([65_536, 65_536], [2428, 2428]);
    }

    #[test]
    fn a_stretched_picture_has_its_colours_and_edges_where_they_were() {
        let size = UVec2::new(8, 6);
        let half = |x: u32| if x < size.x / 4 { [40, 80, 120, 255] } else { [200, 160, 90, 255] };
        let coarse: Vec<u8> = (0..12).flat_map(|at| half(at % 4)).collect();
        let fine = stretch(coarse.clone(), size / 2, size);
        let at = |x: usize| &fine[(8 * 3 + x) * 4..][..4];
        let near = |a: &[u8], b: [u8; 4]| a.iter().zip(b).all(|(a, b)| a.abs_diff(b) <= 12);
        assert_eq!(fine.len(), 4 * 48);
        assert!(
            near(at(0), half(0)) && near(at(2), half(0)) && near(at(5), half(2)) && near(at(7), half(2)),
            "{fine:?}"
        );
        assert_eq!(stretch(coarse.clone(), size / 2, size / 2), coarse);
    }

    #[test]
    fn the_free_part_is_told_in_whole_pixels_of_the_screen() {
        let check = |scale: f32, free: Option<Rect>, expect: URect| {
            let mut resolution = WindowResolution::new(1200, 900);
            resolution.set_scale_factor_override(Some(scale));
            let window = Window { resolution, ..default() };
            let whole = URect::from_corners(UVec2::ZERO, window.physical_size());
            assert_eq!(area(&window, free), expect.intersect(whole));
        };
        check(1.0, None, URect::new(0, 0, 1200, 900));
        check(1.0, Some(Rect::new(0.0, 0.4, 880.2, 504.0)), URect::new(0, 0, 881, 504));
        check(1.5, Some(Rect::new(10.0, 10.0, 101.0, 21.0)), URect::new(15, 15, 152, 32));
        check(1.0, Some(Rect::new(-5.0, -5.0, 9000.0, 9000.0)), URect::new(0, 0, 1200, 900));
    }
}
