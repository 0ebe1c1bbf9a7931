//! Which files a line is shown with.
//!
//! Invariant: whatever any value, material or light at the start may show is named here, so that no choice waits for a file.

use crate::catalog::{Catalog, Effect, Environment};
use indexmap::IndexSet;

/// Paths of everything that a catalog names for the scene.
#[derive(Debug, Default)]
pub struct Paths {
    pub meshes: IndexSet<String>,
    pub textures: IndexSet<String>,
    pub reliefs: IndexSet<String>,
    pub fonts: IndexSet<String>,
    /// Cube maps of the default light.
    pub lights: IndexSet<String>,
}

impl Paths {
    /// All of them.
    pub fn all(&self) -> impl Iterator<Item = &String> {
        self.meshes.iter().chain(&self.textures).chain(&self.reliefs).chain(&self.fonts).chain(&self.lights)
    }
}

/// Paths of everything the effects, materials, lettering and stage of `catalog` name.
pub fn paths(catalog: &Catalog) -> Paths {
    let stage = &catalog.stage;
    let mut meshes: IndexSet<String> = stage.sockets.values().flatten().cloned().collect();
    let mut shadows = Vec::new();
    for effect in catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects) {
        match effect {
            Effect::Part { mesh, .. } => {
                meshes.insert(mesh.clone());
            }
            Effect::Pose { contact_shadow, .. } => shadows.extend(contact_shadow.clone()),
            _ => {}
        }
    }
    let textures = catalog
        .materials
        .values()
        .filter_map(|material| material.base_color_texture.clone())
        .chain(stage.contact_shadow.as_ref().map(|(image, _)| image.clone()))
        .chain(stage.motions.iter().filter_map(|motion| motion.contact_shadow.clone()))
        .chain(shadows)
        .collect();
    let reliefs = catalog.materials.values().filter_map(|material| material.normal_texture.clone()).collect();
    let fonts = catalog.lettering.values().map(|lettering| lettering.font.clone()).collect();
    Paths { meshes, textures, reliefs, fonts, lights: cube_maps(stage.environment("")) }
}

/// Paths of the cube maps of a light.
pub fn cube_maps(light: Option<&Environment>) -> IndexSet<String> {
    light.into_iter().flat_map(|light| [light.diffuse.clone(), light.specular.clone()]).collect()
}

/// Paths of the meshes that a socket may hold.
pub fn fitting<'a>(catalog: &'a Catalog, socket: &'a str) -> impl Iterator<Item = &'a str> {
    let effects = catalog.groups.iter().flat_map(|group| &group.values).flat_map(|value| &value.effects);
    let chosen = effects.filter_map(move |effect| match effect {
        Effect::Part { socket: known, mesh } if known == socket => Some(mesh.as_str()),
        _ => None,
    });
    catalog.stage.sockets.get(socket).into_iter().flatten().map(String::as_str).chain(chosen)
}
