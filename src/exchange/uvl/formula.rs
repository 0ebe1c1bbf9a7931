//! Constraints: comparisons, `!`, `&`, `|`, `=>`, `<=>` in this order of binding, and round brackets.
//!
//! Invariant: recursion is as deep as brackets and negations are nested, at most [`MAX_DEPTH`]; a chain of `=>`, which tools
//! read in different ways, is refused.

use super::{
    comparison::{self, Compared},
    lexer::{Kind, Token},
};
use crate::exchange::{
    model::{At, Comparison, Feature, FeatureIx, Formula, MAX_COMPARISONS, MAX_DEPTH},
    problems::{Problems, quoted},
};
use std::collections::BTreeMap;

/// Features by name.
pub type Names = BTreeMap<String, FeatureIx>;

/// Most `<=>` of one constraint: each doubles the work.
const MAX_SAMES: usize = 32;
/// Most names that are searched for near misses.
const MAX_SEARCHED: usize = 2000;

/// What is known before constraints are read.
pub struct Known<'a> {
    pub names: &'a Names,
    pub features: &'a [Feature],
}

/// What a constraint says.
pub enum Parsed {
    Formula(Formula),
    /// A comparison that is no part of a formula.
    Compared(Compared),
}

/// The constraint that `tokens` (at least one) say; `None` after an error. `comparisons` gets those that a formula has.
pub fn parse(
    tokens: &[Token],
    known: &Known<'_>,
    comparisons: &mut Vec<Comparison>,
    problems: &mut Problems,
) -> Option<Parsed> {
    let is_logic = |token: &Token| ["&", "|", "=>", "<=>", "!"].iter().any(|symbol| token.is(symbol));
    let mut parser = Parser { tokens, position: 0, sames: 0, known, comparisons, problems };
    let parsed = if comparison::begins(tokens) && !tokens.iter().any(is_logic) {
        Parsed::Compared(comparison::read(tokens, &mut parser.position, known, parser.problems)?)
    } else {
        Parsed::Formula(parser.same(0)?)
    };
    match parser.peek() {
        None => Some(parsed),
        Some(token) => {
            let (at, shown) = (token.at, token.shown());
            parser.unexpected(at, &shown);
            None
        }
    }
}

struct Parser<'a, 'p> {
    tokens: &'a [Token],
    position: usize,
    sames: usize,
    known: &'a Known<'a>,
    comparisons: &'p mut Vec<Comparison>,
    problems: &'p mut Problems,
}

