//! The rules of one line: compiled into a diagram where that is possible, else answered by search.
//!
//! Invariant: an answer depends on the catalog and the question only, never on what was asked before.

use super::{
    Status,
    answer::{self, Known},
    clauses::Clauses,
    diagram::{self, Counts, Diagram, Limits, Smalls, Sweep, TooLarge},
    explain::Explainer,
    lower,
    network::Network,
    search::Question,
};
use crate::catalog::{Catalog, Choice, Design, GroupIx, Selection, ValueIx};
use num_bigint::BigUint;
use std::sync::OnceLock;

/// The rules of one catalog. Cheap to share behind an `Arc`; all answers are deterministic.
pub struct Rulebook {
    pub(super) network: Network,
    pub(super) defaults: Selection,
    compiled: Result<Diagram, TooLarge>,
    smalls: Smalls,
    clauses: OnceLock<Clauses>,
    pub(super) explainer: Explainer,
}

impl Rulebook {
    /// Takes over the rules of `catalog`, and compiles them.
    pub fn new(catalog: &Catalog) -> Self {
        // Where a conditional group comes into existence, it gets what its author chose.
        let defaults = Selection::new(catalog.groups.iter().map(|group| group.default).collect());
        Self::of(Self::network_of(catalog), defaults, Limits::default())
    }

    /// The rules of `catalog` as constraints over its groups; constraint `i` is rule `i`.
    pub fn network_of(catalog: &Catalog) -> Network {
        lower::network(catalog)
    }

    /// The rules of `network`, a variable a group. `defaults` has a value of each.
    pub fn of(network: Network, defaults: Selection, limits: Limits) -> Self {
        let smalls = Smalls::new(&network, limits);
        let compiled = diagram::compile(network.sizes(), &smalls, limits);
        Self { network, defaults, compiled, smalls, clauses: OnceLock::new(), explainer: Explainer::default() }
    }

    /// The compiled rules.
    ///
    /// # Errors
    /// Why they were not compiled; all answers then come from search: the same, but slower, and without counts and prices.
    pub fn compiled(&self) -> Result<&Diagram, TooLarge> {
        self.compiled.as_ref().map_err(|&error| error)
    }

    /// Whether any valid design exists.
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
    /// possible, again in the order of the groups. `None` if no valid design has `fixed`.
    pub fn complete(&self, fixed: &[Choice], prefer: &Selection) -> Option<Selection> {
        match &self.compiled {
            Ok(diagram) => answer::complete(diagram, self.known(fixed, prefer)),
            Err(_) => self.question().complete(fixed, prefer, &self.defaults),
        }
    }

    /// Whether the choices can be part of one valid design.
    pub fn is_possible(&self, fixed: &[Choice]) -> bool {
        match &self.compiled {
            Ok(diagram) => answer::is_possible(diagram, fixed),
            Err(_) => self.question().is_possible(fixed.iter().copied()),
        }
    }

    /// The status of every value of every group, by group and value. What an own choice of the same group says does not
    /// count: the value would replace it. Changes are the smallest there are; where the rules are not compiled, only up to
    /// five, and minimal beyond.
    pub fn statuses(&self, design: &Design) -> Vec<Vec<Status>> {
        match &self.compiled {
            Ok(diagram) => self.statuses_compiled(diagram, design),
            Err(_) => self.statuses_searched(design),
        }
    }

    /// Whether each value can be chosen with every own choice of other groups kept, by group and value.
    pub fn free(&self, design: &Design) -> Vec<Vec<bool>> {
        let sizes = self.network.sizes();
        match &self.compiled {
            Ok(diagram) => {
                let besides = Sweep::new(diagram, &answer::losses(diagram, design)).besides(diagram);
                let is_free = |&class: &u32| besides[class as usize] == 0;
                (0..sizes.len()).map(|group| diagram.class_of(group).iter().map(is_free).collect()).collect()
            }
            Err(_) => {
                let mut question = self.question();
                let of = |(group, &size): (GroupIx, &usize)| {
                    let own = own_besides(design, group);
                    let choice = |value| Choice { group, value: ValueIx(value) };
                    (0..size as u16).map(|v| question.is_possible(own.iter().copied().chain([choice(v)]))).collect()
                };
                (0..).map(GroupIx).zip(sizes).map(of).collect()
            }
        }
    }

