//! A design code from an older catalog, opened in today's, with a report of what became of each choice.
//!
//! Invariant: the design is valid under today's rules, every choice of the code has one entry in the report, and where the older
//! catalog is known the effects and the rest add up to the difference of the totals. What is not known is not made up.

use super::{
    Change, CodeError, Decoded, Design, Quote,
    code::{Mention, decode},
    edit,
    price::{self, Cost},
};
use crate::{
    catalog::{Catalog, Choice, GroupIx, ListIx, Minor},
    rules::Rulebook,
};
use std::{collections::BTreeSet, sync::Arc};

/// What is known of a design as it was.
#[derive(Clone, Debug, Default)]
pub enum Then {
    /// Nothing but its code.
    #[default]
    Unknown,
    /// What it cost, by price list.
    Costs(Vec<Cost>),
    /// The catalog it was made in.
    Catalog(Arc<Catalog>),
}

/// What came of a code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Migration {
    pub design: Design,
    /// The price list of all amounts.
    pub list: ListIx,
    /// Of each choice in the code, in order of the groups' keys; then of groups that the code does not know.
    pub entries: Vec<Entry>,
    /// How many texts and colours could not be kept.
    pub free_lost: usize,
    /// The total then; `None` if that is not known.
    pub before: Option<Minor>,
    /// The total now.
    pub after: Minor,
    /// Of the difference: what belongs to no single entry (base price, combinations, percentages); `None` if the older catalog is
    /// not known.
    pub rest: Option<Minor>,
}

impl Migration {
    /// Whether everything that the code says was kept.
    pub fn is_whole(&self) -> bool {
        self.free_lost == 0 && self.entries.iter().all(|entry| matches!(entry.fate, Fate::Kept | Fate::Added))
    }

    /// Whether there is nothing to tell: all was kept, and as far as is known it costs what it did.
    pub fn is_as_it_was(&self) -> bool {
        self.is_whole() && self.before.is_none_or(|before| before == self.after)
    }

    /// Choices that gave way to the rules, in order of the groups' keys.
    pub fn repaired(&self) -> Vec<Change> {
        let repaired = self.entries.iter().filter(|entry| entry.fate == Fate::Repaired);
        repaired.filter_map(|entry| Some(Change { from: entry.wish?, to: entry.now?, was_own: true })).collect()
    }

    /// How many choices fared so.
    pub fn count(&self, fate: Fate) -> usize {
        self.entries.iter().filter(|entry| entry.fate == fate).count()
    }
}

/// What became of one choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub fate: Fate,
    /// Keys of group and value in the code; `None` for a group about which it says nothing.
    pub keys: Option<(u16, u16)>,
    /// What the code means in today's catalog.
    pub wish: Option<Choice>,
    /// What the design has now; `None` if the group is gone.
    pub now: Option<Choice>,
    /// What the choice costs now minus what it cost: in the older catalog if that is known, else in today's, where that has
    /// it; `None` if its price then is not known.
    pub effect: Option<Minor>,
}

/// What can become of a choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Kept,
    /// Something else took its place in the catalog.
    Replaced,
    /// The rules do not allow it any more with the others.
    Repaired,
    /// The catalog does not have it any more.
    Lost,
    /// The group was not there, or the code says nothing about it.
    Added,
}

/// Why a code could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MigrationError {
    #[error(transparent)]
    Code(#[from] CodeError),
    #[error("no design of this product line can be built")]
    Void,
}

/// Opens `code` in `catalog`, of which `book` holds the rules, with prices of `list`. With the catalog it was made in, the
/// effects are exact; with what it cost, the totals are.
pub fn migrate(
    catalog: &Catalog,
    book: &Rulebook,
    list: ListIx,
    code: &str,
    then: &Then,
) -> Result<Migration, MigrationError> {
    let decoded = decode(catalog, code)?;
    let outcome = edit::open(catalog, book, &decoded).ok_or(MigrationError::Void)?;
    let older = match then {
        Then::Catalog(older) => Older::new(older, catalog, list, code),
        Then::Unknown | Then::Costs(_) => None,
    };
    let now = price::quote_in(catalog, list, &outcome.design.selection);
    let report = Report { catalog, list, design: &outcome.design, now: &now, older: older.as_ref() };
    let entries = report.entries(&decoded);
    let selection = &outcome.design.selection;
    let kept = decoded.free.keys().filter(|ix| selection.free(**ix).is_some()).count();
    let free_lost = decoded.free.len() + decoded.free_lost.len() - kept;
    let effects = entries.iter().filter_map(|entry| entry.effect).fold(0, Minor::saturating_add);
    let total = older.map(|older| older.quote.total);
    let rest = total.map(|before| now.total.saturating_sub(before).saturating_sub(effects));
    let before = match then {
        Then::Costs(costs) => costs.iter().find(|cost| cost.is_by(catalog.price_list(list))).map(|cost| cost.total),
        Then::Unknown | Then::Catalog(_) => total,
    };
    Ok(Migration { list, entries, free_lost, before, after: now.total, rest, design: outcome.design })
}

