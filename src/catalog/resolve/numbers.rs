//! Numbers: from limits and a step to one value a number.
//!
//! Invariant: at least one number leaves here, at most [`MAX_STEPS`], ascending, each with a key of its own unless there is an
//! error.

use super::{Work, check::MAX_PRICE, kinds::Listed, problems::quoted};
use crate::catalog::{
    Number, Text, Value,
    decimal::{Decimal, fixed, shortest},
    raw::{RawCatalog, RawGroup, RawKind, RawWord},
    spans::Place,
};
use std::collections::BTreeMap;

/// Most numbers of a group.
pub const MAX_STEPS: i64 = 1001;
/// Largest key of a value.
const MAX_KEY: i64 = 4095;
/// Languages that write a comma before the decimals.
const WITH_COMMA: [&str; 16] =
    ["bg", "cs", "da", "de", "es", "fi", "fr", "hu", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr"];

impl<'s> Work<'s> {
    /// The number of a group and its values; the group is of kind number.
    pub fn number(&mut self, at: &Place<'s>, raw: &'s RawGroup, catalog: &'s RawCatalog) -> (Number, Vec<Listed>) {
        let RawKind::Number { unit, min, max, step, price_per_unit, sku, lead_days, key_from, key_step } = &raw.kind
        else {
            return (Number::default(), Vec::new());
        };
        let kind = at.field("kind");
        let mut read = |field: &str, word: &RawWord| self.decimal(kind.field(field), word);
        let limits = (read("min", min), read("max", max), read("step", step));
        let origin = key_from.as_ref().map_or(limits.0, |word| read("key_from", word));
        let pitch = key_step.as_ref().map_or(limits.2, |word| read("key_step", word));
        let translated = self.texts.optional(&format!("group-{}.unit", raw.id), &mut self.problems);
        let mut number = Number { unit: translated.unwrap_or_else(|| Text::plain(unit)), ..Number::default() };
        number.price_per_unit = self.check_price(kind.field("price_per_unit"), *price_per_unit);
        let (Some(min), Some(max), Some(step)) = limits else { return (number, vec![Default::default()]) };
        number.decimals = min.decimals().max(max.decimals()).max(step.decimals());
        let to_units = |decimal: Decimal| decimal.units(number.decimals);
        let (Some(low), Some(high), Some(width)) = (to_units(min), to_units(max), to_units(step)) else {
            self.problems.error(kind, "bad-number", "the numbers are too large", "use fewer digits");
            return (number, vec![Default::default()]);
        };
        (number.min, number.max, number.step) = (low, high, width);
        if !self.check_steps(&kind, &number) {
            return (number, vec![Default::default()]);
        }
        let listed = self.listed_numbers(at, raw, &number);
        let mut values = Vec::new();
        let mut keys = BTreeMap::new();
        for amount in (0..=(high - low) / width).map(|i| low + i * width) {
            let key = origin.zip(pitch).and_then(|(origin, pitch)| number_key(amount, number.decimals, origin, pitch));
            let clash = key.and_then(|key| keys.insert(key, amount));
            if key.is_none() || clash.is_some() {
                let id = shortest(amount, number.decimals);
                let message = match clash {
                    Some(other) => format!("{id} and {} have the same key", shortest(other, number.decimals)),
                    None => format!("{id} has no key"),
                };
                let remedy =
                    "write `key_from` and `key_step` such that each number is whole steps away and no key above 4095";
                self.problems.error(kind.clone(), "bad-key", message, remedy);
                break;
            }
            let made = Made { amount, key: key.unwrap_or_default(), sku, lead_days: *lead_days };
            let index = listed.get(&amount).copied();
            values.push((self.number_value(at, raw, &number, made, index, catalog), index));
        }
        (number, if values.is_empty() { vec![Default::default()] } else { values })
    }

    fn number_value(
        &mut self,
        at: &Place<'s>,
        raw: &'s RawGroup,
        number: &Number,
        made: Made,
        index: Option<usize>,
        catalog: &'s RawCatalog,
    ) -> Value {
        let id = shortest(made.amount, number.decimals);
        let price = number.price(made.amount);
        let label = self.number_label(number, made.amount);
        let mut value = match index {
            None => Value { label, price, sku: made.sku.to_owned(), lead_days: made.lead_days, ..Value::default() },
            Some(index) => {
                let (at, listed) = (at.field("values").item(index), &raw.values[index]);
                self.no_key(&at, listed.key, "that of a number follows from the number");
                let mut value = self.value(at, &raw.id, listed, 0, Some(label), catalog);
                value.price = if listed.price.is_some() { value.price } else { price };
                value.sku = if listed.sku.is_empty() { made.sku.to_owned() } else { value.sku };
                value.lead_days = value.lead_days.max(made.lead_days);
                value
            }
        };
        if !(-MAX_PRICE..=MAX_PRICE).contains(&price) {
            let message = format!("the price of {} is {price}", quoted(&id));
            let remedy = format!("write a `price_per_unit` that keeps prices from -{MAX_PRICE} to {MAX_PRICE}");
            self.problems.error(at.field("kind").field("price_per_unit"), "out-of-range", message, remedy);
            value.price = 0;
        }
        Value { id, key: made.key, amount: made.amount, ..value }
    }

    /// By amount: the value that the author lists for it.
    fn listed_numbers(&mut self, at: &Place, raw: &RawGroup, number: &Number) -> BTreeMap<i64, usize> {
        let mut listed = BTreeMap::new();
        for (i, value) in raw.values.iter().enumerate() {
            let place = at.field("values").item(i).field("id");
            let amount = Decimal::parse(&value.id).and_then(|decimal| decimal.units(number.decimals));
            let on_grid =
                |amount: &i64| (number.min..=number.max).contains(amount) && (amount - number.min) % number.step == 0;
            match amount.filter(on_grid) {
                None => {
                    let message = format!("{} is not a number of {}", quoted(&value.id), quoted(&raw.id));
                    let [low, high, step] = [number.min, number.max, number.step].map(|n| shortest(n, number.decimals));
                    let remedy = format!("name one from {low} to {high} in steps of {step}");
                    self.problems.error(place, "unknown-value", message, remedy);
                }
                Some(amount) if listed.insert(amount, i).is_some() => {
                    let message = format!("there are two values {}", quoted(&value.id));
                    self.problems.error(place, "duplicate-id", message, "remove one of the two");
                }
                Some(_) => {}
            }
        }
        listed
    }

    fn check_steps(&mut self, kind: &Place, number: &Number) -> bool {
        let Number { min, max, step, decimals, .. } = *number;
        let shown = |units| shortest(units, decimals);
        let (place, code, message, remedy) = if step <= 0 {
            let message = format!("the step is {}", shown(step));
            ("step", "bad-limits", message, "write a step above 0".to_owned())
        } else if min > max {
            let message = format!("the number goes from {} to {}", shown(min), shown(max));
            ("min", "bad-limits", message, "write the smaller limit as `min`".to_owned())
        } else if (max - min) / step >= MAX_STEPS {
            let message = format!("there are {} numbers", (max - min) / step + 1);
            ("step", "too-many", message, format!("write a larger step: at most {MAX_STEPS} numbers are possible"))
        } else if (max - min) % step != 0 {
            let message = format!("steps of {} from {} do not end at {}", shown(step), shown(min), shown(max));
            let last = max - (max - min) % step;
            ("max", "bad-limits", message, format!("write `max: {}`", shown(last)))
        } else {
            return true;
        };
        self.problems.error(kind.field(place), code, message, remedy);
        false
    }

    /// A decimal number, or an error.
    pub fn decimal(&mut self, at: Place, word: &str) -> Option<Decimal> {
        let found = Decimal::parse(word);
        if found.is_none() {
            let remedy = "write digits with at most six decimals, for example `12.5`";
            self.problems.error(at, "bad-number", format!("{} is not a number", quoted(word)), remedy);
        }
        found
    }

    /// An amount with its unit, in every language.
    pub fn number_label(&self, number: &Number, amount: i64) -> Text {
        let digits = fixed(amount, number.decimals).replace('-', "−");
        let in_language = |lang: &str| {
            let digits = if WITH_COMMA.contains(&lang) { digits.replace('.', ",") } else { digits.clone() };
            format!("{digits} {}", number.unit.get(lang)).trim_end().to_owned()
        };
        Text(self.texts.languages().map(|lang| (lang.to_owned(), in_language(lang))).collect())
    }
}

/// What a number gets that is not listed.
struct Made<'a> {
    amount: i64,
    key: u16,
    sku: &'a str,
    lead_days: u16,
}

