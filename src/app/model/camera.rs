//! A camera that looks at a file from a place around it.
//!
//! Invariant: angles are meant as three.js and model-viewer mean them.

use crate::app::scene::rest::View;
use bevy::math::{UVec2, Vec3};
use std::{f32::consts::PI, str::FromStr};

/// Nearest to straight above or below that a camera may be, in radians.
const POLE: f32 = 1e-3;
/// Room around a file that is shown as a whole.
const ROOM: f32 = 1.05;

/// A place on a sphere: angles in radians, distance in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orbit {
    pub theta: f32,
    pub phi: f32,
    pub radius: f32,
}

/// A place in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target(pub Vec3);

/// An angle in radians, read in degrees between 1 and 170.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Angle(pub f32);

impl FromStr for Orbit {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match numbers(text) {
            Some([theta, phi, radius]) if (0.0..=180.0).contains(&phi) && radius > 0.0 => {
                Ok(Self { theta: theta.to_radians(), phi: phi.to_radians(), radius })
            }
            _ => Err(
                "expected \"THETA PHI RADIUS\" with PHI from 0 to 180 and RADIUS above 0, for example \"30 75 1.5\""
                    .into(),
            ),
        }
    }
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let at = numbers(text).ok_or("expected \"X Y Z\", for example \"0 0.5 0\"")?;
        Ok(Self(Vec3::from_array(at)))
    }
}

impl FromStr for Angle {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let degrees: Option<f32> = text.trim().parse().ok().filter(|degrees| (1.0..=170.0).contains(degrees));
        degrees.map(|degrees| Self(degrees.to_radians())).ok_or_else(|| "expected degrees from 1 to 170".into())
    }
}

fn numbers(text: &str) -> Option<[f32; 3]> {
    let numbers = text.split([' ', ',']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
    let numbers: Vec<f32> = numbers.collect::<Option<_>>()?;
    numbers.try_into().ok().filter(|numbers: &[f32; 3]| numbers.iter().all(|number| number.is_finite()))
}

/// The view of a file with this centre and radius.
pub fn view(orbit: Option<Orbit>, target: Option<Target>, Angle(fov): Angle, size: UVec2, extent: (Vec3, f32)) -> View {
    let (center, radius) = extent;
    let target = target.map_or(center, |target| target.0);
    let orbit = orbit.unwrap_or_else(|| {
        let aspect = size.x as f32 / size.y.max(1) as f32;
        let half = fov * 0.5;
        let narrow = if aspect < 1.0 { (half.tan() * aspect).atan() } else { half };
        Orbit { theta: 0.6, phi: 1.25, radius: (radius * ROOM / narrow.sin()).max(1e-6) }
    });
    let phi = orbit.phi.clamp(POLE, PI - POLE);
    let away = Vec3::new(phi.sin() * orbit.theta.sin(), phi.cos(), phi.sin() * orbit.theta.cos());
    View::looking(target + away * orbit.radius, target, fov, size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_orbit_is_three_numbers() {
        let orbit: Orbit = "35 49 0.275".parse().unwrap();
        assert!((orbit.theta.to_degrees() - 35.0).abs() < 1e-4 && orbit.radius == 0.275);
        assert!("-35,90,1".parse::<Orbit>().is_ok());
        for text in ["", "1 2", "1 2 3 4", "0 181 1", "0 90 0", "0 90 -1", "a b c", "0 90 inf", "0 NaN 1"] {
            assert!(text.parse::<Orbit>().is_err(), "{text:?}");
        }
    }

    #[test]
    fn the_camera_stands_where_other_viewers_have_it() {
        let orbit = "35 49 0.275".parse().unwrap();
        let view = view(Some(orbit), "0.03 0.06 0".parse().ok(), Angle(0.8), UVec2::ONE, (Vec3::ZERO, 1.0));
        let eye = Vec3::from(view.world_from_view.translation);
        assert!((eye - Vec3::new(0.149_043, 0.240_416_2, 0.170_011)).length() < 1e-5, "{eye}");
    }

    #[test]
    fn a_whole_file_is_seen_from_every_shape_of_picture() {
        for size in [UVec2::new(1000, 300), UVec2::new(300, 1000)] {
            let view = view(None, None, Angle(0.7), size, (Vec3::new(1.0, 2.0, 3.0), 0.5));
            let eye = Vec3::from(view.world_from_view.translation);
            let (x, y) = (0.5 / (eye - Vec3::new(1.0, 2.0, 3.0)).length(), (0.35_f32).tan());
            let aspect = size.x as f32 / size.y as f32;
            assert!(x.asin().tan() <= y * aspect.min(1.0), "{size}");
        }
    }
}
