//! Groups and their values: an accordion beside the product, or tabs over a grid below it.
//!
//! Invariant: at most one group is open, and which one is decided by the session's focus, not here.

use super::{
    super::{
        icons,
        model::{By, Control, GroupView, Member, Memory, Product, SwatchView, UiAction, ValueState, ValueView, View},
        texts::Texts,
        theme::{self, STEP, Type},
    },
    given::{color_ui, text_ui},
    number::number_ui,
    pad::pad_ui,
    strip::strip_ui,
    tile::{least_width, row_ui, tile_height, tile_ui},
    widgets::{TAB_PAD, choice_button, focus_ring, galley, icon_line, paint_icon, paint_swatch, pointing, text},
};
use crate::catalog::Choice;
use egui::{Align, Frame, Margin, Rect, Response, ScrollArea, Sense, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};
use std::ops::Range;

/// How far outside of the part in view values already count as in sight, in points.
const AHEAD: f32 = 48.0;
/// Height of a group's header, in points.
const HEADER: f32 = 60.0;

/// Groups one below the other; the open one shows its values in place.
pub fn accordion_ui(ui: &mut Ui, view: &View, product: &Product, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let side = theme::MARGIN as i8;
    ScrollArea::vertical().id_salt("groups").auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for group in &product.groups {
            let open = product.open == Some(group.ix);
            let header = header_ui(ui, &view.texts, group, open);
            if header.clicked() {
                out.push(UiAction::Focus((!open).then_some(group.ix)));
                memory.leave_group();
            }
            if open {
                if memory.scrolled_to != Some(group.ix) {
                    memory.scrolled_to = Some(group.ix);
                    header.scroll_to_me(Some(Align::TOP));
                }
                Frame::new().inner_margin(Margin { left: side, right: side, top: 4, bottom: 20 }).show(ui, |ui| {
                    values_ui(ui, view, group, 100.0, memory, out);
                });
            }
            let line = ui.cursor().top();
            ui.painter().hline(ui.max_rect().x_range().shrink(theme::MARGIN), line, theme::hairline());
        }
        if product.open.is_none() {
            memory.scrolled_to = None;
        }
        ui.add_space(STEP);
    });
}

/// Group names side by side, the open one's values below.
pub fn tabs_ui(ui: &mut Ui, view: &View, product: &Product, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let open = product.open.or(product.groups.first().map(|group| group.ix));
    ScrollArea::horizontal().id_salt("group tabs").scroll_source(egui::scroll_area::ScrollSource::ALL).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.add_space(theme::MARGIN - TAB_PAD);
            for group in &product.groups {
                let chosen = open == Some(group.ix);
                let name = format!("{}: {}", group.label, group.value);
                let tab = choice_button(ui, &group.label, &name, chosen);
                if tab.clicked() {
                    out.push(UiAction::Focus(Some(group.ix)));
                    memory.leave_group();
                }
                if chosen && memory.scrolled_to != open {
                    memory.scrolled_to = open;
                    tab.scroll_to_me(Some(Align::Center));
                }
            }
        });
    });
    let line = ui.cursor().top() - STEP / 2.0;
    ui.painter().hline(ui.max_rect().x_range(), line, theme::hairline());
    let Some(group) = product.groups.iter().find(|group| open == Some(group.ix)) else { return };
    ScrollArea::vertical().id_salt(("values", group.ix)).auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin::symmetric(theme::MARGIN as i8, STEP as i8)).show(ui, |ui| {
            values_ui(ui, view, group, 172.0, memory, out);
        });
    });
}

fn header_ui(ui: &mut Ui, texts: &Texts, group: &GroupView, open: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), HEADER), Sense::click());
    let price = if group.price.is_empty() { texts.get("included") } else { group.price.clone() };
    let value = match group.by {
        Some(By::Rules) => texts.named("implied", &group.value),
        _ => group.value.clone(),
    };
    let by = group.by.filter(|by| *by == By::Customer).map(|by| format!(", {}", texts.get(by.key())));
    let name = format!("{}: {value}, {price}{}", group.label, by.unwrap_or_default());
    response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, open, &name));
    if ui.is_rect_visible(rect) {
        let inner = rect.shrink2(vec2(theme::MARGIN, 0.0));
        if response.hovered() || group.highlighted {
            ui.painter().rect_filled(rect, 0.0, theme::SUNKEN);
        }
        focus_ring(ui, &response, rect.shrink(2.0));
        let caret = if open { icons::UP } else { icons::DOWN };
        paint_icon(ui.painter(), pos2(inner.right() - 8.0, inner.center().y), caret, 16.0, theme::MUTED);
        let mut left = inner.left();
        if group.swatch != SwatchView::None {
            let at = Rect::from_center_size(pos2(left + 14.0, inner.center().y), Vec2::splat(28.0));
            paint_swatch(ui.painter(), at, group.swatch, 14, false);
            left += 40.0;
        }
        let price = galley(ui, &group.price, Type::Small, theme::MUTED, 96.0, 1);
        let right = inner.right() - 28.0 - price.size().x;
        let room = right - left - STEP;
        let label = galley(ui, &group.label, Type::Label, theme::INK, room, 1);
        let value = galley(ui, &value, Type::Small, theme::MUTED, room, 1);
        let top = inner.center().y - (label.size().y + value.size().y + 2.0) / 2.0;
        let below = top + label.size().y + 2.0;
        ui.painter().galley(pos2(right, inner.center().y - price.size().y / 2.0), price, theme::MUTED);
        ui.painter().galley(pos2(left, top), label, theme::INK);
        ui.painter().galley(pos2(left, below), value, theme::MUTED);
    }
    pointing(response, true)
}

