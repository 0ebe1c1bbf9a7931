//! What is done beside the loop, each as a task of its own.
//!
//! Invariant: a task holds nothing of the worker; it takes values along and brings a [`Done`] back.

use super::{
    address::HubAddress,
    client::{Answer, HubClient, HubError, Patience, RawPage},
    embedded,
    exchange::HubSource,
    untrusted,
};
use crate::wire::{Feed, NewDesign};

/// What a task brings back.
pub enum Done {
    Hub(Result<(HubClient, Option<embedded::Running>), String>),
    Feed(Feed, Result<Answer<Vec<RawPage>>, HubError>),
    More(Feed, Result<Answer<RawPage>, HubError>),
    Suggestions(Result<Answer<RawPage>, HubError>),
    Published(NewDesign, Result<Vec<u8>, HubError>),
}

/// Finds the hub, starting it if it is the embedded one.
///
/// # Errors
/// If there is none to be asked, in words for a person.
pub async fn connect(source: HubSource, patience: Patience) -> Result<(HubClient, Option<embedded::Running>), String> {
    let (url, running) = match source {
        HubSource::Url(url) => (url, None),
        HubSource::Embedded(hub) => {
            let running = embedded::start(&hub).await?;
            (running.url(), Some(running))
        }
    };
    let address = HubAddress::parse(&url).map_err(|error| error.to_string())?;
    Ok((HubClient::new(address, patience)?, running))
}

/// The first `depth` pages of a feed. Its first page tells whether anything changed.
///
/// # Errors
/// If any of them cannot be had.
pub async fn pages(
    hub: &HubClient,
    line: &str,
    feed: Feed,
    etag: Option<&str>,
    depth: usize,
) -> Result<Answer<Vec<RawPage>>, HubError> {
    let (first, etag) = match hub.page(line, feed, None, etag).await? {
        Answer::Unchanged => return Ok(Answer::Unchanged),
        Answer::New { value, etag } => (value, etag),
    };
    let mut pages = vec![first];
    while pages.len() < depth {
        let Some(cursor) = pages.last().and_then(|page| untrusted::cursor(page.next.clone())) else { break };
        let Answer::New { value, .. } = hub.page(line, feed, Some(&cursor), None).await? else { break };
        pages.push(value);
    }
    Ok(Answer::New { value: pages, etag })
}
