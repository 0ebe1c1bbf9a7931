// The ground that is not there: it darkens the backdrop, by the picture of the contact shadow and by the shadow that the key
// light throws, and may give it another colour around the product. Towards its rim it is fully transparent, so no edge and no
// horizon can be seen.

#import bevy_pbr::{
    forward_io::VertexOutput,
    mesh_view_bindings as view_bindings,
    mesh_view_types,
    shadow_sampling,
    shadows,
}

const TAPS: u32 = 14u;

struct Ground {
    // Darkness of the contact shadow, darkness of the key light's shadow, radius of the ground, radius of
    // the penumbra; both in scene units.
    strength: vec4<f32>,
    // Half the width and half the depth of the contact shadow, in scene units; share of that of what has moved; unused.
    decal: vec4<f32>,
    // Colour below the product, as it is seen; whether there is one.
    floor: vec4<f32>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> ground: Ground;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var contact: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var contact_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var moved: texture_2d<f32>;

// Share of the key light that is kept off a point of the ground, with a wide, soft penumbra: lookups in a spiral, which is turned
// otherwise from pixel to pixel, so that few of them do (Jimenez, Next Generation Post Processing in Call of Duty, 2014).
fn key_shadow(at: vec3<f32>, pixel: vec2<f32>) -> f32 {
    var dark = 0.0;
    let turn = 6.2831853 * fract(52.9829189 * fract(dot(pixel, vec2<f32>(0.06711056, 0.00583715))));
    for (var i = 0u; i < view_bindings::lights.n_directional_lights; i = i + 1u) {
        let light = &view_bindings::lights.directional_lights[i];
        if (((*light).flags & mesh_view_types::DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT) == 0u) {
            continue;
        }
        let local = shadows::world_to_directional_light_local(i, 0u, vec4<f32>(at, 1.0));
        if (local.w == 0.0) {
            continue;
        }
        let map_size = f32(textureDimensions(view_bindings::directional_shadow_textures).x);
        let reach = ground.strength.w / ((*light).cascades[0].texel_size * map_size);
        var lit = 0.0;
        for (var k = 0u; k < TAPS; k = k + 1u) {
            let angle = turn + f32(k) * 2.4;
            let offset = vec2<f32>(cos(angle), sin(angle)) * sqrt((f32(k) + 0.5) / f32(TAPS)) * reach;
            lit = lit + shadow_sampling::sample_shadow_map_hardware(
                local.xy + offset,
                local.z,
                i32((*light).depth_texture_base_index),
            );
        }
        dark = max(dark, 1.0 - lit / f32(TAPS));
    }
    return dark;
}

// How much of the floor's colour is seen at this distance from its middle, in radii, looked at from this height.
fn pool(radius: f32, height: f32) -> f32 {
    let inside = max(1.0 - radius * radius, 0.0);
    return inside * inside * inside * smoothstep(0.0, 0.15, height);
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
    let still = textureSampleLevel(contact, contact_sampler, uv, 0.0).a;
    let gone = textureSampleLevel(moved, contact_sampler, uv, 0.0).a;
    let decal = mix(still, gone, ground.decal.z) * inside * ground.strength.x;
    var key = 0.0;
    if (fade > 0.0) {
        key = key_shadow(at, in.position.xy) * ground.strength.y;
    }
    let dark = 1.0 - (1.0 - decal) * (1.0 - key);
    // The colour lies below the shadow. Both melt away where the ground is looked at from the side.
    let floor = ground.floor.a * pool(radius, to_eye.y);
    let alpha = 1.0 - (1.0 - floor) * (1.0 - dark * fade);
    return vec4<f32>(ground.floor.rgb * (floor * (1.0 - dark * fade) / max(alpha, 1e-6)), alpha);
}
