//! Hot spots on a small product of two plates, one behind the other.

use super::{
    super::{
        camera::{orbit::Framing, projection::OffAxis},
        effects::{
            Look,
            tests::{catalog, material},
        },
    },
    *,
};
use crate::{catalog::Text, rules::Rulebook};
use bevy::{
    asset::AssetPlugin,
    camera::{CameraPlugin, CameraProjection, ComputedCameraValues, RenderTargetInfo},
    mesh::MeshPlugin,
    transform::TransformPlugin,
};
use std::sync::Arc;

fn spot(node: &str, at_mm: [f32; 3]) -> HotSpot {
    let (title, about) = (Text::plain("Plate"), Text::plain("Thin."));
    HotSpot { id: "plate".into(), title, about, nodes: vec![node.into()], at_mm, group: None }
}

/// A camera before two plates, 20 cm wide: `Near` at the origin, `Far` 30 cm behind it and 5 cm lower.
fn stage() -> App {
    let mut app = App::new();
    let mut catalog = catalog(vec![vec![]]);
    let aims = [("Near", [0.0, 0.0, 40.0]), ("Far", [0.0, 0.0, 0.0]), ("Far", [0.0, -140.0, 0.0]), ("None", [0.0; 3])];
    catalog.stage.hot_spots = aims.into_iter().map(|(node, at)| spot(node, at)).collect();
    let catalog = Arc::new(catalog);
    let book = Arc::new(Rulebook::new(&catalog));
    app.add_plugins((AssetPlugin::default(), TransformPlugin, MeshPlugin, CameraPlugin))
        .add_message::<RequestRedraw>()
        .insert_resource(Session::new(catalog, book).expect("nothing is forbidden"))
        .insert_resource(Explaining(true))
        .init_resource::<CameraMotion>()
        .init_resource::<SpotsInSight>()
        .add_plugins(plugin);
    let mesh = app.world_mut().resource_mut::<Assets<Mesh>>().add(Cuboid::new(0.2, 0.2, 0.002));
    let world = app.world_mut();
    let product = world.spawn((Product::default(), OnStage)).id();
    for (name, place) in [("Near", Vec3::ZERO), ("Far", Vec3::new(0.0, -0.05, -0.3))] {
        let place = Transform::from_translation(place);
        let part = world.spawn((Part(name.into()), place, Visibility::default(), ChildOf(product))).id();
        world.spawn((Surface(name.into()), Mesh3d(mesh.clone()), ChildOf(part)));
    }
    let framing = Framing::new(Vec2::splat(400.0), None);
    let projection = OffAxis { framing, aspect: 1.0, near: 0.05, far: 200.0 };
    let computed = ComputedCameraValues {
        clip_from_view: projection.get_clip_from_view(),
        target_info: Some(RenderTargetInfo { physical_size: UVec2::splat(400), scale_factor: 1.0 }),
        ..default()
    };
    let camera = Camera { computed, ..default() };
    world.spawn((StageCamera, camera, Transform::from_xyz(0.0, 0.0, 30.0)));
    app.update();
    app
}

/// The hot spots in sight, by position.
fn seen(app: &mut App) -> Vec<usize> {
    app.update();
    app.world().resource::<SpotsInSight>().0.iter().map(|(spot, _)| *spot).collect()
}

fn part(app: &mut App, name: &str) -> Entity {
    let world = app.world_mut();
    let mut parts = world.query::<(Entity, &Part)>();
    parts.iter(world).find(|(_, part)| part.0 == name).expect("it was spawned").0
}

#[test]
fn what_is_hidden_by_the_product_is_not_in_sight() {
    let mut app = stage();
    // The second is behind the near plate, the third looks out below it, the last is about nothing that is there.
    assert_eq!(seen(&mut app), [0, 2]);
    let at = app.world().resource::<SpotsInSight>().0.clone();
    assert!((at[0].1 - Vec2::splat(200.0)).length() < 1.0 && at[1].1.y > 210.0, "{at:?}");
}

#[test]
fn a_part_that_is_not_shown_has_no_hot_spot_and_hides_none() {
    let mut app = stage();
    let near = part(&mut app, "Near");
    app.world_mut().entity_mut(near).insert(Visibility::Hidden);
    assert_eq!(seen(&mut app), [1, 2]);
}

#[test]
fn what_can_be_seen_through_hides_nothing() {
    let mut app = stage();
    let glass = Material { transmission: 0.9, ..material([255; 3]) };
    let look = Look {
        sockets: Default::default(),
        variants: Default::default(),
        hidden: Default::default(),
        materials: [("Near".to_owned(), glass)].into(),
        prints: Default::default(),
        stretches: Default::default(),
        poses: Default::default(),
        shadows: Default::default(),
        scale: [1.0; 3],
    };
    let world = app.world_mut();
    world.query::<&mut Product>().single_mut(world).unwrap().wanted = Some(look);
    assert_eq!(seen(&mut app), [0, 1, 2]);
}

#[test]
fn nobody_is_told_unasked() {
    let mut app = stage();
    app.insert_resource(Explaining(false));
    assert_eq!(seen(&mut app), [0; 0]);
}

#[test]
fn while_the_camera_moves_one_is_looked_for_in_each_frame_and_all_when_it_rests() {
    let mut app = stage();
    assert_eq!(seen(&mut app), [0, 2]);
    // From behind, the far plate is before the near one.
    let world = app.world_mut();
    let mut camera = world.query_filtered::<&mut Transform, With<StageCamera>>();
    *camera.single_mut(world).unwrap() = Transform::from_xyz(0.0, 0.0, -30.0).looking_at(Vec3::ZERO, Vec3::Y);
    app.insert_resource(CameraMotion(true));
    assert_eq!(seen(&mut app), [2], "the first was looked for");
    assert_eq!(seen(&mut app), [1, 2]);
    app.insert_resource(CameraMotion(false));
    assert_eq!(seen(&mut app), [1, 2]);
}

#[test]
fn a_place_is_moved_to_the_nearest_on_a_triangle() {
    let triangle = [Vec3::ZERO, Vec3::X, Vec3::Y];
    for (point, nearest) in [
        (Vec3::new(0.2, 0.2, 3.0), Vec3::new(0.2, 0.2, 0.0)),
        (Vec3::new(-1.0, -1.0, 0.0), Vec3::ZERO),
        (Vec3::new(3.0, -1.0, 1.0), Vec3::X),
        (Vec3::new(-1.0, 3.0, 1.0), Vec3::Y),
        (Vec3::new(0.4, -2.0, 0.0), Vec3::X * 0.4),
        (Vec3::new(-2.0, 0.4, 0.0), Vec3::Y * 0.4),
        (Vec3::new(1.0, 1.0, 1.0), Vec3::new(0.5, 0.5, 0.0)),
    ] {
        assert!(nearest_on(point, triangle).distance(nearest) < 1e-6, "{point}");
    }
}
