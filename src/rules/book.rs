//! The rules of one line, answered by way of a satisfiability problem.
//!
//! Invariant: an answer depends on the catalog and the question only, never on what was asked before.

use super::{Status, problem::Problem, repair::smallest_drop};
use crate::catalog::{Catalog, Choice, Design, GroupIx, RuleKind, Selection, Term};

/// The rules of one catalog. Cheap to share behind an `Arc`; all answers are deterministic.
pub struct Rulebook {
    rules: Vec<RuleKind>,
    defaults: Selection,
    /// How many values each group has.
    sizes: Vec<usize>,
}

impl Rulebook {
    /// Takes over the rules of `catalog`.
    pub fn new(catalog: &Catalog) -> Self {
        Self {
            rules: catalog.rules.iter().map(|rule| rule.kind.clone()).collect(),
            // Where a conditional group comes into existence, it gets what its author chose.
            defaults: Selection::new(catalog.groups.iter().map(|group| group.default).collect()),
            sizes: catalog.groups.iter().map(|group| group.values.len()).collect(),
        }
    }

    /// Whether any valid design exists.
    pub fn is_satisfiable(&self) -> bool {
        self.is_possible(&[])
    }

    /// Indices into [`Catalog::rules`] of the rules that `selection` (of this catalog) breaks, in order.
    pub fn broken(&self, selection: &Selection) -> Vec<usize> {
        (0..self.rules.len()).filter(|&rule| breaks(selection, &self.rules[rule])).collect()
    }

    /// Whether `selection` has a value of this catalog in each group and breaks no rule.
    pub fn is_valid(&self, selection: &Selection) -> bool {
        let choices = selection.choices();
        choices.len() == self.sizes.len() && self.problem().is_possible(choices)
    }

    /// The valid selection with all of `fixed` that stays closest to `prefer`: groups keep their value in `prefer` where they
    /// can, decided in the order of the groups. A group that cannot gets its default, else its first value, that is still
    /// possible, again in the order of the groups. `None` if no valid design has `fixed`.
    pub fn complete(&self, fixed: &[Choice], prefer: &Selection) -> Option<Selection> {
        complete(&mut self.problem(), fixed, prefer, &self.defaults)
    }

    /// Whether the choices can be part of one valid design.
    pub fn is_possible(&self, fixed: &[Choice]) -> bool {
        self.problem().is_possible(fixed.iter().copied())
    }

    /// The status of every value of every group, by group and value. What an own choice of the same group says does not
    /// count: the value would replace it. Changes are the smallest there are up to five, and minimal beyond.
    pub fn statuses(&self, design: &Design) -> Vec<Vec<Status>> {
        let problem = &mut self.problem();
        let groups = problem.groups();
        groups
            .map(|group| {
                let own = own_besides(design, group);
                problem.choices(group).map(|choice| self.status(problem, design, &own, choice)).collect()
            })
            .collect()
    }

    /// A smallest change of `wish` that can be part of a valid design together with `fixed`: what is left of `wish`, and what
    /// was dropped from it, both in order of the groups. Among equally small changes the one that keeps the earlier groups.
    /// Of changes by more than five choices it is a minimal one, not always a smallest. `None` if `fixed` alone is impossible.
    pub fn repair(&self, fixed: &[Choice], wish: &[Choice]) -> Option<(Vec<Choice>, Vec<Choice>)> {
        let mut wish = wish.to_vec();
        wish.sort_unstable();
        wish.dedup();
        let dropped = smallest_drop(&mut self.problem(), fixed, &wish)?;
        let (mut left, mut lost) = (Vec::new(), Vec::new());
        for (choice, dropped) in wish.into_iter().zip(dropped) {
            if dropped { &mut lost } else { &mut left }.push(choice);
        }
        Some((left, lost))
    }

    /// Why `choice` does not go with the own choices of `design`: a minimal set of own choices and of rules (indices into
    /// [`Catalog::rules`]) that together forbid it; dropping any one member makes it possible. Empty if it is free.
    pub fn explain(&self, design: &Design, choice: Choice) -> Explanation {
        let problem = &mut Problem::loose(&self.sizes, &self.rules);
        let mut rules: Vec<usize> = problem.rules().collect();
        let mut choices = own_besides(design, choice.group);
        if problem.is_possible(choices.iter().copied().chain([choice])) {
            return Explanation::default();
        }
        for i in (0..choices.len()).rev() {
            let member = choices.remove(i);
            if problem.is_possible(choices.iter().copied().chain([choice])) {
                choices.insert(i, member);
            }
        }
        for i in (0..rules.len()).rev() {
            let member = rules.remove(i);
            if problem.is_possible_under(rules.iter().copied(), choices.iter().copied().chain([choice])) {
                rules.insert(i, member);
            }
        }
        Explanation { choices, rules }
    }

