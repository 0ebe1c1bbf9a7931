//! The wall clock, as a resource so that tests can set it, and an alarm.

use crate::catalog::Day;
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

    /// The day of today, UTC.
    pub fn today(self) -> Day {
        Day::from_unix(self.unix_secs())
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

/// Something that any thread may call to make the event loop run once. Without an event loop (a test, a program about to end)
/// there is nothing to wake.
pub fn waker(proxy: Option<&EventLoopProxyWrapper>) -> impl Fn() + Send + 'static {
    let proxy = proxy.map(|proxy| (**proxy).clone());
    move || {
        if let Some(proxy) = &proxy {
            proxy.send_event(WinitUserEvent::WakeUp).ok();
        }
    }
}

/// Makes the event loop run once after `delay`; it sleeps as long as nothing happens.
pub fn wake_after(proxy: &EventLoopProxyWrapper, delay: Duration) {
    let wake = waker(Some(proxy));
    std::thread::spawn(move || {
        std::thread::sleep(delay);
        wake();
    });
}
