//! The photo studio: light from a picture, a key light with shadow, backdrop and ground.
//!
//! Invariant: the backdrop comes out exactly as the catalog gives it; it is cleared to, never lit. Each set (the stage and
//! every booth for pictures) has its own light and ground on its own render layer; the stage is in the light that is chosen, the
//! booths are in the default one, but for pictures that lie on the stage. A light is changed all at once, when all its files are
//! there.

use super::{
    SceneSystems, UNITS_PER_MM,
    ground::{GroundMaterial, GroundUniform},
    line_assets::LineAssets,
    materials::srgb,
};
use crate::{
    app::session::Session,
    catalog::{Environment, KeyLight as Key, Rgb, Stage},
};
use bevy::{
    camera::{ClearColorConfig, Exposure, RenderTarget, visibility::RenderLayers},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    ecs::system::SystemParam,
    light::{CascadeShadowConfig, CascadeShadowConfigBuilder, DirectionalLightShadowMap, NotShadowCaster},
    prelude::*,
};

/// Mean luminance of the environment at intensity 1, in cd/m². A white surface that faces it comes out at 0.8 of white, so
/// that white products keep their shading.
pub const ENVIRONMENT_LUMINANCE: f32 = 800.0;
/// 1000 cd/m² come out as white: log2(1000 / 1.2).
pub const EXPOSURE: Exposure = Exposure { ev100: 9.7027 };
/// Radius of the ground in widths of the contact shadow, and without one in millimetres.
const GROUND_WIDTHS: f32 = 0.9;
const BARE_GROUND_MM: f32 = 300.0;
/// How far shadows reach in widths of the contact shadow, and how wide their penumbra on the ground is.
const SHADOW_WIDTHS: f32 = 0.5;
const PENUMBRA_WIDTHS: f32 = 1.0 / 60.0;

/// Where the stage is shown; the primary window unless set before start.
#[derive(Resource, Clone, Debug, Default)]
pub struct StageView {
    pub target: RenderTarget,
    /// No backdrop: what is not product or shadow stays transparent.
    pub transparent: bool,
}

/// A camera that photographs a set: lit by the environment, with the backdrop behind.
#[derive(Component, Clone, Copy, Debug)]
pub struct StudioCamera {
    /// How far the backdrop is lightened towards white, from 0 to 1.
    pub lighten: f32,
}

/// The backdrop of a light, lightened towards white by `share`.
pub fn backdrop(light: &Environment, share: f32) -> ClearColorConfig {
    ClearColorConfig::Custom(srgb(lighten(light.backdrop, share)))
}

/// Where a key light comes from.
pub fn direction(key: &Key) -> Vec3 {
    let ((east, south), (across, up)) = (key.theta.sin_cos(), key.phi.sin_cos());
    Vec3::new(across * east, up, across * south)
}

/// Whether what is on these layers belongs to the stage, and not to a booth.
pub fn is_on_stage(layers: Option<&RenderLayers>) -> bool {
    layers.is_none_or(|layers| layers.intersects(&RenderLayers::default()))
}

/// The ground of a set.
#[derive(Component, Debug)]
pub struct Ground;

#[derive(Component, Debug)]
pub struct KeyLight;

pub fn plugin(app: &mut App) {
    app.init_resource::<StageView>()
        .insert_resource(DirectionalLightShadowMap { size: 1024 })
        .add_systems(Startup, build_stage)
        .add_systems(Update, dress.in_set(SceneSystems::Build).run_if(resource_exists::<Session>));
}

/// What every studio camera has in common, so that all share their pipelines.
pub fn studio_camera(lighten: f32) -> impl Bundle {
    (
        Camera3d::default(),
        StudioCamera { lighten },
        EXPOSURE,
        Tonemapping::KhronosPbrNeutral,
        DebandDither::Disabled,
        Msaa::Sample4,
    )
}

fn build_stage(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut grounds: ResMut<Assets<GroundMaterial>>,
    mut ambient: ResMut<GlobalAmbientLight>,
) {
    ambient.brightness = 0.0;
    build_set(&mut commands, &mut meshes, &mut grounds, &RenderLayers::layer(0));
}

