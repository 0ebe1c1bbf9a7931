//! The worker against hubs that misbehave: a raw TCP server says whatever a test wants it to say.
//!
//! Invariant: tests wait for what the worker tells, never for a time; the time-outs here only end a test that hangs.

use super::{
    client::Patience,
    state::{FeedState, FeedStatus, PublishState},
    thread::Link,
    worker::{Ask, HubSource, Reply, Rhythm, WorkerConfig},
};
use crate::wire::{CommunityDesign, Feed, NewDesign, VendorSuggestion};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{Arc, Mutex, mpsc},
    time::Duration,
};

/// A request as the server saw it.
#[derive(Clone, Debug)]
struct Request {
    /// Method and target, such as `GET /v1/designs?line=…`.
    target: String,
    if_none_match: Option<String>,
    body: String,
}

impl Request {
    fn is(&self, part: &str) -> bool {
        self.target.contains(part)
    }
}

type Handler = Box<dyn Fn(&Request, &mut TcpStream) + Send + Sync>;

struct Server {
    url: String,
    handler: Arc<Mutex<Arc<Handler>>>,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    fn start(handler: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, handler: Arc::new(Mutex::new(Arc::new(Box::new(handler)))), seen: Arc::default() };
        let (handler, seen) = (server.handler.clone(), server.seen.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(mut stream), handler, seen) = (stream, handler.clone(), seen.clone()) else { continue };
                std::thread::spawn(move || {
                    let Some(request) = read_request(&mut stream) else { return };
                    seen.lock().unwrap().push(request.clone());
                    let handler = handler.lock().unwrap().clone();
                    handler(&request, &mut stream);
                });
            }
        });
        server
    }

    fn behave(&self, handler: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) {
        *self.handler.lock().unwrap() = Arc::new(Box::new(handler));
    }

    fn seen(&self, part: &str) -> Vec<Request> {
        self.seen.lock().unwrap().iter().filter(|request| request.is(part)).cloned().collect()
    }
}

fn read_request(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let head_end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = head_end {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let header = |name: &str| {
                head.lines().find_map(|line| {
                    let (key, value) = line.split_once(':')?;
                    key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
                })
            };
            let length: usize = header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                return Some(Request {
                    target: head.lines().next()?.to_owned(),
                    if_none_match: header("if-none-match"),
                    body: String::from_utf8_lossy(&bytes[end + 4..]).into_owned(),
                });
            }
        }
        match stream.read(&mut chunk) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return None,
        }
    }
}

fn respond(stream: &mut TcpStream, status: &str, kind: &str, extra: &str, body: &str) {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    // A client that hung up is part of the game.
    drop(stream.write_all(format!("{head}{extra}\r\n{body}").as_bytes()));
}

fn respond_json(stream: &mut TcpStream, body: &Value) {
    respond(stream, "200 OK", "application/json", "", &body.to_string());
}

fn design(id: &str) -> Value {
    json!({"id": id, "line": "eyewear", "code": "CODE", "title": format!("Design {id}"), "author": "ada",
        "likes": 1, "orders": 0, "created_at": 10, "sample": true})
}

fn advice() -> Value {
    json!({"id": "s1", "line": "eyewear", "author": "house", "title": {"en": "Thin"}, "why": {"en": "Light"},
        "change": {"lens": "thin"}})
}

/// A hub as it should be: two recent designs, one popular, no staff pick, one suggestion.
fn good(request: &Request, stream: &mut TcpStream) {
    let items = if request.is("POST") {
        let sent: Value = serde_json::from_str(&request.body).unwrap();
        let mut published = design(sent["id"].as_str().unwrap());
        published["title"] = sent["title"].clone();
        return respond(stream, "201 Created", "application/json", "", &published.to_string());
    } else if request.is("/v1/suggestions") {
        json!([advice()])
    } else if request.is("feed=recent") {
        json!([design("r1"), design("r2")])
    } else if request.is("feed=popular") {
        json!([design("p1")])
    } else {
        json!([])
    };
    respond_json(stream, &json!({"items": items}));
}

fn failing(_: &Request, stream: &mut TcpStream) {
    respond(stream, "503 Service Unavailable", "text/plain", "", "down");
}

/// Everything a worker told so far.
#[derive(Default)]
struct Told {
    feeds: BTreeMap<Feed, Vec<FeedState<CommunityDesign>>>,
    suggestions: Option<FeedState<VendorSuggestion>>,
    publications: Vec<PublishState>,
    troubles: Vec<String>,
}

