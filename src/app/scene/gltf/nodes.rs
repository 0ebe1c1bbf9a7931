//! The nodes of the scene that a file shows, flattened into parts that stand in the world.
//!
//! Invariant: the walk ends, also where nodes are their own children.

use super::{
    Flaw, Part, accessor,
    file::File,
    json::{Node, Primitive, Root},
    mesh::{Mesh, Rig},
    variants,
};
use bevy::math::{Affine3A, Mat4, Quat, Vec3};

/// Most nodes of a scene.
const MOST_NODES: usize = 100_000;
/// Most nodes on the way from the root to a leaf.
const MOST_DEPTH: usize = 100;
/// Most triangles and most vertices of a scene.
const MOST_ELEMENTS: usize = 8_000_000;

/// Farthest from the origin that anything may lie, in metres; beyond, lengths cannot be squared.
const MOST_METRES: f32 = 1e9;

/// Everything that these nodes of a scene show.
pub fn parts(
    file: &File,
    placed: &[(usize, Affine3A)],
    variant: Option<usize>,
    notes: &mut Vec<String>,
) -> Result<Vec<Part>, Flaw> {
    let root = &file.root;
    let mut world_from_node = vec![None; root.nodes.len()];
    for (at, world) in placed {
        world_from_node[*at] = Some(*world);
    }
    let (mut parts, mut triangles, mut vertices, mut skipped) = (Vec::new(), 0, 0, 0);
    for &(at, world) in placed {
        let node = &root.nodes[at];
        let Some(index) = node.mesh else { continue };
        let mesh = root.meshes.get(index);
        let mesh = mesh.ok_or_else(|| no_mesh(at, index))?;
        let joints = node.skin.map(|skin| joints(file, skin, &world_from_node)).transpose()?;
        let rig = joints.as_ref().map(|joints| Rig { world_from_bind: joints });
        let weights = node.weights.as_ref().unwrap_or(&mesh.weights);
        for (number, primitive) in mesh.primitives.iter().enumerate() {
            let place = format!("meshes[{index}].primitives[{number}]");
            let material = material_of(root, primitive, variant, &place)?;
            let Some(mut mesh) = Mesh::read(file, primitive, weights, rig.as_ref(), &place)? else {
                skipped += 1;
                continue;
            };
            if rig.is_none() {
                mesh.transform(&world);
            }
            if !mesh.positions.iter().all(|position| position.abs().max_element() < MOST_METRES) {
                return Err(Flaw::new(place, format!("it lies beyond {MOST_METRES} metres")));
            }
            triangles += mesh.triangles.len();
            vertices += mesh.positions.len();
            bound(triangles, vertices)?;
            if !mesh.triangles.is_empty() {
                parts.push(Part { mesh, material });
            }
        }
    }
    if skipped > 0 {
        notes.push(format!("{skipped} primitives without triangles (points or lines) are left out"));
    }
    if parts.is_empty() {
        return Err(Flaw::new("scenes", "the file shows no triangles"));
    }
    Ok(parts)
}

/// Whether every scene and every mesh of the file can be shown.
pub fn inspect(file: &File) -> Result<(), Flaw> {
    let root = &file.root;
    if root.nodes.len() > MOST_NODES {
        return Err(Flaw::too_large("nodes", format!("there are more than {MOST_NODES} nodes")));
    }
    for scene in 0..root.scenes.len() {
        placed(root, Some(scene))?;
    }
    for (at, mesh) in root.nodes.iter().enumerate().filter_map(|(at, node)| Some((at, node.mesh?))) {
        root.meshes.get(mesh).ok_or_else(|| no_mesh(at, mesh))?;
    }
    let (mut triangles, mut vertices) = (0, 0);
    for (index, mesh) in root.meshes.iter().enumerate() {
        for (number, primitive) in mesh.primitives.iter().enumerate() {
            let place = format!("meshes[{index}].primitives[{number}]");
            material_of(root, primitive, None, &place)?;
            let Some(mesh) = Mesh::read(file, primitive, &[], None, &place)? else { continue };
            triangles += mesh.triangles.len();
            // What a morph target moves is kept for each vertex.
            let kept = mesh.positions.len().saturating_mul(1 + primitive.targets.len());
            vertices = kept.saturating_add(vertices);
            bound(triangles, vertices)?;
            mesh.inspect_targets(file, primitive, &place)?;
        }
    }
    if triangles == 0 {
        return Err(Flaw::new("meshes", "the file has no triangles"));
    }
    Ok(())
}

fn no_mesh(node: usize, mesh: usize) -> Flaw {
    Flaw::new(format!("nodes[{node}]"), format!("there is no mesh {mesh}"))
}

