//! What must be true of any picture at rest.

use super::*;
use crate::app::scene::{
    environment::Panorama,
    gltf::{Material, Mesh, Model, Part},
};
use bevy::{
    math::{UVec2, Vec3, Vec4, Vec4Swizzles},
    prelude::{Mesh as BevyMesh, Meshable, Sphere},
};
use std::sync::atomic::AtomicBool;

/// A ball of radius 1 made of `material`.
fn ball(material: Material) -> Model {
    let sphere: BevyMesh = Sphere::new(1.0).mesh().uv(48, 24);
    let positions = sphere.attribute(BevyMesh::ATTRIBUTE_POSITION).unwrap().as_float3().unwrap();
    let positions: Vec<Vec3> = positions.iter().map(|at| Vec3::from_array(*at)).collect();
    let indices: Vec<u32> = sphere.indices().unwrap().iter().map(|at| at as u32).collect();
    let mesh = Mesh {
        normals: positions.clone(),
        positions,
        triangles: indices.chunks_exact(3).map(|corner| [corner[0], corner[1], corner[2]]).collect(),
        ..Mesh::default()
    };
    Model { parts: vec![Part { mesh, material: 0 }], materials: vec![material], ..Model::default() }
}

/// The same in even light of 1.
pub fn evenly_lit(material: Material) -> Scene {
    Scene::new(ball(material), Light::new(Panorama::uniform(Vec3::ONE), 1.0, Vec::new()), None)
}

const QUALITY: Quality = Quality { least_samples: 64, most_samples: 256, tolerance: 0.002, f_number: None };

/// Mean light over the middle of the ball under even light of 1.
fn furnace(material: Material) -> Vec3 {
    furnace_seen(material, 0.22)
}

/// The same for the part that is seen under an angle in radians.
fn furnace_seen(material: Material, angle: f32) -> Vec3 {
    let scene = evenly_lit(material);
    let view = View::looking(Vec3::Z * 6.0, Vec3::ZERO, angle, UVec2::splat(12));
    let mut film = Film::new(view, QUALITY, Behind::Nothing, &scene);
    while !film.pass(&scene, &AtomicBool::new(false)) {}
    let mean = film.mean();
    assert!((mean.w - 1.0).abs() < 1e-6, "the ball fills the picture");
    mean.xyz()
}

#[test]
fn a_white_furnace_makes_white_surfaces_vanish() {
    let white = Material { metallic: 0.0, ..Material::default() };
    let check = |name: &str, material: Material, least: f32, most: f32| {
        let light = furnace(material);
        assert!(light.min_element() > least && light.max_element() < most, "{name}: {light}");
    };
    check("matt", Material { specular: 0.0, ..white.clone() }, 0.995, 1.005);
    for roughness in [0.0, 0.3, 0.6, 1.0] {
        check("metal", Material { metallic: 1.0, roughness, ..white.clone() }, 0.98, 1.02);
        check("dielectric", Material { roughness, ..white.clone() }, 0.94, 1.02);
    }
    let coated = Material { clearcoat: 1.0, clearcoat_roughness: 0.1, ..white.clone() };
    check("coat", coated, 0.93, 1.02);
    let velvet = Material { sheen_color: Vec3::ONE, sheen_roughness: 0.5, specular: 0.0, ..white.clone() };
    check("sheen", velvet, 0.97, 1.03);
    let brushed = Material { metallic: 1.0, roughness: 0.3, anisotropy: 0.8, ..white.clone() };
    check("brushed metal", brushed, 0.85, 1.06);
    let glass = Material { transmission: 1.0, roughness: 0.0, ..white.clone() };
    check("thin glass", glass.clone(), 0.99, 1.01);
    check("solid glass", Material { thickness: 1.0, ..glass }, 0.99, 1.01);
}

