//! Groups for the numbers and words that features have.
//!
//! A number becomes a group of its steps, words become a group that is written in or not. Where the feature can be absent the
//! group is conditional. Invariant: what compares or adds numbers is carried over only where these are in every design: UVL does
//! not say what the number of an absent feature is.

use super::{
    choices::{Builder, Choice, Name, Value},
    clause::{Clause, Clauses, Presence},
    model::{At, Feature, FeatureIx, Known, NumberType, Typed},
    problems::quoted,
};
use crate::catalog::{
    Ratio,
    decimal::shortest,
    resolve::{MAX_ALL_VALUES, MAX_GROUPS},
};
use std::collections::BTreeMap;

/// Most values that one number has.
const MAX_STEPS: usize = 1_001;

/// What the values of a group are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    Listed,
    Number(NumberType),
    Text { max_chars: u16 },
}

/// "Only where this group has one of these values."
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Only {
    pub group: u16,
    pub values: Vec<u16>,
}

/// Sums of groups, each times its factor, with their limits.
pub type Sums = Vec<(At, Vec<(u16, Ratio)>, Option<Ratio>, Option<Ratio>)>;

/// The groups of numbers, by feature.
pub type Numbers = BTreeMap<FeatureIx, u16>;

impl Builder<'_, '_> {
    /// Makes the groups of numbers and texts, and says where comparisons hold.
    pub fn typed(&mut self) -> Numbers {
        let model = self.model;
        let mut numbers = Numbers::new();
        for (ix, feature) in model.features.iter().enumerate() {
            let Some(typed) = &feature.typed else { continue };
            let room = MAX_ALL_VALUES.saturating_sub(self.sizes.iter().map(|&size| usize::from(size)).sum());
            if self.groups.len() > MAX_GROUPS || room < MAX_STEPS {
                let message = "the numbers of the model have too many steps";
                self.problems.error(feature.at, "too-large", message, "make the steps larger, or split the model");
                break;
            }
            let group = self.groups.len() as u16;
            let choice = self.choice_of(ix, feature, typed);
            self.sizes.push(choice.values.len() as u16);
            self.groups.push(choice);
            if matches!(typed, Typed::Number(_)) {
                numbers.insert(ix, group);
            }
        }
        for (i, comparison) in model.comparisons.iter().enumerate() {
            if let Some(group) = self.number(&numbers, comparison.feature, comparison.at) {
                self.presences[model.features.len() + i] = Presence::In(group, comparison.values.clone());
            }
        }
        numbers
    }

    fn choice_of(&self, ix: FeatureIx, feature: &Feature, typed: &Typed) -> Choice {
        let only = self.only(ix);
        let value = |name| Value { name, known: Known::default() };
        let mut values: Vec<Value> = match typed {
            Typed::Number(number) => {
                let of = |units| Value {
                    name: Name::Number(shortest(units, number.decimals)),
                    known: Known { default: number.default == Some(units), ..Known::default() },
                };
                number.values().map(of).collect()
            }
            Typed::Text(_) => vec![value(Name::None), value(Name::Written)],
        };
        values.extend(only.iter().map(|_| value(Name::Absent)));
        let form = match typed {
            Typed::Number(number) => Form::Number(number.clone()),
            Typed::Text(chars) => Form::Text { max_chars: chars.unwrap_or(1) },
        };
        // Its own name is that of the group that says whether the feature is there.
        let name = if only.is_some() { format!("{} value", feature.name) } else { feature.name.clone() };
        let has_none = matches!(typed, Typed::Text(_));
        Choice { name, label: feature.label(), values, has_none, form, only }
    }

    /// Where a feature is; everywhere if that says nothing.
    fn only(&self, feature: FeatureIx) -> Option<Only> {
        match &self.presences[feature] {
            Presence::In(group, values) if values.len() < usize::from(self.sizes[usize::from(*group)]) => {
                Some(Only { group: *group, values: values.clone() })
            }
            _ => None,
        }
    }

    /// That conditional groups have their last value exactly where their condition fails.
    pub fn implied(&self) -> Vec<Clause> {
        let clauses = Clauses::new(&self.sizes);
        let mut implied = Vec::new();
        for (group, choice) in (0..).zip(&self.groups) {
            let (Some(only), Some(absent)) = (&choice.only, choice.values.len().checked_sub(1)) else { continue };
            let absent = vec![absent as u16];
            let there = clauses.others(group, &absent);
            implied.push(Clause::from([(only.group, only.values.clone()), (group, absent)]));
            implied.push(Clause::from([(only.group, clauses.others(only.group, &only.values)), (group, there)]));
        }
        implied
    }

    /// The sums of the model over groups.
    pub fn sums(&mut self, numbers: &Numbers) -> Sums {
        let model = self.model;
        let mut sums = Sums::new();
        for sum in &model.sums {
            let term =
                |(feature, factor): &(FeatureIx, Ratio)| Some((self.number(numbers, *feature, sum.at)?, *factor));
            let terms: Option<Vec<_>> = sum.terms.iter().map(term).collect();
            sums.extend(terms.map(|terms| (sum.at, terms, sum.min, sum.max)));
        }
        sums
    }

    /// The group of a number that is in every design, or an error.
    fn number(&mut self, numbers: &Numbers, feature: FeatureIx, at: At) -> Option<u16> {
        if self.only(feature).is_some() {
            let name = quoted(&self.model.features[feature].name);
            let message = format!("{name} is not in every design, and what its number is then nobody says");
            let remedy = "make the feature mandatory, with a value that stands for none";
            self.problems.error(at, "unsupported", message, remedy);
            return None;
        }
        numbers.get(&feature).copied()
    }
}
