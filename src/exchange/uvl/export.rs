//! Writing a catalog as UVL.
//!
//! Every group is a mandatory feature, its values are alternatives, and rules are constraints; labels, SKUs, prices, lead times
//! and defaults stand in attributes. What a catalog says about the picture has no place there.
//!
//! Invariant: a design of the catalog is a configuration of the model and the other way round, and [`super::read`] reads what
//! is written.

use crate::catalog::{
    Catalog, Choice, GroupIx, Is, RuleKind, Term, Text, ValueIx, source::MAX_SOURCE_BYTES, text::FALLBACK,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

/// Most constraints that one table may need.
const MAX_CONSTRAINTS: usize = 20_000;
/// Most cells of a table that are looked at.
const MAX_WORK: usize = 100_000_000;

/// Why a catalog cannot be exported.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    #[error("the table of the rule `{0}` needs more than {MAX_CONSTRAINTS} constraints; split it into smaller tables")]
    Table(String),
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
        constraints.extend(of_rule(catalog, &rule.kind).ok_or_else(|| ExportError::Table(rule.id.clone()))?);
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
            let limits = (min.map_or(i128::MIN, i128::from), max.map_or(i128::MAX, i128::from));
            let mut sum = Sum { catalog, terms, limits, constraints: Vec::new(), work: 0 };
            sum.term(0, &mut Vec::new(), 0)?;
            Some(sum.constraints)
        }
    }
}

/// A linear condition, walked term by term: which beginnings leave no way to stay between the limits.
struct Sum<'a> {
    catalog: &'a Catalog,
    terms: &'a [Term],
    limits: (i128, i128),
    constraints: Vec<String>,
    work: usize,
}

impl Sum<'_> {
    /// Constraints for the terms from `term` on, where `before` holds and adds up to `sum`.
    fn term(&mut self, term: usize, before: &mut Vec<Is>, sum: i128) -> Option<()> {
        let rest = |pick: fn(&[i64]) -> Option<i64>| -> i128 {
            self.terms[term..].iter().filter_map(|term| pick(&term.amounts)).map(i128::from).sum()
        };
        let least = sum + rest(|amounts| amounts.iter().min().copied());
        let most = sum + rest(|amounts| amounts.iter().max().copied());
        if least >= self.limits.0 && most <= self.limits.1 {
            return Some(());
        }
        if most < self.limits.0 || least > self.limits.1 {
            self.constraints.push(format!("!({})", all(self.catalog, before)));
            return (self.constraints.len() <= MAX_CONSTRAINTS).then_some(());
        }
        let Term { group, amounts } = self.terms.get(term)?;
        let mut alike = BTreeMap::<i64, Vec<ValueIx>>::new();
        for (value, amount) in amounts.iter().enumerate() {
            alike.entry(*amount).or_default().push(ValueIx(value as u16));
        }
        self.work += alike.len();
        if self.work > MAX_CONSTRAINTS {
            return None;
        }
        for (amount, values) in alike {
            before.push(Is { group: *group, values });
            self.term(term + 1, before, sum + i128::from(amount))?;
            before.pop();
        }
        Some(())
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
