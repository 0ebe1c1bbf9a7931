//! Following light backwards: from the camera over surfaces to where it comes from.
//!
//! Invariant: the mean over samples is the picture; light is found both by looking for it and by chance, weighted so that
//! the better way counts (Veach 1995).

use super::{
    bsdf::{Bsdf, Way},
    light::{Lamp, Light},
    microfacet::cosine_hemisphere,
    random::Sequence,
    scene::{Floor, Place, Scene},
    surface::Surface,
};
use crate::app::scene::{ground::pool, tone::ToneMapping};
use bevy::math::{Vec2, Vec3, Vec3Swizzles, Vec4, Vec4Swizzles};
use std::f32::consts::{FRAC_1_PI, PI};

/// Most surfaces on a path.
const MOST_TURNS: u32 = 24;
/// From here on, paths that carry little end by chance.
const SURE_TURNS: u32 = 3;
/// Brightest light that comes over more than one surface: rarer, brighter light would only sparkle.
const MOST_INDIRECT: f32 = 12.0;

/// Looks for light from a place on the floor: these are cheap against the ray that came there, and shadows on an even floor show
/// every speck.
const ON_FLOOR: u32 = 3;

/// What stands behind the product and below it, as it is seen, in linear light.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Backdrop {
    pub color: Vec3,
    /// Colour of the floor in its middle, from where it runs into the backdrop.
    pub floor: Vec3,
    /// Radius of the floor, in scene units.
    pub radius: f32,
}

impl Backdrop {
    /// The same colour everywhere.
    pub fn plain(color: Vec3) -> Self {
        Self { color, floor: color, radius: 1.0 }
    }

    /// What is seen from `origin` in `direction`.
    pub fn seen(&self, origin: Vec3, direction: Vec3) -> Vec3 {
        let Some(distance) = above(0.0, origin, direction) else { return self.color };
        let at = (origin + direction * distance).xz().length() / self.radius;
        self.color.lerp(self.floor, pool(at, -direction.y))
    }
}

/// What is behind everything, for who looks straight at it or through glass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Behind {
    /// Nothing: the picture is transparent there. Glass shows the surroundings.
    Nothing,
    /// The surroundings.
    Surroundings,
    /// Colours, and how light is turned into them; the picture itself is transparent there.
    Backdrop(Backdrop, ToneMapping),
}

/// Light that comes to the camera from `direction`, and with which share it covers what is behind.
pub fn trace(scene: &Scene, origin: Vec3, direction: Vec3, behind: Behind, numbers: &mut Sequence) -> Vec4 {
    let mut path = Path { scene, numbers, origin, direction, share: Vec3::ONE, light: Vec3::ZERO, found: None };
    let mut absorption = Vec3::ZERO;
    for turn in 0..MOST_TURNS {
        let meeting = scene.first(path.origin, path.direction, path.numbers);
        if turn == 0
            && let Some(floor) = scene.floor
            && let Some(distance) = above(floor.height, origin, direction)
            && meeting.as_ref().is_none_or(|(to_surface, _)| distance < *to_surface)
        {
            let shadow = shadow(scene, floor, origin + direction * distance, path.numbers);
            return Vec3::ZERO.extend(shadow);
        }
        let Some((distance, place)) = meeting else {
            return path.leave(turn, behind);
        };
        path.share *= (absorption * -distance).exp();
        let view = -path.direction;
        let surface = Surface::at(scene, &place, view);
        if surface.unlit {
            path.add(turn, surface.base);
            break;
        }
        path.add(turn, surface.emitted);
        let bsdf = Bsdf::new(&surface, view);
        path.look_for_light(turn, &place, &bsdf);
        let Some(next) = bsdf.turn(path.numbers) else { break };
        path.share *= next.weight;
        let is_through = !matches!(next.way, Way::Reflected(_));
        if is_through && surface.inside.is_some() {
            absorption =
                if surface.front { surface.inside.map_or(Vec3::ZERO, |inside| inside.absorption) } else { Vec3::ZERO };
        }
        let side = if is_through { -place.flat_normal } else { place.flat_normal };
        path.origin = scene.leave(place.position, side);
        path.direction = next.direction;
        // Only light that went straight through glass still sees what is behind the product.
        path.found = match (next.way, path.found) {
            (Way::Bent | Way::Straight, None | Some(Found::Through)) => Some(Found::Through),
            (Way::Bent, Some(_)) => Some(Found::Sure),
            // Light was looked for through the surface as well.
            (Way::Straight, found) => found,
            (Way::Reflected(density), _) => Some(Found::Drawn(density)),
        };
        let most = path.share.max_element();
        if most <= 0.0 {
            break;
        }
        // What is seen through several walls would be speckled.
        if turn >= SURE_TURNS && !matches!(next.way, Way::Straight) {
            let survives = most.min(0.95);
            if path.numbers.one() >= survives {
                break;
            }
            path.share /= survives;
        }
    }
    path.light.extend(1.0)
}

