//! When the scene may be shown: all files are there, all pipelines are compiled, one whole frame was drawn.
//!
//! Invariant: [`SceneReady`] always comes, if late: what cannot be loaded or compiled is listed in [`SceneProblems`] and
//! not waited for for ever.

use super::{
    SceneProblems, SceneSystems,
    camera::StageCamera,
    effects::tune,
    line_assets::LineAssets,
    materials::{Finish, Palette, standard},
    native,
    product::{OnStage, Product},
    touch::{Layers, StageMaterial},
};
use crate::{
    app::session::{Fault, Focus, FreeArea, LoadProblem, Phase, Session},
    catalog::{Catalog, Effect, Group, Material, Severity, Tune, Value},
    service::process,
};
use bevy::{
    camera::{Viewport, visibility::NoFrustumCulling},
    gltf::{Gltf, GltfMesh},
    mesh::MeshVertexAttributeId,
    pbr::StandardMaterialKey,
    prelude::*,
    render::{Render, RenderApp, RenderSystems, render_resource::PipelineCache},
    window::RequestRedraw,
};
use indexmap::{IndexMap, IndexSet};
use std::{
    collections::HashSet,
    mem::{Discriminant, discriminant},
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

/// Longest wait for pipelines.
const PATIENCE_SECS: f32 = 30.0;
/// Part of the picture that is drawn until then, in pixels: enough to need every pipeline, and quick.
const WARM_SIZE: UVec2 = UVec2::splat(32);
/// Frames without a pipeline on its way after which none is left: new ones are asked for in the frame that first needs them.
const QUIET_FRAMES: u32 = 2;

/// Whether the product can be shown as it should look.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SceneReady(pub bool);

/// What the render world tells: frames drawn since a pipeline was last on its way, and how many frames had one on its way.
#[derive(Resource, Clone, Debug, Default)]
pub struct Quiet(Arc<AtomicU32>, Arc<AtomicU32>);

impl Quiet {
    /// How many frames so far were drawn while a pipeline was on its way; something may be missing in them.
    pub fn unready(&self) -> u32 {
        self.1.load(Ordering::Relaxed)
    }
}

#[derive(Resource, Debug, Default)]
enum Warming {
    /// Files are on their way.
    #[default]
    Files,
    /// Specks that need every pipeline are in view.
    Pipelines {
        specks: Vec<Entity>,
        secs: f32,
    },
    /// The first whole frame is being drawn.
    Frame,
    Done,
}

pub fn plugin(app: &mut App) {
    let quiet = Quiet::default();
    app.init_resource::<SceneReady>()
        .init_resource::<Warming>()
        .insert_resource(quiet.clone())
        .add_systems(Update, warm.in_set(SceneSystems::Check).run_if(resource_exists::<Session>))
        .add_systems(Last, stay_awake);
    if let Some(render) = app.get_sub_app_mut(RenderApp) {
        render.insert_resource(quiet).add_systems(Render, report.in_set(RenderSystems::Cleanup));
    }
}

/// Asks for the next frame while files are on their way, and after something was changed too late for this one.
fn stay_awake(
    phase: Option<Res<State<Phase>>>,
    line: Res<LineAssets>,
    focus: Res<Focus>,
    free: Res<FreeArea>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    let loading = phase.is_some_and(|phase| *phase.get() == Phase::Loading) || line.is_loading();
    if loading || focus.is_changed() || free.is_changed() {
        redraw.write(RequestRedraw);
    }
}

fn report(pipelines: Res<PipelineCache>, quiet: Res<Quiet>) {
    if pipelines.waiting_pipelines().next().is_some() {
        quiet.0.store(0, Ordering::Relaxed);
        quiet.1.fetch_add(1, Ordering::Relaxed);
    } else {
        quiet.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// What decides which pipeline a surface needs: the vertex data of its mesh and the kind of its material. (Whether there is a
/// texture of colours does not.)
type PipelineKind = (Vec<MeshVertexAttributeId>, Kind);

/// What decides it of a material.
type Kind = (StandardMaterialKey, Discriminant<AlphaMode>, Layers);

fn kind_of(material: &Material) -> Kind {
    let base = standard(material, None);
    (StandardMaterialKey::from(&base), discriminant(&base.alpha_mode), Layers::of(material))
}

/// Slots that have a material of the catalog in every design, whatever is chosen.
fn painted(catalog: &Catalog) -> HashSet<&str> {
    fn slots(value: &Value) -> HashSet<&str> {
        let slots = value.effects.iter().filter_map(|effect| match effect {
            Effect::Material { slot, .. } | Effect::Match { slot, .. } => Some(slot.as_str()),
            _ => None,
        });
        slots.collect()
    }
    fn always(group: &Group) -> HashSet<&str> {
        group.values.iter().map(slots).reduce(|all, some| &all & &some).unwrap_or_default()
    }
    catalog.groups.iter().flat_map(always).collect()
}

/// Longest chain of [`Effect::Match`] that is followed; what comes after it has its pipelines compiled when it is first seen.
const LINKS: usize = 8;

/// By slot, every material that any value can put on it, as far as pipelines differ.
fn kinds(catalog: &Catalog) -> IndexMap<&str, IndexMap<Kind, Material>> {
    let effects = || catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let mut kinds: IndexMap<&str, IndexMap<Kind, Material>> = IndexMap::new();
    let mut links = IndexSet::new();
    for effect in effects() {
        match effect {
            Effect::Material { slot, material } => {
                if let Some(material) = catalog.materials.get(material) {
                    kinds.entry(slot).or_default().entry(kind_of(material)).or_insert_with(|| material.clone());
                }
            }
            Effect::Match { slot, from } => {
                links.insert((slot.as_str(), from.as_str()));
            }
            _ => {}
        }
    }
    let change = |kinds: &mut IndexMap<&str, IndexMap<Kind, Material>>, slot: &str, change: &Tune| {
        let Some(kinds) = kinds.get_mut(slot) else { return };
        for material in kinds.values().map(|material| tune(material.clone(), change)).collect::<Vec<_>>() {
            kinds.entry(kind_of(&material)).or_insert(material);
        }
    };
    for effect in effects() {
        if let Effect::Tune { slot, change: tune } = effect {
            change(&mut kinds, slot, tune);
        }
    }
    for _ in 0..LINKS {
        for (slot, from) in &links {
            for (kind, material) in kinds.get(from).cloned().into_iter().flatten() {
                kinds.entry(slot).or_default().entry(kind).or_insert(material);
            }
        }
    }
    for effect in effects() {
        // Nothing is seen of a surface but what is printed on it.
        if let Effect::Words { slot, .. } | Effect::Drawing { slot, .. } = effect {
            change(&mut kinds, slot, &Tune { alpha: Some(0.5), ..Tune::default() });
        }
    }
    kinds
}

#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn warm(
    mut commands: Commands,
    mut warming: ResMut<Warming>,
    mut ready: ResMut<SceneReady>,
    mut problems: ResMut<SceneProblems>,
    session: Res<Session>,
    line: Res<LineAssets>,
    quiet: Res<Quiet>,
    time: Res<Time>,
    mut workshop: Workshop,
    product: Single<&Product, With<OnStage>>,
    camera: Single<(&Transform, &mut Camera), With<StageCamera>>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut warmed: Local<String>,
) {
    let (place, mut camera) = camera.into_inner();
    if *warmed != session.catalog.line {
        warmed.clone_from(&session.catalog.line);
        ready.0 = false;
        *warming = Warming::Files;
    }
    let next = match &mut *warming {
        Warming::Files if camera.viewport.is_none() => {
            camera.viewport = Some(Viewport { physical_size: WARM_SIZE, ..default() });
            None
        }
        Warming::Files if line.is_settled() && product.is_settled() => {
            quiet.0.store(0, Ordering::Relaxed);
            let at = place.transform_point(Vec3::NEG_Z);
            Some(Warming::Pipelines { specks: workshop.scatter(&mut commands, &session.catalog, &line, at), secs: 0.0 })
        }
        Warming::Pipelines { specks, secs } => {
            *secs += time.delta_secs();
            let late = *secs > PATIENCE_SECS;
            if late {
                problems.0.push(LoadProblem {
                    severity: Severity::Warning,
                    place: String::new(),
                    fault: Fault::SlowDriver,
                });
            }
            (late || quiet.0.load(Ordering::Relaxed) > QUIET_FRAMES).then(|| {
                specks.drain(..).for_each(|speck| commands.entity(speck).despawn());
                quiet.0.store(0, Ordering::Relaxed);
                camera.viewport = None;
                Warming::Frame
            })
        }
        Warming::Frame if quiet.0.load(Ordering::Relaxed) > 1 => {
            ready.0 = true;
            process::trim_memory();
            Some(Warming::Done)
        }
        _ => None,
    };
    if !matches!(*warming, Warming::Done) {
        redraw.write(RequestRedraw);
    }
    if let Some(next) = next {
        *warming = next;
    }
}

/// What specks are made from.
#[derive(bevy::ecs::system::SystemParam)]
struct Workshop<'w> {
    gltfs: Res<'w, Assets<Gltf>>,
    gltf_meshes: Res<'w, Assets<GltfMesh>>,
    meshes: Res<'w, Assets<Mesh>>,
    palette: Palette<'w>,
}

impl Workshop<'_> {
    /// Spawns one speck, too small to see, for each pipeline that the line may ever need.
    fn scatter(&mut self, commands: &mut Commands, catalog: &Catalog, line: &LineAssets, at: Vec3) -> Vec<Entity> {
        let mut needed: IndexMap<PipelineKind, (Handle<Mesh>, Handle<StageMaterial>)> = IndexMap::new();
        let (kinds, painted) = (kinds(catalog), painted(catalog));
        for gltf in line.all_meshes().filter_map(|handle| self.gltfs.get(handle)) {
            let meshes = gltf.meshes.iter().filter_map(|handle| self.gltf_meshes.get(handle));
            for primitive in meshes.flat_map(|mesh| &mesh.primitives) {
                let Some(mesh) = self.meshes.get(&primitive.mesh) else { continue };
                let attributes: Vec<_> = mesh.attributes().map(|(attribute, _)| attribute.id).collect();
                for at in native::materials_of(gltf, primitive) {
                    let slot = native::slot(gltf, at);
                    for (kind, material) in kinds.get(slot.as_str()).into_iter().flatten() {
                        let entry = needed.entry((attributes.clone(), *kind));
                        let finish = Finish { material: material.clone(), print: None };
                        entry.or_insert_with(|| (primitive.mesh.clone(), self.palette.material(&finish)));
                    }
                    if !painted.contains(slot.as_str()) {
                        let handle = self.palette.native(gltf, at);
                        let Some(StageMaterial { base, extension }) = self.palette.get(&handle) else { continue };
                        let kind = (base.into(), discriminant(&base.alpha_mode), extension.into());
                        needed.entry((attributes.clone(), kind)).or_insert_with(|| (primitive.mesh.clone(), handle));
                    }
                }
            }
        }
        let place = Transform::from_translation(at).with_scale(Vec3::splat(1e-6));
        needed
            .into_values()
            .map(|(mesh, material)| {
                commands.spawn((Mesh3d(mesh), MeshMaterial3d(material), place, NoFrustumCulling)).id()
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{super::effects::tests::catalog, *};

    #[test]
    fn materials_that_differ_only_in_numbers_need_one_pipeline() {
        let paint = |slot: &str, material: &str| Effect::Material { slot: slot.into(), material: material.into() };
        let mut catalog =
            catalog(vec![vec![paint("front", "red"), paint("front", "green")], vec![paint("front", "blue")]]);
        let count = |catalog: &Catalog, slot: &str| kinds(catalog).get(slot).map_or(0, IndexMap::len);
        assert_eq!(count(&catalog, "front"), 1);
        let words = Effect::Words { slot: "front".into(), words: "g0".into(), lettering: "l".into() };
        catalog.groups[1].values[0].effects.push(words);
        assert_eq!(count(&catalog, "front"), 2, "words need a surface that is seen through");
        catalog.materials["blue"].alpha = 0.5;
        assert_eq!(count(&catalog, "front"), 2);
        let change = Tune { clearcoat: Some(1.0), ..Tune::default() };
        catalog.groups[1].values[0].effects.push(Effect::Tune { slot: "front".into(), change });
        assert_eq!(count(&catalog, "front"), 4, "lacquer goes over either");
        catalog.materials["green"].sheen_color = [9; 3];
        catalog.materials["red"].normal_texture = Some("n.jpg".into());
        // Each with fibres, with a relief and with neither, lacquered or not; the words on each of them, of which two are there.
        assert_eq!(count(&catalog, "front"), 10);
    }

    #[test]
    fn slots_need_what_is_put_on_them_and_on_what_they_match() {
        let paint = Effect::Material { slot: "front".into(), material: "red".into() };
        let link = |slot: &str, from: &str| Effect::Match { slot: slot.into(), from: from.into() };
        let catalog = catalog(vec![vec![link("c", "b"), link("b", "front"), paint, link("d", "e")]]);
        let slots: Vec<_> = kinds(&catalog).into_keys().collect();
        assert_eq!(slots, ["front", "b", "c"]);
    }
}
