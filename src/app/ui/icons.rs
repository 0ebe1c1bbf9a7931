//! Icons by name: a code point of the icon font, and a plain character for when that font is missing.

use egui::{Context, FontFamily, FontId, Id};

/// One icon of the Phosphor fonts (`assets/fonts/icons.txt` lists the code points).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon {
    code: char,
    plain: char,
}

const fn icon(code: char, plain: char) -> Icon {
    Icon { code, plain }
}

pub const UNDO: Icon = icon('\u{E038}', '↺');
pub const REDO: Icon = icon('\u{E036}', '↻');
pub const RESET: Icon = icon('\u{E4F8}', '⊗');
pub const LEFT: Icon = icon('\u{E138}', '‹');
pub const RIGHT: Icon = icon('\u{E13A}', '›');
pub const UP: Icon = icon('\u{E13C}', '⏶');
pub const DOWN: Icon = icon('\u{E136}', '⏷');
pub const SHIFT: Icon = icon('\u{E08E}', '⏶');
pub const BACK: Icon = icon('\u{E058}', '‹');
pub const CHECK: Icon = icon('\u{E182}', '✔');
pub const LOCK: Icon = icon('\u{E2FA}', '🔒');
pub const CLOSE: Icon = icon('\u{E4F6}', '×');
pub const HEART: Icon = icon('\u{E2A8}', '♥');
pub const SAVE: Icon = icon('\u{E0EA}', '💾');
pub const PUBLISH: Icon = icon('\u{E398}', '➤');
pub const FOLDER: Icon = icon('\u{E256}', '🗀');
pub const CODE: Icon = icon('\u{E3E6}', '#');
pub const COPY: Icon = icon('\u{E1CA}', '🗐');
pub const RENAME: Icon = icon('\u{E3B4}', '✏');
pub const TRASH: Icon = icon('\u{E4A6}', '🗑');
pub const RETRY: Icon = icon('\u{E036}', '↻');
pub const OFFLINE: Icon = icon('\u{E4F2}', '⚠');
pub const WARNING: Icon = icon('\u{E4E0}', '⚠');
pub const INFO: Icon = icon('\u{E2CE}', 'ℹ');
pub const CLOCK: Icon = icon('\u{E19A}', '⏲');
pub const STAFF: Icon = icon('\u{E606}', '★');
pub const STAR: Icon = icon('\u{E46A}', '☆');
pub const TREND: Icon = icon('\u{E4AE}', '↗');
pub const BAG: Icon = icon('\u{E416}', '•');
pub const SPARKLE: Icon = icon('\u{E6A2}', '✨');
pub const ADVICE: Icon = icon('\u{E2DC}', '💡');
pub const USERS: Icon = icon('\u{E4D6}', '•');
pub const SWAP: Icon = icon('\u{E432}', '⇄');
pub const MINUS: Icon = icon('\u{E32A}', '−');
pub const PLUS: Icon = icon('\u{E3D4}', '+');
pub const RULER: Icon = icon('\u{E6B8}', '↔');
pub const LIGHT: Icon = icon('\u{E472}', '☀');
pub const LOOK: Icon = icon('\u{E30C}', '🔍');
pub const STEPS: Icon = icon('\u{E466}', '≡');
pub const HAND: Icon = icon('\u{EC90}', '↻');
pub const CUBE: Icon = icon('\u{E1DA}', '◻');

/// Name of the font family of icons.
pub const ICONS: &str = "icons";

impl Icon {
    /// The character to draw in this context.
    pub fn glyph(self, ctx: &Context) -> char {
        if has_icon_font(ctx) { self.code } else { self.plain }
    }
}

/// The font of icons, `size` in points.
pub fn font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(ICONS.into()))
}

/// Tells the context whether the icon font was loaded.
pub fn set_icon_font(ctx: &Context, present: bool) {
    ctx.data_mut(|data| data.insert_temp(key(), present));
}

fn has_icon_font(ctx: &Context) -> bool {
    ctx.data(|data| data.get_temp(key())).unwrap_or(false)
}

fn key() -> Id {
    Id::new("icon font present")
}
