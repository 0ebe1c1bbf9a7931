//! Buttons on the stage for what can be opened, folded or turned.
//!
//! Invariant: a button says what a press does; what the design has no more is forgotten.

use super::{
    super::{
        icons,
        model::{Memory, View},
    },
    widgets::stage_button,
};
use egui::{Rect, Ui};

/// Shows the buttons in `free`, the first of them the `number`th on the stage; says what they cover.
pub fn motions_ui(ui: &mut Ui, view: &View, free: Rect, number: usize, memory: &mut Memory) -> Vec<Rect> {
    memory.moved.retain(|id| view.motions.iter().any(|motion| motion.id == *id));
    let buttons = view.motions.iter().enumerate().map(|(i, motion)| {
        let moved = memory.moved.contains(&motion.id);
        let button = stage_button(ui, free, number + i, icons::HAND, motion.next(moved), moved);
        if button.clicked() && !memory.moved.remove(&motion.id) {
            memory.moved.insert(motion.id.clone());
        }
        button.rect
    });
    buttons.collect()
}
