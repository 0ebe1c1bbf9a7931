//! Rules and hero configurations as `catalog.ron` has them.
//!
//! Invariant: every rule has an id, under which its reason stands in the Fluent files.

use super::{RawChoices, RawCondition, RawWord};
use indexmap::IndexMap;
use serde::Deserialize;

/// A rule about which values go together.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RawRule {
    /// When all of `when` hold, all of `then` must hold.
    Requires { id: String, when: RawCondition, then: RawCondition },
    /// Not all of `these` at once.
    Excludes { id: String, these: RawCondition },
    /// The values of `groups`, read across, must be one of the `rows`; a cell lists values joined by `|`, `*` is any. In place
    /// of both, `rows_csv` names a file `tables/<name>.csv` beside the catalog: separated by commas or semicolons, its first
    /// line the group ids, the cells as in `rows`; at most 10,000 rows.
    Allowed {
        id: String,
        #[serde(default)]
        groups: Vec<String>,
        #[serde(default)]
        rows: Vec<Vec<RawWord>>,
        #[serde(default)]
        rows_csv: Option<String>,
    },
    /// The values of `groups`, read across, must be none of the `rows`, which are written as for `Allowed`.
    Forbidden {
        id: String,
        #[serde(default)]
        groups: Vec<String>,
        #[serde(default)]
        rows: Vec<Vec<RawWord>>,
        #[serde(default)]
        rows_csv: Option<String>,
    },
    /// The numbers of groups, each times its factor, sum to at least `min` and at most `max`, or to exactly `equals`:
    /// `Linear(id: "blend", sum: [("cabernet", 1), ("merlot", 1)], equals: 100)`. All are in the units of the numbers; a
    /// conditional number that does not exist counts as 0.
    Linear {
        id: String,
        sum: Vec<(String, RawWord)>,
        #[serde(default)]
        min: Option<RawWord>,
        #[serde(default)]
        max: Option<RawWord>,
        #[serde(default)]
        equals: Option<RawWord>,
    },
    /// Each number is at least the one before, by `gap` or more: `Ascending(id: "lid", groups: ["inner", "lid", "outer"])`.
    /// Pairs in which a conditional number does not exist are left out.
    Ascending {
        id: String,
        groups: Vec<String>,
        #[serde(default)]
        gap: Option<RawWord>,
    },
}

/// A hero configuration: a design of the vendor to start from. Groups that are not named follow the rules and the defaults.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawPreset {
    pub id: String,
    pub choices: RawChoices,
    /// The words of texts and the colours (`#rrggbb`) of free colours, by group.
    #[serde(default)]
    pub free: IndexMap<String, String>,
}
