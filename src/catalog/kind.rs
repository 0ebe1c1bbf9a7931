//! What kind of answer a group takes: a listed value, a number, a text, a drawing, a colour.
//!
//! Invariant: whatever the kind, the answer is one value of the group. Only the words of a text, the strokes of a drawing and
//! the components of a free colour are data beside it ([`Free`]), and only what passes the checks here is shown, stored or sent.

use super::{Drawing, DrawingProblem, DrawingRule, Group, Minor, Rgb, Text, ValueIx, decimal, offence};
use std::collections::BTreeSet;

/// What the values of a group are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// The listed values.
    #[default]
    Choice,
    /// One value a step, ascending.
    Number(Number),
    /// The values `none` and `written`; the words are free.
    Text(TextRule),
    /// The values `none` and `drawn`; the strokes are free.
    Drawing(DrawingRule),
    /// A palette and perhaps the value `custom`, whose colour is free.
    Color(ColorRule),
}

/// A number with a unit. Amounts are in units of 10^-`decimals`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Number {
    /// What is shown behind the number; may be empty.
    pub unit: Text,
    pub decimals: u8,
    pub min: i64,
    pub max: i64,
    /// Positive; `max` is a whole number of steps above `min`.
    pub step: i64,
    /// What one whole unit (10^`decimals`) adds, in minor units.
    pub price_per_unit: Minor,
}

impl Number {
    /// The price of `amount`: exact where it is a whole number of minor units, else rounded half away from zero.
    pub fn price(&self, amount: i64) -> Minor {
        let product = i128::from(self.price_per_unit) * i128::from(amount);
        let one = 10_i128.pow(self.decimals.min(decimal::MAX_DECIMALS).into());
        let rounded = (product.abs() + one / 2) / one * product.signum();
        Minor::try_from(rounded).unwrap_or(if rounded < 0 { Minor::MIN } else { Minor::MAX })
    }
}

/// What a customer gave besides choosing values, for a group of kind text, drawing or colour.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Free {
    Text(String),
    Color(Rgb),
    Drawing(Drawing),
}

/// Which texts are accepted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TextRule {
    /// Most characters, counted after normalising.
    pub max_chars: u16,
    pub characters: Characters,
    /// A text that [`offends`](super::offence::offends) is not published, and the quotation marks it for whoever makes it.
    pub check_profanity: bool,
    /// The value that goes with a text.
    pub written: ValueIx,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Characters {
    pub latin: bool,
    pub digits: bool,
    pub printable: bool,
    /// Further single characters.
    pub others: BTreeSet<char>,
}

/// Why a text is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextProblem {
    #[error("there is no text")]
    Empty,
    #[error("the text has {length} characters; at most {max} fit")]
    TooLong { length: usize, max: u16 },
    #[error("{} cannot be written here", shown(*.0))]
    Character(char),
    /// [`TextRule::normalise`] would change it.
    #[error("the text begins or ends with a space, or has letters in parts")]
    NotNormal,
}

impl TextRule {
    /// The text as it is kept: without white space around it, in Unicode normalisation form C (UAX #15).
    pub fn normalise(text: &str) -> String {
        icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text.trim()).into_owned()
    }

    /// Whether a normalised text may stand here. Control characters, changes of writing direction, invisible and private
    /// characters never may.
    pub fn check(&self, text: &str) -> Result<(), TextProblem> {
        let length = text.chars().count();
        if length > usize::from(self.max_chars) {
            return Err(TextProblem::TooLong { length, max: self.max_chars });
        }
        if let Some(wrong) = text.chars().find(|&c| !self.characters.allow(c)) {
            return Err(TextProblem::Character(wrong));
        }
        if text.is_empty() {
            return Err(TextProblem::Empty);
        }
        if Self::normalise(text) == text { Ok(()) } else { Err(TextProblem::NotNormal) }
    }
}

impl Characters {
    /// Whether the set has `c`.
    pub fn allow(&self, c: char) -> bool {
        let in_set = self.printable
            || (self.latin && is_latin(c))
            || (self.digits && c.is_ascii_digit())
            || self.others.contains(&c);
        in_set && is_visible(c)
    }

    /// The most bytes of UTF-8 that a character of the set takes.
    pub fn most_bytes(&self) -> usize {
        let sets = [(self.printable, 4), (self.latin, 3), (self.digits, 1)];
        let of_sets = sets.into_iter().filter(|(has, _)| *has).map(|(_, bytes)| bytes);
        of_sets.chain(self.others.iter().map(|c| c.len_utf8())).max().unwrap_or_default()
    }
}

/// The colour `#rrggbb`.
pub fn rgb(text: &str) -> Option<Rgb> {
    let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let [_, r, g, b] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some([r, g, b])
}

