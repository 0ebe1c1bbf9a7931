//! glTF files made on the spot: what they say comes out, and what is wrong with them is told.

use super::*;
use bevy::math::{Vec2, Vec3};
use serde_json::{Value, json};

/// A GLB of `json` and `binary`.
pub fn glb(json: &Value, binary: &[u8]) -> Vec<u8> {
    file::join(json.to_string().into_bytes(), Some(binary))
}

/// One triangle with coordinates on a picture; the binary holds positions, coordinates, and indices.
pub fn triangle() -> (Value, Vec<u8>) {
    let numbers: [f32; 15] = [0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 1.0];
    let mut binary: Vec<u8> = numbers.iter().flat_map(|number| number.to_le_bytes()).collect();
    binary.extend([0_u16, 1, 2].iter().flat_map(|index| index.to_le_bytes()));
    let json = json!({
        "asset": { "version": "2.0" },
        "scene": 0,
        "scenes": [{ "nodes": [0] }],
        "nodes": [{ "mesh": 0, "translation": [1, 0, 0] }],
        "meshes": [{ "primitives": [{ "attributes": { "POSITION": 0, "TEXCOORD_0": 1 }, "indices": 2, "material": 0 }] }],
        "materials": [{}],
        "accessors": [
            { "bufferView": 0, "componentType": 5126, "count": 3, "type": "VEC3", "min": [0, 0, 0], "max": [2, 2, 0] },
            { "bufferView": 1, "componentType": 5126, "count": 3, "type": "VEC2" },
            { "bufferView": 2, "componentType": 5123, "count": 3, "type": "SCALAR" }
        ],
        "bufferViews": [
            { "buffer": 0, "byteLength": 36 },
            { "buffer": 0, "byteOffset": 36, "byteLength": 24 },
            { "buffer": 0, "byteOffset": 60, "byteLength": 6 }
        ],
        "buffers": [{ "byteLength": 66 }]
    });
    (json, binary)
}

pub fn parse(bytes: &[u8], variant: Option<&str>) -> Result<Model, ModelError> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.glb");
    std::fs::write(&path, bytes).unwrap();
    load(&path, variant, &[])
}

fn model(json: &Value, binary: &[u8]) -> Model {
    parse(&glb(json, binary), None).unwrap()
}

/// The material that `material` describes.
fn material(material: Value) -> Material {
    let (mut json, binary) = triangle();
    json["materials"] = json!([material]);
    json["textures"] = json!([{ "source": 0, "sampler": 0 }, { "source": 0 }]);
    json["samplers"] = json!([{ "wrapS": 33071, "wrapT": 33648, "magFilter": 9728 }]);
    json["images"] = json!([{ "uri": format!("data:image/png;base64,{DOT}") }]);
    model(&json, &binary).materials.swap_remove(0)
}

/// A PNG of one grey pixel.
pub const DOT: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==";

#[test]
fn triangles_stand_in_the_world_and_get_their_normals() {
    let (json, binary) = triangle();
    let model = model(&json, &binary);
    let mesh = &model.parts[0].mesh;
    assert_eq!(mesh.positions, [Vec3::X, Vec3::X * 3.0, Vec3::new(1.0, 2.0, 0.0)]);
    assert_eq!(mesh.normals, [Vec3::Z; 3]);
    assert_eq!(mesh.uvs[0][1], Vec2::X);
    assert!(model.notes.is_empty());
}

#[test]
fn a_mirrored_node_keeps_its_outside_outside() {
    let (mut json, binary) = triangle();
    json["nodes"][0] = json!({ "mesh": 0, "scale": [-1, 1, 1] });
    let mesh = &model(&json, &binary).parts[0].mesh;
    let [a, b, c] = mesh.triangles[0].map(|at| mesh.positions[at as usize]);
    assert!((b - a).cross(c - a).dot(mesh.normals[0]) > 0.0);
}

