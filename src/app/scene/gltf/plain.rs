//! A file as Bevy's loader understands it: pictures that it cannot decode as PNG, quantized numbers as floats, strips and fans as
//! lists of triangles; without points, lines and joints, for which products of a line have no pipelines.
//!
//! Invariant: the file means the same before and after but for what [`left_out`](super::left_out) tells, and what needs none of it
//! stays as it is.

use super::{
    Flaw, accessor,
    file::{self, File},
    images,
    json::{Attributes, Primitive, Root, TextureExtensions},
    mesh,
};
use image::{ImageFormat, RgbaImage};
use indexmap::IndexSet;
use serde_json::{Value, json};
use std::{collections::HashSet, io::Cursor, path::Path};

/// The component type of floats.
pub const FLOAT: u32 = 5126;
/// The component type of indices that reach any vertex.
const INDEX: u32 = 5125;
/// Lets numbers of meshes be of other types.
pub const QUANTIZED: &str = "KHR_mesh_quantization";
/// What the file does not need any more when it is written in full.
const REWRITTEN: [&str; 3] = ["EXT_texture_webp", QUANTIZED, "KHR_texture_basisu"];

/// The file in full, if it is not written so. It was inspected: whatever it requires is known to be shown.
pub fn plain(bytes: &[u8], folder: &Path) -> Result<Option<Vec<u8>>, Flaw> {
    let file = File::parse(bytes, folder)?;
    let uses = |name: &str| file.root.extensions_used.iter().chain(&file.root.extensions_required).any(|it| it == name);
    let is_shaped = is_shaped(&file.root);
    if is_shaped && file.root.extensions_required.is_empty() && !REWRITTEN.iter().any(|name| uses(name)) {
        return Ok(None);
    }
    let (text, binary) = file::split(bytes)?;
    let broken = |error: serde_json::Error| Flaw::new("JSON", error.to_string());
    let mut json: Value = serde_json::from_slice(text).map_err(broken)?;
    if !is_of_objects(&json) {
        return Err(Flaw::new("JSON", "its meshes and textures are no objects"));
    }
    pictures(&file, &mut json)?;
    let mut data = Vec::new();
    if uses(QUANTIZED) {
        numbers(&file, &mut json, &mut data)?;
    }
    if !is_shaped {
        shapes(&file, &mut json, &mut data)?;
    }
    if !data.is_empty() {
        let uri = format!("data:application/octet-stream;base64,{}", data_encoding::BASE64.encode(&data));
        push(&mut json, "buffers", json!({ "byteLength": data.len(), "uri": uri }));
    }
    if let Some(root) = json.as_object_mut() {
        root.remove("extensionsRequired");
        if let Some(Value::Array(used)) = root.get_mut("extensionsUsed") {
            used.retain(|name| !REWRITTEN.iter().any(|rewritten| name == rewritten));
        }
    }
    let text = serde_json::to_vec(&json).map_err(broken)?;
    Ok(Some(if bytes.starts_with(file::MAGIC) { file::join(text, binary) } else { text }))
}

/// Whether all that is written over is made of objects; lists of their fields would be read as well.
fn is_of_objects(json: &Value) -> bool {
    let are = |list: &Value| list.as_array().into_iter().flatten().all(Value::is_object);
    let mut meshes = json["meshes"].as_array().into_iter().flatten();
    json.is_object() && are(&json["textures"]) && are(&json["meshes"]) && meshes.all(|mesh| are(&mesh["primitives"]))
}

/// Turns pictures that textures name in an extension into PNG, and lets the textures name them plainly.
fn pictures(file: &File, json: &mut Value) -> Result<(), Flaw> {
    let (mut done, mut total) = (HashSet::new(), 0);
    for (at, texture) in file.root.textures.iter().enumerate() {
        let TextureExtensions { webp, basis } = &texture.extensions;
        let Some(picture) = webp.as_ref().or(basis.as_ref()).map(|other| other.source) else { continue };
        if done.insert(picture) {
            json["images"][picture] = json!({ "uri": png(images::picture(file, picture, &mut total)?, picture)? });
        }
        json["textures"][at]["source"] = picture.into();
        if let Some(texture) = json["textures"][at].as_object_mut() {
            texture.remove("extensions");
        }
    }
    Ok(())
}

fn png(picture: images::Picture, at: usize) -> Result<String, Flaw> {
    let flaw = |message: &str| Flaw::new(format!("images[{at}]"), message);
    let pixels = picture.pixels.into_flattened();
    let picture = RgbaImage::from_raw(picture.width, picture.height, pixels).ok_or_else(|| flaw("it is cut off"))?;
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|error| flaw(&error.to_string()))?;
    Ok(format!("data:image/png;base64,{}", data_encoding::BASE64.encode(bytes.get_ref())))
}

