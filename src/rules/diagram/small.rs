//! Each constraint as a diagram of its own.
//!
//! Invariant: the result depends on the constraint and the order alone, not on how its rows or clauses are listed.

use super::{
    Limits, TooLarge,
    arena::{Arena, FALSE, Mix, Node, TRUE},
    compile::{inverse, scopes},
    linear,
    order::order,
};
use crate::rules::network::{Cell, Constraint, Literal, Network, Table};
use std::{collections::HashMap, hash::BuildHasherDefault};

/// The constraints of a network, one diagram each, over all values.
pub struct Smalls {
    /// By level, its variable.
    pub order: Vec<usize>,
    pub arena: Arena,
    /// By constraint.
    pub roots: Vec<Result<Node, TooLarge>>,
}

impl Smalls {
    /// Orders the variables of `network` and builds what the limits allow.
    pub fn new(network: &Network, limits: Limits) -> Self {
        let sizes = network.sizes();
        let order = order(sizes, &scopes(network));
        let level_of = inverse(&order);
        let mut arena = Arena::new(order.iter().map(|&variable| sizes[variable] as u32).collect(), limits);
        let can = order.len() <= Limits::LEVELS && !sizes.contains(&0);
        let mut build = |constraint| if can { build(&mut arena, constraint, &level_of) } else { Err(TooLarge::Levels) };
        let roots = network.constraints().iter().map(&mut build).collect();
        Self { order, arena, roots }
    }

    /// Whether a constraint holds where each variable has the value that `value` says; `None` if it has no diagram.
    pub fn holds(&self, constraint: usize, value: impl Fn(usize) -> u16) -> Option<bool> {
        let mut node = self.roots[constraint].ok()?;
        while node > TRUE {
            let variable = self.order[self.arena.level(node)];
            node = self.arena.children(node)[usize::from(value(variable))];
        }
        Some(node == TRUE)
    }
}

/// The diagram of `constraint`; `level_of` says where each variable is.
fn build(arena: &mut Arena, constraint: &Constraint, level_of: &[usize]) -> Result<Node, TooLarge> {
    match constraint {
        Constraint::Clauses(clauses) => {
            let mut clauses: Vec<Vec<&Literal>> = clauses.iter().map(|clause| clause.iter().collect()).collect();
            for clause in &mut clauses {
                clause.sort_unstable_by_key(|literal| level_of[literal.variable]);
            }
            clauses.sort_unstable_by_key(|clause| clause.first().map(|literal| level_of[literal.variable]));
            let mut all = TRUE;
            for clause in clauses.iter().rev() {
                let node = any(arena, clause, level_of)?;
                all = arena.and(node, all)?;
            }
            Ok(all)
        }
        Constraint::Table(table) => rows(arena, table, level_of),
        Constraint::Linear(linear) => {
            let mut terms: Vec<_> = linear.terms.iter().map(|(v, amounts)| (level_of[*v], amounts.clone())).collect();
            terms.sort_unstable_by_key(|(level, _)| *level);
            let (min, max) = (linear.min.map_or(-FAR, i128::from), linear.max.map_or(FAR, i128::from));
            linear::build(arena, &terms, min, max)
        }
    }
}

/// Where a missing bound lies: beyond any sum, well within the type.
const FAR: i128 = 1 << 90;

/// A chain: where no literal so far holds, the next must.
fn any(arena: &mut Arena, clause: &[&Literal], level_of: &[usize]) -> Result<Node, TooLarge> {
    let mut below = FALSE;
    for literal in clause.iter().rev() {
        let level = level_of[literal.variable];
        let mut children = vec![below; arena.width(level)];
        arena.work(children.len())?;
        for &value in &literal.values {
            children[usize::from(value)] = TRUE;
        }
        below = arena.make(level, &children)?;
    }
    Ok(below)
}

