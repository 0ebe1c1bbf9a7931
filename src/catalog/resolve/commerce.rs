//! Price lists, and the prices of values and combinations in them.
//!
//! Invariant: every value and combination that leaves here has a price in each list, whatever is wrong with the catalog.

use super::{
    Work,
    check::MAX_PRICE,
    ids::Ids,
    problems::{instead, quoted},
};
use crate::catalog::{
    Choice, CombinationPrice, Commerce, Group, GroupIx, ListTerms, Minor, MoreList, Ratio, Tax, ValueIx, ValueTerms,
    raw::{RawCatalog, RawGroup, RawValue},
    raw_commerce::{RawCombinationPrice, RawPriceList, RawPrices},
    spans::Place,
};
use std::collections::{BTreeMap, BTreeSet};

/// Most price lists of a line.
const MAX_LISTS: usize = 16;
/// Most combination prices, parts or stages of a line.
pub const MAX_ENTRIES: usize = 1000;
/// Largest tax rate and surcharge, and largest discount, in basis points: all of the price.
const MAX_BASIS_POINTS: i64 = 10_000;

/// A value as the catalog writes it, with where it is in the model.
pub struct Written<'s> {
    pub place: Place<'s>,
    pub raw: &'s RawValue,
    pub group: &'s RawGroup,
    pub choice: Choice,
}

impl<'s> Work<'s> {
    /// Everything under `commerce`, and what values say about it.
    pub fn commerce(&mut self, root: &Place<'s>, raw: &'s RawCatalog, ids: &Ids, groups: &[Group]) -> Commerce {
        let at = root.field("commerce");
        let (first, others) = self.price_lists(&at.field("lists"), raw);
        let names: Vec<&str> = others.iter().map(|list| list.id.as_str()).collect();
        let bases = self.prices(root, ("price", raw.price), &raw.prices, &names, &first);
        for (list, base) in names.iter().zip(&bases).filter(|(_, base)| **base < 0) {
            let message = format!("in the list {} the product costs {base}", quoted(list));
            self.problems.error(
                root.field("prices").field(list),
                "negative-price",
                message,
                "write a base price of 0 or more",
            );
        }
        let lists = others.iter().zip(bases).enumerate();
        let more = lists.map(|(i, (list, base))| self.more_list(&at.field("lists").item(i + 1), list, base)).collect();
        let mut terms = BTreeMap::new();
        let written = written(root, raw, groups);
        for value in &written {
            let prices =
                self.prices(&value.place, ("price", value.raw.price.unwrap_or(0)), &value.raw.prices, &names, &first);
            let from = self.day(value.place.field("from"), value.raw.from.as_deref());
            let until = self.day(value.place.field("until"), value.raw.until.as_deref());
            self.check_span(value.place.field("until"), from, until);
            let points = value.place.field("basis_points");
            let basis_points = self.basis_points(points, "surcharge", value.raw.basis_points.into(), -MAX_BASIS_POINTS);
            terms.insert(value.choice, ValueTerms { prices, basis_points: basis_points as i32, from, until });
        }
        let priced = written.iter().filter(|value| value.raw.price.is_some() || !value.raw.prices.is_empty());
        let priced: BTreeSet<Choice> = priced.map(|value| value.choice).collect();
        self.unit_prices(&at.field("unit_prices"), raw, &names, groups, &priced, &mut terms);
        self.check_generated(&root.field("groups"), names.len(), groups, &terms);
        terms.retain(|_, terms| {
            let is_simple = terms.prices.iter().all(|price| *price == 0) && terms.basis_points == 0;
            !is_simple || terms.from.is_some() || terms.until.is_some()
        });
        self.check_discounts(root.field("groups"), groups, &terms);
        let combinations = self.combinations(&at.field("combinations"), raw, &names, &first, ids);
        Commerce {
            more,
            terms,
            combinations,
            parts: self.parts(&at.field("parts"), &raw.commerce.parts, ids, groups),
            plan: self.plan(&at, &raw.commerce, ids),
            life: self.life(&at, &raw.commerce, &written, groups),
            former: self.former(root, raw, &written, groups),
            first,
        }
    }

    /// The first list, and how the others are written.
    fn price_lists(&mut self, place: &Place<'s>, raw: &'s RawCatalog) -> (ListTerms, &'s [RawPriceList]) {
        let lists = &raw.commerce.lists;
        let Some((first, others)) = lists.split_first() else { return (ListTerms::default(), &[]) };
        if lists.len() > MAX_LISTS {
            let message = format!("there are {} price lists", lists.len());
            self.problems.error(place.item(MAX_LISTS), "too-many", message, format!("have at most {MAX_LISTS}"));
        }
        if first.currency != raw.currency {
            let message = format!(
                "the first price list is in {}, the prices of the catalog in {}",
                quoted(&first.currency),
                quoted(&raw.currency)
            );
            let remedy = "put the list of the catalog's `currency` first";
            self.problems.error(place.item(0).field("currency"), "currency-mismatch", message, remedy);
        }
        let mut known = BTreeSet::new();
        for (i, list) in lists.iter().enumerate().take(MAX_LISTS) {
            let at = place.item(i);
            self.check_new_id(at.field("id"), "price list", &list.id, &mut known);
            self.basis_points(at.field("tax"), "tax rate", list.tax.into(), 0);
        }
        (terms(first), &others[..others.len().min(MAX_LISTS - 1)])
    }

