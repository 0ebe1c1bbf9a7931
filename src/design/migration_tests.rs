//! What migration promises: every choice accounted for, and never an invalid design.

use super::*;
use crate::{
    catalog::{Free, ListIx, Selection},
    design::{
        code::encode,
        price::costs,
        priced::{any_priced, any_selection},
    },
    rules::fixture::{bicycle, choice, selection, text_kind},
};
use proptest::prelude::*;

/// Fate, wish, what is there now, and effect of every entry.
fn told(catalog: &Catalog, migration: &Migration) -> Vec<String> {
    let id = |choice: Option<Choice>| choice.map_or("-", |choice| catalog.value(choice).id.as_str());
    let entries = migration.entries.iter();
    entries
        .map(|entry| {
            let effect = entry.effect.map_or("?".to_owned(), |effect| effect.to_string());
            format!("{:?} {} {} {effect}", entry.fate, id(entry.wish), id(entry.now))
        })
        .collect()
}

#[test]
fn every_choice_has_a_fate() {
    let older = bicycle();
    let code = encode(&older, &selection(&older, &["gravel", "carbon", "drop", "orange", "none"]));
    let book = |catalog: &Catalog| Rulebook::new(catalog);
    let check = |catalog: &Catalog, with_older: bool, expect: &[&str], rest: Option<Minor>| {
        let then = if with_older { Then::Catalog(Arc::new(older.clone())) } else { Then::Unknown };
        let migration = migrate(catalog, &book(catalog), ListIx(0), &code, &then).unwrap();
        assert_eq!(told(catalog, &migration), expect);
        assert_eq!(migration.rest, rest);
        assert_eq!(migration.before, with_older.then_some(154_000));
    };
    check(
        &older,
        true,
        &[
            "Kept gravel gravel 0",
            "Kept carbon carbon 0",
            "Kept drop drop 0",
            "Kept orange orange 0",
            "Kept none none 0",
        ],
        Some(0),
    );
    // Drop is gone, red takes the place of orange, carbon has another price, and the line a group more.
    let mut today = older.clone();
    let (red, carbon) = (choice(&today, "red"), choice(&today, "carbon"));
    today.groups[3].values[usize::from(red.value.0)].price = 700;
    today.groups[1].values[usize::from(carbon.value.0)].price = 60_000;
    today.price = 99_000;
    today.groups[2].values[0].key = 9;
    today.groups[3].values[2].key = 9;
    today.commerce.former.keys = [((4, 3), red)].into();
    let mut bell = today.groups[4].clone();
    bell.key = 6;
    bell.values[0].price = 250;
    today.groups.push(bell);
    check(
        &today,
        true,
        &[
            "Kept gravel gravel 0",
            "Kept carbon carbon 10000",
            "Lost - drop 0",
            "Repaired red black -3000",
            "Kept none none 0",
            "Added - none 250",
        ],
        Some(-1_000),
    );
    check(
        &today,
        false,
        &[
            "Kept gravel gravel 0",
            "Kept carbon carbon 0",
            "Lost - drop ?",
            "Repaired red black ?",
            "Kept none none 0",
            "Added - none 250",
        ],
        None,
    );
}

#[test]
fn what_cannot_be_opened_says_why() {
    let mut catalog = bicycle();
    let code = encode(&catalog, &Selection::defaults(&catalog));
    let migrated =
        |catalog: &Catalog, code: &str| migrate(catalog, &Rulebook::new(catalog), ListIx(0), code, &Then::Unknown);
    assert_eq!(migrated(&catalog, "0000"), Err(MigrationError::Code(CodeError::Checksum)));
    catalog.rules[0].kind = crate::catalog::RuleKind::Excludes { these: vec![] };
    assert_eq!(migrated(&catalog, &code), Err(MigrationError::Void));
}

#[test]
fn texts_stay_with_their_values() {
    let mut catalog = bicycle();
    catalog.groups[1].kind = text_kind(choice(&catalog, "carbon").value);
    catalog.groups[3].kind = text_kind(choice(&catalog, "gold").value);
    let mut selection = selection(&catalog, &["gravel", "carbon", "drop", "gold", "none"]);
    selection.set_free(GroupIx(1), Some(Free::Text("Anna".into())));
    selection.set_free(GroupIx(3), Some(Free::Text("Ben".into())));
    let code = encode(&catalog, &selection);
    let migration = migrate(&catalog, &Rulebook::new(&catalog), ListIx(0), &code, &Then::Unknown).unwrap();
    assert_eq!(migration.design.selection.free(GroupIx(1)), selection.free(GroupIx(1)));
    assert_eq!((migration.design.selection.free(GroupIx(3)), migration.free_lost), (None, 1), "gold is not possible");
}

