//! The real program without a display, for tests of what it prints and writes.

use std::process::{Command, Output};

/// What the program says to these arguments.
pub fn atelier(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_atelier"))
        .args(arguments)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env("ATELIER_HOME", ".")
        .output()
        .unwrap()
}
