//! Product lines, the price, ways to finish, the vendor's own designs.

use super::*;

#[test]
fn another_line_is_chosen_from_a_list_where_there_are_several() {
    let mut harness = desktop();
    assert_eq!(harness.query_all_by_label_contains("Our products").count(), 0, "one line is no choice");
    harness.state_mut().view.lines = fixture::lines();
    harness.run();
    click(&mut harness, "Our products: Eyewear");
    assert_eq!(harness.state().memory.dialog, Some(Dialog::Lines));
    has(&harness, "Eyewear, Made by hand");
    click(&mut harness, "Sessel und Hocker aus der Werkstatt am Hafen, Ein Platz, an dem der Tag zu Ende geht");
    assert_eq!(harness.state().out, [UiAction::ShowLine("lounge-chair".into())]);
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn the_price_opens_the_bill_and_another_list_can_be_asked_for() {
    let mut harness = desktop();
    click(&mut harness, "Total: €348.00");
    assert_eq!(harness.state().memory.dialog, Some(Dialog::Bill));
    harness.state_mut().view.bill = Some(fixture::bill());
    harness.run();
    has(&harness, "Lens material: High index 1.67");
    has(&harness, "Cutting and tumbling the acetate");
    click(&mut harness, "USD · plus tax");
    click(&mut harness, "Keep this quotation");
    assert_eq!(harness.state().out, [UiAction::PriceList("usd".into()), UiAction::KeepQuotation]);
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn a_showroom_keeps_no_quotations() {
    let mut view = fixture::view("en");
    (view.can_keep, view.bill) = (false, Some(fixture::bill()));
    let harness = harness(view, Memory { dialog: Some(Dialog::Bill), ..Memory::default() }, KIOSK);
    assert_eq!(harness.query_all_by_label("Keep this quotation").count(), 0);
}

#[test]
fn a_design_is_finished_in_one_of_the_ways_that_change_something() {
    let mut harness = desktop();
    click(&mut harness, "Finish it for me");
    has(&harness, "could not be finished any better");
    harness.state_mut().view.finishes = fixture::finishes();
    harness.run();
    assert_eq!(harness.query_all_by_label("For the best price").count(), 0, "it changes nothing");
    has(&harness, "The way most people like it");
    click(&mut harness, "Change 1 option");
    assert_eq!(harness.state().out, [UiAction::Apply(vec![choice(2, 1)], vec![])]);
}

#[test]
fn house_designs_are_told_and_opened() {
    let mut harness = desktop();
    click(&mut harness, "House designs");
    assert_eq!(harness.state().memory.tab, Tab::Presets);
    has(&harness, "The editor. Round, dark and quiet");
    click(&mut harness, "Open");
    assert_eq!(harness.state().out, [UiAction::OpenPreset("card-30".into())]);
}
