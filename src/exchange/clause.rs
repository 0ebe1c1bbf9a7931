//! Clauses over groups of values, and formulas brought to them.
//!
//! A clause says "this group has one of these values, or that group one of those". Formulas are distributed into clauses; what
//! keeps that small is that clauses which differ in one group only are one clause with the values that both allow there.
//!
//! Invariant: a clause names no group with none or all of its values (the one never, the other always holds), so the empty
//! clause is false and no clauses at all are true. No list grows beyond [`MAX_CLAUSES`].

use std::collections::BTreeMap;

/// Most clauses that one formula may need.
pub const MAX_CLAUSES: usize = 2000;
/// Most literals that are looked at to bring one formula to clauses, and all formulas of a model.
const MAX_WORK: usize = 1_000_000;
const MAX_TOTAL_WORK: usize = 20_000_000;
/// Longest list that is searched for clauses which others imply.
const MAX_SUBSUMED: usize = 256;

/// Values of one group, ascending.
pub type Set = Vec<u16>;

/// By group: the values of which one makes the clause hold.
pub type Clause = BTreeMap<u16, Set>;

/// A formula would need too many clauses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("more than {MAX_CLAUSES} clauses would be needed")]
pub struct TooLarge;

/// Where a feature is present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presence {
    Always,
    /// Where the group has one of the values.
    In(u16, Set),
}

/// Makes clauses for groups of known sizes, within a bound of work.
#[derive(Debug)]
pub struct Clauses<'a> {
    /// How many values each group has.
    sizes: &'a [u16],
    work: usize,
    total_work: usize,
}

impl<'a> Clauses<'a> {
    /// For groups of `sizes`.
    pub fn new(sizes: &'a [u16]) -> Self {
        Self { sizes, work: 0, total_work: 0 }
    }

    /// Another formula begins.
    pub fn begin(&mut self) {
        self.work = 0;
    }

    /// The clauses that say `presence`, or its contrary.
    pub fn literal(&self, presence: &Presence, positive: bool) -> Vec<Clause> {
        let Presence::In(group, set) = presence else {
            return if positive { Vec::new() } else { vec![Clause::new()] };
        };
        let set = if positive { set.clone() } else { self.others(*group, set) };
        if set.is_empty() {
            vec![Clause::new()]
        } else if set.len() == usize::from(self.size(*group)) {
            Vec::new()
        } else {
            vec![Clause::from([(*group, set)])]
        }
    }

    /// Both lists hold.
    ///
    /// # Errors
    /// Where the bounds are not enough.
    pub fn and(&mut self, mut one: Vec<Clause>, other: Vec<Clause>) -> Result<Vec<Clause>, TooLarge> {
        one.extend(other);
        self.merge(one)
    }

    /// One of the lists holds, by distribution.
    ///
    /// # Errors
    /// Where the bounds are not enough.
    pub fn or(&mut self, mut one: Vec<Clause>, other: &[Clause]) -> Result<Vec<Clause>, TooLarge> {
        if one.len().saturating_mul(other.len()) > MAX_CLAUSES * 20 {
            return Err(TooLarge);
        }
        if let ([only], [more]) = (&mut one[..], other) {
            self.spend(more.len())?;
            return Ok(if self.extend(only, more) { one } else { Vec::new() });
        }
        let mut product = Vec::new();
        for a in &one {
            for b in other {
                self.spend(a.len() + b.len())?;
                let mut union = a.clone();
                if self.extend(&mut union, b) {
                    product.push(union);
                }
            }
        }
        self.merge(product)
    }

    /// The values of `group` that are not in `set`.
    pub fn others(&self, group: u16, set: &Set) -> Set {
        (0..self.size(group)).filter(|value| set.binary_search(value).is_err()).collect()
    }

    fn size(&self, group: u16) -> u16 {
        self.sizes.get(usize::from(group)).copied().unwrap_or_default()
    }

    fn spend(&mut self, work: usize) -> Result<(), TooLarge> {
        self.work += work;
        self.total_work += work;
        if self.work > MAX_WORK || self.total_work > MAX_TOTAL_WORK { Err(TooLarge) } else { Ok(()) }
    }

    /// Makes `clause` hold where `more` does too; whether it still can be broken.
    fn extend(&self, clause: &mut Clause, more: &Clause) -> bool {
        more.iter().all(|(&group, set)| {
            let found = clause.entry(group).or_default();
            found.extend(set);
            found.sort_unstable();
            found.dedup();
            found.len() < usize::from(self.size(group))
        })
    }

