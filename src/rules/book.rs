//! The rules of one line: compiled into a diagram where that is possible, else answered by search.
//!
//! A search may be given up; functions that start with `try` say so, the others then answer as if there were nothing. Invariant:
//! an answer depends on the catalog and the question only, never on what was asked before.

use super::{
    answer::Known,
    clauses::Clauses,
    diagram::{self, Counts, Diagram, Limits, Smalls, TooLarge},
    effort::{Effort, NotKnown},
    explain::Explainer,
    lower,
    network::Network,
    search::Question,
};
use crate::catalog::{Catalog, Choice, Condition, Design, GroupIx, Selection};
use num_bigint::BigUint;
use std::sync::OnceLock;

/// The rules of one catalog. Cheap to share behind an `Arc`; all answers are deterministic.
pub struct Rulebook {
    pub(super) network: Network,
    pub(super) defaults: Selection,
    compiled: Result<Diagram, TooLarge>,
    /// What values bring about together, and the rules compiled with a variable for each of these.
    conditions: Vec<Condition>,
    wide: OnceLock<Result<Diagram, TooLarge>>,
    limits: Limits,
    pub(super) smalls: Smalls,
    clauses: OnceLock<Clauses>,
    pub(super) explainer: Explainer,
    pub(super) effort: Effort,
}

impl Rulebook {
    /// Takes over the rules of `catalog`, and compiles them.
    pub fn new(catalog: &Catalog) -> Self {
        Self::within(catalog, Limits::default())
    }

    /// Like [`Self::new`], where the compiled rules may be so large.
    pub fn within(catalog: &Catalog, limits: Limits) -> Self {
        // Where a conditional group comes into existence, it gets what its author chose.
        let defaults = Selection::new(catalog.groups.iter().map(|group| group.default).collect());
        let conditions = catalog.conditions();
        Self { conditions, ..Self::of(Self::network_of(catalog), defaults, limits) }
    }

    /// The rules of `catalog` as constraints over its groups; constraint `i` is rule `i`.
    pub fn network_of(catalog: &Catalog) -> Network {
        lower::network(catalog)
    }

    /// The rules of `network`, a variable a group. `defaults` has a value of each.
    pub fn of(network: Network, defaults: Selection, limits: Limits) -> Self {
        let smalls = Smalls::new(&network, limits);
        let compiled = diagram::compile(network.sizes(), &smalls, limits);
        let effort = Effort::of(network.sizes().iter().sum());
        let (clauses, explainer) = (OnceLock::new(), Explainer::default());
        let (conditions, wide) = (Vec::new(), OnceLock::new());
        Self { network, defaults, compiled, conditions, wide, limits, smalls, clauses, explainer, effort }
    }

    /// The same rules, whose searches are given up after so much effort.
    pub fn with_effort(self, effort: Effort) -> Self {
        Self { effort, ..self }
    }

    /// The compiled rules.
    ///
    /// # Errors
    /// Why they were not compiled; all answers then come from search: the same, but slower, and without counts and prices.
    pub fn compiled(&self) -> Result<&Diagram, TooLarge> {
        self.compiled.as_ref().map_err(|&error| error)
    }

    /// The conditions of the catalog it was made for, see [`Catalog::conditions`]; none if it was made of constraints alone.
    pub fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// The compiled rules with a variable of two values for each condition of the catalog (see [`Catalog::conditions`]) behind the
    /// groups; compiled when first asked for.
    ///
    /// # Errors
    /// Why they were not compiled; then there are no sums.
    pub fn with_conditions(&self) -> Result<&Diagram, TooLarge> {
        let narrow = self.compiled()?;
        if self.conditions.is_empty() {
            return Ok(narrow);
        }
        let compile = || {
            let network = lower::with_conditions(&self.network, &self.conditions);
            diagram::compile(network.sizes(), &Smalls::new(&network, self.limits), self.limits)
        };
        self.wide.get_or_init(compile).as_ref().map_err(|&error| error)
    }

    /// Whether any valid design is known to exist.
    pub fn is_satisfiable(&self) -> bool {
        match &self.compiled {
            Ok(diagram) => !diagram.is_void(),
            Err(_) => self.is_possible(&[]),
        }
    }

