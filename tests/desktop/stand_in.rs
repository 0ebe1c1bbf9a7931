//! Hubs that misbehave, on a loopback port.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
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

impl StandIn {
    /// Starts on a free port and returns the base URL. It serves until the test program ends.
    pub fn start(self) -> String {
        self.start_at("http://127.0.0.1:0")
    }

    /// Starts at a base URL whose port may have to become free first; another port if it does not.
    pub fn start_at(self, url: &str) -> String {
        let address = url.trim_start_matches("http://");
        let listener = TcpListener::bind(address).or_else(|_| TcpListener::bind("127.0.0.1:0")).unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        std::thread::spawn(move || {
            let mut open = Vec::new();
            for stream in listener.incoming().flatten() {
                if let Some(waiting) = self.answer(stream) {
                    open.push(waiting);
                }
            }
        });
        url
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
