//! A product line, resolved: names are indices, colours are numbers, lengths are millimetres, angles are radians.

mod assembly;
mod looks;
mod motions;
mod spots;

pub use assembly::*;
pub use looks::*;
pub use motions::*;
pub use spots::*;

use super::{Commerce, Kind, Selection, Text};
use indexmap::IndexMap;
use num_bigint::BigUint;
use serde::{Deserialize, Serialize};

/// Position of a group in [`Catalog::groups`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct GroupIx(pub u16);

/// Position of a value in [`Group::values`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ValueIx(pub u16);

/// Position of a multiple choice in [`Catalog::severals`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SeveralIx(pub u16);

/// "This group has this value."
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Choice {
    pub group: GroupIx,
    pub value: ValueIx,
}

/// An amount in minor units of the catalog's currency (cents); never a float.
pub type Minor = i64;

/// A colour as sRGB bytes.
pub type Rgb = [u8; 3];

/// A product line.
#[derive(Clone, Debug)]
pub struct Catalog {
    pub line: String,
    pub version: u32,
    /// SHA-256 over all texts of the folder, hexadecimal: two machines with the same hash show and charge the same.
    pub hash: String,
    pub title: Text,
    pub tagline: Text,
    /// A picture of the product for the list of lines, below the assets folder.
    pub cover: Option<String>,
    pub currency: Currency,
    pub price: Minor,
    pub lead_days: u16,
    /// At least one; every group has at least one value.
    pub groups: Vec<Group>,
    /// Multiple choices, each made of groups.
    pub severals: Vec<Several>,
    /// Those of the catalog, then those that conditional groups, packages and multiple choices imply. A table of forbidden
    /// combinations is one rule a row.
    pub rules: Vec<Rule>,
    pub presets: Vec<Preset>,
    pub materials: IndexMap<String, Material>,
    pub lettering: IndexMap<String, Lettering>,
    pub stage: Stage,
    pub suggestions: Vec<Suggestion>,
    pub samples: Vec<Sample>,
    pub commerce: Commerce,
    /// Languages every text has.
    pub languages: Vec<String>,
}

/// An ISO 4217 currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency {
    pub code: String,
    /// Digits after the decimal separator (2 for EUR, 0 for JPY).
    pub digits: u8,
}

/// See [`super::raw::RawGroup`].
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub id: String,
    pub key: u16,
    pub label: Text,
    pub about: Option<Text>,
    pub kind: Kind,
    /// What the group has at first where it exists; never [`Group::absent`].
    pub default: ValueIx,
    /// The multiple choice of which this is one member.
    pub several: Option<SeveralIx>,
    /// The group exists only where all of this holds; always if empty.
    pub only_when: Vec<Is>,
    /// The value it has exactly where it does not exist; present if `only_when` says something.
    pub absent: Option<ValueIx>,
    pub camera: Option<String>,
    pub nodes: Vec<String>,
    pub unseen: bool,
    pub values: Vec<Value>,
}

/// A multiple choice, see [`super::raw::RawKind::Multiple`].
#[derive(Clone, Debug, Default)]
pub struct Several {
    pub id: String,
    pub label: Text,
    pub about: Option<Text>,
    /// One a member, with the values `no` and `yes`; they follow each other in the catalog.
    pub groups: Vec<GroupIx>,
    /// How many may be chosen.
    pub min: u16,
    pub max: u16,
}

/// See [`super::raw::RawValue`].
#[derive(Clone, Debug, Default)]
pub struct Value {
    pub id: String,
    /// 0 for `none`, `absent`, `no`: what a design code that is silent about the group means.
    pub key: u16,
    pub label: Text,
    pub about: Option<Text>,
    pub sku: String,
    pub price: Minor,
    pub lead_days: u16,
    /// The number itself, in units of 10^-decimals of its group; 0 for other kinds.
    pub amount: i64,
    /// A package fixes these, in order of the groups; a rule says so too. What it includes costs nothing.
    pub includes: Vec<Choice>,
    pub swatch: Swatch,
    pub effects: Vec<Effect>,
}

/// "One of these values of this group."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Is {
    pub group: GroupIx,
    /// Sorted, not empty.
    pub values: Vec<ValueIx>,
}

/// A rule with its reason in customer words.
#[derive(Clone, Debug)]
pub struct Rule {
    pub id: String,
    /// What the catalog says, or a readable sentence made from the rule.
    pub reason: Text,
    pub kind: RuleKind,
}

