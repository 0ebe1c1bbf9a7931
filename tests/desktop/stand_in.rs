//! Hubs that misbehave, on a loopback port.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// What a stand-in answers to everything.
#[derive(Clone, Copy, Debug)]
pub enum StandIn {
    /// One design in each feed, no suggestions.
    Serving,
    /// Lists without entries.
    Empty,
    /// JSON that breaks off.
    Broken,
    /// 500.
    Failing,
    /// Closes the connection in the middle of the answer.
    Resetting,
    /// Takes the request and never answers.
    Silent,
}

/// A running stand-in; it serves until the test program ends.
pub struct Hub {
    /// Base URL.
    pub url: String,
    kind: Arc<Mutex<StandIn>>,
}

impl Hub {
    /// Answers like another kind from now on.
    pub fn turn_into(&self, kind: StandIn) {
        *self.kind.lock().unwrap() = kind;
    }
}

impl StandIn {
    /// Starts on a free port.
    pub fn start(self) -> Hub {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let kind = Arc::new(Mutex::new(self));
        let hub = Hub { url, kind: kind.clone() };
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for stream in listener.incoming().flatten() {
                let kind = *kind.lock().unwrap();
                if let Some(waiting) = kind.answer(stream) {
                    open.push(waiting);
                }
            }
        });
        hub
    }

    /// Answers one request; returns the connection if it is to stay open.
    fn answer(self, mut stream: TcpStream) -> Option<TcpStream> {
        let mut request = [0; 4096];
        let length = stream.read(&mut request).unwrap_or(0);
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
            Self::Resetting => {
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{".into()
            }
            Self::Silent => return Some(stream),
        };
        let _ = stream.write_all(answer.as_bytes());
        None
    }
}
