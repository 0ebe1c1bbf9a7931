//! Clauses as the rules that a vendor reads.
//!
//! A clause with one part that wants something and others that do not is a requirement; every other clause is an exclusion of
//! the contrary of its parts.
//!
//! Invariant: the rules of a tie hold exactly where its clauses do.

use super::{
    choices::{Choice, Ties},
    clause::{Clause, Clauses},
    model::At,
    names::Ids,
};
use std::collections::BTreeSet;

/// Longest part of a rule's id that comes from one group, in characters.
const MAX_PART: usize = 24;

/// A rule over groups by position; a map of values reads "each of these groups has one of its values".
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Requires { when: Clause, then: Clause },
    Excludes { these: Clause },
}

/// A rule with its id and where the model says it.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    pub at: At,
    pub kind: Kind,
}

/// All rules, for groups that have `ids`; what was said before is not said again.
pub fn rules(groups: &[Choice], ids: &[String], ties: &[Ties]) -> Vec<Rule> {
    let sizes: Vec<u16> = groups.iter().map(|group| group.values.len() as u16).collect();
    let clauses = Clauses::new(&sizes);
    let mut said = BTreeSet::new();
    let mut names = Ids::default();
    let mut rules = Vec::new();
    for tie in ties {
        let mut kinds = Vec::<Kind>::new();
        for clause in tie.clauses.iter().filter(|clause| said.insert((*clause).clone())) {
            let kind = kind(clause, groups, &clauses);
            if let (Kind::Requires { when, then }, Some(Kind::Requires { when: same, then: all })) =
                (&kind, kinds.last_mut())
                && when == same
                && then.keys().all(|group| !all.contains_key(group))
            {
                all.extend(then.clone());
            } else {
                kinds.push(kind);
            }
        }
        let named =
            kinds.into_iter().map(|kind| Rule { id: names.unique(&id(&kind, ids), |_| true), at: tie.at, kind });
        rules.extend(named);
    }
    rules
}

/// The clause as a rule.
fn kind(clause: &Clause, groups: &[Choice], clauses: &Clauses) -> Kind {
    let wants = |group: u16, set: &[u16]| match groups.get(usize::from(group)) {
        Some(choice) if choice.has_none => !set.contains(&0),
        Some(choice) => set.len() * 2 <= choice.values.len(),
        None => false,
    };
    let contrary =
        |clause: Clause| clause.into_iter().map(|(group, set)| (group, clauses.others(group, &set))).collect();
    let (then, unless): (Clause, Clause) = clause.clone().into_iter().partition(|(group, set)| wants(*group, set));
    if then.len() == 1 && !unless.is_empty() {
        Kind::Requires { when: contrary(unless), then }
    } else {
        Kind::Excludes { these: contrary(clause.clone()) }
    }
}

/// A name made from the groups: `gps-needs-screen`, `roof-not-with-rack`.
fn id(kind: &Kind, ids: &[String]) -> String {
    let part = |group: Option<&u16>| {
        let id = group.and_then(|group| ids.get(usize::from(*group))).map_or("rule", String::as_str);
        // Ids are ASCII.
        id.get(..MAX_PART).unwrap_or(id).trim_end_matches('-').to_owned()
    };
    match kind {
        Kind::Requires { when, then } => format!("{}-needs-{}", part(when.keys().next()), part(then.keys().next())),
        Kind::Excludes { these } => match (these.keys().next(), these.keys().nth(1)) {
            (first, Some(second)) => format!("{}-not-with-{}", part(first), part(Some(second))),
            (only, None) => format!("{}-limited", part(only)),
        },
    }
}
