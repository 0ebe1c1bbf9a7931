//! The pad that customers draw on.
//!
//! Invariant: the pad shows the lines that will be made, and each stroke that ends is one change of the design.

use super::{
    super::{
        icons,
        model::{Draft, GroupView, Memory, OwnDrawing, UiAction, View},
        texts::Texts,
        theme::{self, RADIUS, RADIUS_SMALL, STEP, TOUCH, Type},
    },
    given::give,
    options::answer_ui,
    widgets::{WHOLE, focus_ring, icon_button, icon_line, pointing, text},
};
use crate::{
    app::drawn::{self, Place},
    catalog::{Drawing, Free, Pen},
};
use egui::{
    Align2, Color32, ColorImage, Event, Painter, PointerButton, Pos2, Rect, Response, Sense, Stroke, StrokeKind,
    TextureHandle, TextureOptions, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2,
};
use std::sync::Arc;

/// The widest a pad gets, in points: as wide as a hand draws without moving the arm.
const WIDEST: f32 = 560.0;
/// What is said above it, and the lowest it gets, in points.
const ABOVE: f32 = 96.0;
const LOWEST: f32 = 180.0;
/// Width that pens and words need beside it, in points.
const BESIDE: f32 = 230.0;
/// Most points of one stroke; what a hand draws on and on is not looked at any more.
const LONGEST: usize = 4000;

/// The pad with its pens, and how much room is left.
pub fn pad_ui(
    ui: &mut Ui,
    view: &View,
    group: &GroupView,
    own: &OwnDrawing,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let texts = &view.texts;
    let drawing = match &memory.draft {
        Some((of, Draft::Drawing(drawing))) if *of == group.ix => drawing.clone(),
        _ => own.drawing.clone(),
    };
    let size = size(ui, own);
    let aside = |ui: &mut Ui, memory: &mut Memory| {
        let back = tools_ui(ui, texts, &drawing, memory);
        room_ui(ui, texts, own, &drawing, memory);
        told_ui(ui, view, own, &drawing);
        back
    };
    let (drawn, back) = if ui.available_width() - size.x >= BESIDE {
        let both = ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0 * STEP;
            let drawn = surface_ui(ui, size, texts, own, &drawing, memory);
            (drawn, ui.vertical(|ui| aside(ui, memory)).inner)
        });
        both.inner
    } else {
        let drawn = surface_ui(ui, size, texts, own, &drawing, memory);
        (drawn, aside(ui, memory))
    };
    for wish in drawn.into_iter().chain(back) {
        if wish.strokes.is_empty() {
            memory.finish_draft();
            out.extend(own.none.filter(|_| !own.drawing.strokes.is_empty()).map(UiAction::Choose));
        } else {
            memory.draft = Some((group.ix, Draft::Drawing(wish.clone())));
            give(own.reach, own.drawn, Free::Drawing(wish), memory, out);
        }
    }
    answer_ui(ui, view, memory, out, |choice| choice == own.drawn);
}

/// How large the pad is: as wide as there is room, and no higher than what is seen at once below what is said about it.
fn size(ui: &Ui, own: &OwnDrawing) -> Vec2 {
    let [across, down] = own.rule.size.map(|steps| f32::from(steps.max(1)));
    let highest = (ui.clip_rect().height() - ABOVE).max(LOWEST);
    let width = ui.available_width().min(WIDEST).min(highest * across / down).floor();
    vec2(width, (width * down / across).floor())
}

/// What the drawing costs, and what else can be done.
fn told_ui(ui: &mut Ui, view: &View, own: &OwnDrawing, drawing: &Drawing) {
    if !own.price.is_empty() {
        text(ui, &view.texts.named("price-effect", &own.price), Type::Small, theme::MUTED);
    }
    if !own.range.is_empty() && !drawing.strokes.is_empty() {
        text(ui, &own.range, Type::Small, theme::MUTED);
    }
    if view.takes_pictures && drawing.strokes.is_empty() {
        text(ui, &view.texts.get("own-drawing-drop"), Type::Small, theme::MUTED);
    }
}

