//! The commercial half of `catalog.ron` exactly as it is written.
//!
//! Invariant: as in [`super::raw`], nothing here is checked. Texts are in `texts/<language>.ftl` under `price-<combination>`
//! and `stage-<stage>`.

use super::raw::RawCondition;
use indexmap::IndexMap;
use serde::Deserialize;

/// Id of a price list behind the first to an amount in minor units of its currency: `{"usd": 2100}`.
pub type RawPrices = IndexMap<String, i64>;

/// Price lists, parts, making and life cycle of a line. All of it may be left out.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct RawCommerce {
    pub status: RawStatus,
    /// First and last day on which the line is offered, `YYYY-MM-DD`.
    pub from: Option<String>,
    pub until: Option<String>,
    /// The first is that of the catalog's `currency` and of every `price`; the others have theirs in `prices`.
    pub lists: Vec<RawPriceList>,
    pub combinations: Vec<RawCombinationPrice>,
    pub parts: Vec<RawPart>,
    pub stages: Vec<RawMakingStage>,
    /// Group id to the id of the last stage during which the group can still change.
    pub change_until: IndexMap<String, String>,
    /// Number group id to what one unit costs in the other price lists.
    pub unit_prices: IndexMap<String, RawPrices>,
}

/// Whether the line can be ordered.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub enum RawStatus {
    Draft,
    #[default]
    Released,
    Retired,
}

/// A price list.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPriceList {
    pub id: String,
    /// ISO 4217 code.
    pub currency: String,
    #[serde(default = "yes")]
    pub tax_included: bool,
    /// Tax rate in basis points: 1900 is 19 %.
    #[serde(default)]
    pub tax: u32,
    /// Days for which a quotation holds.
    #[serde(default = "thirty")]
    pub valid_days: u16,
}

/// A price for certain values together, added to theirs; its text is `price-<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawCombinationPrice {
    pub id: String,
    pub when: RawCondition,
    pub price: i64,
    #[serde(default)]
    pub prices: RawPrices,
}

/// A part that is no value: screws, fabric by the metre.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPart {
    pub sku: String,
    /// `2`, `1.25` or `3/2`.
    #[serde(default = "one")]
    pub quantity: String,
    /// Times the number chosen in this group.
    #[serde(default)]
    pub per: Option<String>,
    /// Rounded up to whole pieces.
    #[serde(default)]
    pub whole: bool,
    /// Only where all of it holds.
    #[serde(default)]
    pub when: RawCondition,
    /// Days until it is there; the product waits for the slowest of its parts.
    #[serde(default)]
    pub lead_days: u16,
}

/// A stage of making; its title is the text `stage-<id>`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawMakingStage {
    pub id: String,
    pub days: u16,
}

/// What a group or value was before.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawFormer {
    /// Its id then.
    pub id: String,
    /// Its key then, if that was another one.
    #[serde(default)]
    pub key: Option<u16>,
    /// Of values: the group it stood in, if that was another one.
    #[serde(default)]
    pub group: Option<String>,
    /// The key of that group.
    #[serde(default)]
    pub group_key: Option<u16>,
}

fn yes() -> bool {
    true
}

fn thirty() -> u16 {
    30
}

fn one() -> String {
    "1".into()
}
