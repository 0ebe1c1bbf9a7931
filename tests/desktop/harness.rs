//! Runs the real program on a virtual display of its own and works it like a person: looks at the screen, presses buttons.

use image::RgbImage;
use serde_json::Value;
use std::{
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{Mutex, MutexGuard},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long a state may take to be reached before a test gives up; generous, because it never decides a passing test.
const PATIENCE: Duration = Duration::from_secs(120);

/// Two programs rendering in software at once would only slow each other down.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

/// A virtual display.
pub struct Display {
    server: Child,
    pub name: String,
    _turn: MutexGuard<'static, ()>,
}

impl Display {
    pub fn start(width: u32, height: u32) -> Self {
        let turn = ONE_AT_A_TIME.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", &format!("{width}x{height}x24")])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed by scripts/setup");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        Self { server, name: format!(":{}", number.trim()), _turn: turn }
    }

    /// What is on the screen now.
    pub fn picture(&self) -> RgbImage {
        let shot =
            Command::new("maim").args(["--hidecursor", "--format=png"]).env("DISPLAY", &self.name).output().unwrap();
        assert!(shot.status.success(), "maim failed: {}", String::from_utf8_lossy(&shot.stderr));
        image::load_from_memory(&shot.stdout).unwrap().to_rgb8()
    }

    pub fn xdotool(&self, arguments: &[&str]) {
        let status = Command::new("xdotool").args(arguments).env("DISPLAY", &self.name).status().unwrap();
        assert!(status.success(), "xdotool {arguments:?} failed");
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The running program.
pub struct App {
    pub display: Display,
    process: Child,
    trace: PathBuf,
    pub data: TempDir,
    name: &'static str,
}

/// What is wrong with the data folder.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Disk {
    #[default]
    Usual,
    /// A file is where the folder should be.
    NoFolder,
    /// Not a byte more can be written.
    Full,
}

impl Disk {
    /// Whether this system lets a test have such a disk.
    pub fn can_be_had(self) -> bool {
        let mount = "mount -t tmpfs -o size=64k tmpfs /tmp";
        let tried = || Command::new("unshare").args(UNSHARE).args(["sh", "-c", mount]).status();
        self != Self::Full || tried().is_ok_and(|status| status.success())
    }

    /// The command that starts the program with the data folder `folder`.
    fn command(self, folder: &Path) -> Command {
        let program = env!("CARGO_BIN_EXE_atelier");
        match self {
            Self::Usual => Command::new(program),
            Self::NoFolder => {
                std::fs::write(folder, "not a folder").unwrap();
                Command::new(program)
            }
            Self::Full => {
                std::fs::create_dir(folder).unwrap();
                let script =
                    r#"mount -t tmpfs -o size=64k tmpfs "$0"; cat /dev/zero > "$0/filler" 2> /dev/null; exec "$@""#;
                let mut command = Command::new("unshare");
                command.args(UNSHARE).args(["sh", "-c", script]).arg(folder).arg(program);
                command
            }
        }
    }
}

/// Mounts that nobody else sees, without being root.
const UNSHARE: [&str; 3] = ["--user", "--map-root-user", "--mount"];

/// How to start the program.
#[derive(Default)]
pub struct Start<'a> {
    /// Names the pictures a test leaves behind.
    pub name: &'static str,
    pub size: (u32, u32),
    pub arguments: &'a [&'a str],
    pub data: Option<TempDir>,
    pub disk: Disk,
    /// Whether light is followed at rest. It keeps the machine busy, and pictures are compared.
    pub settle: bool,
}

impl App {
    pub fn start(start: Start) -> Self {
        let display = Display::start(start.size.0, start.size.1);
        let data = start.data.unwrap_or_else(|| tempfile::tempdir().unwrap());
        let trace = data.path().join("trace.jsonl");
        let folder = if start.disk == Disk::Usual { data.path().to_owned() } else { data.path().join("kept") };
        let process = start
            .disk
            .command(&folder)
            .args(start.arguments)
            .args((!start.settle).then_some("--no-settle"))
            .arg("--trace")
            .arg(&trace)
            .arg("--data-dir")
            .arg(&folder)
            .arg("--window")
            .arg(format!("{}x{}", start.size.0, start.size.1))
            .env("DISPLAY", &display.name)
            .env_remove("WAYLAND_DISPLAY")
            .env("ATELIER_HOME", ".")
            .stdout(Stdio::null())
            .stderr(std::fs::File::create(data.path().join("stderr.txt")).unwrap())
            .spawn()
            .unwrap();
        Self { display, process, trace, data, name: start.name }
    }

    /// The last thing the program said about itself.
    pub fn state(&self) -> Value {
        let text = std::fs::read_to_string(&self.trace).unwrap_or_default();
        let complete = text.rfind('\n').map_or("", |end| &text[..end]);
        complete.lines().last().and_then(|line| serde_json::from_str(line).ok()).unwrap_or(Value::Null)
    }

    /// Everything the program has said about itself.
    pub fn history(&self) -> String {
        std::fs::read_to_string(&self.trace).unwrap_or_default()
    }

