//! Reading DIMACS CNF (the format of the SAT competitions), with names in comments: `c <variable> <name>`.
//!
//! Invariant: every variable is a feature; one that must be true by single-literal clauses alone is mandatory, every other one
//! optional. Nothing is allocated by what the header promises.

use super::{
    model::{At, Constraint, Feature, FeatureModel, Formula, MAX_FEATURES, Members, MembersKind},
    problems::{Problems, quoted},
};
use std::collections::{BTreeMap, BTreeSet};

/// Most literals of all clauses together.
const MAX_LITERALS: usize = 1_000_000;

#[derive(Default)]
struct Reader {
    names: BTreeMap<usize, String>,
    /// Number of variables and of clauses, and where they are promised.
    header: Option<(usize, usize, At)>,
    clauses: Vec<(At, BTreeSet<i64>)>,
    /// The clause that is being read.
    open: Option<(At, BTreeSet<i64>)>,
    literals: usize,
}

/// The model that `text` describes; `None` after an error.
pub fn read(text: &str, problems: &mut Problems) -> Option<FeatureModel> {
    let mut reader = Reader::default();
    for (i, line) in text.lines().enumerate() {
        let at = At { line: i + 1, column: 1, length: 1 };
        let trimmed = line.trim();
        // Some collections end with `%` and a lonely zero behind it.
        if trimmed == "%" || problems.is_full() {
            break;
        }
        let mut words = trimmed.split_ascii_whitespace();
        match words.next() {
            None => {}
            Some("c") => reader.comment(trimmed),
            Some("p") => reader.header(at, words.collect::<Vec<_>>().as_slice(), problems),
            Some(_) => reader.line(i + 1, line, problems),
        }
    }
    if let Some((at, _)) = &reader.open {
        problems.error(*at, "dimacs-syntax", "the last clause has no end", "end each clause with `0`");
    }
    let (variables, promised, at) = reader.header.or_else(|| {
        problems.error(At::START, "dimacs-syntax", "there is no header", "begin with `p cnf <variables> <clauses>`");
        None
    })?;
    if promised != reader.clauses.len() {
        let message = format!("{promised} clauses are promised, {} are there", reader.clauses.len());
        problems.warning(at, "clause-count", message, "check that the file is complete");
    }
    (!problems.has_errors()).then(|| reader.model(variables, at))
}

impl Reader {
    /// `c 12 name of variable 12`; any other comment is skipped.
    fn comment(&mut self, line: &str) {
        let rest = line.strip_prefix('c').unwrap_or(line).trim_start();
        let Some((number, name)) = rest.split_once(|c: char| c.is_ascii_whitespace()) else { return };
        // Old FeatureIDE files mark generated names with a dollar sign.
        let Ok(number) = number.trim_end_matches('$').parse::<usize>() else { return };
        if (1..=MAX_FEATURES).contains(&number) && !name.trim().is_empty() {
            self.names.entry(number).or_insert_with(|| name.trim().to_owned());
        }
    }

    fn header(&mut self, at: At, words: &[&str], problems: &mut Problems) {
        let counts = match words {
            ["cnf", variables, clauses] => variables.parse().ok().zip(clauses.parse().ok()),
            _ => None,
        };
        match counts {
            _ if self.header.is_some() => {
                problems.error(at, "dimacs-syntax", "there are two headers", "remove one of the two");
            }
            Some((variables, _)) if variables >= MAX_FEATURES => {
                let message = format!("there are {variables} variables; at most {} are read", MAX_FEATURES - 1);
                problems.error(at, "too-large", message, "split the model");
            }
            Some((variables, clauses)) => self.header = Some((variables, clauses, at)),
            None => {
                let remedy = "write `p cnf <variables> <clauses>`";
                problems.error(at, "dimacs-syntax", "the header cannot be read", remedy);
            }
        }
    }

