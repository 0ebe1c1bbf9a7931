//! What the house offers: its lines, its own designs, its price lists; and the log of what it refuses.

use super::{assert_shows_a_product, difference_db, harness::App, product, says, start};
use serde_json::Value;

#[test]
fn the_next_line_takes_the_place_of_the_first_and_each_keeps_its_design() {
    let mut app = start("lines", &[]);
    app.wait_until_complete();
    app.press("Front colour");
    app.press("Black");
    let black = app.wait("black", |state| state["choices"]["front"] == "black");
    let go = |app: &mut App, title: &str, line: &str| {
        app.press("Our products");
        app.wait("the lines", |state| says(state, "Our products"));
        app.settle();
        app.picture(&format!("to-{line}"));
        app.press(&format!("{title},"));
        app.wait("the line", |state| state["line"] == line && state["scene_ready"] == false);
        app.wait_until_complete();
        let picture = app.picture(&format!("at-{line}"));
        assert_shows_a_product(&picture);
        picture
    };
    let wine = go(&mut app, "Make your own wine", "wine");
    assert_eq!(app.state()["feeds"]["popular"]["status"], "ready");
    assert_eq!(app.state()["can_undo"], false, "a fresh line has no past");
    let frames = go(&mut app, "The Workshop Frame", "eyewear");
    assert!(difference_db(&product(&wine), &product(&frames)) > -35.0, "the same product stands there");
    assert_eq!(app.state()["code"], black["code"], "the design of the first line is as it was left");
}

#[test]
fn a_house_design_is_opened_a_refusal_logged_a_number_slid_and_the_price_told_in_dollars() {
    let mut app = start("house", &["--line", "wine", "--hub", "off"]);
    let first = app.wait_until_complete();
    let kept = |app: &App, folder: &str| std::fs::read_dir(app.data.path().join(folder)).map_or(0, Iterator::count);

    app.press("House designs");
    app.wait("its cards", |state| told(state, "The house red") && state["pictures_waiting"] == 0);
    app.settle();
    app.picture("1-house-designs");
    app.press("Open");
    app.wait("the house design", |state| state["code"] != first["code"] && state["shown"] == true);

    // Every choice is the customer's now, so that something stands against another one.
    assert_eq!(kept(&app, "refusals"), 0);
    app.press("Wine:");
    app.press_containing("available with changes");
    app.wait("the way out", |state| told(state, "needs a change"));
    app.settle();
    app.picture("2-way-out");
    assert_eq!(kept(&app, "refusals"), 1);

    app.press("Start over");
    app.wait("the start", |state| state["code"] == first["code"]);
    // What was asked about lies below; the name of its group scrolled away.
    app.wheel_up((1080, 300), 20);
    app.settle();
    app.press("Wine:");
    app.wait("the closed group", |state| state["open_group"].is_null());
    app.press("How much of this blend");
    app.wait("the open group", |state| state["open_group"] == "share");
    app.press("Less: How much of this blend");
    app.wait("less of the blend", |state| state["choices"]["share"] == "95" && state["shown"] == true);
    app.settle();
    app.picture("3-number");

    app.press("Total:");
    app.press("USD");
    app.wait("dollars", |state| told(state, "Total: $"));
    app.settle();
    app.picture("4-bill");
    app.press("Keep this quotation");
    app.wait("the notice", |state| told(state, "The quotation is in"));
    assert_eq!(kept(&app, "quotations"), 1);
}

/// Whether `part` is in anything that can be read or pressed.
fn told(state: &Value, part: &str) -> bool {
    let texts = state["texts"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let names = state["controls"].as_object().into_iter().flat_map(|all| all.keys().map(String::as_str));
    texts.chain(names).any(|seen| seen.contains(part))
}
