//! Requests to change the design, carried out at one point.

use super::{Focus, Notice, Notices, Session};
use crate::{
    app::AppSystems,
    catalog::{Choice, Free, GroupIx, ListIx},
    design::{
        self, Selection,
        migration::{self, MigrationError, Then},
    },
};
use bevy::prelude::*;

/// Where a design from outside came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A community design or a saved one, by its title.
    Titled(String),
    /// The command line, a typed code, or the design of the last time: nothing is announced unless something became of it.
    Silent,
}

/// A request to change the design.
#[derive(Message, Clone, Debug)]
pub enum Edit {
    /// Choose one value; own choices that forbid it give way, as few as possible.
    Choose(Choice),
    /// Choose one value in place of these own choices.
    ChooseGivingUp(Choice, Vec<Choice>),
    /// Choose a value that takes a text or a colour, with these.
    Write(Choice, Free),
    /// Tell prices by another list; the design stays.
    PriceList(ListIx),
    /// Accept a change list, with what is written in its groups.
    Apply {
        wishes: Vec<Choice>,
        written: Vec<(GroupIx, Free)>,
    },
    /// Open a design code; see [`migration::migrate`].
    OpenCode {
        code: String,
        origin: Origin,
        then: Then,
    },
    Undo,
    Redo,
    /// Back to the start design; can be undone.
    Reset,
}

impl Edit {
    /// The values it asks for.
    fn wishes(&self) -> &[Choice] {
        match self {
            Self::Choose(wish) | Self::ChooseGivingUp(wish, _) | Self::Write(wish, _) => std::slice::from_ref(wish),
            Self::Apply { wishes, .. } => wishes,
            Self::PriceList(_) | Self::OpenCode { .. } | Self::Undo | Self::Redo | Self::Reset => &[],
        }
    }
}

/// The customer asked for a value that is not free.
#[derive(Message, Clone, Copy, Debug)]
pub struct Tried(pub Choice);

/// The machine is handed to somebody else: design and history are forgotten, every room goes back to its start.
#[derive(Message, Clone, Copy, Debug)]
pub struct NextVisitor;

/// The design changed in this frame.
#[derive(Message, Clone, Debug)]
pub struct SessionChanged {
    pub previous: Selection,
    pub groups: Vec<GroupIx>,
    /// It is another design as a whole, and not the same one with changes.
    pub is_other: bool,
}

pub fn plugin(app: &mut App) {
    app.add_message::<Edit>()
        .add_message::<Tried>()
        .add_message::<SessionChanged>()
        .add_message::<NextVisitor>()
        .add_systems(
            Update,
            (start_over, carry_out_edits).chain().in_set(AppSystems::Apply).run_if(resource_exists::<Session>),
        );
}

fn start_over(
    mut next: MessageReader<NextVisitor>,
    mut session: ResMut<Session>,
    mut focus: ResMut<Focus>,
    mut changed: MessageWriter<SessionChanged>,
) {
    if next.read().count() == 0 {
        return;
    }
    focus.0 = None;
    let previous = session.design().selection.clone();
    if let Some(fresh) = Session::new(session.catalog.clone(), session.book.clone()) {
        *session = fresh;
        let groups = changed_groups(&previous, &session.design().selection);
        changed.write(SessionChanged { previous, groups, is_other: true });
    }
}

fn carry_out_edits(
    mut edits: MessageReader<Edit>,
    mut session: ResMut<Session>,
    mut notices: ResMut<Notices>,
    mut changed: MessageWriter<SessionChanged>,
) {
    if edits.is_empty() {
        return;
    }
    let previous = session.design().selection.clone();
    let mut is_other = false;
    for edit in edits.read() {
        is_other |= matches!(edit, Edit::OpenCode { .. } | Edit::Reset);
        carry_out(edit.clone(), &mut session, &mut notices);
    }
    let groups = changed_groups(&previous, &session.design().selection);
    session.refresh();
    if !groups.is_empty() {
        changed.write(SessionChanged { previous, groups, is_other });
    }
}

