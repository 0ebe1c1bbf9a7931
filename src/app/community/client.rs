//! The hub over HTTP: pages, suggestions, publishing, reviews.
//!
//! Invariant: every answer is bounded in size and in time, and comes back as a value or a [`HubTrouble`]; a passing fault is
//! tried again with growing, jittered pauses, a refusal never is.

use super::{
    address::HubAddress,
    opinion::Opinion,
    trouble::{HubTrouble, Network, Refusal, Unfit},
    untrusted,
};
use crate::wire::{Feed, MAX_BODY_BYTES, NewDesign, PROBLEM_PREFIX};
use backon::{ExponentialBuilder, Retryable};
use reqwest::{Client, Response, StatusCode, Url, header};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    io::{self, ErrorKind},
    time::Duration,
};

/// How long the client waits, and how often it tries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// For a connection.
    pub connect: Duration,
    /// For a whole answer.
    pub total: Duration,
    /// Pause before the second try; doubled for each further one.
    pub pause: Duration,
    /// How often a request is tried in all.
    pub tries: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(3),
            total: Duration::from_secs(10),
            pause: Duration::from_millis(400),
            tries: 3,
        }
    }
}

/// An answer to a request that named what is already known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    Unchanged,
    New { value: T, etag: Option<String> },
}

impl<T> Answer<T> {
    /// With what a new value and its tag mean.
    pub fn map<U>(self, read: impl FnOnce(T, Option<String>) -> U) -> Answer<U> {
        match self {
            Self::Unchanged => Answer::Unchanged,
            Self::New { value, etag } => Answer::New { value: read(value, etag.clone()), etag },
        }
    }
}

/// A list that the hub gives out in pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListName {
    Feed(Feed),
    /// The vendor's suggestions.
    Suggestions,
}

/// One page as it came; items are read one by one, so that a bad one costs only itself.
#[derive(Clone, Debug, Deserialize)]
pub struct RawPage {
    items: Vec<serde_json::Value>,
    #[serde(default)]
    pub next: Option<String>,
}

impl RawPage {
    /// The items that can be read.
    pub fn items<T: DeserializeOwned>(self) -> Vec<T> {
        self.items.into_iter().take(untrusted::MAX_ITEMS).filter_map(|item| serde_json::from_value(item).ok()).collect()
    }
}

/// A page of reviews as it came; each part is read by itself, so that a bad one costs only itself.
#[derive(Clone, Debug, Deserialize)]
pub struct RawReviews {
    #[serde(flatten)]
    pub page: RawPage,
    #[serde(default)]
    pub rating: serde_json::Value,
    #[serde(default)]
    pub stars: serde_json::Value,
    #[serde(default)]
    pub own: serde_json::Value,
}

/// A hub that can be asked. Cheap to clone.
#[derive(Clone, Debug)]
pub struct HubClient {
    http: Client,
    address: HubAddress,
    patience: Patience,
}

