//! Why a card is shown, how old things are, and which advice is offered.

use super::*;
use crate::rules::{
    Rulebook,
    fixture::{bicycle, choice, selection},
};
use crate::wire::Rating;
use std::sync::Arc;

const DAY: i64 = 86_400;

/// A bicycle on which these were chosen one after the other.
pub fn session(own: &[&str]) -> Session {
    let catalog = bicycle();
    let book = Arc::new(Rulebook::new(&catalog));
    let mut session = Session::new(Arc::new(catalog), book).unwrap();
    for id in own {
        let outcome = session.outcome(choice(&session.catalog, id)).unwrap();
        session.take_over(outcome.design);
    }
    session
}

fn words(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|&(key, text)| (key.to_owned(), text.to_owned())).collect()
}

#[test]
fn how_long_ago_something_was_is_told_in_its_largest_unit() {
    let check = |language: &str, secs: i64, expect: &str| {
        assert_eq!(ago(&Texts::new(language), secs), expect, "{secs}");
    };
    // The clocks of two machines differ.
    check("en", -90, "just now");
    check("en", 0, "just now");
    check("en", 59, "just now");
    check("en", 60, "1 minute ago");
    check("en", 3_599, "59 minutes ago");
    check("en", 3_600, "1 hour ago");
    check("en", DAY - 1, "23 hours ago");
    check("en", DAY, "1 day ago");
    check("en", 40 * DAY, "40 days ago");
    check("de", 120, "vor 2 Minuten");
    check("de", DAY, "vor 1 Tag");
}

#[test]
fn a_card_says_why_it_is_shown() {
    let (texts, now) = (Texts::new("en"), 1000 * DAY);
    let check = |tab: Tab, orders: u32, age: i64, note: Option<&str>, shared: usize, expect: (Why, &str)| {
        let item = CommunityDesign {
            id: "one".into(),
            line: "bicycle".into(),
            code: String::new(),
            title: "One".into(),
            author: "ada".into(),
            likes: 7,
            orders,
            created_at: now - age,
            sample: false,
            staff_note: note.map(str::to_owned),
            rating: Some(Rating { mean_hundredths: 476, count: 31, sample: false }),
        };
        let (why, told) = reason(tab, &item, shared, 5, &texts, now);
        assert_eq!((why, told.as_str()), expect, "{tab:?}, {item:?}, {shared} shared");
    };
    let old = 30 * DAY;
    check(Tab::Loved, 3, old, None, 2, (Why::Bought, "Bought 3 times"));
    check(Tab::Loved, 1, old, Some("Calm."), 2, (Why::Bought, "Bought 1 time"));
    check(Tab::Loved, 0, old, None, 2, (Why::Shared, "Shares 2 choices with yours"));
    check(Tab::Loved, 0, old, None, 1, (Why::Shared, "Shares 1 choice with yours"));
    check(Tab::Staff, 3, old, Some("Calm."), 2, (Why::Staff, "Staff pick: Calm."));
    check(Tab::Staff, 3, old, None, 2, (Why::Shared, "Shares 2 choices with yours"));
    check(Tab::New, 3, DAY - 1, Some("Calm."), 2, (Why::Recent, "New today"));
    check(Tab::New, 0, -2 * DAY, None, 2, (Why::Recent, "New today"));
    check(Tab::New, 0, DAY, None, 2, (Why::Recent, "Published 1 day ago"));
    check(Tab::New, 0, old, None, 2, (Why::Recent, "Published 30 days ago"));
    check(Tab::Rated, 3, old, Some("Calm."), 2, (Why::Rated, "4.8 of 5 by 31"));
    // That it is the same matters more than anything else.
    for tab in [Tab::Loved, Tab::Staff, Tab::New] {
        check(tab, 3, old, Some("Calm."), 5, (Why::Shared, "The same as yours"));
    }
}

/// The card of advice to change `change` where `when` holds, and whether its picture was asked for.
fn advised(
    session: &Session,
    when: &[(&str, &[&str])],
    change: &[(&str, &str)],
    language: &str,
) -> (Option<Card>, bool) {
    let item = VendorSuggestion {
        id: "race".into(),
        line: "bicycle".into(),
        author: "Workshop".into(),
        title: words(&[("en", "Lighter"), ("de", "Leichter")]),
        why: words(&[("en", "It climbs better.")]),
        when: when
            .iter()
            .map(|&(group, values)| (group.to_owned(), values.iter().map(|&value| value.to_owned()).collect()))
            .collect(),
        change: words(change),
        sample: true,
    };
    let (mut codes, pictures, mut textures) = (Codes::default(), Pictures::default(), EguiUserTextures::default());
    let mut gallery =
        Gallery { session, codes: &mut codes, pictures: &pictures, textures: &mut textures, wanted: Vec::new() };
    let card = advice_card(&mut gallery, &item, &Texts::new(language));
    (card, !gallery.wanted.is_empty())
}

