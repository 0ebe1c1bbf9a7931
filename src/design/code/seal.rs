//! What all formats share: the alphabet, the mark of the line, and the check.
//!
//! Invariant: the format's number and the check stay where they are in every format.

use super::CodeError;
use crc::{CRC_16_IBM_3740, Crc};
use data_encoding::{Encoding, Specification};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

const CHECK: Crc<u16> = Crc::<u16>::new(&CRC_16_IBM_3740);

static BASE32: LazyLock<Encoding> = LazyLock::new(|| {
    let mut specification = Specification::new();
    specification.symbols.push_str("0123456789ABCDEFGHJKMNPQRSTVWXYZ");
    specification.translate.from.push_str("abcdefghjkmnpqrstvwxyzOoIiLl");
    specification.translate.to.push_str("ABCDEFGHJKMNPQRSTVWXYZ001111");
    specification.ignore.push_str(" -");
    specification.encoding().expect("32 distinct symbols, and translations to them")
});

/// The text of a body.
pub fn seal(mut body: Vec<u8>) -> String {
    let check = check(&body);
    body.extend(check.to_be_bytes());
    BASE32.encode(&body)
}

/// The body in a text, if the check matches.
pub fn unseal(code: &str) -> Result<Vec<u8>, CodeError> {
    let is_read = |byte: u8| byte.is_ascii_alphanumeric() && !b"Uu".contains(&byte);
    if !code.bytes().all(|byte| is_read(byte) || b" -".contains(&byte)) || !code.bytes().any(is_read) {
        return Err(CodeError::Characters(code.to_owned()));
    }
    let mut bytes = BASE32.decode(code.as_bytes()).map_err(|_| CodeError::Checksum)?;
    let (body, sum) = bytes.split_last_chunk::<2>().ok_or(CodeError::Checksum)?;
    if check(body).to_be_bytes() != *sum {
        return Err(CodeError::Checksum);
    }
    bytes.truncate(bytes.len() - 2);
    Ok(bytes)
}

/// The first 12 bits of the hash of the line's id.
pub fn line_mark(line: &str) -> u32 {
    let hash = Sha256::digest(line);
    u32::from(u16::from_be_bytes([hash[0], hash[1]]) >> 4)
}

fn check(body: &[u8]) -> u16 {
    let mut digest = CHECK.digest();
    digest.update(&(body.len() as u16).to_be_bytes());
    digest.update(body);
    digest.finalize()
}
