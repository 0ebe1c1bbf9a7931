//! When a line and its values are offered, and what took the place of what.
//!
//! Invariant: a name or key that is in use today is never a former one, and following `replaced_by` ends.

use super::{
    Work,
    commerce::Written,
    problems::{instead, quoted},
    reasons::{self, Said},
};
use crate::catalog::{
    Catalog, Choice, Day, Former, Group, GroupIx, Is, LifeCycle, Rule, RuleKind, Status, ValueIx,
    raw::{RawCatalog, RawKind},
    raw_commerce::{RawCommerce, RawFormer, RawStatus},
    spans::Place,
};
use std::collections::{BTreeMap, btree_map::Entry};

/// Most steps from a value to what is offered in its place.
const MAX_STEPS: usize = 64;
/// Most former names and keys of values of a line.
const MAX_FORMER: usize = 4096;

/// The catalog as it is offered on `today`: a rule more for each group with values that are not offered then. Rule books and
/// migrations made from it keep to what can be ordered that day.
pub fn offered_on(catalog: &Catalog, today: Day) -> Catalog {
    let mut catalog = catalog.clone();
    let withdrawn = catalog.commerce.withdrawn_on(today);
    let mut by_group = BTreeMap::<GroupIx, Vec<ValueIx>>::new();
    for choice in &withdrawn {
        by_group.entry(choice.group).or_default().push(choice.value);
    }
    for (group, values) in by_group {
        let kind = RuleKind::Excludes { these: vec![Is { group, values }] };
        let languages = catalog.languages.iter().map(String::as_str);
        let reason = reasons::reason(&Said::Rule(&kind), &catalog.groups, languages);
        let id = format!("not-offered-{}", catalog.group(group).id);
        catalog.rules.push(Rule { id, reason, kind });
    }
    catalog.commerce.life.withdrawn = withdrawn;
    catalog
}

impl<'s> Work<'s> {
    /// A day, if one is written.
    pub fn day(&mut self, place: Place, text: Option<&str>) -> Option<Day> {
        let text = text?;
        let day = Day::parse(text);
        if day.is_none() {
            let message = format!("{} is not a day", quoted(text));
            let remedy = "write year, month and day as `2026-03-31`, from 1970 on";
            self.problems.error(place, "bad-date", message, remedy);
        }
        day
    }

    /// The first day must not be behind the last.
    pub fn check_span(&mut self, place: Place, from: Option<Day>, until: Option<Day>) {
        if let (Some(from), Some(until)) = (from, until)
            && until < from
        {
            let message = format!("it ends on {until}, before it begins on {from}");
            self.problems.error(place, "bad-dates", message, "write a last day that is not before the first");
        }
    }

