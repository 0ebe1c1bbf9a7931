//! Sums, counts, menus, void lines and the search without a diagram, each against trying all selections.

use super::{
    Kind, Rulebook, Status, Summand, VoidCore,
    diagram::{Counts, Limits},
    fixture::*,
    lower,
    search::EXACT_DROPS,
    sums::{Range, by_value},
};
use crate::{
    catalog::{Catalog, Choice, Design, Selection},
    design::edit,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The rules of `catalog`, all answered by search.
pub fn searched(catalog: &Catalog) -> Rulebook {
    let limits = Limits { nodes: 0, edges: 0, steps: 0 };
    Rulebook::of(lower::network(catalog), Selection::defaults(catalog), limits)
}

fn design(catalog: &Catalog, book: &Rulebook, clicks: &[usize]) -> Option<Design> {
    let mut design = edit::start(catalog, book)?;
    let all = all_choices(catalog);
    for click in clicks {
        if let Some(outcome) = edit::choose(book, &design, all[click % all.len()]) {
            design = outcome.design;
        }
    }
    Some(design)
}

fn amounts(catalog: &Catalog, seed: usize) -> Vec<Vec<i64>> {
    let amount = |group: usize, value: usize| ((group * 7 + value * 13 + seed % 1000) * 31 % 23) as i64 - 9;
    let sizes = catalog.groups.iter().map(|group| group.values.len()).enumerate();
    sizes.map(|(group, size)| (0..size).map(|value| amount(group, value)).collect()).collect()
}

fn sum(amounts: &[Vec<i64>], selection: &Selection) -> i64 {
    selection.choices().map(|c| amounts[usize::from(c.group.0)][usize::from(c.value.0)]).sum()
}

fn lost(design: &Design, selection: &Selection, besides: Choice) -> Vec<Choice> {
    let own = design.own_choices();
    own.into_iter().filter(|own| own.group != besides.group && !selection.has(*own)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn counts_are_exact(catalog in any_catalog(), bits in any::<u64>()) {
        let book = Rulebook::new(&catalog);
        let valid = valid_selections(&catalog);
        prop_assert_eq!(book.count(), Some(valid.len().into()));
        let counts = book.counts().unwrap();
        for choice in all_choices(&catalog) {
            let with = valid.iter().filter(|selection| selection.has(choice)).count();
            prop_assert_eq!(&counts[usize::from(choice.group.0)][usize::from(choice.value.0)], &with.into());
        }
        let diagram = book.compiled().unwrap();
        let mut state = bits;
        let random = || { state = state.wrapping_mul(6364136223846793005).wrapping_add(1); state };
        let drawn = Counts::new(diagram).draw(diagram, random);
        prop_assert_eq!(drawn.is_some(), !valid.is_empty());
        if let Some(drawn) = drawn {
            let drawn: Vec<_> = drawn.into_iter().map(crate::catalog::ValueIx).collect();
            prop_assert!(valid.contains(&Selection::new(drawn)));
        }
    }

    #[test]
    fn panels_are_exact(catalog in any_catalog(), clicks in prop::collection::vec(any::<usize>(), 0..5), mask in any::<usize>()) {
        let book = Rulebook::new(&catalog);
        let Some(design) = design(&catalog, &book, &clicks) else { return Ok(()) };
        let all = all_choices(&catalog);
        let (amounts, masked) = (amounts(&catalog, mask), all[mask % all.len()]);
        let is_masked = |choice| mask % 3 == 0 && choice == masked;
        let of_value = by_value(&amounts);
        let adds = |summand| match summand {
            Summand::Value(choice) if is_masked(choice) => None,
            _ => of_value(summand),
        };
        let (standings, sums) = (book.standings(&design), book.sums().unwrap());
        let ranges = sums.ranges(&design, &adds);
        let valid = valid_selections(&catalog);
        for &choice in &all {
            let (group, value) = (usize::from(choice.group.0), usize::from(choice.value.0));
            let (standing, range) = (standings[group][value], ranges[group][value]);
            let with = || valid.iter().filter(|selection| selection.has(choice));
            let changes = with().map(|selection| lost(&design, selection, choice).len()).min();
            let group = catalog.group(choice.group);
            let is_free = |value| valid.iter().any(|selection| {
                let other = Choice { value, ..choice };
                selection.has(other) && lost(&design, selection, other).is_empty()
            });
            let kind = match changes {
                _ if design.selection.has(choice) && design.own[usize::from(choice.group.0)] => Kind::Chosen,
                _ if design.selection.has(choice) && group.values().filter(|(v, _)| is_free(*v)).count() == 1 => Kind::Implied,
                _ if design.selection.has(choice) => Kind::Followed,
                None => Kind::Never,
                Some(0) => Kind::Free,
                Some(_) => Kind::AfterChanges,
            };
            prop_assert_eq!((standing.kind, standing.changes as usize), (kind, changes.unwrap_or(0)));
            let unmasked = || with().filter(|selection| !selection.choices().any(is_masked));
            let fewest = unmasked().map(|selection| lost(&design, selection, choice).len()).min();
            let found = unmasked().filter(|s| Some(lost(&design, s, choice).len()) == fewest).map(|s| sum(&amounts, s));
            let expected = found.clone().min().zip(found.max()).zip(fewest);
            let expected = expected.map(|((least, most), changes)| Range { changes: changes as u32, least, most });
            prop_assert_eq!(range, expected, "{:?}", choice);
            let cheapest = sums.least(&[choice], &adds, &design.selection);
            prop_assert_eq!(cheapest.map(|s| sum(&amounts, &s)), unmasked().map(|s| sum(&amounts, s)).min());
        }
    }

    #[test]
    fn search_and_diagram_agree(catalog in any_catalog(), clicks in prop::collection::vec(any::<usize>(), 0..5)) {
        let (compiled, searched) = (Rulebook::new(&catalog), searched(&catalog));
        // Without any room only rules that need no node are compiled.
        prop_assert!(compiled.compiled().is_ok() && searched.compiled().map_or(0, |d| d.nodes()) <= catalog.groups.len() + 1);
        prop_assert_eq!(compiled.is_satisfiable(), searched.is_satisfiable());
        let Some(design) = design(&catalog, &searched, &clicks) else { return Ok(()) };
        prop_assert_eq!(compiled.free(&design), searched.free(&design));
        prop_assert_eq!(compiled.complete(&design.own_choices(), &design.selection), Some(design.selection.clone()));
        let statuses = searched.statuses(&design);
        let is_exact = |s: &Status| !matches!(s, Status::AfterChanges(changes) if changes.len() > EXACT_DROPS);
        for (found, expected) in compiled.statuses(&design).iter().flatten().zip(statuses.iter().flatten()) {
            if is_exact(expected) {
                prop_assert_eq!(found, expected);
            }
        }
        let choice = all_choices(&catalog)[clicks.first().copied().unwrap_or(0) % all_choices(&catalog).len()];
        prop_assert_eq!(compiled.explain(&design, choice), searched.explain(&design, choice));
        prop_assert_eq!(compiled.menus(&design, choice), searched.menus(&design, choice));
    }

    #[test]
    fn menus_are_all_minimal_repairs(catalog in any_catalog(), clicks in prop::collection::vec(any::<usize>(), 0..6)) {
        let book = Rulebook::new(&catalog);
        let Some(design) = design(&catalog, &book, &clicks) else { return Ok(()) };
        let valid = valid_selections(&catalog);
        for choice in all_choices(&catalog) {
            let losses: BTreeSet<Vec<Choice>> =
                valid.iter().filter(|s| s.has(choice)).map(|s| lost(&design, s, choice)).collect();
            let is_minimal = |set: &&Vec<Choice>| {
                !losses.iter().any(|less| less.len() < set.len() && less.iter().all(|member| set.contains(member)))
            };
            let minimal: BTreeSet<Vec<Choice>> = losses.iter().filter(is_minimal).cloned().collect();
            let Some(menus) = book.menus(&design, choice) else {
                prop_assert!(minimal.is_empty());
                continue;
            };
            prop_assert!(!menus.is_cut_short);
            let mut products = vec![Vec::new()];
            let mut seen = BTreeMap::new();
            for menu in &menus.menus {
                prop_assert!(menu.ways.len() > 1 || menu.choices == menu.ways[0].drop);
                menu.choices.iter().for_each(|choice| *seen.entry(*choice).or_insert(0) += 1);
                let longer = |head: &Vec<Choice>| menu.ways.iter().map(|w| [&head[..], &w.drop].concat()).collect::<Vec<_>>();
                products = products.iter().flat_map(longer).collect();
                for way in &menu.ways {
                    prop_assert!(valid.contains(&way.after) && way.after.has(choice));
                    prop_assert!(way.drop.iter().all(|&dropped| !way.after.has(dropped)));
                }
            }
            prop_assert!(seen.values().all(|&count| count == 1), "menus share a choice");
            let products: BTreeSet<Vec<Choice>> = products.into_iter().map(|mut set| { set.sort_unstable(); set }).collect();
            prop_assert_eq!(products, minimal);
            let own: Vec<_> = design.own_choices().into_iter().filter(|own| own.group != choice.group).collect();
            let (_, repaired) = book.repair(&[choice], &own).unwrap();
            let mut firsts: Vec<_> = menus.menus.iter().flat_map(|menu| menu.ways[0].drop.clone()).collect();
            firsts.sort_unstable();
            prop_assert_eq!(firsts, repaired);
        }
    }

    #[test]
    fn void_lines_are_explained_by_a_smallest_set(catalog in any_catalog()) {
        let book = Rulebook::new(&catalog);
        let is_void = |mask: usize| {
            let kept = (0..catalog.rules.len()).filter(|rule| mask >> rule & 1 == 1).map(|rule| catalog.rules[rule].clone());
            valid_selections(&Catalog { rules: kept.collect(), ..catalog.clone() }).is_empty()
        };
        let Some(VoidCore { rules, is_smallest }) = book.void_core() else {
            prop_assert!(book.is_satisfiable());
            return Ok(());
        };
        prop_assert!(is_smallest && is_void(rules.iter().map(|rule| 1 << rule).sum()));
        let smaller = (0..1_usize << catalog.rules.len()).filter(|mask| (mask.count_ones() as usize) < rules.len());
        prop_assert!(!smaller.into_iter().any(is_void));
        // Of several equally small sets each way finds one.
        let other = searched(&catalog).void_core().unwrap();
        prop_assert!(other.is_smallest && other.rules.len() == rules.len());
    }
}

#[test]
fn independent_clashes_are_independent_menus() {
    // The last group's second value forbids the second value of the first two together, and of the next two together.
    use crate::catalog::{GroupIx, Is, RuleKind, ValueIx};
    let is = |group: u16| Is { group: GroupIx(group), values: vec![ValueIx(1)] };
    let rules = vec![
        RuleKind::Excludes { these: vec![is(0), is(1), is(4)] },
        RuleKind::Excludes { these: vec![is(2), is(3), is(4)] },
    ];
    let catalog = sized(&[2; 5], rules);
    let book = Rulebook::new(&catalog);
    let selection = Selection::new([1, 1, 1, 1, 0].map(ValueIx).to_vec());
    let design = Design { selection, own: vec![true; 5] };
    let of = |group: u16| Choice { group: GroupIx(group), value: ValueIx(1) };
    let menus = book.menus(&design, of(4)).unwrap();
    let ways: Vec<Vec<Vec<Choice>>> =
        menus.menus.iter().map(|menu| menu.ways.iter().map(|way| way.drop.clone()).collect()).collect();
    assert_eq!(ways, [vec![vec![of(1)], vec![of(0)]], vec![vec![of(3)], vec![of(2)]]]);
    assert!(!menus.is_cut_short);
}

#[test]
fn long_numbers_are_cheap() {
    // A hundred thousand combinations of two numbers, of which the rules see a few ranges.
    use crate::catalog::{GroupIx, Is, RuleKind, ValueIx};
    let range =
        |group: u16, values: std::ops::Range<u16>| Is { group: GroupIx(group), values: values.map(ValueIx).collect() };
    let rules = vec![
        RuleKind::Requires { when: vec![range(0, 0..500)], then: vec![range(1, 300..1000)] },
        RuleKind::Excludes { these: vec![range(1, 700..1000), range(2, 0..1)] },
    ];
    let book = Rulebook::new(&sized(&[1000, 1000, 2], rules));
    assert_eq!(book.count(), Some((500_u32 * 700 * 2 - 500 * 300 + 500 * 1000 * 2 - 500 * 300).into()));
    assert!(book.compiled().unwrap().edges().len() < 20);
}

#[test]
fn sums_beyond_a_diagram_are_searched() {
    // Thirty amounts without a pattern: too many different sums for a diagram of so few nodes.
    use crate::catalog::{GroupIx, RuleKind, Term};
    let amount = |group: i64| (group * group * 7919 + 104_729 * group) % 1_000_003;
    let term = |group: i64| Term { group: GroupIx(group as u16), amounts: vec![0, amount(group)] };
    let target = (0..30).step_by(3).map(amount).sum::<i64>();
    let rule = RuleKind::Linear { terms: (0..30).map(term).collect(), min: Some(target), max: Some(target) };
    let catalog = sized(&[2; 30], vec![rule]);
    let limits = Limits { nodes: 1000, ..Limits::default() };
    let book = Rulebook::of(lower::network(&catalog), Selection::defaults(&catalog), limits);
    assert!(book.compiled().is_err());
    assert!(book.count().is_none());
    let found = book.complete(&[], &Selection::defaults(&catalog)).unwrap();
    assert!(book.is_valid(&found));
}
