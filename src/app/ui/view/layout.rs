//! Where everything is in the window.
//!
//! Invariant: the parts do not overlap, and the product keeps the larger share of what a side panel leaves.

use egui::{Rect, Vec2, pos2};

/// The parts of the window, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Layout {
    /// Panel at the side; otherwise everything is stacked below the product.
    pub side: bool,
    /// What is left to the product.
    pub free: Rect,
    /// Name of the line and language: top of the panel, or above the product.
    pub header: Rect,
    pub drawer: Rect,
    pub drawer_open: bool,
    /// Groups and values.
    pub options: Rect,
    /// Price and what to do with the design.
    pub footer: Rect,
}

/// Height of the open drawer: tabs, cards and their margins.
pub const DRAWER: f32 = 216.0;
/// Height of the closed drawer.
pub const DRAWER_CLOSED: f32 = 56.0;
const HEADER: f32 = 84.0;
const FOOTER_SIDE: f32 = 152.0;
const FOOTER_STACKED: f32 = 88.0;

impl Layout {
    /// Divides a window; `drawer` says whether the customer opened or closed the drawer.
    pub fn of(window: Rect, drawer: Option<bool>) -> Self {
        let Vec2 { x: width, y: height } = window.size();
        if width > height && width >= 720.0 { Self::side(window, drawer) } else { Self::stacked(window, drawer) }
    }

    fn side(window: Rect, drawer: Option<bool>) -> Self {
        let panel = if window.width() >= 1200.0 {
            400.0
        } else if window.width() >= 900.0 {
            360.0
        } else {
            328.0
        };
        let drawer_open = drawer.unwrap_or(window.height() >= 640.0);
        let drawer_height = if drawer_open { DRAWER } else { DRAWER_CLOSED };
        let split = window.right() - panel;
        let rect =
            |left: f32, top: f32, right: f32, bottom: f32| Rect::from_min_max(pos2(left, top), pos2(right, bottom));
        let (top, bottom) = (window.top(), window.bottom());
        Self {
            side: true,
            free: rect(window.left(), top, split, bottom - drawer_height),
            drawer: rect(window.left(), bottom - drawer_height, split, bottom),
            drawer_open,
            header: rect(split, top, window.right(), top + HEADER),
            options: rect(split, top + HEADER, window.right(), bottom - FOOTER_SIDE),
            footer: rect(split, bottom - FOOTER_SIDE, window.right(), bottom),
        }
    }

    fn stacked(window: Rect, drawer: Option<bool>) -> Self {
        let drawer_open = drawer.unwrap_or(window.height() >= 1000.0);
        let drawer_height = if drawer_open { DRAWER } else { DRAWER_CLOSED };
        let product = window.top() + (0.45 * window.height()).round();
        let row = |top: f32, bottom: f32| Rect::from_min_max(pos2(window.left(), top), pos2(window.right(), bottom));
        let footer = window.bottom() - FOOTER_STACKED;
        Self {
            side: false,
            header: row(window.top(), window.top() + HEADER),
            free: row(window.top() + HEADER, product),
            drawer: row(product, product + drawer_height),
            drawer_open,
            options: row(product + drawer_height, footer.max(product + drawer_height)),
            footer: row(footer, window.bottom()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_lie_in_the_window_apart_from_each_other() {
        let check = |width: f32, height: f32, side: bool, product_share: f32| {
            let window = Rect::from_min_size(pos2(0.0, 0.0), Vec2::new(width, height));
            for drawer in [None, Some(true), Some(false)] {
                let layout = Layout::of(window, drawer);
                assert_eq!(layout.side, side, "{width}x{height}");
                let parts = [layout.free, layout.header, layout.drawer, layout.options, layout.footer];
                for (i, a) in parts.iter().enumerate() {
                    assert!(window.contains_rect(*a), "{width}x{height} {i}: {a:?}");
                    assert!(a.height() >= 56.0, "{width}x{height} {i}: {a:?}");
                    for b in &parts[i + 1..] {
                        assert!(!a.shrink(0.5).intersects(b.shrink(0.5)), "{width}x{height}: {a:?} {b:?}");
                    }
                }
            }
            let share = Layout::of(window, None).free.area() / window.area();
            assert!(share >= product_share, "{width}x{height}: {share}");
        };
        check(1280.0, 720.0, true, 0.45);
        check(800.0, 600.0, true, 0.45);
        check(1920.0, 1080.0, true, 0.6);
        check(1080.0, 1920.0, false, 0.38);
        check(864.0, 1536.0, false, 0.35);
        check(600.0, 800.0, false, 0.3);
    }
}
