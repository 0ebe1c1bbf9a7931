//! Groups, values, swatches and effects; what is special about each kind of group is in [`super::kinds`].
//!
//! Invariant: every group that leaves here has at least one value unless there is an error, and its [`Origin`] leads back to
//! where it was written.

use super::{
    Work,
    check::MAX_PRICE,
    ids::{MAX_ALL_VALUES, MAX_GROUPS, MAX_VALUES},
    problems::{instead, quoted},
    stage::MAX_RELIEF,
};
use crate::catalog::{
    Effect, Group, Minor, Several, Swatch, Text, Tune, Value, ValueIx,
    raw::{RawCatalog, RawEffect, RawGroup, RawKind, RawSwatch, RawValue},
    spans::Place,
};
use std::collections::{BTreeMap, BTreeSet};

/// What may stand only once in a catalog.
#[derive(Default)]
pub struct Keys<'s> {
    pub ids: BTreeSet<String>,
    pub groups: BTreeMap<u16, String>,
    pub skus: BTreeMap<&'s str, &'s RawValue>,
}

/// All groups with where they stand.
pub struct Groups {
    pub all: Vec<Group>,
    pub severals: Vec<Several>,
    /// By group.
    pub origins: Vec<Origin>,
}

/// Where a group stands in `catalog.ron`.
#[derive(Clone, Debug)]
pub struct Origin {
    /// Position in `groups`.
    pub group: usize,
    /// By value: the position in the group's `values`; `None` for what is generated.
    pub values: Vec<Option<usize>>,
}

impl Origin {
    /// The id of a value, else that of its group. `groups` is the place of all groups.
    pub fn place<'s>(&self, groups: &Place<'s>, value: ValueIx) -> Place<'s> {
        let group = groups.item(self.group);
        match self.values.get(usize::from(value.0)).copied().flatten() {
            Some(value) => group.field("values").item(value).field("id"),
            None => group.field("id"),
        }
    }
}

