//! Ratings and reviews in words, and under which key a customer writes.

use super::{
    super::{
        model::{OwnReview, RatingView, ReviewView, ReviewsView},
        texts::Texts,
    },
    shelves::{Gallery, ago, status},
    words,
};
use crate::{
    app::{
        community::{Community, FeedStatus, ReviewsState},
        library::Settings,
        modes::Profile,
    },
    wire::{Feed, Rating, Review},
};
use bevy::prelude::*;

/// The key of a visitor where nobody is remembered; made when the first review is written.
#[derive(Resource, Debug, Default)]
pub struct VisitorKey(pub Option<String>);

/// The key that reviews are written and found under, if there is one: of this machine where designs are kept on it, else of
/// this visit, so that nobody changes what the one before said.
pub fn key(profile: Option<&Profile>, settings: Option<&Settings>, visitor: &VisitorKey) -> Option<String> {
    match profile.is_some_and(|profile| profile.keep_designs) {
        true => settings.map(|settings| settings.reviewer.clone()).filter(|key| !key.is_empty()),
        false => visitor.0.clone(),
    }
}

/// Remembers a new key for as long as it is the one to write under.
pub fn remember(profile: Option<&Profile>, settings: Option<&mut Settings>, visitor: &mut VisitorKey, new: &str) {
    match settings.filter(|_| profile.is_some_and(|profile| profile.keep_designs)) {
        Some(settings) => new.clone_into(&mut settings.reviewer),
        None => visitor.0 = Some(new.to_owned()),
    }
}

/// The mean of a rating as a number with one decimal, in the language of `texts`.
fn mean(rating: &Rating, texts: &Texts) -> String {
    let tenths = (rating.mean_hundredths + 5) / 10;
    let point = if texts.language() == "de" { ',' } else { '.' };
    format!("{}{point}{}", tenths / 10, tenths % 10)
}

/// A rating as it is shown.
pub fn rating(rating: &Rating, texts: &Texts) -> RatingView {
    let mean = mean(rating, texts);
    let count = texts.count("reviews-count", rating.count as usize);
    let values = [("mean", mean.as_str().into()), ("count", count.as_str().into())];
    RatingView {
        stars: f32::from(rating.mean_hundredths) / 100.0,
        words: texts.with("rating", &values),
        mean,
        count: rating.count,
        sample: rating.sample,
    }
}

/// Why a card stands among the best rated.
pub fn reason(rating: &Rating, texts: &Texts) -> String {
    texts.with("reason-rated", &[("mean", mean(rating, texts).into()), ("n", rating.count.into())])
}

/// The reviews of `design`, which is one of `feed`. `None` if the feed has no such design any more.
pub fn reviews(
    gallery: &mut Gallery,
    community: &Community,
    feed: Feed,
    design: &str,
    texts: &Texts,
    now: i64,
) -> Option<ReviewsView> {
    let item = community.feeds.get(&feed)?.items.iter().find(|item| item.id == design)?;
    let loading = ReviewsState::bare(design, FeedStatus::Loading);
    // Until the answer comes, what is known is about another design.
    let known = if community.reviews.design == design { &community.reviews } else { &loading };
    let view = |review: &Review| ReviewView {
        stars: review.stars,
        text: review.text.clone(),
        by: said_by(review, texts, now),
        sample: review.sample,
    };
    let own_id = known.own.as_ref().map(|own| own.id.as_str()).filter(|id| !id.is_empty());
    let others = known.items.iter().filter(|review| own_id != Some(review.id.as_str()));
    Some(ReviewsView {
        title: item.title.clone(),
        by: texts.named("by", &item.author),
        picture: gallery.of_code(&item.code),
        rating: known.rating.or(item.rating).map(|it| rating(&it, texts)),
        stars: known.stars,
        list: others.map(view).collect(),
        own: known.own.as_ref().map(|own| OwnReview { review: view(own), waits: known.waits }),
        leaving: known.waits && known.own.is_none(),
        refused: known.refused.as_ref().map(|why| words::hub_trouble(why, None, texts)),
        status: status(&known.status, texts, now),
        more: known.more,
    })
}

fn said_by(review: &Review, texts: &Texts, now: i64) -> String {
    let ago = ago(texts, now - review.created_at);
    if review.author.is_empty() { ago } else { format!("{} · {ago}", review.author) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_machine_has_one_key_and_a_visitor_one_for_the_visit() {
        let check = |profile: Profile, at_home: bool| {
            let (mut settings, mut visitor) = (Settings::default(), VisitorKey::default());
            assert_eq!(key(Some(&profile), Some(&settings), &visitor), None);
            remember(Some(&profile), Some(&mut settings), &mut visitor, "a-new-key");
            assert_eq!(key(Some(&profile), Some(&settings), &visitor).as_deref(), Some("a-new-key"));
            assert_eq!((settings.reviewer == "a-new-key", visitor.0.is_none()), (at_home, at_home));
        };
        check(Profile::desktop(), true);
        check(Profile::kiosk(), false);
    }

    #[test]
    fn a_rating_is_told_in_the_language_of_the_panels() {
        let check = |language: &str, mean_hundredths: u16, count: u32, expect: &str| {
            let said = rating(&Rating { mean_hundredths, count, sample: false }, &Texts::new(language));
            assert_eq!(said.words, expect);
        };
        check("en", 450, 12, "4.5 of 5 stars, 12 reviews");
        check("en", 500, 1, "5.0 of 5 stars, 1 review");
        check("de", 476, 31, "4,8 von 5 Sternen, 31 Bewertungen");
        check("de", 100, 1, "1,0 von 5 Sternen, 1 Bewertung");
    }
}
