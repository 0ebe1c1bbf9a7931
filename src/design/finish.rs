//! Ways to finish a design: what the customer did not choose is filled in towards a goal.
//!
//! Invariant: every own choice stays, the result is valid, and words and colours are never made up: a value that needs them is
//! taken from where they are.

use super::{Change, Design, Selection, edit::keep_free, offers::Priced, price};
use crate::{
    catalog::{Catalog, Cause, Choice, GroupIx, ListIx, Minor},
    rules::{
        Rulebook, Summand, Sums,
        sums::{Adds, by_value},
    },
};
use std::collections::BTreeSet;

/// What a design is finished for.
#[derive(Clone, Copy, Debug)]
pub enum Goal<'a> {
    /// The least total.
    Cheapest,
    /// The most votes, by group and value.
    Popular(&'a [Vec<i64>]),
    /// The shortest lead time.
    Soonest,
    /// As much as can be of this preset of [`Catalog::presets`]: first of what its author named (of equally much the earlier
    /// groups), then of what else it has.
    Preset(usize),
}

/// A design that was finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finished {
    pub selection: Selection,
    /// What it has otherwise than the design before, in order of the groups; none of them is an own choice.
    pub changes: Vec<Change>,
    /// How much more it costs.
    pub price: Minor,
    pub lead_days: u16,
}

/// `design` finished for `goal`, with prices of `list`. `None` if there is no such preset, or (but for presets) if the rules are
/// not compiled. Of several that reach the goal alike the nearest to `design`. Where the catalog has so many percentages that
/// they are not all told apart (see [`super::offers::Totals`]), the cheapest is the best that was found.
pub fn finish(catalog: &Catalog, book: &Rulebook, list: ListIx, design: &Design, goal: Goal<'_>) -> Option<Finished> {
    let finish = Finish { catalog, book, list, design, own: design.own_choices() };
    let selection = match goal {
        Goal::Cheapest => finish.cheapest()?,
        Goal::Popular(votes) => finish.least(book.sums()?, &|summand| Some(-by_value(votes)(summand)?))?,
        Goal::Soonest => finish.soonest()?,
        Goal::Preset(preset) => finish.preset(preset)?,
    };
    let before = &design.selection;
    let moved =
        before.choices().filter(|&from| !selection.has(from) || selection.free(from.group) != before.free(from.group));
    let change = |from: Choice| {
        let to = Choice { value: selection.value(from.group), ..from };
        Change { from, to, was_own: design.own[usize::from(from.group.0)] }
    };
    let changes = moved.map(change).collect();
    let (now, after) = (price::quote_in(catalog, list, before), price::quote_in(catalog, list, &selection));
    let price = after.total.saturating_sub(now.total);
    Some(Finished { selection, changes, price, lead_days: after.lead_days })
}

struct Finish<'a> {
    catalog: &'a Catalog,
    book: &'a Rulebook,
    list: ListIx,
    design: &'a Design,
    own: Vec<Choice>,
}

impl Finish<'_> {
    /// The design of least sum; what needs words or a colour is in it only where it is now.
    fn least(&self, sums: Sums<'_>, adds: &Adds<'_>) -> Option<Selection> {
        let now = &self.design.selection;
        let adds = |summand: Summand| match summand {
            Summand::Value(choice) if self.needs_free(choice) && !now.has(choice) => None,
            _ => adds(summand),
        };
        Some(keep_free(now, sums.least(&self.own, &adds, now)?))
    }

    fn needs_free(&self, choice: Choice) -> bool {
        self.catalog.group(choice.group).free_value() == Some(choice.value)
    }

    fn cheapest(&self) -> Option<Selection> {
        let priced = Priced::new(self.catalog, self.book, self.list)?;
        let found = priced.patterns.iter().filter_map(|pattern| self.least(priced.sums, &priced.adds(pattern)));
        found.min_by_key(|selection| {
            let total = price::quote_in(self.catalog, self.list, selection).total;
            (total, self.design.selection.diff(selection).len())
        })
    }

    /// The slowest part sets the lead time, so what is slower than a bound is left out: the smallest bound that leaves a design.
    fn soonest(&self) -> Option<Selection> {
        let sums = self.book.sums_with_conditions()?;
        let conditions = self.catalog.conditions();
        let days = |summand: Summand| match summand {
            Summand::Value(choice) => self.catalog.value(choice).lead_days,
            Summand::Condition(i, true) => match conditions[i].cause {
                Cause::Part(part) => self.catalog.commerce.parts[part].lead_days,
                Cause::Combination(_) | Cause::Included(_) => 0,
            },
            Summand::Condition(_, false) => 0,
        };
        let values = self.catalog.groups().flat_map(|(group, described)| {
            described.values().map(move |(value, _)| Summand::Value(Choice { group, value }))
        });
        let held = (0..conditions.len()).map(|i| Summand::Condition(i, true));
        let bounds: BTreeSet<u16> = values.chain(held).map(days).chain([0]).collect();
        let within = |bound: u16| move |summand: Summand| (days(summand) <= bound).then_some(0);
        bounds.into_iter().find_map(|bound| self.least(sums, &within(bound)))
    }

    fn preset(&self, preset: usize) -> Option<Selection> {
        let preset = self.catalog.presets.get(preset)?;
        let is_own = |choice: &Choice| self.design.own[usize::from(choice.group.0)];
        let named: Vec<_> = preset.choices.iter().copied().filter(|choice| !is_own(choice)).collect();
        let (named, _) = self.book.repair(&self.own, &named)?;
        let fixed = [&self.own[..], &named].concat();
        let is_fixed = |group: GroupIx| fixed.iter().any(|choice| choice.group == group);
        let rest: Vec<_> = preset.selection.choices().filter(|choice| !is_fixed(choice.group)).collect();
        let (rest, _) = self.book.repair(&fixed, &rest)?;
        let fixed = [fixed, rest].concat();
        let mut selection = self.book.complete(&fixed, &preset.selection)?;
        for choice in selection.clone().choices() {
            let from = if is_own(&choice) { &self.design.selection } else { &preset.selection };
            selection.set_free(choice.group, from.free(choice.group).filter(|_| from.has(choice)).cloned());
        }
        Some(selection)
    }
}
