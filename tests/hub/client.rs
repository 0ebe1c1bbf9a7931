//! A small HTTP/1.1 client: one request a connection, the answer as it came over the wire.
//!
//! Written out rather than taken from a library so that the tests see the exact bytes (nothing decompressed, no header added)
//! and need neither TLS nor the app's dependencies.

use atelier::wire::Problem;
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeMap,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

pub struct Answer {
    pub status: u16,
    /// By lower-case name.
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{e}: {}", String::from_utf8_lossy(&self.body)))
    }

    /// The answer as a problem document of the status and kind, whose detail it returns.
    pub fn problem(&self, status: u16, kind: &str) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{}", String::from_utf8_lossy(&self.body));
        let problem: Problem = self.json();
        assert_eq!(
            (problem.status, problem.kind),
            (status, format!("urn:atelier:problem:{kind}")),
            "{}",
            problem.detail
        );
        assert_eq!(self.status, status);
        assert!(!problem.title.is_empty());
        problem.detail
    }
}

pub fn get(addr: SocketAddr, target: &str) -> Answer {
    request(addr, "GET", target, &[], b"")
}

pub fn post(addr: SocketAddr, target: &str, body: &impl serde::Serialize) -> Answer {
    let body = serde_json::to_vec(body).unwrap();
    request(addr, "POST", target, &[("Content-Type", "application/json")], &body)
}

pub fn request(addr: SocketAddr, method: &str, target: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(addr).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
    let mut head = format!("{method} {target} HTTP/1.1\r\nHost: {addr}\r\nConnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("Content-Length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(body).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    parse(&bytes)
}

fn parse(bytes: &[u8]) -> Answer {
    let end = bytes.windows(4).position(|window| window == b"\r\n\r\n").expect("a head");
    let head = std::str::from_utf8(&bytes[..end]).unwrap();
    let (first, rest) = head.split_once("\r\n").unwrap();
    let status = first.split(' ').nth(1).unwrap().parse().unwrap();
    let headers = rest.split("\r\n").map(|line| line.split_once(':').unwrap());
    let headers: BTreeMap<_, _> = headers.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect();
    let body = bytes[end + 4..].to_vec();
    assert!(!headers.contains_key("transfer-encoding"), "answers say how long they are");
    assert_eq!(headers.get("content-length").map_or(0, |length| length.parse().unwrap()), body.len());
    Answer { status, headers, body }
}