impl<'a> Parser<'a, '_> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.position)
    }

    fn eat(&mut self, symbol: &str) -> Option<At> {
        let token = self.peek().filter(|token| token.is(symbol))?;
        self.position += 1;
        Some(token.at)
    }

    fn same(&mut self, depth: usize) -> Option<Formula> {
        let mut formula = self.implication(depth)?;
        while let Some(at) = self.eat("<=>") {
            self.sames += 1;
            if self.sames > MAX_SAMES {
                self.problems.error(at, "nesting", "there are too many `<=>` in one constraint", "split it");
                return None;
            }
            let right = self.implication(depth)?;
            formula = Formula::Same(Box::new(formula), Box::new(right));
        }
        Some(formula)
    }

    fn implication(&mut self, depth: usize) -> Option<Formula> {
        let when = self.any(depth)?;
        if self.eat("=>").is_none() {
            return Some(when);
        }
        let then = self.any(depth)?;
        if let Some(at) = self.eat("=>") {
            let remedy = "put brackets: `(a => b) => c` and `a => (b => c)` say different things";
            self.problems.error(at, "ambiguous", "tools read a chain of `=>` in different ways", remedy);
            return None;
        }
        Some(Formula::Implies(Box::new(when), Box::new(then)))
    }

    fn any(&mut self, depth: usize) -> Option<Formula> {
        let mut parts = vec![self.all(depth)?];
        while self.eat("|").is_some() {
            parts.push(self.all(depth)?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Formula::Any(parts) })
    }

    fn all(&mut self, depth: usize) -> Option<Formula> {
        let mut parts = vec![self.one(depth)?];
        while self.eat("&").is_some() {
            parts.push(self.one(depth)?);
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Formula::All(parts) })
    }

    fn one(&mut self, depth: usize) -> Option<Formula> {
        let Some(token) = self.peek() else {
            let at = self.tokens.last().map_or(At::START, |token| token.at);
            self.problems.error(at, "uvl-syntax", "the constraint ends too early", "write what follows here");
            return None;
        };
        if depth >= MAX_DEPTH {
            let remedy = "remove brackets, or split the constraint";
            self.problems.error(token.at, "nesting", "the constraint is nested too deeply", remedy);
            return None;
        }
        if comparison::begins(&self.tokens[self.position..]) {
            return self.compared(token.at);
        }
        self.position += 1;
        match &token.kind {
            Kind::Symbol("!") => Some(Formula::Not(Box::new(self.one(depth + 1)?))),
            Kind::Symbol("(") => {
                let inner = self.same(depth + 1)?;
                if self.eat(")").is_some() {
                    return Some(inner);
                }
                match self.peek() {
                    Some(next) => self.unexpected(next.at, &next.shown()),
                    None => {
                        let remedy = "close it with `)`";
                        self.problems.error(token.at, "uvl-syntax", "this bracket is never closed", remedy);
                    }
                }
                None
            }
            Kind::Word(name) | Kind::Quoted(name) => self.feature(token, name),
            _ => {
                self.unexpected(token.at, &token.shown());
                None
            }
        }
    }

    /// A comparison of one number with constants, as part of a formula.
    fn compared(&mut self, at: At) -> Option<Formula> {
        match comparison::read(self.tokens, &mut self.position, self.known, self.problems)? {
            Compared::One(_) if self.comparisons.len() >= MAX_COMPARISONS => {
                too_many(at, self.problems);
                None
            }
            Compared::One(comparison) => {
                self.comparisons.push(comparison);
                Some(Formula::Has(self.known.features.len() + self.comparisons.len() - 1))
            }
            Compared::Sum(_) | Compared::Length(..) => {
                let remedy = "make it a constraint of its own, or compare one number with a constant";
                self.problems.error(at, "unsupported", "this comparison cannot be part of a formula", remedy);
                None
            }
        }
    }

    fn feature(&mut self, token: &Token, name: &str) -> Option<Formula> {
        if self.peek().is_some_and(|next| next.is(".")) {
            let message = format!("{} is an attribute or a feature of another file", quoted(name));
            let remedy = "write the constraint with features of this file only";
            self.problems.error(token.at, "unsupported", message, remedy);
            return None;
        }
        self.known.find(token, name, self.problems).map(Formula::Has)
    }

    fn unexpected(&mut self, at: At, shown: &str) {
        let message = format!("{} is not expected here", quoted(shown));
        self.problems.error(at, "uvl-syntax", message, "join features with `&`, `|`, `=>` or `<=>`");
    }
}

/// That a model compares more than is carried over.
pub fn too_many(at: At, problems: &mut Problems) {
    let message = format!("there are more than {MAX_COMPARISONS} comparisons of numbers");
    problems.error(at, "too-large", message, "split the model");
}

impl Known<'_> {
    /// The feature called so, or an error.
    pub fn find(&self, token: &Token, name: &str, problems: &mut Problems) -> Option<FeatureIx> {
        let found = self.names.get(name).copied();
        if found.is_none() {
            let known = self.names.keys().filter(|_| self.names.len() <= MAX_SEARCHED);
            let near = crate::catalog::nearest::nearest(name, known.map(String::as_str));
            let remedy = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => "name a feature of the tree; a name with spaces stands in double quotes".to_owned(),
            };
            let message = format!("there is no feature {}", quoted(name));
            problems.error(token.at, "unknown-feature", message, remedy);
        }
        found
    }
}
