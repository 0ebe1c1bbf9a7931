//! `/v1/suggestions`: what the vendor suggests.

use crate::{
    hub::{
        Hub,
        cursor::Mark,
        http::{
            REVALIDATE,
            params::{Params, required},
        },
        problem::Problem,
    },
    wire::{Page, VendorSuggestion},
};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// Suggestions on one page: all that a line usually has.
const PAGE: usize = 48;
/// The name of the list in its cursors.
const LIST: &str = "suggestions";

/// `GET /v1/suggestions?line=&cursor=`, in the vendor's order.
pub async fn list(State(hub): State<Arc<Hub>>, params: Params) -> Result<Response, Problem> {
    let [line, cursor] = params.known(["line", "cursor"])?;
    let line = required("line", line)?;
    hub.lines.find(&line)?;
    let after = match cursor {
        Some(cursor) => Mark::from_cursor(LIST, &cursor).ok_or_else(Problem::cursor)?,
        None => Mark::top(),
    };
    let mut rows = hub.store.suggestions(&line, &after, PAGE + 1).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows.last().filter(|_| more).map(|last| last.mark.to_cursor(LIST));
    let items = rows.into_iter().map(|listed| listed.row).collect();
    Ok(([REVALIDATE], Json(Page::<VendorSuggestion> { items, next })).into_response())
}
