//! Undo and redo.

use super::Design;

/// How many steps back are kept.
pub const DEPTH: usize = 200;

/// The designs before and after the current one.
#[derive(Clone, Debug)]
pub struct History {
    current: Design,
    past: std::collections::VecDeque<Design>,
    future: Vec<Design>,
}

impl History {
    pub fn new(design: Design) -> Self {
        Self { current: design, past: Default::default(), future: Vec::new() }
    }

    pub fn current(&self) -> &Design {
        &self.current
    }

    /// Makes `design` the current one; what was undone before is forgotten. Says whether anything changed.
    pub fn push(&mut self, design: Design) -> bool {
        if design == self.current {
            return false;
        }
        self.past.push_back(std::mem::replace(&mut self.current, design));
        if self.past.len() > DEPTH {
            self.past.pop_front();
        }
        self.future.clear();
        true
    }

    /// Steps back; `false` at the beginning.
    pub fn undo(&mut self) -> bool {
        let Some(design) = self.past.pop_back() else { return false };
        self.future.push(std::mem::replace(&mut self.current, design));
        true
    }

    /// Steps forward again; `false` at the end.
    pub fn redo(&mut self) -> bool {
        let Some(design) = self.future.pop() else { return false };
        self.past.push_back(std::mem::replace(&mut self.current, design));
        true
    }

    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
