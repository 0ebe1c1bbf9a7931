//! Comparisons of numbers: linear expressions on both sides of `==`, `!=`, `<`, `<=`, `>` or `>=`.
//!
//! Invariant: exact fractions; recursion is as deep as brackets and signs are nested, at most [`MAX_DEPTH`].

use super::{
    formula::Known,
    lexer::{Kind, Token},
};
use crate::{
    catalog::{Ratio, decimal, decimal::Decimal},
    exchange::{
        model::{At, Comparison, FeatureIx, MAX_DEPTH, NumberType, Sum, Typed},
        problems::{Problems, quoted},
    },
};
use std::collections::BTreeMap;

/// What compares.
const RELATIONS: [&str; 6] = ["==", "!=", "<=", ">=", "<", ">"];
const SIGNS: [&str; 4] = ["+", "-", "*", "/"];

/// What a comparison says.
pub enum Compared {
    One(Comparison),
    Sum(Sum),
    /// A text has at most so many characters.
    Length(FeatureIx, u16),
}

/// A sum of numbers times factors, and a constant.
#[derive(Default)]
struct Linear {
    terms: BTreeMap<FeatureIx, Ratio>,
    constant: Option<Ratio>,
}

/// Whether what begins at `tokens` is compared and not a formula.
pub fn begins(tokens: &[Token]) -> bool {
    let is_sign = |token: &Token| RELATIONS.iter().chain(&SIGNS).any(|sign| token.is(sign));
    match tokens {
        [Token { kind: Kind::Number(_) | Kind::Text(_), .. }, ..] => true,
        [first, ..] if first.is("-") => true,
        [Token { kind: Kind::Word(word), .. }, open, ..] if open.is("(") => CALLS.contains(&word.as_str()),
        [open, rest @ ..] if open.is("(") => {
            let mut depth = 1_usize;
            let close = rest.iter().position(|token| {
                depth = if token.is("(") { depth + 1 } else { depth - usize::from(token.is(")")) };
                depth == 0
            });
            close.and_then(|close| rest.get(close + 1)).is_some_and(is_sign)
        }
        [_, next, ..] => is_sign(next),
        _ => false,
    }
}

/// Names that call something rather than being a feature.
const CALLS: [&str; 5] = ["sum", "avg", "len", "floor", "ceil"];

/// Reads the comparison at `position`, which moves behind it; `None` after an error.
pub fn read(tokens: &[Token], position: &mut usize, known: &Known<'_>, problems: &mut Problems) -> Option<Compared> {
    let at = tokens.get(*position).map_or(At::START, |token| token.at);
    let mut reader = Reader { tokens, position: *position, known, problems };
    let compared = reader.length(at).unwrap_or_else(|| reader.comparison(at));
    *position = reader.position;
    compared
}

struct Reader<'a, 'p> {
    tokens: &'a [Token],
    position: usize,
    known: &'a Known<'a>,
    problems: &'p mut Problems,
}

