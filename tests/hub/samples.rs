//! Samples: there on the first start, gone with one setting, back with it.

use crate::{
    client::{get, post},
    world::{HATS, Hats, NOW, SAMPLES, config, feed, new_design, start},
};
use atelier::{
    hub,
    wire::{CommunityDesign, Page, VendorSuggestion},
};

fn counts(addr: std::net::SocketAddr) -> (usize, usize, usize) {
    let (samples, real): (Vec<_>, Vec<_>) = feed(addr, "recent").into_iter().partition(|design| design.sample);
    let suggestions: Page<VendorSuggestion> = get(addr, "/v1/suggestions?line=hat").json();
    (samples.len(), real.len(), suggestions.items.len())
}

#[tokio::test(flavor = "multi_thread")]
async fn samples_go_and_return_with_the_setting() {
    let folder = tempfile::tempdir().unwrap();
    for (samples, expect) in [
        (true, (SAMPLES, 1, 2)),
        (true, (SAMPLES, 1, 2)),
        (false, (0, 1, 0)),
        (false, (0, 1, 0)),
        (true, (SAMPLES, 1, 2)),
    ] {
        let hub = start(folder.path(), samples).await;
        let status = post(hub.addr, "/v1/designs", &new_design("the-real-one")).status;
        assert!(status == 201 || status == 200);
        assert_eq!(counts(hub.addr), expect);
        assert_eq!(get(hub.addr, "/v1/designs/sample-hat-01").status, if samples { 200 } else { 404 });
        hub.shutdown().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sample_is_as_old_as_the_catalog_says() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), true).await;
    let design: CommunityDesign = get(hub.addr, "/v1/designs/sample-hat-11").json();
    assert_eq!((design.title.as_str(), design.author.as_str()), ("Sample 10", "maker10"));
    assert_eq!(design.created_at, NOW - 3 * 24 * 3600);
    assert_eq!((design.likes, design.orders), (10 * 7 % 11, 1));
    assert_eq!(design.staff_note.as_deref(), Some("Bold"));
    assert!(design.sample);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_catalog_brings_its_own_samples() {
    let folder = tempfile::tempdir().unwrap();
    start(folder.path(), true).await.shutdown().await;
    let newer = Hats { version: 2, ribbon: false, ..HATS }.catalog();
    let hub = hub::start(hub::Config { catalogs: vec![newer.clone()], ..config(folder.path(), true) }).await.unwrap();
    let designs = feed(hub.addr, "recent");
    assert_eq!(designs.len(), SAMPLES);
    for design in designs {
        let decoded = atelier::design::code::decode(&newer, &design.code).unwrap();
        assert_eq!((decoded.lost, decoded.choices.len()), (0, 2));
    }
    hub.shutdown().await;
}
