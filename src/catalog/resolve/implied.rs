//! Rules that follow from groups: conditional groups, packages, the limits of multiple choices.
//!
//! Invariant: a conditional group is absent exactly where its condition does not hold, and no group depends on itself.

use super::{
    Work,
    groups::Groups,
    ids::Ids,
    kinds::{NO, YES},
    problems::quoted,
    reasons::Said,
    rules::{RuleOrigin, Rules},
};
use crate::catalog::{
    Choice, Group, GroupIx, Is, Rule, RuleKind, Several, Term, Text, ValueIx,
    raw::{RawGroup, RawKind},
    spans::Place,
};

/// What groups say about other groups.
#[derive(Default)]
pub struct Links {
    /// By group.
    only_when: Vec<Vec<Is>>,
    includes: Vec<(Choice, Vec<Choice>)>,
}

impl Links {
    /// Writes them into the groups.
    pub fn fill_in(self, groups: &mut [Group]) {
        for (group, only_when) in groups.iter_mut().zip(self.only_when) {
            group.only_when = only_when;
        }
        for (package, includes) in self.includes {
            groups[usize::from(package.group.0)].values[usize::from(package.value.0)].includes = includes;
        }
    }
}

impl Work<'_> {
    /// The implied rules, which are added to `rules`, and what they were made from.
    pub fn implied(&mut self, place: &Place, raw: &[RawGroup], groups: &Groups, ids: &Ids, rules: &mut Rules) -> Links {
        let mut links = Links { only_when: vec![Vec::new(); groups.all.len()], includes: Vec::new() };
        for (i, raw) in raw.iter().enumerate() {
            let members: Vec<_> =
                (0..groups.all.len()).filter(|&g| groups.origins[g].group == i).map(|g| GroupIx(g as u16)).collect();
            if !raw.only_when.is_empty() && !members.is_empty() {
                let at = place.item(i).field("only_when");
                let conditions = self.condition(&at, &raw.only_when, ids);
                let given = self.texts.optional(&format!("group-{}.only-when", raw.id), &mut self.problems);
                for &group in &members {
                    self.only_when(
                        group,
                        &conditions,
                        given.as_ref(),
                        &groups.all,
                        (RuleOrigin::OnlyWhen(i), &mut *rules),
                    );
                    links.only_when[usize::from(group.0)] = conditions.clone();
                }
            }
            for (v, value) in raw.values.iter().enumerate().filter(|(_, value)| !value.includes.is_empty()) {
                let Some(package) = listed_value(groups, &members, v) else { continue };
                let at = place.item(i).field("values").item(v).field("includes");
                let included = self.choices(&at, &value.includes, ids);
                for choice in &included {
                    let at = at.field(&ids.group(choice.group).id);
                    self.check_made(at, choice.group, &[choice.value], ids);
                }
                if included.iter().any(|choice| choice.group == package.group) {
                    let message = format!("{} includes a value of its own group", quoted(&value.id));
                    self.problems.error(at, "own-group", message, "name other groups");
                    continue;
                }
                let key = format!("value-{}-{}.includes", raw.id, value.id);
                let reason = self.texts.optional(&key, &mut self.problems);
                let reason = reason.unwrap_or_else(|| self.reason(&Said::Includes(package, &included), &groups.all));
                let kind =
                    RuleKind::Requires { when: vec![is(package)], then: included.iter().copied().map(is).collect() };
                let id = format!("includes.{}.{}", raw.id, value.id);
                rules.push(RuleOrigin::Includes(i, v), Rule { id, reason, kind });
                links.includes.push((package, included));
            }
            if let RawKind::Multiple { .. } = raw.kind {
                let described = groups.severals.iter().find(|several| several.id == raw.id);
                let given = self.texts.optional(&format!("group-{}.limits", raw.id), &mut self.problems);
                if let Some((several, kind)) =
                    described.and_then(|several| Some((several, limits(several, &groups.all)?)))
                {
                    let reason = given.unwrap_or_else(|| self.reason(&Said::Limits(several), &groups.all));
                    rules.push(RuleOrigin::Limits(i), Rule { id: format!("limits.{}", raw.id), reason, kind });
                }
            }
        }
        self.check_circles(place, groups, &links);
        links
    }

    fn only_when(
        &mut self,
        group: GroupIx,
        conditions: &[Is],
        given: Option<&Text>,
        groups: &[Group],
        (origin, rules): (RuleOrigin, &mut Rules),
    ) {
        let described = &groups[usize::from(group.0)];
        let Some(absent) = described.absent else { return };
        let reason = given.cloned().unwrap_or_else(|| self.reason(&Said::OnlyWhen(group, conditions), groups));
        let present: Vec<_> = described.values().map(|(ix, _)| ix).filter(|ix| *ix != absent).collect();
        let mut kinds = Vec::new();
        if !conditions.is_empty() {
            kinds.push(RuleKind::Requires { when: conditions.to_vec(), then: vec![Is { group, values: present }] });
        }
        for is in conditions {
            let other = groups[usize::from(is.group.0)].values().map(|(ix, _)| ix);
            let other: Vec<ValueIx> = other.filter(|ix| !is.values.contains(ix)).collect();
            if !other.is_empty() {
                let when = vec![Is { group: is.group, values: other }];
                kinds.push(RuleKind::Requires { when, then: vec![Is { group, values: vec![absent] }] });
            }
        }
        for (n, kind) in kinds.into_iter().enumerate() {
            let id = format!("only-when.{}.{}", described.id, n + 1);
            rules.push(origin, Rule { id, reason: reason.clone(), kind });
        }
    }

    /// A group whose condition leads back to itself can be neither there nor absent for a reason.
    fn check_circles(&mut self, place: &Place, groups: &Groups, links: &Links) {
        let needs = |g: usize| links.only_when[g].iter().map(|is| usize::from(is.group.0));
        // What each group depends on, closed under dependency: a step per round.
        let count = groups.all.len();
        let mut reach: Vec<Vec<bool>> = (0..count)
            .map(|g| {
                let mut row = vec![false; count];
                needs(g).for_each(|other| row[other] = true);
                row
            })
            .collect();
        for via in 0..count {
            let through = reach[via].clone();
            for row in reach.iter_mut().filter(|row| row[via]) {
                row.iter_mut().zip(&through).for_each(|(to, also)| *to |= also);
            }
        }
        for (g, group) in groups.all.iter().enumerate().filter(|(g, _)| reach[*g][*g]) {
            let message = format!("whether {} exists depends on itself", quoted(&group.id));
            let at = place.item(groups.origins[g].group).field("only_when");
            self.problems.error(at, "circular-condition", message, "name groups that do not depend on this one");
        }
    }
}

