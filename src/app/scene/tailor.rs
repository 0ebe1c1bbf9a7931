//! Meshes made wider: the middle is stretched, what lies beyond keeps its shape.
//!
//! Invariant: the same place of the product moves the same way in every mesh, so that parts which touch go on touching; what is
//! not stretched is the mesh of the file itself.

use super::effects::Stretch;
use bevy::{math::Affine3A, mesh::VertexAttributeValues, prelude::*};

/// Most meshes that are kept; the ones not used for the longest go first. A product has a few dozen, and no mesh is larger than
/// some hundred kilobytes.
const CAPACITY: usize = 128;

/// What a mesh was cut from, and how.
#[derive(Clone, Debug, PartialEq)]
struct Cut {
    mesh: AssetId<Mesh>,
    product_from_mesh: Affine3A,
    stretches: Vec<Stretch>,
}

/// Meshes that were made wider; the least recently used comes first.
#[derive(Resource, Debug, Default)]
pub struct Tailor {
    entries: Vec<(Cut, Handle<Mesh>)>,
    revision: u32,
}

impl Tailor {
    /// The mesh of `handle` made wider, or itself where nothing is to be done. Meshes of another `revision` of the files are
    /// forgotten.
    pub fn cut(
        &mut self,
        meshes: &mut Assets<Mesh>,
        handle: Handle<Mesh>,
        product_from_mesh: Affine3A,
        stretches: &[Stretch],
        revision: u32,
    ) -> Handle<Mesh> {
        if self.revision != revision {
            *self = Self { revision, ..Self::default() };
        }
        let stretches: Vec<_> = stretches.iter().copied().filter(|stretch| stretch.by_mm != 0.0).collect();
        let Some(mesh) = meshes.get(&handle).filter(|_| !stretches.is_empty()) else { return handle };
        let cut = Cut { mesh: handle.id(), product_from_mesh, stretches };
        if let Some(at) = self.entries.iter().position(|(known, _)| *known == cut) {
            self.entries[at..].rotate_left(1);
        } else {
            let Some(wider) = stretched(mesh, cut.product_from_mesh, &cut.stretches) else { return handle };
            if self.entries.len() == CAPACITY {
                self.entries.remove(0);
            }
            self.entries.push((cut, meshes.add(wider)));
        }
        self.entries[self.entries.len() - 1].1.clone()
    }
}

/// A copy of `mesh` made wider; nothing where it has no positions to look at, or its place turns everything flat.
pub fn stretched(mesh: &Mesh, product_from_mesh: Affine3A, stretches: &[Stretch]) -> Option<Mesh> {
    let mesh_from_product = product_from_mesh.inverse();
    let Ok(VertexAttributeValues::Float32x3(before)) = mesh.try_attribute(Mesh::ATTRIBUTE_POSITION) else {
        return None;
    };
    if !mesh_from_product.is_finite() {
        return None;
    }
    let before: Vec<Vec3> = before.iter().map(|at| product_from_mesh.transform_point3(Vec3::from_array(*at))).collect();
    let shifts: Vec<Vec3> = before.iter().map(|place| shift(*place, stretches)).collect();
    let mut wider = mesh.clone();
    if let Ok(VertexAttributeValues::Float32x3(positions)) = wider.try_attribute_mut(Mesh::ATTRIBUTE_POSITION) {
        for (position, (place, shift)) in positions.iter_mut().zip(before.iter().zip(&shifts)) {
            *position = mesh_from_product.transform_point3(place + shift).to_array();
        }
    }
    if let Ok(VertexAttributeValues::Float32x3(normals)) = wider.try_attribute_mut(Mesh::ATTRIBUTE_NORMAL) {
        // Normals go the other way than surfaces.
        let to_product = mesh_from_product.matrix3.transpose();
        let to_mesh = product_from_mesh.matrix3.transpose();
        for (normal, place) in normals.iter_mut().zip(&before) {
            let leaning = to_product * Vec3::from_array(*normal) / slope(*place, stretches);
            *normal = (to_mesh * leaning).normalize_or(Vec3::from_array(*normal)).to_array();
        }
    }
    let runs: Vec<Vec2> = stretches.iter().map(|stretch| run(mesh, &before, stretch)).collect();
    if let Ok(VertexAttributeValues::Float32x2(uvs)) = wider.try_attribute_mut(Mesh::ATTRIBUTE_UV_0) {
        for (uv, shift) in uvs.iter_mut().zip(&shifts) {
            let more = stretches.iter().zip(&runs).map(|(stretch, run)| *run * shift[stretch.axis]).sum::<Vec2>();
            *uv = (Vec2::from_array(*uv) + more).to_array();
        }
    }
    Some(wider)
}

