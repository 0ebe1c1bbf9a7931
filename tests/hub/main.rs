//! A hub as its clients see it: over real HTTP, on a database in a folder of its own.

mod client;
mod feeds;
mod lifecycle;
mod limits;
mod publishing;
mod reviews;
mod samples;
mod world;
