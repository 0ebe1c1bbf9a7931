//! Cards of the carousels.

use super::*;

#[test]
fn cards_tell_everything_and_open() {
    let mut harness = desktop();
    let card = "Harbour light, by maren_k, 124 likes, Bought 31 times, Sample";
    click(&mut harness, card);
    assert_eq!(harness.state().out, [UiAction::OpenCard(Feed::Popular, "card-0".into())]);
    assert_eq!(harness.state().memory.in_sight.start, 0);
    assert!(harness.state().memory.in_sight.end >= 4);
    click(&mut harness, "Staff picks");
    has(&harness, "Staff pick: the quiet one");
    click(&mut harness, "New");
    has(&harness, "Published 1 day ago");
}

#[test]
fn advice_shows_its_price_and_is_looked_at() {
    let mut harness = harness(fixture::view("en"), Memory { tab: Tab::Advice, ..Memory::default() }, DESKTOP);
    has(&harness, "Give the eyes some shade. Tortoise glows");
    has(&harness, "Sample");
    let first = harness.get_all_by_label("Look closer").next().expect("an advice");
    first.click();
    harness.run();
    let dialog = Dialog::Proposal { source: Source::Advice("card-20".into()), turned: vec![] };
    assert_eq!(harness.state().memory.dialog, Some(dialog));
    assert_eq!(harness.state().out, []);
}

#[test]
fn the_end_of_a_carousel_asks_for_more_once() {
    let mut harness = harness(fixture::view("en"), Memory { tab: Tab::New, ..Memory::default() }, vec2(1920.0, 1080.0));
    harness.run();
    assert_eq!(harness.state().out, [UiAction::More(Feed::Recent)]);
    // A page that failed is asked for again when the hub is back.
    harness.state_mut().out.clear();
    for status in [ShelfStatus::Stale("an hour ago".into()), ShelfStatus::Ready] {
        harness.state_mut().view.shelves[1].status = status;
        harness.run();
    }
    assert_eq!(harness.state().out, [UiAction::More(Feed::Recent), UiAction::More(Feed::Recent)]);
    harness.state_mut().view.shelves[1].more = false;
    harness.state_mut().out.clear();
    click(&mut harness, "Loved");
    assert_eq!(harness.state().out, [UiAction::More(Feed::Popular)]);
}
