//! Where diagrams are built: nodes that are never made twice, and their conjunction.
//!
//! Decision diagrams with many-valued levels, reduced and ordered (Bryant 1986; Srinivasan et al. 1990): a node whose
//! children are all the same is that child. Invariant: a child's level is below its node's, so equal functions are equal
//! numbers.

use super::TooLarge;
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};

/// A node by number.
pub type Node = u32;
/// The node that holds never.
pub const FALSE: Node = 0;
/// The node that holds always.
pub const TRUE: Node = 1;

/// What building may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Nodes ever made, also those that the result no longer has.
    pub nodes: usize,
    /// Their children; four bytes each.
    pub edges: usize,
    /// Steps of conjoining and of reading tables.
    pub steps: usize,
}

pub struct Arena {
    /// By level, how many children a node has.
    widths: Vec<u32>,
    /// By node; the terminals lie below all levels.
    level: Vec<u32>,
    /// By node, where its children start.
    start: Vec<u32>,
    children: Vec<Node>,
    /// Nodes by hash, open addressing, 0 for none; a power of two in length.
    table: Vec<Node>,
    conjoined: HashMap<u64, Node, BuildHasherDefault<Mix>>,
    /// Children of the nodes under way.
    stack: Vec<Node>,
    limits: Limits,
    steps: usize,
}

impl Arena {
    /// An arena for levels with so many children a node.
    pub fn new(widths: Vec<u32>, limits: Limits) -> Self {
        let terminal = widths.len() as u32;
        Self {
            widths,
            level: vec![terminal; 2],
            start: vec![0; 2],
            children: Vec::new(),
            table: vec![0; 1 << 10],
            conjoined: HashMap::default(),
            stack: Vec::new(),
            limits,
            steps: 0,
        }
    }

    /// Nodes ever made, without the terminals.
    pub fn len(&self) -> usize {
        self.level.len() - 2
    }

    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        2..self.level.len() as u32
    }

    pub fn level(&self, node: Node) -> usize {
        self.level[node as usize] as usize
    }

    pub fn width(&self, level: usize) -> usize {
        self.widths[level] as usize
    }

    /// By value; none for a terminal.
    pub fn children(&self, node: Node) -> &[Node] {
        let width = self.widths.get(self.level(node)).copied().unwrap_or(0);
        let start = self.start[node as usize] as usize;
        &self.children[start..start + width as usize]
    }

    /// Counts `steps` of work against the limit.
    pub fn work(&mut self, steps: usize) -> Result<(), TooLarge> {
        self.steps = self.steps.saturating_add(steps);
        if self.steps > self.limits.steps { Err(TooLarge::Work) } else { Ok(()) }
    }

    /// The node with these children.
    pub fn make(&mut self, level: usize, children: &[Node]) -> Result<Node, TooLarge> {
        let base = self.stack.len();
        self.stack.extend_from_slice(children);
        self.finish(level as u32, base)
    }

    /// The node where both hold.
    pub fn and(&mut self, a: Node, b: Node) -> Result<Node, TooLarge> {
        let base = self.stack.len();
        let result = self.conjoin(a, b);
        self.stack.truncate(base);
        result
    }

    fn conjoin(&mut self, a: Node, b: Node) -> Result<Node, TooLarge> {
        match (a, b) {
            (FALSE, _) | (_, FALSE) => return Ok(FALSE),
            (TRUE, other) | (other, TRUE) => return Ok(other),
            _ if a == b => return Ok(a),
            _ => (),
        }
        let (a, b) = (a.min(b), a.max(b));
        let key = u64::from(a) << 32 | u64::from(b);
        if let Some(&known) = self.conjoined.get(&key) {
            return Ok(known);
        }
        let (level_a, level_b) = (self.level[a as usize], self.level[b as usize]);
        let level = level_a.min(level_b);
        let width = self.widths[level as usize];
        self.work(width as usize)?;
        let base = self.stack.len();
        for value in 0..width {
            let child = |node: Node, own: u32| {
                if own == level { self.children[(self.start[node as usize] + value) as usize] } else { node }
            };
            let (a, b) = (child(a, level_a), child(b, level_b));
            let child = self.conjoin(a, b)?;
            self.stack.push(child);
        }
        let node = self.finish(level, base)?;
        self.conjoined.insert(key, node);
        Ok(node)
    }

    /// The node with the children that lie on the stack from `base` on; takes them off.
    fn finish(&mut self, level: u32, base: usize) -> Result<Node, TooLarge> {
        let children = &self.stack[base..];
        let first = children.first().copied().unwrap_or(FALSE);
        if children.iter().all(|&child| child == first) {
            self.stack.truncate(base);
            return Ok(first);
        }
        let hash = children.iter().fold(mix(level.into()), |hash, &child| mix(hash ^ u64::from(child)));
        let mask = self.table.len() - 1;
        let mut slot = (hash >> 32) as usize & mask;
        while self.table[slot] != 0 {
            let node = self.table[slot] as usize;
            let start = self.start[node] as usize;
            if self.level[node] == level && &self.children[start..start + children.len()] == children {
                let known = self.table[slot];
                self.stack.truncate(base);
                return Ok(known);
            }
            slot = (slot + 1) & mask;
        }
        if self.len() >= self.limits.nodes || self.children.len() + children.len() > self.limits.edges {
            return Err(TooLarge::Nodes);
        }
        let node = self.level.len() as u32;
        self.level.push(level);
        self.start.push(self.children.len() as u32);
        self.children.extend_from_slice(children);
        self.stack.truncate(base);
        self.table[slot] = node;
        if self.level.len() * 2 > self.table.len() {
            self.grow();
        }
        Ok(node)
    }

    fn grow(&mut self) {
        let mask = self.table.len() * 4 - 1;
        let mut table = vec![0; mask + 1];
        for node in self.nodes() {
            let start = mix(self.level[node as usize].into());
            let hash = self.children(node).iter().fold(start, |hash, &child| mix(hash ^ u64::from(child)));
            let mut slot = (hash >> 32) as usize & mask;
            while table[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            table[slot] = node;
        }
        self.table = table;
    }
}

/// Spreads the bits of a number over the upper half.
fn mix(number: u64) -> u64 {
    let spread = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    spread ^ spread >> 29
}

/// A fast hash for keys that are numbers.
#[derive(Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.write_u64(byte.into());
        }
    }

    fn write_u32(&mut self, number: u32) {
        self.write_u64(number.into());
    }

    fn write_usize(&mut self, number: usize) {
        self.write_u64(number as u64);
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = mix(self.0.rotate_left(23) ^ number).rotate_left(26);
    }
}
