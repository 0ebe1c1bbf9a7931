//! Opening the database file, and bringing it up to date.
//!
//! Invariant: a database that this program does not understand is left as it is.

use super::SqliteStore;
use crate::hub::store::StoreError;
use sqlx::{
    SqlitePool,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions},
};
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    time::Duration,
};

/// Older ones can damage a write-ahead log that several connections share.
pub const OLDEST_SQLITE: &str = "3.51.3";

static STEPS: Migrator = sqlx::migrate!("src/hub/store/migrations/sqlite");

/// How long one hub waits for another's transaction.
const BUSY: Duration = Duration::from_secs(5);
/// How long one hub waits for another to bring the database up to date.
const OPENING: Duration = Duration::from_secs(10);
const OPENING_PAUSE: Duration = Duration::from_millis(50);
const CONNECTIONS: u32 = 4;

impl SqliteStore {
    /// The database file in a data folder.
    pub fn file(folder: &Path) -> PathBuf {
        folder.join("hub.sqlite3")
    }

    /// Opens the database of a data folder, creating both if they are not there.
    pub async fn open(folder: &Path) -> Result<Self, StoreError> {
        std::fs::create_dir_all(folder).map_err(refused)?;
        // SQLite has no lock that spans several steps; two hubs starting at once must not both apply them.
        let _turn = turn(&folder.join("hub.lock")).await?;
        let options = SqliteConnectOptions::new()
            .filename(Self::file(folder))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .foreign_keys(true)
            .busy_timeout(BUSY);
        let pool = SqlitePoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(BUSY * 2);
        let pool = pool.connect_with(options).await?;
        if let Err(error) = prepare(&pool).await {
            pool.close().await;
            return Err(error);
        }
        Ok(Self { pool })
    }
}

async fn prepare(pool: &SqlitePool) -> Result<(), StoreError> {
    let found: String = sqlx::query_scalar("SELECT sqlite_version()").fetch_one(pool).await?;
    if is_older(&found, OLDEST_SQLITE) {
        return Err(StoreError::OldEngine(found));
    }
    STEPS.run(pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(step) => StoreError::TooNew(step),
        MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => error.into(),
        error => StoreError::Failed(error.into()),
    })
}

/// Waits until no other hub is opening the same database; the turn ends when the file is dropped.
async fn turn(path: &Path) -> Result<File, StoreError> {
    let file = File::options().create(true).truncate(false).write(true).open(path).map_err(refused)?;
    let attempt = async {
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(()),
                Err(TryLockError::WouldBlock) => tokio::time::sleep(OPENING_PAUSE).await,
                // Some network file systems have no locks; SQLite's own still keep the data whole.
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => return Ok(()),
                Err(TryLockError::Error(error)) => return Err(refused(error)),
            }
        }
    };
    tokio::time::timeout(OPENING, attempt).await.map_err(|_| StoreError::Busy)??;
    Ok(file)
}

fn refused(error: std::io::Error) -> StoreError {
    match error.kind() {
        std::io::ErrorKind::StorageFull => StoreError::Full,
        _ => StoreError::Refused(error.into()),
    }
}

/// Compares versions of the form `1.2.3`; what is not a number counts as 0.
fn is_older(found: &str, wanted: &str) -> bool {
    let parts = |version: &str| -> Vec<u32> { version.split('.').map(|part| part.parse().unwrap_or(0)).collect() };
    parts(found) < parts(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        hub::store::{Reviewed, Store},
        wire::Review,
    };

    #[test]
    fn versions_compare_by_number() {
        let check = |found: &str, older: bool| assert_eq!(is_older(found, "3.51.3"), older, "{found}");
        check("3.51.3", false);
        check("3.51.10", false);
        check("3.54.1", false);
        check("4.0", false);
        check("3.51.2", true);
        check("3.9.99", true);
        check("", true);
    }

    async fn open_err(folder: &Path) -> StoreError {
        SqliteStore::open(folder).await.err().expect("must not open")
    }

    #[tokio::test]
    async fn a_file_in_place_of_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("data");
        std::fs::write(&path, "a file").unwrap();
        assert!(matches!(open_err(&path).await, StoreError::Refused(_)));
    }

    #[tokio::test]
    async fn a_folder_in_place_of_the_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(SqliteStore::file(folder.path())).unwrap();
        assert!(matches!(open_err(folder.path()).await, StoreError::Refused(_)));
    }

    #[tokio::test]
    async fn what_is_no_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteStore::file(folder.path());
        let text = "not a database ".repeat(500);
        std::fs::write(&file, &text).unwrap();
        assert!(matches!(open_err(folder.path()).await, StoreError::Damaged(_)));
        assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    }

    #[tokio::test]
    async fn a_database_from_before_reviews_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        let file = SqliteConnectOptions::new().filename(SqliteStore::file(folder.path())).create_if_missing(true);
        let pool = SqlitePool::connect_with(file).await.unwrap();
        STEPS.run_to(1, &pool).await.unwrap();
        let old = "INSERT INTO designs VALUES ('the-old-one', 'hat', 'C0DE', 'Old', 'kim', 3, 2, 10, 0, NULL, 7)";
        sqlx::query(old).execute(&pool).await.unwrap();
        pool.close().await;
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let design = store.design("the-old-one").await.unwrap().unwrap();
        assert_eq!((design.title.as_str(), design.likes, design.rating), ("Old", 3, None));
        let text = String::new();
        let review = Review { id: "a".into(), stars: 5, text, author: "ana".into(), created_at: 9, sample: false };
        assert_eq!(store.review("the-old-one", review).await.unwrap(), Reviewed::Created);
        store.close().await.unwrap();
    }

    #[tokio::test]
    async fn a_newer_database_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let step = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
            VALUES (9999, 'from the future', 1, x'00', 0)";
        sqlx::query(step).execute(&store.pool).await.unwrap();
        store.pool.close().await;
        assert!(matches!(open_err(folder.path()).await, StoreError::TooNew(9999)));
    }

    #[tokio::test]
    async fn a_full_disk_is_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let store = SqliteStore::open(folder.path()).await.unwrap();
        let mut connection = store.pool.acquire().await.unwrap();
        sqlx::query("PRAGMA max_page_count = 1").execute(&mut *connection).await.unwrap();
        let filler = "INSERT INTO designs SELECT hex(randomblob(4096)) || value, 'l', 'c', 't', 'a', 0, 0, 0, 0, NULL, 0 \
            FROM json_each('[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]')";
        let error = sqlx::query(filler).execute(&mut *connection).await.unwrap_err();
        assert!(matches!(StoreError::from(error), StoreError::Full));
    }
}
