//! Looks of small catalogs, which tests of the whole scene use as well.

use super::*;
use crate::catalog::{
    Camera, Currency, DrawingRule, Environment, Group, GroupIx, KeyLight, Number, Stage, Text, Value, ValueIx,
};

pub fn material(base_color: [u8; 3]) -> Material {
    Material {
        base_color,
        base_color_texture: None,
        normal_texture: None,
        normal_scale: 1.0,
        sheen_color: [0; 3],
        sheen_roughness: 0.5,
        sheen_tint: 0.0,
        alpha: 1.0,
        metallic: 0.0,
        roughness: 0.5,
        ior: 1.5,
        clearcoat: 0.0,
        clearcoat_roughness: 0.0,
        transmission: 0.0,
        thickness_mm: 0.0,
        attenuation_color: [255; 3],
        attenuation_mm: None,
        double_sided: false,
    }
}

pub fn environment(name: &str) -> Environment {
    Environment {
        label: Text::plain(name),
        diffuse: format!("{name}-d.ktx2"),
        specular: format!("{name}-s.ktx2"),
        intensity: 1.0,
        backdrop: [240; 3],
        floor: [240; 3],
        key: KeyLight { color: [255; 3], lux: 700.0, theta: 0.0, phi: 0.5 },
        contact_darkness: 0.8,
        key_darkness: 0.2,
    }
}

pub fn lettering() -> Lettering {
    Lettering {
        font: "font.ttf".into(),
        area_mm: [60.0, 20.0],
        em_mm: 8.0,
        baseline_mm: 12.0,
        widest_mm: 60.0,
        tracking: 0.0,
        lines: 1,
        capitals: false,
    }
}

/// A catalog with one group for each list of effects, each with a value that has them.
pub fn catalog(groups: Vec<Vec<Effect>>) -> Catalog {
    let home = Camera { target_mm: [0.0, 20.0, 0.0], theta: 0.5, phi: 1.3, frame_mm: 90.0 };
    Catalog {
        line: "test".into(),
        version: 1,
        hash: String::new(),
        title: Text::default(),
        tagline: Text::default(),
        cover: None,
        currency: Currency { code: "EUR".into(), digits: 2 },
        price: 0,
        lead_days: 0,
        groups: groups
            .into_iter()
            .enumerate()
            .map(|(i, effects)| Group {
                id: format!("g{i}"),
                key: i as u16 + 1,
                nodes: vec![format!("Node{i}")],
                values: vec![Value { id: "v".into(), key: 1, effects, ..Value::default() }],
                ..Group::default()
            })
            .collect(),
        severals: Vec::new(),
        rules: Vec::new(),
        presets: Vec::new(),
        materials: [("red", [255, 0, 0]), ("green", [0, 255, 0]), ("blue", [0, 0, 255])]
            .map(|(name, color)| (name.to_owned(), material(color)))
            .into(),
        lettering: Default::default(),
        stage: Stage {
            sockets: [("front".to_owned(), Some("a.glb".to_owned())), ("pads".to_owned(), None)].into(),
            environments: [("studio".to_owned(), environment("studio")), ("stage".to_owned(), environment("stage"))]
                .into(),
            contact_shadow: None,
            cameras: [("home".to_owned(), home)].into(),
            home: "home".into(),
            cards: None,
            zoom_mm: (20.0, 200.0),
            hot_spots: Vec::new(),
            assembly: None,
            motions: Vec::new(),
        },
        suggestions: Vec::new(),
        samples: Vec::new(),
        commerce: Default::default(),
        languages: Vec::new(),
    }
}

fn look(groups: Vec<Vec<Effect>>) -> Look {
    let catalog = catalog(groups);
    Look::of(&catalog, &Selection::defaults(&catalog))
}

fn paint(slot: &str, material: &str) -> Effect {
    Effect::Material { slot: slot.into(), material: material.into() }
}

fn link(slot: &str, from: &str) -> Effect {
    Effect::Match { slot: slot.into(), from: from.into() }
}

fn check_colors(groups: Vec<Vec<Effect>>, expect: &[(&str, [u8; 3])]) {
    let look = look(groups);
    let mut colors: Vec<_> = look.materials.iter().map(|(slot, m)| (slot.as_str(), m.base_color)).collect();
    colors.sort();
    assert_eq!(colors, expect);
}

const RED: [u8; 3] = [255, 0, 0];
const GREEN: [u8; 3] = [0, 255, 0];
const BLUE: [u8; 3] = [0, 0, 255];