impl Told {
    fn feed(&self, feed: Feed) -> Option<&FeedState<CommunityDesign>> {
        self.feeds.get(&feed)?.last()
    }

    fn is(&self, feed: Feed, status: &FeedStatus) -> bool {
        self.feed(feed).is_some_and(|state| state.status == *status)
    }

    fn ids(&self, feed: Feed) -> Vec<&str> {
        self.feed(feed).map(|state| state.items.iter().map(|item| item.id.as_str()).collect()).unwrap_or_default()
    }

    fn why(&self) -> Option<&str> {
        match &self.feed(Feed::Recent)?.status {
            FeedStatus::Offline { why } => Some(why),
            _ => None,
        }
    }
}

/// A worker at work for a test.
struct Rig {
    link: Option<Link>,
    woken: mpsc::Receiver<()>,
    told: Told,
}

impl Rig {
    fn start(url: &str, data_dir: &Path) -> Self {
        Self::with_limit(url, data_dir, Duration::from_secs(30))
    }

    fn with_limit(url: &str, data_dir: &Path, limit: Duration) -> Self {
        let (wake, woken) = mpsc::channel();
        let config = WorkerConfig {
            source: HubSource::Url(url.to_owned()),
            line: "eyewear".into(),
            data_dir: data_dir.to_owned(),
            is_code: Arc::new(|code| code.starts_with('C')),
            now: || 1000,
            patience: Patience { connect: limit, total: limit, pause: Duration::from_millis(1), tries: 2 },
            rhythm: Rhythm::default(),
        };
        let link = Link::start(config, None, move || wake.send(()).unwrap_or_default()).unwrap();
        Self { link: Some(link), woken, told: Told::default() }
    }

    fn ask(&self, ask: Ask) {
        self.link.as_ref().unwrap().ask(ask).unwrap();
    }

    fn until(&mut self, what: &str, reached: impl Fn(&Told) -> bool) -> &Told {
        while !reached(&self.told) {
            while let Ok(Some(reply)) = self.link.as_mut().unwrap().reply() {
                match reply {
                    Reply::Feed(feed, state) => self.told.feeds.entry(feed).or_default().push(state),
                    Reply::Suggestions(state) => self.told.suggestions = Some(state),
                    Reply::Publish(state) => self.told.publications.push(state),
                    Reply::Trouble(text) => self.told.troubles.push(text),
                }
                if reached(&self.told) {
                    return &self.told;
                }
            }
            let state = self.told.feed(Feed::Recent).map(|state| &state.status);
            if self.woken.recv_timeout(Duration::from_secs(60)).is_err() {
                panic!("never told: {what}; last {state:?}, {:?}", self.told.publications);
            }
        }
        &self.told
    }

    fn end(mut self) {
        self.link.take().unwrap().end().join().unwrap();
    }
}

fn publication() -> NewDesign {
    NewDesign {
        id: "mine-0001".into(),
        line: "eyewear".into(),
        code: "CODE".into(),
        title: "My\u{202e} build".into(),
        author: "eve".into(),
    }
}

fn waiting(data_dir: &Path) -> usize {
    std::fs::read_dir(data_dir.join("outbox")).map_or(0, Iterator::count)
}

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

#[test]
fn every_fault_ends_in_a_plain_reason() {
    let faults: [(&str, fn(&Request, &mut TcpStream), usize); 11] = [
        ("in time", |_, stream| drop(stream.read(&mut [0])), 2),
        ("in time", |_, stream| drop((stream.write_all(b"HTTP/1.1 200 OK\r\nX"), stream.read(&mut [0]))), 2),
        ("connection broke", |_, _| (), 2),
        ("connection broke", |_, stream| drop(stream.write_all(b"nonsense\r\n\r\n")), 2),
        ("not the JSON", |_, stream| respond(stream, "200 OK", "application/json", "", "{\"items\": [{]"), 1),
        ("not the JSON", |_, stream| respond(stream, "200 OK", "application/json", "", &"[".repeat(100_000)), 1),
        ("instead of JSON", |_, stream| respond(stream, "200 OK", "text/html", "", "<p>log in</p>"), 1),
        ("HTTP 503", failing, 2),
        ("HTTP 302", |_, stream| respond(stream, "302 Found", "text/html", "Location: http://127.0.0.1:1/\r\n", ""), 1),
        ("HTTP 404", |_, stream| respond(stream, "404 Not Found", "text/html", "", "no"), 1),
        (
            "longer than",
            |_, stream| {
                let head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n";
                if stream.write_all(head).is_ok() {
                    while stream.write_all(&[b' '; 65536]).is_ok() {}
                }
            },
            1,
        ),
    ];
    for (expect, fault, tries) in faults {
        let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(fault));
        let limit = if expect == "in time" { Duration::from_millis(200) } else { Duration::from_secs(30) };
        let mut rig = Rig::with_limit(&server.url, folder.path(), limit);
        let why = rig.until(expect, |told| told.why().is_some()).why().unwrap().to_owned();
        assert!(why.contains(expect), "{why} ({expect})");
        assert_eq!(server.seen("feed=recent").len(), tries, "tries against “{expect}”");
    }
}

