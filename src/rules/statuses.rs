//! What choosing each value would mean.
//!
//! Invariant: what is called free can be completed to a valid design with every own choice of other groups.

use super::{
    Rulebook, Status, answer,
    book::own_besides,
    diagram::{self, Diagram, Sweep},
    effort::NotKnown,
    next::Next,
    search::Question,
};
use crate::catalog::{Choice, Design, GroupIx, ValueIx};

impl Rulebook {
    /// The status of every value of every group, by group and value. What an own choice of the same group says does not
    /// count: the value would replace it. Changes are the smallest there are; where the rules are not compiled, only up to
    /// five, and minimal beyond. What is not known is [`Status::Never`]: it cannot be chosen.
    pub fn statuses(&self, design: &Design) -> Vec<Vec<Status>> {
        match self.compiled() {
            Ok(diagram) => self.statuses_compiled(diagram, design),
            Err(_) => {
                let known = |status: Result<Status, NotKnown>| status.unwrap_or(Status::Never);
                self.statuses_searched(design).into_iter().map(|group| group.into_iter().map(known).collect()).collect()
            }
        }
    }

    /// Like [`Self::statuses`], with an error for every value of which the search was given up.
    pub fn try_statuses(&self, design: &Design) -> Vec<Vec<Result<Status, NotKnown>>> {
        match self.compiled() {
            Ok(diagram) => {
                let groups = self.statuses_compiled(diagram, design).into_iter();
                groups.map(|group| group.into_iter().map(Ok).collect()).collect()
            }
            Err(_) => self.statuses_searched(design),
        }
    }

    /// Whether each value is known to be possible with every own choice of other groups kept, by group and value.
    pub fn free(&self, design: &Design) -> Vec<Vec<bool>> {
        let sizes = self.network.sizes();
        match self.compiled() {
            Ok(diagram) => {
                let besides = Sweep::new(diagram, &answer::losses(diagram, design)).besides(diagram);
                let is_free = |&class: &u32| besides[class as usize] == 0;
                (0..sizes.len()).map(|group| diagram.class_of(group).iter().map(is_free).collect()).collect()
            }
            Err(_) => {
                let question = &mut self.question();
                let mut is_free = |own: &[Choice], choice: Choice| {
                    question.is_possible(own.iter().copied().chain([choice])) == Ok(true)
                };
                self.by_value(design, &mut is_free)
            }
        }
    }

    fn statuses_compiled(&self, diagram: &Diagram, design: &Design) -> Vec<Vec<Status>> {
        let next = Next::new(self, diagram, design);
        let besides = next.besides();
        let mut changes: Vec<Option<Option<Vec<Choice>>>> = vec![None; diagram.classes()];
        let mut status = |choice: Choice, class: u32| match besides[class as usize] {
            _ if design.selection.has(choice) => Status::Selected,
            0 => Status::Free,
            cost if !diagram::is_possible(cost) => Status::Never,
            _ => {
                let changed = || {
                    let (after, lost) = next.with(choice)?;
                    Some(
                        lost.into_iter()
                            .map(|own| Choice { group: own.group, value: after.value(own.group) })
                            .collect(),
                    )
                };
                changes[class as usize].get_or_insert_with(changed).clone().map_or(Status::Never, Status::AfterChanges)
            }
        };
        let groups = (0..self.network.sizes().len()).map(|group| {
            let choice = |value: u16| Choice { group: GroupIx(group as u16), value: ValueIx(value) };
            (0..).zip(diagram.class_of(group)).map(|(value, &class)| status(choice(value), class)).collect()
        });
        groups.collect()
    }

    fn statuses_searched(&self, design: &Design) -> Vec<Vec<Result<Status, NotKnown>>> {
        let question = &mut self.question();
        self.by_value(design, &mut |own: &[Choice], choice: Choice| self.status_searched(question, design, own, choice))
    }

    /// The status of `choice` beside the own choices of other groups.
    fn status_searched(
        &self,
        question: &mut Question<'_>,
        design: &Design,
        own: &[Choice],
        choice: Choice,
    ) -> Result<Status, NotKnown> {
        if design.selection.has(choice) {
            return Ok(Status::Selected);
        }
        if question.is_possible(own.iter().copied().chain([choice]))? {
            return Ok(Status::Free);
        }
        let Some(dropped) = question.smallest_drop(&[choice], own)? else { return Ok(Status::Never) };
        let (mut fixed, mut lost) = (vec![choice], Vec::new());
        for (&own, dropped) in own.iter().zip(dropped) {
            if dropped { &mut lost } else { &mut fixed }.push(own);
        }
        let after = question.complete(&fixed, &design.selection, &self.defaults)?;
        Ok(after.map_or(Status::Never, |after| {
            let to = |own: Choice| Choice { group: own.group, value: after.value(own.group) };
            Status::AfterChanges(lost.into_iter().map(to).collect())
        }))
    }

    /// What `ask` says of each value and the own choices of other groups, by group and value.
    fn by_value<T>(&self, design: &Design, ask: &mut dyn FnMut(&[Choice], Choice) -> T) -> Vec<Vec<T>> {
        let groups = (0..).map(GroupIx).zip(self.network.sizes()).map(|(group, &size)| {
            let own = own_besides(design, group);
            (0..size as u16).map(|value| ask(&own, Choice { group, value: ValueIx(value) })).collect()
        });
        groups.collect()
    }
}
