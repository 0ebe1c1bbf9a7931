//! The egui pass.

use super::{
    super::{
        fonts, icons,
        model::View,
        theme,
        view::{WHOLE, name_ui, root_ui, settled_ui},
    },
    Asked, Shown, UiFiles, UiMemory,
};
use crate::app::session::{
    Apart, Explaining, Fading, FreeArea, Highlight, Measuring, Moved, Notice, Notices, Outline, Outlined, Panels,
    ReducedMotion, Settled, Still, Trouble, Typing,
};
use bevy::{ecs::system::SystemParam, prelude::*, window::RequestRedraw};
use bevy_egui::{EguiContexts, EguiTextureHandle};
use egui::{LayerId, TextureId, Ui, UiBuilder};

/// What the rest of the app learns from the panels.
#[derive(SystemParam)]
pub struct Outward<'w> {
    free: ResMut<'w, FreeArea>,
    panels: ResMut<'w, Panels>,
    typing: ResMut<'w, Typing>,
    measuring: ResMut<'w, Measuring>,
    explaining: ResMut<'w, Explaining>,
    apart: ResMut<'w, Apart>,
    moved: ResMut<'w, Moved>,
    notices: ResMut<'w, Notices>,
    redraw: MessageWriter<'w, RequestRedraw>,
}

/// What the pass did before.
#[derive(Default)]
pub struct Before {
    fonts: bool,
    calm: Option<bool>,
}

/// Draws the view. Fonts and look are given to the context in the first pass, which then draws nothing: they hold from the
/// next one on.
#[expect(clippy::too_many_arguments, reason = "each is one thing that decides what is drawn")]
pub fn draw(
    mut contexts: EguiContexts,
    files: Res<UiFiles>,
    motion: Res<ReducedMotion>,
    shown: Res<Shown>,
    (settled, fading, outline, highlight): (Res<Settled>, Res<Fading>, Res<Outline>, Res<Highlight>),
    mut memory: ResMut<UiMemory>,
    mut asked: ResMut<Asked>,
    mut outward: Outward,
    mut before: Local<Before>,
) {
    let mut texture = |still: &Still| {
        let id = still.image.id();
        (contexts.image_id(id).unwrap_or_else(|| contexts.add_image(EguiTextureHandle::Weak(id))), still.area)
    };
    let (still, gone) = (settled.still().map(&mut texture), fading.still.as_ref().map(&mut texture));
    let line = outline.0.as_ref().map(|outlined| texture(&outlined.still));
    // Without a window there is no context.
    let Ok(ctx) = contexts.ctx_mut() else { return };
    if before.calm != Some(motion.0) {
        before.calm = Some(motion.0);
        theme::apply(ctx, motion.0);
    }
    if !before.fonts {
        before.fonts = true;
        let loaded = fonts::load(&files.assets.join("fonts"));
        icons::set_icon_font(ctx, loaded.has_icons);
        ctx.set_fonts(loaded.definitions);
        for (path, flaw) in loaded.problems {
            outward.notices.push(Notice::Trouble(Trouble::Font(path, flaw)));
        }
        outward.redraw.write(RequestRedraw);
        return;
    }
    // However long a press takes, it is a click: where frames are slow, press and release lie far apart.
    ctx.options_mut(|options| options.input_options.max_click_duration = f64::INFINITY);
    let window = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.viewport_rect());
    let mut ui = Ui::new(ctx.clone(), "window".into(), window);
    let mut wishes = Vec::new();
    // The views change their memory in most passes by writing what is there already; only a difference is a change.
    let mut now = memory.0.clone();
    let point = ctx.pixels_per_point().recip();
    let placed = |(texture, area): (TextureId, URect)| {
        let corner = |at: UVec2| egui::Pos2::from((at.as_vec2() * point).to_array());
        (texture, egui::Rect::from_min_max(corner(area.min), corner(area.max)))
    };
    settled_ui(&ui, still.map(placed), gone.map(|gone| (placed(gone), fading.share)));
    if let Some((line, place)) = line.map(placed) {
        ui.painter().image(line, place, WHOLE, egui::Color32::WHITE);
    }
    if highlight.0.is_some() {
        // What a click opens. Nothing else sets the pointer: two would take turns.
        ctx.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    let covered = root_ui(&mut ui, &shown.0, &mut now, &mut wishes);
    if now != memory.0 {
        memory.0 = now;
        outward.redraw.write(RequestRedraw);
    }
    if !wishes.is_empty() {
        asked.0.append(&mut wishes);
        outward.redraw.write(RequestRedraw);
    }
    let zoom = ctx.zoom_factor();
    if let Some((words, at)) = outline.0.as_ref().and_then(|outlined| named(&shown.0, outlined)) {
        name_ui(&ui, covered.free, words, egui::pos2(at.x, at.y) / zoom);
    }
    let corner = |pos: egui::Pos2| Vec2::new(pos.x, pos.y) * zoom;
    let free = Rect::from_corners(corner(covered.free.min), corner(covered.free.max));
    outward.free.set_if_neq(FreeArea(Some(free)));
    let everywhere = covered.all || ctx.any_popup_open() || ctx.egui_is_using_pointer();
    let rects = covered.rects(ctx.viewport_rect()).map(|rect| Rect::from_corners(corner(rect.min), corner(rect.max)));
    outward.panels.set_if_neq(Panels { everywhere, rects: rects.collect() });
    outward.apart.set_if_neq(Apart(memory.0.apart));
    outward.moved.set_if_neq(Moved(memory.0.moved.iter().map(|id| (id.clone(), 1.0)).collect()));
    let is_whole = memory.0.apart.is_none();
    outward.measuring.set_if_neq(Measuring(is_whole && memory.0.measured_in.is_some()));
    outward.explaining.set_if_neq(Explaining(is_whole && memory.0.spots.unwrap_or(shown.0.explains)));
    outward.typing.set_if_neq(Typing(ctx.text_edit_focused() || covered.all || memory.0.arrows));
}

/// What a part is called, and where the pointer came to it.
fn named<'v>(view: &'v View, outlined: &Outlined) -> Option<(&'v str, Vec2)> {
    let groups = &view.product.as_ref()?.groups;
    let group = groups.iter().find(|group| group.ix == outlined.group)?;
    Some((&group.label, outlined.at?))
}

#[cfg(test)]
#[path = "settled_tests.rs"]
mod settled_tests;
