//! Which variable goes on which level: what decides whether a diagram is small.
//!
//! The frontier of an order at a cut is the variables above it that share a constraint with one below. Variables are placed
//! one by one so that the frontier stays small (a minimum-frontier or min-cut-width order, as in Huang and Darwiche, Using DPLL
//! for Efficient OBDD Construction, 2004). Invariant: the order depends on sizes and scopes alone.

/// How much work the search for an order may take, in visits of a variable of a scope.
const WORK: usize = 2_000_000;

/// An order of all variables of these sizes under constraints with these scopes, from the top level down.
pub fn order(sizes: &[usize], scopes: &[Vec<usize>]) -> Vec<usize> {
    let mut scopes_of = vec![Vec::new(); sizes.len()];
    for (i, scope) in scopes.iter().enumerate() {
        scope.iter().for_each(|&variable| scopes_of[variable].push(i));
    }
    let mut starts: Vec<usize> = (0..sizes.len()).filter(|&v| sizes[v] > 1 && !scopes_of[v].is_empty()).collect();
    starts.sort_by_key(|&variable| scopes_of[variable].len());
    let run = sizes.len() * scopes.iter().map(Vec::len).sum::<usize>();
    starts.truncate((WORK / run.max(1)).max(1));
    let place = |start: usize| Placing::new(sizes, scopes, &scopes_of).all(start);
    let best = starts.into_iter().map(place).min_by_key(|(cost, _)| *cost);
    best.map_or_else(|| (0..sizes.len()).collect(), |(_, order)| order)
}

struct Placing<'a> {
    sizes: &'a [usize],
    scopes: &'a [Vec<usize>],
    scopes_of: &'a [Vec<usize>],
    placed: Vec<bool>,
    /// By scope, how many of its variables are not placed yet.
    missing: Vec<usize>,
    /// By variable, how many of its scopes are not complete.
    open: Vec<usize>,
}

impl<'a> Placing<'a> {
    fn new(sizes: &'a [usize], scopes: &'a [Vec<usize>], scopes_of: &'a [Vec<usize>]) -> Self {
        let missing = scopes.iter().map(Vec::len).collect();
        let open = scopes_of.iter().map(Vec::len).collect();
        Self { sizes, scopes, scopes_of, placed: vec![false; sizes.len()], missing, open }
    }

    /// Places all, with `start` first: the sum of the frontiers, and the order.
    fn all(mut self, start: usize) -> (i64, Vec<usize>) {
        let mut order = Vec::with_capacity(self.sizes.len());
        let (mut frontier, mut sum) = (0, 0);
        let mut next = Some(start);
        while let Some(variable) = next {
            frontier += self.growth(variable);
            sum += frontier;
            self.place(variable);
            order.push(variable);
            next = self.best();
        }
        (sum, order)
    }

    /// The variable that lets the frontier grow least; among those the one that completes most of its scopes.
    fn best(&self) -> Option<usize> {
        let left = (0..self.sizes.len()).filter(|&variable| !self.placed[variable]);
        left.min_by_key(|&variable| (self.scopes_of[variable].is_empty(), self.growth(variable), -self.bond(variable)))
    }

    /// The share of each scope of `variable` that is placed, in thousandths, added up.
    fn bond(&self, variable: usize) -> i64 {
        let share = |&scope: &usize| {
            let size = self.scopes[scope].len();
            ((size - self.missing[scope]) * 1000 / size) as i64
        };
        self.scopes_of[variable].iter().map(share).sum()
    }

    /// By how much the frontier grows if `variable` is placed next. A variable of one value never counts.
    fn growth(&self, variable: usize) -> i64 {
        let completed = self.scopes_of[variable].iter().filter(|&&scope| self.missing[scope] == 1);
        let mut ends: Vec<usize> = completed.flat_map(|&scope| &self.scopes[scope]).copied().collect();
        ends.sort_unstable();
        let mut growth = i64::from(self.sizes[variable] > 1);
        for same in ends.chunk_by(|a, b| a == b) {
            let leaves = self.open[same[0]] == same.len() && self.sizes[same[0]] > 1;
            growth -= i64::from(leaves && (self.placed[same[0]] || same[0] == variable));
        }
        growth - i64::from(self.open[variable] == 0 && self.sizes[variable] > 1)
    }

    fn place(&mut self, variable: usize) {
        self.placed[variable] = true;
        for &scope in &self.scopes_of[variable] {
            self.missing[scope] -= 1;
            if self.missing[scope] == 0 {
                self.scopes[scope].iter().for_each(|&own| self.open[own] -= 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn what_shares_a_rule_is_close() {
        let check = |sizes: &[usize], scopes: &[Vec<usize>], expect: &[usize]| assert_eq!(order(sizes, scopes), expect);
        check(&[], &[], &[]);
        check(&[2, 2, 2], &[], &[0, 1, 2]);
        check(&[2; 5], &[vec![0, 4], vec![4, 2], vec![2, 3]], &[0, 4, 2, 3, 1]);
        check(&[2; 6], &[vec![0, 3], vec![1, 4], vec![2, 5]], &[0, 3, 1, 4, 2, 5]);
    }
}
