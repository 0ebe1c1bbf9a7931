//! The session: one line, its rules, the design with its history, and what follows from them.

use crate::{
    catalog::{Catalog, Choice, Day, ListIx, Minor, PriceList},
    design::{
        Design, Finished, Goal, History, Offer, Outcome, Quotation, Quote, Selection, code, edit, finish, offers,
        price::{self, Cost},
        quotation,
    },
    rules::Rulebook,
};
use bevy::prelude::*;
use std::sync::Arc;

/// The line being configured and the design as it stands. Read by everyone, changed only by [`super::edit`].
#[derive(Resource)]
pub struct Session {
    pub catalog: Arc<Catalog>,
    pub book: Arc<Rulebook>,
    pub(super) history: History,
    pub(super) list: ListIx,
    quote: Quote,
    offers: Vec<Vec<Offer>>,
    code: String,
}

impl Session {
    /// A session at the start design, with prices of the first list; `None` if the line has no valid design.
    pub fn new(catalog: Arc<Catalog>, book: Arc<Rulebook>) -> Option<Self> {
        let history = History::new(edit::start(&catalog, &book)?);
        let mut session = Self {
            quote: price::quote(&catalog, &history.current().selection),
            offers: Vec::new(),
            code: String::new(),
            list: ListIx(0),
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

    /// The price by [`Self::price_list`].
    pub fn quote(&self) -> &Quote {
        &self.quote
    }

    /// The list that prices are told by.
    pub fn price_list(&self) -> PriceList<'_> {
        self.catalog.price_list(self.list)
    }

    /// What the design costs by every price list.
    pub fn costs(&self) -> Vec<Cost> {
        price::costs(&self.catalog, &self.design().selection)
    }

    /// What the vendor is bound by today.
    pub fn quotation(&self, today: Day) -> Quotation {
        quotation::quotation(&self.catalog, self.list, &self.design().selection, today)
    }

    /// How the total would differ with another selection.
    pub fn difference(&self, selection: &Selection) -> Minor {
        price::quote_in(&self.catalog, self.list, selection).total - self.quote.total
    }

    /// Whether the catalog has this value in this group.
    pub(super) fn exists(&self, choice: Choice) -> bool {
        let group = self.catalog.groups.get(usize::from(choice.group.0));
        group.is_some_and(|group| usize::from(choice.value.0) < group.values.len())
    }

    /// How a value of the catalog stands to the design, and what it costs.
    pub fn offer(&self, choice: Choice) -> Offer {
        self.offers[usize::from(choice.group.0)][usize::from(choice.value.0)]
    }

    /// What choosing `choice` would give; `None` if it is impossible.
    pub fn outcome(&self, choice: Choice) -> Option<Outcome> {
        edit::choose(&self.book, self.design(), choice)
    }

    /// What the customer did not choose, filled in for `goal`; see [`finish::finish`].
    pub fn finish(&self, goal: Goal<'_>) -> Option<Finished> {
        finish::finish(&self.catalog, &self.book, self.list, self.design(), goal)
    }

    /// The code of the current design.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Of this design and those before it, the one that differs from `selection` in the fewest groups, the latest of several:
    /// what a design that came back began as.
    pub fn nearest(&self, selection: &Selection) -> &Selection {
        let designs = self.history.designs().map(|design| &design.selection);
        designs.min_by_key(|design| design.diff(selection).len()).unwrap_or(&self.design().selection)
    }

    pub fn can_undo(&self) -> bool {
        self.history.can_undo()
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo()
    }

    /// Takes a design over as if it had been edited, for tests.
    #[cfg(test)]
    pub fn take_over(&mut self, design: Design) {
        self.history.push(design);
        self.refresh();
    }

    /// Tells prices by `list`, for tests.
    #[cfg(test)]
    pub fn tell_by(&mut self, list: ListIx) {
        self.list = list;
        self.refresh();
    }

    /// Brings what follows from the design up to date after the history moved.
    pub(super) fn refresh(&mut self) {
        let design = self.history.current();
        self.quote = price::quote_in(&self.catalog, self.list, &design.selection);
        self.offers = offers::offers(&self.catalog, &self.book, self.list, design);
        self.code = code::encode(&self.catalog, &design.selection);
    }
}
