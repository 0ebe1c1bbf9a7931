//! What merging promises, on small catalogs with any rules.

use super::*;
use crate::{
    catalog::Catalog,
    design::{edit, priced::any_free},
    rules::fixture::{any_catalog, bicycle, choice, selection, valid_selections},
};
use proptest::{prelude::*, sample::Index};

fn ids(catalog: &Catalog, choices: impl IntoIterator<Item = Choice>) -> String {
    choices.into_iter().map(|choice| catalog.value(choice).id.as_str()).collect::<Vec<_>>().join(" ")
}

#[test]
fn both_sides_count_and_conflicts_are_told() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let base = selection(&catalog, &["gravel", "steel", "drop", "black", "none"]);
    let check = |mine: &[&str], theirs: &[&str], expect: [&str; 4]| {
        let wishes = |ids: &[&str]| ids.iter().map(|id| choice(&catalog, id)).collect::<Vec<_>>();
        let start = Design { selection: base.clone(), own: vec![false; 5] };
        let mine = edit::apply(&book, &start, &wishes(mine)).design;
        let merged = merge(&book, &base, &mine, &patched(&base, &wishes(theirs))).unwrap();
        let told = merged.conflicts.iter().map(|conflict| {
            let is = |value| ids(&catalog, [Choice { group: conflict.group, value }]);
            format!("{:?} {}/{}", conflict.kind, is(conflict.mine), is(conflict.theirs))
        });
        let told: Vec<_> = told.collect();
        let changes = merged.changes.iter().map(|change| ids(&catalog, [change.from, change.to]));
        let changes: Vec<_> = changes.collect();
        let values = ids(&catalog, merged.design.selection.choices());
        assert_eq!(
            [values, ids(&catalog, merged.taken), told.join(", "), changes.join(", ")],
            expect.map(str::to_owned)
        );
    };
    check(&[], &[], ["gravel steel drop black none", "", "", ""]);
    check(&["red"], &["flat"], ["gravel steel flat red none", "flat", "", ""]);
    check(&["red"], &["orange"], ["gravel steel drop red none", "", "SameGroup red/orange", ""]);
    check(&["red"], &["red"], ["gravel steel drop red none", "", "", ""]);
    check(&["carbon"], &["red"], ["gravel carbon drop black none", "", "Rules black/red", ""]);
    check(&["carbon"], &["racks", "flat"], ["gravel carbon flat black none", "flat", "Rules none/racks", ""]);
    check(&[], &["city"], ["city steel flat black none", "city", "", "drop flat"]);
    check(&["gold"], &["orange"], ["gravel steel drop orange none", "orange", "", ""]);
}

#[test]
fn what_is_written_belongs_to_its_group() {
    let catalog = bicycle();
    let book = Rulebook::new(&catalog);
    let base = selection(&catalog, &["gravel", "steel", "drop", "black", "none"]);
    let text = |text: &str| Some(Free::Text(text.into()));
    let with = |free: Option<Free>| {
        let mut selection = base.clone();
        selection.set_free(GroupIx(3), free);
        selection
    };
    let check = |mine: Option<Free>, theirs: Option<Free>, expect: Option<Free>, conflicts: usize| {
        let mine = Design { selection: with(mine), own: vec![true; 5] };
        let merged = merge(&book, &base, &mine, &with(theirs)).unwrap();
        assert_eq!((merged.design.selection.free(GroupIx(3)), merged.conflicts.len()), (expect.as_ref(), conflicts));
    };
    check(None, text("Anna"), text("Anna"), 0);
    check(text("Anna"), None, text("Anna"), 0);
    check(text("Anna"), text("Anna"), text("Anna"), 0);
    check(text("Anna"), text("Ben"), text("Anna"), 1);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn laws_of_merging(catalog in any_catalog(), picks in any::<[Index; 3]>(), own in any::<[bool; 6]>(), free in any_free()) {
        let book = Rulebook::new(&catalog);
        let valid = valid_selections(&catalog);
        prop_assume!(!valid.is_empty());
        let [base, a, mut b] = picks.map(|pick| valid[pick.index(valid.len())].clone());
        b.set_free(GroupIx(0), free);
        let design = |selection: &Selection| Design { selection: selection.clone(), own: own.iter().copied().cycle().take(catalog.groups.len()).collect() };

        // Mine unchanged: theirs.
        let merged = merge(&book, &base, &design(&base), &b).unwrap();
        prop_assert_eq!(&merged.design.selection, &b);
        prop_assert!(merged.conflicts.is_empty() && merged.changes.is_empty());
        // Theirs unchanged, or the same: mine, and no conflict.
        for theirs in [&base, &a] {
            let merged = merge(&book, &base, &design(&a), theirs).unwrap();
            prop_assert_eq!(&merged.design, &design(&a));
            prop_assert!(merged.conflicts.is_empty() && merged.taken.is_empty());
        }
        // Everything of theirs is taken or told, what I chose since stays, and the result can be built.
        let merged = merge(&book, &base, &design(&a), &b).unwrap();
        prop_assert!(book.broken(&merged.design.selection).is_empty());
        for change in b.choices().filter(|c| !base.has(*c) && !a.has(*c)) {
            let told = merged.conflicts.iter().any(|conflict| conflict.group == change.group);
            prop_assert!(told != merged.design.selection.has(change));
        }
        for change in design(&a).own_choices().into_iter().filter(|c| !base.has(*c)) {
            prop_assert!(merged.design.selection.has(change));
        }
        for from in design(&a).own_choices() {
            let told = merged.changes.iter().any(|change| change.from == from) || merged.taken.iter().any(|taken| taken.group == from.group && *taken != from);
            prop_assert!(told != merged.design.selection.has(from));
        }
        // Conflicts about the same group do not depend on the side, where all choices are own ones.
        let full = |selection: &Selection| Design { selection: selection.clone(), own: vec![true; catalog.groups.len()] };
        let same = |merged: Merged| -> Vec<_> {
            merged.conflicts.iter().filter(|c| c.kind == ConflictKind::SameGroup).map(|c| c.group).collect()
        };
        let (one, other) = (merge(&book, &base, &full(&a), &b).unwrap(), merge(&book, &base, &full(&b), &a).unwrap());
        prop_assert_eq!(same(one), same(other));
    }
}
