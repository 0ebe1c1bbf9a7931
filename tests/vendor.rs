//! A line whose mesh is a vendor's file as it is: with its own materials, textures and variants, in extensions that it requires.

use data_encoding::BASE64;
use image::{Rgb, RgbImage};
use serde_json::{Value, json};
use std::{fs, path::Path, process::Command};

const CATALOG: &str = r##"(
    line: "tag",
    version: 1,
    currency: "EUR",
    price: 100,
    groups: [(
        id: "coat", key: 1, default: "day",
        values: [
            (id: "day", key: 1, sku: "DAY"),
            (id: "night", key: 2, sku: "NIGHT", effects: [Variant(socket: "tag", variant: "Night")]),
            (id: "painted", key: 3, sku: "PAINTED", effects: [Material(slot: "coat", material: "green")]),
        ],
    ), (
        id: "size", key: 2, default: "small",
        values: [
            (id: "small", key: 1, sku: "SMALL"),
            (id: "tall", key: 2, sku: "TALL", effects: [Pose(animation: "Grow", at: 1)]),
        ],
    )],
    materials: {"green": (base_color: "#00c000", roughness: 1.0)},
    stage: (
        sockets: {"tag": "tag/tag.glb"},
        environments: {"studio": (
            diffuse: "environments/studio_diffuse.ktx2", specular: "environments/studio_specular.ktx2", backdrop: "#808080",
        )},
        cameras: {"front": (target_mm: (0, 100, 0), theta: 0, phi: 90, frame_mm: 60)},
        home: "front",
        zoom_mm: (20, 300),
        motions: [(id: "grow", animation: "Grow")],
    ),
)"##;

const ENGLISH: &str = "line-title = Tag
line-tagline = A tag
environment-studio = Studio
group-coat = Coat
value-coat-day = Day
value-coat-night = Night
value-coat-painted = Painted
group-size = Size
value-size-small = Small
value-size-tall = Tall
motion-grow = Grow
    .back = Shrink
";

const GERMAN: &str = "line-title = Schild
line-tagline = Ein Schild
environment-studio = Studio
group-coat = Farbe
value-coat-day = Tag
value-coat-night = Nacht
value-coat-painted = Bemalt
group-size = Größe
value-size-small = Klein
value-size-tall = Groß
motion-grow = Wachsen
    .back = Schrumpfen
";

