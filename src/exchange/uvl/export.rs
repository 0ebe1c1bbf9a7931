//! Writing a catalog as UVL.
//!
//! Every group is a mandatory feature, its values are alternatives, and rules are constraints; labels, SKUs, prices, lead times
//! and defaults stand in attributes. What a catalog says about the picture has no place there.
//!
//! Invariant: a design of the catalog is a configuration of the model and the other way round, and [`super::read`] reads what
//! is written.

use super::sum;
use crate::catalog::{Catalog, Choice, GroupIx, Is, RuleKind, Text, ValueIx, source::MAX_SOURCE_BYTES, text::FALLBACK};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Most constraints that one rule may need.
const MAX_CONSTRAINTS: usize = 20_000;
/// Most cells of a table that are looked at.
const MAX_WORK: usize = 100_000_000;
/// Most amounts of a sum that are looked at.
const MAX_STEPS: usize = 10_000_000;

/// Why a catalog cannot be exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("the rule `{0}` needs more than {MAX_CONSTRAINTS} constraints; split its table, or sum fewer groups")]
    Rule(String),
    #[error("the model would be larger than {MAX_SOURCE_BYTES} bytes; split the product line")]
    Size,
}

/// The catalog as UVL.
///
/// # Errors
/// Where the model would be too large.
pub fn write(catalog: &Catalog) -> Result<String, ExportError> {
    let mut out = format!("namespace {}\n\nfeatures\n", name(&catalog.line));
    let root = match catalog.find_group(&catalog.line) {
        Some(_) => format!("product {}", catalog.line),
        None => catalog.line.clone(),
    };
    let mut about = vec![label(&catalog.title), format!("currency '{}'", catalog.currency.code)];
    about.extend(price(catalog, catalog.price));
    about.extend(lead_days(catalog.lead_days));
    let _ = writeln!(out, "\t{} {{{}}}\n\t\tmandatory", name(&root), about.join(", "));
    for (ix, group) in catalog.groups() {
        let _ = writeln!(out, "\t\t\t{} {{abstract, {}}}\n\t\t\t\talternative", name(&group.id), label(&group.label));
        for (value, described) in group.values() {
            let mut about = vec![label(&described.label)];
            if !described.sku.is_empty() {
                about.push(format!("sku '{}'", plain(&described.sku)));
            }
            about.extend(price(catalog, described.price));
            about.extend(lead_days(described.lead_days));
            if value == group.default {
                about.push("default true".to_owned());
            }
            let choice = Choice { group: ix, value };
            let _ = writeln!(out, "\t\t\t\t\t{} {{{}}}", value_name(catalog, choice), about.join(", "));
        }
    }
    let mut constraints = Vec::new();
    for rule in &catalog.rules {
        constraints.extend(of_rule(catalog, &rule.kind).ok_or_else(|| ExportError::Rule(rule.id.clone()))?);
    }
    if !constraints.is_empty() {
        out.push_str("\nconstraints\n");
    }
    for constraint in constraints {
        let _ = writeln!(out, "\t{constraint}");
    }
    if out.len() > MAX_SOURCE_BYTES { Err(ExportError::Size) } else { Ok(out) }
}

/// `None` if there would be too many constraints.
fn of_rule(catalog: &Catalog, kind: &RuleKind) -> Option<Vec<String>> {
    match kind {
        RuleKind::Requires { when, then } => Some(vec![implication(catalog, when, then)]),
        RuleKind::Excludes { these } => Some(vec![format!("!({})", all(catalog, these))]),
        RuleKind::Allowed { groups, rows } => {
            let mut table = Table { catalog, groups, rows, constraints: Vec::new(), work: 0 };
            table.column(0, &mut Vec::new(), &(0..rows.len()).collect::<Vec<_>>())?;
            Some(table.constraints)
        }
        RuleKind::Linear { terms, min, max } => {
            let limits = (min.map_or(-sum::FAR, i128::from), max.map_or(sum::FAR, i128::from));
            let found = sum::forbidden(terms, limits, MAX_CONSTRAINTS, MAX_STEPS)?;
            Some(found.iter().map(|these| format!("!({})", all(catalog, these))).collect())
        }
    }
}

