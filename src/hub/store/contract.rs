//! What every [`Store`] must do, run on each implementation.

use super::{Entry, Published, Reviewed, Seed, SqliteStore, Store};
use crate::{
    hub::cursor::Mark,
    wire::{CommunityDesign, Feed, Rating, Review, VendorSuggestion},
};

fn entry(id: &str, created_at: i64, popularity: i64) -> Entry {
    let design = CommunityDesign {
        id: id.into(),
        line: "hat".into(),
        code: "C0DE".into(),
        title: format!("Title of {id}"),
        author: "Author".into(),
        likes: 3,
        orders: 2,
        created_at,
        sample: false,
        staff_note: None,
        rating: None,
    };
    Entry { design, popularity }
}

fn sample(number: usize) -> Entry {
    let mut entry = entry(&format!("sample-hat-{number:02}"), 50, number as i64);
    entry.design.sample = true;
    entry.design.staff_note = number.is_multiple_of(2).then(|| "Brave".into());
    entry
}

fn suggestion(id: &str) -> VendorSuggestion {
    let text = |text: &str| [("en".to_owned(), text.to_owned())].into();
    VendorSuggestion {
        id: id.into(),
        line: "hat".into(),
        author: "Studio".into(),
        title: text("Go wide"),
        why: text("Shade"),
        when: [("brim".to_owned(), vec!["narrow".to_owned(), "none".to_owned()])].into(),
        change: [("brim".to_owned(), "wide".to_owned())].into(),
        sample: true,
    }
}

fn seed(hash: &str, samples: usize) -> Seed {
    Seed {
        line: "hat".into(),
        catalog_hash: hash.into(),
        planted_at: 7,
        designs: (1..=samples).map(sample).collect(),
        reviews: vec![("sample-hat-01".into(), review("sample-hat-01-1", 4, 40, true))],
        suggestions: ["z-first", "a-second", "m-third"].map(suggestion).into(),
    }
}

fn review(id: &str, stars: u8, created_at: i64, sample: bool) -> Review {
    Review { id: id.into(), stars, text: format!("Said by {id}"), author: "ana".into(), created_at, sample }
}

async fn ids(store: &dyn Store, line: &str, feed: Feed, limit: usize) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), Mark::top());
    loop {
        let page = store.page(line, feed, &after, limit).await.unwrap();
        assert!(page.len() <= limit);
        let Some(last) = page.last() else { return ids };
        after = last.mark.clone();
        ids.extend(page.into_iter().map(|listed| listed.row.id));
    }
}

async fn check_feeds(store: &dyn Store) {
    for (id, created_at, popularity) in [("id-a", 10, 5), ("id-b", 10, 9), ("id-c", 30, 5), ("id-d", -4, i64::MIN)] {
        assert!(matches!(store.publish(entry(id, created_at, popularity)).await.unwrap(), Published::Created(_)));
    }
    for limit in 1..6 {
        assert_eq!(ids(store, "hat", Feed::Recent, limit).await, ["id-c", "id-b", "id-a", "id-d"]);
        assert_eq!(ids(store, "hat", Feed::Popular, limit).await, ["id-b", "id-c", "id-a", "id-d"]);
        assert_eq!(ids(store, "hat", Feed::Staff, limit).await, [""; 0]);
        assert_eq!(ids(store, "shoe", Feed::Recent, limit).await, [""; 0]);
    }
}

async fn check_publish(store: &dyn Store) {
    let first = entry("id-once", 10, 5);
    assert_eq!(store.publish(first.clone()).await.unwrap(), Published::Created(first.design.clone()));
    let mut again = first.clone();
    (again.design.created_at, again.popularity) = (99, 99);
    assert_eq!(store.publish(again).await.unwrap(), Published::Same(first.design.clone()));
    for change in [
        |d: &mut CommunityDesign| d.title.push('!'),
        |d: &mut CommunityDesign| d.author.push('!'),
        |d: &mut CommunityDesign| d.code.push('!'),
        |d: &mut CommunityDesign| d.line.push('!'),
    ] {
        let mut other = first.clone();
        change(&mut other.design);
        assert_eq!(store.publish(other).await.unwrap(), Published::Taken);
    }
    assert_eq!(store.design("id-once").await.unwrap(), Some(first.design));
    assert_eq!(store.design("id-never").await.unwrap(), None);
}

async fn check_seeds(store: &dyn Store) {
    let real = entry("id-real", 40, 1_000);
    store.publish(real.clone()).await.unwrap();
    let count =
        async || ids(store, "hat", Feed::Recent, 100).await.iter().filter(|id| id.starts_with("sample")).count();

    assert!(store.plant(seed("one", 5)).await.unwrap());
    assert!(!store.plant(seed("one", 5)).await.unwrap(), "planting twice changes nothing");
    assert_eq!(count().await, 5);
    assert_eq!(ids(store, "hat", Feed::Staff, 2).await, ["sample-hat-04", "sample-hat-02"]);
    assert!(store.plant(seed("two", 3)).await.unwrap(), "another catalog, other samples");
    assert_eq!(count().await, 3);

    let top = Mark::top();
    let all = store.suggestions("hat", &top, 10).await.unwrap();
    let rows: Vec<_> = all.iter().map(|listed| listed.row.clone()).collect();
    assert_eq!(rows, ["z-first", "a-second", "m-third"].map(suggestion));
    let rest = store.suggestions("hat", &all[0].mark, 10).await.unwrap();
    assert_eq!(rest, all[1..]);
    assert_eq!(store.suggestions("shoe", &top, 10).await.unwrap(), []);

    assert_eq!(store.uproot().await.unwrap(), 7);
    assert_eq!(count().await, 0);
    assert_eq!(store.suggestions("hat", &top, 10).await.unwrap(), []);
    assert_eq!(store.design("id-real").await.unwrap(), Some(real.design), "real rows stay");
    assert!(store.plant(seed("two", 3)).await.unwrap(), "switched on again");
    assert_eq!(count().await, 3);
}

