//! `atelier check` as a vendor uses it.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn check(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_atelier")).arg("check").args(arguments).env("ATELIER_HOME", ".").output().unwrap()
}

fn shipped() -> &'static Path {
    Path::new("catalogs/eyewear")
}

/// A copy of the shipped catalog in which `from` became `to` in `file`.
fn spoiled(edits: &[(&str, &str, &str)]) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    fs::create_dir(copy.path().join("texts")).unwrap();
    for file in ["catalog.ron", "suggestions.ron", "samples.ron", "texts/en.ftl", "texts/de.ftl"] {
        let mut text = fs::read_to_string(shipped().join(file)).unwrap();
        for (_, from, to) in edits.iter().filter(|edit| edit.0 == file) {
            assert!(text.contains(from), "{file} has no {from:?}");
            text = text.replacen(from, to, 1);
        }
        fs::write(copy.path().join(file), text).unwrap();
    }
    copy
}

#[test]
fn the_shipped_catalog_is_clean() {
    let output = check(&[shipped().to_str().unwrap()]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let json = check(&[shipped().to_str().unwrap(), "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&json.stdout).trim(), "[]");
}

#[test]
fn every_mistake_is_reported_with_place_and_remedy() {
    let copy = spoiled(&[
        ("catalog.ron", "default: \"panto\"", "default: \"pantp\""),
        ("catalog.ron", "eyewear/temple_wire.glb", "eyewear/temple_wyre.glb"),
        ("catalog.ron", "#141416", "#14141"),
        ("suggestions.ron", "change: {", "change: { \"no-such-group\": \"x\", "),
        ("texts/de.ftl", "line-title", "line-titel"),
    ]);
    let folder = copy.path().to_str().unwrap();
    let output = check(&[folder]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout);
    for part in ["pantp", "panto", "temple_wyre.glb", "#14141", "no-such-group", "line-titel"] {
        assert!(text.contains(part), "{part} is not in:\n{text}");
    }

    let output = check(&[folder, "--format", "json"]);
    assert_eq!(output.status.code(), Some(1));
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let unknown_default =
        problems.iter().find(|problem| problem["message"].as_str().unwrap().contains("pantp")).unwrap();
    let source = fs::read_to_string(copy.path().join("catalog.ron")).unwrap();
    let line = source.lines().position(|line| line.contains("pantp")).unwrap() + 1;
    assert_eq!(unknown_default["line"], line);
    assert!(unknown_default["file"].as_str().unwrap().ends_with("catalog.ron"));
    assert!(unknown_default["remedy"].as_str().unwrap().contains("panto"));
}

#[test]
fn files_that_no_program_should_open_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let assets = folder.path();
    for entry in walk(Path::new("assets")) {
        let copy = assets.join(entry.strip_prefix("assets").unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        fs::copy(&entry, copy).unwrap();
    }
    let mut mesh = fs::read(assets.join("eyewear/temple_classic.glb")).unwrap();
    let end = mesh.len();
    mesh[end - 64..].fill(0xFF);
    fs::write(assets.join("eyewear/temple_classic.glb"), mesh).unwrap();
    fs::write(assets.join("environments/evening_specular.ktx2"), b"no light").unwrap();
    let arguments = [shipped().to_str().unwrap(), "--assets", assets.to_str().unwrap(), "--format", "json"];
    let output = check(&arguments);
    assert_eq!(output.status.code(), Some(1));
    let problems: Vec<serde_json::Value> = serde_json::from_slice(&output.stdout).unwrap();
    let told = |file: &str| {
        let problem = problems.iter().find(|problem| problem["file"].as_str().unwrap().ends_with(file));
        problem.unwrap_or_else(|| panic!("nothing on {file} in {problems:?}"))["message"].as_str().unwrap()
    };
    assert!(told("temple_classic.glb").contains("is out of range"), "{problems:?}");
    assert!(told("evening_specular.ktx2").contains("no KTX2 file"), "{problems:?}");
    assert_eq!(problems.len(), 2, "{problems:?}");
}

/// All files below `folder`.
fn walk(folder: &Path) -> Vec<std::path::PathBuf> {
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths.flat_map(|path| if path.is_dir() { walk(&path) } else { vec![path] }).collect()
}

#[test]
fn a_folder_without_a_catalog_is_a_problem_with_a_remedy() {
    let empty = tempfile::tempdir().unwrap();
    let output = check(&[empty.path().to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("catalog.ron"), "{text}");
}
