//! What holds between groups because of the tree of features.
//!
//! Invariant: the clauses of a tie hold exactly where the tie does.

use super::clause::{Clause, Clauses, MAX_CLAUSES, Presence, TooLarge};

/// What a group of members demands, before it is clauses.
pub enum Tie {
    /// The one is only where the other is.
    Below(Presence, Presence),
    /// Where the one is there is one of the others.
    Some(Presence, Vec<Presence>),
    /// Of these so many, where the parent is.
    Between { parent: Presence, of: Vec<Presence>, least: usize, most: usize },
}

impl Tie {
    /// The tie as clauses.
    ///
    /// # Errors
    /// Where there would be too many.
    pub fn clauses(&self, clauses: &mut Clauses) -> Result<Vec<Clause>, TooLarge> {
        match self {
            Self::Below(below, parent) => clause(clauses, [(below, false), (parent, true)]),
            Self::Some(parent, of) => {
                let some = of.iter().map(|one| (one, true));
                clause(clauses, [(parent, false)].into_iter().chain(some))
            }
            Self::Between { parent, of, least, most } => {
                let mut all = Vec::new();
                if *most < of.len() {
                    for chosen in ascending(of.len(), most + 1, MAX_CLAUSES).ok_or(TooLarge)? {
                        all.extend(clause(clauses, chosen.iter().map(|&i| (&of[i], false)))?);
                    }
                }
                if *least > 0 {
                    for chosen in ascending(of.len(), of.len() + 1 - least, MAX_CLAUSES).ok_or(TooLarge)? {
                        let some = chosen.iter().map(|&i| (&of[i], true));
                        all.extend(clause(clauses, [(parent, false)].into_iter().chain(some))?);
                    }
                }
                Ok(all)
            }
        }
    }
}

/// All ways to take `count` of the numbers below `below`, in order; `None` if there are more than `limit`.
fn ascending(below: usize, count: usize, limit: usize) -> Option<Vec<Vec<usize>>> {
    // Binomial coefficients grow towards the one that is wanted: stopping early loses none that is small enough.
    let fewer = count.min(below.saturating_sub(count));
    (0..fewer).try_fold(1, |ways: usize, i| Some(ways * (below - i) / (i + 1)).filter(|ways| *ways <= limit))?;
    let mut all = Vec::new();
    if count > below {
        return Some(all);
    }
    let mut chosen: Vec<usize> = (0..count).collect();
    loop {
        all.push(chosen.clone());
        let Some(i) = (0..count).rev().find(|&i| chosen[i] < below - count + i) else { return Some(all) };
        chosen[i] += 1;
        for j in i + 1..count {
            chosen[j] = chosen[j - 1] + 1;
        }
    }
}

/// One of the literals holds.
fn clause<'p>(
    clauses: &mut Clauses,
    literals: impl IntoIterator<Item = (&'p Presence, bool)>,
) -> Result<Vec<Clause>, TooLarge> {
    let mut any = vec![Clause::new()];
    for (presence, positive) in literals {
        let literal = clauses.literal(presence, positive);
        any = clauses.or(any, &literal)?;
    }
    Ok(any)
}

#[cfg(test)]
mod tests {
    use super::ascending;

    #[test]
    fn all_ways_to_take_some_are_found() {
        for (below, count, expected) in [(4, 2, 6), (3, 3, 1), (2, 3, 0), (5, 1, 5), (3, 0, 1), (9, 4, 126)] {
            let all = ascending(below, count, 1000).unwrap();
            assert_eq!(all.len(), expected, "{count} of {below}");
            assert!(all.is_sorted() && all.iter().all(|one| one.is_sorted() && one.iter().all(|&i| i < below)));
        }
        assert_eq!(ascending(30, 15, 1000), None);
    }
}
