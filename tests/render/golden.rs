//! Designs, presets and lights against pictures that somebody looked at and accepted.
//!
//! Invariant: another design, a wrong material or a missing part is further from a golden picture than another driver is.

use super::{SAME_DB, atelier, difference_db, render, spread, worst_part_db};
use atelier::service::catalogs;
use image::RgbImage;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

/// The golden picture of this name, after the present one took its place where that is asked for.
fn golden(name: &str, picture: &RgbImage) -> RgbImage {
    let golden = path(name);
    if std::env::var_os("ATELIER_UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
        picture.save(&golden).unwrap();
    }
    image::open(&golden).unwrap_or_else(|error| panic!("{}: {error}", golden.display())).to_rgb8()
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(format!("tests/golden/{name}.png"))
}

#[test]
fn designs_look_as_they_did() {
    let designs: [(&str, &[&str]); 4] = [
        ("start", &[]),
        ("round-crystal-wire", &["--set", "shape=round", "--set", "front=crystal", "--set", "temple=wire"]),
        ("sun", &["--set", "shape=aviator", "--set", "front=black", "--set", "lens=sun", "--set", "tint=grey"]),
        ("side", &["--set", "temple-color=navy", "--camera", "side"]),
    ];
    let mut pictures = Vec::new();
    for (name, arguments) in designs {
        let (_, picture) = render(&format!("golden-{name}"), arguments);
        let difference = difference_db(&picture, &golden(name, &picture));
        assert!(difference <= SAME_DB, "{name} differs from its golden picture by {difference:.1} dB");
        assert!(spread(&picture) > 20.0, "{name} is nearly empty");
        pictures.push(picture);
    }
    // The threshold must tell designs apart, or the comparison above could not fail.
    for (i, a) in pictures.iter().enumerate() {
        for b in &pictures[i + 1..] {
            assert!(difference_db(a, b) > SAME_DB, "two different designs look the same");
        }
    }
}

const LINES: [&str; 3] = ["eyewear", "lounge-chair", "wine"];

/// Every preset of `line`, small and in one process, from the catalogs of `home`.
fn presets(home: &Path, line: &str, out: &Path) -> BTreeMap<String, RgbImage> {
    let output = Command::new(env!("CARGO_BIN_EXE_atelier"))
        .args(["render", "--every-preset", "--size", "168x126", "--line", line, "--out"])
        .arg(out)
        .env("ATELIER_HOME", home)
        .output()
        .unwrap();
    assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    let entries = std::fs::read_dir(out).unwrap().map(|entry| entry.unwrap().path());
    let pictures = entries.map(|path| {
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        (id, image::open(path).unwrap().to_rgb8())
    });
    pictures.collect()
}

#[test]
fn every_preset_looks_as_it_did() {
    let folder = tempfile::tempdir().unwrap();
    for line in LINES {
        let catalog = catalogs::load(&Path::new("catalogs").join(line), None).catalog.unwrap();
        let pictures = presets(Path::new("."), line, &folder.path().join(line));
        assert_eq!(pictures.len(), catalog.presets.len());
        for (preset, picture) in &pictures {
            let difference = worst_part_db(picture, &golden(&format!("presets/{line}/{preset}"), picture));
            assert!(difference <= SAME_DB, "{line} {preset} differs from its golden picture by {difference:.1} dB");
        }
    }
}

/// The default light is in all other pictures.
#[test]
fn every_light_looks_as_it_did() {
    let mut pictures = Vec::new();
    for light in ["daylight", "evening", "stage"] {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("light-{light}.png"));
        let arguments = ["render", "--line", "wine", "--light", light, "--size", "126x168", "--out"];
        let output = atelier(&[&arguments[..], &[out.to_str().unwrap()]].concat());
        assert!(output.status.success(), "{light}: {}", String::from_utf8_lossy(&output.stderr));
        let picture = image::open(&out).unwrap().to_rgb8();
        let difference = worst_part_db(&picture, &golden(&format!("lights/{light}"), &picture));
        assert!(difference <= SAME_DB, "{light} differs from its golden picture by {difference:.1} dB");
        pictures.push(picture);
    }
    assert!(difference_db(&pictures[1], &pictures[2]) > SAME_DB, "both dark lights look the same");
}

/// The comparison with golden pictures would be worth nothing if it let one of these pass.
#[test]
fn a_wrong_material_a_missing_part_and_a_shifted_camera_are_seen() {
    // What is written in place of what in the catalog of a line, and the presets that must look different then, all if empty.
    let mutations: [(&str, &str, [&str; 2], &[&str]); 3] = [
        (
            "a wrong material",
            "lounge-chair",
            ["textures/walnut.jpg", "textures/oak.jpg"],
            &["original", "sunday-paper"],
        ),
        (
            "a missing part",
            "lounge-chair",
            [r#"Part(socket: "arms", mesh: "lounge-chair/arms_hoop.glb")"#, r#"Empty(socket: "arms")"#],
            &["five-whites", "grandchild", "two-metres"],
        ),
        ("a camera shifted by 3 degrees", "eyewear", ["22.0, 0.0), theta: -30.0", "22.0, 0.0), theta: -27.0"], &[]),
    ];
    for (what, line, [written, instead], seen) in mutations {
        let home = altered(line, &[[written, instead]]);
        for (preset, picture) in presets(home.path(), line, &home.path().join("out")) {
            let expected = image::open(path(&format!("presets/{line}/{preset}"))).unwrap().to_rgb8();
            let difference = worst_part_db(&picture, &expected);
            let must = seen.is_empty() || seen.contains(&preset.as_str());
            assert_eq!(difference > SAME_DB, must, "{what}: {line} {preset} differs by {difference:.1} dB");
        }
    }
}

/// A home with this line alone, in whose catalog the second of each pair stands in place of the first.
pub fn altered(line: &str, changes: &[[&str; 2]]) -> tempfile::TempDir {
    let home = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(std::env::current_dir().unwrap().join("assets"), home.path().join("assets")).unwrap();
    let folder = home.path().join("catalogs").join(line);
    copy(&Path::new("catalogs").join(line), &folder);
    let mut catalog = std::fs::read_to_string(folder.join("catalog.ron")).unwrap();
    for [written, instead] in changes {
        assert!(catalog.contains(written), "{line} says {written} no more; change something else");
        catalog = catalog.replace(written, instead);
    }
    std::fs::write(folder.join("catalog.ron"), catalog).unwrap();
    home
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let there = to.join(path.file_name().unwrap());
        if path.is_dir() { copy(&path, &there) } else { std::fs::copy(path, there).map(drop).unwrap() }
    }
}
