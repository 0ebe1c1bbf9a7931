//! The product on stage as something light can be followed through.
//!
//! Invariant: the same light, camera, colours and tone mapping as on the stage itself, so that both pictures match.

use super::{Backdrop, Behind, Film, Floor, Lamp, Light, Quality, Scene, View};
use crate::{
    app::{
        scene::{
            camera::StageCamera,
            coverage::Coverage,
            effects,
            environment::{EnvironmentError, Panorama},
            gltf::{self, Alpha, Material, Mesh, Model, Part, Picture, Sampling, Texture},
            lettering::Typeface,
            line_assets::LineAssets,
            materials::{MaterialCache, reflectance, srgb},
            product::{OnStage, Surface},
            stage::{ENVIRONMENT_LUMINANCE, EXPOSURE, direction, ground_radius},
            tone::ToneMapping,
            touch::StageMaterial,
        },
        session::{Session, load::OpenLine},
    },
    catalog::Environment,
};
use bevy::{
    math::{Affine3A, Mat4, URect},
    mesh::{PrimitiveTopology, UvChannel, VertexAttributeValues},
    prelude::{
        AlphaMode, AssetServer, Assets, Camera, Children, ColorToComponents, GlobalTransform, Handle, Image,
        InheritedVisibility, Mesh as BevyMesh, Mesh3d, MeshMaterial3d, UVec2, Vec2, Vec3, Vec4, With, World,
    },
};
use image::ImageReader;
use std::{
    collections::HashMap,
    f32::consts::PI,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};

/// Sine of half the angle under which the key light is seen: how soft its shadows are.
const KEY_RADIUS: f32 = 0.06;
const CURVE: ToneMapping = ToneMapping::Neutral;

/// What is on stage, taken out of the world so that light can be followed through it on any thread.
#[derive(Debug)]
pub struct Subject {
    /// Without its pictures, which are read last.
    model: Model,
    prints: Vec<Print>,
    light: Environment,
    /// Radius of the floor, in scene units.
    radius: f32,
    world_from_view: Affine3A,
    view_from_clip: Mat4,
    assets: PathBuf,
}

/// Where a picture on a surface comes from.
#[derive(Debug)]
enum Print {
    File(PathBuf),
    /// Of the texture with this number in a glTF file.
    Inside(PathBuf, usize),
    /// The renderer keeps textures to itself, so words and drawings are drawn once more.
    Own(effects::Print, Option<Typeface>),
}

/// What is seen where a print is missing.
const PLAIN: [u8; 4] = [255; 4];

impl Subject {
    /// What the camera on stage looks at; nothing where there is no line or no camera.
    pub fn of(world: &mut World) -> Option<Self> {
        let light = world.resource::<LineAssets>().environment()?.clone();
        let radius = ground_radius(&world.resource::<Session>().catalog.stage);
        let assets = world.resource::<OpenLine>().roots.assets.clone();
        let mut cameras = world.query_filtered::<(&Camera, &GlobalTransform), With<StageCamera>>();
        let (camera, transform) = cameras.iter(world).next()?;
        let (world_from_view, view_from_clip) = (transform.affine(), camera.clip_from_view().inverse());
        let (model, prints) = model(world, &assets);
        Some(Self { model, prints, light, radius, world_from_view, view_from_clip, assets })
    }

    /// Begins the part `area` of a picture of this size, in pixels, of which `drawn` are made. Reads files.
    pub fn expose(
        mut self,
        size: UVec2,
        area: URect,
        drawn: UVec2,
        transparent: bool,
        quality: Quality,
    ) -> Result<Exposure, EnvironmentError> {
        let seen = |color| srgb(color).to_linear().to_vec3();
        let light = &self.light;
        let backdrop = Backdrop { color: seen(light.backdrop), floor: seen(light.floor), radius: self.radius };
        let behind = if transparent { Behind::Nothing } else { Behind::Backdrop(backdrop, CURVE) };
        let panorama = Panorama::read(&self.assets.join(&light.specular))?;
        let scale = light.intensity * ENVIRONMENT_LUMINANCE * EXPOSURE.exposure();
        let key = Lamp {
            direction: direction(&light.key),
            light: srgb(light.key.color).to_linear().to_vec3() * (light.key.lux * EXPOSURE.exposure() / PI),
            radius: KEY_RADIUS,
        };
        let floor = Floor { height: 0.0, darkness: light.contact_darkness };
        let (pictures, samplings): (_, Vec<_>) = self.prints.iter().map(Print::picture).unzip();
        self.model.pictures = pictures;
        self.model.materials.iter_mut().for_each(|material| sample(material, &samplings));
        let scene = Scene::new(self.model, Light::new(panorama, scale, vec![key]), Some(floor));
        let view = View { world_from_view: self.world_from_view, view_from_clip: self.view_from_clip, size };
        let film = Film::new(View { size: drawn, ..view.part(area) }, quality, behind, &scene);
        Ok(Exposure { scene, film, backdrop: (!transparent).then_some(backdrop) })
    }
}

