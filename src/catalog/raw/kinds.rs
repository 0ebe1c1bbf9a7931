//! The kinds of groups as `catalog.ron` has them, and words that may be numbers.
//!
//! Invariant: a number is kept as the text that stands for it, so that nothing is rounded before it is checked.

use serde::{
    Deserialize, Deserializer,
    de::{Error, SeqAccess, Visitor},
};
use std::{fmt, ops::Deref};

/// What kind of answer a group takes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub enum RawKind {
    /// Exactly one of the `values`.
    #[default]
    Choice,
    /// One of the `values`, or none of them. The value `none` is generated; list it to give it effects.
    Optional,
    /// Any of the `values`, at least `min` and at most `max` of them. Each becomes a group of its own, `<group>-<value>`, with
    /// the values `no` and `yes`.
    Multiple {
        #[serde(default)]
        min: u16,
        /// All of them if absent.
        #[serde(default)]
        max: Option<u16>,
    },
    /// A number from `min` to `max` in steps, at most 1001 of them, with up to six decimals; `12.5` and `"12.5"` mean the same.
    /// Values are generated. List one with a number as its id to give it effects, or a price or SKU of its own.
    Number {
        /// Shown behind the number. What depends on the language is the text `.unit` of the group.
        #[serde(default)]
        unit: String,
        min: RawWord,
        max: RawWord,
        step: RawWord,
        /// What a whole unit adds to the price, in minor units; parts of a minor unit are rounded, halves away from zero.
        #[serde(default)]
        price_per_unit: i64,
        #[serde(default)]
        sku: String,
        #[serde(default)]
        lead_days: u16,
        /// The number that has key 1 in design codes, and from one key to the next; `min` and `step` if absent. Write them
        /// when `min` or `step` change after the line was released: a number must keep its key.
        #[serde(default)]
        key_from: Option<RawWord>,
        #[serde(default)]
        key_step: Option<RawWord>,
    },
    /// Words of the customer, or none. `values` lists the value `written`, with its price and effects; `none` is generated.
    Text {
        /// 1..=500; with the most bytes that a character may take, all texts and drawings of a line together have at most 1400
        /// bytes.
        max_chars: u16,
        /// The sets of characters that may be used, together; `[Printable]` if absent.
        #[serde(default = "printable")]
        characters: Vec<RawCharacters>,
        /// The words are looked at for offence before anybody else sees them.
        #[serde(default)]
        check_profanity: bool,
    },
    /// A drawing of the customer's own, or none: lines and filled shapes. `values` lists the value `drawn`, with its price and
    /// effects; `none` is generated.
    Drawing {
        /// Bytes of the design code that a drawing may take, 32..=1000. A stroke takes about four, and two for each bend; see
        /// `max_chars` for how much there is.
        room: u16,
        /// Width and height of the grid it is drawn on, in steps, 16..=255 each: its shape, and how fine it is.
        size: (u8, u8),
    },
    /// A colour: the `values` are the palette. With `free`, `values` also lists the value `custom`, with its price and effects,
    /// for any colour within the gamut.
    Color {
        #[serde(default)]
        free: Option<RawGamut>,
    },
}

/// A set of characters for texts. Control characters and changes of writing direction are never accepted.
#[derive(Debug, Deserialize)]
pub enum RawCharacters {
    /// Letters of the European languages that write Latin, with their accents, the space and ``.,-'’&!?``.
    Latin,
    /// 0 to 9.
    Digits,
    /// Everything that can be seen, of every script.
    Printable,
    /// The characters of the text.
    Only(String),
}

/// A range of colours in percent, both ends included. With `high` and `low` the largest and smallest of the three components
/// (sRGB, 0 to 100 %), the lightness is their mean and the chroma their difference: grey has chroma 0, black lightness 0.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RawGamut {
    #[serde(default = "all")]
    pub lightness: (u8, u8),
    #[serde(default = "all")]
    pub chroma: (u8, u8),
}

fn printable() -> Vec<RawCharacters> {
    vec![RawCharacters::Printable]
}

fn all() -> (u8, u8) {
    (0, 100)
}

/// A word in quotes, or a number without them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RawWord(pub String);

impl Deref for RawWord {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A [`RawWord`], a list of them, or nothing.
#[derive(Clone, Debug, Default)]
pub struct RawDefault(pub Vec<RawWord>);

impl<'de> Deserialize<'de> for RawWord {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(WordVisitor)
    }
}

struct WordVisitor;

impl Visitor<'_> for WordVisitor {
    type Value = RawWord;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word in quotes or a number")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<RawWord, E> {
        Ok(RawWord(word.to_owned()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<RawWord, E> {
        Ok(RawWord(number.to_string()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RawWord, E> {
        Ok(RawWord(number.to_string()))
    }

    // The shortest text that reads back as the same number is what the author wrote.
    fn visit_f32<E: Error>(self, number: f32) -> Result<RawWord, E> {
        Ok(RawWord(number.to_string()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<RawWord, E> {
        Ok(RawWord(number.to_string()))
    }
}

impl<'de> Deserialize<'de> for RawDefault {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DefaultVisitor)
    }
}

struct DefaultVisitor;

impl<'de> Visitor<'de> for DefaultVisitor {
    type Value = RawDefault;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a word in quotes, a number, or a list of words")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<RawDefault, E> {
        WordVisitor.visit_str(word).map(one)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<RawDefault, E> {
        WordVisitor.visit_i64(number).map(one)
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<RawDefault, E> {
        WordVisitor.visit_u64(number).map(one)
    }

    fn visit_f32<E: Error>(self, number: f32) -> Result<RawDefault, E> {
        WordVisitor.visit_f32(number).map(one)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<RawDefault, E> {
        WordVisitor.visit_f64(number).map(one)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<RawDefault, A::Error> {
        let mut words = Vec::new();
        while let Some(word) = list.next_element()? {
            words.push(word);
        }
        Ok(RawDefault(words))
    }
}

fn one(word: RawWord) -> RawDefault {
    RawDefault(vec![word])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_be_numbers() {
        for (text, expect) in [
            ("\"a\"", "a"),
            ("12", "12"),
            ("-3", "-3"),
            ("0.1", "0.1"),
            ("12.35", "12.35"),
            ("123456.789", "123456.789"),
            ("5000000000", "5000000000"),
        ] {
            assert_eq!(&*ron::from_str::<RawWord>(text).unwrap(), expect);
            assert_eq!(ron::from_str::<RawDefault>(text).unwrap().0, [RawWord(expect.to_owned())]);
        }
        assert_eq!(ron::from_str::<RawDefault>("[\"a\", 2]").unwrap().0.len(), 2);
        for wrong in ["true", "(1, 2)", "{}", "()"] {
            assert!(ron::from_str::<RawWord>(wrong).is_err(), "{wrong}");
        }
    }
}
