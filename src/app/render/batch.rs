//! Designs from a spreadsheet: one a line.
//!
//! Invariant: whatever cannot be used is told with its file and line, all of it at once.

use super::{Source, Start, start};
use crate::{
    catalog::{Catalog, csv},
    rules::Rulebook,
    service::{files, names},
};
use std::{collections::BTreeMap, path::Path};

/// Largest file that is read, in bytes.
const MAX_BYTES: usize = 16 * 1024 * 1024;
/// Most designs of a file.
const MAX_ROWS: usize = 100_000;

/// One line of the file.
#[derive(Clone, Debug)]
pub struct Row {
    /// Stem of the picture's file.
    pub name: String,
    pub start: Start,
    /// The camera to look through, if it names one.
    pub camera: Option<String>,
}

/// What is wrong with the file, one problem a line.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.join("\n"))]
pub struct BatchError(pub Vec<String>);

/// Reads the designs of the file at `path`. Its first line names the columns: `name`, `design` (a design code), `camera`, and
/// ids of option groups.
pub fn read(path: &Path, catalog: &Catalog, book: &Rulebook) -> Result<Vec<Row>, BatchError> {
    let shown = path.display();
    let text = match files::read_text(path, MAX_BYTES) {
        Ok(Some(text)) => text,
        Ok(None) => return Err(BatchError(vec![format!("{shown}: there is no such file")])),
        Err(error) => return Err(BatchError(vec![error.to_string()])),
    };
    rows(text.trim_start_matches('\u{feff}'), catalog, book).map_err(|problems| {
        BatchError(problems.into_iter().map(|(line, told)| format!("{shown}:{line}: {told}")).collect())
    })
}

/// The lines of `text`, or its problems with the numbers of the lines.
fn rows(text: &str, catalog: &Catalog, book: &Rulebook) -> Result<Vec<Row>, Vec<(usize, String)>> {
    let line_of = |byte: usize| text[..byte].matches('\n').count() + 1;
    let (records, unclosed) = csv::records(text, MAX_ROWS + 2);
    if let Some(byte) = unclosed {
        return Err(vec![(line_of(byte), "a quote is not closed; add the missing \"".into())]);
    }
    let mut records = records.into_iter();
    let header: Vec<String> = match records.next() {
        Some(header) => header.into_iter().map(|(cell, _)| cell.trim().to_owned()).collect(),
        None => return Err(vec![(1, "the file is empty; name the columns in its first line".into())]),
    };
    let known = || ["name", "design", "camera"].into_iter().chain(catalog.groups.iter().map(|group| group.id.as_str()));
    let mut problems: Vec<(usize, String)> = Vec::new();
    for column in &header {
        if let Err(unknown) = names::find("column", column, known()) {
            problems.push((1, unknown.to_string()));
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let (mut rows, mut taken) = (Vec::new(), BTreeMap::new());
    for (number, record) in records.enumerate() {
        let line = record.first().map_or(1, |(_, bytes)| line_of(bytes.start));
        if number == MAX_ROWS {
            problems.push((line, format!("there are more than {MAX_ROWS} designs; divide the file")));
            break;
        }
        if record.len() != header.len() {
            let told = format!("there are {} cells where the first line has {}", record.len(), header.len());
            problems.push((line, told));
            continue;
        }
        let mut row = Row { name: format!("{:04}", number + 1), start: Start::default(), camera: None };
        for (column, (cell, _)) in header.iter().zip(record) {
            let cell = cell.trim();
            match column.as_str() {
                _ if cell.is_empty() => {}
                "name" => row.name = cell.to_owned(),
                "design" => row.start.design = Some(cell.to_owned()),
                "camera" => row.camera = Some(cell.to_owned()),
                group => row.start.set.push((group.to_owned(), cell.to_owned())),
            }
        }
        if !files::is_plain(&row.name) {
            let told = format!("“{}” cannot be the name of a file; use up to 64 letters, digits, - and _", row.name);
            problems.push((line, told));
        } else if let Some(first) = taken.insert(row.name.clone(), line) {
            problems.push((line, format!("“{}” is the name of line {first}, too", row.name)));
        }
        match check(catalog, book, &row) {
            Ok(()) => rows.push(row),
            Err(told) => problems.push((line, told)),
        }
    }
    if problems.is_empty() { Ok(rows) } else { Err(problems) }
}

fn check(catalog: &Catalog, book: &Rulebook, row: &Row) -> Result<(), String> {
    if row.start.design.is_some() && !row.start.set.is_empty() {
        return Err("it has a design code and values besides; leave one of them empty".into());
    }
    if let Some(camera) = &row.camera {
        let cameras = catalog.stage.cameras.keys().map(String::as_str);
        names::find("camera", camera, cameras).map_err(|unknown| unknown.to_string())?;
    }
    start(catalog, book, &row.start).map(|_: Source| ()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        design::code,
        rules::fixture::{bicycle, selection},
    };

    fn catalog() -> Catalog {
        let mut catalog = bicycle();
        let home = crate::catalog::Camera { target_mm: [0.0; 3], theta: 0.0, phi: 1.0, frame_mm: 9.0 };
        catalog.stage.cameras.insert("hero".into(), home);
        catalog
    }

    #[test]
    fn a_line_is_a_code_or_values_with_a_name_and_a_camera() {
        let catalog = catalog();
        let book = Rulebook::new(&catalog);
        let code = code::encode(&catalog, &selection(&catalog, &["gravel", "carbon", "flat", "orange", "none"]));
        let text = format!("name,design,camera,group-1\nfirst,{code},,\n,,hero,carbon\n");
        let rows = rows(&text, &catalog, &book).unwrap();
        assert_eq!((rows[0].name.as_str(), rows[0].start.design.as_deref()), ("first", Some(code.as_str())));
        assert_eq!((rows[1].name.as_str(), rows[1].camera.as_deref()), ("0002", Some("hero")));
        assert_eq!(rows[1].start.set, [("group-1".to_owned(), "carbon".to_owned())]);
    }

    #[test]
    fn every_problem_is_told_with_its_line() {
        let catalog = catalog();
        let book = Rulebook::new(&catalog);
        let check = |text: &str, expect: &[(usize, &str)]| {
            let problems = rows(text, &catalog, &book).unwrap_err();
            assert_eq!(problems.len(), expect.len(), "{problems:?}");
            for ((line, told), (at, part)) in problems.iter().zip(expect) {
                assert!(line == at && told.contains(part), "{line}: {told} instead of {at}: {part}");
            }
        };
        check("", &[(1, "empty")]);
        check("group-1,grup-2\n", &[(1, "did you mean “group-2”?")]);
        check("group-1\n\"steel\n", &[(2, "not closed")]);
        check(
            "name,group-1\na,steel\nb\n../c,steel\na,carbon\n",
            &[
                (3, "1 cells where the first line has 2"),
                (4, "cannot be the name of a file"),
                (5, "the name of line 2"),
            ],
        );
        check(
            "design,camera,group-1\nHELLO,,\n,heroo,\n,,stel\nX,,steel\n",
            &[
                (2, "design code"),
                (3, "did you mean “hero”?"),
                (4, "did you mean “steel”?"),
                (5, "leave one of them empty"),
            ],
        );
    }
}
