//! Rules that tests ask about: known instances, the shipped lines, and a line like those in the shop.
//!
//! Problems from outside the repository are looked for in `ATELIER_SHARED`, else in `../shared`; what is missing is skipped
//! and said so.

use atelier::{
    catalog::{Selection, Sources, ValueIx, resolve},
    rules::{
        Instance, Rulebook,
        diagram::Limits,
        network::{Literal, Network},
    },
};
use num_bigint::BigUint;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

/// No diagram fits: everything is answered by search.
pub const SEARCH: Limits = Limits { nodes: 0, edges: 0, steps: 0 };
/// The lines in `catalogs/`.
pub const LINES: [&str; 3] = ["eyewear", "lounge-chair", "wine"];

fn shared(name: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from("../shared");
    let path = std::env::var_os("ATELIER_SHARED").map_or_else(beside, PathBuf::from).join("rules").join(name);
    if !path.is_file() {
        println!("skipped: there is no {}", path.display());
        return None;
    }
    Some(path)
}

pub fn megane() -> Option<Network> {
    let path = shared("renault-megane.tcsp.xz")?;
    let Ok(output) = Command::new("xz").arg("-dc").arg(&path).output() else {
        println!("skipped: there is no xz to unpack {}", path.display());
        return None;
    };
    assert!(output.status.success());
    Some(Instance::read(std::str::from_utf8(&output.stdout).unwrap()).unwrap().network)
}

/// Clauses over variables of two values.
fn dimacs(text: &str) -> Network {
    let lines = text.lines().filter(|line| !line.starts_with('c'));
    let mut network = Network::default();
    for line in lines {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["p", "cnf", variables, _] = words[..] {
            network = Network::new(vec![2; variables.parse().unwrap()]);
            continue;
        }
        let literals = words.iter().map(|word| word.parse::<i64>().unwrap()).filter(|&literal| literal != 0);
        let literal = |l: i64| Literal { variable: l.unsigned_abs() as usize - 1, values: vec![u16::from(l > 0)] };
        network.add_clauses([literals.map(literal).collect()]);
    }
    network
}

pub fn book(network: &Network, limits: Limits) -> Rulebook {
    Rulebook::of(network.clone(), Selection::new(vec![ValueIx(0); network.sizes().len()]), limits)
}

/// A line like those in the shop: number, sizes, colours, parts, all kinds of rules.
pub fn shop() -> Network {
    let mut network = Network::new(vec![4, 5, 3, 8, 6, 2, 101, 101, 3, 7]);
    let is = |variable: usize, values: &[u16]| Literal { variable, values: values.to_vec() };
    network.add_clauses([vec![is(0, &[1, 2, 3]), is(1, &[0, 1])], vec![is(0, &[1, 2, 3]), is(2, &[0])]]);
    network.add_clauses([vec![is(3, &[0, 1, 2]), is(4, &[1, 3, 5]), is(5, &[1])]]);
    let rows: [[&[u16]; 3]; 4] = [
        [&[0, 1], &[0, 1, 2], &[0, 1]],
        [&[2], &[3, 4], &[1, 2]],
        [&[3], &[5, 6, 7], &[0]],
        [&[1, 3], &[2], &[0, 1, 2]],
    ];
    network.add_table(&[0, 3, 8], false, rows);
    let forbidden: [[&[u16]; 2]; 2] = [[&[1], &[2]], [&[4], &[0, 5]]];
    network.add_table(&[1, 4], true, forbidden);
    let amounts: Vec<i64> = (0..=100).collect();
    let glass: Vec<i64> = vec![10, 20, 30];
    network.add_linear(&[(6, &amounts), (7, &amounts), (8, &glass)], Some(100), Some(100));
    network.add_clauses([vec![is(9, &[0, 1, 2, 3]), is(6, &(0..40).collect::<Vec<_>>())]]);
    network
}

/// The instance called so in the list of counts.
pub fn instance(name: &str) -> Option<Network> {
    if name == "renault-megane.tcsp" { megane() } else { feature_model(name) }
}

/// How many designs the known instances have, by name.
pub fn known_counts() -> Option<BTreeMap<String, BigUint>> {
    let text = std::fs::read_to_string(shared("counts.txt")?).unwrap();
    let known = text.lines().filter_map(|line| line.split_once(' '));
    Some(known.map(|(name, count)| (name.to_owned(), count.trim().parse().unwrap())).collect())
}

pub fn feature_model(name: &str) -> Option<Network> {
    Some(dimacs(&std::fs::read_to_string(shared(name)?).unwrap()))
}

/// The rules of a shipped line.
pub fn shipped(line: &str) -> Network {
    fn walk(folder: &Path, prefix: &str, texts: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let path = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            match entry.file_type().unwrap().is_dir() {
                true => walk(&entry.path(), &format!("{path}/"), texts),
                false => drop(texts.insert(path, std::fs::read_to_string(entry.path()).unwrap())),
            }
        }
    }
    let mut texts = BTreeMap::new();
    walk(&Path::new("catalogs").join(line), "", &mut texts);
    let resolved = resolve(&Sources { folder: format!("catalogs/{line}"), texts, assets: None });
    Rulebook::network_of(&resolved.catalog.unwrap())
}
