//! The lines that ship with the program have no problem, not even a warning.

use super::resolve;
use crate::catalog::Sources;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Paths of the files below `folder`, relative to it.
fn files(folder: &Path) -> BTreeSet<String> {
    fn walk(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => walk(&entry.path(), &format!("{path}/"), found),
                false => drop(found.insert(path)),
            }
        }
    }
    let mut found = BTreeSet::new();
    walk(folder, "", &mut found);
    found
}

#[test]
fn shipped_lines_are_free_of_problems() {
    // Cargo runs tests in the package, wherever that lies.
    let assets = files(Path::new("assets"));
    let mut lines = 0;
    for folder in fs::read_dir("catalogs").unwrap().map(|entry| entry.unwrap().path()) {
        let read = |path: String| (fs::read_to_string(folder.join(&path)).unwrap(), path);
        let texts: BTreeMap<_, _> = files(&folder).into_iter().map(read).map(|(text, path)| (path, text)).collect();
        if !texts.contains_key("catalog.ron") {
            continue;
        }
        let sources = Sources { folder: folder.to_str().unwrap().to_owned(), texts, assets: Some(assets.clone()) };
        let told: Vec<_> = resolve(&sources).diagnostics.iter().map(ToString::to_string).collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
        lines += 1;
    }
    assert!(lines > 0);
}