/// Groups with another value, or with another text or colour for it.
fn changed_groups(before: &Selection, after: &Selection) -> Vec<GroupIx> {
    let groups = after.choices().map(|choice| choice.group);
    groups
        .filter(|&group| before.value(group) != after.value(group) || before.free(group) != after.free(group))
        .collect()
}

/// Takes over what came of an edit and tells which own choices moved with it; else that the wish is refused.
fn take(outcome: Option<design::Outcome>, wish: &[Choice], session: &mut Session, notices: &mut Notices) {
    let Some(outcome) = outcome else {
        notices.push(Notice::Refused(wish.to_vec()));
        return;
    };
    let moved: Vec<_> = outcome.changes.iter().copied().filter(|change| change.was_own).collect();
    session.history.push(outcome.design);
    if !moved.is_empty() {
        notices.push(Notice::AlsoChanged(moved));
    }
}

/// Carries out one edit and tells what happened besides what was asked for.
pub(super) fn carry_out(edit: Edit, session: &mut Session, notices: &mut Notices) {
    // Who asked may have looked at the catalog of before; what this one does not have means nothing.
    if !edit.wishes().iter().all(|&wish| session.exists(wish)) {
        return;
    }
    let (catalog, book) = (session.catalog.clone(), session.book.clone());
    match edit {
        Edit::Choose(choice) => take(session.outcome(choice), &[choice], session, notices),
        Edit::ChooseGivingUp(choice, given_up) => {
            let outcome = design::edit::choose_giving_up(&book, session.design(), choice, &given_up);
            // What was given up on purpose is no news.
            let outcome = outcome.map(|mut outcome| {
                outcome.changes.retain(|change| !given_up.contains(&change.from));
                outcome
            });
            take(outcome, &[choice], session, notices);
        }
        Edit::Write(choice, free) => {
            let outcome = design::edit::write(&book, session.design(), choice, free)
                .and_then(|mut outcome| outcome.design.selection.clean_free(&catalog).is_empty().then_some(outcome));
            take(outcome, &[choice], session, notices);
        }
        Edit::PriceList(list) => session.list = catalog.price_list(list).ix,
        Edit::Apply { wishes, written } => {
            let mut outcome = design::edit::apply(&book, session.design(), &wishes);
            let selection = &mut outcome.design.selection;
            for (group, free) in written {
                if wishes.iter().any(|wish| wish.group == group && selection.has(*wish)) {
                    selection.set_free(group, Some(free));
                }
            }
            // What the catalog has no room for goes again.
            selection.clean_free(&catalog);
            session.history.push(outcome.design);
            if !outcome.refused.is_empty() {
                notices.push(Notice::Refused(outcome.refused));
            } else if !outcome.changes.is_empty() {
                notices.push(Notice::AlsoChanged(outcome.changes));
            }
        }
        Edit::OpenCode { code, origin, then } => {
            match migration::migrate(&catalog, &book, session.list, &code, &then) {
                Ok(migration) => {
                    session.history.push(migration.design.clone());
                    let title = match origin {
                        Origin::Titled(title) => title,
                        Origin::Silent if migration.is_as_it_was() => return,
                        Origin::Silent => String::new(),
                    };
                    notices.push(Notice::Opened { title, migration: Box::new(migration) });
                }
                Err(MigrationError::Code(error)) => notices.push(Notice::BadCode(error)),
                // A line without a valid design is not opened.
                Err(MigrationError::Void) => {}
            }
        }
        Edit::Undo => {
            session.history.undo();
        }
        Edit::Redo => {
            session.history.redo();
        }
        Edit::Reset => {
            if let Some(start) = design::edit::start(&catalog, &book) {
                session.history.push(start);
            }
        }
    }
}

#[cfg(test)]
#[path = "edit_tests.rs"]
mod tests;