/// Number of the material of a primitive; one beyond the last if it has none.
fn material_of(root: &Root, primitive: &Primitive, variant: Option<usize>, place: &str) -> Result<usize, Flaw> {
    let varied = match (variant, primitive.extensions.get(variants::EXTENSION)) {
        (Some(variant), Some(written)) => variants::material(written, variant)?,
        _ => None,
    };
    let material = varied.or(primitive.material).unwrap_or(root.materials.len());
    if material > root.materials.len() {
        return Err(Flaw::new(place, format!("there is no material {material}")));
    }
    Ok(material)
}

fn bound(triangles: usize, vertices: usize) -> Result<(), Flaw> {
    if triangles.max(vertices) > MOST_ELEMENTS {
        let message = format!("the scene has more than {MOST_ELEMENTS} triangles or vertices");
        return Err(Flaw::too_large("nodes", message));
    }
    Ok(())
}

/// All nodes of a scene, the first one by default, with their places in the world, parents first.
pub fn placed(root: &Root, scene: Option<usize>) -> Result<Vec<(usize, Affine3A)>, Flaw> {
    let roots: Vec<usize> = match root.scenes.get(scene.unwrap_or(0)) {
        Some(scene) => scene.nodes.clone(),
        None if scene.is_some_and(|_| !root.scenes.is_empty()) => {
            return Err(Flaw::new("scene", "it names a scene that does not exist"));
        }
        None => {
            let inner: std::collections::HashSet<usize> =
                root.nodes.iter().flat_map(|node| node.children.iter().copied()).collect();
            (0..root.nodes.len()).filter(|at| !inner.contains(at)).collect()
        }
    };
    let mut seen = vec![false; root.nodes.len()];
    let mut open: Vec<_> = roots.into_iter().rev().map(|at| (at, Affine3A::IDENTITY, 1)).collect();
    let mut placed = Vec::new();
    while let Some((at, parent, depth)) = open.pop() {
        let place = || format!("nodes[{at}]");
        let node = root.nodes.get(at).ok_or_else(|| Flaw::new(place(), "there is none"))?;
        if std::mem::replace(&mut seen[at], true) {
            return Err(Flaw::new(place(), "it stands in the scene more than once"));
        }
        if placed.len() == MOST_NODES {
            return Err(Flaw::too_large("nodes", format!("the scene has more than {MOST_NODES} nodes")));
        }
        if depth > MOST_DEPTH {
            return Err(Flaw::too_large(place(), format!("more than {MOST_DEPTH} nodes stand within each other")));
        }
        let world = parent * local(node);
        if !world.is_finite() {
            return Err(Flaw::new(place(), "its transform holds numbers that are infinite or not a number"));
        }
        open.extend(node.children.iter().rev().map(|child| (*child, world, depth + 1)));
        placed.push((at, world));
    }
    Ok(placed)
}

fn local(node: &Node) -> Affine3A {
    match node.matrix {
        Some(matrix) => Affine3A::from_mat4(Mat4::from_cols_array(&matrix)),
        None => Affine3A::from_scale_rotation_translation(
            Vec3::from_array(node.scale.unwrap_or([1.0; 3])),
            node.rotation.map_or(Quat::IDENTITY, |rotation| {
                let rotation = Quat::from_array(rotation);
                if rotation.length_squared() > 0.0 { rotation.normalize() } else { Quat::IDENTITY }
            }),
            Vec3::from_array(node.translation.unwrap_or_default()),
        ),
    }
}

/// Where the joints of a skin take vertices.
fn joints(file: &File, skin: usize, world_from_node: &[Option<Affine3A>]) -> Result<Vec<Affine3A>, Flaw> {
    let place = format!("skins[{skin}]");
    let skin = file.root.skins.get(skin).ok_or_else(|| Flaw::new(&place, "there is none"))?;
    let bind = match skin.inverse_bind_matrices {
        Some(at) => accessor::floats::<16>(file, at, 0.0)?,
        None => vec![Mat4::IDENTITY.to_cols_array(); skin.joints.len()],
    };
    if bind.len() < skin.joints.len() {
        return Err(Flaw::new(place, "it has fewer matrices than joints"));
    }
    let joints = skin.joints.iter().zip(bind).map(|(joint, bind)| {
        let world = world_from_node.get(*joint).copied().flatten();
        let world = world.ok_or_else(|| Flaw::new(&place, format!("its joint {joint} is not in the scene")))?;
        Ok(world * Affine3A::from_mat4(Mat4::from_cols_array(&bind)))
    });
    joints.collect()
}
