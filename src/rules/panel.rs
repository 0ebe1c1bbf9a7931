//! Everything a panel shows beside the values: what choosing one would mean, and between which prices designs with it lie.
//!
//! Changes and prices are one sum: a lost own choice costs more than all prices together. So two sweeps, one for the cheapest
//! and one for the dearest, answer for every value. Invariant: prices are those of designs that change as few own choices as
//! the standing says.

use super::{
    Rulebook, Status,
    answer::{self, Known},
    diagram::{Counts, Diagram, NEVER, Sweep, bound, is_possible},
    effort::NotKnown,
};
use crate::catalog::{Choice, Design, GroupIx, Selection, ValueIx};
use num_bigint::BigUint;

/// What a sum is made of: an amount a value, by group and value, and which values must not be.
pub struct Weights<'a> {
    /// Such as prices in minor units. Sums are exact as long as no amount is above 2^57 divided by the square of the number of
    /// groups; larger ones count as that.
    pub amounts: &'a [Vec<i64>],
    /// Values that are left out, such as those that take too long to deliver: two sums at once cannot be bounded exactly in
    /// reasonable time, but leaving out what is too slow is exact because lead times are not added up.
    pub masked: &'a dyn Fn(Choice) -> bool,
}

/// How a value stands to the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In the design, chosen by the customer.
    Chosen,
    /// In the design, and with these own choices no other value of its group can be.
    Implied,
    /// In the design by preference; other values of its group would do.
    Followed,
    /// It can be chosen and every own choice stays.
    Free,
    /// It can be chosen if own choices change.
    AfterChanges,
    /// No valid design has it.
    Never,
    /// The rules are not compiled, and the search for a design with it was given up.
    Unknown,
}

/// One value of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub kind: Kind,
    /// How many own choices of other groups must change at least; 0 where that is none or the value is impossible.
    pub changes: u32,
    /// The least and the greatest sum of amounts over all groups among the designs that have the value, none that is masked,
    /// and no more changes than that. `None` if there is none, or if the rules are not compiled.
    pub range: Option<(i64, i64)>,
}

impl Rulebook {
    /// The standing of every value of every group, by group and value.
    pub fn panel(&self, design: &Design, weights: &Weights<'_>) -> Vec<Vec<Standing>> {
        match self.compiled() {
            Ok(diagram) => Panel::new(diagram, design, weights).standings(),
            Err(_) => self.panel_searched(design),
        }
    }

    /// The valid design with all of `fixed` and nothing masked whose sum of amounts is least; among those the nearest to
    /// `prefer`, as in [`Rulebook::complete`]. Negated amounts give the greatest sum or the most popular design. `None` if
    /// there is none, or if the rules are not compiled.
    pub fn cheapest(&self, fixed: &[Choice], weights: &Weights<'_>, prefer: &Selection) -> Option<Selection> {
        let diagram = self.compiled().ok()?;
        let known: Known<'_> = self.known(fixed, prefer);
        let amount = Amounts::new(diagram, weights);
        answer::best(diagram, known, |choice| amount.of(choice))
    }

    /// By group and value, the number of valid designs with it; `None` if the rules are not compiled.
    pub fn counts(&self) -> Option<Vec<Vec<BigUint>>> {
        let diagram = self.compiled().ok()?;
        Some(Counts::new(diagram).by_value(diagram))
    }

    fn panel_searched(&self, design: &Design) -> Vec<Vec<Standing>> {
        let of = |(group, statuses): (usize, Vec<Result<Status, NotKnown>>)| {
            let is_implied = statuses.iter().all(|status| !matches!(status, Ok(Status::Free) | Err(NotKnown)));
            let standing = |status: &Result<Status, NotKnown>| {
                let (kind, changes) = match status {
                    Ok(Status::Selected) if design.own[group] => (Kind::Chosen, 0),
                    Ok(Status::Selected) if is_implied => (Kind::Implied, 0),
                    Ok(Status::Selected) => (Kind::Followed, 0),
                    Ok(Status::Free) => (Kind::Free, 0),
                    Ok(Status::AfterChanges(changes)) => (Kind::AfterChanges, changes.len() as u32),
                    Ok(Status::Never) => (Kind::Never, 0),
                    Err(NotKnown) => (Kind::Unknown, 0),
                };
                Standing { kind, changes, range: None }
            };
            statuses.iter().map(standing).collect()
        };
        self.try_statuses(design).into_iter().enumerate().map(of).collect()
    }
}

