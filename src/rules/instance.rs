//! Published configuration problems as text: variables with named values and tables of value positions (`.tcsp`).
//!
//! ```text
//! # a comment
//! var Paint black|red|gold
//! table rule1 Paint Frame     rows of value positions follow, each on a line
//! 0 1
//! end
//! ```
//! A table whose name starts with `!` holds forbidden rows. Invariant: whatever the text, reading it ends without a panic, and
//! takes memory in proportion to the text.

use super::{Rulebook, diagram::Limits, network::Network};
use crate::catalog::{Selection, ValueIx};
use std::collections::BTreeMap;

/// A text that is no instance.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct InstanceError {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// Variables, their values, and tables.
#[derive(Clone, Debug)]
pub struct Instance {
    /// Names with the names of the values.
    pub variables: Vec<(String, Vec<String>)>,
    /// By constraint of the network.
    pub tables: Vec<String>,
    pub network: Network,
}

/// One table that is being read: its name, its scope, its rows one after the other.
struct Open {
    name: String,
    scope: Vec<usize>,
    cells: Vec<[u16; 1]>,
}

impl Instance {
    /// Reads a text of at most [`u16::MAX`] variables of at most [`u16::MAX`] values.
    ///
    /// # Errors
    /// The first line that does not belong.
    pub fn read(text: &str) -> Result<Self, InstanceError> {
        let mut variables: Vec<(String, Vec<String>)> = Vec::new();
        let mut positions = BTreeMap::new();
        let mut done: Vec<Open> = Vec::new();
        let mut open: Option<Open> = None;
        for (line, words) in (1..).zip(text.lines()) {
            let error = |message: String| InstanceError { line, message };
            let mut words = words.split_ascii_whitespace();
            let Some(first) = words.next().filter(|first| !first.starts_with('#')) else { continue };
            match (first, &mut open) {
                ("var", None) => {
                    let (Some(name), Some(values)) = (words.next(), words.next()) else {
                        return Err(error("a variable needs a name and values".into()));
                    };
                    let values: Vec<String> = values.split('|').map(str::to_owned).collect();
                    if values.len() > usize::from(u16::MAX) || variables.len() >= usize::from(u16::MAX) {
                        return Err(error("too many variables or values".into()));
                    }
                    if positions.insert(name.to_owned(), variables.len()).is_some() {
                        return Err(error(format!("two variables are called {name}")));
                    }
                    variables.push((name.to_owned(), values));
                }
                ("table", None) => {
                    let name = words.next().ok_or_else(|| error("a table needs a name".into()))?.to_owned();
                    let find =
                        |word: &str| positions.get(word).copied().ok_or_else(|| error(format!("no variable {word}")));
                    let scope: Vec<usize> = words.map(find).collect::<Result<_, _>>()?;
                    open = Some(Open { name, scope, cells: Vec::new() });
                }
                ("end", table @ Some(_)) => done.extend(table.take()),
                (_, Some(table)) => {
                    let start = table.cells.len();
                    for word in [first].into_iter().chain(words) {
                        table.cells.push([word.parse().map_err(|_| error(format!("{word} is no value")))?]);
                    }
                    if table.cells.len() - start != table.scope.len() {
                        return Err(error("a row needs one value for each variable of its table".into()));
                    }
                }
                (word, None) => return Err(error(format!("{word} is neither a variable nor a table"))),
            }
        }
        if let Some(open) = open {
            let line = text.lines().count();
            return Err(InstanceError { line, message: format!("table {} has no end", open.name) });
        }
        let mut network = Network::new(variables.iter().map(|(_, values)| values.len()).collect());
        for table in &done {
            let rows = table.cells.chunks_exact(table.scope.len().max(1)).map(|row| row.iter());
            network.add_table(&table.scope, table.name.starts_with('!'), rows);
        }
        Ok(Self { variables, tables: done.into_iter().map(|table| table.name).collect(), network })
    }

    /// Its rules, with the first value of each variable as the default.
    pub fn rulebook(self) -> Rulebook {
        let defaults = Selection::new(vec![ValueIx(0); self.variables.len()]);
        Rulebook::of(self.network, defaults, Limits::default())
    }
}

#[cfg(test)]
mod tests {
    use super::Instance;

    #[test]
    fn tables_are_read() {
        let text = "# two\nvar A a|b\nvar B x|y|z\ntable t A B\n0 1\n1 2\n0 0\nend\ntable !u B\n0\nend\n";
        let instance = Instance::read(text).unwrap();
        assert_eq!(instance.tables, ["t", "!u"]);
        assert_eq!(instance.network.sizes(), [2, 3]);
        assert_eq!(instance.rulebook().count(), Some(2_u8.into()));
    }

    #[test]
    fn what_does_not_belong_is_told_with_its_line() {
        let check = |text: &str, line: usize, says: &str| {
            let error = Instance::read(text).map(|_| ()).unwrap_err();
            assert_eq!(error.line, line, "{text:?}: {error}");
            assert!(error.message.contains(says), "{text:?}: {error}");
        };
        check("var A", 1, "needs a name and values");
        check("var A a\nvar A b", 2, "called A");
        check("var A a\n\nrow", 3, "neither");
        check("var A a\ntable t B", 2, "no variable B");
        check("var A a\ntable t A\n0 0\nend", 3, "one value for each");
        check("var A a\ntable t A\n70000\nend", 3, "no value");
        check("var A a\ntable t A\n0", 3, "no end");
        check("table", 1, "needs a name");
        for odd in ["table t\nend", "var A a|b\ntable t A A\n0 1\n1 1\nend", "var A |\ntable t A\n9\nend"] {
            let _ = Instance::read(odd).unwrap().rulebook().count();
        }
    }
}
