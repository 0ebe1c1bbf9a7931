//! What a selection looks like: the effects of its values, applied in the documented order.
//!
//! Invariant: pure; the same catalog and selection always give the same [`Look`]. Groups are taken in order and the effects
//! of a value in order, later ones win; `Match` is applied after all others.

use crate::{
    catalog::{Catalog, Choice, Drawing, Effect, Free, Kind, Lettering, Material, Panel, Tune},
    design::Selection,
};
use bevy::color::{ColorToComponents, ColorToPacked, LinearRgba, Srgba};
use indexmap::{IndexMap, IndexSet};

/// Everything the scene needs to know to show one design.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The GLB in each socket (path under `assets/`), `None` where it is empty; in the order of the stage.
    pub sockets: IndexMap<String, Option<String>>,
    /// Which of the variants of its file what is in a socket is shown in.
    pub variants: IndexMap<String, String>,
    /// Names of the mesh nodes that are not shown.
    pub hidden: IndexSet<String>,
    /// Material of each slot that has one from the catalog.
    pub materials: IndexMap<String, Material>,
    /// What is printed on a slot in the colour of its material.
    pub prints: IndexMap<String, Print>,
    /// How what is in a socket is made wider.
    pub stretches: IndexMap<String, Vec<Stretch>>,
    /// How far each animation has played that moves parts, from 0 to 1, by its name.
    pub poses: IndexMap<String, f32>,
    /// The contact shadow of what an animation has posed, by its name; those of later groups come last.
    pub shadows: IndexMap<String, String>,
    /// Factors on the whole product along x, y and z.
    pub scale: [f32; 3],
}

/// Along one axis, the middle is made wider and what lies beyond moves apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// 0 is x, 1 is y, 2 is z.
    pub axis: usize,
    /// How much wider, in millimetres.
    pub by_mm: f32,
    /// Half the width of the middle as it is in the files, in millimetres.
    pub band_mm: f32,
}

/// What is printed on a surface.
#[derive(Clone, Debug, PartialEq)]
pub enum Print {
    Words(Words),
    Drawing(Drawn),
}

impl Print {
    /// The font it needs.
    pub fn font(&self) -> Option<&str> {
        match self {
            Self::Words(words) => Some(&words.lettering.font),
            Self::Drawing(_) => None,
        }
    }
}

/// A drawing of the customer, and where it lies.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// May be empty.
    pub drawing: Drawing,
    /// Steps of its grid from left to right and from top to bottom.
    pub size: [u8; 2],
    pub panel: Panel,
}

/// Words of the customer, and how they are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// May be empty.
    pub text: String,
    pub lettering: Lettering,
}

impl Look {
    /// The look of `selection`.
    pub fn of(catalog: &Catalog, selection: &Selection) -> Self {
        let mut look = Self {
            sockets: catalog.stage.sockets.clone(),
            variants: IndexMap::new(),
            hidden: IndexSet::new(),
            materials: IndexMap::new(),
            prints: IndexMap::new(),
            stretches: IndexMap::new(),
            poses: IndexMap::new(),
            shadows: IndexMap::new(),
            scale: [1.0; 3],
        };
        let mut links = IndexMap::new();
        // A selection made for an older catalog may have too many groups or values; what is not there has no effect.
        for (group, choice) in catalog.groups.iter().zip(selection.choices()) {
            for effect in group.values.get(usize::from(choice.value.0)).iter().flat_map(|value| &value.effects) {
                look.apply(catalog, selection, choice, effect, &mut links);
            }
        }
        look.follow(&links);
        look
    }

