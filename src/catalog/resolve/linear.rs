//! Linear conditions on numbers: sums, and numbers in ascending order.
//!
//! Invariant: amounts of one condition have one unit, exactly; nothing is rounded.

use super::{Work, ids::Ids, problems::quoted, reasons::Said};
use crate::catalog::{
    Group, GroupIx, Kind, Number, RuleKind, Term, Text,
    decimal::{Decimal, MAX_UNITS, shortest},
    raw::RawWord,
    spans::Place,
};

/// Largest exponent of ten by which amounts are scaled: the decimals of a number and of its factor.
const MAX_SCALE: u8 = 12;

/// `min`, `max` and `equals` as they are written.
pub type Bounds<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

impl Work<'_> {
    /// A sum of numbers, with its reason; `None` after an error.
    pub fn linear(
        &mut self,
        at: &Place,
        sum: &[(String, RawWord)],
        (min, max, equals): Bounds,
        given: Option<&Text>,
        ids: &Ids,
        groups: &[Group],
    ) -> Option<(RuleKind, Text)> {
        if equals.is_some() && (min.is_some() || max.is_some()) {
            let remedy = "write either `equals`, or `min` and `max`";
            self.problems.error(at.field("equals"), "bad-limits", "the sum has two limits", remedy);
            return None;
        }
        if sum.is_empty() || (min, max, equals) == (None, None, None) {
            let place = if sum.is_empty() { at.field("sum") } else { at.field("id") };
            let remedy = "name at least one number, and `min`, `max` or `equals`";
            self.problems.error(place, "empty-rule", "the sum says nothing", remedy);
            return None;
        }
        let mut terms: Vec<(GroupIx, &Number, Decimal)> = Vec::new();
        for (i, (group, factor)) in sum.iter().enumerate() {
            let item = at.field("sum").item(i);
            let number = self.number_group(item.item(0), group, ids);
            let factor = self.decimal(item.item(1), factor);
            if let Some((ix, number, factor)) = number.zip(factor).map(|((ix, number), factor)| (ix, number, factor)) {
                if terms.iter().any(|(known, ..)| *known == ix) {
                    let message = format!("the number {} stands twice", quoted(group));
                    self.problems.error(item, "duplicate-group", message, "add up the two factors");
                }
                terms.push((ix, number, factor));
            }
        }
        let mut bound = |name: &str, word: Option<&str>| match word {
            Some(word) => self.decimal(at.field(name), word).map(Some),
            None => Some(None),
        };
        let (min, max, equals) = (bound("min", min)?, bound("max", max)?, bound("equals", equals)?);
        let (min, max) = (min.or(equals), max.or(equals));
        if terms.len() < sum.len() {
            return None;
        }
        let needed = terms.iter().map(|(_, number, factor)| number.decimals + factor.decimals());
        let limits = min.iter().chain(&max).map(|limit| limit.decimals());
        let decimals = needed.chain(limits).max().unwrap_or_default();
        let kind = (decimals <= MAX_SCALE).then(|| {
            let terms = terms.iter().map(|(ix, number, factor)| {
                let units = factor.units(factor.decimals())?;
                let scale = decimals - number.decimals - factor.decimals();
                Some(Term { group: *ix, amounts: amounts(ids.group(*ix), units, scale)? })
            });
            let bound = |limit: Option<Decimal>| match limit {
                Some(limit) => scaled(limit.units(limit.decimals())?, 1, decimals - limit.decimals()).map(Some),
                None => Some(None),
            };
            Some(RuleKind::Linear { terms: terms.collect::<Option<_>>()?, min: bound(min)?, max: bound(max)? })
        });
        let Some(kind) = kind.flatten() else {
            let remedy = "use factors and limits with fewer digits";
            self.problems.error(at.field("sum"), "bad-number", "the sum has too many digits", remedy);
            return None;
        };
        if let RuleKind::Linear { min: Some(min), max: Some(max), .. } = kind
            && min > max
        {
            let message = "the sum is to be at least more than it may be";
            self.problems.error(at.field("min"), "bad-limits", message, "write the smaller limit as `min`");
        }
        let reason = given.cloned().unwrap_or_else(|| {
            let unit = common_unit(terms.iter().map(|(_, number, _)| *number));
            let shown = |limit: Option<Decimal>| limit.map(|limit| self.amount_label(&unit, limit));
            let named: Vec<_> = terms.iter().map(|(ix, _, factor)| (*ix, factor_text(*factor))).collect();
            let (min, max) = (shown(min), shown(max));
            self.reason(&Said::Sum { terms: &named, min: min.as_ref(), max: max.as_ref() }, groups)
        });
        Some((kind, reason))
    }

    /// Numbers of which each is at least so much above the one before: a rule a pair.
    pub fn ascending(
        &mut self,
        at: &Place,
        numbers: &[String],
        gap: Option<&str>,
        given: Option<&Text>,
        ids: &Ids,
        groups: &[Group],
    ) -> Vec<(RuleKind, Text)> {
        if numbers.len() < 2 {
            let remedy = "name at least two numbers, the smaller first";
            self.problems.error(at.field("groups"), "empty-rule", "there is nothing to compare", remedy);
        }
        let gap = match gap.map(|word| self.decimal(at.field("gap"), word)) {
            Some(None) => return Vec::new(),
            Some(gap) => gap,
            None => None,
        };
        let places = numbers.iter().enumerate().map(|(i, group)| (at.field("groups").item(i), group));
        let found: Vec<_> = places.map(|(place, group)| self.number_group(place, group, ids)).collect();
        let mut rules = Vec::new();
        for (i, pair) in found.windows(2).enumerate() {
            let [Some((low, low_number)), Some((high, high_number))] = *pair else { continue };
            if low == high {
                let message = format!("the number {} stands twice", quoted(&numbers[i]));
                self.problems.error(
                    at.field("groups").item(i + 1),
                    "duplicate-group",
                    message,
                    "remove one of the two",
                );
                continue;
            }
            let Some(kind) = above(ids, low, high, gap) else {
                let remedy = "use numbers with fewer digits";
                self.problems.error(at.field("groups"), "bad-number", "the numbers have too many digits", remedy);
                continue;
            };
            let reason = given.cloned().unwrap_or_else(|| {
                let unit = common_unit([low_number, high_number].into_iter());
                let gap = gap.filter(|gap| gap.units(gap.decimals()) != Some(0));
                let gap = gap.map(|gap| self.amount_label(&unit, gap));
                self.reason(&Said::Above(low, high, gap.as_ref()), groups)
            });
            rules.push((kind, reason));
        }
        rules
    }

    /// A group of kind number, or an error.
    fn number_group<'g>(&mut self, place: Place, id: &str, ids: &Ids<'g>) -> Option<(GroupIx, &'g Number)> {
        let ix = self.find_group(place.clone(), id, ids)?;
        if let Kind::Number(number) = &ids.group(ix).kind {
            return Some((ix, number));
        }
        let message = format!("the group {} is not a number", quoted(id));
        self.problems.error(place, "not-a-number", message, "name groups of kind `Number`");
        None
    }

    fn amount_label(&self, unit: &Text, amount: Decimal) -> Text {
        let decimals = amount.decimals();
        let number = Number { unit: unit.clone(), decimals, ..Number::default() };
        self.number_label(&number, amount.units(decimals).unwrap_or_default())
    }
}

