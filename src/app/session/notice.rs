//! Short messages to the customer about what just happened.

use super::Trouble;
use crate::{
    app::community::HubTrouble,
    catalog::Choice,
    design::{Change, Migration, code::CodeError},
};
use bevy::prelude::*;
use std::collections::VecDeque;

/// Most notices that are kept.
const CAPACITY: usize = 8;

/// Something worth telling; the ui finds the words.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// An edit moved these groups besides what was asked for.
    AlsoChanged(Vec<Change>),
    /// These wishes could not be granted.
    Refused(Vec<Choice>),
    /// A design from outside was opened: its title (empty for a bare code), and what became of each of its choices.
    Opened {
        title: String,
        migration: Box<Migration>,
    },
    /// A text was not a design code.
    BadCode(CodeError),
    Saved {
        name: String,
    },
    Deleted {
        name: String,
    },
    QuotationKept {
        folder: String,
    },
    Published {
        title: String,
    },
    /// It will be sent when the hub can take it.
    PublishQueued {
        title: String,
    },
    PublishRefused {
        why: HubTrouble,
    },
    /// The hub took a review.
    Reviewed,
    /// It took a review back.
    ReviewWithdrawn,
    /// A review will be sent when the hub can take it.
    ReviewQueued,
    ReviewRefused {
        why: HubTrouble,
    },
    Trouble(Trouble),
}

/// Notices in the order they came. `count` only ever grows, so that readers see what is new.
#[derive(Resource, Debug, Default)]
pub struct Notices {
    pub recent: VecDeque<Notice>,
    pub count: u64,
}

impl Notices {
    pub fn push(&mut self, notice: Notice) {
        if self.recent.len() == CAPACITY {
            self.recent.pop_front();
        }
        self.recent.push_back(notice);
        self.count += 1;
    }
}
