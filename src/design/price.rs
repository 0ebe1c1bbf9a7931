//! What a design costs and when it is ready.
//!
//! A price is a sum of parts: the base price, each value's price (0 for what a chosen package includes), the prices of
//! combinations that hold, and then percentages: each surcharge is its basis points of the sum before all percentages, rounded
//! to the minor unit, halves upwards.
//!
//! Invariant: amounts are integers in minor units from the catalog to the screen, and the total is the sum of the parts.

use super::Selection;
use crate::catalog::{Catalog, Choice, Currency, ListIx, Minor, PriceList};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An itemised price in the terms of its list (tax included or not). The same selection and catalog give the same quote on
/// every machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    pub base: Minor,
    /// What each choice adds before percentages, in order of the groups.
    pub items: Vec<(Choice, Minor)>,
    /// Combination prices that hold, as positions in [`crate::catalog::Commerce::combinations`].
    pub combinations: Vec<(usize, Minor)>,
    /// What percentages of chosen values add.
    pub surcharges: Vec<(Choice, Minor)>,
    pub total: Minor,
    pub lead_days: u16,
}

/// What a design costs in the terms of one list, to be kept beside its code: a later catalog has other prices.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// Id of the price list.
    pub list: String,
    /// ISO 4217.
    pub currency: String,
    pub tax_included: bool,
    pub total: Minor,
}

impl Cost {
    /// Whether it can be compared with prices of `list`.
    pub fn is_by(&self, list: PriceList<'_>) -> bool {
        let terms = (self.list.as_str(), self.currency.as_str(), self.tax_included);
        terms == (list.terms.id.as_str(), list.currency.code.as_str(), list.terms.tax.included)
    }
}

/// What `selection` costs by every list.
pub fn costs(catalog: &Catalog, selection: &Selection) -> Vec<Cost> {
    let cost = |list: PriceList<'_>| Cost {
        list: list.terms.id.clone(),
        currency: list.currency.code.clone(),
        tax_included: list.terms.tax.included,
        total: quote_in(catalog, list.ix, selection).total,
    };
    catalog.price_lists().map(cost).collect()
}

/// Prices `selection` by the first list.
pub fn quote(catalog: &Catalog, selection: &Selection) -> Quote {
    quote_in(catalog, ListIx(0), selection)
}

/// Prices `selection` by `list`. The slowest part sets the lead time, the making plan counting as one; sums stop at the ends
/// of [`Minor`].
pub fn quote_in(catalog: &Catalog, list: ListIx, selection: &Selection) -> Quote {
    let list = catalog.price_list(list);
    let included = included(catalog, selection);
    let is_charged = |choice: Choice| !included.contains(&choice);
    let items: Vec<_> = selection
        .choices()
        .map(|choice| (choice, if is_charged(choice) { catalog.value_price(list.ix, choice) } else { 0 }))
        .collect();
    let holding = catalog.commerce.combinations.iter().enumerate();
    let holding = holding.filter(|(_, combination)| combination.when.iter().all(|is| is.holds(selection)));
    let combinations: Vec<_> = holding.map(|(i, combination)| (i, combination.price_in(list.ix))).collect();
    let amounts = items.iter().map(|item| item.1).chain(combinations.iter().map(|item| item.1));
    let before = amounts.fold(list.base, Minor::saturating_add);
    let points = selection.choices().filter(|&choice| is_charged(choice));
    let points = points.map(|choice| (choice, catalog.commerce.basis_points(choice)));
    let surcharges: Vec<_> = points
        .filter(|(_, points)| *points != 0)
        .map(|(choice, points)| (choice, share(before, points.into(), 10_000)))
        .collect();
    let total = surcharges.iter().fold(before, |sum, (_, price)| sum.saturating_add(*price));
    let lead_days = lead_days(catalog, selection);
    Quote { base: list.base, items, combinations, surcharges, total, lead_days }
}

/// Days from an order until the product is ready: what takes longest decides.
pub fn lead_days(catalog: &Catalog, selection: &Selection) -> u16 {
    let parts = catalog.commerce.parts.iter().filter(|part| part.lead_days > 0 && part.is_needed(catalog, selection));
    let parts = parts.map(|part| part.lead_days);
    let parts = selection.choices().map(|choice| catalog.value(choice).lead_days).chain(parts);
    parts.fold(catalog.lead_days.max(catalog.commerce.plan.days()), u16::max)
}

/// Choices of `selection` that one of its packages includes.
fn included(catalog: &Catalog, selection: &Selection) -> BTreeSet<Choice> {
    let packages = selection.choices().flat_map(|choice| &catalog.value(choice).includes);
    packages.copied().filter(|&choice| selection.has(choice)).collect()
}