/// See [`super::raw::RawRule`].
#[derive(Clone, Debug)]
pub enum RuleKind {
    Requires {
        when: Vec<Is>,
        then: Vec<Is>,
    },
    Excludes {
        these: Vec<Is>,
    },
    /// Each row has one sorted set of values a group, in the order of `groups`.
    Allowed {
        groups: Vec<GroupIx>,
        rows: Vec<Vec<Vec<ValueIx>>>,
    },
    /// The amounts of the values of `terms` sum to at least `min` and at most `max`.
    Linear {
        terms: Vec<Term>,
        min: Option<i64>,
        max: Option<i64>,
    },
}

/// One group of a linear condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub group: GroupIx,
    /// By value: what it adds.
    pub amounts: Vec<i64>,
}

/// See [`super::raw::RawPreset`].
#[derive(Clone, Debug)]
pub struct Preset {
    pub id: String,
    pub title: Text,
    pub story: Text,
    /// What the author named, in order of the groups.
    pub choices: Vec<Choice>,
    /// Complete and valid, with what was given freely.
    pub selection: Selection,
}

/// See [`super::raw::RawSuggestion`].
#[derive(Clone, Debug)]
pub struct Suggestion {
    pub id: String,
    pub author: String,
    pub title: Text,
    pub why: Text,
    pub when: Vec<Is>,
    pub change: Vec<Choice>,
}

/// See [`super::raw::RawSample`].
#[derive(Clone, Debug)]
pub struct Sample {
    pub title: String,
    pub author: String,
    pub likes: u32,
    pub orders: u32,
    pub days_ago: u16,
    pub staff_note: Option<String>,
    pub reviews: Vec<SampleReview>,
    /// Complete and valid.
    pub selection: Selection,
}

/// See [`super::raw::RawReview`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleReview {
    /// From 1 to [`MAX_STARS`].
    pub stars: u8,
    /// Empty where stars say it all.
    pub text: String,
    pub author: String,
    /// No more than those of its sample.
    pub days_ago: u16,
}

/// The most stars that a review gives.
pub const MAX_STARS: u8 = 5;

impl Catalog {
    /// All groups with their indices, in order.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = (GroupIx, &Group)> + DoubleEndedIterator {
        self.groups.iter().enumerate().map(|(i, group)| (GroupIx(i as u16), group))
    }

    pub fn group(&self, ix: GroupIx) -> &Group {
        &self.groups[usize::from(ix.0)]
    }

    pub fn value(&self, choice: Choice) -> &Value {
        &self.group(choice.group).values[usize::from(choice.value.0)]
    }

    /// The multiple choice of which `group` is a member.
    pub fn several_of(&self, group: GroupIx) -> Option<&Several> {
        self.severals.get(usize::from(self.group(group).several?.0))
    }

    /// The number of ways to choose one value in each group, before any rule.
    pub fn combinations(&self) -> BigUint {
        self.groups.iter().map(|group| BigUint::from(group.values.len())).product()
    }

    /// The group called `id`.
    pub fn find_group(&self, id: &str) -> Option<GroupIx> {
        self.groups().find(|(_, group)| group.id == id).map(|(ix, _)| ix)
    }

    /// The value called `value` of the group called `group`.
    pub fn find(&self, group: &str, value: &str) -> Option<Choice> {
        let group = self.find_group(group)?;
        let value = self.group(group).values().find(|(_, v)| v.id == value)?.0;
        Some(Choice { group, value })
    }
}

impl Stage {
    /// The environment called `name`, else the default one.
    pub fn environment(&self, name: &str) -> Option<&Environment> {
        self.environments.get(name).or_else(|| self.environments.values().next())
    }
}

impl Group {
    /// All values with their indices, in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = (ValueIx, &Value)> + DoubleEndedIterator {
        self.values.iter().enumerate().map(|(i, value)| (ValueIx(i as u16), value))
    }
}

impl RuleKind {
    /// The groups it is about; one may stand there twice.
    pub fn groups(&self) -> Vec<GroupIx> {
        match self {
            Self::Requires { when, then } => when.iter().chain(then).map(|is| is.group).collect(),
            Self::Excludes { these } => these.iter().map(|is| is.group).collect(),
            Self::Allowed { groups, .. } => groups.clone(),
            Self::Linear { terms, .. } => terms.iter().map(|term| term.group).collect(),
        }
    }
}

impl Is {
    /// Whether `selection` has one of the values.
    pub fn holds(&self, selection: &Selection) -> bool {
        self.values.contains(&selection.value(self.group))
    }
}
