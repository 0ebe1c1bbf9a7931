//! Why a hub does not start, told so that whoever runs it can mend it.
//!
//! Invariant: every message names the thing, the cause and the remedy; there is no further cause to print after it.

use super::store::{OLDEST_SQLITE, StoreError};
use std::{
    io,
    net::SocketAddr,
    path::{Path, PathBuf},
};

/// Why [`super::start`] failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(
        "{addr} is in use by another program; stop that one, or let the hub listen on another port (port 0 takes any)"
    )]
    AddressInUse { addr: SocketAddr },
    #[error("cannot listen on {addr}: {cause}; choose an address of this machine and a port this user may open")]
    Listen { addr: SocketAddr, cause: io::Error },
    #[error("the data folder {} cannot be used: {cause}; give this user the right to write there, or choose another folder", .path.display())]
    DataFolder { path: PathBuf, cause: Box<dyn std::error::Error + Send + Sync> },
    #[error("the disk with {} is full; make room there, or choose a data folder on another disk", .path.display())]
    DiskFull { path: PathBuf },
    #[error("another program keeps the database {} busy; stop it, or choose another data folder", .path.display())]
    Busy { path: PathBuf },
    #[error("the database {} is damaged ({cause}); put a backup in its place, or move it away to begin with an empty one", .path.display())]
    Damaged { path: PathBuf, cause: Box<dyn std::error::Error + Send + Sync> },
    #[error("the database {} was made by a newer Atelier (step {step}); update Atelier, or choose another data folder", .path.display())]
    DatabaseTooNew { path: PathBuf, step: i64 },
    #[error(
        "this build carries SQLite {found}, which can damage a shared database; build it with SQLite {oldest} or newer", oldest = OLDEST_SQLITE
    )]
    OldSqlite { found: String },
    #[error("the database {} failed: {cause}; if it stays so, move it away to begin with an empty one", .path.display())]
    Database { path: PathBuf, cause: Box<dyn std::error::Error + Send + Sync> },
    #[error("two catalogs are called “{line}”; give each line a name of its own")]
    TwoLines { line: String },
}

impl Error {
    /// The error of a store whose file is `path`.
    pub(super) fn store(path: &Path, error: StoreError) -> Self {
        let path = path.to_owned();
        match error {
            StoreError::Full => Self::DiskFull { path },
            StoreError::Busy => Self::Busy { path },
            StoreError::Refused(cause) => Self::DataFolder { path, cause },
            StoreError::Damaged(cause) => Self::Damaged { path, cause },
            StoreError::TooNew(step) => Self::DatabaseTooNew { path, step },
            StoreError::OldEngine(found) => Self::OldSqlite { found },
            StoreError::Failed(cause) => Self::Database { path, cause },
        }
    }

    pub(super) fn listen(addr: SocketAddr, cause: io::Error) -> Self {
        match cause.kind() {
            io::ErrorKind::AddrInUse => Self::AddressInUse { addr },
            _ => Self::Listen { addr, cause },
        }
    }
}
