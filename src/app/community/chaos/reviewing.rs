//! Reviews under good and bad hubs.
//!
//! Invariant: only the hub's own yes or no empties the outbox, and what a hub says of a design is trusted no more than
//! anything else it says.

use super::{
    rig::Rig,
    server::{Request, Server, failing, good, respond, respond_json},
};
use crate::{
    app::community::{
        exchange::Ask,
        opinion::Opinion,
        state::{FeedStatus, ReviewsState, SaidState},
        trouble::HubTrouble,
    },
    wire::{Feed, NewReview, Rating, Reason},
};
use serde_json::{Value, json};
use std::{net::TcpStream, path::Path};

const KEY: &str = "key-of-somebody-here";

fn say(text: &str) -> Ask {
    let review = NewReview { stars: 4, text: text.into(), author: "eve".into() };
    Ask::Say(Opinion::new("eyewear", "r1", KEY, Some(review)))
}

fn look(key: Option<&str>) -> Ask {
    Ask::Reviews { design: "r1".into(), key: key.map(str::to_owned) }
}

fn review(id: &str, text: &str) -> Value {
    json!({"id": id, "stars": 4, "text": text, "author": "ana", "created_at": 10})
}

fn waiting(data_dir: &Path) -> usize {
    std::fs::read_dir(data_dir.join("outbox-reviews")).map_or(0, Iterator::count)
}

/// A hub with three reviews on two pages, one of which is whose the key is.
fn reviewed(request: &Request, stream: &mut TcpStream) {
    if request.is("PUT") {
        return respond_json(stream, &review("mine", "Taken"));
    }
    if request.is("DELETE") {
        return respond(stream, "204 No Content", "", "", "");
    }
    if !request.is("/reviews") {
        return good(request, stream);
    }
    let rating = json!({"mean_hundredths": 400, "count": 3});
    let mut page = json!({"items": [review("a", "First\u{202e}"), review("b", "Second")], "next": "two", "rating": rating,
        "stars": [0, 0, 0, 3, 0]});
    if request.is("cursor=two") {
        page = json!({"items": [review("mine", "Third")], "rating": rating, "stars": [0, 0, 0, 3, 0]});
    }
    if request.authorization.as_deref() == Some(&format!("Bearer {KEY}")) {
        page["own"] = review("mine", "Third");
    }
    respond_json(stream, &page);
}

fn last(rig: &mut Rig, what: &str, is: impl Fn(&ReviewsState) -> bool) -> ReviewsState {
    rig.until(what, |told| told.reviews.last().is_some_and(&is)).reviews.last().unwrap().clone()
}

#[test]
fn reviews_come_page_by_page_with_ones_own() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(reviewed));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(look(Some(KEY)));
    let first = last(&mut rig, "the first page", |state| state.status == FeedStatus::Ready);
    assert_eq!(first.items.iter().map(|review| review.text.as_str()).collect::<Vec<_>>(), ["First", "Second"]);
    assert_eq!(first.rating, Some(Rating { mean_hundredths: 400, count: 3, sample: false }));
    assert_eq!((first.more, first.own.map(|own| own.text)), (true, Some("Third".to_owned())));
    rig.ask(Ask::MoreReviews);
    let all = last(&mut rig, "the second page", |state| state.items.len() == 3);
    assert!(!all.more);
    rig.ask(look(None));
    let stranger = last(&mut rig, "the first page again", |state| state.status == FeedStatus::Ready && state.more);
    assert_eq!(stranger.own, None);
}

#[test]
fn what_is_no_review_costs_only_itself() {
    let server = Server::start(|request, stream| match request.is("/reviews") {
        true => {
            let bad = |name: &str, value: Value| {
                let mut bad = review("bad", "");
                bad[name] = value;
                bad
            };
            let items = json!([
                bad("stars", json!(0)),
                bad("stars", json!(900)),
                bad("id", json!("../x")),
                bad("text", json!(7)),
                3,
                review("good", &"x".repeat(9000)),
            ]);
            let page = json!({"items": items, "next": "\n", "rating": "5", "stars": [1], "own": {"stars": -1}});
            respond_json(stream, &page);
        }
        false => good(request, stream),
    });
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(look(None));
    let state = last(&mut rig, "a page", |state| state.status == FeedStatus::Ready);
    assert_eq!((state.items.len(), state.items[0].text.len()), (1, 600));
    assert_eq!((state.rating, state.stars, state.own, state.more), (None, [0; 5], None, false));
}

