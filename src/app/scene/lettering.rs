//! Words of the customer, set in a font of the line.
//!
//! Invariant: the same words in the same font give the same pixels. A font is a file from outside: what is wrong with it is an
//! error or an empty picture.

use super::{coverage, effects::Words};
use crate::catalog::Lettering;
use bevy::{
    asset::{AssetLoader, LoadContext, io::Reader},
    prelude::*,
};
use harfrust::{Feature, ShapeOptions, ShaperData, UnicodeBuffer};
use skrifa::{
    FontRef, GlyphId, MetadataProvider,
    instance::{LocationRef, Size},
    outline::{DrawSettings, OutlinePen},
    raw::TableProvider,
};
use tiny_skia::{FillRule, Mask, PathBuilder, Transform};

/// From one baseline to the next, in ems.
const LINE_HEIGHT: f32 = 1.2;
/// Middle of a line above its baseline, in ems: smaller words keep it.
const MIDDLE: f32 = 0.35;
/// The next smaller size that is tried, and how many times.
const SMALLER: (f32, u32) = (0.98, 200);
/// Largest font file in bytes.
const MAX_FONT: usize = 8 << 20;

/// A font that words are set in.
#[derive(Asset, TypePath, Clone, Debug)]
pub struct Typeface(Vec<u8>);

/// Why a file is not a [`Typeface`].
#[derive(Debug, thiserror::Error)]
pub enum TypefaceError {
    #[error("it cannot be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("it has more than {} MiB", MAX_FONT >> 20)]
    TooLarge,
    #[error("it is not a font: {0}")]
    NotAFont(#[from] skrifa::raw::ReadError),
}

impl Typeface {
    /// A font in the TrueType or OpenType format.
    pub fn new(bytes: Vec<u8>) -> Result<Self, TypefaceError> {
        if bytes.len() > MAX_FONT {
            return Err(TypefaceError::TooLarge);
        }
        FontRef::new(&bytes)?.head()?;
        Ok(Self(bytes))
    }

    /// Whether there is a picture of `letter` in the font.
    #[cfg(test)]
    pub fn has(&self, letter: char) -> bool {
        FontRef::new(&self.0).is_ok_and(|font| font.charmap().map(letter).is_some())
    }
}

/// Reads [`Typeface`]s.
#[derive(Default, TypePath)]
struct TypefaceLoader;

impl AssetLoader for TypefaceLoader {
    type Asset = Typeface;
    type Settings = ();
    type Error = TypefaceError;

    async fn load(
        &self,
        reader: &mut dyn Reader,
        _settings: &(),
        _context: &mut LoadContext<'_>,
    ) -> Result<Typeface, TypefaceError> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).await?;
        Typeface::new(bytes)
    }

    fn extensions(&self) -> &[&str] {
        &["ttf", "otf"]
    }
}

pub fn plugin(app: &mut App) {
    app.init_asset::<Typeface>().init_asset_loader::<TypefaceLoader>();
}

/// `words` in `typeface`; `None` where nothing of them can be drawn.
pub fn set(words: &Words, typeface: &Typeface) -> Option<Mask> {
    let lettering = &words.lettering;
    let text = if lettering.capitals { words.text.to_uppercase() } else { words.text.clone() };
    let setter = Setter::new(FontRef::new(&typeface.0).ok()?, lettering.tracking)?;
    let (em, lines) = setter.fit(&text, lettering);
    let [width, _] = lettering.area_mm;
    let scale = coverage::scale(lettering.area_mm);
    let mut mask = coverage::blank(lettering.area_mm)?;
    let middle = lettering.baseline_mm - MIDDLE * (lettering.em_mm - em);
    let mut pen = Pen { path: PathBuilder::new(), x: 0.0, y: 0.0, scale: em * scale / setter.units };
    for (i, line) in lines.iter().enumerate() {
        let (glyphs, advance) = setter.shape(line);
        let first = middle - LINE_HEIGHT * em * (lines.len() - 1) as f32 / 2.0;
        let start = (width - advance * em) / 2.0 * scale;
        let baseline = (first + LINE_HEIGHT * em * i as f32) * scale;
        for glyph in glyphs {
            (pen.x, pen.y) = (start + glyph.x * em * scale, baseline - glyph.y * em * scale);
            setter.draw(glyph.id, &mut pen);
        }
    }
    mask.fill_path(&pen.path.finish()?, FillRule::Winding, true, Transform::identity());
    Some(mask)
}

/// A letter of a line: where it stands, in ems from the start of the line and above its baseline.
struct Glyph {
    id: GlyphId,
    x: f32,
    y: f32,
}

