//! Checks of single values: ids, numbers, colours, asset paths, prices, currencies.
//!
//! Invariant: every check returns something usable, so that the ones after it can go on.

use super::{
    Work, currency,
    problems::{instead, quoted},
};
use crate::catalog::{Currency, Minor, Rgb, kind, spans::Place};
use std::ops::RangeInclusive;

/// Longest id, in characters.
pub const MAX_ID: usize = 64;
/// Largest amount of a single price, in minor units; far from where sums would overflow.
pub const MAX_PRICE: Minor = 1_000_000_000_000;
/// Longest path of an asset, in bytes.
const MAX_PATH: usize = 256;

impl<'s> Work<'s> {
    /// Lower case letters, digits and `-`, beginning with a letter or digit.
    pub fn check_id(&mut self, place: Place, what: &str, id: &str) {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if !id.is_empty() && id.len() <= MAX_ID && id.chars().all(allowed) && !id.starts_with('-') {
            return;
        }
        let lower: String =
            id.chars().map(|c| if c.is_alphanumeric() { c.to_ascii_lowercase() } else { '-' }).collect();
        let better = lower.trim_matches('-');
        let remedy = if !better.is_empty() && better.len() <= MAX_ID && better.chars().all(allowed) && better != id {
            format!("write {}", quoted(better))
        } else {
            format!("use lower case letters, digits and `-`, at most {MAX_ID}")
        };
        self.problems.error(place, "bad-id", format!("{} cannot be the id of a {what}", quoted(id)), remedy);
    }

    /// A finite number in `range`.
    pub fn check_number(&mut self, place: Place, what: &str, value: f32, range: RangeInclusive<f32>) -> f32 {
        if !range.contains(&value) {
            let (least, most) = (range.start(), range.end());
            self.problems.error(
                place,
                "out-of-range",
                format!("{what} is {value}"),
                format!("write a number from {least} to {most}"),
            );
        }
        value
    }

    /// `#rrggbb`.
    pub fn check_colour(&mut self, place: Place, colour: &str) -> Rgb {
        kind::rgb(colour).unwrap_or_else(|| {
            let remedy = "write six hexadecimal digits behind `#`, for example `#1a2b3c`";
            self.problems.error(place, "bad-colour", format!("{} is not a colour", quoted(colour)), remedy);
            [0; 3]
        })
    }

    /// A path under `assets/` that stays there and, where the assets are known, exists.
    pub fn check_asset(&mut self, place: Place, path: &'s str) -> String {
        let stays = |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']);
        let safe = path.len() <= MAX_PATH && path.split('/').all(stays) && !path.chars().any(char::is_control);
        if !safe {
            self.problems.error(
                place,
                "bad-path",
                format!("{} does not name a file under `assets/`", quoted(path)),
                "write the path relative to `assets/`, with `/` between its parts and without `..`",
            );
            return String::new();
        }
        self.used_assets.insert(path);
        if let Some(assets) = self.assets.filter(|assets| !assets.contains(path)) {
            let message = format!("there is no file {} under `assets/`", quoted(path));
            let near =
                if self.problems.is_full() { "" } else { &instead_of_file(path, assets.iter().map(String::as_str)) };
            self.problems.error(place, "missing-asset", message, near);
        }
        path.to_owned()
    }

    /// An amount that cannot make sums overflow.
    pub fn check_price(&mut self, place: Place, price: Minor) -> Minor {
        if (-MAX_PRICE..=MAX_PRICE).contains(&price) {
            return price;
        }
        let remedy = format!("write an amount in minor units from -{MAX_PRICE} to {MAX_PRICE}");
        self.problems.error(place, "out-of-range", format!("the price is {price}"), remedy);
        0
    }

    /// An ISO 4217 code of the table.
    pub fn check_currency(&mut self, place: Place, code: &str) -> Currency {
        let digits = currency::currency_digits(code);
        if digits.is_none() {
            let remedy = instead(code, currency::codes());
            self.problems.error(place, "unknown-currency", format!("{} is not a known currency", quoted(code)), remedy);
        }
        Currency { code: code.to_owned(), digits: digits.unwrap_or(2) }
    }
}

fn instead_of_file<'a>(path: &str, files: impl Iterator<Item = &'a str>) -> String {
    match super::problems::nearest(path, files) {
        Some(near) => format!("did you mean {}?", quoted(near)),
        None => "make the file, or name one that is there".to_owned(),
    }
}
