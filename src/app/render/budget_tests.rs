//! What the shipped lines may cost: triangles in view and bytes on disk.
//!
//! Invariant: counted is what a design shows, as the program reads it from its files; what is hidden counts nothing.

use super::random;
use crate::{
    app::scene::{effects::Look, gltf},
    catalog::{Catalog, Effect},
    design::{code, edit},
    rules::Rulebook,
    service::catalogs,
};
use serde_json::Value as Json;
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    path::{Path, PathBuf},
};

/// Most triangles of a product in full view.
const MOST_TRIANGLES: usize = 150_000;
/// Most bytes of all mesh files of a line.
const MOST_BYTES: u64 = 6_000_000;
/// Valid designs by chance that are counted beside those that come with a line.
const DRAWN: usize = 100;

fn load(line: &str) -> Catalog {
    catalogs::load(&Path::new("catalogs").join(line), Some(Path::new("assets"))).catalog.unwrap()
}

/// The triangles of each named node of a mesh file.
fn nodes(path: &str) -> Vec<(String, usize)> {
    let file = Path::new("assets").join(path);
    let bytes = std::fs::read(&file).unwrap();
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let json: Json = serde_json::from_slice(&bytes[20..20 + length]).unwrap();
    let corners = |primitive: &Json| {
        let indices = primitive["indices"].as_u64().unwrap() as usize;
        json["accessors"][indices]["count"].as_u64().unwrap() as usize
    };
    let node = |node: &Json| {
        let mesh = node["mesh"].as_u64()? as usize;
        let corners: usize = json["meshes"][mesh]["primitives"].as_array().unwrap().iter().map(corners).sum();
        Some((node["name"].as_str().unwrap().to_owned(), corners / 3))
    };
    let named: Vec<_> = json["nodes"].as_array().unwrap().iter().filter_map(node).collect();
    // The reader of the program finds the same ones, and none beside.
    let read = gltf::load(&file, None, &[]).unwrap().parts;
    let read: usize = read.iter().map(|part| part.mesh.triangles.len()).sum();
    assert_eq!(named.iter().map(|(_, triangles)| triangles).sum::<usize>(), read, "{path}");
    named
}

/// The triangles that `look` shows.
fn shown(look: &Look, files: &mut HashMap<String, Vec<(String, usize)>>) -> usize {
    let mut total = 0;
    for path in look.sockets.values().flatten() {
        let nodes = files.entry(path.clone()).or_insert_with(|| nodes(path));
        total +=
            nodes.iter().filter(|(node, _)| !look.hidden.contains(node)).map(|(_, triangles)| triangles).sum::<usize>();
    }
    total
}

/// The most triangles that one of the start, the presets, the samples and some designs by chance shows, with its code.
fn heaviest(line: &str) -> (usize, String) {
    let catalog = load(line);
    let book = Rulebook::new(&catalog);
    let drawn = random::designs(&catalog, &book, DRAWN, 1);
    assert_eq!(drawn.len(), DRAWN, "{line}");
    let start = edit::start(&catalog, &book).unwrap().selection;
    let known = catalog
        .presets
        .iter()
        .map(|preset| &preset.selection)
        .chain(catalog.samples.iter().map(|sample| &sample.selection));
    let designs: Vec<_> = known.cloned().chain([start]).chain(drawn).collect();
    let mut files = HashMap::new();
    let counted =
        designs.iter().map(|design| (shown(&Look::of(&catalog, design), &mut files), code::encode(&catalog, design)));
    counted.max().unwrap()
}

#[test]
fn no_product_has_too_many_triangles_in_view() {
    for line in ["eyewear", "lounge-chair", "wine"] {
        let (triangles, design) = heaviest(line);
        // Were nothing found in the files, the limit would hold as well.
        assert!(triangles > 10_000, "{line}: {triangles}");
        assert!(triangles <= MOST_TRIANGLES, "{line}: {triangles} triangles in {design}");
    }
}

#[test]
fn what_is_hidden_or_gone_is_not_counted() {
    let catalog = load("wine");
    let start = edit::start(&catalog, &Rulebook::new(&catalog)).unwrap();
    let (mut look, mut files) = (Look::of(&catalog, &start.selection), HashMap::new());
    let whole = shown(&look, &mut files);
    look.hidden.insert("Glass".into());
    let without_glass = shown(&look, &mut files);
    assert!(0 < without_glass && without_glass < whole, "{without_glass} of {whole}");
    look.sockets.values_mut().for_each(|socket| *socket = None);
    assert_eq!(shown(&look, &mut files), 0);
}

#[test]
fn the_meshes_of_a_line_are_small_and_all_of_use() {
    for line in ["eyewear", "lounge-chair", "wine"] {
        let catalog = load(line);
        let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        let put = effects.filter_map(|effect| if let Effect::Part { mesh, .. } = effect { Some(mesh) } else { None });
        let used: BTreeSet<PathBuf> =
            put.chain(catalog.stage.sockets.values().flatten()).map(|mesh| Path::new("assets").join(mesh)).collect();
        let folder = std::fs::read_dir(Path::new("assets").join(line)).unwrap().map(|entry| entry.unwrap());
        let sizes: BTreeMap<PathBuf, u64> = folder
            .filter(|entry| entry.path().extension().is_some_and(|extension| extension == "glb"))
            .map(|entry| (entry.path(), entry.metadata().unwrap().len()))
            .collect();
        assert_eq!(sizes.keys().cloned().collect::<BTreeSet<_>>(), used, "{line}");
        let bytes: u64 = sizes.values().sum();
        assert!(bytes <= MOST_BYTES, "{line}: {bytes} bytes");
    }
}
