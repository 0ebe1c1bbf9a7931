//! A feature model: a tree of features and formulas over them, as both readers understand their files.
//!
//! Invariant: feature 0 is the root; every other feature is a member of exactly one group, and its parent stands before it.
//! Comparisons are numbered behind the features.

use crate::catalog::Ratio;

/// Most features of a model.
pub const MAX_FEATURES: usize = 20_000;
/// Deepest nesting of features, and of brackets in a formula.
pub const MAX_DEPTH: usize = 100;

/// Most comparisons of numbers, sums included.
pub const MAX_COMPARISONS: usize = 2_000;

/// A place in the file; line and column count from 1, column and length in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    pub line: usize,
    pub column: usize,
    pub length: usize,
}

impl At {
    /// The beginning of the file, for problems of the file as a whole.
    pub const START: Self = Self { line: 1, column: 1, length: 1 };
}

/// Position of a feature in [`FeatureModel::features`]; in a formula perhaps, so far behind them, of a comparison.
pub type FeatureIx = usize;

/// A model as its file says it.
#[derive(Clone, Debug)]
pub struct FeatureModel {
    /// At least the root.
    pub features: Vec<Feature>,
    pub constraints: Vec<Constraint>,
    pub comparisons: Vec<Comparison>,
    pub sums: Vec<Sum>,
    /// ISO 4217 code of all prices.
    pub currency: String,
}

/// Something that a design has or has not.
#[derive(Clone, Debug)]
pub struct Feature {
    pub name: String,
    pub at: At,
    pub groups: Vec<Members>,
    pub known: Known,
    /// What it has besides being there or not.
    pub typed: Option<Typed>,
}

/// The value of a feature that is not only there or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    Number(NumberType),
    /// Words, at most so many characters; none are given where the limit is not known yet.
    Text(Option<u16>),
}

/// A number from `min` to `max` in steps, in units of 10^-`decimals`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NumberType {
    pub decimals: u8,
    pub min: i64,
    pub max: i64,
    /// Positive; `max` is a whole number of steps above `min`.
    pub step: i64,
    pub default: Option<i64>,
    pub unit: String,
}

/// "The number of this feature has one of its values."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    pub at: At,
    pub feature: FeatureIx,
    /// Positions, see [`NumberType::values`].
    pub values: Vec<u16>,
}

/// Numbers of features, each times its factor, that sum to something between the limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    pub at: At,
    /// At least two.
    pub terms: Vec<(FeatureIx, Ratio)>,
    pub min: Option<Ratio>,
    pub max: Option<Ratio>,
}

impl NumberType {
    /// All values in ascending order.
    pub fn values(&self) -> impl Iterator<Item = i64> + '_ {
        (0..=(self.max - self.min) / self.step).map(|i| self.min + i * self.step)
    }
}

/// What the attributes of a feature say that a catalog has a place for.
#[derive(Clone, Debug, Default)]
pub struct Known {
    pub label: Option<String>,
    pub sku: Option<String>,
    /// In minor units.
    pub price: i64,
    pub lead_days: u16,
    /// Wanted in the start design.
    pub default: bool,
}

/// Some children of a feature and how many of them there are when their parent is.
#[derive(Clone, Debug)]
pub struct Members {
    pub kind: MembersKind,
    pub at: At,
    /// Not empty.
    pub features: Vec<FeatureIx>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MembersKind {
    Mandatory,
    Optional,
    /// At least one.
    Or,
    /// Exactly one.
    Alternative,
    /// So many.
    Between {
        least: usize,
        most: usize,
    },
}

/// A formula that every design must satisfy.
#[derive(Clone, Debug)]
pub struct Constraint {
    pub at: At,
    pub formula: Formula,
}

/// A formula over features, nested at most [`MAX_DEPTH`] deep by brackets; see the parser of its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Formula {
    Has(FeatureIx),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
    Implies(Box<Formula>, Box<Formula>),
    Same(Box<Formula>, Box<Formula>),
}

impl Feature {
    /// A feature without children and attributes.
    pub fn new(name: impl Into<String>, at: At) -> Self {
        Self { name: name.into(), at, groups: Vec::new(), known: Known::default(), typed: None }
    }
}
