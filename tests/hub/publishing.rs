//! Publishing: what is let through, and what is refused with a reason.

use crate::{
    client::{Answer, get, post, request},
    world::{HATS, Hats, NOW, code, feed, new_design, start},
};
use atelier::wire::{CommunityDesign, Field, MAX_BODY_BYTES, NewDesign, Problem, Reason};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_design_is_published_once() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let new = new_design("3f1c0e5a-9a52-4b0c-8a55-1d3c7b0e2f11");
    let first = post(hub.addr, "/v1/designs", &new);
    let expect = CommunityDesign {
        id: new.id.clone(),
        line: "hat".into(),
        code: new.code.clone(),
        title: "Blue Monday".into(),
        author: "kim".into(),
        likes: 0,
        orders: 0,
        created_at: NOW,
        sample: false,
        staff_note: None,
        rating: None,
    };
    assert_eq!((first.status, first.json()), (201, expect.clone()));
    assert_eq!(first.header("location"), format!("/v1/designs/{}", new.id));
    assert_eq!(get(hub.addr, first.header("location")).json::<CommunityDesign>(), expect);

    let again = post(hub.addr, "/v1/designs", &new);
    assert_eq!((again.status, again.json()), (200, expect.clone()));
    let other = NewDesign { title: "Red Monday".into(), ..new };
    post(hub.addr, "/v1/designs", &other).problem(409, "id-taken");
    assert_eq!(feed(hub.addr, "recent"), [expect]);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn texts_are_trimmed_and_codes_made_canonical() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let new = new_design("the-same-design");
    let typed =
        NewDesign { title: "  Blue Monday ".into(), code: format!(" {} ", new.code.to_lowercase()), ..new.clone() };
    let published: CommunityDesign = post(hub.addr, "/v1/designs", &typed).json();
    assert_eq!((published.title, published.code), (new.title.clone(), new.code.clone()));
    assert_eq!(post(hub.addr, "/v1/designs", &new).status, 200, "it is the same design");
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_design_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let good = new_design("a-good-design");
    let check = |new: NewDesign, status: u16, kind: &str, part: &str| {
        let detail = post(hub.addr, "/v1/designs", &new).problem(status, kind);
        assert!(detail.contains(part), "{detail}");
    };
    let with = |change: &dyn Fn(&mut NewDesign)| {
        let mut new = good.clone();
        change(&mut new);
        new
    };
    let invalid = |new: NewDesign, part: &str| check(new, 422, "invalid-design", part);

    check(with(&|new| new.line = "hatt".into()), 404, "unknown-line", "Did you mean “hat”?");
    invalid(with(&|new| new.id = "short".into()), "8 to 64");
    invalid(with(&|new| new.id = "sample-hat-01".into()), "belong to the samples");
    invalid(with(&|new| new.title = " ".into()), "title is empty");
    invalid(with(&|new| new.title = "x".repeat(61)), "61 characters");
    invalid(with(&|new| new.author = String::new()), "author is empty");
    invalid(with(&|new| new.author = "k\u{7}im".into()), "control characters");
    invalid(with(&|new| new.code = mistyped(&new.code)), "typing error");
    invalid(with(&|new| new.code = "<script>".into()), "not a design code");
    invalid(with(&|new| new.code = String::new()), "");
    invalid(with(&|new| new.code = "0".repeat(100_000)), "");

    let broken = code(&HATS.catalog(), &[("brim", "wide"), ("ribbon", "silk")]);
    invalid(with(&|new| new.code = broken.clone()), "A silk ribbon flutters on a wide brim.");
    let shoe = Hats { line: "shoe", ..HATS }.catalog();
    invalid(with(&|new| new.code = code(&shoe, &[])), "another product line");
    let older = Hats { colors: &[("red", 1), ("blue", 2), ("green", 3)], ..HATS }.catalog();
    invalid(with(&|new| new.code = code(&older, &[("color", "green")])), "1 choices that the line no longer offers");
    let simpler = Hats { ribbon: false, ..HATS }.catalog();
    invalid(with(&|new| new.code = code(&simpler, &[])), "leaves open: Ribbon");

    assert_eq!(feed(hub.addr, "recent"), []);
    assert_eq!(post(hub.addr, "/v1/designs", &good).status, 201);
    hub.shutdown().await;
}