/// A triangle with quantized corners.
pub fn quantized() -> Vec<u8> {
    let (mut json, mut binary) = triangle();
    json["extensionsUsed"] = json!(["KHR_mesh_quantization"]);
    json["extensionsRequired"] = json!(["KHR_mesh_quantization"]);
    json["accessors"][0] =
        json!({ "bufferView": 3, "componentType": 5122, "normalized": true, "count": 3, "type": "VEC3" });
    json["bufferViews"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "buffer": 0, "byteOffset": 68, "byteLength": 24, "byteStride": 8 }));
    json["buffers"][0]["byteLength"] = json!(92);
    binary.resize(68, 0);
    for corner in [[0_i16, 0, 0, 0], [32767, 0, 0, 0], [0, -32767, 0, 0]] {
        binary.extend(corner.iter().flat_map(|number| number.to_le_bytes()));
    }
    glb(&json, &binary)
}

#[test]
fn quantized_numbers_are_read() {
    let positions = &parse(&quantized(), None).unwrap().parts[0].mesh.positions;
    assert_eq!(*positions, [Vec3::X, Vec3::X * 2.0, Vec3::new(1.0, -1.0, 0.0)]);
}

#[test]
fn every_layer_of_a_material_is_read() {
    let m = material(json!({
        "alphaMode": "MASK", "alphaCutoff": 0.25, "doubleSided": true, "emissiveFactor": [1, 0.5, 0],
        "normalTexture": { "index": 1, "scale": 0.4 },
        "occlusionTexture": { "index": 1, "strength": 0.3 },
        "pbrMetallicRoughness": {
            "baseColorFactor": [0.1, 0.2, 0.3, 0.4], "metallicFactor": 0.6, "roughnessFactor": 0.7,
            "baseColorTexture": {
                "index": 0,
                "extensions": { "KHR_texture_transform": { "offset": [0.5, 0], "rotation": std::f32::consts::FRAC_PI_2, "scale": [2, 3], "texCoord": 1 } }
            }
        },
        "extensions": {
            "KHR_materials_emissive_strength": { "emissiveStrength": 4 },
            "KHR_materials_ior": { "ior": 1.33 },
            "KHR_materials_specular": { "specularFactor": 0.8, "specularColorFactor": [1, 0.9, 0.8] },
            "KHR_materials_clearcoat": { "clearcoatFactor": 0.9, "clearcoatRoughnessFactor": 0.1 },
            "KHR_materials_sheen": { "sheenColorFactor": [0.3, 0.2, 0.1], "sheenRoughnessFactor": 0.5 },
            "KHR_materials_transmission": { "transmissionFactor": 0.75 },
            "KHR_materials_volume": { "thicknessFactor": 0.01, "attenuationDistance": 0.5, "attenuationColor": [0.9, 0.5, 0.1] },
            "KHR_materials_anisotropy": { "anisotropyStrength": 0.6, "anisotropyRotation": 1.0 },
            "KHR_materials_iridescence": { "iridescenceFactor": 1, "iridescenceThicknessMaximum": 550 }
        }
    }));
    assert_eq!((m.alpha, m.double_sided, m.unlit), (Alpha::Mask(0.25), true, false));
    assert_eq!(m.emissive, Vec3::new(4.0, 2.0, 0.0));
    assert_eq!((m.normal_scale, m.occlusion_strength, m.metallic, m.roughness), (0.4, 0.3, 0.6, 0.7));
    assert_eq!((m.ior, m.specular, m.specular_color), (1.33, 0.8, Vec3::new(1.0, 0.9, 0.8)));
    assert_eq!((m.clearcoat, m.clearcoat_roughness), (0.9, 0.1));
    assert_eq!((m.sheen_color, m.sheen_roughness), (Vec3::new(0.3, 0.2, 0.1), 0.5));
    assert_eq!((m.transmission, m.thickness, m.attenuation_distance), (0.75, 0.01, 0.5));
    assert_eq!((m.anisotropy, m.anisotropy_rotation), (0.6, 1.0));
    assert_eq!((m.iridescence, m.iridescence_ior, m.iridescence_thickness), (1.0, 1.3, [100.0, 550.0]));
    let texture = m.base_color_texture.unwrap();
    assert_eq!((texture.set, texture.wrap, texture.nearest), (1, [Wrap::Clamp, Wrap::Mirror], true));
    // Scaled, then turned by a quarter, then moved.
    let at = texture.uv_from_mesh.transform_point2(Vec2::new(1.0, 1.0));
    assert!((at - Vec2::new(3.5, -2.0)).length() < 1e-5, "{at}");
    assert_eq!(m.normal_texture.unwrap().uv_from_mesh, bevy::math::Affine2::IDENTITY);
    assert!(material(json!({ "extensions": { "KHR_materials_unlit": {} } })).unlit);
}

