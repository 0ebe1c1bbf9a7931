//! Meshes that take another shape: morph targets, added by their weights on the processor, so that whatever looks at meshes sees the
//! shape that is shown: shadow, outline, measures, picking, and the picture at rest.
//!
//! Invariant: the renderer never gets morph targets, for which it would want other pipelines; where no weight counts, a surface has
//! the mesh that it has in its file.

use super::{effects::Stretch, tailor};
use bevy::{
    gltf::{Gltf, GltfMesh},
    math::Affine3A,
    mesh::{VertexAttributeValues, morph::MorphAttributes},
    prelude::*,
};
use std::{collections::HashMap, sync::Arc};

/// The morph targets of meshes, vertex by vertex, one target after the other.
#[derive(Resource, Debug, Default)]
pub struct Targets(HashMap<AssetId<Mesh>, Arc<[MorphAttributes]>>);

impl Targets {
    /// Takes the morph targets out of all meshes of a file, and forgets those of meshes that are gone.
    pub fn take(&mut self, gltf: &Gltf, gltf_meshes: &Assets<GltfMesh>, meshes: &mut Assets<Mesh>) {
        let known = gltf.meshes.iter().filter_map(|handle| gltf_meshes.get(handle));
        for primitive in known.flat_map(|mesh| &mesh.primitives) {
            let id = primitive.mesh.id();
            let found =
                meshes.get(id).and_then(|mesh| Some((bare(mesh)?, mesh.try_morph_targets().ok()?.as_slice().into())));
            if let Some((bare, targets)) = found
                && let Some(mut mesh) = meshes.get_mut(id)
            {
                *mesh = bare;
                self.0.insert(id, targets);
            }
        }
        self.0.retain(|id, _| meshes.contains(*id));
    }

    #[cfg(test)]
    pub fn of(mesh: &Handle<Mesh>, targets: Vec<MorphAttributes>) -> Self {
        Self([(mesh.id(), targets.into())].into())
    }

    /// Whether a mesh can take another shape.
    pub fn has(&self, mesh: &Handle<Mesh>) -> bool {
        self.0.contains_key(&mesh.id())
    }
}

/// How a surface came to its mesh.
#[derive(Component, Debug)]
pub struct Shape {
    /// The mesh of its file.
    file: Handle<Mesh>,
    /// The same made wider, which is shown where no weight counts.
    plain: Handle<Mesh>,
    product_from_mesh: Affine3A,
    stretches: Vec<Stretch>,
    weights: Vec<f32>,
}

impl Shape {
    /// The shape of a surface that shows `plain`.
    pub fn new(file: Handle<Mesh>, plain: Handle<Mesh>, product_from_mesh: Affine3A, stretches: &[Stretch]) -> Self {
        Self { file, plain, product_from_mesh, stretches: stretches.to_vec(), weights: Vec::new() }
    }

    /// The mesh with so much of each morph target, if that is another than it has.
    pub fn weigh(&mut self, weights: Vec<f32>, targets: &Targets, meshes: &mut Assets<Mesh>) -> Option<Handle<Mesh>> {
        if self.weights == weights {
            return None;
        }
        self.weights = weights;
        let shaped = targets.0.get(&self.file.id()).and_then(|targets| {
            let shaped = morphed(meshes.get(&self.file)?, targets, &self.weights)?;
            Some(tailor::stretched(&shaped, self.product_from_mesh, &self.stretches).unwrap_or(shaped))
        });
        Some(shaped.map_or_else(|| self.plain.clone(), |shaped| meshes.add(shaped)))
    }
}

/// A copy of a mesh without morph targets; nothing if it has none, or not one for each vertex.
fn bare(mesh: &Mesh) -> Option<Mesh> {
    mesh.try_morph_targets().ok()?;
    let mut bare = Mesh::new(mesh.primitive_topology(), mesh.asset_usage);
    for (attribute, values) in mesh.try_attributes().ok()? {
        bare.insert_attribute(*attribute, values.clone());
    }
    if let Ok(indices) = mesh.try_indices() {
        bare.insert_indices(indices.clone());
    }
    Some(bare)
}

