//! Starting, stopping, sharing, and failing to start.

use crate::{
    client::{get, post},
    world::{HATS, config, feed, new_design, start, start_err},
};
use atelier::hub::{self, Error};
use std::{collections::BTreeSet, net::TcpStream};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_published_outlives_the_hub() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    post(hub.addr, "/v1/designs", &new_design("kept-for-good"));
    let before = feed(hub.addr, "recent");
    let addr = hub.addr;
    hub.shutdown().await;
    assert!(TcpStream::connect(addr).is_err(), "it stopped");

    let hub = start(folder.path(), false).await;
    assert_eq!(feed(hub.addr, "recent"), before);
    assert_eq!(before.len(), 1);
    hub.shutdown().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_hubs_share_one_database() {
    const EACH: usize = 30;
    let folder = tempfile::tempdir().unwrap();
    // At once, so that both find an empty folder.
    let (one, two) = tokio::join!(start(folder.path(), true), start(folder.path(), true));
    let publish = |addr, name: &'static str| {
        std::thread::spawn(move || {
            let own = (0..EACH).map(|i| format!("{name}-design-{i}"));
            let contested = (0..EACH).map(|i| format!("contested-{i}"));
            let statuses = own.chain(contested).map(|id| post(addr, "/v1/designs", &new_design(&id)).status);
            statuses.filter(|status| *status == 201).count()
        })
    };
    let threads = [publish(one.addr, "one"), publish(two.addr, "two")];
    let created: usize = threads.map(|thread| thread.join().unwrap()).into_iter().sum();
    assert_eq!(created, 3 * EACH, "every id was published by exactly one");

    let all: Vec<_> = feed(one.addr, "recent").into_iter().map(|design| design.id).collect();
    assert_eq!(all.len(), 3 * EACH + crate::world::SAMPLES);
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
    assert_eq!(all, feed(two.addr, "recent").into_iter().map(|design| design.id).collect::<Vec<_>>());
    one.shutdown().await;
    assert_eq!(get(two.addr, "/v1/health").status, 200, "the other goes on");
    two.shutdown().await;

    let file = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.path().join("hub.sqlite3"));
    let pool = sqlx::SqlitePool::connect_with(file).await.unwrap();
    let verdict: String = sqlx::query_scalar("PRAGMA integrity_check").fetch_one(&pool).await.unwrap();
    assert_eq!(verdict, "ok");
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_hub_stops() {
    let folder = tempfile::tempdir().unwrap();
    let hub = start(folder.path(), false).await;
    let addr = hub.addr;
    drop(hub);
    for _ in 0..1000 {
        if TcpStream::connect(addr).is_err() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    panic!("it still listens");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_keeps_a_hub_from_starting_is_named_with_its_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let check = |error: Error, parts: &[&str]| {
        let text = error.to_string();
        for part in parts {
            assert!(text.contains(part), "{part}: {text}");
        }
    };
    let running = start(&folder.path().join("first"), false).await;
    let second = folder.path().join("second");
    let taken = hub::Config { listen: running.addr, ..config(&second, false) };
    check(start_err(taken).await, &[&running.addr.to_string(), "in use", "another port"]);
    let foreign = hub::Config { listen: ([192, 0, 2, 1], 0).into(), ..config(&second, false) };
    check(start_err(foreign).await, &["192.0.2.1", "address of this machine"]);
    assert!(!second.exists(), "nothing is made before the address is known to be free");

    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    check(start_err(config(&file, false)).await, &["data folder", "file", "choose another folder"]);
    let damaged = folder.path().join("damaged");
    std::fs::create_dir(&damaged).unwrap();
    std::fs::write(damaged.join("hub.sqlite3"), "not a database".repeat(500)).unwrap();
    check(start_err(config(&damaged, false)).await, &["hub.sqlite3", "damaged", "backup"]);
    let twice = hub::Config { catalogs: vec![HATS.catalog(), HATS.catalog()], ..config(&second, false) };
    check(start_err(twice).await, &["“hat”", "name of its own"]);
    running.shutdown().await;
}
