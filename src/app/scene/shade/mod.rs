//! Surfaces of glTF files for the renderer, with all layers that Bevy's own material lacks.
//!
//! Invariant: gives the same light as [`super::rest`] as far as light from the surroundings alone can, and lamps without their
//! shadows; the white furnace in `tests/model.rs` holds for both.

mod maps;
mod mesh;

pub use maps::{Light, light};
pub use mesh::mesh;

use super::gltf::{Alpha, Lamp, MOST_LAMPS, Material as Source, Model, Texture};
use bevy::{
    asset::embedded_asset,
    mesh::MeshVertexBufferLayoutRef,
    pbr::{MaterialPipeline, MaterialPipelineKey},
    prelude::*,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError},
    shader::{ShaderRef, load_shader_library},
};
use maps::Maps;

pub const SHADER: &str = "embedded://atelier/app/scene/shade/shade.wgsl";

/// How a picture lies on the surface; see the shader.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
struct Layout {
    matrix: Vec4,
    rest: Vec4,
}

/// Parameters of the shader, packed in fours.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub struct Uniform {
    base_color: Vec4,
    emissive: Vec4,
    body: Vec4,
    specular: Vec4,
    sheen: Vec4,
    coat: Vec4,
    film: Vec4,
    brush: Vec4,
    flags: Vec4,
    layouts: [Layout; 16],
    lamps: [LampUniform; MOST_LAMPS],
}

/// A lamp; see the shader.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
struct LampUniform {
    place: Vec4,
    light: Vec4,
    axis: Vec4,
}

/// A surface of a glTF file.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
#[bind_group_data(Layers)]
pub struct ShadeMaterial {
    #[uniform(0)]
    uniform: Uniform,
    #[texture(1, dimension = "cube")]
    #[sampler(3)]
    glossy_light: Handle<Image>,
    #[texture(2, dimension = "cube")]
    matt_light: Handle<Image>,
    #[texture(4, filterable = false)]
    shares: Handle<Image>,
    #[texture(10)]
    #[sampler(11)]
    base_color: Option<Handle<Image>>,
    #[texture(12)]
    #[sampler(13)]
    metal: Option<Handle<Image>>,
    #[texture(14)]
    #[sampler(15)]
    normal: Option<Handle<Image>>,
    #[texture(16)]
    #[sampler(17)]
    occlusion: Option<Handle<Image>>,
    #[texture(18)]
    #[sampler(19)]
    emissive: Option<Handle<Image>>,
    #[texture(20)]
    #[sampler(21)]
    specular: Option<Handle<Image>>,
    #[texture(22)]
    #[sampler(23)]
    specular_color: Option<Handle<Image>>,
    #[texture(24)]
    #[sampler(25)]
    coat: Option<Handle<Image>>,
    #[texture(26)]
    #[sampler(27)]
    coat_roughness: Option<Handle<Image>>,
    #[texture(28)]
    #[sampler(29)]
    coat_normal: Option<Handle<Image>>,
    #[texture(30)]
    #[sampler(31)]
    sheen_color: Option<Handle<Image>>,
    #[texture(32)]
    #[sampler(33)]
    sheen_roughness: Option<Handle<Image>>,
    #[texture(34)]
    #[sampler(35)]
    transmission: Option<Handle<Image>>,
    #[texture(36)]
    #[sampler(37)]
    brush: Option<Handle<Image>>,
    #[texture(38)]
    #[sampler(39)]
    film: Option<Handle<Image>>,
    #[texture(40)]
    #[sampler(41)]
    film_thickness: Option<Handle<Image>>,
    alpha_mode: AlphaMode,
    layers: Layers,
}

/// What a pipeline is compiled for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Layers {
    specular_maps: bool,
    sheen: bool,
    coat: bool,
    film: bool,
    brushed: bool,
    transmissive: bool,
    double_sided: bool,
}

impl From<&ShadeMaterial> for Layers {
    fn from(material: &ShadeMaterial) -> Self {
        material.layers
    }
}

impl Material for ShadeMaterial {
    fn vertex_shader() -> ShaderRef {
        SHADER.into()
    }

    fn fragment_shader() -> ShaderRef {
        SHADER.into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        self.alpha_mode
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _pipeline: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        layout: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let layers = key.bind_group_data;
        descriptor.vertex.buffers = vec![mesh::layout(layout)?];
        if layers.double_sided {
            descriptor.primitive.cull_mode = None;
        }
        let names = [
            (layers.specular_maps, "SPECULAR_MAPS"),
            (layers.sheen, "SHEEN"),
            (layers.coat, "COATED"),
            (layers.film, "FILM"),
            (layers.brushed, "BRUSHED"),
            (layers.transmissive, "TRANSMISSIVE"),
        ];
        if let Some(fragment) = &mut descriptor.fragment {
            fragment.shader_defs.extend(names.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).into()));
        }
        Ok(())
    }
}

pub fn plugin(app: &mut App) {
    embedded_asset!(app, "shade.wgsl");
    load_shader_library!(app, "lamps.wgsl");
    app.add_plugins((super::surface, MaterialPlugin::<ShadeMaterial>::default()));
}

