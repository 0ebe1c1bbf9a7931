//! The real program on a virtual display, worked with real clicks and keys.
//!
//! Every test leaves pictures of its steps behind (see [`harness::artefacts`]); what they show is checked, not only that
//! they exist.

mod drawing;
mod harness;
mod house;
mod keep;
mod motion;
#[path = "../picture/mod.rs"]
mod picture;
mod reviews;
mod settle;
mod stand_in;
mod trouble;

use harness::{App, Disk, Start};
use image::{RgbImage, imageops::crop_imm};
use picture::{difference_db, spread};
use serde_json::{Value, json};
use stand_in::StandIn;

const WINDOW: (u32, u32) = (1280, 720);

fn start(name: &'static str, arguments: &[&str]) -> App {
    App::start(Start { name, size: WINDOW, arguments, ..Start::default() })
}

/// Where the product is in a window of 1280x720: left of the panel, above the carousel.
fn product(picture: &RgbImage) -> RgbImage {
    crop_imm(picture, 0, 0, 870, 500).to_image()
}

fn assert_shows_a_product(picture: &RgbImage) {
    let product = product(picture);
    assert!(spread(&product) > 60.0, "nothing stands on the stage");
    let corner = crop_imm(&product, 0, 0, 60, 60).to_image();
    assert!(spread(&corner) < 12.0, "the backdrop is not calm");
}

fn feed<'a>(state: &'a Value, name: &str) -> &'a Value {
    &state["feeds"][name]["status"]
}

#[test]
fn from_start_to_an_inspired_design_and_back() {
    let mut app = start("main", &[]);
    let first = app.wait_until_complete();
    assert_eq!(first["feeds"]["popular"]["status"], "ready");
    assert!(first["feeds"]["popular"]["count"].as_u64() >= Some(12), "{first}");
    let before = app.picture("1-start");
    assert_shows_a_product(&before);
    let cards = crop_imm(&before, 20, 560, 840, 80).to_image();
    assert!(spread(&cards) > 40.0, "the cards have no pictures");

    // Choose: open a group, press a value. The picture must change where the product is.
    app.press("Front colour");
    app.wait("the open group", |state| state["open_group"] == "front");
    app.press("Black");
    let black = app.wait("black on screen", |state| state["choices"]["front"] == "black" && state["shown"] == true);
    assert_ne!(black["code"], first["code"]);
    app.settle();
    let after = app.picture("2-black");
    assert_shows_a_product(&after);
    assert!(difference_db(&product(&before), &product(&after)) > -35.0, "the product looks the same");

    // Undo and redo.
    app.press("Undo");
    app.wait("undo", |state| state["code"] == first["code"]);
    app.press("Redo");
    app.wait("redo", |state| state["code"] == black["code"]);

    // Be inspired: a card replaces the whole design, undo brings the own one back.
    app.press("Amalfi");
    let mine = black["code"].clone();
    app.wait("the card's design", |state| state["code"] != mine && state["shown"] == true);
    app.settle();
    app.picture("3-inspired");
    app.key("ctrl+z");
    app.wait("the own design again", |state| state["code"] == black["code"]);

    // Keep it: a name typed and Enter.
    app.press("Save");
    app.wait("the dialog", |state| says(state, "Save this design"));
    app.type_text("Black for the opera");
    app.wait("the name", |state| says(state, "Black for the opera"));
    app.settle();
    app.picture("4-save");
    app.key("Return");
    app.wait("the saved design", |state| state["saved"] == json!(["Black for the opera"]));

    // Publish it: it is among the new designs of the community when the hub has it.
    app.press("Publish");
    app.wait("the dialog", |state| says(state, "Publish this design"));
    app.type_text("Opera");
    app.key("Tab");
    app.type_text("Zoe");
    app.wait("title and author", |state| says(state, "Opera") && says(state, "Zoe"));
    app.settle();
    app.picture("5-publish");
    app.key("Return");
    app.wait("the hub's answer", |state| state["publish"] == "done");
    app.settle();
    app.picture("6-published");
    app.key("Escape");
    app.press("New");
    app.find("Opera, by Zoe");
    app.settle();
    app.picture("7-among-the-new");
}

