//! Makes a finished diagram smaller by moving single levels (R. Rudell, Dynamic Variable Ordering for Ordered Binary
//! Decision Diagrams, ICCAD 1993).
//!
//! Invariant: the number of nodes never grows from before to after, and the work is bounded by steps, not by time.

use super::layers::Layers;

/// How far a level is carried in each direction at most.
const REACH: usize = 8;

/// Moves levels, the largest first, to where the diagram is smallest. `order` follows. Gives back what is left of `steps`.
pub fn sift(layers: &mut Layers, order: &mut [usize], mut steps: usize) -> usize {
    let mut largest: Vec<usize> = (0..order.len()).collect();
    largest.sort_by_key(|&level| std::cmp::Reverse(layers.layers[level].nodes()));
    let variables: Vec<usize> = largest.into_iter().map(|level| order[level]).collect();
    for variable in variables {
        let Some(level) = order.iter().position(|&own| own == variable) else { continue };
        let mut walk = Walk { layers, order, steps: &mut steps };
        if !walk.place(level) {
            break;
        }
    }
    steps
}

struct Walk<'a> {
    layers: &'a mut Layers,
    order: &'a mut [usize],
    steps: &'a mut usize,
}

impl Walk<'_> {
    /// Carries the level down, then up, then to the best place seen. False when the steps are used up.
    fn place(&mut self, start: usize) -> bool {
        let mut nodes = self.layers.nodes();
        let (mut best, mut best_at) = (nodes, start);
        let limit = nodes + nodes / 8;
        let mut at = start;
        let mut goes_on = true;
        let lowest = (start + REACH).min(self.order.len() - 1);
        while at < lowest && nodes <= limit && goes_on && self.affords(at) {
            goes_on = self.swap(at, &mut nodes);
            at += 1;
            if nodes < best {
                (best, best_at) = (nodes, at);
            }
        }
        while at > start {
            at -= 1;
            self.swap(at, &mut nodes);
        }
        while at > start.saturating_sub(REACH) && nodes <= limit && goes_on && self.affords(at - 1) {
            at -= 1;
            goes_on = self.swap(at, &mut nodes);
            if nodes < best {
                (best, best_at) = (nodes, at);
            }
        }
        while at < best_at {
            self.swap(at, &mut nodes);
            at += 1;
        }
        goes_on
    }

    /// Whether the steps left suffice to swap `level` with the next, and to swap it back.
    fn affords(&self, level: usize) -> bool {
        2 * self.layers.swap_steps(level) <= *self.steps
    }

    /// False when the steps are used up; the swap is done all the same, so that the level can be carried back.
    fn swap(&mut self, level: usize, nodes: &mut usize) -> bool {
        *self.steps = self.steps.saturating_sub(self.layers.swap_steps(level));
        let before = self.layers.layers[level + 1].nodes();
        self.layers.swap(level);
        self.order.swap(level, level + 1);
        *nodes = *nodes + self.layers.layers[level + 1].nodes() - before;
        *self.steps > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::diagram::layers::{Layer, NONE};

    /// Four levels with two values each that go together in the pairs 0 and 2, 1 and 3: the order 0 2 1 3 needs fewer nodes.
    fn layers() -> Layers {
        let level = |children: &[u32]| Layer { width: 2, children: children.to_vec() };
        let [first, second] = [level(&[0, 1]), level(&[0, 1, 2, 3])];
        let third = level(&[0, NONE, 1, NONE, NONE, 0, NONE, 1]);
        Layers { layers: vec![first, second, third, level(&[0, NONE, NONE, 0])] }
    }

    #[test]
    fn no_swap_is_begun_that_the_steps_do_not_cover() {
        let mut small = layers();
        let mut order = [0, 1, 2, 3];
        sift(&mut small, &mut order, 1_000);
        assert!(small.nodes() < layers().nodes(), "{order:?}");
        let cheapest = (0..3).map(|level| layers().swap_steps(level)).min().unwrap();
        let (mut same, mut order) = (layers(), [0, 1, 2, 3]);
        assert_eq!(sift(&mut same, &mut order, cheapest - 1), cheapest - 1);
        assert_eq!(order, [0, 1, 2, 3]);
        assert_eq!(same.nodes(), layers().nodes());
    }
}
