// Bevy's own surface, with a relief below it and fibres above it, and with highlights widened to what a pixel can show.

#ifdef RELIEF
#import atelier::surface::tangents_of
#else ifdef STANDARD_MATERIAL_ANISOTROPY
#import atelier::surface::tangents_of
#endif
#ifdef SHEEN
#import atelier::surface::charlie
#endif
#import bevy_pbr::{
    environment_map::{compute_multiscatter, radiance_sample_direction},
    forward_io::{VertexOutput, FragmentOutput},
    lighting,
    lighting::{LAYER_BASE, LAYER_CLEARCOAT, LayerLightingInput, LightingInput},
    mesh_types::MESH_FLAGS_SHADOW_RECEIVER_BIT,
    mesh_view_bindings::{environment_map_sampler, light_probes, lights, view},
    mesh_view_types::DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT,
    pbr_fragment::pbr_input_from_standard_material,
    pbr_functions::{alpha_discard, main_pass_post_lighting_processing},
    pbr_types::{PbrInput, STANDARD_MATERIAL_FLAGS_ATTENUATION_ENABLED_BIT, STANDARD_MATERIAL_FLAGS_UNLIT_BIT},
    shadows::fetch_directional_shadow,
}
#ifdef MULTIPLE_LIGHT_PROBES_IN_ARRAY
#import bevy_pbr::mesh_view_bindings::{diffuse_environment_maps, specular_environment_maps}
#else
#import bevy_pbr::mesh_view_bindings::{diffuse_environment_map, specular_environment_map}
#endif
#ifdef STANDARD_MATERIAL_ANISOTROPY
#import bevy_pbr::pbr_bindings
#endif
#ifdef STANDARD_MATERIAL_SPECULAR_TRANSMISSION
#import bevy_pbr::transmission::specular_transmissive_light
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
#endif

// Light from around that a surface with this normal gathers. A studio has surroundings and no other probes.
fn irradiance(normal: vec3<f32>) -> vec3<f32> {
    let along = vec3(normal.xy, -normal.z);
#ifdef MULTIPLE_LIGHT_PROBES_IN_ARRAY
    let light = textureSampleLevel(diffuse_environment_maps[0], environment_map_sampler, along, 0.0);
#else
    let light = textureSampleLevel(diffuse_environment_map, environment_map_sampler, along, 0.0);
#endif
    return light.rgb * light_probes.intensity_for_view;
}

// Light from around that facets of this layer mirror to the viewer.
fn radiance(layer: LayerLightingInput) -> vec3<f32> {
    let middle = radiance_sample_direction(layer.N, layer.R, layer.roughness);
    let along = vec3(middle.xy, -middle.z);
    let level = layer.perceptual_roughness * f32(light_probes.smallest_specular_mip_level_for_view);
#ifdef MULTIPLE_LIGHT_PROBES_IN_ARRAY
    let light = textureSampleLevel(specular_environment_maps[0], environment_map_sampler, along, level);
#else
    let light = textureSampleLevel(specular_environment_map, environment_map_sampler, along, level);
#endif
    return light.rgb * light_probes.intensity_for_view;
}

fn layer_of(normal: vec3<f32>, eye: vec3<f32>, perceptual_roughness: f32) -> LayerLightingInput {
    let roughness = lighting::perceptualRoughnessToRoughness(perceptual_roughness);
    let cosine = max(dot(normal, eye), 0.0001);
    return LayerLightingInput(normal, reflect(-eye, normal), cosine, perceptual_roughness, roughness);
}

