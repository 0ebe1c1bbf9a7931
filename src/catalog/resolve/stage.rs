//! Materials, sockets, environment and cameras.
//!
//! Invariant: what leaves here is finite and in the range that renderers accept, or there is an error.

use super::{
    Work,
    problems::{instead, quoted},
};
use crate::catalog::{
    Camera, Environment, KeyLight, Lettering, Material, Stage,
    raw::{RawCamera, RawCatalog, RawEffect, RawEnvironment, RawLettering, RawMaterial, RawStage},
    spans::Place,
};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// Largest length, in millimetres: a hundred metres.
pub const MAX_MM: f32 = 100_000.0;
/// Smallest length where none is not an answer, in millimetres.
pub const MIN_MM: f32 = 0.1;
/// Most light, in lux, and as a factor.
const MAX_LIGHT: f32 = 100_000.0;

/// Most that a relief is stretched.
pub const MAX_RELIEF: f32 = 4.0;

impl<'s> Work<'s> {
    /// All materials by name.
    pub fn materials(&mut self, place: Place, raw: &'s IndexMap<String, RawMaterial>) -> IndexMap<String, Material> {
        self.check_mixed_textures(&place, raw);
        raw.iter().map(|(name, raw)| (name.clone(), self.material(place.field(name), raw))).collect()
    }

    /// A picture is read as colours or as a relief, so it cannot be both.
    fn check_mixed_textures(&mut self, place: &Place, raw: &'s IndexMap<String, RawMaterial>) {
        let colours: BTreeSet<_> = raw.values().filter_map(|raw| raw.base_color_texture.as_ref()).collect();
        for (name, relief) in raw.iter().filter_map(|(name, raw)| Some((name, raw.normal_texture.as_ref()?))) {
            if colours.contains(relief) {
                let at = place.field(name).field("normal_texture");
                let message = format!("{} is a picture of colours as well", quoted(relief));
                self.problems.error(at, "mixed-texture", message, "name a normal map, or leave `normal_texture` out");
            }
        }
    }

    fn material(&mut self, at: Place, raw: &'s RawMaterial) -> Material {
        let mut number = |name: &str, value, range| self.check_number(at.field(name), name, value, range);
        let factor = 0.0..=1.0;
        let alpha = number("alpha", raw.alpha, factor.clone());
        let metallic = number("metallic", raw.metallic, factor.clone());
        let roughness = number("roughness", raw.roughness, factor.clone());
        let ior = number("ior", raw.ior, 1.0..=3.0);
        let clearcoat = number("clearcoat", raw.clearcoat, factor.clone());
        let clearcoat_roughness = number("clearcoat_roughness", raw.clearcoat_roughness, factor.clone());
        let sheen_roughness = number("sheen_roughness", raw.sheen_roughness, factor.clone());
        let sheen_tint = number("sheen_tint", raw.sheen_tint, factor.clone());
        let normal_scale = number("normal_scale", raw.normal_scale, 0.0..=MAX_RELIEF);
        let transmission = number("transmission", raw.transmission, factor);
        let thickness_mm = number("thickness_mm", raw.thickness_mm, 0.0..=MAX_MM);
        let attenuation_mm = number("attenuation_mm", raw.attenuation_mm, 0.0..=MAX_MM);
        let mut texture =
            |name: &str, path: &'s Option<String>| path.as_ref().map(|path| self.check_asset(at.field(name), path));
        let base_color_texture = texture("base_color_texture", &raw.base_color_texture);
        let normal_texture = texture("normal_texture", &raw.normal_texture);
        Material {
            base_color: self.check_colour(at.field("base_color"), &raw.base_color),
            base_color_texture,
            normal_texture,
            normal_scale,
            sheen_color: self.check_colour(at.field("sheen_color"), &raw.sheen_color),
            sheen_roughness,
            sheen_tint,
            alpha,
            metallic,
            roughness,
            ior,
            clearcoat,
            clearcoat_roughness,
            transmission,
            thickness_mm,
            attenuation_color: self.check_colour(at.field("attenuation_color"), &raw.attenuation_color),
            attenuation_mm: (attenuation_mm > 0.0).then_some(attenuation_mm),
            double_sided: raw.double_sided,
        }
    }

