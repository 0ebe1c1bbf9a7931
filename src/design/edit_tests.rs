//! What edits promise, against trying every selection.

use super::*;
use crate::{
    design::{History, code, priced::any_free},
    rules::fixture::{all_choices, any_catalog, bicycle, choice, selection, text_kind},
};
use proptest::prelude::*;

/// A line, its rules and ways to name its values.
struct Shop {
    catalog: Catalog,
    book: Rulebook,
}

impl Shop {
    fn new() -> Self {
        let catalog = bicycle();
        Self { book: Rulebook::new(&catalog), catalog }
    }

    fn of(&self, ids: &[&str]) -> Vec<Choice> {
        ids.iter().map(|id| choice(&self.catalog, id)).collect()
    }

    /// The values of `choices`, space between.
    fn ids(&self, choices: impl IntoIterator<Item = Choice>) -> String {
        choices.into_iter().map(|choice| self.catalog.value(choice).id.as_str()).collect::<Vec<_>>().join(" ")
    }

    /// A design with these own choices, made in this order.
    fn design(&self, own: &[&str]) -> Design {
        let start = start(&self.catalog, &self.book).unwrap();
        let choose = |design: Design, choice| choose(&self.book, &design, choice).unwrap().design;
        self.of(own).into_iter().fold(start, choose)
    }

    /// What an outcome says: values, own values, changes (own ones with `!`), refused wishes.
    fn told(&self, outcome: &Outcome) -> [String; 4] {
        let change = |change: &Change| {
            let mark = if change.was_own { "!" } else { "" };
            format!("{}>{}{mark}", self.ids([change.from]), self.ids([change.to]))
        };
        [
            self.ids(outcome.design.selection.choices()),
            self.ids(outcome.design.own_choices()),
            outcome.changes.iter().map(change).collect::<Vec<_>>().join(" "),
            self.ids(outcome.refused.iter().copied()),
        ]
    }
}

#[test]
fn a_line_starts_at_its_defaults_or_next_to_them() {
    let mut catalog = bicycle();
    let check = |catalog: &Catalog, expect: Option<[&str; 5]>| {
        let design = start(catalog, &Rulebook::new(catalog));
        assert_eq!(
            design.as_ref().map(|design| &design.selection),
            expect.map(|ids| selection(catalog, &ids)).as_ref()
        );
        assert!(design.is_none_or(|design| design.own_choices().is_empty()));
    };
    check(&catalog, Some(["road", "steel", "drop", "black", "none"]));
    catalog.groups[2].default = choice(&catalog, "flat").value;
    catalog.groups[3].default = choice(&catalog, "gold").value;
    check(&catalog, Some(["road", "steel", "drop", "black", "none"]));
    catalog.groups[0].default = choice(&catalog, "city").value;
    check(&catalog, Some(["city", "steel", "flat", "black", "none"]));
    catalog.rules[2].kind = crate::catalog::RuleKind::Excludes { these: vec![] };
    check(&catalog, None);
}

#[test]
fn choosing_moves_as_little_as_possible() {
    let shop = Shop::new();
    let check = |own: &[&str], wish: &str, expect: Option<[&str; 4]>| {
        let outcome = choose(&shop.book, &shop.design(own), choice(&shop.catalog, wish));
        let told = outcome.map(|outcome| shop.told(&outcome));
        assert_eq!(told, expect.map(|text| text.map(str::to_owned)), "{wish} after {own:?}");
    };
    check(&[], "red", Some(["road steel drop red none", "red", "", ""]));
    check(&[], "road", Some(["road steel drop black none", "road", "", ""]));
    check(&[], "flat", Some(["gravel steel flat black none", "flat", "road>gravel", ""]));
    check(&["road"], "flat", Some(["gravel steel flat black none", "flat", "road>gravel!", ""]));
    check(&["red"], "carbon", Some(["road carbon drop black none", "carbon", "red>black!", ""]));
    check(&["carbon"], "steel", Some(["road steel drop black none", "steel", "", ""]));
    check(
        &["road", "carbon", "orange"],
        "city",
        Some(["city steel flat orange none", "city orange", "carbon>steel! drop>flat", ""]),
    );
    check(&["red"], "gold", None);
}

