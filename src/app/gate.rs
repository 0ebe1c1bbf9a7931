//! What stands between the files of a line and Bevy's loaders, which trust what they read.
//!
//! Invariant: a loader gets no mesh that points to what is not there, and nothing that is unpacked to more than its kind may need.

use super::scene::{
    environment::ktx2,
    gltf::{self, Flaw},
    line_assets, motion,
};
use crate::catalog::{Catalog, Diagnostic, Effect, Severity, Sources, diagnostic::Location, unknown_animations};
use bevy::asset::io::{
    AssetReader, AssetReaderError, AssetSource, AssetSourceBuilder, ErasedAssetReader, PathStream, Reader, VecReader,
};
use indexmap::IndexSet;
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};

/// Most bytes of one file.
const MOST_BYTES: u64 = 1 << 28;

/// The files below `root`, looked through before they are handed on, and watched where the application asks for it.
pub fn source(root: &Path) -> AssetSourceBuilder {
    let folder = root.to_string_lossy().into_owned();
    let mut files = AssetSource::get_default_reader(folder.clone());
    let root = root.to_owned();
    AssetSourceBuilder::platform_default(&folder, None)
        .with_reader(move || Box::new(Gate { files: files(), root: root.clone() }))
}

struct Gate {
    files: Box<dyn ErasedAssetReader>,
    root: PathBuf,
}

impl AssetReader for Gate {
    async fn read<'a>(&'a self, path: &'a Path) -> Result<impl Reader + 'a, AssetReaderError> {
        let place = self.root.join(path);
        let is_too_long = place.metadata().is_ok_and(|file| file.len() > MOST_BYTES);
        if is_too_long {
            return Err(io::Error::other(format!("it has more than {} MiB (make it smaller)", MOST_BYTES >> 20)).into());
        }
        let mut bytes = Vec::new();
        self.files.read(path).await?.read_to_end(&mut bytes).await?;
        let refused = |flaw: Flaw| io::Error::other(flaw.to_string());
        inspect(&bytes, &place).map_err(refused)?;
        if is_gltf(path) {
            let plain = gltf::plain(&bytes, place.parent().unwrap_or(Path::new(""))).map_err(refused)?;
            bytes = plain.unwrap_or(bytes);
        }
        Ok(VecReader::new(bytes))
    }

    async fn read_meta<'a>(&'a self, path: &'a Path) -> Result<impl Reader + 'a, AssetReaderError> {
        self.files.read_meta(path).await
    }

    async fn read_directory<'a>(&'a self, path: &'a Path) -> Result<Box<PathStream>, AssetReaderError> {
        self.files.read_directory(path).await
    }

    async fn is_directory<'a>(&'a self, path: &'a Path) -> Result<bool, AssetReaderError> {
        self.files.is_directory(path).await
    }
}

/// Every file of a line that is there and may not be loaded, what is left out of those that may, and every variant that no file
/// has.
pub fn flaws(catalog: &Catalog, assets: &Path) -> Vec<Diagnostic> {
    let paths = line_assets::paths(catalog);
    let lights = catalog.stage.environments.values().flat_map(|light| [&light.diffuse, &light.specular]);
    let files: IndexSet<_> = paths.all().chain(lights).collect();
    let diagnostics = files.into_iter().flat_map(|name| {
        let path = assets.join(name);
        // What is missing is told by whoever resolves the catalog.
        let Ok(bytes) = std::fs::read(&path) else { return Vec::new() };
        if let Err(flaw) = inspect(&bytes, &path) {
            let message = format!("cannot be shown: {}", flaw.finding());
            return vec![diagnostic(Severity::Error, "broken-asset", &path, message, flaw.remedy.to_owned())];
        }
        let folder = path.parent().filter(|_| is_gltf(&path));
        let notes = folder.and_then(|folder| gltf::left_out(&bytes, folder).ok()).unwrap_or_default();
        let told = |note: Flaw| {
            let message = format!("is not shown whole: {}", note.finding());
            diagnostic(Severity::Warning, "left-out", &path, message, note.remedy.to_owned())
        };
        notes.into_iter().map(told).collect()
    });
    diagnostics.chain(unknown_variants(catalog, assets)).collect()
}

fn diagnostic(severity: Severity, code: &'static str, path: &Path, message: String, remedy: String) -> Diagnostic {
    let Location { file, line, column, length } = Location::file(path.to_string_lossy());
    Diagnostic { severity, code, file, line, column, length, message, remedy }
}

