//! Triangles of one primitive.
//!
//! Invariant: all attributes that are there have one element a vertex, normals have length 1, and every index points to a vertex.

use super::{
    Flaw, accessor,
    file::File,
    json::{Accessor, Attributes, Primitive},
    plain::{FLOAT, QUANTIZED},
};
use bevy::math::{Affine3A, Mat3A, Vec2, Vec3, Vec4};

/// How a file says that triangles are written: one by one, each beside the one before, or all around the first corner.
pub const LIST: u32 = 4;
const STRIP: u32 = 5;
const FAN: u32 = 6;

/// Triangles with what is known at their corners.
#[derive(Clone, Debug, Default)]
pub struct Mesh {
    pub positions: Vec<Vec3>,
    pub normals: Vec<Vec3>,
    /// With the sign of the bitangent; empty if the file has none.
    pub tangents: Vec<Vec4>,
    /// Empty if the file has none.
    pub uvs: [Vec<Vec2>; 2],
    /// Linear; empty if the file has none.
    pub colors: Vec<Vec4>,
    pub triangles: Vec<[u32; 3]>,
}

/// How a vertex moves with the joints of a skin.
pub struct Rig<'a> {
    pub world_from_bind: &'a [Affine3A],
}

impl Mesh {
    /// Reads a primitive; `None` if it has no triangles.
    pub fn read(
        file: &File,
        primitive: &Primitive,
        weights: &[f32],
        rig: Option<&Rig>,
        place: &str,
    ) -> Result<Option<Self>, Flaw> {
        let attributes = &primitive.attributes;
        let Some(position) = attributes.position.filter(|_| has_triangles(primitive)) else { return Ok(None) };
        let positions: Vec<Vec3> = vectors(file, position)?;
        let count = positions.len();
        let triangles = triangles(file, primitive, count, place)?;
        let optional = |at: Option<usize>| at.map(|at| vectors(file, at)).transpose();
        let uvs = |at: Option<usize>| -> Result<Vec<Vec2>, Flaw> {
            let Some(at) = at else { return Ok(Vec::new()) };
            Ok(accessor::floats::<2>(file, at, 0.0)?.into_iter().map(Vec2::from_array).collect())
        };
        let fours = |at: Option<usize>| -> Result<Vec<Vec4>, Flaw> {
            let Some(at) = at else { return Ok(Vec::new()) };
            Ok(accessor::floats::<4>(file, at, 1.0)?.into_iter().map(Vec4::from_array).collect())
        };
        let mut mesh = Self {
            positions,
            normals: optional(attributes.normal)?.unwrap_or_default(),
            tangents: fours(attributes.tangent)?,
            uvs: [uvs(attributes.texcoord_0)?, uvs(attributes.texcoord_1)?],
            colors: fours(attributes.color_0)?,
            triangles,
        };
        let [first, second] = &mesh.uvs;
        for length in [mesh.normals.len(), mesh.tangents.len(), first.len(), second.len(), mesh.colors.len()] {
            if length != 0 && length != count {
                return Err(Flaw::new(place, format!("an attribute has {length} elements for {count} vertices")));
            }
        }
        mesh.morph(file, &primitive.targets, weights, place)?;
        if let Some(rig) = rig {
            mesh.pose(file, attributes, rig, place)?;
        }
        mesh.complete();
        Ok(Some(mesh))
    }

    fn morph(&mut self, file: &File, targets: &[Attributes], weights: &[f32], place: &str) -> Result<(), Flaw> {
        for (target, &weight) in targets.iter().zip(weights).filter(|(_, weight)| **weight != 0.0) {
            for (at, values) in [(target.position, &mut self.positions), (target.normal, &mut self.normals)] {
                let Some(at) = at else { continue };
                let moved: Vec<Vec3> = vectors(file, at)?;
                if !values.is_empty() && moved.len() != values.len() {
                    return Err(Flaw::new(place, "a morph target has another number of vertices"));
                }
                values.iter_mut().zip(moved).for_each(|(value, moved)| *value += moved * weight);
            }
        }
        Ok(())
    }

    /// Whether all morph targets can be added to what the primitive shows.
    pub fn inspect_targets(&self, file: &File, primitive: &Primitive, place: &str) -> Result<(), Flaw> {
        if !primitive.targets.is_empty() && primitive.attributes.normal.is_none() {
            return Err(Flaw::new(place, "it has morph targets and no normals"));
        }
        let named = |target: &Attributes| [target.position, target.normal, target.tangent];
        let is_quantized = file.root.extensions_used.iter().any(|name| name == QUANTIZED);
        let is_fit = |it: &Accessor| it.shape == "VEC3" && (it.component_type == FLOAT || is_quantized);
        for at in primitive.targets.iter().flat_map(named).flatten() {
            if !file.root.accessors.get(at).is_none_or(is_fit) {
                return Err(Flaw::new(place, "a morph target holds other numbers than vectors of floats"));
            }
            if vectors(file, at)?.len() != self.positions.len() {
                return Err(Flaw::new(place, "a morph target has another number of vertices"));
            }
        }
        Ok(())
    }

