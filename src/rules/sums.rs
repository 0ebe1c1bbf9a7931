//! Least and greatest sums over all designs, such as prices: of what values add, and of what several values add together.
//!
//! Changes and amounts are one sum: a lost own choice costs more than all amounts together. So two sweeps, one for the least and
//! one for the greatest, answer for every value. Invariant: sums are those of designs that change as few own choices as any with
//! the value.

use super::{
    Rulebook,
    answer::{fixing, settle, take},
    diagram::{Diagram, Live, NEVER, Sweep, bound, is_possible},
};
use crate::catalog::{Choice, Design, GroupIx, Selection, ValueIx};

/// What adds to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Summand {
    Value(Choice),
    /// Whether the condition at this position of [`crate::catalog::Catalog::conditions`] holds.
    Condition(usize, bool),
}

/// What a summand adds; `None` if it must not be in the design: two sums at once cannot be bounded exactly in reasonable time, but
/// leaving out what is too slow is exact because lead times are not added up. Sums are exact as long as no amount is above 2^57
/// divided by the square of the number of groups and conditions; larger ones count as that.
pub type Adds<'a> = dyn Fn(Summand) -> Option<i64> + 'a;

/// Between which sums the designs with a value lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// Own choices of other groups that change at least, where nothing is in the design that must not be.
    pub changes: u32,
    pub least: i64,
    pub most: i64,
}

/// Questions about sums.
#[derive(Clone, Copy)]
pub struct Sums<'a> {
    book: &'a Rulebook,
    diagram: &'a Diagram,
}

/// The amounts of each value, by group and value, where conditions add nothing.
pub fn by_value(amounts: &[Vec<i64>]) -> impl Fn(Summand) -> Option<i64> {
    |summand| match summand {
        Summand::Value(choice) => {
            let amounts = amounts.get(usize::from(choice.group.0));
            Some(amounts.and_then(|amounts| amounts.get(usize::from(choice.value.0))).copied().unwrap_or(0))
        }
        Summand::Condition(..) => Some(0),
    }
}

impl Rulebook {
    /// Sums of what values add; nothing is asked about conditions. `None` if the rules are not compiled.
    pub fn sums(&self) -> Option<Sums<'_>> {
        Some(Sums { book: self, diagram: self.compiled().ok()? })
    }

    /// Sums of what values and conditions add. `None` if the rules cannot be compiled with the conditions.
    pub fn sums_with_conditions(&self) -> Option<Sums<'_>> {
        Some(Sums { book: self, diagram: self.with_conditions().ok()? })
    }
}

impl Sums<'_> {
    /// By group and value; `None` where no design has the value and nothing that must not be.
    pub fn ranges(&self, design: &Design, adds: &Adds<'_>) -> Vec<Vec<Option<Range>>> {
        let costs = Costs::new(self, adds);
        let least = Sweep::new(self.diagram, &costs.with_losses(design, 1)).besides(self.diagram);
        let most = Sweep::new(self.diagram, &costs.with_losses(design, -1)).besides(self.diagram);
        let range = |group: usize, value: usize, class: u32| {
            let own = Some(costs.of(group, value as u16)).filter(|own| *own < NEVER)?;
            let (changes, least) = costs.parted(least[class as usize])?;
            let (_, most) = costs.parted(most[class as usize])?;
            Some(Range { changes, least: own + least, most: own - most })
        };
        let group = |group: usize| {
            let classes = self.diagram.class_of(group).iter().enumerate();
            classes.map(|(value, &class)| range(group, value, class)).collect()
        };
        (0..self.groups()).map(group).collect()
    }

    /// The valid design with all of `fixed` whose sum is least; among those the nearest to `prefer`, as in
    /// [`Rulebook::complete`]. Negated amounts give the greatest sum. `None` if there is none.
    pub fn least(&self, fixed: &[Choice], adds: &Adds<'_>, prefer: &Selection) -> Option<Selection> {
        let all = Costs::new(self, adds);
        let costs = fixing(self.diagram, fixed, |variable, value| all.of(variable, value))?;
        let mut live = Live::cheapest(self.diagram, &costs)?;
        settle(self.book.known(fixed, prefer), |choice| {
            let class = self.diagram.class(choice.group.0.into(), choice.value.0);
            let cost = all.of(choice.group.0.into(), choice.value.0);
            class.is_some_and(|class| cost == costs[class as usize]) && take(self.diagram, &mut live, choice)
        })
    }

    fn groups(&self) -> usize {
        self.book.defaults.choices().len()
    }
}

/// Amounts within bounds that keep every sum of a design and its changes exact, by variable and value; [`NEVER`] for what must
/// not be.
struct Costs<'a> {
    diagram: &'a Diagram,
    amounts: Vec<Vec<i64>>,
    /// What a lost own choice costs; more than twice the largest sum of amounts.
    loss: i64,
}

impl<'a> Costs<'a> {
    fn new(sums: &Sums<'a>, adds: &Adds<'_>) -> Self {
        let (diagram, groups) = (sums.diagram, sums.groups());
        let levels = diagram.order().len();
        let most = bound(levels) / (4 * (levels as i64 + 1));
        let summand = |variable: usize, value: u16| match variable.checked_sub(groups) {
            None => Summand::Value(Choice { group: GroupIx(variable as u16), value: ValueIx(value) }),
            Some(condition) => Summand::Condition(condition, value == 1),
        };
        let amount = |variable, value| adds(summand(variable, value)).map_or(NEVER, |amount| amount.clamp(-most, most));
        let of = |variable: usize| {
            let values = 0..diagram.class_of(variable).len() as u16;
            values.map(|value| amount(variable, value)).collect::<Vec<_>>()
        };
        let amounts: Vec<_> = (0..levels).map(of).collect();
        let largest = |amounts: &Vec<i64>| {
            let possible = amounts.iter().filter(|amount| **amount < NEVER);
            possible.map(|amount| amount.abs()).max().unwrap_or(0)
        };
        let loss = 2 * amounts.iter().map(largest).sum::<i64>() + 1;
        Self { diagram, amounts, loss }
    }

    fn of(&self, variable: usize, value: u16) -> i64 {
        self.amounts[variable].get(usize::from(value)).copied().unwrap_or(NEVER)
    }

    /// By class, where amounts count by `sign`.
    fn with_losses(&self, design: &Design, sign: i64) -> Vec<i64> {
        self.diagram.costs(|variable, value| match self.of(variable, value) {
            NEVER => NEVER,
            amount => {
                let is_own = design.own.get(variable) == Some(&true);
                let is_lost = is_own && design.selection.value(GroupIx(variable as u16)).0 != value;
                sign * amount + if is_lost { self.loss } else { 0 }
            }
        })
    }

    /// A cost as lost choices and amounts.
    fn parted(&self, cost: i64) -> Option<(u32, i64)> {
        let half = self.loss / 2;
        let above = Some(cost).filter(|cost| is_possible(*cost))? + half;
        Some((above.div_euclid(self.loss) as u32, above.rem_euclid(self.loss) - half))
    }
}