/// Spawns light and ground for the cameras on `layers`.
pub fn build_set(
    commands: &mut Commands,
    meshes: &mut Assets<Mesh>,
    grounds: &mut Assets<GroundMaterial>,
    layers: &RenderLayers,
) {
    commands.spawn((
        DirectionalLight { shadow_maps_enabled: true, ..default() },
        KeyLight,
        cascade(1.0, 8.0),
        layers.clone(),
    ));
    commands.spawn((
        Ground,
        Mesh3d(meshes.add(Circle::new(1.0).mesh().resolution(64))),
        MeshMaterial3d(grounds.add(GroundMaterial {
            uniform: GroundUniform {
                strength: Vec4::new(0.0, 0.0, 1.0, 0.0),
                decal: Vec4::new(1.0, 1.0, 0.0, 0.0),
                floor: Vec4::ZERO,
            },
            contact: None,
            moved: None,
        })),
        Transform::from_rotation(Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2))
            .with_translation(Vec3::NEG_Y * 0.002),
        NotShadowCaster,
        // Until there is light.
        Visibility::Hidden,
        layers.clone(),
    ));
}

/// One shadow map for what is between `near` and `far` from the camera, in scene units.
pub fn cascade(near: f32, far: f32) -> CascadeShadowConfig {
    CascadeShadowConfigBuilder { num_cascades: 1, minimum_distance: near, maximum_distance: far, ..default() }.build()
}

