//! An independent count of the designs of a catalog.
//!
//! Rules become clauses over groups; these are split into parts that share no group, and a part is counted by branching on a
//! group, values that satisfy the same clauses at a time (Sang et al., "Combining component caching and clause learning for
//! effective model counting", SAT 2004, without the learning).

use atelier::catalog::{Catalog, Is, RuleKind};
use num_bigint::BigUint;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// By group: values of which one satisfies the clause.
type Clause = BTreeMap<usize, BTreeSet<usize>>;

/// Most parts that are counted before giving up.
const MAX_PARTS: usize = 200_000;

/// The number of designs; `None` if that is too hard. Knows no tables: importing makes none.
pub fn count(catalog: &Catalog) -> Option<BigUint> {
    let sizes: Vec<usize> = catalog.groups.iter().map(|group| group.values.len()).collect();
    let mut clauses = Vec::new();
    let others = |is: &Is| {
        let group = usize::from(is.group.0);
        let named: BTreeSet<usize> = is.values.iter().map(|value| usize::from(value.0)).collect();
        (group, (0..sizes[group]).filter(|value| !named.contains(value)).collect::<BTreeSet<_>>())
    };
    for rule in &catalog.rules {
        match &rule.kind {
            RuleKind::Requires { when, then } => {
                for is in then {
                    let mut clause: Clause = when.iter().map(others).collect();
                    let values = is.values.iter().map(|value| usize::from(value.0));
                    clause.entry(usize::from(is.group.0)).or_default().extend(values);
                    clauses.push(clause);
                }
            }
            RuleKind::Excludes { these } => clauses.push(these.iter().map(others).collect()),
            kind => panic!("importing makes no {kind:?}"),
        }
    }
    for clause in &mut clauses {
        clause.retain(|_, values| !values.is_empty());
    }
    clauses.retain(|clause| clause.iter().all(|(group, values)| values.len() < sizes[*group]));
    let free: BigUint = free(&sizes, (0..sizes.len()).collect(), &clauses);
    let mut counter = Counter { sizes, cache: HashMap::new(), parts: 0 };
    Some(free * counter.all(clauses)?)
}

/// Ways to choose in those of `groups` that no clause has.
fn free(sizes: &[usize], groups: BTreeSet<usize>, clauses: &[Clause]) -> BigUint {
    let bound: BTreeSet<usize> = clauses.iter().flat_map(|clause| clause.keys().copied()).collect();
    groups.difference(&bound).map(|group| BigUint::from(sizes[*group])).product()
}

struct Counter {
    sizes: Vec<usize>,
    cache: HashMap<Vec<Clause>, BigUint>,
    parts: usize,
}

impl Counter {
    /// Over the groups that the clauses have.
    fn all(&mut self, clauses: Vec<Clause>) -> Option<BigUint> {
        let mut product = BigUint::from(1_u32);
        for part in parts(clauses) {
            product *= self.part(part)?;
            if product == BigUint::ZERO {
                break;
            }
        }
        Some(product)
    }

    fn part(&mut self, mut clauses: Vec<Clause>) -> Option<BigUint> {
        if clauses.iter().any(BTreeMap::is_empty) {
            return Some(BigUint::ZERO);
        }
        clauses.sort();
        clauses.dedup();
        if let Some(known) = self.cache.get(&clauses) {
            return Some(known.clone());
        }
        self.parts += 1;
        if self.parts > MAX_PARTS {
            return None;
        }
        let groups: BTreeSet<usize> = clauses.iter().flat_map(|clause| clause.keys().copied()).collect();
        let group = branch(&clauses);
        let mut alike = BTreeMap::<Vec<bool>, usize>::new();
        for value in 0..self.sizes[group] {
            let satisfied = clauses.iter().map(|clause| clause.get(&group).is_some_and(|set| set.contains(&value)));
            *alike.entry(satisfied.collect()).or_default() += 1;
        }
        let mut sum = BigUint::ZERO;
        for (satisfied, values) in alike {
            let left = clauses.iter().zip(satisfied).filter(|(_, satisfied)| !satisfied).map(|(clause, _)| {
                let mut clause = clause.clone();
                clause.remove(&group);
                clause
            });
            let left: Vec<Clause> = left.collect();
            let others = groups.iter().copied().filter(|other| *other != group).collect();
            let free = free(&self.sizes, others, &left);
            sum += self.all(left)? * free * values;
        }
        self.cache.insert(clauses, sum.clone());
        Some(sum)
    }
}

/// The group of a clause that stands alone, else the one that most clauses have.
fn branch(clauses: &[Clause]) -> usize {
    if let Some(clause) = clauses.iter().find(|clause| clause.len() == 1) {
        return *clause.keys().next().unwrap();
    }
    let mut uses = BTreeMap::<usize, usize>::new();
    for group in clauses.iter().flat_map(|clause| clause.keys()) {
        *uses.entry(*group).or_default() += 1;
    }
    uses.into_iter().max_by_key(|(group, uses)| (*uses, usize::MAX - group)).unwrap().0
}

/// Clauses that hang together by their groups.
fn parts(clauses: Vec<Clause>) -> Vec<Vec<Clause>> {
    let mut parts: Vec<(BTreeSet<usize>, Vec<Clause>)> = Vec::new();
    for clause in clauses {
        let mut groups: BTreeSet<usize> = clause.keys().copied().collect();
        let (joined, apart): (Vec<_>, Vec<_>) = parts.into_iter().partition(|(other, _)| !groups.is_disjoint(other));
        parts = apart;
        let mut together = vec![clause];
        for (other, clauses) in joined {
            groups.extend(other);
            together.extend(clauses);
        }
        parts.push((groups, together));
    }
    parts.into_iter().map(|(_, clauses)| clauses).collect()
}
