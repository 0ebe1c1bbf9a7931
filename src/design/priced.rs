//! Catalogs with every kind of price, for tests.

use crate::{
    catalog::{
        Catalog, Choice, CombinationPrice, Commerce, Currency, Free, GroupIx, Is, ListTerms, MakingStage, MoreList,
        Part, Plan, Ratio, Selection, Tax, Text, ValueIx, ValueTerms,
    },
    rules::fixture::{all_choices, any_catalog},
};
use proptest::{collection::vec, prelude::*, sample::Index};

/// Any small catalog with two price lists, packages, percentages, combination prices, parts and a plan.
pub fn any_priced() -> impl Strategy<Value = Catalog> {
    let prices = vec((any::<Index>(), -5_000..50_000_i64, -5_000..50_000_i64, -500..2_000_i32), 0..12);
    let packages = vec((any::<Index>(), any::<Index>()), 0..6);
    let combinations = vec((vec(any::<Index>(), 1..3), -3_000..3_000_i64), 0..4);
    let tax = (any::<bool>(), 0..2_500_u32);
    (any_catalog(), prices, packages, combinations, tax).prop_map(
        |(mut catalog, prices, packages, combinations, tax)| {
            let all = all_choices(&catalog);
            let pick = |index: &Index| all[index.index(all.len())];
            let mut commerce = commerce(tax);
            for (index, price, other, basis_points) in prices {
                let choice = pick(&index);
                catalog.groups[usize::from(choice.group.0)].values[usize::from(choice.value.0)].price = price;
                let basis_points = if basis_points < 0 { 0 } else { basis_points - 1_000 };
                commerce
                    .terms
                    .insert(choice, ValueTerms { prices: vec![other], basis_points, from: None, until: None });
            }
            for (package, included) in packages {
                let (package, included): (Choice, Choice) = (pick(&package), pick(&included));
                if package.group != included.group {
                    let group = &mut catalog.groups[usize::from(package.group.0)];
                    group.values[usize::from(package.value.0)].includes.push(included);
                }
            }
            commerce.combinations = combinations
                .into_iter()
                .enumerate()
                .map(|(i, (when, price))| CombinationPrice {
                    id: format!("c{i}"),
                    label: Text::plain("Together"),
                    when: when.iter().map(pick).map(|c| Is { group: c.group, values: vec![c.value] }).collect(),
                    price,
                    prices: vec![price + 1],
                })
                .collect();
            catalog.commerce = commerce;
            catalog
        },
    )
}

fn commerce((included, basis_points): (bool, u32)) -> Commerce {
    let stage = |id: &str, days| MakingStage { id: id.into(), title: Text::plain(id), days };
    let tax = Tax { included, basis_points };
    Commerce {
        first: ListTerms { id: "eur".into(), tax, valid_days: 30 },
        more: vec![MoreList {
            terms: ListTerms { id: "jpy".into(), tax: Tax { included: !included, basis_points }, valid_days: 10 },
            currency: Currency { code: "JPY".into(), digits: 0 },
            base: 15_000,
        }],
        parts: vec![Part {
            sku: "=BOLT".into(),
            quantity: Ratio::whole(4),
            per: None,
            whole: true,
            when: vec![Is { group: GroupIx(0), values: vec![ValueIx(0)] }],
            lead_days: 21,
        }],
        plan: Plan { stages: vec![stage("cut", 3), stage("join", 9)], change_until: [(GroupIx(0), 0)].into() },
        ..Commerce::default()
    }
}

/// Nothing, a text as customers write them, a drawing, or a colour.
pub fn any_free() -> impl Strategy<Value = Option<Free>> {
    let text = prop_oneof!["[A-Z]{1,4}", "[a-zA-Z0-9 .]{1,20}", "[ -~]{1,20}", "[ -~äöüßéÅñ€✓👍]{1,12}"];
    let drawing = crate::catalog::drawing::tests::any_drawing();
    let free =
        prop_oneof![text.prop_map(Free::Text), any::<[u8; 3]>().prop_map(Free::Color), drawing.prop_map(Free::Drawing)];
    proptest::option::of(free)
}

/// Any selection of the catalog, valid or not, with free data.
pub fn any_selection(catalog: &Catalog) -> BoxedStrategy<Selection> {
    let values: Vec<_> = catalog.groups.iter().map(|group| 0..group.values.len() as u16).collect();
    let free = vec(any_free(), catalog.groups.len());
    (values, free)
        .prop_map(|(values, free)| {
            let mut selection = Selection::new(values.into_iter().map(ValueIx).collect());
            for (group, free) in free.into_iter().enumerate() {
                selection.set_free(GroupIx(group as u16), free);
            }
            selection
        })
        .boxed()
}