#[test]
fn sockets_start_as_the_stage_says_and_the_last_effect_wins() {
    let part = |mesh: &str| Effect::Part { socket: "front".into(), mesh: mesh.into() };
    assert_eq!(look(vec![]).sockets["front"].as_deref(), Some("a.glb"));
    assert_eq!(look(vec![vec![part("b.glb")], vec![part("c.glb")]]).sockets["front"].as_deref(), Some("c.glb"));
    let emptied = look(vec![vec![part("b.glb"), Effect::Empty { socket: "front".into() }]]);
    assert_eq!(emptied.sockets["front"], None);
}

#[test]
fn nodes_are_hidden_and_shown_in_order() {
    let hide = |node: &str| Effect::Hide { nodes: vec![node.into()] };
    let show = |node: &str| Effect::Show { nodes: vec![node.into()] };
    let hidden = |groups| look(groups).hidden.into_iter().collect::<Vec<_>>();
    assert_eq!(hidden(vec![vec![hide("A"), hide("B")], vec![show("A")]]), ["B"]);
    assert_eq!(hidden(vec![vec![show("A")], vec![hide("A")]]), ["A"]);
}

#[test]
fn materials_are_replaced_and_tuned_in_order() {
    let tune = |slot: &str, color| Effect::Tune {
        slot: slot.into(),
        change: Tune { base_color: Some(color), ..Tune::default() },
    };
    check_colors(vec![vec![paint("front", "red")], vec![paint("front", "green")]], &[("front", GREEN)]);
    check_colors(vec![vec![paint("front", "red"), tune("front", BLUE)]], &[("front", BLUE)]);
    check_colors(vec![vec![tune("front", BLUE), paint("front", "red")]], &[("front", RED)]);
    check_colors(vec![vec![tune("front", BLUE)]], &[]);
}

#[test]
fn tuning_changes_only_what_it_names() {
    let change = Tune { alpha: Some(0.25), roughness: Some(0.9), normal_scale: Some(0.5), ..Tune::default() };
    let look = look(vec![vec![paint("lens", "red"), Effect::Tune { slot: "lens".into(), change }]]);
    assert_eq!(look.materials["lens"], Material { alpha: 0.25, roughness: 0.9, normal_scale: 0.5, ..material(RED) });
}

#[test]
fn a_tint_multiplies_whatever_colour_is_there_by_then() {
    let tint = |color| Effect::Tune { slot: "front".into(), change: Tune { tint: Some(color), ..Tune::default() } };
    check_colors(vec![vec![paint("front", "red"), tint([255; 3])]], &[("front", RED)]);
    check_colors(vec![vec![paint("front", "red"), tint([0; 3])]], &[("front", [0; 3])]);
    // Half the light of half the light is a quarter: 188 and 138 of 255 as sRGB has them (IEC 61966-2-1).
    let gray = Effect::Tune { slot: "front".into(), change: Tune { base_color: Some([188; 3]), ..Tune::default() } };
    check_colors(vec![vec![paint("front", "red"), gray], vec![tint([188, 255, 188])]], &[("front", [138, 188, 138])]);
}

#[test]
fn match_comes_last_and_follows_chains() {
    check_colors(
        vec![vec![link("temple", "front"), paint("temple", "blue")], vec![paint("front", "red")]],
        &[("front", RED), ("temple", RED)],
    );
    check_colors(
        vec![vec![link("a", "b"), link("b", "c"), paint("c", "green")]],
        &[("a", GREEN), ("b", GREEN), ("c", GREEN)],
    );
    check_colors(vec![vec![link("a", "nowhere"), paint("a", "red")]], &[("a", RED)]);
}

#[test]
fn a_circle_of_matches_ends() {
    check_colors(
        vec![vec![link("a", "b"), link("b", "a"), paint("a", "red"), paint("b", "green")]],
        &[("a", GREEN), ("b", RED)],
    );
}