/// A table, walked column by column: which values may follow the values before.
struct Table<'a> {
    catalog: &'a Catalog,
    groups: &'a [GroupIx],
    rows: &'a [Vec<Vec<ValueIx>>],
    constraints: Vec<String>,
    work: usize,
}

impl Table<'_> {
    /// Constraints for the columns from `column` on, where `before` holds and `rows` are the rows that allow it.
    fn column(&mut self, column: usize, before: &mut Vec<Is>, rows: &[usize]) -> Option<()> {
        let Some(&group) = self.groups.get(column) else { return Some(()) };
        let values = self.catalog.group(group).values().map(|(ix, _)| ix);
        let mut alike = BTreeMap::<Vec<usize>, Vec<ValueIx>>::new();
        for value in values {
            self.work += rows.len() + 1;
            let has = |row: &&usize| self.rows[**row][column].binary_search(&value).is_ok();
            alike.entry(rows.iter().filter(has).copied().collect()).or_default().push(value);
        }
        if self.work > MAX_WORK || self.constraints.len() > MAX_CONSTRAINTS {
            return None;
        }
        if alike.remove(&Vec::new()).is_some() {
            let allowed: BTreeSet<ValueIx> = alike.values().flatten().copied().collect();
            let then = [Is { group, values: allowed.into_iter().collect() }];
            self.constraints.push(implication(self.catalog, before, &then));
        }
        for (rows, values) in alike {
            before.push(Is { group, values });
            self.column(column + 1, before, &rows)?;
            before.pop();
        }
        Some(())
    }
}

fn implication(catalog: &Catalog, when: &[Is], then: &[Is]) -> String {
    let then = all(catalog, then);
    if when.is_empty() { then } else { format!("{} => {then}", all(catalog, when)) }
}

fn all(catalog: &Catalog, conditions: &[Is]) -> String {
    conditions.iter().map(|is| any(catalog, is)).collect::<Vec<_>>().join(" & ")
}

fn any(catalog: &Catalog, is: &Is) -> String {
    let names: Vec<_> = is.values.iter().map(|&value| value_name(catalog, Choice { group: is.group, value })).collect();
    if names.len() == 1 { names.concat() } else { format!("({})", names.join(" | ")) }
}

/// Values of several groups may have the same id; the group makes it unique.
fn value_name(catalog: &Catalog, choice: Choice) -> String {
    name(&format!("{}: {}", catalog.group(choice.group).id, catalog.value(choice).id))
}

/// A name, in quotes unless it is one plain word. Points, which ids of numbers have, would part a name in two.
fn name(name: &str) -> String {
    const KEYWORDS: [&str; 15] = [
        "abstract",
        "alternative",
        "as",
        "cardinality",
        "constraint",
        "constraints",
        "features",
        "false",
        "imports",
        "include",
        "mandatory",
        "namespace",
        "optional",
        "or",
        "true",
    ];
    let is_word = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && !KEYWORDS.contains(&name);
    if is_word { name.to_owned() } else { format!("\"{}\"", name.replace('.', ",")) }
}

fn label(text: &Text) -> String {
    format!("label '{}'", plain(text.get(FALLBACK)))
}

/// A text that can stand in single quotes.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| {
            if c == '\'' {
                '’'
            } else if c.is_control() {
                ' '
            } else {
                c
            }
        })
        .collect()
}

fn lead_days(days: u16) -> Option<String> {
    (days > 0).then(|| format!("lead_days {days}"))
}

/// In units of the currency.
fn price(catalog: &Catalog, minor: i64) -> Option<String> {
    let unit = 10_u64.pow(u32::from(catalog.currency.digits));
    let (sign, amount) = (if minor < 0 { "-" } else { "" }, minor.unsigned_abs());
    let decimals = usize::from(catalog.currency.digits);
    let (whole, rest) = (amount / unit, amount % unit);
    let fraction = if decimals == 0 { String::new() } else { format!(".{rest:0decimals$}") };
    (minor != 0).then(|| format!("Price {sign}{whole}{fraction}"))
}
