//! Starting and stopping a hub.
//!
//! Invariant: when [`start`] returns, the hub answers; when it fails, nothing is left running.

use super::{
    Error, Hub,
    http::connections::Bounded,
    limit::{Limit, Meter, Peer},
    lines::Lines,
    routes, seed,
    store::{SqliteStore, Store},
};
use crate::catalog::Catalog;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, SystemTime, UNIX_EPOCH},
};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};

/// How long a request may take.
const REQUEST_LIMIT: Duration = Duration::from_secs(15);
/// How long requests under way may take to finish when the hub stops.
const FAREWELL: Duration = Duration::from_secs(5);

/// Tells the time, in seconds since 1970-01-01 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// The clock of this machine.
pub fn system_clock() -> Clock {
    Arc::new(|| {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
    })
}

/// What a hub is started with.
#[derive(Clone)]
pub struct Config {
    /// Port 0 takes any free one; [`RunningHub::addr`] says which.
    pub listen: SocketAddr,
    /// The data folder; created if it is not there.
    pub data: PathBuf,
    /// The lines to serve.
    pub catalogs: Vec<Arc<Catalog>>,
    /// Whether the catalogs' samples are shown; without, those from earlier starts are taken out.
    pub samples: bool,
    pub clock: Clock,
    /// How much one client may change; without, as much as it likes.
    pub limit: Option<Limit>,
}

/// A hub at work. Dropping it stops it too, without waiting for requests under way.
pub struct RunningHub {
    /// Where it listens.
    pub addr: SocketAddr,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
    store: Arc<dyn Store>,
}

/// Starts a hub: listens, opens or creates the database, fills it with the samples, and serves in a task of its own. Must be
/// called within a Tokio runtime that has time and network enabled.
pub async fn start(config: Config) -> Result<RunningHub, Error> {
    let lines = Lines::new(config.catalogs)?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| Error::listen(config.listen, error))?;
    let addr = listener.local_addr().map_err(|error| Error::listen(config.listen, error))?;
    let store = open(&config.data, &lines, config.samples, &config.clock).await?;

    let meter = config.limit.map(Meter::new);
    let hub = Hub { lines, store: Arc::clone(&store), clock: config.clock, meter };
    let router = routes::router(Arc::new(hub), REQUEST_LIMIT).into_make_service_with_connect_info::<Peer>();
    let (stop, stopped) = oneshot::channel::<()>();
    let task = tokio::spawn(async move {
        // Dropping the sender is an order to stop as well.
        let server = axum::serve(Bounded::new(listener), router).with_graceful_shutdown(async { drop(stopped.await) });
        if let Err(error) = server.await {
            tracing::error!(%error, "the hub stopped");
        }
    });
    Ok(RunningHub { addr, stop, task, store })
}

async fn open(data: &Path, lines: &Lines, samples: bool, clock: &Clock) -> Result<Arc<dyn Store>, Error> {
    let file = SqliteStore::file(data);
    let failed = |error| match error {
        error @ super::store::StoreError::Refused(_) => Error::store(data, error),
        error => Error::store(&file, error),
    };
    let store = SqliteStore::open(data).await.map_err(failed)?;
    let filled = async {
        if !samples {
            let rows = store.uproot().await?;
            if rows > 0 {
                tracing::info!(rows, "took out the samples");
            }
            return Ok(());
        }
        for line in lines.iter() {
            if store.plant(seed::of(line, clock())).await? {
                tracing::info!(line = line.catalog.line, "filled in the samples");
            }
        }
        Ok(())
    };
    match filled.await {
        Ok(()) => Ok(Arc::new(store)),
        Err(error) => {
            // Why it cannot be filled is the news; that closing failed on top of it is not.
            drop(store.close().await);
            Err(failed(error))
        }
    }
}

impl RunningHub {
    /// The address as the start of every URL, without a slash at its end.
    pub fn url(&self) -> String {
        format!("http://{}", self.addr)
    }

    /// Stops listening, lets requests under way finish for a few seconds, and closes the database.
    pub async fn shutdown(self) {
        let Self { stop, mut task, store, .. } = self;
        drop(stop);
        if tokio::time::timeout(FAREWELL, &mut task).await.is_err() {
            task.abort();
        }
        if let Err(error) = store.close().await {
            tracing::warn!(%error, "the database did not close well");
        }
    }
}