/// The code with one character changed.
fn mistyped(code: &str) -> String {
    let middle = code.len() / 2;
    let other = if code.as_bytes()[middle] == b'7' { "8" } else { "7" };
    format!("{}{other}{}", &code[..middle], &code[middle + 1..])
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bad_body_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let send =
        |headers: &[(&str, &str)], body: &[u8]| -> Answer { request(hub.addr, "POST", "/v1/designs", headers, body) };
    let json_type = [("Content-Type", "application/json")];
    let good = serde_json::to_value(new_design("a-good-design")).unwrap();

    send(&[], good.to_string().as_bytes()).problem(415, "unsupported-media-type");
    send(&[("Content-Type", "text/plain")], good.to_string().as_bytes()).problem(415, "unsupported-media-type");
    send(&json_type, b"{\"id\": ").problem(400, "malformed-json");
    send(&json_type, b"\xff").problem(400, "malformed-json");
    send(&json_type, b"[]").problem(422, "invalid-design");
    for bytes in [MAX_BODY_BYTES, 8 * MAX_BODY_BYTES] {
        send(&json_type, (good.to_string() + &" ".repeat(bytes)).as_bytes()).problem(413, "body-too-large");
    }
    for (name, value) in
        [("price", json!(1)), ("likes", json!(1000)), ("sample", json!(false)), ("staff_note", json!("!"))]
    {
        let mut body = good.clone();
        body[name] = value;
        let detail = send(&json_type, body.to_string().as_bytes()).problem(422, "invalid-design");
        assert!(detail.contains(name), "{detail}");
    }
    let mut body = good.clone();
    body.as_object_mut().unwrap().remove("title");
    let detail = send(&json_type, body.to_string().as_bytes()).problem(422, "invalid-design");
    assert!(detail.contains("title"), "{detail}");

    let refused = request(hub.addr, "PUT", "/v1/designs", &json_type, good.to_string().as_bytes());
    refused.problem(405, "method-not-allowed");
    assert!(refused.header("allow").contains("POST"));
    assert_eq!(feed(hub.addr, "recent"), []);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_are_told_the_reason_in_ids() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let good = new_design("a-good-design");
    let check = |change: &dyn Fn(&mut NewDesign), expect: Reason| {
        let mut new = good.clone();
        change(&mut new);
        let problem: Problem = post(hub.addr, "/v1/designs", &new).json();
        assert_eq!(problem.reason, Some(expect));
    };
    let coded = |hats: Hats, choices: &'static [(&str, &str)]| {
        move |new: &mut NewDesign| new.code = code(&hats.catalog(), choices)
    };
    check(&|new| new.id = "short".into(), Reason::BadId);
    check(&|new| new.title = " ".into(), Reason::TextEmpty { field: Field::Title });
    check(&|new| new.author = "x".repeat(41), Reason::TextLong { field: Field::Author, most: 40 });
    check(&|new| new.title = "a\u{202e}b".into(), Reason::TextUnfit { field: Field::Title });
    check(&|new| new.code = mistyped(&new.code), Reason::Mistyped);
    check(&|new| new.code = "<script>".into(), Reason::NoCode);
    check(&coded(Hats { line: "shoe", ..HATS }, &[]), Reason::OtherLine);
    check(&coded(HATS, &[("brim", "wide"), ("ribbon", "silk")]), Reason::Forbidden { rules: vec!["flutter".into()] });
    let older = Hats { colors: &[("red", 1), ("blue", 2), ("green", 3)], ..HATS };
    check(&coded(older, &[("color", "green")]), Reason::Lost { count: 1 });
    check(&coded(Hats { ribbon: false, ..HATS }, &[]), Reason::Open { groups: vec!["ribbon".into()] });
    hub.shutdown().await;
}
