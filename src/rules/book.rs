//! The rules of one line, compiled to a satisfiability problem.

use super::Status;
use crate::{
    catalog::{Catalog, Choice},
    design::{Design, Selection},
};

/// The compiled rules of one catalog. Cheap to share behind an `Arc`; all answers are deterministic.
pub struct Rulebook {}

impl Rulebook {
    /// Compiles the rules of `catalog`.
    pub fn new(_catalog: &Catalog) -> Self {
        todo!()
    }

    /// Whether any valid design exists.
    pub fn is_satisfiable(&self) -> bool {
        todo!()
    }

    /// Indices into [`Catalog::rules`] of the rules that `selection` breaks, in order.
    pub fn broken(&self, _selection: &Selection) -> Vec<usize> {
        todo!()
    }

    /// The valid selection with all of `fixed` that stays closest to `prefer`: groups keep their value in `prefer` where they
    /// can, decided in the order of the groups. `None` if no valid design has `fixed`.
    pub fn complete(&self, _fixed: &[Choice], _prefer: &Selection) -> Option<Selection> {
        todo!()
    }

    /// Whether the choices can be part of one valid design.
    pub fn is_possible(&self, _fixed: &[Choice]) -> bool {
        todo!()
    }

    /// The status of every value of every group, by group and value.
    pub fn statuses(&self, _design: &Design) -> Vec<Vec<Status>> {
        todo!()
    }

    /// A smallest change of `wish` that can be part of a valid design together with `fixed`: what is left of `wish`, and what
    /// was dropped from it, both in order of the groups. Among equally small changes the one that keeps the earlier groups.
    /// `None` if `fixed` alone is impossible.
    pub fn repair(&self, _fixed: &[Choice], _wish: &[Choice]) -> Option<(Vec<Choice>, Vec<Choice>)> {
        todo!()
    }

    /// Why `choice` does not go with the own choices of `design`: a minimal set of own choices and of rules (indices into
    /// [`Catalog::rules`]) that together forbid it; dropping any one member makes it possible. Empty if it is free.
    pub fn explain(&self, _design: &Design, _choice: Choice) -> Explanation {
        todo!()
    }
}

/// The shortest reason for a refusal, see [`Rulebook::explain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub choices: Vec<Choice>,
    pub rules: Vec<usize>,
}
