// The ground that is not there: it only darkens the backdrop, by the picture of the contact shadow and by the shadow that
// the key light throws. Where neither falls it is fully transparent, so no edge and no horizon can be seen.

#import bevy_pbr::{
    forward_io::VertexOutput,
    mesh_view_bindings as view_bindings,
    mesh_view_types,
    shadows,
}

struct Ground {
    // Darkness of the contact shadow, darkness of the key light's shadow, radius of the ground, unused.
    strength: vec4<f32>,
    // Half the width and half the depth of the contact shadow, in scene units; unused; unused.
    decal: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> ground: Ground;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var contact: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var contact_sampler: sampler;

fn key_shadow(in: VertexOutput, at: vec3<f32>) -> f32 {
    let view_z = dot(
        vec4<f32>(
            view_bindings::view.view_from_world[0].z,
            view_bindings::view.view_from_world[1].z,
            view_bindings::view.view_from_world[2].z,
            view_bindings::view.view_from_world[3].z,
        ),
        vec4<f32>(at, 1.0),
    );
    var dark = 0.0;
    for (var i = 0u; i < view_bindings::lights.n_directional_lights; i = i + 1u) {
        let light = &view_bindings::lights.directional_lights[i];
        if (((*light).flags & mesh_view_types::DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT) == 0u) {
            continue;
        }
        let lit = shadows::fetch_directional_shadow(i, vec4<f32>(at, 1.0), vec3<f32>(0.0, 1.0, 0.0), view_z, in.position.xy);
        dark = max(dark, 1.0 - lit);
    }
    return dark;
}

@fragment
fn fragment(in: VertexOutput) -> @location(0) vec4<f32> {
    let at = in.world_position.xyz;
    let radius = length(at.xz) / ground.strength.z;
    let to_eye = normalize(view_bindings::view.world_position.xyz - at);
    // Fades towards its rim, and where it is looked at from the side.
    let fade = (1.0 - smoothstep(0.45, 1.0, radius)) * smoothstep(0.0, 0.15, to_eye.y);
    let uv = at.xz / ground.decal.xy * 0.5 + 0.5;
    let inside = step(0.0, uv.x) * step(uv.x, 1.0) * step(0.0, uv.y) * step(uv.y, 1.0);
    let decal = textureSampleLevel(contact, contact_sampler, uv, 0.0).a * inside * ground.strength.x;
    var key = 0.0;
    if (fade > 0.0) {
        // A wide, soft penumbra: the shadow map is looked up in a small ring around the point.
        let spread = 0.045;
        key = key_shadow(in, at)
            + key_shadow(in, at + vec3<f32>(spread, 0.0, 0.3 * spread))
            + key_shadow(in, at + vec3<f32>(-spread, 0.0, -0.3 * spread))
            + key_shadow(in, at + vec3<f32>(-0.3 * spread, 0.0, spread))
            + key_shadow(in, at + vec3<f32>(0.3 * spread, 0.0, -spread));
        key = key / 5.0 * ground.strength.y;
    }
    let dark = 1.0 - (1.0 - decal) * (1.0 - key);
    return vec4<f32>(0.0, 0.0, 0.0, dark * fade);
}
