//! Entity tags (RFC 9110, section 8.8): what did not change is not sent again.
//!
//! Invariant: a tag is a hash of exactly the bytes that are sent, so it is strong. The layer therefore lies outside of the
//! compression: the same page has one tag as it is and another one compressed.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};

use crate::hub::problem::Problem;

/// Largest answer that gets a tag, in bytes; no route makes one of this size.
const LARGEST: usize = 16 * 1024 * 1024;
/// Bytes of the hash in a tag.
const TAG_BYTES: usize = 16;
/// What a `304` repeats of the answer it stands for.
const REPEATED: [HeaderName; 3] = [header::CACHE_CONTROL, header::ETAG, header::VARY];

/// Gives successful answers to `GET` a tag, and answers `304` where the client has that tag already.
pub async fn tag(request: Request, next: Next) -> Response {
    let is_get = request.method() == Method::GET;
    let known = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect::<Vec<_>>();
    let response = next.run(request).await;
    let stored = response.headers().get(header::CACHE_CONTROL).is_none_or(|policy| policy != "no-store");
    if !is_get || !stored || response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST).await else { return Problem::internal().into_response() };
    let tag = format!("\"{}\"", HEXLOWER.encode(&Sha256::digest(&bytes)[..TAG_BYTES]));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if known.iter().filter_map(|value| value.to_str().ok()).any(|value| names(value, &tag)) {
        return (StatusCode::NOT_MODIFIED, repeated(&parts.headers)).into_response();
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn repeated(headers: &HeaderMap) -> HeaderMap {
    let repeated = REPEATED.into_iter().filter_map(|name| Some((headers.get(&name)?.clone(), name)));
    repeated.map(|(value, name)| (name, value)).collect()
}

/// Whether a value of `If-None-Match` names the tag. The comparison is the weak one, as the standard asks.
fn names(value: &str, tag: &str) -> bool {
    let mut candidates = value.split(',').map(str::trim);
    candidates.any(|candidate| candidate == "*" || candidate.strip_prefix("W/").unwrap_or(candidate) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_weak_tags_match() {
        let check = |value: &str, expect: bool| assert_eq!(names(value, "\"ab\""), expect, "{value}");
        check("\"ab\"", true);
        check("W/\"ab\"", true);
        check("\"x\", \"ab\"", true);
        check("*", true);
        check("\"abc\"", false);
        check("ab", false);
        check("", false);
    }
}
