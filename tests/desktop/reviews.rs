//! What others say of a design, and what a customer says: with the hub of the program itself.

use super::*;

const CHIP: &str = "Reviews of “Amalfi”";

#[test]
fn a_review_is_written_is_there_at_the_next_start_and_is_taken_back() {
    let mut app = start("reviews", &[]);
    app.wait_until_complete();
    app.press(CHIP);
    app.wait("made-up reviews", |state| says(state, "2 reviews") && says(state, "Sample"));
    app.settle();
    app.picture("1-samples");
    app.press("Write a review");
    app.find("3 stars");
    // The dialog comes to its place when its size is known.
    app.settle();
    app.press("3 stars");
    app.settle();
    // A field has its name beside it: the words are below the stars, the handle above the buttons.
    let (x, y) = app.find("3 stars");
    app.click_at(x, y + 100);
    app.settle();
    app.type_text("Calmer than I thought.");
    app.wait("the words", |state| says(state, "Calmer than I thought."));
    let (x, y) = app.find("Send");
    app.click_at(x, y - 64);
    app.settle();
    app.type_text("zoe");
    app.wait("the handle", |state| says(state, "zoe"));
    app.settle();
    app.picture("2-written");
    app.press("Send");
    // A real word is worth more than any made-up one.
    app.wait("the hub's answer", |state| says(state, "Your review") && says(state, "1 review"));
    app.settle();
    app.picture("3-sent");
    let data = app.kill();

    let mut app = App::start(Start { name: "reviews", size: WINDOW, data: Some(data), ..Start::default() });
    app.wait_until_complete();
    app.press(&format!("{CHIP}: 3.0 of 5 stars, 1 review"));
    app.wait("what was said", |state| says(state, "Your review") && says(state, "Calmer than I thought."));
    app.press("Take it back");
    app.wait("the made-up ones again", |state| says(state, "2 reviews") && !says(state, "Your review"));
    app.settle();
    app.picture("4-taken-back");
}
