//! Where a page of a list ends, as an opaque text.
//!
//! Invariant: a cursor names a place between rows, not a count of rows, so rows that come or go never shift a page; a cursor
//! is data from outside like any other and read with suspicion.

use data_encoding::BASE64URL_NOPAD;

/// Longest cursor that is looked at, in bytes.
const LONGEST: usize = 256;

/// The row a page ended with: its sort key, and its id where two rows share the key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub key: i64,
    pub id: String,
}

impl Mark {
    /// Before the first row of a list that runs from the largest key down.
    pub fn top() -> Self {
        Self { key: i64::MAX, id: String::new() }
    }

    /// The cursor for what follows this row in the list called `list`.
    pub fn to_cursor(&self, list: &str) -> String {
        BASE64URL_NOPAD.encode(format!("{list}:{}:{}", self.key, self.id).as_bytes())
    }

    /// Reads a cursor of the list called `list`; `None` if it is not one.
    pub fn from_cursor(list: &str, cursor: &str) -> Option<Self> {
        if cursor.len() > LONGEST {
            return None;
        }
        let bytes = BASE64URL_NOPAD.decode(cursor.as_bytes()).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        let (key, id) = text.strip_prefix(list)?.strip_prefix(':')?.split_once(':')?;
        Some(Self { key: key.parse().ok()?, id: id.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cursors_return_to_their_place() {
        for mark in [Mark::top(), Mark { key: -7, id: "a-1".into() }, Mark { key: i64::MIN, id: "x:y".into() }] {
            assert_eq!(Mark::from_cursor("recent", &mark.to_cursor("recent")), Some(mark));
        }
    }

    #[test]
    fn what_is_no_cursor_is_refused() {
        let other = Mark::top().to_cursor("staff");
        let raw = |text: &[u8]| BASE64URL_NOPAD.encode(text);
        let bad = [
            String::new(),
            "%%%".into(),
            other,
            raw(b"recent"),
            raw(b"recent:"),
            raw(b"recent:x:id"),
            raw(b"recent:99999999999999999999:id"),
            raw(b"\xff\xfe"),
            "A".repeat(100_000),
        ];
        for cursor in bad {
            assert_eq!(Mark::from_cursor("recent", &cursor), None, "{cursor:.40}");
        }
    }
}
