//! [hub] axum.
