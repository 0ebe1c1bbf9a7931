//! A number: a slider between two buttons.
//!
//! Invariant: a step that is not free is never chosen by sliding over it; it is asked about, as a value is.

use super::{
    super::{
        icons,
        model::{Draft, GroupView, Memory, Reach, Step, Steps, UiAction, View},
        texts::Texts,
        theme::{self, STEP, TOUCH, Type},
    },
    options::answer_ui,
    widgets::{focus_ring, galley, icon_button, text},
};
use egui::{EventFilter, Key, Modifiers, Rect, Response, Sense, Stroke, Ui, WidgetInfo, accesskit::Action, pos2, vec2};

/// Half the width of the thumb, in points.
const THUMB: f32 = 13.0;

/// The number of `group`, how it can be changed, and the strip where that is asked about.
pub fn number_ui(
    ui: &mut Ui,
    view: &View,
    group: &GroupView,
    number: &Steps,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let texts = &view.texts;
    let asked = memory.asked.and_then(|asked| number.steps.iter().position(|step| step.choice == asked));
    let drafted = match memory.draft {
        Some((of, Draft::Number(step))) if of == group.ix => Some(step),
        _ => None,
    };
    let at = drafted.or(asked).unwrap_or(number.at).min(number.steps.len().saturating_sub(1));
    let Some(step) = number.steps.get(at) else { return };
    let ink = if step.reach == Reach::Free { theme::INK } else { theme::WARNING };
    let is_tried = at != number.at;
    ui.horizontal(|ui| {
        text(ui, &step.label, Type::Title, ink);
        if is_tried && !step.price.is_empty() {
            text(ui, &step.price, Type::Small, theme::MUTED);
        }
    });
    let mut wish = None;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        let (less, more) = (number.next(at, false), number.next(at, true));
        if icon_button(ui, icons::MINUS, &texts.named("less", &group.label), less.is_some()).clicked() {
            wish = less;
        }
        let width = ui.available_width() - TOUCH - STEP;
        let slider = slider_ui(ui, group, number, at, width, memory, &mut wish);
        memory.arrows |= slider.has_focus();
        if icon_button(ui, icons::PLUS, &texts.named("more", &group.label), more.is_some()).clicked() {
            wish = more;
        }
    });
    limits_ui(ui, number, texts);
    if !is_tried {
        prices_ui(ui, number);
    }
    if let Some(step) = wish.and_then(|wish| number.steps.get(wish)) {
        memory.leave_group();
        match step.reach {
            _ if number.steps.get(number.at) == Some(step) => {}
            Reach::Free => out.push(UiAction::Choose(step.choice)),
            Reach::AfterChanges | Reach::Never => memory.ask(step.choice),
        }
    }
    answer_ui(ui, view, memory, out, |choice| number.steps.iter().any(|step| step.choice == choice));
}

impl Steps {
    /// The nearest free step above or below `at`; where there is none, the next one.
    fn next(&self, at: usize, up: bool) -> Option<usize> {
        let is_free = |step: &usize| self.steps[*step].reach == Reach::Free;
        if up {
            (at + 1..self.steps.len()).find(is_free).or_else(|| Some(at + 1).filter(|step| *step < self.steps.len()))
        } else {
            (0..at).rev().find(is_free).or_else(|| at.checked_sub(1))
        }
    }
}

