//! What a file says and products of a line do not show.
//!
//! Invariant: one note for each kind of thing, however often it is in the file.

use super::{Flaw, Material, Texture, file::File, is_supported, material, mesh::has_triangles};
use bevy::math::Affine2;
use serde_json::Value;

/// Most extensions that are named.
const MOST_NAMES: usize = 8;
const BAKE: &str = "bake it into the base colour, or give the slot a material of the catalog";

/// Textures of layers that the stage has without them.
const UNSEEN: [(&str, &str); 10] = [
    ("KHR_materials_anisotropy", "anisotropyTexture"),
    ("KHR_materials_clearcoat", "clearcoatTexture"),
    ("KHR_materials_clearcoat", "clearcoatRoughnessTexture"),
    ("KHR_materials_clearcoat", "clearcoatNormalTexture"),
    ("KHR_materials_sheen", "sheenColorTexture"),
    ("KHR_materials_sheen", "sheenRoughnessTexture"),
    ("KHR_materials_specular", "specularTexture"),
    ("KHR_materials_specular", "specularColorTexture"),
    ("KHR_materials_transmission", "transmissionTexture"),
    ("KHR_materials_volume", "thicknessTexture"),
];

/// What of a file that may be loaded is not shown, and what to do about it.
pub fn left_out(file: &File) -> Result<Vec<Flaw>, Flaw> {
    let root = &file.root;
    let materials = material::read_all(root)?;
    // The last one stands in for those that surfaces do not name.
    let materials = &materials[..root.materials.len()];
    let notes = [
        note(
            "nodes",
            at(&root.nodes, |node| node.extensions.lights.is_some()),
            "its light does not shine",
            "remove it, the environments of the catalog light the product",
        ),
        note(
            "nodes",
            at(&root.nodes, |node| node.skin.is_some() && node.mesh.is_some()),
            "its mesh is shown as it was modelled, without the joints of its skin",
            "apply the pose before it is exported, and let nodes or morph targets move",
        ),
        note(
            "meshes",
            at(&root.meshes, |mesh| !mesh.primitives.iter().all(has_triangles)),
            "its points or lines are left out",
            "give them surfaces, or remove them",
        ),
        note(
            "materials",
            at(materials, |material| material.iridescence > 0.0),
            "its film (KHR_materials_iridescence) is left out",
            BAKE,
        ),
        note(
            "materials",
            at(materials, has_several_transforms),
            "the KHR_texture_transform of its base colour is taken for all its textures",
            "give all of them the same",
        ),
        note(
            "materials",
            at(materials, |material| material.normal_texture.is_some_and(|texture| texture.set != 0)),
            "its normal map uses TEXCOORD_1, but TEXCOORD_0 is taken",
            "lay it on the first picture coordinates",
        ),
    ];
    let textures = UNSEEN.map(|(extension, texture)| {
        let written = |material: &Value| Some(material.get("extensions")?.get(extension)?.get(texture)?.is_object());
        let found = at(&root.materials, |material| written(material) == Some(true));
        note("materials", found, &format!("the {texture} of its {extension} is left out"), BAKE)
    });
    let unknown: Vec<_> = root.extensions_used.iter().filter(|name| !is_supported(name)).map(String::as_str).collect();
    let extensions = (!unknown.is_empty()).then(|| Flaw {
        place: "extensionsUsed".into(),
        message: format!("what is said by {} is left out", unknown[..unknown.len().min(MOST_NAMES)].join(", ")),
        remedy: "export it without",
    });
    Ok(notes.into_iter().chain(textures).chain([extensions]).flatten().collect())
}

/// Whether a texture would lie elsewhere than where the base colour makes all lie.
fn has_several_transforms(material: &Material) -> bool {
    let of = |texture: &Option<Texture>| texture.map(|texture| texture.uv_from_mesh);
    let taken = of(&material.base_color_texture).unwrap_or(Affine2::IDENTITY);
    let others = [
        &material.metallic_roughness_texture,
        &material.normal_texture,
        &material.occlusion_texture,
        &material.emissive_texture,
    ];
    others.into_iter().filter_map(of).any(|other| other != taken)
}

