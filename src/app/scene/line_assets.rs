//! Every mesh and texture of a line, loaded up front so that no choice has to wait for a file; and the lights that are in use.
//!
//! Invariant: once [`LineAssets::is_settled`], each file is either loaded or listed in [`SceneProblems`].

mod paths;
mod reloads;

pub(in crate::app) use paths::{cube_maps, fitting, paths};

use self::paths::Paths;
use super::{
    SceneProblems,
    lettering::Typeface,
    materials::MaterialCache,
    mipmaps,
    morph::Targets,
    motion::{self, Moves},
    native,
};
use crate::{
    app::{
        AppSystems,
        session::{ChosenLight, Fault, FileKind, LoadProblem, Session},
    },
    catalog::{Catalog, Environment, Severity},
};
use bevy::{
    asset::{AssetLoadError, LoadState, RecursiveDependencyLoadState, RenderAssetUsages, io::AssetReaderError},
    gltf::{Gltf, GltfLoaderSettings, GltfMaterial, GltfMesh},
    image::{ImageAddressMode, ImageLoaderSettings, ImageSampler, ImageSamplerDescriptor},
    prelude::*,
};
use indexmap::{IndexMap, IndexSet};
use std::sync::Arc;

/// What is known of one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum FileState {
    #[default]
    Loading,
    /// The renderer gets it in this frame and has it in the next.
    Uploading,
    Loaded,
    Failed,
}

#[derive(Debug)]
struct File<A: Asset> {
    handle: Handle<A>,
    state: FileState,
}

/// The files of the line on stage, by path under `assets/`.
#[derive(Resource, Debug, Default)]
pub struct LineAssets {
    catalog: Option<Arc<Catalog>>,
    meshes: IndexMap<String, File<Gltf>>,
    /// What moves in the meshes, where the line lets anything move.
    moves: IndexMap<String, File<Moves>>,
    textures: IndexMap<String, File<Image>>,
    /// Textures that hold no colours.
    reliefs: IndexMap<String, File<Image>>,
    fonts: IndexMap<String, File<Typeface>>,
    /// Cube maps of the default light, which small pictures are taken in, and of the chosen one; sampled as they are.
    lights: IndexMap<String, File<Image>>,
    /// Name of the chosen light.
    chosen: String,
    /// Counts up whenever a file was loaded again.
    pub revision: u32,
}

impl LineAssets {
    /// What is loaded for.
    pub fn catalog(&self) -> Option<&Arc<Catalog>> {
        self.catalog.as_ref()
    }

    /// The mesh at `path`, if it could be loaded.
    pub fn mesh(&self, path: &str) -> Option<&Handle<Gltf>> {
        loaded(&self.meshes, path)
    }

    /// What moves in the mesh at `path`, if it could be loaded and anything of the line moves.
    pub fn moves(&self, path: &str) -> Option<&Handle<Moves>> {
        loaded(&self.moves, path)
    }

    /// The texture at `path`, if it could be loaded.
    pub fn texture(&self, path: &str) -> Option<Handle<Image>> {
        loaded(&self.textures, path).cloned()
    }

    /// The normal map at `path`, if it could be loaded.
    pub fn relief(&self, path: &str) -> Option<Handle<Image>> {
        loaded(&self.reliefs, path).cloned()
    }

    /// The font at `path`, if it could be loaded.
    pub fn font(&self, path: &str) -> Option<&Handle<Typeface>> {
        loaded(&self.fonts, path)
    }

    /// The cube map at `path`, if it could be loaded.
    pub fn light(&self, path: &str) -> Option<Handle<Image>> {
        loaded(&self.lights, path).cloned()
    }

    /// The light on the stage, whose files are here as soon as everything is settled.
    pub fn environment(&self) -> Option<&Environment> {
        self.catalog.as_ref()?.stage.environment(&self.chosen)
    }

    /// Its position among those of the line.
    pub fn environment_ix(&self) -> usize {
        let catalog = self.catalog.as_ref();
        catalog.and_then(|catalog| catalog.stage.environments.get_index_of(&self.chosen)).unwrap_or(0)
    }

