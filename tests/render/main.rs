//! Off-screen renders of the real program, and what the command says when it cannot.
//!
//! To accept new golden pictures after looking at them: `ATELIER_UPDATE_GOLDEN=1 cargo test --test render`.

mod golden;
#[path = "../picture/mod.rs"]
mod picture;
#[path = "../program/mod.rs"]
mod program;

use atelier::{
    catalog::Value,
    design::{code, edit},
    rules::Rulebook,
    service::catalogs,
};
use image::RgbImage;
use picture::{difference_db, spread};
use program::atelier;
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// Largest difference between two renders of the same design on different drivers, in dB; another design is far above.
const SAME_DB: f64 = -30.0;

/// How different the parts of two pictures are that differ most, in dB: a thin part that is missing counts little in the whole.
fn worst_part_db(a: &RgbImage, b: &RgbImage) -> f64 {
    const SIDE: u32 = 21;
    let part = |picture: &RgbImage, x, y| image::imageops::crop_imm(picture, x, y, SIDE, SIDE).to_image();
    let corners = (0..a.height() / SIDE).flat_map(|y| (0..a.width() / SIDE).map(move |x| (x * SIDE, y * SIDE)));
    corners.map(|(x, y)| difference_db(&part(a, x, y), &part(b, x, y))).fold(f64::NEG_INFINITY, f64::max)
}

fn render(name: &str, arguments: &[&str]) -> (PathBuf, RgbImage) {
    let (path, _) = render_and_listen(name, arguments);
    let picture = image::open(&path).unwrap().to_rgb8();
    (path, picture)
}

/// Renders, and returns where the picture is and what was said about it.
fn render_and_listen(name: &str, arguments: &[&str]) -> (PathBuf, String) {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.png"));
    let mut all = vec!["render", "--line", "eyewear", "--size", "480x320", "--out", out.to_str().unwrap()];
    all.extend(arguments);
    let output = atelier(&all);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "render {arguments:?} failed: {said}");
    (out, said)
}

#[test]
fn a_product_is_drawn_apart_and_is_whole_after_its_last_step() {
    let take = |name: &str, arguments: &[&str]| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("apart-{name}.png"));
        let render = ["render", "--line", "lounge-chair", "--size", "240x160", "--out", out.to_str().unwrap()];
        let output = atelier(&[&render[..], arguments].concat());
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        image::open(&out).unwrap().to_rgb8()
    };
    let whole = take("whole", &["--camera", "apart"]);
    let apart = take("first", &["--assembled", "0"]);
    let together = take("last", &["--assembled", "99"]);
    assert!(difference_db(&whole, &apart) > SAME_DB, "nothing is apart");
    assert!(together == whole, "something is not in its place");
}

#[test]
fn parts_move_and_come_back_exactly() {
    let take = |name: &str, arguments: &[&str]| render(&format!("motion-{name}"), arguments).1;
    let open = take("open", &[]);
    let [begun, half, folded] = ["0", "0.5", "1"].map(|share| take(share, &["--motion", &format!("fold={share}")]));
    assert!(begun == open, "at its beginning it is as without");
    let pairs = [(&open, &half), (&half, &folded), (&open, &folded)];
    assert!(pairs.iter().all(|(a, b)| difference_db(a, b) > SAME_DB), "nothing moved");
    // What stood on the ground behind is gone with its shadow: the tip of the right temple.
    let tip = |picture: &RgbImage| *picture.get_pixel(97, 178);
    let ground = *open.get_pixel(60, 40);
    let differs = |a: image::Rgb<u8>| a.0.iter().zip(ground.0).map(|(a, b)| a.abs_diff(b)).max().unwrap();
    assert!(differs(tip(&open)) > 40 && differs(tip(&folded)) < 12, "{:?} {:?}", tip(&open), tip(&folded));
    // A cord is in the way.
    let cord = take("cord", &["--set", "cord=black"]);
    assert!(take("cord-folded", &["--set", "cord=black", "--motion", "fold"]) == cord, "a cord does not fold");
}

