//! What the price is made of, and ways to finish a design.

use super::{
    super::{
        icons,
        model::{Finish, Goal, UiAction, View},
        theme::{self, RADIUS, STEP, Type},
    },
    widgets::{Weight, button, choice_button, icon_line, text},
};
use egui::{Align, Frame, Layout, Margin, Ui};

/// Lines, sums, days, price lists; whether the dialog is done with.
pub fn bill_ui(ui: &mut Ui, view: &View, out: &mut Vec<UiAction>) -> bool {
    let Some(bill) = &view.bill else { return false };
    if bill.lists.len() > 1 {
        ui.horizontal_wrapped(|ui| {
            for (id, name, chosen) in &bill.lists {
                if choice_button(ui, name, name, *chosen).clicked() && !chosen {
                    out.push(UiAction::PriceList(id.clone()));
                }
            }
        });
    }
    for (label, amount) in &bill.lines {
        row_ui(ui, label, amount, Type::Body);
    }
    ui.separator();
    for (i, (label, amount)) in bill.sums.iter().enumerate() {
        row_ui(ui, label, amount, if i + 1 == bill.sums.len() { Type::Heading } else { Type::Body });
    }
    for note in &bill.notes {
        text(ui, note, Type::Small, theme::MUTED);
    }
    if !bill.stages.is_empty() {
        ui.add_space(STEP);
        text(ui, &view.texts.get("bill-stages"), Type::Heading, theme::INK);
        for (stage, day) in &bill.stages {
            row_ui(ui, stage, day, Type::Body);
        }
    }
    if view.can_keep {
        ui.add_space(STEP);
        let wide = Some(ui.available_width());
        let keep = button(ui, Weight::Secondary, Some(icons::SAVE), &view.texts.get("bill-keep"), wide, true);
        if keep.clicked() {
            out.push(UiAction::KeepQuotation);
            return true;
        }
    }
    false
}

/// Words on the left, an amount or a day on the right.
fn row_ui(ui: &mut Ui, label: &str, amount: &str, typ: Type) {
    ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
        text(ui, amount, typ, theme::INK);
        ui.with_layout(Layout::top_down(Align::Min), |ui| text(ui, label, typ, theme::INK));
    });
}

/// Ways to fill in what was not chosen; whether one was taken.
pub fn finish_ui(ui: &mut Ui, view: &View, out: &mut Vec<UiAction>) -> bool {
    let texts = &view.texts;
    text(ui, &texts.get("finish-hint"), Type::Body, theme::MUTED);
    if view.finishes.iter().all(|finish| finish.changed.is_empty()) {
        icon_line(ui, icons::CHECK, &texts.get("finish-none"), Type::Body, theme::INK);
        return false;
    }
    let mut taken = false;
    for finish in view.finishes.iter().filter(|finish| !finish.changed.is_empty()) {
        ui.push_id(finish.goal.name(), |ui| taken |= way_ui(ui, view, finish, out));
    }
    taken
}

impl Goal {
    fn name(self) -> &'static str {
        match self {
            Self::Cheapest => "finish-cheapest",
            Self::Popular => "finish-popular",
            Self::Soonest => "finish-soonest",
        }
    }
}

fn way_ui(ui: &mut Ui, view: &View, finish: &Finish, out: &mut Vec<UiAction>) -> bool {
    let texts = &view.texts;
    let frame = Frame::new().fill(theme::CARD).stroke(theme::hairline()).corner_radius(RADIUS);
    let shown = frame.inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP;
        text(ui, &texts.get(finish.goal.name()), Type::Heading, theme::INK);
        text(ui, &finish.changes.join("; "), Type::Small, theme::MUTED);
        let price = if finish.price.is_empty() { texts.get("price-same") } else { finish.price.clone() };
        text(ui, &format!("{price} · {}", finish.lead), Type::Label, theme::INK);
        let words = texts.count("change-options", finish.changes.len());
        button(ui, Weight::Secondary, None, &words, None, true).clicked()
    });
    if shown.inner {
        out.push(UiAction::Apply(finish.changed.clone(), Vec::new()));
    }
    shown.inner
}
