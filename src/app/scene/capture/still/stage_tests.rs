//! The stage as the real renderer draws it on each kind of machine: its colours, and a change as it fades.

use super::*;
use crate::{app::scene::fade::Fades, design::edit, rules::Rulebook, service::catalogs};
use clap::ValueEnum;

/// A few times as short as a frame of a screen, so that enough frames fall into a fade.
const FRAME: Duration = Duration::from_millis(6);

/// Every frame that comes back.
#[derive(Resource, Default)]
struct Frames(Vec<Vec<u8>>);

/// Light of each channel of a picture that comes from the renderer.
fn light(frame: &[u8]) -> Vec<f32> {
    let linear = |code: &u8| Color::srgb_u8(*code, 0, 0).to_linear().red;
    frame.iter().map(linear).collect()
}

/// The share of `before` in a frame, if it is a mixture of both, and by how much it is none at worst.
fn share(before: &[f32], after: &[f32], frame: &[f32]) -> (f32, f32) {
    let all = || before.iter().zip(after).zip(frame).map(|((b, a), f)| (b - a, f - a));
    let square: f32 = all().map(|(whole, _)| whole * whole).sum();
    let share = all().map(|(whole, part)| whole * part).sum::<f32>() / square;
    (share, all().map(|(whole, part)| (part - share * whole).abs()).fold(0.0, f32::max))
}

/// A line that is open for pictures of 96x64, how it is at first, and with a black front.
fn eyewear() -> (Studio, StillRequest, StillRequest) {
    let roots = Roots::find().unwrap();
    let catalog = catalogs::load(&roots.catalogs.join("eyewear"), None).catalog.unwrap();
    let book = Rulebook::new(&catalog);
    let before = edit::start(&catalog, &book).unwrap();
    let black = catalog.find("front", "black").unwrap();
    let after = edit::apply(&book, &before, &[black]).design.selection;
    let pose = Pose::from(&catalog.stage.cameras[&catalog.stage.home]);
    let [before, after] = [before.selection, after].map(|selection| StillRequest { selection, pose });
    let (size, light) = (UVec2::new(96, 64), String::new());
    let format = Format { size, transparent: false, light, rest: None, apart: None, moved: Moved::default() };
    (Studio::open(&roots, "eyewear", format, &before).unwrap(), before, after)
}

/// Mean and spread of the codes of each channel in every square of 8x8 pixels.
fn squares(picture: &[u8]) -> Vec<(Vec3, f32)> {
    let square = |corner: usize| {
        let pixels = (0..64).map(|at| (corner + at / 8 * 96 + at % 8) * 4);
        let codes: Vec<_> = pixels.map(|at| Vec3::from_array([0, 1, 2].map(|c| f32::from(picture[at + c])))).collect();
        let mean = codes.iter().sum::<Vec3>() / 64.0;
        (mean, codes.iter().map(|code| (*code - mean).abs().max_element()).fold(0.0, f32::max))
    };
    (0..8).flat_map(|y| (0..12).map(move |x| y * 8 * 96 + x * 8)).map(square).collect()
}

#[test]
fn no_kind_of_machine_changes_a_colour() {
    let (mut studio, request, _) = eyewear();
    let mut pictures = Tier::value_variants().iter().map(|tier| {
        studio.draw_as(*tier);
        squares(&studio.take(&request).unwrap())
    });
    let first = pictures.next().unwrap();
    let flat = first.iter().filter(|(_, spread)| *spread <= 4.0).count();
    assert!((20..90).contains(&flat), "{flat} squares are flat: those of the backdrop, but not those of the frame");
    for other in pictures {
        for ((a, spread), (b, _)) in first.iter().zip(&other).filter(|((_, spread), _)| *spread <= 4.0) {
            assert!((a - b).abs().max_element() < 1.0, "{a} became {b} where the spread is {spread}");
        }
    }
}

#[test]
fn a_change_fades_from_the_picture_before_to_exactly_the_one_after() {
    let (mut studio, before, after) = eyewear();
    studio.draw_as(Tier::Discrete);
    studio.take(&after).unwrap();
    studio.take(&before).unwrap();

    // The same stage as in a window: its camera draws every frame, and changes fade.
    let image = studio.target.clone().unwrap();
    let app = &mut studio.app;
    app.insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
        .insert_resource(ReducedMotion(false))
        .insert_resource(Fades(true))
        .init_resource::<Frames>();
    set_camera(app, |camera, _| camera.is_active = true);
    app.world_mut()
        .spawn(Readback::texture(image))
        .observe(|done: On<ReadbackComplete>, mut frames: ResMut<Frames>| frames.0.push(done.data.clone()));
    (0..8).for_each(|_| app.update());
    app.insert_resource(Exhibit(Some(after.selection)));
    (0..60).for_each(|_| app.update());

    let frames = std::mem::take(&mut app.world_mut().resource_mut::<Frames>().0);
    let lights: Vec<_> = frames.iter().map(|frame| light(frame)).collect();
    let (first, last) = (&lights[0], &lights[lights.len() - 1]);
    assert_ne!(frames[0], frames[frames.len() - 1], "nothing changed");
    let shares: Vec<_> = lights.iter().map(|frame| share(first, last, frame)).collect();
    for (share, flaw) in &shares {
        assert!(*flaw < 0.02, "a frame is no mixture of both: {flaw} at {share}; {shares:?}");
    }
    let shares: Vec<_> = shares.into_iter().map(|(share, _)| share).collect();
    assert!(shares.windows(2).all(|pair| pair[1] <= pair[0] + 1e-4), "it flickers: {shares:?}");
    let between: Vec<_> = shares.iter().copied().filter(|share| (0.01..0.99).contains(share)).collect();
    assert!(between.len() >= 10 && (0.5..0.95).contains(&between[0]), "{shares:?}");

    // What is left is not nearly but exactly the picture that is drawn where nothing fades.
    let settled = frames.last().cloned().unwrap();
    app.insert_resource(Fades(false));
    (0..8).for_each(|_| app.update());
    assert_eq!(app.world_mut().resource_mut::<Frames>().0.last(), Some(&settled));
}
