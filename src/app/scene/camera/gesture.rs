//! What mouse, fingers and keys ask of the camera.
//!
//! Invariant: who owns a gesture is decided when it begins; one that began on a panel never moves the camera.

use crate::app::session::Panels;
use bevy::{
    ecs::system::SystemParam,
    input::{
        mouse::{AccumulatedMouseScroll, MouseScrollUnit},
        touch::{Touch, Touches},
    },
    prelude::*,
    window::PrimaryWindow,
};

/// Longest path of a press that still counts as a click, in logical pixels.
pub const CLICK_SLOP: f32 = 6.0;
/// Pixels that a touchpad scrolls for one notch of a wheel.
const PIXELS_PER_NOTCH: f32 = 40.0;
/// Speed of an arrow key, in pixels of a drag a second, and of `+` and `-`, in notches a second.
const KEY_DRAG: f32 = 320.0;
const KEY_NOTCHES: f32 = 8.0;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Hold {
    #[default]
    None,
    Orbit(MouseButton),
    Pan(MouseButton),
    /// It began on a panel.
    Foreign(MouseButton),
    Touch,
    ForeignTouch,
}

/// The gesture under way.
#[derive(Resource, Debug, Default)]
pub struct Gesture {
    hold: Hold,
    last: Option<Vec2>,
    /// The fingers that are down, with where they were in the last frame.
    fingers: Vec<(u64, Vec2)>,
    /// Where the press began that may become a click, in logical pixels.
    pressed_at: Vec2,
    /// The press of this frame, which a slow frame may hold together with the way of a whole drag.
    began_at: Option<Vec2>,
    /// Path of the pointer since it was pressed, in logical pixels.
    travel: f32,
}

impl Gesture {
    /// Whether the camera is in the customer's hand.
    pub fn is_held(&self) -> bool {
        matches!(self.hold, Hold::Orbit(_) | Hold::Pan(_) | Hold::Touch)
    }

    /// A press begins, in logical pixels. It is told before [`Inputs::wish`], and so is its end where both lie in one frame.
    pub fn press(&mut self, at: Vec2) {
        if !matches!(self.hold, Hold::Pan(_) | Hold::Touch | Hold::ForeignTouch) {
            (self.pressed_at, self.travel) = (at, 0.0);
            self.began_at = Some(at);
        }
    }

    /// Whether the press that ends now, at this place, was a click on the stage.
    pub fn was_click(&self, at: Vec2) -> bool {
        self.travel <= CLICK_SLOP && self.pressed_at.distance(at) <= CLICK_SLOP
    }
}

/// What is asked of the camera in this frame; lengths in logical pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wish {
    pub orbit: Vec2,
    pub pan: Vec2,
    /// Notches of a wheel, positive is nearer.
    pub zoom: f32,
    pub home: bool,
}

impl Wish {
    pub fn is_none(&self) -> bool {
        *self == Self::default()
    }
}

/// Every kind of input.
#[derive(SystemParam)]
pub struct Inputs<'w, 's> {
    buttons: Res<'w, ButtonInput<MouseButton>>,
    keys: Res<'w, ButtonInput<KeyCode>>,
    scroll: Res<'w, AccumulatedMouseScroll>,
    touches: Res<'w, Touches>,
    windows: Query<'w, 's, &'static Window, With<PrimaryWindow>>,
    panels: Res<'w, Panels>,
}

impl Inputs<'_, '_> {
    /// Reads this frame's input. `secs` is the length of the frame; `typing` says that keys go to a text field.
    pub fn wish(&self, gesture: &mut Gesture, secs: f32, typing: bool) -> Wish {
        let mut wish = Wish::default();
        self.mouse(gesture, &mut wish);
        self.fingers(gesture, &mut wish);
        if !typing {
            self.keys(secs, &mut wish);
        }
        wish
    }