#ifdef STANDARD_MATERIAL_ANISOTROPY
// The direction in which things were brushed lies along the coordinates of pictures; where there are none, nothing is brushed.
// Bevy does this only where it is built with textures for it and meshes have tangents.
fn brushed(surface: PbrInput, position: vec3<f32>, uv: vec2<f32>) -> PbrInput {
    var brushed = surface;
    let frame = tangents_of(position, surface.N, uv);
    let direction = pbr_bindings::material.anisotropy_rotation;
    let aside = select(vec3(1.0, 0.0, 0.0), vec3(0.0, 0.0, 1.0), abs(surface.N.x) > 0.9);
    brushed.anisotropy_T = normalize(cross(aside, surface.N));
    brushed.anisotropy_strength = 0.0;
    if (dot(frame[0], frame[0]) > 0.0) {
        brushed.anisotropy_T = frame[0] * direction.x + cross(surface.N, frame[0]) * direction.y;
        brushed.anisotropy_strength = pbr_bindings::material.anisotropy_strength;
    }
    brushed.anisotropy_B = cross(surface.N, brushed.anisotropy_T);
    return brushed;
}

// The layer with a normal whose mirror image is that of all facets of what is brushed (KHR_materials_anisotropy).
fn bent(layer: LayerLightingInput, eye: vec3<f32>, across: vec3<f32>, strength: f32) -> LayerLightingInput {
    let upright = cross(cross(across, eye), across);
    if (dot(upright, upright) < 1e-8) {
        return layer;
    }
    let share = 1.0 - strength * (1.0 - layer.roughness);
    let normal = normalize(mix(normalize(upright), layer.N, share * share * share * share));
    var bent = layer;
    bent.N = normal;
    bent.R = normalize(mix(reflect(-eye, normal), normal, layer.roughness * layer.roughness));
    return bent;
}
#endif

