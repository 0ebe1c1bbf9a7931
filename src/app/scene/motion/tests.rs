//! A lid of a small product that is put there by hand.

use super::{
    super::{
        effects::tests::catalog,
        gltf::{Place, Track},
        product::Socket,
    },
    *,
};
use crate::{
    catalog::{Effect, Text},
    design::Selection,
    rules::Rulebook,
};
use bevy::{
    asset::RenderAssetUsages,
    math::Affine3A,
    mesh::{PrimitiveTopology, morph::MorphAttributes},
};
use std::{f32::consts::FRAC_PI_2, sync::Arc, time::Duration};

fn motion(unless: &[&str]) -> Motion {
    Motion {
        id: "open".into(),
        go: Text::plain("Open it"),
        back: Text::plain("Shut it"),
        animation: "Open".into(),
        unless: unless.iter().map(|socket| (*socket).to_owned()).collect(),
        contact_shadow: None,
    }
}

/// Moves up by 0.2 m.
fn lid() -> Moving {
    let up = Place { translation: Some(Vec3::Y * 0.2), ..Place::default() };
    Moving::new(vec![("Open".into(), Track::to(up))], Transform::default(), Vec3::ZERO)
}

/// A product with `front` filled and a lid in it; its design shows it at this share of being open.
fn stage(posed: Option<f32>, unless: &[&str]) -> (App, Entity) {
    let effects =
        posed.map(|at| Effect::Pose { animation: "Open".into(), at, contact_shadow: None }).into_iter().collect();
    let mut catalog = catalog(vec![effects]);
    catalog.stage.motions = vec![motion(unless)];
    let look = Look::of(&catalog, &Selection::defaults(&catalog));
    let catalog = Arc::new(catalog);
    let book = Arc::new(Rulebook::new(&catalog));
    let mut app = App::new();
    app.add_message::<RequestRedraw>()
        .insert_resource(Session::new(catalog, book).expect("nothing is forbidden"))
        .insert_resource(SceneReady(true))
        .init_resource::<Motions>()
        .init_resource::<Moved>()
        .init_resource::<ReducedMotion>()
        .init_resource::<Resolution>()
        .init_resource::<Targets>()
        .init_resource::<Assets<Mesh>>()
        .init_resource::<Time>();
    systems(&mut app);
    let world = app.world_mut();
    let mut shown = Product::default();
    shown.wanted = Some(look);
    let product = world.spawn((shown, OnStage)).id();
    let socket = world.spawn((Socket("front".into()), Transform::default(), ChildOf(product))).id();
    let (moving, place) = (lid(), Transform::default());
    let lid = world.spawn((Part("Lid".into()), Belongs(place), place, moving, ChildOf(socket))).id();
    app.update();
    (app, lid)
}

fn tick(app: &mut App, secs: f32) {
    app.world_mut().resource_mut::<Time>().advance_by(Duration::from_secs_f32(secs));
    app.update();
}

fn ask(app: &mut App, share: Option<f32>) {
    app.insert_resource(Moved(share.map(|share| ("open".to_owned(), share)).into_iter().collect()));
}

/// How high the lid is, in metres.
fn height(app: &App, lid: Entity) -> f32 {
    app.world().get::<Belongs>(lid).unwrap().0.translation.y
}

fn redraws(app: &mut App) -> usize {
    app.world_mut().resource_mut::<Messages<RequestRedraw>>().drain().count()
}

