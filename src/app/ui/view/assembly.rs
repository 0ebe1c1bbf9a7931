//! The product drawn apart, and the steps in which it goes together.
//!
//! Invariant: only what the buttons say happens; the sentence of a step takes the same room in every step, so that the buttons
//! stay below the finger.

use super::{
    super::{
        icons,
        model::{Memory, View},
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    widgets::{galley, icon_button, stage_button, within},
};
use egui::{Rect, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Widest that the card gets, and what is between it and the rim of the free area, in points.
const WIDEST: f32 = 620.0;
const RIM: f32 = 16.0;
const PAD: f32 = 12.0;

/// Shows the button, the `number`th on the stage, and while the product is apart a card at the lower edge of `free`; says what
/// each covers.
pub fn assembly_ui(ui: &mut Ui, view: &View, free: Rect, number: usize, memory: &mut Memory) -> [Option<Rect>; 2] {
    let all = view.steps.len();
    if all == 0 {
        memory.apart = None;
        return [None; 2];
    }
    let key = if memory.apart.is_some() { "assembly-hide" } else { "assembly-show" };
    let toggle = stage_button(ui, free, number, icons::STEPS, &view.texts.get(key), memory.apart.is_some());
    if toggle.clicked() {
        memory.apart = if memory.apart.is_some() { None } else { Some(0) };
        memory.spot = None;
    }
    // A design may have fewer steps than the one before.
    let Some(done) = memory.apart.map(|done| done.min(all)) else { return [Some(toggle.rect), None] };
    let width = (free.width() - 2.0 * RIM).min(WIDEST);
    let room = width - 3.0 * TOUCH - 2.0 * PAD - 2.0 * STEP;
    let begin = view.texts.count("assembly-begin", all);
    let sentences = view.steps.iter().chain([&begin]);
    let highest =
        sentences.map(|words| galley(ui, words, Type::Body, theme::INK, room, 8).size().y).fold(0.0, f32::max);
    let (caption, words) = match done.checked_sub(1).and_then(|at| view.steps.get(at)) {
        Some(words) => {
            let numbers = [("n", done.into()), ("of", all.into())];
            (view.texts.with("assembly-step", &numbers), words)
        }
        None => (view.texts.get("assembly"), &begin),
    };
    let caption = galley(ui, &caption, Type::Caption, theme::MUTED, room, 1);
    let height = (caption.size().y + 2.0 + highest).max(TOUCH) + 2.0 * PAD;
    let at = pos2(free.center().x - width / 2.0, free.bottom() - RIM - height);
    let card = Rect::from_min_size(at, vec2(width, height));
    ui.painter().rect(card, RADIUS, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    ui.interact(card, ui.id().with("assembly card"), egui::Sense::hover())
        .widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{}. {words}", caption.text())));
    let left = card.left() + PAD + TOUCH + STEP;
    let words = galley(ui, words, Type::Body, theme::INK, room, 8);
    let top = card.center().y - (caption.size().y + 2.0 + words.size().y) / 2.0;
    let below = top + caption.size().y + 2.0;
    ui.painter().galley(pos2(left, top), caption, theme::MUTED);
    ui.painter().galley(pos2(left, below), words, theme::INK);
    let middle = card.center().y - TOUCH / 2.0;
    let place = |left: f32| Rect::from_min_size(pos2(left, middle), Vec2::splat(TOUCH));
    let mut key = |ui: &mut Ui, at: Rect, salt, icon, name: &str, enabled, then: Option<usize>| {
        within(ui, at, salt, |ui| {
            if icon_button(ui, icon, &view.texts.get(name), enabled).clicked() {
                memory.apart = then;
            }
        });
    };
    let back = Some(done.saturating_sub(1));
    key(ui, place(card.left() + PAD), "assembly back", icons::LEFT, "assembly-back", done > 0, back);
    let right = card.right() - PAD;
    key(ui, place(right - 2.0 * TOUCH), "assembly next", icons::RIGHT, "assembly-next", done < all, Some(done + 1));
    key(ui, place(right - TOUCH), "assembly close", icons::CLOSE, "close", true, None);
    [Some(toggle.rect), Some(card)]
}
