//! The camera on stage: it follows hands, flies to the open option group, and keeps the product in the free area.
//!
//! Invariant: frames are asked for exactly while something moves.

pub mod gesture;
mod heading;
pub mod orbit;
pub mod projection;
mod vantage;

use super::{
    SceneSystems, UNITS_PER_MM,
    product::Surface,
    stage::{KeyLight, StageView, cascade, is_on_stage, shadow_reach_mm, studio_camera},
};
use crate::{
    app::session::{FreeArea, ReducedMotion, Session, Typing},
    catalog::Stage,
};
use bevy::{
    camera::{primitives::Aabb, visibility::RenderLayers},
    ecs::system::SystemParam,
    light::CascadeShadowConfig,
    picking::mesh_picking::MeshPickingCamera,
    prelude::*,
    window::{PrimaryWindow, RequestRedraw},
};
use gesture::{Gesture, Inputs, Wish};
use orbit::{Framing, Limits, Pose, ease};
use projection::OffAxis;

/// Length of a flight to another camera.
const FLIGHT_SECS: f32 = 0.6;
/// How long the camera lags behind the hand, and how long it goes on after letting go.
const LAG_SECS: f32 = 0.05;
const SPIN_SECS: f32 = 0.22;
/// Slowest spin that is still seen, in pixels a second.
const LEAST_SPIN: f32 = 8.0;
/// Radius of what is seen after a double click, as a share of what the home camera shows.
const CLOSE: f32 = 0.4;
/// What is thinner has no inside.
const SHEET_MM: f32 = 0.5;
/// Longest step of time in one frame.
const LONGEST_STEP: f32 = 0.1;

/// Whether the camera is moving or about to.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CameraMotion(pub bool);

/// Where the camera on stage is and where it goes.
#[derive(Resource, Debug, Default)]
pub struct Rig {
    now: Option<Pose>,
    goal: Option<Pose>,
    flight: Option<Flight>,
    /// Speed of the orbit that goes on after letting go, in pixels a second.
    spin: Vec2,
}

#[derive(Clone, Copy, Debug)]
struct Flight {
    from: Pose,
    to: Pose,
    secs: f32,
}

impl Rig {
    /// Goes to `pose`, at once if `jump`.
    pub fn go(&mut self, pose: Pose, jump: bool) {
        self.spin = Vec2::ZERO;
        self.goal = Some(pose);
        match self.now {
            Some(from) if !jump => self.flight = Some(Flight { from, to: pose, secs: 0.0 }),
            _ => {
                self.flight = None;
                self.now = Some(pose);
            }
        }
    }

    /// Flies to `pose`, at once if `still`; it stays where it is if it is there or on its way.
    fn fly(&mut self, pose: Pose, still: bool) {
        if !self.is_bound_for(&pose) {
            self.go(pose, still);
        }
    }

    fn is_bound_for(&self, pose: &Pose) -> bool {
        self.goal.is_some_and(|goal| goal.is_near(pose))
    }

    /// Where the camera is; `None` until it was placed.
    pub fn pose(&self) -> Option<Pose> {
        self.now
    }

    /// Goes close to a place of the product; from close by back to the home of the stage. At once if `jump`.
    pub fn approach(&mut self, place_mm: Vec3, stage: &Stage, jump: bool) {
        let (Some(now), Some(home)) = (self.now, stage.cameras.get(&stage.home).map(Pose::from)) else { return };
        let close = home.frame_mm * CLOSE;
        let is_close = now.frame_mm < close * 1.05;
        let closer = Pose { target_mm: place_mm, frame_mm: close, ..now };
        self.go(if is_close { home } else { Limits::of(stage).keep(closer) }, jump);
    }

    /// Turns by `radians` around the vertical, as a hand would.
    pub fn turn(&mut self, radians: f32) {
        self.flight = None;
        if let Some(goal) = &mut self.goal {
            goal.theta += radians;
        }
    }