    /// All ways of setting words by name.
    pub fn lettering(&mut self, place: Place, raw: &'s IndexMap<String, RawLettering>) -> IndexMap<String, Lettering> {
        raw.iter().map(|(name, raw)| (name.clone(), self.one_lettering(place.field(name), raw))).collect()
    }

    fn one_lettering(&mut self, at: Place, raw: &'s RawLettering) -> Lettering {
        let area = at.field("area_mm");
        let mut number = |place, name: &str, value, range| self.check_number(place, name, value, range);
        let width = number(area.item(0), "the width", raw.area_mm.0, MIN_MM..=MAX_MM);
        let height = number(area.item(1), "the height", raw.area_mm.1, MIN_MM..=MAX_MM);
        let mut length = |name: &str, value| number(at.field(name), name, value, MIN_MM..=MAX_MM);
        let em_mm = length("em_mm", raw.em_mm);
        let baseline_mm = length("baseline_mm", raw.baseline_mm);
        let widest_mm = length("widest_mm", raw.widest_mm.unwrap_or(width));
        let tracking = self.check_number(at.field("tracking"), "tracking", raw.tracking, -0.5..=2.0);
        if raw.lines == 0 {
            self.problems.error(at.field("lines"), "out-of-range", "lines is 0", "allow at least one line");
        }
        Lettering {
            font: self.check_asset(at.field("font"), &raw.font),
            area_mm: [width, height],
            em_mm,
            baseline_mm,
            widest_mm,
            tracking,
            lines: raw.lines.max(1),
            capitals: raw.capitals,
        }
    }

    /// Warns about materials and lettering that no value gives to a slot.
    pub fn warn_unused_looks(&mut self, root: &Place, raw: &RawCatalog) {
        let effects = raw.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
        let (mut materials, mut letterings) = (BTreeSet::new(), BTreeSet::new());
        for effect in effects {
            match effect {
                RawEffect::Material { material, .. } => materials.insert(material.as_str()),
                RawEffect::Words { lettering, .. } => letterings.insert(lettering.as_str()),
                _ => false,
            };
        }
        let unused = raw.materials.keys().filter(|name| !materials.contains(name.as_str()));
        let unused = unused.map(|name| ("material", "materials", "unused-material", name));
        let words = raw.lettering.keys().filter(|name| !letterings.contains(name.as_str()));
        for (what, field, code, name) in unused.chain(words.map(|n| ("lettering", "lettering", "unused-lettering", n)))
        {
            let message = format!("no value uses the {what} {}", quoted(name));
            self.problems.warning(root.field(field).key(name), code, message, "use it in an effect, or remove it");
        }
    }

    /// The stage.
    pub fn stage(&mut self, at: Place, raw: &'s RawStage) -> Stage {
        let sockets = at.field("sockets");
        for (field, camera) in [("home", Some(&raw.home)), ("cards", raw.cards.as_ref())] {
            let Some(camera) = camera.filter(|camera| !raw.cameras.contains_key(*camera)) else { continue };
            let message = format!("there is no camera {}", quoted(camera));
            let remedy = instead(camera, raw.cameras.keys().map(String::as_str));
            self.problems.error(at.field(field), "unknown-camera", message, remedy);
        }
        let (cameras, environments) = (at.field("cameras"), at.field("environments"));
        if raw.environments.is_empty() {
            let remedy = "name at least one, for example `\"studio\": (diffuse: …, specular: …, backdrop: …)`";
            self.problems.error(environments.clone(), "no-environment", "the stage has no light", remedy);
        }
        Stage {
            sockets: raw
                .sockets
                .iter()
                .map(|(name, mesh)| {
                    let mesh = mesh.as_ref().map(|mesh| self.check_asset(sockets.field(name), mesh));
                    (name.clone(), mesh)
                })
                .collect(),
            environments: raw
                .environments
                .iter()
                .map(|(name, raw)| (name.clone(), self.environment(environments.clone(), name, raw)))
                .collect(),
            contact_shadow: raw.contact_shadow.as_ref().map(|shadow| {
                let at = at.field("contact_shadow");
                let image = self.check_asset(at.field("image"), &shadow.image);
                (image, self.check_number(at.field("width_mm"), "width_mm", shadow.width_mm, MIN_MM..=MAX_MM))
            }),
            cameras: raw
                .cameras
                .iter()
                .map(|(name, camera)| (name.clone(), self.camera(cameras.field(name), camera)))
                .collect(),
            home: raw.home.clone(),
            cards: raw.cards.clone(),
            zoom_mm: self.zoom(at.field("zoom_mm"), raw.zoom_mm),
            // They need what the groups and other parts of the stage name, which is not known yet.
            hot_spots: Vec::new(),
            assembly: None,
            motions: Vec::new(),
        }
    }

