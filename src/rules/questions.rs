//! Several questions with one effort for all of them, see [`Rulebook::questions`].
//!
//! Invariant: a known answer is the same as to a single question; only whether it is known may depend on the questions before.

use super::{Rulebook, answer, diagram::Diagram, effort::NotKnown, search::Question};
use crate::catalog::{Choice, Selection};

/// Questions about the rules of one catalog.
pub struct Questions<'a> {
    book: &'a Rulebook,
    way: Way<'a>,
}

/// Where answers come from.
enum Way<'a> {
    Compiled(&'a Diagram),
    Searched(Box<Question<'a>>),
}

impl Rulebook {
    /// Asks several questions that together take as much effort as one: where many are asked and the rules are not compiled,
    /// that bounds them all.
    pub fn questions(&self) -> Questions<'_> {
        let way = self.compiled().map_or_else(|_| Way::Searched(Box::new(self.question())), Way::Compiled);
        Questions { book: self, way }
    }
}

impl Questions<'_> {
    /// See [`Rulebook::try_is_possible`].
    pub fn try_is_possible(&mut self, fixed: &[Choice]) -> Result<bool, NotKnown> {
        match &mut self.way {
            Way::Compiled(diagram) => Ok(answer::is_possible(diagram, fixed)),
            Way::Searched(question) => question.is_possible(fixed.iter().copied()),
        }
    }

    /// See [`Rulebook::try_complete`].
    pub fn try_complete(&mut self, fixed: &[Choice], prefer: &Selection) -> Result<Option<Selection>, NotKnown> {
        match &mut self.way {
            Way::Compiled(diagram) => Ok(answer::complete(diagram, self.book.known(fixed, prefer))),
            Way::Searched(question) => question.complete(fixed, prefer, &self.book.defaults),
        }
    }

    /// See [`Rulebook::try_repair`].
    #[expect(clippy::type_complexity, reason = "what is left and what was dropped, as there")]
    pub fn try_repair(
        &mut self,
        fixed: &[Choice],
        wish: &[Choice],
    ) -> Result<Option<(Vec<Choice>, Vec<Choice>)>, NotKnown> {
        let mut wish = wish.to_vec();
        wish.sort_unstable();
        wish.dedup();
        let dropped = match &mut self.way {
            Way::Compiled(diagram) => answer::smallest_drop(diagram, fixed, &wish),
            Way::Searched(question) => question.smallest_drop(fixed, &wish)?,
        };
        let Some(dropped) = dropped else { return Ok(None) };
        let (mut left, mut lost) = (Vec::new(), Vec::new());
        for (choice, dropped) in wish.into_iter().zip(dropped) {
            if dropped { &mut lost } else { &mut left }.push(choice);
        }
        Ok(Some((left, lost)))
    }
}