impl Print {
    /// The picture, and how the renderer looks it up.
    fn picture(&self) -> (Picture, Sampling) {
        let known = match self {
            Self::File(path) => read(path).map(|picture| (picture, Sampling::default())),
            Self::Inside(path, texture) => gltf::picture(path, *texture).ok(),
            Self::Own(print, typeface) => {
                let Coverage { width, height, pixels, .. } = Coverage::of(print, typeface.as_ref());
                let pixels = pixels.into_iter().map(|alpha| [255, 255, 255, alpha]).collect();
                Some((Picture { width, height, pixels }, Sampling::default()))
            }
        };
        known.unwrap_or_else(|| (Picture { width: 1, height: 1, pixels: vec![PLAIN] }, Sampling::default()))
    }
}

/// Lets all textures of a material be looked up as their pictures are.
fn sample(material: &mut Material, samplings: &[Sampling]) {
    let textures = [
        &mut material.base_color_texture,
        &mut material.metallic_roughness_texture,
        &mut material.normal_texture,
        &mut material.emissive_texture,
    ];
    for texture in textures.into_iter().flatten() {
        Sampling { wrap: texture.wrap, nearest: texture.nearest } = samplings[texture.picture];
    }
}

/// A picture of the stage in the making.
#[derive(Debug)]
pub struct Exposure {
    scene: Scene,
    film: Film,
    backdrop: Option<Backdrop>,
}

impl Exposure {
    /// Follows more light; whether the picture is done.
    pub fn pass(&mut self, stop: &AtomicBool) -> bool {
        self.film.pass(&self.scene, stop)
    }

    /// The picture so far: sRGB with alpha, row by row.
    pub fn develop(&self) -> Vec<u8> {
        self.film.develop(CURVE, self.backdrop.as_ref())
    }
}

/// The picture of the stage that its camera would show in this size: sRGB with alpha, row by row.
pub fn picture(
    world: &mut World,
    size: UVec2,
    transparent: bool,
    quality: Quality,
) -> Result<Vec<u8>, EnvironmentError> {
    let Some(subject) = Subject::of(world) else { return Ok(Vec::new()) };
    let mut exposure = subject.expose(size, URect::from_corners(UVec2::ZERO, size), size, transparent, quality)?;
    while !exposure.pass(&AtomicBool::new(false)) {}
    Ok(exposure.develop())
}

/// Everything that is seen of the product on stage, and the pictures on it.
fn model(world: &mut World, assets: &Path) -> (Model, Vec<Print>) {
    let mut model = Model::default();
    let mut prints = Vec::new();
    let mut known = HashMap::new();
    let roots: Vec<_> = world.query_filtered::<bevy::prelude::Entity, With<OnStage>>().iter(world).collect();
    let mut children = world.query::<&Children>();
    let mut open = roots;
    let mut surfaces = world.query_filtered::<(
        &Mesh3d,
        &MeshMaterial3d<StageMaterial>,
        &GlobalTransform,
        &InheritedVisibility,
    ), With<Surface>>();
    while let Some(entity) = open.pop() {
        open.extend(children.get(world, entity).into_iter().flatten());
        let Ok((mesh, material, transform, visibility)) = surfaces.get(world, entity) else { continue };
        let source = world.resource::<Assets<BevyMesh>>().get(&mesh.0).and_then(triangles);
        let (Some(mut mesh), true) = (source, visibility.get()) else { continue };
        mesh.transform(&transform.affine());
        let handle = &material.0;
        let Some(material) = world.resource::<Assets<StageMaterial>>().get(handle) else { continue };
        let server = world.resource::<AssetServer>();
        let uv_from_mesh = material.base.uv_transform;
        let mut texture = |image: &Handle<Image>, channel: &UvChannel, own: Option<Print>| {
            let picture = known.get(image).copied().or_else(|| {
                let file = || {
                    let place = server.get_path(image)?;
                    let file = assets.join(place.path());
                    let Some(label) = place.label() else { return Some(Print::File(file)) };
                    Some(Print::Inside(file, label.strip_prefix("Texture")?.parse().ok()?))
                };
                prints.push(own.or_else(file)?);
                known.insert(image.clone(), prints.len() - 1);
                Some(prints.len() - 1)
            })?;
            let set = usize::from(*channel == UvChannel::Uv1);
            // Known when the picture is read.
            let Sampling { wrap, nearest } = Sampling::default();
            Some(Texture { picture, set, uv_from_mesh, wrap, nearest })
        };
        let base = &material.base;
        let words = printed(world, handle);
        let mut of = |image: &Option<_>, channel| image.as_ref().and_then(|image| texture(image, channel, None));
        let surface = Material {
            normal_texture: of(&material.extension.relief, &UvChannel::Uv0),
            metallic_roughness_texture: of(&base.metallic_roughness_texture, &base.metallic_roughness_channel),
            emissive_texture: of(&base.emissive_texture, &base.emissive_channel),
            base_color_texture: base
                .base_color_texture
                .as_ref()
                .and_then(|image| texture(image, &base.base_color_channel, words)),
            // A vendor's file means what glTF says.
            is_side: base.specular_transmission > 0.0 && !world.resource::<MaterialCache>().is_native(handle),
            ..surface(material)
        };
        model.materials.push(surface);
        model.parts.push(Part { mesh, material: model.materials.len() - 1 });
    }
    (model, prints)
}

