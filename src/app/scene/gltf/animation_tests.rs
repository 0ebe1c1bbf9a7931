//! Animations made on the spot: known values come out, and what is wrong is told.

use super::{super::tests, *};
use serde_json::{Value, json};
use std::{
    f32::consts::{FRAC_PI_2, FRAC_PI_4},
    path::Path,
};

/// A file with one animation of its node: by path its interpolation, times and values, of as many numbers as the path needs.
fn animated(channels: &[(&str, &str, &[f32], &[f32])]) -> (Value, Vec<u8>) {
    let (mut json, mut binary) = tests::triangle();
    binary.resize(binary.len().next_multiple_of(4), 0);
    let mut add = |json: &mut Value, numbers: &[f32], shape: &str, each: usize| {
        let (views, accessors) = (json["bufferViews"].as_array().unwrap().len(), json["accessors"].clone());
        let view = json!({ "buffer": 0, "byteOffset": binary.len(), "byteLength": 4 * numbers.len() });
        binary.extend(numbers.iter().flat_map(|number| number.to_le_bytes()));
        json["bufferViews"].as_array_mut().unwrap().push(view);
        let accessor =
            json!({ "bufferView": views, "componentType": 5126, "count": numbers.len() / each, "type": shape });
        json["accessors"].as_array_mut().unwrap().push(accessor);
        json["buffers"][0]["byteLength"] = json!(binary.len());
        accessors.as_array().unwrap().len()
    };
    // Two morph targets: one moves everything up by 2 m, the other to the right by 1 m.
    let [up, right] = [[0.0, 2.0, 0.0], [1.0, 0.0, 0.0]].map(|by| add(&mut json, &by.repeat(3), "VEC3", 3));
    let front = add(&mut json, &[0.0, 0.0, 1.0].repeat(3), "VEC3", 3);
    json["meshes"][0]["primitives"][0]["attributes"]["NORMAL"] = json!(front);
    json["meshes"][0]["primitives"][0]["targets"] = json!([{ "POSITION": up }, { "POSITION": right }]);
    let (mut targets, mut samplers) = (Vec::new(), Vec::new());
    for (at, (path, interpolation, times, values)) in channels.iter().enumerate() {
        let (shape, each) = match *path {
            "rotation" => ("VEC4", 4),
            "weights" => ("SCALAR", 1),
            _ => ("VEC3", 3),
        };
        let input = add(&mut json, times, "SCALAR", 1);
        let output = add(&mut json, values, shape, each);
        samplers.push(json!({ "input": input, "output": output, "interpolation": interpolation }));
        targets.push(json!({ "sampler": at, "target": { "node": 0, "path": path } }));
    }
    json["animations"] = json!([{ "name": "Open", "channels": targets, "samplers": samplers }]);
    (json, binary)
}

fn read_all((json, binary): &(Value, Vec<u8>)) -> Result<Vec<Animation>, String> {
    super::super::animations(&tests::glb(json, binary), Path::new("")).map_err(|flaw| flaw.to_string())
}

/// The track of the only node.
fn track(channels: &[(&str, &str, &[f32], &[f32])]) -> Track {
    let animations = read_all(&animated(channels)).unwrap();
    assert_eq!((animations.len(), animations[0].name.as_str(), animations[0].tracks[0].0), (1, "Open", 0));
    animations[0].tracks[0].1.clone()
}

fn moved(track: &Track, share: f32) -> Vec3 {
    track.at(share).translation.unwrap()
}

#[test]
fn lines_join_keyframes_and_a_share_is_of_the_whole() {
    let lid = track(&[("translation", "LINEAR", &[1.0, 2.0, 5.0], &[0., 0., 0., 0., 4., 0., 8., 4., 0.])]);
    for (share, expect) in [
        (0.0, Vec3::ZERO),
        (0.125, Vec3::Y * 2.0),
        (0.25, Vec3::Y * 4.0),
        (0.625, Vec3::new(4.0, 4.0, 0.0)),
        (1.0, Vec3::new(8.0, 4.0, 0.0)),
        (7.0, Vec3::new(8.0, 4.0, 0.0)),
        (-1.0, Vec3::ZERO),
    ] {
        assert!(moved(&lid, share).distance(expect) < 1e-6, "{share}: {}", moved(&lid, share));
    }
    assert_eq!((lid.at(0.5).rotation, lid.at(0.5).scale), (None, None), "what is not animated is not moved");
}