    fn environment(&mut self, environments: Place, name: &str, raw: &'s RawEnvironment) -> Environment {
        let (named, at) = (environments.key(name), environments.field(name));
        self.check_id(named.clone(), "light", name);
        let key = at.field("key");
        let mut number = |place, name: &str, value, range| self.check_number(place, name, value, range);
        let intensity = number(at.field("intensity"), "intensity", raw.intensity, 0.0..=MAX_LIGHT);
        let lux = number(key.field("lux"), "lux", raw.key.lux, 0.0..=MAX_LIGHT);
        let theta = number(key.field("theta"), "theta", raw.key.theta, -360.0..=360.0).to_radians();
        // From below it would shine through the ground.
        let phi = number(key.field("phi"), "phi", raw.key.phi, 0.0..=85.0).to_radians();
        let mut darkness = |name: &str, value| number(at.field(name), name, value, 0.0..=1.0);
        let contact_darkness = darkness("contact_darkness", raw.contact_darkness);
        let key_darkness = darkness("key_darkness", raw.key_darkness);
        let backdrop = self.check_colour(at.field("backdrop"), &raw.backdrop);
        let floor = raw.floor.as_ref().map(|floor| self.check_colour(at.field("floor"), floor));
        Environment {
            label: self.texts.required(&format!("environment-{name}"), named, &mut self.problems),
            diffuse: self.check_asset(at.field("diffuse"), &raw.diffuse),
            specular: self.check_asset(at.field("specular"), &raw.specular),
            intensity,
            backdrop,
            floor: floor.unwrap_or(backdrop),
            key: KeyLight { color: self.check_colour(key.field("color"), &raw.key.color), lux, theta, phi },
            contact_darkness,
            key_darkness,
        }
    }

    fn camera(&mut self, at: Place, raw: &RawCamera) -> Camera {
        let target = at.field("target_mm");
        let mut number = |place, name: &str, value, range| self.check_number(place, name, value, range);
        let mut axis = |i, value| number(target.item(i), "the target", value, -MAX_MM..=MAX_MM);
        let target_mm = [axis(0, raw.target_mm.0), axis(1, raw.target_mm.1), axis(2, raw.target_mm.2)];
        Camera {
            target_mm,
            theta: number(at.field("theta"), "theta", raw.theta, -360.0..=360.0).to_radians(),
            phi: number(at.field("phi"), "phi", raw.phi, 0.0..=180.0).to_radians(),
            frame_mm: number(at.field("frame_mm"), "frame_mm", raw.frame_mm, MIN_MM..=MAX_MM),
        }
    }

    fn zoom(&mut self, at: Place, (nearest, farthest): (f32, f32)) -> (f32, f32) {
        self.check_number(at.item(0), "the nearest zoom", nearest, MIN_MM..=MAX_MM);
        self.check_number(at.item(1), "the farthest zoom", farthest, MIN_MM..=MAX_MM);
        if nearest > farthest {
            let message = format!("zooming goes from {nearest} to {farthest}");
            self.problems.error(at, "out-of-range", message, "write the smaller radius first");
        }
        (nearest, farthest)
    }
}