    /// All meshes that could be loaded.
    pub fn all_meshes(&self) -> impl Iterator<Item = &Handle<Gltf>> {
        self.meshes.values().filter(|file| file.state == FileState::Loaded).map(|file| &file.handle)
    }

    /// Share of the files that are no longer on their way, from 0 to 1.
    pub fn progress(&self) -> f32 {
        let (all, done) = self
            .states()
            .fold((0_u32, 0_u32), |(all, done), state| (all + 1, done + u32::from(state != FileState::Loading)));
        if all == 0 { 0.0 } else { done as f32 / all as f32 }
    }

    /// Whether something of the line is on its way.
    pub fn is_loading(&self) -> bool {
        self.catalog.is_some() && !self.is_settled()
    }

    /// Whether there is a line and nothing of it is on its way any more.
    pub fn is_settled(&self) -> bool {
        self.catalog.is_some() && self.states().all(|state| matches!(state, FileState::Loaded | FileState::Failed))
    }

    fn states(&self) -> impl Iterator<Item = FileState> {
        let images = self.textures.values().chain(self.reliefs.values()).chain(self.lights.values());
        let images = images.map(|file| file.state);
        let meshes = self.meshes.values().map(|file| file.state);
        let meshes = meshes.chain(self.moves.values().map(|file| file.state));
        meshes.chain(images).chain(self.fonts.values().map(|file| file.state))
    }
}

fn loaded<'a, A: Asset>(files: &'a IndexMap<String, File<A>>, path: &str) -> Option<&'a Handle<A>> {
    files.get(path).filter(|file| file.state == FileState::Loaded).map(|file| &file.handle)
}

pub fn plugin(app: &mut App) {
    app.init_resource::<LineAssets>().init_resource::<Targets>().add_systems(
        Update,
        (
            begin.run_if(resource_exists_and_changed::<Session>),
            change_light.run_if(resource_changed::<ChosenLight>),
            settle,
            reloads::notice,
        )
            .chain()
            .after(AppSystems::Apply)
            .before(AppSystems::Follow),
    );
}

fn begin(
    session: Res<Session>,
    server: Res<AssetServer>,
    chosen: Res<ChosenLight>,
    mut line: ResMut<LineAssets>,
    mut cache: ResMut<MaterialCache>,
    mut problems: ResMut<SceneProblems>,
) {
    if line.catalog.as_ref().is_some_and(|known| Arc::ptr_eq(known, &session.catalog)) {
        return;
    }
    problems.0.clear();
    let Paths { meshes, textures, reliefs, fonts, .. } = paths(&session.catalog);
    let mesh_settings = |settings: &mut GltfLoaderSettings| {
        settings.load_cameras = false;
        settings.load_lights = false;
        settings.load_animations = false;
        // Bevy leaves out what `native` looks up there.
        settings.include_source = true;
    };
    let moving = if motion::are_wanted(&session.catalog) { meshes.clone() } else { IndexSet::new() };
    line.moves = wanted(moving, |path| server.load(path));
    line.meshes = wanted(meshes, |path| server.load_builder().with_settings(mesh_settings).load(path));
    line.textures = wanted(textures, |path| server.load_builder().with_settings(tiled).load(path));
    line.reliefs = wanted(reliefs, |path| server.load_builder().with_settings(embossed).load(path));
    line.fonts = wanted(fonts, |path| server.load(path));
    // Textures of what is not shown any more are let go.
    cache.clear();
    line.catalog = Some(session.catalog.clone());
    line.revision += 1;
    // What failed is tried again.
    line.lights.retain(|_, file| file.state != FileState::Failed);
    line.light_by(&chosen.0, &server);
}

/// Loads the light that is chosen, and lets the one before go. Until it is there, the stage stays as it is.
fn change_light(
    chosen: Res<ChosenLight>,
    server: Res<AssetServer>,
    mut line: ResMut<LineAssets>,
    mut problems: ResMut<SceneProblems>,
) {
    for path in line.light_by(&chosen.0, &server) {
        problems.0.retain(|problem| problem.place != place_of(&path));
    }
}

