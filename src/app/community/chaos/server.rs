//! A server whose every byte a test decides.
//!
//! Invariant: each connection carries one request and is on a thread of its own, so that a slow answer holds up no other.

use serde_json::{Value, json};
use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// A request as the server saw it.
#[derive(Clone, Debug)]
pub struct Request {
    /// Method and target, such as `GET /v1/designs?line=…`.
    pub target: String,
    pub if_none_match: Option<String>,
    pub authorization: Option<String>,
    pub body: String,
}

impl Request {
    pub fn is(&self, part: &str) -> bool {
        self.target.contains(part)
    }
}

pub type Handler = Box<dyn Fn(&Request, &mut TcpStream) + Send + Sync>;

pub struct Server {
    pub url: String,
    handler: Arc<Mutex<Arc<Handler>>>,
    seen: Arc<Mutex<Vec<Request>>>,
}

impl Server {
    pub fn start(handler: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, handler: Arc::new(Mutex::new(Arc::new(Box::new(handler)))), seen: Arc::default() };
        let (handler, seen) = (server.handler.clone(), server.seen.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (Ok(mut stream), handler, seen) = (stream, handler.clone(), seen.clone()) else { continue };
                std::thread::spawn(move || {
                    let Some(request) = read_request(&mut stream) else { return };
                    seen.lock().unwrap().push(request.clone());
                    let handler = handler.lock().unwrap().clone();
                    handler(&request, &mut stream);
                });
            }
        });
        server
    }

    pub fn behave(&self, handler: impl Fn(&Request, &mut TcpStream) + Send + Sync + 'static) {
        *self.handler.lock().unwrap() = Arc::new(Box::new(handler));
    }

    pub fn seen(&self, part: &str) -> Vec<Request> {
        self.seen.lock().unwrap().iter().filter(|request| request.is(part)).cloned().collect()
    }
}

pub fn read_request(stream: &mut TcpStream) -> Option<Request> {
    let mut bytes = Vec::new();
    let mut chunk = [0; 4096];
    loop {
        let head_end = bytes.windows(4).position(|window| window == b"\r\n\r\n");
        if let Some(end) = head_end {
            let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
            let header = |name: &str| {
                head.lines().find_map(|line| {
                    let (key, value) = line.split_once(':')?;
                    key.eq_ignore_ascii_case(name).then(|| value.trim().to_owned())
                })
            };
            let length: usize = header("content-length").and_then(|value| value.parse().ok()).unwrap_or(0);
            if bytes.len() >= end + 4 + length {
                return Some(Request {
                    target: head.lines().next()?.to_owned(),
                    if_none_match: header("if-none-match"),
                    authorization: header("authorization"),
                    body: String::from_utf8_lossy(&bytes[end + 4..]).into_owned(),
                });
            }
        }
        match stream.read(&mut chunk) {
            Ok(count) if count > 0 => bytes.extend_from_slice(&chunk[..count]),
            _ => return None,
        }
    }
}

pub fn respond(stream: &mut TcpStream, status: &str, kind: &str, extra: &str, body: &str) {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n");
    // A client that hung up is part of the game.
    drop(stream.write_all(format!("{head}{extra}\r\n{body}").as_bytes()));
}

pub fn respond_json(stream: &mut TcpStream, body: &Value) {
    respond(stream, "200 OK", "application/json", "", &body.to_string());
}

pub fn design(id: &str) -> Value {
    json!({"id": id, "line": "eyewear", "code": "CODE", "title": format!("Design {id}"), "author": "ada",
        "likes": 1, "orders": 0, "created_at": 10, "sample": true})
}

pub fn advice() -> Value {
    json!({"id": "s1", "line": "eyewear", "author": "house", "title": {"en": "Thin"}, "why": {"en": "Light"},
        "change": {"lens": "thin"}})
}

/// A hub as it should be: two recent designs, one popular, no staff pick, one suggestion.
pub fn good(request: &Request, stream: &mut TcpStream) {
    let items = if request.is("POST") {
        let sent: Value = serde_json::from_str(&request.body).unwrap();
        let mut published = design(sent["id"].as_str().unwrap());
        published["title"] = sent["title"].clone();
        return respond(stream, "201 Created", "application/json", "", &published.to_string());
    } else if request.is("/v1/suggestions") {
        json!([advice()])
    } else if request.is("feed=recent") {
        json!([design("r1"), design("r2")])
    } else if request.is("feed=popular") {
        json!([design("p1")])
    } else {
        json!([])
    };
    respond_json(stream, &json!({"items": items}));
}

pub fn failing(_: &Request, stream: &mut TcpStream) {
    respond(stream, "503 Service Unavailable", "text/plain", "", "down");
}

/// Ends the connection with a reset in place of an orderly end: what was read so far is thrown away at the other side.
pub fn reset(stream: &TcpStream) {
    let linger = libc::linger { l_onoff: 1, l_linger: 0 };
    // SAFETY: the socket is open as long as `stream` is borrowed, and the option is read while the call lasts.
    let done = unsafe {
        libc::setsockopt(
            std::os::fd::AsRawFd::as_raw_fd(stream),
            libc::SOL_SOCKET,
            libc::SO_LINGER,
            std::ptr::from_ref(&linger).cast(),
            size_of::<libc::linger>() as libc::socklen_t,
        )
    };
    assert_eq!(done, 0, "a socket of its own can be made to reset");
}
