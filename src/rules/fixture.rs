//! Catalogs for tests, made without a file: one to reason about, and arbitrary small ones to compare with brute force.

use crate::{
    catalog::{
        Catalog, Characters, Choice, Currency, Group, GroupIx, Is, Kind, Rule, RuleKind, Selection, Stage, Term, Text,
        TextRule, Value, ValueIx,
    },
    rules::Rulebook,
};
use proptest::{
    collection::{btree_set, vec},
    prelude::*,
};

/// Five groups and every kind of rule. Nothing allows gold paint; the other values are all possible.
pub fn bicycle() -> Catalog {
    let mut catalog = catalog(&[
        &["road", "gravel", "city"],
        &["steel", "aluminium", "carbon"],
        &["drop", "flat"],
        &["black", "red", "orange", "gold"],
        &["none", "racks"],
    ]);
    for (id, price, lead_days) in
        [("carbon", 50_000, 30), ("drop", 1_000, 0), ("orange", 3_000, 14), ("racks", -500, 5)]
    {
        let values = catalog.groups.iter_mut().flat_map(|group| &mut group.values);
        for value in values.filter(|value| value.id == id) {
            (value.price, value.lead_days) = (price, lead_days);
        }
    }
    let is = |group: u16, values: &[u16]| is(group, values);
    let rows = [[vec![0], vec![0, 1, 2]], [vec![1], vec![0, 1]], [vec![2], vec![0, 2]]];
    catalog.rules = vec![
        rule(RuleKind::Requires { when: vec![is(0, &[0])], then: vec![is(2, &[0])] }),
        rule(RuleKind::Requires { when: vec![is(0, &[2])], then: vec![is(1, &[0, 1]), is(2, &[1])] }),
        rule(RuleKind::Excludes { these: vec![is(1, &[2]), is(4, &[1])] }),
        rule(RuleKind::Allowed {
            groups: vec![GroupIx(1), GroupIx(3)],
            rows: rows.into_iter().map(|row| row.map(|cell| cell.into_iter().map(ValueIx).collect()).into()).collect(),
        }),
        rule(RuleKind::Excludes { these: vec![is(0, &[0, 1]), is(1, &[0]), is(4, &[1])] }),
    ];
    catalog
}

/// The kind of a group in which a short text goes with the value `written`.
pub fn text_kind(written: ValueIx) -> Kind {
    let characters = Characters { latin: true, ..Characters::default() };
    Kind::Text(TextRule { max_chars: 20, characters, check_profanity: false, written })
}

/// A catalog with these values by group, keys from 1, and no rules.
pub fn catalog(groups: &[&[&str]]) -> Catalog {
    let value = |(i, id): (usize, &&str)| Value {
        id: (*id).to_owned(),
        key: i as u16 + 1,
        label: Text::plain(*id),
        sku: format!("SKU-{id}"),
        ..Value::default()
    };
    let group = |(i, ids): (usize, &&[&str])| Group {
        id: format!("group-{i}"),
        key: i as u16 + 1,
        label: Text::plain(format!("Group {i}")),
        values: ids.iter().enumerate().map(value).collect(),
        ..Group::default()
    };
    Catalog {
        line: "bicycle".into(),
        version: 1,
        hash: String::new(),
        title: Text::plain("Bicycle"),
        tagline: Text::plain("Two wheels"),
        cover: None,
        currency: Currency { code: "EUR".into(), digits: 2 },
        price: 100_000,
        lead_days: 10,
        groups: groups.iter().enumerate().map(group).collect(),
        severals: Vec::new(),
        rules: Vec::new(),
        presets: Vec::new(),
        materials: Default::default(),
        lettering: Default::default(),
        stage: Stage {
            sockets: Default::default(),
            environments: Default::default(),
            contact_shadow: None,
            cameras: Default::default(),
            home: String::new(),
            cards: None,
            zoom_mm: (1.0, 2.0),
            hot_spots: Vec::new(),
            assembly: None,
            motions: Vec::new(),
        },
        suggestions: Vec::new(),
        samples: Vec::new(),
        commerce: Default::default(),
        languages: vec!["en".into()],
    }
}

/// A catalog with so many values by group and these rules.
pub fn sized(sizes: &[usize], rules: Vec<RuleKind>) -> Catalog {
    let ids: Vec<String> = (0..sizes.iter().copied().max().unwrap_or(0)).map(|i| format!("v{i}")).collect();
    let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    let groups: Vec<&[&str]> = sizes.iter().map(|&size| &ids[..size]).collect();
    Catalog { rules: rules.into_iter().map(rule).collect(), ..catalog(&groups) }
}

