//! Where an orbit camera stands and how it gets there: pure arithmetic, without Bevy's app.
//!
//! Invariant: whatever is put in, a [`Pose`] that went through [`Limits::keep`] is finite and within its limits.
//! Lengths are millimetres, angles radians, screen lengths logical pixels.

use crate::catalog::{Camera, Stage};
use bevy::math::{Quat, Rect, Vec2, Vec3};
use std::f32::consts::{PI, TAU};

/// Half the angle under which the framed sphere is seen. Fixed, so that the perspective is the same in every window.
const HALF_ANGLE: f32 = 0.20;
/// How far from the product the target may be, as a share of what is framed: some of it is always in view.
const LOOSE: f32 = 0.6;
/// How far in front of a part the camera stops, as a share of the reach.
const CLEARANCE: f32 = 0.02;
/// Parts that may stand one behind the other where the camera has to be taken out of one.
const ROWS: usize = 8;
/// Least size of the free area that is framed for; panels may leave less while a window is being resized.
const LEAST_FREE: f32 = 48.0;

/// What the camera looks at and from where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pose {
    pub target_mm: Vec3,
    /// Around the vertical; 0 is the front, positive towards the right of the picture.
    pub theta: f32,
    /// From straight above; a quarter turn is level.
    pub phi: f32,
    /// Radius of the sphere around the target that fits the free area.
    pub frame_mm: f32,
}

impl From<&Camera> for Pose {
    fn from(camera: &Camera) -> Self {
        let Camera { target_mm, theta, phi, frame_mm } = *camera;
        Self { target_mm: target_mm.into(), theta, phi, frame_mm }
    }
}

impl Pose {
    /// Rotation of the camera.
    pub fn rotation(&self) -> Quat {
        Quat::from_rotation_y(self.theta) * Quat::from_rotation_x(self.phi - PI / 2.0)
    }

    /// Distance of the camera from its target.
    pub fn distance_mm(&self) -> f32 {
        self.frame_mm / HALF_ANGLE.sin()
    }

    /// Place of the camera.
    pub fn position_mm(&self) -> Vec3 {
        self.target_mm + self.rotation() * Vec3::Z * self.distance_mm()
    }

    /// Part of the way to `other`, turning the shorter way round.
    pub fn toward(&self, other: &Self, share: f32) -> Self {
        let turn = (other.theta - self.theta + PI).rem_euclid(TAU) - PI;
        Self {
            target_mm: self.target_mm.lerp(other.target_mm, share),
            theta: self.theta + turn * share,
            phi: self.phi + (other.phi - self.phi) * share,
            frame_mm: self.frame_mm * (other.frame_mm / self.frame_mm).powf(share),
        }
    }

    /// Whether the two are the same to the eye.
    pub fn is_near(&self, other: &Self) -> bool {
        let turn = (other.theta - self.theta + PI).rem_euclid(TAU) - PI;
        turn.abs() < 2e-4
            && (other.phi - self.phi).abs() < 2e-4
            && (other.frame_mm / self.frame_mm - 1.0).abs() < 2e-4
            && self.target_mm.distance(other.target_mm) < 2e-4 * self.frame_mm
    }

    /// Turned by a drag of `by` pixels in a free area whose smaller side is `extent` pixels.
    pub fn orbited(&self, by: Vec2, extent: f32) -> Self {
        let angle = by * (PI * 0.9 / extent.max(LEAST_FREE));
        Self { theta: self.theta - angle.x, phi: self.phi - angle.y, ..*self }
    }

    /// Moved sideways so that the target follows a drag of `by` pixels.
    pub fn panned(&self, by: Vec2, extent: f32) -> Self {
        let mm = by * (2.0 * self.frame_mm / extent.max(LEAST_FREE));
        Self { target_mm: self.target_mm - self.rotation() * Vec3::new(mm.x, -mm.y, 0.0), ..*self }
    }

    /// Nearer by `steps` notches of a mouse wheel.
    pub fn zoomed(&self, steps: f32) -> Self {
        Self { frame_mm: self.frame_mm * (-0.12 * steps.clamp(-20.0, 20.0)).exp(), ..*self }
    }
}