impl HubClient {
    /// # Errors
    /// If this machine cannot encrypt (no certificates).
    pub fn new(address: HubAddress, patience: Patience) -> Result<Self, HubTrouble> {
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Another thread may have been faster; then its provider is as good.
            drop(rustls::crypto::ring::default_provider().install_default());
        }
        let mut builder = Client::builder()
            .user_agent(concat!("atelier/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(patience.connect)
            .timeout(patience.total)
            .redirect(reqwest::redirect::Policy::none())
            .pool_max_idle_per_host(4)
            .gzip(true);
        if address.is_nearby() {
            builder = builder.no_proxy();
        }
        if !address.is_encrypted() {
            // A machine without certificates can still talk to a hub nearby.
            builder = builder.tls_certs_only([]);
        }
        let http = builder.build().map_err(|error| HubTrouble::NoEncryption(root_cause(&error)))?;
        Ok(Self { http, address, patience })
    }

    /// Where the hub is.
    pub fn address(&self) -> &HubAddress {
        &self.address
    }

    /// One page of a list; `etag` is the tag of the one already known.
    ///
    /// # Errors
    /// See [`HubTrouble`].
    pub async fn page(
        &self,
        line: &str,
        list: ListName,
        cursor: Option<&str>,
        etag: Option<&str>,
    ) -> Result<Answer<RawPage>, HubTrouble> {
        let (path, feed) = match list {
            ListName::Feed(feed) => ("v1/designs", Some(("feed", feed.name()))),
            ListName::Suggestions => ("v1/suggestions", None),
        };
        let query: Vec<_> =
            [("line", line)].into_iter().chain(feed).chain(cursor.map(|cursor| ("cursor", cursor))).collect();
        self.get(self.address.resource(path, &query), etag, None).await
    }

    /// Publishes a design; sending the same id again publishes nothing new. Returns the hub's answer as it came, which is
    /// empty if the hub took the design and said nothing readable about it.
    ///
    /// # Errors
    /// See [`HubTrouble`]; [`HubTrouble::Refused`] is final.
    pub async fn publish(&self, design: &NewDesign) -> Result<Vec<u8>, HubTrouble> {
        let url = self.address.resource("v1/designs", &[]);
        let send = || async {
            let mut response = self.http.post(url.clone()).json(design).send().await.map_err(unreachable_why)?;
            let status = response.status();
            if status.is_success() {
                expect_json(&response)?;
                return read_body(&mut response).await;
            }
            Err(failure(status, &mut response).await)
        };
        send.retry(self.pauses()).when(HubTrouble::may_pass).await
    }

    /// One page of the reviews of a design, as the writer with `key` sees them.
    ///
    /// # Errors
    /// See [`HubTrouble`].
    pub async fn reviews(
        &self,
        design: &str,
        cursor: Option<&str>,
        key: Option<&str>,
    ) -> Result<RawReviews, HubTrouble> {
        let query: Vec<_> = cursor.map(|cursor| ("cursor", cursor)).into_iter().collect();
        let url = self.address.resource(&format!("v1/designs/{design}/reviews"), &query);
        match self.get(url, None, key).await? {
            Answer::New { value, .. } => Ok(value),
            Answer::Unchanged => Err(HubTrouble::Unfit(Unfit::Status(StatusCode::NOT_MODIFIED.as_u16()))),
        }
    }

    /// Writes a review or takes it back; doing so twice changes nothing.
    ///
    /// # Errors
    /// See [`HubTrouble`]; [`HubTrouble::Refused`] is final.
    pub async fn say(&self, opinion: &Opinion) -> Result<(), HubTrouble> {
        let url = self.address.resource(&format!("v1/designs/{}/review", opinion.design), &[]);
        let send = || async {
            let request = match &opinion.review {
                Some(review) => self.http.put(url.clone()).json(review),
                None => self.http.delete(url.clone()),
            };
            let mut response = request.bearer_auth(&opinion.key).send().await.map_err(unreachable_why)?;
            match (response.status(), &opinion.review) {
                (StatusCode::NO_CONTENT, None) => Ok(()),
                (StatusCode::OK | StatusCode::CREATED, Some(_)) => expect_json(&response),
                (status, _) => Err(failure(status, &mut response).await),
            }
        };
        send.retry(self.pauses()).when(HubTrouble::may_pass).await
    }

    async fn get<T: DeserializeOwned>(
        &self,
        url: Url,
        etag: Option<&str>,
        key: Option<&str>,
    ) -> Result<Answer<T>, HubTrouble> {
        let ask = || async {
            let mut request = self.http.get(url.clone()).header(header::ACCEPT, "application/json");
            if let Some(etag) = etag {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            if let Some(key) = key {
                request = request.bearer_auth(key);
            }
            let mut response = request.send().await.map_err(unreachable_why)?;
            match response.status() {
                StatusCode::NOT_MODIFIED if etag.is_some() => Ok(Answer::Unchanged),
                StatusCode::OK => {
                    expect_json(&response)?;
                    let etag = etag_of(&response);
                    let body = read_body(&mut response).await?;
                    let value = serde_json::from_slice(&body)
                        .map_err(|error| HubTrouble::Unfit(Unfit::Json(error.to_string())))?;
                    Ok(Answer::New { value, etag })
                }
                status => Err(failure(status, &mut response).await),
            }
        };
        ask.retry(self.pauses()).when(HubTrouble::may_pass).await
    }

    fn pauses(&self) -> ExponentialBuilder {
        ExponentialBuilder::new()
            .with_jitter()
            .with_factor(2.0)
            .with_min_delay(self.patience.pause)
            .with_max_times(self.patience.tries.saturating_sub(1))
    }
}

fn etag_of(response: &Response) -> Option<String> {
    let etag = response.headers().get(header::ETAG)?.to_str().ok()?;
    (etag.len() <= 128).then(|| etag.to_owned())
}

fn expect_json(response: &Response) -> Result<(), HubTrouble> {
    let kind = content_type(response);
    if kind == "application/json" || kind.ends_with("+json") {
        return Ok(());
    }
    Err(HubTrouble::Unfit(Unfit::Type(untrusted::line_of_text(&kind, 60))))
}

fn content_type(response: &Response) -> String {
    let value = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Reads a body (unpacked, if it came packed) up to [`MAX_BODY_BYTES`] and hangs up on a longer one.
async fn read_body(response: &mut Response) -> Result<Vec<u8>, HubTrouble> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable_why)? {
        if body.len() + chunk.len() > MAX_BODY_BYTES {
            return Err(HubTrouble::Unfit(Unfit::Long));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What a status other than success means. A refusal is final only in the hub's own words (a problem document) or with a
/// status that speaks of the request itself; a gateway's “not found” is not the hub's.
async fn failure(status: StatusCode, response: &mut Response) -> HubTrouble {
    let code = status.as_u16();
    if status.is_server_error() || matches!(code, 408 | 425 | 429) {
        return HubTrouble::Failing(code);
    }
    if !status.is_client_error() {
        return HubTrouble::Unfit(Unfit::Status(code));
    }
    let own_words = content_type(response) == "application/problem+json";
    let refusal = match read_body(response).await {
        Ok(body) if own_words => refusal(&body, code),
        _ => Refusal { status: code, ..Refusal::default() },
    };
    match code {
        _ if !refusal.detail.is_empty() => HubTrouble::Refused(refusal),
        400 | 409 | 410 | 413 | 415 | 422 => HubTrouble::Refused(refusal),
        _ => HubTrouble::Unfit(Unfit::Status(code)),
    }
}

/// A problem document, member by member, so that one that cannot be read costs only itself.
fn refusal(body: &[u8], status: u16) -> Refusal {
    let document: serde_json::Value = serde_json::from_slice(body).unwrap_or_default();
    let text = |name: &str| {
        let text = document.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
        untrusted::line_of_text(text, untrusted::MAX_NOTE_CHARS)
    };
    let reason = document.get("reason").and_then(|reason| serde_json::from_value(reason.clone()).ok());
    Refusal {
        kind: text("type").strip_prefix(PROBLEM_PREFIX).unwrap_or_default().to_owned(),
        reason: reason.and_then(untrusted::reason),
        detail: Some(text("detail")).filter(|detail| !detail.is_empty()).unwrap_or_else(|| text("title")),
        status,
    }
}

fn unreachable_why(error: reqwest::Error) -> HubTrouble {
    if error.is_timeout() {
        HubTrouble::Slow
    } else if error.is_connect() {
        HubTrouble::NoConnection(network(&error))
    } else {
        HubTrouble::Broken(network(&error))
    }
}

/// The innermost cause, as the network says it.
fn network(error: &reqwest::Error) -> Network {
    let kind = innermost(error).downcast_ref::<io::Error>().map(io::Error::kind);
    match kind {
        Some(ErrorKind::ConnectionRefused) => Network::Refused,
        Some(ErrorKind::ConnectionReset | ErrorKind::ConnectionAborted | ErrorKind::BrokenPipe) => Network::Reset,
        Some(ErrorKind::HostUnreachable | ErrorKind::NetworkUnreachable | ErrorKind::NetworkDown) => Network::NoRoute,
        _ => Network::Other(root_cause(error)),
    }
}

fn root_cause(error: &reqwest::Error) -> String {
    untrusted::line_of_text(&innermost(error).to_string(), untrusted::MAX_NOTE_CHARS)
}

fn innermost(error: &reqwest::Error) -> &(dyn std::error::Error + 'static) {
    let mut cause: &(dyn std::error::Error + 'static) = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause
}