fn rating(mean_hundredths: u16, count: u32, sample: bool) -> Option<Rating> {
    Some(Rating { mean_hundredths, count, sample })
}

/// What is said of a design, newest first, page by page.
async fn said(store: &dyn Store, design: &str, limit: usize) -> Vec<String> {
    let (mut ids, mut after) = (Vec::new(), Mark::top());
    loop {
        let page = store.reviews(design, None, &after, limit).await.unwrap().unwrap();
        let Some(last) = page.rows.last() else { return ids };
        after = last.mark.clone();
        ids.extend(page.rows.into_iter().map(|listed| listed.row.id));
    }
}

async fn check_reviews(store: &dyn Store) {
    store.publish(entry("id-one", 10, 5)).await.unwrap();
    store.publish(entry("id-two", 20, 5)).await.unwrap();
    let rated = async |id: &str| store.design(id).await.unwrap().unwrap().rating;
    assert_eq!(rated("id-one").await, None);
    assert_eq!(store.reviews("id-never", None, &Mark::top(), 9).await.unwrap(), None);
    assert_eq!(store.review("id-never", review("a", 5, 1, false)).await.unwrap(), Reviewed::NoDesign);

    for (id, stars, at) in [("a", 5, 30), ("b", 2, 40), ("c", 4, 30)] {
        assert_eq!(store.review("id-one", review(id, stars, at, false)).await.unwrap(), Reviewed::Created);
    }
    assert_eq!(rated("id-one").await, rating(367, 3, false));
    for limit in 1..5 {
        assert_eq!(said(store, "id-one", limit).await, ["b", "c", "a"]);
    }
    assert_eq!(store.review("id-one", review("a", 4, 50, false)).await.unwrap(), Reviewed::Changed);
    let all = store.reviews("id-one", Some("a"), &Mark::top(), 9).await.unwrap().unwrap();
    assert_eq!((all.rating, all.stars), (rating(333, 3, false), [0, 1, 0, 2, 0]));
    assert_eq!(all.own, Some(review("a", 4, 50, false)));
    assert_eq!(said(store, "id-one", 9).await, ["a", "b", "c"]);

    store.review("id-two", review("a", 5, 30, false)).await.unwrap();
    store.publish(entry("id-three", 30, 5)).await.unwrap();
    assert_eq!(ids(store, "hat", Feed::Rated, 1).await, ["id-two", "id-one"], "what nobody rated is not there");
    for id in ["a", "b", "c", "c"] {
        store.withdraw("id-one", id).await.unwrap();
    }
    assert_eq!((rated("id-one").await, said(store, "id-one", 9).await.len()), (None, 0));
    assert_eq!(ids(store, "hat", Feed::Rated, 9).await, ["id-two"]);
}

async fn check_sample_reviews(store: &dyn Store) {
    let sampled = "sample-hat-01";
    let rated = async || store.design(sampled).await.unwrap().unwrap().rating;
    store.plant(seed("one", 2)).await.unwrap();
    assert_eq!(rated().await, rating(400, 1, true));
    store.withdraw(sampled, "sample-hat-01-1").await.unwrap();
    assert_eq!(rated().await, rating(400, 1, true), "nobody wrote it, so nobody takes it back");
    // A real word is worth more than any made-up one.
    store.review(sampled, review("real", 2, 60, false)).await.unwrap();
    assert_eq!((rated().await, said(store, sampled, 9).await), (rating(200, 1, false), vec!["real".to_owned()]));
    store.plant(seed("two", 2)).await.unwrap();
    assert_eq!(rated().await, rating(200, 1, false), "the same design is still what it was");
    let mut other = seed("three", 2);
    other.designs[0].design.code.push('X');
    store.plant(other).await.unwrap();
    assert_eq!(rated().await, rating(400, 1, true), "nobody said anything of the design that took its place");
    store.uproot().await.unwrap();
    assert_eq!(ids(store, "hat", Feed::Rated, 9).await, [""; 0]);
}

/// Runs a check on a new, empty SQLite store.
async fn on_sqlite(check: impl AsyncFnOnce(&dyn Store)) {
    let folder = tempfile::tempdir().unwrap();
    let store = SqliteStore::open(folder.path()).await.unwrap();
    store.ping().await.unwrap();
    check(&store).await;
    store.close().await.unwrap();
    assert!(store.ping().await.is_err(), "closed");
}

#[tokio::test]
async fn sqlite_feeds() {
    on_sqlite(check_feeds).await;
}

#[tokio::test]
async fn sqlite_publish() {
    on_sqlite(check_publish).await;
}

#[tokio::test]
async fn sqlite_seeds() {
    on_sqlite(check_seeds).await;
}

#[tokio::test]
async fn sqlite_reviews() {
    on_sqlite(check_reviews).await;
}

#[tokio::test]
async fn sqlite_sample_reviews() {
    on_sqlite(check_sample_reviews).await;
}
