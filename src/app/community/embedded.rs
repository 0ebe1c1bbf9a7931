//! The hub inside this program, for when no other is configured.
//!
//! Invariant: it listens on the loopback interface alone, on a port of its choice, and lives in the worker's runtime.

use super::trouble::OwnHub;
use crate::catalog::Catalog;
use std::{path::PathBuf, sync::Arc};

/// What the embedded hub is started with.
#[derive(Clone)]
pub struct EmbeddedHub {
    pub catalog: Arc<Catalog>,
    /// Folder of its database.
    pub data: PathBuf,
    /// Whether it shows the samples that come with a catalog.
    pub samples: bool,
    /// Seconds since 1970-01-01 UTC.
    pub now: fn() -> i64,
}

/// A hub at work; dropping it stops it.
#[cfg(feature = "hub")]
pub struct Running(crate::hub::RunningHub);

#[cfg(feature = "hub")]
impl Running {
    /// Where to reach it.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Stops it and closes its database.
    pub async fn shutdown(self) {
        self.0.shutdown().await;
    }
}

/// Starts the hub.
///
/// # Errors
/// If it cannot start.
#[cfg(feature = "hub")]
pub async fn start(hub: &EmbeddedHub) -> Result<Running, OwnHub> {
    let now = hub.now;
    let config = crate::hub::Config {
        listen: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
        data: hub.data.clone(),
        catalogs: vec![hub.catalog.clone()],
        samples: hub.samples,
        clock: Arc::new(now),
        // This program alone reaches it.
        limit: None,
    };
    crate::hub::start(config).await.map(Running).map_err(trouble)
}

#[cfg(feature = "hub")]
fn trouble(error: crate::hub::Error) -> OwnHub {
    use crate::hub::Error;
    match error {
        Error::DataFolder { path, cause } => OwnHub::Folder(path, cause.to_string()),
        Error::DiskFull { path } => OwnHub::Full(path),
        Error::Busy { path } => OwnHub::Busy(path),
        Error::Damaged { path, .. } => OwnHub::Damaged(path),
        Error::DatabaseTooNew { path, .. } => OwnHub::Newer(path),
        error => OwnHub::Other(error.to_string()),
    }
}

/// This build has no hub, so that there is never one at work.
#[cfg(not(feature = "hub"))]
pub enum Running {}

#[cfg(not(feature = "hub"))]
impl Running {
    /// Where to reach it.
    pub fn url(&self) -> String {
        match *self {}
    }

    /// Stops it.
    pub async fn shutdown(self) {
        match self {}
    }
}

/// Says that this build has no hub.
///
/// # Errors
/// Always.
#[cfg(not(feature = "hub"))]
pub async fn start(_hub: &EmbeddedHub) -> Result<Running, OwnHub> {
    Err(OwnHub::None)
}
