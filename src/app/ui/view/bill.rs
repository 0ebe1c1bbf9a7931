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
    for (label, amount) in &bill.sums {
        row_ui(ui, label, amount, Type::Body);
    }
    row_ui(ui, &bill.total.0, &bill.total.1, Type::Heading);
    if let Some((label, amount)) = &bill.within {
        row_ui(ui, label, amount, Type::Small);
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

/// Ways to fill in what was not chosen, and the vendor's designs to be like; whether one was taken.
pub fn finish_ui(ui: &mut Ui, view: &View, like: &mut Option<usize>, out: &mut Vec<UiAction>) -> bool {
    let texts = &view.texts;
    text(ui, &texts.get("finish-hint"), Type::Body, theme::MUTED);
    let ways = |like: bool| view.finishes.iter().filter(move |way| (way.goal == Goal::Preset) == like);
    let offered = || ways(false).filter(|finish| !finish.changed.is_empty());
    if offered().next().is_none() {
        icon_line(ui, icons::CHECK, &texts.get("finish-none"), Type::Body, theme::INK);
    }
    let mut taken = false;
    for finish in offered() {
        ui.push_id(finish.goal.name(), |ui| taken |= way_ui(ui, view, finish, out));
    }
    if view.presets.is_empty() {
        return taken;
    }
    ui.add_space(STEP);
    text(ui, &texts.get("finish-preset"), Type::Heading, theme::INK);
    ui.horizontal_wrapped(|ui| {
        for (i, title) in view.presets.iter().enumerate() {
            if choice_button(ui, title, title, *like == Some(i)).clicked() {
                *like = Some(i);
            }
        }
    });
    for finish in ways(true) {
        if finish.changed.is_empty() {
            icon_line(ui, icons::CHECK, &texts.get("proposal-none"), Type::Body, theme::INK);
        } else {
            taken |= way_ui(ui, view, finish, out);
        }
    }
    taken
}

impl Goal {
    fn name(self) -> &'static str {
        match self {
            Self::Cheapest => "finish-cheapest",
            Self::Popular => "finish-popular",
            Self::Soonest => "finish-soonest",
            Self::Preset => "finish-preset",
        }
    }
}

fn way_ui(ui: &mut Ui, view: &View, finish: &Finish, out: &mut Vec<UiAction>) -> bool {
    let texts = &view.texts;
    let frame = Frame::new().fill(theme::CARD).stroke(theme::hairline()).corner_radius(RADIUS);
    let shown = frame.inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = STEP;
        if finish.goal != Goal::Preset {
            let mark = if finish.sample { format!(" ({})", texts.get("sample")) } else { String::new() };
            text(ui, &(texts.get(finish.goal.name()) + &mark), Type::Heading, theme::INK);
        }
        text(ui, &finish.changes.join("; "), Type::Small, theme::MUTED);
        let price = if finish.price.is_empty() { texts.get("price-same") } else { finish.price.clone() };
        text(ui, &format!("{price} · {}", finish.lead), Type::Label, theme::INK);
        let words = texts.count("change-options", finish.changes.len());
        button(ui, Weight::Secondary, None, &words, None, true).clicked()
    });
    if shown.inner {
        out.push(UiAction::Apply(finish.changed.clone(), finish.written.clone()));
    }
    shown.inner
}
