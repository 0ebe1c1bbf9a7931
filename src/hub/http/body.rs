//! A JSON body, read up to [`MAX_BODY_BYTES`].
//!
//! Invariant: memory is bounded by the limit, whatever is sent. A body that is too large is read on for a while and thrown
//! away: a client that is still sending would otherwise see a broken connection in place of the refusal.

use crate::{
    hub::problem::{Problem, quoted},
    wire::MAX_BODY_BYTES,
};
use axum::{
    body::{Body, HttpBody},
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header},
};
use serde::de::DeserializeOwned;
use serde_json::error::Category;
use std::{future::poll_fn, pin::Pin};

/// How much of a body is read and thrown away, in bytes, before the connection is dropped.
const PATIENCE_BYTES: usize = 16 * MAX_BODY_BYTES;

/// The body as a `T`.
pub struct JsonBody<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        if !is_json(request.headers()) {
            return Err(Problem::new(
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "unsupported-media-type",
                "The body is not declared as JSON",
                "Send JSON with the header “Content-Type: application/json”.",
            ));
        }
        let bytes = read(request.into_body()).await?;
        serde_json::from_slice(&bytes).map(Self).map_err(|error| match error.classify() {
            Category::Data => Problem::design(format!("The body is not what is expected here: {error}.")),
            Category::Io | Category::Syntax | Category::Eof => Problem::new(
                StatusCode::BAD_REQUEST,
                "malformed-json",
                "The body is not JSON",
                format!("It cannot be read: {error}."),
            ),
        })
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let media_type = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default().trim();
    media_type.eq_ignore_ascii_case("application/json")
}

async fn read(mut body: Body) -> Result<Vec<u8>, Problem> {
    let (mut kept, mut seen) = (Vec::new(), 0_usize);
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|error| {
            Problem::new(
                StatusCode::BAD_REQUEST,
                "bad-request",
                "The body broke off",
                format!("It could not be read to its end: {}.", quoted(&error.to_string())),
            )
        })?;
        let Ok(data) = frame.into_data() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= MAX_BODY_BYTES {
            kept.extend_from_slice(&data);
        } else if seen > PATIENCE_BYTES {
            break;
        }
    }
    if seen > MAX_BODY_BYTES {
        return Err(Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "body-too-large",
            "The body is too large",
            format!("It may have {MAX_BODY_BYTES} bytes at most."),
        ));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    struct Named {
        name: String,
    }

    async fn check(media_type: &str, body: impl Into<Body>, expect: Result<&str, (u16, &str)>) {
        let request = Request::builder().header("content-type", media_type).body(body.into()).unwrap();
        let found = JsonBody::<Named>::from_request(request, &()).await.map(|JsonBody(named)| named.name);
        let found = found.map_err(|problem| (problem.status.as_u16(), problem.kind));
        assert_eq!(found.as_ref().map(String::as_str).map_err(|e| *e), expect);
    }

    #[tokio::test]
    async fn bodies_are_declared_bounded_and_well_formed() {
        let json = "application/json; charset=utf-8";
        check(json, r#"{"name": "a"}"#, Ok("a")).await;
        check("Application/JSON", r#"{"name": "a"}"#, Ok("a")).await;
        check("text/plain", r#"{"name": "a"}"#, Err((415, "unsupported-media-type"))).await;
        check("", r#"{"name": "a"}"#, Err((415, "unsupported-media-type"))).await;
        check(json, "", Err((400, "malformed-json"))).await;
        check(json, r#"{"name": "#, Err((400, "malformed-json"))).await;
        check(json, vec![0xff, 0xfe], Err((400, "malformed-json"))).await;
        check(json, "[".repeat(100_000), Err((422, "invalid-design"))).await;
        check(json, r#"{"name": 1}"#, Err((422, "invalid-design"))).await;
        check(json, r#"{}"#, Err((422, "invalid-design"))).await;
        let padded = |bytes: usize| [br#"{"name": "a"}"#, vec![b' '; bytes - 13].as_slice()].concat();
        check(json, padded(MAX_BODY_BYTES), Ok("a")).await;
        check(json, padded(MAX_BODY_BYTES + 1), Err((413, "body-too-large"))).await;
        check(json, padded(PATIENCE_BYTES * 2), Err((413, "body-too-large"))).await;
    }
}
