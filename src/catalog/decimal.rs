//! Decimal numbers as whole units: 12.5 is 125 tenths.
//!
//! Invariant: exact. Nothing is rounded; what does not fit is refused.

/// Most digits behind the decimal point.
pub const MAX_DECIMALS: u8 = 6;
/// Largest number of units; a thousandth of what an [`i64`] holds, so that sums have room.
pub const MAX_UNITS: i64 = 1_000_000_000_000_000;

/// A decimal number without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decimal {
    units: i64,
    decimals: u8,
}

impl Decimal {
    /// Reads `12`, `-0.5`, `12.50`. `None` for anything else, and for more than [`MAX_DECIMALS`] digits or [`MAX_UNITS`].
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |digits| (true, digits));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.len() <= 20 && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let fraction = fraction.trim_end_matches('0');
        let decimals = u8::try_from(fraction.len()).ok().filter(|&decimals| decimals <= MAX_DECIMALS)?;
        let units: i64 = format!("{whole}{fraction}").parse().ok().filter(|&units| units <= MAX_UNITS)?;
        Some(Self { units: if negative { -units } else { units }, decimals })
    }

    /// Digits behind the decimal point that it needs.
    pub fn decimals(self) -> u8 {
        self.decimals
    }

    /// The number in units of 10^-`decimals`. `None` if it is no whole number of them or there are too many.
    pub fn units(self, decimals: u8) -> Option<i64> {
        let factor = 10_i64.checked_pow(decimals.checked_sub(self.decimals)?.into())?;
        self.units.checked_mul(factor).filter(|units| units.abs() <= MAX_UNITS)
    }
}

/// `units` of 10^-`decimals` as text with a decimal point and all its digits: `12.50`.
pub fn fixed(units: i64, decimals: u8) -> String {
    let decimals = usize::from(decimals);
    let digits = format!("{:0>width$}", units.unsigned_abs(), width = decimals + 1);
    let (whole, fraction) = digits.split_at(digits.len() - decimals);
    let point = if decimals > 0 { "." } else { "" };
    let sign = if units < 0 { "-" } else { "" };
    format!("{sign}{whole}{point}{fraction}")
}

/// The same without trailing zeros: `12.5`.
pub fn shortest(units: i64, decimals: u8) -> String {
    let text = fixed(units, decimals);
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_owned(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_read_and_written_exactly() {
        for (text, decimals, units, short) in [
            ("12", 0, Some(12), "12"),
            ("12.50", 2, Some(1250), "12.5"),
            ("-0.5", 1, Some(-5), "-0.5"),
            (" 0.000001 ", 6, Some(1), "0.000001"),
            ("-0", 1, Some(0), "0"),
            ("100", 0, Some(100), "100"),
            ("12.5", 0, None, ""),
            ("999999999999999", 1, None, ""),
        ] {
            let units_read = Decimal::parse(text).unwrap().units(decimals);
            assert_eq!(units_read, units, "{text}");
            if let Some(units) = units {
                assert_eq!(shortest(units, decimals), short);
            }
        }
        assert_eq!(fixed(1200, 2), "12.00");
        for wrong in ["", "-", ".5", "5.", "1e3", "1,5", "0.0000001", "99999999999999999999999", "--1", "١"] {
            assert_eq!(Decimal::parse(wrong), None, "{wrong}");
        }
    }
}
