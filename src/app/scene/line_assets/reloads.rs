//! Files that are changed on disk while the program runs.

use super::{
    super::{SceneProblems, lettering::Typeface, materials::MaterialCache, motion::Moves},
    File, FileState, LineAssets, finish, place_of,
};
use crate::app::session::load;
use bevy::{ecs::system::SystemParam, gltf::Gltf, prelude::*};
use indexmap::IndexMap;

/// What happened to files of every kind.
#[derive(SystemParam)]
pub struct Events<'w, 's> {
    gltfs: MessageReader<'w, 's, AssetEvent<Gltf>>,
    moves: MessageReader<'w, 's, AssetEvent<Moves>>,
    pictures: MessageReader<'w, 's, AssetEvent<Image>>,
    typefaces: MessageReader<'w, 's, AssetEvent<Typeface>>,
}

/// Takes over files that were changed on disk while the program runs. When one is put right, the catalog is checked again.
pub fn notice(
    mut events: Events,
    server: Res<AssetServer>,
    mut images: ResMut<Assets<Image>>,
    mut line: ResMut<LineAssets>,
    mut cache: ResMut<MaterialCache>,
    mut problems: ResMut<SceneProblems>,
) {
    let (mut changed, mut mended) = (false, false);
    for event in events.gltfs.read() {
        let failed = reloaded(event, &mut line.meshes, &mut problems);
        (changed, mended) = (changed || failed.is_some(), mended || failed == Some(true));
    }
    for event in events.moves.read() {
        changed |= reloaded(event, &mut line.moves, &mut problems).is_some();
    }
    for event in events.typefaces.read() {
        let failed = reloaded(event, &mut line.fonts, &mut problems);
        (changed, mended) = (changed || failed.is_some(), mended || failed == Some(true));
        if failed.is_some() {
            cache.clear();
        }
    }
    for event in events.pictures.read() {
        let (AssetEvent::Modified { id } | AssetEvent::Added { id }) = event else { continue };
        let LineAssets { textures, reliefs, lights, .. } = &mut *line;
        let is_light = lights.values().any(|file| file.handle.id() == *id);
        let mut files = textures.iter_mut().chain(reliefs).chain(lights);
        let Some((path, file)) = files.find(|(_, file)| file.handle.id() == *id) else { continue };
        if file.state == FileState::Failed {
            file.state = FileState::Loading;
            problems.0.retain(|problem| problem.place != place_of(path));
            cache.clear();
            (changed, mended) = (true, true);
            continue;
        }
        // Completing the picture modifies it once more; then it is complete and nothing is left to do.
        let plain = |image: &Image| image.texture_descriptor.mip_level_count == 1;
        if file.state == FileState::Loaded && !is_light && images.get(*id).is_some_and(plain) {
            if let Some(mut image) = images.get_mut(*id) {
                finish(&mut image);
            }
            cache.clear();
            changed = true;
        }
    }
    if changed {
        line.revision += 1;
    }
    if let Some(catalog) = line.catalog.as_ref().filter(|_| mended) {
        server.reload(load::path(&catalog.line));
    }
}

/// Takes note of a file that was read again; whether it had failed before.
fn reloaded<A: Asset>(
    event: &AssetEvent<A>,
    files: &mut IndexMap<String, File<A>>,
    problems: &mut SceneProblems,
) -> Option<bool> {
    let (AssetEvent::Modified { id } | AssetEvent::Added { id }) = event else { return None };
    let (path, file) = files.iter_mut().find(|(_, file)| file.handle.id() == *id)?;
    let failed = file.state == FileState::Failed;
    if !failed && !matches!(event, AssetEvent::Modified { .. }) {
        return None;
    }
    file.state = FileState::Loading;
    problems.0.retain(|problem| problem.place != place_of(path));
    Some(failed)
}