/// Writes positions, directions and picture coordinates as floats, in a buffer beside those of the file.
fn numbers(file: &File, json: &mut Value, data: &mut Vec<u8>) -> Result<(), Flaw> {
    let primitives = file.root.meshes.iter().flat_map(|mesh| &mesh.primitives);
    let named = primitives.flat_map(|primitive| primitive.targets.iter().chain([&primitive.attributes]));
    let named: IndexSet<usize> = named.flat_map(of_shape).collect();
    for at in named {
        let Some(written) = file.root.accessors.get(at).filter(|it| it.component_type != FLOAT) else { continue };
        let first = data.len();
        let bounds = match written.shape.as_str() {
            "VEC2" => append::<2>(file, at, data)?,
            "VEC4" => append::<4>(file, at, data)?,
            _ => append::<3>(file, at, data)?,
        };
        let view = view(file, json, first, data);
        json["accessors"][at] = json!({
            "bufferView": view, "componentType": FLOAT, "count": written.count, "type": written.shape,
            "min": bounds[0], "max": bounds[1]
        });
    }
    Ok(())
}

/// Whether the meshes of a file are lists of triangles that no joints move.
fn is_shaped(root: &Root) -> bool {
    let has_joints = |it: &Primitive| it.attributes.joints_0.is_some() || it.attributes.weights_0.is_some();
    let is_plain = |it: &Primitive| mesh::is_list(it) && mesh::has_triangles(it) && !has_joints(it);
    root.skins.is_empty() && root.meshes.iter().flat_map(|mesh| &mesh.primitives).all(is_plain)
}

/// Makes lists of all triangles, and leaves out points, lines and joints.
fn shapes(file: &File, json: &mut Value, data: &mut Vec<u8>) -> Result<(), Flaw> {
    for (at, mesh) in file.root.meshes.iter().enumerate() {
        let mut kept = Vec::new();
        for (number, primitive) in mesh.primitives.iter().enumerate() {
            let mut written = json["meshes"][at]["primitives"][number].take();
            let place = format!("meshes[{at}].primitives[{number}]");
            let positions = primitive.attributes.position.and_then(|at| file.root.accessors.get(at));
            let Some(positions) = positions.filter(|_| mesh::has_triangles(primitive)) else { continue };
            if !mesh::is_list(primitive) {
                let corners = mesh::triangles(file, primitive, positions.count, &place)?.into_flattened();
                if corners.is_empty() {
                    continue;
                }
                let first = data.len();
                data.extend(corners.iter().flat_map(|corner| corner.to_le_bytes()));
                let view = view(file, json, first, data);
                let indices = json!({
                    "bufferView": view, "componentType": INDEX, "count": corners.len(), "type": "SCALAR"
                });
                written["indices"] = push(json, "accessors", indices).into();
                written["mode"] = mesh::LIST.into();
            }
            if let Some(attributes) = written["attributes"].as_object_mut() {
                attributes.retain(|name, _| !name.starts_with("JOINTS_") && !name.starts_with("WEIGHTS_"));
            }
            kept.push(written);
        }
        json["meshes"][at]["primitives"] = kept.into();
    }
    if let Some(nodes) = json["nodes"].as_array_mut() {
        nodes.iter_mut().filter_map(Value::as_object_mut).for_each(|node| drop(node.remove("skin")));
    }
    if let Some(root) = json.as_object_mut() {
        root.remove("skins");
    }
    Ok(())
}

/// Adds a view of what was written from `first` on; returns its number.
fn view(file: &File, json: &mut Value, first: usize, data: &[u8]) -> usize {
    let length = data.len() - first;
    push(json, "bufferViews", json!({ "buffer": file.root.buffers.len(), "byteOffset": first, "byteLength": length }))
}

/// The accessors that say where vertices are, where they look, and where they are on pictures.
fn of_shape(attributes: &Attributes) -> impl Iterator<Item = usize> + use<> {
    let Attributes { position, normal, tangent, texcoord_0, texcoord_1, .. } = attributes;
    [*position, *normal, *tangent, *texcoord_0, *texcoord_1].into_iter().flatten()
}

/// Appends the elements of accessor `at`, and returns their least and greatest numbers.
fn append<const N: usize>(file: &File, at: usize, data: &mut Vec<u8>) -> Result<[Vec<f32>; 2], Flaw> {
    let elements = accessor::floats::<N>(file, at, 0.0)?;
    data.extend(elements.iter().flatten().flat_map(|number| number.to_le_bytes()));
    let bound = |of: fn(f32, f32) -> f32| {
        (0..N).map(|axis| elements.iter().map(|element| element[axis]).reduce(of).unwrap_or_default()).collect()
    };
    Ok([bound(f32::min), bound(f32::max)])
}

