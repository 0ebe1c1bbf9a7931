//! A ground that shows nothing but shadows and a colour that fades, so that it melts into the backdrop.
//!
//! Invariant: it is drawn before every other see-through surface and never writes depth.

use bevy::{
    asset::embedded_asset,
    prelude::*,
    render::render_resource::{AsBindGroup, ShaderType},
    shader::ShaderRef,
};

/// Parameters of the shader, packed in fours.
#[derive(Clone, Copy, Debug, PartialEq, ShaderType)]
pub struct GroundUniform {
    /// Darkness of the contact shadow, darkness of the key light's shadow, radius of the ground and radius of the penumbra in scene
    /// units.
    pub strength: Vec4,
    /// Half the width and half the depth of the contact shadow in scene units, share of that of what has moved, unused.
    pub decal: Vec4,
    /// Colour of the ground below the product as it is seen, linear; whether it has one, 0 or 1.
    pub floor: Vec4,
}

/// The material of the ground.
#[derive(Asset, AsBindGroup, TypePath, Clone, Debug)]
pub struct GroundMaterial {
    #[uniform(0)]
    pub uniform: GroundUniform,
    /// The contact shadow; its alpha darkens.
    #[texture(1)]
    #[sampler(2)]
    pub contact: Option<Handle<Image>>,
    /// The contact shadow of what has moved.
    #[texture(3)]
    pub moved: Option<Handle<Image>>,
}

impl Material for GroundMaterial {
    fn fragment_shader() -> ShaderRef {
        "embedded://atelier/app/scene/ground.wgsl".into()
    }

    fn alpha_mode(&self) -> AlphaMode {
        AlphaMode::Blend
    }

    /// Further away than anything else: see-through surfaces are drawn from the back.
    fn depth_bias(&self) -> f32 {
        -1000.0
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }
}

/// How much of the floor's colour is seen at `radius` radii from its middle, looked at from `height`, the cosine of the angle to
/// straight above; as the shader has it.
pub fn pool(radius: f32, height: f32) -> f32 {
    let share = (height / 0.15).clamp(0.0, 1.0);
    (1.0 - radius * radius).max(0.0).powi(3) * share * share * (3.0 - 2.0 * share)
}

pub fn plugin(app: &mut App) {
    embedded_asset!(app, "ground.wgsl");
    app.add_plugins(MaterialPlugin::<GroundMaterial>::default());
}
