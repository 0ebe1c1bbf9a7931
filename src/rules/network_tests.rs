//! Odd constraints mean the same to everyone: what holds by definition, what the diagram counts, what the solver allows.

use super::{Constraint, Literal, Network};
use crate::{
    catalog::{Choice, GroupIx, Selection, ValueIx},
    rules::{Rulebook, diagram::Limits},
};

fn all(sizes: &[usize]) -> Vec<Vec<u16>> {
    sizes.iter().fold(vec![Vec::new()], |all, &size| {
        let longer = |head: &Vec<u16>| (0..size as u16).map(|value| [&head[..], &[value]].concat()).collect::<Vec<_>>();
        all.iter().flat_map(longer).collect()
    })
}

fn check(network: &Network, expect: usize) {
    let holds = |values: &Vec<u16>| network.constraints().iter().all(|c: &Constraint| c.holds(|v| values[v]));
    let valid: Vec<Vec<u16>> = all(network.sizes()).into_iter().filter(holds).collect();
    assert_eq!(valid.len(), expect, "by definition");
    let defaults = Selection::new(vec![ValueIx(0); network.sizes().len()]);
    let compiled = Rulebook::of(network.clone(), defaults.clone(), Limits::default());
    assert_eq!(compiled.count(), Some(expect.into()), "by the diagram");
    let searched = Rulebook::of(network.clone(), defaults, Limits { nodes: 0, edges: 0, steps: 0 });
    for values in all(network.sizes()) {
        let choice = |(group, &value): (u16, &u16)| Choice { group: GroupIx(group), value: ValueIx(value) };
        let choices: Vec<Choice> = (0..).zip(&values).map(choice).collect();
        assert_eq!(searched.is_possible(&choices), valid.contains(&values), "{values:?} by the solver");
        assert_eq!(compiled.is_possible(&choices), valid.contains(&values), "{values:?} by the diagram");
    }
}

fn table(sizes: &[usize], scope: &[usize], is_forbidden: bool, rows: &[&[&[u16]]]) -> Network {
    let mut network = Network::new(sizes.to_vec());
    network.add_table(scope, is_forbidden, rows.iter().map(|row| row.iter()));
    network
}

#[test]
fn tables_allow_or_forbid_rows() {
    check(&table(&[2, 3], &[0, 1], false, &[&[&[0], &[1]], &[&[1], &[0, 2]]]), 3);
    check(&table(&[2, 3], &[1, 0], true, &[&[&[1], &[0]], &[&[0, 2], &[1]]]), 3);
    check(&table(&[2, 3], &[0, 1], false, &[]), 0);
    check(&table(&[2, 3], &[0, 1], true, &[]), 6);
    check(&table(&[2, 3], &[], false, &[&[]]), 6);
    check(&table(&[2, 3], &[], true, &[&[]]), 0);
}

#[test]
fn a_variable_twice_has_both_cells() {
    check(&table(&[2, 3], &[1, 1], false, &[&[&[0, 1], &[1, 2]]]), 2);
    check(&table(&[2, 3], &[1, 1], false, &[&[&[0], &[1]]]), 0);
    check(&table(&[2, 3], &[1, 0, 1], true, &[&[&[0, 1], &[0], &[1, 2]]]), 5);
}

#[test]
fn what_does_not_exist_never_fits() {
    check(&table(&[2, 3], &[0, 7], false, &[&[&[0], &[0]]]), 0);
    check(&table(&[2, 3], &[0, 7], true, &[&[&[0], &[0]]]), 6);
    check(&table(&[2, 3], &[0, 1], false, &[&[&[0, 9], &[9]], &[&[9, 1], &[0]], &[&[0]]]), 1);
    let mut network = Network::new(vec![2, 3]);
    network
        .add_clauses([vec![Literal { variable: 9, values: vec![0] }, Literal { variable: 1, values: vec![8, 1, 1] }]]);
    check(&network, 2);
    network.add_clauses([]);
    check(&network, 2);
    network.add_clauses([vec![]]);
    check(&network, 0);
}

#[test]
fn sums_are_bounded() {
    let sum = |terms: &[(usize, &[i64])], min: Option<i64>, max: Option<i64>| {
        let mut network = Network::new(vec![3, 3, 2]);
        network.add_linear(terms, min, max);
        network
    };
    check(&sum(&[(0, &[0, 1, 2]), (1, &[0, 1, 2])], Some(2), Some(2)), 6);
    check(&sum(&[(0, &[0, 1, 2]), (1, &[0, 1, 2])], None, Some(1)), 6);
    check(&sum(&[(0, &[-5, 0, 5]), (1, &[7, 0, -7]), (2, &[1, -1])], Some(0), Some(3)), 3);
    check(&sum(&[(0, &[0, 1, 2]), (0, &[0, 1, 2])], Some(3), None), 6);
    check(&sum(&[], Some(0), Some(0)), 18);
    check(&sum(&[], Some(1), None), 0);
    check(&sum(&[(0, &[i64::MIN, 0, i64::MAX]), (1, &[i64::MAX, 0, i64::MIN])], Some(-1), Some(0)), 6);
    check(&sum(&[(0, &[1]), (9, &[5, 5])], Some(1), None), 6);
}

#[test]
fn a_variable_without_values_leaves_nothing() {
    let network = Network::new(vec![2, 0]);
    let book = Rulebook::of(network, Selection::new(vec![ValueIx(0); 2]), Limits::default());
    assert_eq!(book.count(), Some(0_u8.into()));
    assert!(!book.is_satisfiable());
    check(&Network::new(vec![]), 1);
}
