//! Lists under good and bad hubs.
//!
//! Invariant: every fault ends in a state that a customer can be told.

use super::{
    publishing::publication,
    rig::{Rig, Told},
    server::{Server, advice, design, failing, good, reset, respond, respond_json},
};
use crate::{
    app::community::{
        address::AddressError,
        exchange::Ask,
        state::FeedStatus,
        trouble::{HubTrouble, Network, Unfit},
    },
    wire::Feed,
};
use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::Duration,
};

#[test]
fn a_good_hub_fills_every_list() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("all lists", |told| {
        told.is(Feed::Recent, &FeedStatus::Ready)
            && told.is(Feed::Popular, &FeedStatus::Ready)
            && told.is(Feed::Staff, &FeedStatus::Empty)
            && told.suggestions.as_ref().is_some_and(|state| state.status == FeedStatus::Ready)
    });
    assert_eq!(told.feeds[&Feed::Recent][0].status, FeedStatus::Loading, "loading comes first");
    assert_eq!(told.ids(Feed::Recent), ["r1", "r2"]);
    assert_eq!(told.suggestions.as_ref().unwrap().items.len(), 1);
}

type Fault = fn(&super::server::Request, &mut TcpStream);

/// A fault, what is told of it, and how often is tried.
fn check_fault(fault: Fault, expect: impl Fn(&HubTrouble) -> bool, tries: usize) {
    check_fault_within(Duration::from_secs(30), fault, expect, tries);
}

fn check_fault_within(limit: Duration, fault: Fault, expect: impl Fn(&HubTrouble) -> bool, tries: usize) {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(fault));
    let mut rig = Rig::with_limit(&server.url, folder.path(), limit);
    let why = rig.until("the fault", |told| told.why().is_some()).why().unwrap().clone();
    assert!(expect(&why), "{why:?}");
    assert_eq!(server.seen("feed=recent").len(), tries, "tries against {why:?}");
}

#[test]
fn silence_ends_in_time() {
    let limit = Duration::from_millis(200);
    let slow = |why: &HubTrouble| *why == HubTrouble::Slow;
    check_fault_within(limit, |_, stream| drop(stream.read(&mut [0])), slow, 2);
    let half = |_: &_, stream: &mut TcpStream| drop((stream.write_all(b"HTTP/1.1 200 OK\r\nX"), stream.read(&mut [0])));
    check_fault_within(limit, half, slow, 2);
}

#[test]
fn a_connection_that_breaks_is_tried_again_and_told() {
    let broken = |why: &HubTrouble| matches!(why, HubTrouble::Broken(_));
    check_fault(|_, _| (), broken, 2);
    check_fault(|_, stream| drop(stream.write_all(b"nonsense\r\n\r\n")), broken, 2);
    let is_reset = |why: &HubTrouble| *why == HubTrouble::Broken(Network::Reset);
    check_fault(|_, stream| reset(stream), is_reset, 2);
    let reset_halfway = |_: &_, stream: &mut TcpStream| {
        drop(stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"));
        reset(stream);
    };
    check_fault(reset_halfway, is_reset, 2);
}

#[test]
fn an_answer_that_is_no_hubs_is_told_at_once() {
    let json = |why: &HubTrouble| matches!(why, HubTrouble::Unfit(Unfit::Json(_)));
    let is = |expect: Unfit| move |why: &HubTrouble| *why == HubTrouble::Unfit(expect.clone());
    check_fault(|_, stream| respond(stream, "200 OK", "application/json", "", "{\"items\": [{]"), json, 1);
    check_fault(|_, stream| respond(stream, "200 OK", "application/json", "", &"[".repeat(100_000)), json, 1);
    let page: Fault = |_, stream| respond(stream, "200 OK", "text/html", "", "<p>log in</p>");
    check_fault(page, is(Unfit::Type("text/html".into())), 1);
    let moved: Fault = |_, stream| respond(stream, "302 Found", "text/html", "Location: http://127.0.0.1:1/\r\n", "");
    check_fault(moved, is(Unfit::Status(302)), 1);
    check_fault(|_, stream| respond(stream, "404 Not Found", "text/html", "", "no"), is(Unfit::Status(404)), 1);
    let endless: Fault = |_, stream| {
        let head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
        if stream.write_all(head).is_ok() {
            while stream.write_all(&[b' '; 65536]).is_ok() {}
        }
    };
    check_fault(endless, is(Unfit::Long), 1);
}

#[test]
fn a_hub_that_fails_is_asked_twice() {
    check_fault(failing, |why| *why == HubTrouble::Failing(503), 2);
}

#[test]
fn a_hub_that_is_gone_or_forbidden_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let why = |url: &str| {
        let mut rig = Rig::start(url, folder.path());
        rig.until("why not", |told| told.why().is_some()).why().unwrap().clone()
    };
    assert_eq!(why(&format!("http://{gone}")), HubTrouble::NoConnection(Network::Refused));
    let unencrypted = AddressError::Unencrypted("hub.example".into());
    assert_eq!(why("http://hub.example"), HubTrouble::Address(unencrypted));
    assert_eq!(why("not an address"), HubTrouble::Address(AddressError::Malformed("not an address".into())));
}

