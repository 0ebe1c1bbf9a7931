//! The design code: a design as a short, checksummed text that needs no server to be read.
//!
//! A code is a row of bits, most significant first, written five to a character in Crockford's base 32 (upper case, safe in
//! URLs and in QR alphanumeric mode):
//!
//! | Part | Bits |
//! |---|---|
//! | format | 4: 3 where there is a drawing, else 2 |
//! | line | 12, the first of the SHA-256 of the line's id |
//! | free data | 1, whether there is any |
//! | number of choices | only with free data; a number of order 4 |
//! | each choice, by ascending key of the group | the step from the key before (0 at first) less 1, a number of order 0; the key of the value less 1, of order 1 |
//! | each free datum, by ascending choice | how many choices lie between it and the one before, of order 1; 0 and a text, or 1 and three bytes of colour, in format 3 10 and a colour or 11 and a drawing; 1 bit, whether another follows |
//! | padding | zeros up to a whole byte |
//! | check | 16, CRC-16/IBM-3740 over the number of bytes before it (two bytes) and these bytes |
//! | padding | zeros up to a whole character |
//!
//! Numbers are exponential Golomb codes, see [`bits`]; texts are in [`text`], drawings in [`drawing`]. Values with the key 0 (`none`, `absent`, `no`)
//! are left out, and a group about which a code says nothing has that value. The version of the catalog is not in the code:
//! keys are never used again, so it would tell a reader nothing, and the same design would have another code with each version.
//! [`format1`] codes are still read.
//!
//! The check finds every error within three neighbouring characters, hence every single wrong character and every swap of
//! neighbours, and all but one in 65536 of other errors. Every format keeps the first and the check where they are, so that a
//! newer code is told from a mistyped one.
//!
//! Invariant: a selection has one code, and a text that decodes is, up to case, spaces, hyphens and look-alikes, that code.

mod bits;
mod drawing;
mod format1;
mod format2;
mod seal;
mod text;

pub use crate::catalog::code_room::{MAX_LENGTH, MAX_OWN_BYTES};

use self::{bits::Reader, format2::Body};
use super::Selection;
use crate::catalog::{Catalog, Choice, Free, GroupIx};
use std::collections::{BTreeMap, BTreeSet};

/// What a code says about today's catalog.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// Choices the catalog still has, in order of the groups; not necessarily complete or valid.
    pub choices: Vec<Choice>,
    /// How many choices name a group or value the catalog no longer has.
    pub lost: usize,
    /// What the code names, by ascending key of the group.
    pub mentions: Vec<Mention>,
    /// Free data of groups in `choices`.
    pub free: BTreeMap<GroupIx, Free>,
    /// Positions in `mentions` of groups whose free data has no place any more.
    pub free_lost: Vec<usize>,
}

/// A group and value as a code names them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Keys of group and value.
    pub keys: (u16, u16),
    /// What that is today; `None` if nothing.
    pub found: Option<Choice>,
    /// It took the place of what the code means.
    pub is_replacement: bool,
}

/// Why a text is not a design code.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodeError {
    #[error("“{0}” is not a design code: only digits and letters are used")]
    Characters(String),
    #[error("the design code is too long ({0} characters) to be one")]
    Length(usize),
    #[error("the design code has a typing error: its check digits do not match")]
    Checksum,
    #[error("the design code was made by a newer Atelier (format {0}); update to open it")]
    Version(u8),
    #[error("the design code belongs to another product line")]
    OtherLine,
}

/// The code of `selection`; the same selection always has the same code. Of free data only what belongs to a value with a key
/// is carried, texts without control characters and up to [`MAX_OWN_BYTES`], drawings in normal form if they fit into that, too;
/// those of a catalog without errors do.
pub fn encode(catalog: &Catalog, selection: &Selection) -> String {
    let named =
        selection.choices().map(|choice| (catalog.group(choice.group).key, catalog.value(choice).key, choice.group));
    let mut named: Vec<_> = named.filter(|(group, value, _)| *group != 0 && *value != 0).collect();
    named.sort_unstable();
    named.dedup_by_key(|(key, ..)| *key);
    let mut room = MAX_OWN_BYTES;
    let mut free = Vec::new();
    for (position, (_, _, group)) in named.iter().enumerate() {
        match selection.free(*group) {
            Some(Free::Text(said)) => {
                let said = text::carried(said, room);
                room -= said.len();
                if !said.is_empty() {
                    free.push((position, Free::Text(said)));
                }
            }
            Some(Free::Drawing(drawn)) if drawn.is_normal() && drawn.bytes() <= room => {
                room -= drawn.bytes();
                free.push((position, Free::Drawing(drawn.clone())));
            }
            Some(Free::Drawing(_)) => {}
            Some(Free::Color(color)) => free.push((position, Free::Color(*color))),
            None => {}
        }
    }
    let choices = named.into_iter().map(|(group, value, _)| (group, value)).collect();
    seal::seal(format2::write(&catalog.line, &Body { choices, free }))
}