#[test]
fn a_review_waits_for_the_hub_across_a_restart_and_the_last_word_counts() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(failing));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(look(None));
    rig.ask(say("Too early"));
    rig.until("queued", |told| told.said == [SaidState::Queued]);
    let state = last(&mut rig, "that it waits", |state| state.waits);
    assert_eq!(state.own.unwrap().text, "Too early");
    rig.ask(say("On reflection\u{7}"));
    rig.until("queued again", |told| told.said.len() == 2);
    assert_eq!(waiting(folder.path()), 1);
    rig.end();
    server.behave(reviewed);
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("taken", |told| told.said == [SaidState::Taken]);
    let sent = server.seen("PUT").pop().unwrap();
    assert_eq!(
        (sent.target.as_str(), sent.authorization),
        ("PUT /v1/designs/r1/review HTTP/1.1", Some(format!("Bearer {KEY}")))
    );
    assert_eq!(serde_json::from_str::<NewReview>(&sent.body).unwrap().text, "On reflection");
    assert_eq!(waiting(folder.path()), 0);
}

#[test]
fn a_review_is_taken_back() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(reviewed));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Say(Opinion::new("eyewear", "r1", KEY, None)));
    rig.until("taken back", |told| told.said == [SaidState::Withdrawn]);
    assert_eq!((server.seen("DELETE").len(), waiting(folder.path())), (1, 0));
}

#[test]
fn a_refused_review_is_told_and_forgotten() {
    let server = Server::start(|request, stream| match request.is("PUT") {
        true => {
            let problem = json!({"type": "urn:atelier:problem:invalid-review", "title": "No", "status": 422,
                "detail": "It may offend.", "reason": {"code": "text-offends", "field": "review"}});
            respond(stream, "422 Unprocessable Content", "application/problem+json", "", &problem.to_string());
        }
        false => reviewed(request, stream),
    });
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(look(None));
    rig.ask(say("Rude"));
    rig.until("refused", |told| {
        matches!(&told.said[..], [SaidState::Refused { why: HubTrouble::Refused(why) }]
        if matches!(why.reason, Some(Reason::TextOffends { .. })))
    });
    last(&mut rig, "why", |state| state.refused.is_some() && !state.waits);
    assert_eq!(waiting(folder.path()), 0);
}

#[test]
fn what_is_no_hub_cannot_swallow_a_review() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, stream| respond(stream, "200 OK", "text/html", "", "<p>log in</p>"));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(say("Fine"));
    rig.until("queued", |told| told.said == [SaidState::Queued]);
    assert_eq!(waiting(folder.path()), 1);
}

#[test]
fn a_hub_from_before_reviews_has_all_the_rest() {
    let server = Server::start(|request, stream| {
        let refuse = |stream: &mut TcpStream, status: &str, kind: &str| {
            let problem = json!({"type": format!("urn:atelier:problem:{kind}"), "status": 404, "detail": "Not here."});
            respond(stream, status, "application/problem+json", "", &problem.to_string());
        };
        if request.is("feed=rated") {
            refuse(stream, "400 Bad Request", "invalid-parameter");
        } else if request.is("/review") {
            refuse(stream, "404 Not Found", "unknown-address");
        } else {
            good(request, stream);
        }
    });
    let folder = tempfile::tempdir().unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("feeds", |told| told.is(Feed::Recent, &FeedStatus::Ready) && told.is(Feed::Rated, &FeedStatus::Empty));
    rig.ask(look(None));
    let state = last(&mut rig, "no reviews", |state| state.status != FeedStatus::Loading);
    assert!(
        matches!(&state.status, FeedStatus::Offline { why: HubTrouble::Refused(why) } if why.kind == "unknown-address")
    );
}
