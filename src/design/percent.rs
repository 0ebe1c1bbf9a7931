//! Percentages over all designs at once.
//!
//! A total is the product of two sums, which a diagram cannot bound in one sweep. But few values have percentages: for each way to
//! choose among these (a [`Pattern`]) the percentages are fixed, and the total follows from the sum before them. Invariant: every
//! design fits exactly one pattern; where all percentages of a pattern are fixed, and at most one of them is a discount, totals
//! grow with the sum, so that its ends are exact. Each further discount moves a total by less than one minor unit against the
//! order of the sums, because each is rounded once.

use super::{price::share, weights::Weights};
use crate::{
    catalog::{Cause, Choice, Condition, GroupIx, Minor, ValueIx},
    rules::Summand,
};
use std::collections::{BTreeMap, BTreeSet};

/// Most patterns: each is two sweeps. What is beyond is bounded and not told apart.
const MAX_PATTERNS: usize = 64;

/// A way to choose among what has percentages.
#[derive(Clone, Debug, Default)]
pub struct Pattern {
    /// By group that has any: the values that fit.
    values: BTreeMap<GroupIx, BTreeSet<ValueIx>>,
    /// By condition that has any: whether it holds.
    conditions: BTreeMap<usize, bool>,
    /// Percentages that are charged, in basis points.
    charged: Vec<i32>,
    /// Of groups that are not told apart: the least and the greatest.
    open: Vec<(i32, i32)>,
}

/// One way to choose within a group, with what it charges.
struct Way {
    values: BTreeSet<ValueIx>,
    condition: Option<(usize, bool)>,
    basis_points: i32,
}

/// All patterns of a line with these weights and conditions.
pub fn patterns(weights: &Weights, conditions: &[Condition]) -> Vec<Pattern> {
    let mut patterns = vec![Pattern::default()];
    for (group, values) in (0..).map(GroupIx).zip(&weights.values) {
        if values.iter().all(|weight| weight.basis_points == 0) {
            continue;
        }
        let ways = ways(group, weights, conditions);
        if patterns.len() * ways.len() <= MAX_PATTERNS {
            let with = |pattern: &Pattern| ways.iter().map(|way| pattern.with(group, way)).collect::<Vec<_>>();
            patterns = patterns.iter().flat_map(with).collect();
        } else {
            let points = || ways.iter().map(|way| way.basis_points);
            let ends = (points().min().unwrap_or(0), points().max().unwrap_or(0));
            patterns.iter_mut().for_each(|pattern| pattern.open.push(ends));
        }
    }
    patterns
}

fn ways(group: GroupIx, weights: &Weights, conditions: &[Condition]) -> Vec<Way> {
    let included = |choice: Choice| conditions.iter().position(|c| c.cause == Cause::Included(choice));
    let mut alike = BTreeMap::<i32, BTreeSet<ValueIx>>::new();
    let mut ways = Vec::new();
    for (value, weight) in (0..).map(ValueIx).zip(&weights.values[usize::from(group.0)]) {
        let basis_points = weight.basis_points;
        match included(Choice { group, value }).filter(|_| basis_points != 0) {
            Some(condition) => {
                let way = |holds| Way {
                    values: BTreeSet::from([value]),
                    condition: Some((condition, holds)),
                    basis_points: if holds { 0 } else { basis_points },
                };
                ways.extend([false, true].map(way));
            }
            None => drop(alike.entry(basis_points).or_default().insert(value)),
        }
    }
    ways.extend(alike.into_iter().map(|(basis_points, values)| Way { values, condition: None, basis_points }));
    ways
}

impl Pattern {
    fn with(&self, group: GroupIx, way: &Way) -> Self {
        let mut pattern = self.clone();
        pattern.values.insert(group, way.values.clone());
        pattern.conditions.extend(way.condition);
        pattern.charged.extend(Some(way.basis_points).filter(|points| *points != 0));
        pattern
    }

    /// Whether a design of the pattern may have this.
    pub fn fits(&self, summand: Summand) -> bool {
        match summand {
            Summand::Value(choice) => self.values.get(&choice.group).is_none_or(|fit| fit.contains(&choice.value)),
            Summand::Condition(i, holds) => self.conditions.get(&i).is_none_or(|wanted| *wanted == holds),
        }
    }

    /// By how many minor units the least or the greatest of [`Self::totals`] may be beyond any design; `None` if percentages are
    /// not told apart.
    pub fn slack(&self) -> Option<usize> {
        self.open.is_empty().then(|| self.rounded_apart())
    }

    /// The least and the greatest total of designs of the pattern whose sum before percentages is between `least` and `most`.
    pub fn totals(&self, least: Minor, most: Minor) -> (Minor, Minor) {
        let at = |sum: Minor, pick: fn(Minor, Minor) -> Minor| {
            let charged = self.charged.iter().map(|points| share(sum, (*points).into(), 10_000));
            let open = self
                .open
                .iter()
                .map(|&(least, most)| pick(share(sum, least.into(), 10_000), share(sum, most.into(), 10_000)));
            charged.chain(open).fold(sum, Minor::saturating_add)
        };
        let apart = self.rounded_apart() as Minor;
        let lowest = at(least, Minor::min).min(at(most, Minor::min)).saturating_sub(apart);
        (lowest, at(least, Minor::max).max(at(most, Minor::max)).saturating_add(apart))
    }

    fn rounded_apart(&self) -> usize {
        let all = || self.charged.iter().copied().chain(self.open.iter().map(|(least, _)| *least));
        let grows = all().map(i64::from).sum::<i64>() >= -10_000;
        all().filter(|points| !grows || *points < 0).count().saturating_sub(1)
    }
}