#[test]
fn what_is_asked_for_moves_gets_there_in_time_and_comes_back_exactly() {
    let (mut app, lid) = stage(None, &[]);
    assert_eq!(app.world().resource::<Motions>().0, [(0, false)]);
    ask(&mut app, Some(1.0));
    let (mut heights, mut frames) = (vec![0.0], 0);
    redraws(&mut app);
    loop {
        tick(&mut app, 1.0 / 60.0);
        frames += 1;
        heights.push(height(&app, lid));
        if redraws(&mut app) == 0 || frames > 1000 {
            break;
        }
    }
    assert_eq!(heights.last(), Some(&0.2));
    assert!((40..=46).contains(&frames), "{frames}");
    assert!(heights.windows(2).all(|pair| pair[0] <= pair[1]), "{heights:?}");
    assert!(heights[1] < 0.001, "after a sleep the first step is a short one: {}", heights[1]);
    // Half way back it is asked for once more.
    ask(&mut app, None);
    (0..20).for_each(|_| tick(&mut app, 1.0 / 60.0));
    let turned = height(&app, lid);
    assert!((0.05..0.15).contains(&turned), "{turned}");
    ask(&mut app, Some(1.0));
    tick(&mut app, 1.0 / 60.0);
    assert!((height(&app, lid) - turned).abs() < 0.01, "it goes on from where it is");
    ask(&mut app, None);
    (0..20).for_each(|_| tick(&mut app, 0.1));
    assert_eq!(app.world().get::<Belongs>(lid).unwrap().0, Transform::default());
}

#[test]
fn nothing_is_drawn_and_nothing_changes_at_rest() {
    let (mut app, _) = stage(None, &[]);
    for share in [None, Some(1.0)] {
        ask(&mut app, share);
        (0..30).for_each(|_| tick(&mut app, 0.1));
        redraws(&mut app);
        let world = app.world_mut();
        world.clear_trackers();
        (0..5).for_each(|_| tick(&mut app, 0.1));
        assert_eq!(redraws(&mut app), 0);
        let world = app.world_mut();
        let mut products = world.query_filtered::<Ref<Product>, With<OnStage>>();
        let tick = products.single(world).unwrap().last_changed();
        app.update();
        let world = app.world_mut();
        assert_eq!(products.single(world).unwrap().last_changed(), tick);
    }
}

#[test]
fn where_motion_is_reduced_and_where_frames_are_slow_all_is_there_at_once() {
    let check = |change: &dyn Fn(&mut App)| {
        let (mut app, lid) = stage(None, &[]);
        change(&mut app);
        ask(&mut app, Some(1.0));
        app.update();
        assert_eq!(height(&app, lid), 0.2);
    };
    check(&|app| app.world_mut().resource_mut::<ReducedMotion>().0 = true);
    check(&|app| app.world_mut().resource_mut::<SceneReady>().0 = false);
    check(&|app| {
        app.insert_resource(Resolution::new(Tier::Software, true));
    });
}

#[test]
fn a_value_poses_the_design_and_the_customer_moves_it_to_the_other_end() {
    let (mut app, lid) = stage(Some(0.75), &[]);
    app.world_mut().resource_mut::<ReducedMotion>().0 = true;
    assert_eq!(app.world().resource::<Motions>().0, [(0, true)]);
    (0..20).for_each(|_| tick(&mut app, 0.1));
    assert!((height(&app, lid) - 0.15).abs() < 1e-6, "{}", height(&app, lid));
    for (share, expect) in [(Some(1.0), 0.0), (Some(0.5), 0.075), (None, 0.15)] {
        ask(&mut app, share);
        app.update();
        assert!((height(&app, lid) - expect).abs() < 1e-6, "{share:?}: {}", height(&app, lid));
    }
}

#[test]
fn what_is_in_the_way_or_hidden_keeps_it_where_it_is() {
    let (mut app, lid) = stage(None, &["front"]);
    // The front is filled in the small catalog.
    assert_eq!(app.world().resource::<Motions>().0, []);
    ask(&mut app, Some(1.0));
    (0..20).for_each(|_| tick(&mut app, 0.1));
    assert_eq!(height(&app, lid), 0.0);
    let (mut app, _) = stage(None, &["pads", "no-such-socket"]);
    assert_eq!(app.world().resource::<Motions>().0, [(0, false)]);
    let world = app.world_mut();
    let mut product = world.query::<&mut Product>().single_mut(world).unwrap();
    product.wanted.as_mut().unwrap().hidden.insert("Lid".into());
    app.update();
    assert_eq!(app.world().resource::<Motions>().0, []);
}