/// A font, ready to set lines.
struct Setter<'f> {
    font: FontRef<'f>,
    data: ShaperData,
    /// Units of the font in an em.
    units: f32,
    tracking: f32,
}

impl<'f> Setter<'f> {
    fn new(font: FontRef<'f>, tracking: f32) -> Option<Self> {
        let units = f32::from(font.head().ok()?.units_per_em());
        (units > 0.0).then(|| Self { data: ShaperData::new(&font), font, units, tracking })
    }

    /// The glyphs of a line and how long it is in ems.
    fn shape(&self, line: &str) -> (Vec<Glyph>, f32) {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(line);
        buffer.guess_segment_properties();
        // Letters that are spaced out must not stick together in ligatures.
        let spaced = [Feature::new(harfrust::Tag::new(b"liga"), 0, ..)];
        let features: &[Feature] = if self.tracking == 0.0 { &[] } else { &spaced };
        let shaper = self.data.shaper(&self.font).build();
        let shaped = shaper.shape(buffer, ShapeOptions::new().features(features));
        let mut at = 0.0;
        let glyphs: Vec<_> = shaped
            .glyph_infos()
            .iter()
            .zip(shaped.glyph_positions())
            .map(|(info, position)| {
                let x = at + position.x_offset as f32 / self.units;
                at += position.x_advance as f32 / self.units + self.tracking;
                Glyph { id: GlyphId::new(info.glyph_id), x, y: position.y_offset as f32 / self.units }
            })
            .collect();
        let advance = if glyphs.is_empty() { 0.0 } else { at - self.tracking };
        (glyphs, advance)
    }

    /// The largest size up to the wanted one, in millimetres, at which `text` fits, and its lines then.
    fn fit(&self, text: &str, lettering: &Lettering) -> (f32, Vec<String>) {
        let words: Vec<_> = text.split_whitespace().map(|word| (word, self.shape(word).1)).collect();
        let space = self.shape(" ").1 + 2.0 * self.tracking;
        let mut em = lettering.em_mm;
        for _ in 0..SMALLER.1 {
            let (lines, longest) = broken(&words, space, lettering.widest_mm / em);
            let high = LINE_HEIGHT * em * lines.len() as f32 > lettering.area_mm[1].max(LINE_HEIGHT * em);
            if lines.len() <= lettering.lines.into() && longest * em <= lettering.widest_mm && !high {
                return (em, evened(&words, space, longest, lines));
            }
            em *= SMALLER.0;
        }
        (em, vec![text.to_owned()])
    }

    fn draw(&self, id: GlyphId, pen: &mut Pen) {
        let settings = DrawSettings::unhinted(Size::unscaled(), LocationRef::default());
        if let Some(outline) = self.font.outline_glyphs().get(id) {
            // A broken outline is left out.
            outline.draw(settings, pen).ok();
        }
    }
}

/// Lines of at most `widest` ems, as full as they can be, and how long the longest is.
fn broken(words: &[(&str, f32)], space: f32, widest: f32) -> (Vec<String>, f32) {
    let mut lines: Vec<(String, f32)> = Vec::new();
    for (word, width) in words {
        match lines.last_mut().filter(|(_, length)| length + space + width <= widest) {
            Some((line, length)) => {
                line.push(' ');
                line.push_str(word);
                *length += space + width;
            }
            None => lines.push(((*word).to_owned(), *width)),
        }
    }
    let longest = lines.iter().map(|(_, length)| *length).fold(0.0, f32::max);
    (lines.into_iter().map(|(line, _)| line).collect(), longest)
}

/// As many lines as `lines`, broken so that the longest, of `longest` ems, is as short as it can be.
fn evened(words: &[(&str, f32)], space: f32, mut longest: f32, mut lines: Vec<String>) -> Vec<String> {
    loop {
        // Any break that makes the longest line shorter leaves it below its length now.
        let (narrower, now) = broken(words, space, longest.next_down());
        if narrower.len() > lines.len() || now >= longest {
            return lines;
        }
        (lines, longest) = (narrower, now);
    }
}

/// Draws outlines in font units at a place of the picture.
struct Pen {
    path: PathBuilder,
    x: f32,
    y: f32,
    /// Pixels in a unit of the font.
    scale: f32,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f32, f32) {
        (self.x + x * self.scale, self.y - y * self.scale)
    }
}

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let (x, y) = self.at(x, y);
        self.path.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        let ((cx, cy), (x, y)) = (self.at(cx, cy), self.at(x, y));
        self.path.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        let ((cx0, cy0), (cx1, cy1), (x, y)) = (self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
        self.path.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

#[cfg(test)]
#[path = "lettering_tests.rs"]
mod tests;
