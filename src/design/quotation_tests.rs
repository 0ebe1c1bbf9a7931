//! What a quotation says, exactly, and that its sums are right for every construct.

use super::*;
use crate::{
    catalog::{
        CombinationPrice, DrawingRule, GroupIx, Is, LifeCycle, ListTerms, MakingStage, Part, Plan, Tax, Text,
        ValueTerms,
    },
    design::{
        export::{json, lines_csv, parts_csv, stages_csv},
        priced::{any_priced, any_selection},
    },
    rules::fixture::{bicycle, choice, selection},
};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn shop() -> Catalog {
    let mut catalog = bicycle();
    let (drop, orange) = (choice(&catalog, "drop"), choice(&catalog, "orange"));
    let is = |choice: Choice| Is { group: choice.group, values: vec![choice.value] };
    let part = |sku: &str, quantity: &str, per: Option<u16>, whole, when| Part {
        sku: sku.into(),
        quantity: Ratio::parse(quantity).unwrap(),
        per: per.map(GroupIx),
        whole,
        when,
        lead_days: 0,
    };
    catalog.groups[4].values[1].id = "2.5".into();
    catalog.groups[4].values[0].key = 0;
    catalog.groups[4].values[0].sku = String::new();
    let commerce = &mut catalog.commerce;
    commerce.first = ListTerms { id: "eur".into(), tax: Tax { included: true, basis_points: 1_900 }, valid_days: 30 };
    commerce.terms = [
        (drop, ValueTerms { basis_points: 250, ..ValueTerms::default() }),
        (orange, ValueTerms { until: Some(day("2026-12-05")), ..ValueTerms::default() }),
    ]
    .into();
    commerce.combinations = vec![CombinationPrice {
        id: "sporty".into(),
        label: Text::plain("Sporty"),
        when: vec![is(drop), is(orange)],
        price: -777,
        prices: vec![],
    }];
    commerce.parts = vec![
        part("BOLT", "4", None, true, vec![]),
        part("BOLT", "1.5", Some(4), true, vec![]),
        part("TAPE", "1.5", Some(4), false, vec![]),
        part("=GLUE", "1/3", None, false, vec![is(orange)]),
        part("NEVER", "9", None, false, vec![is(choice(&bicycle(), "red"))]),
    ];
    let stage = |id: &str, days| MakingStage { id: id.into(), title: Text::plain(id), days };
    commerce.plan = Plan {
        stages: vec![stage("weld", 20), stage("paint", 12), stage("fit", 3)],
        change_until: [(GroupIx(1), 0), (GroupIx(3), 1)].into(),
    };
    commerce.life = LifeCycle { until: Some(day("2026-12-31")), ..LifeCycle::default() };
    catalog
}

#[test]
fn the_stage_waits_in_which_what_takes_longest_is_made() {
    // Groups 1 and 3 can change until the first and the second stage, group 0 until the end.
    for (group, ends) in
        [(1, ["2026-12-11", "2027-01-17", "2027-01-20"]), (0, ["2026-12-11", "2026-12-23", "2026-12-26"])]
    {
        let mut catalog = shop();
        catalog.groups[group].values[0].lead_days = 60;
        let selection = Selection::new(vec![crate::catalog::ValueIx(0); catalog.groups.len()]);
        let quotation = quotation(&catalog, ListIx(0), &selection, day("2026-11-21"));
        let stages = quotation.stages.iter().map(|stage| stage.ends.to_string());
        assert_eq!(stages.collect::<Vec<_>>(), ends, "{group}");
        assert_eq!(quotation.ready.to_string(), "2027-01-20");
    }
}

