//! Publications under good and bad hubs.
//!
//! Invariant: only the hub's own yes or no empties the outbox.

use super::{
    rig::Rig,
    server::{Server, failing, good, reset, respond},
};
use crate::{
    app::{
        community::{
            exchange::Ask,
            outbox::Outbox,
            state::{FeedStatus, PublishState},
            trouble::{HubTrouble, Refusal},
        },
        session::Trouble,
    },
    wire::{Feed, NewDesign, Reason},
};
use serde_json::json;
use std::{net::TcpListener, path::Path};

pub fn publication() -> NewDesign {
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
fn who_sent_too_much_is_not_told_no_and_heard_later() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let problem = json!({"type": "urn:atelier:problem:too-often", "title": "Too much", "status": 429,
                "detail": "Send it again in 5 min.", "reason": {"code": "too-often", "minutes": 5}});
        match request.is("POST") {
            true => {
                let (status, kind) = ("429 Too Many Requests", "application/problem+json");
                respond(stream, status, kind, "Retry-After: 300\r\n", &problem.to_string());
            }
            false => good(request, stream),
        }
    });
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("queued", |told| told.publications.len() == 2);
    assert_eq!(told.publications[1], PublishState::Queued { title: "My build".into() });
    assert_eq!((waiting(folder.path()), server.seen("POST").len()), (1, 1), "it is not sent again at once");
    rig.end();
    server.behave(good);
    let mut rig = Rig::start(&server.url, folder.path());
    rig.until("published", |told| matches!(told.publications.first(), Some(PublishState::Done { .. })));
    assert_eq!(waiting(folder.path()), 0);
}

#[test]
fn a_gone_hub_queues_what_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for url in [format!("http://{gone}"), "http://hub.example".to_owned()] {
        let mut rig = Rig::start(&url, folder.path());
        rig.ask(Ask::Publish(publication()));
        let told = rig.until("queued", |told| told.publications.len() >= 2);
        assert!(matches!(told.publications[1], PublishState::Queued { .. }), "{:?}", told.publications);
    }
}

#[test]
fn a_refused_publication_is_told_and_forgotten() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|request, stream| {
        let problem = json!({"type": "urn:atelier:problem:invalid-design", "title": "Bad", "status": 422,
                "detail": "the lens\u{7} does not fit", "reason": {"code": "forbidden", "rules": ["lens"]}});
        match request.is("POST") {
            true => respond(stream, "422 Unprocessable Content", "application/problem+json", "", &problem.to_string()),
            false => good(request, stream),
        }
    });
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("refused", |told| told.publications.len() == 2);
    let refusal = Refusal {
        kind: "invalid-design".into(),
        reason: Some(Reason::Forbidden { rules: vec!["lens".into()] }),
        detail: "the lens does not fit".into(),
        status: 422,
    };
    let refused = PublishState::Refused { title: "My build".into(), why: HubTrouble::Refused(refusal) };
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
    assert!(
        matches!(&told.troubles[0], Trouble::File(file) if file.path.ends_with("mine-0001.json")),
        "{:?}",
        told.troubles
    );
}

#[test]
fn what_was_published_in_another_line_is_sent_as_well() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    let (mut outbox, _) = Outbox::open(folder.path());
    outbox.put(&NewDesign { line: "wine".into(), ..publication() }).unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("published", |told| !told.publications.is_empty());
    assert!(matches!(&told.publications[0], PublishState::Done { .. }), "{:?}", told.publications);
    let sent: NewDesign = serde_json::from_str(&server.seen("POST")[0].body).unwrap();
    assert_eq!((sent.line.as_str(), waiting(folder.path())), ("wine", 0));
}

#[test]
fn a_publication_that_cannot_be_read_is_told_and_kept() {
    let (folder, server) = (tempfile::tempdir().unwrap(), Server::start(good));
    crate::service::files::replace(&folder.path().join("outbox/bad.json"), b"{").unwrap();
    let mut rig = Rig::start(&server.url, folder.path());
    let told = rig.until("the trouble", |told| !told.troubles.is_empty());
    assert!(matches!(&told.troubles[..], [Trouble::Waiting(_, Some(_))]), "{:?}", told.troubles);
}

#[test]
fn a_connection_that_is_reset_queues_what_is_published() {
    let folder = tempfile::tempdir().unwrap();
    let server = Server::start(|_, stream| reset(stream));
    let mut rig = Rig::start(&server.url, folder.path());
    rig.ask(Ask::Publish(publication()));
    let told = rig.until("queued", |told| told.publications.len() == 2);
    assert!(matches!(told.publications[1], PublishState::Queued { .. }), "{:?}", told.publications);
    assert_eq!(waiting(folder.path()), 1);
}