/// Amounts within bounds that keep every sum of a design and its changes exact.
struct Amounts<'a> {
    weights: &'a Weights<'a>,
    most: i64,
}

impl<'a> Amounts<'a> {
    fn new(diagram: &Diagram, weights: &'a Weights<'a>) -> Self {
        let levels = diagram.order().len();
        Self { weights, most: bound(levels) / (4 * (levels as i64 + 1)) }
    }

    fn of(&self, choice: Choice) -> i64 {
        if (self.weights.masked)(choice) {
            return NEVER;
        }
        let amounts = self.weights.amounts.get(usize::from(choice.group.0));
        let amount = amounts.and_then(|amounts| amounts.get(usize::from(choice.value.0)));
        amount.copied().unwrap_or(0).clamp(-self.most, self.most)
    }
}

struct Panel<'a> {
    diagram: &'a Diagram,
    design: &'a Design,
    amounts: Amounts<'a>,
    /// What a lost own choice costs; more than twice the largest sum of amounts.
    loss: i64,
}

impl<'a> Panel<'a> {
    fn new(diagram: &'a Diagram, design: &'a Design, weights: &'a Weights<'a>) -> Self {
        let amounts = Amounts::new(diagram, weights);
        let largest = |group: &Vec<i64>| group.iter().map(|a| a.saturating_abs().min(amounts.most)).max().unwrap_or(0);
        let most: i64 = weights.amounts.iter().take(diagram.order().len()).map(largest).sum();
        Self { diagram, design, loss: 2 * most + 1, amounts }
    }

    fn standings(&self) -> Vec<Vec<Standing>> {
        let losses = Sweep::new(self.diagram, &answer::losses(self.diagram, self.design)).besides(self.diagram);
        let cheapest = self.besides(1);
        let dearest = self.besides(-1);
        let group = |group: usize| {
            let classes = self.diagram.class_of(group);
            let values = || (0..).zip(classes);
            let free = values().filter(|(_, class)| losses[**class as usize] == 0).count();
            let standing = |(value, &class): (u16, &u32)| {
                let choice = Choice { group: GroupIx(group as u16), value: ValueIx(value) };
                let changes = losses[class as usize];
                let kind = match changes {
                    _ if self.design.selection.has(choice) && self.design.own[group] => Kind::Chosen,
                    _ if self.design.selection.has(choice) && free <= 1 => Kind::Implied,
                    _ if self.design.selection.has(choice) => Kind::Followed,
                    0 => Kind::Free,
                    _ if is_possible(changes) => Kind::AfterChanges,
                    _ => Kind::Never,
                };
                let changes = if is_possible(changes) { changes as u32 } else { 0 };
                let own = self.amounts.of(choice);
                let least = self.sum(cheapest[class as usize]).filter(|_| own < NEVER);
                let range = least.zip(self.sum(dearest[class as usize])).map(|(least, most)| (own + least, own - most));
                Standing { kind, changes, range }
            };
            values().map(standing).collect()
        };
        (0..self.diagram.order().len()).map(group).collect()
    }

    /// By class, the least cost besides it, where amounts count by `sign`.
    fn besides(&self, sign: i64) -> Vec<i64> {
        let costs = self.diagram.costs(|variable, value| {
            let choice = Choice { group: GroupIx(variable as u16), value: ValueIx(value) };
            match self.amounts.of(choice) {
                NEVER => NEVER,
                amount => {
                    let is_lost = self.design.own[variable] && !self.design.selection.has(choice);
                    sign * amount + if is_lost { self.loss } else { 0 }
                }
            }
        });
        Sweep::new(self.diagram, &costs).besides(self.diagram)
    }

    /// The amounts in a cost without its losses.
    fn sum(&self, cost: i64) -> Option<i64> {
        let half = self.loss / 2;
        is_possible(cost).then(|| (cost + half).rem_euclid(self.loss) - half)
    }
}
