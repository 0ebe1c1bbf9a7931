//! `atelier render --model` and `atelier bake-environment`, through the program.

use std::{
    f32::consts::{FRAC_PI_2, PI, TAU},
    path::Path,
    process::{Command, Output},
};

fn atelier(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_atelier"))
        .args(arguments)
        .current_dir(folder)
        .env("ATELIER_HOME", env!("CARGO_MANIFEST_DIR"))
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

fn succeeds(folder: &Path, arguments: &[&str]) {
    let output = atelier(folder, arguments);
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A Radiance HDR of the same light from everywhere.
fn even_light(folder: &Path, [r, g, b]: [f32; 3]) {
    let pixels = vec![image::Rgb([r, g, b]); 64 * 32];
    let file = std::fs::File::create(folder.join("even.hdr")).unwrap();
    image::codecs::hdr::HdrEncoder::new(file).encode(&pixels, 64, 32).unwrap();
}

/// A ball of radius 1 with this material, as glTF with its data inside.
fn ball(folder: &Path, material: &str) {
    let (rings, sides) = (24_u32, 48_u32);
    let mut numbers = Vec::new();
    for (ring, side) in (0..=rings).flat_map(|ring| (0..=sides).map(move |side| (ring, side))) {
        let (polar, azimuth) = (ring as f32 / rings as f32 * PI, side as f32 / sides as f32 * TAU);
        numbers.extend([polar.sin() * azimuth.sin(), polar.cos(), polar.sin() * azimuth.cos()]);
    }
    let row = sides + 1;
    let corners = (0..rings).flat_map(|ring| (0..sides).map(move |side| ring * row + side));
    let indices: Vec<u32> = corners.flat_map(|a| [a, a + row, a + 1, a + 1, a + row, a + row + 1]).collect();
    let mut bytes: Vec<u8> = numbers.iter().flat_map(|number: &f32| number.to_le_bytes()).collect();
    let split = bytes.len();
    bytes.extend(indices.iter().flat_map(|index| index.to_le_bytes()));
    let (count, total, length) = (numbers.len() / 3, bytes.len(), indices.len());
    let data = data_encoding::BASE64.encode(&bytes);
    let text = format!(
        r#"{{"asset":{{"version":"2.0"}},"scenes":[{{"nodes":[0]}}],"nodes":[{{"mesh":0}}],"materials":[{material}],
        "meshes":[{{"primitives":[{{"attributes":{{"POSITION":0,"NORMAL":0}},"indices":1,"material":0}}]}}],
        "accessors":[{{"bufferView":0,"componentType":5126,"count":{count},"type":"VEC3"}},
        {{"bufferView":1,"componentType":5125,"count":{length},"type":"SCALAR"}}],
        "bufferViews":[{{"buffer":0,"byteLength":{split}}},{{"buffer":0,"byteOffset":{split},"byteLength":{rest}}}],
        "buffers":[{{"byteLength":{total},"uri":"data:application/octet-stream;base64,{data}"}}]}}"#,
        rest = total - split,
    );
    std::fs::write(folder.join("ball.gltf"), text).unwrap();
}

/// The colour in the middle of the ball.
fn middle(folder: &Path, quality: &str, curve: &str) -> [u8; 3] {
    middle_lit_by(folder, "even.hdr", quality, curve)
}

fn middle_lit_by(folder: &Path, light: &str, quality: &str, curve: &str) -> [u8; 3] {
    let usual = ["render", "--model", "ball.gltf", "--environment", light, "--size", "48x48", "--quality", quality];
    let view = ["--tone-mapping", curve, "--orbit", "0 90 3", "--target", "0 0 0", "--out", "ball.png"];
    succeeds(folder, &[&usual[..], &view[..]].concat());
    let picture = image::open(folder.join("ball.png")).unwrap().to_rgba8();
    let inner: Vec<_> =
        (20..28).flat_map(|y| (20..28).map(move |x| (x, y))).map(|(x, y)| picture.get_pixel(x, y).0).collect();
    assert!(inner.iter().all(|pixel| pixel[3] == 255), "the ball covers the middle");
    [0, 1, 2].map(|channel| (inner.iter().map(|pixel| u32::from(pixel[channel])).sum::<u32>() / 64) as u8)
}

