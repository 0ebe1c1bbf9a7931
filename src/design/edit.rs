//! Changes of a design. Every edit ends in a valid design or changes nothing.
//!
//! Invariant: free data stays with the value it was given for, and goes when its group gets another value.

use super::{Decoded, Design, Selection};
use crate::{
    catalog::{Catalog, Choice, Free},
    rules::Rulebook,
};

/// One group that an edit moved without being told to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub from: Choice,
    pub to: Choice,
    /// It was one of the customer's own choices; always so where [`adopt`] could not keep a wish.
    pub was_own: bool,
}

/// What came of an edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    pub design: Design,
    /// What moved besides the wish itself, in order of the groups.
    pub changes: Vec<Change>,
    /// Wishes that could not be granted, in order of the groups.
    pub refused: Vec<Choice>,
}

/// The design a line starts with: the valid one closest to the defaults, with no own choices. `None` if the line is void.
pub fn start(catalog: &Catalog, book: &Rulebook) -> Option<Design> {
    let selection = book.complete(&[], &Selection::defaults(catalog))?;
    Some(Design { selection, own: vec![false; catalog.groups.len()] })
}

/// Chooses one value; own choices that do not go with it give way, as few as possible, and are no longer own. `None` if the
/// value is impossible.
pub fn choose(book: &Rulebook, design: &Design, choice: Choice) -> Option<Outcome> {
    grant(book, design, &[choice])
}

/// Chooses one value in place of the own choices `given_up`, one way of each menu of [`Rulebook::menus`]; all others stay. `None`
/// if that is impossible.
pub fn choose_giving_up(book: &Rulebook, design: &Design, choice: Choice, given_up: &[Choice]) -> Option<Outcome> {
    let stays = |own: &Choice| own.group != choice.group && !given_up.contains(own);
    let kept: Vec<_> = design.own_choices().into_iter().filter(stays).collect();
    settle(book, design, &[choice], &kept)
}

/// Chooses a value that takes free data (a written text, a custom colour), together with these.
pub fn write(book: &Rulebook, design: &Design, choice: Choice, free: Free) -> Option<Outcome> {
    let mut outcome = choose(book, design, choice)?;
    outcome.design.selection.set_free(choice.group, Some(free));
    Some(outcome)
}

/// Applies a change list at once: wishes that contradict each other are repaired by the smallest change; own choices give way
/// before wishes do. What is granted becomes an own choice.
pub fn apply(book: &Rulebook, design: &Design, wishes: &[Choice]) -> Outcome {
    let (granted, refused) = book.repair(&[], wishes).unwrap_or_else(|| (Vec::new(), wishes.to_vec()));
    let unchanged = || Outcome { design: design.clone(), changes: Vec::new(), refused: Vec::new() };
    let outcome = grant(book, design, &granted).unwrap_or_else(unchanged);
    Outcome { refused, ..outcome }
}

/// Takes over a whole selection from outside (a code, a card, a file): what the rules forbid today is repaired by the smallest
/// change; every group that kept its wish becomes an own choice. Groups without a wish, and those that lost theirs, get the
/// value closest to the defaults. The changes are the lost wishes with what stands in their place. `None` if the line is void.
pub fn adopt(catalog: &Catalog, book: &Rulebook, wishes: &[Choice]) -> Option<Outcome> {
    let start = start(catalog, book)?;
    let (granted, mut refused) = book.repair(&[], wishes)?;
    let Outcome { design, .. } = grant(book, &start, &granted)?;
    let has_group = |choice: &Choice| usize::from(choice.group.0) < design.own.len();
    // `none` and `absent` say the same to a customer, and a code tells neither.
    let says_nothing = |choice: Choice| catalog.value(choice).key == 0;
    refused.retain(|&from| !(has_group(&from) && says_nothing(from) && says_nothing(current(&design, from))));
    let in_place_of = |&from: &Choice| Change { from, to: current(&design, from), was_own: true };
    let changes = refused.iter().filter(|from| has_group(from)).map(in_place_of).collect();
    Some(Outcome { design, changes, refused })
}

/// Like [`adopt`] for a decoded design code, with its free data where their values could be kept. A value that lacks its words
/// or its colour is no wish: what is nearest to the default stands in its place.
pub fn open(catalog: &Catalog, book: &Rulebook, decoded: &Decoded) -> Option<Outcome> {
    let lacks_free = |choice: &Choice| {
        let group = catalog.group(choice.group);
        let given = || decoded.free.get(&choice.group).cloned().and_then(|free| group.kept_free(free));
        group.free_value() == Some(choice.value) && given().is_none()
    };
    let (empty, wishes): (Vec<_>, Vec<_>) = decoded.choices.iter().copied().partition(lacks_free);
    let mut outcome = adopt(catalog, book, &wishes)?;
    for from in empty.into_iter().filter(|&from| !outcome.design.selection.has(from)) {
        outcome.changes.push(Change { from, to: current(&outcome.design, from), was_own: true });
        outcome.refused.push(from);
    }
    outcome.changes.sort_by_key(|change| change.from.group);
    outcome.refused.sort_unstable();
    let selection = &mut outcome.design.selection;
    let kept = wishes.iter().filter(|&&choice| selection.has(choice)).map(|choice| choice.group);
    for group in kept.collect::<Vec<_>>() {
        selection.set_free(group, decoded.free.get(&group).cloned());
    }
    selection.clean_free(catalog);
    Some(outcome)
}

/// The design with this complete selection, if the rules allow it, with every group an own choice.
pub fn valid(book: &Rulebook, selection: Selection) -> Option<Design> {
    let own = vec![true; selection.choices().len()];
    book.is_valid(&selection).then_some(Design { selection, own })
}

/// Makes all of `granted` own choices, in place of those own choices that do not go with them. `None` if it is impossible.
fn grant(book: &Rulebook, design: &Design, granted: &[Choice]) -> Option<Outcome> {
    let is_granted = |choice: &Choice| granted.iter().any(|granted| granted.group == choice.group);
    let others: Vec<_> = design.own_choices().into_iter().filter(|choice| !is_granted(choice)).collect();
    let (kept, _) = book.repair(granted, &others)?;
    settle(book, design, granted, &kept)
}

/// The design with `granted` and `kept` as its own choices, and whatever goes with them, near to `design`. `None` if they do not
/// go together.
fn settle(book: &Rulebook, design: &Design, granted: &[Choice], kept: &[Choice]) -> Option<Outcome> {
    let is_granted = |choice: &Choice| granted.iter().any(|granted| granted.group == choice.group);
    let fixed = [granted, kept].concat();
    let selection = keep_free(&design.selection, book.complete(&fixed, &design.selection)?);
    let mut own = vec![false; design.own.len()];
    for choice in &fixed {
        own[usize::from(choice.group.0)] = true;
    }
    let after = Design { selection, own };
    let moved = design.selection.choices().filter(|&from| !after.selection.has(from) && !is_granted(&from));
    let was_own = |from: Choice| design.own[usize::from(from.group.0)];
    let changes = moved.map(|from| Change { from, to: current(&after, from), was_own: was_own(from) }).collect();
    Some(Outcome { design: after, changes, refused: Vec::new() })
}

/// `after` with the free data of `before` where the values are the same.
pub fn keep_free(before: &Selection, mut after: Selection) -> Selection {
    for choice in before.choices() {
        let free = before.free(choice.group).filter(|_| after.has(choice)).cloned();
        after.set_free(choice.group, free);
    }
    after
}

/// What `design` has in the group of `choice`.
fn current(design: &Design, choice: Choice) -> Choice {
    Choice { value: design.selection.value(choice.group), ..choice }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