/// Whether `text` can be read somewhere on screen besides the names of controls.
fn says(state: &Value, text: &str) -> bool {
    state["texts"].as_array().is_some_and(|texts| texts.iter().any(|seen| seen == text))
}

#[test]
fn what_was_made_survives_a_kill() {
    let mut app = start("kill", &["--hub", "off"]);
    app.wait_until_complete();
    app.press("Front colour");
    app.press("Black");
    let made = app.wait("black", |state| state["choices"]["front"] == "black");
    let data = app.kill();

    let mut again = App::start(Start {
        name: "kill",
        size: WINDOW,
        arguments: &["--hub", "off"],
        data: Some(data),
        ..Start::default()
    });
    let state = again.wait_until_complete();
    assert_eq!(state["code"], made["code"], "the design of the last time is back");
    assert_eq!(feed(&state, "popular"), "off", "without a hub nothing is asked for");
}

/// Touch is not played here: the virtual display takes pointer and keys from outside, but no touches (they need a device of
/// the kernel, or a display server with an input driver for tests). What fingers do is tested with the camera, on the same
/// messages that a touch screen sends.
#[test]
fn a_part_that_is_clicked_opens_its_group_and_the_camera_is_flown_turned_and_moved_near() {
    let mut app = start("pick", &["--hub", "off"]);
    app.wait_until_complete();
    let picture = app.picture("1-start");
    // The rim is the brightest saturated thing there is: take its lowest point left of the middle.
    let product = product(&picture);
    let rim = (0..product.height()).rev().find_map(|y| {
        (350..600)
            .find(|&x| {
                let [r, g, b] = product.get_pixel(x, y).0.map(i32::from);
                r - b > 60 && r > g
            })
            .map(|x| (x, y - 6))
    });
    let (x, y) = rim.expect("the frame is havana");
    app.tap_at(x as i32, y as i32);
    app.wait("the group of the front", |state| state["open_group"] == "front");
    app.settle();
    let mut before = app.picture("2-picked");
    let mut changed = |app: &App, step: &str| {
        app.settle();
        let now = app.picture(step);
        // From close by it may reach into every corner.
        assert!(spread(&self::product(&now)) > 30.0, "{step}: nothing stands on the stage");
        assert!(
            difference_db(&self::product(&before), &self::product(&now)) > -35.0,
            "{step}: the picture is the same"
        );
        before = now;
    };
    app.drag((430, 120), (640, 150));
    changed(&app, "3-turned");
    app.wheel_up((430, 250), 6);
    changed(&app, "4-near");
    // Another group has another camera; what it shows is on stage when the flight is over.
    // The list was scrolled to the open group.
    app.wheel_up((1080, 300), 20);
    app.settle();
    app.press("Temples");
    app.wait("the other group", |state| state["open_group"] != "front");
    changed(&app, "5-flown-on");
}

#[test]
fn the_window_speaks_german() {
    // Nobody listens there.
    let mut app = start("german", &["--hub", "http://127.0.0.1:1"]);
    app.wait_until_complete();
    app.press("Deutsch");
    app.find("Farbe der Front");
    app.wait("why nothing is there", |state| {
        state["texts"].to_string().contains("Zum Hub gibt es keine Verbindung: Dort hört niemand zu.")
    });
    app.settle();
    app.picture("1-german");
}