/// Reads a code. Upper and lower case, spaces and `-` do not matter; `O` reads as `0`, `I` and `L` as `1`.
pub fn decode(catalog: &Catalog, code: &str) -> Result<Decoded, CodeError> {
    let code = code.trim();
    if code.len() > MAX_LENGTH {
        return Err(CodeError::Length(code.chars().count()));
    }
    let bytes = seal::unseal(code)?;
    let mut bits = Reader::new(&bytes);
    let format = bits.take(4).ok_or(CodeError::Checksum)?;
    if !(1..=format2::WITH_DRAWINGS).contains(&format) {
        return Err(CodeError::Version(format as u8));
    }
    if bits.take(12).ok_or(CodeError::Checksum)? != seal::line_mark(&catalog.line) {
        return Err(CodeError::OtherLine);
    }
    let body = match format {
        1 => format1::read(&mut bits).map(|choices| Body { choices, free: Vec::new() }),
        _ => format2::read(&catalog.line, &bytes),
    };
    Ok(today(catalog, body.ok_or(CodeError::Checksum)?))
}

/// What `body` means in `catalog`.
fn today(catalog: &Catalog, body: Body) -> Decoded {
    let mention = |keys: (u16, u16)| {
        let found = catalog.find_keys(keys.0, keys.1);
        let is_same = |choice: Choice| (catalog.group(choice.group).key, catalog.value(choice).key) == keys;
        Mention { keys, found, is_replacement: found.is_some_and(|choice| !is_same(choice)) }
    };
    let mut mentions: Vec<_> = body.choices.into_iter().map(mention).collect();
    // Where two things became one, what a code names directly counts, and else what it names first.
    let mut taken = BTreeSet::new();
    for pass in [false, true] {
        for mention in mentions.iter_mut().filter(|mention| mention.is_replacement == pass) {
            mention.found = mention.found.filter(|choice| taken.insert(choice.group));
        }
    }
    let named = mentions.iter().filter_map(|mention| mention.found);
    let silent = catalog.groups().filter(|(ix, _)| !taken.contains(ix)).filter_map(|(group, described)| {
        let (value, _) = described.values().find(|(_, value)| value.key == 0)?;
        Some(Choice { group, value })
    });
    let mut choices: Vec<_> = named.chain(silent).collect();
    choices.sort_unstable();
    if choices.len() == catalog.groups.len() {
        // Of a text that is not there a code does not say whether it is empty or its group absent; the other choices do.
        let mut selection = Selection::new(choices.iter().map(|choice| choice.value).collect());
        selection.vanish(catalog, |group| !taken.contains(&group));
        choices = selection.choices().collect();
    }
    let lost = mentions.iter().filter(|mention| mention.found.is_none()).count();
    let mut decoded = Decoded { choices, lost, mentions, ..Decoded::default() };
    for (position, free) in body.free {
        match decoded.mentions[position].found {
            Some(choice) => drop(decoded.free.insert(choice.group, free)),
            None => decoded.free_lost.push(position),
        }
    }
    decoded
}

impl Decoded {
    /// The selection, if every group has a value; not necessarily valid.
    pub fn selection(&self, catalog: &Catalog) -> Option<Selection> {
        if self.choices.len() != catalog.groups.len() {
            return None;
        }
        let mut selection = Selection::new(self.choices.iter().map(|choice| choice.value).collect());
        for (group, free) in &self.free {
            selection.set_free(*group, Some(free.clone()));
        }
        Some(selection)
    }
}

#[cfg(test)]
mod tests;