    /// The number of valid designs; `None` if the rules are not compiled.
    pub fn count(&self) -> Option<BigUint> {
        Some(Counts::new(self.compiled().ok()?).total())
    }

    /// Indices into [`Catalog::rules`] of the rules that `selection` (of this catalog) breaks, in order.
    pub fn broken(&self, selection: &Selection) -> Vec<usize> {
        let value = |variable: usize| selection.value(GroupIx(variable as u16)).0;
        let constraints = self.network.constraints().iter().enumerate();
        constraints.filter(|(_, constraint)| !constraint.holds(value)).map(|(rule, _)| rule).collect()
    }

    /// Whether `selection` has a value of this catalog in each group and breaks no rule.
    pub fn is_valid(&self, selection: &Selection) -> bool {
        let sizes = self.network.sizes();
        let exists = |(choice, &size): (Choice, &usize)| usize::from(choice.value.0) < size;
        selection.choices().len() == sizes.len()
            && selection.choices().zip(sizes).all(exists)
            && self.broken(selection).is_empty()
    }

    /// The valid selection with all of `fixed` that stays closest to `prefer`: groups keep their value in `prefer` where they
    /// can, decided in the order of the groups. A group that cannot gets its default, else its first value, that is still
    /// possible, again in the order of the groups. `None` if no valid design has `fixed`, or if none is known.
    pub fn complete(&self, fixed: &[Choice], prefer: &Selection) -> Option<Selection> {
        self.try_complete(fixed, prefer).ok().flatten()
    }

    /// Like [`Self::complete`], where `None` says that there is none.
    ///
    /// # Errors
    /// The rules are not compiled, and the search was given up.
    pub fn try_complete(&self, fixed: &[Choice], prefer: &Selection) -> Result<Option<Selection>, NotKnown> {
        self.questions().try_complete(fixed, prefer)
    }

    /// Whether the choices are known to be part of one valid design.
    pub fn is_possible(&self, fixed: &[Choice]) -> bool {
        self.try_is_possible(fixed) == Ok(true)
    }

    /// Whether the choices can be part of one valid design.
    ///
    /// # Errors
    /// The rules are not compiled, and the search was given up.
    pub fn try_is_possible(&self, fixed: &[Choice]) -> Result<bool, NotKnown> {
        self.questions().try_is_possible(fixed)
    }

    /// A smallest change of `wish` that can be part of a valid design together with `fixed`: what is left of `wish`, and what
    /// was dropped from it, both in order of the groups. Among equally small changes the one that keeps the earlier groups.
    /// Where the rules are not compiled, changes by more than five choices are minimal, not always smallest. `None` if `fixed`
    /// alone is impossible, or if no change is known.
    pub fn repair(&self, fixed: &[Choice], wish: &[Choice]) -> Option<(Vec<Choice>, Vec<Choice>)> {
        self.try_repair(fixed, wish).ok().flatten()
    }

    /// Like [`Self::repair`], where `None` says that `fixed` alone is impossible.
    ///
    /// # Errors
    /// The rules are not compiled, and the search was given up.
    #[expect(clippy::type_complexity, reason = "what is left and what was dropped, as above")]
    pub fn try_repair(
        &self,
        fixed: &[Choice],
        wish: &[Choice],
    ) -> Result<Option<(Vec<Choice>, Vec<Choice>)>, NotKnown> {
        self.questions().try_repair(fixed, wish)
    }

    pub(super) fn known<'a>(&'a self, fixed: &'a [Choice], prefer: &'a Selection) -> Known<'a> {
        Known { sizes: self.network.sizes(), fixed, prefer, defaults: &self.defaults }
    }

    pub(super) fn clauses(&self) -> &Clauses {
        self.clauses.get_or_init(|| Clauses::new(&self.network, &self.smalls))
    }

    pub(super) fn question(&self) -> Question<'_> {
        Question::new(self.clauses(), self.network.sizes(), self.effort)
    }
}

pub(super) fn own_besides(design: &Design, group: GroupIx) -> Vec<Choice> {
    let mut own = design.own_choices();
    own.retain(|choice| choice.group != group);
    own
}
