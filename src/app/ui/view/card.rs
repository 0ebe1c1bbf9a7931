//! Cards of the carousels: a community design, or a suggestion of the vendor.
//!
//! Invariant: every card says why it is there, and a sample says that it is one.

use super::{
    super::{
        icons::{self, Icon},
        model::{Card, Dialog, Memory, ReviewDraft, Source, UiAction, Why},
        texts::Texts,
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    outside::look_at,
    stars::paint_star,
    widgets::{Weight, button, focus_ring, galley, paint_icon, paint_picture, pointing, within},
};
use crate::wire::Feed;
use egui::{
    Color32, Pos2, Rect, Response, Sense, Stroke, StrokeKind, TextureId, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Height of every card, in points.
pub const HEIGHT: f32 = 152.0;
/// Width of a design's card.
pub const WIDTH: f32 = 176.0;
/// Width of a suggestion's card.
pub const ADVICE_WIDTH: f32 = 380.0;
const PICTURE: egui::Vec2 = vec2(132.0, 88.0);

impl Why {
    fn icon(self) -> Icon {
        match self {
            Self::Staff => icons::STAFF,
            Self::Bought => icons::BAG,
            Self::Rated => icons::STAR,
            Self::Shared => icons::USERS,
            Self::Recent => icons::CLOCK,
            Self::Preset => icons::SPARKLE,
            Self::Advice => icons::ADVICE,
        }
    }
}

/// What is added to the name of a card that is made up.
fn sample(texts: &Texts, card: &Card) -> String {
    if card.sample { format!(", {}", texts.get("sample")) } else { String::new() }
}

/// A community design; a click opens it, but one on its rating shows what others say of it.
pub fn design_ui(
    ui: &mut Ui,
    texts: &Texts,
    feed: Feed,
    card: &Card,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::click());
    let likes = texts.count("likes", card.likes as usize);
    let by = texts.named("by", &card.author);
    let name = format!("{}, {by}, {likes}, {}{}", card.title, card.reason, sample(texts, card));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if ui.is_rect_visible(rect) {
        outline(ui, &response, rect);
        let band = Rect::from_min_size(rect.min, vec2(WIDTH, PICTURE.y)).shrink(1.0);
        picture(ui, band, card.picture);
        if card.sample {
            badge(ui, band.left_top() + vec2(STEP, STEP), &texts.get("sample"));
        }
        let left = rect.left() + 10.0;
        let room = WIDTH - 20.0;
        let title = galley(ui, &card.title, Type::Caption, theme::INK, room, 1);
        let heart = 14.0;
        let count = galley(ui, &card.likes.to_string(), Type::Small, theme::MUTED, 40.0, 1);
        let author = galley(ui, &card.author, Type::Small, theme::MUTED, room - heart - count.size().x - 10.0, 1);
        let reason = galley(ui, &card.reason, Type::Small, theme::ACCENT, room - 18.0, 1);
        let mut top = band.bottom() + 5.0;
        ui.painter().galley(pos2(left, top), title, theme::INK);
        top += 18.0;
        let right = rect.right() - 10.0 - count.size().x;
        paint_icon(ui.painter(), pos2(right - heart / 2.0 - 3.0, top + 8.0), icons::HEART, 13.0, theme::MUTED);
        ui.painter().galley(pos2(right, top), count, theme::MUTED);
        ui.painter().galley(pos2(left, top), author, theme::MUTED);
        top += 17.0;
        paint_icon(ui.painter(), pos2(left + 7.0, top + 8.0), card.why.icon(), 14.0, theme::ACCENT);
        ui.painter().galley(pos2(left + 18.0, top), reason, theme::ACCENT);
    }
    let response = pointing(response, true).on_hover_text(format!("{}\n{by}\n{}", card.title, card.reason));
    if rating_ui(ui, texts, card, rect.right_top()).clicked() {
        memory.leave_group();
        memory.dialog = Some(Dialog::Reviews { feed, design: card.id.clone(), draft: ReviewDraft::default() });
        out.push(UiAction::Reviews(card.id.clone()));
    }
    response
}

/// The rating of a card with its right upper corner at `corner`; what can be touched is larger than what is seen.
fn rating_ui(ui: &Ui, texts: &Texts, card: &Card, corner: Pos2) -> Response {
    const STAR: f32 = 15.0;
    let told = card.rating.as_ref().map(|rating| format!("{} ({})", rating.mean, rating.count)).unwrap_or_default();
    let words = galley(ui, &told, Type::Caption, theme::INK, 96.0, 1);
    let width = if told.is_empty() { STAR + 14.0 } else { STAR + words.size().x + 20.0 };
    let chip = Rect::from_min_size(corner + vec2(-width - STEP, STEP), vec2(width, 24.0));
    let touched = Rect::from_min_max(corner - vec2((width + 2.0 * STEP).max(TOUCH), 0.0), corner + vec2(0.0, TOUCH));
    let response = ui.interact(touched, ui.id().with("rating"), Sense::click());
    let said = card.rating.as_ref().map_or_else(|| texts.get("reviews-none"), |rating| rating.words.clone());
    let name = texts.with("reviews-of", &[("name", card.title.as_str().into()), ("rating", said.into())]);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    if ui.is_rect_visible(touched) {
        let edge = if response.hovered() { Stroke::new(1.0, theme::EDGE) } else { theme::hairline() };
        ui.painter().rect(chip, RADIUS, theme::PANEL, edge, StrokeKind::Inside);
        let at = pos2(chip.left() + 7.0 + STAR / 2.0, chip.center().y);
        paint_star(ui.painter(), at, STAR, if told.is_empty() { 0.0 } else { 1.0 });
        ui.painter().galley(pos2(at.x + STAR / 2.0 + 5.0, chip.center().y - words.size().y / 2.0), words, theme::INK);
        focus_ring(ui, &response, chip.expand(3.0));
    }
    pointing(response, true).on_hover_text(name)
}

/// A suggestion with what it changes and a button to look closer, or one of the vendor's configurations with its story.
pub fn advice_ui(ui: &mut Ui, texts: &Texts, card: &Card, memory: &mut Memory, out: &mut Vec<UiAction>) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ADVICE_WIDTH, HEIGHT), Sense::hover());
    let by = if card.author.is_empty() { String::new() } else { texts.named("by", &card.author) };
    let name = format!("{}. {} {by}", card.title, card.reason).trim_end().to_owned() + &sample(texts, card);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    outline(ui, &response, rect);
    let band = Rect::from_min_size(rect.min, vec2(PICTURE.x + 8.0, HEIGHT)).shrink(1.0);
    picture(ui, band, card.picture);
    if card.sample {
        badge(ui, band.left_top() + vec2(STEP, STEP), &texts.get("sample"));
    }
    let left = band.right() + 14.0;
    let room = rect.right() - 14.0 - left;
    let title = galley(ui, &card.title, Type::Label, theme::INK, room, 1);
    let why = galley(ui, &card.reason, Type::Small, theme::INK, room, 3);
    ui.painter().galley(pos2(left, rect.top() + 10.0), title, theme::INK);
    let mut top = rect.top() + 30.0;
    if !by.is_empty() {
        let author = galley(ui, &by, Type::Small, theme::MUTED, room, 1);
        ui.painter().galley(pos2(left, rect.top() + 28.0), author, theme::MUTED);
        top += 18.0;
    }
    ui.painter().galley(pos2(left, top), why, theme::INK);
    let foot = Rect::from_min_max(pos2(left, rect.bottom() - 54.0), pos2(rect.right() - 6.0, rect.bottom() - 6.0));
    let price = galley(ui, &card.price, Type::Caption, theme::MUTED, room - 120.0, 1);
    let at = pos2(left, foot.center().y - price.size().y / 2.0);
    ui.painter().galley(at, price, theme::MUTED);
    let changes = card.changes.join(", ");
    ui.push_id(&card.id, |ui| {
        within(ui, foot, "apply", |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                if card.why == Why::Preset {
                    if button(ui, Weight::Secondary, None, &texts.get("open"), None, true).clicked() {
                        out.push(UiAction::OpenPreset(card.id.clone()));
                    }
                    return;
                }
                let look = button(ui, Weight::Secondary, None, &texts.get("look"), None, true);
                if look.on_hover_text(texts.named("applies", &changes)).clicked() {
                    look_at(memory, Source::Advice(card.id.clone()));
                }
            });
        });
    });
    response.on_hover_text(format!("{}\n{}", card.title, card.reason))
}