/// How far the customer may take the camera; the cameras of the catalog may go beyond.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    pub phi: (f32, f32),
    pub frame_mm: (f32, f32),
    /// The target stays within this distance of this point.
    pub center_mm: Vec3,
    pub reach_mm: f32,
    /// Least and greatest corner of each part that is shown: the camera enters none, and some of them stay in view.
    pub parts_mm: Vec<[Vec3; 2]>,
}

impl Limits {
    /// The limits of a stage: from nearly above to a little below the horizon, its zoom, and the sphere of its home camera.
    pub fn of(stage: &Stage) -> Self {
        let home = stage.cameras.get(&stage.home).map(Pose::from);
        Self {
            phi: (16f32.to_radians(), 96f32.to_radians()),
            frame_mm: (stage.zoom_mm.0.max(1.0), stage.zoom_mm.1.max(stage.zoom_mm.0).max(1.0)),
            center_mm: home.map_or(Vec3::ZERO, |pose| pose.target_mm),
            reach_mm: home.map_or(100.0, |pose| pose.frame_mm),
            parts_mm: Vec::new(),
        }
    }

    /// These limits around parts with these corners.
    pub fn around(self, parts_mm: Vec<[Vec3; 2]>) -> Self {
        Self { parts_mm, ..self }
    }

    /// The nearest pose within the limits.
    pub fn keep(&self, pose: Pose) -> Pose {
        let finite = |value: f32, otherwise: f32| if value.is_finite() { value } else { otherwise };
        let offset = (pose.target_mm - self.center_mm).clamp_length_max(self.reach_mm);
        let pose = Pose {
            target_mm: if offset.is_finite() { self.center_mm + offset } else { self.center_mm },
            theta: finite(pose.theta, 0.0).rem_euclid(TAU),
            phi: finite(pose.phi, PI / 2.0).clamp(self.phi.0, self.phi.1),
            frame_mm: finite(pose.frame_mm, self.frame_mm.1).clamp(self.frame_mm.0, self.frame_mm.1),
        };
        self.outside(self.in_view(pose))
    }

    /// With the target so near to a part that it is in view.
    fn in_view(&self, pose: Pose) -> Pose {
        let nearest = self.parts_mm.iter().map(|[least, most]| pose.target_mm.clamp(*least, *most));
        let nearest =
            nearest.min_by(|a, b| a.distance_squared(pose.target_mm).total_cmp(&b.distance_squared(pose.target_mm)));
        let Some(nearest) = nearest else { return pose };
        let away = (pose.target_mm - nearest).clamp_length_max(pose.frame_mm * LOOSE);
        Pose { target_mm: nearest + away, ..pose }
    }

    /// So far back that the camera is in no part.
    fn outside(&self, pose: Pose) -> Pose {
        let toward = pose.rotation() * Vec3::Z;
        let margin = Vec3::splat(self.reach_mm * CLEARANCE);
        let mut distance = pose.distance_mm();
        for _ in 0..ROWS {
            let place = pose.target_mm + toward * distance;
            let entered = self.parts_mm.iter().map(|[least, most]| [*least - margin, *most + margin]);
            let entered = entered.filter(|[least, most]| place.cmpgt(*least).all() && place.cmplt(*most).all());
            let exits = entered.map(|[least, most]| {
                let faces = Vec3::select(toward.cmpge(Vec3::ZERO), most, least);
                ((faces - pose.target_mm) / toward)
                    .to_array()
                    .into_iter()
                    .filter(|way| way.is_finite())
                    .fold(f32::MAX, f32::min)
            });
            let Some(exit) = exits.reduce(f32::max).filter(|exit| *exit > distance) else { break };
            distance = exit;
        }
        if distance == pose.distance_mm() { pose } else { Pose { frame_mm: distance * HALF_ANGLE.sin(), ..pose } }
    }
}

/// How a window shows the framed sphere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Framing {
    /// Tangent of half the vertical field of view of the whole window.
    pub tan_half_y: f32,
    /// Where the target appears, in normalized device coordinates (-1 to 1, up is positive).
    pub center: Vec2,
}

