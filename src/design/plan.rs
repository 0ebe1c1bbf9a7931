//! When a design is made, and until when each group can still change.
//!
//! Invariant: one stage begins when the one before ends; days and stages depend on catalog, design, and the first day alone. No
//! group is said to change for longer than it can.

use super::{Selection, price::lead_days};
use crate::catalog::{Catalog, Day, GroupIx, MakingStage};

/// A stage of making with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage<'c> {
    pub stage: &'c MakingStage,
    /// It is done on the day it ends.
    pub begins: Day,
    pub ends: Day,
}

/// All stages of a design, if making begins on `first`. Where a value takes longer than all of them together, the stage after the
/// last in which its group can change waits for it.
pub fn stages<'c>(catalog: &'c Catalog, selection: &Selection, first: Day) -> Vec<Stage<'c>> {
    let plan = &catalog.commerce.plan;
    let lead_days = lead_days(catalog, selection);
    let wait = lead_days.saturating_sub(plan.days());
    let longest = selection.choices().find(|&choice| catalog.value(choice).lead_days == lead_days);
    let waiting = longest.and_then(|choice| plan.change_until.get(&choice.group)).map(|until| until + 1);
    let mut begins = first;
    let stage = |(i, stage): (usize, &'c MakingStage)| {
        let days = if Some(i) == waiting { stage.days.saturating_add(wait) } else { stage.days };
        let stage = Stage { stage, begins, ends: begins.plus(days.into()) };
        begins = stage.ends;
        stage
    };
    plan.stages.iter().enumerate().map(stage).collect()
}

/// The last stage in which `group` of a design can still change, if making begins on `first`; `None` if it can until the product is
/// ready.
pub fn last_stage<'c>(catalog: &'c Catalog, selection: &Selection, group: GroupIx, first: Day) -> Option<Stage<'c>> {
    let last = *catalog.commerce.plan.change_until.get(&group)?;
    stages(catalog, selection, first).get(last).copied()
}
