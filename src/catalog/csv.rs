//! Tables as spreadsheets write them (RFC 4180, with commas or semicolons).
//!
//! Invariant: any text is read without panicking, and every cell keeps its place.

use std::ops::Range;

/// The cells of a line with their bytes.
pub type Record = Vec<(String, Range<usize>)>;

/// All lines that are not empty, at most `most`; and where a quote is that is not closed.
pub fn records(text: &str, most: usize) -> (Vec<Record>, Option<usize>) {
    let first = text.lines().next().unwrap_or_default();
    let separator = if first.contains(';') && !first.contains(',') { b';' } else { b',' };
    let bytes = text.as_bytes();
    let (mut records, mut record) = (Vec::new(), Vec::new());
    let mut pos = 0;
    while pos < bytes.len() && records.len() < most {
        let start = pos;
        if bytes[pos] == b'"' {
            // The quote at the end: one that is not doubled.
            pos += 1;
            loop {
                match (bytes.get(pos), bytes.get(pos + 1)) {
                    (None, _) => return (records, Some(start)),
                    (Some(b'"'), Some(b'"')) => pos += 2,
                    (Some(b'"'), _) => break,
                    _ => pos += 1,
                }
            }
        }
        let ends = |byte: &u8| *byte == separator || *byte == b'\n';
        pos += bytes[pos..].iter().position(ends).unwrap_or(bytes.len() - pos);
        let raw = text[start..pos].trim_end_matches('\r');
        let inner = raw.strip_prefix('"').and_then(|raw| raw.trim_end().strip_suffix('"'));
        let said = inner.map_or_else(|| raw.to_owned(), |inner| inner.replace("\"\"", "\""));
        record.push((said, start..start + raw.len()));
        let at_line_end = bytes.get(pos) != Some(&separator);
        pos += 1;
        if at_line_end {
            let is_blank = record.len() == 1 && record[0].0.trim().is_empty();
            let record = std::mem::take(&mut record);
            if !is_blank {
                records.push(record);
            }
        } else if pos == bytes.len() {
            record.push((String::new(), pos..pos));
        }
    }
    if !record.is_empty() {
        records.push(record);
    }
    (records, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn csv_is_read_cell_by_cell() {
        let check = |text: &str, expect: &[&[&str]]| {
            let (found, unclosed) = records(text, 9);
            let found: Vec<Vec<&str>> =
                found.iter().map(|record| record.iter().map(|(cell, _)| cell.as_str()).collect()).collect();
            assert_eq!(found, expect, "{text:?}");
            assert_eq!(unclosed, None);
        };
        check("a,b\n1,2\n", &[&["a", "b"], &["1", "2"]]);
        check("a;b\r\n1;\"x;y\"\r\n\r\n", &[&["a", "b"], &["1", "x;y"]]);
        check("a,b\n\"1\n2\",\"say \"\"x\"\"\"", &[&["a", "b"], &["1\n2", "say \"x\""]]);
        check("a,\n,b", &[&["a", ""], &["", "b"]]);
        check("a,b,", &[&["a", "b", ""]]);
        check("", &[]);
        assert_eq!(records("a\n\"b", 9).1, Some(2));
        assert_eq!(records(&"x\n".repeat(30), 7).0.len(), 7);
    }
}
