//! What each kind of group makes of its values: numbers, texts, drawings, colours, multiple choices.
//!
//! Invariant: generated values have ids no language depends on, and those that say "nothing" have key 0.

use super::{
    Work,
    groups::{Groups, Keys, Origin},
    ids::{MAX_GROUPS, MAX_VALUES, number_remedy},
    problems::{instead, quoted},
    reasons,
};
use crate::catalog::{
    Characters, ColorRule, DrawingRule, Gamut, Group, GroupIx, Kind, Several, SeveralIx, TextRule, Value, ValueIx,
    raw::{RawCatalog, RawCharacters, RawGamut, RawGroup, RawKind},
    spans::Place,
};
use std::collections::{BTreeMap, BTreeSet};

pub const NONE: &str = "none";
pub const ABSENT: &str = "absent";
pub const WRITTEN: &str = "written";
pub const DRAWN: &str = "drawn";
pub const CUSTOM: &str = "custom";
pub const NO: &str = "no";
pub const YES: &str = "yes";

/// Longest text that a customer may write, in characters.
const MAX_CHARS: u16 = 500;
/// Room of a drawing, in bytes of a design code.
const ROOM: std::ops::RangeInclusive<u16> = 32..=1000;
/// Steps of a drawing's grid along a side.
const STEPS: std::ops::RangeInclusive<u16> = 16..=255;

/// A value and where it is listed; `None` where it is generated.
pub type Listed = (Value, Option<usize>);

impl<'s> Work<'s> {
    /// A group of any kind but multiple choice, and where its values stand.
    pub fn group(
        &mut self,
        at: &Place<'s>,
        raw: &'s RawGroup,
        key: u16,
        catalog: &'s RawCatalog,
        book: &mut Keys<'s>,
    ) -> (Group, Vec<Option<usize>>) {
        let mut group = self.bare_group(at, raw, key, catalog);
        let mut values = if let RawKind::Number { .. } = raw.kind {
            let (number, values) = self.number(at, raw, catalog);
            group.kind = Kind::Number(number);
            values
        } else {
            self.listed(at, raw, catalog, book)
        };
        match &raw.kind {
            kind if may_be_nothing(kind) && !values.iter().any(|(value, _)| value.id == NONE) => {
                values.insert(0, generated(NONE));
            }
            _ => {}
        }
        let find = |id: &str| values.iter().position(|(value, _)| value.id == id).map(|i| ValueIx(i as u16));
        match &raw.kind {
            RawKind::Text { max_chars, characters, check_profanity } => {
                group.kind = Kind::Text(TextRule {
                    max_chars: self.check_limit(at.field("kind").field("max_chars"), *max_chars, 1..=MAX_CHARS),
                    characters: self.characters(&at.field("kind").field("characters"), characters),
                    check_profanity: *check_profanity,
                    written: self.needed(at, raw, WRITTEN, find(WRITTEN)),
                });
            }
            RawKind::Drawing { room, size } => {
                let at_kind = at.field("kind");
                let mut limit = |place, limit, range| self.check_limit(place, limit, range);
                let room = limit(at_kind.field("room"), *room, ROOM);
                let width = limit(at_kind.field("size").item(0), size.0.into(), STEPS);
                let height = limit(at_kind.field("size").item(1), size.1.into(), STEPS);
                let drawn = self.needed(at, raw, DRAWN, find(DRAWN));
                group.kind = Kind::Drawing(DrawingRule { room, size: [width as u8, height as u8], drawn });
            }
            RawKind::Color { free } => {
                let custom = free.as_ref().map(|free| {
                    let gamut = self.gamut(&at.field("kind").field("free"), free);
                    (self.needed(at, raw, CUSTOM, find(CUSTOM)), gamut)
                });
                group.kind = Kind::Color(ColorRule { custom });
            }
            RawKind::Choice | RawKind::Optional | RawKind::Multiple { .. } | RawKind::Number { .. } => {}
        }
        group.default = self.default_value(at, raw, &group.kind, &values);
        if !raw.only_when.is_empty() {
            group.absent = Some(ValueIx(values.len() as u16));
            values.push(generated(ABSENT));
        }
        let (values, origins) = values.into_iter().unzip();
        group.values = values;
        (group, origins)
    }

