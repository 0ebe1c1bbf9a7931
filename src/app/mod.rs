//! [app] Bevy.
