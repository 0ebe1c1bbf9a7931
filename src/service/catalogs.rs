//! Reading catalog folders from disk.
//!
//! Invariant: everything read is bounded in size and number, and no link leads out of a folder.

use crate::catalog::{
    Diagnostic, Resolved, Severity, Sources,
    diagnostic::Location,
    resolve,
    source::{MAX_SOURCE_BYTES, MAX_TABLES},
};
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// Most files that a walk of the assets folder lists.
const MAX_ASSETS: usize = 100_000;
/// Deepest folder that a walk of the assets folder enters.
const MAX_ASSET_DEPTH: usize = 16;
/// Most languages that are read.
const MAX_LANGUAGES: usize = 200;

/// Reads `catalog.ron`, `suggestions.ron`, `samples.ron`, `texts/*.ftl` and `tables/*.csv` of a folder, bounded in size. Paths in diagnostics
/// are shown as given. `assets` is the assets folder to check references against. Fails with what the first unreadable file
/// says; files that are not there are left out.
pub fn read_sources(folder: &Path, assets: Option<&Path>) -> io::Result<Sources> {
    let (sources, problems) = read_all(folder, assets);
    match problems.into_iter().next() {
        Some(problem) => Err(io::Error::other(problem.to_string())),
        None => Ok(sources),
    }
}

