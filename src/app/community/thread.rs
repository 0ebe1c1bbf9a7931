//! The thread the worker runs on, and the channels to it.
//!
//! Invariant: this end never waits: what does not fit is handed back, and a thread that ended is noticed.

use super::{
    exchange::{Ask, Reply, WorkerConfig},
    worker,
};
use std::{
    io,
    thread::JoinHandle,
    time::{Duration, Instant},
};
use tokio::sync::mpsc::{self, error::TryRecvError, error::TrySendError};

/// Questions that may wait for the worker.
const ASKS: usize = 32;
/// Replies that may wait for the frame.
const REPLIES: usize = 64;

/// Longest that the end of the program waits for the worker.
const PATIENCE_AT_THE_END: Duration = Duration::from_secs(2);

/// This end of a running worker. Dropping it ends the worker.
#[derive(Debug)]
pub struct Link {
    asks: mpsc::Sender<Ask>,
    replies: mpsc::Receiver<Reply>,
    thread: JoinHandle<()>,
}

/// Why a question was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotTaken {
    Busy,
    Ended,
}

impl Link {
    /// Starts a worker on a thread of its own once the thread of `before` has ended. `wake` is called after every reply and
    /// when the worker ends.
    ///
    /// # Errors
    /// If the system gives no thread.
    pub fn start(
        config: WorkerConfig,
        before: Option<JoinHandle<()>>,
        wake: impl Fn() + Send + 'static,
    ) -> io::Result<Self> {
        let (asks, questions) = mpsc::channel(ASKS);
        let (answers, replies) = mpsc::channel(REPLIES);
        let thread = std::thread::Builder::new().name("community".into()).spawn(move || {
            let wake = WakeAtEnd(wake);
            let (config, questions, answers) = (config, questions, answers);
            if let Some(before) = before {
                // How the predecessor ended does not matter, only that its files and its port are free.
                drop(before.join());
            }
            match tokio::runtime::Builder::new_current_thread().enable_all().build() {
                Ok(runtime) => runtime.block_on(worker::run(config, questions, answers, || (wake.0)())),
                Err(error) => tracing::error!("the community thread has no runtime: {error}"),
            }
        })?;
        Ok(Self { asks, replies, thread })
    }

    /// Asks something.
    ///
    /// # Errors
    /// If the worker has too much to do or has ended.
    pub fn ask(&self, ask: Ask) -> Result<(), NotTaken> {
        self.asks.try_send(ask).map_err(|error| match error {
            TrySendError::Full(_) => NotTaken::Busy,
            TrySendError::Closed(_) => NotTaken::Ended,
        })
    }

    /// The next reply, if there is one.
    ///
    /// # Errors
    /// If the worker has ended and everything it told was read.
    pub fn reply(&mut self) -> Result<Option<Reply>, NotTaken> {
        match self.replies.try_recv() {
            Ok(reply) => Ok(Some(reply)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(NotTaken::Ended),
        }
    }

    /// Tells the worker to end and gives the thread to wait for.
    pub fn end(self) -> JoinHandle<()> {
        self.thread
    }

    /// Tells the worker to end and waits until everything it was asked is safe, but not forever for a hub that hangs.
    pub fn finish(self) {
        let thread = self.end();
        let start = Instant::now();
        while !thread.is_finished() && start.elapsed() < PATIENCE_AT_THE_END {
            std::thread::sleep(Duration::from_millis(5));
        }
    }
}

/// Wakes the other end when the worker ends, however it does. The channels are closed before: locals go in reverse order.
struct WakeAtEnd<W: Fn()>(W);

impl<W: Fn()> Drop for WakeAtEnd<W> {
    fn drop(&mut self) {
        (self.0)();
    }
}
