//! A proposed design over the present one on the stage, with a divider between the two.
//!
//! Invariant: both pictures are taken from the same place and fill the free area; looking takes nothing, and Esc leads back to the
//! changes.

use super::{
    super::{
        icons,
        model::{Dialog, Memory, Proposal, UiAction, View},
        theme::{self, RADIUS, RADIUS_SMALL, STEP, TOUCH, Type},
    },
    outside::take,
    widgets::{WHOLE, Weight, button, galley, paint_icon, within},
};
use egui::{
    Area, Color32, CursorIcon, EventFilter, Frame, Id, Key, Modal, Modifiers, Order, Painter, Pos2, Rect, Response,
    Sense, Stroke, StrokeKind, Ui, UiKind, Vec2, WidgetInfo, WidgetType, accesskit::Action, pos2, vec2,
};

/// Where the divider is at first, as a share of the width.
pub const MIDDLE: f32 = 0.5;
/// How far a key moves it.
const KEY_STEP: f32 = 0.05;
/// From the rim of the free area to what lies on the pictures, in points.
const RIM: f32 = 16.0;

/// Shows the comparison in `free`, if one is wanted.
pub fn compare_ui(ui: &mut Ui, view: &View, free: Rect, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let is_open = matches!(memory.dialog, Some(Dialog::Proposal { .. }));
    let proposal = view.proposal.as_ref().filter(|_| is_open).and_then(|proposal| proposal.as_ref().ok());
    let (Some(share), Some(proposal)) = (memory.compare, proposal) else {
        memory.compare = None;
        return;
    };
    let id = Id::new("comparison");
    let area = Area::new(id).kind(UiKind::Modal).sense(Sense::hover()).order(Order::Foreground).fixed_pos(free.min);
    // The dialog was here already.
    let area = area.fade_in(false);
    let modal = Modal::new(id).area(area).frame(Frame::NONE).backdrop_color(Color32::from_black_alpha(70));
    let shown = modal.show(ui.ctx(), |ui| {
        let (rect, ground) = ui.allocate_exact_size(free.size(), Sense::click_and_drag());
        let mut share = share;
        let least = (TOUCH / 2.0 / rect.width().max(TOUCH)).min(MIDDLE);
        let place = |share: f32| rect.left() + share * rect.width();
        let handle = Rect::from_center_size(pos2(place(share), rect.center().y), Vec2::splat(TOUCH));
        let response = ui.interact(handle, id.with("divider"), Sense::click_and_drag());
        steer(ui, rect, &ground, &response, &mut share);
        share = share.clamp(least, 1.0 - least);
        let name = view.texts.get("compare-divider");
        response.widget_info(|| WidgetInfo::slider(true, f64::from((share * 100.0).round()), &name));
        memory.arrows |= response.has_focus();
        memory.compare = Some(share);
        pictures_ui(ui, view, proposal, rect, place(share));
        divider_ui(ui, rect, place(share), &response);
        foot_ui(ui, view, proposal, rect, memory, out);
    });
    if shown.should_close() {
        memory.compare = None;
    }
}

/// Moves the divider to where a hand, a key or a screen reader wants it.
fn steer(ui: &Ui, rect: Rect, ground: &Response, handle: &Response, share: &mut f32) {
    for response in [ground, handle] {
        // A slow frame may hold the end of a drag together with its way.
        let moves = response.dragged() || response.drag_stopped() || response.clicked();
        if let Some(pos) = response.interact_pointer_pos().filter(|_| moves) {
            *share = (pos.x - rect.left()) / rect.width().max(1.0);
            handle.request_focus();
        }
    }
    // Keys work from the start.
    if ui.memory(|memory| memory.focused().is_none()) {
        handle.request_focus();
    }
    let requested = |action| ui.input(|input| input.has_accesskit_action_request(handle.id, action));
    let (mut less, mut more) = (requested(Action::Decrement), requested(Action::Increment));
    if handle.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(handle.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        (less, more) = (less | pressed(Key::ArrowLeft), more | pressed(Key::ArrowRight));
        if pressed(Key::Home) {
            *share = 0.0;
        } else if pressed(Key::End) {
            *share = 1.0;
        }
    }
    *share += f32::from(i8::from(more) - i8::from(less)) * KEY_STEP;
}

