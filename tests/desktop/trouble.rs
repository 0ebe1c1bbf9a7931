//! Files, disks, displays and drivers that are missing or broken: each is told, and the rest goes on.

use super::*;

/// A copy of the shipped line in which `from` became `to`.
fn line_with(from: &str, to: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let line = folder.path().join("catalogs/eyewear");
    std::fs::create_dir_all(line.join("texts")).unwrap();
    let shipped = std::path::Path::new("catalogs/eyewear");
    for file in ["catalog.ron", "suggestions.ron", "samples.ron", "texts/en.ftl", "texts/de.ftl"] {
        let text = std::fs::read_to_string(shipped.join(file)).unwrap();
        std::fs::write(line.join(file), text.replacen(from, to, 1)).unwrap();
    }
    (folder, line)
}

#[test]
fn a_saved_file_is_seen_at_once_in_the_preview() {
    let (_folder, line) = line_with("", "");
    let mut app = start("preview", &["preview", line.to_str().unwrap(), "--hub", "off"]);
    app.wait_until_complete();
    app.settle();
    let file = line.join("texts/en.ftl");
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, text.replacen("group-front = Front colour", "group-front = Colour of the rim", 1)).unwrap();
    app.find("Colour of the rim");
}

#[test]
fn broken_files_are_told_and_the_rest_goes_on() {
    let (folder, line) = line_with("", "");
    let assets = folder.path().join("assets");
    copy_all(std::path::Path::new("assets"), &assets);
    let mut mesh = std::fs::read(assets.join("eyewear/temple_classic.glb")).unwrap();
    let end = mesh.len();
    // Numbers of vertices that are not there.
    mesh[end - 64..].fill(0xFF);
    std::fs::write(assets.join("eyewear/temple_classic.glb"), mesh).unwrap();
    std::fs::write(assets.join("fonts/Inter-Regular.ttf"), b"this is no font").unwrap();
    std::fs::write(assets.join("eyewear/textures/havana.jpg"), picture_of_gigabytes()).unwrap();
    std::fs::write(assets.join("eyewear/cover.jpg"), b"this is no picture").unwrap();
    std::fs::remove_file(assets.join("eyewear/pads_adjustable.glb")).unwrap();
    std::fs::remove_file(assets.join("environments/studio_specular.ktx2")).unwrap();
    let mut app = start("missing", &["preview", line.to_str().unwrap(), "--hub", "off"]);
    app.wait_until_complete();
    assert_eq!(app.state()["phase"], "Ready");
    assert!(spread(&product(&app.picture("1-told"))) > 60.0);
    // The vendor finds all of them in the list.
    app.press_containing("problem");
    app.wait("the picture of the line", |state| state["texts"].to_string().contains("cover.jpg"));
    app.settle();
    let told = app.history();
    for file in ["temple_classic.glb", "Inter-Regular.ttf", "havana.jpg", "pads_adjustable.glb", "studio_specular.ktx2"]
    {
        assert!(told.contains(file), "the trouble with {file} was not told");
    }
    app.picture("2-list");

    // What is put right is taken over while the program runs.
    for file in ["eyewear/textures/havana.jpg", "eyewear/pads_adjustable.glb", "environments/studio_specular.ktx2"] {
        std::fs::copy(std::path::Path::new("assets").join(file), assets.join(file)).unwrap();
    }
    app.wait("a sound catalog", |state| state["problems"] == 0 && state["scene_ready"] == true);
    let temple = |state: &Value| state["texts"].to_string().contains("temple_classic.glb");
    app.wait("what is still broken", temple);
    app.settle();
    app.picture("3-put-right");
}

/// The beginning of a picture that would be unpacked to 16 GiB.
fn picture_of_gigabytes() -> Vec<u8> {
    let mut bytes = b"\xFF\xD8\xFF\xC0\x00\x11\x08\xFF\xFF\xFF\xFF\x03\x01\x22\x00\x02\x11\x01\x03\x11\x01".to_vec();
    bytes.resize(4096, 0);
    bytes
}

#[test]
fn a_display_that_is_not_there_is_told() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_atelier"))
        .env("DISPLAY", ":9999")
        .env_remove("WAYLAND_DISPLAY")
        .env("ATELIER_HOME", ".")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(text.contains("the display cannot be opened"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
}

#[test]
fn a_data_folder_that_cannot_be_used_is_told_and_the_rest_goes_on() {
    for (disk, name, remedy) in
        [(Disk::NoFolder, "no-folder", "--data-dir"), (Disk::Full, "full-disk", "Free some space")]
    {
        if !disk.can_be_had() {
            harness::skipped(&format!("this system lets no test have a disk of its own ({disk:?})"));
            continue;
        }
        let mut app = App::start(Start { name, size: WINDOW, disk, ..Start::default() });
        app.wait("what is wrong", |state| state["texts"].to_string().contains(remedy));
        app.wait("the product", |state| state["scene_ready"] == true && state["shown"] == true);
        app.press("Front colour");
        app.press("Black");
        app.wait("black", |state| state["choices"]["front"] == "black");
        app.settle();
        assert_shows_a_product(&app.picture("1"));
    }
}

#[test]
fn without_a_graphics_driver_the_window_does_not_open_and_the_remedy_is_named() {
    let display = harness::Display::start(WINDOW.0, WINDOW.1);
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_atelier"))
        .env("DISPLAY", &display.name)
        .env("VK_DRIVER_FILES", "/nonexistent/driver.json")
        .env("VK_ICD_FILENAMES", "/nonexistent/driver.json")
        .env("ATELIER_HOME", ".")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(text.contains("Vulkan") && text.contains("mesa-vulkan-drivers"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
}

fn copy_all(from: &std::path::Path, to: &std::path::Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            if entry.file_name() != "source" {
                copy_all(&entry.path(), &target);
            }
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn a_broken_catalog_is_told_on_screen() {
    let (_folder, line) = line_with("default: \"panto\"", "default: \"pantp\"");
    let mut app = start("broken", &["preview", line.to_str().unwrap(), "--hub", "off"]);
    let state = app.wait("the problems", |state| state["phase"] == "Broken");
    assert!(state["problems"].as_u64() >= Some(1));
    app.settle();
    let text = app.state().to_string();
    assert!(text.contains("pantp"), "the mistake is not on screen: {text}");
    app.picture("1-problems");
}
