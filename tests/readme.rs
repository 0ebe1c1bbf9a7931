//! Every command that the README shows works.

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

#[test]
fn every_command_of_the_readme_works() {
    let folder = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(root().join("catalogs"), folder.path().join("catalogs")).unwrap();
    for command in commands() {
        let mut words = command.split_whitespace();
        let program = words.next().unwrap();
        let arguments: Vec<&str> = words.collect();
        match program {
            // The first builds and opens the program, which the desktop tests do; the second runs this very test.
            "./scripts/run" | "./scripts/test" => {}
            "atelier" => {
                let output = run(env!("CARGO_BIN_EXE_atelier").into(), &arguments, folder.path());
                assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            }
            "atelier-hub" => {
                let mut hub = Command::new(env!("CARGO_BIN_EXE_atelier-hub"))
                    .args(["--listen", "127.0.0.1:0"])
                    .args(&arguments[2..])
                    .current_dir(folder.path())
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
fn the_picture_of_the_readme_is_there() {
    let readme = std::fs::read_to_string(root().join("README.md")).unwrap();
    let start = readme.find("](assets/").unwrap() + 2;
    let picture = &readme[start..start + readme[start..].find(')').unwrap()];
    assert!(root().join(picture).is_file(), "{picture} is missing");
}
