//! The worker against hubs that misbehave: a raw TCP server says whatever a test wants it to say.
//!
//! Invariant: tests wait for what the worker tells, never for a time; the time-outs here only end a test that hangs.

mod feeds;
mod publishing;
mod reviewing;
mod rig;
mod server;
