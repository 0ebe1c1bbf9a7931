//! Every command that the README shows works.

mod picture;

use picture::{difference_db, spread};
use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// The repository: tests run in it.
fn root() -> PathBuf {
    std::env::current_dir().unwrap()
}

/// The shell commands of the README, one a line.
fn commands() -> Vec<String> {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let blocks = readme.split("```sh\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks.flat_map(str::lines).map(str::to_owned).collect()
}

fn run(program: PathBuf, arguments: &[&str], folder: &Path) -> Output {
    Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .env("ATELIER_HOME", root())
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .output()
        .unwrap()
}

/// Most that the program may differ from its picture in the README, in dB; another design is above.
const LIKE_DB: f64 = -25.0;

/// `./scripts/run` as on a machine without a display; it writes its picture to `picture`.
fn run_script(folder: &Path, picture: &Path, arguments: &[&str]) -> Output {
    let mut script = Command::new("./scripts/run");
    // What cargo tells a test would make the cargo in the script build again.
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy().into_owned();
        if name.starts_with("CARGO") && !["CARGO_HOME", "CARGO_TARGET_DIR"].contains(&name.as_str()) {
            script.env_remove(name);
        }
    }
    let output = script
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("ATELIER_HOME")
        .env("XDG_DATA_HOME", folder)
        .env("ATELIER_PICTURE", picture)
        .output()
        .unwrap();
    let said = [String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr)].concat();
    assert!(output.status.success(), "{arguments:?}: {said}");
    output
}

/// The first complete frame, where there is no display.
fn run_without_a_display(folder: &Path) {
    let picture = folder.join("first-frame.png");
    let output = run_script(folder, &picture, &[]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains(&picture.display().to_string()), "the script does not say where the picture is: {said}");
    let shown = image::open(&picture).unwrap().to_rgb8();
    // The picture in the README shows the program as it is.
    let promised = image::open("assets/readme/atelier.png").unwrap().to_rgb8();
    let difference = difference_db(&shown, &promised);
    assert!(difference < LIKE_DB, "{difference} dB between the program and the README; take the picture anew");
    assert!(spread(&shown) > 60.0, "the picture shows nothing");
}

#[test]
fn every_command_of_the_readme_works() {
    let folder = tempfile::tempdir().unwrap();
    for shipped in ["assets", "catalogs"] {
        std::os::unix::fs::symlink(root().join(shipped), folder.path().join(shipped)).unwrap();
    }
    for command in commands() {
        let mut words = command.split_whitespace();
        let program = words.next().unwrap();
        let arguments: Vec<&str> = words.collect();
        match program {
            "./scripts/run" => run_without_a_display(folder.path()),
            // It runs this very test.
            "./scripts/test" => {}
            "atelier" => {
                let output = run(env!("CARGO_BIN_EXE_atelier").into(), &arguments, folder.path());
                assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            }
            "atelier-hub" => {
                let mut hub = Command::new(env!("CARGO_BIN_EXE_atelier-hub"))
                    .args(["--listen", "127.0.0.1:0"])
                    .args(&arguments[2..])
                    .current_dir(folder.path())
                    .env("ATELIER_HOME", root())
                    .stdout(std::process::Stdio::piped())
                    .spawn()
                    .unwrap();
                let mut line = String::new();
                std::io::BufRead::read_line(&mut std::io::BufReader::new(hub.stdout.take().unwrap()), &mut line)
                    .unwrap();
                hub.kill().unwrap();
                hub.wait().unwrap();
                assert!(line.contains("listening on http://127.0.0.1:"), "{line}");
            }
            _ => panic!("the README shows an unknown command: {command}"),
        }
    }
}

#[test]
fn arguments_of_the_script_go_to_the_program() {
    let folder = tempfile::tempdir().unwrap();
    let (unused, wanted) = (folder.path().join("unused.png"), folder.path().join("wanted.png"));
    for arguments in [&["refusals", "--line", "eyewear"][..], &["check", "catalogs/eyewear"], &["kiosk", "--help"]] {
        run_script(folder.path(), &unused, arguments);
        assert!(!unused.exists(), "{arguments:?} needs no window");
    }
    let screenshot = format!("--screenshot={}", wanted.display());
    run_script(folder.path(), &unused, &["kiosk", "--window", "480x800", "--hub", "off", &screenshot]);
    assert!(!unused.exists());
    assert_eq!(image::image_dimensions(&wanted).unwrap(), (480, 800));
}

#[test]
fn the_picture_of_the_readme_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let start = readme.find("](assets/").unwrap() + 2;
    let picture = &readme[start..start + readme[start..].find(')').unwrap()];
    assert!(root().join(picture).is_file(), "{picture} is missing");
}