    /// The values that the author lists, of all kinds but numbers.
    fn listed(
        &mut self,
        at: &Place<'s>,
        raw: &'s RawGroup,
        catalog: &'s RawCatalog,
        book: &mut Keys<'s>,
    ) -> Vec<Listed> {
        let place = at.field("values");
        if raw.values.is_empty() && own_id(&raw.kind).is_none() {
            let message = format!("the group {} has no values", quoted(&raw.id));
            self.problems.error(place.clone(), "no-values", message, "add at least one value, or remove the group");
        }
        let mut ids = BTreeSet::new();
        let mut keys = BTreeMap::new();
        let mut values = Vec::new();
        for (i, value) in raw.values.iter().take(MAX_VALUES).enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "value", &value.id, &mut ids);
            let is_nothing = value.id == NONE && may_be_nothing(&raw.kind);
            let is_known = match own_id(&raw.kind) {
                Some(own) => is_nothing || value.id == own,
                None => value.id != ABSENT || raw.only_when.is_empty(),
            };
            if !is_known {
                let message = format!("{} cannot be a value of {}", quoted(&value.id), quoted(&raw.id));
                let remedy = match raw.kind {
                    RawKind::Text { .. } => "a text has the values `none` and `written`",
                    RawKind::Drawing { .. } => "a drawing has the values `none` and `drawn`",
                    _ => "rename it: a conditional group has `absent` by itself",
                };
                self.problems.error(at.field("id"), "reserved-id", message, remedy);
            }
            let key = match is_nothing {
                true => self.no_key(&at, value.key, "design codes say nothing about `none`"),
                false => self.check_key(&at, "value", &value.id, value.key, i, MAX_VALUES, &mut keys),
            };
            self.check_sku(&at, value, &mut book.skus);
            let label = is_nothing.then(|| reasons::built_in(NONE));
            values.push((self.value(at, &raw.id, value, key, label, catalog), Some(i)));
        }
        values
    }

    /// What the group has at first.
    fn default_value(&mut self, at: &Place, raw: &RawGroup, kind: &Kind, values: &[Listed]) -> ValueIx {
        let without = match raw.kind {
            RawKind::Optional | RawKind::Text { .. } | RawKind::Drawing { .. } => Some(NONE),
            RawKind::Number { .. } => values.first().map(|(value, _)| value.id.as_str()),
            RawKind::Choice | RawKind::Color { .. } | RawKind::Multiple { .. } => None,
        };
        let wanted = match raw.default.0.as_slice() {
            [] => without,
            [one] => Some(&**one),
            _ => None,
        };
        let is_free = |value: &Value| match kind {
            Kind::Text(_) => value.id == WRITTEN,
            Kind::Drawing(_) => value.id == DRAWN,
            Kind::Color(rule) => rule.custom.is_some() && value.id == CUSTOM,
            Kind::Choice | Kind::Number(_) => false,
        };
        let amount = match kind {
            Kind::Number(number) => {
                wanted.and_then(crate::catalog::decimal::Decimal::parse).and_then(|d| d.units(number.decimals))
            }
            _ => None,
        };
        let is_it = |value: &Value| match amount {
            Some(amount) => value.amount == amount,
            None => wanted == Some(value.id.as_str()) && !is_free(value),
        };
        let found = values.iter().position(|(value, _)| is_it(value));
        if found.is_none() && !values.is_empty() {
            let ids = values.iter().filter(|(value, _)| !is_free(value)).map(|(value, _)| value.id.as_str());
            let remedy = match kind {
                Kind::Number(number) => number_remedy(number),
                _ => instead(wanted.unwrap_or_default(), ids),
            };
            let (place, message) = match (wanted, raw.default.0.is_empty()) {
                (Some(id), _) => {
                    (at.field("default"), format!("the default {} is not a value of {}", quoted(id), quoted(&raw.id)))
                }
                (None, true) => (at.field("id"), format!("the group {} has no `default`", quoted(&raw.id))),
                (None, false) => (at.field("default"), format!("{} takes one value, not several", quoted(&raw.id))),
            };
            self.problems.error(place, "unknown-default", message, remedy);
        }
        ValueIx(found.unwrap_or_default() as u16)
    }

    /// A multiple choice: one group a member.
    #[expect(clippy::too_many_arguments, reason = "what a group needs, and what it adds to")]
    pub fn several(
        &mut self,
        at: &Place<'s>,
        index: usize,
        raw: &'s RawGroup,
        (min, max): (u16, Option<u16>),
        catalog: &'s RawCatalog,
        book: &mut Keys<'s>,
        groups: &mut Groups,
    ) {
        let described = self.bare_group(at, raw, 0, catalog);
        self.no_key(at, raw.key, "each value has a key of its own");
        self.check_new_group(at.field("id"), &raw.id, book);
        let place = at.field("values");
        if raw.values.is_empty() {
            let message = format!("the group {} has no values", quoted(&raw.id));
            self.problems.error(place.clone(), "no-values", message, "add at least one value, or remove the group");
        }
        for (i, id) in raw.default.0.iter().enumerate() {
            if !raw.values.iter().any(|value| value.id == **id) {
                let message = format!("the default {} is not a value of {}", quoted(id), quoted(&raw.id));
                let remedy = instead(id, raw.values.iter().map(|value| value.id.as_str()));
                self.problems.error(at.field("default").item(i), "unknown-default", message, remedy);
            }
        }
        let count = raw.values.len() as u16;
        let max = max.unwrap_or(count);
        if min > max || max > count || max == 0 {
            let message = format!("at least {min} and at most {max} of {count} values are to be chosen");
            let remedy = format!("write limits with `min` not above `max`, and `max` from 1 to {count}");
            self.problems.error(at.field("kind"), "bad-limits", message, remedy);
        }
        let ix = SeveralIx(groups.severals.len() as u16);
        let mut ids = BTreeSet::new();
        let mut members = Vec::new();
        for (i, value) in raw.values.iter().enumerate() {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "value", &value.id, &mut ids);
            let id = format!("{}-{}", raw.id, value.id);
            self.check_new_group(at.field("id"), &id, book);
            let position = groups.all.len();
            let key = self.check_key(&at, "group", &id, value.key, position, MAX_GROUPS, &mut book.groups);
            self.check_sku(&at, value, &mut book.skus);
            let mut yes = self.value(at, &raw.id, value, 1, None, catalog);
            let (label, about) = (std::mem::take(&mut yes.label), yes.about.take());
            (yes.id, yes.label) = (YES.to_owned(), reasons::built_in(YES));
            let mut group = Group {
                id,
                key,
                label,
                about,
                several: Some(ix),
                default: ValueIx(u16::from(raw.default.0.iter().any(|id| **id == value.id))),
                values: vec![generated(NO).0, yes],
                ..described.clone()
            };
            let mut origin = Origin { group: index, values: vec![Some(i); 2] };
            if !raw.only_when.is_empty() {
                group.absent = Some(ValueIx(2));
                group.values.push(generated(ABSENT).0);
                origin.values.push(None);
            }
            members.push(GroupIx(position as u16));
            groups.all.push(group);
            groups.origins.push(origin);
        }
        let Group { id, label, about, .. } = described;
        groups.severals.push(Several { id, label, about, groups: members, min, max });
    }

    fn characters(&mut self, at: &Place, raw: &[RawCharacters]) -> Characters {
        let mut set = Characters::default();
        for (i, raw) in raw.iter().enumerate() {
            match raw {
                RawCharacters::Latin => set.latin = true,
                RawCharacters::Digits => set.digits = true,
                RawCharacters::Printable => set.printable = true,
                RawCharacters::Only(characters) => {
                    for hidden in characters.chars().filter(|&c| !crate::catalog::kind::is_visible(c)) {
                        let message = format!("U+{:04X} cannot be seen and is never accepted", u32::from(hidden));
                        self.problems.error(at.item(i), "bad-characters", message, "list characters that can be seen");
                    }
                    set.others.extend(characters.chars());
                }
            }
        }
        if set == Characters::default() {
            let remedy = "name a set, for example `[Latin, Digits]`";
            self.problems.error(at.clone(), "bad-characters", "no character is accepted", remedy);
        }
        set
    }

    fn gamut(&mut self, at: &Place, raw: &RawGamut) -> Gamut {
        for (name, (low, high)) in [("lightness", raw.lightness), ("chroma", raw.chroma)] {
            if low > high || high > 100 {
                let message = format!("{name} goes from {low} to {high}");
                let remedy = "write percentages from 0 to 100, the smaller first";
                self.problems.error(at.field(name), "bad-limits", message, remedy);
            }
        }
        Gamut { lightness: raw.lightness, chroma: raw.chroma }
    }

    /// A value without which the kind has no meaning.
    fn needed(&mut self, at: &Place, raw: &RawGroup, id: &str, found: Option<ValueIx>) -> ValueIx {
        if found.is_none() {
            let message = format!("the group {} does not list the value {}", quoted(&raw.id), quoted(id));
            let remedy = format!("add `(id: \"{id}\", sku: \"…\")` to its `values`");
            self.problems.error(at.field("values"), "missing-value", message, remedy);
        }
        found.unwrap_or_default()
    }

    fn check_limit(&mut self, at: Place, limit: u16, range: std::ops::RangeInclusive<u16>) -> u16 {
        if !range.contains(&limit) {
            let remedy = format!("write a number from {} to {}", range.start(), range.end());
            self.problems.error(at, "out-of-range", format!("the limit is {limit}"), remedy);
        }
        limit
    }

    /// Warns about a key where none is used; always 0.
    pub fn no_key(&mut self, at: &Place, key: Option<u16>, why: &str) -> u16 {
        if key.is_some() {
            self.problems.warning(at.field("key"), "unused-key", format!("the key is not used: {why}"), "remove it");
        }
        0
    }
}

/// Whether a group has the value `none` by itself.
fn may_be_nothing(kind: &RawKind) -> bool {
    matches!(kind, RawKind::Optional) || own_id(kind).is_some()
}

/// The value that words or a drawing go with, in groups of nothing else.
fn own_id(kind: &RawKind) -> Option<&'static str> {
    match kind {
        RawKind::Text { .. } => Some(WRITTEN),
        RawKind::Drawing { .. } => Some(DRAWN),
        _ => None,
    }
}

/// A value that the author need not list.
pub fn generated(id: &str) -> Listed {
    (Value { id: id.to_owned(), label: reasons::built_in(id), ..Value::default() }, None)
}