    fn more_list(&mut self, at: &Place, list: &RawPriceList, base: Minor) -> MoreList {
        MoreList { terms: terms(list), currency: self.check_currency(at.field("currency"), &list.currency), base }
    }

    /// Amounts in the lists behind the first, in their order. One that is missing is an error unless nothing is charged.
    fn prices(
        &mut self,
        at: &Place,
        (field, in_first): (&str, Minor),
        raw: &RawPrices,
        lists: &[&str],
        first: &ListTerms,
    ) -> Vec<Minor> {
        let place = at.field("prices");
        for id in raw.keys().filter(|id| !lists.contains(&id.as_str())) {
            let (message, remedy) = if *id == first.id {
                (format!("{} is the first price list", quoted(id)), format!("write its amount as `{field}`"))
            } else {
                (format!("there is no price list {}", quoted(id)), instead(id, lists.iter().copied()))
            };
            self.problems.error(place.key(id), "unknown-list", message, remedy);
        }
        for id in lists.iter().filter(|id| in_first != 0 && !raw.contains_key(**id)) {
            let message = format!("there is no price in the list {}", quoted(id));
            let remedy = format!("add `prices: {{\"{id}\": …}}`, in minor units of its currency");
            self.problems.error(at.field(field), "missing-price", message, remedy);
        }
        let amounts = lists.iter().map(|id| raw.get(*id).map_or(0, |price| self.check_price(place.field(id), *price)));
        amounts.collect()
    }

    /// What one unit of a number costs in the other lists, times the numbers; those `priced` have prices of their own.
    fn unit_prices(
        &mut self,
        place: &Place,
        raw: &RawCatalog,
        lists: &[&str],
        groups: &[Group],
        priced: &BTreeSet<Choice>,
        terms: &mut BTreeMap<Choice, ValueTerms>,
    ) {
        for (id, prices) in &raw.commerce.unit_prices {
            let Some(g) = groups.iter().position(|group| group.id == *id) else {
                let remedy = instead(id, groups.iter().map(|group| group.id.as_str()));
                let message = format!("there is no group {}", quoted(id));
                self.problems.error(place.key(id), "unknown-group", message, remedy);
                continue;
            };
            let at = place.field(id);
            for list in prices.keys().filter(|list| !lists.contains(&list.as_str())) {
                let message = format!("there is no price list {}", quoted(list));
                let remedy = instead(list, lists.iter().copied());
                self.problems.error(at.key(list), "unknown-list", message, remedy);
            }
            for list in lists.iter().filter(|list| !prices.contains_key(**list)) {
                let message = format!("there is no price in the list {}", quoted(list));
                let remedy = format!("add `\"{list}\": …`, in minor units of its currency, or 0");
                self.problems.error(place.key(id), "missing-price", message, remedy);
            }
            let units: Vec<_> = lists.iter().map(|list| prices.get(*list).copied().unwrap_or_default()).collect();
            for (value, described) in groups[g].values() {
                let Some(number) = Ratio::parse(&described.id) else { continue };
                let amount = |unit: &Minor| {
                    let product = Ratio::whole((*unit).clamp(-MAX_PRICE, MAX_PRICE)).times(number)?;
                    product.rounded().filter(|price| price.abs() <= MAX_PRICE)
                };
                let amounts: Option<Vec<_>> = units.iter().map(amount).collect();
                match amounts {
                    Some(prices) => {
                        let choice = Choice { group: GroupIx(g as u16), value };
                        if !priced.contains(&choice) {
                            terms.entry(choice).or_default().prices = prices;
                        }
                    }
                    None => {
                        let remedy = format!("keep amounts between -{MAX_PRICE} and {MAX_PRICE}");
                        self.problems.error(at.clone(), "out-of-range", "a price becomes too large", remedy);
                        break;
                    }
                }
            }
        }
    }

    /// Values that the catalog does not write out need prices in the other lists too.
    fn check_generated(&mut self, place: &Place, lists: usize, groups: &[Group], terms: &BTreeMap<Choice, ValueTerms>) {
        for (g, group) in groups.iter().enumerate() {
            let has_prices = |value| {
                let choice = Choice { group: GroupIx(g as u16), value };
                terms.get(&choice).is_some_and(|terms| terms.prices.len() == lists)
            };
            if lists > 0 && group.values().any(|(ix, value)| value.price != 0 && !has_prices(ix)) {
                let message = format!("the numbers of {} have no price in the other lists", quoted(&group.id));
                let remedy = format!("add `\"{}\": {{…}}` to the `unit_prices` under `commerce`", group.id);
                self.problems.error(place.clone(), "missing-price", message, remedy);
            }
        }
    }