/// The design in the catalog it was made in.
struct Older<'c> {
    catalog: &'c Catalog,
    quote: Quote,
}

impl<'c> Older<'c> {
    /// `None` if the older catalog has no such price list or cannot read the code in full.
    fn new(older: &'c Catalog, today: &Catalog, list: ListIx, code: &str) -> Option<Self> {
        let list = today.price_list(list);
        let same = older.price_list(older.find_price_list(&list.terms.id)?);
        let selection = decode(older, code).ok()?.selection(older)?;
        let quote = price::quote_in(older, same.ix, &selection);
        (same.currency == list.currency).then_some(Self { catalog: older, quote })
    }

    fn price(&self, keys: (u16, u16)) -> Option<Minor> {
        let is_it = |choice: Choice| (self.catalog.group(choice.group).key, self.catalog.value(choice).key) == keys;
        self.quote.items.iter().find(|(choice, _)| is_it(*choice)).map(|(_, price)| *price)
    }
}

struct Report<'a> {
    catalog: &'a Catalog,
    list: ListIx,
    design: &'a Design,
    now: &'a Quote,
    older: Option<&'a Older<'a>>,
}

impl Report<'_> {
    fn entries(&self, decoded: &Decoded) -> Vec<Entry> {
        // What a choice of the code became comes before what stands in for a lost one.
        let mut told: BTreeSet<_> = decoded.mentions.iter().filter_map(|m| Some(m.found?.group)).collect();
        let mut entries: Vec<_> = decoded.mentions.iter().map(|mention| self.entry(mention, &mut told)).collect();
        for choice in self.design.selection.choices().filter(|choice| !told.contains(&choice.group)) {
            let wish = decoded.choices.iter().copied().find(|wish| wish.group == choice.group);
            let says_nothing = |choice: Choice| self.catalog.value(choice).key == 0;
            if wish.is_some_and(says_nothing) && says_nothing(choice) {
                continue;
            }
            let fate = if wish.is_some() { Fate::Repaired } else { Fate::Added };
            let effect = Some(self.price(choice));
            entries.push(Entry { fate, keys: None, wish, now: Some(choice), effect });
        }
        entries
    }

    fn entry(&self, mention: &Mention, told: &mut BTreeSet<GroupIx>) -> Entry {
        let keys = mention.keys;
        let group = match mention.found {
            Some(choice) => Some(choice.group),
            None => self.catalog.find_group_key(keys.0).filter(|group| told.insert(*group)),
        };
        let now = group.map(|group| Choice { group, value: self.design.selection.value(group) });
        let fate = match mention.found {
            None => Fate::Lost,
            Some(_) if mention.found != now => Fate::Repaired,
            Some(_) if mention.is_replacement => Fate::Replaced,
            Some(_) => Fate::Kept,
        };
        let cost = now.map_or(0, |choice| self.price(choice));
        let effect = self.cost_then(keys).map(|before| cost.saturating_sub(before));
        Entry { fate, keys: Some(keys), wish: mention.found, now, effect }
    }

    /// What a choice of the design costs now.
    fn price(&self, choice: Choice) -> Minor {
        self.now.items.get(usize::from(choice.group.0)).map_or(0, |item| item.1)
    }

    fn cost_then(&self, keys: (u16, u16)) -> Option<Minor> {
        if let Some(older) = self.older {
            return older.price(keys);
        }
        let group = self.catalog.find_group_key(keys.0)?;
        let (value, _) = self.catalog.group(group).values().find(|(_, value)| value.key == keys.1)?;
        let choice = Choice { group, value };
        // What a package includes costs nothing then as now.
        let is_same = self.design.selection.has(choice);
        Some(if is_same { self.price(choice) } else { self.catalog.value_price(self.list, choice) })
    }
}

#[cfg(test)]
#[path = "migration_tests.rs"]
mod tests;
