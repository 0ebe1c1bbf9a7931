// A surface of a glTF file under light from its surroundings: the layers of glTF's extensions, each lit by a blurred picture
// of the surroundings, weakened by how much of them the surface sees. Gives light, no colours: tone mapping comes later.

#import atelier::{
    lamps::{Lamp, seen_from},
    surface::{charlie, facets, tangents_of},
}
#import bevy_pbr::{
    mesh_functions,
    mesh_view_bindings::view,
    view_transformations::position_world_to_clip,
}

const PI: f32 = 3.14159265;
const TABLE: f32 = 32.0;

// How a picture lies on the surface.
struct Layout {
    matrix: vec4<f32>,
    // Offset, which coordinates, whether there is a picture at all.
    rest: vec4<f32>,
}

struct Surface {
    base_color: vec4<f32>,
    // Light, and from which alpha on the surface is there.
    emissive: vec4<f32>,
    // Metal, roughness, scale of the normals, strength of the occlusion.
    body: vec4<f32>,
    // Colour and strength of the reflection of what is no metal.
    specular: vec4<f32>,
    // Colour and roughness.
    sheen: vec4<f32>,
    // Strength, roughness, scale of the normals; transmission of the body.
    coat: vec4<f32>,
    // Strength, index of refraction, least and most thickness in nanometres.
    film: vec4<f32>,
    // Strength, direction as cosine and sine; reflection at normal incidence.
    brush: vec4<f32>,
    // Unlit, has tangents, double-sided, how many lamps.
    flags: vec4<f32>,
    layouts: array<Layout, 16>,
    lamps: array<Lamp, 8>,
}

