//! A short run of every fuzz target: the committed corpus and seeded mutations of it.

#[path = "fuzz/src/lib.rs"]
mod fuzz;
mod random;

use random::Random;
use std::{fs, path::PathBuf};

/// Mutations of each file of the corpus.
const MUTATIONS: u64 = 150;

/// What parsers stumble over.
const FRAGMENTS: [&str; 30] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "\n",
    "\t",
    " ",
    "//",
    "/*",
    "*/",
    "=>",
    "<=>",
    "!",
    "|",
    "&",
    "..",
    "0",
    "-1",
    "99999999999999999999",
    "1e400",
    "NaN",
    "\u{202e}",
    "\u{feff}",
    "é",
    "r##\"",
    "features\n",
];

fn mutated(mut data: Vec<u8>, other: &[u8], random: &mut Random) -> Vec<u8> {
    for _ in 0..=random.below(4) {
        let at = random.below(data.len() + 1);
        let end = (at + random.below(40)).min(data.len());
        match random.below(7) {
            0 => data.truncate(at),
            1 => drop(data.drain(at..end)),
            2 => data.splice(at..at, FRAGMENTS[random.below(FRAGMENTS.len())].bytes()).for_each(drop),
            3 => {
                let again = data[at..end].repeat(1 + random.below(20));
                data.splice(at..at, again).for_each(drop);
            }
            4 => {
                if let Some(byte) = data.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            5 => {
                let from = random.below(other.len() + 1);
                let to = (from + random.below(200)).min(other.len());
                data.splice(at..end, other[from..to].iter().copied()).for_each(drop);
            }
            _ => data
                .splice(at..at, FRAGMENTS[random.below(FRAGMENTS.len())].repeat(random.below(300)).bytes())
                .for_each(drop),
        }
    }
    data
}

fn run(target: &str, check: fn(&[u8])) {
    let folder = PathBuf::from("tests/fuzz/corpus").join(target);
    let mut paths: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let files: Vec<_> = paths.iter().map(|path| fs::read(path).unwrap()).collect();
    assert!(files.len() > 3, "{} has too few files", folder.display());
    for (i, file) in files.iter().enumerate() {
        check(file);
        for seed in 0..MUTATIONS {
            let mut random = Random::new(seed << 16 | i as u64);
            let other = &files[random.below(files.len())];
            let input = mutated(file.clone(), other, &mut random);
            let told = std::panic::catch_unwind(|| check(&input));
            assert!(told.is_ok(), "{}, seed {seed}:\n{}", paths[i].display(), String::from_utf8_lossy(&input));
        }
    }
}

#[test]
fn catalogs() {
    run("catalog", fuzz::catalog);
}

#[test]
fn codes() {
    run("code", fuzz::code);
}

#[test]
fn feature_models() {
    run("uvl", fuzz::uvl);
}

#[test]
fn clauses() {
    run("dimacs", fuzz::dimacs);
}
