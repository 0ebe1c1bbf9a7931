//! What a design costs and when it is ready.
//!
//! Invariant: amounts are integers in minor units from the catalog to the screen.

use super::Selection;
use crate::catalog::{Catalog, Choice, Currency, Minor};

/// An itemised price. The same selection and catalog give the same quote on every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub base: Minor,
    /// What each choice adds, in order of the groups.
    pub items: Vec<(Choice, Minor)>,
    pub total: Minor,
    pub lead_days: u16,
}

/// Prices `selection`. The slowest part sets the lead time; sums stop at the ends of [`Minor`].
pub fn quote(catalog: &Catalog, selection: &Selection) -> Quote {
    let items: Vec<_> = selection.choices().map(|choice| (choice, catalog.value(choice).price)).collect();
    let total = items.iter().fold(catalog.price, |sum, (_, price)| sum.saturating_add(*price));
    let parts = selection.choices().map(|choice| catalog.value(choice).lead_days);
    let lead_days = parts.fold(catalog.lead_days, u16::max);
    Quote { base: catalog.price, items, total, lead_days }
}

/// An amount as text in the manner of `lang`: `€1,234.50` in English (and where nothing else is known), `1.234,50 €` in German.
pub fn format_money(minor: Minor, currency: &Currency, lang: &str) -> String {
    let sign = if minor < 0 { "−" } else { "" };
    format!("{sign}{}", format_absolute(minor, currency, lang))
}

/// A difference as text, with its sign: `+€20.00`, `−€5.00`; zero is empty.
pub fn format_difference(minor: Minor, currency: &Currency, lang: &str) -> String {
    let sign = match minor {
        0 => return String::new(),
        ..0 => "−",
        _ => "+",
    };
    format!("{sign}{}", format_absolute(minor, currency, lang))
}

fn format_absolute(minor: Minor, currency: &Currency, lang: &str) -> String {
    let is_german = lang.split(['-', '_']).next() == Some("de");
    let (thousands, decimal) = if is_german { ('.', ',') } else { (',', '.') };
    let digits = usize::from(currency.digits);
    // At least one digit before the decimal separator.
    let amount = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = amount.split_at(amount.len() - digits);
    let mut number = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            number.push(thousands);
        }
        number.push(digit);
    }
    if digits > 0 {
        number.push(decimal);
        number.push_str(fraction);
    }
    let code = currency.code.as_str();
    let symbol = match code {
        "EUR" => "€",
        "USD" => "$",
        "GBP" => "£",
        "JPY" => "¥",
        _ => code,
    };
    match (is_german, symbol == code) {
        (true, _) => format!("{number} {symbol}"),
        (false, true) => format!("{symbol} {number}"),
        (false, false) => format!("{symbol}{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::fixture;

    #[test]
    fn money_reads_as_in_its_language() {
        let check = |minor: Minor, code: &str, digits: u8, lang: &str, expect: &str| {
            let currency = Currency { code: code.into(), digits };
            assert_eq!(format_money(minor, &currency, lang), expect);
        };
        check(123_450, "EUR", 2, "en", "€1,234.50");
        check(123_450, "EUR", 2, "de", "1.234,50 €");
        check(14_900, "EUR", 2, "en", "€149.00");
        check(14_900, "EUR", 2, "de-AT", "149,00 €");
        check(5, "USD", 2, "en", "$0.05");
        check(0, "GBP", 2, "fr", "£0.00");
        check(-123_456_789, "CHF", 2, "en", "−CHF 1,234,567.89");
        check(-500, "CHF", 2, "de", "−5,00 CHF");
        check(98_000, "JPY", 0, "en", "¥98,000");
        check(98_000, "JPY", 0, "de", "98.000 ¥");
        check(1_234_567, "KWD", 3, "en", "KWD 1,234.567");
        check(Minor::MIN, "EUR", 2, "en", "−€92,233,720,368,547,758.08");
        check(7, "XXX", 20, "en", "XXX 0.00000000000000000007");
    }

    #[test]
    fn differences_have_a_sign() {
        let check = |minor: Minor, lang: &str, expect: &str| {
            let currency = Currency { code: "EUR".into(), digits: 2 };
            assert_eq!(format_difference(minor, &currency, lang), expect);
        };
        check(2000, "en", "+€20.00");
        check(-500, "en", "−€5.00");
        check(0, "en", "");
        check(100_000, "de", "+1.000,00 €");
        check(-1, "de", "−0,01 €");
    }

    #[test]
    fn a_quote_adds_the_parts_and_waits_for_the_slowest() {
        let catalog = fixture::bicycle();
        let selection = fixture::selection(&catalog, &["road", "carbon", "drop", "orange", "racks"]);
        let quote = quote(&catalog, &selection);
        assert_eq!(quote.base, 100_000);
        assert_eq!(quote.items.iter().map(|(_, price)| *price).collect::<Vec<_>>(), [0, 50_000, 1_000, 3_000, -500]);
        assert_eq!(quote.total, 153_500);
        assert_eq!(quote.lead_days, 30);
    }

    #[test]
    fn absurd_prices_do_not_wrap() {
        let mut catalog = fixture::bicycle();
        catalog.price = Minor::MAX;
        let selection = fixture::selection(&catalog, &["road", "carbon", "drop", "red", "none"]);
        assert_eq!(quote(&catalog, &selection).total, Minor::MAX);
    }
}