    /// The same with fewer clauses: those that differ in one group become one, those that others imply go.
    fn merge(&mut self, mut clauses: Vec<Clause>) -> Result<Vec<Clause>, TooLarge> {
        loop {
            clauses.sort();
            clauses.dedup();
            if clauses.first().is_some_and(Clause::is_empty) {
                return Ok(vec![Clause::new()]);
            }
            let before = clauses.len();
            let groups: std::collections::BTreeSet<u16> = clauses.iter().flat_map(|c| c.keys().copied()).collect();
            if before > 1 {
                for group in groups {
                    clauses = self.merge_at(group, clauses)?;
                }
            }
            if clauses.len() == before {
                break;
            }
        }
        if clauses.len() <= MAX_SUBSUMED {
            clauses = self.without_implied(clauses)?;
        }
        if clauses.len() > MAX_CLAUSES { Err(TooLarge) } else { Ok(clauses) }
    }

    /// Clauses that are alike but for `group` become one.
    fn merge_at(&mut self, group: u16, clauses: Vec<Clause>) -> Result<Vec<Clause>, TooLarge> {
        let mut rest = Vec::new();
        let mut alike = BTreeMap::<Clause, Set>::new();
        for mut clause in clauses {
            self.spend(1)?;
            let Some(set) = clause.remove(&group) else {
                rest.push(clause);
                continue;
            };
            self.spend(clause.len() + set.len())?;
            alike.entry(clause).and_modify(|both| both.retain(|value| set.binary_search(value).is_ok())).or_insert(set);
        }
        rest.extend(alike.into_iter().map(|(mut clause, set)| {
            if !set.is_empty() {
                clause.insert(group, set);
            }
            clause
        }));
        Ok(rest)
    }

    fn without_implied(&mut self, clauses: Vec<Clause>) -> Result<Vec<Clause>, TooLarge> {
        self.spend(clauses.len() * clauses.len())?;
        let implied = |weak: &Clause, strong: &Clause| {
            strong.len() <= weak.len()
                && strong.iter().all(|(group, set)| {
                    weak.get(group).is_some_and(|wider| set.iter().all(|value| wider.binary_search(value).is_ok()))
                })
        };
        let goes = |i: usize| {
            clauses
                .iter()
                .enumerate()
                .any(|(j, strong)| i != j && *strong != clauses[i] && implied(&clauses[i], strong))
        };
        Ok((0..clauses.len()).filter(|&i| !goes(i)).map(|i| clauses[i].clone()).collect())
    }
}

/// A formula over presences, as clauses.
///
/// # Errors
/// Where the formula would need too many.
pub fn of_formula(
    formula: &super::model::Formula,
    positive: bool,
    presences: &[Presence],
    clauses: &mut Clauses,
) -> Result<Vec<Clause>, TooLarge> {
    use super::model::Formula::{All, Any, Has, Implies, Not, Same};
    clauses.spend(1)?;
    match formula {
        Has(feature) => Ok(clauses.literal(&presences[*feature], positive)),
        Not(inner) => of_formula(inner, !positive, presences, clauses),
        All(parts) if positive => conjunction(parts, true, presences, clauses),
        Any(parts) if !positive => conjunction(parts, false, presences, clauses),
        All(parts) | Any(parts) => {
            let mut any = vec![Clause::new()];
            for part in parts {
                let part = of_formula(part, positive, presences, clauses)?;
                any = clauses.or(any, &part)?;
            }
            Ok(any)
        }
        Implies(when, then) => {
            let when = of_formula(when, !positive, presences, clauses)?;
            let then = of_formula(then, positive, presences, clauses)?;
            if positive { clauses.or(when, &then) } else { clauses.and(when, then) }
        }
        Same(one, other) => {
            let mut side = |a: bool, b: bool| {
                let a = of_formula(one, a, presences, clauses)?;
                let b = of_formula(other, b, presences, clauses)?;
                clauses.or(a, &b)
            };
            let (there, back) = (side(!positive, true)?, side(positive, false)?);
            clauses.and(there, back)
        }
    }
}

fn conjunction(
    parts: &[super::model::Formula],
    positive: bool,
    presences: &[Presence],
    clauses: &mut Clauses,
) -> Result<Vec<Clause>, TooLarge> {
    let mut all = Vec::new();
    for part in parts {
        all.extend(of_formula(part, positive, presences, clauses)?);
    }
    clauses.merge(all)
}

#[cfg(test)]
#[path = "clause_tests.rs"]
mod tests;
