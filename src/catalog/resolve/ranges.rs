//! Ranges of numbers in conditions: `>= 12`, `< 5`, `12..24`.
//!
//! Invariant: a range never has the value that says that a number does not exist.

use crate::catalog::{Group, Kind, ValueIx, decimal::Decimal};
use std::cmp::Ordering;

/// A range of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Range {
    AtLeast(Decimal),
    AtMost(Decimal),
    Above(Decimal),
    Below(Decimal),
    /// Both ends included.
    Between(Decimal, Decimal),
}

impl Range {
    /// `None` if the text is no range; a number alone is none.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Some((low, high)) = text.split_once("..") {
            return Some(Self::Between(Decimal::parse(low)?, Decimal::parse(high)?));
        }
        type Make = fn(Decimal) -> Range;
        let forms: [(&str, Make); 4] =
            [(">=", Self::AtLeast), ("<=", Self::AtMost), (">", Self::Above), ("<", Self::Below)];
        forms.into_iter().find_map(|(sign, make)| Some(make(Decimal::parse(text.strip_prefix(sign)?)?)))
    }

    /// The numbers of `group` inside, in order.
    pub fn values(self, group: &Group) -> Vec<ValueIx> {
        let Kind::Number(number) = &group.kind else { return Vec::new() };
        let numbers = group.values().filter(|(ix, _)| group.absent != Some(*ix));
        numbers.filter(|(_, value)| self.has(value.amount, number.decimals)).map(|(ix, _)| ix).collect()
    }

    fn has(self, amount: i64, decimals: u8) -> bool {
        let to = |bound| compare(amount, decimals, bound);
        match self {
            Self::AtLeast(low) => to(low).is_ge(),
            Self::AtMost(high) => to(high).is_le(),
            Self::Above(low) => to(low).is_gt(),
            Self::Below(high) => to(high).is_lt(),
            Self::Between(low, high) => to(low).is_ge() && to(high).is_le(),
        }
    }
}

/// Compares a number in units of 10^-`decimals` with a decimal that may have more digits.
fn compare(amount: i64, decimals: u8, bound: Decimal) -> Ordering {
    let common = decimals.max(bound.decimals());
    let factor = 10_i128.pow((common - decimals).into());
    let bound =
        bound.units(bound.decimals()).map(|units| i128::from(units) * 10_i128.pow((common - bound.decimals()).into()));
    bound.map_or(Ordering::Equal, |bound| (i128::from(amount) * factor).cmp(&bound))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_and_hold() {
        for (text, amount, expect) in [
            (">= 12", 120, Some(true)),
            (">=12.05", 120, Some(false)),
            ("> 12", 120, Some(false)),
            ("< 12.01", 120, Some(true)),
            ("<= 11.9", 120, Some(false)),
            ("12 .. 24", 120, Some(true)),
            ("-3..-1", -20, Some(true)),
            ("12", 120, None),
            (">= twelve", 120, None),
            ("..", 120, None),
        ] {
            assert_eq!(Range::parse(text).map(|range| range.has(amount, 1)), expect, "{text}");
        }
    }
}