/// A sheet of 24 x 20 cm that faces the front, with quantized corners; the animation `Grow` lets its lower edge rise by 10 cm with a
/// morph target. By day it is white; in the variant `Night` it wears a
/// Basis texture, red on its left and blue on its right half. A line that takes it has to know all that it requires.
fn tag(change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let ktx2 = include_bytes!("ktx2/uastc_zstandard.ktx2");
    let corners: [[i16; 4]; 4] =
        [[-20_000, 0, 0, 0], [20_000, 0, 0, 0], [20_000, 32_767, 0, 0], [-20_000, 32_767, 0, 0]];
    let uvs: [[f32; 2]; 4] = [[0.0, 1.0], [1.0, 1.0], [1.0, 0.0], [0.0, 0.0]];
    let mut data: Vec<u8> = corners.iter().flatten().flat_map(|number| number.to_le_bytes()).collect();
    data.extend(uvs.iter().flatten().flat_map(|number| number.to_le_bytes()));
    data.extend([0_u16, 1, 2, 0, 2, 3].iter().flat_map(|index| index.to_le_bytes()));
    let fronts = [[0.0, 0.0, 1.0]; 4];
    let rises = [[0.0, 0.5, 0.0], [0.0, 0.5, 0.0], [0.0; 3], [0.0; 3]];
    let grows = [0.0, 1.0, 0.0, 1.0];
    let floats = fronts.iter().chain(&rises).flatten().chain(&grows);
    data.extend(floats.flat_map(|number: &f32| number.to_le_bytes()));
    let uri = |kind: &str, bytes: &[u8]| format!("data:{kind};base64,{}", BASE64.encode(bytes));
    let matt =
        |name: &str| json!({ "name": name, "pbrMetallicRoughness": { "metallicFactor": 0, "roughnessFactor": 1 } });
    let mut dusk = matt("dusk");
    dusk["pbrMetallicRoughness"]["baseColorTexture"] = json!({ "index": 0 });
    let mut file = json!({
        "asset": { "version": "2.0" },
        "extensionsUsed": ["KHR_materials_variants", "KHR_mesh_quantization", "KHR_texture_basisu"],
        "extensionsRequired": ["KHR_mesh_quantization", "KHR_texture_basisu"],
        "extensions": { "KHR_materials_variants": { "variants": [{ "name": "Night" }] } },
        "scene": 0, "scenes": [{ "nodes": [0] }],
        "nodes": [{ "name": "Tag", "mesh": 0, "scale": [0.2, 0.2, 0.2] }],
        "meshes": [{ "primitives": [{
            "attributes": { "POSITION": 0, "TEXCOORD_0": 1, "NORMAL": 3 }, "indices": 2, "material": 0,
            "targets": [{ "POSITION": 4 }],
            "extensions": { "KHR_materials_variants": { "mappings": [{ "material": 1, "variants": [0] }] } }
        }] }],
        "animations": [{
            "name": "Grow",
            "channels": [{ "sampler": 0, "target": { "node": 0, "path": "weights" } }],
            "samplers": [{ "input": 5, "output": 6 }]
        }],
        "materials": [matt("coat"), dusk],
        "textures": [{ "extensions": { "KHR_texture_basisu": { "source": 0 } } }],
        "images": [{ "uri": uri("image/ktx2", ktx2), "mimeType": "image/ktx2" }],
        "accessors": [
            { "bufferView": 0, "componentType": 5122, "normalized": true, "count": 4, "type": "VEC3",
              "min": [-20_000, 0, 0], "max": [20_000, 32_767, 0] },
            { "bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2" },
            { "bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR" },
            { "bufferView": 3, "componentType": 5126, "count": 4, "type": "VEC3" },
            { "bufferView": 4, "componentType": 5126, "count": 4, "type": "VEC3", "min": [0, 0, 0], "max": [0, 0.5, 0] },
            { "bufferView": 5, "componentType": 5126, "count": 2, "type": "SCALAR", "min": [0], "max": [1] },
            { "bufferView": 6, "componentType": 5126, "count": 2, "type": "SCALAR" }
        ],
        "bufferViews": [
            { "buffer": 0, "byteLength": 32, "byteStride": 8 },
            { "buffer": 0, "byteOffset": 32, "byteLength": 32 },
            { "buffer": 0, "byteOffset": 64, "byteLength": 12 },
            { "buffer": 0, "byteOffset": 76, "byteLength": 48 },
            { "buffer": 0, "byteOffset": 124, "byteLength": 48 },
            { "buffer": 0, "byteOffset": 172, "byteLength": 8 },
            { "buffer": 0, "byteOffset": 180, "byteLength": 8 }
        ],
        "buffers": [{ "byteLength": 188, "uri": uri("application/octet-stream", &data) }]
    });
    change(&mut file);
    let mut text = file.to_string().into_bytes();
    text.resize(text.len().next_multiple_of(4), b' ');
    let words = [2, 20 + text.len() as u32, text.len() as u32];
    let head = [&b"glTF"[..], &words.map(u32::to_le_bytes).concat(), b"JSON"].concat();
    [head, text].concat()
}

/// A home with the line and nothing else.
fn home() -> tempfile::TempDir {
    home_with(|_| ())
}

/// The same with another file.
fn home_with(change: impl FnOnce(&mut Value)) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    let write = |place: &str, bytes: &[u8]| {
        let path = home.path().join(place);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    write("catalogs/tag/catalog.ron", CATALOG.as_bytes());
    write("catalogs/tag/texts/en.ftl", ENGLISH.as_bytes());
    write("catalogs/tag/texts/de.ftl", GERMAN.as_bytes());
    write("assets/tag/tag.glb", &tag(change));
    for light in ["studio_diffuse.ktx2", "studio_specular.ktx2"] {
        let place = format!("assets/environments/{light}");
        write(&place, &fs::read(&place).unwrap());
    }
    home
}

fn run(home: &Path, arguments: &[&str]) -> std::process::Output {
    Command::new(env!("CARGO_BIN_EXE_atelier")).args(arguments).env("ATELIER_HOME", home).output().unwrap()
}

fn picture(home: &Path, quality: &str, design: &[&str]) -> RgbImage {
    let out = home.join(format!("{}-{quality}.png", design.join("")));
    let render = ["render", "--line", "tag", "--size", "96x64", "--quality", quality, "--out", out.to_str().unwrap()];
    let output = run(home, &[&render[..], design].concat());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && !said.contains("cannot"), "{design:?}: {said}");
    image::open(&out).unwrap().to_rgb8()
}

