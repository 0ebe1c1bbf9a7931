//! A customer draws on the label: strokes by the pointer, taken back, and there at the next start.

use super::*;
use atelier::{
    catalog::{Catalog, Drawing, Free, Pen},
    design::{code, edit},
    rules::Rulebook,
    service::catalogs,
};
use std::path::Path;

fn wine() -> Catalog {
    catalogs::load(&Path::new("catalogs").join("wine"), Some(Path::new("assets"))).catalog.unwrap()
}

/// What is drawn in the design that the program has.
fn drawn(catalog: &Catalog, state: &Value) -> Option<Drawing> {
    let decoded = code::decode(catalog, state["code"].as_str()?).ok()?;
    match decoded.free.get(&catalog.find_group("drawing")?)? {
        Free::Drawing(drawing) => Some(drawing.clone()),
        _ => None,
    }
}

/// Where a group's header is, once it was scrolled to.
fn scrolled_to(app: &mut App, name: &str) -> (i32, i32) {
    for _ in 0..30 {
        app.settle();
        let (x, y) = app.find(name);
        // Button 5 turns the wheel down, 4 up.
        let turn = match y {
            120..540 => return (x, y),
            540.. => "5",
            _ => "4",
        };
        app.display.xdotool(&["mousemove", "1080", "400", "click", "--repeat", "2", "--delay", "60", turn]);
    }
    panic!("{name} does not come into sight");
}

#[test]
fn strokes_on_the_pad_are_on_the_label_and_in_the_design() {
    let catalog = wine();
    let book = Rulebook::new(&catalog);
    let start = edit::start(&catalog, &book).unwrap();
    let own = edit::choose(&book, &start, catalog.find("art", "own").unwrap()).unwrap().design;
    let design = code::encode(&catalog, &own.selection);
    let arguments = ["--line", "wine", "--hub", "off", "--design", &design];
    let mut app = App::start(Start { name: "drawing", size: WINDOW, arguments: &arguments, ..Start::default() });
    app.wait_until_complete();
    let (x, y) = scrolled_to(&mut app, "Your drawing");
    app.click_at(x, y);
    app.wait("the open group", |state| state["open_group"] == "drawing");
    app.find("Drawing pad, empty");
    app.settle();
    let empty = app.picture("1-empty");

    app.press("Broad brush");
    app.settle();
    let (x, y) = app.find("Drawing pad, empty");
    app.drag((x - 80, y - 60), (x + 80, y + 60));
    let state = app.wait("a stroke", |state| state["choices"]["drawing"] == "drawn" && state["shown"] == true);
    let one = drawn(&catalog, &state).expect("a drawing in the code");
    assert_eq!((one.strokes.len(), one.strokes[0].pen), (1, Pen::Broad));
    let (first, last) = (one.strokes[0].spots[0], *one.strokes[0].spots.last().unwrap());
    assert!(first[0] < 120 && first[1] < 100 && last[0] > 120 && last[1] > 100, "{one}");
    app.drag((x + 80, y - 60), (x - 80, y + 60));
    let state = app.wait("another", |state| drawn(&catalog, state).is_some_and(|drawing| drawing.strokes.len() == 2));
    assert_eq!(drawn(&catalog, &state).unwrap().strokes[0], one.strokes[0]);
    app.settle();
    let crossed = app.picture("2-crossed");
    assert!(difference_db(&product(&empty), &product(&crossed)) > -45.0, "nothing is on the label");

    app.press("Take back the last stroke");
    app.wait("one stroke", |state| drawn(&catalog, state) == Some(one.clone()));
    app.press("Undo");
    app.wait("two again", |state| drawn(&catalog, state).is_some_and(|drawing| drawing.strokes.len() == 2));
    let data = app.kill();

    let arguments = ["--line", "wine", "--hub", "off"];
    let again = Start { name: "drawing", size: WINDOW, arguments: &arguments, data: Some(data), ..Start::default() };
    let mut app = App::start(again);
    let state = app.wait_until_complete();
    assert_eq!(drawn(&catalog, &state).map(|drawing| drawing.strokes.len()), Some(2), "it is kept");
}