    /// Status and dates of the line, and what replaces values.
    pub fn life(&mut self, at: &Place, raw: &RawCommerce, written: &[Written<'s>], groups: &[Group]) -> LifeCycle {
        let from = self.day(at.field("from"), raw.from.as_deref());
        let until = self.day(at.field("until"), raw.until.as_deref());
        self.check_span(at.field("until"), from, until);
        let status = match raw.status {
            RawStatus::Draft => Status::Draft,
            RawStatus::Released => Status::Released,
            RawStatus::Retired => Status::Retired,
        };
        let direct = self.replacements(written, groups);
        for value in written.iter().filter(|value| direct.contains_key(&value.choice)) {
            let mut end = direct[&value.choice];
            let steps = (0..MAX_STEPS).take_while(|_| direct.get(&end).map(|next| end = *next).is_some()).count();
            if steps == MAX_STEPS {
                let message = format!("replacing {} does not end within {MAX_STEPS} steps", quoted(&value.raw.id));
                let remedy = "let the last one of a circle have no `replaced_by`";
                self.problems.error(value.place.field("replaced_by"), "circular-replacement", message, remedy);
            }
        }
        LifeCycle { status, from, until, withdrawn: Default::default(), replaced_by: direct }
    }

    fn replacements(&mut self, written: &[Written<'s>], groups: &[Group]) -> BTreeMap<Choice, Choice> {
        let mut direct = BTreeMap::new();
        for value in written {
            let Some(id) = &value.raw.replaced_by else { continue };
            let place = value.place.field("replaced_by");
            if value.raw.until.is_none() {
                let message = format!("{} is replaced, but offered without end", quoted(&value.raw.id));
                self.problems.warning(place.clone(), "never-replaced", message, "write its last day as `until`");
            }
            let group = &groups[usize::from(value.choice.group.0)];
            match group.values().find(|(_, other)| other.id == *id) {
                Some((ix, _)) => {
                    direct.insert(value.choice, Choice { value: ix, ..value.choice });
                }
                None if self.problems.is_full() => {}
                None => {
                    let message = format!("the group {} has no value {}", quoted(&group.id), quoted(id));
                    let remedy = instead(id, group.values.iter().map(|value| value.id.as_str()));
                    self.problems.error(place, "unknown-value", message, remedy);
                }
            }
        }
        direct
    }

    /// Former names and keys.
    pub fn former(
        &mut self,
        root: &Place<'s>,
        raw: &'s RawCatalog,
        written: &[Written<'s>],
        groups: &[Group],
    ) -> Former {
        let mut former = Former::default();
        for (i, group) in raw.groups.iter().enumerate() {
            // Of a multiple choice each member is a group, which has the name of both.
            let is_several = matches!(group.kind, RawKind::Multiple { .. });
            let members: Vec<String> = match is_several {
                true => group.values.iter().map(|value| format!("-{}", value.id)).collect(),
                false => vec![String::new()],
            };
            for (j, before) in group.formerly.iter().enumerate() {
                let at = root.field("groups").item(i).field("formerly").item(j);
                let key = before.key.filter(|_| !is_several);
                for member in &members {
                    let today = format!("{}{member}", group.id);
                    let Some(g) = groups.iter().position(|known| known.id == today) else { continue };
                    let id = format!("{}{member}", before.id);
                    self.former_group(&at, (id, key), GroupIx(g as u16), groups, &mut former);
                }
                if before.key != key {
                    let message = format!("{} is a multiple choice, which never had a key", quoted(&group.id));
                    let remedy = "remove `key`: each member has a key of its own, and keeps it";
                    self.problems.error(at.field("key"), "bad-former", message, remedy);
                }
                if before.group.is_some() || before.group_key.is_some() {
                    let message = "only values stood in a group";
                    self.problems.error(at.clone(), "bad-former", message, "remove `group` and `group_key`");
                }
            }
        }
        let entries = written.iter().flat_map(|value| {
            let entries = value.raw.formerly.iter().enumerate();
            entries.map(move |(j, before)| (value, before, value.place.field("formerly").item(j)))
        });
        for (i, (value, before, at)) in entries.enumerate().take(MAX_FORMER + 1) {
            if i == MAX_FORMER {
                let remedy = format!("have at most {MAX_FORMER}");
                self.problems.error(at, "too-many", "there are too many former values", remedy);
            } else {
                self.former_value(&at, value, before, groups, &mut former);
            }
        }
        former
    }

    fn former_group(
        &mut self,
        at: &Place,
        (id, key): (String, Option<u16>),
        today: GroupIx,
        groups: &[Group],
        former: &mut Former,
    ) {
        let in_use = groups.iter().any(|known| known.id == id || key == Some(known.key));
        let is_key_twice = key.is_some_and(|key| former.group_keys.insert(key, today).is_some());
        let is_twice = former.group_ids.insert(id.clone(), today).is_some() || is_key_twice;
        self.check_former(at, &id, in_use, is_twice);
    }

    fn former_value(
        &mut self,
        at: &Place<'s>,
        value: &Written<'s>,
        before: &RawFormer,
        groups: &[Group],
        former: &mut Former,
    ) {
        let here = &groups[usize::from(value.choice.group.0)];
        let group_id = before.group.as_deref().unwrap_or(&value.group.id);
        let known = groups.iter().find(|group| group.id == group_id);
        let group_key = before.group_key.or_else(|| known.map(|group| group.key));
        if before.key.is_some() && group_key.is_none() {
            let message = format!("the key of the group {} is not known", quoted(group_id));
            self.problems.error(at.clone(), "bad-former", message, "write it as `group_key`");
        }
        let keys = group_key.zip(before.key.or_else(|| {
            // A value that moved without its key had the key it has.
            let moved = group_key.is_some_and(|key| key != here.key);
            moved.then(|| here.values[usize::from(value.choice.value.0)].key)
        }));
        let has_key = |(group, key): (u16, u16)| {
            groups.iter().any(|g| g.key == group && g.values.iter().any(|value| value.key == key))
        };
        let has_id = known.is_some_and(|group| group.values.iter().any(|value| value.id == before.id));
        let in_use = has_id || keys.is_some_and(has_key);
        let ids = (group_id.to_owned(), before.id.clone());
        let is_id_twice = is_taken(former.ids.entry(ids), value.choice);
        let is_key_twice = keys.is_some_and(|keys| is_taken(former.keys.entry(keys), value.choice));
        self.check_former(at, &before.id, in_use, is_id_twice || is_key_twice);
    }

    fn check_former(&mut self, at: &Place, id: &str, in_use: bool, is_twice: bool) {
        let (message, remedy) = if in_use {
            (format!("{} or its key is still in use", quoted(id)), "remove the entry, or what is in use")
        } else if is_twice {
            (format!("{} or its key stands twice", quoted(id)), "let one thing take its place")
        } else {
            return;
        };
        self.problems.error(at.clone(), "bad-former", message, remedy);
    }
}

/// Makes an entry for `choice`, unless there is one.
fn is_taken<K: Ord>(entry: Entry<'_, K, Choice>, choice: Choice) -> bool {
    match entry {
        Entry::Occupied(_) => true,
        Entry::Vacant(entry) => {
            entry.insert(choice);
            false
        }
    }
}
