//! A product without files: what they would hold is put there by hand.

use super::{
    super::{
        effects::{
            Print, Stretch, Words,
            tests::{lettering, material},
        },
        lettering::Typeface,
        materials::{MaterialCache, standard},
        native::tests::of_materials,
    },
    *,
};
use bevy::{
    ecs::system::RunSystemOnce,
    gltf::{GltfMaterial, GltfPrimitive},
};

const RED: [u8; 3] = [255, 0, 0];
const BLUE: [u8; 3] = [0, 0, 255];

fn stage() -> App {
    let mut app = App::new();
    app.init_resource::<LineAssets>()
        .init_resource::<MaterialCache>()
        .init_resource::<Assets<Gltf>>()
        .init_resource::<Assets<GltfNode>>()
        .init_resource::<Assets<GltfMesh>>()
        .init_resource::<Assets<GltfMaterial>>()
        .init_resource::<Assets<Mesh>>()
        .init_resource::<Assets<Moves>>()
        .init_resource::<Tailor>()
        .init_resource::<Targets>()
        .init_resource::<Assets<StageMaterial>>()
        .init_resource::<Assets<Typeface>>()
        .init_resource::<Assets<Image>>()
        .add_systems(Update, show_looks);
    app
}

/// What is in the socket `front`, which nodes are hidden, and the colour of the slot `rim`.
fn look(front: Option<&str>, hidden: &[&str], rim: [u8; 3]) -> Look {
    Look {
        sockets: [("front".to_owned(), front.map(str::to_owned)), ("pads".to_owned(), None)].into(),
        variants: Default::default(),
        hidden: hidden.iter().map(|&node| node.to_owned()).collect(),
        materials: [("rim".to_owned(), material(rim))].into(),
        prints: Default::default(),
        stretches: Default::default(),
        poses: Default::default(),
        shadows: Default::default(),
        scale: [1.0; 3],
    }
}

fn new_product(app: &mut App) -> Entity {
    app.world_mut().spawn(Product::default()).id()
}

/// Lets `product` show `look`.
fn show(app: &mut App, product: Entity, look: Look) {
    app.world_mut().get_mut::<Product>(product).unwrap().wanted = Some(look);
    app.update();
    assert!(app.world().get::<Product>(product).unwrap().is_settled());
}

/// The sockets of `product` that hold something, with what holds it.
fn held(app: &mut App, product: Entity) -> Vec<(String, Entity)> {
    let world = app.world_mut();
    let mut sockets = world.query::<(Entity, &Socket, &ChildOf)>();
    let of_product = sockets.iter(world).filter(|(_, _, child)| child.parent() == product);
    of_product.map(|(entity, socket, _)| (socket.0.clone(), entity)).collect()
}

/// What holds the only socket of `product` that holds something.
fn holder(app: &mut App, product: Entity) -> Entity {
    let held = held(app, product);
    assert!(matches!(&held[..], [(socket, _)] if socket == "front"), "{held:?}");
    held[0].1
}

/// Puts the node `Rim` with a surface in this slot into the socket of `product`.
fn put(app: &mut App, product: Entity, slot: &str) -> (Entity, Entity) {
    let holder = holder(app, product);
    let world = app.world_mut();
    let part = world.spawn((Part("Rim".into()), Visibility::default(), ChildOf(holder))).id();
    let material = MeshMaterial3d::<StageMaterial>::default();
    (part, world.spawn((Surface(slot.into()), material, ChildOf(part))).id())
}

fn visibility(app: &App, part: Entity) -> Visibility {
    *app.world().get::<Visibility>(part).unwrap()
}

/// The colour that a surface was given; nothing if it was given none.
fn color(app: &App, surface: Entity) -> Option<Color> {
    let handle = &app.world().get::<MeshMaterial3d<StageMaterial>>(surface).unwrap().0;
    app.world().resource::<Assets<StageMaterial>>().get(handle).map(|material| material.base.base_color)
}

fn of_catalog(rim: [u8; 3]) -> Option<Color> {
    Some(standard(&material(rim), None).base_color)
}

