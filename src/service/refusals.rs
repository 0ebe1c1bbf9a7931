//! The log of what customers tried and the rules refused: a line of JSON each, and what a vendor reads from it.
//!
//! Invariant: a record says nothing about who tried it, names groups, values and rules by their ids, and the file has a bounded
//! size.

use super::files::{self, Access, FileError};
use crate::{
    catalog::{Catalog, Choice, Day, text::FALLBACK},
    rules::{Refusal, RefusalLog},
};
use serde::{Deserialize, Serialize};
use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

/// Largest log of a line, in bytes; then nothing more is written.
const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Entries of each list of a report.
const LISTED: usize = 20;

/// One refused choice with the shortest reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// `YYYY-MM-DD`, UTC.
    pub day: String,
    /// Version of the line.
    pub version: u32,
    /// Group and value.
    pub choice: (String, String),
    /// Own choices that stood against it.
    pub because: Vec<(String, String)>,
    /// Ids of rules.
    pub rules: Vec<String>,
}

impl Record {
    pub fn new(catalog: &Catalog, refusal: &Refusal, today: Day) -> Self {
        let ids = |choice: &Choice| (catalog.group(choice.group).id.clone(), catalog.value(*choice).id.clone());
        Self {
            day: today.to_string(),
            version: catalog.version,
            choice: ids(&refusal.choice),
            because: refusal.because.iter().map(ids).collect(),
            rules: refusal.rules.iter().filter_map(|&rule| Some(catalog.rules.get(rule)?.id.clone())).collect(),
        }
    }

    /// In terms of today's catalog, by what took the place of values that are renamed; `None` if it names what the catalog does
    /// not have.
    fn resolve(&self, catalog: &Catalog) -> Option<Refusal> {
        let find = |(group, value): &(String, String)| catalog.find_ids(group, value);
        let rule = |id: &String| catalog.rules.iter().position(|rule| rule.id == *id);
        Some(Refusal {
            choice: find(&self.choice)?,
            because: self.because.iter().map(find).collect::<Option<_>>()?,
            rules: self.rules.iter().map(rule).collect::<Option<_>>()?,
        })
    }
}

/// The log of a line below a data folder.
pub fn path(data: &Path, line: &str) -> PathBuf {
    data.join("refusals").join(format!("{}.jsonl", files::stem(line)))
}

/// Adds a record to the log; a full log stays as it is.
///
/// # Errors
/// If the file cannot be written.
pub fn append(path: &Path, record: &Record) -> Result<(), FileError> {
    let add = || {
        fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
        let mut file = fs::OpenOptions::new().create(true).append(true).open(path)?;
        let line = serde_json::to_string(record)? + "\n";
        if file.metadata()?.len() as usize + line.len() > MAX_BYTES { Ok(()) } else { file.write_all(line.as_bytes()) }
    };
    add().map_err(|source| FileError { path: path.to_owned(), access: Access::Write, source })
}

/// What the log at `path` says about `catalog`, as a table: which choices are refused most, and which rules refuse most.
///
/// # Errors
/// If the file cannot be read.
pub fn report(path: &Path, catalog: &Catalog) -> Result<String, FileError> {
    let text = files::read_text(path, MAX_BYTES)?.unwrap_or_default();
    let (mut log, mut other) = (RefusalLog::default(), 0);
    for line in text.lines() {
        // A line that was cut off by a power failure, or is of an older catalog, is counted and not guessed at.
        match serde_json::from_str::<Record>(line).ok().and_then(|record| record.resolve(catalog)) {
            Some(refusal) => log.add(refusal),
            None => other += 1,
        }
    }
    let said = |choice: &Choice| {
        let (group, value) = (catalog.group(choice.group), catalog.value(*choice));
        format!("{}: {}", group.label.get(FALLBACK), value.label.get(FALLBACK))
    };
    let mut out = String::from("refused  choice, and the choices that stood against it\n");
    let ranking = log.ranking();
    for (refusal, count) in ranking.iter().take(LISTED) {
        let because: Vec<_> = refusal.because.iter().map(said).collect();
        let with = if because.is_empty() { String::new() } else { format!("  with {}", because.join(", ")) };
        writeln!(out, "{count:>7}  {}{with}", said(&refusal.choice)).ok();
    }
    out += "\nrefused  rule\n";
    let mut rules: Vec<_> = log.by_rule().into_iter().collect();
    rules.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (rule, count) in rules.iter().take(LISTED) {
        let rule = &catalog.rules[*rule];
        writeln!(out, "{count:>7}  {}: {}", rule.id, rule.reason.get(FALLBACK)).ok();
    }
    if other + log.left_out > 0 {
        writeln!(out, "\n{} entries are of another catalog, damaged, or too many", other + log.left_out).ok();
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::Design,
        rules::{Rulebook, fixture::*},
    };

    #[test]
    fn what_was_refused_is_told_by_choice_and_by_rule() {
        let folder = tempfile::tempdir().unwrap();
        let catalog = bicycle();
        let path = path(folder.path(), &catalog.line);
        let book = Rulebook::new(&catalog);
        let selection = selection(&catalog, &["road", "carbon", "drop", "black", "none"]);
        let design = Design { selection, own: vec![true; 5] };
        let racks = Refusal::new(&book, &design, choice(&catalog, "racks")).unwrap();
        let gold = Refusal::new(&book, &design, choice(&catalog, "gold")).unwrap();
        for refusal in [&racks, &gold, &racks] {
            append(&path, &Record::new(&catalog, refusal, Day::from_unix(0))).unwrap();
        }
        fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(b"{\"day\":\"1970-").unwrap();
        let report = report(&path, &catalog).unwrap();
        let lines: Vec<_> = report.lines().map(str::trim).collect();
        assert!(lines[1].starts_with("2 ") && lines[1].contains("racks"), "{report}");
        assert!(lines[2].starts_with("1 ") && lines[2].contains("gold"), "{report}");
        assert!(report.contains(&catalog.rules[racks.rules[0]].id), "{report}");
        assert!(report.contains("1 entries are of another catalog"), "{report}");
    }

    #[test]
    fn a_log_does_not_grow_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, vec![b'\n'; MAX_BYTES]).unwrap();
        let choice = || ("g".to_owned(), "v".to_owned());
        let record =
            Record { day: "1970-01-01".into(), version: 1, choice: choice(), because: vec![choice()], rules: vec![] };
        append(&path, &record).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().len() as usize, MAX_BYTES);
    }
}
