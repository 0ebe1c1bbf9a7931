// Bevy's own surface, with a relief below it and fibres above it, and with highlights widened to what a pixel can show.

#ifdef RELIEF
#import atelier::surface::tangents_of
#endif
#ifdef SHEEN
#import atelier::surface::charlie
#endif
#import bevy_pbr::{
    forward_io::{VertexOutput, FragmentOutput},
    mesh_view_bindings::view,
    pbr_fragment::pbr_input_from_standard_material,
    pbr_functions::{alpha_discard, apply_pbr_lighting, main_pass_post_lighting_processing},
}
#ifdef SHEEN
#import bevy_pbr::{
    clustered_forward,
    lighting::LayerLightingInput,
    mesh_types::MESH_FLAGS_SHADOW_RECEIVER_BIT,
    mesh_view_bindings::lights,
    mesh_view_types::DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT,
    pbr_types::PbrInput,
    shadows::fetch_directional_shadow,
}
#ifdef ENVIRONMENT_MAP
#import bevy_pbr::environment_map::compute_radiances
#endif
#endif

// Most that a highlight is widened, as a variance of slopes.
const WIDEST: f32 = 0.06;
#ifdef STANDARD_MATERIAL_SPECULAR_TRANSMISSION
// The way of light in a wall is as long as for this cosine where it is longer.
const FLATTEST: f32 = 0.3;
#endif

