//! Features that have a number or words: what the attributes say about these.
//!
//! UVL sets no limits to numbers and texts, and a catalog needs them: they stand in attributes. Invariant: a number that was read
//! has at most [`MAX_STEPS`] steps, the last of which is its largest value.

use super::{attributes::Attributes, lexer::Token};
use crate::{
    catalog::decimal::{Decimal, MAX_DECIMALS},
    exchange::{
        model::{NumberType, Typed},
        problems::{Problems, quoted},
    },
};

/// Most steps of a number, as in catalogs.
const MAX_STEPS: i64 = 1000;
/// Most characters of a text, as in catalogs.
const MAX_CHARS: u16 = 500;

/// The types that are carried over.
pub const TYPES: [&str; 4] = ["String", "Integer", "Real", "Boolean"];

/// What the feature `name` of the type `kind` has; `None` for Boolean ones, and after an error.
pub fn typed(kind: &Token, name: &str, attributes: &Attributes, problems: &mut Problems) -> Option<Typed> {
    if kind.is_word("String") {
        let limit = attributes.limits.get("max_chars");
        let chars = limit.and_then(|(_, chars)| chars.parse().ok()).filter(|chars| (1..=MAX_CHARS).contains(chars));
        if let (Some((at, shown)), None) = (limit, chars) {
            let message = format!("a text cannot have {} characters", quoted(shown));
            problems.error(*at, "bad-limits", message, format!("write a whole number from 1 to {MAX_CHARS}"));
        }
        return Some(Typed::Text(chars));
    }
    if kind.is_word("Boolean") {
        return None;
    }
    number(kind, name, attributes, problems).map(Typed::Number)
}

fn number(kind: &Token, name: &str, attributes: &Attributes, problems: &mut Problems) -> Option<NumberType> {
    let is_whole = kind.is_word("Integer");
    let mut read = |key: &str, otherwise: Option<&str>| {
        let written = attributes.limits.get(key);
        let (at, text) = match (written, otherwise) {
            (Some((at, text)), _) => (*at, text.as_str()),
            (None, Some(text)) => (kind.at, text),
            (None, None) => {
                let message = format!("the number {} has no `{key}`, and a catalog needs limits", quoted(name));
                let remedy = match is_whole {
                    true => "add attributes such as `{min 0, max 100, step 5}`",
                    false => "add attributes such as `{min 0, max 10, step 0.5}`",
                };
                problems.error(kind.at, "unbounded-number", message, remedy);
                return None;
            }
        };
        let most = if is_whole { 0 } else { MAX_DECIMALS };
        let decimal = Decimal::parse(text).filter(|decimal| decimal.decimals() <= most);
        if decimal.is_none() {
            let message = format!("{} cannot be the `{key}` of {}", quoted(text), quoted(name));
            problems.error(at, "bad-limits", message, format!("write a number with at most {most} decimals"));
        }
        decimal
    };
    let (min, max) = (read("min", None), read("max", None));
    let step = read("step", is_whole.then_some("1"));
    let default = attributes.limits.contains_key("default").then(|| read("default", None));
    let (min, max, step) = (min?, max?, step?);
    let default = match default {
        Some(default) => Some(default?),
        None => None,
    };
    let decimals = [min, max, step].map(Decimal::decimals).into_iter().max().unwrap_or(0);
    let units = |decimal: Decimal| decimal.units(decimals);
    let limits = units(min).zip(units(max)).zip(units(step)).map(|((min, max), step)| (min, max, step));
    let fits = |&(min, max, step): &(i64, i64, i64)| {
        step > 0 && min <= max && (max - min) % step == 0 && (max - min) / step <= MAX_STEPS
    };
    let Some((min, max, step)) = limits.filter(fits) else {
        let message = format!("the limits and the step of {} do not go together", quoted(name));
        let remedy = format!("let `max` be a whole number of steps above `min`, at most {MAX_STEPS}");
        problems.error(kind.at, "bad-limits", message, remedy);
        return None;
    };
    let number = NumberType {
        decimals,
        min,
        max,
        step,
        default: default.and_then(units),
        unit: attributes.unit.clone().unwrap_or_default(),
    };
    if default.is_some() && !number.values().any(|value| Some(value) == number.default) {
        let message = format!("the default of {} is none of its values", quoted(name));
        problems.error(kind.at, "bad-limits", message, "write a number from `min` to `max` in steps");
        return None;
    }
    Some(number)
}
