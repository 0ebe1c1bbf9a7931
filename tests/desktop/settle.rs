//! At rest the picture becomes true, and goes as soon as it would not be any more.

use super::{WINDOW, assert_shows_a_product, difference_db, harness::App, harness::Start, product};
use serde_json::Value;

#[test]
fn the_picture_settles_and_whatever_changes_takes_it_away() {
    let mut app = App::start(Start {
        name: "settle",
        size: WINDOW,
        arguments: &["--hub", "off"],
        settle: true,
        ..Start::default()
    });
    let settled = |app: &mut App, step: &str| {
        app.wait("the picture at rest", |state| state["settled"] == "done");
        app.settle();
        app.picture(step)
    };
    app.press("Front colour");
    app.wait("the open group", |state| state["open_group"] == "front");
    let first = settled(&mut app, "1-at-rest");
    assert_shows_a_product(&first);

    app.press("Black");
    let black = app.wait("black on screen", |state| state["choices"]["front"] == "black" && state["shown"] == true);
    let drawn = app.picture("2-drawn");
    let second = settled(&mut app, "3-at-rest");
    let apart = difference_db(&product(&drawn), &product(&second));
    assert!((-60.0..-25.0).contains(&apart), "what is drawn and what is true are alike but not the same: {apart} dB");
    assert!(difference_db(&product(&first), &product(&second)) > -35.0, "the picture is that of another design");

    app.press("Undo");
    app.wait("undo", |state| state["code"] != black["code"]);
    let again = settled(&mut app, "4-at-rest");
    assert_eq!(product(&first).as_raw(), product(&again).as_raw(), "the same design gives the same picture");

    // A picture at rest never lies over another design than its own.
    let mut before = Value::Null;
    for state in app.history().lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let same = state["code"] == before["code"] && state["shown"] == true && state["scene_ready"] == true;
        assert!(same || state["settled"] == "no", "{state}");
        before = state;
    }
}

#[test]
fn a_window_that_was_a_dot_is_right_again() {
    let mut app = App::start(Start { name: "dot", size: WINDOW, arguments: &["--hub", "off"], ..Start::default() });
    app.wait_until_complete();
    let before = app.picture("1-before");
    for size in [(1, 1), (40, 900), (900, 40), WINDOW] {
        app.resize(size);
        app.settle();
    }
    let after = app.picture("2-after");
    let difference = difference_db(&product(&before), &product(&after));
    assert!(difference < -50.0, "the stage looks otherwise: {difference} dB");
}
