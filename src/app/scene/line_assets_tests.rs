//! Which files are wanted, and when.

use super::{super::effects::tests::catalog, *};
use crate::catalog::Effect;

#[test]
fn every_named_file_is_wanted_once() {
    let part = |mesh: &str| Effect::Part { socket: "front".into(), mesh: mesh.into() };
    let mut catalog = catalog(vec![vec![part("b.glb")], vec![part("a.glb"), part("b.glb")]]);
    catalog.materials[0].base_color_texture = Some("t.jpg".into());
    catalog.stage.contact_shadow = Some(("shadow.png".into(), 200.0));
    let Paths { meshes, textures, lights, .. } = paths(&catalog);
    assert_eq!(meshes.into_iter().collect::<Vec<_>>(), ["a.glb", "b.glb"]);
    assert_eq!(textures.into_iter().collect::<Vec<_>>(), ["t.jpg", "shadow.png"]);
    assert_eq!(lights.into_iter().collect::<Vec<_>>(), ["studio-d.ktx2", "studio-s.ktx2"]);
}

#[test]
fn the_default_light_stays_and_the_chosen_one_comes_and_goes() {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, AssetPlugin::default())).init_asset::<Image>();
    let server = app.world().resource::<AssetServer>().clone();
    let mut line = LineAssets::without_files(Arc::new(catalog(vec![])), "");
    let mut check = |name: &str, gone: &[&str], held: &[&str], light: &str| {
        assert_eq!(line.light_by(name, &server), gone, "{name}");
        assert_eq!(line.lights.keys().collect::<Vec<_>>(), held, "{name}");
        assert_eq!(line.environment().unwrap().label.get("en"), light);
    };
    let (studio, stage) = (["studio-d.ktx2", "studio-s.ktx2"], ["stage-d.ktx2", "stage-s.ktx2"]);
    check("", &[], &studio, "studio");
    check("stage", &[], &[studio, stage].concat(), "stage");
    check("no-such-light", &stage, &studio, "studio");
}

#[test]
fn without_a_line_nothing_is_settled() {
    assert!(!LineAssets::default().is_settled());
}
