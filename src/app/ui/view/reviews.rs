//! What others say of a design, and the form to say something.
//!
//! Invariant: made-up reviews are marked one by one and in the sum; whatever the state of the hub, it is said in words.

use super::{
    super::{
        icons,
        model::{OwnReview, RatingView, ReviewDraft, ReviewView, ReviewsView, ShelfStatus, UiAction, View},
        texts::Texts,
        theme::{self, RADIUS, STEP, Type},
    },
    card::{badge, picture},
    stars::{give_ui, stars_ui},
    widgets::{Weight, button, field, galley, icon_line, passage, text},
};
use crate::wire::{Feed, MAX_AUTHOR_CHARS, MAX_REVIEW_CHARS};
use egui::{Frame, Margin, Rect, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// The picture of the design, in points.
const PICTURE: egui::Vec2 = vec2(132.0, 88.0);
/// Height of a bar of the distribution with its gap, in points.
const BAR: f32 = 16.0;

/// Shows the reviews; whether the dialog is done with.
pub fn reviews_ui(
    ui: &mut Ui,
    view: &View,
    feed: Feed,
    design: &str,
    draft: &mut ReviewDraft,
    author: &str,
    out: &mut Vec<UiAction>,
) -> bool {
    // It comes a frame after it was asked for.
    let (texts, Some(reviews)) = (&view.texts, &view.reviews) else { return false };
    head_ui(ui, reviews);
    if draft.is_open {
        form_ui(ui, texts, design, draft, out);
        return false;
    }
    let known = !matches!(reviews.status, ShelfStatus::Loading | ShelfStatus::Off | ShelfStatus::Offline(_));
    if let Some(rating) = &reviews.rating {
        sum_ui(ui, texts, rating, &reviews.stars);
    }
    let mut opened = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        let each = Some(((ui.available_width() - STEP) / 2.0).floor());
        opened =
            button(ui, Weight::Secondary, Some(icons::CUBE), &texts.get("review-open-design"), each, true).clicked();
        let can_write = reviews.status != ShelfStatus::Off;
        let words = texts.get(if reviews.own.is_some() { "review-change" } else { "review-write" });
        if button(ui, Weight::Primary, Some(icons::STAR), &words, each, can_write).clicked() {
            begin(draft, reviews.own.as_ref(), author);
        }
    });
    if let Some(why) = &reviews.refused {
        icon_line(ui, icons::WARNING, &texts.named("notice-review-refused", why), Type::Body, theme::DANGER);
    }
    if reviews.leaving {
        icon_line(ui, icons::CLOCK, &texts.get("review-leaves"), Type::Small, theme::MUTED);
    }
    if let Some(own) = &reviews.own {
        own_ui(ui, texts, own, design, out);
    }
    for (number, review) in reviews.list.iter().enumerate() {
        ui.push_id(number, |ui| review_ui(ui, texts, review, None));
    }
    let wide = Some(ui.available_width());
    match &reviews.status {
        ShelfStatus::Loading => icon_line(ui, icons::CLOCK, &texts.get("feed-loading"), Type::Body, theme::MUTED),
        ShelfStatus::Off => icon_line(ui, icons::INFO, &texts.get("feed-off"), Type::Body, theme::MUTED),
        ShelfStatus::Offline(why) => {
            icon_line(ui, icons::OFFLINE, &texts.get("reviews-offline"), Type::Label, theme::INK);
            text(ui, why, Type::Small, theme::MUTED);
            if button(ui, Weight::Secondary, Some(icons::RETRY), &texts.get("retry"), wide, true).clicked() {
                out.push(UiAction::Reviews(design.to_owned()));
            }
        }
        _ if known && reviews.list.is_empty() && reviews.own.is_none() => {
            icon_line(ui, icons::SPARKLE, &texts.get("reviews-empty"), Type::Body, theme::MUTED);
        }
        _ => {}
    }
    if reviews.more && known && button(ui, Weight::Secondary, None, &texts.get("reviews-more"), wide, true).clicked() {
        out.push(UiAction::MoreReviews);
    }
    if opened {
        out.push(UiAction::OpenCard(feed, design.to_owned()));
    }
    opened
}

/// Opens the form, with what was said before if nothing was begun.
fn begin(draft: &mut ReviewDraft, own: Option<&OwnReview>, author: &str) {
    draft.is_open = true;
    if draft.author.is_empty() {
        author.clone_into(&mut draft.author);
    }
    if let Some(own) = own.filter(|_| draft.stars == 0) {
        (draft.stars, draft.text) = (own.review.stars, own.review.text.clone());
    }
}

/// The design the reviews are of.
fn head_ui(ui: &mut Ui, reviews: &ReviewsView) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 16.0;
        let (rect, response) = ui.allocate_exact_size(PICTURE, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &reviews.title));
        picture(ui, rect, reviews.picture);
        ui.vertical(|ui| {
            ui.add_space(STEP);
            text(ui, &reviews.title, Type::Heading, theme::INK);
            text(ui, &reviews.by, Type::Small, theme::MUTED);
        });
    });
}