#[test]
fn a_passing_fault_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let failed = Mutex::new(std::collections::BTreeSet::new());
    let server = Server::start(move |request, stream| {
        let first = failed.lock().unwrap().insert(request.target.clone());
        if first { failing(request, stream) } else { good(request, stream) }
    });
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("ready", |told| told.is(Feed::Recent, &FeedStatus::Ready));
    assert_eq!(told.feeds[&Feed::Recent].len(), 2, "loading, then ready; the fault was not told");
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| match request.if_none_match.as_deref() {
        Some("\"v1\"") => respond(stream, "304 Not Modified", "application/json", "", ""),
        _ => respond(
            stream,
            "200 OK",
            "application/json",
            "ETag: \"v1\"\r\n",
            &json!({"items": [design("r1")]}).to_string(),
        ),
    });
    let ready = |told: &Told| Feed::ALL.iter().all(|feed| told.is(*feed, &FeedStatus::Ready));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("ready", ready);
    rig.end();
    let before = server.seen("feed=").len();
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("ready again", ready);
    assert_eq!(told.feeds[&Feed::Recent][0].status, FeedStatus::Stale { since: 1000 }, "the cache comes first");
    assert_eq!(told.ids(Feed::Recent), ["r1"]);
    assert!(server.seen("feed=")[before..].iter().all(|request| request.if_none_match.is_some()));
}

#[test]
fn further_pages_come_on_demand_and_stay() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let page = if request.is("cursor=two") {
            json!({"items": [design("b"), design("c")]})
        } else {
            json!({"items": [design("a"), design("b")], "next": "two"})
        };
        respond_json(stream, &page);
    });
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("the first page", |told| told.feed(Feed::Recent).is_some_and(|state| state.more));
    rig.ask(Ask::More(Feed::Recent));
    let told = rig.until("the second page", |told| {
        told.feed(Feed::Recent).is_some_and(|state| !state.more && !state.items.is_empty())
    });
    assert_eq!(told.ids(Feed::Recent), ["a", "b", "c"]);
    server.behave(|request, stream| {
        let page = if request.is("cursor=two") {
            json!({"items": [design("d")]})
        } else {
            json!({"items": [design("new"), design("a")], "next": "two"})
        };
        respond_json(stream, &page);
    });
    rig.ask(Ask::Refresh);
    let told = rig.until("both pages anew", |told| told.ids(Feed::Recent).contains(&"new"));
    assert_eq!(told.ids(Feed::Recent), ["new", "a", "d"]);
}

#[test]
fn a_change_on_a_later_page_is_noticed_and_what_did_not_change_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let second = Arc::new(Mutex::new("b"));
    let of_server = second.clone();
    let server = Server::start(move |request, stream| {
        let id = if request.is("cursor=two") { *of_server.lock().unwrap() } else { "a" };
        let tag = format!("\"{id}\"");
        if request.if_none_match.as_ref() == Some(&tag) {
            return respond(stream, "304 Not Modified", "application/json", "", "");
        }
        let mut page = json!({"items": [design(id)]});
        if id == "a" {
            page["next"] = json!("two");
        }
        respond(stream, "200 OK", "application/json", &format!("ETag: {tag}\r\n"), &page.to_string());
    });
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("the first page", |told| Feed::ALL.iter().all(|feed| told.is(*feed, &FeedStatus::Ready)));
    rig.ask(Ask::More(Feed::Recent));
    rig.until("the second page", |told| told.ids(Feed::Recent) == ["a", "b"]);
    *second.lock().unwrap() = "c";
    let before = server.seen("feed=recent").len();
    rig.ask(Ask::Refresh);
    rig.until("the change", |told| told.ids(Feed::Recent) == ["a", "c"]);
    let asked = server.seen("feed=recent").split_off(before);
    let tags: Vec<_> = asked.iter().filter_map(|request| request.if_none_match.as_deref()).collect();
    assert_eq!(tags, ["\"a\"", "\"b\""]);
}

#[test]
fn all_pages_of_suggestions_are_fetched() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let named = |id: &str| {
            let mut advice = advice();
            advice["id"] = json!(id);
            advice
        };
        let page = match request.is("/v1/suggestions") {
            true if request.is("cursor=round") => json!({"items": [named("s3")], "next": "round"}),
            true if request.is("cursor=two") => json!({"items": [named("s2")], "next": "round"}),
            true => json!({"items": [named("s1")], "next": "two"}),
            false => json!({"items": []}),
        };
        respond_json(stream, &page);
    });
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig
        .until("suggestions", |told| told.suggestions.as_ref().is_some_and(|state| state.status == FeedStatus::Ready));
    let ids: Vec<_> = told.suggestions.as_ref().unwrap().items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["s1", "s2", "s3"]);
    assert!(server.seen("/v1/suggestions").len() <= 8, "a hub that never ends is not asked for ever");
}

