//! How large the product on stage is: width, height and depth as lines along the box around it.
//!
//! Invariant: what is measured is what is seen of the product; a hidden part does not count.

use super::{
    UNITS_PER_MM,
    camera::StageCamera,
    product::{OnStage, Surface},
};
use crate::app::session::{Axis, Dimension, Dimensions, Measuring};
use bevy::{
    camera::{CameraUpdateSystems, primitives::Aabb, visibility::VisibilitySystems},
    prelude::*,
    transform::TransformSystems,
    window::RequestRedraw,
};

/// Distance of a line from the box, in logical pixels.
const APART: f32 = 16.0;

pub fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        measure
            .after(TransformSystems::Propagate)
            .after(CameraUpdateSystems)
            .after(VisibilitySystems::VisibilityPropagate),
    );
}

fn measure(
    measuring: Res<Measuring>,
    product: Single<Entity, With<OnStage>>,
    children: Query<&Children>,
    surfaces: Query<(&Aabb, &GlobalTransform, &InheritedVisibility), With<Surface>>,
    camera: Single<(&Camera, &Transform), With<StageCamera>>,
    mut dimensions: ResMut<Dimensions>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let mut lines = Vec::new();
    if measuring.0 {
        let (camera, place) = *camera;
        let seen = children.iter_descendants(*product).filter_map(|entity| surfaces.get(entity).ok());
        let boxes = seen.filter(|(.., visibility)| visibility.get()).map(|(aabb, place, _)| around(aabb, place));
        let place = GlobalTransform::from(*place);
        if let Some(all) = boxes.reduce(join) {
            lines = dimension_lines(all, |corner| camera.world_to_viewport(&place, corner).ok());
        }
    }
    if dimensions.set_if_neq(Dimensions(lines)) {
        redraw.write(RequestRedraw);
    }
}

/// Least and largest corner, in scene units.
type Corners = [Vec3; 2];

fn around(aabb: &Aabb, place: &GlobalTransform) -> Corners {
    let corner = |i: u8| Vec3::new(sign(i & 1), sign(i & 2), sign(i & 4));
    let corners =
        (0..8).map(|i| place.transform_point(Vec3::from(aabb.center) + Vec3::from(aabb.half_extents) * corner(i)));
    let corners: Vec<Vec3> = corners.collect();
    [
        corners.iter().copied().fold(Vec3::INFINITY, Vec3::min),
        corners.iter().copied().fold(Vec3::NEG_INFINITY, Vec3::max),
    ]
}

fn sign(bit: u8) -> f32 {
    if bit == 0 { -1.0 } else { 1.0 }
}

fn join(a: Corners, b: Corners) -> Corners {
    [a[0].min(b[0]), a[1].max(b[1])]
}

/// The measures of a box, each along an edge of its outline: width and depth at the bottom, height at the side. `seen` says
/// where a point appears; a measure that is not wholly in front of the camera is left out.
fn dimension_lines([least, most]: Corners, seen: impl Fn(Vec3) -> Option<Vec2>) -> Vec<Dimension> {
    let at = |x: f32, y: f32, z: f32| least + (most - least) * Vec3::new(x, y, z);
    let Some(center) = seen((least + most) / 2.0) else { return Vec::new() };
    let ends = [0.0, 1.0];
    let widths = ends.map(|z| [at(0.0, 0.0, z), at(1.0, 0.0, z)]);
    let depths = ends.map(|x| [at(x, 0.0, 0.0), at(x, 0.0, 1.0)]);
    let heights = ends.map(|x| ends.map(|z| [at(x, 0.0, z), at(x, 1.0, z)])).concat();
    let lowest = |middle: Vec2| middle.y;
    let leftmost = |middle: Vec2| -middle.x;
    let pick = |axis: Axis, edges: &[[Vec3; 2]], best: fn(Vec2) -> f32| {
        let seen = edges.iter().filter_map(|edge| Some((edge[0].distance(edge[1]), [seen(edge[0])?, seen(edge[1])?])));
        let middle = |line: [Vec2; 2]| line[0].midpoint(line[1]);
        let (units, line) = seen.max_by(|a, b| best(middle(a.1)).total_cmp(&best(middle(b.1))))?;
        let away = (middle(line) - center).normalize_or_zero() * APART;
        Some(Dimension { axis, mm: units / UNITS_PER_MM, line: line.map(|end| end + away) })
    };
    let found = [
        pick(Axis::Width, &widths, lowest),
        pick(Axis::Height, &heights, leftmost),
        pick(Axis::Depth, &depths, lowest),
    ];
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::math::Vec3A;

    /// A picture of 100 pixels a unit from the front, a little from the right and above.
    fn seen(point: Vec3) -> Option<Vec2> {
        Some(Vec2::new(point.x - 0.3 * point.z, -point.y + 0.2 * point.z) * 100.0)
    }

    #[test]
    fn a_box_is_measured_along_its_outline() {
        let corners = [Vec3::new(-1.0, 0.0, -0.5), Vec3::new(1.0, 3.0, 0.5)];
        let lines = dimension_lines(corners, seen);
        let measures: Vec<_> = lines.iter().map(|line| (line.axis, line.mm.round() as i32)).collect();
        assert_eq!(measures, [(Axis::Width, 200), (Axis::Height, 300), (Axis::Depth, 100)]);
        let middle = |axis: Axis| {
            let line = lines.iter().find(|line| line.axis == axis).expect("it was measured").line;
            line[0].midpoint(line[1])
        };
        let center = seen(Vec3::new(0.0, 1.5, 0.0)).expect("it is in front");
        assert!(middle(Axis::Width).y > center.y + 150.0, "at the front of the bottom");
        assert!(middle(Axis::Height).x < center.x - 100.0, "at the left");
        // Nothing lies over the product.
        let bottom = seen(Vec3::new(0.0, 0.0, 0.5)).expect("it is in front");
        assert!(middle(Axis::Width).y > bottom.y);
    }

    #[test]
    fn what_is_behind_the_camera_is_not_measured() {
        let corners = [Vec3::ZERO, Vec3::ONE];
        assert_eq!(dimension_lines(corners, |_| None), []);
        let lines = dimension_lines(corners, |point| (point.x < 0.75).then_some(Vec2::new(point.z, point.y)));
        assert!(lines.iter().all(|line| line.axis != Axis::Width), "{lines:?}");
    }

    #[test]
    fn turned_and_scaled_parts_are_inside_their_box() {
        let aabb = Aabb { center: Vec3A::new(1.0, 0.0, 0.0), half_extents: Vec3A::new(1.0, 0.5, 0.25) };
        let place =
            Transform::from_rotation(Quat::from_rotation_y(std::f32::consts::FRAC_PI_2)).with_scale(Vec3::splat(2.0));
        let [least, most] = around(&aabb, &place.into());
        assert!(least.distance(Vec3::new(-0.5, -1.0, -4.0)) < 1e-4, "{least}");
        assert!(most.distance(Vec3::new(0.5, 1.0, 0.0)) < 1e-4, "{most}");
        assert_eq!(join([Vec3::ZERO, Vec3::ONE], [Vec3::NEG_ONE, Vec3::ZERO]), [Vec3::NEG_ONE, Vec3::ONE]);
    }
}
