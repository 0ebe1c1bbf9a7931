//! Where the hot spots of the line are seen.
//!
//! Invariant: a hot spot is on the surface of a part that is shown, and in sight where nothing that light does not pass stands
//! before it. That is looked up only when something changed: for all of them at rest, for one a frame while the camera moves.

use super::{
    CameraMotion, UNITS_PER_METRE, UNITS_PER_MM,
    camera::StageCamera,
    product::{OnStage, Part, Product, Surface},
};
use crate::{
    app::session::{Explaining, Session, SpotsInSight},
    catalog::{HotSpot, Material},
};
use bevy::{
    camera::{CameraUpdateSystems, visibility::VisibilitySystems},
    ecs::system::SystemParam,
    picking::mesh_picking::ray_cast::{MeshRayCast, MeshRayCastSettings, RayCastVisibility},
    prelude::*,
    transform::TransformSystems,
    window::RequestRedraw,
};
use std::collections::HashSet;

/// How far before a hot spot something may be that does not hide it, as a share of the distance: the surface itself.
const SLACK: f32 = 0.004;
/// Surfaces that let so much light pass hide nothing.
const CLEAR_ALPHA: f32 = 0.9;
const CLEAR_TRANSMISSION: f32 = 0.3;

pub fn plugin(app: &mut App) {
    app.add_systems(
        PostUpdate,
        look.run_if(resource_exists::<Session>)
            .after(TransformSystems::Propagate)
            .after(CameraUpdateSystems)
            .after(VisibilitySystems::CalculateBounds)
            .after(VisibilitySystems::VisibilityPropagate),
    );
}

/// What was found out, and from what.
#[derive(Default)]
struct Known {
    surfaces: Vec<(Entity, AssetId<Mesh>, GlobalTransform)>,
    view: (GlobalTransform, Mat4),
    /// By hot spot: where it is in the scene.
    places: Vec<Option<Vec3>>,
    /// By hot spot: nothing stands before it.
    clear: Vec<bool>,
    /// The hot spot that is looked for next while the camera moves; `None` where all were looked for.
    next: Option<usize>,
}

/// What of the product is shown, and from where.
#[derive(SystemParam)]
struct Stage<'w, 's> {
    product: Single<'w, 's, (Entity, Ref<'static, Product>, &'static GlobalTransform), With<OnStage>>,
    children: Query<'w, 's, &'static Children>,
    surfaces: Query<
        'w,
        's,
        (&'static Surface, &'static Mesh3d, &'static GlobalTransform, &'static InheritedVisibility, &'static ChildOf),
    >,
    parts: Query<'w, 's, &'static Part>,
    camera: Single<'w, 's, (&'static Camera, &'static Transform), With<StageCamera>>,
    motion: Res<'w, CameraMotion>,
}

impl Stage<'_, '_> {
    fn surfaces(&self) -> Vec<(Entity, AssetId<Mesh>, GlobalTransform)> {
        let all = self.children.iter_descendants(self.product.0);
        let all = all.filter_map(|entity| Some((entity, self.surfaces.get(entity).ok()?)));
        let shown = all.filter(|(_, (_, _, _, visibility, _))| visibility.get());
        shown.map(|(entity, (_, mesh, place, _, _))| (entity, mesh.0.id(), *place)).collect()
    }

    /// Those of `surfaces` that hide what is behind them.
    fn opaque(&self, surfaces: &[(Entity, AssetId<Mesh>, GlobalTransform)]) -> HashSet<Entity> {
        let look = self.product.1.wanted.as_ref();
        let material = |surface: &Surface| look.and_then(|look| look.materials.get(&surface.0));
        let hides = |entity: &Entity| {
            self.surfaces.get(*entity).is_ok_and(|(surface, ..)| !material(surface).is_some_and(is_see_through))
        };
        surfaces.iter().map(|(entity, ..)| *entity).filter(hides).collect()
    }

