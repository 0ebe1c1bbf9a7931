//! The design code: a design as a short, checksummed text that needs no server to be read.
//!
//! A code is a row of bits, most significant first, written five to a character in Crockford's base 32 (upper case, safe in
//! URLs and in QR alphanumeric mode):
//!
//! | Part | Bits |
//! |---|---|
//! | format | 4, now 1 |
//! | line | 12, the first of the SHA-256 of the line's id |
//! | each group, by ascending key | the step from the key before (0 at first), as step − 1 zeros and a one; then the value's key, four bits at a time from the lowest, each four after a bit that says whether more follow |
//! | padding | zeros up to a whole byte |
//! | check | 16, CRC-16/IBM-3740 over the number of bytes before it (two bytes) and these bytes |
//! | padding | zeros up to a whole character |
//!
//! The check finds every error within three neighbouring characters, hence every single wrong character and every swap of
//! neighbours, and all but one in 65536 of other errors. Every format keeps the first and the check where they are, so that a
//! newer code is told from a mistyped one.
//!
//! Invariant: a selection has one code, and a text that decodes is, up to case, spaces, hyphens and look-alikes, that code.

use super::Selection;
use crate::catalog::{Catalog, Choice, GroupIx};
use crc::{CRC_16_IBM_3740, Crc};
use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

/// No code is longer, in bytes of its text.
pub const MAX_LENGTH: usize = 4000;

const FORMAT: u8 = 1;

const CHECK: Crc<u16> = Crc::<u16>::new(&CRC_16_IBM_3740);

static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    specification.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    specification.ignore.push_str(" -");
    specification.encoding().expect("32 distinct symbols, and translations to them")
});

/// What a code says about today's catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Choices the catalog still has, in order of the groups; not necessarily complete or valid.
    pub choices: Vec<Choice>,
    /// How many choices name a group or value the catalog no longer has.
    pub lost: usize,
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

/// The code of `selection`; the same selection always has the same code.
pub fn encode(catalog: &Catalog, selection: &Selection) -> String {
    let mut keys: Vec<_> =
        selection.choices().map(|choice| (catalog.group(choice.group).key, catalog.value(choice).key)).collect();
    keys.sort_unstable();
    BASE32.encode(&seal(write(FORMAT, &catalog.line, &keys)))
}

/// Reads a code. Upper and lower case, spaces and `-` do not matter; `O` reads as `0`, `I` and `L` as `1`.
pub fn decode(catalog: &Catalog, code: &str) -> Result<Decoded, CodeError> {
    let code = code.trim();
    if code.len() > MAX_LENGTH {
        return Err(CodeError::Length(code.chars().count()));
    }
    let is_read = |byte: u8| byte.is_ascii_alphanumeric() && !b"Uu".contains(&byte);
    if !code.bytes().all(|byte| is_read(byte) || b" -".contains(&byte)) || !code.bytes().any(is_read) {
        return Err(CodeError::Characters(code.to_owned()));
    }
    let bytes = BASE32.decode(code.as_bytes()).map_err(|_| CodeError::Checksum)?;
    let body = unseal(&bytes).ok_or(CodeError::Checksum)?;
    let mut bits = Bits { bytes: body, position: 0 };
    let format = bits.take(4).ok_or(CodeError::Checksum)? as u8;
    if format != FORMAT {
        return Err(CodeError::Version(format));
    }
    if bits.take(12).ok_or(CodeError::Checksum)? != line_mark(&catalog.line) {
        return Err(CodeError::OtherLine);
    }
    let keys = read(&mut bits).ok_or(CodeError::Checksum)?;
    let mut choices: Vec<_> = keys.iter().filter_map(|&(group, value)| find(catalog, group, value)).collect();
    choices.sort_unstable();
    let lost = keys.len() - choices.len();
    Ok(Decoded { choices, lost })
}

fn find(catalog: &Catalog, group_key: u16, value_key: u16) -> Option<Choice> {
    let index = catalog.groups.iter().position(|group| group.key == group_key)?;
    let value = catalog.groups[index].values().find(|(_, value)| value.key == value_key)?.0;
    Some(Choice { group: GroupIx(index as u16), value })
}

/// The first 12 bits of the hash of the line's id.
fn line_mark(line: &str) -> u16 {
    let hash = Sha256::digest(line);
    u16::from_be_bytes([hash[0], hash[1]]) >> 4
}

/// The bytes before the check.
fn write(format: u8, line: &str, keys: &[(u16, u16)]) -> Vec<u8> {
    let mut bits = Vec::new();
    let mut put = |value: u16, count: u32| bits.extend((0..count).rev().map(|bit| value >> bit & 1 == 1));
    put(format.into(), 4);
    put(line_mark(line), 12);
    let mut before = 0;
    for &(group, mut value) in keys {
        for _ in before + 1..group {
            put(0, 1);
        }
        put(1, 1);
        before = group;
        while value > 0xf {
            put(0x10 | value & 0xf, 5);
            value >>= 4;
        }
        put(value, 5);
    }
    let byte = |bits: &[bool]| bits.iter().enumerate().fold(0, |byte, (i, &bit)| byte | u8::from(bit) << (7 - i));
    bits.chunks(8).map(byte).collect()
}

/// Group and value keys, ascending; `None` where [`write`] would not have written these bits.
fn read(bits: &mut Bits) -> Option<Vec<(u16, u16)>> {
    let mut keys = Vec::new();
    let mut group: u16 = 0;
    loop {
        let mut step = 1;
        let rest = bits.left();
        loop {
            match bits.take(1) {
                Some(0) => step += 1,
                Some(_) => break,
                // Padding never fills a byte.
                None => return (rest < 8).then_some(keys),
            }
        }
        group = group.checked_add(step)?;
        let mut value = 0;
        for shift in (0..).step_by(4) {
            let part = bits.take(5)?;
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
}

/// Adds the check.
fn seal(mut body: Vec<u8>) -> Vec<u8> {
    let check = check(&body);
    body.extend(check.to_be_bytes());
    body
}

/// Removes the check, if it matches.
fn unseal(bytes: &[u8]) -> Option<&[u8]> {
    let (body, sum) = bytes.split_last_chunk::<2>()?;
    (check(body).to_be_bytes() == *sum).then_some(body)
}

fn check(body: &[u8]) -> u16 {
    let mut digest = CHECK.digest();
    digest.update(&(body.len() as u16).to_be_bytes());
    digest.update(body);
    digest.finalize()
}

/// A reader of bits, most significant first.
struct Bits<'a> {
    bytes: &'a [u8],
    position: usize,
}

impl Bits<'_> {
    fn left(&self) -> usize {
        self.bytes.len() * 8 - self.position
    }

    /// The next bits, at most 16, as a number; `None`, and the end, if there are fewer.
    fn take(&mut self, count: usize) -> Option<u16> {
        if self.left() < count {
            self.position = self.bytes.len() * 8;
            return None;
        }
        let bits = self.position..self.position + count;
        self.position = bits.end;
        Some(bits.fold(0, |value, i| value << 1 | u16::from(self.bytes[i / 8] >> (7 - i % 8) & 1)))
    }
}

#[cfg(test)]
#[path = "code_tests.rs"]
mod tests;
