//! What the rules make impossible or superfluous: values that can never be chosen, groups that leave no choice, rules that
//! never fire.
//!
//! Invariant: warnings only; the line can be built. The rule book is asked once for all values, then a few times a rule.

use super::{
    Origins,
    idle::Idle,
    problems::{Problems, quoted},
    rules::RuleOrigin,
};
use crate::{
    catalog::{Catalog, Choice, Design, GroupIx, Kind, Selection, spans::Place, text::FALLBACK},
    rules::{Rulebook, Status},
};
use std::collections::BTreeSet;

/// Of what is impossible at most so many are explained; what they have in common is clear by then.
pub const MAX_EXPLAINED: usize = 12;

/// Warns about everything of the kind. `valid` is a design of the catalog.
pub fn warn(
    catalog: &Catalog,
    book: &Rulebook,
    valid: Selection,
    origins: &Origins,
    root: &Place,
    problems: &mut Problems,
) {
    let dead = Dead { catalog, book, origins, root };
    let possible = dead.possible(valid);
    dead.values(&possible, problems);
    dead.groups(&possible, problems);
    dead.rules(&possible, problems);
}

struct Dead<'a> {
    catalog: &'a Catalog,
    book: &'a Rulebook,
    origins: &'a Origins,
    root: &'a Place<'a>,
}

/// By group and value: whether any valid design has it.
type Possible = Vec<Vec<bool>>;

impl Dead<'_> {
    fn possible(&self, valid: Selection) -> Possible {
        let own = vec![false; self.catalog.groups.len()];
        let statuses = self.book.try_statuses(&Design { selection: valid, own });
        // What is not known is not warned about.
        statuses.iter().map(|group| group.iter().map(|status| *status != Ok(Status::Never)).collect()).collect()
    }

    fn values(&self, possible: &Possible, problems: &mut Problems) {
        let mut explained = 0;
        for (ix, group) in self.catalog.groups() {
            let never: Vec<_> =
                group.values().filter(|(value, _)| !possible[usize::from(ix.0)][usize::from(value.0)]).collect();
            // Hundreds of numbers have one cause: the first stands for all.
            let reported = if matches!(group.kind, Kind::Number(_)) { never.len().min(1) } else { never.len() };
            for &(value, described) in &never[..reported] {
                let choice = Choice { group: ix, value };
                let why =
                    if explained < MAX_EXPLAINED && !problems.is_full() { self.why(choice) } else { String::new() };
                explained += 1;
                let name = quoted(&described.id);
                let (message, remedy) = if group.absent == Some(value) {
                    let message = format!("the condition of {} always holds", quoted(&group.id));
                    (message, "remove `only_when`, or choose conditions that can fail")
                } else if reported < never.len() {
                    let message = format!(
                        "the rules never allow {} of the numbers of {}, such as {name}{why}",
                        never.len(),
                        quoted(&group.id)
                    );
                    (message, "weaken the rules, or narrow the limits")
                } else {
                    let message = format!("the rules never allow {name} of {}{why}", quoted(&group.id));
                    (message, "weaken the rules, or remove the value")
                };
                problems.warning(self.place(choice), "unreachable-value", message, remedy);
            }
        }
    }

    /// The rules that forbid a value, as the end of a sentence.
    fn why(&self, choice: Choice) -> String {
        let design =
            Design { selection: Selection::defaults(self.catalog), own: vec![false; self.catalog.groups.len()] };
        let reasons = self.book.explain(&design, choice).rules.into_iter();
        let reasons: Vec<_> =
            reasons.filter_map(|rule| self.catalog.rules.get(rule)).map(|rule| rule.reason.get(FALLBACK)).collect();
        if reasons.is_empty() { String::new() } else { format!(": {}", reasons.join(" ")) }
    }

    fn groups(&self, possible: &Possible, problems: &mut Problems) {
        for (ix, group) in self.catalog.groups() {
            let left: Vec<_> =
                group.values().filter(|(value, _)| possible[usize::from(ix.0)][usize::from(value.0)]).collect();
            if let [(value, only)] = left[..] {
                let choice = Choice { group: ix, value };
                let message = format!("{} leaves no choice: only {} is possible", quoted(&group.id), quoted(&only.id));
                let remedy = "add or free another value, or remove the group";
                problems.warning(self.place_of_group(choice.group), "single-value", message, remedy);
            }
        }
    }

    fn rules(&self, possible: &Possible, problems: &mut Problems) {
        let mut told = BTreeSet::new();
        let mut others = self.book.others();
        for (i, rule) in self.catalog.rules.iter().enumerate() {
            let Some(origin) = self.origins.rules.get(i) else { continue };
            let RuleOrigin::Listed(listed_at) = *origin else { continue };
            // Of a table with many rows one is enough.
            if told.contains(&listed_at) || problems.is_full() {
                continue;
            }
            let Some(why) = (Idle { rule: i, catalog: self.catalog, possible, others: &mut others }).why(&rule.kind)
            else {
                continue;
            };
            told.insert(listed_at);
            let id = rule.id.split('.').next().unwrap_or_default();
            let message = format!("the rule {} never fires: {why}", quoted(id));
            problems.warning(origin.place(self.root), "idle-rule", message, "correct its conditions, or remove it");
        }
    }

    fn place(&self, choice: Choice) -> Place<'_> {
        let groups = self.root.field("groups");
        self.origins.groups[usize::from(choice.group.0)].place(&groups, choice.value)
    }

    fn place_of_group(&self, group: GroupIx) -> Place<'_> {
        self.root.field("groups").item(self.origins.groups[usize::from(group.0)].group).field("id")
    }
}