    /// Waits until the program says something about itself that satisfies `condition`.
    pub fn wait(&mut self, what: &str, condition: impl Fn(&Value) -> bool) -> Value {
        let start = Instant::now();
        loop {
            let state = self.state();
            if condition(&state) {
                return state;
            }
            if let Some(status) = self.process.try_wait().unwrap() {
                panic!("the program ended ({status}) while waiting for {what}:\n{}", self.errors());
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}; last state: {state:#}\n{}", self.errors());
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// Waits until product, feeds and card pictures are on screen.
    pub fn wait_until_complete(&mut self) -> Value {
        let state = self.wait("the complete first picture", |state| {
            state["scene_ready"] == true
                && state["shown"] == true
                && state["controls"].as_object().is_some_and(|controls| controls.len() > 3)
                && state["pictures_waiting"] == 0
                && state["feeds"]
                    .as_object()
                    .is_some_and(|feeds| feeds.values().all(|feed| feed["status"] != "loading"))
        });
        // The program speaks of a frame before it is on screen.
        self.settle();
        state
    }

    /// Waits until nothing has been said for a while: flights and transitions are over.
    pub fn settle(&self) {
        let mut last = (self.state(), self.processor_time());
        loop {
            std::thread::sleep(Duration::from_millis(700));
            let now = (self.state(), self.processor_time());
            if now.0 == last.0 && now.1 - last.1 < 0.1 {
                return;
            }
            last = now;
        }
    }

    /// Processor time the program has used, in seconds.
    pub fn processor_time(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).unwrap_or_default();
        let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or_default().split_whitespace().collect();
        // Fields 14 and 15 of proc(5), counted from 1; two stand before the bracket. A hundred ticks a second.
        [11, 12].iter().filter_map(|&i| fields.get(i)?.parse::<f64>().ok()).sum::<f64>() / 100.0
    }

    fn errors(&self) -> String {
        std::fs::read_to_string(self.data.path().join("stderr.txt")).unwrap_or_default()
    }

    /// The middle of the control whose accessible name starts with `name`, once there is one.
    pub fn find(&mut self, name: &str) -> (i32, i32) {
        let state = self.wait(&format!("a control called {name:?}"), |state| control(state, name).is_some());
        control(&state, name).unwrap()
    }

    /// Presses a control with the left mouse button.
    pub fn press(&mut self, name: &str) {
        let (x, y) = self.find(name);
        self.click_at(x, y);
    }

    /// Presses keys together, as `xdotool key` names them.
    pub fn key(&self, keys: &str) {
        self.focus();
        self.display.xdotool(&["key", keys]);
    }

    /// Types a text into whatever has the keyboard.
    pub fn type_text(&self, text: &str) {
        self.focus();
        self.display.xdotool(&["type", "--delay", "40", text]);
    }

    /// Without a window manager nobody else gives the window the keyboard.
    fn focus(&self) {
        self.display.xdotool(&["search", "--name", "^Atelier$", "windowfocus", "--sync"]);
    }

    /// Makes the window of another size, in pixels.
    pub fn resize(&self, (width, height): (u32, u32)) {
        let (width, height) = (width.to_string(), height.to_string());
        self.display.xdotool(&["search", "--name", "^Atelier$", "windowsize", &width, &height]);
    }

    /// Presses the control whose accessible name contains `part`.
    pub fn press_containing(&mut self, part: &str) {
        let named = |state: &Value| {
            let names = state["controls"].as_object()?.keys();
            names.into_iter().find(|name| name.contains(part)).cloned()
        };
        let state = self.wait(&format!("a control with {part:?} in its name"), |state| named(state).is_some());
        self.press(&named(&state).unwrap());
    }

    pub fn click_at(&self, x: i32, y: i32) {
        self.display.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.display.xdotool(&["mousedown", "1"]);
        std::thread::sleep(Duration::from_millis(80));
        self.display.xdotool(&["mouseup", "1"]);
    }

    /// Moves there and clicks in less time than a frame takes.
    pub fn tap_at(&self, x: i32, y: i32) {
        self.display.xdotool(&["mousemove", &x.to_string(), &y.to_string(), "click", "1"]);
    }

    /// Drags with the left mouse button from one point to another, no faster than the program draws.
    pub fn drag(&self, from: (i32, i32), to: (i32, i32)) {
        let at = |(x, y): (i32, i32)| self.display.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        at(from);
        self.display.xdotool(&["mousedown", "1"]);
        for step in 1..=2 {
            self.settle();
            at((from.0 + (to.0 - from.0) * step / 2, from.1 + (to.1 - from.1) * step / 2));
        }
        self.settle();
        self.display.xdotool(&["mouseup", "1"]);
    }

    /// Turns the wheel away from the person, notch by notch.
    pub fn wheel_up(&self, (x, y): (i32, i32), notches: u32) {
        self.display.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.display.xdotool(&["click", "--repeat", &notches.to_string(), "--delay", "60", "4"]);
    }

    /// Takes a picture and keeps it among the test's artefacts.
    pub fn picture(&self, step: &str) -> RgbImage {
        let picture = self.display.picture();
        let folder = artefacts();
        std::fs::create_dir_all(&folder).unwrap();
        picture.save(folder.join(format!("{}-{step}.png", self.name))).unwrap();
        picture
    }

    /// Ends the program without a chance to tidy up, and returns its data folder.
    pub fn kill(mut self) -> TempDir {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
        std::mem::replace(&mut self.data, tempfile::tempdir().unwrap())
    }
}

impl Drop for App {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn control(state: &Value, name: &str) -> Option<(i32, i32)> {
    let controls = state["controls"].as_object()?;
    let place =
        controls.get(name).or_else(|| controls.iter().find(|(key, _)| key.starts_with(name)).map(|(_, v)| v))?;
    let side = |i: usize| place[i].as_i64().map(|side| side as i32);
    Some(((side(0)? + side(2)?) / 2, (side(1)? + side(3)?) / 2))
}

/// Says that something was not tested, past the capture of what a passing test prints.
pub fn skipped(why: &str) {
    let _ = writeln!(std::io::stderr(), "skipped: {why}");
}

/// Where pictures of test runs are kept.
pub fn artefacts() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures")
}