// What Bevy's `apply_pbr_lighting` gives in a studio, where there are surroundings and lamps that are far away and nothing
// else, and fibres beside it, which are hidden as far as `shade` says. It takes half as long without a graphics card, where every
// branch costs, taken or not.
fn lit(in: PbrInput, shade: vec3<f32>) -> vec4<f32> {
    let m = in.material;
    let view_z = dot(vec4(
        view.view_from_world[0].z, view.view_from_world[1].z, view.view_from_world[2].z, view.view_from_world[3].z,
    ), in.world_position);
    let base = layer_of(in.N, in.V, m.perceptual_roughness);
    var input: LightingInput;
    input.layers[LAYER_BASE] = base;
    input.P = in.world_position.xyz;
    input.V = in.V;
    input.diffuse_color = m.base_color.rgb * (1.0 - m.metallic) * (1.0 - m.specular_transmission);
    input.metallic = m.metallic;
    input.F0_dielectric = 0.16 * m.reflectance * m.reflectance;
    input.F0_metallic = m.base_color.rgb;
    input.F_ab = lighting::F_AB(m.perceptual_roughness, base.NdotV);
#ifdef STANDARD_MATERIAL_CLEARCOAT
    let coat = layer_of(in.clearcoat_N, in.V, m.clearcoat_perceptual_roughness);
    input.layers[LAYER_CLEARCOAT] = coat;
    input.clearcoat_strength = m.clearcoat;
#endif
    var around = base;
#ifdef STANDARD_MATERIAL_ANISOTROPY
    input.anisotropy = in.anisotropy_strength;
    input.Ta = in.anisotropy_T;
    input.Ba = in.anisotropy_B;
    around = bent(base, in.V, in.anisotropy_B, in.anisotropy_strength);
    // Bevy takes the square of it once more.
    input.layers[LAYER_BASE].roughness = sqrt(base.roughness);
#endif
    let gathered = irradiance(base.N);
#ifdef SHEEN
    let share = sheen_share(base.NdotV);
    // Fibres reflect from far around.
    let far = LayerLightingInput(base.N, base.R, base.NdotV, 1.0, 0.0);
    var fibres = mix(gathered, radiance(far), 0.5) * share;
#endif

    var light = vec3(0.0);
    for (var i = 0u; i < lights.n_directional_lights; i += 1u) {
        let lamp = &lights.directional_lights[i];
        var seen = 1.0;
        if ((in.flags & MESH_FLAGS_SHADOW_RECEIVER_BIT) != 0u
                && ((*lamp).flags & DIRECTIONAL_LIGHT_FLAGS_SHADOWS_ENABLED_BIT) != 0u) {
            seen = fetch_directional_shadow(i, in.world_position, in.world_normal, view_z, in.frag_coord.xy);
        }
        light += lighting::directional_light(i, &input, true) * seen;
#ifdef SHEEN
        let to_lamp = (*lamp).direction_to_light;
        let facing = saturate(dot(in.N, to_lamp));
        let to_middle = saturate(dot(in.N, normalize(to_lamp + in.V)));
        let cosine = max(base.NdotV, 0.001);
        fibres += (*lamp).color.rgb * (charlie(touch.sheen.a, to_middle, facing, cosine) * facing * seen);
#endif
    }

    // Fdez-Aguera 2019.
    let f0 = mix(input.F0_dielectric, input.F0_metallic, m.metallic);
    let occlusion = saturate(dot(f0, vec3(50.0 * 0.33)));
    let lost = 1.0 - (input.F_ab.x + input.F_ab.y);
    let dielectric = compute_multiscatter(input.F0_dielectric, input.F_ab, lost, occlusion);
    let metallic = compute_multiscatter(input.F0_metallic, input.F_ab, lost, occlusion);
    let often = mix(dielectric.FmsEms, metallic.FmsEms, m.metallic);
    var diffuse = (often + input.diffuse_color * dielectric.Edss) * gathered;
    var specular = mix(dielectric.FssEss, metallic.FssEss, m.metallic) * radiance(around);
    var emitted = m.emissive.rgb * m.base_color.a;
#ifdef STANDARD_MATERIAL_CLEARCOAT
    let mirrored = lighting::F_Schlick(0.04, 1.0, coat.NdotV) * m.clearcoat;
    let through = 1.0 - mirrored;
    diffuse *= through;
    specular = specular * through * through + radiance(coat) * mirrored;
    emitted *= through;
#endif
    light += diffuse * in.diffuse_occlusion + specular * in.specular_occlusion;

#ifdef STANDARD_MATERIAL_SPECULAR_TRANSMISSION
    let tint = m.specular_transmission * m.base_color.rgb;
    // Where nothing is drawn behind, the surroundings are seen.
    let onward = -normalize(in.V + refract(in.V, -in.N, 1.0 / m.ior) * m.thickness);
    let behind = radiance(LayerLightingInput(-in.N, onward, 1.0, base.perceptual_roughness, base.roughness)) * 0.2 * tint;
    var transmitted = specular_transmissive_light(
        in.world_position, in.frag_coord.xyz, view_z, in.N, in.V, f0, m.ior, m.thickness, m.perceptual_roughness, tint, behind,
    );
    if ((m.flags & STANDARD_MATERIAL_FLAGS_ATTENUATION_ENABLED_BIT) != 0u) {
        let lost_on_the_way = pow(1.0 - m.attenuation_color.rgb, vec3(2.718281828)) / m.attenuation_distance;
        transmitted *= exp(-lost_on_the_way * m.thickness);
    }
    light += transmitted;
#endif

    light = light * view.exposure + emitted * mix(1.0, view.exposure, m.emissive.a);
#ifdef SHEEN
    let most = max(max(touch.sheen.r, touch.sheen.g), touch.sheen.b);
    light = light * (1.0 - most * share) + touch.sheen.rgb * shade * fibres * (view.exposure * m.base_color.a);
#endif
    return vec4(light, m.base_color.a);
}

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
#ifdef STANDARD_MATERIAL_ANISOTROPY
#ifdef VERTEX_UVS_A
    surface = brushed(surface, in.world_position.xyz, in.uv);
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
    var shade = vec3(1.0);
#ifdef VERTEX_COLORS
    shade = in.color.rgb;
#endif
    let is_unlit = (surface.material.flags & STANDARD_MATERIAL_FLAGS_UNLIT_BIT) != 0u;
    out.color = select(lit(surface, shade), surface.material.base_color, is_unlit);
    out.color = main_pass_post_lighting_processing(surface, out.color);
    return out;
}