/// The slider; where it is let go, by hand, key or screen reader, is `wish`.
fn slider_ui(
    ui: &mut Ui,
    group: &GroupView,
    number: &Steps,
    at: usize,
    width: f32,
    memory: &mut Memory,
    wish: &mut Option<usize>,
) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(width.max(TOUCH), TOUCH), Sense::click_and_drag());
    let name = format!("{}: {}", group.label, number.steps[at].label);
    response.widget_info(|| WidgetInfo::slider(true, at as f64, &name));
    let last = number.steps.len() - 1;
    let track = rect.x_range().shrink(THUMB);
    if let Some(pos) = response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked()) {
        let share = ((pos.x - track.min) / track.span().max(1.0)).clamp(0.0, 1.0);
        memory.draft = Some((group.ix, Draft::Number((share * last as f32).round() as usize)));
        response.request_focus();
    }
    if response.drag_stopped() || response.clicked() {
        *wish = match memory.draft {
            Some((_, Draft::Number(step))) => Some(step),
            _ => None,
        };
    }
    if response.has_focus() {
        let filter = EventFilter { horizontal_arrows: true, vertical_arrows: false, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
        if pressed(Key::ArrowLeft) {
            *wish = number.next(at, false);
        } else if pressed(Key::ArrowRight) {
            *wish = number.next(at, true);
        } else if pressed(Key::Home) {
            *wish = (0..=last).find(|&step| number.steps[step].reach == Reach::Free);
        } else if pressed(Key::End) {
            *wish = (0..=last).rev().find(|&step| number.steps[step].reach == Reach::Free);
        }
    }
    let requested = |action| ui.input(|input| input.has_accesskit_action_request(response.id, action));
    if requested(Action::Decrement) {
        *wish = number.next(at, false);
    } else if requested(Action::Increment) {
        *wish = number.next(at, true);
    }
    if ui.is_rect_visible(rect) {
        paint(ui, rect, number, at, &response);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The track says which steps are free; the thumb where the number is.
fn paint(ui: &Ui, rect: Rect, number: &Steps, at: usize, response: &Response) {
    let last = (number.steps.len() - 1).max(1) as f32;
    let track = rect.x_range().shrink(THUMB);
    let x = |step: f32| track.min + track.span() * step / last;
    let y = rect.center().y;
    let mut from = 0;
    for run in number.steps.chunk_by(|a, b| a.reach == b.reach) {
        let to = from + run.len() - 1;
        // Half a step before the first to half a step behind the last, as far as the track goes.
        let (left, right) = (x((from as f32 - 0.5).max(0.0)), x((to as f32 + 0.5).min(last)));
        let (height, color) = match run[0].reach {
            Reach::Free => (6.0, theme::EDGE),
            Reach::AfterChanges => (4.0, theme::HAIRLINE),
            Reach::Never => (1.0, theme::HAIRLINE),
        };
        let bar = Rect::from_min_max(pos2(left, y - height / 2.0), pos2(right, y + height / 2.0));
        ui.painter().rect_filled(bar, 3, color);
        from = to + 1;
    }
    let free = number.steps[at].reach == Reach::Free;
    let color = if free { theme::ACCENT } else { theme::WARNING };
    let thumb = pos2(x(at as f32), y);
    let grown = if response.dragged() || response.hovered() { 1.5 } else { 0.0 };
    ui.painter().circle(thumb, THUMB - 2.0 + grown, theme::CARD, Stroke::new(3.0, color));
    focus_ring(ui, response, rect.shrink2(vec2(0.0, 4.0)));
}

/// What others cost, those beside the present one and those at the ends, and what all costs with the present one.
fn prices_ui(ui: &mut Ui, number: &Steps) {
    let (less, more) = (number.next(number.at, false), number.next(number.at, true));
    let mut others: Vec<_> = [Some(0), less, more, number.steps.len().checked_sub(1)].into_iter().flatten().collect();
    others.dedup();
    let priced = |step: &Step| (!step.price.is_empty()).then(|| format!("{} {}", step.label, step.price));
    let others: Vec<_> = others.into_iter().filter_map(|step| priced(number.steps.get(step)?)).collect();
    let whole = number.steps.get(number.at).filter(|_| !number.range.is_empty());
    let whole = whole.map(|step| format!("{}: {}", step.label, number.range));
    for told in [others.join(" · "), whole.unwrap_or_default()].iter().filter(|told| !told.is_empty()) {
        text(ui, told, Type::Small, theme::MUTED);
    }
}

/// The smallest and the largest number under the ends of the track.
fn limits_ui(ui: &mut Ui, number: &Steps, texts: &Texts) {
    let (Some(first), Some(last)) = (number.steps.first(), number.steps.last()) else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let side = TOUCH + STEP;
    let least = galley(ui, &first.label, Type::Small, theme::MUTED, rect.width() / 3.0, 1);
    let most = galley(ui, &last.label, Type::Small, theme::MUTED, rect.width() / 3.0, 1);
    let right = rect.right() - side - most.size().x;
    ui.painter().galley(pos2(rect.left() + side, rect.top()), least, theme::MUTED);
    ui.painter().galley(pos2(right, rect.top()), most, theme::MUTED);
    if number.steps.iter().any(|step| step.reach == Reach::AfterChanges) {
        text(ui, &texts.get("steps-after"), Type::Small, theme::MUTED);
    }
}
