//! Constraints: `!`, `&`, `|`, `=>`, `<=>` in this order of binding, and round brackets.
//!
//! Invariant: recursion is as deep as brackets and negations are nested, at most [`MAX_DEPTH`]; a chain of `=>`, which tools
//! read in different ways, is refused.

use super::lexer::{Kind, Token};
use crate::exchange::{
    model::{At, FeatureIx, Formula, MAX_DEPTH},
    problems::{Problems, quoted},
};
use std::collections::BTreeMap;

/// Features by name.
pub type Names = BTreeMap<String, FeatureIx>;

/// Most `<=>` of one constraint: each doubles the work.
const MAX_SAMES: usize = 32;
/// Most names that are searched for near misses.
const MAX_SEARCHED: usize = 2000;

/// The constraint that `tokens` (at least one) say; `None` after an error.
pub fn parse(tokens: &[Token], names: &Names, problems: &mut Problems) -> Option<Formula> {
    let mut parser = Parser { tokens, position: 0, sames: 0, names, problems };
    let formula = parser.same(0)?;
    match parser.peek() {
        None => Some(formula),
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
    names: &'a Names,
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
            Kind::Number(_) | Kind::Text(_) => {
                self.arithmetic(token.at);
                None
            }
            _ => {
                self.unexpected(token.at, &token.shown());
                None
            }
        }
    }

    fn feature(&mut self, token: &Token, name: &str) -> Option<Formula> {
        let aggregates = ["sum", "avg", "len", "floor", "ceil"];
        if let Some(next) = self.peek() {
            if next.is(".") {
                let message = format!("{} is an attribute or a feature of another file", quoted(name));
                let remedy = "write the constraint with features of this file only";
                self.problems.error(token.at, "unsupported", message, remedy);
                return None;
            }
            if next.is("(") && aggregates.contains(&name) {
                self.arithmetic(token.at);
                return None;
            }
        }
        let found = self.names.get(name).copied();
        if found.is_none() {
            let known = self.names.keys().filter(|_| self.names.len() <= MAX_SEARCHED);
            let near = crate::catalog::nearest::nearest(name, known.map(String::as_str));
            let remedy = match near {
                Some(near) => format!("did you mean {}?", quoted(near)),
                None => "name a feature of the tree; a name with spaces stands in double quotes".to_owned(),
            };
            let message = format!("there is no feature {}", quoted(name));
            self.problems.error(token.at, "unknown-feature", message, remedy);
        }
        found.map(Formula::Has)
    }

    fn unexpected(&mut self, at: At, shown: &str) {
        if ["==", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/"].contains(&shown) {
            self.arithmetic(at);
            return;
        }
        let message = format!("{} is not expected here", quoted(shown));
        self.problems.error(at, "uvl-syntax", message, "join features with `&`, `|`, `=>` or `<=>`");
    }

    fn arithmetic(&mut self, at: At) {
        let message = "arithmetic in constraints cannot be carried over";
        let remedy = "write the constraint as a formula over features, or remove it and add a rule to the catalog";
        self.problems.error(at, "unsupported", message, remedy);
    }
}
