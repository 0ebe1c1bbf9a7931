//! What comes from outside, as far as the customer has a say in it or wants to know: designs opened, changes proposed.

use crate::{
    catalog::{Choice, Free},
    design::migration::Fate,
};
use egui::TextureId;

/// What became of a design from outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Its title; empty for a bare code.
    pub title: String,
    /// How many choices are as they were.
    pub kept: usize,
    /// What there is to say of them and the others.
    pub lines: Vec<ReportLine>,
    /// How many texts and colours are gone.
    pub free_lost: usize,
    /// What all of that makes of the price, in words.
    pub price: String,
}

/// What became of one choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportLine {
    pub fate: Fate,
    /// A sentence, with the price.
    pub words: String,
    /// Reasons in the words of the catalog.
    pub why: Vec<String>,
}

/// Where proposed changes come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Id of a suggestion.
    Advice(String),
    /// A design code that somebody sent.
    Code(String),
}

/// Changes that somebody proposes, each to be taken or left.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub source: Source,
    pub title: String,
    /// Whose it is, in words; empty for a code.
    pub by: String,
    pub why: String,
    pub sample: bool,
    pub changes: Vec<Proposed>,
    /// What else would change with those that are taken, one line a group.
    pub consequences: Vec<String>,
    /// Those that are taken but cannot be had together with the others.
    pub refused: Vec<String>,
    /// Difference of the total with those that are taken, with sign; empty for none.
    pub price: String,
    /// The design as it is, and with those that are taken.
    pub pictures: [Option<TextureId>; 2],
    /// The same as they would be seen on the stage; while they are compared there.
    pub on_stage: [Option<TextureId>; 2],
}

impl Proposal {
    /// The changes that are taken.
    pub fn taken(&self) -> impl Iterator<Item = &Proposed> {
        self.changes.iter().filter(|change| change.taken)
    }
}

/// One proposed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub choice: Choice,
    /// The words or the colour that go with it.
    pub free: Option<Free>,
    /// For example `Tint: Smoke → Clear`.
    pub words: String,
    /// Why it is not taken unless asked for; the customer chose otherwise since.
    pub conflict: Option<Clash>,
    pub taken: bool,
    /// Difference of the total with this change alone, with sign; empty for none.
    pub price: String,
}

/// What a proposed change is in conflict with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// The customer chose this otherwise since.
    Mine,
    /// The rules forbid it together with what the customer chose since.
    Rules,
}
