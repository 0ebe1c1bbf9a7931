//! Drawings: what is accepted, how much room they take, how they are smoothed, traced and written.

use super::*;
use proptest::prelude::*;

fn rule() -> DrawingRule {
    DrawingRule { room: 200, size: [240, 200], drawn: ValueIx(1) }
}

fn drawing(text: &str) -> Drawing {
    text.parse().unwrap()
}

/// A circle of `count` points.
fn circle(middle: [f32; 2], radius: f32, count: usize) -> Vec<[f32; 2]> {
    let at = |i: usize| (i as f32 * std::f32::consts::TAU / count as f32).sin_cos();
    (0..count).map(at).map(|(sin, cos)| [middle[0] + radius * cos, middle[1] + radius * sin]).collect()
}

/// Drawings in normal form.
pub fn any_drawing() -> impl Strategy<Value = Drawing> {
    let stroke = (0..4_usize, prop::collection::vec(any::<Spot>(), 1..12)).prop_filter_map(
        "shows nothing",
        |(pen, mut spots)| {
            spots.dedup();
            Some(Stroke { pen: Pen::ALL[pen], spots }).filter(Stroke::is_normal)
        },
    );
    prop::collection::vec(stroke, 1..5).prop_map(|strokes| Drawing { strokes })
}

#[test]
fn drawings_are_refused_for_a_reason() {
    use DrawingProblem::*;
    let long = format!("f {}", "0,0 239,199 ".repeat(200));
    for (text, expect) in [
        ("m 1,2", Ok(())),
        ("f 0,0 239,199; s 1,1 9,1 9,9", Ok(())),
        ("f 240,0", Err(Outside([240, 200]))),
        ("f 0,200", Err(Outside([240, 200]))),
        ("m", Err(NotNormal)),
        ("m 1,2 1,2", Err(NotNormal)),
        ("s 1,2 3,4", Err(NotNormal)),
        ("s 1,2 3,4 5,9 1,2", Err(NotNormal)),
        (&long, Err(TooLarge { bytes: 1202, room: 200 })),
    ] {
        assert_eq!(rule().check(&drawing(text)), expect, "{text:.40}");
    }
    assert_eq!(rule().check(&Drawing::default()), Err(Empty));
    for wrong in
        ["", "x 1,2", "m 1,2;", "mm 1,2", "m 1", "m 1,256", "m -1,2", "m 1,2,3", "1,2", &"m 1,2;".repeat(20_000)]
    {
        assert_eq!(wrong.parse::<Drawing>(), Err(Unreadable), "{wrong:.20}");
    }
}

/// The only stroke of a drawing by hand.
fn by_hand(pen: Pen, way: &[[f32; 2]]) -> Option<Stroke> {
    rule().with_stroke(&Drawing::default(), pen, way).map(|drawing| drawing.unwrap().strokes.remove(0))
}

#[test]
fn a_trembling_hand_takes_little_room() {
    let tremble = |i: usize| if i.is_multiple_of(2) { 0.4 } else { -0.4 };
    let line: Vec<_> = (0..200).map(|i| [20.0 + i as f32, 50.0 + tremble(i)]).collect();
    let stroke = by_hand(Pen::Medium, &line).unwrap();
    assert_eq!(stroke.spots.len(), 2, "{stroke:?}");
    let ring = by_hand(Pen::Shape, &circle([100.0, 100.0], 60.0, 300)).unwrap();
    assert!((10..40).contains(&ring.spots.len()), "{}", ring.spots.len());
    // What leaves the pad ends at its edge, and what stands still is a dot.
    assert_eq!(by_hand(Pen::Fine, &[[-20.0, 10.0], [900.0, 10.0]]).unwrap().spots, [[0, 10], [239, 10]]);
    assert_eq!(by_hand(Pen::Fine, &[[7.2, 7.0], [6.9, 7.1]]).unwrap().spots, [[7, 7]]);
    assert_eq!(by_hand(Pen::Shape, &[[7.0, 7.0], [60.0, 60.0]]), None);
    assert_eq!(by_hand(Pen::Fine, &[]), None);
    assert!(by_hand(Pen::Fine, &[[f32::NAN, f32::INFINITY], [3.0, 3.0]]).is_some());
}

#[test]
fn the_last_stroke_that_does_not_fit_is_told_and_the_others_stay() {
    // A spiral of a hand that draws and draws.
    let turn = |i: usize| circle([120.0, 100.0], 20.0 + i as f32, 60);
    let mut drawing = Drawing::default();
    let full = (0..80).find_map(|i| match rule().with_stroke(&drawing, Pen::Fine, &turn(i)).unwrap() {
        Ok(more) => {
            drawing = more;
            None
        }
        Err(problem) => Some(problem),
    });
    assert!(matches!(full, Some(DrawingProblem::TooLarge { room: 200, .. })), "{full:?}");
    assert!(drawing.strokes.len() > 4 && drawing.bytes() > 170, "{} {}", drawing.strokes.len(), drawing.bytes());
    // The last of those that fit is coarser than the first.
    let spots = |stroke: Option<&Stroke>| stroke.map_or(0, |stroke| stroke.spots.len());
    assert!(spots(drawing.strokes.last()) <= spots(drawing.strokes.first()));
}