#[test]
fn words_are_printed_in_the_colour_of_their_slot() {
    let mut app = stage();
    let product = new_product(&mut app);
    show(&mut app, product, look(Some("a.glb"), &[], RED));
    let (_, rim) = put(&mut app, product, "rim");
    let mut texture = |text: &str, rgb| {
        let words = Words { text: text.into(), lettering: lettering() };
        let prints = [("rim".to_owned(), Print::Words(words))].into();
        show(&mut app, product, Look { prints, ..look(Some("a.glb"), &[], rgb) });
        let handle = &app.world().get::<MeshMaterial3d<StageMaterial>>(rim).unwrap().0;
        let material = app.world().resource::<Assets<StageMaterial>>().get(handle).unwrap();
        assert_eq!(Some(material.base.base_color), of_catalog(rgb));
        material.base.base_color_texture.clone().expect("a texture")
    };
    let (ada, grace) = (texture("Ada", RED), texture("Grace", RED));
    assert_ne!(ada, grace);
    assert_eq!(texture("Ada", RED), ada, "the same words are set once");
    texture("Ada", BLUE);
}

#[test]
fn parts_that_stay_follow_in_place() {
    let mut app = stage();
    let product = new_product(&mut app);
    show(&mut app, product, look(Some("a.glb"), &[], RED));
    let (part, rim) = put(&mut app, product, "rim");
    let (_, screw) = put(&mut app, product, "screw");
    let before = holder(&mut app, product);
    for (hidden, rgb, expect) in [
        (&["Rim"][..], BLUE, Visibility::Hidden),
        (&["Lens"][..], BLUE, Visibility::Inherited),
        (&["Lens"][..], RED, Visibility::Inherited),
    ] {
        show(&mut app, product, look(Some("a.glb"), hidden, rgb));
        assert_eq!(visibility(&app, part), expect, "{hidden:?} {rgb:?}");
        assert_eq!(color(&app, rim), of_catalog(rgb), "{hidden:?} {rgb:?}");
        assert_eq!(color(&app, screw), None, "the catalog says nothing about this slot");
    }
    assert_eq!(holder(&mut app, product), before);
}

#[test]
fn a_socket_is_filled_anew_when_it_becomes_wider() {
    let mut app = stage();
    let product = new_product(&mut app);
    let mut holder_at = |by_mm| {
        let stretches = vec![Stretch { axis: 0, by_mm, band_mm: 9.0 }];
        let stretches = [("front".to_owned(), stretches)].into();
        show(&mut app, product, Look { stretches, ..look(Some("a.glb"), &[], RED) });
        holder(&mut app, product)
    };
    let (before, wider) = (holder_at(0.0), holder_at(5.0));
    assert_ne!(before, wider);
    assert_eq!(holder_at(5.0), wider);
}

#[test]
fn a_socket_is_emptied_before_it_holds_another_file() {
    let mut app = stage();
    let product = new_product(&mut app);
    show(&mut app, product, look(Some("a.glb"), &[], RED));
    let (first, _) = put(&mut app, product, "rim");
    show(&mut app, product, look(Some("b.glb"), &[], RED));
    assert!(app.world().get_entity(first).is_err(), "what was there is gone");
    let (second, _) = put(&mut app, product, "rim");
    // The files were loaded again.
    app.world_mut().resource_mut::<LineAssets>().revision += 1;
    show(&mut app, product, look(Some("b.glb"), &[], RED));
    assert!(app.world().get_entity(second).is_err(), "it was made from the files of before");
    holder(&mut app, product);
    show(&mut app, product, look(None, &[], RED));
    assert!(held(&mut app, product).is_empty());
}

#[test]
fn a_product_is_as_large_as_its_look() {
    let mut app = stage();
    let product = new_product(&mut app);
    for scale in [[1.0; 3], [2.0, 1.0, 0.5]] {
        show(&mut app, product, Look { scale, ..look(None, &[], RED) });
        let transform = app.world().get::<Transform>(product).unwrap();
        assert_eq!(transform.scale, Vec3::from(scale) * UNITS_PER_METRE);
    }
}

#[test]
fn products_do_not_change_each_other() {
    let mut app = stage();
    let products = [new_product(&mut app), new_product(&mut app)];
    let parts = products.map(|product| {
        show(&mut app, product, look(Some("a.glb"), &[], RED));
        put(&mut app, product, "rim")
    });
    show(&mut app, products[0], look(Some("a.glb"), &["Rim"], BLUE));
    assert_eq!(parts.map(|(part, _)| visibility(&app, part)), [Visibility::Hidden, Visibility::Inherited]);
    assert_eq!(parts.map(|(_, rim)| color(&app, rim)), [of_catalog(BLUE), None]);
}

