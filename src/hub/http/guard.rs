//! Whatever goes wrong beneath, the client gets a problem document.
//!
//! Invariant: no answer with a status of 400 or above leaves the hub in another form.

use crate::hub::problem::{self, Problem};
use axum::{
    extract::Request,
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::{
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::pin,
    task::Poll,
};

/// Turns a panic into a refusal, so that a fault in one request costs that request alone.
pub async fn contain(request: Request, next: Next) -> Response {
    let mut answer = pin!(next.run(request));
    // The future is not polled again after a panic, so nothing broken is looked at.
    let answer = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| answer.as_mut().poll(context))) {
        Ok(answer) => answer.map(Some),
        Err(_) => Poll::Ready(None),
    });
    answer.await.unwrap_or_else(|| {
        tracing::error!("a request failed in a way that was not foreseen");
        Problem::internal().into_response()
    })
}

/// Turns bare statuses (of the router, of extractors, of the time limit) into problem documents.
pub async fn document(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    let status = response.status();
    let is_document = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind == problem::MEDIA_TYPE);
    if is_document || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    // The router adds “Allow” to a refused method afterwards.
    Problem::bare(status).into_response()
}
