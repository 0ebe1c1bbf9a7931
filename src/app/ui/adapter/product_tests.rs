//! Groups of every kind as the panel gets them.

use super::*;
use crate::{
    catalog::{CombinationPrice, Currency, Is, ListIx, ListTerms, MakingStage, MoreList, ValueIx},
    design::edit,
    rules::{Rulebook, fixture},
    service::catalogs,
};
use std::{path::Path, sync::Arc};

fn session(catalog: Catalog) -> Session {
    let book = Arc::new(Rulebook::new(&catalog));
    Session::new(Arc::new(catalog), book).unwrap()
}

fn shown(session: &Session, open: Option<GroupIx>) -> Product {
    product(session, &Swatches::default(), open, None, &Texts::new("en"), Day::from_unix(0))
}

/// The catalog with every kind of group.
fn everything() -> Session {
    session(catalogs::load(Path::new("tests/catalogs/everything"), None).catalog.unwrap())
}

fn group_of<'a>(product: &'a Product, label: &str) -> &'a GroupView {
    let found = product.groups.iter().find(|group| group.label == label);
    found
        .unwrap_or_else(|| panic!("no {label} among {:?}", product.groups.iter().map(|g| &g.label).collect::<Vec<_>>()))
}

/// The group called `id` of the design, open.
fn open(session: &Session, id: &str) -> GroupView {
    let ix = session.catalog.find_group(id).unwrap();
    let product = shown(session, Some(ix));
    product.groups.into_iter().find(|group| Some(group.ix) == product.open).unwrap()
}

fn choose(session: &mut Session, group: &str, value: &str) {
    let choice = session.catalog.find(group, value).unwrap();
    let outcome = session.outcome(choice).unwrap();
    session.take_over(outcome.design);
}

#[test]
fn a_group_that_does_not_exist_is_not_shown_and_its_absence_is_no_choice() {
    let mut catalog = fixture::bicycle();
    let last = || Some(GroupIx(4));
    assert_eq!(shown(&session(catalog.clone()), last()).groups.len(), 5);
    // The last group starts with the first of its two values.
    catalog.groups[4].absent = Some(ValueIx(0));
    assert_eq!(shown(&session(catalog.clone()), last()).groups.len(), 4);
    catalog.groups[4].absent = Some(ValueIx(1));
    let product = shown(&session(catalog), last());
    assert_eq!(product.groups.len(), 5);
    assert!(matches!(&product.groups[4].control, Control::One(values, None) if values.len() == 1));
}

#[test]
fn the_price_of_a_value_is_the_difference_it_makes_to_the_whole() {
    let mut catalog = fixture::bicycle();
    let orange = fixture::choice(&catalog, "orange");
    let label = |catalog: Catalog| {
        let product = shown(&session(catalog), Some(orange.group));
        let Control::One(values, _) = &product.groups[usize::from(orange.group.0)].control else { panic!() };
        values.iter().find(|value| value.choice == orange).map(|value| value.price.clone())
    };
    assert_eq!(label(catalog.clone()).as_deref(), Some("+€30.00"));
    catalog.commerce.combinations.push(CombinationPrice {
        id: "rare".into(),
        label: Default::default(),
        when: vec![Is { group: orange.group, values: vec![orange.value] }],
        price: 500,
        prices: Vec::new(),
    });
    assert_eq!(label(catalog).as_deref(), Some("+€35.00"));
}

#[test]
fn a_value_says_what_designs_with_it_cost_in_all() {
    let catalog = fixture::bicycle();
    let group = |session: &Session| {
        let product = shown(session, Some(GroupIx(1)));
        let Control::One(values, _) = &product.groups[1].control else { panic!() };
        values.iter().map(|value| value.range.clone()).collect::<Vec<_>>()
    };
    let mut session = session(catalog);
    let all = group(&session);
    assert!(all[2].starts_with("€1,5") && all[2].ends_with("in all, depending on the rest"), "{all:?}");
    // Whatever is chosen narrows it down.
    for id in ["gravel", "carbon", "flat", "orange"] {
        let outcome = session.outcome(fixture::choice(&session.catalog, id)).unwrap();
        session.take_over(outcome.design);
    }
    assert_eq!(group(&session)[2], "€1,530.00 in all, whatever the rest");
}

#[test]
fn a_group_says_until_when_it_can_change() {
    let mut catalog = fixture::bicycle();
    catalog.commerce.plan.stages = vec![MakingStage { id: "weld".into(), title: Text::plain("Welding"), days: 3 }];
    catalog.commerce.plan.change_until = [(GroupIx(1), 0)].into();
    let product = shown(&session(catalog), Some(GroupIx(1)));
    assert_eq!(product.groups[1].until, "Can still change until Welding, 4 January 1970");
    assert_eq!(product.groups[0].until, "");
}

#[test]
fn only_the_open_group_is_laid_out() {
    let session = everything();
    let product = shown(&session, session.catalog.find_group("paint"));
    let laid_out = product.groups.iter().filter(|group| !matches!(group.control, Control::Closed));
    assert_eq!(laid_out.count(), 1);
}

