//! Panels and carousels in egui: a view model in, actions out.