fn rows(arena: &mut Arena, table: &Table, level_of: &[usize]) -> Result<Node, TooLarge> {
    let mut columns: Vec<usize> = (0..table.scope().len()).collect();
    columns.sort_unstable_by_key(|&column| level_of[table.scope()[column]]);
    let levels: Vec<usize> = columns.iter().map(|&column| level_of[table.scope()[column]]).collect();
    let (listed, other) = if table.is_forbidden() { (FALSE, TRUE) } else { (TRUE, FALSE) };
    arena.work(table.rows().len().saturating_mul(columns.len()))?;
    let bits: Vec<u32> = levels.iter().map(|&level| usize::BITS - arena.width(level).leading_zeros()).collect();
    if table.is_plain() && bits.iter().sum::<u32>() <= u128::BITS {
        let pack = |row: &[u32]| {
            columns.iter().zip(&bits).fold(0_u128, |key, (&column, &bits)| key << bits | u128::from(row[column]))
        };
        let mut keys: Vec<u128> = table.rows().map(pack).collect();
        keys.sort_unstable();
        return Trie { arena, levels: &levels, bits: &bits, listed, other }.node(&keys, 0, bits.iter().sum());
    }
    let mut suffixes = Suffixes { arena, table, levels: &levels, lists: Vec::new(), known: Vec::new(), listed, other };
    let first = suffixes.number(&columns);
    suffixes.node(0, first)
}

/// Rows as sorted keys, one field of bits a level.
struct Trie<'a> {
    arena: &'a mut Arena,
    levels: &'a [usize],
    bits: &'a [u32],
    listed: Node,
    other: Node,
}

impl Trie<'_> {
    /// The node for keys that agree in all fields before `column`; `below` bits are left.
    fn node(&mut self, mut keys: &[u128], column: usize, below: u32) -> Result<Node, TooLarge> {
        let Some(&level) = self.levels.get(column) else {
            return Ok(if keys.is_empty() { self.other } else { self.listed });
        };
        let below = below - self.bits[column];
        let mask = (1_u128 << self.bits[column]) - 1;
        let width = self.arena.width(level);
        self.arena.work(width)?;
        let mut children = vec![self.other; width];
        while let Some(&first) = keys.first() {
            let prefix = first >> below;
            let count = keys.partition_point(|key| key >> below == prefix);
            let (same, rest) = keys.split_at(count);
            children[(prefix & mask) as usize] = self.node(same, column + 1, below)?;
            keys = rest;
        }
        self.arena.make(level, &children)
    }
}

/// Rows with sets of values: what is left of a row is a number, so that equal remainders are followed once.
struct Suffixes<'a> {
    arena: &'a mut Arena,
    table: &'a Table,
    levels: &'a [usize],
    /// By column, the distinct remainders: a cell and the number of the remainder after it.
    lists: Vec<Vec<(u32, u32)>>,
    /// By column, nodes by sets of remainders.
    known: Vec<HashMap<Vec<u32>, Node, BuildHasherDefault<Mix>>>,
    listed: Node,
    other: Node,
}

impl Suffixes<'_> {
    /// Numbers all remainders; those of whole rows, sorted.
    fn number(&mut self, columns: &[usize]) -> Vec<u32> {
        self.lists = vec![Vec::new(); columns.len()];
        self.known = vec![HashMap::default(); columns.len()];
        let mut numbers = vec![0; self.table.rows().len()];
        for (at, &column) in columns.iter().enumerate().rev() {
            let mut seen = HashMap::<_, _, BuildHasherDefault<Mix>>::default();
            for (number, row) in numbers.iter_mut().zip(self.table.rows()) {
                let remainder = (row[column], *number);
                *number = *seen.entry(remainder).or_insert_with(|| {
                    self.lists[at].push(remainder);
                    self.lists[at].len() as u32 - 1
                });
            }
        }
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// The node for the rows with these remainders from `column` on.
    fn node(&mut self, column: usize, remainders: Vec<u32>) -> Result<Node, TooLarge> {
        if remainders.is_empty() {
            return Ok(self.other);
        }
        let Some(&level) = self.levels.get(column) else { return Ok(self.listed) };
        if let Some(&known) = self.known[column].get(&remainders) {
            return Ok(known);
        }
        let width = self.arena.width(level);
        let mut by_value = vec![Vec::new(); width];
        let mut entries = 0;
        for &remainder in &remainders {
            let (cell, next) = self.lists[column][remainder as usize];
            match self.table.cell(cell) {
                Cell::One(value) => by_value[usize::from(value)].push(next),
                Cell::Set(values) => values.iter().for_each(|&value| by_value[usize::from(value)].push(next)),
            }
            entries += if let Cell::Set(values) = self.table.cell(cell) { values.len() } else { 1 };
        }
        self.arena.work(width + entries)?;
        let mut children = Vec::with_capacity(width);
        for mut next in by_value {
            next.sort_unstable();
            next.dedup();
            children.push(self.node(column + 1, next)?);
        }
        let node = self.arena.make(level, &children)?;
        self.known[column].insert(remainders, node);
        Ok(node)
    }
}
