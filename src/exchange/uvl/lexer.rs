//! From text to lines of tokens.
//!
//! Invariant: never fails and never recurses; a character that means nothing is a token of its own. A line goes on while a
//! bracket is open, as in the grammar.

use crate::exchange::model::At;

/// Width of a tab stop, in columns of indentation.
const TAB: usize = 8;

/// Longest symbols first.
const SYMBOLS: [&str; 24] = [
    "<=>", "=>", "==", "<=", ">=", "!=", "..", "<", ">", "!", "&", "|", "(", ")", "{", "}", "[", "]", ",", ".", "+",
    "-", "*", "/",
];

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A name or keyword without quotes.
    Word(String),
    /// A name in double quotes.
    Quoted(String),
    /// Decimal digits with an optional fraction, without sign.
    Number(String),
    /// A text in single quotes.
    Text(String),
    Symbol(&'static str),
    /// Anything else, and a quote that is not closed.
    Other(char),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub kind: Kind,
    pub at: At,
}

/// What stands on one logical line.
#[derive(Clone, Debug)]
pub struct Line {
    /// Columns before the first token.
    pub indent: usize,
    /// Not empty.
    pub tokens: Vec<Token>,
}

impl Token {
    /// Whether it is this symbol.
    pub fn is(&self, symbol: &str) -> bool {
        matches!(&self.kind, Kind::Symbol(found) if *found == symbol)
    }

    /// Whether it is this word without quotes.
    pub fn is_word(&self, word: &str) -> bool {
        matches!(&self.kind, Kind::Word(found) if found == word)
    }

    /// As it stands in the file.
    pub fn shown(&self) -> String {
        match &self.kind {
            Kind::Word(text) | Kind::Number(text) => text.clone(),
            Kind::Quoted(text) => format!("\"{text}\""),
            Kind::Text(text) => format!("'{text}'"),
            Kind::Symbol(symbol) => (*symbol).to_owned(),
            Kind::Other(c) => c.to_string(),
        }
    }
}

/// All lines that have tokens.
pub fn lines(text: &str) -> Vec<Line> {
    let mut lexer = Lexer { rest: text, line: 1, column: 1 };
    let mut lines = Vec::<Line>::new();
    let mut open = 0_usize;
    let mut indent = Some(0);
    while let Some(c) = lexer.rest.chars().next() {
        if c == '\n' {
            if open == 0 {
                indent = Some(0);
            }
            lexer.skip(1);
        } else if let (' ' | '\t', Some(columns)) = (c, indent) {
            indent = Some(if c == '\t' { (columns / TAB + 1) * TAB } else { columns + 1 });
            lexer.skip(1);
        } else if c.is_whitespace() || c == '\u{feff}' {
            lexer.skip(c.len_utf8());
        } else if lexer.rest.starts_with("//") {
            let end = lexer.rest.find('\n').unwrap_or(lexer.rest.len());
            lexer.skip(end);
        } else if lexer.rest.starts_with("/*") {
            let end = lexer.rest.find("*/").map_or(lexer.rest.len(), |end| end + 2);
            lexer.skip(end);
        } else {
            let token = lexer.token(c);
            match &token.kind {
                Kind::Symbol("(" | "{" | "[") => open += 1,
                Kind::Symbol(")" | "}" | "]") => open = open.saturating_sub(1),
                _ => {}
            }
            match (indent.take(), lines.last_mut()) {
                (None, Some(line)) => line.tokens.push(token),
                (indent, _) => lines.push(Line { indent: indent.unwrap_or_default(), tokens: vec![token] }),
            }
        }
    }
    lines
}

struct Lexer<'a> {
    rest: &'a str,
    line: usize,
    column: usize,
}

impl<'a> Lexer<'a> {
    /// Goes on by so many bytes and returns them.
    fn skip(&mut self, bytes: usize) -> &'a str {
        let (skipped, rest) = self.rest.split_at(bytes);
        for c in skipped.chars() {
            if c == '\n' {
                (self.line, self.column) = (self.line + 1, 1);
            } else {
                self.column += 1;
            }
        }
        self.rest = rest;
        skipped
    }

    fn token(&mut self, first: char) -> Token {
        let (line, column) = (self.line, self.column);
        let kind = self.kind(first);
        let length = if self.line == line { self.column - column } else { 1 };
        Token { kind, at: At { line, column, length } }
    }

    fn kind(&mut self, first: char) -> Kind {
        if let '"' | '\'' = first {
            let end = self.rest[1..].find([first, '\n']).filter(|&end| self.rest[1 + end..].starts_with(first));
            if let Some(end) = end {
                let inner = self.skip(end + 2)[1..=end].to_owned();
                return if first == '"' { Kind::Quoted(inner) } else { Kind::Text(inner) };
            }
        } else if first.is_alphanumeric() || first == '_' {
            return self.word();
        } else if let Some(symbol) = SYMBOLS.into_iter().find(|symbol| self.rest.starts_with(symbol)) {
            self.skip(symbol.len());
            return Kind::Symbol(symbol);
        }
        self.skip(first.len_utf8());
        Kind::Other(first)
    }

    /// A name, or a number if nothing but digits and one point follow each other.
    fn word(&mut self) -> Kind {
        let is_part = |c: char| c.is_alphanumeric() || "_#§%?\\'".contains(c);
        let end = self.rest.find(|c| !is_part(c)).unwrap_or(self.rest.len());
        let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
        if digits(self.rest) != end {
            return Kind::Word(self.skip(end).to_owned());
        }
        let fraction = self.rest[end..].strip_prefix('.').map_or(0, digits);
        let length = if fraction > 0 { end + 1 + fraction } else { end };
        Kind::Number(self.skip(length).to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[(usize, &str)]) {
        let found: Vec<_> = lines(text)
            .iter()
            .map(|line| (line.indent, line.tokens.iter().map(Token::shown).collect::<Vec<_>>().join(" ")))
            .collect();
        assert_eq!(found, expected.iter().map(|(i, t)| (*i, (*t).to_owned())).collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn lines_have_tokens_and_indentation() {
        check(
            "a\n\tb // c\n\n  \t\"d e\" {x 1.5,\n y '\"'}\n",
            &[(0, "a"), (8, "b"), (8, "\"d e\" { x 1.5 , y '\"' }")],
        );
        check("a<=>!b=>c.d==1..2", &[(0, "a <=> ! b => c . d == 1 .. 2")]);
        check("/* a\n b */ c 3d -4", &[(1, "c 3d - 4")]);
        check("\"open\n'x", &[(0, "\" open"), (0, "' x")]);
        check("(a\nb", &[(0, "( a b")]);
        check("a\u{a0}\u{2003}b", &[(0, "a b")]);
        check("\u{feff}ä𝔸#", &[(0, "ä𝔸#")]);
    }

    #[test]
    fn places_count_characters() {
        let lines = lines("ä \"ü\" é\n\tx");
        let at = |line: usize, token: usize| lines[line].tokens[token].at;
        assert_eq!(at(0, 1), At { line: 1, column: 3, length: 3 });
        assert_eq!(at(0, 2), At { line: 1, column: 7, length: 1 });
        assert_eq!(at(1, 0), At { line: 2, column: 2, length: 1 });
    }
}
