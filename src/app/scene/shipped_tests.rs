//! What the shipped lines promise: whatever can be chosen and is not marked as unseen can be seen.

use super::{
    effects::{Look, Print, Stretch},
    gltf,
    lettering::Typeface,
};
use crate::{
    catalog::{Catalog, Choice, Effect, Free, Group, Kind, Material},
    design::{Selection, edit},
    rules::Rulebook,
    service::catalogs,
};
use serde_json::Value as Json;
use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

/// Names of the nodes of a mesh with the names of the material slots on each.
type Parts = Vec<(String, BTreeSet<String>)>;

/// The parts of a GLB, from its JSON.
fn parts(path: &str) -> Parts {
    let bytes = std::fs::read(Path::new("assets").join(path)).unwrap();
    let length = u32::from_le_bytes(bytes[12..16].try_into().unwrap()) as usize;
    let json: Json = serde_json::from_slice(&bytes[20..20 + length]).unwrap();
    let slot = |primitive: &Json| {
        let material = primitive["material"].as_u64().unwrap() as usize;
        json["materials"][material]["name"].as_str().unwrap().to_owned()
    };
    let node = |node: &Json| {
        let mesh = node["mesh"].as_u64()? as usize;
        let slots = json["meshes"][mesh]["primitives"].as_array().unwrap().iter().map(slot).collect();
        Some((node["name"].as_str().unwrap().to_owned(), slots))
    };
    json["nodes"].as_array().unwrap().iter().filter_map(node).collect()
}

/// A slot of a node of a file, and what it looks like.
type Surface = (String, String, Option<Material>, Option<Print>);

/// What of a look can be seen: the parts that are shown with their materials, how they are made wider, and the scale.
#[derive(Debug, PartialEq)]
struct Seen {
    parts: Vec<Surface>,
    stretches: Vec<(String, Vec<Stretch>)>,
    scale: [f32; 3],
}

fn seen(catalog: &Catalog, selection: &Selection, meshes: &mut BTreeMap<String, Parts>) -> Seen {
    let look = Look::of(catalog, selection);
    let mut shown = Vec::new();
    for path in look.sockets.values().flatten() {
        for (node, slots) in meshes.entry(path.clone()).or_insert_with(|| parts(path)) {
            if !look.hidden.contains(node) {
                let looks =
                    slots.iter().map(|slot| (look.materials.get(slot).cloned(), look.prints.get(slot).cloned()));
                shown.extend(looks.map(|(material, print)| (path.clone(), node.clone(), material, print)));
            }
        }
    }
    Seen { parts: shown, stretches: look.stretches.into_iter().collect(), scale: look.scale }
}

/// Gives every text that is wanted some words, and every drawing a stroke.
fn write_everywhere(catalog: &Catalog, selection: &mut Selection) {
    for (group, data) in catalog.groups() {
        let own = match &data.kind {
            Kind::Text(_) => Free::Text("Ada".into()),
            Kind::Drawing(_) => Free::Drawing("m 1,2 9,9".parse().unwrap()),
            _ => continue,
        };
        let is_given = data.free_value() == Some(selection.value(group));
        selection.set_free(group, is_given.then_some(own));
    }
}

/// Pairs of values of a group that look the same in every one of `designs`.
fn twins(catalog: &Catalog, designs: &[Selection], group: (crate::catalog::GroupIx, &Group)) -> Vec<String> {
    let mut meshes = BTreeMap::new();
    let (ix, group) = group;
    let values: Vec<_> = group.values().filter(|(value, _)| group.absent != Some(*value)).collect();
    let mut twins: Vec<(usize, usize)> =
        (0..values.len()).flat_map(|a| (a + 1..values.len()).map(move |b| (a, b))).collect();
    for design in designs {
        if twins.is_empty() {
            break;
        }
        let looks: Vec<Seen> = values
            .iter()
            .map(|(value, _)| {
                let mut with = design.clone();
                with.set(Choice { group: ix, value: *value });
                write_everywhere(catalog, &mut with);
                seen(catalog, &with, &mut meshes)
            })
            .collect();
        twins.retain(|&(a, b)| looks[a] == looks[b]);
    }
    twins.into_iter().map(|(a, b)| format!("{}: {} = {}", group.id, values[a].1.id, values[b].1.id)).collect()
}

fn check(line: &str) {
    let catalog = catalogs::load(&Path::new("catalogs").join(line), Some(Path::new("assets"))).catalog.unwrap();
    let book = Rulebook::new(&catalog);
    let start = edit::start(&catalog, &book).unwrap();
    // Some choices need others to be seen: the start with each single change, and the presets, hold them all.
    let single =
        catalog.groups().flat_map(|(group, data)| data.values().map(move |(value, _)| Choice { group, value }));
    let changed = single.filter_map(|choice| Some(edit::choose(&book, &start, choice)?.design.selection));
    let presets = catalog.presets.iter().map(|preset| preset.selection.clone());
    let designs: Vec<_> = [start.selection.clone()].into_iter().chain(presets).chain(changed).collect();
    let seen_groups = catalog.groups().filter(|(_, group)| !group.unseen);
    let same: Vec<_> = seen_groups.flat_map(|group| twins(&catalog, &designs, group)).collect();
    assert_eq!(same, [""; 0], "{line}: these can be told apart in no design, and the group is not marked `unseen`");
}

