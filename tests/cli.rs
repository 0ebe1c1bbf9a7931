//! The command line as somebody meets it who types: help, versions and mistakes.

mod program;

use program::atelier;
use std::{collections::BTreeSet, path::Path};

/// What a command that works prints.
fn printed(arguments: &[&str]) -> String {
    let output = atelier(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.is_empty(), "{arguments:?}: {said}");
    String::from_utf8(output.stdout).unwrap()
}

/// A command that fails with this code and says all of `expect`.
fn check(arguments: &[&str], code: i32, expect: &[&str]) {
    let output = atelier(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(code), "{arguments:?}: {said}");
    for part in expect {
        assert!(said.contains(part), "{arguments:?} does not say {part:?}:\n{said}");
    }
    assert!(!said.contains("panicked"), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?} prints {}", String::from_utf8_lossy(&output.stdout));
}

#[test]
fn help_lists_every_command_and_option() {
    let show = [
        "--line",
        "--design",
        "--hub",
        "--no-samples",
        "--data-dir",
        "--window",
        "--no-settle",
        "--screenshot",
        "--trace",
    ];
    let commands = ["desktop", "kiosk", "preview", "render", "check", "import", "export", "refusals", "bench"];
    let top: Vec<&str> = commands.into_iter().chain(show).chain(["--version"]).collect();
    let cases: [(&[&str], &[&str]); 12] = [
        (&[], &top),
        (&["desktop"], &show),
        (&["kiosk"], &show),
        (&["preview"], &[&["<DIR>"][..], &show].concat()),
        (&["render"], &["--line", "--design", "--set", "--camera", "--size", "--transparent", "--out"]),
        (&["check"], &["<DIR>...", "--format", "--assets", "text,", "json]"]),
        (&["import"], &["<FILE>", "--out"]),
        (&["export"], &["<DIR>", "--out"]),
        (&["refusals"], &["--line", "--data-dir"]),
        (&["bench"], &["rules", "scene", "fidelity", "--line", "--width", "--height", "--idle-secs"]),
        (&["bench", "scene"], &["--line", "--changes", "--designs", "--json"]),
        (&["bench", "rules"], &["[FILE|DIR]...", "--clicks", "--json"]),
    ];
    for (command, expect) in cases {
        let help = printed(&[command, &["--help"]].concat());
        let words: BTreeSet<&str> = help.split_whitespace().collect();
        for word in expect.iter().chain(&["--help"]) {
            assert!(words.contains(word), "the help of {command:?} has no {word}:\n{help}");
        }
    }
}

#[test]
fn the_version_is_the_one_of_the_package() {
    for argument in ["-V", "--version"] {
        assert_eq!(printed(&[argument]), format!("atelier {}\n", env!("CARGO_PKG_VERSION")));
    }
}

#[test]
fn mistakes_on_the_command_line_are_told_with_a_remedy() {
    check(&["rendr"], 2, &["rendr", "'render'"]);
    check(&["--lin", "eyewear"], 2, &["'--lin'", "'--line'"]);
    check(&["--hub", "embeded"], 2, &["embeded", "did you mean “embedded”?"]);
    check(&["kiosk", "--hub", "hub.example.org"], 2, &["hub.example.org", "http:// or https://"]);
    check(&["--window", "1280"], 2, &["1280", "WIDTHxHEIGHT"]);
    check(&["--window", "9x9"], 2, &["9x9", "from 16 to 8192"]);
    check(&["check"], 2, &["<DIR>..."]);
    check(&["render", "--line", "eyewear"], 2, &["--out"]);
    check(&["--line", "eyeware"], 1, &["eyeware", "did you mean “eyewear”?"]);
    check(&["refusals", "--line", "vine"], 1, &["vine", "did you mean “wine”?"]);
}

#[test]
fn what_cannot_be_opened_is_told_with_a_remedy() {
    let empty = tempfile::tempdir().unwrap();
    let folder = empty.path().to_str().unwrap();
    check(&["preview", folder], 1, &[folder, "holds no catalog.ron"]);
    let nowhere = empty.path().join("nowhere");
    check(&["preview", nowhere.to_str().unwrap()], 1, &["nowhere", "cannot be opened", "folder of a catalog"]);
    check(&["preview", "catalogs/wine", "--line", "wine"], 1, &["leave out --line wine"]);
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-never.png");
    let render = ["render", "--line", "eyewear", "--out", out.to_str().unwrap()];
    let with_code = |code| [&render[..], &["--design", code]].concat();
    check(&with_code("HELLO"), 1, &["design code", "typing error"]);
    check(&with_code("?!"), 1, &["?!", "only digits and letters"]);
    check(&[&render[..], &["--motion", "fodl"]].concat(), 1, &["no motion", "did you mean “fold”"]);
    check(&[&render[..], &["--motion", "fold=2"]].concat(), 2, &["fold=0.5"]);
    check(&[&render[..], &["--assembled", "0"]].concat(), 1, &["eyewear cannot be drawn apart", "`assembly`"]);
    assert!(!out.exists());
}