/// How a path got its direction.
#[derive(Clone, Copy)]
enum Found {
    /// Always straight through.
    Through,
    /// In a way in which no light was looked for.
    Sure,
    /// Drawn with a density, where light was looked for as well.
    Drawn(f32),
}

struct Path<'a> {
    scene: &'a Scene,
    numbers: &'a mut Sequence,
    origin: Vec3,
    direction: Vec3,
    /// How much of the light from here on comes to the camera.
    share: Vec3,
    light: Vec3,
    found: Option<Found>,
}

impl Path<'_> {
    fn add(&mut self, turn: u32, light: Vec3) {
        let mut arrives = self.share * light;
        if turn > 1 {
            arrives *= (MOST_INDIRECT / arrives.max_element().max(1e-6)).min(1.0);
        }
        if arrives.is_finite() {
            self.light += arrives;
        }
    }

    /// The path goes on into the open.
    fn leave(mut self, turn: u32, behind: Behind) -> Vec4 {
        let open = self.scene.light.from(self.direction);
        match (self.found, behind) {
            (None, Behind::Nothing | Behind::Backdrop(..)) => return Vec4::ZERO,
            (None, Behind::Surroundings) => self.add(turn, open),
            (Some(Found::Through), Behind::Backdrop(backdrop, curve)) => {
                self.add(0, curve.unmap(backdrop.seen(self.origin, self.direction)));
            }
            (Some(Found::Through | Found::Sure), _) => self.add(turn, open),
            (Some(Found::Drawn(density)), _) => {
                let other = self.scene.light.density(self.direction);
                self.add(turn, open * (density / (density + other)));
            }
        }
        self.light.extend(1.0)
    }

    /// Light that comes straight to a surface.
    fn look_for_light(&mut self, turn: u32, place: &Place, bsdf: &Bsdf) {
        let scene = self.scene;
        let (direction, density) = scene.light.sample(self.numbers.pair());
        let (value, other) = bsdf.reflected(direction);
        let (at, side) = (place.position, place.flat_normal);
        if value != Vec3::ZERO {
            let light = scene.light.from(direction) / (density + other);
            let passes = scene.passes(f32::INFINITY, at, side, direction, self.numbers);
            self.add(turn + 1, value * light * passes);
        }
        for lamp in &scene.light.lamps {
            let direction = towards(lamp, self.numbers.pair());
            let (value, _) = bsdf.reflected(direction);
            if value != Vec3::ZERO {
                let passes = scene.passes(f32::INFINITY, at, side, direction, self.numbers);
                self.add(turn + 1, value * lamp.light * PI * passes);
            }
        }
        for lamp in &scene.lamps {
            let (direction, distance, light) = lamp.seen_from(place.position);
            let value = if light == Vec3::ZERO { light } else { light * bsdf.reflected(direction).0 };
            if value != Vec3::ZERO {
                let passes = scene.passes(distance, at, side, direction, self.numbers);
                self.add(turn + 1, value * passes);
            }
        }
    }
}

