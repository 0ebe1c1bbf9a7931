// What the shaders of all surfaces share.

#define_import_path atelier::surface

const PI: f32 = 3.14159265;

// Tangent and bitangent around `normal` in which a picture with these coordinates lies on the surface; zero if that cannot be
// told.
fn tangents_of(position: vec3<f32>, normal: vec3<f32>, uv: vec2<f32>) -> mat2x3<f32> {
    let p = dpdx(position);
    let q = dpdy(position);
    let s = dpdx(uv);
    let t = dpdy(uv);
    let turn = sign(s.x * t.y - s.y * t.x);
    let raw = (p * t.y - q * s.y) * turn;
    // Pictures have their v down, normal maps their y up.
    let up = (p * t.x - q * s.x) * turn;
    let flat_along = raw - normal * dot(normal, raw);
    if (dot(flat_along, flat_along) < 1e-20) {
        return mat2x3(vec3(0.0), vec3(0.0));
    }
    let along = normalize(flat_along);
    let across = cross(normal, along);
    return mat2x3(along, select(across, -across, dot(across, up) < 0.0));
}

// Share of light from one direction that fibres scatter, before their colour: Charlie (Estevez and Kulla 2017) with the
// visibility of Neubelt and Pettineo 2013. Cosines of the normal to the middle between light and eye, to light and to eye.
fn charlie(roughness: f32, to_middle: f32, to_light: f32, to_eye: f32) -> f32 {
    let inverse = 1.0 / (roughness * roughness);
    let sine = sqrt(max(1.0 - to_middle * to_middle, 0.0));
    let distribution = (2.0 + inverse) * pow(sine, inverse) / (2.0 * PI);
    return distribution / max(4.0 * (to_light + to_eye - to_light * to_eye), 1e-4);
}

// The same that facets mirror, before Fresnel's share: GGX with the visibility of Heitz 2014.
fn facets(roughness: f32, to_middle: f32, to_light: f32, to_eye: f32) -> f32 {
    let alpha = max(roughness * roughness, 0.002);
    let square = alpha * alpha;
    let width = to_middle * to_middle * (square - 1.0) + 1.0;
    let distribution = square / (PI * width * width);
    let shadowed = to_eye * sqrt(to_light * to_light * (1.0 - square) + square);
    let masked = to_light * sqrt(to_eye * to_eye * (1.0 - square) + square);
    return distribution * 0.5 / max(shadowed + masked, 1e-5);
}