/// 1 for `origin`, one more a `pitch` above it; below it downwards from the largest key, so that a number keeps its key when
/// the limits change.
fn number_key(amount: i64, decimals: u8, origin: Decimal, pitch: Decimal) -> Option<u16> {
    let common = decimals.max(origin.decimals()).max(pitch.decimals());
    let amount = amount.checked_mul(10_i64.checked_pow((common - decimals).into())?)?;
    let pitch = pitch.units(common).filter(|&pitch| pitch > 0)?;
    let distance = amount.checked_sub(origin.units(common)?)?;
    let steps = (distance % pitch == 0).then_some(distance / pitch)?;
    let key = if steps >= 0 { steps.checked_add(1)? } else { steps.checked_add(MAX_KEY + 1)? };
    u16::try_from(key).ok().filter(|key| (1..=MAX_KEY as u16).contains(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_keys_when_limits_change() {
        let decimal = |text| Decimal::parse(text).unwrap();
        for (amount, decimals, origin, pitch, expect) in [
            (100, 0, "100", "5", Some(1)),
            (115, 0, "100", "5", Some(4)),
            (95, 0, "100", "5", Some(4095)),
            (1150, 1, "100", "5", Some(4)),
            (117, 0, "100", "2.5", None),
            (110, 0, "100", "2.5", Some(5)),
            (5000, 0, "0", "1", None),
            (-5000, 0, "0", "1", None),
            (1, 0, "0", "0", None),
        ] {
            assert_eq!(number_key(amount, decimals, decimal(origin), decimal(pitch)), expect, "{amount}");
        }
    }
}
