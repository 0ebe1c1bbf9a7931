//! What a surface on stage has beyond Bevy's own material: a relief, fibres that stand off it, and highlights that do not
//! sparkle.
//!
//! Invariant: a material without relief and sheen needs the same pipeline, whatever else it has; every mesh can be given any
//! material, because directions of a relief come from its picture coordinates alone and not from tangents of the file.

use super::{
    materials::srgb,
    rest::microfacet::{SHEEN_ALBEDO, SIDE},
};
use crate::catalog::Material;
use bevy::{
    asset::embedded_asset,
    mesh::MeshVertexBufferLayoutRef,
    pbr::{ExtendedMaterial, MaterialExtension, MaterialExtensionKey, MaterialExtensionPipeline},
    prelude::*,
    render::render_resource::{AsBindGroup, RenderPipelineDescriptor, ShaderType, SpecializedMeshPipelineError},
    shader::ShaderRef,
};

/// The material of everything that belongs to a product.
pub type StageMaterial = ExtendedMaterial<StandardMaterial, Touch>;

/// Smoothest sheen: below it, the numbers of the shader do not suffice.
pub const LEAST_SHEEN_ROUGHNESS: f32 = 0.1;

/// The layers that Bevy's material lacks.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug, Default)]
#[bind_group_data(Layers)]
#[uniform(100, TouchUniform)]
pub struct Touch {
    /// Linear; black is no sheen.
    pub sheen_color: Vec3,
    /// From [`LEAST_SHEEN_ROUGHNESS`] to 1.
    pub sheen_roughness: f32,
    /// A normal map.
    #[texture(101)]
    #[sampler(102)]
    pub relief: Option<Handle<Image>>,
    pub relief_scale: f32,
    /// It is a side of a wall that light goes through: the flatter it is looked at, the more colour it has.
    pub is_side: bool,
}

/// What a pipeline is compiled for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Layers {
    sheen: bool,
    relief: bool,
}

/// Parameters of the shader, packed in fours.
#[derive(Clone, Copy, Debug, Default, ShaderType)]
pub struct TouchUniform {
    /// Colour and roughness.
    sheen: Vec4,
    /// Scale of the relief, 1 if it is a side of a wall, unused, unused.
    relief: Vec4,
    /// Share of light that white sheen scatters, over the cosine of the view.
    shares: [Vec4; SIDE / 4],
}

impl Layers {
    /// The layers of `material`.
    pub fn of(material: &Material) -> Self {
        Self { sheen: material.sheen_color != [0; 3], relief: material.normal_texture.is_some() }
    }
}

impl From<&Touch> for Layers {
    fn from(touch: &Touch) -> Self {
        Self { sheen: touch.sheen_color != Vec3::ZERO, relief: touch.relief.is_some() }
    }
}

impl Touch {
    /// The layers of `material`, whose normal map is `relief`.
    pub fn of(material: &Material, relief: Option<Handle<Image>>) -> Self {
        let dye = srgb(material.base_color).to_linear().to_vec3().map(f32::sqrt);
        Self {
            sheen_color: srgb(material.sheen_color).to_linear().to_vec3() * Vec3::ONE.lerp(dye, material.sheen_tint),
            sheen_roughness: material.sheen_roughness.max(LEAST_SHEEN_ROUGHNESS),
            relief,
            relief_scale: material.normal_scale,
            is_side: material.transmission > 0.0,
        }
    }
}

impl From<&Touch> for TouchUniform {
    fn from(touch: &Touch) -> Self {
        let share = |at: usize| SHEEN_ALBEDO.at(at as f32 / (SIDE - 1) as f32, touch.sheen_roughness).min(1.0);
        let shares = if touch.sheen_color == Vec3::ZERO {
            [Vec4::ZERO; SIDE / 4]
        } else {
            std::array::from_fn(|row| Vec4::from_array(std::array::from_fn(|column| share(4 * row + column))))
        };
        Self {
            sheen: touch.sheen_color.extend(touch.sheen_roughness),
            relief: Vec4::new(touch.relief_scale, f32::from(touch.is_side), 0.0, 0.0),
            shares,
        }
    }
}

impl MaterialExtension for Touch {
    fn fragment_shader() -> ShaderRef {
        "embedded://atelier/app/scene/touch.wgsl".into()
    }

    fn specialize(
        _pipeline: &MaterialExtensionPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        key: MaterialExtensionKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        let Layers { sheen, relief } = key.bind_group_data;
        if let Some(fragment) = &mut descriptor.fragment {
            let names = [(sheen, "SHEEN"), (relief, "RELIEF")];
            fragment.shader_defs.extend(names.iter().filter(|(on, _)| *on).map(|(_, name)| (*name).into()));
        }
        Ok(())
    }
}

pub fn plugin(app: &mut App) {
    embedded_asset!(app, "touch.wgsl");
    app.add_plugins(MaterialPlugin::<StageMaterial>::default()).add_systems(Startup, stand_in);
}

/// What surfaces without a material of the catalog look like, as Bevy has it for its own material.
fn stand_in(mut materials: ResMut<Assets<StageMaterial>>) -> Result {
    let base = StandardMaterial { base_color: Color::srgb(1.0, 0.0, 0.5), ..default() };
    materials.insert(&Handle::default(), StageMaterial { base, extension: Touch::default() })?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::effects::tests::material, *};

    #[test]
    fn dyed_cloth_has_dyed_fibres_as_far_as_it_says() {
        let sheen = |base_color, sheen_tint| {
            let material = Material { sheen_color: [255; 3], sheen_tint, ..material(base_color) };
            Touch::of(&material, None).sheen_color
        };
        assert_eq!(sheen([255, 0, 0], 0.0), Vec3::ONE);
        assert_eq!(sheen([255, 0, 0], 1.0), Vec3::X);
        assert_eq!(sheen([255, 0, 0], 0.5), Vec3::new(1.0, 0.5, 0.5));
    }

    #[test]
    fn layers_are_known_before_their_files_are() {
        let rough = Material { normal_texture: Some("n.png".into()), ..material([9; 3]) };
        assert_eq!(Layers::from(&Touch::of(&rough, Some(Handle::default()))), Layers::of(&rough));
        let soft = Material { sheen_color: [1, 0, 0], ..material([9; 3]) };
        assert_eq!(Layers::from(&Touch::of(&soft, None)), Layers::of(&soft));
        assert_ne!(Layers::of(&soft), Layers::of(&rough));
        assert_eq!(Layers::of(&material([9; 3])), Layers::default());
    }

    #[test]
    fn sheen_takes_more_from_below_at_grazing_views_and_nothing_where_there_is_none() {
        let of = |sheen_color| {
            let uniform = TouchUniform::from(&Touch::of(&Material { sheen_color, ..material([255; 3]) }, None));
            (uniform.shares[0].x, uniform.shares[SIDE / 4 - 1].w)
        };
        let (grazing, straight) = of([255; 3]);
        assert!(grazing > straight && straight > 0.0 && grazing <= 1.0, "{grazing} {straight}");
        assert_eq!(of([0; 3]), (0.0, 0.0));
    }
}
