//! What a vendor is bound by: itemised prices with tax and validity, the parts, and the making plan.
//!
//! Invariant: the lines add up to the total, net and tax add up to the gross amount, and the same catalog, selection, list and
//! day give the same quotation everywhere.

use super::{Free, Selection, code, plan, price};
use crate::catalog::{Catalog, Choice, Day, Group, Kind, ListIx, Minor, Ratio};
use serde::Serialize;
use std::collections::BTreeMap;

/// A quotation. Fields are in the order in which they are exported; texts are named by their Fluent keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Quotation {
    pub line: String,
    pub version: u32,
    /// See [`Catalog::hash`].
    pub catalog: String,
    pub code: String,
    /// The price list.
    pub list: String,
    pub currency: String,
    /// Digits of the currency after the decimal separator.
    pub digits: u8,
    pub date: Day,
    /// The last day on which it holds.
    pub valid_until: Day,
    pub lines: Vec<Line>,
    pub given: Vec<Given>,
    /// Amounts of the lines include tax.
    pub tax_included: bool,
    pub tax_basis_points: u32,
    pub net: Minor,
    pub tax: Minor,
    pub gross: Minor,
    pub lead_days: u16,
    pub ready: Day,
    pub stages: Vec<Stage>,
    /// Until when groups can change; those without an entry can until the product is ready.
    pub last_changes: Vec<LastChange>,
    pub parts: Vec<PartLine>,
}

/// One amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    pub kind: LineKind,
    /// Key of the text that names it.
    pub label: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sku: Option<String>,
    /// Of a surcharge: on the sum of all lines that are no surcharges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis_points: Option<i32>,
    pub amount: Minor,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    Base,
    Value,
    Combination,
    Surcharge,
}

/// What the customer wrote, drew or mixed for a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Given {
    pub group: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// As a picture in SVG, see [`crate::catalog::DrawingRule::svg`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub drawing: Option<String>,
    /// `#rrggbb`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// The text may offend: whoever makes the product should look at it first.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub offensive: bool,
}

/// A stage of making. It begins on its first day and is done on the day it ends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Stage {
    pub id: String,
    pub label: String,
    pub begins: Day,
    pub ends: Day,
}

/// The end of the last stage in which a group can change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastChange {
    pub group: String,
    pub stage: String,
    pub until: Day,
}

/// A line of the parts list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PartLine {
    pub sku: String,
    /// Exact: a decimal number, or a fraction such as `1/3`.
    pub quantity: String,
}

/// The quotation for `selection` by `list`, made and begun on `today`. Whether the line is offered that day is for the caller to
/// ask, see [`crate::catalog::LifeCycle::availability`].
pub fn quotation(catalog: &Catalog, list: ListIx, selection: &Selection, today: Day) -> Quotation {
    let list = catalog.price_list(list);
    let price = price::quote_in(catalog, list.ix, selection);
    let rate = i64::from(list.terms.tax.basis_points);
    let (net, tax) = if list.terms.tax.included {
        let tax = price::share(price.total, rate, 10_000 + rate);
        (price.total.saturating_sub(tax), tax)
    } else {
        (price.total, price::share(price.total, rate, 10_000))
    };
    Quotation {
        line: catalog.line.clone(),
        version: catalog.version,
        catalog: catalog.hash.clone(),
        code: code::encode(catalog, selection),
        list: list.terms.id.clone(),
        currency: list.currency.code.clone(),
        digits: list.currency.digits,
        date: today,
        valid_until: valid_until(catalog, list.terms.valid_days, selection, today),
        lines: lines(catalog, &price),
        given: given(catalog, selection),
        tax_included: list.terms.tax.included,
        tax_basis_points: list.terms.tax.basis_points,
        net,
        tax,
        gross: net.saturating_add(tax),
        lead_days: price.lead_days,
        ready: today.plus(price.lead_days.into()),
        stages: stages(catalog, selection, today),
        last_changes: last_changes(catalog, selection, today),
        parts: parts(catalog, selection),
    }
}

/// Prices hold no longer than the line and its values are offered.
fn valid_until(catalog: &Catalog, valid_days: u16, selection: &Selection, today: Day) -> Day {
    let values = selection.choices().filter_map(|choice| catalog.commerce.terms.get(&choice)?.until);
    let ends = values.chain(catalog.commerce.life.until);
    ends.fold(today.plus(valid_days.into()), Day::min).max(today)
}

