//! The session: one line, its rules, the design with its history, and what follows from them.

use crate::{
    catalog::{Catalog, Choice},
    design::{Design, History, Quote, code, edit, price},
    rules::{Rulebook, Status},
};
use bevy::prelude::*;
use std::sync::Arc;

/// The line being configured and the design as it stands. Read by everyone, changed only by [`super::edit`].
#[derive(Resource)]
pub struct Session {
    pub catalog: Arc<Catalog>,
    pub book: Arc<Rulebook>,
    pub(super) history: History,
    quote: Quote,
    statuses: Vec<Vec<Status>>,
    code: String,
}

impl Session {
    /// A session at the start design; `None` if the line has no valid design.
    pub fn new(catalog: Arc<Catalog>, book: Arc<Rulebook>) -> Option<Self> {
        let history = History::new(edit::start(&catalog, &book)?);
        let mut session = Self {
            quote: price::quote(&catalog, &history.current().selection),
            statuses: Vec::new(),
            code: String::new(),
            catalog,
            book,
            history,
        };
        session.refresh();
        Some(session)
    }

    pub fn design(&self) -> &Design {
        self.history.current()
    }

    pub fn quote(&self) -> &Quote {
        &self.quote
    }

    /// What choosing `choice` would mean.
    pub fn status(&self, choice: Choice) -> &Status {
        &self.statuses[usize::from(choice.group.0)][usize::from(choice.value.0)]
    }

    /// The code of the current design.
    pub fn code(&self) -> &str {
        &self.code
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Brings what follows from the design up to date after the history moved.
    pub(super) fn refresh(&mut self) {
        let design = self.history.current();
        self.quote = price::quote(&self.catalog, &design.selection);
        self.statuses = self.book.statuses(design);
        self.code = code::encode(&self.catalog, &design.selection);
    }
}