    fn combinations(
        &mut self,
        place: &Place,
        raw: &'s RawCatalog,
        lists: &[&str],
        first: &ListTerms,
        ids: &Ids,
    ) -> Vec<CombinationPrice> {
        let entries = &raw.commerce.combinations;
        self.check_count(place, "combination prices", entries.len());
        let mut known = BTreeSet::new();
        let mut found = Vec::new();
        for (i, entry) in entries.iter().take(MAX_ENTRIES).enumerate() {
            let RawCombinationPrice { id, when, price, prices } = entry;
            let at = place.item(i);
            self.check_new_id(at.field("id"), "combination price", id, &mut known);
            if when.is_empty() {
                let remedy = "name the values that cost this together; what is always charged belongs to `price`";
                self.problems.error(at.field("when"), "empty-condition", "the price has no condition", remedy);
            }
            found.push(CombinationPrice {
                id: id.clone(),
                label: self.texts.required(&format!("price-{id}"), at.field("id"), &mut self.problems),
                when: self.condition(&at.field("when"), when, ids),
                price: self.check_price(at.field("price"), *price),
                prices: self.prices(&at, ("price", *price), prices, lists, first),
            });
        }
        found
    }

    /// At most [`MAX_ENTRIES`].
    pub fn check_count(&mut self, place: &Place, what: &str, count: usize) {
        if count > MAX_ENTRIES {
            let remedy = format!("have at most {MAX_ENTRIES}");
            self.problems.error(place.item(MAX_ENTRIES), "too-many", format!("there are {count} {what}"), remedy);
        }
    }

    fn basis_points(&mut self, place: Place, what: &str, points: i64, least: i64) -> i64 {
        if (least..=MAX_BASIS_POINTS).contains(&points) {
            return points;
        }
        let remedy = format!("write basis points (250 is 2.5 %) from {least} to {MAX_BASIS_POINTS}");
        self.problems.error(place, "out-of-range", format!("the {what} is {points}"), remedy);
        0
    }

    /// All percentages together must leave something to pay.
    fn check_discounts(&mut self, place: Place, groups: &[Group], terms: &BTreeMap<Choice, ValueTerms>) {
        let points = |g: usize, v: usize| {
            let choice = Choice { group: GroupIx(g as u16), value: ValueIx(v as u16) };
            terms.get(&choice).map_or(0, |terms| i64::from(terms.basis_points))
        };
        let least = groups.iter().enumerate().map(|(g, group)| {
            let points = (0..group.values.len()).map(|v| points(g, v));
            points.min().unwrap_or_default()
        });
        let sum: i64 = least.sum();
        if sum < -MAX_BASIS_POINTS {
            let message = format!("all discounts together are {} % of the price", -sum / 100);
            self.problems.warning(place, "negative-price", message, "make the discounts smaller");
        }
    }
}

fn terms(list: &RawPriceList) -> ListTerms {
    let tax = Tax { included: list.tax_included, basis_points: list.tax.min(MAX_BASIS_POINTS as u32) };
    ListTerms { id: list.id.clone(), tax, valid_days: list.valid_days }
}

/// The values that the catalog writes out, as far as the model has them: in their group, or, as members of a multiple choice,
/// the `yes` of their own. A number may be written in another way than its id.
fn written<'s>(root: &Place<'s>, raw: &'s RawCatalog, groups: &[Group]) -> Vec<Written<'s>> {
    let by_id: BTreeMap<&str, usize> = groups.iter().enumerate().rev().map(|(g, group)| (&*group.id, g)).collect();
    let place = root.field("groups");
    let mut found = Vec::new();
    for (i, group) in raw.groups.iter().enumerate() {
        let values = by_id.get(&*group.id).map(|&g| (g, names(&groups[g])));
        for (j, value) in group.values.iter().enumerate() {
            let choice = match &values {
                Some((g, names)) => {
                    let number = || names.get(&as_number(&value.id)?);
                    names.get(&value.id).or_else(number).map(|value| (*g, *value))
                }
                None => by_id.get(&*format!("{}-{}", group.id, value.id)).and_then(|&g| {
                    let (yes, _) = groups[g].values().find(|(_, value)| value.id == "yes")?;
                    Some((g, yes))
                }),
            };
            let Some((g, ix)) = choice else { continue };
            let choice = Choice { group: GroupIx(g as u16), value: ix };
            found.push(Written { place: place.item(i).field("values").item(j), raw: value, group, choice });
        }
    }
    found
}

/// The values of a group by their ids, numbers also by what they amount to.
fn names(group: &Group) -> BTreeMap<String, ValueIx> {
    let mut names = BTreeMap::new();
    for (ix, value) in group.values() {
        names.entry(value.id.clone()).or_insert(ix);
    }
    for (ix, value) in group.values() {
        if let Some(number) = as_number(&value.id) {
            names.entry(number).or_insert(ix);
        }
    }
    names
}

fn as_number(id: &str) -> Option<String> {
    Some(Ratio::parse(id)?.to_string())
}

#[cfg(test)]
#[path = "commerce_tests.rs"]
mod tests;