/// `amount` times `over` through `under`, which is positive, rounded to the nearest integer, halves upwards.
pub(super) fn share(amount: Minor, over: i64, under: i64) -> Minor {
    let (over, under) = (i128::from(over), i128::from(under));
    let share = (2 * i128::from(amount) * over + under).div_euclid(2 * under);
    Minor::try_from(share).unwrap_or(if share < 0 { Minor::MIN } else { Minor::MAX })
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
    use crate::{
        catalog::{CombinationPrice, Commerce, Is, ListTerms, MoreList, Text, ValueTerms},
        rules::fixture,
    };

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
    fn parts_that_a_design_needs_are_waited_for() {
        use crate::catalog::{Part, Ratio};
        let mut catalog = fixture::bicycle();
        let racks = fixture::choice(&catalog, "racks");
        catalog.groups[2].values[1].id = "0".into();
        catalog.groups[2].values[0].id = "1.5".into();
        let part = |per, lead_days| Part {
            sku: "TUBE".into(),
            quantity: Ratio::whole(1),
            per,
            whole: false,
            when: vec![Is { group: racks.group, values: vec![racks.value] }],
            lead_days,
        };
        catalog.commerce.parts = vec![part(None, 21), part(Some(crate::catalog::GroupIx(2)), 40)];
        let check = |ids: [&str; 5], days| {
            assert_eq!(quote(&catalog, &fixture::selection(&catalog, &ids)).lead_days, days, "{ids:?}");
        };
        check(["gravel", "steel", "1.5", "black", "none"], 10);
        check(["gravel", "steel", "0", "black", "racks"], 21);
        check(["gravel", "steel", "1.5", "black", "racks"], 40);
    }

    #[test]
    fn absurd_prices_do_not_wrap() {
        let mut catalog = fixture::bicycle();
        catalog.price = Minor::MAX;
        let selection = fixture::selection(&catalog, &["road", "carbon", "drop", "red", "none"]);
        assert_eq!(quote(&catalog, &selection).total, Minor::MAX);
    }

    #[test]
    fn shares_round_halves_upwards() {
        let check = |amount, over, under, expect| assert_eq!(share(amount, over, under), expect, "{amount} {over}");
        check(1_000, 250, 10_000, 25);
        check(50, 100, 10_000, 1);
        check(49, 100, 10_000, 0);
        check(-50, 100, 10_000, 0);
        check(-51, 100, 10_000, -1);
        check(50, -100, 10_000, 0);
        check(150, -100, 10_000, -1);
        check(11_900, 1_900, 11_900, 1_900);
        check(Minor::MAX, 10_000, 10_000, Minor::MAX);
        check(Minor::MIN, 20_000, 10_000, Minor::MIN);
    }

    #[test]
    fn every_construct_has_its_part() {
        let mut catalog = fixture::bicycle();
        let choice = |id| fixture::choice(&catalog, id);
        let (carbon, drop, orange, road, gravel) =
            (choice("carbon"), choice("drop"), choice("orange"), choice("road"), choice("gravel"));
        catalog.groups[0].values[0].includes = vec![carbon, orange];
        let usd = MoreList {
            terms: ListTerms { id: "usd".into(), ..ListTerms::default() },
            currency: Currency { code: "USD".into(), digits: 2 },
            base: 110_000,
        };
        let terms =
            |prices: &[Minor], basis_points| ValueTerms { prices: prices.to_vec(), basis_points, ..Default::default() };
        let is = |choice: Choice| Is { group: choice.group, values: vec![choice.value] };
        let together = |when: Vec<Is>, price, usd| CombinationPrice {
            id: "together".into(),
            label: Text::plain("Together"),
            when,
            price,
            prices: vec![usd],
        };
        catalog.commerce = Commerce {
            more: vec![usd],
            terms: [(drop, terms(&[1_200], 250)), (orange, terms(&[3_300], -1_000)), (carbon, terms(&[60_000], 0))]
                .into(),
            combinations: vec![
                together(vec![is(drop), is(orange)], -777, -888),
                together(vec![is(gravel), is(orange)], -5, -6),
            ],
            ..Commerce::default()
        };
        let check =
            |list, ids: [&str; 5], items: [Minor; 5], combinations: &[(usize, Minor)], surcharges: &[Minor], total| {
                let quote = quote_in(&catalog, ListIx(list), &fixture::selection(&catalog, &ids));
                assert_eq!(quote.items.iter().map(|item| item.1).collect::<Vec<_>>(), items);
                assert_eq!(quote.combinations, combinations);
                assert_eq!(quote.surcharges.iter().map(|item| item.1).collect::<Vec<_>>(), surcharges);
                assert_eq!(quote.total, total);
            };
        // Carbon and orange are in the package of the road bicycle, orange's discount with it.
        check(0, ["road", "carbon", "drop", "orange", "none"], [0, 0, 1_000, 0, 0], &[(0, -777)], &[2_506], 102_729);
        check(
            0,
            ["gravel", "carbon", "drop", "orange", "none"],
            [0, 50_000, 1_000, 3_000, 0],
            &[(0, -777), (1, -5)],
            &[3_830, -15_322],
            141_726,
        );
        check(1, ["gravel", "carbon", "drop", "black", "racks"], [0, 60_000, 1_200, 0, 0], &[], &[4_280], 175_480);
        check(9, ["road", "steel", "flat", "black", "none"], [0; 5], &[], &[], 100_000);
        assert_eq!(catalog.find_price_list("usd"), Some(ListIx(1)));
        assert_eq!(road.value.0, 0);
    }
}
