//! Rules about which values go together.
//!
//! Invariant: no rule that leaves here has an empty side, an empty row or a repeated group.

use super::{Work, ids::Ids, problems::quoted, reasons};
use crate::catalog::{
    Group, GroupIx, Rule, RuleKind, Text, ValueIx,
    raw::{RawCondition, RawRule},
    spans::Place,
};
use std::collections::BTreeSet;

impl Work<'_> {
    /// All rules.
    pub fn rules(&mut self, place: Place, raw: &[RawRule], ids: &Ids, groups: &[Group]) -> Vec<Rule> {
        let mut known = BTreeSet::new();
        let mut rules = Vec::new();
        for (i, rule) in raw.iter().enumerate() {
            let at = place.item(i);
            let (RawRule::Requires { id, .. } | RawRule::Excludes { id, .. } | RawRule::Allowed { id, .. }) = rule;
            self.check_new_id(at.field("id"), "rule", id, &mut known);
            let kind = match rule {
                RawRule::Requires { when, then, .. } => RuleKind::Requires {
                    when: self.side(&at.field("when"), when, ids),
                    then: self.side(&at.field("then"), then, ids),
                },
                RawRule::Excludes { these, .. } => {
                    RuleKind::Excludes { these: self.side(&at.field("these"), these, ids) }
                }
                RawRule::Allowed { groups, rows, .. } => self.allowed(&at, groups, rows, ids),
            };
            rules.push(Rule { id: id.clone(), reason: self.reason(id, &kind, groups), kind });
        }
        rules
    }

    fn side(&mut self, place: &Place, raw: &RawCondition, ids: &Ids) -> Vec<crate::catalog::Is> {
        if raw.is_empty() {
            let remedy = "name at least one group with its values, or remove the rule";
            self.problems.error(place.clone(), "empty-rule", "a side of the rule says nothing", remedy);
        }
        self.condition(place, raw, ids)
    }

    fn allowed(&mut self, at: &Place, groups: &[String], rows: &[Vec<String>], ids: &Ids) -> RuleKind {
        let columns = at.field("groups");
        let lines = at.field("rows");
        if groups.is_empty() || rows.is_empty() {
            let place = if groups.is_empty() { &columns } else { &lines };
            let remedy = "list at least one group and one row, or remove the rule";
            self.problems.error(place.clone(), "empty-rule", "the rule allows nothing", remedy);
        }
        let mut known = BTreeSet::new();
        let mut found = Vec::<GroupIx>::new();
        for (i, group) in groups.iter().enumerate() {
            found.extend(self.find_group(columns.item(i), group, ids));
            if !known.insert(group) {
                let message = format!("the group {} stands twice", quoted(group));
                self.problems.error(columns.item(i), "duplicate-group", message, "remove one of the two columns");
            }
        }
        let mut sets = Vec::new();
        for (i, row) in rows.iter().enumerate() {
            let line = lines.item(i);
            if row.len() != groups.len() {
                let message = format!("the row has {} cells for {} groups", row.len(), groups.len());
                self.problems.error(
                    line.clone(),
                    "row-length",
                    message,
                    "write one cell for each group; `*` is any value",
                );
            }
            let cells = row.iter().zip(groups).enumerate();
            sets.push(cells.map(|(i, (cell, group))| self.cell(&line.item(i), group, cell, ids)).collect());
        }
        RuleKind::Allowed { groups: found, rows: sets }
    }

    /// A cell: values joined by `|`, or `*`.
    fn cell(&mut self, at: &Place, group: &str, cell: &str, ids: &Ids) -> Vec<ValueIx> {
        if cell.trim() == "*" {
            return ids.values(group).collect();
        }
        let mut start = 0;
        let mut wanted = Vec::new();
        for part in cell.split('|') {
            let id = part.trim();
            let begin = start + part.len() - part.trim_start().len();
            wanted.push((id, at.part(begin..begin + id.len())));
            start += part.len() + 1;
        }
        self.value_set(group, wanted.into_iter(), ids)
    }

    /// The reason in the words of the catalog, else a sentence made from the rule.
    fn reason(&mut self, id: &str, kind: &RuleKind, groups: &[Group]) -> Text {
        if let Some(text) = self.texts.optional(&format!("rule-{id}"), &mut self.problems) {
            return text;
        }
        let languages = self.texts.languages().filter(|lang| reasons::speaks(lang));
        Text(languages.map(|lang| (lang.to_owned(), reasons::sentence(kind, groups, lang))).collect())
    }
}
