//! Reviews and ratings in SQLite.
//!
//! Invariant: whatever changes the reviews of a design makes its rating anew in the same transaction.

use super::rows;
use crate::{
    hub::{
        cursor::Mark,
        rating::{self, Stars},
        store::{Listed, Reviewed, Reviews, StoreError},
    },
    wire::{MAX_STARS, Rating, Review},
};
use sqlx::{Row, SqliteConnection, sqlite::SqliteRow};

/// Of the design `$1` as it is, made up or not as `$2` says.
const RECENT: &str = "SELECT reviews.*, reviews.created_at AS sort_key FROM reviews \
    JOIN designs ON designs.id = reviews.design AND designs.code = reviews.code \
    WHERE reviews.design = $1 AND reviews.sample = $2 AND (reviews.created_at, reviews.id) < ($3, $4) \
    ORDER BY reviews.created_at DESC, reviews.id DESC LIMIT $5";
const OWN: &str = "SELECT reviews.* FROM reviews \
    JOIN designs ON designs.id = reviews.design AND designs.code = reviews.code \
    WHERE reviews.design = $1 AND reviews.id = $2 AND reviews.sample = 0";
const COUNTS: &str = "SELECT designs.line, reviews.sample, stars, count(*) AS n FROM reviews \
    JOIN designs ON designs.id = reviews.design AND designs.code = reviews.code \
    WHERE reviews.design = $1 GROUP BY designs.line, reviews.sample, stars";
const WRITE: &str = "INSERT INTO reviews (design, id, code, stars, text, author, created_at, sample) \
    SELECT id, $2, code, $3, $4, $5, $6, $7 FROM designs WHERE id = $1 \
    ON CONFLICT (design, id) DO UPDATE SET code = excluded.code, stars = excluded.stars, text = excluded.text, \
    author = excluded.author, created_at = excluded.created_at";
const RATE: &str = "INSERT OR REPLACE INTO ratings (design, line, mean_hundredths, count, sample, rank) \
    VALUES ($1, $2, $3, $4, $5, $6)";

/// See [`Store::reviews`](crate::hub::store::Store::reviews).
pub async fn read(
    read: &mut SqliteConnection,
    design: &str,
    own: Option<&str>,
    after: &Mark,
    limit: usize,
) -> Result<Option<Reviews>, StoreError> {
    let is_there = sqlx::query("SELECT 1 FROM designs WHERE id = $1").bind(design).fetch_optional(&mut *read).await?;
    if is_there.is_none() {
        return Ok(None);
    }
    let (_, real, sample) = counts(read, design).await?;
    let rating = rating::of(&real, &sample).map(|(rating, _)| rating);
    let is_made_up = rating.is_some_and(|rating| rating.sample);
    let query = sqlx::query(RECENT).bind(design).bind(is_made_up).bind(after.key).bind(&after.id);
    let found = query.bind(rows::whole(limit)).fetch_all(&mut *read).await?;
    let listed = found.iter().map(|row| rows::listed(row, review(row)?));
    let own = match own {
        Some(id) => sqlx::query(OWN).bind(design).bind(id).fetch_optional(&mut *read).await?,
        None => None,
    };
    Ok(Some(Reviews {
        rows: listed.collect::<Result<Vec<Listed<Review>>, StoreError>>()?,
        rating,
        stars: if is_made_up { sample } else { real },
        own: own.as_ref().map(review).transpose()?,
    }))
}

/// See [`Store::review`](crate::hub::store::Store::review).
pub async fn write(write: &mut SqliteConnection, design: &str, review: &Review) -> Result<Reviewed, StoreError> {
    let before = sqlx::query("SELECT 1 FROM reviews WHERE design = $1 AND id = $2").bind(design).bind(&review.id);
    let before = before.fetch_optional(&mut *write).await?;
    if add(write, design, review).await? == 0 {
        return Ok(Reviewed::NoDesign);
    }
    rate(write, design).await?;
    Ok(if before.is_some() { Reviewed::Changed } else { Reviewed::Created })
}

/// See [`Store::withdraw`](crate::hub::store::Store::withdraw).
pub async fn withdraw(write: &mut SqliteConnection, design: &str, id: &str) -> Result<(), StoreError> {
    let gone = sqlx::query("DELETE FROM reviews WHERE design = $1 AND id = $2 AND sample = 0");
    gone.bind(design).bind(id).execute(&mut *write).await?;
    rate(write, design).await
}

/// Adds a review without a look at the rating; how many rows that were.
pub async fn add(write: &mut SqliteConnection, design: &str, review: &Review) -> Result<u64, StoreError> {
    let query = sqlx::query(WRITE).bind(design).bind(&review.id).bind(i64::from(review.stars)).bind(&review.text);
    let query = query.bind(&review.author).bind(review.created_at).bind(review.sample);
    Ok(query.execute(&mut *write).await?.rows_affected())
}

/// Makes the rating of a design anew.
pub async fn rate(write: &mut SqliteConnection, design: &str) -> Result<(), StoreError> {
    let (line, real, sample) = counts(write, design).await?;
    let Some((rating, rank)) = rating::of(&real, &sample) else {
        sqlx::query("DELETE FROM ratings WHERE design = $1").bind(design).execute(&mut *write).await?;
        return Ok(());
    };
    let query = sqlx::query(RATE).bind(design).bind(line).bind(i64::from(rating.mean_hundredths));
    query.bind(i64::from(rating.count)).bind(rating.sample).bind(rank).execute(&mut *write).await?;
    Ok(())
}

/// The line of a design, and its real and made-up reviews by stars.
async fn counts(read: &mut SqliteConnection, design: &str) -> Result<(String, Stars, Stars), StoreError> {
    let (mut line, mut real, mut sample) = (String::new(), Stars::default(), Stars::default());
    for row in sqlx::query(COUNTS).bind(design).fetch_all(&mut *read).await? {
        line = row.try_get("line")?;
        let stars: i64 = row.try_get("stars")?;
        let counted = if row.try_get("sample")? { &mut sample } else { &mut real };
        if let Some(count) = usize::try_from(stars - 1).ok().and_then(|place| counted.get_mut(place)) {
            *count = rows::figure(row.try_get("n")?);
        }
    }
    Ok((line, real, sample))
}

fn review(row: &SqliteRow) -> Result<Review, StoreError> {
    let stars: i64 = row.try_get("stars")?;
    Ok(Review {
        id: row.try_get("id")?,
        stars: u8::try_from(stars).unwrap_or(0).clamp(1, MAX_STARS),
        text: row.try_get("text")?,
        author: row.try_get("author")?,
        created_at: row.try_get("created_at")?,
        sample: row.try_get("sample")?,
    })
}

/// The rating that a row of a design was joined with.
pub fn rating(row: &SqliteRow) -> Result<Option<Rating>, StoreError> {
    let (mean, count): (Option<i64>, Option<i64>) = (row.try_get("mean_hundredths")?, row.try_get("count")?);
    let Some((mean, count)) = mean.zip(count) else { return Ok(None) };
    Ok(Some(Rating {
        mean_hundredths: u16::try_from(mean.max(0)).unwrap_or(u16::MAX),
        count: rows::figure(count),
        sample: row.try_get("rating_sample")?,
    }))
}
