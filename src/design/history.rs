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

    /// The current design and those before it, the latest first.
    pub fn designs(&self) -> impl Iterator<Item = &Design> {
        std::iter::once(&self.current).chain(self.past.iter().rev())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{catalog::ValueIx, design::Selection};
    use proptest::prelude::*;

    fn design(value: u16) -> Design {
        Design { selection: Selection::new(vec![ValueIx(value)]), own: vec![true] }
    }

    #[test]
    fn only_the_last_steps_are_kept() {
        let mut history = History::new(design(0));
        for value in 1..=DEPTH as u16 + 5 {
            assert!(history.push(design(value)));
        }
        let steps = std::iter::from_fn(|| history.undo().then_some(())).count();
        assert_eq!(steps, DEPTH);
        assert_eq!(*history.current(), design(5));
    }

    #[test]
    fn a_new_step_forgets_what_was_undone() {
        let mut history = History::new(design(0));
        history.push(design(1));
        assert!(history.undo() && history.can_redo());
        assert!(!history.push(design(0)), "nothing changed");
        assert!(history.can_redo(), "nothing is forgotten");
        assert!(history.push(design(2)));
        assert!(!history.can_redo() && !history.redo());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// `None` undoes and 4 redoes; the model is the list of all designs and a position in it.
        #[test]
        fn history_is_a_list_with_a_position(steps in prop::collection::vec(prop::option::of(0..5_u16), 0..60)) {
            let mut history = History::new(design(0));
            let (mut list, mut position) = (vec![design(0)], 0);
            for step in steps {
                match step {
                    None => prop_assert_eq!(history.undo(), position > 0),
                    Some(4) => prop_assert_eq!(history.redo(), position + 1 < list.len()),
                    Some(value) => prop_assert_eq!(history.push(design(value)), list[position] != design(value)),
                }
                match step {
                    None => position = position.saturating_sub(1),
                    Some(4) => position = (position + 1).min(list.len() - 1),
                    Some(value) if list[position] != design(value) => {
                        list.truncate(position + 1);
                        list.push(design(value));
                        position += 1;
                    }
                    Some(_) => {}
                }
                prop_assert_eq!(history.current(), &list[position]);
                prop_assert_eq!((history.can_undo(), history.can_redo()), (position > 0, position + 1 < list.len()));
            }
        }
    }
}
