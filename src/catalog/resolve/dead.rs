//! What the rules make impossible or superfluous: values that can never be chosen, groups that leave no choice, rules that
//! never fire.
//!
//! Invariant: warnings only; the line can be built. The rule book is asked once for all values, then a few times a rule.

use super::{
    Origins,
    inquiry::Inquiry,
    problems::{Problems, quoted},
    rules::RuleOrigin,
};
use crate::{
    catalog::{Catalog, Choice, Design, GroupIx, Is, Kind, RuleKind, Selection, ValueIx, spans::Place, text::FALLBACK},
    rules::{NotKnown, Rulebook, Status},
};
use std::collections::BTreeMap;

/// Of what is impossible at most so many are explained; what they have in common is clear by then.
pub const MAX_EXPLAINED: usize = 12;
/// Most steps in which a table is compared with all combinations.
const MAX_STEPS: usize = 20_000;

/// Why a rule is idle that has nothing wrong in itself.
const ELSEWHERE: &str = "the other rules forbid all that it does";

/// Warns about everything of the kind. `valid` is a design of the catalog, `inquiry` is about its rules.
pub fn warn(
    catalog: &Catalog,
    (book, inquiry): (&Rulebook, &mut Inquiry),
    valid: Selection,
    origins: &Origins,
    root: &Place,
    problems: &mut Problems,
) {
    let dead = Dead { catalog, book, origins, root };
    let possible = dead.possible(valid);
    dead.values(&possible, problems);
    dead.groups(&possible, problems);
    dead.rules(&possible, inquiry, problems);
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

    fn rules(&self, possible: &Possible, inquiry: &mut Inquiry, problems: &mut Problems) {
        let listed = |origin: &RuleOrigin| if let RuleOrigin::Listed(at) = origin { Some(*at) } else { None };
        let listed = self.origins.rules.iter().map(listed).zip(0..).filter_map(|(at, rule)| Some((at?, rule)));
        let (places, rules): (Vec<usize>, Vec<usize>) = listed.unzip();
        let mut idle = BTreeMap::<usize, Vec<(usize, Result<bool, NotKnown>)>>::new();
        for ((place, rule), is_idle) in places.into_iter().zip(rules.iter().copied()).zip(self.book.idle(&rules)) {
            idle.entry(place).or_default().push((rule, is_idle));
        }
        for rows in idle.values() {
            let why = |&(rule, is_idle): &(usize, _)| {
                // Where it is not known the form of the rule may tell.
                let kind = &self.catalog.rules.get(rule)?.kind;
                if is_idle == Ok(false) { None } else { Some((rule, self.idle(kind, possible, inquiry)?)) }
            };
            // Of a table with many rows one is enough; what the others say is no news about single rows.
            let is_said = || rows.iter().all(|(_, is_idle)| *is_idle == Ok(true));
            let said = || rows.first().filter(|_| is_said()).map(|(rule, _)| (*rule, ELSEWHERE.to_owned()));
            let Some((rule, why)) = rows.iter().find_map(why).or_else(said) else { continue };
            let id = self.catalog.rules[rule].id.split('.').next().unwrap_or_default();
            let message = format!("the rule {} never fires: {why}", quoted(id));
            let place = self.origins.rules[rule].place(self.root);
            problems.warning(place, "idle-rule", message, "correct its conditions, or remove it");
        }
    }

    /// Why a rule never forbids anything that could otherwise be, if so.
    fn idle(&self, kind: &RuleKind, possible: &Possible, inquiry: &mut Inquiry) -> Option<String> {
        match kind {
            RuleKind::Requires { when, .. } => {
                (!can_be(when, possible, inquiry)).then(|| "no design meets its condition".to_owned())
            }
            RuleKind::Excludes { these } if these.len() > 1 => {
                let alone = (0..these.len()).find(|&left_out| {
                    let rest: Vec<_> = (0..these.len()).filter(|&i| i != left_out).map(|i| these[i].clone()).collect();
                    !can_be(&rest, possible, inquiry)
                });
                alone.map(|_| "no design has what it excludes, whatever this rule says".to_owned())
            }
            RuleKind::Excludes { .. } => None,
            RuleKind::Allowed { groups, rows } => {
                let sizes: Vec<_> = groups.iter().map(|&ix| self.catalog.group(ix).values.len()).collect();
                let all: Vec<_> = rows.iter().map(Vec::as_slice).collect();
                let mut steps = MAX_STEPS;
                covers(&all, &sizes, &mut steps).then(|| "it allows every combination".to_owned())
            }
            RuleKind::Linear { terms, min, max } => {
                let least: i64 = terms.iter().filter_map(|term| term.amounts.iter().min()).sum();
                let most: i64 = terms.iter().filter_map(|term| term.amounts.iter().max()).sum();
                let always = min.is_none_or(|min| least >= min) && max.is_none_or(|max| most <= max);
                always.then(|| "all its numbers are within its limits".to_owned())
            }
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

/// Whether a design may meet all these conditions.
fn can_be(when: &[Is], possible: &Possible, inquiry: &mut Inquiry) -> bool {
    let open = |is: &Is| is.values.iter().any(|value| possible[usize::from(is.group.0)][usize::from(value.0)]);
    when.iter().all(open) && (when.len() < 2 || !inquiry.never_holds(when))
}

/// Whether every combination of values is in one of the rows; false if that takes too many steps to say.
fn covers(rows: &[&[Vec<ValueIx>]], sizes: &[usize], steps: &mut usize) -> bool {
    let Some((&size, sizes)) = sizes.split_first() else { return !rows.is_empty() };
    let mut before: Option<Vec<&[Vec<ValueIx>]>> = None;
    for value in (0..size).map(|v| ValueIx(v as u16)) {
        let Some(left) = steps.checked_sub(rows.len() + 1) else { return false };
        *steps = left;
        let with =
            rows.iter().filter_map(|row| row.split_first()).filter(|(cell, _)| cell.binary_search(&value).is_ok());
        let rest: Vec<_> = with.map(|(_, rest)| rest).collect();
        // The same rows as for the value before: the same answer.
        let known = before
            .as_ref()
            .is_some_and(|before| before.iter().map(|row| row.as_ptr()).eq(rest.iter().map(|row| row.as_ptr())));
        if !known && !covers(&rest, sizes, steps) {
            return false;
        }
        before = Some(rest);
    }
    true
}