impl<'s> Work<'s> {
    /// All groups. What refers to other groups, as packages and conditions do, is filled in by [`super::implied`].
    pub fn groups(&mut self, place: Place<'s>, raw: &'s RawCatalog) -> Groups {
        if raw.groups.is_empty() {
            let remedy = "add a group with at least one value";
            self.problems.error(place.clone(), "no-groups", "there is nothing to choose", remedy);
        }
        let members = |group: &RawGroup| match group.kind {
            RawKind::Multiple { .. } => group.values.len(),
            _ => 1,
        };
        let mut room = MAX_GROUPS;
        let fits = |group: &&RawGroup| {
            let left = room.checked_sub(members(group));
            room = left.unwrap_or_default();
            left.is_some()
        };
        let fitting = raw.groups.iter().take_while(fits).count();
        if fitting < raw.groups.len() {
            let message = format!("there are more than {MAX_GROUPS} groups");
            let remedy = "have fewer: each member of a multiple choice counts as one";
            self.problems.error(place.item(fitting), "too-many", message, remedy);
        }
        let mut book = Keys::default();
        let mut groups = Groups { all: Vec::new(), severals: Vec::new(), origins: Vec::new() };
        let mut values_room = MAX_ALL_VALUES;
        for (i, group) in raw.groups.iter().take(fitting).enumerate() {
            let at = place.item(i);
            let before = groups.all.len();
            match group.kind {
                RawKind::Multiple { min, max } => self.several(&at, i, group, (min, max), raw, &mut book, &mut groups),
                _ => {
                    self.check_new_group(at.field("id"), &group.id, &mut book);
                    let key = self.check_key(&at, "group", &group.id, group.key, before, MAX_GROUPS, &mut book.groups);
                    let (group, values) = self.group(&at, group, key, raw, &mut book);
                    groups.all.push(group);
                    groups.origins.push(Origin { group: i, values });
                }
            }
            let made = groups.all[before..].iter().map(|group| group.values.len()).sum();
            let Some(left) = values_room.checked_sub(made) else {
                let message = format!("up to this group there are more than {MAX_ALL_VALUES} values");
                let remedy = "have fewer, or write larger steps of numbers";
                self.problems.error(at.field("id"), "too-many", message, remedy);
                break;
            };
            values_room = left;
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

    /// What all groups have, whatever their kind; no values yet.
    pub fn bare_group(&mut self, at: &Place<'s>, raw: &'s RawGroup, key: u16, catalog: &'s RawCatalog) -> Group {
        let text_key = format!("group-{}", raw.id);
        let label = self.texts.required(&text_key, at.field("id"), &mut self.problems);
        let about = self.texts.optional(&format!("{text_key}.about"), &mut self.problems);
        if let Some(camera) = raw.camera.as_ref().filter(|camera| !catalog.stage.cameras.contains_key(*camera)) {
            let remedy = instead(camera, catalog.stage.cameras.keys().map(String::as_str));
            let message = format!("the stage has no camera {}", quoted(camera));
            self.problems.error(at.field("camera"), "unknown-camera", message, remedy);
        }
        if raw.values.len() > MAX_VALUES {
            let message = format!("the group {} has {} values", quoted(&raw.id), raw.values.len());
            let remedy = format!("have at most {MAX_VALUES}: a design code has no room for more");
            self.problems.error(at.field("values").item(MAX_VALUES), "too-many", message, remedy);
        }
        Group {
            id: raw.id.clone(),
            key,
            label,
            about,
            camera: raw.camera.clone(),
            nodes: raw.nodes.clone(),
            unseen: raw.unseen,
            ..Group::default()
        }
    }

    /// A listed value. `label` is what a value that could also be generated is called without a text of its own.
    pub fn value(
        &mut self,
        at: Place<'s>,
        group: &str,
        raw: &'s RawValue,
        key: u16,
        label: Option<Text>,
        catalog: &'s RawCatalog,
    ) -> Value {
        let text_key = format!("value-{group}-{}", raw.id);
        let label = match label {
            Some(made) => self.texts.optional(&text_key, &mut self.problems).unwrap_or(made),
            None => self.texts.required(&text_key, at.field("id"), &mut self.problems),
        };
        let about = self.texts.optional(&format!("{text_key}.about"), &mut self.problems);
        let effects = at.field("effects");
        let free =
            |g: &RawGroup| g.id == group && raw.id == "custom" && matches!(g.kind, RawKind::Color { free: Some(_) });
        let own = raw.effects.iter().position(|effect| matches!(effect, RawEffect::OwnColor { .. }));
        if let Some(own) = own.filter(|_| !catalog.groups.iter().any(free)) {
            let remedy = "move it to the value `custom` of a colour with `free`";
            let message = "no colour of the customer goes with this value";
            self.problems.error(effects.item(own), "no-own-color", message, remedy);
        }
        let price = raw.price.unwrap_or_default();
        Value {
            id: raw.id.clone(),
            key,
            label,
            about,
            sku: raw.sku.clone(),
            price: self.check_price(at.field("price"), price).clamp(-MAX_PRICE, MAX_PRICE),
            lead_days: raw.lead_days,
            includes: Vec::new(),
            swatch: self.swatch(at.field("swatch"), &raw.swatch),
            effects: raw.effects.iter().enumerate().map(|(i, e)| self.effect(effects.item(i), e, catalog)).collect(),
            ..Value::default()
        }
    }

    fn swatch(&mut self, at: Place, raw: &'s RawSwatch) -> Swatch {
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
            RawEffect::Variant { socket, variant } => {
                self.check_socket(at.field("socket"), socket, catalog);
                Effect::Variant { socket: socket.clone(), variant: variant.clone() }
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
            RawEffect::Tune { slot, base_color, tint, roughness, metallic, clearcoat, alpha, normal_scale } => {
                self.slots.push((slot, at.field("slot")));
                let mut number = |name: &str, value: &Option<f32>, most| {
                    value.map(|value| self.check_number(at.field(name), name, value, 0.0..=most))
                };
                let mut factor = |name: &str, value| number(name, value, 1.0);
                let mut change = Tune {
                    base_color: None,
                    tint: None,
                    roughness: factor("roughness", roughness),
                    metallic: factor("metallic", metallic),
                    clearcoat: factor("clearcoat", clearcoat),
                    alpha: factor("alpha", alpha),
                    normal_scale: number("normal_scale", normal_scale, MAX_RELIEF),
                };
                let mut colour = |name: &str, colour: &Option<String>| {
                    colour.as_ref().map(|colour| self.check_colour(at.field(name), colour))
                };
                change.base_color = colour("base_color", base_color);
                change.tint = colour("tint", tint);
                if change == Tune::default() {
                    let remedy = "name a parameter to change, or remove the effect";
                    self.problems.warning(at, "empty-effect", "this changes nothing", remedy);
                }
                Effect::Tune { slot: slot.clone(), change }
            }
            RawEffect::OwnColor { slot } => {
                self.slots.push((slot, at.field("slot")));
                Effect::OwnColor { slot: slot.clone() }
            }
            RawEffect::Words { slot, words, lettering } => {
                self.slots.push((slot, at.field("slot")));
                let texts = catalog.groups.iter().filter(|group| matches!(group.kind, RawKind::Text { .. }));
                let texts: Vec<_> = texts.map(|group| group.id.as_str()).collect();
                if !texts.contains(&words.as_str()) {
                    let message = format!("there is no text group {}", quoted(words));
                    self.problems.error(at.field("words"), "unknown-group", message, instead(words, texts));
                }
                if !catalog.lettering.contains_key(lettering) {
                    let message = format!("there is no lettering {}", quoted(lettering));
                    let remedy = instead(lettering, catalog.lettering.keys().map(String::as_str));
                    self.problems.error(at.field("lettering"), "unknown-lettering", message, remedy);
                }
                Effect::Words { slot: slot.clone(), words: words.clone(), lettering: lettering.clone() }
            }
            RawEffect::Drawing { .. } => self.drawing(at, raw, catalog),
            RawEffect::Stretch { .. } => self.stretch(at, raw, catalog),
            RawEffect::Pose { animation, at: share, contact_shadow } => {
                let share = self.check_number(at.field("at"), "at", *share, 0.0..=1.0);
                let image = contact_shadow.as_ref();
                let contact_shadow = image.map(|image| self.check_asset(at.field("contact_shadow"), image));
                Effect::Pose { animation: animation.clone(), at: share, contact_shadow }
            }
            RawEffect::Scale { by: (x, y, z) } => {
                let by = at.field("by");
                let mut factor =
                    |i: usize, value: f32| self.check_number(by.item(i), "the factor", value, 0.01..=100.0);
                Effect::Scale { by: [factor(0, *x), factor(1, *y), factor(2, *z)] }
            }
        }
    }

    pub fn check_socket(&mut self, place: Place, socket: &str, catalog: &RawCatalog) {
        if !catalog.stage.sockets.contains_key(socket) {
            let remedy = instead(socket, catalog.stage.sockets.keys().map(String::as_str));
            let message = format!("the stage has no socket {}", quoted(socket));
            self.problems.error(place, "unknown-socket", message, remedy);
        }
    }

    /// The same SKU for two parts that differ makes a parts list wrong. An empty SKU is no part.
    pub fn check_sku(&mut self, at: &Place, value: &'s RawValue, skus: &mut BTreeMap<&'s str, &'s RawValue>) {
        if value.sku.is_empty() {
            return;
        }
        let first = *skus.entry(&value.sku).or_insert(value);
        if (&first.id, first.price.unwrap_or_default(), first.lead_days)
            != (&value.id, value.price.unwrap_or_default(), value.lead_days)
        {
            let message =
                format!("the SKU {} is also that of {}, a different part", quoted(&value.sku), quoted(&first.id));
            self.problems.warning(at.field("sku"), "shared-sku", message, "give each part its own SKU");
        }
    }

    /// A well-formed id that no group has yet.
    pub fn check_new_group(&mut self, place: Place, id: &str, book: &mut Keys<'s>) {
        self.check_id(place.clone(), "group", id);
        if !book.ids.insert(id.to_owned()) {
            let message = format!("there are two groups {}", quoted(id));
            self.problems.error(place, "duplicate-id", message, "rename one of the two");
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
    pub fn check_key(
        &mut self,
        at: &Place,
        what: &str,
        id: &str,
        key: Option<u16>,
        index: usize,
        largest: usize,
        keys: &mut BTreeMap<u16, String>,
    ) -> u16 {
        // Where no key is written the id is the place to write it next to.
        let place = if key.is_some() { at.field("key") } else { at.field("id") };
        let key = key.unwrap_or((index + 1) as u16);
        if !(1..=largest).contains(&usize::from(key)) {
            let message = format!("the key of the {what} {} is {key}", quoted(id));
            self.problems.error(place, "bad-key", message, format!("write a number from 1 to {largest}"));
        } else if let Some(other) = keys.insert(key, id.to_owned()) {
            let free = (1..=largest as u16).find(|key| !keys.contains_key(key)).unwrap_or_default();
            let message = format!("the {what}s {} and {} have the same key {key}", quoted(&other), quoted(id));
            let remedy = format!("write a key that was never used, for example `key: {free}`");
            self.problems.error(place, "duplicate-key", message, remedy);
        }
        key
    }
}