/// The surface to draw on; what it shows after each stroke that was ended.
fn surface_ui(
    ui: &mut Ui,
    size: Vec2,
    texts: &Texts,
    own: &OwnDrawing,
    drawing: &Drawing,
    memory: &mut Memory,
) -> Vec<Drawing> {
    // Dragging on it scrolls nothing.
    let (rect, response) = ui.allocate_exact_size(size, Sense::drag());
    let name = texts.count("own-drawing-pad", drawing.strokes.len());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, &name));
    let step = rect.width() / f32::from(own.rule.size[0].max(1));
    let mut drawn: Vec<Drawing> = Vec::new();
    for way in hand(ui, rect, step, memory) {
        match own.rule.with_stroke(drawn.last().unwrap_or(drawing), memory.pen, &way) {
            Some(Ok(more)) => drawn.push(more),
            Some(Err(_)) => memory.pad_full = true,
            None => {}
        }
    }
    if ui.is_rect_visible(rect) {
        ui.painter().rect(rect, RADIUS, theme::CARD, Stroke::new(1.0, theme::EDGE), StrokeKind::Inside);
        let shown = drawn.last().unwrap_or(drawing);
        if shown.strokes.is_empty() && memory.stroke.is_empty() {
            let hint = texts.get("own-drawing-hint");
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, hint, Type::Body.font(), theme::MUTED);
        }
        let picture = picture(ui, rect, step, shown);
        ui.painter().image(picture.id(), rect, WHOLE, Color32::WHITE);
        paint_way(&ui.painter_at(rect), rect, step, memory);
        paint_room(ui, rect, taken(own, shown));
    }
    response.on_hover_cursor(egui::CursorIcon::Crosshair);
    drawn
}

/// The ways of the strokes that ended since the last frame, in steps of the grid. They are taken from the events and not from
/// where the pointer is: a hand is faster than a busy machine draws, and a whole stroke may lie between two frames.
fn hand(ui: &Ui, rect: Rect, step: f32, memory: &mut Memory) -> Vec<Vec<[f32; 2]>> {
    // The middle of a square of the grid is its spot.
    let spot = |at: Pos2| [(at.x - rect.left()) / step - 0.5, (at.y - rect.top()) / step - 0.5];
    let is_on = |at: Pos2| {
        let is_seen = rect.intersect(ui.clip_rect()).contains(at);
        is_seen && ui.is_enabled() && ui.ctx().layer_id_at(at).is_none_or(|layer| layer == ui.layer_id())
    };
    let mut ended = Vec::new();
    let (events, is_down) = ui.input(|input| (input.events.clone(), input.pointer.primary_down()));
    for event in events {
        match event {
            Event::PointerButton { pos, button: PointerButton::Primary, pressed: true, .. } if is_on(pos) => {
                (memory.stroke, memory.pad_full) = (vec![spot(pos)], false);
            }
            Event::PointerMoved(at) if (1..LONGEST).contains(&memory.stroke.len()) => memory.stroke.push(spot(at)),
            Event::PointerButton { button: PointerButton::Primary, pressed: false, .. } => {
                ended.push(std::mem::take(&mut memory.stroke));
            }
            _ => {}
        }
    }
    if !is_down {
        // The pointer was lost, and with it the event of letting go.
        ended.push(std::mem::take(&mut memory.stroke));
    }
    ended.retain(|way| !way.is_empty());
    ended
}

/// The stroke while it is being drawn.
fn paint_way(painter: &Painter, rect: Rect, step: f32, memory: &Memory) {
    let at = |[x, y]: &[f32; 2]| pos2(rect.left() + (x + 0.5) * step, rect.top() + (y + 0.5) * step);
    let way: Vec<_> = memory.stroke.iter().map(at).collect();
    let width = memory.pen.width().map_or(1.5, |steps| steps * step);
    if let Some(start) = way.first() {
        painter.circle_filled(*start, width / 2.0, theme::INK);
    }
    painter.line(way, Stroke::new(width, theme::INK));
}

/// The drawing as a picture of the size of `rect`; painted once for each drawing and size.
fn picture(ui: &Ui, rect: Rect, step: f32, drawing: &Drawing) -> TextureHandle {
    type Known = Option<Arc<(Drawing, [usize; 2], TextureHandle)>>;
    let scale = ui.ctx().pixels_per_point();
    let size = [rect.width(), rect.height()].map(|points| ((points * scale).round() as usize).max(1));
    let id = ui.id().with("drawing");
    let known: Known = ui.data(|data| data.get_temp(id)).flatten();
    if let Some(known) = known.filter(|known| known.0 == *drawing && known.1 == size) {
        return known.2.clone();
    }
    let ink = |alpha: &u8| Color32::from_rgba_unmultiplied(theme::INK.r(), theme::INK.g(), theme::INK.b(), *alpha);
    let pixels = match tiny_skia::Mask::new(size[0] as u32, size[1] as u32) {
        Some(mut mask) => {
            drawn::cover(&mut mask, drawing, Place { left: 0.0, top: 0.0, step: step * scale });
            mask.data().iter().map(ink).collect()
        }
        None => vec![Color32::TRANSPARENT; size[0] * size[1]],
    };
    let picture = ui.ctx().load_texture("drawing", ColorImage::new(size, pixels), TextureOptions::LINEAR);
    let known: Known = Some(Arc::new((drawing.clone(), size, picture.clone())));
    ui.data_mut(|data| data.insert_temp(id, known));
    picture
}

