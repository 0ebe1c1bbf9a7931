//! The sections of a file and the tree of features.
//!
//! Invariant: a line belongs to the nearest line before it that is indented less; all lines below one line are indented alike.

use super::{
    attributes::{Attributes, minor_units},
    comparison::Compared,
    formula::{self, Known, Names, Parsed},
    lexer::{Kind, Line, Token, lines},
    typed::{TYPES, typed},
};
use crate::{
    catalog::resolve::currency_digits,
    exchange::{
        model::{
            At, Constraint, Feature, FeatureIx, FeatureModel, Formula, MAX_COMPARISONS, MAX_DEPTH, MAX_FEATURES,
            Members, MembersKind, Typed,
        },
        problems::{Problems, quoted},
    },
};

/// Language levels of which all or something is carried over; the rest is refused where it stands.
const LEVELS: [&str; 9] = [
    "Boolean",
    "Boolean.*",
    "Boolean.group-cardinality",
    "Type",
    "Type.*",
    "Type.numeric-constraints",
    "Type.string-constraints",
    "Arithmetic",
    "Arithmetic.*",
];

/// What lines below a line are.
#[derive(Clone, Copy, Debug)]
enum Below {
    /// Nothing: the line is wrong, and so is all below it.
    Skipped,
    Levels,
    Imports,
    Tree,
    Constraints,
    /// Groups of this feature.
    Groups(FeatureIx),
    /// Members of this group of this feature.
    Members(FeatureIx, usize),
}

/// A line that further lines may stand below.
struct Open {
    indent: usize,
    /// Indentation of the lines below, once there is one.
    inner: Option<usize>,
    below: Below,
}

struct Reader<'p> {
    problems: &'p mut Problems,
    features: Vec<Feature>,
    names: Names,
    open: Vec<Open>,
    constraints: Vec<Vec<Token>>,
    currency: Option<(At, String)>,
    prices: Vec<(FeatureIx, At, String)>,
}

/// The model that `text` describes; `None` if there is no feature at all, which is an error.
pub fn read(text: &str, problems: &mut Problems) -> Option<FeatureModel> {
    let mut reader = Reader {
        problems,
        features: Vec::new(),
        names: Names::new(),
        open: Vec::new(),
        constraints: Vec::new(),
        currency: None,
        prices: Vec::new(),
    };
    for line in lines(text) {
        if reader.problems.is_full() {
            break;
        }
        reader.line(&line);
    }
    reader.finish()
}