#[test]
fn files_of_a_vendor_are_shown_as_they_are_and_in_their_variants() {
    let home = home();
    for quality in ["fast", "rest"] {
        let seen = |coat: &str| {
            let picture = picture(home.path(), quality, &["--set", &format!("coat={coat}")]);
            [24, 72].map(|x| *picture.get_pixel(x, 32))
        };
        for Rgb([r, g, b]) in seen("day") {
            assert!(r > 150 && r.abs_diff(g) < 12 && g.abs_diff(b) < 12, "white by day in {quality}, {r} {g} {b}");
        }
        let [Rgb(left), Rgb(right)] = seen("night");
        assert!(left[0] > 100 && left[2] < 60, "red by night on the left in {quality}, {left:?}");
        assert!(right[2] > 80 && right[0] < 60, "blue by night on the right in {quality}, {right:?}");
        for Rgb([r, g, b]) in seen("painted") {
            assert!(g > 80 && r < 60 && b < 60, "the catalog goes before the file in {quality}, {r} {g} {b}");
        }
    }
}

#[test]
fn morph_targets_give_a_file_its_shape_by_a_value_and_by_hand() {
    let home = home();
    for quality in ["fast", "rest"] {
        // Above and below its middle, to which the lower edge rises.
        let seen = |design: &[&str]| {
            let picture = picture(home.path(), quality, design);
            [8, 56].map(|y| picture.get_pixel(48, y).0[0])
        };
        let is_white = |light: u8| light > 150;
        let small = seen(&[]);
        assert!(small.into_iter().all(is_white), "{quality}: {small:?}");
        for design in [&["--set", "size=tall"][..], &["--motion", "grow"]] {
            let [above, below] = seen(design);
            assert!(is_white(above) && !is_white(below), "{design:?} in {quality}: {above} {below}");
        }
        assert!(seen(&["--motion", "grow=0.1"]).into_iter().all(is_white), "a tenth of the way");
        let shrunk = seen(&["--set", "size=tall", "--motion", "grow"]);
        assert_eq!(shrunk, small, "the other end of a design that has grown");
    }
}

fn check(home: &Path) -> std::process::Output {
    run(home, &["check", home.join("catalogs/tag").to_str().unwrap()])
}

#[test]
fn what_the_stage_has_no_pipelines_for_does_not_stop_it() {
    let home = home_with(|file| {
        let accessors = file["accessors"].as_array_mut().unwrap();
        let bytes = json!({ "bufferView": 1, "componentType": 5121, "count": 4, "type": "VEC4" });
        accessors.extend([bytes.clone(), bytes]);
        accessors[8]["normalized"] = json!(true);
        let fan = &mut file["meshes"][0]["primitives"][0];
        fan["mode"] = json!(6);
        fan["attributes"]["JOINTS_0"] = json!(7);
        fan["attributes"]["WEIGHTS_0"] = json!(8);
        let outline = json!({ "attributes": { "POSITION": 0 }, "targets": fan["targets"], "mode": 2 });
        file["meshes"][0]["primitives"] = json!([outline, fan]);
        file["nodes"][0]["skin"] = json!(0);
        file["skins"] = json!([{ "joints": [0] }]);
        file["extensionsUsed"].as_array_mut().unwrap().push(json!("KHR_materials_anisotropy"));
        file["materials"][0]["pbrMetallicRoughness"]["roughnessFactor"] = json!(0.9);
        file["materials"][0]["extensions"] = json!({ "KHR_materials_anisotropy": { "anisotropyStrength": 0.5 } });
    });
    let told = check(home.path());
    let said = String::from_utf8_lossy(&told.stdout);
    assert!(told.status.success(), "{said}");
    for part in ["warning[left-out]", "without the joints of its skin", "its points or lines are left out"] {
        assert!(said.contains(part), "{part} is not in:\n{said}");
    }
    for quality in ["fast", "rest"] {
        let picture = picture(home.path(), quality, &[]);
        for at in [24, 48, 72] {
            let Rgb([r, g, b]) = *picture.get_pixel(at, 32);
            assert!(r > 150 && r.abs_diff(g) < 12 && g.abs_diff(b) < 12, "white in {quality}, {r} {g} {b}");
        }
    }
}

#[test]
fn a_variant_that_no_file_has_is_told() {
    let home = home();
    let check = || check(home.path());
    let said = |output: std::process::Output| String::from_utf8_lossy(&output.stdout).into_owned();
    let sound = check();
    assert!(sound.status.success(), "{}", said(sound));
    let place = home.path().join("catalogs/tag/catalog.ron");
    fs::write(place, CATALOG.replace("\"Night\"", "\"Noon\"")).unwrap();
    let unsound = check();
    assert_eq!(unsound.status.code(), Some(1));
    let said = said(unsound);
    assert!(said.contains("tag.glb") && said.contains("“Noon”") && said.contains("Night"), "{said}");
}