@group(#{MATERIAL_BIND_GROUP}) @binding(0) var<uniform> surface: Surface;
@group(#{MATERIAL_BIND_GROUP}) @binding(1) var glossy_light: texture_cube<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(2) var matt_light: texture_cube<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(3) var light_sampler: sampler;
// Over cosine and roughness: share of F0 and of F90 that GGX reflects, share that sheen reflects.
@group(#{MATERIAL_BIND_GROUP}) @binding(4) var shares: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(10) var base_color_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(11) var base_color_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(12) var metal_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(13) var metal_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(14) var normal_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(15) var normal_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(16) var occlusion_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(17) var occlusion_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(18) var emissive_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(19) var emissive_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(20) var specular_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(21) var specular_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(22) var specular_color_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(23) var specular_color_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(24) var coat_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(25) var coat_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(26) var coat_roughness_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(27) var coat_roughness_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(28) var coat_normal_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(29) var coat_normal_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(30) var sheen_color_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(31) var sheen_color_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(32) var sheen_roughness_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(33) var sheen_roughness_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(34) var transmission_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(35) var transmission_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(36) var brush_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(37) var brush_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(38) var film_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(39) var film_sampler: sampler;
@group(#{MATERIAL_BIND_GROUP}) @binding(40) var film_thickness_map: texture_2d<f32>;
@group(#{MATERIAL_BIND_GROUP}) @binding(41) var film_thickness_sampler: sampler;

struct Vertex {
    @builtin(instance_index) instance: u32,
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uvs: vec4<f32>,
    @location(3) tangent: vec4<f32>,
    @location(4) color: vec4<f32>,
    // Light that arrives, over that of open surroundings.
    @location(5) lit: vec3<f32>,
    // Middle of what is open, and its share.
    @location(6) open: vec4<f32>,
}

struct Fragment {
    @builtin(position) clip: vec4<f32>,
    @location(0) position: vec3<f32>,
    @location(1) normal: vec3<f32>,
    @location(2) uvs: vec4<f32>,
    @location(3) tangent: vec4<f32>,
    @location(4) color: vec4<f32>,
    @location(5) lit: vec3<f32>,
    @location(6) open: vec4<f32>,
}

@vertex
fn vertex(in: Vertex) -> Fragment {
    let world = mesh_functions::get_world_from_local(in.instance) * vec4(in.position, 1.0);
    return Fragment(
        position_world_to_clip(world.xyz), world.xyz, in.normal, in.uvs, in.tangent, in.color, in.lit, in.open,
    );
}

fn place(lay: Layout, uvs: vec4<f32>) -> vec2<f32> {
    let uv = select(uvs.xy, uvs.zw, lay.rest.z > 0.5);
    return vec2(dot(lay.matrix.xz, uv), dot(lay.matrix.yw, uv)) + lay.rest.xy;
}

// Tangent and bitangent of a picture on the surface.
fn tangents(in: Fragment, normal: vec3<f32>, uv: vec2<f32>, side: f32) -> mat2x3<f32> {
    if (surface.flags.y > 0.5) {
        let along = normalize(in.tangent.xyz - normal * dot(normal, in.tangent.xyz));
        return mat2x3(along, cross(normal, along) * in.tangent.w * side);
    }
    let frame = tangents_of(in.position, normal, uv);
    if (dot(frame[0], frame[0]) == 0.0) {
        return mat2x3(any_tangent(normal), cross(normal, any_tangent(normal)));
    }
    return frame;
}

fn any_tangent(normal: vec3<f32>) -> vec3<f32> {
    let other = select(vec3(1.0, 0.0, 0.0), vec3(0.0, 1.0, 0.0), abs(normal.x) > 0.9);
    return normalize(cross(normal, other));
}

fn bent(normal: vec3<f32>, frame: mat2x3<f32>, packed: vec3<f32>, scale: f32, to_eye: vec3<f32>) -> vec3<f32> {
    let p = packed * 2.0 - 1.0;
    var turned = normalize(frame[0] * (p.x * scale) + frame[1] * (p.y * scale) + normal * max(p.z, 1e-3));
    let cosine = dot(turned, to_eye);
    if (cosine < 0.02) {
        turned = normalize(turned + to_eye * (0.02 - cosine));
    }
    return turned;
}

fn share(cosine: f32, roughness: f32) -> vec4<f32> {
    let at = clamp(vec2(cosine, roughness), vec2(0.0), vec2(1.0)) * (TABLE - 1.0);
    let first = min(vec2<u32>(at), vec2(u32(TABLE) - 2u));
    let f = at - vec2<f32>(first);
    let top = mix(textureLoad(shares, first, 0), textureLoad(shares, first + vec2(1u, 0u), 0), f.x);
    let bottom = mix(textureLoad(shares, first + vec2(0u, 1u), 0), textureLoad(shares, first + vec2(1u, 1u), 0), f.x);
    return mix(top, bottom, f.y);
}

fn mirrored(direction: vec3<f32>, roughness: f32) -> vec3<f32> {
    let levels = f32(textureNumLevels(glossy_light) - 1u);
    let at = vec3(direction.xy, -direction.z);
    return textureSampleLevel(glossy_light, light_sampler, at, roughness * levels).rgb;
}

fn scattered(normal: vec3<f32>) -> vec3<f32> {
    return textureSampleLevel(matt_light, light_sampler, vec3(normal.xy, -normal.z), 0.0).rgb;
}

// Share of a cone around `direction` that lies in another around `middle` (Jimenez 2016); half angles in radians.
fn overlap(direction: vec3<f32>, lobe: f32, middle: vec3<f32>, cone: f32) -> f32 {
    let between = acos(clamp(dot(middle, direction), -1.0, 1.0));
    let least = abs(cone - lobe);
    let inside = 1.0 - smoothstep(0.0, 1.0, (between - least) / max(cone + lobe - least, 1e-4));
    // A lobe wider than the opening is never seen whole.
    let most = min(1.0, (1.0 - cos(cone)) / max(1.0 - cos(lobe), 1e-4));
    return inside * most;
}

// Share of the light reflected from around `direction` that nothing stands before, of what the surface itself leaves.
fn unhidden(direction: vec3<f32>, roughness: f32, open: vec4<f32>, normal: vec3<f32>) -> f32 {
    let lobe = acos(exp2(-3.32193 * max(roughness * roughness, 0.02)));
    let cone = acos(sqrt(clamp(1.0 - open.w, 0.0, 1.0)));
    let all = overlap(direction, lobe, normal, 0.5 * PI);
    return min(overlap(direction, lobe, normalize(open.xyz), cone) / max(all, 1e-3), 1.0);
}

fn schlick(f0: vec3<f32>, f90: f32, cosine: f32) -> vec3<f32> {
    return f0 + (vec3(f90) - f0) * pow(1.0 - clamp(cosine, 0.0, 1.0), 5.0);
}

fn sensitivity(path: f32, shift: vec3<f32>) -> vec3<f32> {
    let phase = 2.0 * PI * path * 1e-9;
    let variance = vec3(4.3278e9, 9.3046e9, 6.6121e9);
    var xyz = vec3(5.4856e-13, 4.4201e-13, 5.2481e-13) * sqrt(2.0 * PI * variance)
        * cos(vec3(1.681e6, 1.7953e6, 2.2084e6) * phase + shift) * exp(-phase * phase * variance);
    xyz.x += 9.7470e-14 * sqrt(2.0 * PI * 4.5282e9) * cos(2.2399e6 * phase + shift.x) * exp(-4.5282e9 * phase * phase);
    xyz /= 1.0685e-7;
    return vec3(
        dot(vec3(3.2404542, -1.5371385, -0.4985314), xyz),
        dot(vec3(-0.9692660, 1.8760108, 0.0415560), xyz),
        dot(vec3(0.0556434, -0.2040259, 1.0572252), xyz),
    );
}

// Reflection of a film on a base that reflects `base` at normal incidence (Belcour and Barla 2017).
fn thin_film(film_ior: f32, thickness: f32, base: vec3<f32>, cosine: f32) -> vec3<f32> {
    let ior = mix(1.0, film_ior, smoothstep(0.0, 0.03, thickness));
    let sine = (1.0 - cosine * cosine) / (ior * ior);
    if (sine > 1.0) {
        return vec3(1.0);
    }
    let inner = sqrt(1.0 - sine);
    let outer_r = schlick(vec3(pow((ior - 1.0) / (ior + 1.0), 2.0)), 1.0, cosine).x;
    let through = 1.0 - outer_r;
    let amplitude = sqrt(clamp(base, vec3(0.0), vec3(0.9999)));
    let base_ior = (1.0 + amplitude) / (1.0 - amplitude);
    let edge = (base_ior - ior) / (base_ior + ior);
    let inner_r = schlick(edge * edge, 1.0, inner);
    let phase = select(vec3(0.0), vec3(PI), base_ior < vec3(ior)) + PI;
    let path = 2.0 * ior * thickness * inner;
    let both = clamp(inner_r * outer_r, vec3(1e-5), vec3(0.9999));
    let series = inner_r * through * through / (1.0 - both);
    var sum = vec3(outer_r) + series;
    var order = series - through;
    for (var m = 1.0; m < 2.5; m += 1.0) {
        order *= sqrt(both);
        sum += order * 2.0 * sensitivity(m * path, m * phase);
    }
    return clamp(sum, vec3(0.0), vec3(1.0));
}

@fragment
fn fragment(in: Fragment, @builtin(front_facing) front: bool) -> @location(0) vec4<f32> {
    let base_sample = textureSample(base_color_map, base_color_sampler, place(surface.layouts[0], in.uvs));
    let metal_sample = textureSample(metal_map, metal_sampler, place(surface.layouts[1], in.uvs));
    let normal_place = place(surface.layouts[2], in.uvs);
    let normal_sample = textureSample(normal_map, normal_sampler, normal_place).xyz;
    let occlusion = textureSample(occlusion_map, occlusion_sampler, place(surface.layouts[3], in.uvs)).x;
    let emissive_sample = textureSample(emissive_map, emissive_sampler, place(surface.layouts[4], in.uvs)).rgb;
    let side = select(-1.0, 1.0, front);
    let smooth_normal = normalize(in.normal) * side;
    let normal_frame = tangents(in, smooth_normal, normal_place, side);
    var base = surface.base_color * base_sample * in.color;
    if (base.a < surface.emissive.a) {
        discard;
    }
    let alpha = select(1.0, base.a, surface.emissive.a < 0.0);
    if (surface.flags.x > 0.5) {
        return vec4(base.rgb * alpha, alpha);
    }
    let eye = normalize(view.world_position - in.position);
    var normal = smooth_normal;
    if (surface.layouts[2].rest.w > 0.5) {
        normal = bent(smooth_normal, normal_frame, normal_sample, surface.body.z, eye);
    }
    let cosine = clamp(dot(normal, eye), 0.001, 1.0);
    let metal = clamp(surface.body.x * metal_sample.z, 0.0, 1.0);
    let roughness = clamp(surface.body.y * metal_sample.y, 0.0, 1.0);

    var strength = surface.specular.a;
    var tint = surface.specular.rgb;
#ifdef SPECULAR_MAPS
    strength *= textureSample(specular_map, specular_sampler, place(surface.layouts[5], in.uvs)).a;
    tint *= textureSample(specular_color_map, specular_color_sampler, place(surface.layouts[6], in.uvs)).rgb;
#endif
    let dielectric = min(tint * surface.brush.w, vec3(1.0)) * strength;
    var f0 = mix(dielectric, base.rgb, metal);
    let f90 = mix(strength, 1.0, metal);

    // The occlusion of the file is for light that it was made without; what is known better replaces it.
    let lit = in.lit;
    let matt = scattered(normal) * lit;
    let ggx = share(cosine, roughness);

    var reflected = reflect(-eye, normal);
#ifdef BRUSHED
    let brush_place = place(surface.layouts[13], in.uvs);
    let brush_sample = textureSample(brush_map, brush_sampler, brush_place).xyz;
    let brush_frame = tangents(in, normal, brush_place, side);
    var way = surface.brush.yz;
    var brushed = surface.brush.x;
    if (surface.layouts[13].rest.w > 0.5) {
        let p = brush_sample.xy * 2.0 - 1.0;
        way = normalize(vec2(way.x * p.x - way.y * p.y, way.y * p.x + way.x * p.y));
        brushed *= brush_sample.z;
    }
    let along = brush_frame[0] * way.x + brush_frame[1] * way.y;
    let across = cross(normal, along);
    let plane = normalize(cross(cross(across, eye), across));
    let bend = 1.0 - brushed * (1.0 - roughness);
    reflected = reflect(-eye, normalize(mix(plane, normal, bend * bend * bend * bend)));
#endif
    // Rough surfaces reflect from closer to the normal than a mirror.
    let glossy_from = normalize(mix(reflected, normal, roughness * roughness * roughness * roughness * 0.5));
    let open = unhidden(glossy_from, roughness, in.open, smooth_normal);
    // What hides the surroundings is about as bright as the surface itself.
    let hidden_light = matt * base.rgb;
    let glossy_light_in = mix(hidden_light, mirrored(glossy_from, roughness), open);

    var fresnel = f0 * ggx.x + vec3(f90) * ggx.y;
    var dielectric_share = max(max(dielectric.x, dielectric.y), dielectric.z) * ggx.x + strength * ggx.y;
#ifdef FILM
    let film_share = surface.film.x * textureSample(film_map, film_sampler, place(surface.layouts[14], in.uvs)).x;
    let film_thickness = textureSample(film_thickness_map, film_thickness_sampler, place(surface.layouts[15], in.uvs)).y;
    let film_nm = mix(surface.film.z, surface.film.w, film_thickness);
    let film_body = thin_film(surface.film.y, film_nm, dielectric, cosine);
    let film_metal = thin_film(surface.film.y, film_nm, base.rgb, cosine);
    let film_fresnel = mix(film_body, film_metal, metal) * (ggx.x + ggx.y);
    fresnel = mix(fresnel, film_fresnel, film_share);
    let film_most = max(max(film_body.x, film_body.y), film_body.z) * (ggx.x + ggx.y);
    dielectric_share = mix(dielectric_share, film_most, film_share);
#endif
    let albedo = max(ggx.x + ggx.y, 0.05);
    let glossy = fresnel * (1.0 + f0 * (1.0 / albedo - 1.0)) * glossy_light_in;

    var transmission = surface.coat.w;
#ifdef TRANSMISSIVE
    transmission *= textureSample(transmission_map, transmission_sampler, place(surface.layouts[12], in.uvs)).x;
#endif
    let body_share = (1.0 - metal) * max(1.0 - dielectric_share, 0.0);
    let body = base.rgb * body_share * (1.0 - transmission);
    var light = body * matt + glossy;
    for (var i = 0u; i < u32(surface.flags.w); i += 1u) {
        let ray = seen_from(surface.lamps[i], in.position);
        let middle = normalize(eye + ray.direction);
        let facing = dot(normal, ray.direction);
        if (facing <= 0.0) {
            continue;
        }
        var mirrored_share = schlick(f0, f90, dot(eye, middle));
#ifdef FILM
        mirrored_share = mix(mirrored_share, mix(film_body, film_metal, metal), film_share);
#endif
        let mirrors = mirrored_share * (1.0 + f0 * (1.0 / albedo - 1.0))
            * facets(roughness, saturate(dot(normal, middle)), facing, cosine);
        light += ray.light * facing * (body / PI + mirrors);
    }
    var covers = 1.0 - transmission * body_share * max(max(base.r, base.g), base.b);

#ifdef SHEEN
    var sheen = surface.sheen;
    sheen = vec4(
        sheen.rgb * textureSample(sheen_color_map, sheen_color_sampler, place(surface.layouts[10], in.uvs)).rgb,
        sheen.a * textureSample(sheen_roughness_map, sheen_roughness_sampler, place(surface.layouts[11], in.uvs)).a,
    );
    let sheen_share = share(cosine, sheen.a).z;
    // Fibres reflect from far around.
    let sheen_light = mix(matt, mirrored(reflected, 1.0) * lit, 0.5);
    light = light * (1.0 - max(max(sheen.r, sheen.g), sheen.b) * sheen_share) + sheen.rgb * sheen_share * sheen_light;
    for (var i = 0u; i < u32(surface.flags.w); i += 1u) {
        let ray = seen_from(surface.lamps[i], in.position);
        let facing = saturate(dot(normal, ray.direction));
        let to_middle = saturate(dot(normal, normalize(eye + ray.direction)));
        light += sheen.rgb * ray.light * (facing * charlie(max(sheen.a, 0.07), to_middle, facing, cosine));
    }
#endif
#ifdef COATED
    let coat_share = surface.coat.x * textureSample(coat_map, coat_sampler, place(surface.layouts[7], in.uvs)).x;
    let coat_roughness =
        surface.coat.y * textureSample(coat_roughness_map, coat_roughness_sampler, place(surface.layouts[8], in.uvs)).y;
    var coat_normal = smooth_normal;
    let coat_place = place(surface.layouts[9], in.uvs);
    let coat_sample = textureSample(coat_normal_map, coat_normal_sampler, coat_place).xyz;
    let coat_frame = tangents(in, smooth_normal, coat_place, side);
    if (surface.layouts[9].rest.w > 0.5) {
        coat_normal = bent(smooth_normal, coat_frame, coat_sample, surface.coat.z, eye);
    }
    let coat_cosine = clamp(dot(coat_normal, eye), 0.001, 1.0);
    let coat_ggx = share(coat_cosine, coat_roughness);
    let coat_from = reflect(-eye, coat_normal);
    let coat_open = unhidden(coat_from, coat_roughness, in.open, smooth_normal);
    let coat_light = mix(hidden_light, mirrored(coat_from, coat_roughness), coat_open);
    let coat_fresnel = coat_share * schlick(vec3(0.04), 1.0, coat_cosine).x;
    light = light * (1.0 - coat_fresnel) + coat_light * coat_share * (0.04 * coat_ggx.x + coat_ggx.y);
    for (var i = 0u; i < u32(surface.flags.w); i += 1u) {
        let ray = seen_from(surface.lamps[i], in.position);
        let middle = normalize(eye + ray.direction);
        let facing = saturate(dot(coat_normal, ray.direction));
        let mirrors = facets(coat_roughness, saturate(dot(coat_normal, middle)), facing, coat_cosine);
        light += ray.light * (facing * coat_share * schlick(vec3(0.04), 1.0, dot(eye, middle)).x * mirrors);
    }
    covers = mix(covers, 1.0, coat_fresnel);
#endif
    light += surface.emissive.rgb * emissive_sample;
    _ = occlusion;
    return vec4(light * alpha, alpha * covers);
}
