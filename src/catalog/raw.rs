//! A catalog folder exactly as its RON files say it: names as strings, nothing checked.
//!
//! Invariant: only [`super::resolve`] reads these types. Together they are the reference for authors of catalogs:
//! [`RawCatalog`] is `catalog.ron`; [`RawGroup`] with [`RawKind`] is what can be chosen, [`RawRule`] what goes together.
//!
//! Visible texts are not here but in `texts/<language>.ftl` (Fluent), under keys made from the ids:
//!
//! | Key | Attributes | For |
//! |---|---|---|
//! | `line-title`, `line-tagline` | | the line |
//! | `group-<group>` | `.about`, `.unit` (in place of a number's `unit`), `.only-when` and `.limits` (reasons in place of the made ones) | a group |
//! | `value-<group>-<value>` | `.about`, `.includes` (the reason of a package) | a value; not needed for what is generated: numbers, `none`, `absent` |
//! | `rule-<rule>` | | the reason of a rule in customer words; where there is none, one is made from the rule |
//! | `preset-<preset>` | `.story` | a hero configuration |
//! | `environment-<environment>` | | a light on the stage |
//! | `spot-<spot>` | `.about` | a hot spot on the stage |
//! | `step-<step>` | | a step of assembly |
//! | `motion-<motion>` | `.back` | what a motion does, and what puts it back |
//! | `suggestion-<suggestion>` | `.why` | advice |
//!
//! Tables of combinations may be kept beside the catalog as `tables/<name>.csv`, see [`RawRule::Allowed`].

mod assembly;
mod kinds;
mod looks;
mod motions;
mod rules;
mod spots;

pub use assembly::*;
pub use kinds::*;
pub use looks::*;
pub use motions::*;
pub use rules::*;
pub use spots::*;

use super::raw_commerce::{RawCommerce, RawFormer, RawPrices};
use indexmap::IndexMap;
use serde::Deserialize;

/// Group id to value id: `{"shape": "panto", "width": 12.5}`.
pub type RawChoices = IndexMap<String, RawWord>;
/// Group id to one or more value ids: `{"lens": ["sun", "mirror"]}`; all entries must hold, each with any of its values.
/// Numbers are named by themselves or by a range with both ends included: `{"width": [12.5, ">= 20", "14..16", "< 5"]}`. Of a
/// multiple choice, `{"extras": ["engraving"]}` names members that must all be chosen; each is also a group of its own,
/// `{"extras-engraving": ["no"]}`. The state of a conditional group that does not exist is the value `absent`.
pub type RawCondition = IndexMap<String, Vec<RawWord>>;

/// `catalog.ron`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCatalog {
    /// Id of the line and name of its folder; lower case letters, digits and `-`.
    pub line: String,
    pub version: u32,
    /// A picture of the product for the list of lines, below the assets folder, three by two.
    #[serde(default)]
    pub cover: Option<String>,
    /// ISO 4217 code, of the first price list.
    pub currency: String,
    /// Price of the product before what its values add, in minor units, tax included.
    pub price: i64,
    /// The same in the other price lists.
    #[serde(default)]
    pub prices: RawPrices,
    /// Price lists, parts, making, life cycle.
    #[serde(default)]
    pub commerce: RawCommerce,
    /// Lead time of the default product in days.
    #[serde(default)]
    pub lead_days: u16,
    pub groups: Vec<RawGroup>,
    #[serde(default)]
    pub rules: Vec<RawRule>,
    /// Hero configurations.
    #[serde(default)]
    pub presets: Vec<RawPreset>,
    #[serde(default)]
    pub materials: IndexMap<String, RawMaterial>,
    #[serde(default)]
    pub lettering: IndexMap<String, RawLettering>,
    pub stage: RawStage,
}

