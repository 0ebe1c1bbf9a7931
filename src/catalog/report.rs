//! Diagnostics for people, like a compiler's, and for programs.
//!
//! Invariant: what comes from a catalog reaches the terminal without control characters.

use super::{Diagnostic, Severity, Sources};
use ariadne::{Color, Config, Label, Report, ReportKind, Source};
use std::{fmt::Write, ops::Range};

/// Last line that is quoted: the renderer counts all lines above it, for each problem anew.
const LAST_QUOTED: usize = 20_000;

/// All problems with the lines they are about, and the summary. `colour` is for terminals.
pub fn render(diagnostics: &[Diagnostic], sources: &Sources, colour: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        match snippet(diagnostic, sources, colour) {
            Some(snippet) => out.push_str(&snippet),
            None => {
                let _ = writeln!(out, "{}", printable(&diagnostic.to_string()));
            }
        }
        out.push('\n');
    }
    out + &summary(diagnostics) + "\n"
}

/// All problems as a JSON array.
pub fn json(diagnostics: &[Diagnostic]) -> String {
    serde_json::to_string_pretty(diagnostics).expect("diagnostics are strings and numbers")
}

/// "2 errors, 1 warning", or "no problems".
pub fn summary(diagnostics: &[Diagnostic]) -> String {
    let count = |severity, name: &str| match diagnostics.iter().filter(|d| d.severity == severity).count() {
        0 => None,
        1 => Some(format!("1 {name}")),
        n => Some(format!("{n} {name}s")),
    };
    let counts = [count(Severity::Error, "error"), count(Severity::Warning, "warning")];
    let said: Vec<_> = counts.into_iter().flatten().collect();
    if said.is_empty() { "no problems".to_owned() } else { said.join(", ") }
}

/// `None` if the text is not there to quote from, or too long.
fn snippet(diagnostic: &Diagnostic, sources: &Sources, colour: bool) -> Option<String> {
    if diagnostic.line > LAST_QUOTED {
        return None;
    }
    // Only the line in question, behind empty ones, so that the margin counts as the file does.
    let line = sources.text_named(&diagnostic.file)?.split('\n').nth(diagnostic.line.checked_sub(1)?)?;
    let line = printable(line);
    let length = line.chars().count();
    let above = diagnostic.line - 1;
    let start = above + (diagnostic.column - 1).min(length);
    let end = (start + diagnostic.length).min(above + length);
    let span: (String, Range<usize>) = (diagnostic.file.clone(), start..end);
    let (kind, tint) = match diagnostic.severity {
        Severity::Error => (ReportKind::Error, Color::Red),
        Severity::Warning => (ReportKind::Warning, Color::Yellow),
    };
    let label = Label::new(span.clone()).with_message(printable(&diagnostic.remedy));
    let report = Report::build(kind, span)
        .with_config(Config::default().with_color(colour))
        .with_code(diagnostic.code)
        .with_message(printable(&diagnostic.message))
        .with_label(if colour { label.with_color(tint) } else { label })
        .finish();
    let source = Source::from("\n".repeat(above) + &line);
    let mut bytes = Vec::new();
    report.write((diagnostic.file.clone(), source), &mut bytes).ok()?;
    String::from_utf8(bytes).ok()
}

fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn problem(severity: Severity, file: &str, line: usize) -> Diagnostic {
        Diagnostic {
            severity,
            code: "unknown-value",
            file: file.to_owned(),
            line,
            column: 5,
            length: 3,
            message: "there is no `sin`".to_owned(),
            remedy: "did you mean `sun`?".to_owned(),
        }
    }

    fn sources() -> Sources {
        let text = "(\n\té: \"sin\u{1b}[31m\",\n)".to_owned();
        Sources { folder: "c".to_owned(), texts: BTreeMap::from([("catalog.ron".to_owned(), text)]), assets: None }
    }

    #[test]
    fn a_report_quotes_the_line_and_sums_up() {
        let problems = [problem(Severity::Error, "c/catalog.ron", 2), problem(Severity::Warning, "c/other.ron", 1)];
        let report = render(&problems, &sources(), false);
        for part in [
            "[unknown-value]",
            "there is no `sin`",
            "c/catalog.ron:2:5",
            "2 │",
            "é: \"sin",
            "did you mean `sun`?",
            "c/other.ron:1:5: warning",
        ] {
            assert!(report.contains(part), "{part} in\n{report}");
        }
        assert!(report.ends_with("1 error, 1 warning\n"), "{report}");
        assert!(!report.contains('\u{1b}'), "{report:?}");
        assert!(render(&problems, &sources(), true).contains('\u{1b}'));
    }

    #[test]
    fn places_beyond_the_text_do_no_harm() {
        for (line, column) in [(1, 1), (1, 2), (1, 900), (2, 900), (3, 2), (900, 1)] {
            let beyond = Diagnostic { column, ..problem(Severity::Error, "c/catalog.ron", line) };
            assert!(render(&[beyond], &sources(), false).contains("there is no `sin`"));
        }
    }

    #[test]
    fn summaries_count() {
        let (error, warning) = (problem(Severity::Error, "a", 1), problem(Severity::Warning, "a", 1));
        for (problems, expected) in [
            (vec![], "no problems"),
            (vec![warning.clone()], "1 warning"),
            (vec![error.clone(), warning, error], "2 errors, 1 warning"),
        ] {
            assert_eq!(summary(&problems), expected);
        }
    }

    #[test]
    fn json_has_every_field() {
        let value: serde_json::Value = serde_json::from_str(&json(&[problem(Severity::Error, "a", 7)])).unwrap();
        assert_eq!(value[0]["severity"], "error");
        assert_eq!((value[0]["line"].as_u64(), value[0]["code"].as_str()), (Some(7), Some("unknown-value")));
    }
}
