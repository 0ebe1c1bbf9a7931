//! Rules compiled into one reduced, ordered, many-valued decision diagram: a level a variable, a path a valid design.
//!
//! Every question about all values at once is one sweep down and one up. Additive costs on such diagrams: Andersen, Hadzic and
//! Pisinger, Interactive Cost Configuration Over Decision Diagrams, JAIR 37, 2010. Invariant: every node lies on a path from
//! the first node to the end, so nothing that is found on the way can be a dead end.

mod arena;
mod compile;
mod count;
mod frozen;
mod layers;
mod linear;
mod live;
mod order;
mod sift;
mod small;
mod sweep;

pub use arena::Limits;
pub use compile::compile;
pub use count::Counts;
pub use frozen::Diagram;
pub use live::Live;
pub use sweep::{NEVER, Sweep, bound, is_possible};

pub use small::Smalls;

pub(super) use arena::{FALSE, Mix, Node, TRUE};

/// Why rules were not compiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TooLarge {
    #[error("the line has more groups than a decision diagram is made for")]
    Levels,
    #[error("the rules tie too many groups together: their decision diagram grows beyond its limit")]
    Nodes,
    #[error("the rules take too many steps to compile into a decision diagram")]
    Work,
}