#[test]
fn a_variant_is_chosen_by_name() {
    let (mut json, binary) = triangle();
    json["materials"] = json!([{ "doubleSided": false }, { "doubleSided": true }]);
    json["extensions"] =
        json!({ "KHR_materials_variants": { "variants": [{ "name": "beach" }, { "name": "street" }] } });
    json["meshes"][0]["primitives"][0]["extensions"] =
        json!({ "KHR_materials_variants": { "mappings": [{ "material": 1, "variants": [1] }] } });
    let bytes = glb(&json, &binary);
    let shown = |variant| parse(&bytes, variant).unwrap().parts[0].material;
    assert_eq!([None, Some("beach"), Some("street")].map(shown), [0, 0, 1]);
    let error = parse(&bytes, Some("stret")).unwrap_err().to_string();
    assert!(error.contains("street"), "{error}");
}

#[test]
fn a_file_that_is_cut_off_is_refused_wherever_it_ends() {
    let (json, binary) = triangle();
    let bytes = glb(&json, &binary);
    for length in 0..bytes.len() - 2 {
        assert!(parse(&bytes[..length], None).is_err(), "{length} of {} bytes", bytes.len());
    }
    assert!(parse(&bytes, None).is_ok());
}

/// Checks that the file is refused once `spoil` has changed it, and that the message contains `told`; also before other loaders
/// get it.
fn check_refused(spoil: impl FnOnce(&mut Value, &mut Vec<u8>), told: &str) {
    let (mut json, mut binary) = triangle();
    spoil(&mut json, &mut binary);
    let bytes = glb(&json, &binary);
    let errors = [parse(&bytes, None).expect_err(told).to_string(), inspected(&bytes).expect_err(told)];
    for error in errors {
        assert!(error.contains(told), "{error} instead of {told}");
    }
}

pub fn inspected(bytes: &[u8]) -> Result<(), String> {
    inspect(bytes, Path::new("no-such-folder")).map_err(|flaw| flaw.to_string())
}

#[test]
fn what_the_first_scene_does_not_show_is_inspected_as_well() {
    let (mut json, mut binary) = triangle();
    json["nodes"] = json!([{ "mesh": 0 }, { "mesh": 1 }]);
    let indices = json!({ "bufferView": 3, "componentType": 5123, "count": 3, "type": "SCALAR" });
    json["accessors"].as_array_mut().unwrap().push(indices);
    json["bufferViews"].as_array_mut().unwrap().push(json!({ "buffer": 0, "byteOffset": 68, "byteLength": 6 }));
    json["buffers"][0]["byteLength"] = json!(74);
    json["meshes"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "primitives": [{ "attributes": { "POSITION": 0 }, "indices": 3 }] }));
    binary.extend([0, 0, 0, 0, 1, 0, 2, 0]);
    assert_eq!(inspected(&glb(&json, &binary)), Ok(()));
    binary[68] = 7;
    assert!(inspected(&glb(&json, &binary)).unwrap_err().contains("meshes[1].primitives[0]: its index 7"));
    binary[68] = 0;
    json["scenes"].as_array_mut().unwrap().push(json!({ "nodes": [9] }));
    assert!(inspected(&glb(&json, &binary)).unwrap_err().contains("nodes[9]"));
}

