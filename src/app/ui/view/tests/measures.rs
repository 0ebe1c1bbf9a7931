//! How large the product is.

use super::*;
use egui::pos2;

#[test]
fn measures_are_asked_for_in_either_unit_and_put_away() {
    let mut harness = desktop();
    for (name, unit) in [
        ("Show how large it is", Some(Unit::Millimetre)),
        ("Show inches", Some(Unit::Inch)),
        ("Hide the measures", None),
    ] {
        click(&mut harness, name);
        assert_eq!(harness.state().memory.measured_in, unit);
    }
}

#[test]
fn measures_are_read_out_where_they_are() {
    let mut view = fixture::view("en");
    let line = [pos2(200.0, 300.0), pos2(500.0, 300.0)];
    view.measures = vec![Measure { length: "148 mm".into(), name: "Width: 148 mm".into(), line }];
    let harness = harness(view, Memory::default(), DESKTOP);
    let told = harness.get_by_label("Width: 148 mm").rect();
    assert!(told.center().distance(pos2(350.0, 300.0)) < 2.0, "{told}");
}