#[test]
fn advice_is_offered_where_it_holds_and_can_be_followed() {
    let check = |own: &[&str], when: &[(&str, &[&str])], change: &[(&str, &str)], expect: Option<&[&str]>| {
        let (card, waiting) = advised(&session(own), when, change, "en");
        assert_eq!(waiting, card.is_some(), "only what is shown has a picture");
        let changes = card.map(|card| card.changes);
        let expect = expect.map(|lines| lines.iter().map(|&line| line.to_owned()).collect::<Vec<_>>());
        assert_eq!(changes, expect, "{change:?} where {when:?} after {own:?}");
    };
    let carbon = [("group-1", "carbon")];
    check(&[], &[], &carbon, Some(&["Group 1: steel → carbon"]));
    check(&[], &[("group-3", &["red", "black"])], &carbon, Some(&["Group 1: steel → carbon"]));
    check(&["red"], &[], &carbon, Some(&["Group 1: steel → carbon", "Group 3: red → black"]));
    // It does not hold, or speaks of what the line does not have.
    check(&[], &[("group-3", &["red"])], &carbon, None);
    check(&[], &[("group-3", &["black"]), ("group-2", &["flat"])], &carbon, None);
    check(&[], &[("group-9", &["black"])], &carbon, None);
    check(&[], &[], &[("group-1", "wood")], None);
    check(&[], &[], &[("group-9", "carbon")], None);
    // It is done already, or cannot be done.
    check(&["carbon"], &[], &carbon, None);
    check(&[], &[], &[("group-3", "gold")], None);
    check(&[], &[], &[("group-1", "carbon"), ("group-4", "racks")], None);
}

#[test]
fn a_card_of_advice_says_what_it_costs_in_the_language_of_the_panels() {
    let (card, _) = advised(&session(&[]), &[], &[("group-1", "carbon")], "en");
    let card = card.unwrap();
    assert_eq!((card.id.as_str(), card.author.as_str(), card.why), ("race", "Workshop", Why::Advice));
    assert_eq!((card.title.as_str(), card.reason.as_str()), ("Lighter", "It climbs better."));
    assert_eq!(card.price, "+€500.00");
    assert!(card.sample && card.picture.is_none());
    let (card, _) = advised(&session(&[]), &[], &[("group-1", "carbon")], "de");
    let card = card.unwrap();
    assert_eq!((card.title.as_str(), card.reason.as_str()), ("Leichter", "It climbs better."), "what is there");
}

#[test]
fn a_picture_that_is_there_is_shown() {
    let session = session(&[]);
    let catalog = &session.catalog;
    let (mut codes, mut pictures, mut textures) = (Codes::default(), Pictures::default(), EguiUserTextures::default());
    let shown = selection(catalog, &["road", "carbon", "drop", "black", "none"]);
    let shot = |selection: &Selection| Shot { selection: selection.clone(), view: View::Card };
    pictures.finish(shot(&shown), Handle::default());
    let mut gallery = Gallery {
        session: &session,
        codes: &mut codes,
        pictures: &pictures,
        textures: &mut textures,
        wanted: Vec::new(),
    };
    assert!(gallery.of_code(&code::encode(catalog, &shown)).is_some());
    let other = selection(catalog, &["road", "steel", "drop", "red", "none"]);
    assert!(gallery.of_code(&code::encode(catalog, &other)).is_none());
    assert!(gallery.of_code("HELLO").is_none());
    assert_eq!(gallery.wanted, [shot(&shown), shot(&other)], "what is there stays asked for");
}

#[test]
fn what_is_made_up_counts_only_where_nothing_is_real() {
    let session = session(&[]);
    let item = |likes, sample| CommunityDesign {
        id: "one".into(),
        line: "bicycle".into(),
        code: session.code().into(),
        title: "One".into(),
        author: "ada".into(),
        likes,
        orders: 1,
        created_at: 0,
        sample,
        staff_note: None,
        rating: None,
    };
    let check = |items: Vec<CommunityDesign>, weights: &[i64], sample: bool| {
        let mut community = Community::bare(FeedStatus::Ready);
        community.feeds.get_mut(&Feed::Popular).unwrap().items = items;
        let liked = liked(&session, &mut Codes::default(), &community);
        let found: Vec<_> = liked.votes.iter().map(|(_, weight)| *weight).collect();
        assert_eq!((found.as_slice(), liked.sample), (weights, sample));
    };
    check(vec![item(400, true), item(2, false)], &[6], false);
    check(vec![item(400, true), item(2, true)], &[404, 6], true);
}
