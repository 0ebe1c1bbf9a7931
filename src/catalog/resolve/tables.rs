//! Tables of combinations, inline or from a CSV file beside the catalog (RFC 4180, with commas or semicolons).
//!
//! Invariant: at most [`MAX_ROWS`] rows of a table are looked at, all tables together list a bounded number of values, and
//! every cell keeps its place.

use super::{
    Work,
    ids::Ids,
    problems::{instead, quoted},
};
use crate::catalog::{
    GroupIx, ValueIx, csv,
    raw::RawWord,
    spans::{Doc, Place},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Range,
};

/// Most rows of a table.
pub const MAX_ROWS: usize = 10_000;
/// Most values that the cells of all tables of a catalog stand for together: `*` stands for every value of its group. A row
/// counts as [`ROW`] more.
pub const MAX_LISTED: usize = 4_000_000;
/// What a row takes beside its values, in values.
const ROW: usize = 8;

/// The CSV files of the folder by path, such as `tables/glass.csv`.
pub type Tables<'s> = BTreeMap<&'s str, Doc<'s>>;

/// A resolved table: one sorted set of values a column in each row.
#[derive(Default)]
pub struct Table {
    pub columns: Vec<GroupIx>,
    pub rows: Vec<Vec<Vec<ValueIx>>>,
}

/// What a cell says, and where.
type Cell<'s> = (String, Place<'s>);

/// A table as it is written.
struct Written<'s> {
    header: Vec<Cell<'s>>,
    rows: Vec<(Place<'s>, Vec<Cell<'s>>)>,
}

impl<'s> Work<'s> {
    /// The table of a rule at `at`.
    pub fn table(
        &mut self,
        at: &Place<'s>,
        groups: &[String],
        rows: &[Vec<RawWord>],
        csv: Option<&'s str>,
        ids: &Ids,
        tables: &'s Tables<'s>,
    ) -> Table {
        if self.table_room == 0 {
            return Table::default();
        }
        let inline = !groups.is_empty() || !rows.is_empty();
        let written = match csv {
            None => inline_table(at, groups, rows),
            Some(_) if inline => {
                let remedy = "keep either `rows_csv` or `groups` and `rows`";
                self.problems.error(at.field("rows_csv"), "two-tables", "the rule has two tables", remedy);
                return Table::default();
            }
            Some(path) => match self.read_csv(at.field("rows_csv"), path, tables) {
                Some(written) => written,
                None => return Table::default(),
            },
        };
        if written.header.is_empty() || written.rows.is_empty() {
            let place = match csv {
                Some(_) => at.field("rows_csv"),
                None if groups.is_empty() => at.field("groups"),
                None => at.field("rows"),
            };
            let remedy = "list at least one group and one row, or remove the rule";
            self.problems.error(place, "empty-rule", "the table has nothing in it", remedy);
        }
        self.resolve_table(written, ids)
    }

    fn resolve_table(&mut self, written: Written<'s>, ids: &Ids) -> Table {
        let mut known = BTreeSet::new();
        let mut table = Table::default();
        for (group, at) in &written.header {
            table.columns.extend(self.find_group(at.clone(), group, ids));
            if !known.insert(group) {
                let message = format!("the group {} stands twice", quoted(group));
                self.problems.error(at.clone(), "duplicate-group", message, "remove one of the two columns");
            }
        }
        if let Some((at, _)) = written.rows.get(MAX_ROWS) {
            let message = format!("the table has {} rows", written.rows.len());
            self.problems.error(
                at.clone(),
                "too-many",
                message,
                format!("have at most {MAX_ROWS}: join values with `|`"),
            );
        }
        for (at, row) in written.rows.iter().take(MAX_ROWS) {
            if row.len() != written.header.len() {
                let message = format!("the row has {} cells for {} groups", row.len(), written.header.len());
                let remedy = "write one cell for each group; `*` is any value";
                self.problems.error(at.clone(), "row-length", message, remedy);
            }
            let cells = row.iter().zip(&written.header);
            let row = cells.map_while(|((cell, at), (group, _))| self.bounded_cell(at, group, cell, ids));
            let row: Vec<_> = row.collect();
            if !self.has_table_room(at, ROW) {
                break;
            }
            table.rows.push(row);
        }
        table
    }