#[test]
fn a_newer_catalog_asks_again_for_what_the_old_one_could_not_show() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| match request.if_none_match.as_deref() {
        Some("\"v1\"") => respond(stream, "304 Not Modified", "application/json", "", ""),
        _ => {
            let mut new = design("new");
            new["code"] = json!("NEW");
            let page = json!({"items": [design("old"), new]}).to_string();
            respond(stream, "200 OK", "application/json", "ETag: \"v1\"\r\n", &page);
        }
    });
    let ids_with = |catalog: &'static str| {
        let mut rig = Rig::with_catalog(&server.url, folder.path(), catalog);
        let told = rig.until("ready", |told| Feed::ALL.iter().all(|feed| told.is(*feed, &FeedStatus::Ready)));
        let ids = told.ids(Feed::Recent).join(" ");
        rig.end();
        ids
    };
    assert_eq!(ids_with("older"), "old");
    assert_eq!(ids_with("older"), "old");
    assert_eq!(ids_with("newer"), "old new");
}

#[test]
fn a_page_that_is_wanted_during_a_refresh_comes_after_it() {
    let folder = tempfile::tempdir().unwrap();
    let pages = |request: &super::server::Request| {
        if request.is("cursor=two") {
            json!({"items": [design("b")]})
        } else {
            json!({"items": [design("a")], "next": "two"})
        }
    };
    let server = Server::start(move |request, stream| respond_json(stream, &pages(request)));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("the first page", |told| Feed::ALL.iter().all(|feed| told.is(*feed, &FeedStatus::Ready)));
    // The refresh is answered only when the wish for more has been made.
    let (wished, wish) = std::sync::mpsc::channel::<()>();
    let wish = Mutex::new(wish);
    server.behave(move |request, stream| {
        // Once the other end is gone nothing is waited for.
        wish.lock().unwrap().recv().ok();
        respond_json(stream, &pages(request));
    });
    let before = server.seen("feed=recent").len();
    rig.ask(Ask::Refresh);
    while server.seen("feed=recent").len() == before {
        std::thread::sleep(Duration::from_millis(5));
    }
    rig.ask(Ask::More(Feed::Recent));
    // Asks are read in order: when a publication is told, the wish has been heard.
    rig.ask(Ask::Publish(publication()));
    rig.until("the publication", |told| !told.publications.is_empty());
    drop(wished);
    let told = rig.until("the second page", |told| told.ids(Feed::Recent).contains(&"b"));
    assert_eq!(told.ids(Feed::Recent), ["a", "b"]);
}

#[test]
fn the_last_answer_stays_on_screen_while_the_hub_is_away() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("ready", |told| told.is(Feed::Recent, &FeedStatus::Ready));
    server.behave(failing);
    rig.ask(Ask::Refresh);
    let told = rig.until("stale", |told| told.is(Feed::Recent, &FeedStatus::Stale { since: 1000 }));
    assert_eq!(told.ids(Feed::Recent), ["r1", "r2"]);
    rig.end();
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("stale from disk", |told| told.is(Feed::Recent, &FeedStatus::Stale { since: 1000 }));
    server.behave(good);
    rig.ask(Ask::Refresh);
    rig.until("ready again", |told| told.is(Feed::Recent, &FeedStatus::Ready));
}

#[test]
fn a_broken_cache_is_ignored_and_replaced() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    let file = folder.path().join("cache/eyewear-recent.json");
    crate::service::files::replace(&file, b"{\"version\":1,\"items\":[{").unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("ready", |told| told.is(Feed::Recent, &FeedStatus::Ready));
    assert_eq!(told.feeds[&Feed::Recent][0].status, FeedStatus::Loading);
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(kept["pages"][0]["items"][0]["id"], "r1");
}

#[test]
fn only_what_can_be_shown_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let mut items = vec![json!(null), json!(7), json!({"id": 1}), design("good")];
        for (key, value) in [
            ("line", json!("wine")),
            ("code", json!("BAD")),
            ("id", json!("../../x")),
            ("likes", json!(-1)),
            ("created_at", json!("now")),
            ("title", json!("\u{202e}")),
        ] {
            let mut bad = design("bad");
            bad[key] = value;
            items.push(bad);
        }
        let mut loud = design("loud");
        loud["title"] = json!(format!("\u{202e}LOUD\n{}", "!".repeat(500)));
        items.push(loud);
        let items = if request.is("/v1/suggestions") { vec![json!([]), advice(), json!({"change": 1})] } else { items };
        respond_json(stream, &json!({"items": items, "next": 5_u8.to_string(), "more": {"than": "asked"}}));
    });
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("ready", |told| {
        told.is(Feed::Recent, &FeedStatus::Ready)
            && told.suggestions.as_ref().is_some_and(|state| !state.items.is_empty())
    });
    assert_eq!(told.ids(Feed::Recent), ["good", "loud"]);
    let title = &told.feed(Feed::Recent).unwrap().items[1].title;
    assert!(title.starts_with("LOUD !!!") && title.chars().count() == crate::wire::MAX_TITLE_CHARS, "{title}");
}
