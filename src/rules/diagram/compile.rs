//! From constraints to a finished diagram.
//!
//! Each constraint becomes a small diagram; values that no constraint tells apart become one class; the small diagrams are
//! conjoined pair by pair, neighbours first; the result is sifted and frozen. Invariant: the result
//! depends on the constraints alone, and the work is bounded by [`Limits`].

use super::{
    Diagram, Limits, TooLarge,
    arena::{Arena, FALSE, Mix, Node, TRUE},
    layers::Layers,
    sift::sift,
    small::Smalls,
};
use crate::rules::network::{Constraint, Network};
use std::{collections::HashMap, hash::BuildHasherDefault};

/// A pass of sifting that saves less than one node in so many is the last.
const WORTHWHILE: usize = 10;

impl Limits {
    /// More levels are not compiled; it also bounds the depth of recursion.
    pub const LEVELS: usize = 2000;
}

impl Default for Limits {
    /// A few seconds at most, and some hundred megabytes for that time.
    fn default() -> Self {
        Self { nodes: 1_500_000, edges: 16_000_000, steps: 24_000_000 }
    }
}

/// Compiles the constraints that `smalls` was made of; `sizes` are those of its variables.
///
/// # Errors
/// [`TooLarge`] if the limits do not suffice; asking a solver is then the way.
pub fn compile(sizes: &[usize], smalls: &Smalls, limits: Limits) -> Result<Diagram, TooLarge> {
    let mut order = smalls.order.clone();
    if sizes.contains(&0) {
        return Ok(Diagram::void(order, sizes));
    }
    if order.len() > Limits::LEVELS {
        return Err(TooLarge::Levels);
    }
    let mut roots = smalls.roots.iter().copied().collect::<Result<Vec<_>, _>>()?;
    let smalls = &smalls.arena;
    let classes = classes(smalls, order.len());
    let widths = classes.iter().map(|classes| classes.iter().max().map_or(0, |last| last + 1)).collect();
    let mut arena = Arena::new(widths, limits);
    let mut import = Import { from: smalls, classes: &classes, known: HashMap::default() };
    roots.sort_by_key(|&root| (smalls.level(root), root));
    roots.dedup();
    let mut parts = Vec::with_capacity(roots.len());
    for &root in &roots {
        parts.push(import.node(&mut arena, root)?);
    }
    let all = conjoin(&mut arena, parts)?;
    if all == FALSE {
        return Ok(Diagram::void(order, sizes));
    }
    let mut layers = Layers::new(&arena, all, order.len(), limits.edges)?;
    let mut class_of = vec![Vec::new(); sizes.len()];
    for (&variable, classes) in order.iter().zip(classes) {
        class_of[variable] = classes;
    }
    shrink(&mut layers, &mut order, limits);
    Ok(Diagram::freeze(&layers, order, class_of))
}

/// The conjunction of `parts`: neighbours first, pair by pair. Sorted from the top down, neighbours share most of their levels,
/// and what is made on the way stays smaller by ten times than if they are added one after the other.
fn conjoin(arena: &mut Arena, mut parts: Vec<Node>) -> Result<Node, TooLarge> {
    while parts.len() > 1 {
        let pair = |pair: &[Node]| if let [a, b] = *pair { arena.and(a, b) } else { Ok(pair[0]) };
        parts = parts.chunks(2).map(pair).collect::<Result<_, _>>()?;
    }
    Ok(parts.first().copied().unwrap_or(TRUE))
}

fn shrink(layers: &mut Layers, order: &mut [usize], limits: Limits) {
    let mut steps = limits.steps;
    let mut nodes = layers.nodes();
    while order.len() > 1 && steps > 0 {
        steps = sift(layers, order, steps);
        let before = std::mem::replace(&mut nodes, layers.nodes());
        if before - nodes <= before / WORTHWHILE {
            break;
        }
    }
}

/// One scope a clause, table or sum.
pub(super) fn scopes(network: &Network) -> Vec<Vec<usize>> {
    let of = |constraint: &Constraint| match constraint {
        Constraint::Clauses(clauses) => {
            clauses.iter().map(|clause| clause.iter().map(|literal| literal.variable).collect()).collect()
        }
        _ => vec![constraint.scope()],
    };
    network.constraints().iter().flat_map(of).filter(|scope: &Vec<usize>| !scope.is_empty()).collect()
}

/// The position of each variable in `order`.
pub(super) fn inverse(order: &[usize]) -> Vec<usize> {
    let mut level_of = vec![0; order.len()];
    for (level, &variable) in order.iter().enumerate() {
        level_of[variable] = level;
    }
    level_of
}

/// By level and value, its class: values with the same children in every node are one. Classes are numbered in the order of
/// their first values.
fn classes(smalls: &Arena, levels: usize) -> Vec<Vec<u32>> {
    let mut classes: Vec<Vec<u32>> = (0..levels).map(|level| vec![0; smalls.width(level)]).collect();
    let mut counts = vec![1; levels];
    for node in smalls.nodes() {
        let level = smalls.level(node);
        let classes = &mut classes[level];
        if counts[level] == classes.len() {
            continue;
        }
        let mut seen = HashMap::<(u32, Node), u32, BuildHasherDefault<Mix>>::default();
        for (class, &child) in classes.iter_mut().zip(smalls.children(node)) {
            let next = seen.len() as u32;
            *class = *seen.entry((*class, child)).or_insert(next);
        }
        counts[level] = seen.len();
    }
    classes
}

/// Copies small diagrams, one child a class.
struct Import<'a> {
    from: &'a Arena,
    classes: &'a [Vec<u32>],
    known: HashMap<Node, Node, BuildHasherDefault<Mix>>,
}

impl Import<'_> {
    fn node(&mut self, to: &mut Arena, node: Node) -> Result<Node, TooLarge> {
        if node <= TRUE {
            return Ok(node);
        }
        if let Some(&known) = self.known.get(&node) {
            return Ok(known);
        }
        let level = self.from.level(node);
        let mut children = Vec::with_capacity(to.width(level));
        for (&class, &child) in self.classes[level].iter().zip(self.from.children(node)) {
            if class as usize == children.len() {
                children.push(self.node(to, child)?);
            }
        }
        let copy = to.make(level, &children)?;
        self.known.insert(node, copy);
        Ok(copy)
    }
}