    /// Carries out what hands ask for.
    fn steer(&mut self, wish: &Wish, held: bool, limits: &Limits, extent: f32, secs: f32) {
        let Some(goal) = self.goal else { return };
        if wish.orbit != Vec2::ZERO || wish.pan != Vec2::ZERO || wish.zoom != 0.0 {
            if let (Some(_), Some(now)) = (self.flight.take(), self.now) {
                self.goal = Some(now);
            }
            let goal = self.goal.unwrap_or(goal);
            let moved = goal.orbited(wish.orbit, extent).panned(wish.pan, extent).zoomed(wish.zoom);
            self.goal = Some(limits.keep(moved));
        }
        if held {
            self.spin = self.spin.lerp(wish.orbit / secs, (secs / 0.06).min(1.0));
        }
    }

    /// Lets `secs` pass; says whether there is more to come.
    fn advance(&mut self, secs: f32, held: bool, still: bool, limits: &Limits, extent: f32) -> bool {
        let (Some(now), Some(goal)) = (self.now, self.goal) else { return false };
        if let Some(mut flight) = self.flight.take() {
            flight.secs += secs;
            let share = if still { 1.0 } else { flight.secs / FLIGHT_SECS };
            self.now = Some(if share < 1.0 { flight.from.toward(&flight.to, ease(share)) } else { flight.to });
            if share < 1.0 {
                self.flight = Some(flight);
            }
            return share < 1.0;
        }
        if !held && self.spin != Vec2::ZERO {
            let decay = (-secs / SPIN_SECS).exp();
            if self.spin.length() < LEAST_SPIN || still {
                self.spin = Vec2::ZERO;
            } else {
                self.goal = Some(limits.keep(goal.orbited(self.spin * SPIN_SECS * (1.0 - decay), extent)));
                self.spin *= decay;
            }
        }
        let goal = self.goal.unwrap_or(goal);
        let next = if still { goal } else { now.toward(&goal, 1.0 - (-secs / LAG_SECS).exp()) };
        let arrived = next.is_near(&goal);
        self.now = Some(if arrived { goal } else { next });
        !arrived || self.spin != Vec2::ZERO
    }
}

/// The camera that shows the stage to the customer.
#[derive(Component, Debug)]
pub struct StageCamera;

pub fn plugin(app: &mut App) {
    app.init_resource::<CameraMotion>()
        .init_resource::<Rig>()
        .init_resource::<Gesture>()
        .add_systems(Startup, spawn_camera)
        .add_systems(
            Update,
            (heading::head, move_camera, place_camera, vantage::tell)
                .chain()
                .in_set(SceneSystems::Aim)
                .run_if(resource_exists::<Session>),
        );
}

fn spawn_camera(mut commands: Commands, view: Res<StageView>) {
    commands.spawn((
        studio_camera(0.0),
        StageCamera,
        MeshPickingCamera,
        view.target.clone(),
        off_axis(Framing::new(Vec2::ONE, None)),
    ));
}

/// The projection for a framing.
pub fn off_axis(framing: Framing) -> Projection {
    Projection::custom(OffAxis { framing, aspect: 1.0, near: 0.05, far: 200.0 })
}

/// Size of what the camera on stage fills, in logical pixels. A window knows its size before Bevy's cameras do.
#[derive(SystemParam)]
struct ViewSize<'w, 's> {
    windows: Query<'w, 's, &'static Window, With<PrimaryWindow>>,
    camera: Query<'w, 's, &'static Camera, With<StageCamera>>,
}

impl ViewSize<'_, '_> {
    fn get(&self) -> Vec2 {
        let window = self.windows.single().ok().map(Window::size);
        window.or_else(|| self.camera.single().ok()?.logical_target_size()).unwrap_or(Vec2::ONE)
    }
}