impl<'a> Reader<'a, '_> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.position)
    }

    fn eat(&mut self, symbols: &[&'static str]) -> Option<&'static str> {
        let token = self.peek()?;
        let found = symbols.iter().find(|symbol| token.is(symbol))?;
        self.position += 1;
        Some(found)
    }

    /// `len(Text) <= 20`; the outer `None` if it is none of these.
    fn length(&mut self, at: At) -> Option<Option<Compared>> {
        let rest = &self.tokens[self.position..];
        let [len, open, Token { kind: Kind::Word(name) | Kind::Quoted(name), .. }, close, ..] = rest else {
            return None;
        };
        if !len.is_word("len") || !open.is("(") || !close.is(")") {
            return None;
        }
        let feature = self.known.names.get(name).copied();
        let is_text = |ix: &FeatureIx| matches!(self.known.features[*ix].typed, Some(Typed::Text(_)));
        let limit = match rest.get(4..6) {
            Some([relation, Token { kind: Kind::Number(most), .. }]) if relation.is("<=") => most.parse().ok(),
            Some([relation, Token { kind: Kind::Number(most), .. }]) if relation.is("<") => {
                most.parse().ok().and_then(|most: u16| most.checked_sub(1))
            }
            _ => None,
        };
        match feature.filter(is_text).zip(limit.filter(|most| (1..=500).contains(most))) {
            Some((feature, most)) => {
                self.position += 6;
                Some(Some(Compared::Length(feature, most)))
            }
            None => {
                let remedy = "of lengths only `len(Text) <= 40`, for a feature of the type String, is carried over";
                self.problems.error(at, "unsupported", "this length cannot be carried over", remedy);
                Some(None)
            }
        }
    }

    fn comparison(&mut self, at: At) -> Option<Compared> {
        let left = self.sum(0)?;
        let Some(relation) = self.eat(&RELATIONS) else {
            let at = self.peek().map_or(at, |token| token.at);
            self.problems.error(
                at,
                "uvl-syntax",
                "nothing is compared here",
                "write `==`, `!=`, `<`, `<=`, `>` or `>=`",
            );
            return None;
        };
        let right = self.sum(0)?;
        let Some(all) = left.plus(right, Ratio::whole(-1)) else { return self.too_large(at) };
        let constant = all.constant.unwrap_or(Ratio::ZERO);
        let terms: Vec<_> = all.terms.into_iter().filter(|(_, factor)| !factor.is_zero()).collect();
        match terms[..] {
            [] => {
                let remedy = "compare a number of the model, or remove the constraint";
                self.problems.error(at, "unsupported", "this compares nothing that can be chosen", remedy);
                None
            }
            [(feature, factor)] => {
                let Some(Typed::Number(number)) = &self.known.features[feature].typed else { return None };
                match holding(number, factor, constant, relation) {
                    Some(values) => Some(Compared::One(Comparison { at, feature, values })),
                    None => self.too_large(at),
                }
            }
            _ => self.limits(at, terms, constant.negated(), relation),
        }
    }

    fn limits(&mut self, at: At, terms: Vec<(FeatureIx, Ratio)>, limit: Ratio, relation: &str) -> Option<Compared> {
        let is_short = |ratio: Ratio| Decimal::parse(&ratio.to_string()).is_some();
        if !terms.iter().all(|(_, factor)| is_short(*factor)) || !is_short(limit) {
            let remedy = "multiply both sides until factors and limits are decimals with at most six digits";
            self.problems.error(at, "unsupported", "these factors are no short decimals", remedy);
            return None;
        }
        let (min, max) = match relation {
            "==" => (Some(limit), Some(limit)),
            "<=" => (None, Some(limit)),
            ">=" => (Some(limit), None),
            _ => {
                let message = format!("of sums {} cannot be carried over", quoted(relation));
                let remedy = "write `==`, `<=` or `>=`; for `<` and `>` with the next value that the sum can have";
                self.problems.error(at, "unsupported", message, remedy);
                return None;
            }
        };
        Some(Compared::Sum(Sum { at, terms, min, max }))
    }

    fn sum(&mut self, depth: usize) -> Option<Linear> {
        let mut sum = self.product(depth)?;
        while let Some(sign) = self.eat(&["+", "-"]) {
            let at = self.peek().map_or(At::START, |token| token.at);
            let part = self.product(depth)?;
            let Some(all) = sum.plus(part, Ratio::whole(if sign == "+" { 1 } else { -1 })) else {
                return self.too_large(at);
            };
            sum = all;
        }
        Some(sum)
    }

    fn product(&mut self, depth: usize) -> Option<Linear> {
        let mut product = self.factor(depth)?;
        while let Some(sign) = self.eat(&["*", "/"]) {
            let at = self.peek().map_or(At::START, |token| token.at);
            let factor = self.factor(depth)?;
            let (linear, constant) = match (product.as_constant(), factor.as_constant()) {
                (_, Some(constant)) if sign == "/" => (product, constant.inverse()),
                (_, Some(constant)) => (product, Some(constant)),
                (Some(constant), None) if sign == "*" => (factor, Some(constant)),
                _ => (product, None),
            };
            let Some(constant) = constant else {
                let remedy = "multiply and divide by constants other than 0 only";
                self.problems.error(at, "unsupported", "products of numbers cannot be carried over", remedy);
                return None;
            };
            let Some(all) = Linear::default().plus(linear, constant) else { return self.too_large(at) };
            product = all;
        }
        Some(product)
    }

    fn factor(&mut self, depth: usize) -> Option<Linear> {
        let Some(token) = self.peek() else {
            let at = self.tokens.last().map_or(At::START, |token| token.at);
            self.problems.error(at, "uvl-syntax", "the constraint ends too early", "write what follows here");
            return None;
        };
        if depth >= MAX_DEPTH {
            self.problems.error(token.at, "nesting", "the constraint is nested too deeply", "remove brackets");
            return None;
        }
        self.position += 1;
        match &token.kind {
            Kind::Symbol("-") => {
                let inner = self.factor(depth + 1)?;
                Linear::default().plus(inner, Ratio::whole(-1)).or_else(|| self.too_large(token.at))
            }
            Kind::Symbol("(") => {
                let inner = self.sum(depth + 1)?;
                if self.eat(&[")"]).is_some() {
                    return Some(inner);
                }
                let at = self.peek().map_or(token.at, |next| next.at);
                self.problems.error(at, "uvl-syntax", "a bracket is not closed here", "close it with `)`");
                None
            }
            Kind::Number(digits) => match Ratio::parse(digits) {
                Some(constant) => Some(Linear { constant: Some(constant), ..Linear::default() }),
                None => self.too_large(token.at),
            },
            Kind::Word(name) | Kind::Quoted(name) => self.feature(token, name),
            _ => {
                let message = format!("{} is no number", quoted(&token.shown()));
                let remedy = "compare numbers and features of the types Integer and Real; texts cannot be compared";
                self.problems.error(token.at, "unsupported", message, remedy);
                None
            }
        }
    }

    fn feature(&mut self, token: &Token, name: &str) -> Option<Linear> {
        if let Some(next) = self.peek().filter(|next| next.is(".") || (next.is("(") && CALLS.contains(&name))) {
            let (what, remedy) = match next.is(".") {
                true => ("attributes", "write the constraint with features of this file only"),
                false => ("what is added up over attributes", "add a rule or prices to the catalog instead"),
            };
            let message = format!("{what} in constraints cannot be carried over: {}", quoted(name));
            self.problems.error(token.at, "unsupported", message, remedy);
            return None;
        }
        let feature = self.known.find(token, name, self.problems)?;
        if !matches!(self.known.features[feature].typed, Some(Typed::Number(_))) {
            let message = format!("the feature {} has no number to compare", quoted(name));
            let remedy =
                format!("declare it as `Integer {name} {{min …, max …}}`, or join it with `&`, `|`, `=>` or `<=>`");
            self.problems.error(token.at, "unsupported", message, remedy);
            return None;
        }
        Some(Linear { terms: BTreeMap::from([(feature, Ratio::whole(1))]), constant: None })
    }

    fn too_large<T>(&mut self, at: At) -> Option<T> {
        self.problems.error(at, "bad-number", "the numbers here have too many digits", "use shorter numbers");
        None
    }
}

impl Linear {
    fn as_constant(&self) -> Option<Ratio> {
        self.terms.is_empty().then(|| self.constant.unwrap_or(Ratio::ZERO))
    }

    /// This and `factor` times the other; `None` where it does not fit.
    fn plus(mut self, other: Self, factor: Ratio) -> Option<Self> {
        let own = self.constant.unwrap_or(Ratio::ZERO);
        self.constant = Some(own.plus(other.constant.unwrap_or(Ratio::ZERO).times(factor)?)?);
        for (feature, amount) in other.terms {
            let term = self.terms.entry(feature).or_insert(Ratio::ZERO);
            *term = term.plus(amount.times(factor)?)?;
        }
        Some(self)
    }
}

/// Positions of the values with which `factor` times the number plus `constant` stands so to 0; `None` where it does not fit.
fn holding(number: &NumberType, factor: Ratio, constant: Ratio, relation: &str) -> Option<Vec<u16>> {
    let mut found = Vec::new();
    for (position, units) in (0..).zip(number.values()) {
        let value = Ratio::parse(&decimal::shortest(units, number.decimals))?;
        let sum = value.times(factor)?.plus(constant)?;
        let holds = match relation {
            "==" => sum.is_zero(),
            "!=" => !sum.is_zero(),
            "<" => sum.is_negative(),
            "<=" => sum.is_negative() || sum.is_zero(),
            ">" => !sum.is_negative() && !sum.is_zero(),
            _ => !sum.is_negative(),
        };
        found.extend(holds.then_some(position));
    }
    Some(found)
}
