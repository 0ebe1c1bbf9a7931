//! A linear condition as constraints: which beginnings leave no way to stay between its limits.
//!
//! Sums that leave the same future are one state, which stands for an interval of sums (Abío, Nieuwenhuis, Oliveras,
//! Rodríguez-Carbonell and Mayer-Eichberger, A New Look at BDDs for Pseudo-Boolean Constraints, JAIR 45, 2012); values that lead
//! to the same state stand in one condition. Invariant: an assignment breaks a constraint exactly if its sum is outside the
//! limits.

use crate::catalog::{Is, Term, ValueIx};
use std::collections::BTreeMap;

/// Beyond any sum of 65,536 terms of 64 bits.
pub const FAR: i128 = 1 << 100;

/// What can come of a sum of the first terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Future {
    /// Nothing that stays between the limits.
    Never,
    /// Nothing else.
    Always,
    /// This depends; the first sum of those with the same future.
    Open(i128),
}

/// Conditions of which at least one must fail, a list a constraint; `None` if these would be more than `most`, or take more than
/// `work` steps to find.
pub fn forbidden(terms: &[Term], limits: (i128, i128), most: usize, work: usize) -> Option<Vec<Vec<Is>>> {
    let mut terms: Vec<_> = terms.iter().collect();
    // What has the most amounts comes last: of that no beginning is made.
    terms.sort_by_key(|term| alike(term).len());
    let mut rest = vec![(0, 0); terms.len() + 1];
    for (i, term) in terms.iter().enumerate().rev() {
        let (&least, &most) = term.amounts.iter().min().zip(term.amounts.iter().max())?;
        rest[i] = (rest[i + 1].0 + i128::from(least), rest[i + 1].1 + i128::from(most));
    }
    let known = vec![BTreeMap::new(); terms.len()];
    let mut sum = Sum { terms: &terms, limits, rest, known, found: Vec::new(), most, work };
    sum.begin(0, &mut Vec::new(), 0)?;
    Some(sum.found)
}

/// The values of a term by their amounts.
fn alike(term: &Term) -> BTreeMap<i64, Vec<ValueIx>> {
    let mut alike = BTreeMap::<i64, Vec<ValueIx>>::new();
    for (value, amount) in term.amounts.iter().enumerate() {
        alike.entry(*amount).or_default().push(ValueIx(value as u16));
    }
    alike
}

struct Sum<'a> {
    terms: &'a [&'a Term],
    limits: (i128, i128),
    /// By term, the least and the most that it and those after it can add.
    rest: Vec<(i128, i128)>,
    /// By term, the ends of the intervals of sums with an open future found so far, by their starts.
    known: Vec<BTreeMap<i128, i128>>,
    found: Vec<Vec<Is>>,
    most: usize,
    work: usize,
}

impl Sum<'_> {
    /// Constraints for the terms from `term` on, where `before` holds and adds up to `sum`.
    fn begin(&mut self, term: usize, before: &mut Vec<Is>, sum: i128) -> Option<()> {
        match self.future(term, sum)?.0 {
            Future::Always => return Some(()),
            Future::Never => {
                self.found.push(before.clone());
                return (self.found.len() <= self.most).then_some(());
            }
            Future::Open(_) => {}
        }
        let mut ways = BTreeMap::<Future, (i128, Vec<ValueIx>)>::new();
        for (amount, values) in alike(self.terms[term]) {
            let sum = sum + i128::from(amount);
            let (future, _) = self.future(term + 1, sum)?;
            ways.entry(future).or_insert((sum, Vec::new())).1.extend(values);
        }
        for (sum, mut values) in ways.into_values() {
            values.sort_unstable();
            before.push(Is { group: self.terms[term].group, values });
            self.begin(term + 1, before, sum)?;
            before.pop();
        }
        Some(())
    }

    /// The future of `sum` before `term`, with the interval of sums that have it.
    fn future(&mut self, term: usize, sum: i128) -> Option<(Future, (i128, i128))> {
        let ((min, max), (least, most)) = (self.limits, self.rest[term]);
        if sum + most < min {
            return Some((Future::Never, (-FAR, min - most - 1)));
        }
        if sum + least > max {
            return Some((Future::Never, (max - least + 1, FAR)));
        }
        if sum + least >= min && sum + most <= max {
            return Some((Future::Always, (min - least, max - most)));
        }
        if let Some((&from, &to)) = self.known[term].range(..=sum).next_back()
            && sum <= to
        {
            return Some((Future::Open(from), (from, to)));
        }
        let amounts = &self.terms[term].amounts;
        self.work = self.work.checked_sub(amounts.len())?;
        let (mut from, mut to) = (-FAR, FAR);
        for &amount in amounts {
            let amount = i128::from(amount);
            let (_, child) = self.future(term + 1, sum + amount)?;
            (from, to) = (from.max(child.0 - amount), to.min(child.1 - amount));
        }
        self.known[term].insert(from, to);
        Some((Future::Open(from), (from, to)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::GroupIx;
    use proptest::{collection::vec, prelude::*};

    fn terms(amounts: &[Vec<i64>]) -> Vec<Term> {
        amounts.iter().zip(0..).map(|(amounts, ix)| Term { group: GroupIx(ix), amounts: amounts.clone() }).collect()
    }

    #[test]
    fn a_blend_takes_one_constraint_a_beginning() {
        // Four shares of a hundred in steps of ten.
        let blend = terms(&vec![(0..=10).map(|i| i * 10).collect(); 4]);
        let found = forbidden(&blend, (100, 100), 10_000, 10_000).unwrap();
        // One for each beginning of three, of two, and of one after which some share is too much.
        assert_eq!(found.len(), 286 + 65 + 10);
        assert_eq!(forbidden(&blend, (100, 100), 300, 10_000), None);
        assert_eq!(forbidden(&blend, (100, 100), 10_000, 30), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_forbidden_is_outside_the_limits(
            amounts in vec(vec(-4..6_i64, 1..4), 1..5),
            (min, width) in (-6..8_i128, 0..6_i128),
            (has_min, has_max) in any::<(bool, bool)>(),
        ) {
            let limits = (if has_min { min } else { -FAR }, if has_max { min + width } else { FAR });
            let found = forbidden(&terms(&amounts), limits, 1_000, 10_000).unwrap();
            let count: usize = amounts.iter().map(Vec::len).product();
            for mut number in 0..count {
                let mut values = Vec::new();
                for amounts in &amounts {
                    values.push(number % amounts.len());
                    number /= amounts.len();
                }
                let sum: i64 = values.iter().zip(&amounts).map(|(&value, amounts)| amounts[value]).sum();
                let has = |is: &Is| is.values.contains(&ValueIx(values[usize::from(is.group.0)] as u16));
                let breaks = found.iter().filter(|all| all.iter().all(has)).count();
                let is_inside = (limits.0..=limits.1).contains(&i128::from(sum));
                prop_assert_eq!(breaks, usize::from(!is_inside), "{:?}", values);
            }
        }
    }
}
