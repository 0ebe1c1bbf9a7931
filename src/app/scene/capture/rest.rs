//! Whether hands are at rest, so that pictures may be rendered without being in the way.
//!
//! Invariant: a wish that came in unrest is not forgotten: the event loop wakes when the rest begins.

use crate::app::{
    clock::wake_after,
    scene::CameraMotion,
    session::{Pictures, Session},
};
use bevy::{
    input::{
        keyboard::KeyboardInput,
        mouse::{MouseButtonInput, MouseWheel},
        touch::TouchInput,
    },
    prelude::*,
    winit::EventLoopProxyWrapper,
};
use std::time::Duration;

/// How long nothing may have been pressed, turned or chosen.
const REST: Duration = Duration::from_millis(250);

/// Whether nothing was pressed, turned or chosen for a while.
#[derive(Resource, Clone, Copy, Debug, Default)]
pub struct Rest {
    /// Since the start of the program.
    last: Option<Duration>,
    alarm: bool,
}

impl Rest {
    /// Whether it has begun at `now`.
    pub fn is_rest(&self, now: Duration) -> bool {
        self.last.is_none_or(|last| now.saturating_sub(last) >= REST)
    }

    /// Notes what happens at `now`; says after which time the program has to be woken.
    fn feel(&mut self, now: Duration, unrest: bool, waiting: bool) -> Option<Duration> {
        if unrest {
            (self.last, self.alarm) = (Some(now), false);
        }
        if self.is_rest(now) {
            self.alarm = false;
            return None;
        }
        let ring = waiting && !self.alarm;
        self.alarm |= ring;
        ring.then(|| REST.saturating_sub(now.saturating_sub(self.last.unwrap_or_default())))
    }
}

/// Feels whether hands are at rest.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what happens")]
pub fn feel(
    time: Res<Time<Real>>,
    motion: Res<CameraMotion>,
    session: Option<Res<Session>>,
    pictures: Res<Pictures>,
    proxy: Option<Res<EventLoopProxyWrapper>>,
    mut rest: ResMut<Rest>,
    (mut buttons, mut wheel): (MessageReader<MouseButtonInput>, MessageReader<MouseWheel>),
    (mut keys, mut touches): (MessageReader<KeyboardInput>, MessageReader<TouchInput>),
) {
    let events = buttons.read().count() + wheel.read().count() + keys.read().count() + touches.read().count();
    // A line that was opened is no deed of a hand.
    let chosen = session.is_some_and(|session| session.is_changed() && !session.is_added());
    let unrest = motion.0 || events > 0 || chosen;
    let wake = rest.bypass_change_detection().feel(time.elapsed(), unrest, pictures.waiting() > 0);
    if let (Some(after), Some(proxy)) = (wake, proxy) {
        wake_after(&proxy, after + Duration::from_millis(5));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rest_begins_a_while_after_the_last_deed_and_wakes_once() {
        let ms = Duration::from_millis;
        let mut rest = Rest::default();
        assert!(rest.is_rest(ms(0)), "nothing happened yet");
        assert_eq!(rest.feel(ms(1000), true, true), Some(REST));
        assert_eq!(rest.feel(ms(1100), false, true), None, "the alarm is set");
        assert!(!rest.is_rest(ms(1249)) && rest.is_rest(ms(1250)));
        assert_eq!(rest.feel(ms(1200), true, true), Some(REST), "a deed begins it anew");
        assert_eq!(rest.feel(ms(1450), false, true), None);
        assert!(rest.is_rest(ms(1450)));
    }

    #[test]
    fn without_a_wish_nothing_wakes_and_a_late_wish_waits_for_the_remainder() {
        let ms = Duration::from_millis;
        let mut rest = Rest::default();
        assert_eq!(rest.feel(ms(0), true, false), None);
        assert_eq!(rest.feel(ms(100), false, true), Some(ms(150)));
    }
}
