//! Contact sheets: all pictures of a series side by side with their names.

use super::{Item, Pixels};
use crate::app::ui::fonts;
use bevy::math::UVec2;
use egui::{
    Color32, ColorImage, FontId, ImageData, Mesh, Pos2, RawInput, Rect,
    epaint::Primitive,
    pos2,
    text::{LayoutJob, TextWrapping},
    vec2,
};
use std::path::Path;

/// Width that the pictures of a row fill about, in pixels.
const WIDTH: u32 = 1960;
/// Between pictures and around them, in pixels.
const GAP: f32 = 16.0;
/// Heights of a name below its picture and of a heading, in pixels.
const NAME: f32 = 22.0;
const HEADING: f32 = 44.0;
const PAPER: Color32 = Color32::WHITE;
const INK: Color32 = Color32::from_gray(40);

/// A text and where it stands.
struct Line {
    text: String,
    at: Pos2,
    size: f32,
    width: f32,
}

/// Puts `pictures` of `size` side by side in the order of `items`, under their headings.
pub fn sheet(items: &[Item], pictures: &[Pixels], size: UVec2, fonts: &Path) -> Pixels {
    let (places, lines, extent) = arrange(items, size);
    let mut canvas = ColorImage::filled([extent.x as usize, extent.y as usize], PAPER);
    for (place, picture) in places.iter().zip(pictures) {
        paste(&mut canvas, *place, picture);
    }
    write(&mut canvas, &lines, fonts);
    let bytes = canvas.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b(), 255]).collect();
    Pixels { size: extent, bytes }
}

/// Where pictures and texts go, and how large the sheet is.
fn arrange(items: &[Item], size: UVec2) -> (Vec<UVec2>, Vec<Line>, UVec2) {
    let (step_x, step_y) = (size.x as f32 + GAP, size.y as f32 + NAME + GAP);
    let columns = ((WIDTH as f32 - GAP) / step_x).floor().max(1.0).min(items.len().max(1) as f32);
    let width = GAP + columns * step_x;
    let (mut places, mut lines) = (Vec::new(), Vec::new());
    let (mut column, mut top) = (0.0, GAP);
    for (i, item) in items.iter().enumerate() {
        let begins = !item.section.is_empty() && (i == 0 || items[i - 1].section != item.section);
        if i > 0 && (column == columns || begins) {
            (column, top) = (0.0, top + step_y);
        }
        if begins {
            let at = pos2(GAP, top + 12.0);
            lines.push(Line { text: item.section.clone(), at, size: 20.0, width: width - 2.0 * GAP });
            top += HEADING;
        }
        let place = pos2(GAP + column * step_x, top);
        places.push(UVec2::new(place.x as u32, place.y as u32));
        let at = place + vec2(0.0, size.y as f32 + 4.0);
        lines.push(Line { text: item.label.clone(), at, size: 13.0, width: size.x as f32 });
        column += 1.0;
    }
    (places, lines, UVec2::new(width as u32, (top + step_y) as u32))
}

/// Lays a picture on the paper.
fn paste(canvas: &mut ColorImage, place: UVec2, picture: &Pixels) {
    let width = picture.size.x as usize;
    for (y, row) in picture.bytes.chunks(width * 4).enumerate() {
        for (x, pixel) in row.chunks(4).enumerate() {
            let under = &mut canvas[(place.x as usize + x, place.y as usize + y)];
            *under = under.blend(Color32::from_rgba_unmultiplied(pixel[0], pixel[1], pixel[2], pixel[3]));
        }
    }
}

/// Writes texts in one pass of egui without a screen.
fn write(canvas: &mut ColorImage, lines: &[Line], fonts: &Path) {
    let context = egui::Context::default();
    context.set_fonts(fonts::load(fonts).definitions);
    let [width, height] = canvas.size.map(|side| side as f32);
    let input =
        RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(width, height))), ..RawInput::default() };
    let mut output = context.run_ui(input, |ui| {
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        for line in lines {
            let mut job = LayoutJob::simple_singleline(line.text.clone(), FontId::proportional(line.size), INK);
            job.wrap = TextWrapping::truncate_at_width(line.width);
            painter.galley(line.at, painter.layout_job(job), INK);
        }
    });
    let mut letters = ColorImage::default();
    for delta in output.textures_delta.set.drain().flat_map(|(_, deltas)| deltas) {
        let ImageData::Color(image) = delta.image;
        match delta.pos {
            None => letters = (*image).clone(),
            Some([left, top]) => {
                for (y, x) in (0..image.height()).flat_map(|y| (0..image.width()).map(move |x| (y, x))) {
                    letters[(left + x, top + y)] = image[(x, y)];
                }
            }
        }
    }
    output.textures_delta.free.clear();
    let shapes = std::mem::take(&mut output.shapes);
    set(canvas, &context.tessellate(shapes, 1.0), &letters);
}

