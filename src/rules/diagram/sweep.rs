//! Least sums of costs, for every node and every class of values at once.
//!
//! Invariant: possible costs are within [`bound`], so no sum of one a level comes near [`NEVER`], and nothing impossible comes
//! near a sum that is possible.

use super::Diagram;

/// The cost of what must not be.
pub const NEVER: i64 = 1 << 60;

/// Whether a sum of costs has no [`NEVER`] in it.
pub fn is_possible(cost: i64) -> bool {
    cost < NEVER / 2
}

/// The largest amount, up or down, that a single cost may have in a diagram of so many levels.
pub fn bound(levels: usize) -> i64 {
    (NEVER / 4) / (levels as i64 + 1)
}

/// Shortest paths with respect to some costs.
#[derive(Clone, Debug)]
pub struct Sweep {
    /// By node, the least cost from the first node.
    pub(super) above: Vec<i64>,
    /// By node, the least cost to the end.
    pub(super) below: Vec<i64>,
}

impl Sweep {
    /// Sweeps `diagram` with one cost a class, each [`NEVER`] or within [`bound`].
    pub fn new(diagram: &Diagram, costs: &[i64]) -> Self {
        let mut above = vec![NEVER; diagram.nodes()];
        let mut below = above.clone();
        if let (Some(first), Some(last)) = (above.first_mut(), below.last_mut()) {
            (*first, *last) = (0, 0);
        }
        for edge in diagram.edges() {
            let cost = above[edge.from as usize] + costs[edge.class as usize];
            let to = &mut above[edge.to as usize];
            *to = cost.min(*to);
        }
        for edge in diagram.edges().iter().rev() {
            let cost = below[edge.to as usize] + costs[edge.class as usize];
            let from = &mut below[edge.from as usize];
            *from = cost.min(*from);
        }
        Self { above, below }
    }

    /// The least cost of a whole design; `None` if none is possible.
    pub fn least(&self) -> Option<i64> {
        self.above.last().copied().filter(|&cost| is_possible(cost))
    }

    /// By class, the least cost of a design with one of its values, without the cost of that class itself; not
    /// [`is_possible`] if there is none.
    pub fn besides(&self, diagram: &Diagram) -> Vec<i64> {
        let mut besides = vec![NEVER; diagram.classes()];
        for edge in diagram.edges() {
            let cost = self.above[edge.from as usize] + self.below[edge.to as usize];
            let least = &mut besides[edge.class as usize];
            *least = cost.min(*least);
        }
        besides
    }
}
