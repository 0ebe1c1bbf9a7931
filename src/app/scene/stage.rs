//! The photo studio: light from a picture, a key light with shadow, backdrop and ground.
//!
//! Invariant: the backdrop comes out exactly as the catalog gives it; it is cleared to, never lit. Each set (the stage and
//! every booth for pictures) has its own light and ground on its own render layer.

use super::{
    SceneSystems, UNITS_PER_MM,
    ground::{GroundMaterial, GroundUniform},
    line_assets::LineAssets,
    materials::srgb,
};
use crate::{app::session::Session, catalog::Rgb};
use bevy::{
    camera::{ClearColorConfig, Exposure, RenderTarget, visibility::RenderLayers},
    core_pipeline::tonemapping::{DebandDither, Tonemapping},
    light::{CascadeShadowConfig, CascadeShadowConfigBuilder, DirectionalLightShadowMap, NotShadowCaster},
    prelude::*,
};

/// Mean luminance of the environment at intensity 1, in cd/m². A white surface that faces it comes out at 0.8 of white, so
/// that white products keep their shading.
pub const ENVIRONMENT_LUMINANCE: f32 = 800.0;
/// 1000 cd/m² come out as white: log2(1000 / 1.2).
pub const EXPOSURE: Exposure = Exposure { ev100: 9.7027 };
/// Of the key light, in lux.
pub const KEY_ILLUMINANCE: f32 = 750.0;
/// Where the key light comes from, the same side as the brightest softbox.
pub const KEY_DIRECTION: Vec3 = Vec3::new(-0.62, 1.0, 0.55);
const CONTACT_DARKNESS: f32 = 0.85;
const CAST_DARKNESS: f32 = 0.16;
/// Radius of the ground in widths of the contact shadow, and without one in millimetres.
const GROUND_WIDTHS: f32 = 0.9;
const BARE_GROUND_MM: f32 = 300.0;

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

/// What lights every studio camera, and what stands behind the product.
#[derive(Resource, Clone)]
pub struct StudioLight {
    pub environment: EnvironmentMapLight,
    background: Rgb,
}

impl StudioLight {
    /// The backdrop, lightened towards white by `share`.
    pub fn backdrop(&self, share: f32) -> ClearColorConfig {
        ClearColorConfig::Custom(srgb(lighten(self.background, share)))
    }
}

#[derive(Component, Debug)]
struct Ground;

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
        DirectionalLight { illuminance: KEY_ILLUMINANCE, shadow_maps_enabled: true, ..default() },
        KeyLight,
        Transform::from_translation(KEY_DIRECTION).looking_at(Vec3::ZERO, Vec3::Y),
        cascade(1.0, 8.0),
        layers.clone(),
    ));
    commands.spawn((
        Ground,
        Mesh3d(meshes.add(Circle::new(1.0).mesh().resolution(64))),
        MeshMaterial3d(grounds.add(GroundMaterial {
            uniform: GroundUniform { strength: Vec4::new(0.0, 0.0, 1.0, 0.0), decal: Vec4::ONE },
            contact: None,
        })),
        Transform::from_rotation(Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2))
            .with_translation(Vec3::NEG_Y * 0.002),
        NotShadowCaster,
        layers.clone(),
    ));
}

/// One shadow map for what is between `near` and `far` from the camera, in scene units.
pub fn cascade(near: f32, far: f32) -> CascadeShadowConfig {
    CascadeShadowConfigBuilder { num_cascades: 1, minimum_distance: near, maximum_distance: far, ..default() }.build()
}

/// Brings light, backdrop and ground in line with the catalog once its files are there.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
fn dress(
    mut commands: Commands,
    session: Res<Session>,
    line: Res<LineAssets>,
    view: Res<StageView>,
    mut images: ResMut<Assets<Image>>,
    mut grounds: ResMut<Assets<GroundMaterial>>,
    mut cameras: Query<(Entity, &StudioCamera, &mut Camera)>,
    mut ground: Query<(&MeshMaterial3d<GroundMaterial>, &mut Transform), With<Ground>>,
    mut done: Local<Option<u32>>,
) {
    if !line.is_settled() || *done == Some(line.revision) {
        return;
    }
    *done = Some(line.revision);
    let stage = &session.catalog.stage;
    let intensity = stage.intensity * ENVIRONMENT_LUMINANCE;
    let environment = match (line.light(&stage.diffuse), line.light(&stage.specular)) {
        (Some(diffuse_map), Some(specular_map)) => {
            EnvironmentMapLight { diffuse_map, specular_map, intensity, ..default() }
        }
        _ => EnvironmentMapLight { intensity, ..plain_light(&mut images) },
    };
    let light = StudioLight { environment, background: stage.background };
    for (entity, studio, mut camera) in &mut cameras {
        commands.entity(entity).insert(light.environment.clone());
        camera.clear_color =
            if view.transparent { ClearColorConfig::Custom(Color::NONE) } else { light.backdrop(studio.lighten) };
    }
    commands.insert_resource(light);
    let contact = stage.contact_shadow.as_ref().and_then(|(path, width)| Some((line.texture(path)?, *width)));
    let radius_mm = contact.as_ref().map_or(BARE_GROUND_MM, |(_, width)| width * GROUND_WIDTHS);
    let half = contact.as_ref().map_or(1.0, |(_, width)| width * 0.5 * UNITS_PER_MM);
    let depth = contact.as_ref().and_then(|(image, _)| images.get(image)).map_or(1.0, |image| {
        let size = image.texture_descriptor.size;
        size.height as f32 / size.width.max(1) as f32
    });
    let darkness = if contact.is_some() { CONTACT_DARKNESS } else { 0.0 };
    for (material, mut transform) in &mut ground {
        transform.scale = Vec3::splat(radius_mm * UNITS_PER_MM);
        if let Some(mut material) = grounds.get_mut(&material.0) {
            material.contact = contact.as_ref().map(|(image, _)| image.clone());
            material.uniform = GroundUniform {
                strength: Vec4::new(darkness, CAST_DARKNESS, radius_mm * UNITS_PER_MM, 0.0),
                decal: Vec4::new(half, half * depth, 0.0, 0.0),
            };
        }
    }
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
    use super::*;

    #[test]
    fn a_white_surface_is_exposed_to_just_below_white() {
        assert!((EXPOSURE.exposure() * ENVIRONMENT_LUMINANCE - 0.8).abs() < 1e-3);
    }

    #[test]
    fn lightening_goes_to_white_and_not_beyond() {
        assert_eq!(lighten([200, 100, 255], 0.0), [200, 100, 255]);
        assert_eq!(lighten([200, 100, 255], 0.5), [228, 178, 255]);
        assert_eq!(lighten([200, 100, 255], 1.0), [255, 255, 255]);
    }
}