#[test]
fn steps_hold_their_value_until_the_next() {
    let lid = track(&[("scale", "STEP", &[0.0, 1.0, 2.0], &[1., 1., 1., 2., 2., 2., 3., 3., 3.])]);
    let scale = |share| lid.at(share).scale.unwrap().x;
    assert_eq!([0.0, 0.49, 0.5, 0.99, 1.0].map(scale), [1.0, 1.0, 2.0, 2.0, 3.0]);
}

#[test]
fn a_cubic_spline_has_the_slopes_that_its_tangents_say() {
    // From 0 to 1 in two seconds, leaving with 1 a second and arriving at rest.
    let values = [0., 0., 0., 0., 0., 0., 1., 0., 0., 0., 0., 0., 1., 0., 0., 0., 0., 0.];
    let lid = track(&[("translation", "CUBICSPLINE", &[0.0, 2.0], &values)]);
    for (share, expect) in [(0.0, 0.0), (0.5, 0.5 + 2.0 * 0.125), (1.0, 1.0)] {
        assert!((moved(&lid, share).x - expect).abs() < 1e-6, "{share}: {}", moved(&lid, share));
    }
    let slope = |share: f32| (moved(&lid, share + 1e-3).x - moved(&lid, share).x) / 2e-3;
    assert!((slope(0.0) - 1.0).abs() < 0.01 && slope(0.998).abs() < 0.01, "{} {}", slope(0.0), slope(0.998));
}

#[test]
fn a_turn_goes_the_short_way_at_an_even_pace() {
    let quarter = Quat::from_rotation_y(FRAC_PI_2);
    // The same turn the other way round, and not quite of length one.
    let far = (-quarter * 0.9).to_array();
    let keys = [[0.0, 0.0, 0.0, 1.0], far].concat();
    let hinge = track(&[("rotation", "LINEAR", &[0.0, 1.0], &keys)]);
    let turned = |share| hinge.at(share).rotation.unwrap();
    for (share, angle) in [(0.0, 0.0), (0.5, FRAC_PI_4), (1.0, FRAC_PI_2)] {
        let expect = Quat::from_rotation_y(angle);
        assert!(turned(share).angle_between(expect) < 1e-3, "{share}: {}", turned(share));
        assert!((turned(share).length() - 1.0).abs() < 1e-5);
    }
    let nothing = track(&[("rotation", "LINEAR", &[0.0, 1.0], &[0.0; 8])]);
    assert_eq!(nothing.at(0.5).rotation, Some(Quat::IDENTITY));
}

#[test]
fn all_tracks_of_an_animation_last_equally_long() {
    let lid = track(&[
        ("translation", "LINEAR", &[0.0, 1.0], &[0., 0., 0., 1., 0., 0.]),
        ("scale", "LINEAR", &[1.0, 4.0], &[1., 1., 1., 4., 4., 4.]),
    ]);
    let quarter = lid.at(0.25);
    assert_eq!((quarter.translation, quarter.scale), (Some(Vec3::X), Some(Vec3::ONE)));
    assert_eq!(lid.at(0.5).scale, Some(Vec3::splat(2.0)));
}

#[test]
fn one_keyframe_is_a_place() {
    let lid = track(&[("translation", "LINEAR", &[3.0], &[1., 2., 3.])]);
    assert_eq!([0.0, 0.5, 1.0].map(|share| moved(&lid, share)), [Vec3::new(1.0, 2.0, 3.0); 3]);
}

