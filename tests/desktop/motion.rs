//! Temples that fold on the stage, and come back as they were.

use super::{WINDOW, assert_shows_a_product, difference_db, harness::App, harness::Start};
use image::{RgbImage, imageops::crop_imm};
use std::time::{Duration, Instant};

/// How long the screen may lag behind what the program says of itself.
const PATIENCE: Duration = Duration::from_secs(60);

/// The product, left of the buttons on the stage and of what they say.
fn product(picture: &RgbImage) -> RgbImage {
    crop_imm(picture, 0, 0, 720, 500).to_image()
}

/// The product on screen once it is as `expected`, or after that was waited for in vain.
fn seen(app: &App, step: &str, expected: impl Fn(&RgbImage) -> bool) -> RgbImage {
    let begin = Instant::now();
    loop {
        app.settle();
        let picture = product(&app.picture(step));
        if expected(&picture) || begin.elapsed() > PATIENCE {
            return picture;
        }
    }
}

#[test]
fn temples_fold_and_come_back_exactly() {
    // As with a graphics card, where they are seen on their way.
    let arguments = &["--hub", "off", "--tier", "integrated"];
    let mut app = App::start(Start { name: "motion", size: WINDOW, arguments, ..Start::default() });
    app.wait_until_complete();
    let code = app.state()["code"].clone();
    let picture = app.picture("1-open");
    assert_shows_a_product(&picture);
    let open = product(&picture);
    let differs = |picture: &RgbImage| difference_db(&open, picture) > -25.0;
    app.press("Fold the temples");
    app.find("Unfold the temples");
    assert!(differs(&seen(&app, "2-folded", differs)), "nothing moved");
    assert_eq!(app.state()["code"], code, "it is no part of the design");
    app.settle();
    let before = app.processor_time();
    std::thread::sleep(Duration::from_millis(500));
    assert!(app.processor_time() - before < 0.1, "it is busy at rest");
    app.press("Unfold the temples");
    app.find("Fold the temples");
    assert!(seen(&app, "3-open", |picture| *picture == open) == open, "something is not where it was");
}
