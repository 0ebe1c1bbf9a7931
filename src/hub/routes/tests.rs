//! What clients see when things go wrong beneath the routes.

use super::*;
use crate::{
    hub::{
        cursor::Mark,
        lines::Lines,
        store::{Entry, Listed, Pending, Published, Reviewed, Reviews, Seed, Store, StoreError},
    },
    wire::{self, CommunityDesign, Feed, Review, VendorSuggestion},
};
use axum::{
    body::{Body, to_bytes},
    http::{Request, Response},
};
use tower::ServiceExt;

/// A store whose every answer is the same trouble.
#[derive(Clone, Copy)]
enum Trouble {
    Full,
    Busy,
    Failed,
    Silent,
    Panic,
}

impl Trouble {
    fn answer<T: Send + 'static>(self) -> Pending<'static, T> {
        Box::pin(async move {
            match self {
                Self::Full => Err(StoreError::Full),
                Self::Busy => Err(StoreError::Busy),
                Self::Failed => Err(StoreError::Failed("secret".into())),
                Self::Silent => std::future::pending().await,
                Self::Panic => panic!("secret"),
            }
        })
    }
}

impl Store for Trouble {
    fn ping(&self) -> Pending<'_, ()> {
        self.answer()
    }

    fn page<'a>(&'a self, _: &str, _: Feed, _: &Mark, _: usize) -> Pending<'a, Vec<Listed<CommunityDesign>>> {
        self.answer()
    }

    fn design<'a>(&'a self, _: &str) -> Pending<'a, Option<CommunityDesign>> {
        self.answer()
    }

    fn publish(&self, _: Entry) -> Pending<'_, Published> {
        self.answer()
    }

    fn reviews<'a>(&'a self, _: &str, _: Option<&str>, _: &Mark, _: usize) -> Pending<'a, Option<Reviews>> {
        self.answer()
    }

    fn review<'a>(&'a self, _: &str, _: Review) -> Pending<'a, Reviewed> {
        self.answer()
    }

    fn withdraw<'a>(&'a self, _: &str, _: &str) -> Pending<'a, ()> {
        self.answer()
    }

    fn suggestions<'a>(&'a self, _: &str, _: &Mark, _: usize) -> Pending<'a, Vec<Listed<VendorSuggestion>>> {
        self.answer()
    }

    fn plant(&self, _: Seed) -> Pending<'_, bool> {
        self.answer()
    }

    fn uproot(&self) -> Pending<'_, u64> {
        self.answer()
    }

    fn close(&self) -> Pending<'_, ()> {
        self.answer()
    }
}

async fn answer(store: Trouble, method: &str, address: &str) -> Response<Body> {
    let hub = Hub { lines: Lines::default(), store: Arc::new(store), clock: Arc::new(|| 0), meter: None };
    let request = Request::builder().method(method).uri(address).body(Body::empty()).unwrap();
    router(Arc::new(hub), Duration::from_millis(20)).oneshot(request).await.unwrap()
}

async fn check(store: Trouble, method: &str, address: &str, status: u16, kind: &str, detail: &str) {
    let response = answer(store, method, address).await;
    assert_eq!(response.status(), status, "{method} {address}");
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    assert_eq!(response.headers()["cache-control"], "no-store");
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    let problem: wire::Problem = serde_json::from_slice(&body).unwrap();
    assert_eq!(problem.kind, format!("urn:atelier:problem:{kind}"));
    assert_eq!(problem.status, status);
    assert!(problem.detail.contains(detail), "{problem:?}");
    assert!(!format!("{problem:?}").contains("secret"), "{problem:?}");
}

#[tokio::test]
async fn every_trouble_is_a_problem_document() {
    let health = "/v1/health";
    check(Trouble::Full, "GET", health, 507, "storage-full", "room").await;
    check(Trouble::Busy, "GET", health, 503, "busy", "again").await;
    check(Trouble::Failed, "GET", health, 500, "internal", "log").await;
    check(Trouble::Panic, "GET", health, 500, "internal", "log").await;
    check(Trouble::Silent, "GET", health, 408, "timeout", "again").await;
    check(Trouble::Failed, "GET", "/v1/designs/%ff%fe", 400, "bad-request", "").await;
    check(Trouble::Failed, "GET", "/v1/desing", 404, "unknown-address", "“/v1/designs”").await;
    check(Trouble::Failed, "GET", "/", 404, "unknown-address", "“/”").await;
    check(Trouble::Failed, "DELETE", "/v1/designs", 405, "method-not-allowed", "Allow").await;
    check(Trouble::Failed, "POST", health, 405, "method-not-allowed", "Allow").await;
    check(Trouble::Failed, "POST", "/v1/designs", 415, "unsupported-media-type", "application/json").await;
    check(Trouble::Failed, "GET", "/v1/designs/x/reviews", 500, "internal", "log").await;
    check(Trouble::Failed, "PUT", "/v1/designs/x/review", 401, "no-key", "Bearer").await;
    check(Trouble::Failed, "DELETE", "/v1/designs/x/review", 401, "no-key", "Bearer").await;
    check(Trouble::Failed, "POST", "/v1/designs/x/review", 405, "method-not-allowed", "Allow").await;
    check(Trouble::Failed, "GET", "/v1/health?verbose=1", 400, "invalid-parameter", "verbose").await;
}

#[tokio::test]
async fn a_refused_method_is_told_which_there_are() {
    let response = answer(Trouble::Failed, "DELETE", "/v1/designs").await;
    let allow = response.headers()["allow"].to_str().unwrap();
    assert!(allow.contains("GET") && allow.contains("POST"), "{allow}");
}

#[tokio::test]
async fn a_busy_hub_says_when_to_return() {
    assert!(answer(Trouble::Busy, "GET", "/v1/health").await.headers().contains_key("retry-after"));
}