#[test]
fn a_round_line_is_smooth_and_a_corner_stays_one() {
    let ring = by_hand(Pen::Shape, &circle([100.0, 100.0], 60.0, 300)).unwrap().curve();
    let mut from = ring.start;
    for [a, b, to] in &ring.parts {
        // The middle of a cubic curve: the point that a polygon would miss by most.
        let middle = [0, 1].map(|i| (from[i] + 3.0 * a[i] + 3.0 * b[i] + to[i]) / 8.0);
        let radius = (middle[0] - 100.5).hypot(middle[1] - 100.5);
        assert!((radius - 60.0).abs() < 1.2, "{radius}");
        from = *to;
    }
    assert_eq!(from, ring.start);
    let corner = drawing("m 0,0 30,0 30,30").strokes[0].curve();
    assert_eq!(corner.parts, [[[10.5, 0.5], [20.5, 0.5], [30.5, 0.5]], [[30.5, 10.5], [30.5, 20.5], [30.5, 30.5]]]);
    assert!(drawing("m 3,4").strokes[0].curve().parts.is_empty());
}

#[test]
fn a_traced_picture_is_made_to_fit() {
    let ring = |x: f32, radius: f32| circle([x, 100.0], radius, 200);
    let donut = rule().fitted(&[ring(100.0, 60.0), ring(100.0, 30.0), ring(5.0, 0.3)]).unwrap();
    assert_eq!(donut.strokes.len(), 2, "a speck is left out");
    let right = |stroke: &Stroke| stroke.spots.iter().map(|spot| spot[0]).max();
    assert!(right(&donut.strokes[0]) > right(&donut.strokes[1]), "the largest comes first");
    // A picture of far too much is reduced to what fits, and what is there is used.
    let crowd: Vec<_> = (0..400).map(|i| circle([(i % 20) as f32 * 12.0, (i / 20) as f32 * 10.0], 4.0, 40)).collect();
    let fitted = rule().fitted(&crowd).unwrap();
    assert!(rule().check(&fitted).is_ok() && fitted.bytes() > 150, "{}", fitted.bytes());
    assert_eq!(rule().fitted(&[]), None);
    assert_eq!(rule().fitted(&[vec![[f32::NAN; 2]; 9]]), None);
}

#[test]
fn whoever_makes_it_gets_a_picture() {
    let svg = rule().svg(&drawing("m 1,2; f 0,0 9,0; s 1,1 9,1 9,9"));
    for part in [
        r#"viewBox="0 0 240 200""#,
        r#"stroke-width="3.4" d="M1.5 2.5h0""#,
        r#"stroke-width="1.6" d="M0.5 0.5C3.5 0.5 6.5 0.5 9.5 0.5""#,
        r#"<path fill-rule="evenodd" d="M1.5 1.5C"#,
        "Z\"/></svg>",
    ] {
        assert!(svg.contains(part), "{part} in {svg}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_drawing_is_read_as_it_was_written(drawing in any_drawing()) {
        prop_assert_eq!(drawing.to_string().parse::<Drawing>(), Ok(drawing));
    }

    #[test]
    fn no_text_panics(text in "[fmbs0-9,; ]{0,60}") {
        if let Ok(drawing) = text.parse::<Drawing>() {
            let rule = DrawingRule { size: [255, 255], ..rule() };
            drop((rule.check(&drawing), rule.svg(&drawing)));
        }
    }

    #[test]
    fn simplified_lines_stay_near(line in prop::collection::vec([0.0..240.0_f32, 0.0..200.0], 2..60), tolerance in 0.5..9.0_f32) {
        let few = simplified(&line, tolerance);
        prop_assert_eq!((few.first(), few.last()), (line.first(), line.last()));
        prop_assert!(few.iter().all(|point| line.contains(point)));
        prop_assert_eq!(simplified(&few, 0.0).len() <= few.len(), true);
    }

    #[test]
    fn any_hand_draws_what_is_accepted(way in prop::collection::vec(any::<[f32; 2]>(), 0..60), pen in 0..4_usize) {
        let rule = DrawingRule { room: u16::MAX, ..rule() };
        if let Some(drawing) = rule.with_stroke(&Drawing::default(), Pen::ALL[pen], &way) {
            let drawing = drawing.unwrap();
            prop_assert_eq!(rule.check(&drawing), Ok(()));
            prop_assert!(drawing.strokes[0].curve().parts.iter().flatten().flatten().all(|side| side.is_finite()));
        }
    }
}
