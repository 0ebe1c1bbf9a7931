//! Format 1, which is only read: saved designs and printed cards have it.
//!
//! | Part | Bits |
//! |---|---|
//! | format | 4, here 1 |
//! | line | 12 |
//! | each group, by ascending key | the step from the key before (0 at first), as step − 1 zeros and a one; then the value's key, four bits at a time from the lowest, each four after a bit that says whether more follow |
//!
//! Invariant: a text that is read is the only one with its keys.

use super::bits::Reader;

/// Group and value keys, ascending; `None` for bits that format 1 would not have written. Begins behind the line.
pub fn read(bits: &mut Reader) -> Option<Vec<(u16, u16)>> {
    let mut keys = Vec::new();
    let mut group: u16 = 0;
    while !bits.is_at_end() {
        let mut step = 1_u16;
        while bits.take(1)? == 0 {
            step = step.checked_add(1)?;
        }
        group = group.checked_add(step)?;
        let mut value = 0;
        for shift in (0..).step_by(4) {
            let part = bits.take(5)? as u16;
            let digit = part & 0xf;
            if shift > 12 || (digit == 0 && part < 0x10 && shift > 0) {
                return None;
            }
            value |= digit << shift;
            if part < 0x10 {
                break;
            }
        }
        keys.push((group, value));
    }
    Some(keys)
}

/// What format 1 wrote.
#[cfg(test)]
pub fn write(line: &str, keys: &[(u16, u16)]) -> Vec<u8> {
    let mut bits = super::bits::Writer::default();
    bits.put(1, 4);
    bits.put(super::seal::line_mark(line), 12);
    let mut before = 0;
    for &(group, mut value) in keys {
        for _ in before + 1..group {
            bits.put(0, 1);
        }
        bits.put(1, 1);
        before = group;
        while value > 0xf {
            bits.put(u32::from(0x10 | value & 0xf), 5);
            value >>= 4;
        }
        bits.put(value.into(), 5);
    }
    bits.into_bytes()
}