#[test]
fn a_surface_takes_its_shape_and_gives_it_back() {
    let (mut app, lid) = stage(None, &[]);
    app.world_mut().resource_mut::<ReducedMotion>().0 = true;
    let swell = Moving::new(vec![("Open".into(), Track::weighing(&[0.5]))], Transform::default(), Vec3::ZERO);
    let world = app.world_mut();
    world.entity_mut(lid).insert(swell);
    let positions = vec![[0.0_f32; 3], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0]];
    let flat = Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions);
    let flat = world.resource_mut::<Assets<Mesh>>().add(flat);
    let up = MorphAttributes { position: Vec3::Y * 4.0, ..default() };
    world.insert_resource(Targets::of(&flat, vec![up; 3]));
    let shape = Shape::new(flat.clone(), flat.clone(), Affine3A::IDENTITY, &[]);
    let surface = world.spawn((shape, Mesh3d(flat.clone()), ChildOf(lid))).id();
    let height = |app: &App| {
        let mesh = &app.world().get::<Mesh3d>(surface).unwrap().0;
        let mesh = app.world().resource::<Assets<Mesh>>().get(mesh).unwrap();
        mesh.attribute(Mesh::ATTRIBUTE_POSITION).unwrap().as_float3().unwrap()[0][1]
    };
    for (share, expect) in [(Some(1.0), 2.0), (Some(0.5), 1.0), (None, 0.0)] {
        ask(&mut app, share);
        app.update();
        assert_eq!(height(&app), expect, "{share:?}");
    }
    assert_eq!(app.world().get::<Mesh3d>(surface).unwrap().0, flat);
}

#[test]
fn what_is_built_anew_meanwhile_stands_where_it_should() {
    let (mut app, lid) = stage(None, &[]);
    app.world_mut().resource_mut::<ReducedMotion>().0 = true;
    ask(&mut app, Some(1.0));
    app.update();
    let socket = app.world().get::<ChildOf>(lid).unwrap().parent();
    let (moving, place) = (self::lid(), Transform::default());
    let fresh = app.world_mut().spawn((Part("Lid".into()), Belongs(place), place, moving, ChildOf(socket))).id();
    let world = app.world_mut();
    world.query::<&mut Product>().single_mut(world).unwrap().set_changed();
    app.update();
    assert_eq!(height(&app, fresh), 0.2);
}

#[test]
fn a_part_turns_about_where_its_hinge_is_in_a_wider_product() {
    let turn = Place { rotation: Some(Quat::from_rotation_y(FRAC_PI_2)), ..Place::default() };
    let at_rest = Transform::from_xyz(0.1, 0.0, 0.0);
    let door = |shift| Moving::new(vec![("Open".into(), Track::to(turn))], at_rest, shift);
    let open: Poses = [("Open".to_owned(), 1.0)].into();
    let check = |shift: Vec3, point: Vec3, expect: Vec3| {
        let placed = door(shift).placed(&open);
        // What is made wider moves the points of the mesh by as much.
        let seen = placed.transform_point(point - at_rest.translation + shift);
        assert!(seen.distance(expect) < 1e-6, "{seen} is not {expect}");
        assert_eq!(door(shift).placed(&Poses::new()), at_rest, "what nothing poses stands as in its file");
    };
    check(Vec3::ZERO, Vec3::X * 0.1, Vec3::X * 0.1);
    check(Vec3::ZERO, Vec3::X * 0.3, Vec3::new(0.1, 0.0, -0.2));
    check(Vec3::X * 0.05, Vec3::X * 0.1, Vec3::X * 0.15);
    check(Vec3::X * 0.05, Vec3::X * 0.3, Vec3::new(0.15, 0.0, -0.2));
    assert!(door(Vec3::ZERO).plays("Open") && !door(Vec3::ZERO).plays("Shut"));
}

#[test]
fn files_are_read_for_it_only_where_something_moves() {
    let mut still = catalog(vec![vec![Effect::Hide { nodes: Vec::new() }]]);
    assert!(!are_wanted(&still));
    still.stage.motions = vec![motion(&[])];
    assert!(are_wanted(&still));
    let pose = Effect::Pose { animation: "Open".into(), at: 0.0, contact_shadow: None };
    assert!(are_wanted(&catalog(vec![vec![], vec![pose]])));
}
