//! What choosing one value or another would give.
//!
//! Invariant: one sweep over the compiled rules serves for all values, and each gives what [`crate::design::edit::choose`] gives.

use super::{
    Rulebook,
    answer::{is_possible, losses, settle, take},
    diagram::{Diagram, Live, Sweep},
};
use crate::catalog::{Choice, Design, Selection};

/// A design before any next choice.
pub struct Next<'a> {
    book: &'a Rulebook,
    diagram: &'a Diagram,
    design: &'a Design,
    own: Vec<Choice>,
    costs: Vec<i64>,
    sweep: Sweep,
}

impl Rulebook {
    /// What comes after `design`. `None` if the rules are not compiled.
    pub fn next<'a>(&'a self, design: &'a Design) -> Option<Next<'a>> {
        Some(Next::new(self, self.compiled().ok()?, design))
    }
}

impl<'a> Next<'a> {
    pub(super) fn new(book: &'a Rulebook, diagram: &'a Diagram, design: &'a Design) -> Self {
        let costs = losses(diagram, design);
        let sweep = Sweep::new(diagram, &costs);
        Self { book, diagram, design, own: design.own_choices(), costs, sweep }
    }

    /// By class, how many own choices of other groups change at least; see [`Sweep::besides`].
    pub(super) fn besides(&self) -> Vec<i64> {
        self.sweep.besides(self.diagram)
    }

    /// The selection with `choice`, where free data is as it was, and the own choices that it loses. `None` if no design has it.
    pub fn with(&self, choice: Choice) -> Option<(Selection, Vec<Choice>)> {
        let class = self.diagram.class(choice.group.0.into(), choice.value.0)?;
        // Most values go with all others as they are.
        let mut after = self.design.selection.clone();
        after.set(choice);
        if is_possible(self.diagram, &after.choices().collect::<Vec<_>>()) {
            return Some((after, Vec::new()));
        }
        let mut live = Live::through(self.diagram, &self.costs, &self.sweep, choice.group.0.into(), class)?;
        let (mut fixed, mut lost) = (vec![choice], Vec::new());
        for &own in self.own.iter().filter(|own| own.group != choice.group) {
            if take(self.diagram, &mut live, own) { &mut fixed } else { &mut lost }.push(own);
        }
        let known = self.book.known(&fixed, &self.design.selection);
        Some((settle(known, |choice| take(self.diagram, &mut live, choice))?, lost))
    }
}
