//! The finished diagram in flat arrays.
//!
//! Invariant: nodes are numbered level by level from the top, edges node by node; every edge leads to the next level.

use super::{
    compile::inverse,
    layers::{Layers, NONE},
};

/// One edge: the values of a class lead to a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    pub from: u32,
    pub to: u32,
    /// Counted over all levels, see [`Diagram::class`].
    pub class: u32,
}

/// All valid designs, as the paths from the first node to the last.
#[derive(Clone, Debug)]
pub struct Diagram {
    /// By level, its variable.
    order: Vec<usize>,
    level_of: Vec<usize>,
    /// By variable and value.
    class_of: Vec<Vec<u32>>,
    /// By class, its values in ascending order.
    members: Vec<Vec<u16>>,
    /// By level, where its edges start; one more for the end.
    level_edges: Vec<usize>,
    nodes: usize,
    edges: Vec<Edge>,
    /// Edges by the node they lead to.
    incoming: Vec<u32>,
    /// By node, where its incoming edges start; one more for the end.
    first_incoming: Vec<u32>,
    /// By node, where its edges start; one more for the end.
    first_edge: Vec<u32>,
}

impl Diagram {
    /// The diagram without a path.
    pub(super) fn void(order: Vec<usize>, sizes: &[usize]) -> Self {
        let layers = Layers { layers: Vec::new() };
        let class_of = sizes.iter().map(|&size| (0..size as u32).collect()).collect();
        Self { nodes: 0, ..Self::freeze(&layers, order, class_of) }
    }

    /// `class_of` numbers the classes of each variable from 0.
    pub(super) fn freeze(layers: &Layers, order: Vec<usize>, mut class_of: Vec<Vec<u32>>) -> Self {
        let mut members = Vec::new();
        let mut first_class = Vec::with_capacity(order.len());
        for &variable in &order {
            let first = members.len();
            first_class.push(first as u32);
            for (value, class) in class_of[variable].iter_mut().enumerate() {
                *class += first as u32;
                members.resize(members.len().max(*class as usize + 1), Vec::new());
                members[*class as usize].push(value as u16);
            }
        }
        let mut edges = Vec::new();
        let mut level_edges = vec![0];
        let (mut first_edge, mut node) = (vec![0], 0);
        for (layer, &first_class) in layers.layers.iter().zip(&first_class) {
            let next_level = node + layer.nodes() as u32;
            for children in layer.children.chunks_exact(layer.width.max(1)) {
                for (class, &child) in (first_class..).zip(children).filter(|(_, child)| **child != NONE) {
                    edges.push(Edge { from: node, to: next_level + child, class });
                }
                first_edge.push(edges.len() as u32);
                node += 1;
            }
            level_edges.push(edges.len());
        }
        first_edge.push(edges.len() as u32);
        let nodes = node as usize + 1;
        let mut first_incoming = vec![0; nodes + 1];
        edges.iter().for_each(|edge| first_incoming[edge.to as usize + 1] += 1);
        for node in 0..nodes {
            first_incoming[node + 1] += first_incoming[node];
        }
        let mut next = first_incoming.clone();
        let mut incoming = vec![0; edges.len()];
        for (edge, number) in edges.iter().zip(0..) {
            incoming[next[edge.to as usize] as usize] = number;
            next[edge.to as usize] += 1;
        }
        let level_of = inverse(&order);
        Self { order, level_of, class_of, members, level_edges, nodes, edges, incoming, first_incoming, first_edge }
    }

    /// Nodes, the end included; none if no design is valid.
    pub fn nodes(&self) -> usize {
        self.nodes
    }

    pub fn is_void(&self) -> bool {
        self.nodes == 0
    }

    pub fn edges(&self) -> &[Edge] {
        &self.edges
    }

    /// By level from the top, its variable.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// How many classes all levels have.
    pub fn classes(&self) -> usize {
        self.members.len()
    }

    /// The class of a value: values of a class can replace each other in every design. `None` if there is no such value.
    pub fn class(&self, variable: usize, value: u16) -> Option<u32> {
        self.class_of.get(variable)?.get(usize::from(value)).copied()
    }

    /// The classes of all values of a variable.
    pub fn class_of(&self, variable: usize) -> &[u32] {
        &self.class_of[variable]
    }

    /// The values of a class, in order.
    pub fn members(&self, class: u32) -> &[u16] {
        &self.members[class as usize]
    }

    /// Positions of the edges that leave the level of a variable.
    pub(super) fn edges_of(&self, variable: usize) -> std::ops::Range<usize> {
        let level = self.level_of[variable];
        let end = |level: usize| self.level_edges.get(level).copied().unwrap_or(0);
        end(level)..end(level + 1)
    }

    /// Positions of the edges that leave a node.
    pub(super) fn outgoing(&self, node: u32) -> std::ops::Range<usize> {
        self.first_edge[node as usize] as usize..self.first_edge[node as usize + 1] as usize
    }

    /// Positions of the edges that lead to a node.
    pub(super) fn incoming(&self, node: u32) -> &[u32] {
        let range = self.first_incoming[node as usize] as usize..self.first_incoming[node as usize + 1] as usize;
        &self.incoming[range]
    }

    /// Whether a path has the class that is wanted on every level where one is; `wanted` by variable.
    pub fn has_path(&self, wanted: &[Option<u32>]) -> bool {
        if self.is_void() {
            return false;
        }
        let mut is_reached = vec![false; self.nodes];
        let (mut layer, mut next) = (vec![0], Vec::new());
        for &variable in &self.order {
            for at in layer.drain(..).flat_map(|node| self.outgoing(node)) {
                let edge = self.edges[at];
                if wanted[variable].is_none_or(|class| class == edge.class)
                    && !std::mem::replace(&mut is_reached[edge.to as usize], true)
                {
                    next.push(edge.to);
                }
            }
            std::mem::swap(&mut layer, &mut next);
        }
        !layer.is_empty()
    }

    /// One cost a class: the least that `cost` says of any of its values; [`super::NEVER`] for what must not be.
    pub fn costs(&self, cost: impl Fn(usize, u16) -> i64) -> Vec<i64> {
        let mut costs = vec![super::NEVER; self.members.len()];
        for (variable, classes) in self.class_of.iter().enumerate() {
            for (&class, value) in classes.iter().zip(0..) {
                let least = &mut costs[class as usize];
                *least = cost(variable, value).min(*least);
            }
        }
        costs
    }
}
