//! What stands in braces behind a feature.
//!
//! Invariant: an attribute that a catalog has no place for is skipped, whatever it holds; a constraint never is.

use super::lexer::{Kind, Token};
use crate::exchange::{
    model::{At, Known},
    problems::{Problems, quoted},
};
use std::collections::BTreeMap;

/// Attributes of one feature.
#[derive(Default)]
pub struct Attributes {
    pub known: Known,
    /// ISO 4217 code.
    pub currency: Option<(At, String)>,
    /// A price, in the words of the file; it is known in minor units once the currency is.
    pub price: Option<(At, String)>,
    /// The tokens of each.
    pub constraints: Vec<Vec<Token>>,
    /// What a number or a text has: `min`, `max`, `step`, `default` and `max_chars`, in the words of the file.
    pub limits: BTreeMap<String, (At, String)>,
    pub unit: Option<String>,
}

impl Attributes {
    /// Reads `{…}`; tokens behind the closing brace are not expected.
    pub fn read(tokens: &[Token], problems: &mut Problems) -> Self {
        let mut attributes = Self::default();
        let [open, inner @ .., close] = tokens else {
            let at = tokens.first().map_or(At::START, |token| token.at);
            problems.error(at, "uvl-syntax", "this brace is never closed", "close it with `}`");
            return attributes;
        };
        let end = closing(tokens);
        if end + 1 != tokens.len() || !close.is("}") {
            let (at, message) = match tokens.get(end + 1) {
                Some(next) => (next.at, format!("{} is not expected behind the attributes", quoted(&next.shown()))),
                None => (open.at, "this brace is never closed".to_owned()),
            };
            problems.error(at, "uvl-syntax", message, "end the line with one `}`");
            return attributes;
        }
        for part in split(inner) {
            if let [key, value @ ..] = part {
                attributes.add(key, value, problems);
            }
        }
        attributes
    }

    fn add(&mut self, key: &Token, value: &[Token], problems: &mut Problems) {
        let (Kind::Word(name) | Kind::Quoted(name)) = &key.kind else {
            let message = format!("{} cannot be the name of an attribute", quoted(&key.shown()));
            problems.error(key.at, "uvl-syntax", message, "write a name and, behind it, a value");
            return;
        };
        match (name.to_ascii_lowercase().as_str(), value) {
            ("constraint", tokens) => self.constraint(key, tokens, problems),
            ("constraints", [open, inner @ .., close]) if open.is("[") && close.is("]") => {
                for tokens in split(inner) {
                    self.constraint(key, tokens, problems);
                }
            }
            ("constraints", _) => {
                let remedy = "write them in square brackets with `,` between them";
                problems.error(key.at, "uvl-syntax", "this is not a list of constraints", remedy);
            }
            ("price" | "cost", _) if self.price.is_none() => match number(value) {
                Some(amount) => self.price = Some((key.at, amount)),
                None => skipped(key, name, "a number", problems),
            },
            ("lead_days", _) => match number(value).and_then(|days| days.parse().ok()) {
                Some(days) => self.known.lead_days = days,
                None => skipped(key, name, "whole days, at most 65535", problems),
            },
            ("label", [Token { kind: Kind::Text(text), .. }]) => self.known.label = Some(text.clone()),
            ("sku", [Token { kind: Kind::Text(text), .. }]) => self.known.sku = Some(text.clone()),
            ("currency", [Token { kind: Kind::Text(text), at }]) => self.currency = Some((*at, text.clone())),
            ("min" | "max" | "step" | "max_chars" | "default", _) if number(value).is_some() => {
                self.limits.extend(number(value).map(|limit| (name.to_ascii_lowercase(), (key.at, limit))));
            }
            ("unit", [Token { kind: Kind::Text(text), .. }]) => self.unit = Some(text.clone()),
            ("default", []) => self.known.default = true,
            ("default", [yes]) if yes.is_word("true") => self.known.default = true,
            _ => {}
        }
    }

    fn constraint(&mut self, key: &Token, tokens: &[Token], problems: &mut Problems) {
        if tokens.is_empty() {
            problems.error(key.at, "uvl-syntax", "a constraint is missing here", "write it, or remove the attribute");
        } else {
            self.constraints.push(tokens.to_vec());
        }
    }
}

fn skipped(key: &Token, name: &str, wanted: &str, problems: &mut Problems) {
    let message = format!("{} is not {wanted} and is left out", quoted(name));
    problems.warning(key.at, "skipped-attribute", message, format!("write {wanted}"));
}

/// A number with its sign.
fn number(value: &[Token]) -> Option<String> {
    match value {
        [Token { kind: Kind::Number(digits), .. }] => Some(digits.clone()),
        [minus, Token { kind: Kind::Number(digits), .. }] if minus.is("-") => Some(format!("-{digits}")),
        _ => None,
    }
}

/// A decimal amount in units of which `digits` decimals are one minor unit, rounded half away from zero, and whether it was
/// exact. `None` if it is far too large.
pub fn minor_units(amount: &str, digits: u8) -> Option<(i64, bool)> {
    let (negative, amount) = amount.strip_prefix('-').map_or((false, amount), |rest| (true, rest));
    let (whole, fraction) = amount.split_once('.').unwrap_or((amount, ""));
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(usize::from(digits)).collect();
    let rest = fraction.get(usize::from(digits)..).unwrap_or_default();
    let mut minor: i64 = format!("{whole}{kept}").parse().ok().filter(|minor| *minor <= 1_000_000_000_000)?;
    minor += i64::from(rest.starts_with(|c: char| c >= '5'));
    Some((if negative { -minor } else { minor }, rest.bytes().all(|b| b == b'0')))
}

/// Position of the bracket that closes the first token, or the end.
fn closing(tokens: &[Token]) -> usize {
    let mut open = 0_usize;
    for (i, token) in tokens.iter().enumerate() {
        open += usize::from(is_open(token));
        if is_close(token) {
            open -= 1;
            if open == 0 {
                return i;
            }
        }
    }
    tokens.len()
}

/// What stands between the commas outside of brackets; empty parts are left out.
fn split(tokens: &[Token]) -> impl Iterator<Item = &[Token]> {
    let mut open = 0_usize;
    let is_comma = move |token: &Token| {
        if is_open(token) {
            open += 1;
        } else if is_close(token) {
            open = open.saturating_sub(1);
        }
        open == 0 && token.is(",")
    };
    tokens.split(is_comma).filter(|part| !part.is_empty())
}

fn is_open(token: &Token) -> bool {
    matches!(token.kind, Kind::Symbol("(" | "{" | "["))
}

fn is_close(token: &Token) -> bool {
    matches!(token.kind, Kind::Symbol(")" | "}" | "]"))
}

#[cfg(test)]
mod tests {
    use super::minor_units;

    #[test]
    fn prices_are_exact() {
        for (amount, digits, expected) in [
            ("12", 2, Some((1200, true))),
            ("-12.5", 2, Some((-1250, true))),
            ("12.345", 2, Some((1235, false))),
            ("-0.005", 2, Some((-1, false))),
            ("12.500", 2, Some((1250, true))),
            ("1.5", 0, Some((2, false))),
            ("99999999999999999999", 2, None),
        ] {
            assert_eq!(minor_units(amount, digits), expected, "{amount}");
        }
    }
}
