//! One client changes only so much in an hour, and others do not wait for it.

use crate::{
    client::{Answer, get, request},
    world::{NOW, config, new_design},
};
use atelier::{
    hub::{self, Limit, RunningHub},
    wire::{Problem, Reason},
};
use std::{
    num::NonZeroU32,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// A hub that takes three changes an hour from a client, and its clock.
async fn start(data: &Path, client_header: Option<&str>) -> (RunningHub, Arc<AtomicI64>) {
    let now = Arc::new(AtomicI64::new(NOW));
    let clock = Arc::clone(&now);
    let limit =
        Limit { per_hour: NonZeroU32::new(3).unwrap(), client_header: client_header.map(|name| name.parse().unwrap()) };
    let clock: hub::Clock = Arc::new(move || clock.load(Ordering::Relaxed));
    (hub::start(hub::Config { clock, limit: Some(limit), ..config(data, false) }).await.unwrap(), now)
}

/// Publishes a design under this id for the client with this address.
fn publish(hub: &RunningHub, id: &str, client: &str) -> Answer {
    let body = serde_json::to_vec(&new_design(id)).unwrap();
    let headers = [("Content-Type", "application/json"), ("X-Forwarded-For", client)];
    request(hub.addr, "POST", "/v1/designs", &headers, &body)
}

fn review(hub: &RunningHub, n: usize, client: &str) -> Answer {
    let key = format!("Bearer writer-of-reviews-{n:04}");
    let headers = [("Content-Type", "application/json"), ("Authorization", key.as_str()), ("X-Forwarded-For", client)];
    let body = br#"{"stars": 5, "text": "", "author": "ana"}"#;
    request(hub.addr, "PUT", "/v1/designs/design-one/review", &headers, body)
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_moves_a_rating_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (hub, now) = start(folder.path(), Some("X-Forwarded-For")).await;
    assert_eq!(publish(&hub, "design-one", "192.0.2.1").status, 201);
    assert_eq!((review(&hub, 1, "192.0.2.1").status, review(&hub, 2, "192.0.2.1").status), (201, 201));
    let refused = review(&hub, 3, "192.0.2.1");
    assert_eq!(refused.header("retry-after"), "1200");
    assert!(refused.problem(429, "too-often").contains("in 20 min"));
    assert_eq!(refused.json::<Problem>().reason, Some(Reason::TooOften { minutes: 20 }));
    // Neither another key nor another claim makes another client.
    assert_eq!(review(&hub, 4, "203.0.113.5, 192.0.2.1").status, 429);
    assert_eq!(publish(&hub, "design-two", "192.0.2.1").status, 429);
    assert_eq!(get(hub.addr, "/v1/designs/design-one").status, 200, "everybody may read");

    assert_eq!(review(&hub, 5, "192.0.2.2").status, 201, "others do not wait");
    let network = |n: usize| review(&hub, 10 + n, &format!("2001:db8::{n}")).status;
    assert_eq!([0, 1, 2, 3].map(network), [201, 201, 201, 429], "one household has many addresses");

    now.store(NOW + 1200, Ordering::Relaxed);
    assert_eq!((review(&hub, 3, "192.0.2.1").status, review(&hub, 6, "192.0.2.1").status), (201, 429));
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_counts_only_where_a_proxy_is_trusted() {
    let folder = tempfile::tempdir().unwrap();
    let (hub, _) = start(folder.path(), None).await;
    let status = |n: usize| publish(&hub, &format!("design-{n:03}"), &format!("192.0.2.{n}")).status;
    assert_eq!([1, 2, 3, 4].map(status), [201, 201, 201, 429]);
    hub.shutdown().await;
}