/// A direction to some place on the disc of a lamp.
fn towards(lamp: &Lamp, u: Vec2) -> Vec3 {
    let (x, y) = lamp.direction.any_orthonormal_pair();
    let (radius, phi) = (u.x.sqrt() * lamp.radius, 2.0 * PI * u.y);
    (lamp.direction + x * (radius * phi.cos()) + y * (radius * phi.sin())).normalize()
}

/// Distance to the floor at `height` for who looks down at it from above.
fn above(height: f32, origin: Vec3, direction: Vec3) -> Option<f32> {
    (direction.y < 0.0 && origin.y > height).then(|| (height - origin.y) / direction.y)
}

/// How much the floor is darkened at a place by what stands on it.
fn shadow(scene: &Scene, floor: Floor, position: Vec3, numbers: &mut Sequence) -> f32 {
    let Light { lamps, .. } = &scene.light;
    let all = scene.light.on_floor();
    let mut missing = 0.0;
    for _ in 0..ON_FLOOR {
        let (direction, density) = scene.light.sample_on_floor(numbers.pair());
        if direction.y > 0.0 {
            let kept = Vec3::ONE - scene.passes(f32::INFINITY, position, Vec3::Y, direction, numbers);
            missing += (scene.light.from(direction) * kept).element_sum() * direction.y / density;
        }
        for lamp in lamps {
            let direction = towards(lamp, numbers.pair());
            if direction.y > 0.0 {
                let kept = Vec3::ONE - scene.passes(f32::INFINITY, position, Vec3::Y, direction, numbers);
                missing += (lamp.light * kept).element_sum() * PI * direction.y;
            }
        }
    }
    missing / (all * ON_FLOOR as f32) * floor.darkness
}

/// Light at a place, against what would be there if nothing stood around.
#[derive(Clone, Copy, Debug)]
pub struct Lit {
    /// Share of the light on a matt surface, with what other surfaces reflect; for each channel.
    pub light: Vec3,
    /// Middle of the directions that are open, and their share weighted with the cosine.
    pub open: Vec4,
}

impl Lit {
    /// Nothing stands around.
    pub const OPEN: Self = Self { light: Vec3::ONE, open: Vec4::new(0.0, 1.0, 0.0, 1.0) };
}

/// Measures the light on a surface, whose position and normal `place` gives for each sample.
pub fn measure(scene: &Scene, seed: u32, samples: u32, place: impl Fn(u32) -> (Vec3, Vec3)) -> Lit {
    let mut mean_normal = Vec3::ZERO;
    let (mut all, mut arrived, mut open) = (Vec3::splat(1e-6), Vec3::splat(1e-6), Vec4::ZERO);
    for sample in 0..samples {
        let mut numbers = Sequence::new(seed, sample);
        let (position, normal) = place(sample);
        let (x, y) = normal.any_orthonormal_pair();
        mean_normal += normal;
        let (direction, density) = scene.light.sample(numbers.pair());
        let cosine = normal.dot(direction);
        if cosine > 0.0 {
            let light = scene.light.from(direction) * (cosine / (density + cosine * FRAC_1_PI));
            all += light;
            if scene.is_open(position, normal, direction, &mut numbers) {
                arrived += light;
            }
        }
        let local = cosine_hemisphere(numbers.pair());
        let direction = x * local.x + y * local.y + normal * local.z;
        let density = local.z * FRAC_1_PI;
        let light = scene.light.from(direction) * (PI * density / (density + scene.light.density(direction)));
        all += light;
        if scene.is_open(position, normal, direction, &mut numbers) {
            arrived += light;
            open += direction.extend(1.0);
        } else {
            let origin = scene.leave(position, normal);
            arrived += trace(scene, origin, direction, Behind::Surroundings, &mut numbers).xyz() * PI;
        }
    }
    let middle = open.xyz().normalize_or(mean_normal.normalize_or(Vec3::Y));
    Lit { light: (arrived / all).min(Vec3::splat(4.0)), open: middle.extend(open.w / samples as f32) }
}
