//! Free texts in few bits: of four alphabets the one that makes the text shortest.
//!
//! Invariant: a text that was read holds no character that could disguise what stands around it.

use super::bits::{Reader, Writer};

/// Initials and engravings in capitals: five bits a character.
const CAPITALS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ .-&'+";
/// Words: six bits a character.
const WORDS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .";
/// The order of the code for the length of a text.
const LENGTH: u32 = 3;

/// How a text is written, by its number.
#[derive(Clone, Copy)]
enum Alphabet {
    Capitals,
    Words,
    /// Printable ASCII, seven bits a character.
    Ascii,
    /// UTF-8, eight bits a byte.
    Bytes,
}

const ALPHABETS: [Alphabet; 4] = [Alphabet::Capitals, Alphabet::Words, Alphabet::Ascii, Alphabet::Bytes];

/// The text without characters that a code does not carry: control characters, line and paragraph separators, and marks that
/// turn the direction of the text around them. At most `room` bytes of it.
pub fn carried(text: &str, room: usize) -> String {
    let mut carried: String = text.chars().filter(|c| !is_disguise(*c)).collect();
    carried.truncate(carried.floor_char_boundary(room));
    carried
}

fn is_disguise(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
}

/// Adds a text: the alphabet in two bits, the number of symbols, the symbols.
pub fn write(bits: &mut Writer, text: &str) {
    let written =
        ALPHABETS.iter().enumerate().filter_map(|(i, alphabet)| Some((i, *alphabet, alphabet.symbols(text)?)));
    let cost = |alphabet: &Alphabet, symbols: &[u32]| {
        let mut count = Writer::default();
        count.put_number(symbols.len() as u32, LENGTH);
        count.len() + symbols.len() * alphabet.bits() as usize
    };
    // Every text can be written in bytes.
    let Some((i, alphabet, symbols)) = written.min_by_key(|(_, alphabet, symbols)| cost(alphabet, symbols)) else {
        return;
    };
    bits.put(i as u32, 2);
    bits.put_number(symbols.len() as u32, LENGTH);
    for symbol in symbols {
        bits.put(symbol, alphabet.bits());
    }
}

/// A text that is not empty and that [`carried`] leaves as it is.
pub fn read(bits: &mut Reader) -> Option<String> {
    let alphabet = ALPHABETS[bits.take(2)? as usize];
    let count = bits.take_number(LENGTH)? as usize;
    if count == 0 || count * alphabet.bits() as usize > bits.left() {
        return None;
    }
    let symbols: Option<Vec<_>> = (0..count).map(|_| bits.take(alphabet.bits())).collect();
    let text = alphabet.text(&symbols?)?;
    (!text.chars().any(is_disguise)).then_some(text)
}

impl Alphabet {
    fn bits(self) -> u32 {
        match self {
            Self::Capitals => 5,
            Self::Words => 6,
            Self::Ascii => 7,
            Self::Bytes => 8,
        }
    }

    fn symbols(self, text: &str) -> Option<Vec<u32>> {
        let of = |alphabet: &str| text.chars().map(|c| alphabet.find(c).map(|at| at as u32)).collect();
        match self {
            Self::Capitals => of(CAPITALS),
            Self::Words => of(WORDS),
            Self::Ascii => text.bytes().map(|b| b.is_ascii().then_some(b.into())).collect(),
            Self::Bytes => Some(text.bytes().map(u32::from).collect()),
        }
    }

    fn text(self, symbols: &[u32]) -> Option<String> {
        let of = |alphabet: &str| {
            symbols.iter().map(|symbol| alphabet.as_bytes().get(*symbol as usize).map(|b| char::from(*b))).collect()
        };
        match self {
            Self::Capitals => of(CAPITALS),
            Self::Words => of(WORDS),
            Self::Ascii | Self::Bytes => String::from_utf8(symbols.iter().map(|symbol| *symbol as u8).collect()).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_take_few_bits() {
        let check = |text: &str, expect: usize| {
            let mut bits = Writer::default();
            write(&mut bits, text);
            assert_eq!(bits.len(), expect, "{text}");
            let bytes = bits.into_bytes();
            assert_eq!(read(&mut Reader::new(&bytes)).as_deref(), Some(text));
        };
        check("A. K.", 2 + 4 + 5 * 5);
        check("Anna 2026", 2 + 6 + 9 * 6);
        check("Anna & Ben!", 2 + 6 + 11 * 7);
        check("Für Jürgen", 2 + 6 + 12 * 8);
        check("👩‍🎨", 2 + 6 + 11 * 8);
    }

    #[test]
    fn no_text_disguises_what_stands_around_it() {
        let check = |text: &str, room, expect: &str| assert_eq!(carried(text, room), expect, "{text:?}");
        check("Anna", 100, "Anna");
        check("An\u{202e}na\n\u{0}", 100, "Anna");
        check("ÜÜ", 3, "Ü");
        check("ÜÜ", 0, "");
        let mut bits = Writer::default();
        write(&mut bits, "An\u{202e}na");
        assert_eq!(read(&mut Reader::new(&bits.into_bytes())), None);
        assert_eq!(read(&mut Reader::new(&[0b0010_0000])), None, "empty");
        assert_eq!(read(&mut Reader::new(&[0xff; 9])), None, "longer than there is");
    }
}