#[test]
fn words_and_colours_of_the_customer_are_shown() {
    let paint = vec![paint("plate", "red"), paint("wood", "green")];
    let words = Effect::Words { slot: "plate".into(), words: "g2".into(), lettering: "plate".into() };
    let mut catalog = catalog(vec![paint, vec![words, Effect::OwnColor { slot: "wood".into() }], Vec::new()]);
    catalog.lettering.insert("plate".into(), lettering());
    let mut selection = Selection::defaults(&catalog);
    let plain = Look::of(&catalog, &selection);
    // The place for the words is there, and empty.
    assert_eq!(plain.prints["plate"], Print::Words(Words { text: String::new(), lettering: lettering() }));
    assert_eq!(plain.materials["wood"].base_color, GREEN);
    selection.set_free(GroupIx(2), Some(Free::Text("Ada".into())));
    selection.set_free(GroupIx(1), Some(Free::Color([1, 2, 3])));
    let look = Look::of(&catalog, &selection);
    assert_eq!(look.prints["plate"], Print::Words(Words { text: "Ada".into(), lettering: lettering() }));
    assert_eq!(look.materials["wood"].base_color, [1, 2, 3]);
    assert_eq!(look.materials["plate"].base_color, RED);
}

#[test]
fn drawings_of_the_customer_are_shown_on_their_panel() {
    let panel = Panel { area_mm: [72.0, 96.0], at_mm: [12.0, 13.0], wide_mm: 48.0 };
    let print = Effect::Drawing { slot: "plate".into(), drawing: "g1".into(), panel };
    let mut catalog = catalog(vec![vec![paint("plate", "red"), print], Vec::new()]);
    let mut selection = Selection::defaults(&catalog);
    assert!(Look::of(&catalog, &selection).prints.is_empty(), "the group takes no drawing");
    let rule = DrawingRule { room: 100, size: [240, 200], drawn: ValueIx(0) };
    catalog.groups[1].kind = Kind::Drawing(rule);
    let printed = |drawing| Print::Drawing(Drawn { drawing, size: [240, 200], panel });
    assert_eq!(Look::of(&catalog, &selection).prints["plate"], printed(Drawing::default()));
    let drawing: Drawing = "m 1,2 3,4".parse().unwrap();
    selection.set_free(GroupIx(1), Some(Free::Drawing(drawing.clone())));
    assert_eq!(Look::of(&catalog, &selection).prints["plate"], printed(drawing));
}

#[test]
fn a_number_makes_sockets_wider_and_the_last_stretch_of_an_axis_wins() {
    let stretch = |axis, from: f32, mm_per_unit| Effect::Stretch {
        sockets: vec!["front".into(), "pads".into()],
        axis,
        by: "g1".into(),
        from,
        mm_per_unit,
        band_mm: 9.0,
    };
    let all = vec![stretch(0, 1.0, 1.0), stretch(2, 0.0, 1.0), stretch(0, 2.0, 10.0)];
    let mut catalog = catalog(vec![all, Vec::new()]);
    let by = |catalog: &Catalog| {
        let look = Look::of(catalog, &Selection::defaults(catalog));
        assert_eq!(look.stretches["front"], look.stretches["pads"]);
        look.stretches["front"].iter().map(|stretch| (stretch.axis, stretch.by_mm)).collect::<Vec<_>>()
    };
    assert_eq!(by(&catalog), [(2, 0.0), (0, 0.0)], "what is no number stretches nothing");
    catalog.groups[1].kind = Kind::Number(Number { decimals: 1, ..Number::default() });
    catalog.groups[1].values[0].amount = 25;
    assert_eq!(by(&catalog), [(2, 2.5), (0, 5.0)]);
    catalog.groups[1].absent = Some(ValueIx(0));
    assert_eq!(by(&catalog), [(2, 0.0), (0, 0.0)]);
}

#[test]
fn the_last_pose_of_an_animation_wins() {
    let pose = |animation: &str, at, shadow: Option<&str>| Effect::Pose {
        animation: animation.into(),
        at,
        contact_shadow: shadow.map(str::to_owned),
    };
    let first = vec![pose("Open", 0.2, Some("open.png")), pose("Fold", 1.0, Some("folded.png"))];
    let open = look(vec![first.clone(), vec![pose("Open", 0.5, None)]]);
    assert_eq!(open.poses, [("Open".to_owned(), 0.5), ("Fold".to_owned(), 1.0)].into());
    assert_eq!(open.shadows, [("Fold".to_owned(), "folded.png".to_owned())].into(), "each pose has its own or none");
    let again = look(vec![first, vec![pose("Open", 0.5, Some("half.png"))]]);
    assert_eq!(again.shadows.last(), Some((&"Open".to_owned(), &"half.png".to_owned())), "the last comes last");
}

#[test]
fn the_last_scale_wins() {
    let scale = |x| Effect::Scale { by: [x, 1.0, 1.0] };
    assert_eq!(look(vec![vec![scale(2.0)], vec![scale(3.0)]]).scale, [3.0, 1.0, 1.0]);
}
