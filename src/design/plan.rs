//! When a design is made, and until when each group can still change.
//!
//! Invariant: one stage begins when the one before ends; days and stages depend on the catalog and the first day alone.

use crate::catalog::{Catalog, Day, GroupIx, MakingStage};

/// A stage of making with its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stage<'c> {
    pub stage: &'c MakingStage,
    /// It is done on the day it ends.
    pub begins: Day,
    pub ends: Day,
}

/// All stages, if making begins on `first`.
pub fn stages(catalog: &Catalog, first: Day) -> Vec<Stage<'_>> {
    let mut begins = first;
    let stage = |stage| {
        let stage = Stage { stage, begins, ends: begins.plus(stage.days.into()) };
        begins = stage.ends;
        stage
    };
    catalog.commerce.plan.stages.iter().map(stage).collect()
}

/// The last stage in which `group` can still change, if making begins on `first`; `None` if it can until the product is ready.
pub fn last_stage(catalog: &Catalog, group: GroupIx, first: Day) -> Option<Stage<'_>> {
    let last = *catalog.commerce.plan.change_until.get(&group)?;
    stages(catalog, first).get(last).copied()
}