/// A copy of `mesh` with so much of each of its `targets`; nothing where no weight counts or not all numbers stay finite.
fn morphed(mesh: &Mesh, targets: &[MorphAttributes], weights: &[f32]) -> Option<Mesh> {
    let count = mesh.count_vertices();
    let seen = || weights.iter().zip(targets.chunks_exact(count)).filter(|(weight, _)| **weight != 0.0);
    if count == 0 || !targets.len().is_multiple_of(count) || seen().next().is_none() {
        return None;
    }
    let mut shaped = mesh.clone();
    let moved = |values: &mut Vec<[f32; 3]>, of: fn(&MorphAttributes) -> Vec3| {
        for (weight, target) in seen() {
            for (value, by) in values.iter_mut().zip(target) {
                *value = (Vec3::from_array(*value) + of(by) * *weight).to_array();
            }
        }
    };
    let Ok(VertexAttributeValues::Float32x3(positions)) = shaped.try_attribute_mut(Mesh::ATTRIBUTE_POSITION) else {
        return None;
    };
    moved(positions, |target| target.position);
    if !positions.iter().all(|place| Vec3::from_array(*place).is_finite()) {
        return None;
    }
    if let Ok(VertexAttributeValues::Float32x3(normals)) = shaped.try_attribute_mut(Mesh::ATTRIBUTE_NORMAL) {
        let before = normals.clone();
        moved(normals, |target| target.normal);
        for (normal, before) in normals.iter_mut().zip(before) {
            *normal = Vec3::from_array(*normal).try_normalize().map_or(before, |normal| normal.to_array());
        }
    }
    Some(shaped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::{
        asset::RenderAssetUsages,
        mesh::{Indices, PrimitiveTopology},
    };

    /// A triangle that faces the front.
    fn triangle() -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, vec![[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, vec![[0.0, 0.0, 1.0]; 3])
            .with_inserted_indices(Indices::U16(vec![0, 1, 2]))
    }

    /// One target moves everything up by 2 m and lets it face up, the other moves it to the left.
    fn targets() -> Vec<MorphAttributes> {
        let target = |position: Vec3, normal: Vec3| [MorphAttributes { position, normal, ..default() }; 3];
        [target(Vec3::Y * 2.0, Vec3::new(0.0, 1.0, -1.0)), target(Vec3::NEG_X, Vec3::ZERO)].concat()
    }

    fn corner(mesh: &Mesh, attribute: bevy::mesh::MeshVertexAttribute) -> Vec3 {
        Vec3::from_array(mesh.attribute(attribute).unwrap().as_float3().unwrap()[1])
    }

    #[test]
    fn targets_are_added_by_their_weights() {
        let check = |weights: &[f32], expect: Option<(Vec3, Vec3)>| {
            let shaped = morphed(&triangle(), &targets(), weights);
            let found =
                shaped.map(|mesh| (corner(&mesh, Mesh::ATTRIBUTE_POSITION), corner(&mesh, Mesh::ATTRIBUTE_NORMAL)));
            assert_eq!(found, expect, "{weights:?}");
        };
        check(&[1.0], Some((Vec3::new(1.0, 2.0, 0.0), Vec3::Y)));
        check(&[0.0, 0.5], Some((Vec3::X * 0.5, Vec3::Z)));
        let between = Vec3::new(0.0, 1.0, 1.0).normalize();
        check(&[0.5, 1.0, 7.0], Some((Vec3::new(0.0, 1.0, 0.0), between)));
        check(&[0.0, 0.0], None);
        check(&[], None);
        check(&[f32::INFINITY], None);
        assert!(morphed(&triangle(), &targets()[1..], &[1.0]).is_none(), "not one for each vertex");
    }

    #[test]
    fn a_surface_has_the_mesh_of_its_file_again_where_no_weight_counts() {
        let mut meshes = Assets::<Mesh>::default();
        let file = meshes.add(triangle());
        let known = Targets::of(&file, targets());
        let wider = [Stretch { axis: 0, by_mm: 1000.0, band_mm: 500.0 }];
        let mut shape = Shape::new(file.clone(), file.clone(), Affine3A::IDENTITY, &wider);
        assert_eq!(shape.weigh(vec![], &known, &mut meshes), None, "nothing is new");
        let shaped = shape.weigh(vec![1.0], &known, &mut meshes).unwrap();
        let place = corner(meshes.get(&shaped).unwrap(), Mesh::ATTRIBUTE_POSITION);
        assert_eq!(place, Vec3::new(1.5, 2.0, 0.0), "it is made wider after it took its shape");
        assert_eq!(shape.weigh(vec![1.0], &known, &mut meshes), None);
        assert_eq!(shape.weigh(vec![0.0], &known, &mut meshes), Some(file.clone()));
        assert_eq!(shape.weigh(vec![0.5], &Targets::default(), &mut meshes), Some(file), "a file that is gone");
    }

    #[test]
    fn the_renderer_gets_no_targets() {
        let mesh = triangle().with_morph_targets(targets());
        let bare = bare(&mesh).unwrap();
        assert!(!bare.has_morph_targets() && super::bare(&bare).is_none());
        assert_eq!(bare.indices().map(Indices::len), Some(3));
        assert_eq!(corner(&bare, Mesh::ATTRIBUTE_NORMAL), Vec3::Z);
    }
}