#[test]
fn every_frame_can_be_told_apart() {
    check("eyewear");
}

#[test]
fn every_chair_can_be_told_apart() {
    check("lounge-chair");
}

#[test]
fn every_wine_can_be_told_apart() {
    check("wine");
}

#[test]
fn every_hot_spot_is_about_parts_that_there_are() {
    for line in ["eyewear", "lounge-chair", "wine"] {
        let catalog = catalogs::load(&Path::new("catalogs").join(line), Some(Path::new("assets"))).catalog.unwrap();
        let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        let put = effects.filter_map(|effect| if let Effect::Part { mesh, .. } = effect { Some(mesh) } else { None });
        let files: BTreeSet<&String> = put.chain(catalog.stage.sockets.values().flatten()).collect();
        let nodes: BTreeSet<String> = files.into_iter().flat_map(|file| parts(file)).map(|(node, _)| node).collect();
        assert!((6..=9).contains(&catalog.stage.hot_spots.len()), "{line}");
        for spot in &catalog.stage.hot_spots {
            let missing: Vec<_> = spot.nodes.iter().filter(|node| !nodes.contains(*node)).collect();
            assert!(missing.is_empty(), "{line}: {}: {missing:?}", spot.id);
            assert!(spot.group.is_some(), "{line}: {} leads nowhere", spot.id);
        }
    }
}

#[test]
fn every_pair_of_temples_folds() {
    let catalog = catalogs::load(Path::new("catalogs/eyewear"), Some(Path::new("assets"))).catalog.unwrap();
    let fold = &catalog.stage.motions[0];
    let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let temples = effects.filter_map(|effect| match effect {
        Effect::Part { socket, mesh } if socket == "temples" => Some(mesh),
        _ => None,
    });
    let (mut seen, path) = (0, Path::new("assets"));
    for mesh in temples {
        let animations = gltf::animations(&std::fs::read(path.join(mesh)).unwrap(), path).unwrap();
        let folds = animations.iter().filter(|animation| animation.name == fold.animation);
        let turns: Vec<_> = folds.flat_map(|animation| &animation.tracks).collect();
        assert_eq!(turns.len(), 2, "{mesh}: both temples turn");
        for (_, turn) in turns {
            let [begin, end] = [0.0, 1.0].map(|share| turn.at(share).rotation.unwrap());
            assert_eq!(begin, bevy::math::Quat::IDENTITY, "{mesh}: it begins as it stands");
            let degrees = begin.angle_between(end).to_degrees();
            assert!((75.0..91.0).contains(&degrees), "{mesh}: {degrees}");
        }
        seen += 1;
    }
    assert_eq!(seen, 5);
}

#[test]
fn boxes_and_hard_cases_open() {
    let check = |line: &str, motion: &str, expect: &[&str]| {
        let catalog = catalogs::load(&Path::new("catalogs").join(line), Some(Path::new("assets"))).catalog.unwrap();
        let motion = catalog.stage.motions.iter().find(|known| known.id == motion).unwrap();
        let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        let put = effects.filter_map(|effect| if let Effect::Part { mesh, .. } = effect { Some(mesh) } else { None });
        let path = Path::new("assets");
        let opens = |mesh: &&String| {
            let animations = gltf::animations(&std::fs::read(path.join(mesh)).unwrap(), path).unwrap();
            let mut tracks =
                animations.iter().filter(|known| known.name == motion.animation).flat_map(|known| &known.tracks);
            tracks.any(|(_, track)| {
                let [begin, end] = [0.0, 1.0].map(|share| track.at(share));
                let turned = begin.rotation.zip(end.rotation).is_some_and(|(from, to)| from.angle_between(to) > 1.0);
                let gone = begin.translation.zip(end.translation).is_some_and(|(from, to)| from.distance(to) > 0.1);
                turned || gone
            })
        };
        let open: BTreeSet<&str> = put.filter(opens).map(String::as_str).collect();
        assert_eq!(open.into_iter().collect::<Vec<_>>(), expect, "{line}: {}", motion.id);
    };
    check("eyewear", "case", &["eyewear/case_folding.glb", "eyewear/case_shell.glb", "eyewear/case_walnut.glb"]);
    check("wine", "lid", &["wine/box_carton.glb", "wine/box_tube.glb"]);
    check("wine", "slide", &["wine/box_crate.glb"]);
}

#[test]
fn every_letter_that_may_be_written_is_in_the_fonts() {
    for line in ["eyewear", "lounge-chair", "wine"] {
        let catalog = catalogs::load(&Path::new("catalogs").join(line), Some(Path::new("assets"))).catalog.unwrap();
        let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        for effect in effects {
            let Effect::Words { words, lettering, .. } = effect else { continue };
            let Kind::Text(rule) = &catalog.group(catalog.find_group(words).unwrap()).kind else { panic!("{words}") };
            let font = &catalog.lettering[lettering].font;
            let typeface = Typeface::new(std::fs::read(Path::new("assets").join(font)).unwrap()).unwrap();
            let missing: String = ('!'..'\u{3000}').filter(|&c| rule.characters.allow(c) && !typeface.has(c)).collect();
            assert_eq!(missing, "", "{line}: {words} in {font}");
        }
    }
}
