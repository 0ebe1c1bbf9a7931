//! What stands where a part could not be loaded: the edges of a box as large as what else fits there.
//!
//! Invariant: it is plainly no part of the product, hides none of it, and answers to no click.

use super::{super::line_assets::fitting, Belongs, Native, Part, Product, Surface, Workshop};
use crate::catalog::Stage;
use bevy::{
    gltf::{Gltf, GltfNode},
    math::{Affine3A, bounding::Aabb3d},
    mesh::VertexAttributeValues,
    prelude::*,
};

/// Thickness of an edge, as a share of the longest one.
const EDGE: f32 = 0.01;
const COLOR: [u8; 3] = [0x8C, 0x88, 0x80];
/// Half an edge where nothing is known to fit, as a share of what the home camera shows.
const UNKNOWN: f32 = 0.15;

/// Its name, in place of that of a node.
pub(super) const PLACEHOLDER: &str = "Placeholder";

impl Workshop<'_> {
    /// Spawns a placeholder below `holder`.
    pub(super) fn hold_place(&mut self, commands: &mut Commands, holder: Entity, socket: &str, product: &Product) {
        let Some(catalog) = self.palette.line.catalog().cloned() else { return };
        let fits = fitting(&catalog, socket).filter_map(|path| self.gltfs.get(self.palette.line.mesh(path)?));
        let Some(space) = fits.filter_map(|gltf| self.space_of(gltf)).next().or_else(|| middle(&catalog.stage)) else {
            return;
        };
        let native = self.palette.plain(COLOR);
        let part = (
            Part(PLACEHOLDER.into()),
            Belongs(Transform::IDENTITY),
            Transform::IDENTITY,
            Visibility::Inherited,
            ChildOf(holder),
        );
        let part = commands.spawn(part).id();
        commands.spawn((
            Mesh3d(self.meshes.add(edges(&space))),
            MeshMaterial3d(native.clone()),
            Surface(String::new()),
            Native(native),
            product.layers.clone(),
            ChildOf(part),
        ));
    }

    /// The space that a file fills, in metres.
    fn space_of(&self, gltf: &Gltf) -> Option<Aabb3d> {
        let nodes = self.roots(gltf);
        let places = nodes.iter().flat_map(|node| self.corners(node, Affine3A::IDENTITY)).collect::<Vec<_>>();
        (!places.is_empty()).then(|| Aabb3d::from_point_cloud(Isometry3d::IDENTITY, places.into_iter()))
    }

    fn corners(&self, node: &GltfNode, product_from_parent: Affine3A) -> Vec<Vec3> {
        let product_from_node = product_from_parent * node.transform.compute_affine();
        let mesh = node.mesh.as_ref().and_then(|mesh| self.gltf_meshes.get(mesh));
        let own = mesh.into_iter().flat_map(|mesh| &mesh.primitives).filter_map(|primitive| {
            match self.meshes.get(&primitive.mesh)?.attribute(Mesh::ATTRIBUTE_POSITION)? {
                VertexAttributeValues::Float32x3(places) => Some(places),
                _ => None,
            }
        });
        let own = own.flatten().map(|place| product_from_node.transform_point3(Vec3::from(*place)));
        let inner = node.children.iter().filter_map(|child| self.nodes.get(child));
        own.chain(inner.flat_map(|child| self.corners(child, product_from_node))).collect()
    }
}

/// A cube where the home camera looks.
fn middle(stage: &Stage) -> Option<Aabb3d> {
    let home = stage.cameras.get(&stage.home)?;
    Some(Aabb3d::new(Vec3::from(home.target_mm) / 1000.0, Vec3::splat(home.frame_mm * UNKNOWN / 1000.0)))
}

/// The twelve edges of a box.
fn edges(space: &Aabb3d) -> Mesh {
    let (least, most) = (Vec3::from(space.min), Vec3::from(space.max));
    let (middle, size) = ((least + most) / 2.0, most - least);
    let thick = size.max_element().max(f32::MIN_POSITIVE) * EDGE;
    let mut all: Option<Mesh> = None;
    for along in 0..3 {
        let across = [(along + 1) % 3, (along + 2) % 3];
        for corner in 0..4 {
            let (mut sides, mut at) = (Vec3::splat(thick), middle);
            sides[along] += size[along];
            for (bit, axis) in across.into_iter().enumerate() {
                at[axis] += size[axis] * if corner >> bit & 1 == 0 { -0.5 } else { 0.5 };
            }
            let edge = Cuboid::from_size(sides).mesh().build().translated_by(at);
            match &mut all {
                // Cuboids all have the same attributes.
                Some(all) => drop(all.merge(&edge)),
                None => all = Some(edge),
            }
        }
    }
    all.unwrap_or_else(|| Cuboid::from_size(size).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_lie_around_their_space_and_leave_its_middle_free() {
        let mesh = edges(&Aabb3d::new(Vec3::new(1.0, 2.0, 3.0), Vec3::new(0.5, 0.1, 0.0)));
        let Some(VertexAttributeValues::Float32x3(places)) = mesh.attribute(Mesh::ATTRIBUTE_POSITION) else {
            panic!("{mesh:?}");
        };
        assert_eq!(places.len(), 12 * 24);
        let found = Aabb3d::from_point_cloud(Isometry3d::IDENTITY, places.iter().map(|place| Vec3::from(*place)));
        assert!((Vec3::from(found.min) - Vec3::new(0.495, 1.895, 2.995)).length() < 1e-5, "{found:?}");
        assert!((Vec3::from(found.max) - Vec3::new(1.505, 2.105, 3.005)).length() < 1e-5, "{found:?}");
        assert!(places.iter().all(|place| (place[1] - 2.0).abs() > 0.05 || (place[0] - 1.0).abs() > 0.4));
    }
}