#[test]
fn many_textures_of_one_picture_count_one_by_one() {
    let (mut json, binary) = triangle();
    json["images"] =
        json!([{ "uri": format!("data:image/png;base64,{}", data_encoding::BASE64.encode(&large_picture())) }]);
    json["textures"] = json!([{ "source": 0 }]);
    assert_eq!(inspected(&glb(&json, &binary)), Ok(()));
    json["textures"] = json!(vec![json!({ "source": 0 }); 16_384]);
    assert!(inspected(&glb(&json, &binary)).unwrap_err().contains("all pictures together"));
}

/// The beginning of a PNG of 4096 pixels a side.
fn large_picture() -> Vec<u8> {
    sized([0, 0, 0x10, 0])
}

/// A PNG that says that its sides have as many pixels as the big-endian number `side`.
fn sized(side: [u8; 4]) -> Vec<u8> {
    let mut png = data_encoding::BASE64.decode(DOT.as_bytes()).unwrap();
    png[16..24].copy_from_slice(&[side, side].concat());
    let mut crc = crc::Crc::<u32>::new(&crc::CRC_32_ISO_HDLC).checksum(&png[12..29]).to_be_bytes().to_vec();
    png[29..33].swap_with_slice(&mut crc);
    png
}

#[test]
fn a_chain_of_nodes_without_end_is_refused() {
    check_refused(
        |json, _| {
            let mut nodes: Vec<_> = (1..5000).map(|next| json!({ "children": [next] })).collect();
            nodes.push(json!({ "mesh": 0 }));
            json["nodes"] = json!(nodes);
        },
        "within each other",
    );
}

/// A triangle whose colours are these bytes, by an extension for its textures; a PNG stands in for them.
fn textured_by(extension: &str, picture: &[u8]) -> Vec<u8> {
    let (mut json, binary) = triangle();
    let uri = format!("data:image/any;base64,{}", data_encoding::BASE64.encode(picture));
    json["extensionsUsed"] = json!([extension]);
    json["extensionsRequired"] = json!([extension]);
    json["images"] = json!([{ "uri": format!("data:image/png;base64,{DOT}") }, { "uri": uri }]);
    json["textures"] = json!([{ "source": 0, "extensions": { extension: { "source": 1 } } }]);
    json["materials"] = json!([{ "pbrMetallicRoughness": { "baseColorTexture": { "index": 0 } } }]);
    glb(&json, &binary)
}

/// A WebP of two pixels.
fn webp() -> Vec<u8> {
    data_encoding::BASE64.decode(b"UklGRiIAAABXRUJQVlA4TBYAAAAvAQAAEA9wCqgr+J7C43+AwYOM6H8A").unwrap()
}

/// A triangle with a WebP on it.
pub fn textured() -> Vec<u8> {
    textured_by("EXT_texture_webp", &webp())
}

#[test]
fn webp_pictures_are_shown_where_a_file_has_them() {
    let shown = parse(&textured(), None).unwrap();
    assert_eq!(shown.pictures[1].pixels, [[200, 100, 50, 255], [10, 20, 30, 128]]);
    assert!(shown.pictures[0].pixels.is_empty(), "what stands in for it is not needed");
    let error = parse(&textured_by("EXT_texture_webp", &webp()[..30]), None).unwrap_err().to_string();
    assert!(error.contains("images[1]: it cannot be decoded"), "{error}");
}

#[test]
fn basis_pictures_are_shown_where_a_file_has_them() {
    let ktx2 = include_bytes!("../../../../tests/ktx2/uastc_zstandard.ktx2");
    let shown = parse(&textured_by("KHR_texture_basisu", ktx2), None).unwrap();
    assert_eq!((shown.pictures[1].width, shown.pictures[1].pixels.len()), (12, 96));
    let mut huge = ktx2.to_vec();
    huge[20..24].copy_from_slice(&100_000_u32.to_le_bytes());
    let error = parse(&textured_by("KHR_texture_basisu", &huge), None).unwrap_err().to_string();
    assert!(error.contains("100000 x 8"), "{error}");
}