/// A card whose content is on its way.
pub fn skeleton_ui(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(WIDTH, HEIGHT), Sense::hover());
    ui.painter().rect(rect, RADIUS, theme::CARD, theme::hairline(), StrokeKind::Inside);
    let band = Rect::from_min_size(rect.min, vec2(WIDTH, PICTURE.y)).shrink(1.0);
    ui.painter().rect_filled(band, RADIUS, theme::SUNKEN);
    for (top, share) in [(10.0, 0.7), (28.0, 0.45), (45.0, 0.55)] {
        let at = pos2(rect.left() + 10.0, band.bottom() + top);
        ui.painter().rect_filled(Rect::from_min_size(at, vec2((WIDTH - 20.0) * share, 9.0)), 4, theme::SUNKEN);
    }
}

fn outline(ui: &Ui, response: &Response, rect: Rect) {
    let stroke = if response.hovered() { Stroke::new(1.0, theme::EDGE) } else { theme::hairline() };
    ui.painter().rect(rect, RADIUS, theme::CARD, stroke, StrokeKind::Inside);
    focus_ring(ui, response, rect);
}

/// Paints a card picture as wide as `band`, or a quiet stand-in while it is rendered.
pub fn picture(ui: &Ui, band: Rect, texture: Option<TextureId>) {
    ui.painter().rect_filled(band, RADIUS - 1, theme::BACKDROP);
    // Above and below, what sticks out is cut off evenly, and what is missing is more of the rim, which is background.
    let scale = band.width() / PICTURE.x;
    let seen = Rect::from_center_size(egui::pos2(0.5, 0.5), band.size() / (PICTURE * scale));
    match texture {
        Some(texture) => paint_picture(ui.painter(), band, seen, texture, RADIUS - 1, Color32::WHITE),
        None => paint_icon(ui.painter(), band.center(), icons::CUBE, 24.0, theme::EDGE),
    }
}

/// A small mark with words.
pub fn badge(ui: &Ui, at: egui::Pos2, words: &str) {
    let words = galley(ui, words, Type::Small, theme::MUTED, 120.0, 1);
    let rect = Rect::from_min_size(at, words.size() + vec2(12.0, 4.0));
    ui.painter().rect(rect, 6, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    ui.painter().galley(rect.min + vec2(6.0, 2.0), words, theme::MUTED);
}
