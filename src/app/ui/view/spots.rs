//! Hot spots: dots at parts of the product, of which one at a time tells its sentence on a card.
//!
//! Invariant: no two dots are so close that a finger could mean either, and the card leaves neither the free area nor covers
//! what else is on the stage.

use super::{
    super::{
        icons,
        model::{Memory, SpotView, UiAction, View},
        theme::{self, RADIUS, TOUCH, Type},
    },
    widgets::{Weight, button, focus_ring, galley, icon_button, pointing, stage_button, within},
};
use egui::{
    Color32, Painter, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, UiBuilder, Vec2, WidgetInfo, WidgetType,
    pos2, vec2,
};

/// Radius of a dot, and of the disc below it, in points.
const DOT: f32 = 4.0;
const DISC: f32 = 9.0;
/// How much of what comes is seen in its first frame.
const AT_ONCE: f32 = 0.4;
/// Width of the card, and what is between it and its dot, in points.
const WIDTH: f32 = 300.0;
const APART: f32 = 30.0;
const PAD: f32 = 16.0;
/// Between the card and the rim of the free area, in points; at the right there are buttons.
const RIM: f32 = 16.0;
const BUTTONS: f32 = TOUCH + 2.0 * RIM;

/// Shows the button, the `number`th on the stage, and the hot spots in `free` but for where something lies over it already;
/// says what they cover.
pub fn spots_ui(
    ui: &mut Ui,
    view: &View,
    free: Rect,
    number: usize,
    over: &[Rect],
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) -> Vec<Rect> {
    if !view.has_spots {
        memory.spot = None;
        return Vec::new();
    }
    let shown = memory.apart.is_none() && memory.spots.unwrap_or(view.explains);
    let key = if shown { "spots-hide" } else { "spots-show" };
    let toggle = stage_button(ui, free, number, icons::LOOK, &view.texts.get(key), shown);
    if toggle.clicked() {
        (memory.spots, memory.apart) = (Some(!shown), None);
    }
    let mut covered = vec![toggle.rect];
    let spots = if shown { placed(view, free, over, toggle.rect, memory.spot.as_deref()) } else { Vec::new() };
    let mut child = ui.new_child(UiBuilder::new().id(ui.id().with("spots")).max_rect(free));
    let ui = &mut child;
    ui.set_opacity(fade(ui, shown, &spots));
    // Where the keyboard goes next is what was drawn next: from the open dot to its card.
    let (open, others): (Vec<_>, Vec<_>) = spots.into_iter().partition(|spot| Some(&spot.id) == memory.spot.as_ref());
    let card = open.first().map(|spot| (*spot, Card::of(ui, view, spot, free)));
    let mut next = None;
    for spot in others {
        let touch = touch(spot);
        if card.as_ref().is_some_and(|(_, card)| card.rect.intersects(touch)) {
            continue;
        }
        covered.push(touch);
        if dot_ui(ui, spot, false).clicked() {
            next = Some(spot.id.clone());
        }
    }
    let Some((spot, card)) = card else {
        // It went out of sight, or is not wanted any more.
        memory.spot = next;
        return covered;
    };
    let dot = dot_ui(ui, spot, true);
    let mut above = ui.new_child(UiBuilder::new().id(ui.id().with("above")).max_rect(free));
    above.multiply_opacity(came(ui, &spot.id));
    let close = card.show(&mut above, view, spot, memory, out);
    let is_beside = |pos| !card.rect.contains(pos) && !dot.rect.contains(pos);
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    if close || dot.clicked() || pressed.is_some_and(is_beside) {
        memory.spot = None;
    }
    // A slow frame may hold the press and the release.
    if next.is_some() {
        memory.spot = next;
    }
    covered.extend([dot.rect, card.rect]);
    covered
}

