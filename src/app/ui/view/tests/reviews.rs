//! Ratings on cards, and what others say of a design.

use super::*;

const CARD: &str = "card-1";

fn dialog(draft: ReviewDraft) -> Dialog {
    Dialog::Reviews { feed: Feed::Popular, design: CARD.into(), draft }
}

/// A screen with the reviews of a card, as `change` makes them.
fn looking(change: impl FnOnce(&mut ReviewsView)) -> Harness<'static, Stage> {
    let mut view = fixture::view("en");
    let mut reviews = fixture::reviews();
    change(&mut reviews);
    view.reviews = Some(reviews);
    harness(view, Memory { dialog: Some(dialog(ReviewDraft::default())), ..Memory::default() }, DESKTOP)
}

fn draft(harness: &Harness<'static, Stage>) -> ReviewDraft {
    match &harness.state().memory.dialog {
        Some(Dialog::Reviews { draft, .. }) => draft.clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_rating_of_a_card_leads_to_its_reviews_and_the_card_still_opens() {
    let mut harness = desktop();
    has(&harness, "Reviews of “Harbour light”: none yet");
    click(&mut harness, "Reviews of “Late train to Lübeck”: 4.5 of 5 stars, 12 reviews");
    assert_eq!(harness.state().out, [UiAction::Reviews(CARD.into())]);
    assert_eq!(harness.state().memory.dialog, Some(dialog(ReviewDraft::default())));
    let mut harness = desktop();
    click(&mut harness, "Late train to Lübeck, by maren_k, 123 likes, Bought 30 times");
    assert_eq!(harness.state().out, [UiAction::OpenCard(Feed::Popular, CARD.into())]);
}

#[test]
fn reviews_tell_stars_words_and_that_they_are_made_up() {
    let mut harness = looking(|_| ());
    has(&harness, "4.5 of 5 stars, 12 reviews");
    has(&harness, "5 stars: 8, 4 stars: 2, 3 stars: 1, 2 stars: 1, 1 star: 0");
    has(&harness, "These reviews are samples");
    has(&harness, "Forgot I was wearing them by lunchtime.");
    has(&harness, "ana · 3 days ago");
    assert!(harness.query_all_by_label("Sample").count() >= 3, "each says that it is made up");
    harness.get_by_label("Show more").click_accesskit();
    harness.run();
    assert_eq!(harness.state().out, [UiAction::MoreReviews]);
    click(&mut harness, "Open this design");
    assert_eq!(harness.state().out[1], UiAction::OpenCard(Feed::Popular, CARD.into()));
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn a_review_is_written_with_the_keyboard_alone() {
    let mut harness = looking(|_| ());
    click(&mut harness, "Write a review");
    assert!(draft(&harness).is_open);
    harness.get_by_label("4 stars").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(draft(&harness).stars, 4);
    let field = |harness: &Harness<'static, Stage>, number: usize, text: &str| {
        let field =
            harness.query_all_by_role(Role::TextInput).chain(harness.query_all_by_role(Role::MultilineTextInput));
        let field = field.filter(|node| node.rect().height() > 0.0).nth(number).expect("a field");
        field.focus();
        field.type_text(text);
    };
    let text_first = harness.query_all_by_role(Role::MultilineTextInput).count() == 0;
    field(&harness, usize::from(!text_first), "Sits well");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    field(&harness, usize::from(text_first), "ana");
    harness.run();
    assert_eq!(harness.state().memory.author, "ana");
    click(&mut harness, "Send");
    let review = UiAction::Review { design: CARD.into(), stars: 4, text: "Sits well".into(), author: "ana".into() };
    assert_eq!(harness.state().out, [review]);
    assert!(!draft(&harness).is_open, "the reviews are there again");
}

#[test]
fn without_stars_or_a_handle_nothing_is_sent() {
    let mut harness = looking(|_| ());
    click(&mut harness, "Write a review");
    click(&mut harness, "Send");
    click(&mut harness, "2 stars");
    click(&mut harness, "Send");
    assert_eq!(harness.state().out, []);
    assert!(draft(&harness).is_open);
    click(&mut harness, "Cancel");
    assert!(!draft(&harness).is_open);
    click(&mut harness, "Write a review");
    assert_eq!(draft(&harness).stars, 2, "what was begun is still there");
}

#[test]
fn ones_own_is_changed_and_taken_back() {
    let mut harness = looking(|reviews| reviews.own = Some(fixture::own(false)));
    has(&harness, "Your review");
    has(&harness, "Blue would be better.");
    click(&mut harness, "Take it back");
    assert_eq!(harness.state().out, [UiAction::WithdrawReview(CARD.into())]);
    click(&mut harness, "Change your review");
    let begun = draft(&harness);
    assert_eq!((begun.stars, begun.text.as_str()), (3, "Blue would be better."));
}

#[test]
fn whatever_the_state_of_the_hub_it_is_said() {
    has(&looking(|reviews| reviews.own = Some(fixture::own(true))), "it will be sent as soon as");
    has(&looking(|reviews| reviews.leaving = true), "will be taken back as soon as");
    has(&looking(|reviews| reviews.refused = Some("It may offend.".into())), "was not taken: It may offend.");
    let empty = looking(|reviews| {
        (reviews.list, reviews.rating, reviews.more) = (vec![], None, false);
        reviews.status = ShelfStatus::Empty;
    });
    has(&empty, "Nobody has said anything about this design yet.");
    let mut offline = looking(|reviews| {
        reviews.list.clear();
        reviews.status = ShelfStatus::Offline("The hub did not answer in time.".into());
    });
    has(&offline, "The reviews cannot be reached");
    has(&offline, "4.5 of 5 stars");
    click(&mut offline, "Try again");
    assert_eq!(offline.state().out, [UiAction::Reviews(CARD.into())]);
}
