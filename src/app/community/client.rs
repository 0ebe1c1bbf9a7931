//! The hub over HTTP: pages, suggestions, publishing.
//!
//! Invariant: every answer is bounded in size and in time, and comes back as a value or a [`HubError`]; a passing fault is
//! tried again with growing, jittered pauses, a refusal never is.

use super::{address::HubAddress, untrusted};
use crate::wire::{Feed, MAX_BODY_BYTES, NewDesign, Problem};
use backon::{ExponentialBuilder, Retryable};
use reqwest::{Client, Response, StatusCode, Url, header};
use serde::{Deserialize, de::DeserializeOwned};
use std::time::Duration;

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

/// Why the hub gave nothing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HubError {
    /// No connection, a broken one, or no answer in time.
    #[error("the hub cannot be reached: {0}")]
    Unreachable(String),
    /// The hub says that it has a fault or is too busy.
    #[error("the hub has a fault (HTTP {0}); it may pass")]
    Failing(u16),
    /// The hub's own no, which a second try would not change.
    #[error("{0}")]
    Refused(String),
    /// What answered does not talk like a hub.
    #[error("what answers at that address does not talk like a hub: {0}")]
    Unfit(String),
}

impl HubError {
    /// Whether the same request may succeed at once.
    fn may_pass(&self) -> bool {
        matches!(self, Self::Unreachable(_) | Self::Failing(500..))
    }
}

/// An answer to a request that named what is already known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    Unchanged,
    New { value: T, etag: Option<String> },
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

/// A hub that can be asked. Cheap to clone.
#[derive(Clone, Debug)]
pub struct HubClient {
    http: Client,
    address: HubAddress,
    patience: Patience,
}

impl HubClient {
    /// # Errors
    /// If this machine cannot encrypt (no certificates), in words for a person.
    pub fn new(address: HubAddress, patience: Patience) -> Result<Self, String> {
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
        let http = builder.build().map_err(|error| {
            format!(
                "no encrypted connection can be made ({}); install the system's ca-certificates",
                root_cause(&error)
            )
        })?;
        Ok(Self { http, address, patience })
    }

    /// Where the hub is.
    pub fn address(&self) -> &HubAddress {
        &self.address
    }

    /// One page of a feed; `etag` is the tag of the one already known.
    ///
    /// # Errors
    /// See [`HubError`].
    pub async fn page(
        &self,
        line: &str,
        feed: Feed,
        cursor: Option<&str>,
        etag: Option<&str>,
    ) -> Result<Answer<RawPage>, HubError> {
        let mut query = vec![("line", line), ("feed", feed.name())];
        query.extend(cursor.map(|cursor| ("cursor", cursor)));
        self.get(self.address.resource("v1/designs", &query), etag).await
    }

    /// The vendor's suggestions.
    ///
    /// # Errors
    /// See [`HubError`].
    pub async fn suggestions(&self, line: &str, etag: Option<&str>) -> Result<Answer<RawPage>, HubError> {
        self.get(self.address.resource("v1/suggestions", &[("line", line)]), etag).await
    }

    /// Publishes a design; sending the same id again publishes nothing new. Returns the hub's answer as it came, which is
    /// empty if the hub took the design and said nothing readable about it.
    ///
    /// # Errors
    /// See [`HubError`]; [`HubError::Refused`] is final.
    pub async fn publish(&self, design: &NewDesign) -> Result<Vec<u8>, HubError> {
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
        send.retry(self.pauses()).when(HubError::may_pass).await
    }

    async fn get<T: DeserializeOwned>(&self, url: Url, etag: Option<&str>) -> Result<Answer<T>, HubError> {
        let ask = || async {
            let mut request = self.http.get(url.clone()).header(header::ACCEPT, "application/json");
            if let Some(etag) = etag {
                request = request.header(header::IF_NONE_MATCH, etag);
            }
            let mut response = request.send().await.map_err(unreachable_why)?;
            match response.status() {
                StatusCode::NOT_MODIFIED if etag.is_some() => Ok(Answer::Unchanged),
                StatusCode::OK => {
                    expect_json(&response)?;
                    let etag = etag_of(&response);
                    let body = read_body(&mut response).await?;
                    let value = serde_json::from_slice(&body).map_err(|error| {
                        HubError::Unfit(format!("its answer is not the JSON it should be ({error})"))
                    })?;
                    Ok(Answer::New { value, etag })
                }
                status => Err(failure(status, &mut response).await),
            }
        };
        ask.retry(self.pauses()).when(HubError::may_pass).await
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

fn expect_json(response: &Response) -> Result<(), HubError> {
    let kind = content_type(response);
    if kind == "application/json" || kind.ends_with("+json") {
        return Ok(());
    }
    Err(HubError::Unfit(format!("it sends “{}” instead of JSON", untrusted::line_of_text(&kind, 60))))
}

fn content_type(response: &Response) -> String {
    let value = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Reads a body (unpacked, if it came packed) up to [`MAX_BODY_BYTES`] and hangs up on a longer one.
async fn read_body(response: &mut Response) -> Result<Vec<u8>, HubError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(unreachable_why)? {
        if body.len() + chunk.len() > MAX_BODY_BYTES {
            return Err(HubError::Unfit(format!("its answer is longer than {MAX_BODY_BYTES} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// What a status other than success means. A refusal is final only in the hub's own words (a problem document) or with a
/// status that speaks of the request itself; a gateway's “not found” is not the hub's.
async fn failure(status: StatusCode, response: &mut Response) -> HubError {
    let code = status.as_u16();
    if status.is_server_error() || matches!(code, 408 | 425 | 429) {
        return HubError::Failing(code);
    }
    if !status.is_client_error() {
        return HubError::Unfit(format!("it answers with HTTP {code}"));
    }
    let own_words = content_type(response) == "application/problem+json";
    let problem: Problem = match read_body(response).await {
        Ok(body) if own_words => serde_json::from_slice(&body).unwrap_or_default(),
        _ => Problem::default(),
    };
    let said = if problem.detail.trim().is_empty() { problem.title } else { problem.detail };
    let said = untrusted::line_of_text(&said, untrusted::MAX_NOTE_CHARS);
    match code {
        _ if own_words && !said.is_empty() => HubError::Refused(said),
        400 | 409 | 410 | 413 | 415 | 422 => HubError::Refused(format!("the hub refused it (HTTP {code})")),
        _ => HubError::Unfit(format!("it answers with HTTP {code}")),
    }
}

fn unreachable_why(error: reqwest::Error) -> HubError {
    HubError::Unreachable(if error.is_timeout() {
        "it did not answer in time".to_owned()
    } else if error.is_connect() {
        format!("no connection ({})", root_cause(&error))
    } else {
        format!("the connection broke ({})", root_cause(&error))
    })
}

fn root_cause(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    untrusted::line_of_text(&cause.to_string(), untrusted::MAX_NOTE_CHARS)
}