/// How much of the dots is seen: they come and go, and those that go are drawn here where they were. What is asked for is seen
/// at once and only grows, so that it does not wait for a second frame where frames are slow.
fn fade(ui: &Ui, shown: bool, spots: &[&SpotView]) -> f32 {
    let id = ui.id().with("lit");
    let lit = ui.ctx().animate_bool(id, shown);
    if shown {
        ui.data_mut(|data| data.insert_temp(id, spots.iter().map(|spot| spot.at).collect::<Vec<_>>()));
        return AT_ONCE + (1.0 - AT_ONCE) * lit;
    }
    if lit > 0.0 {
        let mut painter = ui.painter().clone();
        painter.set_opacity((1.0 - AT_ONCE) * lit);
        let gone = ui.data(|data| data.get_temp::<Vec<Pos2>>(id)).unwrap_or_default();
        gone.iter().for_each(|at| paint_dot(&painter, *at, 0.0, false));
    }
    1.0
}

/// How much is seen of the card of the hot spot `open`, which comes as the dots do.
fn came(ui: &Ui, open: &str) -> f32 {
    let id = ui.id().with("came");
    let known = ui.data_mut(|data| data.get_temp_mut_or_default::<(String, u64)>(id).clone());
    let pass = ui.ctx().cumulative_pass_nr();
    ui.data_mut(|data| data.insert_temp(id, (open.to_owned(), pass)));
    if known.0 != open || known.1 + 1 < pass {
        ui.ctx().animate_bool_with_time(id, false, 0.0);
    }
    AT_ONCE + (1.0 - AT_ONCE) * ui.ctx().animate_bool(id, true)
}

fn touch(spot: &SpotView) -> Rect {
    Rect::from_center_size(spot.at, Vec2::splat(TOUCH))
}

/// The hot spots for which there is room, `open` above all, then in their order.
fn placed<'v>(view: &'v View, free: Rect, over: &[Rect], toggle: Rect, open: Option<&str>) -> Vec<&'v SpotView> {
    let mut placed: Vec<&SpotView> = Vec::new();
    let first = view.spots.iter().filter(|spot| Some(spot.id.as_str()) == open);
    let others = view.spots.iter().filter(|spot| Some(spot.id.as_str()) != open);
    for spot in first.chain(others) {
        let touch = touch(spot);
        let is_free = free.contains_rect(touch) && !over.iter().chain([&toggle]).any(|rect| rect.intersects(touch));
        if is_free && placed.iter().all(|other| other.at.distance(spot.at) >= TOUCH) {
            placed.push(spot);
        }
    }
    placed
}

fn dot_ui(ui: &mut Ui, spot: &SpotView, open: bool) -> Response {
    let response = ui.interact(touch(spot), ui.id().with(("spot", &spot.id)), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, true, open, &spot.title));
    let lively = open || response.hovered() || response.has_focus();
    let grown = ui.ctx().animate_bool(response.id, lively);
    paint_dot(ui.painter(), spot.at, grown, open);
    focus_ring(ui, &response, Rect::from_center_size(spot.at, Vec2::splat(36.0)));
    let response = pointing(response, true);
    if open { response } else { response.on_hover_text(&spot.title) }
}

fn paint_dot(painter: &Painter, at: Pos2, grown: f32, open: bool) {
    // Dark and light round it, so that it is told from any product in any light.
    painter.circle_filled(at, DISC + 2.0 * grown + 1.5, Color32::from_black_alpha(60));
    painter.circle_filled(at, DISC + 2.0 * grown, theme::PANEL);
    painter.circle_filled(at, DOT + grown, theme::ACCENT);
    if open {
        painter.circle_stroke(at, DISC + 4.0, Stroke::new(2.0, theme::ACCENT));
    }
}

/// The card of the open hot spot, measured before it is drawn.
struct Card {
    rect: Rect,
    title: std::sync::Arc<egui::Galley>,
    about: std::sync::Arc<egui::Galley>,
}

impl Card {
    fn of(ui: &Ui, view: &View, spot: &SpotView, free: Rect) -> Self {
        let room = Rect::from_min_max(free.min + Vec2::splat(RIM), free.max - vec2(BUTTONS, RIM));
        let width = WIDTH.min(room.width());
        let title = galley(ui, &spot.title, Type::Heading, theme::INK, width - PAD - TOUCH, 2);
        let about = galley(ui, &spot.about, Type::Body, theme::INK, width - 2.0 * PAD, 12);
        let leads = if spot.group.is_some() { PAD + TOUCH } else { 0.0 };
        let height = TOUCH.max(title.size().y + PAD) + about.size().y + leads + PAD;
        let others = view.spots.iter().map(|other| other.at).filter(|at| *at != spot.at);
        Self { rect: beside(room, spot.at, vec2(width, height), others), title, about }
    }