impl Reader<'_> {
    fn line(&mut self, line: &Line) {
        while self.open.last().is_some_and(|open| open.indent >= line.indent) {
            self.open.pop();
        }
        let Some(first) = line.tokens.first() else { return };
        let below = match self.open.last_mut() {
            None if line.indent == 0 => self.section(line),
            None => {
                self.syntax(first, "stands below nothing", "begin with `features` at the left margin");
                Below::Skipped
            }
            Some(open) => {
                let wanted = *open.inner.get_or_insert(line.indent);
                let below = open.below;
                if wanted != line.indent {
                    self.syntax(first, "is indented differently from the lines above", "indent all of them alike");
                    Below::Skipped
                } else {
                    self.inner(below, line)
                }
            }
        };
        if self.open.len() > 2 * MAX_DEPTH {
            self.problems.error(first.at, "nesting", "features are nested too deeply", "flatten the tree");
            self.open.clear();
            return;
        }
        self.open.push(Open { indent: line.indent, inner: None, below });
    }

    fn section(&mut self, line: &Line) -> Below {
        let (first, rest) = (&line.tokens[0], &line.tokens[1..]);
        match (&first.kind, rest) {
            (Kind::Word(word), []) if word == "include" => Below::Levels,
            (Kind::Word(word), []) if word == "imports" => Below::Imports,
            (Kind::Word(word), []) if word == "features" => Below::Tree,
            (Kind::Word(word), []) if word == "constraints" => Below::Constraints,
            (Kind::Word(word), [_, ..]) if word == "namespace" => Below::Skipped,
            _ => {
                let remedy =
                    "sections are `namespace`, `include`, `features` and `constraints`, each alone on its line";
                self.syntax(first, "begins no section", remedy);
                Below::Skipped
            }
        }
    }

    fn inner(&mut self, below: Below, line: &Line) -> Below {
        let first = &line.tokens[0];
        match below {
            Below::Skipped => Below::Skipped,
            Below::Levels => {
                let level: String = line.tokens.iter().map(Token::shown).collect();
                if !LEVELS.contains(&level.as_str()) {
                    let message = format!("the language level {} cannot be carried over", quoted(&level));
                    let remedy = "remove this line if the model does not use the level, else rewrite what does";
                    self.problems.error(first.at, "unsupported", message, remedy);
                }
                Below::Skipped
            }
            Below::Imports => {
                let message = format!("{} is another file, and only one is read", quoted(&first.shown()));
                let remedy = "put both models into one file, and remove `imports`";
                self.problems.error(first.at, "unsupported", message, remedy);
                Below::Skipped
            }
            Below::Constraints => {
                self.constraints.push(line.tokens.clone());
                Below::Skipped
            }
            Below::Tree if !self.features.is_empty() => {
                self.syntax(first, "is a second root", "put both below one root feature");
                Below::Skipped
            }
            Below::Tree => self.feature(line).map_or(Below::Skipped, |(root, _)| Below::Groups(root)),
            Below::Groups(owner) => self.group(owner, line),
            Below::Members(owner, group) => {
                let Some((member, is_new)) = self.feature(line) else { return Below::Skipped };
                if is_new {
                    self.features[owner].groups[group].features.push(member);
                }
                Below::Groups(member)
            }
        }
    }

    fn group(&mut self, owner: FeatureIx, line: &Line) -> Below {
        let first = &line.tokens[0];
        let kind = match &line.tokens[..] {
            [Token { kind: Kind::Word(word), .. }] => match word.as_str() {
                "mandatory" => Some(MembersKind::Mandatory),
                "optional" => Some(MembersKind::Optional),
                "or" => Some(MembersKind::Or),
                "alternative" => Some(MembersKind::Alternative),
                _ => None,
            },
            tokens => cardinality(tokens).map(|(least, most)| MembersKind::Between { least, most }),
        };
        let Some(kind) = kind else {
            let remedy = "below a feature write `mandatory`, `optional`, `or`, `alternative` or `[least..most]`";
            self.syntax(first, "is no kind of group", remedy);
            return Below::Skipped;
        };
        let groups = &mut self.features[owner].groups;
        groups.push(Members { kind, at: first.at, features: Vec::new() });
        Below::Members(owner, groups.len() - 1)
    }

    /// The feature of the line, and whether it is the first of its name.
    fn feature(&mut self, line: &Line) -> Option<(FeatureIx, bool)> {
        let (mut tokens, mut kind) = (&line.tokens[..], None);
        if let [Token { kind: Kind::Word(word), .. }, Token { kind: Kind::Word(_) | Kind::Quoted(_), .. }, ..] = tokens
            && TYPES.contains(&word.as_str())
        {
            (kind, tokens) = (tokens.first(), &tokens[1..]);
        }
        let [name_token, rest @ ..] = tokens else { return None };
        let (Kind::Word(name) | Kind::Quoted(name)) = &name_token.kind else {
            self.syntax(name_token, "is no name of a feature", "write a name, in double quotes if it is not one word");
            return None;
        };
        let rest = self.feature_cardinality(rest);
        let attributes = match rest {
            [] => Attributes::default(),
            [open, ..] if open.is("{") => Attributes::read(rest, self.problems),
            [other, ..] => {
                let remedy = "put names of more than one word into double quotes, and attributes into braces";
                self.syntax(other, "is not expected behind a name", remedy);
                return None;
            }
        };
        if let Some(&first) = self.names.get(name) {
            let message = format!("there is a feature {} in line {}", quoted(name), self.features[first].at.line);
            self.problems.error(name_token.at, "duplicate-feature", message, "rename one of the two");
            return Some((first, false));
        }
        if self.features.len() == MAX_FEATURES {
            let message = format!("there are more than {MAX_FEATURES} features");
            self.problems.error(name_token.at, "too-large", message, "split the model");
            return None;
        }
        let ix = self.features.len();
        self.names.insert(name.clone(), ix);
        let typed = kind.and_then(|kind| typed(kind, name, &attributes, self.problems));
        self.constraints.extend(attributes.constraints);
        self.currency = self.currency.take().or(attributes.currency);
        self.prices.extend(attributes.price.map(|(at, price)| (ix, at, price)));
        self.features.push(Feature { known: attributes.known, typed, ..Feature::new(name, name_token.at) });
        Some((ix, true))
    }

    /// Skips `cardinality [1..1]`; another one is an error.
    fn feature_cardinality<'t>(&mut self, tokens: &'t [Token]) -> &'t [Token] {
        let [word, bounds @ ..] = tokens else { return tokens };
        if !word.is_word("cardinality") {
            return tokens;
        }
        let end = bounds.iter().position(|token| token.is("]")).map_or(bounds.len(), |end| end + 1);
        if cardinality(&bounds[..end]) != Some((1, 1)) {
            let remedy = "write as many features as there can be copies, and make them optional";
            self.problems.error(
                word.at,
                "unsupported",
                "a feature that comes several times cannot be carried over",
                remedy,
            );
        }
        &bounds[end..]
    }

    fn syntax(&mut self, token: &Token, what: &str, remedy: &str) {
        self.problems.error(token.at, "uvl-syntax", format!("{} {what}", quoted(&token.shown())), remedy);
    }

    fn finish(mut self) -> Option<FeatureModel> {
        if self.features.is_empty() {
            let remedy = "write `features` and, below it and indented, the root feature";
            self.problems.error(At::START, "uvl-syntax", "there is no feature", remedy);
            return None;
        }
        for feature in &self.features {
            for group in feature.groups.iter().filter(|group| group.features.is_empty()) {
                self.problems.error(group.at, "uvl-syntax", "the group has no member", "indent its members below it");
            }
        }
        let (mut constraints, mut comparisons, mut sums) = (Vec::new(), Vec::new(), Vec::new());
        for tokens in &self.constraints {
            if self.problems.is_full() {
                break;
            }
            let at = tokens.first().map_or(At::START, |token| token.at);
            let known = Known { names: &self.names, features: &self.features };
            match formula::parse(tokens, &known, &mut comparisons, self.problems) {
                Some(Parsed::Formula(formula)) => constraints.push(Constraint { at, formula }),
                Some(Parsed::Compared(_)) if comparisons.len() + sums.len() >= MAX_COMPARISONS => {
                    formula::too_many(at, self.problems);
                    break;
                }
                Some(Parsed::Compared(Compared::One(comparison))) => {
                    let formula = Formula::Has(self.features.len() + comparisons.len());
                    comparisons.push(comparison);
                    constraints.push(Constraint { at, formula });
                }
                Some(Parsed::Compared(Compared::Sum(sum))) => sums.push(sum),
                Some(Parsed::Compared(Compared::Length(feature, most))) => {
                    if let Some(Typed::Text(chars)) = &mut self.features[feature].typed {
                        *chars = Some(chars.map_or(most, |chars| chars.min(most)));
                    }
                }
                None => {}
            }
        }
        for feature in self.features.iter().filter(|feature| feature.typed == Some(Typed::Text(None))) {
            let message = format!("the text {} has no limit, and a catalog needs one", quoted(&feature.name));
            let remedy = "add an attribute such as `{max_chars 40}`";
            self.problems.error(feature.at, "unbounded-text", message, remedy);
        }
        let currency = self.prices();
        Some(FeatureModel { features: self.features, constraints, comparisons, sums, currency })
    }

    /// Prices in minor units of the currency, which is returned.
    fn prices(&mut self) -> String {
        let (at, currency) = self.currency.take().unwrap_or((At::START, "EUR".to_owned()));
        let Some(digits) = currency_digits(&currency) else {
            let message = format!("{} is not a known currency", quoted(&currency));
            self.problems.error(at, "unknown-currency", message, "write an ISO 4217 code such as 'EUR'");
            return currency;
        };
        for (ix, at, amount) in std::mem::take(&mut self.prices) {
            let Some((price, exact)) = minor_units(&amount, digits) else {
                let message = format!("the price {} is too large", quoted(&amount));
                self.problems.error(at, "bad-price", message, "write a smaller amount");
                continue;
            };
            self.features[ix].known.price = price;
            if !exact {
                let message = format!("the price {} is rounded to {digits} decimals", quoted(&amount));
                self.problems.warning(at, "rounded-price", message, "check the price in the catalog");
            }
        }
        currency
    }
}

/// `[n]`, `[n..m]` or `[n..*]`.
fn cardinality(tokens: &[Token]) -> Option<(usize, usize)> {
    let number = |token: &Token| match &token.kind {
        Kind::Number(digits) => digits.parse::<usize>().ok(),
        _ => None,
    };
    let [open, inner @ .., close] = tokens else { return None };
    if !open.is("[") || !close.is("]") {
        return None;
    }
    match inner {
        [only] => number(only).map(|n| (n, n)),
        [least, dots, most] if dots.is("..") => {
            Some((number(least)?, if most.is("*") { usize::MAX } else { number(most)? }))
        }
        _ => None,
    }
}