    fn mouse(&self, gesture: &mut Gesture, wish: &mut Wish) {
        let cursor = self.windows.single().ok().and_then(Window::cursor_position);
        if let Hold::Orbit(button) | Hold::Pan(button) | Hold::Foreign(button) = gesture.hold
            && !self.buttons.pressed(button)
        {
            gesture.hold = Hold::None;
        }
        let pressed = [MouseButton::Left, MouseButton::Right, MouseButton::Middle]
            .into_iter()
            .find(|&button| self.buttons.just_pressed(button));
        let began_at = gesture.began_at.take();
        if let (Hold::None, Some(button)) = (gesture.hold, pressed) {
            gesture.travel = 0.0;
            gesture.last = began_at.filter(|_| button == MouseButton::Left).or(cursor);
            gesture.hold = match button {
                _ if gesture.last.is_some_and(|place| self.panels.at(place)) => Hold::Foreign(button),
                MouseButton::Left => Hold::Orbit(button),
                _ => Hold::Pan(button),
            };
        }
        let by = match (gesture.last, cursor) {
            (Some(last), Some(cursor)) => cursor - last,
            _ => Vec2::ZERO,
        };
        match gesture.hold {
            Hold::Orbit(_) => wish.orbit += by,
            Hold::Pan(_) => wish.pan += by,
            _ => {}
        }
        if !matches!(gesture.hold, Hold::Touch | Hold::ForeignTouch) {
            gesture.travel += by.length();
            gesture.last = cursor;
        }
        if self.scroll.delta.y != 0.0 && !cursor.is_some_and(|place| self.panels.at(place)) {
            wish.zoom += match self.scroll.unit {
                MouseScrollUnit::Line => self.scroll.delta.y,
                MouseScrollUnit::Pixel => self.scroll.delta.y / PIXELS_PER_NOTCH,
            };
        }
    }

    fn fingers(&self, gesture: &mut Gesture, wish: &mut Wish) {
        let mut down: Vec<_> = self.touches.iter().collect();
        down.sort_unstable_by_key(|touch| touch.id());
        let Some(first) = down.first() else {
            if matches!(gesture.hold, Hold::Touch | Hold::ForeignTouch) {
                gesture.hold = Hold::None;
            }
            gesture.fingers.clear();
            return;
        };
        if gesture.fingers.is_empty() {
            let foreign = self.panels.at(first.start_position());
            gesture.hold = if foreign { Hold::ForeignTouch } else { Hold::Touch };
            gesture.travel = 0.0;
        }
        // What Bevy calls the step of a finger that rests is still its last one.
        let before = |touch: &Touch| {
            let known = gesture.fingers.iter().find(|(id, _)| *id == touch.id() && !self.touches.just_pressed(*id));
            known.map_or(touch.start_position(), |(_, place)| *place)
        };
        let steps: Vec<(Vec2, Vec2)> = down.iter().map(|touch| (before(touch), touch.position())).collect();
        gesture.fingers = down.iter().map(|touch| (touch.id(), touch.position())).collect();
        let mean = steps.iter().map(|(before, after)| *after - *before).sum::<Vec2>() / steps.len() as f32;
        gesture.travel += mean.length();
        if gesture.hold != Hold::Touch {
            return;
        }
        if let [(a_before, a), (b_before, b), ..] = steps[..] {
            wish.pan += mean;
            let (before, after) = (a_before.distance(b_before), a.distance(b));
            if before > 1.0 && after > 1.0 {
                wish.zoom += (after / before).ln() / 0.12;
                gesture.travel += (after - before).abs();
            }
        } else {
            wish.orbit += mean;
        }
    }

    fn keys(&self, secs: f32, wish: &mut Wish) {
        let axis = |minus: KeyCode, plus: KeyCode| {
            f32::from(i8::from(self.keys.pressed(plus)) - i8::from(self.keys.pressed(minus)))
        };
        let modified = [KeyCode::ControlLeft, KeyCode::ControlRight, KeyCode::AltLeft, KeyCode::SuperLeft];
        if self.keys.any_pressed(modified) {
            return;
        }
        let arrows =
            Vec2::new(axis(KeyCode::ArrowLeft, KeyCode::ArrowRight), axis(KeyCode::ArrowUp, KeyCode::ArrowDown));
        wish.orbit += arrows * KEY_DRAG * secs;
        let nearer = axis(KeyCode::Minus, KeyCode::Equal) + axis(KeyCode::NumpadSubtract, KeyCode::NumpadAdd);
        wish.zoom += nearer * KEY_NOTCHES * secs;
        wish.home |= self.keys.just_pressed(KeyCode::Home);
    }
}

#[cfg(test)]
#[path = "gesture_tests.rs"]
mod tests;