#[test]
fn a_change_list_is_granted_together() {
    let shop = Shop::new();
    let check = |own: &[&str], wishes: &[&str], expect: [&str; 4]| {
        let outcome = apply(&shop.book, &shop.design(own), &shop.of(wishes));
        assert_eq!(shop.told(&outcome), expect.map(str::to_owned), "{wishes:?} after {own:?}");
    };
    check(&[], &[], ["road steel drop black none", "", "", ""]);
    check(&["red"], &["gold"], ["road steel drop red none", "red", "", "gold"]);
    check(&["red"], &["orange", "carbon"], ["road carbon drop orange none", "carbon orange", "", ""]);
    check(&["racks"], &["carbon"], ["road carbon drop black none", "carbon", "racks>none!", ""]);
    check(&[], &["racks", "carbon"], ["road carbon drop black none", "carbon", "", "racks"]);
    check(&[], &["red", "orange"], ["road steel drop red none", "red", "", "orange"]);
}

#[test]
fn what_comes_from_outside_is_repaired() {
    let shop = Shop::new();
    let check = |wishes: &[&str], expect: [&str; 4]| {
        let outcome = adopt(&shop.catalog, &shop.book, &shop.of(wishes)).unwrap();
        assert_eq!(shop.told(&outcome), expect.map(str::to_owned), "{wishes:?}");
    };
    check(&[], ["road steel drop black none", "", "", ""]);
    check(
        &["gravel", "carbon", "flat", "orange", "none"],
        ["gravel carbon flat orange none", "gravel carbon flat orange none", "", ""],
    );
    check(&["flat", "carbon"], ["gravel carbon flat black none", "carbon flat", "", ""]);
    check(
        &["road", "carbon", "drop", "gold", "racks"],
        ["road carbon drop black none", "road carbon drop", "gold>black! racks>none!", "gold racks"],
    );
    let nowhere = Choice { group: crate::catalog::GroupIx(9), value: crate::catalog::ValueIx(0) };
    let outcome = adopt(&shop.catalog, &shop.book, &[nowhere]).unwrap();
    assert_eq!((outcome.refused, outcome.changes), (vec![nowhere], vec![]));
}

#[test]
fn what_is_written_goes_with_its_value() {
    let mut shop = Shop::new();
    let red = choice(&shop.catalog, "red");
    shop.catalog.groups[3].kind = text_kind(red.value);
    let anna = Free::Text("Anna".into());
    let written = write(&shop.book, &shop.design(&["gravel"]), red, anna.clone()).unwrap().design;
    let check = |wish: &str, expect: Option<&Free>| {
        let after = choose(&shop.book, &written, choice(&shop.catalog, wish)).unwrap().design;
        assert_eq!(after.selection.free(red.group), expect, "{wish}");
    };
    check("flat", Some(&anna));
    check("red", Some(&anna));
    check("black", None);
    check("carbon", None); // Red does not go with it.
    assert_eq!(write(&shop.book, &written, choice(&shop.catalog, "gold"), anna.clone()), None);
    let code = code::encode(&shop.catalog, &written.selection);
    let opened = open(&shop.catalog, &shop.book, &code::decode(&shop.catalog, &code).unwrap()).unwrap();
    assert_eq!(opened.design.selection, written.selection);
    // Without words, or with words that are not accepted any more, the value says nothing.
    for words in [None, Some(Free::Text("Anna 1".into()))] {
        let mut bare = written.selection.clone();
        bare.set_free(red.group, words);
        let code = code::encode(&shop.catalog, &bare);
        let opened = open(&shop.catalog, &shop.book, &code::decode(&shop.catalog, &code).unwrap()).unwrap();
        let black = choice(&shop.catalog, "black");
        assert!(opened.design.selection.has(black) && !opened.design.own[3]);
        assert_eq!(opened.changes, [Change { from: red, to: black, was_own: true }]);
        assert_eq!((opened.refused, opened.design.selection.all_free().count()), (vec![red], 0));
    }
}

