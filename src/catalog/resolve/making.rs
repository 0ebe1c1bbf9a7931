//! The parts list and the making plan.
//!
//! Invariant: quantities are positive, and no group can change behind the last stage.

use super::{
    Work,
    commerce::MAX_ENTRIES,
    ids::Ids,
    problems::{instead, quoted},
};
use crate::catalog::{
    Group, GroupIx, MakingStage, Part, Plan, Ratio,
    raw_commerce::{RawCommerce, RawPart},
    spans::Place,
};
use std::collections::BTreeSet;

/// Longest SKU, in characters.
const MAX_SKU: usize = 64;
/// Most stages of making.
const MAX_STAGES: usize = 50;

impl<'s> Work<'s> {
    /// Parts that are no values.
    pub fn parts(&mut self, place: &Place, raw: &[RawPart], ids: &Ids, groups: &[Group]) -> Vec<Part> {
        self.check_count(place, "parts", raw.len());
        let entries = raw.iter().take(MAX_ENTRIES).enumerate();
        entries.map(|(i, part)| self.part(&place.item(i), part, ids, groups)).collect()
    }

    fn part(&mut self, at: &Place, raw: &RawPart, ids: &Ids, groups: &[Group]) -> Part {
        let is_shown = |c: char| !c.is_control() && !c.is_whitespace();
        if raw.sku.is_empty() || raw.sku.chars().count() > MAX_SKU || !raw.sku.chars().all(is_shown) {
            let remedy = format!("write 1 to {MAX_SKU} characters without spaces");
            self.problems.error(at.field("sku"), "bad-sku", format!("{} is not an SKU", quoted(&raw.sku)), remedy);
        }
        let quantity = Ratio::parse(&raw.quantity).filter(|quantity| !quantity.is_zero() && !quantity.is_negative());
        if quantity.is_none() {
            let message = format!("{} is not a quantity", quoted(&raw.quantity));
            let remedy = "write a positive number such as `2`, `1.25` or `3/2`";
            self.problems.error(at.field("quantity"), "bad-quantity", message, remedy);
        }
        let per = raw.per.as_ref().and_then(|group| self.find_group(at.field("per"), group, ids));
        if let Some(group) = per.and_then(|ix| groups.get(usize::from(ix.0))) {
            self.check_numbers(at.field("per"), group);
        }
        let when = self.condition(&at.field("when"), &raw.when, ids);
        Part {
            sku: raw.sku.clone(),
            quantity: quantity.unwrap_or(Ratio::ZERO),
            per,
            whole: raw.whole,
            when,
            lead_days: raw.lead_days,
        }
    }

    /// Some value must be a positive number, and none a negative one.
    fn check_numbers(&mut self, place: Place, group: &Group) {
        let numbers: Vec<_> = group.values.iter().filter_map(|value| Ratio::parse(&value.id)).collect();
        if numbers.is_empty() || numbers.iter().any(|number| number.is_negative()) {
            let what = if numbers.is_empty() { "no value" } else { "a value below 0" };
            let message = format!("the group {} has {what} to count with", quoted(&group.id));
            let remedy = "name a group whose values are numbers from 0 on";
            self.problems.error(place, "not-a-number", message, remedy);
        }
    }

    /// The stages, and until when groups can change.
    pub fn plan(&mut self, at: &Place, raw: &'s RawCommerce, ids: &Ids) -> Plan {
        let place = at.field("stages");
        if raw.stages.len() > MAX_STAGES {
            let message = format!("there are {} stages", raw.stages.len());
            self.problems.error(place.item(MAX_STAGES), "too-many", message, format!("have at most {MAX_STAGES}"));
        }
        let mut known = BTreeSet::new();
        let mut stages = Vec::new();
        for (i, stage) in raw.stages.iter().take(MAX_STAGES).enumerate() {
            let id = place.item(i).field("id");
            self.check_new_id(id.clone(), "stage", &stage.id, &mut known);
            let title = self.texts.required(&format!("stage-{}", stage.id), id, &mut self.problems);
            stages.push(MakingStage { id: stage.id.clone(), title, days: stage.days });
        }
        let mut plan = Plan { stages, ..Plan::default() };
        let place = at.field("change_until");
        for (group, stage) in &raw.change_until {
            // A multiple choice stands for all its members.
            let groups: Vec<GroupIx> = match ids.members(group) {
                Some(members) => members.to_vec(),
                None => self.find_group(place.key(group), group, ids).into_iter().collect(),
            };
            let last = plan.stages.iter().position(|known| known.id == *stage);
            if last.is_none() {
                let remedy = instead(stage, plan.stages.iter().map(|stage| stage.id.as_str()));
                let message = format!("there is no stage {}", quoted(stage));
                self.problems.error(place.field(group), "unknown-stage", message, remedy);
            }
            plan.change_until.extend(groups.into_iter().filter_map(|ix| Some((ix, last?))));
        }
        plan
    }
}
