//! The store on SQLite: one file in the data folder, safe to share between hubs on one machine.
//!
//! Invariant: every write begins as `BEGIN IMMEDIATE`, so that two hubs wait for each other instead of failing halfway; every
//! `$n` of a statement is bound (SQLite reads an unbound one as NULL).

mod open;
mod reviews;
mod rows;

pub use open::OLDEST_SQLITE;

use super::{Entry, Listed, Pending, Published, Reviewed, Reviews, Seed, Store, StoreError};
use crate::{
    hub::cursor::Mark,
    wire::{CommunityDesign, Feed, Review, VendorSuggestion},
};
use sqlx::SqlitePool;

/// What a row of a design is read from, but for the rest of the statement.
macro_rules! designs {
    ($key:literal, $rest:literal) => {
        concat!(
            "SELECT designs.*, mean_hundredths, count, ratings.sample AS rating_sample, ",
            $key,
            " AS sort_key FROM designs LEFT JOIN ratings ON ratings.design = designs.id WHERE ",
            $rest
        )
    };
}

const RECENT: &str = designs!(
    "created_at",
    "designs.line = $1 AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT $4"
);
const POPULAR: &str = designs!(
    "popularity",
    "designs.line = $1 AND (popularity, id) < ($2, $3) ORDER BY popularity DESC, id DESC LIMIT $4"
);
const STAFF: &str = designs!(
    "created_at",
    "designs.line = $1 AND staff_note IS NOT NULL AND (created_at, id) < ($2, $3) \
    ORDER BY created_at DESC, id DESC LIMIT $4"
);
const RATED: &str =
    designs!("rank", "ratings.line = $1 AND (rank, design) < ($2, $3) ORDER BY rank DESC, design DESC LIMIT $4");
const DESIGN: &str = designs!("created_at", "id = $1");
const SUGGESTIONS: &str = "SELECT *, -position AS sort_key FROM suggestions \
    WHERE line = $1 AND (position, id) > ($2, $3) ORDER BY position, id LIMIT $4";
const ADD_DESIGN: &str = "INSERT INTO designs \
    (id, line, code, title, author, likes, orders, created_at, sample, staff_note, popularity) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const ADD_SUGGESTION: &str = "INSERT INTO suggestions \
    (line, id, position, author, title, why, conditions, change, sample) \
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (line, id) DO NOTHING";

/// See [`Store`].
pub struct SqliteStore {
    pool: SqlitePool,
}

impl SqliteStore {
    async fn write(&self) -> Result<sqlx::Transaction<'static, sqlx::Sqlite>, StoreError> {
        Ok(self.pool.begin_with("BEGIN IMMEDIATE").await?)
    }
}

