//! Design tokens: colours, spacing, radii and the type scale.
//!
//! Invariant: every pair of text colour and ground used by the views has a contrast of at least 4.5:1 (WCAG 2.2, AA).

use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Stroke, TextStyle, Vec2, Visuals, style::ScrollStyle, vec2,
};

/// The ground behind the product.
pub const BACKDROP: Color32 = Color32::from_rgb(0xF4, 0xF1, 0xEC);
/// Panels.
pub const PANEL: Color32 = Color32::from_rgb(0xFB, 0xF9, 0xF6);
/// Cards and buttons on a panel.
pub const CARD: Color32 = Color32::from_rgb(0xFF, 0xFF, 0xFF);
/// Areas that lie deeper than the panel: strips, skeletons.
pub const SUNKEN: Color32 = Color32::from_rgb(0xF1, 0xED, 0xE6);
pub const HAIRLINE: Color32 = Color32::from_rgb(0xE4, 0xDE, 0xD5);
/// Outline of what the pointer is over.
pub const EDGE: Color32 = Color32::from_rgb(0xA9, 0xA0, 0x94);
pub const INK: Color32 = Color32::from_rgb(0x1E, 0x1B, 0x18);
/// Secondary text.
pub const MUTED: Color32 = Color32::from_rgb(0x68, 0x61, 0x59);
pub const ACCENT: Color32 = Color32::from_rgb(0x2F, 0x5D, 0x50);
/// The accent under the pointer.
pub const ACCENT_DEEP: Color32 = Color32::from_rgb(0x25, 0x4B, 0x41);
/// Ground of what is open or marked.
pub const ACCENT_SOFT: Color32 = Color32::from_rgb(0xE6, 0xEE, 0xEA);
pub const ON_ACCENT: Color32 = Color32::from_rgb(0xFF, 0xFF, 0xFF);
pub const WARNING: Color32 = Color32::from_rgb(0x84, 0x50, 0x10);
pub const DANGER: Color32 = Color32::from_rgb(0x9A, 0x34, 0x24);

/// Stars that are given. They are shapes and stand beside words that say the same, so 3:1 is enough.
pub const STAR: Color32 = Color32::from_rgb(0xA8, 0x6F, 0x10);

/// One step of the grid, in points.
pub const STEP: f32 = 8.0;
/// Smallest height of anything that can be touched, in points.
pub const TOUCH: f32 = 48.0;
/// Margin of panels and dialogs, in points.
pub const MARGIN: f32 = 24.0;
pub const RADIUS: u8 = 12;
pub const RADIUS_SMALL: u8 = 8;

/// The thinnest line.
pub fn hairline() -> Stroke {
    Stroke::new(1.0, HAIRLINE)
}

/// The type scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// The total price.
    Display,
    /// Name of the line and of dialogs.
    Title,
    /// Headings within a panel.
    Heading,
    Body,
    /// Body text that names something.
    Label,
    Small,
    /// Small text that names something.
    Caption,
}

impl Type {
    pub fn font(self) -> FontId {
        let (size, family) = match self {
            Self::Display => (28.0, "semibold"),
            Self::Title => (22.0, "semibold"),
            Self::Heading => (16.0, "semibold"),
            Self::Body => return FontId::new(14.0, FontFamily::Proportional),
            Self::Label => (14.0, "medium"),
            Self::Small => return FontId::new(12.5, FontFamily::Proportional),
            Self::Caption => (12.5, "medium"),
        };
        FontId::new(size, FontFamily::Name(family.into()))
    }
}

/// Gives the context the look of the house. `calm` switches animations off.
pub fn apply(ctx: &Context, calm: bool) {
    ctx.set_theme(egui::Theme::Light);
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, Type::Small.font()),
            (TextStyle::Body, Type::Body.font()),
            (TextStyle::Button, Type::Label.font()),
            (TextStyle::Heading, Type::Title.font()),
            (TextStyle::Monospace, FontId::new(14.0, FontFamily::Monospace)),
        ]
        .into();
        style.visuals = visuals();
        style.spacing.item_spacing = Vec2::splat(STEP);
        style.spacing.interact_size = Vec2::splat(TOUCH);
        style.spacing.button_padding = vec2(16.0, 8.0);
        style.spacing.tooltip_width = 320.0;
        style.spacing.scroll = ScrollStyle { bar_width: 6.0, floating_allocated_width: 0.0, ..ScrollStyle::floating() };
        style.interaction.selectable_labels = false;
        style.interaction.tooltip_delay = 0.4;
        style.always_scroll_the_only_direction = true;
        if calm {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
        } else {
            style.animation_time = 0.12;
        }
    });
}

fn visuals() -> Visuals {
    let mut visuals = Visuals::light();
    visuals.override_text_color = Some(INK);
    visuals.panel_fill = PANEL;
    visuals.window_fill = PANEL;
    visuals.window_stroke = hairline();
    visuals.window_corner_radius = CornerRadius::same(RADIUS + 2);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS_SMALL);
    visuals.popup_shadow = egui::Shadow::NONE;
    visuals.window_shadow = egui::Shadow::NONE;
    visuals.extreme_bg_color = CARD;
    visuals.selection.bg_fill = Color32::from_rgb(0xC9, 0xDB, 0xD4);
    visuals.selection.stroke = Stroke::new(1.5, ACCENT);
    visuals.hyperlink_color = ACCENT;
    // Each blink would render the product once more; a waiting dialog costs nothing.
    visuals.text_cursor.blink = false;
    for widget in [
        &mut visuals.widgets.noninteractive,
        &mut visuals.widgets.inactive,
        &mut visuals.widgets.hovered,
        &mut visuals.widgets.active,
        &mut visuals.widgets.open,
    ] {
        widget.corner_radius = CornerRadius::same(RADIUS_SMALL);
        widget.bg_stroke = hairline();
        widget.expansion = 0.0;
    }
    visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, EDGE);
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Relative luminance (WCAG 2.2).
    fn luminance(color: Color32) -> f64 {
        let linear = |byte: u8| {
            let c = f64::from(byte) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
    }

    fn contrast(a: Color32, b: Color32) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_can_be_read_on_every_ground() {
        for ground in [BACKDROP, PANEL, CARD, SUNKEN, ACCENT_SOFT] {
            for text in [INK, MUTED, ACCENT, WARNING, DANGER] {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{text:?} on {ground:?} is {ratio:.2}:1");
            }
        }
        for ground in [ACCENT, ACCENT_DEEP, INK, DANGER] {
            assert!(contrast(ON_ACCENT, ground) >= 4.5);
        }
        for ground in [PANEL, CARD, SUNKEN] {
            assert!(contrast(STAR, ground) >= 3.0);
        }
    }

    #[test]
    fn black_on_white_is_the_known_ratio() {
        assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    }
}