/// Variants that a value asks for and that nothing which can be in its socket has.
fn unknown_variants(catalog: &Catalog, assets: &Path) -> Vec<Diagnostic> {
    let effects = || catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let wanted: IndexSet<_> = effects()
        .filter_map(|effect| match effect {
            Effect::Variant { socket, variant } => Some((socket, variant)),
            _ => None,
        })
        .collect();
    let unknown = wanted.into_iter().filter_map(|(socket, variant)| {
        let put = effects().filter_map(|effect| match effect {
            Effect::Part { socket: other, mesh } if other == socket => Some(mesh),
            _ => None,
        });
        let files: IndexSet<_> = catalog.stage.sockets.get(socket).into_iter().flatten().chain(put).collect();
        // What cannot be read is told as such.
        let of = |file: &&String| Some((assets.join(file), gltf::variants_of(&assets.join(file)).ok()?));
        let read: Vec<_> = files.iter().filter_map(of).collect();
        let known: Vec<_> = read.iter().flat_map(|(_, known)| known).map(String::as_str).collect();
        let (path, _) = read.last().filter(|_| !known.contains(&variant.as_str()))?;
        let message = format!("has no material variant “{variant}”, which a value asks for in the socket “{socket}”");
        let remedy =
            if known.is_empty() { "remove it, it has none".into() } else { format!("use {}", known.join(", ")) };
        Some(diagnostic(Severity::Error, "unknown-variant", path, message, remedy))
    });
    unknown.collect()
}

fn is_gltf(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "glb" || extension == "gltf")
}

/// Every animation that the catalog names and no mesh of the line has.
pub fn unmoved(catalog: &Catalog, sources: &Sources, assets: &Path) -> Vec<Diagnostic> {
    if !motion::are_wanted(catalog) {
        return Vec::new();
    }
    let names = line_assets::paths(catalog).meshes.into_iter().filter_map(|name| {
        let path = assets.join(name);
        // What is missing or broken is told elsewhere.
        gltf::animations(&std::fs::read(&path).ok()?, path.parent()?).ok()
    });
    let known: BTreeSet<String> = names.flatten().map(|animation| animation.name).collect();
    unknown_animations(sources, &known)
}

/// Whether the file at `path`, which holds `bytes`, may be loaded.
pub fn inspect(bytes: &[u8], path: &Path) -> Result<(), Flaw> {
    match path.extension().and_then(|extension| extension.to_str()) {
        _ if is_gltf(path) => gltf::inspect(bytes, path.parent().unwrap_or(Path::new(""))),
        Some("png" | "jpg" | "jpeg") => gltf::inspect_picture(bytes),
        Some("ktx2") => ktx2::inspect(bytes).map_err(|message| Flaw {
            place: String::new(),
            message,
            remedy: "make it again with atelier bake-environment",
        }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_that_is_shipped_may_pass() {
        let mut open = vec![PathBuf::from("assets")];
        let mut seen = 0;
        while let Some(folder) = open.pop() {
            for entry in folder.read_dir().unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.extend((!path.ends_with("source")).then_some(path));
                    continue;
                }
                let bytes = std::fs::read(&path).unwrap();
                inspect(&bytes, &path).unwrap_or_else(|flaw| panic!("{}: {flaw}", path.display()));
                if is_gltf(&path) {
                    let notes = gltf::left_out(&bytes, path.parent().unwrap()).unwrap();
                    assert!(notes.is_empty(), "{}: {notes:?}", path.display());
                }
                seen += 1;
            }
        }
        assert!(seen > 50);
    }

    #[test]
    fn what_cannot_be_shown_is_told_with_a_remedy() {
        for name in ["a.glb", "a.gltf", "a.png", "a.jpeg", "a.ktx2"] {
            let told = inspect(b"no such thing", Path::new(name)).unwrap_err().to_string();
            assert!(told.ends_with(')'), "{name}: {told}");
        }
        assert!(inspect(b"no font", Path::new("a.ttf")).is_ok());
    }

    #[test]
    fn a_picture_of_light_that_unpacks_without_end_is_refused() {
        let shipped = std::fs::read("assets/environments/studio_specular.ktx2").unwrap();
        let level = u64::from_le_bytes(shipped[80..88].try_into().unwrap()) as usize;
        let zeros = ruzstd::encoding::compress_to_vec(
            io::Read::take(io::repeat(0), 1 << 29),
            ruzstd::encoding::CompressionLevel::Fastest,
        );
        let mut bomb = shipped[..level].to_vec();
        bomb[40..44].copy_from_slice(&1_u32.to_le_bytes());
        bomb[88..96].copy_from_slice(&(zeros.len() as u64).to_le_bytes());
        bomb.extend(zeros);
        let told = inspect(&bomb, Path::new("a.ktx2")).unwrap_err().to_string();
        assert!(told.contains("more than 256 MiB"), "{told}");
        let told = inspect(&shipped[..level + 5], Path::new("a.ktx2")).unwrap_err().to_string();
        assert!(told.contains("cut off"), "{told}");
    }
}