impl LineAssets {
    /// Takes the files of the light called `name` in place of those of the one before, which are returned.
    fn light_by(&mut self, name: &str, server: &AssetServer) -> Vec<String> {
        let Some(catalog) = &self.catalog else { return Vec::new() };
        let stage = &catalog.stage;
        let wanted: IndexSet<_> =
            [stage.environment(""), stage.environment(name)].into_iter().flat_map(cube_maps).collect();
        let gone = self.lights.keys().filter(|path| !wanted.contains(*path)).cloned().collect();
        self.lights.retain(|path, _| wanted.contains(path));
        for path in wanted {
            let load = |path: &String| File { handle: server.load(path), state: FileState::Loading };
            self.lights.entry(path).or_insert_with_key(load);
        }
        name.clone_into(&mut self.chosen);
        gone
    }
}

fn wanted<A: Asset>(paths: IndexSet<String>, load: impl Fn(String) -> Handle<A>) -> IndexMap<String, File<A>> {
    paths.into_iter().map(|path| (path.clone(), File { handle: load(path), state: FileState::Loading })).collect()
}

/// Patterns repeat and are looked at from the side.
fn tiled(settings: &mut ImageLoaderSettings) {
    settings.sampler = ImageSampler::Descriptor(ImageSamplerDescriptor {
        address_mode_u: ImageAddressMode::Repeat,
        address_mode_v: ImageAddressMode::Repeat,
        anisotropy_clamp: 8,
        ..ImageSamplerDescriptor::linear()
    });
}

/// Reliefs repeat as well; their numbers are taken as they are.
fn embossed(settings: &mut ImageLoaderSettings) {
    tiled(settings);
    settings.is_srgb = false;
}

/// Adds what the renderer needs, and leaves the pixels to it alone: kept here as well, they would cost twice the memory.
fn finish(image: &mut Image) {
    mipmaps::complete(image);
    image.asset_usage = RenderAssetUsages::RENDER_WORLD;
}

/// Gives surfaces without picture coordinates some, so that the renderer needs the same pipelines for all.
fn complete(gltf: &Gltf, gltf_meshes: &Assets<GltfMesh>, meshes: &mut Assets<Mesh>) {
    let primitives = gltf.meshes.iter().filter_map(|handle| gltf_meshes.get(handle)).flat_map(|mesh| &mesh.primitives);
    for primitive in primitives {
        let is_bare = |mesh: &&Mesh| !mesh.contains_attribute(Mesh::ATTRIBUTE_UV_0);
        if meshes.get(&primitive.mesh).filter(is_bare).is_some()
            && let Some(mut mesh) = meshes.get_mut(&primitive.mesh)
        {
            let count = mesh.count_vertices();
            mesh.insert_attribute(Mesh::ATTRIBUTE_UV_0, vec![[0.0_f32; 2]; count]);
        }
    }
}

