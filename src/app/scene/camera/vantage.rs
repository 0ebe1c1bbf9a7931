//! From where and in which light the stage is seen, in whole numbers, so that pictures can be wished for that look the same.
//!
//! Invariant: it is told only at rest, and the picture of a whole number of micrometres and microradians is that of the stage to
//! the eye.

use super::{CameraMotion, Rig, orbit::Pose};
use crate::app::{
    scene::{line_assets::LineAssets, settle},
    session::{FreeArea, StageSeen, Vantage},
};
use bevy::{prelude::*, window::PrimaryWindow};

/// Largest side of a picture of the stage, in pixels.
const MOST_PIXELS: f32 = 2560.0;
/// Micrometres in a millimetre, and microradians in a radian divided by a thousand.
const MICRO: f32 = 1e3;

/// Tells from where the stage is seen, and in which light.
pub fn tell(
    rig: Res<Rig>,
    line: Res<LineAssets>,
    motion: Res<CameraMotion>,
    free: Res<FreeArea>,
    windows: Query<&Window, With<PrimaryWindow>>,
    mut seen: ResMut<StageSeen>,
) {
    // While a light is on its way, the stage is in the one before.
    if let (Some(pose), Ok(window), false, true) = (rig.pose(), windows.single(), motion.0, line.is_settled()) {
        let size = settle::area(window, free.0).size();
        seen.set_if_neq(StageSeen(Some(vantage(&pose, line.environment_ix(), size))));
    }
}

fn vantage(pose: &Pose, light: usize, size: UVec2) -> Vantage {
    let micro = |value: f32| (value * MICRO).round() as i32;
    let share = (MOST_PIXELS / size.max_element().max(1) as f32).min(1.0);
    Vantage {
        target_um: pose.target_mm.to_array().map(micro),
        turn_urad: [pose.theta, pose.phi].map(|angle| micro(angle * MICRO)),
        frame_um: micro(pose.frame_mm),
        light,
        size: (size.as_vec2() * share).round().as_uvec2().max(UVec2::ONE),
    }
}

impl From<&Vantage> for Pose {
    fn from(vantage: &Vantage) -> Self {
        let milli = |value: i32| value as f32 / MICRO;
        let [theta, phi] = vantage.turn_urad.map(|angle| milli(angle) / MICRO);
        Self { target_mm: vantage.target_um.map(milli).into(), theta, phi, frame_mm: milli(vantage.frame_um) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_taken_from_where_the_stage_is_seen() {
        let pose = Pose { target_mm: Vec3::new(1.5, -310.25, 0.0), theta: 5.4321, phi: 1.2, frame_mm: 640.5 };
        let vantage = vantage(&pose, 2, UVec2::new(900, 560));
        assert!(Pose::from(&vantage).is_near(&pose), "{vantage:?}");
        assert_eq!((vantage.light, vantage.size), (2, UVec2::new(900, 560)));
    }

    #[test]
    fn a_huge_window_gets_a_picture_of_its_shape_that_is_not_huge() {
        let pose = Pose { target_mm: Vec3::ZERO, theta: 0.0, phi: 1.2, frame_mm: 90.0 };
        assert_eq!(vantage(&pose, 0, UVec2::new(7680, 4320)).size, UVec2::new(2560, 1440));
        assert_eq!(vantage(&pose, 0, UVec2::ZERO).size, UVec2::ONE);
    }
}