/// The values of a group, with the strip below the one that was asked about.
fn values_ui(ui: &mut Ui, view: &View, group: &GroupView, least: f32, memory: &mut Memory, out: &mut Vec<UiAction>) {
    ui.spacing_mut().item_spacing = Vec2::splat(STEP);
    if let Some(about) = &group.about {
        text(ui, about, Type::Small, theme::MUTED);
    }
    if group.unseen {
        icon_line(ui, icons::INFO, &view.texts.get("unseen"), Type::Small, theme::MUTED);
    }
    if !group.until.is_empty() {
        icon_line(ui, icons::CLOCK, &group.until, Type::Small, theme::MUTED);
    }
    match &group.control {
        Control::Closed => {}
        Control::One(values, own) => {
            one_of_ui(ui, view, values, least, memory, out);
            let chosen = values.iter().find(|value| matches!(value.state, ValueState::Selected(_)));
            if let Some(chosen) = chosen.filter(|chosen| !chosen.range.is_empty()) {
                text(ui, &format!("{}: {}", chosen.label, chosen.range), Type::Small, theme::MUTED);
            }
            if let Some(own) = own {
                color_ui(ui, view, group.ix, own, memory, out);
            }
        }
        Control::Several(limits, members) => several_ui(ui, view, limits, members, memory, out),
        Control::Number(number) => number_ui(ui, view, group, number, memory, out),
        Control::Text(own) => text_ui(ui, view, group, own, memory, out),
        Control::Drawing(own) => pad_ui(ui, view, group, own, memory, out),
    }
}

fn one_of_ui(ui: &mut Ui, view: &View, values: &[ValueView], least: f32, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let texts = &view.texts;
    let pictured = values.iter().any(|value| value.pictured || value.swatch != SwatchView::None);
    let least = values.iter().map(|value| least_width(ui, value)).fold(least, f32::max);
    let columns = if pictured { ((ui.available_width() + STEP) / (least + STEP)).floor().max(1.0) } else { 1.0 };
    let width = ((ui.available_width() + STEP) / columns - STEP).floor();
    let mut seen = None::<Range<usize>>;
    for (place, row) in values.chunks(columns as usize).enumerate() {
        if pictured {
            let height = row.iter().map(|value| tile_height(ui, texts, value, width)).fold(0.0, f32::max).ceil();
            let place = place * columns as usize;
            if ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, vec2(width, height)).expand(AHEAD)) {
                let first = seen.map_or(place, |seen| seen.start);
                seen = Some(first..place + row.len());
            }
            ui.horizontal_top(|ui| {
                for value in row {
                    clicked(&tile_ui(ui, texts, value, vec2(width, height)), value, memory, out);
                }
            });
        } else {
            for value in row {
                clicked(&row_ui(ui, texts, value, false), value, memory, out);
            }
        }
        answer_ui(ui, view, memory, out, |choice| row.iter().any(|value| value.choice == choice));
    }
    memory.values_in_sight = seen.unwrap_or_default();
}

fn several_ui(
    ui: &mut Ui,
    view: &View,
    limits: &str,
    members: &[Member],
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    text(ui, limits, Type::Small, theme::MUTED);
    for member in members {
        let response = row_ui(ui, &view.texts, &member.value, true);
        match member.value.state {
            ValueState::Selected(_) if response.clicked() && member.off_free => {
                memory.leave_group();
                out.push(UiAction::Choose(member.off));
            }
            ValueState::Selected(_) if response.clicked() => memory.ask(member.off),
            _ => clicked(&response, &member.value, memory, out),
        }
        answer_ui(ui, view, memory, out, |choice| choice == member.value.choice || choice == member.off);
    }
}

/// The strip, if what was asked about is one of `these`.
pub fn answer_ui(
    ui: &mut Ui,
    view: &View,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
    these: impl Fn(Choice) -> bool,
) {
    let asked = view.answer.as_ref().filter(|answer| memory.asked == Some(answer.choice));
    if let Some(answer) = asked.filter(|answer| these(answer.choice)) {
        strip_ui(ui, &view.texts, answer, memory, out);
    }
}

fn clicked(response: &Response, value: &ValueView, memory: &mut Memory, out: &mut Vec<UiAction>) {
    if !response.clicked() {
        return;
    }
    match value.state {
        ValueState::Selected(By::Customer | By::Rules) => memory.leave_group(),
        // What nobody chose is chosen now, so that it stays.
        ValueState::Selected(By::Nobody) | ValueState::Free => {
            memory.leave_group();
            out.push(UiAction::Choose(value.choice));
        }
        ValueState::AfterChanges(_) | ValueState::Never if memory.asked == Some(value.choice) => memory.leave_group(),
        ValueState::AfterChanges(_) | ValueState::Never => memory.ask(value.choice),
    }
}
