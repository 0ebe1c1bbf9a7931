//! The lamps that stand in a file (KHR_lights_punctual).
//!
//! Invariant: everything is finite, and there are few enough to ask each of them at every place.

use super::{Flaw, file::File};
use bevy::math::{Affine3A, Vec2, Vec3};
use serde::Deserialize;

/// Most lamps that are lit.
pub const MOST_LAMPS: usize = 8;
pub const EXTENSION: &str = "KHR_lights_punctual";

/// A lamp without a size.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lamp {
    /// Where it is, in metres; `None` if it is so far away that its light comes from the same direction everywhere.
    pub position: Option<Vec3>,
    /// Where it shines.
    pub axis: Vec3,
    /// Lux if it is far away, else candela; for each channel.
    pub light: Vec3,
    /// How far it shines, in metres.
    pub range: f32,
    /// What the cosine to the axis is multiplied with, and what is added, for the share of the light in that direction before
    /// it is squared.
    pub cone: Vec2,
}

impl Lamp {
    /// Direction to the lamp from a place, how far away it is, and the light on a surface there that faces it, in lux.
    pub fn seen_from(&self, place: Vec3) -> (Vec3, f32, Vec3) {
        let Some(position) = self.position else { return (-self.axis, f32::INFINITY, self.light) };
        let to_lamp = position - place;
        let distance = to_lamp.length().max(1e-4);
        let direction = to_lamp / distance;
        let window = (1.0 - (distance / self.range).powi(4)).clamp(0.0, 1.0);
        let cone = (self.axis.dot(-direction) * self.cone.x + self.cone.y).clamp(0.0, 1.0);
        (direction, distance, self.light * (window * cone * cone / (distance * distance)))
    }
}

#[derive(Deserialize)]
struct Sources {
    lights: Vec<Source>,
}

#[derive(Deserialize)]
struct Source {
    #[serde(rename = "type")]
    kind: String,
    color: Option<[f32; 3]>,
    intensity: Option<f32>,
    range: Option<f32>,
    #[serde(default)]
    spot: Spot,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Spot {
    inner_cone_angle: f32,
    outer_cone_angle: f32,
}

impl Default for Spot {
    fn default() -> Self {
        Self { inner_cone_angle: 0.0, outer_cone_angle: std::f32::consts::FRAC_PI_4 }
    }
}

/// The lamps at these nodes of the scene, in its order.
pub fn read(file: &File, placed: &[(usize, Affine3A)], notes: &mut Vec<String>) -> Result<Vec<Lamp>, Flaw> {
    let root = &file.root;
    let flaw = |message: String| Flaw::new(EXTENSION, message);
    let Some(sources) = root.extensions.get(EXTENSION) else { return Ok(Vec::new()) };
    let sources = Sources::deserialize(sources).map_err(|error| flaw(error.to_string()))?.lights;
    let mut lamps = Vec::new();
    let lit = placed.iter().filter_map(|(at, world)| Some((root.nodes[*at].extensions.lights.as_ref()?.light, world)));
    let mut left_out = 0;
    for (number, world) in lit {
        let source = sources.get(number).ok_or_else(|| flaw(format!("there is no light {number}")))?;
        if lamps.len() == MOST_LAMPS {
            left_out += 1;
            continue;
        }
        lamps.push(lamp(source, world).map_err(|message| flaw(format!("light {number}: {message}")))?);
    }
    if left_out > 0 {
        notes.push(format!("{left_out} lights are left out, {MOST_LAMPS} are shown"));
    }
    Ok(lamps)
}

fn lamp(source: &Source, world: &Affine3A) -> Result<Lamp, String> {
    let light = Vec3::from(source.color.unwrap_or([1.0; 3])) * source.intensity.unwrap_or(1.0);
    let range = source.range.unwrap_or(f32::INFINITY);
    if !light.is_finite() || light.min_element() < 0.0 || range.is_nan() || range <= 0.0 {
        return Err("its light or its range is no number that light can have".into());
    }
    let place = world.translation.into();
    let (position, cone) = match source.kind.as_str() {
        "directional" => (None, Vec2::Y),
        "point" => (Some(place), Vec2::Y),
        "spot" => {
            let [inner, outer] = [source.spot.inner_cone_angle, source.spot.outer_cone_angle];
            if !(0.0 <= inner && inner <= outer && outer <= std::f32::consts::FRAC_PI_2) {
                return Err("its cones are not one within the other".into());
            }
            let scale = 1.0 / (inner.cos() - outer.cos()).max(1e-3);
            (Some(place), Vec2::new(scale, -outer.cos() * scale))
        }
        kind => return Err(format!("its type “{kind}” is unknown; use directional, point or spot")),
    };
    let axis = world.transform_vector3(Vec3::NEG_Z).normalize_or(Vec3::NEG_Z);
    Ok(Lamp { position, axis, light, range, cone })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn light_falls_off_with_distance_range_and_cone() {
        let source = |json: &str| serde_json::from_str::<Source>(json).unwrap();
        let world = Affine3A::from_translation(Vec3::Y * 2.0);
        let at = |json: &str, place: Vec3| lamp(&source(json), &world).unwrap().seen_from(place);
        let (direction, distance, light) = at(r#"{"type": "point", "intensity": 8, "color": [1, 0.5, 0]}"#, Vec3::ZERO);
        assert_eq!((direction, distance, light), (Vec3::Y, 2.0, Vec3::new(2.0, 1.0, 0.0)));
        let (_, _, light) = at(r#"{"type": "point", "intensity": 8, "range": 2}"#, Vec3::ZERO);
        assert_eq!(light, Vec3::ZERO);
        let spot = r#"{"type": "spot", "intensity": 9, "spot": {"innerConeAngle": 0.2, "outerConeAngle": 0.4}}"#;
        let seen = |angle: f32| at(spot, Vec3::new(angle.sin(), 2.0, -angle.cos())).2.x;
        assert!((seen(0.1) - 9.0).abs() < 1e-4 && seen(0.3) > 1.0 && seen(0.3) < 5.0 && seen(0.5) == 0.0);
        let (direction, distance, light) = at(r#"{"type": "directional"}"#, Vec3::ONE);
        assert_eq!((direction, distance, light), (Vec3::Z, f32::INFINITY, Vec3::ONE));
        for broken in [
            r#"{"type": "area"}"#,
            r#"{"type": "point", "intensity": -1}"#,
            r#"{"type": "point", "range": 0}"#,
            r#"{"type": "spot", "spot": {"innerConeAngle": 1}}"#,
        ] {
            assert!(lamp(&source(broken), &world).is_err(), "{broken}");
        }
    }
}
