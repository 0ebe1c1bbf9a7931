//! What a product line costs, consists of and how it is made, beside the values themselves.
//!
//! Invariant: what is not here means the simple case. A [`Commerce::default`] is one price list with tax included, no
//! combination prices, no percentages, no parts besides the SKUs of the values, no plan, and a released line without dates.

use super::{Catalog, Choice, Currency, Day, GroupIx, Is, Minor, Ratio, Text, ValueIx};
use std::collections::{BTreeMap, BTreeSet};

/// Position of a price list: 0 is that of [`Catalog::currency`], [`Catalog::price`] and the values' `price`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListIx(pub u16);

/// Prices, parts, making and life cycle of a line.
#[derive(Clone, Debug, Default)]
pub struct Commerce {
    pub first: ListTerms,
    /// The price lists behind the first.
    pub more: Vec<MoreList>,
    /// Only of values that have any.
    pub terms: BTreeMap<Choice, ValueTerms>,
    pub combinations: Vec<CombinationPrice>,
    pub parts: Vec<Part>,
    pub plan: Plan,
    pub life: LifeCycle,
    pub former: Former,
}

/// Terms of a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListTerms {
    pub id: String,
    pub tax: Tax,
    /// Days for which a quotation holds.
    pub valid_days: u16,
}

/// How prices of a list stand to tax.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tax {
    /// Prices include it.
    pub included: bool,
    /// Rate in basis points: 1900 is 19 %.
    pub basis_points: u32,
}

/// A price list behind the first.
#[derive(Clone, Debug)]
pub struct MoreList {
    pub terms: ListTerms,
    pub currency: Currency,
    pub base: Minor,
}

/// A price list as its reader sees it, whichever it is.
#[derive(Clone, Copy, Debug)]
pub struct PriceList<'c> {
    pub ix: ListIx,
    pub terms: &'c ListTerms,
    pub currency: &'c Currency,
    pub base: Minor,
}

/// Commercial terms of one value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueTerms {
    /// Prices in [`Commerce::more`], in its order; what is missing at the end is 0.
    pub prices: Vec<Minor>,
    /// Surcharge on the sum before percentages, in basis points; may be negative.
    pub basis_points: i32,
    /// First and last day on which the value is offered.
    pub from: Option<Day>,
    pub until: Option<Day>,
}

/// A price for certain values together.
#[derive(Clone, Debug)]
pub struct CombinationPrice {
    pub id: String,
    pub label: Text,
    /// All of it must hold.
    pub when: Vec<Is>,
    pub price: Minor,
    /// Prices in [`Commerce::more`], in its order.
    pub prices: Vec<Minor>,
}

/// A line of the parts list that is not the SKU of a value.
#[derive(Clone, Debug)]
pub struct Part {
    pub sku: String,
    /// Pieces; times the number chosen in `per`.
    pub quantity: Ratio,
    pub per: Option<GroupIx>,
    /// Rounded up to whole pieces.
    pub whole: bool,
    /// Needed only where all of it holds; empty is always.
    pub when: Vec<Is>,
    /// Days until it is there; the product waits for the slowest of its parts.
    pub lead_days: u16,
}

/// How the product is made, stage after stage.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub stages: Vec<MakingStage>,
    /// The last stage (a position in `stages`) during which a group can still change; groups without an entry can change
    /// until the product is finished.
    pub change_until: BTreeMap<GroupIx, usize>,
}

impl Plan {
    /// Days that all stages take where nothing is waited for.
    pub fn days(&self) -> u16 {
        self.stages.iter().fold(0, |sum, stage| sum.saturating_add(stage.days))
    }
}

/// One stage of making.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingStage {
    pub id: String,
    pub title: Text,
    pub days: u16,
}

/// Whether a line can be ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    Draft,
    #[default]
    Released,
    Retired,
}

/// When a line and its values are offered.
#[derive(Clone, Debug, Default)]
pub struct LifeCycle {
    pub status: Status,
    /// First and last day on which the line is offered.
    pub from: Option<Day>,
    pub until: Option<Day>,
    /// Values that are not offered on the day the catalog was prepared for, see [`super::resolve::offered_on`].
    pub withdrawn: BTreeSet<Choice>,
    /// What takes the place of a value once it is withdrawn; never in a circle.
    pub replaced_by: BTreeMap<Choice, Choice>,
}

impl LifeCycle {
    /// The first of `choice` and what takes its place, one after the other, that is not withdrawn; the last of them if all are.
    fn offered_in_place_of(&self, choice: Choice) -> Choice {
        // A circle is refused when a catalog is read, so there are fewer steps than replacements.
        let mut found = choice;
        for _ in 0..self.replaced_by.len() {
            match self.replaced_by.get(&found).filter(|_| self.withdrawn.contains(&found)) {
                Some(&next) => found = next,
                None => break,
            }
        }
        found
    }
}

/// Whether a line is offered on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    Offered,
    Draft,
    /// From that day on.
    NotYet(Day),
    /// That day was the last.
    Ended(Day),
    Retired,
}

