//! Panels and finished designs, against trying every selection.

use super::*;
use crate::{
    design::{
        edit,
        finish::{Goal, finish},
        price::quote_in,
        priced::any_priced,
    },
    rules::fixture::{all_choices, valid_selections},
};
use proptest::prelude::*;

/// The start design after these clicks.
pub fn clicked(catalog: &Catalog, book: &Rulebook, clicks: &[usize]) -> Option<Design> {
    let all = all_choices(catalog);
    let choose = |design: Design, click: &usize| {
        edit::choose(book, &design, all[click % all.len()]).map_or(design, |outcome| outcome.design)
    };
    Some(clicks.iter().fold(edit::start(catalog, book)?, choose))
}

fn lost(design: &Design, selection: &Selection, besides: Option<GroupIx>) -> usize {
    let own = design.own_choices().into_iter();
    own.filter(|own| Some(own.group) != besides && !selection.has(*own)).count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(96) })]

    #[test]
    fn totals_are_those_of_all_designs(catalog in any_priced(), clicks in prop::collection::vec(any::<usize>(), 0..5)) {
        let book = Rulebook::new(&catalog);
        let Some(design) = clicked(&catalog, &book, &clicks) else { return Ok(()) };
        let valid = valid_selections(&catalog);
        for list in catalog.price_lists() {
            let total = |selection: &Selection| quote_in(&catalog, list.ix, selection).total;
            let offers = offers(&catalog, &book, list.ix, &design);
            let patterns = patterns(&Weights::new(&catalog, list.ix), book.conditions());
            for choice in all_choices(&catalog) {
                let offer = offers[usize::from(choice.group.0)][usize::from(choice.value.0)];
                let with = || valid.iter().filter(|selection| selection.has(choice));
                let fewest = with().map(|selection| lost(&design, selection, Some(choice.group))).min();
                let near = with().filter(|s| Some(lost(&design, s, Some(choice.group))) == fewest).map(total);
                let Some((least, most)) = near.clone().min().zip(near.max()) else {
                    prop_assert_eq!((offer.kind, offer.totals, offer.difference), (Kind::Never, None, None));
                    continue;
                };
                let totals = offer.totals.unwrap();
                if totals.is_exact {
                    prop_assert_eq!((totals.cheapest, totals.dearest), (least, most), "{:?}", choice);
                } else {
                    prop_assert!(totals.cheapest <= least && totals.dearest >= most, "{:?}: {:?} of {} {}", choice, totals, least, most);
                    let rounded = patterns.iter().filter_map(Pattern::slack).max().unwrap_or(0) as i64;
                    let is_near = least - totals.cheapest <= rounded && totals.dearest - most <= rounded;
                    prop_assert!(is_near || patterns.iter().any(|it| it.slack().is_none()), "{:?} of {} {}", totals, least, most);
                }
                let after = edit::choose(&book, &design, choice).unwrap().design.selection;
                prop_assert_eq!(offer.difference, Some(total(&after) - total(&design.selection)));
            }
        }
    }

    #[test]
    fn designs_are_finished_as_well_as_any(
        mut catalog in any_priced(),
        clicks in prop::collection::vec(any::<usize>(), 0..5),
        votes in prop::collection::vec(-5..9_i64, 1..9),
        wishes in prop::collection::vec(any::<usize>(), 0..4),
    ) {
        let book = Rulebook::new(&catalog);
        let Some(design) = clicked(&catalog, &book, &clicks) else { return Ok(()) };
        let valid = valid_selections(&catalog);
        let kept = || valid.iter().filter(|selection| lost(&design, selection, None) == 0);
        let (all, list) = (all_choices(&catalog), ListIx(0));
        let quote = |selection: &Selection| quote_in(&catalog, list, selection);
        let check = |goal: Goal<'_>, badness: &dyn Fn(&Selection) -> i64, slack: i64| {
            let found = finish(&catalog, &book, list, &design, goal).unwrap();
            assert!(kept().any(|selection| *selection == found.selection), "{goal:?}");
            let best = kept().map(badness).min().unwrap();
            assert!(badness(&found.selection) - best <= slack, "{goal:?}: {found:?}");
            assert_eq!(found.price, quote(&found.selection).total - quote(&design.selection).total);
            assert_eq!(found.lead_days, quote(&found.selection).lead_days);
            let moved: Vec<_> = found.changes.iter().map(|change| change.to).collect();
            assert_eq!(moved, design.selection.diff(&found.selection));
            assert!(found.changes.iter().all(|change| !change.was_own));
        };
        // Percentages that are not told apart only give the best that was found.
        let patterns = patterns(&Weights::new(&catalog, list), book.conditions());
        let is_told_apart = patterns.iter().all(|pattern| pattern.slack().is_some());
        let slack = if is_told_apart { catalog.groups.len() as i64 } else { i64::MAX };
        check(Goal::Cheapest, &|selection| quote(selection).total, slack);
        check(Goal::Soonest, &|selection| quote(selection).lead_days.into(), 0);
        let amounts: Vec<Vec<i64>> = catalog.groups().map(|(group, described)| {
            (0..described.values.len()).map(|value| votes[(usize::from(group.0) * 3 + value) % votes.len()]).collect()
        }).collect();
        let votes_of = |selection: &Selection| selection.choices().map(|c| amounts[usize::from(c.group.0)][usize::from(c.value.0)]).sum::<i64>();
        check(Goal::Popular(&amounts), &|selection| -votes_of(selection), 0);
        let mut named: Vec<_> = wishes.iter().map(|wish| all[wish % all.len()]).collect();
        named.sort_unstable();
        named.dedup_by_key(|choice| choice.group);
        let Some(selection) = book.complete(&named, &Selection::defaults(&catalog)) else { return Ok(()) };
        prop_assert!(finish(&catalog, &book, list, &design, Goal::Preset(0)).is_none());
        catalog.presets.push(crate::catalog::Preset {
            id: "hero".into(),
            title: Default::default(),
            story: Default::default(),
            choices: named.clone(),
            selection: selection.clone(),
        });
        let found = finish(&catalog, &book, list, &design, Goal::Preset(0)).unwrap().selection;
        let is_own = |choice: &Choice| design.own[usize::from(choice.group.0)];
        let far = |from: &[Choice], other: &Selection| from.iter().filter(|c| !is_own(c) && !other.has(**c)).count();
        let all: Vec<_> = selection.choices().collect();
        prop_assert!(kept().any(|other| *other == found));
        prop_assert_eq!(far(&named, &found), kept().map(|other| far(&named, other)).min().unwrap());
        // The rest with the same of what was named.
        let same = |other: &&Selection| named.iter().all(|choice| other.has(*choice) || !found.has(*choice));
        prop_assert_eq!(far(&all, &found), kept().filter(same).map(|other| far(&all, other)).min().unwrap());
    }
}
