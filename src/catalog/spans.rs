//! Where things stand in a RON text: a tolerant scanner that remembers the place of every value and key.
//!
//! Invariant: it never fails and never recurses deeper than [`MAX_DEPTH`]. What it cannot read has the place of the nearest
//! enclosing value that it could, so a problem always has a line to point at.

use super::diagnostic::Location;
use std::{collections::BTreeMap, ops::Range};

/// Deepest nesting that is followed; the RON parser itself stops at the same depth.
pub const MAX_DEPTH: usize = 128;

/// A RON text with the places of its values.
pub struct Doc<'a> {
    file: String,
    text: &'a str,
    line_starts: Vec<usize>,
    /// The root is the first node; empty if there is no value at all.
    nodes: Vec<Node>,
}

#[derive(Default)]
struct Node {
    span: Range<usize>,
    is_map: bool,
    children: Vec<Child>,
    /// The first child of each name: a map may have very many.
    named: BTreeMap<String, usize>,
}

struct Child {
    /// Field name or map key with its span; `None` in lists and tuples.
    key: Option<(String, Range<usize>)>,
    node: usize,
}

/// The place of one value or key. Steps that lead nowhere stay where they are.
#[derive(Clone)]
pub struct Place<'a> {
    doc: &'a Doc<'a>,
    node: Option<usize>,
    span: Range<usize>,
}

impl<'a> Doc<'a> {
    /// Scans `text`, which is called `file` in diagnostics.
    pub fn new(file: impl Into<String>, text: &'a str) -> Self {
        let mut scanner = Scanner { text, pos: 0, nodes: Vec::new() };
        scanner.blank();
        scanner.value(0);
        Self { file: file.into(), text, line_starts: line_starts(text), nodes: scanner.nodes }
    }

    /// A text that is not RON: nothing in it has a place but its bytes.
    pub fn plain(file: impl Into<String>, text: &'a str) -> Self {
        Self { file: file.into(), text, line_starts: line_starts(text), nodes: Vec::new() }
    }

    /// All of the text.
    pub fn text(&self) -> &'a str {
        self.text
    }

    /// The whole value.
    pub fn root(&'a self) -> Place<'a> {
        match self.nodes.first() {
            Some(node) => Place { doc: self, node: Some(0), span: node.span.clone() },
            None => Place { doc: self, node: None, span: 0..0 },
        }
    }

    /// The place of the bytes `span`.
    pub fn bytes(&'a self, span: Range<usize>) -> Place<'a> {
        Place { doc: self, node: None, span }
    }

    /// Keys that stand twice in one map.
    pub fn repeated_keys(&'a self) -> Vec<(&'a str, Place<'a>)> {
        let mut repeated = Vec::new();
        for node in self.nodes.iter().filter(|node| node.is_map) {
            let mut seen = std::collections::BTreeSet::new();
            for (key, span) in node.children.iter().filter_map(|child| child.key.as_ref()) {
                if !seen.insert(key) {
                    repeated.push((key.as_str(), self.bytes(span.clone())));
                }
            }
        }
        repeated
    }
}

impl<'a> Place<'a> {
    /// The value of a field of a struct or an entry of a map.
    pub fn field(&self, name: &str) -> Self {
        match self.child(name) {
            Some(child) => self.at_node(child.node),
            None => self.stay(),
        }
    }

    /// The key of an entry of a map.
    pub fn key(&self, name: &str) -> Self {
        match self.child(name).and_then(|child| child.key.as_ref()) {
            Some((_, span)) => Self { doc: self.doc, node: None, span: span.clone() },
            None => self.stay(),
        }
    }

    /// An element of a list or tuple.
    pub fn item(&self, index: usize) -> Self {
        match self.node.and_then(|node| self.doc.nodes[node].children.get(index)) {
            Some(child) if child.key.is_none() => self.at_node(child.node),
            _ => self.stay(),
        }
    }

    /// The part of a string literal that holds `part`, if it stands there without escapes; else the whole literal.
    pub fn part(&self, part: Range<usize>) -> Self {
        let literal = self.doc.text.get(self.span.clone()).unwrap_or_default();
        let quoted = literal.strip_prefix('"').and_then(|s| s.strip_suffix('"'));
        // What is not RON may do without quotes.
        let (plain, offset) = match quoted {
            None if self.doc.nodes.is_empty() => (Some(literal), 0),
            quoted => (quoted.filter(|s| !s.contains(['\\', '"'])), 1),
        };
        match plain.and_then(|s| s.get(part.clone())) {
            Some(found) if !found.is_empty() => {
                let start = self.span.start + offset + part.start;
                Self { doc: self.doc, node: None, span: start..start + found.len() }
            }
            _ => self.clone(),
        }
    }

    fn child(&self, name: &str) -> Option<&'a Child> {
        let node = &self.doc.nodes[self.node?];
        node.named.get(name).map(|&child| &node.children[child])
    }

    fn at_node(&self, node: usize) -> Self {
        Self { doc: self.doc, node: Some(node), span: self.doc.nodes[node].span.clone() }
    }

    fn stay(&self) -> Self {
        Self { doc: self.doc, node: None, span: self.span.clone() }
    }
}

