//! A perspective whose centre can lie anywhere in the window.
//!
//! Invariant: the frustum corners belong to the same picture as the matrix, so that shadows reach everything that is seen.

use super::orbit::Framing;
use bevy::{
    camera::{CameraProjection, SubCameraView},
    math::{Mat4, Vec2, Vec3A, Vec4},
};

/// An off-axis perspective with reversed, infinite depth, as Bevy's renderer expects it.
#[derive(Clone, Debug, PartialEq)]
pub struct OffAxis {
    pub framing: Framing,
    /// Width by height of the picture.
    pub aspect: f32,
    /// Distances of the nearest and of the farthest thing that is drawn, in scene units.
    pub near: f32,
    pub far: f32,
}

impl CameraProjection for OffAxis {
    fn get_clip_from_view(&self) -> Mat4 {
        let Framing { tan_half_y, center } = self.framing;
        Mat4::from_cols(
            Vec4::new(1.0 / (tan_half_y * self.aspect), 0.0, 0.0, 0.0),
            Vec4::new(0.0, 1.0 / tan_half_y, 0.0, 0.0),
            Vec4::new(-center.x, -center.y, 0.0, -1.0),
            Vec4::new(0.0, 0.0, self.near, 0.0),
        )
    }

    fn get_clip_from_view_for_sub(&self, _sub_view: &SubCameraView) -> Mat4 {
        self.get_clip_from_view()
    }

    fn update(&mut self, width: f32, height: f32) {
        self.aspect = (width / height).clamp(0.01, 100.0);
    }

    fn far(&self) -> f32 {
        self.far
    }

    fn get_frustum_corners(&self, z_near: f32, z_far: f32) -> [Vec3A; 8] {
        let Framing { tan_half_y, center } = self.framing;
        let half = Vec2::new(tan_half_y * self.aspect, tan_half_y);
        let corner = |x: f32, y: f32, z: f32| ((Vec2::new(x, y) - center) * half * z.abs()).extend(z).into();
        let around = [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
        std::array::from_fn(|i| {
            let (x, y) = around[i % 4];
            corner(x, y, if i < 4 { z_near } else { z_far })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec3;

    fn projection() -> OffAxis {
        let framing = Framing { tan_half_y: 0.3, center: Vec2::new(-0.25, 0.4) };
        OffAxis { framing, aspect: 1.5, near: 0.1, far: 100.0 }
    }

    #[test]
    fn what_is_straight_ahead_appears_at_the_centre() {
        let ndc = projection().get_clip_from_view().project_point3(Vec3::new(0.0, 0.0, -7.0));
        assert!((ndc.truncate() - Vec2::new(-0.25, 0.4)).length() < 1e-5);
    }

    #[test]
    fn near_is_one_and_far_goes_to_zero() {
        let matrix = projection().get_clip_from_view();
        assert!((matrix.project_point3(Vec3::new(0.0, 0.0, -0.1)).z - 1.0).abs() < 1e-5);
        assert!(matrix.project_point3(Vec3::new(0.0, 0.0, -1e4)).z < 1e-4);
    }

    #[test]
    fn corners_are_the_corners_of_the_picture() {
        let projection = projection();
        let expect = [(1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
        for (i, corner) in projection.get_frustum_corners(-0.5, -9.0).into_iter().enumerate() {
            let ndc = projection.get_clip_from_view().project_point3(corner.into());
            assert!((ndc.truncate() - Vec2::from(expect[i % 4])).length() < 1e-4, "{i}: {ndc}");
            assert_eq!(corner.z, if i < 4 { -0.5 } else { -9.0 });
        }
    }
}
