//! Formats 2 and 3, which are written today: 3 where there is a drawing, which programs that know format 2 alone cannot read.
//!
//! Invariant: [`read`] accepts exactly the bytes that [`write`] makes of what it returns.

use super::{
    bits::{Reader, Writer},
    drawing,
    seal::line_mark,
    text,
};
use crate::catalog::Free;

/// The number of the format without drawings.
const PLAIN: u32 = 2;
/// The number of the format with them, the newest there is.
pub const WITH_DRAWINGS: u32 = 3;

/// What a code says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// Keys of groups, ascending, and of their values; neither is 0.
    pub choices: Vec<(u16, u16)>,
    /// By the position of the group's choice in `choices`, ascending.
    pub free: Vec<(usize, Free)>,
}

/// The bytes before the check.
pub fn write(line: &str, body: &Body) -> Vec<u8> {
    let mut bits = Writer::default();
    let has_drawing = body.free.iter().any(|(_, free)| matches!(free, Free::Drawing(_)));
    bits.put(if has_drawing { WITH_DRAWINGS } else { PLAIN }, 4);
    bits.put(line_mark(line), 12);
    bits.put(u32::from(!body.free.is_empty()), 1);
    if !body.free.is_empty() {
        bits.put_number(body.choices.len() as u32, 4);
    }
    let mut before = 0;
    for &(group, value) in &body.choices {
        bits.put_number(u32::from(group - before - 1), 0);
        bits.put_number(u32::from(value - 1), 1);
        before = group;
    }
    let mut next = 0;
    for (i, (position, free)) in body.free.iter().enumerate() {
        bits.put_number((position - next) as u32, 1);
        next = position + 1;
        match free {
            Free::Text(said) => {
                bits.put(0, 1);
                text::write(&mut bits, said);
            }
            Free::Color([red, green, blue]) => {
                bits.put(1, 1);
                if has_drawing {
                    bits.put(0, 1);
                }
                bits.put(u32::from_be_bytes([0, *red, *green, *blue]), 24);
            }
            Free::Drawing(drawn) => {
                bits.put(0b11, 2);
                drawing::write(&mut bits, drawn);
            }
        }
        bits.put(u32::from(i + 1 < body.free.len()), 1);
    }
    bits.into_bytes()
}

/// What [`write`] made these bytes of; `None` if it did not.
pub fn read(line: &str, bytes: &[u8]) -> Option<Body> {
    let mut bits = Reader::new(bytes);
    let may_have_drawing = bits.take(4)? == WITH_DRAWINGS;
    bits.take(12)?;
    let mut body = Body::default();
    let has_free = bits.take(1)? == 1;
    let mut count = if has_free { Some(bits.take_number(4)?) } else { None };
    let mut group = 0;
    while count.map_or_else(|| !bits.is_at_end(), |count| count > 0) {
        group += bits.take_number(0)? + 1;
        let value = bits.take_number(1)? + 1;
        group = u16::try_from(group).ok()?.into();
        body.choices.push((group as u16, u16::try_from(value).ok()?));
        count = count.map(|count| count - 1);
    }
    let mut next = 0;
    let mut has_more = has_free;
    while has_more {
        let position = next + bits.take_number(1)? as usize;
        body.choices.get(position)?;
        next = position + 1;
        let free = if bits.take(1)? == 0 {
            Free::Text(text::read(&mut bits)?)
        } else if may_have_drawing && bits.take(1)? == 1 {
            Free::Drawing(drawing::read(&mut bits)?)
        } else {
            let [_, red, green, blue] = bits.take(24)?.to_be_bytes();
            Free::Color([red, green, blue])
        };
        body.free.push((position, free));
        has_more = bits.take(1)? == 1;
    }
    (write(line, &body) == bytes).then_some(body)
}