#[test]
fn what_is_folded_from_the_start_looks_as_what_was_folded_by_hand() {
    let black = r#"Material(slot: "temple", material: "acetate_black")"#;
    let pose = r#"Pose(animation: "Fold", at: 1, contact_shadow: "eyewear/contact_shadow_folded.png")"#;
    let motion = r#"unless: ["cord"], contact_shadow: "eyewear/contact_shadow_folded.png""#;
    // The shadow is the pose's own: what is moved by hand brings none there.
    let changes = [[black, &format!("{black}, {pose}")], [motion, r#"unless: ["cord"]"#]];
    let home = golden::altered("eyewear", &changes);
    let take = |home: &Path, quality: &str, more: &[&str]| {
        let out = tempfile::tempdir().unwrap();
        let out = out.path().join("picture.png");
        let render = ["render", "--line", "eyewear", "--size", "240x160", "--set", "temple-color=black"];
        let render = [&render[..], &["--quality", quality, "--out", out.to_str().unwrap()], more].concat();
        let output =
            Command::new(env!("CARGO_BIN_EXE_atelier")).args(render).env("ATELIER_HOME", home).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        image::open(&out).unwrap().to_rgb8()
    };
    let usual = Path::new(".");
    for quality in ["fast", "rest"] {
        let folded = take(home.path(), quality, &[]);
        assert!(folded == take(usual, quality, &["--motion", "fold"]), "folded in {quality}");
        assert!(difference_db(&folded, &take(usual, quality, &[])) > SAME_DB, "nothing is folded in {quality}");
    }
    assert!(take(home.path(), "fast", &["--motion", "fold"]) == take(usual, "fast", &[]), "unfolded by hand");
}

#[test]
fn a_series_is_the_same_as_its_pictures_and_goes_on_where_it_stopped() {
    let folder = tempfile::tempdir().unwrap();
    let designs = folder.path().join("designs.csv");
    std::fs::write(&designs, "name,shape,camera\na,round,\nb,square,front\n").unwrap();
    let out = folder.path().join("out");
    let (sheet, out) = (folder.path().join("sheet.png"), out.to_str().unwrap());
    let all = ["render", "--line", "eyewear", "--size", "96x64", "--batch", designs.to_str().unwrap(), "--out", out];
    let all = [&all[..], &["--sheet", sheet.to_str().unwrap()]].concat();
    let run = |arguments: &[&str]| {
        let output = atelier(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{said}");
        said
    };
    assert!(!run(&all).contains("there already"));
    let picture = |name: &str| std::fs::read(Path::new(out).join(name)).unwrap();
    let (first, second, whole) = (picture("a.png"), picture("b.png"), std::fs::read(&sheet).unwrap());
    // One picture is lost, and another is damaged.
    std::fs::remove_file(Path::new(out).join("a.png")).unwrap();
    let said = run(&all);
    assert!(said.contains("1/2 a\n") && said.contains("2/2 b (there already)"), "{said}");
    std::fs::write(Path::new(out).join("b.png"), &second[..second.len() / 2]).unwrap();
    assert!(run(&all).contains("1/2 a (there already)"));
    assert!(!run(&[&all[..], &["--force"]].concat()).contains("there already"));
    assert_eq!((picture("a.png"), picture("b.png"), std::fs::read(&sheet).unwrap()), (first.clone(), second, whole));
    // What was taken before leaves no trace: a single picture has the same bytes.
    let single = folder.path().join("single.png");
    run(&["render", "--line", "eyewear", "--size", "96x64", "--set", "shape=round", "--out", single.to_str().unwrap()]);
    assert_eq!(std::fs::read(single).unwrap(), first);
    // A mistake is told with file and line before anything is rendered.
    std::fs::write(&designs, "name,shape\na,rond\n").unwrap();
    let told = String::from_utf8_lossy(&atelier(&all).stderr).into_owned();
    assert!(told.contains("designs.csv:2: ") && told.contains("did you mean “round”"), "{told}");
}

#[test]
fn a_turntable_goes_round_and_plays() {
    let folder = tempfile::tempdir().unwrap();
    let (out, animation) = (folder.path().join("out"), folder.path().join("turn.png"));
    let arguments = ["render", "--line", "eyewear", "--size", "96x64", "--turntable", "3", "--transparent"];
    let output = atelier(
        &[&arguments[..], &["--out", out.to_str().unwrap(), "--animation", animation.to_str().unwrap()]].concat(),
    );
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let picture = |name: &str| image::open(out.join(name)).unwrap().to_rgb8();
    let [front, second, third] = ["000.png", "001.png", "002.png"].map(picture);
    assert!(difference_db(&front, &second) > SAME_DB && difference_db(&second, &third) > SAME_DB);
    let file = std::io::BufReader::new(std::fs::File::open(animation).unwrap());
    let decoder = image::codecs::png::PngDecoder::new(file).unwrap();
    assert!(decoder.is_apng().unwrap());
    let frames = image::AnimationDecoder::into_frames(decoder.apng().unwrap()).count();
    assert_eq!(frames, 3);
}

#[test]
fn the_same_design_gives_the_same_bytes() {
    let arguments = ["--set", "front=forest"];
    let (first, _) = render("bytes-1", &arguments);
    let (second, _) = render("bytes-2", &arguments);
    assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
}

#[test]
fn changes_make_nothing_late_show_nothing_half_and_leave_nothing_behind() {
    // Of all lines this one has what is drawn in most passes.
    let output =
        atelier(&["bench", "scene", "--line", "wine", "--changes", "40", "--designs", "8", "--frames", "0", "--json"]);
    let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let line = &report["lines"][0];
    assert_eq!((&line["late_pipelines"], &line["mixed_frames"]), (&0.into(), &0.into()), "{line}");
    // A driver that compiled for each change again left a hundred.
    assert!(line["growth_mib"].as_f64().unwrap() < 20.0, "{line}");
}

#[test]
fn a_design_code_shows_its_design_and_what_became_of_it() {
    let catalog = catalogs::load(Path::new("catalogs/eyewear"), None).catalog.unwrap();
    let book = Rulebook::new(&catalog);
    let find = |group: &str, value: &str| catalog.find(group, value).unwrap();
    let wishes = [find("shape", "round"), find("front", "crystal"), find("temple", "wire")];
    let chosen = edit::apply(&book, &edit::start(&catalog, &book).unwrap(), &wishes).design.selection;
    let by_choice = ["--set", "shape=round", "--set", "front=crystal", "--set", "temple=wire"];
    let (by_choice, _) = render_and_listen("code-choices", &by_choice);
    let (by_code, said) = render_and_listen("code-sound", &["--design", &code::encode(&catalog, &chosen)]);
    assert_eq!(std::fs::read(&by_choice).unwrap(), std::fs::read(by_code).unwrap());
    assert!(!said.contains("design code"), "nothing became of it: {said}");

    // Sun lenses are never clear, and this coating was sold in another edition of the line only.
    let mut other = catalog.clone();
    let coating = catalog.find_group("coating").unwrap();
    let coatings = &mut other.groups[usize::from(coating.0)].values;
    coatings.push(Value { id: "former".into(), key: 999, ..Value::default() });
    let former = other.find("coating", "former").unwrap();
    let mut broken = chosen;
    for choice in [find("lens", "sun"), find("tint", "clear"), former] {
        broken.set(choice);
    }
    let broken = code::encode(&other, &broken);
    let opened = edit::open(&catalog, &book, &code::decode(&catalog, &broken).unwrap()).unwrap();
    assert!(!opened.changes.is_empty());
    let (repaired, said) = render_and_listen("code-repaired", &["--design", &broken]);
    assert!(image::open(repaired).unwrap().width() == 480);
    for change in opened.changes {
        let group = catalog.group(change.from.group).label.get("en");
        let [from, to] = [change.from, change.to].map(|choice| catalog.value(choice).label.get("en"));
        assert!(said.contains(&format!("{group}: {from} → {to}")), "{said}");
    }
    assert!(said.contains("no longer exist: 1"), "{said}");
}

#[test]
fn words_of_the_customer_are_on_the_product() {
    let engraved = |name: &str, more: &[&str]| {
        let arguments = [&["--set", "print=initials", "--camera", "print"], more].concat();
        render(&format!("words-{name}"), &arguments).1
    };
    let none = engraved("none", &[]);
    let ada = engraved("ada", &["--set", "initials=Ada Ł."]);
    let grace = engraved("grace", &["--set", "initials=Grace"]);
    let script = engraved("script", &["--set", "initials=Ada Ł.", "--set", "lettering=script"]);
    let pictures = [none, ada, grace, script];
    for (i, a) in pictures.iter().enumerate() {
        for b in &pictures[i + 1..] {
            assert!(worst_part_db(a, b) > SAME_DB, "different words look the same");
        }
    }
    let output = atelier(&["render", "--line", "eyewear", "--set", "initials=愛", "--out", "never.png"]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && said.contains("“愛” cannot be written here"), "{said}");
}

#[test]
fn drawings_of_the_customer_are_on_the_product() {
    let label = |name: &str, art: &str, drawing: &str| {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("drawing-{name}.png"));
        let (art, drawing) = (format!("art={art}"), format!("drawing={drawing}"));
        let start =
            ["render", "--line", "wine", "--size", "360x300", "--camera", "art", "--out", out.to_str().unwrap()];
        let output = atelier(&[&start[..], &["--set", &art, "--set", &drawing]].concat());
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        image::open(&out).unwrap().to_rgb8()
    };
    let bar = "s 40,80 200,80 200,120 40,120";
    let pictures = [
        label("none", "own", "none"),
        label("ink", "own", bar),
        label("foil", "own-foil", bar),
        label("dot", "own", "b 120,20"),
    ];
    for (i, a) in pictures.iter().enumerate() {
        for b in &pictures[..i] {
            assert!(worst_part_db(a, b) > SAME_DB, "{i} looks like another");
        }
    }
    // The middle of the bar is the ink, black, and as dark as that above it is light.
    let mean = |picture: &RgbImage, y: u32| picture.get_pixel(180, y).0.iter().map(|c| u32::from(*c)).sum::<u32>() / 3;
    let dark: Vec<_> = (0..300).filter(|&y| mean(&pictures[1], y) < 60).collect();
    let light = dark.iter().filter(|&&y| mean(&pictures[0], y) > 150).count();
    assert!(light > 15, "{light} of {}", dark.len());
}

#[test]
fn a_transparent_background_is_transparent() {
    for light in ["studio", "stage"] {
        let (path, _) = render("transparent", &["--transparent", "--light", light]);
        let picture = image::open(path).unwrap().to_rgba8();
        for (x, y) in [(2, 2), (2, 317)] {
            assert_eq!(picture.get_pixel(x, y).0[3], 0, "the corners are background");
        }
        assert!(picture.pixels().any(|pixel| pixel.0[3] == 255), "the product is opaque");
    }
}

#[test]
fn mistakes_are_told_with_a_remedy() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("never.png");
    let out = out.to_str().unwrap();
    let cases: [(&[&str], &[&str]); 9] = [
        (&["--line", "eyeware"], &["eyeware", "did you mean “eyewear”"]),
        (&["--line", "eyewear", "--set", "shap=round"], &["shap", "did you mean “shape”"]),
        (&["--line", "eyewear", "--set", "shape=rond"], &["rond", "did you mean “round”"]),
        (&["--line", "eyewear", "--camera", "heroo"], &["heroo", "did you mean “hero”"]),
        (&["--line", "eyewear", "--light", "stagee"], &["stagee", "did you mean “stage”"]),
        (&["--line", "eyewear", "--design", "HELLO"], &["design code"]),
        (&["--line", "eyewear", "--size", "1280"], &["WIDTHxHEIGHT"]),
        (&["--line", "eyewear", "--f-number", "2"], &["--quality rest"]),
        (&["--line", "eyewear", "--set", "lens=sun", "--set", "tint=clear"], &["cannot be had"]),
    ];
    for (arguments, expected) in cases {
        let mut all = vec!["render", "--out", out];
        all.extend(arguments);
        let output = atelier(&all);
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{arguments:?} succeeded");
        for part in expected {
            assert!(text.contains(part), "{arguments:?} does not say {part:?}:\n{text}");
        }
    }
    let output = atelier(&["render", "--line", "eyewear", "--out", "/dev/null/picture.png"]);
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && text.contains("/dev/null/picture.png"), "{text}");
}

#[test]
fn without_a_graphics_driver_the_remedy_is_named() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("never.png");
    let output = Command::new(env!("CARGO_BIN_EXE_atelier"))
        .args(["render", "--line", "eyewear", "--out", out.to_str().unwrap()])
        .env("VK_DRIVER_FILES", "/nonexistent/driver.json")
        .env("VK_ICD_FILENAMES", "/nonexistent/driver.json")
        .env("ATELIER_HOME", ".")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(text.contains("Vulkan") && text.contains("driver"), "{text}");
    assert!(!text.contains("panicked"), "{text}");
}
