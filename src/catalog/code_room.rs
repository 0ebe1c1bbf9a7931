//! How much room a design code has, and how much of it a line may need. The code itself is written by `design::code`.
//!
//! Invariant: no selection of a line has a longer code than [`longest`] says.

use super::{Group, Kind};

/// No code is longer, in bytes of its text; the largest QR code holds as many characters.
pub const MAX_LENGTH: usize = 4296;

/// All free texts and drawings of a code together have at most so many bytes; a text behind that is cut off, and a drawing is
/// left out.
pub const MAX_OWN_BYTES: usize = 1400;

/// Bits before the choices: the format, the line, whether there is free data.
const HEAD_BITS: usize = 17;
/// Bytes behind the body: the check.
const CHECK_BYTES: usize = 2;
/// Bits that a character of the code stands for.
const CHARACTER_BITS: usize = 5;

/// The most bytes that the text or the drawing of a group can have; `None` if it takes neither.
pub fn own_bytes(group: &Group) -> Option<usize> {
    match &group.kind {
        Kind::Text(rule) => Some(usize::from(rule.max_chars) * rule.characters.most_bytes()),
        Kind::Drawing(rule) => Some(rule.room.into()),
        Kind::Choice | Kind::Number(_) | Kind::Color(_) => None,
    }
}

/// The number of characters that the code of a design with these groups has at most.
pub fn longest(groups: &[Group]) -> usize {
    let last_key = |group: &Group| group.values.iter().map(|value| value.key).max().unwrap_or_default();
    let mut named: Vec<_> = groups.iter().filter(|group| group.key > 0 && last_key(group) > 0).collect();
    named.sort_by_key(|group| group.key);
    named.dedup_by_key(|group| group.key);
    let mut bits = HEAD_BITS;
    let mut before = 0;
    for group in &named {
        bits += number_bits(usize::from(group.key - before - 1), 0) + number_bits(usize::from(last_key(group) - 1), 1);
        before = group.key;
    }
    bits += free_bits(&named);
    (bits.div_ceil(8) + CHECK_BYTES).saturating_mul(8).div_ceil(CHARACTER_BITS)
}

/// What free data adds, if every group that takes some has as much as it takes.
fn free_bits(named: &[&Group]) -> usize {
    let mut bits = 0;
    let mut next = 0;
    let mut room = MAX_OWN_BYTES;
    // Where there is a drawing, what is no text takes one bit more.
    let kind = 1 + usize::from(named.iter().any(|group| matches!(group.kind, Kind::Drawing(_))));
    for (position, group) in named.iter().enumerate().filter(|(_, group)| group.free_value().is_some()) {
        // How many choices lie between, which kind it is, and whether another follows.
        bits += number_bits(position - next, 1) + 1;
        next = position + 1;
        let bytes = own_bytes(group).unwrap_or_default();
        let carried = bytes.min(room);
        room -= carried;
        bits += match group.kind {
            Kind::Text(_) => 1 + 2 + number_bits(bytes.min(MAX_OWN_BYTES), 3) + 8 * carried,
            Kind::Drawing(_) => kind + 8 * carried,
            _ => kind + 24,
        };
    }
    if bits > 0 { bits + number_bits(named.len(), 4) } else { 0 }
}

/// The length of an exponential Golomb code of order `k`.
pub fn number_bits(number: usize, k: u32) -> usize {
    let bits = (number + (1 << k)).ilog2();
    (2 * bits - k + 1) as usize
}
