//! `/v1/health`: whether the hub works, and with which catalogs.

use crate::{
    hub::{Hub, http::params::Params, problem::Problem},
    wire::Health,
};
use axum::{
    Json,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// `GET /v1/health`. A database that does not answer is a problem.
pub async fn health(State(hub): State<Arc<Hub>>, params: Params) -> Result<Response, Problem> {
    let [] = params.known([])?;
    hub.store.ping().await?;
    let lines = hub.lines.iter().map(|line| (line.catalog.line.clone(), line.catalog.hash.clone()));
    let health = Health { status: "ok".into(), version: env!("CARGO_PKG_VERSION").into(), lines: lines.collect() };
    Ok(([(header::CACHE_CONTROL, "no-store")], Json(health)).into_response())
}