#[test]
fn what_it_cost_is_compared_only_in_the_same_terms() {
    let older = bicycle();
    let chosen = selection(&older, &["gravel", "carbon", "drop", "orange", "none"]);
    let (code, then) = (encode(&older, &chosen), Then::Costs(costs(&older, &chosen)));
    let check = |change: fn(&mut Catalog), expect: Option<Minor>, is_as_it_was: bool| {
        let mut today = older.clone();
        change(&mut today);
        let migration = migrate(&today, &Rulebook::new(&today), ListIx(0), &code, &then).unwrap();
        assert_eq!((migration.before, migration.rest), (expect, None));
        assert_eq!(migration.is_as_it_was(), is_as_it_was, "{} now", migration.after);
    };
    check(|_| (), Some(154_000), true);
    check(|today| today.price += 1_000, Some(154_000), false);
    // Orange is gone: what it cost is not known, what all cost is.
    check(|today| today.groups[3].values[2].key = 9, Some(154_000), false);
    check(|today| today.commerce.first.id = "trade".into(), None, true);
    check(|today| today.currency.code = "CHF".into(), None, true);
    check(|today| today.commerce.first.tax.included ^= true, None, true);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    /// The newer catalog has nothing to do with the older one but its name and some keys.
    #[test]
    fn migration_is_valid_and_complete(
        (older, selection) in any_priced().prop_flat_map(|c| { let s = any_selection(&c); (Just(c), s) }),
        today in any_priced(),
        known in 0..3_u8,
        shift in 0..3_u16,
        list in 0..2_u16,
    ) {
        let mut today = today;
        for value in today.groups.iter_mut().flat_map(|group| &mut group.values) {
            value.key = (value.key + shift) % 13;
        }
        let code = encode(&older, &selection);
        let book = Rulebook::new(&today);
        let then = match known {
            0 => Then::Unknown,
            1 => Then::Costs(costs(&older, &selection)),
            _ => Then::Catalog(Arc::new(older.clone())),
        };
        let migration = match migrate(&today, &book, ListIx(list), &code, &then) {
            Ok(migration) => migration,
            Err(error) => {
                prop_assert_eq!(error, MigrationError::Void);
                prop_assert!(!book.is_satisfiable());
                return Ok(());
            }
        };
        prop_assert!(book.broken(&migration.design.selection).is_empty());
        let told: Vec<_> = migration.entries.iter().filter_map(|entry| entry.keys).collect();
        let keys: Vec<_> = selection.choices().map(|c| (older.group(c.group).key, older.value(c).key)).collect();
        prop_assert_eq!(told, keys);
        let mut now: Vec<_> = migration.entries.iter().filter_map(|entry| entry.now).collect();
        let count = now.len();
        now.sort_unstable();
        now.dedup_by_key(|choice| choice.group);
        prop_assert_eq!(now.len(), count, "no group twice");
        prop_assert!(now.iter().all(|choice| migration.design.selection.has(*choice)));
        let silent = migration.design.selection.choices().filter(|choice| !now.contains(choice));
        prop_assert!(silent.into_iter().all(|choice| today.value(choice).key == 0));
        let total = price::quote_in(&today, ListIx(list), &migration.design.selection).total;
        prop_assert_eq!(migration.after, total);
        prop_assert!(known > 0 || migration.before.is_none(), "a price then is not made up");
        if let Some(before) = migration.before {
            prop_assert_eq!(before, price::quote_in(&older, ListIx(list), &selection).total);
        }
        prop_assert_eq!(migration.rest.is_some(), known == 2 && migration.before.is_some());
        if let (Some(before), Some(rest)) = (migration.before, migration.rest) {
            prop_assert!(migration.entries.iter().all(|entry| entry.effect.is_some()));
            let effects: Minor = migration.entries.iter().filter_map(|entry| entry.effect).sum();
            prop_assert_eq!(before + effects + rest, total);
        }
        let again = encode(&today, &migration.design.selection);
        let again = migrate(&today, &book, ListIx(list), &again, &Then::Catalog(Arc::new(today.clone()))).unwrap();
        prop_assert_eq!(&again.design.selection, &migration.design.selection);
        prop_assert!(again.entries.iter().all(|entry| entry.fate == Fate::Kept && entry.effect == Some(0)));
        prop_assert!(again.is_as_it_was());
    }
}
