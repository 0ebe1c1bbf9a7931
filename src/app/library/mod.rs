//! Designs kept on this machine: saved ones, and the current one for the next start.
//!
//! Invariant: a file is replaced as a whole or not at all; killing the program at any time loses nothing that was saved.

use bevy::prelude::*;
use serde::{Deserialize, Serialize};

/// A design the customer kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedDesign {
    /// Random, letters and digits; also the file name.
    pub id: String,
    pub name: String,
    pub line: String,
    /// See [`crate::design::code`].
    pub code: String,
    /// Seconds since 1970-01-01 UTC.
    pub created_at: i64,
    pub changed_at: i64,
    /// Id it was published under, if it was.
    #[serde(default)]
    pub published: Option<String>,
}

/// The saved designs of this line, last changed first; read by ui.
#[derive(Resource, Debug, Default)]
pub struct Library {
    pub designs: Vec<SavedDesign>,
}

/// A request to the library; sent by ui.
#[derive(Message, Clone, Debug)]
pub enum LibraryRequest {
    /// Keep the current design under a new name.
    Save {
        name: String,
    },
    Rename {
        id: String,
        name: String,
    },
    /// Make a saved design the current one (undo brings the old one back).
    Open {
        id: String,
    },
    Duplicate {
        id: String,
    },
    Delete {
        id: String,
    },
}
