//! Searches that are given up: always in the same place, never with a wrong answer.

use super::{Effort, Kind, NotKnown, Rulebook, Status, exact_tests::searched, fixture::*};
use crate::{
    catalog::{Choice, Design, GroupIx, Is, RuleKind, Selection, ValueIx},
    design::edit,
};
use proptest::prelude::*;

/// More pigeons than holes: no design, and no solver of this kind says so in reasonable time.
fn pigeons(count: usize) -> Rulebook {
    let is = |pigeon: usize, hole: u16| Is { group: GroupIx(pigeon as u16), values: vec![ValueIx(hole)] };
    let holes = (0..count as u16 - 1).flat_map(|hole| {
        let pairs = (0..count).flat_map(|a| (0..a).map(move |b| (a, b)));
        pairs.map(move |(a, b)| RuleKind::Excludes { these: vec![is(a, hole), is(b, hole)] })
    });
    searched(&sized(&vec![count - 1; count], holes.collect()))
}

#[test]
fn what_is_too_hard_is_not_known() {
    let book = pigeons(11).with_effort(Effort { call: 300, question: 1_000 });
    assert!(book.compiled().is_err());
    let first = Choice { group: GroupIx(0), value: ValueIx(0) };
    let selection = Selection::new(vec![ValueIx(0); 11]);
    let design = Design { selection: selection.clone(), own: vec![false; 11] };
    assert_eq!(book.try_complete(&[], &selection), Err(NotKnown));
    assert_eq!(book.try_is_possible(&[first]), Err(NotKnown));
    assert_eq!(book.try_repair(&[], &[first]), Err(NotKnown));
    assert_eq!(book.try_menus(&design, first), Err(NotKnown));
    assert!(book.complete(&[], &selection).is_none() && !book.is_possible(&[]) && !book.is_satisfiable());
    assert!(book.void_core().is_none());
    let why = book.explain(&design, first);
    assert!(why.is_cut_short && why.choices.is_empty() && why.rules.is_empty());
    for (value, status) in book.try_statuses(&design)[3].iter().enumerate() {
        assert_eq!(*status, if value == 0 { Ok(Status::Selected) } else { Err(NotKnown) });
    }
    let panel = book.standings(&design);
    assert_eq!((panel[3][0].kind, panel[3][1].kind), (Kind::Followed, Kind::Unknown));
    // What is easy is known all the same.
    let both = [first, Choice { group: GroupIx(1), value: ValueIx(0) }];
    assert_eq!(book.try_is_possible(&both), Ok(false));
    let why = book.explain(&Design { own: vec![true; 11], ..design }, both[1]);
    assert!(why.is_cut_short, "the second may be impossible without the first");
    assert_eq!((why.choices, why.rules.len()), (vec![first], 1));
}

#[test]
fn own_choices_in_conflict_are_named_even_where_the_rules_are_not_found() {
    let catalog = bicycle();
    let [carbon, racks] = ["carbon", "racks"].map(|id| choice(&catalog, id));
    let design = edit::start(&catalog, &Rulebook::new(&catalog)).unwrap();
    let design = edit::choose(&Rulebook::new(&catalog), &design, carbon).unwrap().design;
    // The diagram knows the choices without effort; only rules are searched.
    let book = Rulebook::new(&catalog).with_effort(Effort { call: 0, question: 0 });
    let why = book.explain(&design, racks);
    assert_eq!((why.choices, why.rules, why.is_cut_short), (vec![carbon], vec![], true));
}

#[test]
fn questions_that_share_an_effort_are_bounded_together() {
    let book = pigeons(11).with_effort(Effort { call: 300, question: 1_000 });
    let both = [0, 1].map(|group| Choice { group: GroupIx(group), value: ValueIx(0) });
    let mut questions = book.questions();
    assert_eq!(questions.try_is_possible(&both), Ok(false));
    let hard = (0..4).map(|_| questions.try_is_possible(&[]));
    assert!(hard.into_iter().all(|answer| answer == Err(NotKnown)));
    let selection = Selection::new(vec![ValueIx(0); 11]);
    assert_eq!(questions.try_is_possible(&both), Err(NotKnown), "the effort is used up");
    assert_eq!(questions.try_complete(&both, &selection), Err(NotKnown));
    assert_eq!(questions.try_repair(&both, &[]), Err(NotKnown));
    assert_eq!(book.questions().try_is_possible(&both), Ok(false));
}

#[test]
fn nothing_hangs() {
    // By the effort of every line: a bounded time for what would take years.
    assert_eq!(pigeons(24).try_is_possible(&[]), Err(NotKnown));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn known_answers_are_right(
        catalog in any_catalog(),
        clicks in prop::collection::vec(any::<usize>(), 1..6),
        (call, question) in (1..4_u64, 1..60_u64),
    ) {
        let exact = Rulebook::new(&catalog);
        let limited = searched(&catalog).with_effort(Effort { call, question });
        let Some(mut design) = edit::start(&catalog, &exact) else {
            prop_assert!(limited.try_complete(&[], &Selection::defaults(&catalog)).is_ok_and(|none| none.is_none())
                || limited.try_is_possible(&[]) == Err(NotKnown));
            return Ok(());
        };
        let all = all_choices(&catalog);
        for click in clicks {
            let choice = all[click % all.len()];
            let own: Vec<_> = design.own_choices().into_iter().filter(|own| own.group != choice.group).collect();
            let fixed = [&own[..], &[choice]].concat();
            let check = |is_right: Result<bool, NotKnown>| is_right != Ok(false);
            prop_assert!(check(limited.try_is_possible(&fixed).map(|found| found == exact.is_possible(&fixed))));
            prop_assert!(check(limited.try_complete(&fixed, &design.selection).map(|f| f == exact.complete(&fixed, &design.selection))));
            prop_assert!(check(limited.try_repair(&[choice], &own).map(|found| found == exact.repair(&[choice], &own))));
            prop_assert!(check(limited.try_menus(&design, choice).map(|found| found == exact.menus(&design, choice))));
            for (found, expected) in limited.try_statuses(&design).iter().flatten().zip(exact.statuses(&design).iter().flatten()) {
                prop_assert!(check(found.clone().map(|found| found == *expected)));
            }
            let why = limited.explain(&design, choice);
            if why.is_cut_short {
                // More than is needed at most: the rules and choices that are named do forbid it; without rules, all of them do.
                let kept = why.rules.iter().map(|&rule| catalog.rules[rule].clone()).collect();
                let only = Rulebook::new(&crate::catalog::Catalog { rules: kept, ..catalog.clone() });
                let named = [&why.choices[..], &[choice]].concat();
                let forbids = if why.rules.is_empty() { &exact } else { &only };
                prop_assert!(why.rules.is_empty() && why.choices.is_empty() || !forbids.is_possible(&named));
            } else {
                prop_assert_eq!(why, exact.explain(&design, choice));
            }
            if let Some(outcome) = edit::choose(&exact, &design, choice) {
                design = outcome.design;
            }
        }
    }
}
