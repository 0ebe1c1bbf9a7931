//! Feeds, their pages and their entity tags.

use crate::{
    client::{get, post, request},
    world::{SAMPLES, feed, new_design, start},
};
use atelier::wire::{CommunityDesign, Health, PAGE_SIZE, Page, VendorSuggestion};
use std::collections::BTreeSet;

#[tokio::test(flavor = "multi_thread")]
async fn pages_hold_every_design_exactly_once() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    for (name, count) in [("recent", SAMPLES), ("popular", SAMPLES), ("staff", 3)] {
        let designs = feed(hub.addr, name);
        let ids: BTreeSet<_> = designs.iter().map(|design| &design.id).collect();
        assert_eq!((designs.len(), ids.len()), (count, count), "{name}");
    }
    let recent = feed(hub.addr, "recent");
    assert!(recent.is_sorted_by(|a, b| (a.created_at, &a.id) > (b.created_at, &b.id)));
    assert!(feed(hub.addr, "staff").iter().all(|design| design.staff_note.as_deref() == Some("Bold")));
    let without_feed: Page<CommunityDesign> = get(hub.addr, "/v1/designs?line=hat").json();
    assert_eq!(without_feed.items, recent[..PAGE_SIZE]);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_design_published_between_two_pages_moves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let before = feed(hub.addr, "recent");
    let page: Page<CommunityDesign> = get(hub.addr, "/v1/designs?line=hat&feed=recent").json();
    assert_eq!(post(hub.addr, "/v1/designs", &new_design("in-between")).status, 201);
    let next = page.next.unwrap();
    let second: Page<CommunityDesign> =
        get(hub.addr, &format!("/v1/designs?line=hat&feed=recent&cursor={next}")).json();
    assert_eq!(second.items, before[PAGE_SIZE..2 * PAGE_SIZE]);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sample_figures_never_outrank_a_real_design() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    assert_eq!(post(hub.addr, "/v1/designs", &new_design("a-real-one")).status, 201);
    let popular = feed(hub.addr, "popular");
    assert_eq!(popular.len(), SAMPLES + 1);
    assert_eq!((popular[0].id.as_str(), popular[0].likes, popular[0].orders), ("a-real-one", 0, 0));
    assert!(popular[1..].iter().all(|design| design.sample));
    assert!(popular[1].likes + 5 * popular[1].orders > 0);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_did_not_change_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    for target in ["/v1/designs?line=hat", "/v1/suggestions?line=hat", "/v1/designs/sample-hat-01"] {
        for encoding in ["identity", "gzip"] {
            let first = request(hub.addr, "GET", target, &[("Accept-Encoding", encoding)], b"");
            let tag = first.header("etag");
            assert_eq!((first.status, first.header("cache-control")), (200, "no-cache"), "{target}");
            assert!(tag.starts_with('"'), "strong: {tag}");
            let known = [("Accept-Encoding", encoding), ("If-None-Match", tag)];
            let again = request(hub.addr, "GET", target, &known, b"");
            assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, tag), "{target}");
            let other = request(hub.addr, "GET", target, &[("If-None-Match", "\"other\"")], b"");
            assert_eq!(other.status, 200);
        }
    }
    let target = "/v1/designs?line=hat";
    let before = get(hub.addr, target);
    post(hub.addr, "/v1/designs", &new_design("something-new"));
    let after = request(hub.addr, "GET", target, &[("If-None-Match", before.header("etag"))], b"");
    assert_eq!(after.status, 200, "it changed");
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_are_compressed_for_who_can_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let plain = get(hub.addr, "/v1/designs?line=hat");
    let gzip = request(hub.addr, "GET", "/v1/designs?line=hat", &[("Accept-Encoding", "gzip")], b"");
    assert_eq!((plain.header("content-encoding"), gzip.header("content-encoding")), ("", "gzip"));
    assert_eq!(gzip.body[..2], [0x1f, 0x8b]);
    assert!(gzip.body.len() < plain.body.len());
    assert_ne!(gzip.header("etag"), plain.header("etag"), "other bytes, other tag");
    assert!(gzip.header("vary").eq_ignore_ascii_case("accept-encoding"));
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn suggestions_come_in_the_vendors_order() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let page: Page<VendorSuggestion> = get(hub.addr, "/v1/suggestions?line=hat").json();
    let ids: Vec<_> = page.items.iter().map(|suggestion| suggestion.id.as_str()).collect();
    assert_eq!((ids, page.next), (vec!["shade", "calm"], None));
    let shade = &page.items[0];
    assert!(shade.sample);
    assert_eq!(shade.title["en"], "More shade");
    assert_eq!(shade.why["en"], "Your nose will thank you");
    assert_eq!(shade.when["brim"], ["narrow"]);
    assert_eq!(shade.change["brim"], "wide");
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn health_names_the_lines() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let answer = get(hub.addr, "/v1/health");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("etag"), "");
    let health: Health = answer.json();
    assert_eq!(health.status, "ok");
    assert_eq!(health.lines["hat"], crate::world::HATS.catalog().hash);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_addresses_are_explained() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let check = |target: &str, status: u16, kind: &str, part: &str| {
        let detail = get(hub.addr, target).problem(status, kind);
        assert!(detail.contains(part), "{target}: {detail}");
    };
    check("/v1/designs?line=hta", 404, "unknown-line", "Did you mean “hat”?");
    check("/v1/suggestions?line=bicycle", 404, "unknown-line", "“bicycle”");
    check("/v1/designs", 400, "invalid-parameter", "“line” is missing");
    check("/v1/designs?line=hat&feed=recnt", 400, "invalid-parameter", "Did you mean “recent”?");
    check("/v1/designs?line=hat&fede=recent", 400, "invalid-parameter", "Did you mean “feed”?");
    check("/v1/designs?line=hat&line=hat", 400, "invalid-parameter", "twice");
    check("/v1/designs?line=hat&cursor=nonsense", 400, "invalid-cursor", "next");
    check("/v1/designs?line=hat&cursor=", 400, "invalid-cursor", "next");
    check("/v1/designs/no-such-design", 404, "unknown-design", "“no-such-design”");
    check("/v1/designs/'%20OR%201=1", 404, "unknown-design", "OR 1=1");
    check("/v2/designs", 404, "unknown-address", "“/v1/designs”");
    let page: Page<CommunityDesign> = get(hub.addr, "/v1/designs?line=hat&feed=recent").json();
    let other = format!("/v1/designs?line=hat&feed=popular&cursor={}", page.next.unwrap());
    check(&other, 400, "invalid-cursor", "next");
    hub.shutdown().await;
}
