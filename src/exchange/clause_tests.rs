//! Clauses against the truth of the formula, value by value.

use super::{
    super::model::Formula::{self, All, Any, Has, Implies, Not, Same},
    *,
};
use proptest::prelude::*;

/// Group 0 has two values, group 1 four, group 2 three.
const SIZES: [u16; 3] = [2, 4, 3];

fn presences() -> Vec<Presence> {
    vec![
        Presence::Always,
        Presence::In(0, vec![1]),
        Presence::In(1, vec![1]),
        Presence::In(1, vec![2, 3]),
        Presence::In(2, vec![0]),
        Presence::In(2, vec![0, 2]),
    ]
}

fn is_present(presence: &Presence, values: [u16; 3]) -> bool {
    match presence {
        Presence::Always => true,
        Presence::In(group, set) => set.contains(&values[usize::from(*group)]),
    }
}

fn is_true(formula: &Formula, values: [u16; 3]) -> bool {
    match formula {
        Has(feature) => is_present(&presences()[*feature], values),
        Not(inner) => !is_true(inner, values),
        All(parts) => parts.iter().all(|part| is_true(part, values)),
        Any(parts) => parts.iter().any(|part| is_true(part, values)),
        Implies(when, then) => !is_true(when, values) || is_true(then, values),
        Same(one, other) => is_true(one, values) == is_true(other, values),
    }
}

fn formulas() -> impl Strategy<Value = Formula> {
    (0..6_usize).prop_map(Has).prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            inner.clone().prop_map(|inner| Not(Box::new(inner))),
            prop::collection::vec(inner.clone(), 1..4).prop_map(All),
            prop::collection::vec(inner.clone(), 1..4).prop_map(Any),
            (inner.clone(), inner.clone()).prop_map(|(when, then)| Implies(Box::new(when), Box::new(then))),
            (inner.clone(), inner).prop_map(|(one, other)| Same(Box::new(one), Box::new(other))),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn clauses_say_what_the_formula_says(formula in formulas()) {
        let clauses = of_formula(&formula, true, &presences(), &mut Clauses::new(&SIZES)).unwrap();
        for clause in &clauses {
            for (group, set) in clause {
                prop_assert!(!set.is_empty() && set.len() < usize::from(SIZES[usize::from(*group)]));
            }
        }
        for (a, b, c) in (0..2).flat_map(|a| (0..4).flat_map(move |b| (0..3).map(move |c| (a, b, c)))) {
            let values = [a, b, c];
            let holds = |clause: &Clause| clause.iter().any(|(g, set)| set.contains(&values[usize::from(*g)]));
            prop_assert_eq!(clauses.iter().all(holds), is_true(&formula, values), "{:?} at {:?}", clauses, values);
        }
    }
}

#[test]
fn values_of_one_group_make_one_clause() {
    let sizes = [50, 2];
    let clauses = &mut Clauses::new(&sizes);
    let mut presences: Vec<_> = (0..20).map(|value| Presence::In(0, vec![value])).collect();
    presences.push(Presence::In(1, vec![1]));
    let none = All((0..20).map(|feature| Not(Box::new(Has(feature)))).collect());
    let found = of_formula(&Implies(Box::new(Has(20)), Box::new(none)), true, &presences, clauses).unwrap();
    assert_eq!(found, [Clause::from([(0, (20..50).collect()), (1, vec![0])])]);
}

#[test]
fn what_explodes_is_refused() {
    let sizes = [2; 40];
    let presences: Vec<_> = (0..40).map(|group| Presence::In(group, vec![1])).collect();
    let pair = |i: usize| All(vec![Has(2 * i), Has(2 * i + 1)]);
    let pairs = |count: usize| Any((0..count).map(pair).collect());
    let count =
        |formula: &Formula| of_formula(formula, true, &presences, &mut Clauses::new(&sizes)).map(|all| all.len());
    assert_eq!(count(&pairs(8)), Ok(256));
    assert_eq!(count(&pairs(20)), Err(TooLarge));
    let mut same = Has(0);
    for i in 1..32 {
        same = Same(Box::new(same), Box::new(Has(i)));
    }
    assert_eq!(count(&same), Err(TooLarge));
}
