//! Off-screen renders of the real program against golden pictures, and what the command says when it cannot.
//!
//! To accept new pictures after looking at them: `ATELIER_UPDATE_GOLDEN=1 cargo test --test render`.

mod picture;
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
fn designs_look_as_they_did() {
    let designs: [(&str, &[&str]); 4] = [
        ("start", &[]),
        ("round-crystal-wire", &["--set", "shape=round", "--set", "front=crystal", "--set", "temple=wire"]),
        ("sun", &["--set", "shape=aviator", "--set", "front=black", "--set", "lens=sun", "--set", "tint=grey"]),
        ("side", &["--set", "temple-color=navy", "--camera", "side"]),
    ];
    let mut pictures = Vec::new();
    for (name, arguments) in designs {
        let (_, picture) = render(&format!("golden-{name}"), arguments);
        let golden = PathBuf::from(format!("tests/golden/{name}.png"));
        if std::env::var_os("ATELIER_UPDATE_GOLDEN").is_some() {
            std::fs::create_dir_all(golden.parent().unwrap()).unwrap();
            picture.save(&golden).unwrap();
        }
        let expected = image::open(&golden).unwrap_or_else(|error| panic!("{}: {error}", golden.display())).to_rgb8();
        let difference = difference_db(&picture, &expected);
        assert!(difference <= SAME_DB, "{name} differs from its golden picture by {difference:.1} dB");
        assert!(spread(&picture) > 20.0, "{name} is nearly empty");
        pictures.push(picture);
    }
    // The threshold must tell designs apart, or the comparison above could not fail.
    for (i, a) in pictures.iter().enumerate() {
        for b in &pictures[i + 1..] {
            assert!(difference_db(a, b) > SAME_DB, "two different designs look the same");
        }
    }
}

#[test]
fn the_same_design_gives_the_same_bytes() {
    let arguments = ["--set", "front=forest"];
    let (first, _) = render("bytes-1", &arguments);
    let (second, _) = render("bytes-2", &arguments);
    assert_eq!(std::fs::read(first).unwrap(), std::fs::read(second).unwrap());
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
fn a_transparent_background_is_transparent() {
    let (path, _) = render("transparent", &["--transparent"]);
    let picture = image::open(path).unwrap().to_rgba8();
    assert_eq!(picture.get_pixel(2, 2).0[3], 0, "the corner is background");
    assert!(picture.pixels().any(|pixel| pixel.0[3] == 255), "the product is opaque");
}

#[test]
fn mistakes_are_told_with_a_remedy() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("never.png");
    let out = out.to_str().unwrap();
    let cases: [(&[&str], &[&str]); 7] = [
        (&["--line", "eyeware"], &["eyeware", "did you mean “eyewear”"]),
        (&["--line", "eyewear", "--set", "shap=round"], &["shap", "did you mean “shape”"]),
        (&["--line", "eyewear", "--set", "shape=rond"], &["rond", "did you mean “round”"]),
        (&["--line", "eyewear", "--camera", "heroo"], &["heroo", "did you mean “hero”"]),
        (&["--line", "eyewear", "--design", "HELLO"], &["design code"]),
        (&["--line", "eyewear", "--size", "1280"], &["WIDTHxHEIGHT"]),
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
