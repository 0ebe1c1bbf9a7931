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
    camera::{CameraUpdateSystems, visibility::VisibilitySystems},
    mesh::VertexAttributeValues,
    prelude::*,
    transform::TransformSystems,
    window::RequestRedraw,
};

/// Distance of a line from the box, in logical pixels.
const APART: f32 = 16.0;
/// Greatest height of a shadow that is painted on the ground, in scene units: a tenth of a millimetre.
const PAINTED: f32 = 0.1 * UNITS_PER_MM;

pub fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        measure
            .after(TransformSystems::Propagate)
            .after(CameraUpdateSystems)
            .after(VisibilitySystems::VisibilityPropagate),
    );
}

#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what is measured")]
fn measure(
    measuring: Res<Measuring>,
    product: Single<Entity, With<OnStage>>,
    children: Query<&Children>,
    surfaces: Query<(&Mesh3d, &GlobalTransform, &InheritedVisibility), With<Surface>>,
    meshes: Res<Assets<Mesh>>,
    camera: Single<(&Camera, &Transform), With<StageCamera>>,
    mut dimensions: ResMut<Dimensions>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let mut lines = Vec::new();
    if measuring.0 {
        let (camera, place) = *camera;
        let seen = children.iter_descendants(*product).filter_map(|entity| surfaces.get(entity).ok());
        let seen = seen.filter(|(.., visibility)| visibility.get());
        let boxes = seen.filter_map(|(mesh, place, _)| {
            let positions = meshes.get(&mesh.0).map_or(&[][..], positions);
            around(positions.iter().map(|at| place.transform_point(Vec3::from(*at)))).filter(stands)
        });
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

fn positions(mesh: &Mesh) -> &[[f32; 3]] {
    mesh.attribute(Mesh::ATTRIBUTE_POSITION).and_then(VertexAttributeValues::as_float3).unwrap_or(&[])
}

/// The box around `points`; a box around turned boxes would be larger. `None` if there are none.
fn around(points: impl Iterator<Item = Vec3>) -> Option<Corners> {
    points.map(|point| [point; 2]).reduce(join)
}

fn join(a: Corners, b: Corners) -> Corners {
    [a[0].min(b[0]), a[1].max(b[1])]
}

/// Whether it is a part: what lies flat on the ground is a shadow that is painted there.
fn stands([_, most]: &Corners) -> bool {
    most.y > PAINTED
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
    fn a_turned_part_is_measured_by_its_surface() {
        let mesh = Mesh::from(Cuboid::new(2.0, 1.0, 2.0));
        let turned = Transform::from_rotation(Quat::from_rotation_y(std::f32::consts::FRAC_PI_4));
        let corners = positions(&mesh).iter().map(|at| turned.transform_point(Vec3::from(*at)));
        let [least, most] = around(corners).expect("it has corners");
        let reach = 2f32.sqrt();
        assert!(least.distance(Vec3::new(-reach, -0.5, -reach)) < 1e-4, "{least}");
        assert!(most.distance(Vec3::new(reach, 0.5, reach)) < 1e-4, "{most}");
        // The same turned back is as large as it was; a box around the turned box would not be.
        let back = Transform::from_rotation(Quat::from_rotation_y(-std::f32::consts::FRAC_PI_4));
        let again = positions(&mesh).iter().map(|at| back.transform_point(turned.transform_point(Vec3::from(*at))));
        let [least, most] = around(again).expect("it has corners");
        assert!((most - least).distance(Vec3::new(2.0, 1.0, 2.0)) < 1e-4);
        assert_eq!(around(std::iter::empty()), None);
    }

    #[test]
    fn a_painted_shadow_is_no_part() {
        let flat = [Vec3::new(-7.8, 0.0, -7.8), Vec3::new(7.8, 0.0, 7.8)];
        let cloth = [Vec3::new(-1.0, 0.0, -1.0), Vec3::new(1.0, 0.005, 1.0)];
        assert_eq!((stands(&flat), stands(&cloth)), (false, true));
    }
}
