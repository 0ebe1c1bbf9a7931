//! Reviews: who may write what, what all of them say, and that samples stay apart.

use crate::{
    client::{Answer, get, post, request},
    world::{NOW, feed, new_design, start},
};
use atelier::wire::{CommunityDesign, Field, NewReview, PAGE_SIZE, Problem, Rating, Reason, Review, ReviewPage};
use std::net::SocketAddr;

const DESIGN: &str = "/v1/designs/a-good-design";

fn new(stars: u8, text: &str) -> NewReview {
    NewReview { stars, text: text.into(), author: "ana".into() }
}

/// The key of the `n`th writer.
fn key(n: usize) -> String {
    format!("Bearer writer-of-reviews-{n:04}")
}

fn put(addr: SocketAddr, target: &str, key: &str, body: &[u8]) -> Answer {
    request(addr, "PUT", target, &[("Content-Type", "application/json"), ("Authorization", key)], body)
}

fn write(addr: SocketAddr, n: usize, new: &NewReview) -> Answer {
    put(addr, &format!("{DESIGN}/review"), &key(n), &serde_json::to_vec(new).unwrap())
}

fn page(addr: SocketAddr, cursor: &str) -> ReviewPage {
    get(addr, &format!("{DESIGN}/reviews{cursor}")).json()
}

fn rating(addr: SocketAddr) -> Option<Rating> {
    get(addr, DESIGN).json::<CommunityDesign>().rating
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_has_one_word_and_may_take_it_back() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    assert_eq!(post(hub.addr, "/v1/designs", &new_design("a-good-design")).status, 201);
    assert_eq!(page(hub.addr, ""), ReviewPage { items: vec![], next: None, rating: None, stars: [0; 5], own: None });

    let first = write(hub.addr, 1, &new(5, " Sits like it was mine. "));
    let said: Review = first.json();
    assert_eq!(
        (first.status, said.text.as_str(), said.stars, said.created_at),
        (201, "Sits like it was mine.", 5, NOW)
    );
    assert_eq!(write(hub.addr, 2, &new(4, "")).status, 201);
    let again = write(hub.addr, 1, &new(2, "The nose pads came off."));
    assert_eq!((again.status, again.json::<Review>().id), (200, said.id.clone()));

    let all = page(hub.addr, "");
    let expect = Some(Rating { mean_hundredths: 300, count: 2, sample: false });
    assert_eq!((all.rating, all.stars, all.items.len(), all.own), (expect, [0, 1, 0, 1, 0], 2, None));
    assert_eq!((rating(hub.addr), feed(hub.addr, "rated")[0].rating), (expect, expect));
    let mine = request(hub.addr, "GET", &format!("{DESIGN}/reviews"), &[("Authorization", &key(1))], b"");
    assert_eq!(mine.json::<ReviewPage>().own.unwrap().text, "The nose pads came off.");
    assert!(!String::from_utf8_lossy(&mine.body).contains("writer-of"), "no key is ever told");

    for _ in 0..2 {
        let gone = request(hub.addr, "DELETE", &format!("{DESIGN}/review"), &[("Authorization", &key(1))], b"");
        assert_eq!((gone.status, gone.body.len()), (204, 0));
    }
    assert_eq!(rating(hub.addr), Some(Rating { mean_hundredths: 400, count: 1, sample: false }));
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_reviews_come_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    post(hub.addr, "/v1/designs", &new_design("a-good-design"));
    let count = PAGE_SIZE * 2 + 1;
    for n in 0..count {
        assert_eq!(write(hub.addr, n, &new(1 + (n % 5) as u8, "Fine.")).status, 201);
    }
    let (mut ids, mut cursor) = (std::collections::BTreeSet::new(), String::new());
    loop {
        let page = page(hub.addr, &cursor);
        ids.extend(page.items.into_iter().map(|review| review.id));
        let Some(next) = page.next else { break };
        cursor = format!("?cursor={next}");
    }
    assert_eq!(ids.len(), count);
    get(hub.addr, &format!("{DESIGN}/reviews?cursor=nonsense")).problem(400, "invalid-cursor");
    get(hub.addr, &format!("{DESIGN}/reviews?page=2")).problem(400, "invalid-parameter");
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_taken_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    post(hub.addr, "/v1/designs", &new_design("a-good-design"));
    let check = |new: NewReview, expect: Reason| {
        let answer = write(hub.addr, 1, &new);
        answer.problem(422, "invalid-review");
        assert_eq!(answer.json::<Problem>().reason, Some(expect));
    };
    check(new(0, ""), Reason::BadStars);
    check(new(6, ""), Reason::BadStars);
    check(new(3, &"x".repeat(601)), Reason::TextLong { field: Field::Review, most: 600 });
    check(new(3, "a\u{202e}b"), Reason::TextUnfit { field: Field::Review });
    check(new(1, "Scheisse"), Reason::TextOffends { field: Field::Review });
    check(NewReview { author: String::new(), ..new(3, "") }, Reason::TextEmpty { field: Field::Author });

    let target = format!("{DESIGN}/review");
    for body in [r#"{"stars": 900, "author": "ana"}"#, r#"{"stars": 5, "author": "ana", "sample": true}"#, "[]"] {
        put(hub.addr, &target, &key(1), body.as_bytes()).problem(422, "invalid-review");
    }
    put(hub.addr, &target, &key(1), b"{").problem(400, "malformed-json");
    put(hub.addr, &target, &key(1), &vec![b' '; 300 * 1024]).problem(413, "body-too-large");
    let good = serde_json::to_vec(&new(5, "")).unwrap();
    for key in ["Bearer short", "nonsense", "Bearer ../../../../etc/passwd"] {
        put(hub.addr, &target, key, &good).problem(401, "no-key");
    }
    request(hub.addr, "PUT", &target, &[("Content-Type", "application/json")], &good).problem(401, "no-key");
    put(hub.addr, "/v1/designs/no-such-design/review", &key(1), &good).problem(404, "unknown-design");
    get(hub.addr, "/v1/designs/no-such-design/reviews").problem(404, "unknown-design");
    assert_eq!(rating(hub.addr), None);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn made_up_reviews_say_so_and_go_with_the_samples() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let reviews: ReviewPage = get(hub.addr, "/v1/designs/sample-hat-01/reviews").json();
    let expect = Some(Rating { mean_hundredths: 400, count: 2, sample: true });
    assert_eq!((reviews.rating, reviews.stars), (expect, [0, 0, 1, 0, 1]));
    assert!(reviews.items.iter().all(|review| review.sample && review.created_at <= NOW));
    assert_eq!(feed(hub.addr, "rated").iter().map(|design| design.id.as_str()).collect::<Vec<_>>(), ["sample-hat-01"]);
    post(hub.addr, "/v1/designs", &new_design("a-good-design"));
    write(hub.addr, 1, &new(1, ""));
    let best: Vec<_> = feed(hub.addr, "rated").into_iter().map(|design| design.id).collect();
    assert_eq!(best, ["a-good-design", "sample-hat-01"], "a real word stands above made-up ones");
    hub.shutdown().await;
    let hub = start(folder.path(), false).await;
    assert_eq!(feed(hub.addr, "rated").len(), 1);
    assert_eq!(rating(hub.addr), Some(Rating { mean_hundredths: 100, count: 1, sample: false }));
    hub.shutdown().await;
}
