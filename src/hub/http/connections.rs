//! Connections, bounded in number and in patience.
//!
//! Invariant: a client that neither sends nor takes anything loses its connection, so nobody can hold all seats by doing
//! nothing; who finds no seat waits in the system's queue.

use axum::serve::Listener;
use std::{
    io,
    net::SocketAddr,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    time::{Instant, Sleep, sleep},
};

/// Connections at a time.
const SEATS: usize = 512;
/// How long a connection may be silent. Longer than any request may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// A listener that accepts only so many connections at a time.
pub struct Bounded {
    listener: TcpListener,
    seats: Arc<Semaphore>,
    patience: Duration,
}

impl Bounded {
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, seats: Arc::new(Semaphore::new(SEATS)), patience: PATIENCE }
    }
}

impl Listener for Bounded {
    type Io = Connection;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Connection, SocketAddr) {
        let seat = Arc::clone(&self.seats).acquire_owned().await.expect("nobody closes the semaphore");
        let (stream, addr) = Listener::accept(&mut self.listener).await;
        // Answers are written in one piece; waiting for more would only delay them. Without it they are late, not wrong.
        drop(stream.set_nodelay(true));
        let (deadline, patience) = (Box::pin(sleep(self.patience)), self.patience);
        (Connection { stream, deadline, patience, _seat: seat }, addr)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// One client's connection.
pub struct Connection {
    stream: TcpStream,
    deadline: Pin<Box<Sleep>>,
    patience: Duration,
    _seat: OwnedSemaphorePermit,
}

impl Connection {
    /// Passes on what the stream said; if it has nothing to say for too long, ends the connection.
    fn watch<T>(
        &mut self,
        context: &mut Context<'_>,
        step: impl FnOnce(Pin<&mut TcpStream>, &mut Context<'_>) -> Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if let Poll::Ready(done) = step(Pin::new(&mut self.stream), context) {
            self.deadline.as_mut().reset(Instant::now() + self.patience);
            return Poll::Ready(done);
        }
        ready!(self.deadline.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Connection {
    fn poll_read(mut self: Pin<&mut Self>, context: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        self.watch(context, |stream, context| stream.poll_read(context, into))
    }
}

impl AsyncWrite for Connection {
    fn poll_write(mut self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.watch(context, |stream, context| stream.poll_write(context, bytes))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.watch(context, |stream, context| stream.poll_write_vectored(context, slices))
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        // A TCP stream has nothing to flush; that it says so is no sign of life from the client.
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::future::poll_fn;

    async fn listener(patience: Duration) -> Bounded {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        Bounded { seats: Arc::new(Semaphore::new(2)), patience, ..Bounded::new(listener) }
    }

    async fn read(connection: &mut Connection) -> io::Result<Vec<u8>> {
        let mut bytes = [0; 16];
        let mut into = ReadBuf::new(&mut bytes);
        poll_fn(|context| Pin::new(&mut *connection).poll_read(context, &mut into)).await?;
        Ok(into.filled().to_vec())
    }

    #[tokio::test]
    async fn a_connection_holds_its_seat_until_it_ends() {
        let mut listener = listener(PATIENCE).await;
        let addr = listener.local_addr().unwrap();
        let _clients = (TcpStream::connect(addr).await.unwrap(), TcpStream::connect(addr).await.unwrap());
        let (one, two) = (listener.accept().await, listener.accept().await);
        assert_eq!(listener.seats.available_permits(), 0);
        drop(one);
        assert_eq!(listener.seats.available_permits(), 1);
        drop(two);
        assert_eq!(listener.seats.available_permits(), 2);
    }

    #[tokio::test]
    async fn who_is_silent_for_too_long_loses_the_connection() {
        let mut listener = listener(Duration::ZERO).await;
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let (mut connection, _) = listener.accept().await;
        assert_eq!(read(&mut connection).await.unwrap_err().kind(), io::ErrorKind::TimedOut);
        drop(client);
    }

    #[tokio::test]
    async fn what_is_sent_arrives() {
        let mut listener = listener(PATIENCE).await;
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        client.writable().await.unwrap();
        assert_eq!(client.try_write(b"hello").unwrap(), 5);
        let (mut connection, _) = listener.accept().await;
        assert_eq!(read(&mut connection).await.unwrap(), b"hello");
    }
}
