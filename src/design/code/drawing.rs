//! Drawings in few bits.
//!
//! | Part | Bits |
//! |---|---|
//! | number of strokes less 1 | a number of order 3 |
//! | each stroke | 2, the pen; 3, the order of its steps; the number of spots less 1, of order 3; the first spot, 8 and 8 |
//! | each further spot | the steps to the right and down, in the stroke's order; 0, −1, 1, −2, … are written as 0, 1, 2, 3, … |
//!
//! Invariant: a drawing that was read is in normal form, takes as many bits as [`Drawing::bits`] says, and was not larger than the
//! bits there were.

use super::bits::{Reader, Writer};
use crate::catalog::drawing::{COUNT_ORDER, Drawing, Pen, Stroke};

/// Adds a drawing in normal form.
pub fn write(bits: &mut Writer, drawing: &Drawing) {
    bits.put_number(drawing.strokes.len().saturating_sub(1) as u32, COUNT_ORDER);
    for stroke in &drawing.strokes {
        let pen = Pen::ALL.iter().position(|pen| *pen == stroke.pen).unwrap_or_default();
        let order = stroke.order();
        bits.put(pen as u32, 2);
        bits.put(order, 3);
        bits.put_number(stroke.spots.len().saturating_sub(1) as u32, COUNT_ORDER);
        let [x, y] = stroke.spots.first().copied().unwrap_or_default();
        bits.put(u32::from_be_bytes([0, 0, x, y]), 16);
        stroke.steps().flatten().for_each(|step| bits.put_number(step, order));
    }
}

/// A drawing in normal form; what is left over is for the caller to look at.
pub fn read(bits: &mut Reader) -> Option<Drawing> {
    let count = bits.take_number(COUNT_ORDER)? as usize + 1;
    let mut strokes = Vec::new();
    // Each takes bits, so a count that is too large ends with them.
    for _ in 0..count {
        strokes.push(stroke(bits)?);
    }
    Some(Drawing { strokes }).filter(Drawing::is_normal)
}

fn stroke(bits: &mut Reader) -> Option<Stroke> {
    let pen = *Pen::ALL.get(bits.take(2)? as usize)?;
    let order = bits.take(3)?;
    let count = bits.take_number(COUNT_ORDER)?;
    let [_, _, x, y] = bits.take(16)?.to_be_bytes();
    let mut spots = vec![[x, y]];
    let mut at = [x, y];
    for _ in 0..count {
        for side in &mut at {
            let step = bits.take_number(order)?;
            let step = (step >> 1) as i32 ^ -((step & 1) as i32);
            *side = i32::from(*side).checked_add(step).and_then(|side| u8::try_from(side).ok())?;
        }
        spots.push(at);
    }
    Some(Stroke { pen, spots })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{DrawingRule, Free, GroupIx, Kind, ValueIx, code_room::longest, drawing::tests::any_drawing},
        design::code::{CodeError, MAX_OWN_BYTES, decode, encode, format2, seal},
        rules::fixture::{bicycle, selection},
    };
    use proptest::prelude::*;

    #[test]
    fn a_drawing_is_carried_in_a_format_of_its_own() {
        let mut catalog = bicycle();
        let mut design = selection(&catalog, &["gravel", "carbon", "drop", "orange", "none"]);
        let drawing: Drawing = "m 10,20 30,40 50,40; s 5,5 9,5 9,9; b 100,0".parse().unwrap();
        design.set_free(GroupIx(3), Some(Free::Drawing(drawing.clone())));
        // What is not in the rest of the code: how long it may get with such a drawing.
        let rule = DrawingRule { room: drawing.bytes() as u16, size: [240, 200], drawn: ValueIx(2) };
        catalog.groups[3].kind = Kind::Drawing(rule);
        let room = longest(&catalog.groups);
        let code = encode(&catalog, &design);
        assert!(room >= code.len() && room < code.len() + 16, "{room} for {code}");
        design.set_free(GroupIx(1), Some(Free::Text("A. K.".into())));
        design.set_free(GroupIx(2), Some(Free::Color([1, 2, 3])));
        let code = encode(&catalog, &design);
        assert_eq!(code, PINNED, "codes are kept for years: if this fails, the format needs a new number");
        assert_eq!(decode(&catalog, &code).unwrap().selection(&catalog), Some(design.clone()));
        // Without a drawing it is format 2.
        let plain = format2::write(&catalog.line, &format2::Body { choices: vec![(1, 2)], free: vec![] });
        let in_3 = [&[plain[0] & 0xf | 0x30], &plain[1..]].concat();
        assert_eq!(decode(&catalog, &seal::seal(in_3)), Err(CodeError::Checksum));
        // What has no room is left out as a whole.
        design.set_free(GroupIx(1), Some(Free::Text("Ü".repeat(MAX_OWN_BYTES / 2))));
        let decoded = decode(&catalog, &encode(&catalog, &design)).unwrap();
        assert_eq!((decoded.free.get(&GroupIx(3)), decoded.free.len()), (None, 2));
    }

    /// Words, a colour and a drawing.
    const PINNED: &str = "7MMXFMTKCD0VTAVT04107Q9JGA2HRE3H1H82GA4W9GGS003DDW";

    #[test]
    fn drawings_take_few_bits() {
        let check = |text: &str, expect: usize| {
            let drawing: Drawing = text.parse().unwrap();
            let mut bits = Writer::default();
            write(&mut bits, &drawing);
            assert_eq!((bits.len(), drawing.bits()), (expect, expect), "{text}");
        };
        check("m 1,2", 4 + 25);
        check("m 1,2; f 9,9", 4 + 2 * 25);
        // In order 4 steps of up to 8 take 5 bits, and of up to 24 they take 7.
        check("m 100,100 120,80 125,95", 4 + 25 + 7 + 7 + 5 + 7);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn drawings_come_back(drawing in any_drawing()) {
            let mut bits = Writer::default();
            write(&mut bits, &drawing);
            prop_assert_eq!(bits.len(), drawing.bits());
            let bytes = bits.into_bytes();
            let mut reader = Reader::new(&bytes);
            prop_assert_eq!(read(&mut reader), Some(drawing));
            prop_assert!(reader.is_at_end());
        }

        #[test]
        fn any_bits_are_a_drawing_in_normal_form_or_none(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
            if let Some(drawing) = read(&mut Reader::new(&bytes)) {
                prop_assert!(drawing.is_normal());
            }
        }
    }
}
