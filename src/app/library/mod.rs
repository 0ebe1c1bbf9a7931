//! Designs kept on this machine: saved ones, and the current one for the next start.
//!
//! Invariant: a file is replaced as a whole or not at all; killing the program at any time loses nothing that was saved.

pub mod keeper;
mod open;
mod plugin;
mod requests;
pub mod settings;
pub mod store;

pub use plugin::plugin;
pub use settings::Settings;
pub use store::SavedDesign;

use bevy::prelude::*;
use std::path::PathBuf;

/// The folder for designs and settings; inserted by whoever starts the app, else the usual place of this system.
#[derive(Resource, Clone, Debug, PartialEq, Eq)]
pub struct DataDir(pub PathBuf);

impl Default for DataDir {
    fn default() -> Self {
        Self(crate::service::place::default_data_dir())
    }
}

/// A design code to open at the start in place of the design of the last time.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct OpenDesign(pub Option<String>);

/// Where random bits come from, as a resource so that tests can set it.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Randomness(pub fn() -> Option<u128>);

impl Randomness {
    /// A new id for a design; `None` if the system has no random bits.
    pub fn id(self) -> Option<String> {
        (self.0)().map(store::id_from)
    }
}

impl Default for Randomness {
    fn default() -> Self {
        Self(|| {
            use rand::{TryRng, rngs::SysRng};
            let half = || SysRng.try_next_u64().ok().map(u128::from);
            Some((half()? << 64) | half()?)
        })
    }
}

/// The saved designs of this line, last changed first; read by ui.
#[derive(Resource, Debug, Default)]
pub struct Library {
    pub designs: Vec<SavedDesign>,
}

impl Library {
    /// The saved design with this id.
    pub fn get(&self, id: &str) -> Option<&SavedDesign> {
        self.designs.iter().find(|design| design.id == id)
    }

    /// Takes a design in, in place of the one with its id.
    fn put(&mut self, design: SavedDesign) {
        self.designs.retain(|other| other.id != design.id);
        self.designs.push(design);
        self.sort();
    }

    fn sort(&mut self) {
        self.designs.sort_by(|a, b| b.changed_at.cmp(&a.changed_at).then_with(|| a.id.cmp(&b.id)));
    }
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
    /// Write the quotation of the current design for other programs.
    KeepQuotation,
}