#[test]
fn a_portrait_kiosk_shows_everything() {
    let size = (1080, 1920);
    let mut app = App::start(Start { name: "kiosk", size, arguments: &["kiosk"], ..Start::default() });
    let state = app.wait_until_complete();
    app.settle();
    let picture = app.picture("1-start");
    assert!(spread(&crop_imm(&picture, 0, 0, 1080, 700).to_image()) > 60.0, "nothing stands on the stage");
    for (name, place) in state["controls"].as_object().unwrap() {
        let [left, top, right, bottom]: [i64; 4] = std::array::from_fn(|i| place[i].as_i64().unwrap());
        let seen = left >= 0 && top >= 0 && right <= 1080 && bottom <= 1920;
        if seen && right > left {
            assert!(bottom - top >= 48, "{name} is only {} px high", bottom - top);
        }
    }
}

#[test]
fn nothing_moves_at_rest() {
    let mut app = start("rest", &[]);
    app.wait_until_complete();
    for state in ["nothing open", "a text being typed"] {
        app.settle();
        let before = app.processor_time();
        std::thread::sleep(std::time::Duration::from_secs(5));
        let used = app.processor_time() - before;
        // One frame in software takes more than a quarter of a second of processor time.
        assert!(used < 0.25, "{used} s of processor time while nothing happened, with {state}");
        app.press("Save");
        app.wait("the dialog", |state| says(state, "Save this design"));
    }
}

#[test]
fn feeds_survive_every_kind_of_hub() {
    let mut hub = StandIn::Silent.start();
    let mut app = start("chaos", &["--hub", &hub.url]);
    let state = app.wait("the product", |state| state["scene_ready"] == true && state["shown"] == true);
    assert_eq!((feed(&state, "popular"), feed(&state, "recent")), (&json!("loading"), &json!("loading")));
    app.find("Front colour");
    app.settle();
    assert_shows_a_product(&app.picture("silent"));

    let told = |app: &mut App, name: &str, why: &str| {
        app.wait(name, |state| {
            let is_told = state["texts"].to_string().contains(why);
            is_told && feed(state, "popular") == "offline" && feed(state, "recent") == "offline"
        });
        app.settle();
        let first = app.picture(name);
        assert_shows_a_product(&first);
        // One more frame changes nothing: no letter was missing in the first.
        app.display.xdotool(&["mousemove", "700", "650"]);
        app.display.xdotool(&["mousemove", "702", "650"]);
        app.settle();
        let again = app.picture(name);
        let words = |picture: &RgbImage| crop_imm(picture, 0, 570, 870, 60).to_image();
        assert!(difference_db(&words(&first), &words(&again)) < -60.0, "{name}: letters were missing");
    };
    hub.turn_into(StandIn::Broken);
    told(&mut app, "broken", "not the JSON");
    for (kind, why) in [(StandIn::Failing, "HTTP 500"), (StandIn::Cut, "broke"), (StandIn::Empty, "")] {
        hub.turn_into(kind);
        app.press("Try again");
        if !why.is_empty() {
            told(&mut app, &format!("{kind:?}").to_lowercase(), why);
        }
    }
    app.wait("empty feeds", |state| feed(state, "popular") == "empty" && feed(state, "recent") == "empty");
    app.settle();
    app.picture("empty");
}

#[test]
fn a_hub_that_went_away_leaves_its_designs() {
    let mut hub = StandIn::Resetting.start();
    let mut app = start("stale", &["--hub", &hub.url]);
    app.wait("the reset", |state| state["texts"].to_string().contains("the other side ended it"));
    hub.turn_into(StandIn::Serving);
    app.press("Try again");
    app.wait("the designs", |state| state["feeds"]["popular"]["count"] == 1 && feed(state, "popular") == "ready");
    let data = app.kill();
    hub.go();
    let mut app = App::start(Start {
        name: "stale",
        size: WINDOW,
        arguments: &["--hub", &hub.url],
        data: Some(data),
        ..Start::default()
    });
    let state = app.wait("the designs of before", |state| feed(state, "popular") == "stale");
    assert_eq!(state["feeds"]["popular"]["count"], 1);
    app.settle();
    app.picture("1-stale");
}
