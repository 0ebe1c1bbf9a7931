//! Rules about which values go together.
//!
//! Invariant: no rule that leaves here has an empty side, an empty row or a repeated column, unless there is an error.

use super::{
    Work,
    ids::Ids,
    reasons::{self, Said},
    tables::Tables,
};
use crate::catalog::{
    Group, Is, Rule, RuleKind, Text,
    raw::{RawCondition, RawRule},
    spans::Place,
};
use std::collections::BTreeSet;

/// Rules with where they stand.
#[derive(Default)]
pub struct Rules {
    pub all: Vec<Rule>,
    pub origins: Vec<RuleOrigin>,
}

/// What a rule follows from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleOrigin {
    /// Position in `rules`.
    Listed(usize),
    /// The condition of the group at this position.
    OnlyWhen(usize),
    /// What the value at this position of a group includes.
    Includes(usize, usize),
    /// The limits of the multiple choice at this position.
    Limits(usize),
}

impl RuleOrigin {
    /// Where it stands; `root` is the place of the catalog.
    pub fn place<'s>(self, root: &Place<'s>) -> Place<'s> {
        match self {
            Self::Listed(rule) => root.field("rules").item(rule).field("id"),
            Self::OnlyWhen(group) => root.field("groups").item(group).field("only_when"),
            Self::Includes(group, value) => {
                root.field("groups").item(group).field("values").item(value).field("includes")
            }
            Self::Limits(group) => root.field("groups").item(group).field("kind"),
        }
    }
}

impl Rules {
    pub fn push(&mut self, origin: RuleOrigin, rule: Rule) {
        self.all.push(rule);
        self.origins.push(origin);
    }
}

impl<'s> Work<'s> {
    /// All rules of the catalog.
    pub fn rules(
        &mut self,
        place: Place<'s>,
        raw: &'s [RawRule],
        ids: &Ids,
        groups: &[Group],
        tables: &'s Tables<'s>,
    ) -> Rules {
        let mut known = BTreeSet::new();
        let mut rules = Rules::default();
        for (i, rule) in raw.iter().enumerate() {
            let at = place.item(i);
            let id = id(rule);
            self.check_new_id(at.field("id"), "rule", id, &mut known);
            let given = self.texts.optional(&format!("rule-{id}"), &mut self.problems);
            let mut made: Vec<(RuleKind, Text)> = Vec::new();
            let mut plain = |work: &Self, kind: RuleKind| {
                let reason = given.clone().unwrap_or_else(|| work.reason(&Said::Rule(&kind), groups));
                made.push((kind, reason));
            };
            match rule {
                RawRule::Requires { when, then, .. } => {
                    let when = self.side(&at.field("when"), when, ids);
                    let place = at.field("then");
                    let then = self.side(&place, then, ids);
                    for is in &then {
                        self.check_made(place.field(&ids.group(is.group).id), is.group, &is.values, ids);
                    }
                    plain(self, RuleKind::Requires { when, then });
                }
                RawRule::Excludes { these, .. } => {
                    let these = self.side(&at.field("these"), these, ids);
                    plain(self, RuleKind::Excludes { these });
                }
                RawRule::Allowed { groups, rows, rows_csv, .. } => {
                    let table = self.table(&at, groups, rows, rows_csv.as_deref(), ids, tables);
                    plain(self, RuleKind::Allowed { groups: table.columns, rows: table.rows });
                }
                RawRule::Forbidden { groups, rows, rows_csv, .. } => {
                    let table = self.table(&at, groups, rows, rows_csv.as_deref(), ids, tables);
                    for row in table.rows {
                        let cells = table.columns.iter().zip(row);
                        // A cell that takes every value says nothing, and would make the sentence longer.
                        let says = |is: &Is| is.values.len() < ids.group(is.group).values.len();
                        let these: Vec<_> = cells.map(|(&group, values)| Is { group, values }).collect();
                        let telling: Vec<_> = these.iter().filter(|is| says(is)).cloned().collect();
                        let these = if telling.is_empty() { these } else { telling };
                        plain(self, RuleKind::Excludes { these });
                    }
                }
                RawRule::Linear { sum, min, max, equals, .. } => {
                    let bounds = (min.as_deref(), max.as_deref(), equals.as_deref());
                    made.extend(self.linear(&at, sum, bounds, given.as_ref(), ids, groups));
                }
                RawRule::Ascending { groups: numbers, gap, .. } => {
                    made = self.ascending(&at, numbers, gap.as_deref(), given.as_ref(), ids, groups);
                }
            }
            let alone = made.len() == 1;
            for (n, (kind, reason)) in made.into_iter().enumerate() {
                // No id in a catalog has a point.
                let id = if alone { id.to_owned() } else { format!("{id}.{}", n + 1) };
                rules.push(RuleOrigin::Listed(i), Rule { id, reason, kind });
            }
        }
        self.warn_unused_tables(tables);
        rules
    }

    fn side(&mut self, place: &Place, raw: &RawCondition, ids: &Ids) -> Vec<Is> {
        if raw.is_empty() {
            let remedy = "name at least one group with its values, or remove the rule";
            self.problems.error(place.clone(), "empty-rule", "a side of the rule says nothing", remedy);
        }
        self.condition(place, raw, ids)
    }

    /// A sentence made from a rule, in every language of the catalog in which there are words for it.
    pub fn reason(&self, said: &Said, groups: &[Group]) -> Text {
        reasons::reason(said, groups, self.texts.languages())
    }
}

fn id(rule: &RawRule) -> &str {
    match rule {
        RawRule::Requires { id, .. }
        | RawRule::Excludes { id, .. }
        | RawRule::Allowed { id, .. }
        | RawRule::Forbidden { id, .. }
        | RawRule::Linear { id, .. }
        | RawRule::Ascending { id, .. } => id,
    }
}
