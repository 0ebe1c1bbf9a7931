//! What is done beside the loop, each as a task of its own.
//!
//! Invariant: a task holds nothing of the worker; it takes values along and brings a [`Done`] back.

use super::{
    address::HubAddress,
    client::{Answer, HubClient, ListName, Patience, RawPage, RawReviews},
    embedded,
    exchange::HubSource,
    list::Known,
    opinion::Opinion,
    trouble::HubTrouble,
    untrusted,
};
use crate::wire::{Feed, NewDesign};

/// Pages from the first on, each with the cursor it was asked for with.
pub type Pages = Vec<(Option<String>, Answer<RawPage>)>;

/// What a task brings back.
pub enum Done {
    Hub(Result<(HubClient, Option<embedded::Running>), HubTrouble>),
    Pages(ListName, Result<Pages, HubTrouble>),
    More(Feed, Result<(String, Answer<RawPage>), HubTrouble>),
    Published(NewDesign, Result<Vec<u8>, HubTrouble>),
    /// A page of reviews: the number of the question, and whether it is the first page.
    Reviews(u64, bool, Result<RawReviews, HubTrouble>),
    Said(Opinion, Result<(), HubTrouble>),
}

/// Finds the hub, starting it if it is the embedded one.
///
/// # Errors
/// If there is none to be asked.
pub async fn connect(
    source: HubSource,
    patience: Patience,
) -> Result<(HubClient, Option<embedded::Running>), HubTrouble> {
    let (url, running) = match source {
        HubSource::Url(url) => (url, None),
        HubSource::Embedded(hub) => {
            let running = embedded::start(&hub).await.map_err(HubTrouble::OwnHub)?;
            (running.url(), Some(running))
        }
    };
    let address = HubAddress::parse(&url).map_err(HubTrouble::Address)?;
    Ok((HubClient::new(address, patience)?, running))
}

/// The first `depth` pages of a list, or all it has; of each that is known is asked whether it changed. What follows a page
/// that ends elsewhere now is another page than before, so that nothing known of it helps.
///
/// # Errors
/// If any of them cannot be had.
pub async fn pages(
    hub: &HubClient,
    line: &str,
    list: ListName,
    known: Vec<Known>,
    depth: usize,
) -> Result<Pages, HubTrouble> {
    let (mut pages, mut cursor) = (Vec::new(), None);
    let mut known = known.into_iter();
    loop {
        let before = known.next().filter(|page| page.cursor == cursor);
        let etag = before.as_ref().and_then(|page| page.etag.as_deref());
        let answer = match hub.page(line, list, cursor.as_deref(), etag).await {
            // A hub from before reviews does not know the feed: nothing is rated there.
            Err(HubTrouble::Refused(_)) if list == ListName::Feed(Feed::Rated) => return Ok(Vec::new()),
            answer => answer?,
        };
        let next = match &answer {
            Answer::Unchanged => before.and_then(|page| page.next),
            Answer::New { value, .. } => untrusted::cursor(value.next.clone()),
        };
        pages.push((cursor, answer));
        match next {
            Some(next) if pages.len() < depth => cursor = Some(next),
            _ => return Ok(pages),
        }
    }
}