#[test]
fn what_lies_too_far_away_is_refused() {
    let (mut json, binary) = triangle();
    json["nodes"][0]["scale"] = json!([1e30, 1e30, 1e30]);
    assert!(parse(&glb(&json, &binary), None).unwrap_err().to_string().contains("beyond"));
}

#[test]
fn what_is_wrong_with_a_file_is_told() {
    check_refused(|_, binary| binary[64] = 9, "index 9 is out of range");
    check_refused(|_, binary| binary[0..4].copy_from_slice(&f32::NAN.to_le_bytes()), "not a number");
    check_refused(|json, _| json["accessors"][0]["count"] = json!(4), "beyond its buffer view");
    check_refused(|json, _| json["accessors"][0]["count"] = json!(u32::MAX), "elements");
    check_refused(|json, _| json["accessors"][0]["componentType"] = json!(1), "component type 1");
    check_refused(|json, _| json["accessors"][0]["count"] = json!(0), "no elements");
    check_refused(|json, _| json["accessors"][1]["count"] = json!(2), "2 elements for 3 vertices");
    check_refused(|json, _| json["bufferViews"][0]["byteOffset"] = json!(u64::MAX - 10), "beyond its buffer");
    check_refused(|json, _| json["buffers"][0]["byteLength"] = json!(1000), "cut off");
    check_refused(|json, _| json["nodes"][0]["mesh"] = json!(7), "there is no mesh 7");
    check_refused(|json, _| json["nodes"][0]["children"] = json!([0]), "more than once");
    check_refused(|json, _| json["scenes"][0]["nodes"] = json!([3]), "nodes[3]");
    check_refused(|json, _| json["meshes"][0]["primitives"][0]["material"] = json!(5), "there is no material 5");
    check_refused(|json, _| json["meshes"][0]["primitives"][0]["mode"] = json!(1), "no triangles");
    check_refused(|json, _| json["asset"]["version"] = json!("1.0"), "only glTF 2");
    check_refused(
        |json, _| json["extensionsRequired"] = json!(["KHR_draco_mesh_compression"]),
        "KHR_draco_mesh_compression",
    );
    check_refused(|json, _| json["materials"][0]["alphaMode"] = json!("FOG"), "FOG");
    for uri in ["http://example.org/a.bin", "../../secret", "/etc/passwd", "file:///etc/passwd"] {
        check_refused(|json, _| json["buffers"] = json!([{ "byteLength": 66, "uri": uri }]), "outside of the folder");
    }
    check_refused(
        |json, _| {
            let nodes = (0..200_000).map(|_| json!({})).collect::<Vec<_>>();
            json["scenes"][0]["nodes"] = (0..200_000).collect::<Vec<_>>().into();
            json["nodes"] = nodes.into();
        },
        "more than 100000 nodes",
    );
}

#[test]
fn a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked() {
    let with_picture = |png: Vec<u8>| {
        move |json: &mut Value, _: &mut Vec<u8>| {
            let uri = format!("data:image/png;base64,{}", data_encoding::BASE64.encode(&png));
            json["images"] = json!([{ "uri": uri }]);
            json["textures"] = json!([{ "source": 0 }]);
            json["materials"] = json!([{ "pbrMetallicRoughness": { "baseColorTexture": { "index": 0 } } }]);
        }
    };
    check_refused(with_picture(sized([0, 0, 0x40, 0])), "16384 x 16384");
    check_refused(with_picture(b"no picture".to_vec()), "images[0]");
    check_refused(|json, _| json["materials"] = json!([{ "normalTexture": { "index": 3 } }]), "there is no texture 3");
}