/// Where the parts of the product on stage are.
#[derive(SystemParam)]
struct Bulk<'w, 's> {
    surfaces: Query<
        'w,
        's,
        (&'static Aabb, &'static GlobalTransform, &'static InheritedVisibility, Option<&'static RenderLayers>),
        With<Surface>,
    >,
}

impl Bulk<'_, '_> {
    /// The least and greatest corner of each part that is shown.
    fn parts_mm(&self) -> Vec<[Vec3; 2]> {
        let shown = self.surfaces.iter().filter(|(.., visibility, layers)| visibility.get() && is_on_stage(*layers));
        let corners = |(aabb, place, ..): (&Aabb, &GlobalTransform, &InheritedVisibility, Option<&RenderLayers>)| {
            let middle = place.transform_point(aabb.center.into());
            let half = Mat3::from(place.affine().matrix3).abs() * Vec3::from(aabb.half_extents);
            [(middle - half) / UNITS_PER_MM, (middle + half) / UNITS_PER_MM]
        };
        // Sheets are what lies on the ground or is printed on a part.
        shown.map(corners).filter(|[least, most]| (*most - *least).min_element() > SHEET_MM).collect()
    }
}

#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn move_camera(
    inputs: Inputs,
    session: Res<Session>,
    time: Res<Time>,
    typing: Res<Typing>,
    still: Res<ReducedMotion>,
    free: Res<FreeArea>,
    (view, bulk): (ViewSize, Bulk),
    mut gesture: ResMut<Gesture>,
    mut rig: ResMut<Rig>,
    mut motion: ResMut<CameraMotion>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    // After a sleep the first step is a short one: the time that passed was not spent moving.
    let step = if motion.0 { time.delta_secs().clamp(0.001, LONGEST_STEP) } else { 1.0 / 60.0 };
    let limits = Limits::of(&session.catalog.stage).around(bulk.parts_mm());
    let extent = free.0.map_or(view.get(), |free| free.size()).min_element();
    let wish = inputs.wish(&mut gesture, step, typing.0);
    let stage = &session.catalog.stage;
    if wish.home
        && let Some(home) = stage.cameras.get(&stage.home)
    {
        rig.go(home.into(), still.0);
    }
    let held = gesture.is_held();
    let rig = rig.bypass_change_detection();
    rig.steer(&wish, held, &limits, extent, step);
    let moving = rig.advance(step, held, still.0, &limits, extent) || !wish.is_none();
    motion.set_if_neq(CameraMotion(moving));
    if moving {
        redraw.write(RequestRedraw);
    }
}

fn place_camera(
    rig: Res<Rig>,
    session: Res<Session>,
    free: Res<FreeArea>,
    view: ViewSize,
    camera: Single<(&mut Transform, &mut Projection), With<StageCamera>>,
    mut lights: Query<(&mut CascadeShadowConfig, Option<&RenderLayers>), With<KeyLight>>,
    mut shadows: Local<(f32, f32)>,
) {
    let Some(pose) = rig.now else { return };
    let (mut transform, mut projection) = camera.into_inner();
    let place = transform_of(&pose);
    if *transform != place {
        *transform = place;
    }
    let framing = Framing::new(view.get(), free.0);
    let is_same = match &*projection {
        Projection::Custom(custom) => custom.get::<OffAxis>().is_some_and(|known| known.framing == framing),
        _ => false,
    };
    if !is_same {
        *projection = off_axis(framing);
    }
    let stage = &session.catalog.stage;
    let range = (pose.distance_mm(), shadow_reach_mm(stage));
    if *shadows != range {
        *shadows = range;
        for (mut config, layers) in &mut lights {
            if is_on_stage(layers) {
                *config = shadow_range(&pose, stage);
            }
        }
    }
}

/// Where a camera with this pose stands in the scene.
pub fn transform_of(pose: &Pose) -> Transform {
    Transform::from_translation(pose.position_mm() * UNITS_PER_MM).with_rotation(pose.rotation())
}