    fn status(&self, problem: &mut Problem, design: &Design, own: &[Choice], choice: Choice) -> Status {
        if design.selection.has(choice) {
            return Status::Selected;
        }
        if problem.is_possible(own.iter().copied().chain([choice])) {
            return Status::Free;
        }
        let Some(dropped) = smallest_drop(problem, &[choice], own) else { return Status::Never };
        let (lost, mut fixed): (Vec<_>, Vec<_>) = own.iter().zip(dropped).partition(|(_, dropped)| *dropped);
        fixed.push((&choice, false));
        let fixed: Vec<_> = fixed.into_iter().map(|(&choice, _)| choice).collect();
        match complete(problem, &fixed, &design.selection, &self.defaults) {
            Some(after) => Status::AfterChanges(
                lost.into_iter().map(|(own, _)| Choice { group: own.group, value: after.value(own.group) }).collect(),
            ),
            None => Status::Never,
        }
    }

    fn problem(&self) -> Problem {
        Problem::strict(&self.sizes, &self.rules)
    }
}

/// The shortest reason for a refusal, see [`Rulebook::explain`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Explanation {
    pub choices: Vec<Choice>,
    pub rules: Vec<usize>,
}

fn own_besides(design: &Design, group: GroupIx) -> Vec<Choice> {
    let mut own = design.own_choices();
    own.retain(|choice| choice.group != group);
    own
}

fn breaks(selection: &Selection, rule: &RuleKind) -> bool {
    match rule {
        RuleKind::Requires { when, then } => {
            when.iter().all(|is| is.holds(selection)) && !then.iter().all(|is| is.holds(selection))
        }
        RuleKind::Excludes { these } => these.iter().all(|is| is.holds(selection)),
        RuleKind::Allowed { groups, rows } => !rows
            .iter()
            .any(|row| groups.iter().zip(row).all(|(&group, values)| values.contains(&selection.value(group)))),
        RuleKind::Linear { terms, min, max } => {
            let amount = |term: &Term| term.amounts.get(usize::from(selection.value(term.group).0)).copied();
            let sum: i64 = terms.iter().filter_map(amount).sum();
            min.is_some_and(|min| sum < min) || max.is_some_and(|max| sum > max)
        }
    }
}

/// See [`Rulebook::complete`].
fn complete(problem: &mut Problem, fixed: &[Choice], prefer: &Selection, defaults: &Selection) -> Option<Selection> {
    let mut completion = Completion::new(problem, fixed)?;
    let mut result = prefer.clone();
    let mut open = Vec::new();
    for choice in prefer.choices() {
        if !completion.take(choice) {
            open.push(choice.group);
        }
    }
    for group in open {
        let default = Choice { group, value: defaults.value(group) };
        let candidates = [default].into_iter().chain(completion.problem.choices(group));
        let mut candidates = candidates.collect::<Vec<_>>().into_iter();
        result.set(candidates.find(|&choice| completion.take(choice))?);
    }
    Some(result)
}

/// Choices that go together, with a valid design that proves it.
struct Completion<'a> {
    problem: &'a mut Problem,
    taken: Vec<Choice>,
    /// One choice a group.
    witness: Vec<Choice>,
}

impl<'a> Completion<'a> {
    fn new(problem: &'a mut Problem, fixed: &[Choice]) -> Option<Self> {
        let mut new = Self { problem, taken: fixed.to_vec(), witness: Vec::new() };
        new.prove().then_some(new)
    }

    /// Adds `choice` if a valid design has it with all taken before.
    fn take(&mut self, choice: Choice) -> bool {
        self.taken.push(choice);
        let proven = self.witness.contains(&choice) || self.prove();
        if !proven {
            self.taken.pop();
        }
        proven
    }

    fn prove(&mut self) -> bool {
        if !self.problem.is_possible(self.taken.iter().copied()) {
            return false;
        }
        let choices = self.problem.groups().flat_map(|group| self.problem.choices(group));
        self.witness = choices.filter(|&choice| self.problem.witness_has(choice)).collect();
        true
    }
}