    fn apply<'c>(
        &mut self,
        catalog: &Catalog,
        selection: &Selection,
        of: Choice,
        effect: &'c Effect,
        links: &mut IndexMap<&'c str, &'c str>,
    ) {
        match effect {
            Effect::Part { socket, mesh } => {
                self.sockets.insert(socket.clone(), Some(mesh.clone()));
            }
            Effect::Empty { socket } => {
                self.sockets.insert(socket.clone(), None);
            }
            Effect::Variant { socket, variant } => {
                self.variants.insert(socket.clone(), variant.clone());
            }
            Effect::Show { nodes } => {
                for node in nodes {
                    self.hidden.shift_remove(node);
                }
            }
            Effect::Hide { nodes } => self.hidden.extend(nodes.iter().cloned()),
            Effect::Material { slot, material } => {
                if let Some(material) = catalog.materials.get(material) {
                    self.materials.insert(slot.clone(), material.clone());
                }
            }
            Effect::Match { slot, from } => {
                links.insert(slot, from);
            }
            Effect::Tune { slot, change } => {
                if let Some(material) = self.materials.get_mut(slot) {
                    *material = tune(material.clone(), change);
                }
            }
            Effect::OwnColor { slot } => {
                if let (Some(material), Some(Free::Color(color))) =
                    (self.materials.get_mut(slot), selection.free(of.group))
                {
                    material.base_color = *color;
                }
            }
            Effect::Words { slot, words, lettering } => {
                let said = catalog.find_group(words).and_then(|group| selection.free(group));
                let text = if let Some(Free::Text(text)) = said { text.clone() } else { String::new() };
                if let Some(lettering) = catalog.lettering.get(lettering).cloned() {
                    self.prints.insert(slot.clone(), Print::Words(Words { text, lettering }));
                }
            }
            Effect::Drawing { slot, drawing, panel } => {
                let group = catalog.find_group(drawing);
                if let Some((group, Kind::Drawing(rule))) = group.map(|group| (group, &catalog.group(group).kind)) {
                    let drawing = match selection.free(group) {
                        Some(Free::Drawing(drawing)) => drawing.clone(),
                        _ => Drawing::default(),
                    };
                    let drawn = Drawn { drawing, size: rule.size, panel: *panel };
                    self.prints.insert(slot.clone(), Print::Drawing(drawn));
                }
            }
            Effect::Stretch { sockets, axis, by, from, mm_per_unit, band_mm } => {
                let number = number(catalog, selection, by).unwrap_or(*from);
                let stretch = Stretch { axis: *axis, by_mm: (number - from) * mm_per_unit, band_mm: *band_mm };
                for socket in sockets {
                    let stretches = self.stretches.entry(socket.clone()).or_default();
                    stretches.retain(|other| other.axis != *axis);
                    stretches.push(stretch);
                }
            }
            Effect::Pose { animation, at, contact_shadow } => {
                self.poses.insert(animation.clone(), *at);
                self.shadows.shift_remove(animation);
                if let Some(image) = contact_shadow {
                    self.shadows.insert(animation.clone(), image.clone());
                }
            }
            Effect::Scale { by } => self.scale = *by,
        }
    }

    /// Gives every linked slot the material at the end of its chain of links; a circle ends where it has gone round once.
    fn follow(&mut self, links: &IndexMap<&str, &str>) {
        let own = self.materials.clone();
        for (slot, from) in links {
            let mut source = *from;
            for _ in 0..links.len() {
                match links.get(source) {
                    Some(next) => source = next,
                    None => break,
                }
            }
            if let Some(material) = own.get(source) {
                self.materials.insert((*slot).to_owned(), material.clone());
            }
        }
    }
}

/// The number that is chosen in the group called `group`.
fn number(catalog: &Catalog, selection: &Selection, group: &str) -> Option<f32> {
    let ix = catalog.find_group(group)?;
    let group = &catalog.groups[usize::from(ix.0)];
    let Kind::Number(number) = &group.kind else { return None };
    let chosen = selection.choices().nth(usize::from(ix.0))?.value;
    let value = group.values.get(usize::from(chosen.0))?;
    // What a group has that does not exist is no number.
    (Some(chosen) != group.absent).then(|| value.amount as f32 / 10_f32.powi(number.decimals.into()))
}

/// `material` with what `change` names changed.
pub fn tune(mut material: Material, change: &Tune) -> Material {
    let Tune { base_color, tint, roughness, metallic, clearcoat, alpha, normal_scale } = *change;
    material.base_color = base_color.unwrap_or(material.base_color);
    if let Some(tint) = tint {
        let linear = |[r, g, b]: [u8; 3]| LinearRgba::from(Srgba::rgb_u8(r, g, b)).to_vec3();
        let tinted = linear(material.base_color) * linear(tint);
        material.base_color = Srgba::from(LinearRgba::from_vec3(tinted)).to_u8_array_no_alpha();
    }
    material.roughness = roughness.unwrap_or(material.roughness);
    material.metallic = metallic.unwrap_or(material.metallic);
    material.clearcoat = clearcoat.unwrap_or(material.clearcoat);
    material.alpha = alpha.unwrap_or(material.alpha);
    material.normal_scale = normal_scale.unwrap_or(material.normal_scale);
    material
}

#[cfg(test)]
#[path = "effects_tests.rs"]
pub(super) mod tests;
