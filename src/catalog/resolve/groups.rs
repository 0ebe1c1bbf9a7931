//! Groups, values, swatches and effects.
//!
//! Invariant: one [`Group`] a group of the catalog and one [`Value`] a value, whatever is wrong with them, so that indices
//! stay true for the checks that follow.

use super::{
    Work,
    check::MAX_PRICE,
    ids::{MAX_GROUPS, MAX_VALUES},
    problems::{instead, quoted},
};
use crate::catalog::{
    Effect, Group, Minor, Swatch, Tune, Value, ValueIx,
    raw::{RawCatalog, RawEffect, RawGroup, RawSwatch, RawValue},
    spans::Place,
};
use std::collections::{BTreeMap, BTreeSet};

impl<'s> Work<'s> {
    /// All groups.
    pub fn groups(&mut self, place: Place<'s>, raw: &'s RawCatalog) -> Vec<Group> {
        if raw.groups.is_empty() {
            let remedy = "add a group with at least one value";
            self.problems.error(place.clone(), "no-groups", "there is nothing to choose", remedy);
        }
        if raw.groups.len() > MAX_GROUPS {
            let message = format!("there are {} groups", raw.groups.len());
            let remedy = format!("have at most {MAX_GROUPS}: a design code has no room for more");
            self.problems.error(place.item(MAX_GROUPS), "too-many", message, remedy);
        }
        let mut ids = BTreeSet::new();
        let mut keys = BTreeMap::new();
        let mut skus = BTreeMap::new();
        let mut groups = Vec::new();
        for (i, group) in raw.groups.iter().take(MAX_GROUPS).enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "group", &group.id, &mut ids);
            let key = self.check_key(&at, "group", &group.id, group.key, i, MAX_GROUPS, &mut keys);
            groups.push(self.group(at, group, key, raw, &mut skus));
        }
        groups
    }

    /// The price of the product must stay one.
    pub fn check_total(&mut self, place: Place, price: Minor, groups: &[Group]) {
        let defaults = groups.iter().filter_map(|group| group.values.get(usize::from(group.default.0)));
        let usual = price + defaults.map(|value| value.price).sum::<Minor>();
        let least = price + groups.iter().filter_map(|g| g.values.iter().map(|v| v.price).min()).sum::<Minor>();
        if usual < 0 {
            let message = format!("with every default the product costs {usual}");
            self.problems.error(place, "negative-price", message, "raise `price`, the base price");
        } else if least < 0 {
            let message = format!("with the cheapest values the product costs {least}");
            self.problems.warning(place, "negative-price", message, "raise `price`, or make the discounts smaller");
        }
    }

    fn group(
        &mut self,
        at: Place<'s>,
        raw: &'s RawGroup,
        key: u16,
        catalog: &'s RawCatalog,
        skus: &mut BTreeMap<&'s str, &'s RawValue>,
    ) -> Group {
        let text_key = format!("group-{}", raw.id);
        let label = self.texts.required(&text_key, at.field("id"), &mut self.problems);
        let about = self.texts.optional(&format!("{text_key}.about"), &mut self.problems);
        if let Some(camera) = raw.camera.as_ref().filter(|camera| !catalog.stage.cameras.contains_key(*camera)) {
            let remedy = instead(camera, catalog.stage.cameras.keys().map(String::as_str));
            let message = format!("the stage has no camera {}", quoted(camera));
            self.problems.error(at.field("camera"), "unknown-camera", message, remedy);
        }
        let place = at.field("values");
        if raw.values.is_empty() {
            let message = format!("the group {} has no values", quoted(&raw.id));
            self.problems.error(place.clone(), "no-values", message, "add at least one value, or remove the group");
        }
        if raw.values.len() > MAX_VALUES {
            let message = format!("the group {} has {} values", quoted(&raw.id), raw.values.len());
            let remedy = format!("have at most {MAX_VALUES}: a design code has no room for more");
            self.problems.error(place.item(MAX_VALUES), "too-many", message, remedy);
        }
        let default = raw.values.iter().take(MAX_VALUES).position(|value| value.id == raw.default);
        if default.is_none() && !raw.values.is_empty() {
            let message = format!("the default {} is not a value of {}", quoted(&raw.default), quoted(&raw.id));
            let remedy = instead(&raw.default, raw.values.iter().map(|value| value.id.as_str()));
            self.problems.error(at.field("default"), "unknown-default", message, remedy);
        }
        let mut ids = BTreeSet::new();
        let mut keys = BTreeMap::new();
        let mut values = Vec::new();
        for (i, value) in raw.values.iter().take(MAX_VALUES).enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "value", &value.id, &mut ids);
            let key = self.check_key(&at, "value", &value.id, value.key, i, MAX_VALUES, &mut keys);
            self.check_sku(&at, value, skus);
            values.push(self.value(at, &raw.id, value, key, catalog));
        }
        Group {
            id: raw.id.clone(),
            key,
            label,
            about,
            default: ValueIx(default.unwrap_or_default() as u16),
            camera: raw.camera.clone(),
            nodes: raw.nodes.clone(),
            unseen: raw.unseen,
            values,
        }
    }

    fn value(&mut self, at: Place<'s>, group: &str, raw: &'s RawValue, key: u16, catalog: &'s RawCatalog) -> Value {
        let text_key = format!("value-{group}-{}", raw.id);
        let label = self.texts.required(&text_key, at.field("id"), &mut self.problems);
        let about = self.texts.optional(&format!("{text_key}.about"), &mut self.problems);
        let effects = at.field("effects");
        Value {
            id: raw.id.clone(),
            key,
            label,
            about,
            sku: raw.sku.clone(),
            price: self.check_price(at.field("price"), raw.price).clamp(-MAX_PRICE, MAX_PRICE),
            lead_days: raw.lead_days,
            includes: Vec::new(),
            swatch: self.swatch(at.field("swatch"), &raw.swatch),
            effects: raw.effects.iter().enumerate().map(|(i, e)| self.effect(effects.item(i), e, catalog)).collect(),
        }
    }

    fn swatch(&mut self, at: Place, raw: &RawSwatch) -> Swatch {
        match raw {
            RawSwatch::None => Swatch::None,
            RawSwatch::Color(colour) => Swatch::Color(self.check_colour(at.item(0), colour)),
            RawSwatch::Gradient(top, bottom) => {
                Swatch::Gradient(self.check_colour(at.item(0), top), self.check_colour(at.item(1), bottom))
            }
            RawSwatch::Image(path) => Swatch::Image(self.check_asset(at.item(0), path)),
        }
    }

    fn effect(&mut self, at: Place<'s>, raw: &'s RawEffect, catalog: &RawCatalog) -> Effect {
        match raw {
            RawEffect::Part { socket, mesh } => {
                self.check_socket(at.field("socket"), socket, catalog);
                Effect::Part { socket: socket.clone(), mesh: self.check_asset(at.field("mesh"), mesh) }
            }
            RawEffect::Empty { socket } => {
                self.check_socket(at.field("socket"), socket, catalog);
                Effect::Empty { socket: socket.clone() }
            }
            RawEffect::Show { nodes } => Effect::Show { nodes: nodes.clone() },
            RawEffect::Hide { nodes } => Effect::Hide { nodes: nodes.clone() },
            RawEffect::Material { slot, material } => {
                self.slots.push((slot, at.field("slot")));
                if !catalog.materials.contains_key(material) {
                    let message = format!("there is no material {}", quoted(material));
                    let remedy = instead(material, catalog.materials.keys().map(String::as_str));
                    self.problems.error(at.field("material"), "unknown-material", message, remedy);
                }
                Effect::Material { slot: slot.clone(), material: material.clone() }
            }
            RawEffect::Match { slot, from } => {
                self.slots.extend([(slot.as_str(), at.field("slot")), (from.as_str(), at.field("from"))]);
                Effect::Match { slot: slot.clone(), from: from.clone() }
            }
            RawEffect::Tune { slot, base_color, roughness, metallic, clearcoat, alpha } => {
                self.slots.push((slot, at.field("slot")));
                let mut factor = |name: &str, value: &Option<f32>| {
                    value.map(|value| self.check_number(at.field(name), name, value, 0.0..=1.0))
                };
                let mut change = Tune {
                    base_color: None,
                    roughness: factor("roughness", roughness),
                    metallic: factor("metallic", metallic),
                    clearcoat: factor("clearcoat", clearcoat),
                    alpha: factor("alpha", alpha),
                };
                change.base_color = base_color.as_ref().map(|c| self.check_colour(at.field("base_color"), c));
                if change == Tune::default() {
                    let remedy = "name a parameter to change, or remove the effect";
                    self.problems.warning(at, "empty-effect", "this changes nothing", remedy);
                }
                Effect::Tune { slot: slot.clone(), change }
            }
            RawEffect::Scale { by: (x, y, z) } => {
                let by = at.field("by");
                let mut factor =
                    |i: usize, value: f32| self.check_number(by.item(i), "the factor", value, 0.01..=100.0);
                Effect::Scale { by: [factor(0, *x), factor(1, *y), factor(2, *z)] }
            }
        }
    }

    fn check_socket(&mut self, place: Place, socket: &str, catalog: &RawCatalog) {
        if !catalog.stage.sockets.contains_key(socket) {
            let remedy = instead(socket, catalog.stage.sockets.keys().map(String::as_str));
            let message = format!("the stage has no socket {}", quoted(socket));
            self.problems.error(place, "unknown-socket", message, remedy);
        }
    }

    /// The same SKU for two parts that differ makes a parts list wrong. An empty SKU is no part.
    fn check_sku(&mut self, at: &Place, value: &'s RawValue, skus: &mut BTreeMap<&'s str, &'s RawValue>) {
        if value.sku.is_empty() {
            return;
        }
        let first = *skus.entry(&value.sku).or_insert(value);
        if (&first.id, first.price, first.lead_days) != (&value.id, value.price, value.lead_days) {
            let message =
                format!("the SKU {} is also that of {}, a different part", quoted(&value.sku), quoted(&first.id));
            self.problems.warning(at.field("sku"), "shared-sku", message, "give each part its own SKU");
        }
    }

    /// A well-formed id that `ids` does not have yet.
    pub fn check_new_id<'i>(&mut self, place: Place, what: &str, id: &'i str, ids: &mut BTreeSet<&'i str>) {
        self.check_id(place.clone(), what, id);
        if !ids.insert(id) {
            let message = format!("there are two {what}s {}", quoted(id));
            self.problems.error(place, "duplicate-id", message, "rename one of the two");
        }
    }

    /// The key, which is the position counted from 1 if absent.
    #[expect(clippy::too_many_arguments, reason = "one check, used for groups and for values")]
    fn check_key<'i>(
        &mut self,
        at: &Place,
        what: &str,
        id: &'i str,
        key: Option<u16>,
        index: usize,
        largest: usize,
        keys: &mut BTreeMap<u16, &'i str>,
    ) -> u16 {
        // Where no key is written the id is the place to write it next to.
        let place = if key.is_some() { at.field("key") } else { at.field("id") };
        let key = key.unwrap_or((index + 1) as u16);
        if !(1..=largest).contains(&usize::from(key)) {
            let message = format!("the key of the {what} {} is {key}", quoted(id));
            self.problems.error(place, "bad-key", message, format!("write a number from 1 to {largest}"));
        } else if let Some(other) = keys.insert(key, id) {
            let free = (1..=largest as u16).find(|key| !keys.contains_key(key)).unwrap_or_default();
            let message = format!("the {what}s {} and {} have the same key {key}", quoted(other), quoted(id));
            let remedy = format!("write a key that was never used, for example `key: {free}`");
            self.problems.error(place, "duplicate-key", message, remedy);
        }
        key
    }
}
