//! Triangles of a file for the renderer.

use crate::app::scene::{gltf, rest::Lit};
use bevy::{
    asset::RenderAssetUsages,
    mesh::{Indices, MeshVertexAttribute, MeshVertexBufferLayoutRef, VertexBufferLayout, VertexFormat},
    prelude::*,
    render::render_resource::{PrimitiveTopology, SpecializedMeshPipelineError},
};

/// Both sets of coordinates.
const UVS: MeshVertexAttribute = MeshVertexAttribute::new("Uvs", 0x41_7465_0001, VertexFormat::Float32x4);
/// Light that arrives, over that of open surroundings.
const LIT: MeshVertexAttribute = MeshVertexAttribute::new("Lit", 0x41_7465_0002, VertexFormat::Float32x3);
/// Middle of what is open, and its share.
const OPEN: MeshVertexAttribute = MeshVertexAttribute::new("Open", 0x41_7465_0003, VertexFormat::Float32x4);

/// How vertices lie in memory; see the shader.
pub fn layout(layout: &MeshVertexBufferLayoutRef) -> Result<VertexBufferLayout, SpecializedMeshPipelineError> {
    Ok(layout.0.get_layout(&[
        Mesh::ATTRIBUTE_POSITION.at_shader_location(0),
        Mesh::ATTRIBUTE_NORMAL.at_shader_location(1),
        UVS.at_shader_location(2),
        Mesh::ATTRIBUTE_TANGENT.at_shader_location(3),
        Mesh::ATTRIBUTE_COLOR.at_shader_location(4),
        LIT.at_shader_location(5),
        OPEN.at_shader_location(6),
    ])?)
}

/// The triangles of `source`, with the light at each vertex.
pub fn mesh(source: &gltf::Mesh, lit: &[Lit]) -> Mesh {
    let count = source.positions.len();
    let uv = |set: usize, at: usize| source.uvs[set].get(at).copied().unwrap_or_default();
    let uvs: Vec<[f32; 4]> = (0..count)
        .map(|at| {
            let (first, second) = (uv(0, at), uv(1, at));
            [first.x, first.y, second.x, second.y]
        })
        .collect();
    let or = |values: &[Vec4], missing: Vec4| -> Vec<[f32; 4]> {
        (0..count).map(|at| values.get(at).copied().unwrap_or(missing).to_array()).collect()
    };
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, source.positions.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, source.normals.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_TANGENT, or(&source.tangents, Vec4::new(1.0, 0.0, 0.0, 1.0)))
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, or(&source.colors, Vec4::ONE))
        .with_inserted_attribute(UVS, uvs)
        .with_inserted_attribute(LIT, lit.iter().map(|lit| lit.light.to_array()).collect::<Vec<_>>())
        .with_inserted_attribute(OPEN, lit.iter().map(|lit| lit.open.to_array()).collect::<Vec<_>>())
        .with_inserted_indices(Indices::U32(source.triangles.iter().flatten().copied().collect()))
}
