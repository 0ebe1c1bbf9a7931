//! The wall clock, as a resource so that tests can set it, and an alarm.

use bevy::{
    prelude::*,
    winit::{EventLoopProxyWrapper, WinitUserEvent},
};
use std::time::Duration;

/// Says what time it is.
#[derive(Resource, Clone, Copy, Debug)]
pub struct Clock(pub fn() -> i64);

impl Clock {
    /// Seconds since 1970-01-01 UTC.
    pub fn unix_secs(self) -> i64 {
        (self.0)()
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self(|| {
            std::time::SystemTime::now()
                .duration_since(std::time::UNIX_EPOCH)
                .map_or(0, |elapsed| elapsed.as_secs() as i64)
        })
    }
}

/// Makes the event loop run once after `delay`; it sleeps as long as nothing happens.
pub fn wake_after(proxy: &EventLoopProxyWrapper, delay: Duration) {
    let proxy = (**proxy).clone();
    std::thread::spawn(move || {
        std::thread::sleep(delay);
        // Fails only when the program is closing.
        proxy.send_event(WinitUserEvent::WakeUp).ok();
    });
}