fn triangles(source: &BevyMesh) -> Option<Mesh> {
    if source.primitive_topology() != PrimitiveTopology::TriangleList {
        return None;
    }
    let threes =
        |attribute| Some(source.attribute(attribute)?.as_float3()?.iter().copied().map(Vec3::from_array).collect());
    let uvs = |attribute| match source.attribute(attribute) {
        Some(VertexAttributeValues::Float32x2(values)) => values.iter().copied().map(Vec2::from_array).collect(),
        _ => Vec::new(),
    };
    let positions: Vec<Vec3> = threes(BevyMesh::ATTRIBUTE_POSITION)?;
    let order: Vec<u32> = match source.indices() {
        Some(indices) => indices.iter().map(|at| at as u32).collect(),
        None => (0..positions.len() as u32).collect(),
    };
    let colors = match source.attribute(BevyMesh::ATTRIBUTE_COLOR) {
        Some(VertexAttributeValues::Float32x4(values)) => values.iter().copied().map(Vec4::from_array).collect(),
        _ => Vec::new(),
    };
    Some(Mesh {
        normals: threes(BevyMesh::ATTRIBUTE_NORMAL)?,
        uvs: [uvs(BevyMesh::ATTRIBUTE_UV_0), uvs(BevyMesh::ATTRIBUTE_UV_1)],
        colors,
        triangles: order.chunks_exact(3).map(|corner| [corner[0], corner[1], corner[2]]).collect(),
        positions,
        ..Mesh::default()
    })
}

/// A material of the stage with the same layers.
fn surface(StageMaterial { base: source, extension: touch }: &StageMaterial) -> Material {
    let color = source.base_color.to_linear();
    let blended = source.alpha_mode == AlphaMode::Premultiplied && color.alpha > 0.0;
    // A see-through surface is met as often as its alpha says: what it reflects then counts so much more.
    let weight = if blended { 1.0 / color.alpha } else { 1.0 };
    // The renderer takes the square of both as the reflection at normal incidence.
    let whole = reflectance(source.ior);
    let specular = if whole > 0.0 { (source.reflectance / whole).powi(2).min(1.0) } else { 1.0 };
    let tint = source.specular_tint.to_linear().to_vec3();
    Material {
        base_color: Vec4::new(color.red * weight, color.green * weight, color.blue * weight, color.alpha),
        emissive: source.emissive.to_vec3(),
        normal_scale: touch.relief_scale,
        sheen_color: touch.sheen_color,
        sheen_roughness: touch.sheen_roughness,
        metallic: source.metallic,
        roughness: source.perceptual_roughness,
        alpha: match source.alpha_mode {
            AlphaMode::Mask(threshold) => Alpha::Mask(threshold),
            _ if blended => Alpha::Blend,
            _ => Alpha::Opaque,
        },
        unlit: source.unlit,
        double_sided: source.double_sided,
        ior: source.ior,
        specular,
        specular_color: tint * tint * weight,
        anisotropy: source.anisotropy_strength,
        anisotropy_rotation: source.anisotropy_rotation,
        clearcoat: source.clearcoat,
        clearcoat_roughness: source.clearcoat_perceptual_roughness,
        transmission: source.specular_transmission,
        thickness: source.thickness,
        attenuation_distance: source.attenuation_distance,
        attenuation_color: source.attenuation_color.to_linear().to_vec3().max(Vec3::splat(1e-4)),
        ..Material::default()
    }
}