#[test]
fn values_that_say_nothing_are_no_news() {
    let mut catalog = bicycle();
    for value in [0, 2] {
        catalog.groups[3].values[value].key = 0;
    }
    let book = Rulebook::new(&catalog);
    let wishes = [choice(&catalog, "aluminium"), choice(&catalog, "orange")];
    let outcome = adopt(&catalog, &book, &wishes).unwrap();
    // Orange does not go with aluminium; black stands for as little.
    assert!(outcome.design.selection.has(choice(&catalog, "black")));
    assert_eq!((outcome.changes, outcome.refused), (vec![], vec![]));
}

#[test]
fn only_valid_selections_become_designs() {
    let shop = Shop::new();
    let check = |ids: [&str; 5], expect: bool| {
        let selection = selection(&shop.catalog, &ids);
        let design = valid(&shop.book, selection.clone());
        assert_eq!(design, expect.then(|| Design { selection, own: vec![true; 5] }));
    };
    check(["road", "steel", "drop", "red", "none"], true);
    check(["road", "steel", "flat", "red", "none"], false);
    assert_eq!(valid(&shop.book, Selection::new(vec![])), None);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn no_edit_leaves_the_valid_designs(
        catalog in any_catalog(),
        edits in prop::collection::vec((any::<bool>(), prop::collection::vec(any::<usize>(), 1..6)), 1..8),
    ) {
        let book = Rulebook::new(&catalog);
        let all = all_choices(&catalog);
        let Some(mut design) = start(&catalog, &book) else {
            prop_assert_eq!(adopt(&catalog, &book, &all[..1]), None);
            return Ok(());
        };
        for (is_whole, numbers) in edits {
            let wishes: Vec<_> = numbers.iter().map(|number| all[number % all.len()]).collect();
            let outcome = match is_whole {
                true => adopt(&catalog, &book, &wishes).unwrap(),
                false => apply(&book, &design, &wishes),
            };
            prop_assert!(book.broken(&outcome.design.selection).is_empty());
            prop_assert_eq!(outcome.design.own.len(), catalog.groups.len());
            for wish in wishes {
                let granted = outcome.design.selection.has(wish) && outcome.design.own[usize::from(wish.group.0)];
                prop_assert!(granted != outcome.refused.contains(&wish));
            }
            design = outcome.design;
        }
    }

    #[test]
    fn undoing_every_edit_leads_back(
        catalog in any_catalog(),
        edits in prop::collection::vec((any::<usize>(), any_free()), 1..8),
    ) {
        let book = Rulebook::new(&catalog);
        let all = all_choices(&catalog);
        let Some(first) = start(&catalog, &book) else { return Ok(()) };
        let mut history = History::new(first.clone());
        let mut designs = vec![first];
        for (number, free) in edits {
            let choice = all[number % all.len()];
            let outcome = match free {
                Some(free) => write(&book, history.current(), choice, free),
                None => choose(&book, history.current(), choice),
            };
            let Some(outcome) = outcome else { continue };
            prop_assert!(book.is_valid(&outcome.design.selection));
            if history.push(outcome.design.clone()) {
                designs.push(outcome.design);
            }
        }
        for design in designs.iter().rev().skip(1) {
            prop_assert!(history.undo());
            prop_assert_eq!(history.current(), design);
        }
        prop_assert!(!history.undo());
        for design in &designs[1..] {
            prop_assert!(history.redo());
            prop_assert_eq!(history.current(), design);
        }
    }
}