/// `high` − `low` is at least `gap`. Where one of them does not exist, it counts as enough in any case.
fn above(ids: &Ids, low: GroupIx, high: GroupIx, gap: Option<Decimal>) -> Option<RuleKind> {
    let decimals_of = |ix| match &ids.group(ix).kind {
        Kind::Number(number) => number.decimals,
        _ => 0,
    };
    let (low_decimals, high_decimals) = (decimals_of(low), decimals_of(high));
    let decimals = low_decimals.max(high_decimals).max(gap.map_or(0, Decimal::decimals));
    let gap = gap.map_or(Some(0), |gap| gap.units(decimals))?;
    let mut low_amounts = amounts(ids.group(low), -1, decimals - low_decimals)?;
    let mut high_amounts = amounts(ids.group(high), 1, decimals - high_decimals)?;
    let most = |amounts: &[i64]| amounts.iter().map(|amount| amount.abs()).max().unwrap_or_default();
    let enough = gap.abs().checked_add(most(&low_amounts))?.checked_add(most(&high_amounts))?;
    for (ix, amounts) in [(low, &mut low_amounts), (high, &mut high_amounts)] {
        if let Some(absent) = ids.group(ix).absent {
            amounts[usize::from(absent.0)] = enough;
        }
    }
    let terms = vec![Term { group: low, amounts: low_amounts }, Term { group: high, amounts: high_amounts }];
    Some(RuleKind::Linear { terms, min: Some(gap), max: None })
}

/// The amounts of a group times a factor and ten to the power of `scale`.
fn amounts(group: &Group, factor: i64, scale: u8) -> Option<Vec<i64>> {
    group.values.iter().map(|value| scaled(value.amount, factor, scale)).collect()
}

fn scaled(amount: i64, factor: i64, scale: u8) -> Option<i64> {
    let product = i128::from(amount).checked_mul(factor.into())?.checked_mul(10_i128.checked_pow(scale.into())?)?;
    i64::try_from(product).ok().filter(|product| product.abs() <= MAX_UNITS)
}

/// The unit of all the numbers, else none.
fn common_unit<'n>(mut numbers: impl Iterator<Item = &'n Number>) -> Text {
    let first = numbers.next().map(|number| number.unit.clone()).unwrap_or_default();
    if numbers.all(|number| number.unit == first) { first } else { Text::default() }
}

/// Empty for 1, `−` for −1, else the factor with that sign.
fn factor_text(factor: Decimal) -> String {
    let text = shortest(factor.units(factor.decimals()).unwrap_or_default(), factor.decimals()).replace('-', "−");
    match text.as_str() {
        "1" => String::new(),
        "−1" => "−".to_owned(),
        _ => text,
    }
}