/// Half the difference and half the width of the middle, in metres as files are.
fn halves(stretch: &Stretch) -> (f32, f32) {
    (stretch.by_mm * 0.0005, stretch.band_mm * 0.001)
}

/// How far a place of the product moves.
pub fn shift(place: Vec3, stretches: &[Stretch]) -> Vec3 {
    let mut shift = Vec3::ZERO;
    for stretch in stretches {
        let (half, band) = halves(stretch);
        shift[stretch.axis] = (place[stretch.axis] / band).clamp(-1.0, 1.0) * half;
    }
    shift
}

/// How much longer what lies at a place becomes along each axis.
fn slope(place: Vec3, stretches: &[Stretch]) -> Vec3 {
    let mut slope = Vec3::ONE;
    for stretch in stretches {
        let (half, band) = halves(stretch);
        if place[stretch.axis].abs() < band {
            slope[stretch.axis] = 1.0 + half / band;
        }
    }
    slope
}

/// How the picture on a mesh runs along the axis of `stretch`, in pictures a metre: the mean over what faces up or to the front
/// in the middle. A picture that is moved on by it keeps its scale there, so that wider cloth has more yarns and not wider ones.
fn run(mesh: &Mesh, places: &[Vec3], stretch: &Stretch) -> Vec2 {
    let (Ok(VertexAttributeValues::Float32x2(uvs)), Some(indices)) =
        (mesh.try_attribute(Mesh::ATTRIBUTE_UV_0), mesh.try_indices().ok())
    else {
        return Vec2::ZERO;
    };
    let (_, band) = halves(stretch);
    let corner = |at: usize| Some((*places.get(at)?, Vec2::from_array(*uvs.get(at)?)));
    let order: Vec<usize> = indices.iter().collect();
    let (mut sum, mut all) = (Vec2::ZERO, 0.0);
    for triangle in order.chunks_exact(3) {
        let (Some(a), Some(b), Some(c)) = (corner(triangle[0]), corner(triangle[1]), corner(triangle[2])) else {
            continue;
        };
        let (along, across) = (b.0 - a.0, c.0 - a.0);
        let normal = along.cross(across);
        let (area, middle) = (normal.length(), (a.0 + b.0 + c.0) / 3.0);
        let seen = normal.y.max(normal.z);
        if seen > 0.0 && area > 1e-12 && middle[stretch.axis].abs() < band {
            let (u, v) = (across.cross(normal)[stretch.axis], normal.cross(along)[stretch.axis]);
            let gradient = ((b.1 - a.1) * u + (c.1 - a.1) * v) / (area * area);
            sum += gradient * seen;
            all += seen;
        }
    }
    if all > 0.0 { sum / all } else { Vec2::ZERO }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy::{
        asset::RenderAssetUsages,
        mesh::{Indices, PrimitiveTopology},
    };
    use std::f32::consts::FRAC_PI_2;

    const WIDER: Stretch = Stretch { axis: 0, by_mm: 100.0, band_mm: 200.0 };

    fn mesh(positions: Vec<[f32; 3]>, normal: [f32; 3]) -> Mesh {
        let normals = vec![normal; positions.len()];
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
    }

    fn check(mesh: &Mesh, attribute: impl Into<bevy::mesh::MeshVertexAttributeId>, expect: &[[f32; 3]]) {
        let values = mesh.attribute(attribute).and_then(VertexAttributeValues::as_float3).unwrap();
        let near = |(a, b): (&[f32; 3], &[f32; 3])| Vec3::from_array(*a).distance(Vec3::from_array(*b)) < 1e-5;
        assert!(values.len() == expect.len() && values.iter().zip(expect).all(near), "{values:?} is not {expect:?}");
    }

    #[test]
    fn the_middle_is_stretched_and_the_sides_keep_their_shape() {
        let flat = mesh(
            vec![[0.0, 0.5, 0.1], [0.1, 0.5, 0.1], [0.2, 0.0, 0.0], [0.3, 0.0, 0.0], [-0.3, 1.0, 0.0]],
            [0.0, 1.0, 0.0],
        );
        let wider = stretched(&flat, Affine3A::IDENTITY, &[WIDER]).unwrap();
        let expect = [[0.0, 0.5, 0.1], [0.125, 0.5, 0.1], [0.25, 0.0, 0.0], [0.35, 0.0, 0.0], [-0.35, 1.0, 0.0]];
        check(&wider, Mesh::ATTRIBUTE_POSITION, &expect);
    }

    #[test]
    fn slopes_become_flatter_where_they_are_stretched() {
        let slope = Vec3::new(1.0, 1.0, 0.0).normalize().to_array();
        let wider =
            stretched(&mesh(vec![[0.1, 0.0, 0.0], [0.3, 0.0, 0.0]], slope), Affine3A::IDENTITY, &[WIDER]).unwrap();
        let flatter = Vec3::new(1.0 / 1.25, 1.0, 0.0).normalize().to_array();
        check(&wider, Mesh::ATTRIBUTE_NORMAL, &[flatter, slope]);
    }

    #[test]
    fn wider_cloth_has_more_yarns_and_not_wider_ones() {
        // A sheet that faces up, one picture each 0.5 m along x, and its underside with the picture mirrored.
        let corners = [[-0.2, 0.0, 0.1], [0.2, 0.0, 0.1], [0.2, 0.0, -0.1], [-0.2, 0.0, -0.1]];
        let uvs: Vec<[f32; 2]> = corners.iter().map(|[x, _, z]| [x * 2.0, z * 2.0]).collect();
        let sheet = mesh(corners.to_vec(), [0.0, 1.0, 0.0])
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, uvs)
            .with_inserted_indices(Indices::U32(vec![0, 1, 2, 0, 2, 3, 0, 2, 1]));
        let wider = stretched(&sheet, Affine3A::IDENTITY, &[WIDER]).unwrap();
        let Some(VertexAttributeValues::Float32x2(uvs)) = wider.attribute(Mesh::ATTRIBUTE_UV_0) else { panic!() };
        let expect = [[-0.5, 0.2], [0.5, 0.2], [0.5, -0.2], [-0.5, -0.2]];
        let near = |(a, b): (&[f32; 2], &[f32; 2])| Vec2::from_array(*a).distance(Vec2::from_array(*b)) < 1e-5;
        assert!(uvs.iter().zip(&expect).all(near), "{uvs:?}");
    }

    #[test]
    fn what_counts_is_the_place_in_the_product() {
        // A quarter turn about the height brings the z of the mesh to the x of the product.
        let place = Affine3A::from_rotation_translation(Quat::from_rotation_y(FRAC_PI_2), Vec3::X * 0.3);
        let wider = stretched(&mesh(vec![[0.0; 3], [0.0, 0.0, -0.2]], [0.0, 0.0, 1.0]), place, &[WIDER]).unwrap();
        check(&wider, Mesh::ATTRIBUTE_POSITION, &[[0.0, 0.0, 0.05], [0.0, 0.0, -0.175]]);
        check(&wider, Mesh::ATTRIBUTE_NORMAL, &[[0.0, 0.0, 1.0]; 2]);
    }

    #[test]
    fn meshes_are_shared_bounded_and_forgotten_with_their_files() {
        let mut meshes = Assets::<Mesh>::default();
        let file = meshes.add(mesh(vec![[0.3, 0.0, 0.0]], [0.0, 1.0, 0.0]));
        let mut tailor = Tailor::default();
        let mut cut = |by_mm, revision| {
            tailor.cut(&mut meshes, file.clone(), Affine3A::IDENTITY, &[Stretch { by_mm, ..WIDER }], revision)
        };
        assert_eq!(cut(0.0, 0), file, "what is not stretched is the file's own");
        let wide = cut(10.0, 0);
        assert!(wide != file && cut(10.0, 0) == wide);
        assert_ne!(cut(10.0, 1), wide, "the file may be another now");
        (0..2 * CAPACITY).for_each(|by| drop(cut(20.0 + by as f32, 1)));
        assert_eq!(tailor.entries.len(), CAPACITY);
    }
}