/// Like [`read_sources`], but with everything that could be read beside every problem there was.
pub fn read_all(folder: &Path, assets: Option<&Path>) -> (Sources, Vec<Diagnostic>) {
    let mut sources = Sources { folder: folder.to_string_lossy().replace('\\', "/"), ..Sources::default() };
    let mut problems = Vec::new();
    let mut paths: Vec<String> = ["catalog.ron", "suggestions.ron", "samples.ron"].map(String::from).to_vec();
    for (inside, ending, most) in [("texts", ".ftl", MAX_LANGUAGES), ("tables", ".csv", MAX_TABLES)] {
        match files_ending(&folder.join(inside), ending, most) {
            Ok(names) => paths.extend(names.into_iter().map(|name| format!("{inside}/{name}"))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.push(unreadable(sources.name_of(inside), &error)),
        }
    }
    let real = match folder.canonicalize() {
        Ok(real) => real,
        // A folder that is not there has no catalog, and that is said by whoever resolves the sources.
        Err(error) if error.kind() == io::ErrorKind::NotFound => return (sources, problems),
        Err(error) => {
            problems.push(unreadable(sources.folder.clone(), &error));
            return (sources, problems);
        }
    };
    for path in paths {
        match read_text(&real, &path) {
            Ok(text) => {
                sources.texts.insert(path, text);
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => problems.push(unreadable(sources.name_of(&path), &error)),
        }
    }
    if let Some(assets) = assets {
        let mut files = BTreeSet::new();
        match walk(assets, "", 0, &mut files) {
            Ok(()) => sources.assets = Some(files),
            Err(error) => problems.push(unreadable(assets.to_string_lossy().into_owned(), &error)),
        }
    }
    (sources, problems)
}

/// Reads and resolves a folder; an unreadable folder or file is a diagnostic too.
pub fn load(folder: &Path, assets: Option<&Path>) -> Resolved {
    load_with_sources(folder, assets).1
}

/// Like [`load`], with the texts that a report quotes from.
pub fn load_with_sources(folder: &Path, assets: Option<&Path>) -> (Sources, Resolved) {
    let (sources, problems) = read_all(folder, assets);
    let mut resolved = resolve(&sources);
    // A file that could not be read is not missing.
    resolved
        .diagnostics
        .retain(|d| !(d.code.starts_with("missing-") && problems.iter().any(|problem| problem.file == d.file)));
    if !problems.is_empty() {
        resolved.catalog = None;
        resolved.diagnostics.splice(0..0, problems);
        resolved.diagnostics.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    }
    (sources, resolved)
}

/// The folders in `catalogs` that hold a `catalog.ron`, sorted; none if `catalogs` cannot be read.
pub fn list_lines(catalogs: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(catalogs).into_iter().flatten().flatten();
    let mut lines: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.join("catalog.ron").is_file()).collect();
    lines.sort();
    lines
}

fn unreadable(file: String, error: &io::Error) -> Diagnostic {
    let Location { file, line, column, length } = Location::file(file);
    let remedy = match error.kind() {
        io::ErrorKind::PermissionDenied => "allow this user to read it",
        io::ErrorKind::InvalidData => "save the file as UTF-8",
        _ => "make it a plain file or folder in this place",
    };
    let (message, remedy) = (format!("cannot be read: {error}"), remedy.to_owned());
    Diagnostic { severity: Severity::Error, code: "unreadable", file, line, column, length, message, remedy }
}

/// Names of the files of a folder that end so, sorted.
fn files_ending(folder: &Path, ending: &str, most: usize) -> io::Result<BTreeSet<String>> {
    let names = fs::read_dir(folder)?.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    Ok(names.filter(|name| name.ends_with(ending)).take(most).collect())
}

/// Reads a file of the folder `real`, of which one byte beyond [`MAX_SOURCE_BYTES`] is kept as the mark of a large file.
fn read_text(real: &Path, path: &str) -> io::Result<String> {
    let file = real.join(path).canonicalize()?;
    if !file.starts_with(real) {
        return Err(io::Error::other("it is a link that leads out of the folder"));
    }
    if !file.is_file() {
        return Err(io::Error::other("it is not a file"));
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(MAX_SOURCE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > MAX_SOURCE_BYTES {
        // Whole characters only matter for what is looked at, and this is not.
        return Ok(String::from_utf8_lossy(&bytes).into_owned());
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].iter().filter(|&&b| b == b'\n').count() + 1;
        io::Error::new(io::ErrorKind::InvalidData, format!("line {line} is not UTF-8"))
    })?;
    // Editors put a byte order mark in front, which no parser of ours expects.
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// Adds the paths of all plain files below `folder`, each behind `prefix`. Links are not followed.
fn walk(folder: &Path, prefix: &str, depth: usize, files: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type()?;
        if kind.is_dir() && depth < MAX_ASSET_DEPTH {
            walk(&entry.path(), &format!("{prefix}{name}/"), depth + 1, files)?;
        } else if kind.is_file() && files.len() < MAX_ASSETS {
            files.insert(format!("{prefix}{name}"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, bytes) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        root
    }

    #[test]
    fn the_texts_and_assets_of_a_folder_are_read() {
        let root = folder(&[
            ("line/catalog.ron", b"\xef\xbb\xbf()"),
            ("line/texts/en.ftl", b"a = b"),
            ("line/texts/notes.txt", b""),
            ("line/tables/glass.csv", b"a,b"),
            ("line/tables/glass.xlsx", b""),
            ("line/other.ron", b""),
            ("assets/mesh/a.glb", b""),
            ("assets/b.png", b""),
        ]);
        let sources = read_sources(&root.path().join("line"), Some(&root.path().join("assets"))).unwrap();
        let texts: Vec<_> = sources.texts.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        assert_eq!(texts, [("catalog.ron", "()"), ("tables/glass.csv", "a,b"), ("texts/en.ftl", "a = b")]);
        assert_eq!(sources.assets.unwrap().into_iter().collect::<Vec<_>>(), ["b.png", "mesh/a.glb"]);
        assert_eq!(list_lines(root.path()), [root.path().join("line")]);
        assert!(list_lines(&root.path().join("none")).is_empty());
    }

    #[test]
    fn what_cannot_be_read_is_a_diagnostic() {
        let large = vec![b' '; MAX_SOURCE_BYTES + 1];
        let root = folder(&[
            ("catalog.ron", b"(\n\xff)"),
            ("suggestions.ron", &large),
            ("samples.ron/inside", b""),
            ("texts/en.ftl", b""),
        ]);
        let found: Vec<_> = load(root.path(), None)
            .diagnostics
            .into_iter()
            .map(|d| (d.code, d.file.rsplit('/').next().unwrap_or_default().to_owned()))
            .collect();
        let expected =
            [("unreadable", "catalog.ron"), ("unreadable", "samples.ron"), ("file-too-large", "suggestions.ron")];
        assert_eq!(found, expected.map(|(code, file)| (code, file.to_owned())));
    }

    #[test]
    fn a_folder_without_a_catalog_says_so() {
        let root = folder(&[("texts/en.ftl", b"")]);
        for path in [root.path().to_owned(), root.path().join("none")] {
            let resolved = load(&path, None);
            assert!(resolved.catalog.is_none());
            let missing = resolved.diagnostics.iter().find(|d| d.code == "missing-catalog").unwrap();
            assert!(missing.message.contains("catalog.ron") && !missing.remedy.is_empty(), "{missing}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_folder_are_not_followed() {
        let root = folder(&[("secret", b"s"), ("line/texts/en.ftl", b""), ("assets/a", b"")]);
        std::os::unix::fs::symlink(root.path().join("secret"), root.path().join("line/catalog.ron")).unwrap();
        std::os::unix::fs::symlink(root.path(), root.path().join("assets/up")).unwrap();
        fs::create_dir(root.path().join("line/tables")).unwrap();
        std::os::unix::fs::symlink(root.path().join("secret"), root.path().join("line/tables/a.csv")).unwrap();
        let (sources, problems) = read_all(&root.path().join("line"), Some(&root.path().join("assets")));
        assert!(!sources.texts.contains_key("catalog.ron") && !sources.texts.contains_key("tables/a.csv"));
        assert_eq!(problems.iter().map(|d| d.code).collect::<Vec<_>>(), ["unreadable", "unreadable"]);
        assert_eq!(sources.assets.unwrap().len(), 1);
    }
}