    /// A smallest change of `wish` that can be part of a valid design together with `fixed`: what is left of `wish`, and what
    /// was dropped from it, both in order of the groups. Among equally small changes the one that keeps the earlier groups.
    /// Where the rules are not compiled, changes by more than five choices are minimal, not always smallest. `None` if `fixed`
    /// alone is impossible.
    pub fn repair(&self, fixed: &[Choice], wish: &[Choice]) -> Option<(Vec<Choice>, Vec<Choice>)> {
        let mut wish = wish.to_vec();
        wish.sort_unstable();
        wish.dedup();
        let dropped = match &self.compiled {
            Ok(diagram) => answer::smallest_drop(diagram, fixed, &wish)?,
            Err(_) => self.question().smallest_drop(fixed, &wish)?,
        };
        let (mut left, mut lost) = (Vec::new(), Vec::new());
        for (choice, dropped) in wish.into_iter().zip(dropped) {
            if dropped { &mut lost } else { &mut left }.push(choice);
        }
        Some((left, lost))
    }

    fn statuses_compiled(&self, diagram: &Diagram, design: &Design) -> Vec<Vec<Status>> {
        let costs = answer::losses(diagram, design);
        let sweep = Sweep::new(diagram, &costs);
        let besides = sweep.besides(diagram);
        let mut changes: Vec<Option<Option<Vec<Choice>>>> = vec![None; diagram.classes()];
        let mut status = |choice: Choice, class: u32| match besides[class as usize] {
            _ if design.selection.has(choice) => Status::Selected,
            0 => Status::Free,
            cost if !diagram::is_possible(cost) => Status::Never,
            _ => {
                let known = self.known(&[], &design.selection);
                let found = changes[class as usize]
                    .get_or_insert_with(|| answer::changes(diagram, known, &costs, &sweep, design, choice));
                found.clone().map_or(Status::Never, Status::AfterChanges)
            }
        };
        let groups = (0..self.network.sizes().len()).map(|group| {
            let choice = |value: u16| Choice { group: GroupIx(group as u16), value: ValueIx(value) };
            (0..).zip(diagram.class_of(group)).map(|(value, &class)| status(choice(value), class)).collect()
        });
        groups.collect()
    }

    fn statuses_searched(&self, design: &Design) -> Vec<Vec<Status>> {
        let question = &mut self.question();
        let mut status = |own: &[Choice], choice: Choice| {
            if design.selection.has(choice) {
                return Status::Selected;
            }
            if question.is_possible(own.iter().copied().chain([choice])) {
                return Status::Free;
            }
            let Some(dropped) = question.smallest_drop(&[choice], own) else { return Status::Never };
            let (mut fixed, mut lost) = (vec![choice], Vec::new());
            for (&own, dropped) in own.iter().zip(dropped) {
                if dropped { &mut lost } else { &mut fixed }.push(own);
            }
            let after = question.complete(&fixed, &design.selection, &self.defaults);
            after.map_or(Status::Never, |after| {
                let to = |own: Choice| Choice { group: own.group, value: after.value(own.group) };
                Status::AfterChanges(lost.into_iter().map(to).collect())
            })
        };
        let groups = (0..).map(GroupIx).zip(self.network.sizes()).map(|(group, &size)| {
            let own = own_besides(design, group);
            (0..size as u16).map(|value| status(&own, Choice { group, value: ValueIx(value) })).collect()
        });
        groups.collect()
    }

    pub(super) fn known<'a>(&'a self, fixed: &'a [Choice], prefer: &'a Selection) -> Known<'a> {
        Known { sizes: self.network.sizes(), fixed, prefer, defaults: &self.defaults }
    }

    pub(super) fn clauses(&self) -> &Clauses {
        self.clauses.get_or_init(|| Clauses::new(&self.network, &self.smalls))
    }

    pub(super) fn question(&self) -> Question<'_> {
        Question::new(self.clauses(), self.network.sizes())
    }
}

pub(super) fn own_besides(design: &Design, group: GroupIx) -> Vec<Choice> {
    let mut own = design.own_choices();
    own.retain(|choice| choice.group != group);
    own
}