/// The lights of the sets.
type KeyLights<'w, 's> = Query<
    'w,
    's,
    (&'static mut DirectionalLight, &'static mut Transform, Option<&'static RenderLayers>),
    (With<KeyLight>, Without<Ground>),
>;

/// Their grounds.
type Grounds<'w, 's> = Query<
    'w,
    's,
    (
        &'static MeshMaterial3d<GroundMaterial>,
        &'static mut Transform,
        &'static mut Visibility,
        Option<&'static RenderLayers>,
    ),
    With<Ground>,
>;

/// What sets are dressed with.
#[derive(SystemParam)]
pub struct Dresser<'w, 's> {
    pub session: Res<'w, Session>,
    pub line: Res<'w, LineAssets>,
    pub images: ResMut<'w, Assets<Image>>,
    view: Res<'w, StageView>,
    grounds: ResMut<'w, Assets<GroundMaterial>>,
    keys: KeyLights<'w, 's>,
    ground: Grounds<'w, 's>,
}

impl Dresser<'_, '_> {
    /// What surrounds a set in this light, for its cameras.
    pub fn surroundings(&mut self, light: &Environment) -> EnvironmentMapLight {
        let intensity = light.intensity * ENVIRONMENT_LUMINANCE;
        match (self.line.light(&light.diffuse), self.line.light(&light.specular)) {
            (Some(diffuse_map), Some(specular_map)) => {
                EnvironmentMapLight { diffuse_map, specular_map, intensity, ..default() }
            }
            _ => EnvironmentMapLight { intensity, ..plain_light(&mut self.images) },
        }
    }

    /// Brings key light and ground of the set on `layers` in line with `light`; the floor has its colour if `painted`.
    pub fn dress(&mut self, layers: Option<&RenderLayers>, light: &Environment, painted: bool) {
        let key = &light.key;
        for (mut lamp, mut transform, _) in self.keys.iter_mut().filter(|(.., set)| *set == layers) {
            (lamp.illuminance, lamp.color) = (key.lux, srgb(key.color));
            *transform = Transform::from_translation(direction(key)).looking_at(Vec3::ZERO, Vec3::Y);
        }
        let stage = &self.session.catalog.stage;
        let contact = stage.contact_shadow.as_ref().and_then(|(path, width)| Some((self.line.texture(path)?, *width)));
        let radius = ground_radius(stage);
        let half = contact.as_ref().map_or(1.0, |(_, width)| width * 0.5 * UNITS_PER_MM);
        let depth = contact.as_ref().and_then(|(image, _)| self.images.get(image)).map_or(1.0, |image| {
            let size = image.texture_descriptor.size;
            size.height as f32 / size.width.max(1) as f32
        });
        let darkness = if contact.is_some() { light.contact_darkness } else { 0.0 };
        let is_painted = painted && !self.view.transparent && light.floor != light.backdrop;
        for (material, mut transform, mut visibility, _) in self.ground.iter_mut().filter(|(.., set)| *set == layers) {
            *visibility = Visibility::Inherited;
            transform.scale = Vec3::splat(radius);
            if let Some(mut material) = self.grounds.get_mut(&material.0) {
                material.contact = contact.as_ref().map(|(image, _)| image.clone());
                material.uniform = GroundUniform {
                    strength: Vec4::new(darkness, light.key_darkness, radius, radius * PENUMBRA_WIDTHS / GROUND_WIDTHS),
                    decal: Vec4::new(half, half * depth, 0.0, 0.0),
                    floor: srgb(light.floor).to_linear().to_vec3().extend(if is_painted { 1.0 } else { 0.0 }),
                };
            }
        }
    }
}

/// Brings light, backdrop and ground in line with the catalog and the chosen light, once their files are there.
fn dress(
    mut commands: Commands,
    mut dresser: Dresser,
    mut cameras: Query<(Entity, &StudioCamera, &mut Camera, Option<&RenderLayers>)>,
    mut done: Local<Option<(u32, Environment)>>,
) {
    let catalog = dresser.session.catalog.clone();
    let (Some(usual), Some(chosen)) = (catalog.stage.environment(""), dresser.line.environment().cloned()) else {
        return;
    };
    let revision = dresser.line.revision;
    let is_done = done.as_ref().is_some_and(|(known, light)| *known == revision && *light == chosen);
    if !dresser.line.is_settled() || is_done {
        return;
    }
    *done = Some((revision, chosen.clone()));
    let light_of = |layers: Option<&RenderLayers>| if is_on_stage(layers) { chosen.clone() } else { usual.clone() };
    for (entity, studio, mut camera, layers) in &mut cameras {
        let light = light_of(layers);
        let is_bare = dresser.view.transparent;
        camera.clear_color =
            if is_bare { ClearColorConfig::Custom(Color::NONE) } else { backdrop(&light, studio.lighten) };
        commands.entity(entity).insert(dresser.surroundings(&light));
    }
    let sets: Vec<_> = dresser.keys.iter().map(|(.., layers)| layers.cloned()).collect();
    for layers in sets {
        dresser.dress(layers.as_ref(), &light_of(layers.as_ref()), is_on_stage(layers.as_ref()));
    }
}

/// Radius of the ground, in scene units.
pub fn ground_radius(stage: &Stage) -> f32 {
    stage.contact_shadow.as_ref().map_or(BARE_GROUND_MM, |(_, width)| width * GROUND_WIDTHS) * UNITS_PER_MM
}

/// How far from what is looked at there may be something with a shadow on it, in millimetres.
pub fn shadow_reach_mm(stage: &Stage) -> f32 {
    stage.contact_shadow.as_ref().map_or(BARE_GROUND_MM, |(_, width)| *width) * SHADOW_WIDTHS
}

/// A stand-in where the studio's own light could not be loaded: bright above, darker below.
fn plain_light(images: &mut Assets<Image>) -> EnvironmentMapLight {
    let grey = |level: f32| Color::linear_rgb(level, level, level);
    EnvironmentMapLight::hemispherical_gradient(images, grey(1.0), grey(0.7), grey(0.4))
}

fn lighten(color: Rgb, share: f32) -> Rgb {
    color.map(|c| (f32::from(c) + (255.0 - f32::from(c)) * share).round() as u8)
}

#[cfg(test)]
mod tests {
    use super::{
        super::effects::tests::{catalog, environment},
        *,
    };
    use crate::rules::Rulebook;
    use bevy::ecs::system::RunSystemOnce;
    use std::sync::Arc;

    /// A stage in the light called `chosen`, and a booth.
    fn dressed(chosen: &str) -> App {
        let mut catalog = catalog(vec![vec![]]);
        let key = Key { color: [255, 200, 150], lux: 1500.0, theta: 0.0, phi: 0.0 };
        let stage = Environment { intensity: 2.0, backdrop: [9; 3], floor: [60; 3], key, ..environment("stage") };
        catalog.stage.environments.insert("stage".into(), stage);
        let catalog = Arc::new(catalog);
        let book = Arc::new(Rulebook::new(&catalog));
        let build_booth =
            |mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut grounds: ResMut<Assets<GroundMaterial>>| {
                build_set(&mut commands, &mut meshes, &mut grounds, &RenderLayers::layer(1));
            };
        let mut app = App::new();
        app.insert_resource(Session::new(catalog.clone(), book).unwrap())
            .insert_resource(LineAssets::without_files(catalog, chosen))
            .init_resource::<StageView>()
            .init_resource::<GlobalAmbientLight>()
            .init_resource::<Assets<Image>>()
            .init_resource::<Assets<Mesh>>()
            .init_resource::<Assets<GroundMaterial>>()
            .add_systems(Startup, (build_stage, build_booth))
            .add_systems(Update, dress);
        app.world_mut().spawn((studio_camera(0.0), RenderLayers::layer(0)));
        app.world_mut().spawn((studio_camera(0.0), RenderLayers::layer(1)));
        app.update();
        app
    }

    /// Luminance of the surroundings, backdrop, illuminance of the key light and share of the floor's colour in a set.
    fn light_of(app: &mut App, set: usize) -> (f32, Color, f32, f32) {
        let layer = RenderLayers::layer(set);
        let world = app.world_mut();
        let mut cameras = world.query::<(&Camera, &EnvironmentMapLight, &RenderLayers)>();
        let (camera, surroundings, _) = cameras.iter(world).find(|(.., layers)| **layers == layer).unwrap();
        let ClearColorConfig::Custom(backdrop) = camera.clear_color else { panic!("{:?}", camera.clear_color) };
        let luminance = surroundings.intensity;
        let mut keys = world.query::<(&DirectionalLight, &RenderLayers)>();
        let illuminance = keys.iter(world).find(|(_, layers)| **layers == layer).unwrap().0.illuminance;
        let mut grounds = world.query::<(&MeshMaterial3d<GroundMaterial>, &RenderLayers)>();
        let ground = grounds.iter(world).find(|(_, layers)| **layers == layer).unwrap().0.id();
        let floor = world.resource::<Assets<GroundMaterial>>().get(ground).unwrap().uniform.floor.w;
        (luminance, backdrop, illuminance, floor)
    }

    #[test]
    fn the_chosen_light_reaches_the_stage_and_small_pictures_keep_the_default() {
        let usual = (ENVIRONMENT_LUMINANCE, srgb([240; 3]), 700.0, 0.0);
        let chosen = (2.0 * ENVIRONMENT_LUMINANCE, srgb([9; 3]), 1500.0, 1.0);
        for (name, on_stage) in [("", usual), ("stage", chosen), ("no-such-light", usual)] {
            let mut app = dressed(name);
            assert_eq!([light_of(&mut app, 0), light_of(&mut app, 1)], [on_stage, usual], "{name}");
        }
    }

    #[test]
    fn a_booth_that_is_dressed_like_the_stage_looks_like_it() {
        let mut app = dressed("stage");
        let dress = |mut dresser: Dresser| {
            let light = dresser.line.environment().cloned().expect("one is chosen");
            dresser.dress(Some(&RenderLayers::layer(1)), &light, true);
            dresser.surroundings(&light).intensity
        };
        let luminance = app.world_mut().run_system_once(dress).unwrap();
        let (on_stage, in_booth) = (light_of(&mut app, 0), light_of(&mut app, 1));
        assert_eq!((luminance, in_booth.2, in_booth.3), (on_stage.0, on_stage.2, on_stage.3));
        let usual = |mut dresser: Dresser| {
            let light = dresser.session.catalog.stage.environments[0].clone();
            dresser.dress(Some(&RenderLayers::layer(1)), &light, false);
        };
        app.world_mut().run_system_once(usual).unwrap();
        let again = light_of(&mut app, 1);
        assert_eq!((again.2, again.3), (700.0, 0.0), "the next picture is a small one");
        assert_eq!(light_of(&mut app, 0), on_stage);
    }

    #[test]
    fn a_white_surface_is_exposed_to_just_below_white() {
        assert!((EXPOSURE.exposure() * ENVIRONMENT_LUMINANCE - 0.8).abs() < 1e-3);
    }

    #[test]
    fn a_key_light_comes_from_where_a_camera_would_look_from() {
        let check = |theta: f32, phi: f32, expect: Vec3| {
            let key = Key { color: [255; 3], lux: 1.0, theta: theta.to_radians(), phi: phi.to_radians() };
            assert!((direction(&key) - expect).length() < 1e-6, "{theta} {phi}: {}", direction(&key));
        };
        check(0.0, 0.0, Vec3::Y);
        check(0.0, 90.0, Vec3::Z);
        check(90.0, 90.0, Vec3::X);
    }

    #[test]
    fn lightening_goes_to_white_and_not_beyond() {
        assert_eq!(lighten([200, 100, 255], 0.0), [200, 100, 255]);
        assert_eq!(lighten([200, 100, 255], 0.5), [228, 178, 255]);
        assert_eq!(lighten([200, 100, 255], 1.0), [255, 255, 255]);
    }
}
