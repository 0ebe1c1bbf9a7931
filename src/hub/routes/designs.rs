//! `/v1/designs`: feeds, single designs, publishing.

use crate::{
    catalog::nearest::did_you_mean,
    hub::{
        Hub,
        cursor::Mark,
        http::{
            REVALIDATE,
            body::JsonBody,
            params::{Params, required},
        },
        popularity,
        problem::{Problem, quoted},
        publish,
        store::{Entry, Published},
    },
    wire::{CommunityDesign, Feed, NewDesign, PAGE_SIZE, Page},
};
use axum::{
    Json,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::sync::Arc;

/// `GET /v1/designs?line=&feed=&cursor=`: one page of a feed; without `feed`, of the recent ones.
pub async fn list(State(hub): State<Arc<Hub>>, params: Params) -> Result<Response, Problem> {
    let [line, feed, cursor] = params.known(["line", "feed", "cursor"])?;
    let line = required("line", line)?;
    let feed = feed.as_deref().map_or(Ok(Feed::Recent), named)?;
    hub.lines.find(&line)?;
    let after = match cursor {
        Some(cursor) => Mark::from_cursor(feed.name(), &cursor).ok_or_else(Problem::cursor)?,
        None => Mark::top(),
    };
    // One more than a page tells whether another page follows.
    let mut rows = hub.store.page(&line, feed, &after, PAGE_SIZE + 1).await?;
    let more = rows.len() > PAGE_SIZE;
    rows.truncate(PAGE_SIZE);
    let next = rows.last().filter(|_| more).map(|last| last.mark.to_cursor(feed.name()));
    let items = rows.into_iter().map(|listed| listed.row).collect();
    Ok(([REVALIDATE], Json(Page::<CommunityDesign> { items, next })).into_response())
}

/// `GET /v1/designs/{id}`.
pub async fn one(State(hub): State<Arc<Hub>>, Path(id): Path<String>) -> Result<Response, Problem> {
    match hub.store.design(&id).await? {
        Some(design) => Ok(([REVALIDATE], Json(design)).into_response()),
        None => Err(Problem::no_design(&id)),
    }
}

/// `POST /v1/designs`: publishes a design. Sending it again, with the same id, publishes nothing and is no mistake.
pub async fn publish(State(hub): State<Arc<Hub>>, JsonBody(new): JsonBody<NewDesign>) -> Result<Response, Problem> {
    let design = publish::check(&hub.lines, new, (hub.clock)())?;
    let popularity = popularity::rank(&design);
    let (status, design) = match hub.store.publish(Entry { design, popularity }).await? {
        Published::Created(design) => (StatusCode::CREATED, design),
        Published::Same(design) => (StatusCode::OK, design),
        Published::Taken => {
            return Err(Problem::new(
                StatusCode::CONFLICT,
                "id-taken",
                "Another design has this id",
                "Publish it under a new, random id.",
            ));
        }
    };
    let location = format!("{}/{}", super::DESIGNS, design.id);
    Ok((status, [(header::LOCATION, location)], Json(design)).into_response())
}

fn named(name: &str) -> Result<Feed, Problem> {
    Feed::ALL.into_iter().find(|feed| feed.name() == name).ok_or_else(|| {
        let names = Feed::ALL.map(Feed::name);
        let hint = did_you_mean(name, names);
        Problem::parameter(format!("There is no feed {}; there are {}.{hint}", quoted(name), names.join(", ")))
    })
}
