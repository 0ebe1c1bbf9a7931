//! Temples that fold on the stage, and come back as they were.

use super::{WINDOW, assert_shows_a_product, difference_db, harness::App, harness::Start};
use image::{RgbImage, imageops::crop_imm};

/// The product, left of the buttons on the stage.
fn product(picture: &RgbImage) -> RgbImage {
    crop_imm(picture, 0, 0, 800, 500).to_image()
}

#[test]
fn temples_fold_and_come_back_exactly() {
    // As with a graphics card, where they are seen on their way.
    let arguments = &["--hub", "off", "--tier", "integrated"];
    let mut app = App::start(Start { name: "motion", size: WINDOW, arguments, ..Start::default() });
    app.wait_until_complete();
    let code = app.state()["code"].clone();
    let open = app.picture("1-open");
    assert_shows_a_product(&open);
    app.press("Fold the temples");
    app.find("Unfold the temples");
    app.settle();
    let folded = app.picture("2-folded");
    assert!(difference_db(&product(&open), &product(&folded)) > -25.0, "nothing moved");
    assert_eq!(app.state()["code"], code, "it is no part of the design");
    let before = app.processor_time();
    std::thread::sleep(std::time::Duration::from_millis(500));
    assert!(app.processor_time() - before < 0.1, "it is busy at rest");
    app.press("Unfold the temples");
    app.find("Fold the temples");
    app.settle();
    let again = app.picture("3-open");
    assert!(product(&open) == product(&again), "something is not where it was");
}
