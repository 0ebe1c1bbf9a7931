//! Words as pixels.

use super::*;
use crate::app::scene::{coverage::Coverage, effects::Print};

fn typeface() -> Typeface {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/fonts/Inter-Medium.ttf");
    Typeface::new(std::fs::read(path).unwrap()).unwrap()
}

fn lettering() -> Lettering {
    Lettering {
        font: "fonts/Inter-Medium.ttf".into(),
        area_mm: [64.0, 16.0],
        em_mm: 8.0,
        baseline_mm: 11.0,
        widest_mm: 60.0,
        tracking: 0.0,
        lines: 1,
        capitals: false,
    }
}

fn words(text: &str, lettering: Lettering) -> Words {
    Words { text: text.into(), lettering }
}

fn coverage(text: &str, lettering: Lettering) -> Coverage {
    Coverage::of(&Print::Words(words(text, lettering)), Some(&typeface()))
}

/// Left, top, right and bottom of what is covered, in millimetres.
fn bounds(coverage: &Coverage) -> [f32; 4] {
    let inked = (0..coverage.pixels.len()).filter(|i| coverage.pixels[*i] > 127);
    let at = inked.map(|i| (i as u32 % coverage.width, i as u32 / coverage.width));
    let [l, t, r, b] =
        at.fold([u32::MAX, u32::MAX, 0, 0], |[l, t, r, b], (x, y)| [l.min(x), t.min(y), r.max(x + 1), b.max(y + 1)]);
    [l, t, r, b].map(|pixels| pixels as f32 * 64.0 / coverage.width as f32)
}

#[test]
fn a_line_is_centred_on_its_baseline_in_its_size() {
    let picture = coverage("HIH", lettering());
    assert_eq!((picture.width, picture.height), (2048, 512));
    let [left, top, right, bottom] = bounds(&picture);
    assert!((left - (64.0 - right)).abs() < 0.2, "{left} {right}");
    assert!((bottom - 11.0).abs() < 0.1, "{bottom}");
    // Capitals of this font are 0.727 em high.
    assert!((bottom - top - 0.727 * 8.0).abs() < 0.1, "{top} {bottom}");
}

#[test]
fn words_that_are_too_long_are_set_smaller_around_the_same_middle() {
    let [_, top, _, bottom] = bounds(&coverage("HH", lettering()));
    let small = coverage("HHHHHHHHHHHHHHHHHHHHHHHH", lettering());
    let [left, small_top, right, small_bottom] = bounds(&small);
    assert!(right - left <= 60.0 && right - left > 57.0, "{left} {right}");
    assert!(small_bottom - small_top < 0.6 * (bottom - top));
    assert!(((small_top + small_bottom) - (top + bottom)).abs() < 0.4);
}

#[test]
fn lines_break_between_words() {
    let two = Lettering { lines: 2, em_mm: 6.0, baseline_mm: 10.0, ..lettering() };
    let text = "To Grace, who never lost at cards";
    let face = typeface();
    let setter = Setter::new(FontRef::new(&face.0).unwrap(), 0.0).unwrap();
    assert_eq!(setter.fit(text, &two).1, ["To Grace, who", "never lost at cards"]);
    // The last word does not stand alone where lines can be even.
    let three = Lettering { lines: 3, em_mm: 4.0, widest_mm: 30.0, ..two.clone() };
    assert_eq!(setter.fit("one two three four five six seven", &three).1, ["one two", "three four", "five six seven"]);
    let (em, lines) = setter.fit(text, &Lettering { lines: 1, ..two.clone() });
    assert!(lines.len() == 1 && em < 6.0);
    let [_, top, _, bottom] = bounds(&coverage(text, two));
    assert!(top > 0.5 && bottom < 15.9, "{top} {bottom}");
}

#[test]
fn capitals_and_tracking_change_the_picture() {
    let plain = bounds(&coverage("Ada", lettering()));
    let wide = bounds(&coverage("Ada", Lettering { tracking: 0.2, ..lettering() }));
    assert!(((wide[2] - wide[0]) - (plain[2] - plain[0]) - 0.4 * 8.0).abs() < 0.1);
    let capitals = Lettering { capitals: true, ..lettering() };
    assert_eq!(coverage("Ada", capitals.clone()).pixels, coverage("ADA", capitals).pixels);
}

#[test]
fn nothing_is_drawn_without_words_or_font_and_hostile_fonts_are_refused() {
    let blank = |coverage: Coverage| coverage.pixels.iter().all(|alpha| *alpha == 0);
    assert!(blank(coverage("", lettering())));
    assert!(blank(Coverage::of(&Print::Words(words("Ada", lettering())), None)));
    assert!(Typeface::new(b"no font".to_vec()).is_err());
    assert!(matches!(Typeface::new(vec![0; MAX_FONT + 1]), Err(TypefaceError::TooLarge)));
    let mut bytes = typeface().0;
    for i in (0..bytes.len()).step_by(97).skip(8) {
        bytes[i] ^= 0x5a;
    }
    // Whatever it draws, it returns.
    if let Ok(broken) = Typeface::new(bytes) {
        Coverage::of(&Print::Words(words("Ada Lovelace", lettering())), Some(&broken));
    }
}

#[test]
fn the_texture_has_all_its_sizes() {
    let image = coverage("Ada", lettering()).into_image();
    assert_eq!(image.texture_descriptor.mip_level_count, 12);
}

#[test]
fn the_texture_of_no_words_adds_no_light() {
    let image = coverage("", lettering()).into_image();
    assert!(image.data.expect("the picture has data").iter().all(|channel| *channel == 0));
}
