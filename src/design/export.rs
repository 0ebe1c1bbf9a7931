//! A quotation as text for other programs: JSON, and CSV for spreadsheets.
//!
//! Invariant: no text from a catalog or a customer is taken for a formula by a spreadsheet, and the order of fields is fixed.

use super::quotation::{LastChange, LineKind, Quotation};
use crate::catalog::Minor;
use std::fmt::Write;

/// The whole quotation as JSON, in the order of the fields of [`Quotation`]; amounts in minor units.
pub fn json(quotation: &Quotation) -> String {
    let mut json = serde_json::to_string_pretty(quotation).expect("a quotation has no maps and writes to memory");
    json.push('\n');
    json
}

/// What is paid for, what was given freely, and of what and until when it holds, as CSV (RFC 4180), amounts in whole units of
/// the currency with a decimal point. Values that cannot change until the product is ready have the last stage in which they can,
/// and the day on which it ends.
pub fn lines_csv(quotation: &Quotation) -> String {
    let mut csv = row(["kind", "label", "text", "sku", "percent", "amount", "currency", "last_stage", "change_until"]
        .map(String::from));
    let none = String::new;
    let amount = |minor| decimal(minor, quotation.digits);
    let currency = || cell(&quotation.currency);
    for line in &quotation.lines {
        let kind = match line.kind {
            LineKind::Base => "base",
            LineKind::Value => "value",
            LineKind::Combination => "combination",
            LineKind::Surcharge => "surcharge",
        };
        let sku = cell(line.sku.as_deref().unwrap_or_default());
        let percent = line.basis_points.map_or_else(none, |points| decimal(points.into(), 2));
        let of_line = |last: &&LastChange| line.kind == LineKind::Value && Some(&last.group) == line.group.as_ref();
        let last = quotation.last_changes.iter().find(of_line);
        let (stage, until) = last.map_or_else(Default::default, |last| (cell(&last.stage), last.until.to_string()));
        let amount = amount(line.amount);
        csv += &row([kind.into(), cell(&line.label), none(), sku, percent, amount, currency(), stage, until]);
    }
    for given in &quotation.given {
        let text = given.text.as_deref().or(given.drawing.as_deref()).or(given.color.as_deref()).unwrap_or_default();
        let label = cell(&format!("group-{}", given.group));
        csv += &row(["given".into(), label, cell(text), none(), none(), none(), none(), none(), none()]);
    }
    let rate = decimal(quotation.tax_basis_points.into(), 2);
    for (kind, percent, minor) in
        [("net", none(), quotation.net), ("tax", rate, quotation.tax), ("gross", none(), quotation.gross)]
    {
        csv += &row([kind.into(), none(), none(), none(), percent, amount(minor), currency(), none(), none()]);
    }
    let terms = [
        ("design", cell(&quotation.code)),
        ("price_list", cell(&quotation.list)),
        ("date", quotation.date.to_string()),
        ("valid_until", quotation.valid_until.to_string()),
        ("ready", quotation.ready.to_string()),
    ];
    for (kind, text) in terms {
        csv += &row([kind.into(), none(), text, none(), none(), none(), none(), none(), none()]);
    }
    csv
}

/// The stages of making as CSV.
pub fn stages_csv(quotation: &Quotation) -> String {
    let mut csv = row(["stage", "label", "begins", "ends"].map(String::from));
    for stage in &quotation.stages {
        csv += &row([cell(&stage.id), cell(&stage.label), stage.begins.to_string(), stage.ends.to_string()]);
    }
    csv
}

/// The parts list as CSV.
pub fn parts_csv(quotation: &Quotation) -> String {
    let mut csv = row(["sku", "quantity"].map(String::from));
    for part in &quotation.parts {
        // A fraction would be taken for a date.
        let quantity = if part.quantity.contains('/') { format!("'{}", part.quantity) } else { part.quantity.clone() };
        csv += &row([cell(&part.sku), quantity]);
    }
    csv
}

/// An amount with a decimal point: `-5.00`.
pub fn decimal(minor: Minor, digits: u8) -> String {
    let digits = usize::from(digits);
    let amount = format!("{:0>width$}", minor.unsigned_abs(), width = digits + 1);
    let (whole, fraction) = amount.split_at(amount.len() - digits);
    let mut decimal = String::new();
    let (sign, point) = (if minor < 0 { "-" } else { "" }, if digits > 0 { "." } else { "" });
    // Writing to a string does not fail.
    let _ = write!(decimal, "{sign}{whole}{point}{fraction}");
    decimal
}

fn row<const N: usize>(cells: [String; N]) -> String {
    cells.join(",") + "\r\n"
}

/// A text as a cell: what a spreadsheet would take for a formula gets an apostrophe in front (OWASP, “CSV Injection”), and
/// what would end the cell is quoted. Control characters become spaces.
fn cell(text: &str) -> String {
    let mut text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\'', '|', '%']) {
        text.insert(0, '\'');
    }
    if text.contains([',', ';', '"', '\'']) || text != text.trim() {
        text = format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula() {
        let check = |text: &str, expect: &str| assert_eq!(cell(text), expect, "{text:?}");
        check("WF-SH-PAN", "WF-SH-PAN");
        check("", "");
        check("a,b", "\"a,b\"");
        check("a\"b", "\"a\"\"b\"");
        check("=1+1", "\"'=1+1\"");
        check("  @SUM(A1)", "\"'  @SUM(A1)\"");
        check("-2+3", "\"'-2+3\"");
        check("\t=1", "\"' =1\"");
        check("a\r\n=1", "a  =1");
        check("＝1", "\"'＝1\"");
    }

    #[test]
    fn amounts_have_the_digits_of_their_currency() {
        let check = |minor, digits, expect: &str| assert_eq!(decimal(minor, digits), expect);
        check(18_900, 2, "189.00");
        check(-5, 2, "-0.05");
        check(0, 0, "0");
        check(98_000, 0, "98000");
        check(Minor::MIN, 3, "-9223372036854775.808");
    }
}