/// The value of one of `members` that stands at position `value` of the group in the catalog.
fn listed_value(groups: &Groups, members: &[GroupIx], value: usize) -> Option<Choice> {
    members.iter().find_map(|&group| {
        let g = usize::from(group.0);
        let origins = groups.origins[g].values.iter().zip(groups.all[g].values());
        let is_it = |(origin, (_, described)): &(&Option<usize>, (ValueIx, &crate::catalog::Value))| {
            **origin == Some(value) && (groups.all[g].several.is_none() || described.id != NO)
        };
        origins.into_iter().find(is_it).map(|(_, (value, _))| Choice { group, value })
    })
}

/// So many members are chosen; where the whole multiple choice is absent, that is right as well. `None` if every number is.
fn limits(several: &Several, groups: &[Group]) -> Option<RuleKind> {
    let min = (several.min > 0).then_some(i64::from(several.min));
    let max = (usize::from(several.max) < several.groups.len()).then_some(i64::from(several.max));
    if min.is_none() && max.is_none() {
        return None;
    }
    let term = |(i, &group): (usize, &GroupIx)| {
        let described = &groups[usize::from(group.0)];
        // All are absent together: the first stands for as many as are needed.
        let amount = |(ix, value): (ValueIx, &crate::catalog::Value)| match value.id.as_str() {
            _ if described.absent == Some(ix) && i == 0 => i64::from(several.min),
            YES => 1,
            _ => 0,
        };
        Term { group, amounts: described.values().map(amount).collect() }
    };
    Some(RuleKind::Linear { terms: several.groups.iter().enumerate().map(term).collect(), min, max })
}

fn is(choice: Choice) -> Is {
    Is { group: choice.group, values: vec![choice.value] }
}