    fn pose(&mut self, file: &File, attributes: &Attributes, rig: &Rig, place: &str) -> Result<(), Flaw> {
        let (Some(joints), Some(weights)) = (attributes.joints_0, attributes.weights_0) else { return Ok(()) };
        let (joints, weights) = (accessor::integers::<4>(file, joints)?, accessor::floats::<4>(file, weights, 0.0)?);
        let count = self.positions.len();
        if joints.len() != count || weights.len() != count {
            return Err(Flaw::new(place, "its joints and weights are not one a vertex"));
        }
        for (vertex, (joints, weights)) in joints.into_iter().zip(weights).enumerate() {
            let mut moved = Affine3A { matrix3: Mat3A::ZERO, translation: Vec3::ZERO.into() };
            for (joint, weight) in joints.into_iter().zip(weights).filter(|(_, weight)| *weight > 0.0) {
                let Some(matrix) = rig.world_from_bind.get(joint as usize) else {
                    return Err(Flaw::new(place, format!("its joint {joint} is out of range")));
                };
                moved.matrix3 += matrix.matrix3 * weight;
                moved.translation += matrix.translation * weight;
            }
            self.positions[vertex] = moved.transform_point3(self.positions[vertex]);
            if let Some(normal) = self.normals.get_mut(vertex) {
                *normal = moved.transform_vector3(*normal);
            }
            if let Some(tangent) = self.tangents.get_mut(vertex) {
                *tangent = moved.transform_vector3(tangent.truncate()).extend(tangent.w);
            }
        }
        Ok(())
    }

    /// Moves everything into the world.
    pub fn transform(&mut self, world_from_mesh: &Affine3A) {
        let flipped = world_from_mesh.matrix3.determinant() < 0.0;
        // The cofactor matrix also turns normals rightly where a scale is zero.
        let [x, y, z] = [0, 1, 2].map(|at| world_from_mesh.matrix3.col(at));
        let normals = Mat3A::from_cols(y.cross(z), z.cross(x), x.cross(y)) * if flipped { -1.0 } else { 1.0 };
        for position in &mut self.positions {
            *position = world_from_mesh.transform_point3(*position);
        }
        for normal in &mut self.normals {
            *normal = (normals * *normal).normalize_or(Vec3::Y);
        }
        for tangent in &mut self.tangents {
            let turned = world_from_mesh.transform_vector3(tangent.truncate()).normalize_or(Vec3::X);
            *tangent = turned.extend(if flipped { -tangent.w } else { tangent.w });
        }
        if flipped {
            self.triangles.iter_mut().for_each(|triangle| triangle.swap(1, 2));
        }
    }

    /// Gives flat normals to a mesh that has none, and their length to all others.
    fn complete(&mut self) {
        if self.normals.is_empty() {
            self.split();
            let corners = self.triangles.iter().map(|triangle| triangle.map(|at| self.positions[at as usize]));
            self.normals = corners.flat_map(|[a, b, c]| [(b - a).cross(c - a).normalize_or(Vec3::Y); 3]).collect();
        }
        for normal in &mut self.normals {
            *normal = normal.normalize_or(Vec3::Y);
        }
    }

    /// Gives every triangle vertices of its own.
    fn split(&mut self) {
        let order: Vec<usize> = self.triangles.iter().flatten().map(|at| *at as usize).collect();
        fn split<T: Copy>(values: &mut Vec<T>, order: &[usize]) {
            *values = order.iter().filter_map(|at| values.get(*at).copied()).collect();
        }
        split(&mut self.positions, &order);
        split(&mut self.tangents, &order);
        self.uvs.iter_mut().for_each(|uvs| split(uvs, &order));
        split(&mut self.colors, &order);
        self.triangles = (0..order.len() as u32 / 3).map(|at| [at * 3, at * 3 + 1, at * 3 + 2]).collect();
    }
}

fn vectors(file: &File, at: usize) -> Result<Vec<Vec3>, Flaw> {
    Ok(accessor::floats::<3>(file, at, 0.0)?.into_iter().map(Vec3::from_array).collect())
}

/// Whether a primitive is of triangles, and not of points or lines.
pub fn has_triangles(primitive: &Primitive) -> bool {
    primitive.attributes.position.is_some() && matches!(mode(primitive), LIST..=FAN)
}

/// Whether the triangles of a primitive are written one by one.
pub fn is_list(primitive: &Primitive) -> bool {
    mode(primitive) == LIST
}

fn mode(primitive: &Primitive) -> u32 {
    primitive.mode.unwrap_or(LIST)
}

/// The triangles of a primitive that has this many vertices, one by one.
pub fn triangles(file: &File, primitive: &Primitive, count: usize, place: &str) -> Result<Vec<[u32; 3]>, Flaw> {
    let order = match primitive.indices {
        Some(at) => accessor::integers::<1>(file, at)?.into_iter().map(|[index]| index).collect(),
        None => (0..count as u32).collect::<Vec<_>>(),
    };
    if let Some(index) = order.iter().find(|index| **index as usize >= count) {
        return Err(Flaw::new(place, format!("its index {index} is out of range, it has {count} vertices")));
    }
    Ok(match mode(primitive) {
        LIST => order.chunks_exact(3).map(|corner| [corner[0], corner[1], corner[2]]).collect(),
        STRIP => order
            .windows(3)
            .enumerate()
            .map(|(at, w)| if at % 2 == 0 { [w[0], w[1], w[2]] } else { [w[1], w[0], w[2]] })
            .collect(),
        _ => order.get(1..).unwrap_or_default().windows(2).map(|w| [order[0], w[0], w[1]]).collect(),
    })
}
