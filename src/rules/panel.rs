//! How every value stands to a design.
//!
//! Invariant: one sweep over the compiled rules answers for all values at once.

use super::{
    Rulebook, Status,
    answer::losses,
    diagram::{Counts, Diagram, Sweep, is_possible},
    effort::NotKnown,
};
use crate::catalog::{Choice, Design, GroupIx, ValueIx};
use num_bigint::BigUint;

/// How a value stands to the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// In the design, chosen by the customer.
    Chosen,
    /// In the design, and with these own choices no other value of its group can be.
    Implied,
    /// In the design by preference; other values of its group would do.
    Followed,
    /// It can be chosen and every own choice stays.
    Free,
    /// It can be chosen if own choices change.
    AfterChanges,
    /// No valid design has it.
    Never,
    /// The rules are not compiled, and the search for a design with it was given up.
    Unknown,
}

/// One value of a panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub kind: Kind,
    /// How many own choices of other groups must change at least; 0 where that is none or the value is impossible.
    pub changes: u32,
}

impl Rulebook {
    /// The standing of every value of every group, by group and value.
    pub fn standings(&self, design: &Design) -> Vec<Vec<Standing>> {
        match self.compiled() {
            Ok(diagram) => compiled(diagram, design),
            Err(_) => self.standings_searched(design),
        }
    }

    /// By group and value, the number of valid designs with it; `None` if the rules are not compiled.
    pub fn counts(&self) -> Option<Vec<Vec<BigUint>>> {
        let diagram = self.compiled().ok()?;
        Some(Counts::new(diagram).by_value(diagram))
    }

    fn standings_searched(&self, design: &Design) -> Vec<Vec<Standing>> {
        let of = |(group, statuses): (usize, Vec<Result<Status, NotKnown>>)| {
            let is_implied = statuses.iter().all(|status| !matches!(status, Ok(Status::Free) | Err(NotKnown)));
            let standing = |status: &Result<Status, NotKnown>| {
                let (kind, changes) = match status {
                    Ok(Status::Selected) if design.own[group] => (Kind::Chosen, 0),
                    Ok(Status::Selected) if is_implied => (Kind::Implied, 0),
                    Ok(Status::Selected) => (Kind::Followed, 0),
                    Ok(Status::Free) => (Kind::Free, 0),
                    Ok(Status::AfterChanges(changes)) => (Kind::AfterChanges, changes.len() as u32),
                    Ok(Status::Never) => (Kind::Never, 0),
                    Err(NotKnown) => (Kind::Unknown, 0),
                };
                Standing { kind, changes }
            };
            statuses.iter().map(standing).collect()
        };
        self.try_statuses(design).into_iter().enumerate().map(of).collect()
    }
}

fn compiled(diagram: &Diagram, design: &Design) -> Vec<Vec<Standing>> {
    let losses = Sweep::new(diagram, &losses(diagram, design)).besides(diagram);
    let group = |group: usize| {
        let values = || (0..).zip(diagram.class_of(group));
        let free = values().filter(|(_, class)| losses[**class as usize] == 0).count();
        let standing = |(value, &class): (u16, &u32)| {
            let choice = Choice { group: GroupIx(group as u16), value: ValueIx(value) };
            let changes = losses[class as usize];
            let kind = match changes {
                _ if design.selection.has(choice) && design.own[group] => Kind::Chosen,
                _ if design.selection.has(choice) && free <= 1 => Kind::Implied,
                _ if design.selection.has(choice) => Kind::Followed,
                0 => Kind::Free,
                _ if is_possible(changes) => Kind::AfterChanges,
                _ => Kind::Never,
            };
            Standing { kind, changes: if is_possible(changes) { changes as u32 } else { 0 } }
        };
        values().map(standing).collect()
    };
    (0..diagram.order().len()).map(group).collect()
}
