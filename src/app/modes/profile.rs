//! What a use of the program may do and how it looks.

use bevy::prelude::*;

/// Capabilities and looks of one use.
#[derive(Resource, Clone, Debug, PartialEq)]
pub struct Profile {
    /// Designs may be saved on this machine under a name.
    pub keep_designs: bool,
    /// The window covers the screen and cannot be closed from within.
    pub fullscreen: bool,
    /// Pictures of this machine that are dropped onto the window become drawings.
    pub take_pictures: bool,
    /// Text fields come with a keyboard on the screen: there is no other.
    pub screen_keys: bool,
    /// All problems of a catalog are listed, warnings too, and files are reloaded when they change.
    pub show_problems: bool,
    /// Lines and values that are not offered today are shown like all others.
    pub show_drafts: bool,
    /// The hot spots are shown before anybody asks for them: who passes by does not know that there is something to ask for.
    pub explain_parts: bool,
    /// The part that the pointer is at is outlined: fingers point at nothing.
    pub outline_hovered: bool,
    /// Factor on all sizes of the panels.
    pub ui_scale: f32,
    /// After this long without a touch, everything is reset for the next visitor.
    pub reset_after_secs: Option<u32>,
}

impl Profile {
    pub fn desktop() -> Self {
        Self {
            keep_designs: true,
            fullscreen: false,
            take_pictures: true,
            screen_keys: false,
            show_problems: false,
            show_drafts: false,
            explain_parts: false,
            outline_hovered: true,
            ui_scale: 1.0,
            reset_after_secs: None,
        }
    }

    pub fn kiosk() -> Self {
        Self {
            keep_designs: false,
            fullscreen: true,
            take_pictures: false,
            screen_keys: true,
            explain_parts: true,
            outline_hovered: false,
            ui_scale: 1.25,
            reset_after_secs: Some(90),
            ..Self::desktop()
        }
    }

    pub fn preview() -> Self {
        Self { show_problems: true, show_drafts: true, ..Self::desktop() }
    }
}