/// Pens, and the ways back; what the drawing is without what was taken away.
fn tools_ui(ui: &mut Ui, texts: &Texts, drawing: &Drawing, memory: &mut Memory) -> Option<Drawing> {
    let mut wish = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(4.0);
        for pen in Pen::ALL {
            if pen_ui(ui, texts, pen, memory.pen == pen).clicked() {
                memory.pen = pen;
            }
        }
        let something = !drawing.strokes.is_empty();
        if icon_button(ui, icons::UNDO, &texts.get("own-drawing-undo"), something).clicked() {
            let mut less = drawing.clone();
            less.strokes.pop();
            wish = Some(less);
        }
        if icon_button(ui, icons::TRASH, &texts.get("own-drawing-clear"), something).clicked() {
            wish = Some(Drawing::default());
        }
    });
    // There is room again.
    memory.pad_full &= wish.is_none();
    wish
}

/// A button that shows what a pen draws.
fn pen_ui(ui: &mut Ui, texts: &Texts, pen: Pen, chosen: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(TOUCH), Sense::click());
    let name = texts.get(match pen {
        Pen::Fine => "pen-fine",
        Pen::Medium => "pen-medium",
        Pen::Broad => "pen-broad",
        Pen::Shape => "pen-shape",
    });
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, chosen, &name));
    if ui.is_rect_visible(rect) {
        let fill = match (chosen, response.hovered()) {
            (true, _) => theme::ACCENT_SOFT,
            (false, true) => theme::SUNKEN,
            (false, false) => Color32::TRANSPARENT,
        };
        let edge = if chosen { Stroke::new(2.0, theme::ACCENT) } else { Stroke::NONE };
        ui.painter().rect(rect.shrink(2.0), RADIUS, fill, edge, StrokeKind::Inside);
        let middle = rect.center();
        match pen.width() {
            Some(width) => {
                let line = [middle + vec2(-10.0, 6.0), middle + vec2(10.0, -6.0)];
                let stroke = Stroke::new(1.0 + width, theme::INK);
                ui.painter().line_segment(line, stroke);
                line.iter().for_each(|end| {
                    ui.painter().circle_filled(*end, stroke.width / 2.0, theme::INK);
                });
            }
            None => {
                let shape = Rect::from_center_size(middle, vec2(22.0, 18.0));
                ui.painter().rect_filled(shape, RADIUS_SMALL, theme::INK);
            }
        }
        focus_ring(ui, &response, rect.shrink(2.0));
    }
    pointing(response, true).on_hover_text(name)
}

/// How much can still be drawn.
fn room_ui(ui: &mut Ui, texts: &Texts, own: &OwnDrawing, drawing: &Drawing, memory: &Memory) {
    if memory.pad_full {
        icon_line(ui, icons::WARNING, &texts.get("own-drawing-full"), Type::Small, theme::WARNING);
        return;
    }
    if memory.pen == Pen::Shape {
        text(ui, &texts.get("own-drawing-shape"), Type::Small, theme::MUTED);
    }
    let left = ((1.0 - taken(own, drawing)) * 100.0).round() as usize;
    text(ui, &texts.count("own-drawing-room", left), Type::Small, theme::MUTED);
}

/// The share of the room that a drawing takes.
fn taken(own: &OwnDrawing, drawing: &Drawing) -> f32 {
    let bytes = if drawing.strokes.is_empty() { 0 } else { drawing.bytes() };
    (bytes as f32 / f32::from(own.rule.room.max(1))).min(1.0)
}

/// The same as a bar along the lower edge of the pad.
fn paint_room(ui: &Ui, pad: Rect, taken: f32) {
    let bar =
        Rect::from_min_max(pos2(pad.left() + 16.0, pad.bottom() - 8.0), pos2(pad.right() - 16.0, pad.bottom() - 5.0));
    ui.painter().rect_filled(bar, RADIUS_SMALL, theme::HAIRLINE);
    let filled = Rect::from_min_size(bar.min, vec2(bar.width() * taken, bar.height()));
    ui.painter().rect_filled(filled, RADIUS_SMALL, theme::ACCENT);
}