#[test]
fn whoever_makes_it_gets_the_drawing_as_a_picture() {
    let mut catalog = shop();
    let mut design = selection(&catalog, &["gravel", "carbon", "drop", "orange", "2.5"]);
    let drawn = design.value(GroupIx(3));
    design.set_free(GroupIx(3), Some(Free::Drawing("m 1,2 9,9".parse().unwrap())));
    let given = |catalog: &Catalog| quotation(catalog, ListIx(0), &design, day("2026-11-21"));
    assert_eq!(given(&catalog).given, [], "a group that takes no drawing");
    catalog.groups[3].kind = Kind::Drawing(DrawingRule { room: 100, size: [60, 40], drawn });
    let quotation = given(&catalog);
    let svg = quotation.given[0].drawing.clone().unwrap();
    assert!(svg.contains(r#"viewBox="0 0 60 40""#) && svg.contains("M1.5 2.5C"), "{svg}");
    assert!(lines_csv(&quotation).contains(&svg.replace('"', "\"\"")), "as a cell of a table");
    assert!(json(&quotation).contains("\"drawing\": \"<svg"));
}

#[test]
fn a_quotation_says_everything() {
    let catalog = shop();
    let mut design = selection(&catalog, &["gravel", "carbon", "drop", "orange", "2.5"]);
    design.set_free(GroupIx(3), Some(Free::Text("=cmd|' /C calc'!A0".into())));
    let quotation = quotation(&catalog, ListIx(0), &design, day("2026-11-21"));
    // 100000 + 50000 + 1000 + 3000 − 500 − 777, and 2.5 % of it; the tax is 19/119 of that.
    assert_eq!((quotation.net, quotation.tax, quotation.gross), (131_547, 24_994, 156_541));
    assert_eq!(quotation.valid_until.to_string(), "2026-12-05", "no longer than orange is offered");
    assert_eq!((quotation.lead_days, quotation.ready.to_string().as_str()), (35, "2026-12-26"));
    let stages = quotation.stages.iter().map(|stage| format!("{} {} {}", stage.label, stage.begins, stage.ends));
    assert_eq!(
        stages.collect::<Vec<_>>(),
        ["stage-weld 2026-11-21 2026-12-11", "stage-paint 2026-12-11 2026-12-23", "stage-fit 2026-12-23 2026-12-26"]
    );
    let last = quotation.last_changes.iter().map(|last| format!("{} {} {}", last.group, last.stage, last.until));
    assert_eq!(last.collect::<Vec<_>>(), ["group-1 weld 2026-12-11", "group-3 paint 2026-12-23"]);
    assert_eq!(
        lines_csv(&quotation),
        "kind,label,text,sku,percent,amount,currency,last_stage,change_until\r\n\
         base,line-title,,,,1000.00,EUR,,\r\n\
         value,value-group-0-gravel,,SKU-gravel,,0.00,EUR,,\r\n\
         value,value-group-1-carbon,,SKU-carbon,,500.00,EUR,weld,2026-12-11\r\n\
         value,value-group-2-drop,,SKU-drop,,10.00,EUR,,\r\n\
         value,value-group-3-orange,,SKU-orange,,30.00,EUR,paint,2026-12-23\r\n\
         value,value-group-4-2.5,,SKU-racks,,-5.00,EUR,,\r\n\
         combination,price-sporty,,,,-7.77,EUR,,\r\n\
         surcharge,value-group-2-drop,,,2.50,38.18,EUR,,\r\n\
         given,group-group-3,\"'=cmd|' /C calc'!A0\",,,,,,\r\n\
         net,,,,,1315.47,EUR,,\r\n\
         tax,,,,19.00,249.94,EUR,,\r\n\
         gross,,,,,1565.41,EUR,,\r\n"
            .to_owned()
            + &format!("design,,{},,,,,,\r\n", quotation.code)
            + "price_list,,eur,,,,,,\r\ndate,,2026-11-21,,,,,,\r\nvalid_until,,2026-12-05,,,,,,\r\nready,,2026-12-26,,,,,,\r\n"
    );
    assert_eq!(
        parts_csv(&quotation),
        "sku,quantity\r\n\"'=GLUE\",'1/3\r\nBOLT,8\r\nSKU-carbon,1\r\nSKU-drop,1\r\nSKU-gravel,1\r\nSKU-orange,1\r\n\
         SKU-racks,1\r\nTAPE,3.75\r\n"
    );
    assert_eq!(
        stages_csv(&quotation),
        "stage,label,begins,ends\r\nweld,stage-weld,2026-11-21,2026-12-11\r\n\
         paint,stage-paint,2026-12-11,2026-12-23\r\nfit,stage-fit,2026-12-23,2026-12-26\r\n"
    );
    let json = json(&quotation);
    for part in [
        "{\n  \"line\": \"bicycle\",\n  \"version\": 1,\n",
        "\"valid_until\": \"2026-12-05\",\n",
        "{\n      \"group\": \"group-3\",\n      \"text\": \"=cmd|' /C calc'!A0\"\n    }",
        "\"basis_points\": 250,\n      \"amount\": 3818\n",
        "\"net\": 131547,\n  \"tax\": 24994,\n  \"gross\": 156541,\n",
        "\"quantity\": \"1/3\"",
    ] {
        assert!(json.contains(part), "{part} in {json}");
    }
}

#[test]
fn what_was_not_chosen_is_not_told() {
    let catalog = shop();
    let quotation = quotation(
        &catalog,
        ListIx(0),
        &selection(&catalog, &["gravel", "steel", "flat", "black", "none"]),
        day("2026-12-31"),
    );
    assert_eq!(quotation.lines.len(), 5);
    assert_eq!(
        quotation.parts.iter().filter(|part| part.sku == "BOLT").map(|part| &*part.quantity).collect::<Vec<_>>(),
        ["4"]
    );
    assert!(quotation.parts.iter().all(|part| part.sku != "TAPE"));
    assert_eq!(quotation.valid_until.to_string(), "2026-12-31", "the last day of the line");
}

#[test]
fn fractions_that_cannot_be_added_stay_apart() {
    let mut catalog = bicycle();
    let primes = [999_999_937, 999_999_929, 999_999_893, 999_999_883, 999_999_797];
    let part = |prime: i32| Part {
        sku: "DUST".into(),
        quantity: Ratio::parse(&format!("1/{prime}")).unwrap(),
        per: None,
        whole: false,
        when: vec![],
        lead_days: 0,
    };
    catalog.commerce.parts = primes.map(part).into();
    let quotation = quotation(&catalog, ListIx(0), &Selection::defaults(&catalog), day("2026-01-01"));
    assert_eq!(quotation.parts.iter().filter(|part| part.sku == "DUST").count(), 2);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_parts_are_the_whole(
        (catalog, selection) in any_priced().prop_flat_map(|c| { let s = any_selection(&c); (Just(c), s) }),
        today in 0..20_000_i64,
    ) {
        let today = Day::from_unix(today * 86_400);
        for list in catalog.price_lists() {
            let told = quotation(&catalog, list.ix, &selection, today);
            let amounts = |is_it: &dyn Fn(LineKind) -> bool| -> Minor {
                told.lines.iter().filter(|line| is_it(line.kind)).map(|line| line.amount).sum()
            };
            let total = amounts(&|_| true);
            prop_assert_eq!(total, price::quote_in(&catalog, list.ix, &selection).total);
            prop_assert_eq!(total, if told.tax_included { told.gross } else { told.net });
            prop_assert_eq!(told.net + told.tax, told.gross);
            // Within half a minor unit of the exact tax.
            let (rate, net, tax) = (i64::from(told.tax_basis_points), told.net, told.tax);
            let bound = if told.tax_included { 10_000 + rate } else { 10_000 };
            prop_assert!((2 * (net * rate - tax * 10_000)).abs() <= bound);
            let before = amounts(&|kind| kind != LineKind::Surcharge);
            for line in told.lines.iter().filter(|line| line.kind == LineKind::Surcharge) {
                let exact = before * i64::from(line.basis_points.unwrap());
                prop_assert!((2 * (line.amount * 10_000 - exact)).abs() <= 10_000);
            }
            prop_assert_eq!(json(&told), json(&quotation(&catalog.clone(), list.ix, &selection, today)));
            prop_assert_eq!(lines_csv(&told).lines().count(), told.lines.len() + told.given.len() + 9);
            prop_assert_eq!(parts_csv(&told).lines().count(), told.parts.len() + 1);
        }
    }
}