impl Store for SqliteStore {
    fn ping(&self) -> Pending<'_, ()> {
        Box::pin(async {
            sqlx::query("SELECT id FROM designs LIMIT 1").fetch_optional(&self.pool).await?;
            Ok(())
        })
    }

    fn page<'a>(
        &'a self,
        line: &'a str,
        feed: Feed,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Vec<Listed<CommunityDesign>>> {
        let statement = match feed {
            Feed::Recent => RECENT,
            Feed::Popular => POPULAR,
            Feed::Staff => STAFF,
            Feed::Rated => RATED,
        };
        Box::pin(async move {
            let query = sqlx::query(statement).bind(line).bind(after.key).bind(&after.id).bind(rows::whole(limit));
            query.fetch_all(&self.pool).await?.iter().map(|row| rows::listed(row, rows::design(row)?)).collect()
        })
    }

    fn design<'a>(&'a self, id: &'a str) -> Pending<'a, Option<CommunityDesign>> {
        Box::pin(async move {
            let row = sqlx::query(DESIGN).bind(id).fetch_optional(&self.pool).await?;
            row.as_ref().map(rows::design).transpose()
        })
    }

    fn publish(&self, entry: Entry) -> Pending<'_, Published> {
        Box::pin(async move {
            let mut write = self.write().await?;
            let row = sqlx::query(DESIGN).bind(&entry.design.id).fetch_optional(&mut *write).await?;
            if let Some(old) = row.as_ref().map(rows::design).transpose()? {
                let content = |d: &CommunityDesign| [&d.line, &d.code, &d.title, &d.author].map(String::clone);
                let same = content(&old) == content(&entry.design);
                return Ok(if same { Published::Same(old) } else { Published::Taken });
            }
            add_design(&mut write, &entry).await?;
            write.commit().await?;
            Ok(Published::Created(entry.design))
        })
    }

    fn reviews<'a>(
        &'a self,
        design: &'a str,
        own: Option<&'a str>,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Option<Reviews>> {
        Box::pin(async move {
            // One state of the database for all that is read.
            let mut read = self.pool.begin().await?;
            reviews::read(&mut read, design, own, after, limit).await
        })
    }

    fn review<'a>(&'a self, design: &'a str, review: Review) -> Pending<'a, Reviewed> {
        Box::pin(async move {
            let mut write = self.write().await?;
            let reviewed = reviews::write(&mut write, design, &review).await?;
            write.commit().await?;
            Ok(reviewed)
        })
    }

    fn withdraw<'a>(&'a self, design: &'a str, id: &'a str) -> Pending<'a, ()> {
        Box::pin(async move {
            let mut write = self.write().await?;
            reviews::withdraw(&mut write, design, id).await?;
            write.commit().await?;
            Ok(())
        })
    }

    fn suggestions<'a>(
        &'a self,
        line: &'a str,
        after: &'a Mark,
        limit: usize,
    ) -> Pending<'a, Vec<Listed<VendorSuggestion>>> {
        Box::pin(async move {
            let position = after.key.saturating_neg();
            let query = sqlx::query(SUGGESTIONS).bind(line).bind(position).bind(&after.id).bind(rows::whole(limit));
            query.fetch_all(&self.pool).await?.iter().map(|row| rows::listed(row, rows::suggestion(row)?)).collect()
        })
    }

    fn plant(&self, seed: Seed) -> Pending<'_, bool> {
        Box::pin(async move {
            let mut write = self.write().await?;
            let planted = sqlx::query("SELECT 1 FROM seeds WHERE line = $1 AND catalog_hash = $2");
            let planted = planted.bind(&seed.line).bind(&seed.catalog_hash).fetch_optional(&mut *write).await?;
            if planted.is_some() {
                return Ok(false);
            }
            for statement in [
                "DELETE FROM reviews WHERE sample = 1 AND design IN (SELECT id FROM designs WHERE line = $1 AND sample = 1)",
                "DELETE FROM ratings WHERE design IN (SELECT id FROM designs WHERE line = $1 AND sample = 1)",
                "DELETE FROM designs WHERE line = $1 AND sample = 1",
                "DELETE FROM suggestions WHERE line = $1 AND sample = 1",
                "DELETE FROM seeds WHERE line = $1",
            ] {
                sqlx::query(statement).bind(&seed.line).execute(&mut *write).await?;
            }
            for entry in &seed.designs {
                add_design(&mut write, entry).await?;
            }
            for (design, review) in &seed.reviews {
                reviews::add(&mut write, design, review).await?;
            }
            // A design that came back has what people said of it.
            for entry in &seed.designs {
                reviews::rate(&mut write, &entry.design.id).await?;
            }
            for (position, suggestion) in seed.suggestions.iter().enumerate() {
                add_suggestion(&mut write, position, suggestion).await?;
            }
            let remember = sqlx::query("INSERT INTO seeds (line, catalog_hash, planted_at) VALUES ($1, $2, $3)");
            remember.bind(&seed.line).bind(&seed.catalog_hash).bind(seed.planted_at).execute(&mut *write).await?;
            write.commit().await?;
            Ok(true)
        })
    }

    fn uproot(&self) -> Pending<'_, u64> {
        Box::pin(async {
            let mut write = self.write().await?;
            sqlx::query("DELETE FROM ratings WHERE design IN (SELECT id FROM designs WHERE sample = 1)")
                .execute(&mut *write)
                .await?;
            let mut rows = 0;
            for statement in [
                "DELETE FROM reviews WHERE sample = 1",
                "DELETE FROM designs WHERE sample = 1",
                "DELETE FROM suggestions WHERE sample = 1",
            ] {
                rows += sqlx::query(statement).execute(&mut *write).await?.rows_affected();
            }
            sqlx::query("DELETE FROM seeds").execute(&mut *write).await?;
            write.commit().await?;
            Ok(rows)
        })
    }

    fn close(&self) -> Pending<'_, ()> {
        Box::pin(async {
            self.pool.close().await;
            Ok(())
        })
    }
}

async fn add_design(write: &mut sqlx::SqliteConnection, entry: &Entry) -> Result<(), StoreError> {
    let Entry { design, popularity } = entry;
    sqlx::query(ADD_DESIGN)
        .bind(&design.id)
        .bind(&design.line)
        .bind(&design.code)
        .bind(&design.title)
        .bind(&design.author)
        .bind(i64::from(design.likes))
        .bind(i64::from(design.orders))
        .bind(design.created_at)
        .bind(design.sample)
        .bind(&design.staff_note)
        .bind(popularity)
        .execute(write)
        .await?;
    Ok(())
}

async fn add_suggestion(
    write: &mut sqlx::SqliteConnection,
    position: usize,
    suggestion: &VendorSuggestion,
) -> Result<(), StoreError> {
    sqlx::query(ADD_SUGGESTION)
        .bind(&suggestion.line)
        .bind(&suggestion.id)
        .bind(rows::whole(position))
        .bind(&suggestion.author)
        .bind(rows::json(&suggestion.title)?)
        .bind(rows::json(&suggestion.why)?)
        .bind(rows::json(&suggestion.when)?)
        .bind(rows::json(&suggestion.change)?)
        .bind(suggestion.sample)
        .execute(write)
        .await?;
    Ok(())
}
