//! A day of the Gregorian calendar, for validity and making plans.
//!
//! Invariant: a day lies between 1970-01-01 and 9999-12-31, so that it has four digits of year and sums cannot overflow.

use serde::{Serialize, Serializer};
use std::fmt;

/// A day, UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(i64);

/// 9999-12-31 in days since 1970-01-01.
const LAST: i64 = 2_932_896;

impl Day {
    /// The day of a time in seconds since 1970-01-01 UTC.
    pub fn from_unix(seconds: i64) -> Self {
        Self((seconds.div_euclid(86_400)).clamp(0, LAST))
    }

    /// Reads `YYYY-MM-DD` (ISO 8601); `None` for anything else and for days that do not exist.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let is_date = bytes.len() == 10
            && bytes.iter().enumerate().all(|(i, b)| if matches!(i, 4 | 7) { *b == b'-' } else { b.is_ascii_digit() });
        if !is_date {
            return None;
        }
        let (year, month, day) = (text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?);
        let found = Self::from_civil(year, month, day);
        ((0..=LAST).contains(&found.0) && found.civil() == (year, month, day)).then_some(found)
    }

    /// So many days later, at most the last day there is.
    pub fn plus(self, days: u32) -> Self {
        Self((self.0 + i64::from(days)).min(LAST))
    }

    /// Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, `days_from_civil`.
    fn from_civil(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        Self(era * 146_097 + day_of_era - 719_468)
    }

    /// Year, month, day; `civil_from_days` of the same source.
    pub fn civil(self) -> (i64, i64, i64) {
        let shifted = self.0 + 719_468;
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_of_year = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_of_year + 2) / 5 + 1;
        let month = if month_of_year < 10 { month_of_year + 3 } else { month_of_year - 9 };
        (year_of_era + era * 400 + i64::from(month <= 2), month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_written() {
        let check = |text: &str, expect: Option<i64>| assert_eq!(Day::parse(text).map(|day| day.0), expect, "{text}");
        check("1970-01-01", Some(0));
        check("2000-02-29", Some(11_016));
        check("2026-11-21", Some(20_778));
        check("9999-12-31", Some(LAST));
        check("1969-12-31", None);
        check("1900-02-29", None);
        check("2025-02-29", None);
        check("2025-13-01", None);
        check("2025-00-10", None);
        check("2025-1-01", None);
        check("2025-01-01T00", None);
        check("20250101", None);
        check("二〇二五", None);
        check("+025-01-01", None);
        check("", None);
    }

    #[test]
    fn every_day_is_the_one_after_the_day_before() {
        let mut before = Day(0);
        for number in 1..=LAST {
            let day = Day(number);
            let ((y, m, d), (y0, m0, d0)) = (day.civil(), before.civil());
            assert!((y, m, d) == (y0, m0, d0 + 1) || d == 1 && ((y, m) == (y0, m0 + 1) || (y, m) == (y0 + 1, 1)));
            before = day;
        }
        assert_eq!(before.to_string(), "9999-12-31");
        assert_eq!(before.plus(1), before);
        assert_eq!(Day::from_unix(86_400 * 59).plus(0).to_string(), "1970-03-01");
        assert_eq!(Day::from_unix(i64::MIN), Day(0));
    }
}
