//! The strip under a value that is not free: what would change, what it costs, why, and the way on.

use super::{
    super::{
        icons,
        model::{Answer, Memory, UiAction},
        texts::Texts,
        theme::{self, RADIUS, STEP, Type},
    },
    widgets::{Weight, button, icon_line, text},
};
use egui::{Frame, Margin, Ui};

/// Shows `answer`; its buttons choose the value or let it be.
pub fn strip_ui(ui: &mut Ui, texts: &Texts, answer: &Answer, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let shown = Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS).inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP;
        let title = texts.named(if answer.possible { "ask-title" } else { "never-title" }, &answer.label);
        text(ui, &title, Type::Heading, theme::INK);
        for change in &answer.changes {
            icon_line(ui, icons::SWAP, change, Type::Body, theme::INK);
        }
        for why in &answer.why {
            text(ui, why, Type::Small, theme::MUTED);
        }
        if answer.possible {
            let price = match answer.price.as_str() {
                "" => texts.get("price-same"),
                price => texts.named("price-effect", price),
            };
            text(ui, &price, Type::Label, theme::INK);
        } else if answer.why.is_empty() {
            text(ui, &texts.get("never-why"), Type::Small, theme::MUTED);
        }
        ui.horizontal_wrapped(|ui| {
            if answer.possible {
                let words = texts.count("change-options", answer.changes.len());
                if button(ui, Weight::Primary, None, &words, None, true).clicked() {
                    out.push(UiAction::Choose(answer.choice));
                    memory.asked = None;
                }
                if button(ui, Weight::Secondary, None, &texts.get("keep-mine"), None, true).clicked() {
                    memory.asked = None;
                }
            } else if button(ui, Weight::Secondary, None, &texts.get("understood"), None, true).clicked() {
                memory.asked = None;
            }
        });
    });
    let id = ui.id().with("strip shown");
    let before: Option<crate::catalog::Choice> = ui.data(|data| data.get_temp(id));
    if before != Some(answer.choice) {
        ui.data_mut(|data| data.insert_temp(id, answer.choice));
        shown.response.scroll_to_me(None);
    }
}