fn lines(catalog: &Catalog, price: &price::Quote) -> Vec<Line> {
    let line = |kind, label: String, amount| Line {
        kind,
        label,
        group: None,
        value: None,
        sku: None,
        basis_points: None,
        amount,
    };
    let of_value = |kind, choice: Choice, amount| {
        let (group, value) = (&catalog.group(choice.group).id, &catalog.value(choice).id);
        let (label, group, value) = (format!("value-{group}-{value}"), Some(group.clone()), Some(value.clone()));
        Line { group, value, ..line(kind, label, amount) }
    };
    let mut lines = vec![line(LineKind::Base, "line-title".into(), price.base)];
    for &(choice, amount) in &price.items {
        let value = catalog.value(choice);
        // Of what was not chosen (`none`, `absent`) there is nothing to tell.
        if value.key != 0 || amount != 0 {
            let sku = Some(value.sku.clone()).filter(|sku| !sku.is_empty());
            lines.push(Line { sku, ..of_value(LineKind::Value, choice, amount) });
        }
    }
    for &(i, amount) in &price.combinations {
        let label = format!("price-{}", catalog.commerce.combinations[i].id);
        lines.push(line(LineKind::Combination, label, amount));
    }
    for &(choice, amount) in &price.surcharges {
        let basis_points = Some(catalog.commerce.basis_points(choice));
        lines.push(Line { basis_points, ..of_value(LineKind::Surcharge, choice, amount) });
    }
    lines
}

fn given(catalog: &Catalog, selection: &Selection) -> Vec<Given> {
    let given = catalog.groups().filter_map(|(ix, group)| {
        let free = selection.free(ix)?;
        let offensive = group.is_offensive(free);
        let given = Given { group: group.id.clone(), text: None, drawing: None, color: None, offensive };
        Some(match (free, &group.kind) {
            (Free::Text(text), _) => Given { text: Some(text.clone()), ..given },
            (Free::Drawing(drawn), Kind::Drawing(rule)) => Given { drawing: Some(rule.svg(drawn)), ..given },
            // What its group does not take is nothing to make.
            (Free::Drawing(_), _) => return None,
            (Free::Color([r, g, b]), _) => Given { color: Some(format!("#{r:02x}{g:02x}{b:02x}")), ..given },
        })
    });
    given.collect()
}

fn stages(catalog: &Catalog, selection: &Selection, today: Day) -> Vec<Stage> {
    let stages = plan::stages(catalog, selection, today).into_iter();
    let stage = |plan::Stage { stage, begins, ends }| Stage {
        id: stage.id.clone(),
        label: format!("stage-{}", stage.id),
        begins,
        ends,
    };
    stages.map(stage).collect()
}

fn last_changes(catalog: &Catalog, selection: &Selection, today: Day) -> Vec<LastChange> {
    let last = |(ix, group): (_, &Group)| {
        let last = plan::last_stage(catalog, selection, ix, today)?;
        Some(LastChange { group: group.id.clone(), stage: last.stage.id.clone(), until: last.ends })
    };
    catalog.groups().filter_map(last).collect()
}

/// The parts list, by SKU: one piece for each value that is a part, and what the catalog lists besides.
fn parts(catalog: &Catalog, selection: &Selection) -> Vec<PartLine> {
    let values = selection.choices().map(|choice| (catalog.value(choice).sku.as_str(), Some(Ratio::whole(1))));
    let needed = catalog.commerce.parts.iter().filter(|part| part.is_needed(catalog, selection));
    let listed = needed.map(|part| {
        let times = part.per.map_or(Ratio::whole(1), |group| catalog.amount(group, selection.value(group)));
        let quantity = part.quantity.times(times);
        (part.sku.as_str(), if part.whole { quantity.map(Ratio::ceil) } else { quantity })
    });
    let mut parts = BTreeMap::<&str, Vec<Ratio>>::new();
    for (sku, quantity) in values.chain(listed) {
        let Some(quantity) = quantity.filter(|quantity| !sku.is_empty() && !quantity.is_zero()) else { continue };
        let sums = parts.entry(sku).or_default();
        // Fractions that cannot be added exactly stay lines of their own.
        match sums.last_mut().and_then(|sum| Some((sum.plus(quantity)?, sum))) {
            Some((more, sum)) => *sum = more,
            None => sums.push(quantity),
        }
    }
    let line = |sku: &str, quantity: Ratio| PartLine { sku: sku.to_owned(), quantity: quantity.to_string() };
    parts.iter().flat_map(|(sku, sums)| sums.iter().map(|sum| line(sku, *sum))).collect()
}

#[cfg(test)]
#[path = "quotation_tests.rs"]
mod tests;
