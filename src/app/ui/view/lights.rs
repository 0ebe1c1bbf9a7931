//! The lights to see the product in, behind a button on the stage.
//!
//! Invariant: choosing one changes nothing of the design, and leaves the list open, so that lights can be compared.

use super::{
    super::{
        icons,
        model::{LightView, Memory, SwatchView, UiAction, View},
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    widgets::{focus_ring, galley, paint_icon, paint_swatch, pointing, stage_button, within},
};
use egui::{Color32, Rect, Response, ScrollArea, Sense, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Side of a swatch, in points.
const SWATCH: f32 = 28.0;
/// Room for a check mark, in points.
const MARK: f32 = 28.0;

/// Shows the button in `free`, and the lights beside it while they are wanted; says what each covers.
pub fn lights_ui(
    ui: &mut Ui,
    view: &View,
    free: Rect,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) -> [Option<Rect>; 2] {
    let Some(shown) = view.lights.iter().find(|light| light.shown).filter(|_| view.lights.len() > 1) else {
        return [None; 2];
    };
    let name = view.texts.named("light", &shown.label);
    let button = stage_button(ui, free, 1, icons::LIGHT, &name, memory.lights_open);
    memory.lights_open ^= button.clicked();
    if !memory.lights_open {
        return [Some(button.rect), None];
    }
    let widest = view.lights.iter().map(|light| label(ui, light).size().x).fold(0.0, f32::max);
    let size = vec2(
        STEP + SWATCH + STEP + widest + MARK + STEP,
        (view.lights.len() as f32 * TOUCH + STEP).min(free.height() - 32.0),
    );
    let top = button.rect.top().min(free.bottom() - 16.0 - size.y);
    let at = Rect::from_min_size(pos2(button.rect.left() - STEP - size.x, top), size);
    ui.painter().rect(at, RADIUS, theme::PANEL, theme::hairline(), StrokeKind::Inside);
    within(ui, at.shrink(STEP / 2.0), "lights", |ui| {
        ui.spacing_mut().item_spacing = Vec2::ZERO;
        ScrollArea::vertical().show(ui, |ui| {
            for light in &view.lights {
                if light_ui(ui, light).clicked() && !light.shown {
                    out.push(UiAction::Light(light.id.clone()));
                }
            }
        });
    });
    let is_beside = |pos| !at.contains(pos) && !button.rect.contains(pos);
    let pressed = ui.input(|input| input.pointer.any_pressed().then(|| input.pointer.interact_pos()).flatten());
    if pressed.is_some_and(is_beside) {
        memory.lights_open = false;
    }
    [Some(button.rect), Some(at)]
}

fn label(ui: &Ui, light: &LightView) -> std::sync::Arc<egui::Galley> {
    galley(ui, &light.label, Type::Label, theme::INK, 200.0, 1)
}

fn light_ui(ui: &mut Ui, light: &LightView) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), TOUCH), Sense::click());
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, light.shown, &light.label));
    if ui.is_rect_visible(rect) {
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect, RADIUS - 2, theme::SUNKEN);
        }
        focus_ring(ui, &response, rect);
        let left = rect.left() + STEP / 2.0;
        let swatch = Rect::from_min_size(pos2(left, rect.center().y - SWATCH / 2.0), Vec2::splat(SWATCH));
        // The disc below has a smooth edge.
        let [r, g, b] = light.backdrop;
        ui.painter().circle_filled(swatch.center(), SWATCH / 2.0, Color32::from_rgb(r, g, b));
        let colors = SwatchView::Gradient(light.backdrop, light.floor);
        paint_swatch(ui.painter(), swatch.shrink(0.5), colors, SWATCH as u8 / 2, false);
        let label = label(ui, light);
        ui.painter().galley(pos2(swatch.right() + STEP, rect.center().y - label.size().y / 2.0), label, theme::INK);
        if light.shown {
            let at = pos2(rect.right() - MARK / 2.0, rect.center().y);
            paint_icon(ui.painter(), at, icons::CHECK, 18.0, theme::ACCENT);
        }
    }
    pointing(response, true)
}
