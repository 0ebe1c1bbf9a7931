//! Bringing together what two people changed since they had the same design.
//!
//! A group and what is written in it change together. Where only one side changed a group, that side counts; where both did, and
//! differently, mine stays and the conflict is told. Then the rules are asked: what I chose since is never given up, so changes
//! of theirs that do not go with it are conflicts too; what I chose before gives way where theirs need it, and is told as a
//! [`Change`].
//!
//! Invariant: the result is a valid design, and nothing of either side is lost without being told.

use super::{Change, Design, Selection, edit::keep_free};
use crate::{
    catalog::{Choice, Free, GroupIx, ValueIx},
    rules::Rulebook,
};

/// What came of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    pub design: Design,
    /// Their changes that were taken, in order of the groups.
    pub taken: Vec<Choice>,
    /// Their changes that were not, in order of the groups.
    pub conflicts: Vec<Conflict>,
    /// What else moved, in order of the groups.
    pub changes: Vec<Change>,
}

/// A change of theirs that was not taken. The values of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    pub kind: ConflictKind,
    pub group: GroupIx,
    pub base: ValueIx,
    pub mine: ValueIx,
    pub theirs: ValueIx,
    /// What they wrote there.
    pub theirs_free: Option<Free>,
}

/// Why a change was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictKind {
    /// I changed the same group otherwise.
    SameGroup,
    /// The rules forbid it together with what I changed, or with their other changes.
    Rules,
}

/// Merges `theirs`, which was made from `base` and need not be valid, into my design, which was made from `base` too. `None` if
/// the selections are not of this line, or mine is not valid.
pub fn merge(book: &Rulebook, base: &Selection, mine: &Design, theirs: &Selection) -> Option<Merged> {
    let groups = mine.own.len();
    if [base, &mine.selection, theirs].iter().any(|selection| selection.choices().len() != groups) {
        return None;
    }
    let (mut wishes, mut firm, mut conflicts) = (Vec::new(), Vec::new(), Vec::new());
    for choice in theirs.choices() {
        let group = choice.group;
        let of = |selection: &Selection| (selection.value(group), selection.free(group).cloned());
        let (was, is, would) = (of(base), of(&mine.selection), of(theirs));
        // What merely followed my choices is not a change of mine.
        let is_mine = is != was && (mine.own[usize::from(group.0)] || is.1 != was.1);
        if is_mine {
            firm.push(Choice { group, value: is.0 });
        }
        if would == was || would == is {
            continue;
        } else if is_mine {
            conflicts.push(conflict(ConflictKind::SameGroup, group, base, mine, theirs));
        } else {
            wishes.push(choice);
        }
    }
    let (taken, refused) = book.repair(&firm, &wishes)?;
    conflicts.extend(refused.iter().map(|c| conflict(ConflictKind::Rules, c.group, base, mine, theirs)));
    conflicts.sort_by_key(|conflict| conflict.group);
    let settled = [&firm[..], &taken].concat();
    let is_settled = |choice: &Choice| settled.iter().any(|settled| settled.group == choice.group);
    let others: Vec<_> = mine.own_choices().into_iter().filter(|choice| !is_settled(choice)).collect();
    let (kept, _) = book.repair(&settled, &others)?;
    let fixed = [&settled[..], &kept].concat();
    let mut wanted = mine.selection.clone();
    for &choice in &taken {
        wanted.set(choice);
        wanted.set_free(choice.group, theirs.free(choice.group).cloned());
    }
    let selection = keep_free(&wanted, book.complete(&fixed, &wanted)?);
    let mut own = vec![false; groups];
    for choice in kept.iter().chain(&taken) {
        own[usize::from(choice.group.0)] = true;
    }
    for choice in &firm {
        own[usize::from(choice.group.0)] = mine.own[usize::from(choice.group.0)];
    }
    let moved = mine.selection.choices().filter(|from| !selection.has(*from) && !is_settled(from));
    let to = |from: Choice| Choice { value: selection.value(from.group), ..from };
    let changes =
        moved.map(|from| Change { from, to: to(from), was_own: mine.own[usize::from(from.group.0)] }).collect();
    Some(Merged { design: Design { selection, own }, taken, conflicts, changes })
}

/// `base` with a change list, such as a suggestion, as the other side of a merge. Groups that are not there are left out.
pub fn patched(base: &Selection, changes: &[Choice]) -> Selection {
    let groups = base.choices().len();
    let mut theirs = base.clone();
    for &choice in changes.iter().filter(|choice| usize::from(choice.group.0) < groups) {
        if !theirs.has(choice) {
            theirs.set(choice);
            theirs.set_free(choice.group, None);
        }
    }
    theirs
}

fn conflict(kind: ConflictKind, group: GroupIx, base: &Selection, mine: &Design, theirs: &Selection) -> Conflict {
    Conflict {
        kind,
        group,
        base: base.value(group),
        mine: mine.selection.value(group),
        theirs: theirs.value(group),
        theirs_free: theirs.free(group).cloned(),
    }
}

#[cfg(test)]
#[path = "merge_tests.rs"]
mod tests;