#[test]
fn a_number_says_what_the_whole_costs_with_it_and_what_other_numbers_cost() {
    let session = everything();
    let width = session.catalog.find_group("width").unwrap();
    let Control::Number(number) = open(&session, "width").control else { panic!("the width is a number") };
    let now = session.quote().total;
    let mut prices = std::collections::BTreeSet::new();
    for step in &number.steps {
        let other = session.outcome(step.choice).unwrap().design.selection;
        let total = price::quote(&session.catalog, &other).total;
        assert_eq!(
            step.price,
            price::format_difference(total - now, &session.catalog.currency, "en"),
            "{}",
            step.label
        );
        prices.insert(step.price.clone());
    }
    assert!(prices.len() > 2, "{prices:?}");
    assert_eq!(number.steps[number.at].price, "");
    let offer = session.offer(Choice { group: width, value: session.design().selection.value(width) });
    let money = |minor| price::format_money(minor, &session.catalog.currency, "en");
    let totals = offer.totals.unwrap();
    assert!(
        number.range.starts_with(&format!("{} to {}", money(totals.cheapest), money(totals.dearest))),
        "{}",
        number.range
    );
}

#[test]
fn a_number_is_a_row_of_steps() {
    let mut session = everything();
    let Control::Number(number) = open(&session, "width").control else { panic!("the width is a number") };
    assert_eq!((number.steps.len(), number.steps[number.at].label.as_str()), (9, "200 mm"));
    assert_eq!(number.steps[8].label, "500 mm, jointed");
    choose(&mut session, "format", "panorama");
    let Control::Number(number) = open(&session, "width").control else { panic!() };
    // A panorama is 300 wide at least, and it was chosen.
    assert_eq!(number.steps[0].reach, Reach::AfterChanges);
    assert_eq!(number.steps[number.at].reach, Reach::Free);
}

#[test]
fn several_values_are_one_group_of_which_each_is_on_or_off() {
    let mut session = everything();
    let group = open(&session, "extras-wrap");
    assert_eq!((group.label.as_str(), group.value.as_str()), ("Extras", "Hooks"));
    let Control::Several(limits, members) = &group.control else { panic!("the extras are several") };
    assert_eq!(limits, "Choose 1 to 2");
    let states: Vec<_> = members.iter().map(|member| &member.value.state).collect();
    assert_eq!(states, [&ValueState::Selected(By::Nobody), &ValueState::Free, &ValueState::Free]);
    choose(&mut session, "extras-plate", "yes");
    let group = open(&session, "extras-hooks");
    assert!(group.value.contains("Hooks, Plate"), "{}", group.value);
    let Control::Several(_, members) = &group.control else { panic!() };
    assert!(matches!(members[1].value.state, ValueState::AfterChanges(_) | ValueState::Free));
}

#[test]
fn words_and_colours_of_ones_own_are_shown() {
    let mut session = everything();
    assert!(!shown(&session, None).groups.iter().any(|group| group.label.contains("Inscription")), "without a plate");
    choose(&mut session, "extras-plate", "yes");
    let Control::Text(text) = open(&session, "inscription").control else { panic!("an inscription is a text") };
    assert_eq!((text.text.as_str(), text.reach, text.rule.max_chars), ("", Reach::Free, 24));
    let written = edit::write(&session.book, session.design(), text.written, Free::Text("Ada".into())).unwrap();
    session.take_over(written.design);
    let group = open(&session, "inscription");
    assert_eq!(group.value, "“Ada”");
    let Control::Text(text) = group.control else { panic!() };
    assert_eq!(text.text, "Ada");
    assert!(text.none.is_some(), "it can be left without");

    let Control::One(palette, Some(own)) = open(&session, "paint").control else { panic!("there is a free colour") };
    assert_eq!((palette.len(), own.color), (2, None));
    let color = Free::Color([0x7a, 0x30, 0x40]);
    let painted = edit::write(&session.book, session.design(), own.value.choice, color).unwrap();
    session.take_over(painted.design);
    assert_eq!(group_of(&shown(&session, None), "Paint").swatch, SwatchView::Color([0x7a, 0x30, 0x40]));
}

#[test]
fn prices_are_told_by_the_list_of_the_session() {
    let mut catalog = fixture::bicycle();
    catalog.commerce.first.tax.included = true;
    catalog.commerce.more.push(MoreList {
        terms: ListTerms { id: "us".into(), ..catalog.commerce.first.clone() },
        currency: Currency { code: "USD".into(), digits: 2 },
        base: 120_000,
    });
    catalog.commerce.more[0].terms.tax.included = false;
    let mut session = session(catalog);
    let product = shown(&session, None);
    assert_eq!((product.total.as_str(), product.tax_included), ("€1,010.00", true));
    session.tell_by(ListIx(1));
    let product = shown(&session, None);
    assert_eq!((product.total.as_str(), product.tax_included), ("$1,200.00", false));
}
