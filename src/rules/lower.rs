//! From the rules of a catalog to constraints.
//!
//! Invariant: constraint `i` of the network is rule `i` of the catalog.

use super::network::{Literal, Network};
use crate::catalog::{Catalog, Condition, Is, RuleKind, ValueIx};

/// The rules of `catalog` over its groups.
pub fn network(catalog: &Catalog) -> Network {
    let mut network = Network::new(catalog.groups.iter().map(|group| group.values.len()).collect());
    for rule in &catalog.rules {
        add(&mut network, &rule.kind);
    }
    network
}

/// `network` with one variable more for each condition, which is 1 exactly where it holds, else 0.
pub fn with_conditions(network: &Network, conditions: &[Condition]) -> Network {
    let mut wide = network.with(conditions.iter().map(|_| 2));
    for (variable, Condition { all, any, .. }) in (network.sizes().len()..).zip(conditions) {
        let holds = |value: u16| Literal { variable, values: vec![value] };
        let fails = |is: &Is| other(network.sizes(), is);
        let mut clauses: Vec<_> = all.iter().map(|is| vec![holds(0), literal(is)]).collect();
        let unless: Vec<Literal> = all.iter().map(fails).chain([holds(1)]).collect();
        if any.is_empty() {
            clauses.push(unless);
        } else {
            clauses.push(any.iter().map(literal).chain([holds(0)]).collect());
            clauses.extend(any.iter().map(|is| unless.iter().cloned().chain([fails(is)]).collect()));
        }
        wide.add_clauses(clauses);
    }
    wide
}

fn add(network: &mut Network, rule: &RuleKind) {
    match rule {
        RuleKind::Requires { when, then } => {
            let unless: Vec<Literal> = when.iter().map(|is| other(network.sizes(), is)).collect();
            network.add_clauses(then.iter().map(|is| unless.iter().cloned().chain([literal(is)]).collect()));
        }
        RuleKind::Excludes { these } => {
            let clause = these.iter().map(|is| other(network.sizes(), is)).collect();
            network.add_clauses([clause]);
        }
        RuleKind::Allowed { groups, rows } => {
            let scope: Vec<usize> = groups.iter().map(|group| usize::from(group.0)).collect();
            let cell = |values: &Vec<ValueIx>| values.iter().map(|value| value.0).collect::<Vec<_>>();
            network.add_table(&scope, false, rows.iter().map(|row| row.iter().map(cell)));
        }
        RuleKind::Linear { terms, min, max } => {
            let terms: Vec<_> = terms.iter().map(|term| (usize::from(term.group.0), &term.amounts[..])).collect();
            network.add_linear(&terms, *min, *max);
        }
    }
}

fn literal(is: &Is) -> Literal {
    Literal { variable: is.group.0.into(), values: is.values.iter().map(|value| value.0).collect() }
}

/// "None of these values."
fn other(sizes: &[usize], is: &Is) -> Literal {
    let size = sizes.get(usize::from(is.group.0)).copied().unwrap_or(0);
    let values = (0..size as u16).filter(|&value| !is.values.contains(&ValueIx(value)));
    Literal { variable: is.group.0.into(), values: values.collect() }
}
