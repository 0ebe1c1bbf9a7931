//! The three uses, each a profile of capabilities; other code asks for a capability, never for a mode.

pub mod profile;
pub mod visitors;
pub mod watch;

pub use profile::Profile;
