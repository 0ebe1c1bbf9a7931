//! Answers from the compiled diagram.
//!
//! Invariant: the same answers as by search, without its bound on changes.

use super::diagram::{Diagram, Live, NEVER};
use crate::catalog::{Choice, Design, GroupIx, Selection, ValueIx};

/// What a completion starts from.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    pub sizes: &'a [usize],
    pub fixed: &'a [Choice],
    pub prefer: &'a Selection,
    pub defaults: &'a Selection,
}

/// Decides group by group: `fixed` and what is preferred first, then for the groups that are left their default, then their
/// first value. `take` adds a choice if it goes with those before. `None` if a group can have no value.
pub(super) fn settle(known: Known<'_>, mut take: impl FnMut(Choice) -> bool) -> Option<Selection> {
    let mut result = known.prefer.clone();
    let mut open = Vec::new();
    let mut fixed = vec![None; known.sizes.len()];
    for choice in known.fixed {
        *fixed.get_mut(usize::from(choice.group.0))? = Some(choice.value);
    }
    for (preferred, fixed) in known.prefer.choices().zip(fixed) {
        let choice = Choice { value: fixed.unwrap_or(preferred.value), ..preferred };
        if take(choice) {
            result.set(choice);
        } else {
            open.push(choice.group);
        }
    }
    for group in open {
        let default = known.defaults.value(group);
        let values = (0..known.sizes[usize::from(group.0)] as u16).map(ValueIx);
        let mut choices = [default].into_iter().chain(values).map(|value| Choice { group, value });
        result.set(choices.find(|&choice| take(choice))?);
    }
    Some(result)
}

/// Whether a valid design has all of `fixed`.
pub(super) fn is_possible(diagram: &Diagram, fixed: &[Choice]) -> bool {
    let class = |(variable, value): (usize, Option<u16>)| value.and_then(|value| diagram.class(variable, value));
    let values = by_variable(diagram, fixed);
    values.is_some_and(|values| diagram.has_path(&values.into_iter().enumerate().map(class).collect::<Vec<_>>()))
}

/// The values of `fixed` by variable. `None` if one does not exist, or if a group has two.
fn by_variable(diagram: &Diagram, fixed: &[Choice]) -> Option<Vec<Option<u16>>> {
    let mut values = vec![None; diagram.order().len()];
    for choice in fixed {
        diagram.class(choice.group.0.into(), choice.value.0)?;
        let value = &mut values[usize::from(choice.group.0)];
        if value.replace(choice.value.0).is_some_and(|before| before != choice.value.0) {
            return None;
        }
    }
    Some(values)
}

/// Costs by class, where groups of `fixed` have no other value. `None` if `fixed` has what does not exist, or two values of
/// a group.
pub(super) fn fixing(diagram: &Diagram, fixed: &[Choice], cost: impl Fn(usize, u16) -> i64) -> Option<Vec<i64>> {
    let values = by_variable(diagram, fixed)?;
    let fits = |variable: usize, value: u16| values[variable].is_none_or(|fixed| fixed == value);
    Some(diagram.costs(|variable, value| if fits(variable, value) { cost(variable, value) } else { NEVER }))
}

/// Takes `choice` if an open design has it.
pub(super) fn take(diagram: &Diagram, live: &mut Live<'_>, choice: Choice) -> bool {
    let variable = usize::from(choice.group.0);
    let class = diagram.class(variable, choice.value.0).filter(|&class| live.supports(class));
    class.inspect(|&class| live.take(variable, class)).is_some()
}

/// See [`super::Rulebook::complete`].
pub(super) fn complete(diagram: &Diagram, known: Known<'_>) -> Option<Selection> {
    let costs = fixing(diagram, known.fixed, |_, _| 0)?;
    let mut live = Live::cheapest(diagram, &costs)?;
    settle(known, |choice| take(diagram, &mut live, choice))
}

/// By wish, whether it is dropped; the smallest set, and among those the one that keeps the earlier wishes. `wishes` are
/// sorted. `None` if `fixed` alone is impossible.
pub(super) fn smallest_drop(diagram: &Diagram, fixed: &[Choice], wishes: &[Choice]) -> Option<Vec<bool>> {
    let mut wished = vec![Vec::new(); diagram.order().len()];
    for wish in wishes {
        if let Some(wished) = wished.get_mut(usize::from(wish.group.0)) {
            wished.push(wish.value.0);
        }
    }
    let lost = |variable: usize, value: u16| {
        let wished = &wished[variable];
        (wished.len() - usize::from(wished.contains(&value))) as i64
    };
    let costs = fixing(diagram, fixed, lost)?;
    let mut live = Live::cheapest(diagram, &costs)?;
    let mut settled = vec![None; wished.len()];
    for choice in fixed {
        settled[usize::from(choice.group.0)] = Some(choice.value);
    }
    let dropped = |&wish: &Choice| {
        let Some(settled) = settled.get_mut(usize::from(wish.group.0)) else { return true };
        if let Some(value) = *settled {
            return value != wish.value;
        }
        let kept = take(diagram, &mut live, wish);
        if kept {
            *settled = Some(wish.value);
        }
        !kept
    };
    Some(wishes.iter().map(dropped).collect())
}

/// One cost a class: 1 where it loses the own choice of its group.
pub(super) fn losses(diagram: &Diagram, design: &Design) -> Vec<i64> {
    diagram.costs(|variable, value| {
        let group = GroupIx(variable as u16);
        i64::from(design.own[variable] && design.selection.value(group).0 != value)
    })
}