impl From<Place<'_>> for Location {
    fn from(place: Place<'_>) -> Self {
        Self::of_bytes(&place.doc.file, place.doc.text, &place.doc.line_starts, place.span)
    }
}

/// Byte offsets at which the lines of `text` begin.
pub fn line_starts(text: &str) -> Vec<usize> {
    std::iter::once(0).chain(text.match_indices('\n').map(|(i, _)| i + 1)).collect()
}

struct Scanner<'a> {
    text: &'a str,
    pos: usize,
    nodes: Vec<Node>,
}

impl<'a> Scanner<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.pos..]
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn eat(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        self.pos += if found { prefix.len() } else { 0 };
        found
    }

    fn eat_while(&mut self, accepts: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(|c| !accepts(c)).unwrap_or(rest.len());
        self.pos += end;
        &rest[..end]
    }

    /// Skips to behind `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        self.pos += self.rest().find(end).map_or(self.rest().len(), |i| i + end.len());
    }

    /// Skips white space, comments and `#![enable(..)]`.
    fn blank(&mut self) {
        loop {
            self.eat_while(char::is_whitespace);
            if self.eat("//") {
                self.skip_past("\n");
            } else if self.rest().starts_with("/*") {
                self.block_comment();
            } else if self.eat("#![") {
                self.skip_past("]");
            } else {
                return;
            }
        }
    }

    /// Block comments nest.
    fn block_comment(&mut self) {
        let mut depth = 0_usize;
        while let Some(c) = self.peek() {
            if self.eat("/*") {
                depth += 1;
            } else if self.eat("*/") {
                depth -= 1;
                if depth == 0 {
                    return;
                }
            } else {
                self.pos += c.len_utf8();
            }
        }
    }

    /// Reads a value and returns its node.
    fn value(&mut self, depth: usize) -> Option<usize> {
        if depth >= MAX_DEPTH {
            return None;
        }
        let start = self.pos;
        let node = self.nodes.len();
        self.nodes.push(Node { span: start..start, ..Node::default() });
        let read = if self.string().is_some() {
            true
        } else {
            match self.peek() {
                Some('[') => self.children(node, ']', depth),
                Some('{') => {
                    self.nodes[node].is_map = true;
                    self.children(node, '}', depth)
                }
                Some('(') => self.children(node, ')', depth),
                Some('\'') => self.character(),
                _ => return self.token(node, depth),
            }
        };
        self.nodes[node].span.end = self.pos;
        read.then_some(node)
    }

    /// A number, a word, or a variant with its content; the node of `Some(x)` is that of `x`.
    fn token(&mut self, node: usize, depth: usize) -> Option<usize> {
        let word = self.eat_while(|c| c.is_alphanumeric() || "_.+-#".contains(c));
        let end = self.pos;
        self.nodes[node].span.end = end;
        self.blank();
        if self.peek() != Some('(') {
            self.pos = end;
            return (!word.is_empty()).then_some(node);
        }
        let read = self.children(node, ')', depth);
        self.nodes[node].span.end = self.pos;
        match self.nodes[node].children.as_slice() {
            [Child { key: None, node: inner }] if word == "Some" && read => Some(*inner),
            _ => read.then_some(node),
        }
    }

    /// The elements or entries up to `end`; whether it was reached.
    fn children(&mut self, node: usize, end: char, depth: usize) -> bool {
        self.pos += 1;
        loop {
            self.blank();
            match self.peek() {
                None => return false,
                Some(c) if c == end => {
                    self.pos += 1;
                    return true;
                }
                Some(_) => {}
            }
            let key = match end {
                ')' => self.field_name(),
                '}' => self.map_key(),
                _ => None,
            };
            let Some(child) = self.value(depth + 1) else { return false };
            let node = &mut self.nodes[node];
            if let Some((name, _)) = &key {
                node.named.entry(name.clone()).or_insert(node.children.len());
            }
            node.children.push(Child { key, node: child });
            self.blank();
            if !self.eat(",") && self.peek() != Some(end) {
                return false;
            }
        }
    }

    /// `name:` of a struct field; nothing is consumed if there is none.
    fn field_name(&mut self) -> Option<(String, Range<usize>)> {
        let start = self.pos;
        self.eat("r#");
        let name_start = self.pos;
        let name = self.eat_while(|c| c.is_alphanumeric() || c == '_');
        let span = name_start..self.pos;
        self.blank();
        if !name.is_empty() && self.eat(":") {
            self.blank();
            return Some((name.to_owned(), span));
        }
        self.pos = start;
        None
    }

    /// `"key":` of a map entry.
    fn map_key(&mut self) -> Option<(String, Range<usize>)> {
        let start = self.pos;
        let key = match self.string() {
            Some(key) => key,
            None => self.eat_while(|c| c.is_alphanumeric() || "_.+-".contains(c)).to_owned(),
        };
        let span = start..self.pos;
        self.blank();
        if self.eat(":") {
            self.blank();
            return Some((key, span));
        }
        self.pos = start;
        None
    }

    /// A string literal, plain or raw, and what it says.
    fn string(&mut self) -> Option<String> {
        let rest = self.rest();
        if rest.starts_with('"') {
            return Some(self.plain_string());
        }
        rest.strip_prefix('r')?.trim_start_matches('#').starts_with('"').then(|| self.raw_string())
    }

    fn plain_string(&mut self) -> String {
        self.pos += 1;
        let mut said = String::new();
        while let Some(c) = self.peek() {
            self.pos += c.len_utf8();
            match c {
                '"' => break,
                '\\' => said.extend(self.escape()),
                c => said.push(c),
            }
        }
        said
    }

    /// The character after a backslash.
    fn escape(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.pos += c.len_utf8();
        let code = match c {
            'n' => return Some('\n'),
            't' => return Some('\t'),
            'r' => return Some('\r'),
            '0' => return Some('\0'),
            'x' => self.eat_while(|c| c.is_ascii_hexdigit()),
            'u' => {
                self.eat("{");
                let code = self.eat_while(|c| c.is_ascii_hexdigit());
                self.eat("}");
                code
            }
            c => return Some(c),
        };
        u32::from_str_radix(code, 16).ok().and_then(char::from_u32)
    }

    fn raw_string(&mut self) -> String {
        self.pos += 1;
        let hashes = self.eat_while(|c| c == '#');
        self.pos += 1;
        let start = self.pos;
        let end = format!("\"{hashes}");
        self.skip_past(&end);
        self.text[start..self.pos].strip_suffix(&end).unwrap_or_default().to_owned()
    }

    fn character(&mut self) -> bool {
        self.pos += 1;
        self.eat("\\");
        self.pos += self.peek().map_or(0, char::len_utf8);
        self.skip_past("'");
        true
    }
}

#[cfg(test)]
#[path = "spans_tests.rs"]
mod tests;