#[test]
fn light_of_one_makes_a_white_surface_white_at_every_quality() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let near = |got: [u8; 3], expect: [u8; 3]| got.iter().zip(expect).all(|(got, expect)| got.abs_diff(expect) <= 3);
    // Half of the light, so that what is too bright is seen as well: 188 is half in sRGB.
    even_light(folder, [0.5; 3]);
    for (name, material) in [
        ("metal", r#"{"pbrMetallicRoughness":{"metallicFactor":1,"roughnessFactor":0.5}}"#),
        ("rough metal", r#"{"pbrMetallicRoughness":{"metallicFactor":1,"roughnessFactor":1}}"#),
        (
            "matt",
            r#"{"pbrMetallicRoughness":{"metallicFactor":0},"extensions":{"KHR_materials_specular":{"specularFactor":0}}}"#,
        ),
    ] {
        ball(folder, material);
        for quality in ["fast", "rest"] {
            let got = middle(folder, quality, "none");
            assert!(near(got, [188; 3]), "{name}, {quality}: {got:?}");
        }
    }
    // ACES Filmic of three.js at exposure 1: 0.5 becomes 0.558 in linear light.
    for quality in ["fast", "rest"] {
        let got = middle(folder, quality, "aces");
        assert!(near(got, [197; 3]), "{quality}: {got:?}");
    }
}

/// A lamp beside the ball that was made before, at a node with this place and turn.
fn add_lamp(folder: &Path, lamp: &str, node: &str) {
    let path = folder.join("ball.gltf");
    let text = std::fs::read_to_string(&path).unwrap();
    let lit = format!(
        r#""nodes":[{{"mesh":0}},{{{node}"extensions":{{"KHR_lights_punctual":{{"light":0}}}}}}],
        "extensionsRequired":["KHR_lights_punctual"],"extensions":{{"KHR_lights_punctual":{{"lights":[{lamp}]}}}}"#
    );
    let text = text.replace(r#""nodes":[{"mesh":0}]"#, &lit).replace(r#""nodes":[0]"#, r#""nodes":[0,1]"#);
    std::fs::write(path, text).unwrap();
}

#[test]
fn lamps_of_a_file_light_it_by_their_kind_and_distance() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    even_light(folder, [0.001; 3]);
    let matt =
        r#"{"pbrMetallicRoughness":{"metallicFactor":0},"extensions":{"KHR_materials_specular":{"specularFactor":0}}}"#;
    let glossy = r#"{"pbrMetallicRoughness":{"baseColorFactor":[0.3,0.1,0.1,1],"metallicFactor":0,"roughnessFactor":0.6},
        "extensions":{"KHR_materials_clearcoat":{"clearcoatFactor":1,"clearcoatRoughnessFactor":0.5},
        "KHR_materials_sheen":{"sheenColorFactor":[0.2,0.9,0.9],"sheenRoughnessFactor":0.6}}}"#;
    let (before, behind) = (r#""translation":[0,0,3],"#, r#""translation":[0,0,-3],"#);
    let half = FRAC_PI_2;
    for (lamp, node, expect) in [
        (format!(r#"{{"type":"directional","intensity":{half}}}"#), "", 188),
        // Two metres away, a quarter of the light is left.
        (format!(r#"{{"type":"point","intensity":{}}}"#, half * 4.0), before, 188),
        (format!(r#"{{"type":"point","intensity":{}}}"#, half * 4.0), behind, 0),
        (format!(r#"{{"type":"spot","intensity":{}}}"#, half * 4.0), before, 188),
        (format!(r#"{{"type":"point","range":1.9,"intensity":{}}}"#, half * 4.0), before, 0),
    ] {
        ball(folder, matt);
        add_lamp(folder, &lamp, node);
        for quality in ["fast", "rest"] {
            let [red, ..] = middle(folder, quality, "none");
            assert!(red.abs_diff(expect) <= 5, "{lamp} {node} {quality}: {red}");
        }
    }
    ball(folder, glossy);
    add_lamp(folder, &format!(r#"{{"type":"spot","color":[1,0.8,0.6],"intensity":{half}}}"#), before);
    let (fast, rest) = (middle(folder, "fast", "none"), middle(folder, "rest", "none"));
    assert!(fast.iter().zip(rest).all(|(a, b)| a.abs_diff(b) <= 6), "{fast:?} {rest:?}");
}

#[test]
fn both_qualities_show_the_same_layers() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    even_light(folder, [0.4, 0.5, 0.6]);
    let base = r#""pbrMetallicRoughness":{"baseColorFactor":[0.5,0.1,0.1,1],"metallicFactor":0,"roughnessFactor":0.6}"#;
    let plain = format!("{{{base}}}");
    ball(folder, &plain);
    let bare = middle(folder, "rest", "neutral");
    for (name, layer) in [
        ("clearcoat", r#""KHR_materials_clearcoat":{"clearcoatFactor":1}"#),
        ("sheen", r#""KHR_materials_sheen":{"sheenColorFactor":[0.2,0.9,0.9],"sheenRoughnessFactor":0.6}"#),
        ("ior", r#""KHR_materials_ior":{"ior":2.2}"#),
        ("emission", r#""KHR_materials_emissive_strength":{"emissiveStrength":0.5}"#),
        (
            "film",
            r#""KHR_materials_ior":{"ior":2},"KHR_materials_iridescence":{"iridescenceFactor":1,"iridescenceThicknessMaximum":300}"#,
        ),
        ("unlit", r#""KHR_materials_unlit":{}"#),
    ] {
        ball(
            folder,
            &format!(r#"{{{base},"emissiveFactor":[0,0,{}],"extensions":{{{layer}}}}}"#, u8::from(name == "emission")),
        );
        let (fast, rest) = (middle(folder, "fast", "neutral"), middle(folder, "rest", "neutral"));
        // The colour of a film depends on where light comes from; the quick picture knows only where the eye is.
        let most = if name == "film" { 12 } else { 6 };
        assert!(fast.iter().zip(rest).all(|(a, b)| a.abs_diff(b) <= most), "{name}: {fast:?} fast, {rest:?} at rest");
        assert!(rest.iter().zip(bare).any(|(a, b)| a.abs_diff(b) >= 3), "{name} changes nothing: {rest:?}");
    }
}

#[test]
fn an_environment_is_baked_to_two_files_that_light_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    even_light(folder, [0.5, 0.25, 0.5]);
    ball(folder, r#"{"pbrMetallicRoughness":{"metallicFactor":1,"roughnessFactor":0.3}}"#);
    succeeds(folder, &["bake-environment", "even.hdr", "-o", "even.ktx2"]);
    assert!(folder.join("even_diffuse.ktx2").is_file());
    let first = std::fs::read(folder.join("even.ktx2")).unwrap();
    let from_picture = middle(folder, "rest", "neutral");
    let from_cube = middle_lit_by(folder, "even.ktx2", "rest", "neutral");
    assert!(from_picture.iter().zip(from_cube).all(|(a, b)| a.abs_diff(b) <= 2), "{from_picture:?} {from_cube:?}");
    succeeds(folder, &["bake-environment", "even.hdr", "-o", "even.ktx2"]);
    assert_eq!(std::fs::read(folder.join("even.ktx2")).unwrap(), first, "the same picture gives the same bytes");
}

#[test]
fn what_cannot_be_shown_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    even_light(folder, [1.0; 3]);
    std::fs::write(folder.join("ball.gltf"), r#"{"asset":{"version":"2.0"},"extensionsRequired":["EXT_unheard_of"]}"#)
        .unwrap();
    std::fs::write(folder.join("broken.hdr"), b"#?RADIANCE\n\n-Y 3 +X 4\n").unwrap();
    for (arguments, told) in [
        (&["render", "--model", "ball.gltf", "--out", "x.png"][..], "EXT_unheard_of"),
        (&["render", "--model", "missing.glb", "--out", "x.png"], "missing.glb"),
        (&["render", "--model", "ball.gltf", "--orbit", "1 2", "--out", "x.png"], "THETA PHI RADIUS"),
        (&["render", "--model", "ball.gltf", "--line", "eyewear", "--out", "x.png"], "--line"),
        (&["render", "--out", "x.png"], "--line"),
        (&["bake-environment", "broken.hdr", "-o", "x.ktx2"], "broken.hdr"),
        (&["bake-environment", "even.hdr", "-o", "x.png"], ".ktx2"),
        (&["bench", "fidelity", "."], "holds no scenarios"),
    ] {
        let output = atelier(folder, arguments);
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success() && said.contains(told), "{arguments:?}: {said}");
    }
}