    /// The place of a hot spot on the nearest of `surfaces`; `None` if none of its nodes is shown.
    fn place(
        &self,
        spot: &HotSpot,
        surfaces: &[(Entity, AssetId<Mesh>, GlobalTransform)],
        meshes: &Assets<Mesh>,
    ) -> Option<Vec3> {
        let aim = self.product.2.transform_point(Vec3::from(spot.at_mm) * (UNITS_PER_MM / UNITS_PER_METRE));
        let is_about = |entity: Entity| {
            let part = self.surfaces.get(entity).ok().and_then(|(.., child)| self.parts.get(child.parent()).ok());
            part.is_some_and(|part| spot.nodes.contains(&part.0))
        };
        let about = surfaces.iter().filter(|(entity, ..)| is_about(*entity));
        let triangles = about.filter_map(|(_, mesh, place)| Some((meshes.get(*mesh)?.triangles().ok()?, place)));
        let near = triangles.flat_map(|(triangles, place)| {
            triangles.map(|triangle| nearest_on(aim, triangle.vertices.map(|corner| place.transform_point(corner))))
        });
        near.min_by(|a, b| aim.distance_squared(*a).total_cmp(&aim.distance_squared(*b)))
    }
}

fn look(
    explaining: Res<Explaining>,
    session: Res<Session>,
    stage: Stage,
    mut rays: MeshRayCast,
    mut known: Local<Known>,
    mut seen: ResMut<SpotsInSight>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let spots = &session.catalog.stage.hot_spots;
    let mut found = Vec::new();
    if explaining.0 && !spots.is_empty() {
        let (camera, place) = *stage.camera;
        let place = GlobalTransform::from(*place);
        let surfaces = stage.surfaces();
        let changed = session.is_changed() || stage.product.1.is_changed() || known.surfaces != surfaces;
        if changed {
            known.places = spots.iter().map(|spot| stage.place(spot, &surfaces, &rays.meshes)).collect();
            known.clear = vec![false; spots.len()];
            known.surfaces = surfaces;
        }
        let view = (place, camera.clip_from_view());
        let moved = std::mem::replace(&mut known.view, view) != view;
        if changed || moved || known.next.is_some() {
            let one = known.next.unwrap_or_default() % spots.len();
            let all = changed || !stage.motion.0;
            let opaque = stage.opaque(&known.surfaces);
            for i in if all { 0..spots.len() } else { one..one + 1 } {
                known.clear[i] =
                    known.places[i].is_some_and(|at| is_clear(&mut rays, place.translation(), at, &opaque));
            }
            known.next = (!all).then_some(one + 1);
        }
        let clear = known.places.iter().zip(&known.clear).enumerate().filter(|(_, (_, clear))| **clear);
        let at = |at: Vec3| camera.world_to_viewport(&place, at).ok();
        found = clear.filter_map(|(i, (place, _))| Some((i, at((*place)?)?))).collect();
    } else if !known.surfaces.is_empty() {
        *known = Known::default();
    }
    if seen.set_if_neq(SpotsInSight(found)) {
        redraw.write(RequestRedraw);
    }
}

fn is_see_through(material: &Material) -> bool {
    material.alpha < CLEAR_ALPHA || material.transmission > CLEAR_TRANSMISSION
}

/// Whether nothing of `opaque` is between the eye and a place on a surface.
fn is_clear(rays: &mut MeshRayCast, eye: Vec3, at: Vec3, opaque: &HashSet<Entity>) -> bool {
    let Ok((direction, distance)) = Dir3::new_and_length(at - eye) else { return false };
    let is_opaque = |entity| opaque.contains(&entity);
    let settings = MeshRayCastSettings::default().with_visibility(RayCastVisibility::Visible).with_filter(&is_opaque);
    let hit = rays.cast_ray(Ray3d::new(eye, direction), &settings).first();
    hit.is_none_or(|(_, hit)| hit.distance > distance * (1.0 - SLACK))
}

/// The place on a triangle that is nearest to `point` (Ericson, Real-Time Collision Detection, 5.1.5).
fn nearest_on(point: Vec3, [a, b, c]: [Vec3; 3]) -> Vec3 {
    let (ab, ac) = (b - a, c - a);
    let (to_a, to_b, to_c) = (point - a, point - b, point - c);
    let (d1, d2) = (ab.dot(to_a), ac.dot(to_a));
    if d1 <= 0.0 && d2 <= 0.0 {
        return a;
    }
    let (d3, d4) = (ab.dot(to_b), ac.dot(to_b));
    if d3 >= 0.0 && d4 <= d3 {
        return b;
    }
    let (d5, d6) = (ab.dot(to_c), ac.dot(to_c));
    if d6 >= 0.0 && d5 <= d6 {
        return c;
    }
    let across_ab = d1 * d4 - d3 * d2;
    if across_ab <= 0.0 && d1 >= 0.0 && d3 <= 0.0 {
        return a + ab * (d1 / (d1 - d3));
    }
    let across_ac = d5 * d2 - d1 * d6;
    if across_ac <= 0.0 && d2 >= 0.0 && d6 <= 0.0 {
        return a + ac * (d2 / (d2 - d6));
    }
    let across_bc = d3 * d6 - d5 * d4;
    if across_bc <= 0.0 && d4 - d3 >= 0.0 && d5 - d6 >= 0.0 {
        return b + (c - b) * ((d4 - d3) / ((d4 - d3) + (d5 - d6)));
    }
    let whole = across_ab + across_ac + across_bc;
    a + ab * (across_ac / whole) + ac * (across_ab / whole)
}

#[cfg(test)]
#[path = "spots_tests.rs"]
mod tests;
