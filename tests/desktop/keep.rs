//! The designs kept on this machine, and the benchmark of the real program.

use super::{
    WINDOW,
    harness::{App, Display, Start},
    says, start,
};
use serde_json::{Value, json};
use std::process::Command;

#[test]
fn a_saved_design_is_there_after_a_kill_and_is_opened_duplicated_and_deleted() {
    let mut app = start("keep", &["--hub", "off"]);
    let first = app.wait_until_complete();
    app.press("Front colour");
    app.press("Black");
    let black = app.wait("black", |state| state["choices"]["front"] == "black");
    app.press("Save");
    app.wait("the dialog", |state| says(state, "Save this design"));
    app.type_text("Opera");
    app.wait("the name", |state| says(state, "Opera"));
    app.key("Return");
    app.wait("the word that it is on disk", |state| says(state, "“Opera” is saved"));
    app.press("Start over");
    app.wait("the start", |state| state["code"] == first["code"]);
    let data = app.kill();

    let arguments = &["--hub", "off"][..];
    let mut app = App::start(Start { name: "keep", size: WINDOW, arguments, data: Some(data), ..Start::default() });
    let again = app.wait_until_complete();
    assert_eq!((&again["saved"], &again["code"]), (&json!(["Opera"]), &first["code"]));
    app.press("My designs");
    app.wait("its picture", |state| says(state, "Opera") && state["pictures_waiting"] == 0);
    app.settle();
    app.picture("1-my-designs");
    app.press("Duplicate");
    app.wait("the copy", |state| state["saved"].as_array().is_some_and(|saved| saved.len() == 2));
    app.press("Delete");
    app.press("Yes, delete");
    app.wait("one design", |state| state["saved"].as_array().is_some_and(|saved| saved.len() == 1));
    app.press("Open");
    app.wait("the saved design", |state| state["code"] == black["code"] && state["shown"] == true);
    let kept = std::fs::read_dir(app.data.path().join("designs")).unwrap().count();
    assert_eq!(kept, 1, "what was deleted is gone from the disk");
}

#[test]
fn the_benchmark_prints_a_table_and_json() {
    let display = Display::start(WINDOW.0, WINDOW.1);
    let output = Command::new(env!("CARGO_BIN_EXE_atelier"))
        .args(["bench", "--idle-secs", "1"])
        .env("DISPLAY", &display.name)
        .env_remove("WAYLAND_DISPLAY")
        .env("ATELIER_HOME", ".")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(text.contains("resident memory"), "{text}");
    let report: Value = serde_json::from_str(text.lines().last().unwrap_or_default()).unwrap();
    let frames: Vec<_> = report["click_frames"].as_array().unwrap().iter().filter_map(Value::as_u64).collect();
    assert_eq!(frames.len(), 12, "{report}");
    assert!(frames.iter().all(|frames| (1..=2).contains(frames)), "a click is on screen two frames later: {frames:?}");
    assert!(report["resident_mib"].as_f64() > Some(100.0), "{report}");
    assert_eq!(report["idle_frames"], 0, "{report}");
}