struct Touch {
    // Colour and roughness.
    sheen: vec4<f32>,
    // Scale of the relief, whether it is a side of a wall.
    relief: vec4<f32>,
    // Share of light that white sheen scatters, over 32 cosines of the view from 0 to 1.
    shares: array<vec4<f32>, 8>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(100) var<uniform> touch: Touch;
#ifdef RELIEF
@group(#{MATERIAL_BIND_GROUP}) @binding(101) var relief: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(102) var relief_sampler: sampler;
#endif

// How much the normals within a pixel differ (Kaplanyan et al. 2016, Tokuyoshi and Kaplanyan 2019).
fn spread(normal: vec3<f32>) -> f32 {
    let across = dpdx(normal);
    let down = dpdy(normal);
    return 0.15 * (dot(across, across) + dot(down, down));
}

// A roughness whose highlights are as wide as those of all normals with this spread together.
fn widened(roughness: f32, spread: f32) -> f32 {
    let alpha = roughness * roughness;
    return sqrt(sqrt(saturate(alpha * alpha + min(2.0 * spread, WIDEST))));
}

#ifdef RELIEF
#ifdef VERTEX_UVS_A
// The normal with the relief on it, and how much the normals differ that its picture has averaged.
fn embossed(position: vec3<f32>, normal: vec3<f32>, uv: vec2<f32>, eye: vec3<f32>) -> vec4<f32> {
    var packed = textureSampleBias(relief, relief_sampler, uv, view.mip_bias).xyz * 2.0 - 1.0;
    let frame = tangents_of(position, normal, uv);
    if (dot(frame[0], frame[0]) == 0.0) {
        return vec4(normal, 0.0);
    }
    let long = clamp(length(packed), 0.5, 1.0);
    packed = vec3(packed.xy * touch.relief.x, max(packed.z, 0.05));
    var turned = normalize(frame[0] * packed.x + frame[1] * packed.y + normal * packed.z);
    // A normal that looks away from the viewer is turned until it does not.
    let cosine = dot(turned, eye);
    if (cosine < 0.02) {
        turned = normalize(turned + eye * (0.02 - cosine));
    }
    // Toksvig 2005.
    return vec4(turned, (1.0 - long) / long * min(touch.relief.x * touch.relief.x, 1.0));
}
#endif
#endif

#ifdef SHEEN
fn sheen_share(cosine: f32) -> f32 {
    let at = saturate(cosine) * 31.0;
    let first = min(u32(at), 30u);
    let next = first + 1u;
    return mix(touch.shares[first / 4u][first % 4u], touch.shares[next / 4u][next % 4u], at - f32(first));
}

// Light that white fibres scatter to the viewer, before exposure.
fn scattered(in: PbrInput, cosine: f32, share: f32) -> vec3<f32> {
    let view_z = dot(vec4(
        view.view_from_world[0].z, view.view_from_world[1].z, view.view_from_world[2].z, view.view_from_world[3].z,
    ), in.world_position);
    var light = vec3(0.0);
#ifdef ENVIRONMENT_MAP
    let cluster = clustered_forward::view_fragment_cluster_index(in.frag_coord.xy, view_z, in.is_orthographic);
    var ranges = clustered_forward::unpack_clusterable_object_index_ranges(cluster);
    var layer: LayerLightingInput;
    layer.N = in.N;
    layer.R = reflect(-in.V, in.N);
    layer.NdotV = cosine;
    layer.perceptual_roughness = 1.0;
    layer.roughness = 0.0;
    let around = compute_radiances(layer, &ranges, in.world_position.xyz, false);
    // Fibres reflect from far around.
    light = mix(around.irradiance, around.radiance, 0.5) * share;
#endif
    for (var i = 0u; i < lights.n_directional_lights; i += 1u) {
        let lamp = &lights.directional_lights[i];
        let to_lamp = (*lamp).direction_to_light;
        let facing = dot(in.N, to_lamp);
        if (facing <= 0.0) {
            continue;
        }
        var lit = 1.0;
        if ((in.flags & MESH_FLAGS_SHADOW_RECEIVER_BIT) != 0u
                && ((*lamp).flags & DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT) != 0u) {
            lit = fetch_directional_shadow(i, in.world_position, in.world_normal, view_z, in.frag_coord.xy);
        }
        let halfway = saturate(dot(in.N, normalize(to_lamp + in.V)));
        light += (*lamp).color.rgb * (charlie(touch.sheen.a, halfway, facing, cosine) * facing * lit);
    }
    return light;
}
#endif

@fragment
fn fragment(in: VertexOutput, @builtin(front_facing) front: bool) -> FragmentOutput {
    var surface = pbr_input_from_standard_material(in, front);
    // All views are in perspective. Where shaders branch over values of the view, Mesa 22.3 compiles transmissive surfaces
    // again for each draw and keeps what came of it.
    surface.is_orthographic = false;
    surface.V = normalize(view.world_position - in.world_position.xyz);
#ifdef STANDARD_MATERIAL_CLEARCOAT
    surface.material.clearcoat_perceptual_roughness =
        widened(surface.material.clearcoat_perceptual_roughness, spread(surface.clearcoat_N));
#endif
    var differing = 0.0;
#ifdef RELIEF
#ifdef VERTEX_UVS_A
    let relieved = embossed(
        in.world_position.xyz, surface.N, (surface.material.uv_transform * vec3(in.uv, 1.0)).xy, surface.V,
    );
    surface.N = relieved.xyz;
    differing = relieved.w;
#endif
#endif
    surface.material.perceptual_roughness =
        widened(surface.material.perceptual_roughness, spread(surface.N) + differing);
#ifdef STANDARD_MATERIAL_SPECULAR_TRANSMISSION
    let way = mix(1.0, 1.0 / max(dot(surface.N, surface.V), FLATTEST), touch.relief.y);
    surface.material.base_color = vec4(pow(surface.material.base_color.rgb, vec3(way)), surface.material.base_color.a);
#endif
    surface.material.base_color = alpha_discard(surface.material, surface.material.base_color);

    var out: FragmentOutput;
    out.color = apply_pbr_lighting(surface);
#ifdef SHEEN
    let cosine = clamp(dot(surface.N, surface.V), 0.001, 1.0);
    let share = sheen_share(cosine);
    var fibres = touch.sheen.rgb * scattered(surface, cosine, share) * view.exposure;
#ifdef VERTEX_COLORS
    // They are hidden where the surface is.
    fibres *= in.color.rgb;
#endif
    let most = max(max(touch.sheen.r, touch.sheen.g), touch.sheen.b);
    out.color = vec4(out.color.rgb * (1.0 - most * share) + fibres * out.color.a, out.color.a);
#endif
    out.color = main_pass_post_lighting_processing(surface, out.color);
    return out;
}