/// Names and keys of groups and values that are no longer in the catalog, and what they are today.
#[derive(Clone, Debug, Default)]
pub struct Former {
    /// By the keys of group and value.
    pub keys: BTreeMap<(u16, u16), Choice>,
    /// By the key of a group; its values kept their keys.
    pub group_keys: BTreeMap<u16, GroupIx>,
    /// By the ids of group and value.
    pub ids: BTreeMap<(String, String), Choice>,
    pub group_ids: BTreeMap<String, GroupIx>,
}

impl Default for ListTerms {
    fn default() -> Self {
        Self { id: "standard".into(), tax: Tax { included: true, basis_points: 0 }, valid_days: 30 }
    }
}

impl LifeCycle {
    /// Whether the line is offered on `today`.
    pub fn availability(&self, today: Day) -> Availability {
        match (self.status, self.from, self.until) {
            (Status::Draft, ..) => Availability::Draft,
            (Status::Retired, ..) => Availability::Retired,
            (_, Some(from), _) if today < from => Availability::NotYet(from),
            (_, _, Some(until)) if today > until => Availability::Ended(until),
            _ => Availability::Offered,
        }
    }
}

impl Commerce {
    /// Values that are not offered on `today`, by their dates.
    pub fn withdrawn_on(&self, today: Day) -> BTreeSet<Choice> {
        let is_out = |terms: &ValueTerms| {
            terms.from.is_some_and(|from| today < from) || terms.until.is_some_and(|until| today > until)
        };
        self.terms.iter().filter(|(_, terms)| is_out(terms)).map(|(choice, _)| *choice).collect()
    }

    /// The surcharge of a value, in basis points.
    pub fn basis_points(&self, choice: Choice) -> i32 {
        self.terms.get(&choice).map_or(0, |terms| terms.basis_points)
    }
}

impl CombinationPrice {
    /// The price in `list`.
    pub fn price_in(&self, list: ListIx) -> Minor {
        in_list(list, self.price, &self.prices)
    }
}

impl Catalog {
    /// All price lists, the first one first.
    pub fn price_lists(&self) -> impl Iterator<Item = PriceList<'_>> {
        (0..=self.commerce.more.len()).map(|i| self.price_list(ListIx(i as u16)))
    }

    /// A price list of this catalog; the first one where there is none at that position.
    pub fn price_list(&self, ix: ListIx) -> PriceList<'_> {
        match usize::from(ix.0).checked_sub(1).and_then(|i| self.commerce.more.get(i)) {
            Some(list) => PriceList { ix, terms: &list.terms, currency: &list.currency, base: list.base },
            None => {
                PriceList { ix: ListIx(0), terms: &self.commerce.first, currency: &self.currency, base: self.price }
            }
        }
    }

    /// The price list called `id`.
    pub fn find_price_list(&self, id: &str) -> Option<ListIx> {
        self.price_lists().find(|list| list.terms.id == id).map(|list| list.ix)
    }

    /// What a value adds in `list`, before packages and percentages.
    pub fn value_price(&self, list: ListIx, choice: Choice) -> Minor {
        let others = self.commerce.terms.get(&choice).map_or(&[][..], |terms| &terms.prices);
        in_list(list, self.value(choice).price, others)
    }

    /// The value that a design code means by these keys: as it is called today, or what took its place.
    pub fn find_keys(&self, group: u16, value: u16) -> Option<Choice> {
        let with = |ix: GroupIx| {
            let (value, _) = self.group(ix).values().find(|(_, v)| v.key == value)?;
            Some(Choice { group: ix, value })
        };
        let today = self.find_group_key(group).and_then(with);
        let former = || self.commerce.former.keys.get(&(group, value)).copied();
        let moved = || self.commerce.former.group_keys.get(&group).copied().and_then(with);
        let found = today.or_else(former).or_else(moved)?;
        Some(self.commerce.life.offered_in_place_of(found))
    }

    /// The group with this key.
    pub fn find_group_key(&self, key: u16) -> Option<GroupIx> {
        self.groups().find(|(_, group)| group.key == key).map(|(ix, _)| ix)
    }

    /// The value that a file means by these ids: as it is called today, or what took its place.
    pub fn find_ids(&self, group: &str, value: &str) -> Option<Choice> {
        let former = &self.commerce.former;
        let known = || former.ids.get(&(group.to_owned(), value.to_owned())).copied();
        let renamed = || {
            let ix = *former.group_ids.get(group)?;
            let today = self.find(&self.group(ix).id, value);
            today.or_else(|| former.ids.get(&(self.group(ix).id.clone(), value.to_owned())).copied())
        };
        self.find(group, value).or_else(known).or_else(renamed)
    }

    /// The number chosen by a value: its id, if that is one; nothing is 0.
    pub fn amount(&self, group: GroupIx, value: ValueIx) -> Ratio {
        Ratio::parse(&self.value(Choice { group, value }).id).unwrap_or(Ratio::ZERO)
    }
}

fn in_list(list: ListIx, first: Minor, others: &[Minor]) -> Minor {
    match usize::from(list.0).checked_sub(1) {
        None => first,
        Some(i) => others.get(i).copied().unwrap_or(0),
    }
}