#[test]
fn what_is_wrong_is_told_and_refused_before_bevy_gets_it() {
    let check = |spoil: &dyn Fn(&mut Value), told: &str| {
        let mut file = animated(&[("translation", "LINEAR", &[0.0, 1.0], &[0., 0., 0., 1., 0., 0.])]);
        spoil(&mut file.0);
        let found = read_all(&file).unwrap_err();
        assert!(found.contains(told), "{found} instead of {told}");
        let refused = super::super::inspect(&tests::glb(&file.0, &file.1), Path::new(""));
        assert_eq!(refused.unwrap_err().to_string(), found);
    };
    let set = |pointer: &'static str, value: Value| {
        move |json: &mut Value| *json.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value.clone()
    };
    check(&set("/animations/0/channels/0/sampler", json!(7)), "animations[0].channels[0]: there is no sampler 7");
    check(&set("/animations/0/channels/0/target/node", json!(7)), "there is no node 7");
    check(&set("/animations/0/samplers/0/input", json!(99)), "accessors[99]");
    check(&set("/animations/0/samplers/0/interpolation", json!("SPIRAL")), "SPIRAL");
    check(&set("/animations/0/samplers/0/interpolation", json!("CUBICSPLINE")), "2 values where its keyframes need 6");
    check(&set("/accessors/7/count", json!(1)), "1 values where its keyframes need 2");
    check(&set("/accessors/7/count", json!(1_000_000)), "reach beyond");
    check(&set("/accessors/6/count", json!(0)), "it has no elements");
    check(&|json| json["animations"] = json!(vec![json!({}); 1001]), "more than 1000 animations");
    let twice = |json: &mut Value| {
        let channel = json["animations"][0]["channels"][0].clone();
        json["animations"][0]["channels"].as_array_mut().unwrap().push(channel);
    };
    check(&twice, "is animated already");
}

#[test]
fn hostile_numbers_are_refused() {
    let check = |times: &[f32], values: &[f32], told: &str| {
        let found = read_all(&animated(&[("translation", "LINEAR", times, values)])).unwrap_err();
        assert!(found.contains(told), "{found} instead of {told}");
    };
    let still = [0.0; 6];
    check(&[1.0, 1.0], &still, "do not increase");
    check(&[2.0, 1.0], &still, "do not increase");
    check(&[-1.0, 1.0], &still, "do not increase");
    check(&[0.0, 1e6], &still, "do not increase");
    check(&[0.0, f32::NAN], &still, "not a number");
    check(&[0.0, 1.0], &[0., 0., 0., f32::INFINITY, 0., 0.], "not a number");
    check(&[0.0, 1.0], &[0., 0., 0., 1e7, 0., 0.], "beyond");
    // The worst that passes stays finite.
    let far = track(&[("translation", "CUBICSPLINE", &[0.0, 1e5], &[1e6; 18])]);
    assert!((0..=10).all(|tenth| moved(&far, tenth as f32 / 10.0).is_finite()));
}

#[test]
fn weights_go_from_one_keyframe_to_the_next_in_every_way() {
    let check = |interpolation: &str, values: &[f32], expect: [(f32, [f32; 2]); 4]| {
        let swell = track(&[("weights", interpolation, &[0.0, 2.0], values)]);
        assert_eq!(swell.at(0.5), Place::default(), "it stays where it is");
        for (share, expect) in expect {
            let found = swell.weights(share).unwrap();
            let is_near = found.iter().zip(expect).all(|(a, b)| (a - b).abs() < 1e-6);
            assert!(found.len() == 2 && is_near, "{interpolation} at {share}: {found:?} is not {expect:?}");
        }
    };
    let keys = [0.0, 1.0, 1.0, 0.5];
    check("LINEAR", &keys, [(0.0, [0.0, 1.0]), (0.5, [0.5, 0.75]), (1.0, [1.0, 0.5]), (9.0, [1.0, 0.5])]);
    check("STEP", &keys, [(0.0, [0.0, 1.0]), (0.5, [0.0, 1.0]), (0.99, [0.0, 1.0]), (1.0, [1.0, 0.5])]);
    // In each keyframe all tangents that come in, all values, all tangents that go out; the first leaves with 1 a second.
    let spline = [0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.5, 0.0, 0.0];
    check("CUBICSPLINE", &spline, [(0.0, [0.0, 1.0]), (0.5, [0.75, 0.75]), (1.0, [1.0, 0.5]), (-1.0, [0.0, 1.0])]);
    assert_eq!(track(&[("scale", "STEP", &[0.0], &[1.0; 3])]).weights(0.5), None);
}