/// Where in a list something is so.
fn at<T>(all: &[T], is_so: impl Fn(&T) -> bool) -> Vec<usize> {
    all.iter().enumerate().filter(|(_, one)| is_so(one)).map(|(at, _)| at).collect()
}

/// One note for all places in a list; nothing if there are none.
fn note(list: &str, found: Vec<usize>, message: &str, remedy: &'static str) -> Option<Flaw> {
    let (first, more) = found.split_first()?;
    let place = match more.len() {
        0 => format!("{list}[{first}]"),
        more => format!("{list}[{first}] and {more} more"),
    };
    Some(Flaw { place, message: message.to_owned(), remedy })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            IRIDESCENCE, NOT_IN_LINES, lamps,
            tests::{DOT, glb, inspected, parse, triangle},
        },
        *,
    };
    use serde_json::json;
    use std::path::Path;

    /// Where in a line's file something is left out, and what.
    fn told(json: &Value, binary: &[u8]) -> Vec<String> {
        let bytes = glb(json, binary);
        assert_eq!(inspected(&bytes), Ok(()));
        super::super::left_out(&bytes, Path::new("")).unwrap().iter().map(Flaw::finding).collect()
    }

    #[test]
    fn what_a_line_leaves_out_of_a_file_is_told() {
        let (plain, binary) = triangle();
        assert_eq!(told(&plain, &binary), [""; 0]);
        let check = |spoil: &dyn Fn(&mut Value), expect: &str| {
            let mut json = plain.clone();
            spoil(&mut json);
            let notes = told(&json, &binary);
            assert!(notes.len() == 1 && notes[0].contains(expect), "{notes:?} instead of {expect}");
        };
        check(
            &|json| {
                json["extensions"] = json!({ lamps::EXTENSION: { "lights": [{ "type": "point" }] } });
                json["nodes"][0]["extensions"] = json!({ lamps::EXTENSION: { "light": 0 } });
            },
            "nodes[0]: its light",
        );
        check(
            &|json| {
                json["skins"] = json!([{ "joints": [0] }]);
                json["nodes"][0]["skin"] = json!(0);
            },
            "nodes[0]: its mesh is shown as it was modelled",
        );
        check(
            &|json| {
                let line = json!({ "attributes": { "POSITION": 0 }, "mode": 1 });
                json["meshes"][0]["primitives"].as_array_mut().unwrap().push(line);
            },
            "meshes[0]: its points or lines",
        );
        check(&|json| json["extensionsUsed"] = json!(["EXT_a", "KHR_materials_ior"]), "by EXT_a is");
        let of_materials = |materials: &[Value], expect: &str| {
            check(
                &|json| {
                    json["materials"] = json!(materials);
                    json["textures"] = json!([{ "source": 0 }]);
                    json["images"] = json!([{ "uri": format!("data:image/png;base64,{DOT}") }]);
                },
                expect,
            );
        };
        let film = json!({ "extensions": { IRIDESCENCE: { "iridescenceFactor": 1 } } });
        of_materials(&[json!({}), film.clone(), film.clone(), film], "materials[1] and 2 more: its film");
        of_materials(&[json!({ "normalTexture": { "index": 0, "texCoord": 1 } })], "TEXCOORD_1");
        let turned = json!({ "index": 0, "extensions": { "KHR_texture_transform": { "scale": [2, 2] } } });
        of_materials(&[json!({ "emissiveTexture": turned })], "KHR_texture_transform");
        let coat = json!({ "clearcoatFactor": 1, "clearcoatTexture": { "index": 0 } });
        of_materials(
            &[json!({ "extensions": { "KHR_materials_clearcoat": coat } })],
            "clearcoatTexture of its KHR_materials_c",
        );
    }

    #[test]
    fn what_a_line_cannot_show_and_a_file_requires_is_refused() {
        for extension in NOT_IN_LINES {
            let (mut json, binary) = triangle();
            json["extensionsRequired"] = json!([extension]);
            assert!(inspected(&glb(&json, &binary)).unwrap_err().contains(extension));
            assert!(parse(&glb(&json, &binary), None).is_ok(), "{extension} is shown where a file stands alone");
        }
    }
}
