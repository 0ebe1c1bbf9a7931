//! A lens that has a width: what is not in focus is blurred.
//!
//! Invariant: all rays through one place in the picture meet where the lens is focused.

use super::{film::View, random::Sequence, scene::Scene};
use crate::app::scene::UNITS_PER_METRE;
use bevy::math::{Vec2, Vec3, Vec3A};
use std::f32::consts::TAU;

/// Half the height of a picture in a camera of the 35 mm format, in metres.
const HALF_FRAME: f32 = 0.012;
/// Looks in each direction that find out how far away the product is.
const LOOKS: u32 = 24;
/// Share of the middle of the picture, in each direction, in which the lens looks for what to focus on.
const MIDDLE: f32 = 0.4;

/// A thin lens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lens {
    /// In scene units.
    radius: f32,
    /// Distance of what is sharp, along the axis of the camera, in scene units.
    focus: f32,
}

impl Lens {
    /// A lens with this f-number on a camera of the 35 mm format, focused on the nearer part of what is in the middle.
    pub fn focused(f_number: f32, view: &View, scene: &Scene) -> Self {
        let half_angle = view.view_from_clip.project_point3(Vec3::new(0.0, 1.0, 1.0));
        let focal_length = HALF_FRAME * half_angle.z.abs() / half_angle.y.abs().max(1e-6);
        let radius = focal_length / f_number / 2.0 * UNITS_PER_METRE;
        let size = view.size.as_vec2();
        let mut distances: Vec<f32> = (0..LOOKS * LOOKS)
            .filter_map(|number| {
                let at = Vec2::new((number % LOOKS) as f32, (number / LOOKS) as f32) / LOOKS as f32 - 0.5;
                let (origin, direction) = view.ray(size * (0.5 + at * MIDDLE));
                let (distance, _) = scene.first(origin, direction, &mut Sequence::new(number, 0))?;
                Some(distance * direction.dot(axis(view)))
            })
            .collect();
        distances.sort_by(f32::total_cmp);
        let middle = scene.extent().0 - Vec3::from(view.world_from_view.translation);
        let focus = distances.get(distances.len() / 4).copied().unwrap_or_else(|| middle.dot(axis(view)));
        Self { radius, focus: focus.max(1e-3) }
    }

    /// The ray that goes through another place of the lens than its middle, drawn by `u`.
    pub fn bend(&self, view: &View, direction: Vec3, u: Vec2) -> (Vec3, Vec3) {
        let middle = Vec3::from(view.world_from_view.translation);
        let sharp = middle + direction * (self.focus / direction.dot(axis(view)).max(1e-3));
        let (radius, angle) = (self.radius * u.x.sqrt(), TAU * u.y);
        let [x, y] = [Vec3A::X, Vec3A::Y].map(|side| Vec3::from(view.world_from_view.transform_vector3a(side)));
        let origin = middle + x * (radius * angle.cos()) + y * (radius * angle.sin());
        (origin, (sharp - origin).normalize())
    }
}

/// Where the camera looks.
fn axis(view: &View) -> Vec3 {
    view.world_from_view.transform_vector3(Vec3::NEG_Z)
}

#[cfg(test)]
mod tests {
    use super::{super::tests::evenly_lit, *};
    use crate::app::scene::gltf::Material;
    use bevy::math::UVec2;

    #[test]
    fn the_lens_focuses_on_the_front_and_blurs_before_and_behind() {
        let view = View::looking(Vec3::Z * 6.0, Vec3::ZERO, 0.5, UVec2::new(64, 48));
        let lens = Lens::focused(2.0, &view, &evenly_lit(Material::default()));
        assert!((5.0..5.1).contains(&lens.focus), "{}", lens.focus);
        // 12 mm over the tangent of half the angle is the focal length.
        assert!((lens.radius - 0.012 / 0.25_f32.tan() / 4.0 * 10.0).abs() < 1e-4, "{}", lens.radius);
        let (_, direction) = view.ray(Vec2::new(5.0, 40.0));
        let at = |distance: f32| {
            [0.1, 0.5, 0.9].map(|u| {
                let (origin, bent) = lens.bend(&view, direction, Vec2::new(0.8, u));
                origin + bent * (distance / -bent.z)
            })
        };
        let apart = |[a, b, c]: [Vec3; 3]| (a - b).length().max((b - c).length());
        assert!(apart(at(lens.focus)) < 1e-4);
        assert!(apart(at(lens.focus - 1.0)) > 0.01 && apart(at(lens.focus + 1.0)) > 0.01);
    }
}