#[test]
fn a_slot_that_the_catalog_leaves_alone_shows_what_its_file_has() {
    let mut app = stage();
    let product = new_product(&mut app);
    show(&mut app, product, look(Some("a.glb"), &[], RED));
    let (_, rim) = put(&mut app, product, "rim");
    let own = StageMaterial { base: standard(&material([0, 255, 0]), None), extension: default() };
    let own = app.world_mut().resource_mut::<Assets<StageMaterial>>().add(own);
    app.world_mut().entity_mut(rim).insert(Native(own));
    let bare = || Look { materials: default(), ..look(Some("a.glb"), &[], RED) };
    for (wanted, expect) in [(bare(), [0, 255, 0]), (look(Some("a.glb"), &[], BLUE), BLUE), (bare(), [0, 255, 0])] {
        show(&mut app, product, wanted);
        assert_eq!(color(&app, rim), of_catalog(expect));
    }
    let variants = [("front".to_owned(), "Night".to_owned())].into();
    show(&mut app, product, Look { variants, ..bare() });
    assert!(app.world().get_entity(rim).is_err(), "another variant is made anew");
}

#[test]
fn a_node_becomes_a_part_with_its_surfaces_and_all_below_it() {
    for pickable in [false, true] {
        let mut app = stage();
        let slot = Assets::<GltfMaterial>::default().reserve_handle();
        let file = app.world_mut().resource_mut::<Assets<Gltf>>().add(of_materials(vec![("rim", slot.clone())]));
        let primitive = GltfPrimitive {
            index: 0,
            parent_mesh_index: 0,
            name: "Rim".into(),
            mesh: Handle::default(),
            material: Some(slot),
            extras: None,
            material_extras: None,
        };
        let mesh = GltfMesh { index: 0, name: "Rim".into(), primitives: vec![primitive], extras: None };
        let mesh = app.world_mut().resource_mut::<Assets<GltfMesh>>().add(mesh);
        let place = Transform::from_xyz(1.0, 2.0, 3.0);
        let node = |name: &str, children: Vec<Handle<GltfNode>>, mesh: Option<Handle<GltfMesh>>| GltfNode {
            index: 0,
            name: name.into(),
            children,
            mesh,
            skin: None,
            transform: place,
            extras: None,
        };
        let rim = app.world_mut().resource_mut::<Assets<GltfNode>>().add(node("Rim", vec![], Some(mesh)));
        let frame = node("Frame", vec![rim], None);
        let top = app.world_mut().spawn_empty().id();
        let layers = RenderLayers::layer(3);
        let product = Product { layers: layers.clone(), pickable, ..default() };
        let spawn = move |mut commands: Commands, mut workshop: Workshop| {
            let look = look(Some("a.glb"), &["Rim"], RED);
            let seat = Seat { socket: "front", path: "", parent: top, product_from_parent: Affine3A::IDENTITY };
            workshop.spawn_node(&mut commands, seat, &frame, &file, &look, &product);
        };
        app.world_mut().run_system_once(spawn).unwrap();

        let only_child = |parent: Entity| {
            let children = app.world().get::<Children>(parent).unwrap();
            assert_eq!(children.len(), 1);
            children[0]
        };
        let (frame, rim) = (only_child(top), only_child(only_child(top)));
        for (part, name, expect) in [(frame, "Frame", Visibility::Inherited), (rim, "Rim", Visibility::Hidden)] {
            assert_eq!(app.world().get::<Part>(part).unwrap().0, name);
            assert_eq!(visibility(&app, part), expect, "{name}");
            assert_eq!(app.world().get::<Transform>(part), Some(&place), "{name}");
        }
        let surface = only_child(rim);
        assert_eq!(app.world().get::<Surface>(surface).unwrap().0, "rim");
        assert_eq!(color(&app, surface), of_catalog(RED));
        assert_eq!(app.world().get::<RenderLayers>(surface), Some(&layers));
        assert_eq!(app.world().get::<Pickable>(surface).is_some(), pickable);
    }
}
