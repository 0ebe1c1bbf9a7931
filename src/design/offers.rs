//! Everything a panel says of every value: how it stands to the design, what it costs now, and between which totals designs with
//! it lie.
//!
//! Invariant: a difference is that of the design which choosing the value gives; totals are those of designs that change as few
//! own choices as the value needs.

use super::{
    Design, Selection,
    percent::{Pattern, patterns},
    price,
    weights::Weights,
};
use crate::{
    catalog::{Catalog, Choice, GroupIx, ListIx, Minor, ValueIx},
    rules::{Next, Rulebook, Standing, Summand, Sums, panel::Kind, sums::Range},
};
use std::collections::BTreeMap;

/// What a panel says of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub kind: Kind,
    /// How many own choices of other groups must change at least; 0 where that is none or the value is impossible.
    pub changes: u32,
    /// How much more the design costs if the value is chosen now, see [`super::edit::choose`]; `None` if it cannot be, or if the
    /// rules are not compiled (choosing it tells then).
    pub difference: Option<Minor>,
    /// `None` if no design has the value, or if the rules cannot be compiled with the prices.
    pub totals: Option<Totals>,
}

/// Between which totals designs lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Totals {
    pub cheapest: Minor,
    pub dearest: Minor,
    /// There are designs with these totals. Else none is below or above, but the ends may not be reached: where several discounts
    /// in percent are added each is rounded once, and of very many percentages not all are told apart.
    pub is_exact: bool,
}

/// What a panel says of every value, by group and value, with prices of `list`.
pub fn offers(catalog: &Catalog, book: &Rulebook, list: ListIx, design: &Design) -> Vec<Vec<Offer>> {
    let totals = totals(catalog, book, list, design);
    let mut differences = Differences::new(catalog, book, list, design);
    let mut offer = |group: usize, value: usize, standing: Standing| {
        let choice = Choice { group: GroupIx(group as u16), value: ValueIx(value as u16) };
        let difference = match standing.kind {
            Kind::Chosen | Kind::Implied | Kind::Followed => Some(0),
            Kind::Free | Kind::AfterChanges => differences.of(choice),
            Kind::Never | Kind::Unknown => None,
        };
        let totals = totals.as_ref().and_then(|totals| totals[group][value]);
        Offer { kind: standing.kind, changes: standing.changes, difference, totals }
    };
    let mut group = |(group, standings): (usize, Vec<Standing>)| {
        standings.into_iter().enumerate().map(|(value, standing)| offer(group, value, standing)).collect()
    };
    book.standings(design).into_iter().enumerate().map(&mut group).collect()
}

/// How much more a design costs with another value.
struct Differences<'a> {
    catalog: &'a Catalog,
    book: &'a Rulebook,
    list: ListIx,
    now: Minor,
    /// `None` if the rules are not compiled.
    next: Option<Next<'a>>,
    /// By class of values that can replace each other in every design: what choosing one of them gives.
    after: BTreeMap<u32, Option<Selection>>,
}

impl<'a> Differences<'a> {
    fn new(catalog: &'a Catalog, book: &'a Rulebook, list: ListIx, design: &'a Design) -> Self {
        let now = price::quote_in(catalog, list, &design.selection).total;
        Self { catalog, book, list, now, next: book.next(design), after: BTreeMap::new() }
    }

    fn of(&mut self, choice: Choice) -> Option<Minor> {
        let class = self.book.compiled().ok()?.class(choice.group.0.into(), choice.value.0)?;
        let next = self.next.as_ref()?;
        let chosen = || Some(next.with(choice)?.0);
        let mut after = self.after.entry(class).or_insert_with(chosen).clone()?;
        after.set(choice);
        Some(price::quote_in(self.catalog, self.list, &after).total.saturating_sub(self.now))
    }
}

/// Between which totals the designs with each value lie, by group and value; `None` if the rules cannot be compiled with the
/// prices.
pub fn totals(catalog: &Catalog, book: &Rulebook, list: ListIx, design: &Design) -> Option<Vec<Vec<Option<Totals>>>> {
    let priced = Priced::new(catalog, book, list)?;
    let mut found: Vec<Vec<Option<(u32, Totals)>>> = Vec::new();
    for pattern in &priced.patterns {
        let ranges = priced.sums.ranges(design, &priced.adds(pattern));
        found.resize_with(ranges.len(), Vec::new);
        for (found, ranges) in found.iter_mut().zip(ranges) {
            found.resize(ranges.len(), None);
            for (found, range) in found.iter_mut().zip(ranges) {
                *found = nearer(*found, range.map(|range| (range.changes, priced.totals(pattern, range))));
            }
        }
    }
    Some(found.into_iter().map(|group| group.into_iter().map(|totals| Some(totals?.1)).collect()).collect())
}

/// The totals of the fewest changes; of equally many both together.
fn nearer(one: Option<(u32, Totals)>, other: Option<(u32, Totals)>) -> Option<(u32, Totals)> {
    let (Some((changes, a)), Some((others, b))) = (one, other) else { return one.or(other) };
    match changes.cmp(&others) {
        std::cmp::Ordering::Less => one,
        std::cmp::Ordering::Greater => other,
        std::cmp::Ordering::Equal => {
            let (cheapest, dearest) = (a.cheapest.min(b.cheapest), a.dearest.max(b.dearest));
            Some((changes, Totals { cheapest, dearest, is_exact: a.is_exact && b.is_exact }))
        }
    }
}

/// The rules with the prices of a list.
pub(super) struct Priced<'a> {
    pub sums: Sums<'a>,
    pub patterns: Vec<Pattern>,
    weights: Weights,
}

impl<'a> Priced<'a> {
    pub fn new(catalog: &Catalog, book: &'a Rulebook, list: ListIx) -> Option<Self> {
        let weights = Weights::new(catalog, list);
        // Rules that were not made for this catalog know nothing of its prices.
        let conditions = Some(book.conditions()).filter(|known| known.len() == weights.conditions.len())?;
        let patterns = patterns(&weights, conditions);
        Some(Self { sums: book.sums_with_conditions()?, patterns, weights })
    }

    /// What adds to the price before percentages in designs of `pattern`.
    pub fn adds<'p>(&'p self, pattern: &'p Pattern) -> impl Fn(Summand) -> Option<Minor> + 'p {
        |summand| pattern.fits(summand).then(|| self.weights.amount(summand))
    }

    fn totals(&self, pattern: &Pattern, range: Range) -> Totals {
        let base = self.weights.base;
        let (cheapest, dearest) = pattern.totals(base.saturating_add(range.least), base.saturating_add(range.most));
        Totals { cheapest, dearest, is_exact: pattern.slack() == Some(0) }
    }
}

#[cfg(test)]
#[path = "offers_tests.rs"]
mod tests;
