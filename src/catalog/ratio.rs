//! Exact fractions for quantities.
//!
//! Invariant: the denominator is positive and the fraction is in lowest terms.

use std::fmt;

/// A number as a fraction of two integers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Ratio {
    over: i128,
    under: i128,
}

/// Most digits of a number that is read, before and after the decimal point.
const MAX_DIGITS: usize = 9;

impl Ratio {
    pub const ZERO: Self = Self { over: 0, under: 1 };

    /// The whole number `number`.
    pub fn whole(number: i64) -> Self {
        Self { over: i128::from(number), under: 1 }
    }

    /// Reads `2`, `-1.25` or `3/2`, with at most nine digits on each side; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |text: &str| -> Option<i128> {
            let fits = (1..=MAX_DIGITS).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
            fits.then(|| text.parse().ok())?
        };
        let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (over, under) = if let Some((over, under)) = text.split_once('/') {
            (digits(over)?, digits(under)?)
        } else if let Some((whole, fraction)) = text.split_once('.') {
            let scale = 10_i128.pow(u32::try_from(fraction.len().min(MAX_DIGITS)).ok()?);
            (digits(whole)? * scale + digits(fraction)?, scale)
        } else {
            (digits(text)?, 1)
        };
        (under > 0).then(|| Self::reduced(sign * over, under))
    }

    pub fn is_zero(self) -> bool {
        self.over == 0
    }

    pub fn is_negative(self) -> bool {
        self.over < 0
    }

    /// The product; `None` where it does not fit.
    pub fn times(self, other: Self) -> Option<Self> {
        Some(Self::reduced(self.over.checked_mul(other.over)?, self.under.checked_mul(other.under)?))
    }

    /// The sum; `None` where it does not fit.
    pub fn plus(self, other: Self) -> Option<Self> {
        let over = self.over.checked_mul(other.under)?.checked_add(other.over.checked_mul(self.under)?)?;
        Some(Self::reduced(over, self.under.checked_mul(other.under)?))
    }

    /// One divided by it; `None` for zero.
    pub fn inverse(self) -> Option<Self> {
        let sign = self.over.signum();
        (sign != 0).then(|| Self { over: sign * self.under, under: self.over.abs() })
    }

    /// Minus the number.
    pub fn negated(self) -> Self {
        Self { over: -self.over, ..self }
    }

    /// The smallest whole number that is not less.
    pub fn ceil(self) -> Self {
        Self { over: -(-self.over).div_euclid(self.under), under: 1 }
    }

    /// The nearest whole number, halves away from zero; `None` where it does not fit.
    pub fn rounded(self) -> Option<i64> {
        let doubled = self.over.abs().checked_mul(2)?.checked_add(self.under)?;
        i64::try_from(doubled / self.under.checked_mul(2)? * self.over.signum()).ok()
    }

    fn reduced(over: i128, under: i128) -> Self {
        let (mut a, mut b) = (over.unsigned_abs(), under.unsigned_abs());
        while b != 0 {
            (a, b) = (b, a % b);
        }
        let divisor = i128::try_from(a.max(1)).unwrap_or(1);
        Self { over: over / divisor, under: under / divisor }
    }
}

/// As a decimal number where that is exact (`1.25`), else as a fraction (`1/3`).
impl fmt::Display for Ratio {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scales = (0..=2 * MAX_DIGITS as u32).map(|digits| (digits as usize, 10_i128.pow(digits)));
        let exact = scales.into_iter().find(|(_, scale)| scale % self.under == 0);
        let scaled = exact.and_then(|(digits, scale)| Some((digits, self.over.checked_mul(scale / self.under)?)));
        match scaled {
            Some((0, whole)) => write!(f, "{whole}"),
            Some((digits, scaled)) => {
                let sign = if scaled < 0 { "-" } else { "" };
                let text = format!("{:0>width$}", scaled.unsigned_abs(), width = digits + 1);
                let (whole, fraction) = text.split_at(text.len() - digits);
                write!(f, "{sign}{whole}.{fraction}")
            }
            None => write!(f, "{}/{}", self.over, self.under),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact() {
        let check = |text: &str, expect: Option<&str>| {
            assert_eq!(Ratio::parse(text).map(|ratio| ratio.to_string()).as_deref(), expect, "{text}");
        };
        check("2", Some("2"));
        check("-1.250", Some("-1.25"));
        check("-0.5", Some("-0.5"));
        check("0.0", Some("0"));
        check("6/4", Some("1.5"));
        check("1/3", Some("1/3"));
        check("999999999.999999999", Some("999999999.999999999"));
        check("1/0", None);
        check("1.", None);
        check(".5", None);
        check("1e3", None);
        check("--1", None);
        check("1/-2", None);
        check("1234567890", None);
        check("٣", None);
        check("", None);
    }

    #[test]
    fn sums_products_and_whole_pieces() {
        let ratio = |text| Ratio::parse(text).unwrap();
        assert_eq!(ratio("1/3").plus(ratio("1/6")), Some(ratio("0.5")));
        assert_eq!(ratio("1.2").times(ratio("-2.5")), Some(ratio("-3")));
        assert_eq!(ratio("-2/3").inverse(), Some(ratio("-1.5")));
        assert_eq!((Ratio::ZERO.inverse(), ratio("0.5").negated()), (None, ratio("-1/2")));
        for (text, whole) in [("1.2", "2"), ("2", "2"), ("-1.2", "-1"), ("0", "0"), ("1/3", "1")] {
            assert_eq!(ratio(text).ceil(), ratio(whole), "{text}");
        }
        for (text, nearest) in [("1.5", 2), ("-1.5", -2), ("1.49", 1), ("-1.51", -2), ("0", 0)] {
            assert_eq!(ratio(text).rounded(), Some(nearest), "{text}");
        }
        let small = ratio("1/999999937");
        let smaller = (0..3).try_fold(small, |product, _| product.times(small));
        assert!(smaller.is_some() && smaller.and_then(|s| s.times(small)).is_none());
        assert_eq!(smaller.unwrap().plus(ratio("1/999999929")), None);
    }
}
