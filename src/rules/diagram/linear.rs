//! A bounded sum as a diagram.
//!
//! Levels are taken in order with the sum so far as the state. Sums that leave the same future share a node: with each node
//! goes the interval of sums it stands for, so that a level is searched by interval and no sum is followed twice (Abío,
//! Nieuwenhuis, Oliveras, Rodríguez-Carbonell and Mayer-Eichberger, A New Look at BDDs for Pseudo-Boolean Constraints, JAIR
//! 45, 2012). Invariant: intervals of a level do not overlap.

use super::{
    TooLarge,
    arena::{Arena, FALSE, Node, TRUE},
};
use std::collections::BTreeMap;

/// Beyond any sum of 65,536 terms of 64 bits.
const FAR: i128 = 1 << 100;

/// The diagram of `min <= sum <= max`; terms are levels in ascending order with an amount for each child.
pub fn build(arena: &mut Arena, terms: &[(usize, Vec<i64>)], min: i128, max: i128) -> Result<Node, TooLarge> {
    let mut rest = vec![(0, 0); terms.len() + 1];
    for (i, (_, amounts)) in terms.iter().enumerate().rev() {
        let Some((&least, &most)) = amounts.iter().min().zip(amounts.iter().max()) else { return Ok(FALSE) };
        rest[i] = (rest[i + 1].0 + i128::from(least), rest[i + 1].1 + i128::from(most));
    }
    let known = vec![BTreeMap::new(); terms.len()];
    Ok(Chain { arena, terms, rest, min, max, known }.node(0, 0)?.0)
}

struct Chain<'a> {
    arena: &'a mut Arena,
    terms: &'a [(usize, Vec<i64>)],
    /// By term, the least and the most that it and those after it can add.
    rest: Vec<(i128, i128)>,
    min: i128,
    max: i128,
    /// By term, the nodes made so far with the ends of their intervals, by the intervals' starts.
    known: Vec<BTreeMap<i128, (i128, Node)>>,
}

impl Chain<'_> {
    /// The node for the terms from `term` on where the sum so far is `sum`, with the interval of sums it stands for.
    fn node(&mut self, term: usize, sum: i128) -> Result<(Node, i128, i128), TooLarge> {
        let (least, most) = self.rest[term];
        if sum + most < self.min {
            return Ok((FALSE, -FAR, self.min - most - 1));
        }
        if sum + least > self.max {
            return Ok((FALSE, self.max - least + 1, FAR));
        }
        if sum + least >= self.min && sum + most <= self.max {
            return Ok((TRUE, self.min - least, self.max - most));
        }
        if let Some((&from, &(to, node))) = self.known[term].range(..=sum).next_back()
            && sum <= to
        {
            return Ok((node, from, to));
        }
        let (level, amounts) = &self.terms[term];
        self.arena.work(amounts.len())?;
        let mut children = Vec::with_capacity(amounts.len());
        let (mut from, mut to) = (-FAR, FAR);
        for &amount in amounts {
            let amount = i128::from(amount);
            let (child, child_from, child_to) = self.node(term + 1, sum + amount)?;
            children.push(child);
            (from, to) = (from.max(child_from - amount), to.min(child_to - amount));
        }
        let node = self.arena.make(*level, &children)?;
        self.known[term].insert(from, (to, node));
        Ok((node, from, to))
    }
}
