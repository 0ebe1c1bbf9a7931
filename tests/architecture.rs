//! The invariants that src/ARCHITECTURE.md promises, checked on the source text.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(Path::new(folder), &mut found);
    found.sort();
    assert!(!found.is_empty(), "{folder} has no sources");
    found
}

/// The code of a file without its comments, and without the tests at its end.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        if line == "#[cfg(test)]" && lines.peek().is_some_and(|next| next.contains("mod ") && next.ends_with('{')) {
            break;
        }
        code.push_str(line.split("//").next().unwrap());
        code.push('\n');
    }
    code
}

/// Where modules for tests alone lie, without the extension: as a file, and as a folder if they have modules of their own.
fn test_modules() -> BTreeSet<PathBuf> {
    let mut modules = BTreeSet::new();
    for (path, text) in sources("src") {
        let (folder, stem) = (path.parent().unwrap(), path.file_stem().unwrap());
        let is_root = ["mod", "lib", "main"].iter().any(|root| stem == *root);
        let inside = if is_root { folder.to_owned() } else { folder.join(stem) };
        let mut lines = text.lines();
        while let Some(line) = lines.next() {
            let Some(next) = (line == "#[cfg(test)]").then(|| lines.next()).flatten() else { continue };
            if let Some(file) = next.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix(".rs\"]")) {
                modules.insert(folder.join(file));
            } else if let Some((_, name)) = next.strip_suffix(';').and_then(|next| next.split_once("mod ")) {
                modules.insert(inside.join(name));
            }
        }
    }
    modules
}

/// The code below `folder` that is part of the programs.
fn shipped_code(folder: &str) -> Vec<(PathBuf, String)> {
    let tests = test_modules();
    let is_test = |path: &Path| path.with_extension("").ancestors().any(|above| tests.contains(above));
    let shipped = sources(folder).into_iter().filter(|(path, _)| !is_test(path));
    shipped.map(|(path, text)| (path, code(&text))).collect()
}

fn must_not_mention(folder: &str, banned: &[&str], why: &str) {
    for (path, text) in sources(folder) {
        for word in banned {
            assert!(!code(&text).contains(word), "{} mentions {word}: {why}", path.display());
        }
    }
}

#[test]
fn the_core_has_no_bevy_and_no_io() {
    for folder in ["src/catalog", "src/rules", "src/design", "src/advice", "src/wire", "src/exchange"] {
        must_not_mention(
            folder,
            &[
                "bevy",
                "egui",
                "tokio",
                "reqwest",
                "sqlx",
                "axum",
                "std::fs",
                "std::net",
                "std::env",
                "SystemTime",
                "Instant",
            ],
            "the core is pure",
        );
    }
}

#[test]
fn the_core_is_layered() {
    must_not_mention("src/catalog", &["crate::design", "crate::advice", "crate::wire"], "catalog is lowest");
    for (path, text) in sources("src/catalog") {
        let resolves = path.components().any(|part| part.as_os_str() == "resolve");
        assert!(
            resolves || !code(&text).contains("crate::rules"),
            "{}: only resolving asks the rule book",
            path.display()
        );
    }
    must_not_mention("src/rules", &["crate::design", "crate::advice", "crate::wire"], "rules know only catalogs");
    must_not_mention("src/design", &["crate::advice", "crate::wire"], "designs know only rules and catalogs");
    must_not_mention(
        "src/exchange",
        &["crate::rules", "crate::design", "crate::advice", "crate::wire"],
        "import and export know only catalogs",
    );
    must_not_mention("src/wire", &["crate::"], "the wire format stands alone");
}

#[test]
fn the_hub_has_no_bevy_and_does_not_know_the_app() {
    must_not_mention("src/hub", &["bevy", "egui", "crate::app"], "the hub runs without a screen");
    must_not_mention("src/service", &["bevy", "egui", "crate::app", "crate::hub"], "both programs use it");
}