/// What is printed with a material.
fn printed(world: &World, handle: &Handle<StageMaterial>) -> Option<Print> {
    let print = world.resource::<MaterialCache>().print(handle)?;
    let font = print.font().and_then(|font| world.resource::<LineAssets>().font(font));
    let typeface = font.and_then(|font| world.resource::<Assets<Typeface>>().get(font));
    Some(Print::Own(print.clone(), typeface.cloned()))
}

/// A texture, read from its file once more.
fn read(path: &Path) -> Option<Picture> {
    let decoded = ImageReader::open(path).ok()?.with_guessed_format().ok()?.decode().ok()?.into_rgba8();
    let pixels = decoded.pixels().map(|pixel| pixel.0).collect();
    Some(Picture { width: decoded.width(), height: decoded.height(), pixels })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::scene::{
        gltf::Wrap,
        native::{self, tests::of_materials},
    };
    use bevy::{asset::RenderAssetUsages, gltf::GltfMaterial, math::Affine2, prelude::LinearRgba};

    /// What light meets on a surface that a file brings with it.
    fn seen(material: GltfMaterial) -> Material {
        let mut materials = Assets::default();
        let gltf = of_materials(vec![("coat", materials.add(material))]);
        surface(&native::surface(&gltf, 0, &materials).unwrap())
    }

    #[test]
    fn a_surface_of_a_file_reflects_as_the_file_says() {
        let plain = seen(GltfMaterial::default());
        assert_eq!((plain.specular, plain.specular_color, plain.anisotropy), (1.0, Vec3::ONE, 0.0));
        // Bevy's loader halves the factor of KHR_materials_specular.
        let brushed = seen(GltfMaterial {
            ior: 1.33,
            reflectance: 0.4,
            specular_tint: LinearRgba::rgb(4.0, 0.25, 0.0).into(),
            anisotropy_strength: 0.6,
            anisotropy_rotation: 1.0,
            ..Default::default()
        });
        assert!((brushed.specular - 0.8).abs() < 1e-5, "{}", brushed.specular);
        assert!(brushed.specular_color.distance(Vec3::new(4.0, 0.25, 0.0)) < 1e-5, "{}", brushed.specular_color);
        assert_eq!((brushed.ior, brushed.anisotropy, brushed.anisotropy_rotation), (1.33, 0.6, 1.0));
        let hostile = seen(GltfMaterial {
            reflectance: -1.0,
            specular_tint: LinearRgba::rgb(-1.0, f32::INFINITY, 0.0).into(),
            anisotropy_strength: 7.0,
            ..Default::default()
        });
        assert_eq!((hostile.specular, hostile.anisotropy), (0.0, 1.0));
        assert!(hostile.specular_color.is_finite(), "{}", hostile.specular_color);
    }

    #[test]
    fn textures_are_looked_up_as_their_pictures_are() {
        let texture = |picture| {
            Some(Texture { picture, set: 0, uv_from_mesh: Affine2::IDENTITY, wrap: Default::default(), nearest: false })
        };
        let mut material =
            Material { base_color_texture: texture(1), normal_texture: texture(0), ..Material::default() };
        let clamped = Sampling { wrap: [Wrap::Clamp, Wrap::Mirror], nearest: true };
        sample(&mut material, &[Sampling::default(), clamped]);
        let of = |texture: Option<Texture>| texture.map(|Texture { wrap, nearest, .. }| Sampling { wrap, nearest });
        assert_eq!(of(material.base_color_texture), Some(clamped));
        assert_eq!(of(material.normal_texture), Some(Sampling::default()));
    }

    #[test]
    fn what_is_no_list_of_triangles_is_not_met() {
        let mesh = |topology| {
            BevyMesh::new(topology, RenderAssetUsages::default())
                .with_inserted_attribute(BevyMesh::ATTRIBUTE_POSITION, vec![[0.0, 1.0, 2.0]; 3])
                .with_inserted_attribute(BevyMesh::ATTRIBUTE_NORMAL, vec![[0.0, 1.0, 0.0]; 3])
        };
        assert_eq!(triangles(&mesh(PrimitiveTopology::TriangleList)).unwrap().triangles, [[0, 1, 2]]);
        assert!(triangles(&mesh(PrimitiveTopology::LineList)).is_none());
    }
}