/// The shadow map for what a camera with this pose sees of the product.
pub fn shadow_range(pose: &Pose, stage: &Stage) -> CascadeShadowConfig {
    let (distance, around) = (pose.distance_mm(), shadow_reach_mm(stage));
    let near = (distance - around).max(1.0);
    cascade(near * UNITS_PER_MM, (distance + around) * UNITS_PER_MM)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pose(theta: f32) -> Pose {
        Pose { target_mm: Vec3::ZERO, theta, phi: 1.2, frame_mm: 90.0 }
    }

    fn limits() -> Limits {
        let (phi, frame_mm) = ((0.3, 1.7), (16.0, 170.0));
        Limits { phi, frame_mm, center_mm: Vec3::ZERO, reach_mm: 90.0, parts_mm: Vec::new() }
    }

    /// Frames until nothing moves any more, at most `most`.
    fn frames_to_rest(rig: &mut Rig, most: usize) -> usize {
        (0..most).find(|_| !rig.advance(1.0 / 60.0, false, false, &limits(), 500.0)).unwrap_or(most)
    }

    #[test]
    fn a_flight_takes_its_time_and_ends_where_it_should() {
        let mut rig = Rig::default();
        rig.go(pose(0.0), true);
        assert_eq!(frames_to_rest(&mut rig, 100), 0);
        rig.go(pose(1.0), false);
        let frames = frames_to_rest(&mut rig, 100);
        assert!((30..=40).contains(&frames), "{frames}");
        assert_eq!(rig.now, Some(pose(1.0)));
    }

    #[test]
    fn with_reduced_motion_everything_is_there_at_once() {
        let mut rig = Rig::default();
        rig.go(pose(0.0), true);
        rig.go(pose(1.0), false);
        assert!(!rig.advance(1.0 / 60.0, false, true, &limits(), 500.0));
        assert_eq!(rig.now, Some(pose(1.0)));
    }

    #[test]
    fn a_thrown_camera_goes_on_and_comes_to_rest() {
        let mut rig = Rig::default();
        rig.go(pose(0.0), true);
        let drag = Wish { orbit: Vec2::new(12.0, 0.0), ..default() };
        for _ in 0..10 {
            rig.steer(&drag, true, &limits(), 500.0, 1.0 / 60.0);
            rig.advance(1.0 / 60.0, true, false, &limits(), 500.0);
        }
        let let_go = rig.now.expect("the camera was placed").theta;
        let frames = frames_to_rest(&mut rig, 600);
        let rest = rig.now.expect("the camera was placed").theta;
        assert!(frames < 300, "it never rests");
        assert!((let_go - rest).rem_euclid(std::f32::consts::TAU) > 0.05, "{let_go} {rest}");
    }

    #[test]
    fn a_double_click_goes_close_and_from_there_back() {
        let stage = super::super::effects::tests::catalog(vec![]).stage;
        let home = Pose::from(&stage.cameras["home"]);
        let mut rig = Rig::default();
        rig.go(home, true);
        let place = home.target_mm + Vec3::X * 3.0;
        rig.approach(place, &stage, true);
        let close = rig.now.expect("the camera was placed");
        assert_eq!((close.target_mm, close.theta, close.phi), (place, home.theta, home.phi));
        assert!(close.frame_mm < home.frame_mm / 2.0, "{close:?}");
        rig.approach(place, &stage, true);
        assert_eq!(rig.now, Some(home));
    }

    #[test]
    fn a_hand_stops_a_flight() {
        let mut rig = Rig::default();
        rig.go(pose(0.0), true);
        rig.go(pose(1.0), false);
        rig.advance(0.3, false, false, &limits(), 500.0);
        rig.steer(&Wish { zoom: 1.0, ..default() }, false, &limits(), 500.0, 1.0 / 60.0);
        frames_to_rest(&mut rig, 600);
        let theta = rig.now.expect("the camera was placed").theta;
        assert!((0.3..0.7).contains(&theta), "{theta}");
    }
}