/// A group of options. Of most kinds exactly one value is chosen; see [`RawKind`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGroup {
    pub id: String,
    /// Number that stands for the group in design codes, 1..=1000, never reused; the position, counted from 1, if absent.
    #[serde(default)]
    pub key: Option<u16>,
    /// What the group was called before, or which groups it took the place of; their values keep their keys. A multiple choice
    /// never had a key: its members keep theirs.
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
    /// A single choice if absent.
    #[serde(default)]
    pub kind: RawKind,
    /// What is chosen at first: a value id; a number; a list of value ids for a multiple choice. May be left out where
    /// nothing (`none`, an empty list) or the smallest number is meant.
    #[serde(default)]
    pub default: RawDefault,
    /// The group exists only where all of this holds; elsewhere its value is `absent`.
    #[serde(default)]
    pub only_when: RawCondition,
    /// Camera to fly to when the group is opened.
    #[serde(default)]
    pub camera: Option<String>,
    /// Names of the mesh nodes that open the group when they are clicked, and that are outlined when it is opened. A node may be in
    /// several groups; the first wins. Where a group names none, these are the parts that the effects of its values touch.
    #[serde(default)]
    pub nodes: Vec<String>,
    /// True for what cannot be seen on the product (a warranty, a case): the panel says so.
    #[serde(default)]
    pub unseen: bool,
    /// What they mean depends on the kind.
    #[serde(default)]
    pub values: Vec<RawValue>,
}

/// One value of a group.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawValue {
    pub id: String,
    /// Number that stands for the value in design codes, 1..=4095, never reused; the position, counted from 1, if absent.
    /// In a multiple choice it is the key of the member's own group, 1..=1000.
    #[serde(default)]
    pub key: Option<u16>,
    pub sku: String,
    /// What the value adds to the base price, in minor units; may be negative. Nothing if absent.
    #[serde(default)]
    pub price: Option<i64>,
    /// The same in the other price lists.
    #[serde(default)]
    pub prices: RawPrices,
    /// Surcharge in basis points (250 is 2.5 %) on the sum before percentages; may be negative.
    #[serde(default)]
    pub basis_points: i32,
    /// First and last day on which the value is offered, `YYYY-MM-DD`.
    #[serde(default)]
    pub from: Option<String>,
    #[serde(default)]
    pub until: Option<String>,
    /// The value of the same group that takes its place behind `until`.
    #[serde(default)]
    pub replaced_by: Option<String>,
    /// What the value was called before, or which values it took the place of.
    #[serde(default)]
    pub formerly: Vec<RawFormer>,
    /// Days until this part is ready; the lead time is the largest over all parts.
    #[serde(default)]
    pub lead_days: u16,
    /// A package: choosing this value fixes these groups. The value's own price counts and those of what it includes do
    /// not.
    #[serde(default)]
    pub includes: RawChoices,
    #[serde(default)]
    pub swatch: RawSwatch,
    #[serde(default)]
    pub effects: Vec<RawEffect>,
}

/// One entry of `suggestions.ron` (a list): advice of the vendor as a change list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSuggestion {
    pub id: String,
    pub author: String,
    /// Offered only where all of this holds; empty is always.
    #[serde(default)]
    pub when: RawCondition,
    pub change: RawChoices,
}

/// One entry of `samples.ron` (a list): a made-up community design, marked as a sample wherever it is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawSample {
    pub title: String,
    pub author: String,
    #[serde(default)]
    pub likes: u32,
    #[serde(default)]
    pub orders: u32,
    pub days_ago: u16,
    /// Present on staff picks: why it was picked, in the author's words.
    #[serde(default)]
    pub staff_note: Option<String>,
    /// What others say of it, as made up as the sample.
    #[serde(default)]
    pub reviews: Vec<RawReview>,
    pub choices: RawChoices,
    /// As in a preset.
    #[serde(default)]
    pub free: IndexMap<String, String>,
}

/// A review of a sample.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawReview {
    /// From 1 to 5.
    pub stars: u8,
    #[serde(default)]
    pub text: String,
    pub author: String,
    pub days_ago: u16,
}
