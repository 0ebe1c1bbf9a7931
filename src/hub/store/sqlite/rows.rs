//! Between rows and the types of [`crate::wire`], and between SQLite's errors and the store's.
//!
//! Invariant: a row that does not read as its type is an error of the database, never a panic.

use super::reviews;
use crate::{
    hub::{
        cursor::Mark,
        store::{Listed, StoreError},
    },
    wire::{CommunityDesign, Review, VendorSuggestion},
};
use serde::{Serialize, de::DeserializeOwned};
use sqlx::{Row, sqlite::SqliteRow};

/// A row with its place in the list it was read from.
pub fn listed<T: HasId>(row: &SqliteRow, item: T) -> Result<Listed<T>, StoreError> {
    let mark = Mark { key: row.try_get("sort_key")?, id: item.id().to_owned() };
    Ok(Listed { mark, row: item })
}

/// What has an id that is unique in its list.
pub trait HasId {
    fn id(&self) -> &str;
}

impl HasId for CommunityDesign {
    fn id(&self) -> &str {
        &self.id
    }
}

impl HasId for Review {
    fn id(&self) -> &str {
        &self.id
    }
}

impl HasId for VendorSuggestion {
    fn id(&self) -> &str {
        &self.id
    }
}

pub fn design(row: &SqliteRow) -> Result<CommunityDesign, StoreError> {
    Ok(CommunityDesign {
        id: row.try_get("id")?,
        line: row.try_get("line")?,
        code: row.try_get("code")?,
        title: row.try_get("title")?,
        author: row.try_get("author")?,
        likes: figure(row.try_get("likes")?),
        orders: figure(row.try_get("orders")?),
        created_at: row.try_get("created_at")?,
        sample: row.try_get("sample")?,
        staff_note: row.try_get("staff_note")?,
        rating: reviews::rating(row)?,
    })
}

pub fn suggestion(row: &SqliteRow) -> Result<VendorSuggestion, StoreError> {
    Ok(VendorSuggestion {
        id: row.try_get("id")?,
        line: row.try_get("line")?,
        author: row.try_get("author")?,
        title: from_json(row, "title")?,
        why: from_json(row, "why")?,
        when: from_json(row, "conditions")?,
        change: from_json(row, "change")?,
        sample: row.try_get("sample")?,
    })
}

/// A map as the text of its column.
pub fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Failed(error.into()))
}

fn from_json<T: DeserializeOwned>(row: &SqliteRow, column: &str) -> Result<T, StoreError> {
    let text: &str = row.try_get(column)?;
    serde_json::from_str(text).map_err(|error| StoreError::Failed(error.into()))
}

/// A count as SQLite has it.
pub fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// A count as it is told.
pub fn figure(number: i64) -> u32 {
    u32::try_from(number.max(0)).unwrap_or(u32::MAX)
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        /// `SQLITE_IOERR_SHMSIZE`: no room for the index of the write-ahead log.
        const NO_ROOM_FOR_LOG: i32 = 10 | (19 << 8);
        if matches!(error, sqlx::Error::PoolTimedOut) {
            return Self::Busy;
        }
        let code = error.as_database_error().and_then(|error| error.code()).and_then(|code| code.parse::<i32>().ok());
        // The low byte is the primary result code, see <https://www.sqlite.org/rescode.html>.
        match (code, code.map(|code| code & 0xff)) {
            (_, Some(13)) | (Some(NO_ROOM_FOR_LOG), _) => Self::Full,
            (_, Some(5 | 6)) => Self::Busy,
            (_, Some(3 | 8 | 14 | 23)) => Self::Refused(error.into()),
            (_, Some(11 | 26)) => Self::Damaged(error.into()),
            _ => Self::Failed(error.into()),
        }
    }
}
