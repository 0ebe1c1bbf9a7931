//! Every answer of the rule book against trying all selections, on arbitrary catalogs.

use super::{Explanation, Rulebook, Status, exact_tests::searched, fixture::*};
use crate::{
    catalog::{Catalog, Choice, GroupIx, Is, RuleKind, ValueIx},
    design::{Design, Selection, edit},
};
use proptest::prelude::*;

/// What trying every selection says.
struct Oracle {
    valid: Vec<Selection>,
}

impl Oracle {
    fn new(catalog: &Catalog) -> Self {
        Self { valid: valid_selections(catalog) }
    }

    fn is_possible(&self, choices: &[Choice]) -> bool {
        self.valid.iter().any(|selection| choices.iter().all(|&choice| selection.has(choice)))
    }

    /// Keeps the earlier wishes among the smallest sets of drops. Subsets are bit masks, wish 0 the highest bit.
    fn repair(&self, fixed: &[Choice], wishes: &[Choice]) -> Option<(Vec<Choice>, Vec<Choice>)> {
        let count = wishes.len();
        let is_kept = |mask: u32, i: usize| mask >> (count - 1 - i) & 1 == 1;
        let kept = |mask: u32| (0..count).filter(move |&i| is_kept(mask, i)).map(|i| wishes[i]);
        let best = (0..1_u32 << count)
            .filter(|&mask| self.is_possible(&fixed.iter().copied().chain(kept(mask)).collect::<Vec<_>>()))
            .max_by_key(|mask| (mask.count_ones(), *mask))?;
        Some((kept(best).collect(), kept(!best).collect()))
    }

    fn complete(&self, catalog: &Catalog, fixed: &[Choice], prefer: &Selection) -> Option<Selection> {
        let keeps = |selection: &Selection| prefer.choices().map(|c| selection.has(c)).collect::<Vec<_>>();
        let fits = |group: GroupIx, selection: &Selection| {
            let value = selection.value(group);
            std::cmp::Reverse(if value == catalog.group(group).default { 0 } else { value.0 + 1 })
        };
        let ranks = |selection: &Selection| catalog.groups().map(|(g, _)| fits(g, selection)).collect::<Vec<_>>();
        let fixed_holds = |selection: &&Selection| fixed.iter().all(|&choice| selection.has(choice));
        self.valid.iter().filter(fixed_holds).max_by_key(|s| (keeps(s), ranks(s))).cloned()
    }
}

fn besides(own: &[Choice], group: GroupIx) -> Vec<Choice> {
    own.iter().copied().filter(|own| own.group != group).collect()
}

fn check_statuses(catalog: &Catalog, book: &Rulebook, oracle: &Oracle, design: &Design) {
    let statuses = book.statuses(design);
    assert_eq!(statuses.len(), catalog.groups.len());
    for choice in all_choices(catalog) {
        let status = &statuses[usize::from(choice.group.0)][usize::from(choice.value.0)];
        let own = besides(&design.own_choices(), choice.group);
        let expected = match oracle.repair(&[choice], &own) {
            _ if design.selection.has(choice) => Status::Selected,
            None => Status::Never,
            Some((_, lost)) if lost.is_empty() => Status::Free,
            Some((kept, lost)) => {
                let fixed = [&kept[..], &[choice]].concat();
                let after = oracle.complete(catalog, &fixed, &design.selection).unwrap();
                Status::AfterChanges(
                    lost.iter().map(|own| Choice { group: own.group, value: after.value(own.group) }).collect(),
                )
            }
        };
        assert_eq!(*status, expected, "{choice:?} in {design:?}");
        check_choosing(book, design, choice, status);
        check_explanation(catalog, book, design, choice, status);
    }
}

/// Choosing does what the status promised and ends in a valid design.
fn check_choosing(book: &Rulebook, design: &Design, choice: Choice, status: &Status) {
    let outcome = edit::choose(book, design, choice);
    let Some(outcome) = outcome else { return assert_eq!(*status, Status::Never) };
    assert_ne!(*status, Status::Never);
    assert!(book.broken(&outcome.design.selection).is_empty());
    assert!(outcome.design.selection.has(choice) && outcome.design.own[usize::from(choice.group.0)]);
    let gave_way: Vec<_> = outcome.changes.iter().filter(|change| change.was_own).map(|change| change.to).collect();
    let promised = if let Status::AfterChanges(changes) = status { changes.clone() } else { Vec::new() };
    assert_eq!(gave_way, promised);
    let mut moved = design.selection.clone();
    for change in &outcome.changes {
        assert!(design.selection.has(change.from) && change.from.group != choice.group);
        moved.set(change.to);
    }
    moved.set(choice);
    assert_eq!(moved, outcome.design.selection, "the changes are all there is");
}