/// The mean, how many there are, and how they are spread.
fn sum_ui(ui: &mut Ui, texts: &Texts, rating: &RatingView, stars: &[u32]) {
    Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS).inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.vertical(|ui| {
                ui.set_width(128.0);
                ui.spacing_mut().item_spacing.y = 4.0;
                text(ui, &rating.mean, Type::Display, theme::INK);
                stars_ui(ui, rating.stars, 20.0, &rating.words);
                text(ui, &texts.count("reviews-count", rating.count as usize), Type::Small, theme::MUTED);
            });
            // How they are spread comes with the reviews.
            if stars.iter().any(|count| *count > 0) {
                bars_ui(ui, texts, stars);
            }
        });
        if rating.sample {
            text(ui, &texts.get("reviews-sample"), Type::Small, theme::MUTED);
        }
    });
}

/// One bar for each number of stars, the most stars first.
fn bars_ui(ui: &mut Ui, texts: &Texts, stars: &[u32]) {
    let all = stars.iter().fold(0_u32, |sum, count| sum.saturating_add(*count)).max(1);
    let size = vec2(ui.available_width(), BAR * stars.len() as f32);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    let words = |(place, count): (usize, &u32)| format!("{}: {count}", texts.count("review-stars", place + 1));
    let words: Vec<_> = stars.iter().enumerate().rev().map(words).collect();
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words.join(", ")));
    for (row, (place, count)) in stars.iter().enumerate().rev().enumerate() {
        let y = rect.top() + BAR * (row as f32 + 0.5);
        let number = galley(ui, &(place + 1).to_string(), Type::Small, theme::MUTED, 20.0, 1);
        ui.painter().galley(pos2(rect.left(), y - number.size().y / 2.0), number, theme::MUTED);
        let told = galley(ui, &count.to_string(), Type::Small, theme::MUTED, 64.0, 1);
        let right = rect.right() - told.size().x.max(24.0) - STEP;
        let track = Rect::from_min_max(pos2(rect.left() + 18.0, y - 4.0), pos2(right, y + 4.0));
        ui.painter().rect_filled(track, 4, theme::HAIRLINE);
        let part = track.with_max_x(track.left() + track.width() * *count as f32 / all as f32);
        ui.painter().rect_filled(part, 4, theme::STAR);
        ui.painter().galley(pos2(rect.right() - told.size().x, y - told.size().y / 2.0), told, theme::MUTED);
    }
}

/// What whoever looks said, and the way to take it back.
fn own_ui(ui: &mut Ui, texts: &Texts, own: &OwnReview, design: &str, out: &mut Vec<UiAction>) {
    let state = if own.waits { texts.get("review-waits") } else { texts.get("review-own") };
    review_ui(ui, texts, &own.review, Some(&state));
    let words = texts.get("review-withdraw");
    // Not where the review was just sent from: a second tap there takes nothing back.
    let half = Some(((ui.available_width() - STEP) / 2.0).floor());
    if button(ui, Weight::Secondary, Some(icons::TRASH), &words, half, true).clicked() {
        out.push(UiAction::WithdrawReview(design.to_owned()));
    }
}

/// One review; `state` is said above one's own.
fn review_ui(ui: &mut Ui, texts: &Texts, review: &ReviewView, state: Option<&str>) {
    let fill = if state.is_some() { theme::ACCENT_SOFT } else { theme::CARD };
    let frame = Frame::new().fill(fill).stroke(theme::hairline()).corner_radius(RADIUS).inner_margin(Margin::same(14));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 6.0;
        if let Some(state) = state {
            text(ui, state, Type::Caption, theme::ACCENT);
        }
        // Nothing in the row is touched, so it need not be as high as what is.
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            stars_ui(ui, f32::from(review.stars), 16.0, &texts.count("review-stars", review.stars.into()));
            text(ui, &review.by, Type::Small, theme::MUTED);
        });
        if !review.text.is_empty() {
            text(ui, &review.text, Type::Body, theme::INK);
        }
        if review.sample {
            let words = texts.get("sample");
            let room = galley(ui, &words, Type::Small, theme::MUTED, 120.0, 1).size() + vec2(12.0, 4.0);
            let (rect, response) = ui.allocate_exact_size(room, Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &words));
            badge(ui, rect.min, &words);
        }
    });
}

/// Stars, words and a handle.
fn form_ui(ui: &mut Ui, texts: &Texts, design: &str, draft: &mut ReviewDraft, out: &mut Vec<UiAction>) {
    text(ui, &texts.get("review-hint"), Type::Body, theme::MUTED);
    text(ui, &texts.get("review-give"), Type::Caption, theme::MUTED);
    give_ui(ui, &mut draft.stars, |stars| texts.count("review-stars", stars.into()));
    let most = [("n", draft.text.chars().count().into()), ("most", MAX_REVIEW_CHARS.into())];
    passage(ui, &texts.with("review-text", &most), &mut draft.text, MAX_REVIEW_CHARS, 4);
    field(ui, &texts.get("field-author"), &mut draft.author, MAX_AUTHOR_CHARS);
    ui.add_space(STEP);
    let ready = draft.stars > 0 && !draft.author.trim().is_empty();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        let each = Some(((ui.available_width() - STEP) / 2.0).floor());
        if button(ui, Weight::Secondary, None, &texts.get("cancel"), each, true).clicked() {
            draft.is_open = false;
        }
        if button(ui, Weight::Primary, Some(icons::PUBLISH), &texts.get("review-send"), each, ready).clicked() {
            draft.is_open = false;
            out.push(UiAction::Review {
                design: design.to_owned(),
                stars: draft.stars,
                text: draft.text.trim().to_owned(),
                author: draft.author.trim().to_owned(),
            });
        }
    });
}
