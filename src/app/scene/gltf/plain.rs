//! A file as Bevy's loader understands it: pictures that it cannot decode as PNG, quantized numbers as floats.
//!
//! Invariant: the file means the same before and after, and what needs none of it stays as it is.

use super::{
    Flaw, accessor,
    file::{self, File},
    images,
    json::{Attributes, TextureExtensions},
};
use image::{ImageFormat, RgbaImage};
use indexmap::IndexSet;
use serde_json::{Value, json};
use std::{collections::HashSet, io::Cursor, path::Path};

/// The component type of floats.
pub const FLOAT: u32 = 5126;
/// Lets numbers of meshes be of other types.
pub const QUANTIZED: &str = "KHR_mesh_quantization";
/// What the file does not need any more when it is written in full.
const REWRITTEN: [&str; 3] = ["EXT_texture_webp", QUANTIZED, "KHR_texture_basisu"];

/// The file in full, if it is not written so. It was inspected: whatever it requires is known to be shown.
pub fn plain(bytes: &[u8], folder: &Path) -> Result<Option<Vec<u8>>, Flaw> {
    let file = File::parse(bytes, folder)?;
    let uses = |name: &str| file.root.extensions_used.iter().chain(&file.root.extensions_required).any(|it| it == name);
    if file.root.extensions_required.is_empty() && !REWRITTEN.iter().any(|name| uses(name)) {
        return Ok(None);
    }
    let (text, binary) = file::split(bytes)?;
    let broken = |error: serde_json::Error| Flaw::new("JSON", error.to_string());
    let mut json: Value = serde_json::from_slice(text).map_err(broken)?;
    pictures(&file, &mut json)?;
    if uses(QUANTIZED) {
        numbers(&file, &mut json)?;
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

/// Writes positions, directions and picture coordinates as floats, in a buffer of their own.
fn numbers(file: &File, json: &mut Value) -> Result<(), Flaw> {
    let primitives = file.root.meshes.iter().flat_map(|mesh| &mesh.primitives);
    let named = primitives.flat_map(|primitive| primitive.targets.iter().chain([&primitive.attributes]));
    let named: IndexSet<usize> = named.flat_map(of_shape).collect();
    let mut data = Vec::new();
    for at in named {
        let Some(written) = file.root.accessors.get(at).filter(|it| it.component_type != FLOAT) else { continue };
        let first = data.len();
        let bounds = match written.shape.as_str() {
            "VEC2" => append::<2>(file, at, &mut data)?,
            "VEC4" => append::<4>(file, at, &mut data)?,
            _ => append::<3>(file, at, &mut data)?,
        };
        let view = push(
            json,
            "bufferViews",
            json!({
                "buffer": file.root.buffers.len(), "byteOffset": first, "byteLength": data.len() - first
            }),
        );
        json["accessors"][at] = json!({
            "bufferView": view, "componentType": FLOAT, "count": written.count, "type": written.shape,
            "min": bounds[0], "max": bounds[1]
        });
    }
    let uri = format!("data:application/octet-stream;base64,{}", data_encoding::BASE64.encode(&data));
    push(json, "buffers", json!({ "byteLength": data.len(), "uri": uri }));
    Ok(())
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
        tests::{glb, quantized, textured},
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

    #[test]
    fn a_file_that_is_plain_stays_as_it_is() {
        let (json, binary) = super::super::tests::triangle();
        assert!(plain(&glb(&json, &binary), Path::new("")).unwrap().is_none());
    }
}
