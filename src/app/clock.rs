//! The wall clock, as a resource so that tests can set it.

use bevy::prelude::*;

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
