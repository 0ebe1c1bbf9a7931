//! How wishes become pictures.

use super::*;
use crate::{
    app::{
        scene::{capture::Darkroom, effects::tests},
        session::Asker,
    },
    catalog::{Effect, Tune},
    design::Selection,
    rules::Rulebook,
    service::roots::Roots,
};
use bevy::{asset::AssetPlugin, time::TimeUpdateStrategy};
use std::{path::Path, time::Duration};

fn shot() -> Shot {
    Shot { selection: Selection::defaults(&line()), view: View::Card }
}

/// A line whose only group paints the front red.
fn line() -> Catalog {
    let mut catalog = tests::catalog(vec![vec![Effect::Material { slot: "front".into(), material: "red".into() }]]);
    let blue = Effect::Tune { slot: "front".into(), change: Tune { base_color: Some([0, 0, 255]), ..Tune::default() } };
    let mut other = catalog.groups[0].values[0].clone();
    (other.id, other.key) = ("blue".into(), 2);
    other.effects.push(blue);
    catalog.groups[0].values.push(other);
    catalog
}

fn app(cache: Option<&Path>) -> App {
    let catalog = Arc::new(line());
    let book = Arc::new(Rulebook::new(&catalog));
    let roots = Roots { catalogs: "nowhere".into(), assets: "nowhere".into() };
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, AssetPlugin::default()))
        .init_asset::<Image>()
        .init_resource::<Pictures>()
        .init_resource::<Darkroom>()
        .init_resource::<LineAssets>()
        .init_resource::<Orders>()
        .insert_resource(OpenLine { id: "test".into(), roots, drafts: true })
        .insert_resource(Session::new(catalog, book).unwrap())
        // Time passes by the frame, so that no stall decides.
        .insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(1)))
        .add_systems(Update, (receive, place).chain());
    if let Some(folder) = cache {
        app.insert_resource(PictureCache::below(folder));
    }
    app.update();
    app
}

fn ask(app: &mut App, shots: &[Shot]) {
    app.world_mut().resource_mut::<Pictures>().ask(Asker::Cards, shots.to_vec());
    app.update();
}

/// Updates until `done`.
fn wait(app: &mut App, done: impl Fn(&World) -> bool) {
    while !done(app.world()) {
        app.update();
        std::thread::yield_now();
    }
}

fn missing(world: &World) -> Vec<(Shot, Key)> {
    world.resource::<Orders>().missing(world.resource::<Pictures>())
}

fn is_there(world: &World, shot: &Shot) -> bool {
    world.resource::<Pictures>().get(shot).is_some()
}

#[test]
fn what_is_nowhere_has_to_be_rendered_as_long_as_it_is_wanted() {
    let folder = tempfile::tempdir().unwrap();
    for cache in [None, Some(folder.path())] {
        let mut app = app(cache);
        ask(&mut app, &[shot()]);
        wait(&mut app, |world| !missing(world).is_empty());
        assert_eq!(missing(app.world())[0].0, shot());
        ask(&mut app, &[]);
        assert_eq!(missing(app.world()), []);
    }
}

#[test]
fn what_is_kept_on_disk_is_shown_without_rendering() {
    let folder = tempfile::tempdir().unwrap();
    let mut before = app(Some(folder.path()));
    ask(&mut before, &[shot()]);
    wait(&mut before, |world| !missing(world).is_empty());
    let (_, key) = missing(before.world())[0].clone();
    let size = shot().view.size();
    let pixels = vec![7; 4 * size.element_product() as usize];
    PictureCache::below(folder.path()).store(key, size, &pixels);
    let mut after = app(Some(folder.path()));
    ask(&mut after, &[shot()]);
    wait(&mut after, |world| is_there(world, &shot()));
    assert_eq!(missing(after.world()), []);
}

#[test]
fn designs_that_look_the_same_share_a_picture() {
    let mut app = app(None);
    ask(&mut app, &[shot()]);
    let (_, key) = missing(app.world())[0].clone();
    let image = app.world_mut().resource_mut::<Assets<Image>>().add(image(UVec2::ONE, vec![0; 4]));
    app.world_mut().resource_mut::<Orders>().finish(shot(), key, image.clone());
    app.update();
    assert!(is_there(app.world(), &shot()));
    // Words are not seen; another colour is.
    let mut written = shot();
    written.selection.set_free(crate::catalog::GroupIx(0), Some(crate::catalog::Free::Text("for Ada".into())));
    let mut blue = shot();
    blue.selection.set(line().find("g0", "blue").unwrap());
    ask(&mut app, &[written.clone(), blue.clone()]);
    app.update();
    assert_eq!(app.world().resource::<Pictures>().get(&written), Some(&image));
    assert_eq!(missing(app.world()).into_iter().map(|(shot, _)| shot).collect::<Vec<_>>(), [blue]);
}

#[test]
fn finished_pictures_are_shown_together() {
    let mut app = app(None);
    let mut blue = shot();
    blue.selection.set(line().find("g0", "blue").unwrap());
    ask(&mut app, &[shot(), blue]);
    let (_, key) = missing(app.world())[0].clone();
    let image = app.world_mut().resource_mut::<Assets<Image>>().add(image(UVec2::ONE, vec![0; 4]));
    app.world_mut().resource_mut::<Darkroom>().busy = true;
    app.world_mut().resource_mut::<Orders>().finish(shot(), key, image);
    app.world_mut().resource_mut::<Orders>().held_secs = 0.0;
    app.update();
    assert!(!is_there(app.world(), &shot()), "others are under way");
    app.world_mut().resource_mut::<Orders>().held_secs = HOLD_SECS;
    app.update();
    assert!(is_there(app.world(), &shot()), "it waited long enough");
}