#[test]
fn a_hub_that_is_gone_or_forbidden_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for (url, expect) in [
        (format!("http://{gone}"), "no connection"),
        ("http://hub.example".to_owned(), "https://"),
        ("not an address".to_owned(), "not the address of a hub"),
    ] {
        let mut rig = Rig::start(&url, folder.path());
        let why = rig.until(expect, |told| told.why().is_some()).why().unwrap();
        assert!(why.contains(expect), "{why}");
    }
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
    assert_eq!(kept["items"][0]["id"], "r1");
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

#[test]
fn a_design_is_published_and_the_feed_asked_again() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("ready", |told| told.is(Feed::Recent, &FeedStatus::Ready));
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("published", |told| told.publications.len() == 2);
    assert_eq!(told.publications[0], PublishState::Sending { title: "My build".into() });
    let PublishState::Done { design } = &told.publications[1] else { panic!("{:?}", told.publications) };
    assert_eq!((design.id.as_str(), design.title.as_str()), ("mine-0001", "My build"));
    assert_eq!(waiting(folder.path()), 0);
}

#[test]
fn a_publication_waits_for_the_hub_across_a_restart() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(failing));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("queued", |told| told.publications.len() == 2);
    assert_eq!(told.publications[1], PublishState::Queued { title: "My build".into() });
    assert_eq!(waiting(folder.path()), 1);
    rig.end();
    server.behave(good);
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("published", |told| !told.publications.is_empty());
    assert!(matches!(&told.publications[0], PublishState::Done { design } if design.id == "mine-0001"));
    assert_eq!(waiting(folder.path()), 0);
    let ids: std::collections::BTreeSet<_> = server
        .seen("POST")
        .iter()
        .map(|request| serde_json::from_str::<NewDesign>(&request.body).unwrap().id)
        .collect();
    assert_eq!(ids.len(), 1, "every try carries the same id");
}

#[test]
fn a_gone_hub_queues_what_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for url in [format!("http://{gone}"), "http://hub.example".to_owned()] {
        let mut rig = Rig::start(&url, folder.path());
        rig.ask(Ask::Publish(publication()));
        let told = rig.until("queued", |told| told.publications.len() == 2);
        assert!(matches!(told.publications[1], PublishState::Queued { .. }), "{:?}", told.publications);
    }
}

#[test]
fn a_refused_publication_is_told_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let problem =
            json!({"type": "about:blank", "title": "Bad", "status": 422, "detail": "the lens\u{7} does not fit"});
        match request.is("POST") {
            true => respond(stream, "422 Unprocessable Content", "application/problem+json", "", &problem.to_string()),
            false => good(request, stream),
        }
    });
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("refused", |told| told.publications.len() == 2);
    let refused = PublishState::Refused { title: "My build".into(), detail: "the lens does not fit".into() };
    assert_eq!(told.publications[1], refused);
    assert_eq!((waiting(folder.path()), server.seen("POST").len()), (0, 1));
}

#[test]
fn what_is_no_hub_cannot_swallow_a_publication() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, stream| respond(stream, "200 OK", "text/html", "", "<p>log in</p>"));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("queued", |told| told.publications.len() == 2);
    assert!(matches!(told.publications[1], PublishState::Queued { .. }), "{:?}", told.publications);
    assert_eq!(waiting(folder.path()), 1);
}

#[test]
fn without_a_disk_publishing_still_works_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("file"), "").unwrap();
    let server = Server::start(good);
    let mut rig = Rig::start(&server.url, &folder.path().join("file"));
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("published", |told| matches!(told.publications.last(), Some(PublishState::Done { .. })));
    assert!(told.troubles[0].contains("--data-dir"), "{:?}", told.troubles);
}