/// Both pictures, each on its side of the divider at `x` and with its name, once they are there.
fn pictures_ui(ui: &Ui, view: &View, proposal: &Proposal, rect: Rect, x: f32) {
    let [Some(before), Some(after)] = proposal.on_stage else {
        let words = galley(ui, &view.texts.get("compare-wait"), Type::Label, theme::INK, rect.width() - 4.0 * RIM, 2);
        let at = Rect::from_center_size(rect.center_top() + vec2(0.0, TOUCH * 2.0), words.size());
        named(ui, "wait", at, words.text());
        plate_ui(ui, at, words, rect);
        return;
    };
    let sides = [(rect.with_max_x(x), before), (rect.with_min_x(x), after)];
    for (number, (side, texture)) in sides.into_iter().enumerate() {
        ui.painter().with_clip_rect(side).image(texture, rect, WHOLE, Color32::WHITE);
        let key = ["proposal-before", "proposal-after"][number];
        let words = galley(ui, &view.texts.get(key), Type::Label, theme::INK, rect.width() / 2.0 - 4.0 * RIM, 1);
        let corner = if number == 0 { rect.left_top() } else { rect.right_top() - vec2(words.size().x, 0.0) };
        let inwards = if number == 0 { vec2(2.0 * RIM, 1.5 * RIM) } else { vec2(-2.0 * RIM, 1.5 * RIM) };
        let at = Rect::from_min_size(corner + inwards, words.size());
        named(ui, key, at.intersect(side), words.text());
        plate_ui(ui, at, words, side);
    }
}

/// Tells screen readers the words at `at`.
fn named(ui: &Ui, salt: &str, at: Rect, words: &str) {
    let told = ui.interact(at, ui.id().with(salt), Sense::hover());
    told.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, words));
}

/// Words at `at` on a plate of their own, as far as they are on `side`.
fn plate_ui(ui: &Ui, at: Rect, words: std::sync::Arc<egui::Galley>, side: Rect) {
    let painter = ui.painter().with_clip_rect(side);
    painter.rect(at.expand2(vec2(12.0, 7.0)), RADIUS_SMALL, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    painter.galley(at.min, words, theme::INK);
}

/// The line at `x` and what it is held by.
fn divider_ui(ui: &Ui, rect: Rect, x: f32, response: &Response) {
    let painter = ui.painter().with_clip_rect(rect);
    painter.vline(x, rect.y_range(), Stroke::new(4.0, Color32::from_black_alpha(70)));
    painter.vline(x, rect.y_range(), Stroke::new(2.0, theme::PANEL));
    handle(&painter, pos2(x, rect.center().y), response);
    if response.hovered() || response.dragged() {
        ui.ctx().set_cursor_icon(CursorIcon::ResizeHorizontal);
    }
}

/// What two pictures are compared by.
pub fn handle(painter: &Painter, center: Pos2, response: &Response) {
    let lively = response.hovered() || response.dragged();
    let stroke = match response.has_focus() {
        true => Stroke::new(2.0, theme::ACCENT),
        false => Stroke::new(1.0, if lively { theme::EDGE } else { theme::HAIRLINE }),
    };
    painter.circle_filled(center, TOUCH / 2.0 + 1.5, Color32::from_black_alpha(50));
    painter.circle(center, TOUCH / 2.0, theme::PANEL, stroke);
    paint_icon(painter, center - vec2(9.0, 0.0), icons::LEFT, 16.0, theme::INK);
    paint_icon(painter, center + vec2(9.0, 0.0), icons::RIGHT, 16.0, theme::INK);
}

/// Back to the changes, or on with them.
fn foot_ui(ui: &mut Ui, view: &View, proposal: &Proposal, rect: Rect, memory: &mut Memory, out: &mut Vec<UiAction>) {
    let texts = &view.texts;
    let words = [texts.get("compare-back"), texts.count("proposal-take", proposal.taken().count())];
    let wide = |words: &str| galley(ui, words, Type::Label, theme::INK, 320.0, 1).size().x + 18.0 + STEP + 32.0;
    let widths = [wide(&words[0]), wide(&words[1])];
    let size = vec2(widths[0] + widths[1] + STEP, TOUCH);
    let foot = Rect::from_center_size(pos2(rect.center().x, rect.bottom() - RIM - STEP - TOUCH / 2.0), size);
    ui.painter().rect(foot.expand(STEP), RADIUS + 4, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    within(ui, foot, "comparison foot", |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = STEP;
            if button(ui, Weight::Secondary, Some(icons::BACK), &words[0], Some(widths[0]), true).clicked() {
                memory.compare = None;
            }
            let is_any = proposal.taken().next().is_some();
            if button(ui, Weight::Primary, Some(icons::CHECK), &words[1], Some(widths[1]), is_any).clicked() {
                (memory.compare, memory.dialog) = (None, None);
                out.push(take(proposal));
            }
        });
    });
}