fn settle(
    server: Res<AssetServer>,
    mut gltfs: ResMut<Assets<Gltf>>,
    (gltf_meshes, gltf_materials): (Res<Assets<GltfMesh>>, Res<Assets<GltfMaterial>>),
    (mut surfaces, mut targets): (ResMut<Assets<Mesh>>, ResMut<Targets>),
    mut images: ResMut<Assets<Image>>,
    mut line: ResMut<LineAssets>,
    mut problems: ResMut<SceneProblems>,
) {
    if line.catalog.is_none() || line.is_settled() {
        return;
    }
    let LineAssets { meshes, moves, textures, reliefs, fonts, lights, .. } = &mut *line;
    // What is drawn in a light that the renderer does not have is drawn by other pipelines, which no later frame needs.
    for file in lights.values_mut().filter(|file| file.state == FileState::Uploading) {
        file.state = FileState::Loaded;
    }
    for (path, file) in fonts.iter_mut().filter(|(_, file)| file.state == FileState::Loading) {
        file.state = state_of(&server, path, &file.handle, FileKind::Font, &mut problems);
    }
    for (path, file) in meshes.iter_mut().filter(|(_, file)| file.state == FileState::Loading) {
        file.state = state_of(&server, path, &file.handle, FileKind::Mesh, &mut problems);
        if let Some(gltf) = gltfs.get(&file.handle).filter(|_| file.state == FileState::Loaded) {
            targets.take(gltf, &gltf_meshes, &mut surfaces);
            complete(gltf, &gltf_meshes, &mut surfaces);
            native::finish(gltf, &gltf_materials, &mut images);
        }
        // Its numbers are in meshes and pictures by now; kept here as well, they would cost the size of the file. It means the same
        // without, so nobody has to hear of it.
        let source = gltfs.get_mut_untracked(&file.handle).and_then(|gltf| gltf.source.as_mut());
        if let Some(source) = source.filter(|_| file.state == FileState::Loaded) {
            source.blob = None;
        }
    }
    for (path, file) in moves.iter_mut().filter(|(_, file)| file.state == FileState::Loading) {
        file.state = state_of(&server, path, &file.handle, FileKind::Mesh, &mut problems);
    }
    let pictures = textures.iter_mut().chain(reliefs);
    for (path, file) in pictures.filter(|(_, file)| file.state == FileState::Loading) {
        file.state = state_of(&server, path, &file.handle, FileKind::Picture, &mut problems);
        if let (FileState::Loaded, Some(mut image)) = (file.state, images.get_mut(&file.handle)) {
            finish(&mut image);
        }
    }
    for (path, file) in lights.iter_mut().filter(|(_, file)| file.state == FileState::Loading) {
        file.state = state_of(&server, path, &file.handle, FileKind::Light, &mut problems);
        let Some(mut image) = images.get_mut(&file.handle).filter(|_| file.state == FileState::Loaded) else {
            continue;
        };
        image.asset_usage = RenderAssetUsages::RENDER_WORLD;
        file.state = FileState::Uploading;
        if image.texture_descriptor.size.depth_or_array_layers != 6 {
            file.state = FileState::Failed;
            problems.0.push(problem(path, Fault::NotCubeMap));
        }
    }
}

fn state_of<A: Asset>(
    server: &AssetServer,
    path: &str,
    handle: &Handle<A>,
    kind: FileKind,
    problems: &mut SceneProblems,
) -> FileState {
    match (server.load_state(handle), server.recursive_dependency_load_state(handle)) {
        (LoadState::Failed(error), _) | (_, RecursiveDependencyLoadState::Failed(error)) => {
            let problem = problem(path, Fault::File(kind, reason(&error)));
            // A mesh and what moves in it come from one file.
            if !problems.0.contains(&problem) {
                problems.0.push(problem);
            }
            FileState::Failed
        }
        (LoadState::Loaded, RecursiveDependencyLoadState::Loaded) => FileState::Loaded,
        _ => FileState::Loading,
    }
}

/// What is wrong with the file itself, without who read it and where in its code it noticed.
fn reason(error: &AssetLoadError) -> String {
    let text = match error {
        AssetLoadError::AssetLoaderError(error) => error.error().to_string(),
        AssetLoadError::AssetReaderError(AssetReaderError::Io(error)) => error.to_string(),
        error => error.to_string(),
    };
    text.lines().next().unwrap_or_default().to_owned()
}

fn problem(path: &str, fault: Fault) -> LoadProblem {
    LoadProblem { severity: Severity::Error, place: place_of(path), fault }
}

fn place_of(path: &str) -> String {
    format!("assets/{path}")
}

#[cfg(test)]
impl LineAssets {
    /// A line whose files all are there, because it has none.
    pub fn without_files(catalog: Arc<Catalog>, chosen: &str) -> Self {
        Self { catalog: Some(catalog), chosen: chosen.to_owned(), ..Self::default() }
    }
}

#[cfg(test)]
#[path = "line_assets_tests.rs"]
mod tests;
