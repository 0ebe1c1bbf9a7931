//! The strip under a value that is not free: what would change, what it costs, why, and the way on.

use super::{
    super::{
        icons,
        model::{Answer, Draft, Memory, UiAction, WayMenu},
        texts::Texts,
        theme::{self, RADIUS, STEP, Type},
    },
    tile::way_ui,
    widgets::{Weight, button, icon_line, text},
};
use crate::catalog::{Free, TextRule};
use egui::{Frame, Margin, Ui};

impl WayMenu {
    fn says(&self, change: &str) -> bool {
        self.ways.get(self.taken).is_some_and(|way| way.changes.iter().any(|said| said == change))
    }
}

/// The ways out of one conflict, if there are several.
fn menu_ui(ui: &mut Ui, texts: &Texts, at: usize, menu: &WayMenu, memory: &mut Memory) {
    if menu.ways.len() < 2 {
        for change in menu.ways.iter().flat_map(|way| &way.changes) {
            icon_line(ui, icons::SWAP, change, Type::Body, theme::INK);
        }
        return;
    }
    text(ui, &texts.get("ways"), Type::Small, theme::MUTED);
    for (number, way) in menu.ways.iter().enumerate() {
        let response = ui.push_id((at, number), |ui| way_ui(ui, texts, way, number == menu.taken)).inner;
        if response.clicked() {
            memory.ways.resize(memory.ways.len().max(at + 1), 0);
            memory.ways[at] = number;
        }
    }
}

/// Shows `answer`; its buttons choose the value or let it be.
pub fn strip_ui(ui: &mut Ui, texts: &Texts, answer: &Answer, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let shown = Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS).inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP;
        let title = texts.named(if answer.possible { "ask-title" } else { "never-title" }, &answer.label);
        text(ui, &title, Type::Heading, theme::INK);
        for (at, menu) in answer.menus.iter().enumerate() {
            menu_ui(ui, texts, at, menu, memory);
        }
        // What a menu asks about stands there.
        let told = |change: &&String| !answer.menus.iter().any(|menu| menu.says(change));
        for change in answer.changes.iter().filter(told) {
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
            let key = if answer.is_known { "never-why" } else { "unknown-why" };
            text(ui, &texts.get(key), Type::Small, theme::MUTED);
        }
        ui.horizontal_wrapped(|ui| {
            if answer.possible {
                let words = texts.count("change-options", answer.changes.len());
                if button(ui, Weight::Primary, None, &words, None, true).clicked() {
                    out.push(match &memory.draft {
                        Some((group, Draft::Text(text))) if *group == answer.choice.group => {
                            UiAction::Write(answer.choice, Free::Text(TextRule::normalise(text)))
                        }
                        Some((group, Draft::Color(color))) if *group == answer.choice.group => {
                            UiAction::Write(answer.choice, Free::Color(*color))
                        }
                        Some((group, Draft::Drawing(drawing))) if *group == answer.choice.group => {
                            UiAction::Write(answer.choice, Free::Drawing(drawing.clone()))
                        }
                        _ => UiAction::ChooseGivingUp(answer.choice, answer.given_up.clone()),
                    });
                    memory.leave_group();
                }
                if button(ui, Weight::Secondary, None, &texts.get("keep-mine"), None, true).clicked() {
                    memory.leave_group();
                }
            } else if button(ui, Weight::Secondary, None, &texts.get("understood"), None, true).clicked() {
                memory.leave_group();
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
