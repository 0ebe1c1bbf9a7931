//! The addresses of the hub, and the layers around them.
//!
//! Invariant: from the outside in, a request is logged, its answer is tagged, compressed, made a problem document if it is a
//! refusal, bounded in time, shielded from panics, and counted if it changes something.

mod designs;
mod health;
mod reviews;
mod suggestions;

use super::{
    Hub,
    http::{etag, guard},
    limit,
    problem::{Problem, quoted},
};
use crate::catalog::nearest::did_you_mean;
use axum::{
    Router,
    extract::Request,
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, put},
};
use std::{sync::Arc, time::Duration};
use tower_http::{compression::CompressionLayer, timeout::TimeoutLayer, trace::TraceLayer};

const DESIGNS: &str = "/v1/designs";
const SUGGESTIONS: &str = "/v1/suggestions";
const HEALTH: &str = "/v1/health";

/// All routes; a request that takes longer than `limit` is refused.
pub fn router(hub: Arc<Hub>, limit: Duration) -> Router {
    Router::new()
        .route(DESIGNS, get(designs::list).post(designs::publish))
        .route("/v1/designs/{id}", get(designs::one))
        .route("/v1/designs/{id}/reviews", get(reviews::list))
        .route("/v1/designs/{id}/review", put(reviews::write).delete(reviews::withdraw))
        .route(SUGGESTIONS, get(suggestions::list))
        .route(HEALTH, get(health::health))
        .fallback(unknown)
        .layer(from_fn_with_state(Arc::clone(&hub), limit::bound))
        .layer(from_fn(guard::contain))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, limit))
        .layer(from_fn(guard::document))
        .layer(CompressionLayer::new())
        .layer(from_fn(etag::tag))
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            tracing::debug_span!("request", method = %request.method(), path = request.uri().path())
        }))
        .with_state(hub)
}

async fn unknown(request: Request) -> Problem {
    let path = request.uri().path();
    let hint = did_you_mean(path, [DESIGNS, SUGGESTIONS, HEALTH]);
    let detail = format!("There is nothing at {}.{hint}", quoted(path));
    Problem::new(StatusCode::NOT_FOUND, "unknown-address", "There is nothing at this address", detail)
}

#[cfg(test)]
mod tests;
