//! `/v1/designs/{id}/reviews` and `/v1/designs/{id}/review`: what others say of a design, and one's own word.

use crate::{
    hub::{
        Hub,
        cursor::Mark,
        http::{REVALIDATE, body::JsonBody, params::Params},
        problem::Problem,
        review,
        store::Reviewed,
    },
    wire::{NewReview, PAGE_SIZE, ReviewPage},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// The name of the list in its cursors.
const LIST: &str = "reviews";

/// `GET /v1/designs/{id}/reviews?cursor=`: newest first; with the key of a writer, the writer's own beside them.
pub async fn list(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    params: Params,
) -> Result<Response, Problem> {
    let [cursor] = params.known(["cursor"])?;
    let own = review::writer(&headers, &id)?;
    let after = match cursor {
        Some(cursor) => Mark::from_cursor(LIST, &cursor).ok_or_else(Problem::cursor)?,
        None => Mark::top(),
    };
    let found = hub.store.reviews(&id, own.as_deref(), &after, PAGE_SIZE + 1).await?;
    let mut reviews = found.ok_or_else(|| Problem::no_design(&id))?;
    let more = reviews.rows.len() > PAGE_SIZE;
    reviews.rows.truncate(PAGE_SIZE);
    let page = ReviewPage {
        next: reviews.rows.last().filter(|_| more).map(|last| last.mark.to_cursor(LIST)),
        items: reviews.rows.into_iter().map(|listed| listed.row).collect(),
        rating: reviews.rating,
        stars: reviews.stars,
        own: reviews.own,
    };
    Ok(([REVALIDATE], [(header::VARY, "authorization")], Json(page)).into_response())
}

/// `PUT /v1/designs/{id}/review`: writes a review in place of what the same writer said before.
pub async fn write(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
    new: Result<JsonBody<NewReview>, Problem>,
) -> Result<Response, Problem> {
    let writer = review::writer(&headers, &id)?.ok_or_else(review::no_key)?;
    let JsonBody(new) = new.map_err(Problem::of_review)?;
    let review = review::check(writer, &new, (hub.clock)())?;
    let status = match hub.store.review(&id, review.clone()).await? {
        Reviewed::Created => StatusCode::CREATED,
        Reviewed::Changed => StatusCode::OK,
        Reviewed::NoDesign => return Err(Problem::no_design(&id)),
    };
    Ok((status, Json(review)).into_response())
}

/// `DELETE /v1/designs/{id}/review`: takes the writer's review back. There being none is no mistake.
pub async fn withdraw(
    State(hub): State<Arc<Hub>>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, Problem> {
    let writer = review::writer(&headers, &id)?.ok_or_else(review::no_key)?;
    hub.store.withdraw(&id, &writer).await?;
    Ok(StatusCode::NO_CONTENT)
}
