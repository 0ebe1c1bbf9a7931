//! What can be opened, folded or turned on the stage.

use super::{super::layout::Layout, *};

fn with_motions(language: &str, size: Vec2) -> Harness<'static, Stage> {
    let mut view = fixture::view(language);
    view.motions = fixture::motions(language);
    harness(view, Memory::default(), size)
}

fn moved(harness: &Harness<'static, Stage>) -> Vec<String> {
    harness.state().memory.moved.iter().cloned().collect()
}

#[test]
fn a_button_moves_it_and_puts_it_back() {
    for (language, go, back) in
        [("en", "Fold the temples", "Unfold the temples"), ("de", "Bügel einklappen", "Bügel ausklappen")]
    {
        let mut harness = with_motions(language, DESKTOP);
        assert!(harness.query_by_label(back).is_none());
        click(&mut harness, go);
        assert_eq!(moved(&harness), ["fold"]);
        assert!(harness.query_by_label(go).is_none());
        click(&mut harness, back);
        assert_eq!((moved(&harness).len(), harness.state().out.len()), (0, 0), "it is no part of the design");
    }
}

#[test]
fn what_the_design_shows_at_its_end_is_put_back_first() {
    let mut harness = with_motions("en", DESKTOP);
    click(&mut harness, "Shut the case");
    assert_eq!(moved(&harness), ["open"]);
    click(&mut harness, "Open the case");
    assert!(moved(&harness).is_empty());
}

#[test]
fn what_the_design_has_no_more_is_forgotten() {
    let mut harness = with_motions("en", DESKTOP);
    click(&mut harness, "Fold the temples");
    let motions = std::mem::take(&mut harness.state_mut().view.motions);
    harness.run();
    assert!(moved(&harness).is_empty());
    harness.state_mut().view.motions = motions;
    harness.run();
    harness.get_by_label("Fold the temples");
}

#[test]
fn all_buttons_have_room_on_the_smallest_stage() {
    for size in [DESKTOP, KIOSK, SMALL] {
        let mut harness = with_motions("en", size);
        harness.state_mut().view.steps = fixture::steps("en");
        harness.run();
        let names =
            ["Show how large it is", "Tell about the parts", "Take it apart", "Fold the temples", "Shut the case"];
        let free = Layout::of(egui::Rect::from_min_size(egui::Pos2::ZERO, size), None).free;
        let rects = names.map(|name| harness.get_by_label(name).rect());
        for (i, a) in rects.iter().enumerate() {
            assert!(free.contains_rect(*a), "{size}: {} at {a}", names[i]);
            assert!(rects[..i].iter().all(|b| !a.intersects(*b)), "{size}: {} at {a}", names[i]);
        }
    }
}
