//! Hubs that misbehave, on a loopback port.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread::JoinHandle,
};

/// What a stand-in answers to everything.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum StandIn {
    /// One design in each feed, no suggestions.
    Serving,
    /// Lists without entries.
    Empty,
    /// JSON that breaks off.
    Broken,
    /// 500.
    Failing,
    /// Ends the connection in the middle of the answer.
    Cut,
    /// Resets the connection.
    Resetting,
    /// Takes the request and never answers.
    Silent,
    /// Does not listen any more: connections are refused.
    Gone,
}

/// A running stand-in; it serves until the test program ends.
pub struct Hub {
    /// Base URL.
    pub url: String,
    address: SocketAddr,
    now: Arc<Mutex<Now>>,
    server: Option<JoinHandle<()>>,
}

struct Now {
    kind: StandIn,
    /// Connections that wait for an answer.
    open: Vec<TcpStream>,
}

impl Hub {
    /// Answers like another kind from now on; who still waits loses the connection.
    pub fn turn_into(&mut self, kind: StandIn) {
        let mut now = self.now.lock().unwrap();
        now.kind = kind;
        now.open.clear();
    }

    /// Stops listening.
    pub fn go(&mut self) {
        self.turn_into(StandIn::Gone);
        // The server looks at what it is when somebody comes.
        drop(TcpStream::connect(self.address));
        self.server.take().unwrap().join().unwrap();
    }
}

impl StandIn {
    /// Starts on a free port.
    pub fn start(self) -> Hub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let now = Arc::new(Mutex::new(Now { kind: self, open: Vec::new() }));
        let of_server = now.clone();
        let server = std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let kind = of_server.lock().unwrap().kind;
                if kind == Self::Gone {
                    return;
                }
                if let Some(waiting) = kind.answer(stream) {
                    of_server.lock().unwrap().open.push(waiting);
                }
            }
        });
        Hub { url: format!("http://{address}"), address, now, server: Some(server) }
    }

    /// Answers one request; returns the connection if it is to stay open.
    fn answer(self, mut stream: TcpStream) -> Option<TcpStream> {
        let mut request = [0; 4096];
        // What ends with something unread ends with a reset.
        let length = if self == Self::Resetting { 1 } else { request.len() };
        let length = stream.read(&mut request[..length]).unwrap_or(0);
        let wants_designs = String::from_utf8_lossy(&request[..length]).contains("/v1/designs");
        let json = |body: &str| {
            format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
                body.len()
            )
        };
        let design = r#"{"items":[{"id":"stand-in-1","line":"eyewear","code":"24DRCA32GRC632GRC631GRC4VM4G","title":"The only one",
            "author":"somebody","likes":3,"created_at":1750000000}]}"#;
        let answer = match self {
            Self::Serving if wants_designs => json(design),
            Self::Serving | Self::Empty => json(r#"{"items":[]}"#),
            Self::Broken => json(r#"{"items":[{"id":"#),
            Self::Failing => {
                "HTTP/1.1 500 Internal Server Error\r\ncontent-length: 0\r\nconnection: close\r\n\r\n".into()
            }
            Self::Cut => "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{".into(),
            Self::Resetting | Self::Gone => return None,
            Self::Silent => return Some(stream),
        };
        let _ = stream.write_all(answer.as_bytes());
        None
    }
}