    /// Literals; a clause may go over several lines, and a line may have several clauses.
    fn line(&mut self, number: usize, line: &str, problems: &mut Problems) {
        let Some((variables, ..)) = self.header else {
            if !problems.has_errors() {
                let at = At { line: number, column: 1, length: 1 };
                let remedy = "write `p cnf <variables> <clauses>` above the first clause";
                problems.error(at, "dimacs-syntax", "a clause stands before the header", remedy);
            }
            return;
        };
        for word in line.split_ascii_whitespace() {
            // A word lies within its line.
            let bytes = word.as_ptr() as usize - line.as_ptr() as usize;
            let column = line.get(..bytes).map_or(1, |before| before.chars().count() + 1);
            let at = At { line: number, column, length: word.chars().count() };
            let literal = word.parse::<i64>().ok().filter(|literal| literal.unsigned_abs() <= variables as u64);
            let Some(literal) = literal else {
                let message = format!("{} is no literal", quoted(word));
                let remedy = format!("write a whole number from -{variables} to {variables}");
                problems.error(at, "dimacs-syntax", message, remedy);
                if problems.is_full() {
                    return;
                }
                continue;
            };
            let (start, mut clause) = self.open.take().unwrap_or((at, BTreeSet::new()));
            self.literals += 1;
            if self.literals > MAX_LITERALS {
                let message = format!("there are more than {MAX_LITERALS} literals");
                problems.error(at, "too-large", message, "split the model");
                return;
            }
            if literal == 0 {
                if clause.is_empty() {
                    let message = "an empty clause never holds, so there is no design at all";
                    problems.error(at, "void-model", message, "remove it");
                } else {
                    self.clauses.push((start, clause));
                }
            } else {
                clause.insert(literal);
                self.open = Some((start, clause));
            }
        }
    }

    fn model(mut self, variables: usize, at: At) -> FeatureModel {
        let always = self.always_true(variables);
        let mut features = vec![Feature::new("Options", At::START)];
        for number in 1..=variables {
            let name = self.names.remove(&number).unwrap_or_else(|| format!("Option {number}"));
            features.push(Feature::new(name, at));
        }
        let (mandatory, optional): (Vec<_>, Vec<_>) = (1..=variables).partition(|number| always[*number]);
        let groups = [(MembersKind::Mandatory, mandatory), (MembersKind::Optional, optional)];
        let groups = groups.into_iter().filter(|(_, features)| !features.is_empty());
        features[0].groups = groups.map(|(kind, features)| Members { kind, at, features }).collect();
        let constraints = self.clauses.iter().map(|(at, clause)| {
            let literals = clause.iter().map(|&literal| {
                let has = Formula::Has(literal.unsigned_abs() as usize);
                if literal > 0 { has } else { Formula::Not(Box::new(has)) }
            });
            Constraint { at: *at, formula: Formula::Any(literals.collect()) }
        });
        FeatureModel {
            constraints: constraints.collect(),
            features,
            comparisons: Vec::new(),
            sums: Vec::new(),
            currency: "EUR".to_owned(),
        }
    }

    /// By variable: whether clauses of which only one literal is left say that it is true.
    fn always_true(&self, variables: usize) -> Vec<bool> {
        let mut known = vec![None; variables + 1];
        let mut left: Vec<usize> = self.clauses.iter().map(|(_, clause)| clause.len()).collect();
        let mut of = vec![Vec::new(); variables + 1];
        for (i, (_, clause)) in self.clauses.iter().enumerate() {
            for literal in clause {
                of[literal.unsigned_abs() as usize].push((i, *literal > 0));
            }
        }
        let single = |clause: &BTreeSet<i64>, known: &[Option<bool>]| {
            clause.iter().copied().find(|literal| known[literal.unsigned_abs() as usize].is_none())
        };
        let mut waiting: Vec<usize> = (0..left.len()).filter(|&i| left[i] == 1).collect();
        while let Some(i) = waiting.pop() {
            let Some(literal) = single(&self.clauses[i].1, &known) else { continue };
            let variable = literal.unsigned_abs() as usize;
            known[variable] = Some(literal > 0);
            for &(clause, positive) in &of[variable] {
                if positive != (literal > 0) {
                    left[clause] -= 1;
                    if left[clause] == 1 {
                        waiting.push(clause);
                    }
                }
            }
        }
        known.into_iter().map(|known| known == Some(true)).collect()
    }
}
