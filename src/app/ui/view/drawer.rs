//! The drawer with the carousels.
//!
//! Invariant: whatever the state of a feed, it is said in words and there is a way on.

use super::{
    super::{
        icons,
        model::{Memory, Shelf, ShelfStatus, Tab, UiAction, View},
        theme::{self, STEP, TOUCH, Type},
    },
    card::{ADVICE_WIDTH, HEIGHT, WIDTH, advice_ui, design_ui, skeleton_ui},
    widgets::{ICON_PAD, TAB_PAD, Weight, button, choice_button, icon_button, icon_line, line},
};
use egui::{Align, Frame, Layout, Rect, ScrollArea, Ui, Vec2, pos2, scroll_area::ScrollBarVisibility, vec2};

/// Distance from the end at which the next page is asked for, in points.
const AHEAD: f32 = 480.0;

/// Tabs, arrows and, if `open`, the cards of the chosen tab.
pub fn drawer_ui(ui: &mut Ui, view: &View, open: bool, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let rect = ui.max_rect();
    ui.painter().hline(rect.x_range(), rect.top() + 0.5, theme::hairline());
    let shelf = view.shelves.iter().find(|shelf| shelf.tab == memory.tab);
    // The words of the first tab stand above the edge of the first card.
    let side = theme::MARGIN - TAB_PAD;
    let head =
        Rect::from_min_size(rect.min + vec2(side, 4.0), vec2(rect.width() - side - theme::MARGIN + ICON_PAD, TOUCH));
    super::widgets::within(ui, head, "drawer head", |ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            head_end_ui(ui, view, shelf, open, memory, out);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| tabs_ui(ui, view, open, memory));
        });
    });
    if !open {
        memory.in_sight = 0..0;
        return;
    }
    let body = Rect::from_min_max(pos2(rect.left(), head.bottom() + 2.0), rect.max);
    super::widgets::within(ui, body, "drawer body", |ui| match shelf {
        Some(shelf) => shelf_ui(ui, view, shelf, memory, out),
        None => memory.in_sight = 0..0,
    });
}

/// The tabs, in a strip that scrolls where there is little room.
fn tabs_ui(ui: &mut Ui, view: &View, open: bool, memory: &mut Memory) {
    let area = ScrollArea::horizontal()
        .id_salt("tabs")
        .scroll_source(egui::scroll_area::ScrollSource::ALL)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    area.show(ui, |ui| {
        ui.horizontal(|ui| {
            for tab in Tab::ALL.into_iter().filter(|tab| is_worth_a_tab(view, *tab)) {
                let words = view.texts.get(name(tab));
                let button = choice_button(ui, &words, &words, open && memory.tab == tab);
                if button.clicked() {
                    (memory.tab, memory.drawer, memory.asked_more) = (tab, Some(true), None);
                    button.scroll_to_me(None);
                }
            }
        });
    });
}

/// The presets if the line has some, and the best rated if anything is rated; the others always.
fn is_worth_a_tab(view: &View, tab: Tab) -> bool {
    let shelf = view.shelves.iter().find(|shelf| shelf.tab == tab);
    match tab {
        Tab::Presets => shelf.is_some(),
        Tab::Rated => shelf.is_some_and(|shelf| shelf.status != ShelfStatus::Empty),
        _ => true,
    }
}

fn name(tab: Tab) -> &'static str {
    match tab {
        Tab::Loved => "tab-loved",
        Tab::Rated => "tab-rated",
        Tab::New => "tab-new",
        Tab::Staff => "tab-staff",
        Tab::Presets => "tab-presets",
        Tab::Advice => "tab-advice",
    }
}

fn head_end_ui(
    ui: &mut Ui,
    view: &View,
    shelf: Option<&Shelf>,
    open: bool,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let (icon, key) = if open { (icons::DOWN, "hide-drawer") } else { (icons::UP, "show-drawer") };
    if icon_button(ui, icon, &view.texts.get(key), true).clicked() {
        memory.drawer = Some(!open);
    }
    if !open {
        return;
    }
    if shelf.is_some_and(|shelf| !shelf.cards.is_empty()) {
        let page = (ui.max_rect().width() * 0.8).max(WIDTH);
        if icon_button(ui, icons::RIGHT, &view.texts.get("later"), true).clicked() {
            memory.scroll_cards = -page;
        }
        if icon_button(ui, icons::LEFT, &view.texts.get("earlier"), true).clicked() {
            memory.scroll_cards = page;
        }
    }
    if let Some(ShelfStatus::Stale(age)) = shelf.map(|shelf| &shelf.status) {
        if icon_button(ui, icons::RETRY, &view.texts.get("retry"), true).clicked() {
            out.push(UiAction::Refresh);
        }
        line(ui, &view.texts.named("feed-stale", age), Type::Small, theme::WARNING);
    }
}