/// The explanation forbids the choice, and no longer does when any one member is gone.
fn check_explanation(catalog: &Catalog, book: &Rulebook, design: &Design, choice: Choice, status: &Status) {
    let Explanation { choices, rules, is_cut_short } = book.explain(design, choice);
    assert!(!is_cut_short);
    let own = besides(&design.own_choices(), choice.group);
    if matches!(status, Status::Selected | Status::Free) {
        assert!(choices.is_empty() && rules.is_empty());
        return;
    }
    let allows = |choices: &[Choice], rules: &[usize]| {
        let kept = rules.iter().map(|&rule| catalog.rules[rule].clone()).collect();
        let catalog = Catalog { rules: kept, ..catalog.clone() };
        Oracle::new(&catalog).is_possible(&[choices, &[choice]].concat())
    };
    assert!(choices.iter().all(|choice| own.contains(choice)));
    assert!(!allows(&choices, &rules), "{choice:?} is not explained");
    for i in 0..choices.len() {
        assert!(allows(&[&choices[..i], &choices[i + 1..]].concat(), &rules), "{:?} is not needed", choices[i]);
    }
    for i in 0..rules.len() {
        assert!(allows(&choices, &[&rules[..i], &rules[i + 1..]].concat()), "rule {i} is not needed");
    }
}

/// Picks out of `all` by numbers that know nothing of its length.
fn pick<T: Clone>(all: &[T], numbers: &[usize]) -> Vec<T> {
    numbers.iter().map(|number| all[number % all.len()].clone()).collect()
}

#[test]
fn an_edit_session_on_the_bicycle_never_meets_a_dead_end() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let oracle = Oracle::new(&catalog);
    let mut design = edit::start(&catalog, &book).unwrap();
    let mut state = 1_usize;
    for _ in 0..150 {
        check_statuses(&catalog, &book, &oracle, &design);
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        let choice = pick(&all_choices(&catalog), &[state >> 33])[0];
        if let Some(outcome) = edit::choose(&book, &design, choice) {
            design = outcome.design;
        }
    }
}

#[test]
fn the_bicycle_says_what_a_customer_would_read() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let of = |id| choice(&catalog, id);
    let start = edit::start(&catalog, &book).unwrap();
    let carbon = edit::choose(&book, &start, of("carbon")).unwrap().design;
    let status = |design: &Design, id| {
        let choice = of(id);
        book.statuses(design)[usize::from(choice.group.0)][usize::from(choice.value.0)].clone()
    };
    assert_eq!(status(&carbon, "carbon"), Status::Selected);
    assert_eq!(status(&carbon, "orange"), Status::Free);
    assert_eq!(status(&carbon, "red"), Status::AfterChanges(vec![of("steel")]));
    assert_eq!(status(&carbon, "gold"), Status::Never);
    let why = |id| book.explain(&carbon, of(id));
    assert_eq!(why("racks"), Explanation { choices: vec![of("carbon")], rules: vec![2], is_cut_short: false });
    assert_eq!(why("gold"), Explanation { rules: vec![3], ..Explanation::default() });
    assert_eq!(why("orange"), Explanation::default());
}

#[test]
fn broken_rules_are_listed_in_order() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let check = |ids: [&str; 5], expect: &[usize]| {
        let selection = selection(&catalog, &ids);
        assert_eq!(book.broken(&selection), expect);
        assert_eq!(book.is_valid(&selection), expect.is_empty());
    };
    check(["road", "steel", "drop", "black", "none"], &[]);
    check(["road", "steel", "flat", "black", "none"], &[0]);
    check(["city", "carbon", "drop", "red", "racks"], &[1, 2, 3]);
    check(["gravel", "steel", "flat", "gold", "racks"], &[3, 4]);
}

