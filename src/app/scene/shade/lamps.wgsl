// Lamps without a size, as glTF files have them.

#define_import_path atelier::lamps

struct Lamp {
    // Where it is, and how far it shines; nowhere near if that is less than zero.
    place: vec4<f32>,
    // Light, and what is added for its cone.
    light: vec4<f32>,
    // Where it shines, and what the cosine is multiplied with for its cone.
    axis: vec4<f32>,
}

// Light on its way to a surface.
struct Ray {
    // To the lamp.
    direction: vec3<f32>,
    // On what faces the lamp.
    light: vec3<f32>,
}

fn seen_from(lamp: Lamp, position: vec3<f32>) -> Ray {
    if (lamp.place.w < 0.0) {
        return Ray(-lamp.axis.xyz, lamp.light.rgb);
    }
    let to_lamp = lamp.place.xyz - position;
    let distance = max(length(to_lamp), 1e-4);
    let direction = to_lamp / distance;
    let window = saturate(1.0 - pow(distance / lamp.place.w, 4.0));
    let cone = saturate(dot(lamp.axis.xyz, -direction) * lamp.axis.w + lamp.light.w);
    return Ray(direction, lamp.light.rgb * (window * cone * cone / (distance * distance)));
}