fn shelf_ui(ui: &mut Ui, view: &View, shelf: &Shelf, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let texts = &view.texts;
    match &shelf.status {
        ShelfStatus::Loading if shelf.cards.is_empty() => {
            // Said to screen readers too.
            let words = texts.get("feed-loading");
            ui.response().widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::ProgressIndicator, true, &words));
            ui.horizontal(|ui| {
                ui.add_space(theme::MARGIN);
                let count = (ui.available_width() / (WIDTH + STEP)).ceil() as usize;
                (0..count).for_each(|_| skeleton_ui(ui));
            });
        }
        ShelfStatus::Offline(why) if shelf.cards.is_empty() => message_ui(ui, |ui| {
            icon_line(ui, icons::OFFLINE, &texts.get("feed-offline"), Type::Label, theme::INK);
            line(ui, why, Type::Small, theme::MUTED).on_hover_text(why);
            if button(ui, Weight::Secondary, Some(icons::RETRY), &texts.get("retry"), None, true).clicked() {
                out.push(UiAction::Refresh);
            }
        }),
        ShelfStatus::Off => message_ui(ui, |ui| {
            icon_line(ui, icons::INFO, &texts.get("feed-off"), Type::Body, theme::MUTED);
        }),
        _ if shelf.cards.is_empty() => message_ui(ui, |ui| {
            let key = if shelf.tab == Tab::Advice { "advice-empty" } else { "feed-empty" };
            icon_line(ui, icons::SPARKLE, &texts.get(key), Type::Body, theme::MUTED);
        }),
        _ => return cards_ui(ui, view, shelf, memory, out),
    }
    memory.in_sight = 0..0;
}

fn message_ui(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(theme::MARGIN as i8).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = STEP;
        add(ui);
    });
}

fn cards_ui(ui: &mut Ui, view: &View, shelf: &Shelf, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let wide = shelf.tab.feed().is_none();
    let width = if wide { ADVICE_WIDTH } else { WIDTH } + STEP;
    let area = ScrollArea::horizontal()
        .id_salt(("cards", shelf.tab))
        .scroll_source(egui::scroll_area::ScrollSource::ALL)
        .scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden)
        .auto_shrink(false);
    let scroll = std::mem::take(&mut memory.scroll_cards);
    let shown = area.show(ui, |ui| {
        if scroll != 0.0 {
            ui.scroll_with_delta(vec2(scroll, 0.0));
        }
        ui.set_min_height(HEIGHT);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = Vec2::splat(STEP);
            ui.add_space(theme::MARGIN);
            for card in &shelf.cards {
                ui.push_id(&card.id, |ui| match shelf.tab.feed() {
                    None => {
                        advice_ui(ui, &view.texts, card, memory, out);
                    }
                    Some(feed) => {
                        if design_ui(ui, &view.texts, feed, card, memory, out).clicked() {
                            out.push(UiAction::OpenCard(feed, card.id.clone()));
                            memory.leave_group();
                        }
                    }
                });
            }
            ui.add_space(theme::MARGIN - STEP);
        });
    });
    let first = (shown.state.offset.x / width) as usize;
    let last = ((shown.state.offset.x + shown.inner_rect.width()) / width) as usize + 2;
    memory.in_sight = first.min(shelf.cards.len())..last.min(shelf.cards.len());
    let left = shown.content_size.x - shown.state.offset.x - shown.inner_rect.width();
    let asked = Some((shelf.tab, shelf.cards.len(), std::mem::discriminant(&shelf.status)));
    if let Some(feed) = shelf.tab.feed()
        && shelf.more
        && left < AHEAD
        && memory.asked_more != asked
    {
        memory.asked_more = asked;
        out.push(UiAction::More(feed));
    }
}