    /// Whether it is to be closed.
    fn show(&self, ui: &mut Ui, view: &View, spot: &SpotView, memory: &mut Memory, out: &mut Vec<UiAction>) -> bool {
        let Self { rect, title, about } = self;
        ui.painter().rect(*rect, RADIUS, theme::PANEL, theme::hairline(), StrokeKind::Inside);
        let told = ui.interact(*rect, ui.id().with("spot card"), Sense::hover());
        told.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, format!("{}. {}", spot.title, spot.about)));
        let head = TOUCH.max(title.size().y + PAD);
        let at = pos2(rect.left() + PAD, rect.top() + (head - title.size().y) / 2.0 + 2.0);
        ui.painter().galley(at, title.clone(), theme::INK);
        ui.painter().galley(pos2(at.x, rect.top() + head), about.clone(), theme::INK);
        let corner = Rect::from_min_size(pos2(rect.right() - TOUCH, rect.top()), Vec2::splat(TOUCH));
        let (mut close, mut leads) = (false, false);
        if spot.group.is_some() {
            let foot = Rect::from_min_max(
                pos2(rect.left() + PAD, rect.bottom() - PAD - TOUCH),
                pos2(rect.right() - PAD, rect.bottom() - PAD),
            );
            within(ui, foot, "spot foot", |ui| {
                let words = view.texts.get("spot-options");
                leads = button(ui, Weight::Primary, None, &words, Some(foot.width()), true).clicked();
            });
        }
        within(ui, corner, "spot close", |ui| {
            close = icon_button(ui, icons::CLOSE, &view.texts.get("close"), true).clicked();
        });
        if let Some(group) = spot.group.filter(|_| leads) {
            memory.leave_group();
            // The panel scrolls there although it may have done so before.
            memory.scrolled_to = None;
            out.push(UiAction::LookAt(group));
        }
        close || leads
    }
}

/// Where a card of this size is beside the dot at `at`, within `room`: at the side where it covers the fewest of `others`, and
/// over the dot itself only where there is no other way.
fn beside(room: Rect, at: Pos2, size: Vec2, others: impl Iterator<Item = Pos2> + Clone) -> Rect {
    let apart = size / 2.0 + Vec2::splat(APART);
    let centers = [vec2(apart.x, 0.0), vec2(-apart.x, 0.0), vec2(0.0, apart.y), vec2(0.0, -apart.y)];
    let within =
        |center: Pos2| Rect::from_center_size(center.clamp(room.min + size / 2.0, room.max - size / 2.0), size);
    let sides = centers.map(|by| within(at + by));
    let cost = |rect: &Rect| {
        let hidden = others.clone().filter(|other| rect.expand(TOUCH / 2.0).contains(*other)).count();
        (rect.expand(DISC).contains(at), hidden)
    };
    sides.into_iter().min_by_key(cost).unwrap_or(sides[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_lies_in_the_room_beside_its_dot() {
        let room = Rect::from_min_max(pos2(16.0, 16.0), pos2(800.0, 480.0));
        let size = vec2(300.0, 190.0);
        for at in [pos2(30.0, 30.0), pos2(780.0, 30.0), pos2(400.0, 250.0), pos2(30.0, 470.0), pos2(780.0, 470.0)] {
            let card = beside(room, at, size, std::iter::empty());
            assert!(room.contains_rect(card), "{card}");
            assert!(!card.contains(at), "{card} covers {at}");
        }
        // Right of it is where one reads on; another dot there is a reason for the left.
        let at = pos2(400.0, 250.0);
        assert!(beside(room, at, size, std::iter::empty()).left() > at.x);
        assert!(beside(room, at, size, [pos2(500.0, 250.0)].into_iter()).right() < at.x);
    }

    #[test]
    fn in_a_narrow_room_a_card_is_above_or_below() {
        let room = Rect::from_min_max(pos2(0.0, 0.0), pos2(320.0, 480.0));
        let at = pos2(160.0, 80.0);
        let card = beside(room, at, vec2(300.0, 190.0), std::iter::empty());
        assert!(room.contains_rect(card) && card.top() > at.y, "{card}");
    }
}