/// Draws the letters: rectangles that are as large on the paper as in the picture of all letters.
fn set(canvas: &mut ColorImage, primitives: &[egui::ClippedPrimitive], letters: &ColorImage) {
    for primitive in primitives {
        let Primitive::Mesh(Mesh { vertices, .. }) = &primitive.primitive else { continue };
        for corners in vertices.chunks_exact(4) {
            let (first, last) = (corners[0], corners[3]);
            let texel = |uv: Pos2| (uv.to_vec2() * vec2(letters.width() as f32, letters.height() as f32)).round();
            let (from, size) = (texel(first.uv), texel(last.uv) - texel(first.uv));
            for (y, x) in (0..size.y as usize).flat_map(|y| (0..size.x as usize).map(move |x| (y, x))) {
                let at = (first.pos.x.round() as usize + x, first.pos.y.round() as usize + y);
                let (u, v) = (from.x as usize + x, from.y as usize + y);
                if at.0 < canvas.width() && at.1 < canvas.height() && u < letters.width() && v < letters.height() {
                    let share = f32::from(letters[(u, v)].a()) / 255.0;
                    canvas[at] = canvas[at].lerp_to_gamma(first.color, share);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::series::Item, *};
    use crate::{
        app::scene::{camera::orbit::Pose, capture::StillRequest},
        design::Selection,
    };
    use bevy::math::Vec3;

    fn item(section: &str, label: &str) -> Item {
        let pose = Pose { target_mm: Vec3::ZERO, theta: 0.0, phi: 1.0, frame_mm: 9.0 };
        let request = StillRequest { selection: Selection::new(Vec::new()), pose };
        Item { name: label.into(), label: label.into(), section: section.into(), request }
    }

    #[test]
    fn pictures_stand_in_rows_under_their_headings() {
        let items: Vec<_> = (0..9).map(|_| item("Shape", "Round")).chain([item("Colour", "Red")]).collect();
        let (places, lines, extent) = arrange(&items, UVec2::new(240, 160));
        let tops: Vec<u32> = places.iter().map(|place| place.y).collect();
        assert_eq!(tops[..7], [60; 7], "a heading, then as many as fit");
        assert_eq!(tops[7..9], [258; 2]);
        assert_eq!(tops[9], 258 + 198 + 44, "a new heading begins a new row");
        assert_eq!(lines.len(), items.len() + 2);
        let right = places.iter().map(|place| place.x + 240).max().unwrap();
        assert!(right < extent.x && extent.x <= WIDTH && extent.y > tops[9] + 160);
    }

    #[test]
    fn names_can_be_read_and_pictures_are_where_they_belong() {
        let size = UVec2::new(60, 40);
        let red = Pixels { size, bytes: [200, 0, 0, 255].repeat(60 * 40) };
        let clear = Pixels { size, bytes: [0, 0, 0, 0].repeat(60 * 40) };
        let sheet = sheet(&[item("", "One"), item("", "Two")], &[red, clear], size, Path::new("assets/fonts"));
        let pixel = |x: u32, y: u32| &sheet.bytes[((y * sheet.size.x + x) * 4) as usize..][..4];
        assert_eq!(pixel(20, 20), [200, 0, 0, 255]);
        assert_eq!(pixel(16 + 60 + 16 + 5, 20), [255; 4], "nothing is seen of what is transparent");
        let dark = |x: std::ops::Range<u32>| {
            x.flat_map(|x| (58..78).map(move |y| (x, y))).filter(|&(x, y)| pixel(x, y)[0] < 128).count()
        };
        assert!((15..200).contains(&dark(16..76)), "{}", dark(16..76));
        assert!((15..200).contains(&dark(92..152)), "{}", dark(92..152));
    }
}