#[test]
fn what_is_wrong_with_weights_and_targets_is_told() {
    let check = |spoil: &dyn Fn(&mut Value), told: &str| {
        let (mut json, binary) = animated(&[("weights", "LINEAR", &[0.0, 1.0], &[0.0, 0.0, 1.0, 0.5])]);
        spoil(&mut json);
        let found = super::super::inspect(&tests::glb(&json, &binary), Path::new("")).map_err(|flaw| flaw.to_string());
        assert!(found.as_ref().is_err_and(|found| found.contains(told)), "{found:?} instead of {told}");
    };
    check(&|json| drop(json["meshes"][0]["primitives"][0]["targets"].as_array_mut().unwrap().pop()), "need 2");
    check(&|json| json["animations"][0]["samplers"][0]["interpolation"] = json!("CUBICSPLINE"), "need 12");
    check(
        &|json| json["meshes"][0]["primitives"][0]["targets"][1]["POSITION"] = json!(2),
        "other numbers than vectors",
    );
    check(&|json| json["meshes"][0]["primitives"][0]["targets"][1]["NORMAL"] = json!(999), "accessors[999]");
    let short = |json: &mut Value| {
        let up = json["meshes"][0]["primitives"][0]["targets"][0]["POSITION"].as_u64().unwrap() as usize;
        json["accessors"][up]["count"] = json!(2);
    };
    check(&short, "another number of vertices");
    let flat = |json: &mut Value| {
        json["meshes"][0]["primitives"][0]["attributes"].as_object_mut().unwrap().remove("NORMAL");
    };
    check(&flat, "morph targets and no normals");
    let many = |json: &mut Value| {
        let targets = json["meshes"][0]["primitives"][0]["targets"][0].clone();
        json["meshes"][0]["primitives"][0]["targets"] = json!(vec![targets; 3_000_000]);
    };
    check(&many, "more than");
    let fewer = |json: &mut Value| json["accessors"].as_array_mut().unwrap().last_mut().unwrap()["count"] = json!(3);
    check(&fewer, "it has 3 values where its keyframes need 4");
}

#[test]
fn a_file_is_shown_in_the_shape_of_an_animation_at_a_share() {
    let (json, binary) = animated(&[("weights", "LINEAR", &[0.0, 1.0], &[0.0, 0.0, 1.0, 0.5])]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.glb");
    std::fs::write(&path, tests::glb(&json, &binary)).unwrap();
    let corner = |share: f32| {
        let model = super::super::load(&path, None, &[("Open".to_owned(), share)]).unwrap();
        model.parts[0].mesh.positions[0]
    };
    assert_eq!([0.0, 0.5, 1.0].map(corner), [Vec3::X, Vec3::new(1.25, 1.0, 0.0), Vec3::new(1.5, 2.0, 0.0)]);
}

#[test]
fn what_moves_no_node_is_left_alone() {
    let (mut json, binary) = animated(&[("translation", "LINEAR", &[0.0, 1.0], &[0., 0., 0., 1., 0., 0.])]);
    json["meshes"][0]["primitives"][0]["targets"] = json!([]);
    json["animations"][0]["channels"][0]["target"] = json!({ "node": 0, "path": "weights" });
    let animations = read_all(&(json.clone(), binary.clone())).unwrap();
    assert_eq!(animations[0].tracks[0].1.at(0.5), Place::default());
    json["animations"][0]["channels"][0]["target"] = json!({ "path": "pointer" });
    assert!(read_all(&(json, binary)).unwrap()[0].tracks.is_empty());
}

#[test]
fn a_file_is_shown_with_an_animation_at_a_share() {
    let (json, binary) = animated(&[("translation", "LINEAR", &[0.0, 1.0], &[0., 0., 0., 0., 8., 0.])]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file.glb");
    std::fs::write(&path, tests::glb(&json, &binary)).unwrap();
    let corner = |poses: &[(&str, f32)]| {
        let poses: Vec<_> = poses.iter().map(|(name, share)| ((*name).to_owned(), *share)).collect();
        super::super::load(&path, None, &poses).map(|model| model.parts[0].mesh.positions[0])
    };
    assert_eq!(corner(&[]).unwrap(), Vec3::X, "it stands as its node says");
    assert_eq!(corner(&[("Open", 0.25)]).unwrap(), Vec3::Y * 2.0);
    let error = corner(&[("Opn", 0.25)]).unwrap_err().to_string();
    assert!(error.contains("no animation") && error.contains("“Open”"), "{error}");
}
