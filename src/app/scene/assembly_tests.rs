//! Steps of a small product that is put there by hand.

use super::{
    super::effects::{Look, tests::catalog},
    *,
};
use crate::{
    catalog::{Move, Text},
    rules::Rulebook,
};
use std::{sync::Arc, time::Duration};

fn a_move(sockets: &[&str], nodes: &[&str], by_mm: [f32; 3]) -> Move {
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Move { sockets: owned(sockets), nodes: owned(nodes), by_mm }
}

fn steps() -> Vec<Step> {
    let step = |id: &str, moves| Step { id: id.into(), text: Text::plain(id), moves };
    vec![
        step("front", vec![a_move(&["front"], &[], [0.0, 100.0, 0.0])]),
        step("pads", vec![a_move(&["pads"], &[], [0.0, 0.0, 50.0]), a_move(&[], &["Screw"], [10.0, 0.0, 0.0])]),
        step("box", vec![a_move(&["front"], &[], [0.0, 0.0, 400.0])]),
    ]
}

#[test]
fn parts_come_to_their_places_step_by_step() {
    let steps = steps();
    let front = |done| Offsets::of(steps.iter(), done).sockets["front"];
    let screw = |done| Offsets::of(steps.iter(), done).nodes["Screw"];
    // Of a part that moves in two steps, the ways add up.
    assert_eq!(front(0.0), Vec3::new(0.0, 100.0, 400.0));
    assert_eq!(front(1.0), Vec3::new(0.0, 0.0, 400.0));
    assert_eq!((front(2.0), front(3.0)), (Vec3::new(0.0, 0.0, 400.0), Vec3::ZERO));
    assert_eq!((screw(1.0), screw(1.5), screw(2.0)), (Vec3::X * 10.0, Vec3::X * 5.0, Vec3::ZERO));
    assert!(front(0.5).y < front(0.1).y && front(0.5).y > 0.0);
    assert_eq!(Offsets::of(steps.iter(), 99.0).of_socket("front"), Vec3::ZERO);
    assert_eq!(Offsets::of(steps.iter(), 0.0).of_socket("nowhere"), Vec3::ZERO);
}

#[test]
fn what_moves_gets_there_in_time_and_comes_to_rest() {
    let mut progress = Progress::default();
    progress.head_for(None, 3, false);
    assert_eq!((progress.done, progress.flight), (3.0, None), "a product is whole at first");
    progress.head_for(Some(0), 3, false);
    let mut frames = 0;
    while progress.flight.is_some() && frames < 1000 {
        progress.advance(1.0 / 60.0);
        frames += 1;
    }
    assert_eq!(progress.done, 0.0);
    assert!((60..=72).contains(&frames), "{frames}");
    progress.head_for(Some(1), 3, true);
    assert_eq!((progress.done, progress.flight), (1.0, None), "at once with reduced motion");
    progress.head_for(Some(1), 2, false);
    assert_eq!((progress.done, progress.flight), (1.0, None), "another design has other steps");
    progress.head_for(Some(9), 2, true);
    assert_eq!(progress.done, 2.0);
}

/// A product with `front` filled and a node in it, and no pads.
fn stage() -> (App, Entity, Entity) {
    let mut app = App::new();
    let mut catalog = catalog(vec![vec![]]);
    let look = Look::of(&catalog, &crate::design::Selection::defaults(&catalog));
    catalog.stage.assembly = Some(Assembly { camera: "home".into(), steps: steps() });
    let catalog = Arc::new(catalog);
    let book = Arc::new(Rulebook::new(&catalog));
    app.add_message::<RequestRedraw>()
        .add_message::<NextVisitor>()
        .insert_resource(Session::new(catalog, book).expect("nothing is forbidden"))
        .init_resource::<Apart>()
        .init_resource::<AssemblySteps>()
        .init_resource::<ReducedMotion>()
        .init_resource::<Time>()
        .init_resource::<Rig>()
        .configure_sets(Update, (SceneSystems::Aim, SceneSystems::Place).chain())
        .add_plugins(plugin);
    let world = app.world_mut();
    let product = world.spawn((Product::default(), OnStage)).id();
    world.get_mut::<Product>(product).unwrap().wanted = Some(look);
    let place = Transform::from_xyz(0.0, 0.5, 0.0);
    let socket = world.spawn((Socket("front".into()), Transform::default(), ChildOf(product))).id();
    let node = world.spawn((Part("Screw".into()), Belongs(place), place, ChildOf(socket))).id();
    app.update();
    (app, socket, node)
}

fn tick(app: &mut App, secs: f32) {
    app.world_mut().resource_mut::<Time>().advance_by(Duration::from_secs_f32(secs));
    app.update();
}

fn place(app: &App, entity: Entity) -> Vec3 {
    app.world().get::<Transform>(entity).unwrap().translation
}

#[test]
fn the_product_on_stage_comes_apart_and_together() {
    let (mut app, socket, node) = stage();
    // Nothing is in the pads, but the screw that comes with them is there.
    assert_eq!(app.world().resource::<AssemblySteps>().0, [0, 1, 2]);
    app.insert_resource(Apart(Some(0)));
    (0..20).for_each(|_| tick(&mut app, 0.1));
    assert!((place(&app, socket) - Vec3::new(0.0, 0.1, 0.4)).length() < 1e-6, "{}", place(&app, socket));
    assert!((place(&app, node) - Vec3::new(0.01, 0.5, 0.0)).length() < 1e-6, "{}", place(&app, node));
    // What is built anew meanwhile is apart at once.
    let world = app.world_mut();
    let product = world.query_filtered::<Entity, With<OnStage>>().single(world).unwrap();
    let fresh = world.spawn((Socket("front".into()), Transform::default(), ChildOf(product))).id();
    world.get_mut::<Product>(product).unwrap().set_changed();
    app.update();
    assert_eq!(place(&app, fresh), place(&app, socket));
    app.insert_resource(Apart(None));
    (0..20).for_each(|_| tick(&mut app, 0.1));
    assert_eq!((place(&app, socket), place(&app, node)), (Vec3::ZERO, Vec3::new(0.0, 0.5, 0.0)));
}

#[test]
fn steps_without_parts_are_left_out_and_nothing_moves_at_rest() {
    let (mut app, _, node) = stage();
    app.world_mut().despawn(node);
    let world = app.world_mut();
    world.query::<&mut Product>().single_mut(world).unwrap().set_changed();
    app.update();
    assert_eq!(app.world().resource::<AssemblySteps>().0, [0, 2]);
    app.update();
    app.world_mut().resource_mut::<Messages<RequestRedraw>>().clear();
    (0..5).for_each(|_| tick(&mut app, 0.1));
    assert!(app.world().resource::<Messages<RequestRedraw>>().is_empty());
}

#[test]
fn with_reduced_motion_all_is_there_at_once() {
    let (mut app, socket, _) = stage();
    app.insert_resource(ReducedMotion(true)).insert_resource(Apart(Some(1)));
    app.update();
    assert!((place(&app, socket) - Vec3::Z * 0.4).length() < 1e-6, "{}", place(&app, socket));
}