impl Framing {
    /// The framing that fits the sphere into `free` and centres it there.
    pub fn new(window: Vec2, free: Option<Rect>) -> Self {
        let window = window.max(Vec2::ONE);
        let whole = Rect::from_corners(Vec2::ZERO, window);
        let free = free.map(|free| free.intersect(whole)).filter(|free| free.size().min_element() >= LEAST_FREE);
        let free = free.unwrap_or(whole);
        let center = free.center() / window * 2.0 - 1.0;
        Self {
            tan_half_y: HALF_ANGLE.tan() * window.y / free.size().min_element(),
            center: Vec2::new(center.x, -center.y),
        }
    }
}

/// Share of the way that is covered after `share` of the time: gentle at both ends.
pub fn ease(share: f32) -> f32 {
    let t = share.clamp(0.0, 1.0);
    t * t * t * (t * (t * 6.0 - 15.0) + 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pose(theta: f32, phi: f32) -> Pose {
        Pose { target_mm: Vec3::new(0.0, 20.0, 0.0), theta, phi, frame_mm: 90.0 }
    }

    fn limits() -> Limits {
        let center_mm = Vec3::new(0.0, 20.0, 0.0);
        Limits { phi: (0.3, 1.7), frame_mm: (16.0, 170.0), center_mm, reach_mm: 90.0, parts_mm: Vec::new() }
    }

    fn check_direction(theta: f32, phi: f32, expect: Vec3) {
        let pose = pose(theta, phi);
        let direction = (pose.position_mm() - pose.target_mm).normalize();
        assert!(direction.distance(expect) < 1e-5, "{theta} {phi}: {direction}");
    }

    #[test]
    fn the_front_is_along_z_and_positive_theta_is_to_the_right() {
        check_direction(0.0, PI / 2.0, Vec3::Z);
        check_direction(PI / 2.0, PI / 2.0, Vec3::X);
        check_direction(0.0, 0.0, Vec3::Y);
    }

    #[test]
    fn the_camera_looks_at_its_target_with_its_head_up() {
        let pose = pose(0.7, 1.2);
        let forward = pose.rotation() * Vec3::NEG_Z;
        assert!(forward.distance((pose.target_mm - pose.position_mm()).normalize()) < 1e-5);
        assert!((pose.rotation() * Vec3::Y).y > 0.0);
        assert!((pose.rotation() * Vec3::X).y.abs() < 1e-5);
    }

    #[test]
    fn a_drag_to_the_right_turns_the_product_to_the_right() {
        assert!(pose(0.0, 1.2).orbited(Vec2::new(10.0, 0.0), 500.0).theta < 0.0);
        assert!(pose(0.0, 1.2).orbited(Vec2::new(0.0, 10.0), 500.0).phi < 1.2);
    }

    #[test]
    fn a_panned_target_follows_the_finger() {
        let framing = Framing::new(Vec2::new(800.0, 600.0), None);
        let (before, by) = (pose(0.4, 1.1), Vec2::new(30.0, -20.0));
        let after = before.panned(by, 600.0);
        let view = after.rotation().inverse() * (before.target_mm - after.position_mm());
        let pixels = Vec2::new(view.x, -view.y) / -view.z / framing.tan_half_y * 300.0;
        assert!(pixels.distance(by) < 0.03 * by.length(), "{pixels}");
    }

    #[test]
    fn limits_hold_for_anything() {
        let wild = [f32::NAN, f32::INFINITY, -1e30, 1e30, 0.0];
        for value in wild {
            let pose = Pose { target_mm: Vec3::splat(value), theta: value, phi: value, frame_mm: value };
            let kept = limits().keep(pose);
            assert!(kept.target_mm.distance(limits().center_mm) <= 90.001, "{kept:?}");
            assert!((0.3..=1.7).contains(&kept.phi) && (16.0..=170.0).contains(&kept.frame_mm), "{kept:?}");
            assert!((0.0..=TAU).contains(&kept.theta), "{kept:?}");
        }
    }

    #[test]
    fn the_way_leads_the_shorter_way_round_and_arrives() {
        let (from, to) = (pose(0.1, 1.0), pose(TAU - 0.1, 1.4));
        let half = from.toward(&to, 0.5);
        assert!(half.theta.abs() < 1e-4 && (half.phi - 1.2).abs() < 1e-5);
        assert!(from.toward(&to, 1.0).is_near(&to));
        assert!(!half.is_near(&to));
    }

    fn check_framing(window: (f32, f32), free: Option<(f32, f32, f32, f32)>) {
        let window = Vec2::from(window);
        let free = free.map(|(x0, y0, x1, y1)| Rect::new(x0, y0, x1, y1));
        let framing = Framing::new(window, free);
        let area = free.unwrap_or(Rect::from_corners(Vec2::ZERO, window));
        let center = (framing.center * Vec2::new(0.5, -0.5) + 0.5) * window;
        assert!(center.distance(area.center()) < 0.01);
        // The rim of the sphere is seen under the tangent of HALF_ANGLE; in pixels from the centre:
        let rim = HALF_ANGLE.tan() / framing.tan_half_y * window.y / 2.0;
        assert!((rim - area.size().min_element() / 2.0).abs() < 0.01, "{rim}");
    }

    #[test]
    fn the_sphere_fits_the_free_area_in_every_window() {
        check_framing((1280.0, 720.0), None);
        check_framing((1280.0, 720.0), Some((0.0, 0.0, 900.0, 720.0)));
        check_framing((1080.0, 1920.0), Some((0.0, 80.0, 1080.0, 1000.0)));
        check_framing((300.0, 1200.0), Some((0.0, 0.0, 60.0, 1200.0)));
    }

    #[test]
    fn a_free_area_that_is_none_counts_as_the_whole_window() {
        let whole = Framing::new(Vec2::new(640.0, 480.0), None);
        assert_eq!(Framing::new(Vec2::new(640.0, 480.0), Some(Rect::new(700.0, 0.0, 900.0, 480.0))), whole);
        assert!(Framing::new(Vec2::ZERO, None).tan_half_y.is_finite());
    }

    #[test]
    fn easing_starts_and_ends_gently() {
        assert_eq!((ease(-1.0), ease(0.0), ease(0.5), ease(1.0), ease(2.0)), (0.0, 0.0, 0.5, 1.0, 1.0));
        assert!(ease(0.05) < 0.01 && ease(0.95) > 0.99);
    }

    #[test]
    fn the_product_stays_in_view_and_the_camera_outside_of_it() {
        let seat = [Vec3::new(-30.0, 0.0, -30.0), Vec3::new(30.0, 20.0, 30.0)];
        let back = [Vec3::new(-30.0, 20.0, -90.0), Vec3::new(30.0, 90.0, -70.0)];
        let limits = limits().around(vec![seat, back]);
        let mut pushed = 0;
        for step in 0..20_000 {
            let part = |of: u32, by: u32| (step * by % of) as f32 / of as f32;
            let target_mm = Vec3::new(part(97, 31) - 0.5, part(89, 17) - 0.5, part(83, 13) - 0.5) * 300.0;
            let frame_mm = 10.0 + 50.0 * part(61, 7);
            let asked = Pose { target_mm, theta: TAU * part(53, 5), phi: PI * part(47, 3), frame_mm };
            let kept = limits.keep(asked);
            let away = |[least, most]: [Vec3; 2]| kept.target_mm.distance(kept.target_mm.clamp(least, most));
            assert!(away(seat).min(away(back)) <= kept.frame_mm * LOOSE + 1e-3, "{asked:?} {kept:?}");
            let place = kept.position_mm();
            let inside = |[least, most]: [Vec3; 2]| place.cmpgt(least).all() && place.cmplt(most).all();
            assert!(!inside(seat) && !inside(back), "{asked:?} {kept:?}");
            pushed += usize::from(kept.frame_mm > asked.frame_mm.max(limits.frame_mm.0) * 1.001);
        }
        assert!(pushed > 20, "hardly one was inside: {pushed}");
        let front = pose(0.0, PI / 2.0);
        assert_eq!(limits.keep(front), front, "what is fit stays");
    }
}
