//! The community service: designs, feeds and the vendor's suggestions over HTTP, on a database.
//!
//! Invariant: what is stored was checked against the catalog, and prices are nobody's to send; a client only ever reads what
//! [`publish`] let through or what the catalog itself brought along ([`seed`]). The hub meets the app in [`crate::wire`] alone.
//!
//! Two ways in: the `atelier-hub` program, and [`start`] for a program that carries its own hub on a loopback port.

mod cursor;
mod error;
mod http;
mod limit;
mod lines;
mod popularity;
mod problem;
mod publish;
mod rating;
mod review;
mod routes;
mod seed;
mod server;
mod store;

pub use error::Error;
pub use limit::Limit;
pub use server::{Clock, Config, RunningHub, start, system_clock};

use std::sync::Arc;

/// What every request needs.
struct Hub {
    lines: lines::Lines,
    store: Arc<dyn store::Store>,
    clock: Clock,
    /// What bounds the changes of one client, if anything does.
    meter: Option<limit::Meter>,
}