/// All materials of a model under `light` and its own lamps.
pub fn materials(model: &Model, light: &Light, images: &mut Assets<Image>) -> Vec<ShadeMaterial> {
    let mut maps = Maps::new(&model.pictures, images);
    model.materials.iter().map(|source| material(source, &mut maps, light, &model.lamps)).collect()
}

fn material(source: &Source, maps: &mut Maps, light: &Light, lit_by: &[Lamp]) -> ShadeMaterial {
    let m = source;
    let pictures: [(&Option<Texture>, bool); 16] = [
        (&m.base_color_texture, true),
        (&m.metallic_roughness_texture, false),
        (&m.normal_texture, false),
        (&m.occlusion_texture, false),
        (&m.emissive_texture, true),
        (&m.specular_texture, false),
        (&m.specular_color_texture, true),
        (&m.clearcoat_texture, false),
        (&m.clearcoat_roughness_texture, false),
        (&m.clearcoat_normal_texture, false),
        (&m.sheen_color_texture, true),
        (&m.sheen_roughness_texture, false),
        (&m.transmission_texture, false),
        (&m.anisotropy_texture, false),
        (&m.iridescence_texture, false),
        (&m.iridescence_thickness_texture, false),
    ];
    let layouts = pictures.map(|(texture, _)| lay(texture.as_ref()));
    let [
        base_color,
        metal,
        normal,
        occlusion,
        emissive,
        specular,
        specular_color,
        coat,
        coat_roughness,
        coat_normal,
        sheen_color,
        sheen_roughness,
        transmission,
        brush,
        film,
        film_thickness,
    ] = pictures.map(|(texture, is_color)| texture.as_ref().and_then(|texture| maps.image(texture, is_color)));
    let direction = Vec2::from_angle(m.anisotropy_rotation);
    let (cutoff, alpha_mode) = match m.alpha {
        Alpha::Opaque if m.transmission > 0.0 => (-1.0, AlphaMode::Premultiplied),
        Alpha::Opaque => (0.0, AlphaMode::Opaque),
        Alpha::Mask(cutoff) => (cutoff, AlphaMode::Mask(cutoff)),
        Alpha::Blend => (-1.0, AlphaMode::Premultiplied),
    };
    let mut lamps = [LampUniform::default(); MOST_LAMPS];
    for (to, lamp) in lamps.iter_mut().zip(lit_by) {
        *to = lamp.into();
    }
    let f0 = super::rest::microfacet::f0(1.0, m.ior);
    ShadeMaterial {
        uniform: Uniform {
            base_color: m.base_color,
            emissive: m.emissive.extend(cutoff),
            body: Vec4::new(m.metallic, m.roughness, m.normal_scale, m.occlusion_strength),
            specular: m.specular_color.extend(m.specular),
            sheen: m.sheen_color.extend(m.sheen_roughness),
            coat: Vec4::new(m.clearcoat, m.clearcoat_roughness, m.clearcoat_normal_scale, m.transmission),
            film: Vec4::new(m.iridescence, m.iridescence_ior, m.iridescence_thickness[0], m.iridescence_thickness[1]),
            brush: Vec4::new(m.anisotropy, direction.x, direction.y, f0),
            flags: Vec4::new(f32::from(m.unlit), 0.0, f32::from(m.double_sided), lit_by.len() as f32),
            layouts,
            lamps,
        },
        glossy_light: light.glossy.clone(),
        matt_light: light.matt.clone(),
        shares: light.shares.clone(),
        base_color,
        metal,
        normal,
        occlusion,
        emissive,
        specular,
        specular_color,
        coat,
        coat_roughness,
        coat_normal,
        sheen_color,
        sheen_roughness,
        transmission,
        brush,
        film,
        film_thickness,
        alpha_mode,
        layers: Layers {
            specular_maps: m.specular_texture.is_some() || m.specular_color_texture.is_some(),
            sheen: m.sheen_color != Vec3::ZERO,
            coat: m.clearcoat > 0.0,
            film: m.iridescence > 0.0,
            brushed: m.anisotropy > 0.0,
            transmissive: m.transmission > 0.0,
            double_sided: m.double_sided,
        },
    }
}

impl ShadeMaterial {
    /// The same surface on a mesh whose file says where its tangents are.
    pub fn with_tangents(mut self, has: bool) -> Self {
        self.uniform.flags.y = f32::from(has);
        self
    }
}

impl From<&Lamp> for LampUniform {
    fn from(lamp: &Lamp) -> Self {
        let place = match lamp.position {
            Some(position) => position.extend(lamp.range.min(f32::MAX)),
            None => Vec3::ZERO.extend(-1.0),
        };
        Self { place, light: lamp.light.extend(lamp.cone.y), axis: lamp.axis.extend(lamp.cone.x) }
    }
}

fn lay(texture: Option<&Texture>) -> Layout {
    let Some(texture) = texture else { return Layout { matrix: Vec4::new(1.0, 0.0, 0.0, 1.0), rest: Vec4::ZERO } };
    let (matrix, offset) = (texture.uv_from_mesh.matrix2, texture.uv_from_mesh.translation);
    let (x, y) = (matrix.x_axis, matrix.y_axis);
    Layout { matrix: Vec4::new(x.x, x.y, y.x, y.y), rest: Vec4::new(offset.x, offset.y, texture.set as f32, 1.0) }
}
