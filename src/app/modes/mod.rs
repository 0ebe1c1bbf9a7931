//! The three uses, each a profile of capabilities; other code asks for a capability, never for a mode.

pub mod profile;

pub use profile::Profile;