#[test]
fn what_the_catalog_does_not_have_is_impossible() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let check = |group: u16, value: u16| {
        let choice = Choice { group: GroupIx(group), value: ValueIx(value) };
        assert!(!book.is_possible(&[choice]));
        assert_eq!(book.repair(&[], &[choice]), Some((vec![], vec![choice])));
    };
    check(0, 3);
    check(4, 2);
    check(5, 0);
    check(u16::MAX, u16::MAX);
    assert!(!book.is_valid(&Selection::new(vec![])));
}

#[test]
fn large_repairs_are_the_smallest_there_are() {
    // The last group's second value forbids the second value of all others.
    let is = |group: usize| Is { group: GroupIx(group as u16), values: vec![ValueIx(1)] };
    let pairs = (0..9).map(|group| RuleKind::Excludes { these: vec![is(group), is(9)] });
    let catalog = sized(&[2; 10], pairs.collect());
    let book = Rulebook::new(&catalog);
    let all: Vec<_> = Selection::new(vec![ValueIx(1); 10]).choices().collect();
    let check = |fixed: &[Choice], left: &[Choice], lost: &[Choice]| {
        assert_eq!(book.repair(fixed, &all), Some((left.to_vec(), lost.to_vec())));
    };
    check(&[], &all[..9], &all[9..]);
    check(&all[9..], &all[9..], &all[..9]);
    let searched = searched(&catalog);
    assert_eq!(searched.repair(&all[9..], &all), Some((all[9..].to_vec(), all[..9].to_vec())));
}

#[test]
fn large_groups_do_not_disturb_each_other() {
    let catalog = sized(&[8, 14, 8], vec![]);
    let book = Rulebook::new(&catalog);
    let design = edit::start(&catalog, &book).unwrap();
    let design = edit::valid(&book, design.selection).unwrap();
    for (row, size) in book.statuses(&design).iter().zip([8, 14, 8]) {
        assert_eq!(row[0], Status::Selected);
        assert_eq!(row[1..], vec![Status::Free; size - 1]);
    }
}

#[test]
fn the_book_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: T) {}
    shared(Rulebook::new(&bicycle()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn statuses_hold_in_any_catalog(catalog in any_catalog(), numbers in prop::collection::vec(any::<usize>(), 4)) {
        let book = Rulebook::new(&catalog);
        let oracle = Oracle::new(&catalog);
        prop_assert_eq!(book.is_satisfiable(), !oracle.valid.is_empty());
        let Some(mut design) = edit::start(&catalog, &book) else { return Ok(()) };
        for choice in pick(&all_choices(&catalog), &numbers) {
            check_statuses(&catalog, &book, &oracle, &design);
            if let Some(outcome) = edit::choose(&book, &design, choice) {
                design = outcome.design;
            }
        }
    }

    #[test]
    fn completions_and_repairs_hold_in_any_catalog(
        catalog in any_catalog(),
        fixed in prop::collection::vec(any::<usize>(), 0..3),
        wishes in prop::collection::vec(any::<usize>(), 0..8),
        prefer in any::<usize>(),
    ) {
        let book = Rulebook::new(&catalog);
        let oracle = Oracle::new(&catalog);
        let fixed = pick(&all_choices(&catalog), &fixed);
        let prefer = &pick(&all_selections(&catalog), &[prefer])[0];
        prop_assert_eq!(book.is_possible(&fixed), oracle.is_possible(&fixed));
        prop_assert_eq!(book.complete(&fixed, prefer), oracle.complete(&catalog, &fixed, prefer));
        let mut wishes = pick(&all_choices(&catalog), &wishes);
        let repaired = book.repair(&fixed, &wishes);
        wishes.sort_unstable();
        wishes.dedup();
        let expected = oracle.repair(&fixed, &wishes);
        prop_assert_eq!(repaired, expected);
    }

    #[test]
    fn answers_do_not_depend_on_earlier_questions(catalog in any_catalog(), numbers in prop::collection::vec(any::<usize>(), 6)) {
        let used = Rulebook::new(&catalog);
        let Some(mut design) = edit::start(&catalog, &used) else { return Ok(()) };
        for choice in pick(&all_choices(&catalog), &numbers) {
            let fresh = Rulebook::new(&catalog);
            prop_assert_eq!(used.explain(&design, choice), fresh.explain(&design, choice));
            prop_assert_eq!(used.statuses(&design), Rulebook::new(&catalog).statuses(&design));
            if let Some(outcome) = edit::choose(&used, &design, choice) {
                design = outcome.design;
            }
        }
    }
}