/// Adds an entry to a list of the file; returns its number.
fn push(json: &mut Value, list: &str, entry: Value) -> usize {
    let list = &mut json[list];
    if !list.is_array() {
        *list = json!([]);
    }
    let entries = list.as_array_mut().map(|entries| {
        entries.push(entry);
        entries.len()
    });
    entries.unwrap_or_default().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::{
        inspect,
        tests::{glb, quantized, textured, triangle},
    };
    use super::*;

    fn rewritten(bytes: &[u8]) -> (Value, Vec<u8>) {
        let folder = Path::new("");
        inspect(bytes, folder).unwrap();
        let plain = plain(bytes, folder).unwrap().expect("it needs to be rewritten");
        assert!(super::plain(&plain, folder).unwrap().is_none(), "once is enough");
        bevy::gltf::gltf::Gltf::from_slice(&plain).expect("Bevy's reader takes it");
        (serde_json::from_slice(file::split(&plain).unwrap().0).unwrap(), plain)
    }

    #[test]
    fn pictures_in_other_codings_become_png() {
        let (json, plain) = rewritten(&textured());
        assert_eq!(json["textures"][0], json!({ "source": 1 }));
        let file = File::parse(&plain, Path::new("")).unwrap();
        let picture = images::picture(&file, 1, &mut 0).unwrap();
        assert_eq!(picture.pixels, [[200, 100, 50, 255], [10, 20, 30, 128]]);
        assert!(file.image(1).unwrap().starts_with(b"\x89PNG"));
    }

    #[test]
    fn quantized_numbers_become_floats() {
        let (json, plain) = rewritten(&quantized());
        assert_eq!(json["accessors"][0]["componentType"], FLOAT);
        assert_eq!(json["accessors"][0]["max"], json!([1.0, 0.0, 0.0]));
        let file = File::parse(&plain, Path::new("")).unwrap();
        let positions = accessor::floats::<3>(&file, 0, 0.0).unwrap();
        assert_eq!(positions, [[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, -1.0, 0.0]]);
    }

    /// The triangle with these indices read as `mode` says, with a skin, beside a line.
    fn skinned(mode: u32, indices: &[u16]) -> Vec<u8> {
        let (mut json, mut binary) = triangle();
        binary.resize(60, 0);
        binary.extend(indices.iter().flat_map(|index| index.to_le_bytes()));
        let length = indices.len() * 2;
        json["bufferViews"][2]["byteLength"] = length.into();
        json["accessors"][2]["count"] = indices.len().into();
        binary.resize(binary.len().next_multiple_of(4), 0);
        let joints = binary.len();
        binary.extend([0; 12]);
        let weights = binary.len();
        binary.extend([[1.0_f32, 0.0, 0.0, 0.0]; 3].iter().flatten().flat_map(|weight| weight.to_le_bytes()));
        json["buffers"][0]["byteLength"] = binary.len().into();
        let lists = [
            ("bufferViews", json!({ "buffer": 0, "byteOffset": joints, "byteLength": 12 })),
            ("bufferViews", json!({ "buffer": 0, "byteOffset": weights, "byteLength": 48 })),
            ("accessors", json!({ "bufferView": 3, "componentType": 5121, "count": 3, "type": "VEC4" })),
            ("accessors", json!({ "bufferView": 4, "componentType": FLOAT, "count": 3, "type": "VEC4" })),
        ];
        for (list, entry) in lists {
            push(&mut json, list, entry);
        }
        let primitives = &mut json["meshes"][0]["primitives"];
        primitives[0]["attributes"]["JOINTS_0"] = 3.into();
        primitives[0]["attributes"]["WEIGHTS_0"] = 4.into();
        primitives[0]["mode"] = mode.into();
        let line = json!({ "attributes": { "POSITION": 0 }, "mode": 3 });
        *primitives = json!([line, primitives[0]]);
        json["nodes"][0]["skin"] = 0.into();
        json["skins"] = json!([{ "joints": [0] }]);
        glb(&json, &binary)
    }

    #[test]
    fn strips_and_fans_become_lists_and_joints_and_lines_are_left_out() {
        let check = |mode: u32, indices: &[u16], expect: &[u32]| {
            let (json, plain) = rewritten(&skinned(mode, indices));
            let primitives = json["meshes"][0]["primitives"].as_array().unwrap();
            assert_eq!(primitives.len(), 1, "the line is left out");
            assert_eq!(primitives[0]["attributes"], json!({ "POSITION": 0, "TEXCOORD_0": 1 }));
            assert_eq!(primitives[0]["mode"], 4);
            assert_eq!((&json["skins"], &json["nodes"][0]["skin"]), (&Value::Null, &Value::Null));
            let file = File::parse(&plain, Path::new("")).unwrap();
            let at = primitives[0]["indices"].as_u64().unwrap() as usize;
            let corners = accessor::integers::<1>(&file, at).unwrap().into_flattened();
            assert_eq!(corners, expect, "{mode}");
        };
        check(4, &[0, 1, 2], &[0, 1, 2]);
        check(5, &[0, 1, 2, 0], &[0, 1, 2, 2, 1, 0]);
        check(6, &[0, 1, 2, 1], &[0, 1, 2, 0, 2, 1]);
    }

    #[test]
    fn lists_in_place_of_objects_are_refused() {
        let (mut json, binary) = triangle();
        let primitive = json["meshes"][0]["primitives"].take();
        json["meshes"] = json!([[primitive]]);
        json["extensionsRequired"] = json!(["KHR_texture_transform"]);
        let flaw = plain(&glb(&json, &binary), Path::new("")).unwrap_err();
        assert!(flaw.to_string().contains("no objects"), "{flaw}");
    }

    #[test]
    fn a_file_that_is_plain_stays_as_it_is() {
        let (json, binary) = triangle();
        assert!(plain(&glb(&json, &binary), Path::new("")).unwrap().is_none());
    }
}
