//! A finished diagram with a node on every level of every path, so that two neighbouring levels can change places.
//!
//! Invariant: every node is reached from the first and reaches the end, and no two nodes of a level have the same children.

use super::{
    TooLarge,
    arena::{Arena, FALSE, Mix, Node},
};
use std::{collections::HashMap, hash::BuildHasherDefault};

/// A child that does not exist.
pub const NONE: u32 = u32::MAX;

/// One level: for each node its children on the next level, by value.
#[derive(Clone, Debug, Default)]
pub struct Layer {
    pub width: usize,
    pub children: Vec<u32>,
}

/// The levels from the top; below the last is one node, the end.
#[derive(Clone, Debug)]
pub struct Layers {
    pub layers: Vec<Layer>,
}

impl Layer {
    pub fn nodes(&self) -> usize {
        self.children.len() / self.width.max(1)
    }
}

impl Layers {
    /// Unfolds the diagram below `root`, which is not [`FALSE`].
    pub fn new(arena: &Arena, root: Node, levels: usize, max_edges: usize) -> Result<Self, TooLarge> {
        let mut layers = Vec::with_capacity(levels);
        let mut here = vec![root];
        let mut edges = 0;
        for level in 0..levels {
            let width = arena.width(level);
            edges += here.len() * width;
            if edges > max_edges {
                return Err(TooLarge::Nodes);
            }
            let mut next = Vec::new();
            let mut positions = HashMap::<Node, u32, BuildHasherDefault<Mix>>::default();
            let mut children = Vec::with_capacity(here.len() * width);
            for &node in &here {
                let own = if arena.level(node) == level { arena.children(node) } else { &[] };
                for value in 0..width {
                    let child = own.get(value).copied().unwrap_or(node);
                    children.push(if child == FALSE {
                        NONE
                    } else {
                        *positions.entry(child).or_insert_with(|| {
                            next.push(child);
                            next.len() as u32 - 1
                        })
                    });
                }
            }
            layers.push(Layer { width, children });
            here = next;
        }
        Ok(Self { layers })
    }

    /// Nodes, the end included.
    pub fn nodes(&self) -> usize {
        self.layers.iter().map(Layer::nodes).sum::<usize>() + 1
    }

    /// What a swap of `level` with the next costs, in steps.
    pub fn swap_steps(&self, level: usize) -> usize {
        self.layers[level].children.len() * self.layers[level + 1].width
    }

    /// Lets `level` and the next change places.
    pub fn swap(&mut self, level: usize) {
        let (upper, lower) = (std::mem::take(&mut self.layers[level]), std::mem::take(&mut self.layers[level + 1]));
        let mut new_upper = Layer { width: lower.width, children: Vec::with_capacity(upper.nodes() * lower.width) };
        let mut new_lower = Layer { width: upper.width, children: Vec::with_capacity(lower.children.len()) };
        let mut unique = Unique::new(upper.nodes() * lower.width);
        let mut column = vec![NONE; upper.width];
        for node in upper.children.chunks_exact(upper.width.max(1)) {
            for value in 0..lower.width {
                for (cell, &child) in column.iter_mut().zip(node) {
                    *cell = if child == NONE { NONE } else { lower.children[child as usize * lower.width + value] };
                }
                new_upper.children.push(unique.find_or_add(&mut new_lower, &column));
            }
        }
        self.layers[level] = new_upper;
        self.layers[level + 1] = new_lower;
    }
}

/// Nodes of one level by their children; open addressing.
struct Unique {
    table: Vec<u32>,
}

impl Unique {
    fn new(most: usize) -> Self {
        Self { table: vec![NONE; (most * 2).next_power_of_two()] }
    }

    fn find_or_add(&mut self, layer: &mut Layer, children: &[u32]) -> u32 {
        if children.iter().all(|&child| child == NONE) {
            return NONE;
        }
        let spread =
            |hash: u64, &child: &u32| (hash.rotate_left(5) ^ u64::from(child)).wrapping_mul(0x517c_c1b7_2722_0a95);
        let hash = children.iter().fold(0, spread);
        let mask = self.table.len() - 1;
        let mut slot = (hash >> 24) as usize & mask;
        loop {
            let known = self.table[slot];
            if known == NONE {
                let new = layer.nodes() as u32;
                layer.children.extend_from_slice(children);
                self.table[slot] = new;
                return new;
            }
            let start = known as usize * layer.width;
            if &layer.children[start..start + layer.width] == children {
                return known;
            }
            slot = (slot + 1) & mask;
        }
    }
}