/// Letters of the European languages that write Latin (Unicode blocks Latin-1 Supplement and Latin Extended-A, and the Romanian
/// comma letters and the capital sharp s), the space, and what stands between words of names.
fn is_latin(c: char) -> bool {
    let european = matches!(c, '\u{c0}'..='\u{148}' | '\u{14a}'..='\u{17f}' | 'Ș' | 'ș' | 'Ț' | 'ț' | 'ẞ');
    let letter = c.is_alphabetic() && (c.is_ascii() || european);
    letter || " .,-'’&!?".contains(c)
}

/// Neither a control, a change of writing direction, a line break, an invisible format character, private nor unassigned for
/// good.
pub fn is_visible(c: char) -> bool {
    let hidden = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..);
    !c.is_control() && !hidden && u32::from(c) & 0xfffe != 0xfffe
}

fn shown(c: char) -> String {
    if is_visible(c) { format!("“{c}”") } else { format!("U+{:04X}", u32::from(c)) }
}

/// Which free colours are accepted besides the palette, which is made of the group's values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ColorRule {
    /// The value that goes with a free colour, and where that may lie; `None` where only the palette is offered.
    pub custom: Option<(ValueIx, Gamut)>,
}

/// A range of colours, in percent, ends included. With `high` and `low` the largest and smallest of the three sRGB
/// components, the lightness is their mean (that of HSL) and the chroma their difference. Whole numbers only, so that every
/// machine judges alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gamut {
    pub lightness: (u8, u8),
    pub chroma: (u8, u8),
}

impl Default for Gamut {
    fn default() -> Self {
        Self { lightness: (0, 100), chroma: (0, 100) }
    }
}

/// Why a colour is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ColorProblem {
    #[error("only the colours of the palette are offered")]
    PaletteOnly,
    #[error("the colour is too dark")]
    TooDark,
    #[error("the colour is too light")]
    TooLight,
    #[error("the colour is too grey")]
    TooGrey,
    #[error("the colour is too strong")]
    TooStrong,
}

impl ColorRule {
    /// Whether a free colour may be given.
    pub fn check(&self, color: Rgb) -> Result<(), ColorProblem> {
        let (_, gamut) = self.custom.ok_or(ColorProblem::PaletteOnly)?;
        let [r, g, b] = color.map(u32::from);
        let (high, low) = (r.max(g).max(b), r.min(g).min(b));
        // Both sides times 510, which is 100 % of twice a component.
        let (lightness, chroma) = ((high + low) * 100, (high - low) * 200);
        let percent = |bound: u8| u32::from(bound) * 510;
        if lightness < percent(gamut.lightness.0) {
            Err(ColorProblem::TooDark)
        } else if lightness > percent(gamut.lightness.1) {
            Err(ColorProblem::TooLight)
        } else if chroma < percent(gamut.chroma.0) {
            Err(ColorProblem::TooGrey)
        } else if chroma > percent(gamut.chroma.1) {
            Err(ColorProblem::TooStrong)
        } else {
            Ok(())
        }
    }
}

/// Why something given freely is refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeProblem {
    #[error("this group takes neither text, drawing nor colour of your own")]
    NotFree,
    #[error(transparent)]
    Text(#[from] TextProblem),
    #[error(transparent)]
    Drawing(#[from] DrawingProblem),
    #[error(transparent)]
    Color(#[from] ColorProblem),
}

impl Group {
    /// The value that goes with free data: `written`, `drawn` or `custom`.
    pub fn free_value(&self) -> Option<ValueIx> {
        match &self.kind {
            Kind::Text(rule) => Some(rule.written),
            Kind::Drawing(rule) => Some(rule.drawn),
            Kind::Color(rule) => rule.custom.map(|(value, _)| value),
            Kind::Choice | Kind::Number(_) => None,
        }
    }

    /// `free` as it is kept, with texts normalised; `None` if it may not be given for this group.
    pub fn kept_free(&self, free: Free) -> Option<Free> {
        let free = match free {
            Free::Text(text) => Free::Text(TextRule::normalise(&text)),
            other => other,
        };
        self.check_free(&free).is_ok().then_some(free)
    }

    /// Whether `free` is a text that offends, in a group that looks for it.
    pub fn is_offensive(&self, free: &Free) -> bool {
        match (&self.kind, free) {
            (Kind::Text(rule), Free::Text(text)) => rule.check_profanity && offence::offends(text),
            _ => false,
        }
    }

    /// Whether `free` may be given for this group.
    pub fn check_free(&self, free: &Free) -> Result<(), FreeProblem> {
        match (&self.kind, free) {
            (Kind::Text(rule), Free::Text(text)) => Ok(rule.check(text)?),
            (Kind::Drawing(rule), Free::Drawing(drawing)) => Ok(rule.check(drawing)?),
            (Kind::Color(rule), Free::Color(color)) => Ok(rule.check(*color)?),
            _ => Err(FreeProblem::NotFree),
        }
    }
}

#[cfg(test)]
#[path = "kind_tests.rs"]
mod tests;
