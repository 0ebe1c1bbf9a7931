//! The product drawn apart and put together.

use super::{super::layout::Layout, *};

fn with_steps(language: &str, size: Vec2) -> Harness<'static, Stage> {
    let mut view = fixture::view(language);
    view.steps = fixture::steps(language);
    harness(view, Memory::default(), size)
}

fn apart(harness: &Harness<'static, Stage>) -> Option<usize> {
    harness.state().memory.apart
}

#[test]
fn a_product_is_put_together_step_by_step() {
    let mut harness = with_steps("en", DESKTOP);
    assert!(harness.query_by_label("Next step").is_none());
    click(&mut harness, "Take it apart");
    assert_eq!(apart(&harness), Some(0));
    has(&harness, "Assembly. Taken apart. 3 steps put it together again.");
    for (done, words) in [(1, "Step 1 of 3. The deck"), (2, "Step 2 of 3. The shell"), (3, "Step 3 of 3. The cushion")]
    {
        click(&mut harness, "Next step");
        assert_eq!(apart(&harness), Some(done));
        has(&harness, words);
    }
    // There is nothing behind the last.
    harness.get_by_label("Next step").click();
    harness.run();
    assert_eq!(apart(&harness), Some(3));
    click(&mut harness, "Step back");
    assert_eq!(apart(&harness), Some(2));
    click(&mut harness, "Put it together");
    assert_eq!((apart(&harness), harness.state().out.len()), (None, 0));
}

#[test]
fn it_is_left_with_escape_and_by_its_cross() {
    for how in ["Close", "Escape"] {
        let mut harness = with_steps("en", DESKTOP);
        click(&mut harness, "Take it apart");
        match how {
            "Escape" => harness.key_press(Key::Escape),
            _ => harness.get_by_label(how).click(),
        }
        harness.run();
        assert_eq!((apart(&harness), harness.state().out.len()), (None, 0), "{how}");
    }
}

#[test]
fn a_line_without_steps_has_no_button_and_is_whole() {
    let memory = Memory { apart: Some(1), ..Memory::default() };
    let harness = harness(fixture::view("en"), memory, DESKTOP);
    assert!(harness.query_by_label("Put it together").is_none());
    assert_eq!(apart(&harness), None);
}

#[test]
fn measures_and_hot_spots_wait_until_it_is_whole() {
    let mut harness = with_steps("en", DESKTOP);
    let free = Layout::of(egui::Rect::from_min_size(egui::Pos2::ZERO, DESKTOP), None).free;
    harness.state_mut().view.spots = fixture::spots("en", free);
    harness.state_mut().memory.spots = Some(true);
    harness.state_mut().memory.measured_in = Some(Unit::Inch);
    harness.run();
    harness.get_by_label("Lenses");
    click(&mut harness, "Take it apart");
    assert!(harness.query_by_label("Lenses").is_none());
    // Who asks for them puts it together; what was asked for before comes back.
    click(&mut harness, "Show how large it is");
    assert_eq!((apart(&harness), harness.state().memory.measured_in), (None, Some(Unit::Inch)));
    harness.get_by_label("Lenses");
    click(&mut harness, "Take it apart");
    click(&mut harness, "Tell about the parts");
    assert_eq!((apart(&harness), harness.state().memory.spots), (None, Some(true)));
}

#[test]
fn the_buttons_stay_below_the_finger() {
    let mut harness = with_steps("de", SMALL);
    click(&mut harness, "Auseinandernehmen");
    let place = |harness: &Harness<'static, Stage>| harness.get_by_label("Nächster Schritt").rect();
    let before = place(&harness);
    for _ in 0..3 {
        click(&mut harness, "Nächster Schritt");
        assert_eq!(place(&harness), before);
    }
}

#[test]
fn a_design_with_fewer_steps_is_at_its_last() {
    let mut harness = with_steps("en", DESKTOP);
    harness.state_mut().memory.apart = Some(3);
    harness.state_mut().view.steps.truncate(2);
    harness.run();
    has(&harness, "Step 2 of 2.");
    click(&mut harness, "Step back");
    assert_eq!(apart(&harness), Some(1));
}
