//! A part of a diagram that shrinks choice by choice.
//!
//! Each edge counts for the class it carries and for the nodes it joins; a node that loses its last way in or out goes, and
//! takes its other edges with it. Every edge goes at most once, so a whole completion costs no more than one look at each.
//! Invariant: every edge that is left lies on a path from the first node to the end; what has support can be chosen.

use super::{Diagram, Sweep, frozen::Edge, is_possible};

/// Designs that are still open, as a part of a diagram.
#[derive(Clone)]
pub struct Live<'a> {
    diagram: &'a Diagram,
    edges: Vec<bool>,
    /// By node, how many edges are left that lead to it, and that leave it.
    ways_in: Vec<u32>,
    ways_out: Vec<u32>,
    /// By class, how many edges are left.
    support: Vec<u32>,
    /// Nodes that lost their last way, to be removed.
    dying: Vec<u32>,
}

impl<'a> Live<'a> {
    /// The cheapest designs; `None` if none is possible.
    pub fn cheapest(diagram: &'a Diagram, costs: &[i64]) -> Option<Self> {
        let sweep = Sweep::new(diagram, costs);
        let least = sweep.least()?;
        let is_kept = |edge: &Edge| {
            sweep.above[edge.from as usize] + costs[edge.class as usize] + sweep.below[edge.to as usize] == least
        };
        Some(Self::new(diagram, diagram.edges().iter().map(is_kept).collect()))
    }

    /// The cheapest designs among those with a value of `class`, whose own cost does not count. `sweep` was made with
    /// `costs`. `None` if there are none.
    pub fn through(diagram: &'a Diagram, costs: &[i64], sweep: &Sweep, variable: usize, class: u32) -> Option<Self> {
        let range = diagram.edges_of(variable);
        let (edges, level) = (diagram.edges(), range.clone());
        let cost = |at: usize| sweep.above[edges[at].from as usize] + sweep.below[edges[at].to as usize];
        let least = level.clone().filter(|&at| edges[at].class == class).map(cost).min()?;
        if !is_possible(least) {
            return None;
        }
        let mut kept = vec![false; edges.len()];
        let mut is_on = vec![false; diagram.nodes()];
        for at in level.filter(|&at| edges[at].class == class && cost(at) == least) {
            kept[at] = true;
            is_on[edges[at].from as usize] = true;
            is_on[edges[at].to as usize] = true;
        }
        for at in (0..range.start).rev() {
            let (edge, cost) = (edges[at], costs[edges[at].class as usize]);
            let (from, to) = (edge.from as usize, edge.to as usize);
            if is_on[to] && sweep.above[from] + cost == sweep.above[to] {
                kept[at] = true;
                is_on[from] = true;
            }
        }
        for at in range.end..edges.len() {
            let (edge, cost) = (edges[at], costs[edges[at].class as usize]);
            let (from, to) = (edge.from as usize, edge.to as usize);
            if is_on[from] && sweep.below[to] + cost == sweep.below[from] {
                kept[at] = true;
                is_on[to] = true;
            }
        }
        Some(Self::new(diagram, kept))
    }

    fn new(diagram: &'a Diagram, edges: Vec<bool>) -> Self {
        let (mut ways_in, mut support) = (vec![0; diagram.nodes()], vec![0; diagram.classes()]);
        let mut ways_out = ways_in.clone();
        for (edge, _) in diagram.edges().iter().zip(&edges).filter(|(_, kept)| **kept) {
            ways_out[edge.from as usize] += 1;
            ways_in[edge.to as usize] += 1;
            support[edge.class as usize] += 1;
        }
        Self { diagram, edges, ways_in, ways_out, support, dying: Vec::new() }
    }

    /// Whether an open design has a value of the class.
    pub fn supports(&self, class: u32) -> bool {
        self.support.get(class as usize).is_some_and(|&edges| edges > 0)
    }

    /// Leaves only designs with a value of `class`, a class of `variable` with support.
    pub fn take(&mut self, variable: usize, class: u32) {
        for at in self.diagram.edges_of(variable) {
            if self.edges[at] && self.diagram.edges()[at].class != class {
                self.remove(at);
            }
        }
        while let Some(node) = self.dying.pop() {
            for at in self.diagram.outgoing(node) {
                self.remove(at);
            }
            for i in 0..self.diagram.incoming(node).len() {
                self.remove(self.diagram.incoming(node)[i] as usize);
            }
        }
    }

    fn remove(&mut self, at: usize) {
        if !std::mem::take(&mut self.edges[at]) {
            return;
        }
        let edge = self.diagram.edges()[at];
        self.support[edge.class as usize] -= 1;
        self.ways_out[edge.from as usize] -= 1;
        self.ways_in[edge.to as usize] -= 1;
        if self.ways_out[edge.from as usize] == 0 && self.ways_in[edge.from as usize] > 0 {
            self.dying.push(edge.from);
        }
        if self.ways_in[edge.to as usize] == 0 && self.ways_out[edge.to as usize] > 0 {
            self.dying.push(edge.to);
        }
    }
}