    /// A cell as long as there is room for what it stands for.
    fn bounded_cell(&mut self, at: &Place, group: &str, cell: &str, ids: &Ids) -> Option<Vec<ValueIx>> {
        if self.table_room == 0 {
            return None;
        }
        let values = self.cell(at, group, cell, ids);
        self.has_table_room(at, values.len() + 1).then_some(values)
    }

    /// Takes room for so many values; an error at the first place where there is none.
    fn has_table_room(&mut self, at: &Place, values: usize) -> bool {
        if self.table_room == 0 {
            return false;
        }
        self.table_room = self.table_room.saturating_sub(values);
        if self.table_room == 0 {
            let message = format!("the tables of the catalog stand for more than {MAX_LISTED} values up to here");
            let remedy =
                "leave out the groups that are `*` in most rows, or split the table into rules of fewer groups";
            self.problems.error(at.clone(), "too-many", message, remedy);
        }
        self.table_room > 0
    }

    /// A cell: values joined by `|`, or `*`.
    fn cell(&mut self, at: &Place, group: &str, cell: &str, ids: &Ids) -> Vec<ValueIx> {
        if cell.trim() == "*" {
            return ids.values(group).collect();
        }
        let mut start = 0;
        let mut wanted = Vec::new();
        for part in cell.split('|') {
            let id = part.trim();
            let begin = start + part.len() - part.trim_start().len();
            wanted.push((id, at.part(begin..begin + id.len())));
            start += part.len() + 1;
        }
        self.value_set(group, wanted.into_iter(), ids)
    }

    fn read_csv(&mut self, at: Place, path: &'s str, tables: &'s Tables<'s>) -> Option<Written<'s>> {
        let Some((&path, doc)) = tables.get_key_value(path) else {
            let message = format!("there is no table {} beside the catalog", quoted(path));
            let remedy = match tables.is_empty() {
                true => "put it into the folder as `tables/<name>.csv`".to_owned(),
                false => instead(path, tables.keys().copied()),
            };
            self.problems.error(at, "missing-table", message, remedy);
            return None;
        };
        self.named_tables.insert(path);
        let (records, unclosed) = csv::records(doc.text(), MAX_ROWS + 2);
        if let Some(at) = unclosed {
            let remedy = "close it with `\"`; a quote within quotes is written twice";
            self.problems.error(doc.bytes(at..at + 1), "table-syntax", "a quote is not closed", remedy);
            return None;
        }
        let place = |cells: &[(String, Range<usize>)]| {
            let start = cells.first().map_or(0, |(_, span)| span.start);
            doc.bytes(start..cells.last().map_or(start, |(_, span)| span.end))
        };
        let cells = |cells: Vec<(String, Range<usize>)>| -> Vec<Cell<'s>> {
            cells.into_iter().map(|(text, span)| (text, doc.bytes(span))).collect()
        };
        let mut records = records.into_iter();
        let header = records.next().map(cells).unwrap_or_default();
        let header = header.into_iter().map(|(text, at)| (text.trim().to_owned(), at)).collect();
        Some(Written { header, rows: records.map(|record| (place(&record), cells(record))).collect() })
    }

    /// Warns about tables that no rule names.
    pub fn warn_unused_tables(&mut self, tables: &'s Tables<'s>) {
        for (path, doc) in tables.iter().filter(|(path, _)| !self.named_tables.contains(*path)) {
            let message = format!("no rule names the table {}", quoted(path));
            self.problems.warning(doc.root(), "unused-table", message, "name it in a rule as `rows_csv`, or remove it");
        }
    }
}

fn inline_table<'s>(at: &Place<'s>, groups: &[String], rows: &[Vec<RawWord>]) -> Written<'s> {
    let (columns, lines) = (at.field("groups"), at.field("rows"));
    let header = groups.iter().enumerate().map(|(i, group)| (group.clone(), columns.item(i))).collect();
    let rows = rows.iter().enumerate().map(|(i, row)| {
        let line = lines.item(i);
        let cells = row.iter().enumerate().map(|(i, cell)| (cell.to_string(), line.item(i))).collect();
        (line, cells)
    });
    Written { header, rows: rows.collect() }
}