/// Up to five groups, one perhaps large, with up to eight rules of all kinds; some have no valid design.
pub fn any_catalog() -> impl Strategy<Value = Catalog> {
    let sizes = (vec(1..=3_usize, 1..=4), any::<prop::sample::Index>(), prop_oneof![1..=3_usize, 7..=12_usize]);
    sizes.prop_flat_map(|(mut sizes, at, size)| {
        sizes.insert(at.index(sizes.len() + 1), size);
        let rules = vec(any_rule(sizes.clone()), 0..=8);
        rules.prop_map(move |rules| sized(&sizes, rules))
    })
}

fn any_rule(sizes: Vec<usize>) -> impl Strategy<Value = RuleKind> {
    let condition = |count: std::ops::RangeInclusive<usize>| {
        let sizes = sizes.clone();
        let count = *count.start()..=(*count.end()).min(sizes.len());
        let groups = btree_set(0..sizes.len(), count);
        groups.prop_flat_map(move |groups| {
            groups.into_iter().map(|group| any_is(group, sizes[group])).collect::<Vec<_>>()
        })
    };
    let table = {
        let sizes = sizes.clone();
        btree_set(0..sizes.len(), 1..=sizes.len().min(3)).prop_flat_map(move |groups| {
            let row: Vec<_> = groups.iter().map(|&group| any_is(group, sizes[group])).collect();
            vec(row, 1..=4).prop_map(|rows| RuleKind::Allowed {
                groups: rows[0].iter().map(|is| is.group).collect(),
                rows: rows.into_iter().map(|row| row.into_iter().map(|is| is.values).collect()).collect(),
            })
        })
    };
    let sum = {
        let sizes = sizes.clone();
        let terms = btree_set(0..sizes.len(), 1..=sizes.len().min(3));
        let term = move |group: usize| {
            vec(-3..=5_i64, sizes[group]).prop_map(move |amounts| Term { group: GroupIx(group as u16), amounts })
        };
        let terms = terms.prop_flat_map(move |groups| groups.into_iter().map(&term).collect::<Vec<_>>());
        let bounds = (prop::option::of(-6..=3_i64), prop::option::of(0..=8_i64));
        (terms, bounds).prop_map(|(terms, (min, max))| RuleKind::Linear { terms, min, max })
    };
    prop_oneof![
        1 => sum,
        3 => (condition(1..=2), condition(1..=2)).prop_map(|(when, then)| RuleKind::Requires { when, then }),
        3 => condition(1..=3).prop_map(|these| RuleKind::Excludes { these }),
        2 => table,
    ]
}

fn any_is(group: usize, size: usize) -> impl Strategy<Value = Is> {
    let values = btree_set(0..size as u16, 1..=size.min(3));
    values.prop_map(move |values| is(group as u16, &values.into_iter().collect::<Vec<_>>()))
}

/// The selection with these value ids, in order of the groups.
pub fn selection(catalog: &Catalog, ids: &[&str]) -> Selection {
    assert_eq!(ids.len(), catalog.groups.len());
    Selection::new(catalog.groups.iter().zip(ids).map(|(group, id)| find(group, id)).collect())
}

/// The choice of the value called `id`, which only one group has.
pub fn choice(catalog: &Catalog, id: &str) -> Choice {
    let (group, found) = catalog.groups().find(|(_, group)| group.values.iter().any(|value| value.id == id)).unwrap();
    Choice { group, value: find(found, id) }
}

/// Every value of every group, in order.
pub fn all_choices(catalog: &Catalog) -> Vec<Choice> {
    let groups = catalog.groups();
    groups.flat_map(|(group, g)| g.values().map(move |(value, _)| Choice { group, value })).collect()
}

/// All selections, valid or not, by counting.
pub fn all_selections(catalog: &Catalog) -> Vec<Selection> {
    let mut all = vec![Vec::new()];
    for group in &catalog.groups {
        let longer = |start: Vec<ValueIx>| group.values().map(move |(value, _)| [&start[..], &[value]].concat());
        all = all.into_iter().flat_map(longer).collect();
    }
    all.into_iter().map(Selection::new).collect()
}

/// All valid selections, by trying every one; does not use the solver.
pub fn valid_selections(catalog: &Catalog) -> Vec<Selection> {
    let book = Rulebook::new(catalog);
    all_selections(catalog).into_iter().filter(|selection| book.broken(selection).is_empty()).collect()
}

fn find(group: &Group, id: &str) -> ValueIx {
    group.values().find(|(_, value)| value.id == id).unwrap().0
}

fn is(group: u16, values: &[u16]) -> Is {
    Is { group: GroupIx(group), values: values.iter().copied().map(ValueIx).collect() }
}

fn rule(kind: RuleKind) -> Rule {
    Rule { id: "rule".into(), reason: Text::plain("because"), kind }
}