#[test]
fn colours_of_a_furnace_are_those_of_the_surface() {
    let grey =
        Material { metallic: 0.0, specular: 0.0, base_color: Vec4::new(0.5, 0.25, 0.1, 1.0), ..Material::default() };
    // Nothing of a ball sees the ball itself.
    let light = furnace(grey);
    assert!((light - Vec3::new(0.5, 0.25, 0.1)).abs().max_element() < 0.003, "{light}");
    let lamp =
        Material { emissive: Vec3::new(3.0, 2.0, 0.0), base_color: Vec4::ZERO, specular: 0.0, ..Material::default() };
    assert!((furnace(lamp) - Vec3::new(3.0, 2.0, 0.0)).length() < 0.01);
    let plain = Material { unlit: true, base_color: Vec4::new(0.3, 0.6, 0.9, 1.0), ..Material::default() };
    assert!((furnace(plain) - Vec3::new(0.3, 0.6, 0.9)).length() < 0.001);
}

#[test]
fn a_coloured_body_weakens_light_by_the_way_in_it() {
    let body = Material {
        metallic: 0.0,
        transmission: 1.0,
        roughness: 0.0,
        specular: 0.0,
        ior: 1.0,
        thickness: 1.0,
        attenuation_distance: 2.0,
        attenuation_color: Vec3::new(0.5, 1.0, 0.25),
        ..Material::default()
    };
    // Straight through the middle the way is the diameter, which is the distance of the colour.
    let light = furnace_seen(body, 0.02);
    assert!((light - Vec3::new(0.5, 1.0, 0.25)).abs().max_element() < 0.03, "{light}");
}

#[test]
fn both_sides_of_a_wall_together_have_its_colour_and_more_of_it_where_light_is_flat() {
    let color = Vec3::new(0.5, 1.0, 0.25);
    let wall = |is_side| Material {
        base_color: color.extend(1.0),
        transmission: 1.0,
        metallic: 0.0,
        roughness: 0.0,
        specular: 0.0,
        is_side,
        ..Material::default()
    };
    let middle = furnace_seen(wall(true), 0.02);
    assert!((middle - color).abs().max_element() < 0.02, "{middle}");
    let single = furnace_seen(wall(false), 0.02);
    assert!((single - color * color).abs().max_element() < 0.02, "{single}");
    let all = furnace_seen(wall(true), 0.2);
    assert!(all.x < middle.x - 0.03 && all.z < middle.z - 0.03, "{all} {middle}");
}

#[test]
fn light_comes_through_clear_walls_as_it_goes_out() {
    let behind_glass = |roughness, from| {
        let mut model = ball(Material { metallic: 0.0, specular: 0.0, roughness: 1.0, ..Material::default() });
        let mut glass = ball(Material { metallic: 0.0, transmission: 1.0, roughness, ..Material::default() });
        glass.parts[0].mesh.positions.iter_mut().for_each(|at| *at *= 1.5);
        glass.parts[0].material = 1;
        model.parts.append(&mut glass.parts);
        model.materials.append(&mut glass.materials);
        let lamp = Lamp { direction: from, light: Vec3::ONE, radius: 0.0 };
        let scene = Scene::new(model, Light::new(Panorama::uniform(Vec3::splat(0.5)), 1.0, vec![lamp]), None);
        let view = View::looking(Vec3::Z * 6.0, Vec3::ZERO, 0.1, UVec2::splat(12));
        let mut film = Film::new(view, QUALITY, Behind::Nothing, &scene);
        while !film.pass(&scene, &AtomicBool::new(false)) {}
        film.mean().xyz().x
    };
    // Everything looks like even light in even light, however often it passes; a lamp loses 4 hundredths on each way.
    let aside = Vec3::new(0.6, 0.0, 0.8);
    for roughness in [0.0, 0.05] {
        let (lit, unlit) = (behind_glass(roughness, aside), behind_glass(roughness, -aside));
        assert!((unlit - 0.5).abs() < 0.02, "{unlit}");
        assert!((lit - unlit - 0.96 * 0.96 * 0.8).abs() < 0.06, "{lit} {unlit}");
    }
}