#[test]
fn the_app_meets_the_hub_only_where_it_embeds_one() {
    for (path, text) in sources("src/app") {
        let embeds = path.ends_with("community/embedded.rs");
        assert!(embeds || !code(&text).contains("hub::"), "{} uses the hub", path.display());
    }
}

#[test]
fn scene_and_ui_do_not_know_each_other() {
    must_not_mention("src/app/scene", &["app::ui", "super::ui", "crate::app::ui", "egui"], "scene and ui are siblings");
    must_not_mention("src/app/ui", &["app::scene", "super::scene"], "scene and ui are siblings");
}

#[test]
fn panels_are_free_of_bevy() {
    for (path, text) in sources("src/app/ui") {
        let adapter = path.components().any(|part| part.as_os_str() == "adapter") || path.ends_with("ui/mod.rs");
        let adapter = adapter || path.file_name().is_some_and(|name| name == "adapter.rs");
        assert!(adapter || !code(&text).contains("bevy"), "{} uses Bevy", path.display());
    }
}

#[test]
fn only_the_session_changes_the_design() {
    for (path, text) in sources("src/app") {
        let session = path.components().any(|part| part.as_os_str() == "session");
        assert!(session || !code(&text).contains("ResMut<Session>"), "{} takes the session mutably", path.display());
    }
}

#[test]
fn nothing_panics_on_purpose_outside_tests() {
    let banned = [".unwrap()", ".unwrap_err()", "panic!(", "todo!(", "unimplemented!(", "unreachable!("];
    for (path, code) in shipped_code("src") {
        for word in banned {
            assert!(!code.contains(word), "{} says {word}: tell what is wrong and go on", path.display());
        }
    }
}

/// What writes a file or a folder.
const WRITING: [&str; 14] = [
    "fs::write",
    "fs::rename",
    "fs::remove",
    "fs::create_dir",
    "fs::copy",
    "File::create",
    "OpenOptions",
    "tempfile",
    "files::replace",
    "files::remove",
    "refusals::append",
    "save_buffer",
    "save_with_format",
    ".save(",
];

/// Who writes besides the rooms that keep things: what somebody asked for on the command line, and a cache.
const WRITERS: [&str; 7] = [
    // A data folder for as long as it measures.
    "src/app/bench/window.rs",
    "src/app/model/mod.rs",
    "src/app/render/out.rs",
    // Small pictures, so that the next start shows them at once.
    "src/app/scene/capture/disk.rs",
    "src/app/scene/environment/bake.rs",
    "src/app/screenshot.rs",
    "src/app/trace.rs",
];

#[test]
fn the_app_writes_files_only_where_it_keeps_things_or_was_asked_to() {
    let rooms = ["src/app/library", "src/app/community"];
    let writes = |code: &str| WRITING.iter().any(|word| code.contains(word));
    let writers: BTreeSet<_> = shipped_code("src/app")
        .into_iter()
        .filter(|(path, code)| writes(code) && !rooms.iter().any(|room| path.starts_with(room)))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(writers, WRITERS.iter().map(PathBuf::from).collect());
}

#[test]
fn every_file_says_what_it_is_for_and_stays_readable() {
    for (path, text) in sources("src") {
        assert!(
            text.starts_with("//!") || text.starts_with("#!["),
            "{} does not open with its purpose",
            path.display()
        );
    }
    for (path, text) in sources("src").into_iter().chain(sources("tests")) {
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines; split it", path.display());
    }
}

#[test]
fn the_visible_top_level_is_the_agreed_one() {
    let allowed = ["Cargo.toml", "Cargo.lock", "src", "assets", "catalogs", "tests", "scripts", "README.md", "target"];
    for entry in fs::read_dir(".").unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        let fits = name.starts_with('.') || name.starts_with("LICENSE");
        assert!(fits || allowed.contains(&name.as_str()), "{name} does not belong at the top level");
    }
}
