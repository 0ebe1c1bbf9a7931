//! The views through what screen readers are told: what is there, what a click asks for, how large it is.

use super::{
    super::{
        icons,
        model::{
            Control, Dialog, Finish, Goal, Measure, Memory, Problem, Proposal, Publish, ReviewDraft, ReviewsView,
            Screen, ShelfStatus, Source, Tab, Toast, UiAction, Unit, View,
        },
        theme,
    },
    fixture::{self, choice},
    root_ui,
};
use crate::{catalog::GroupIx, wire::Feed};
use egui::{
    Key, Modifiers, Vec2,
    accesskit::{Role, Toggled},
    vec2,
};
use egui_kittest::{
    Harness,
    kittest::{NodeT, Queryable},
};

mod assembly;
mod cards;
mod compare;
mod controls;
mod fit;
mod house;
mod keys;
mod lights;
mod measures;
mod motions;
mod outside;
mod pad;
mod reviews;
mod spots;

const DESKTOP: Vec2 = vec2(1280.0, 720.0);
const KIOSK: Vec2 = vec2(1080.0, 1920.0);
const SMALL: Vec2 = vec2(800.0, 600.0);

struct Stage {
    view: View,
    memory: Memory,
    out: Vec<UiAction>,
    dressed: bool,
}

fn harness(view: View, memory: Memory, size: Vec2) -> Harness<'static, Stage> {
    let stage = Stage { view, memory, out: Vec::new(), dressed: false };
    let mut harness = Harness::builder().with_size(size).with_max_steps(12).build_ui_state(
        |ui, stage: &mut Stage| {
            if !stage.dressed {
                stage.dressed = true;
                let loaded = super::super::fonts::load(std::path::Path::new("assets/fonts"));
                icons::set_icon_font(ui.ctx(), loaded.has_icons);
                ui.ctx().set_fonts(loaded.definitions);
                theme::apply(ui.ctx(), true);
                ui.ctx().request_repaint();
                return;
            }
            let window =
                egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(ui.ctx().viewport_rect());
            let mut ui = egui::Ui::new(ui.ctx().clone(), "window".into(), window);
            root_ui(&mut ui, &stage.view, &mut stage.memory, &mut stage.out);
        },
        stage,
    );
    harness.run();
    harness
}

fn desktop() -> Harness<'static, Stage> {
    harness(fixture::view("en"), Memory::default(), DESKTOP)
}

fn with_dialog(dialog: Dialog) -> Harness<'static, Stage> {
    harness(fixture::view("en"), Memory { dialog: Some(dialog), ..Memory::default() }, DESKTOP)
}

fn click(harness: &mut Harness<'static, Stage>, label: &str) {
    harness.get_by_label(label).click();
    harness.run();
}

#[track_caller]
fn has(harness: &Harness<'static, Stage>, words: &str) {
    let found = harness.query_all_by_label_contains(words).count();
    assert!(found > 0, "nothing says {words:?}");
}

#[test]
fn values_tell_name_price_and_state() {
    let harness = desktop();
    has(&harness, "Tortoise, no extra cost, Your choice");
    has(&harness, "Ink, −€20.00, available");
    has(&harness, "Crystal champagne, +€15.00, available with changes: Tint");
    has(&harness, "Brushed titanium, +€60.00, not available");
    has(&harness, "Total: €348.00");
}

#[test]
fn a_free_value_is_chosen_at_once() {
    let mut harness = desktop();
    click(&mut harness, "Ink, −€20.00, available");
    assert_eq!(harness.state().out, [UiAction::Choose(choice(1, 1))]);
}

#[test]
fn a_value_with_changes_is_chosen_only_after_the_strip() {
    let mut harness = desktop();
    click(&mut harness, "Crystal champagne, +€15.00, available with changes: Tint");
    assert_eq!(harness.state().out, []);
    assert_eq!(harness.state().memory.asked, Some(choice(1, 2)));
    harness.state_mut().view.answer = Some(fixture::answer());
    harness.run();
    has(&harness, "Tint: Clear → Smoke gradient");
    has(&harness, "Crystal fronts are tinted");
    has(&harness, "Price +€50.00");
    click(&mut harness, "Keep mine");
    assert_eq!((harness.state().memory.asked, harness.state().out.len()), (None, 0));
    harness.state_mut().memory.asked = Some(choice(1, 2));
    harness.run();
    click(&mut harness, "Change 1 option");
    assert_eq!(harness.state().out, [UiAction::ChooseGivingUp(choice(1, 2), vec![choice(2, 0)])]);
}

#[test]
fn an_impossible_value_says_why() {
    let mut harness = desktop();
    click(&mut harness, "Brushed titanium, +€60.00, not available");
    assert_eq!(harness.state().out, []);
    harness.state_mut().view.answer = Some(fixture::never());
    harness.run();
    has(&harness, "Brushed titanium is not available");
    has(&harness, "Titanium cannot be milled in this shape.");
}

#[test]
fn groups_open_and_close() {
    let mut harness = desktop();
    click(&mut harness, "Front colour: Tortoise, +€20.00, Your choice");
    click(&mut harness, "Tint: Clear, Included, Your choice");
    assert_eq!(harness.state().out, [UiAction::Focus(None), UiAction::Focus(Some(GroupIx(2)))]);
}

#[test]
fn history_language_and_shortcuts() {
    let mut harness = desktop();
    click(&mut harness, "Undo");
    click(&mut harness, "Redo");
    click(&mut harness, "Start over");
    click(&mut harness, "Deutsch");
    // Redo is disabled in the fixture.
    let expect = [UiAction::Undo, UiAction::Reset, UiAction::Language("de")];
    assert_eq!(harness.state().out, expect);
    harness.state_mut().out.clear();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    harness.run();
    harness.key_press(Key::Escape);
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Undo, UiAction::Redo, UiAction::Focus(None)]);
}

#[test]
fn the_open_group_says_what_its_value_costs_in_all_and_until_when_it_can_change() {
    let mut view = fixture::view("en");
    let group = &mut view.product.as_mut().expect("a line is open").groups[1];
    group.until = "Can still change until Polishing, 12 March 2027".into();
    let Control::One(values, _) = &mut group.control else { panic!("its values are shown") };
    values[0].range = "€348.00 to €512.00 in all, depending on the rest".into();
    let harness = harness(view, Memory::default(), DESKTOP);
    has(&harness, "Can still change until Polishing, 12 March 2027");
    has(&harness, "Tortoise: €348.00 to €512.00 in all, depending on the rest");
}

#[test]
fn the_keyboard_reaches_and_chooses_a_value() {
    let mut harness = desktop();
    harness.get_by_label("Ink, −€20.00, available").focus();
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Choose(choice(1, 1))]);
    harness.key_press(Key::Tab);
    harness.run();
    assert!(!harness.get_by_label("Ink, −€20.00, available").is_focused());
}

#[test]
fn every_state_of_a_feed_is_told() {
    let check = |status: ShelfStatus, keep_cards: bool, expect: &str, refresh: bool| {
        let mut view = fixture::view("en");
        let shelf = &mut view.shelves[0];
        shelf.status = status.clone();
        shelf.more = false;
        if !keep_cards {
            shelf.cards.clear();
        }
        let mut harness = harness(view, Memory::default(), DESKTOP);
        has(&harness, expect);
        if refresh {
            click(&mut harness, "Try again");
            assert_eq!(harness.state().out, [UiAction::Refresh], "{status:?}");
        }
    };
    check(ShelfStatus::Loading, false, "Loading…", false);
    check(ShelfStatus::Ready, true, "Harbour light", false);
    check(ShelfStatus::Stale("2 hours ago".into()), true, "As of 2 hours ago", true);
    check(ShelfStatus::Stale("2 hours ago".into()), true, "Harbour light", false);
    check(ShelfStatus::Offline("connection refused".into()), false, "connection refused", true);
    check(ShelfStatus::Offline("connection refused".into()), false, "cannot be reached", false);
    check(ShelfStatus::Empty, false, "be the first", false);
    check(ShelfStatus::Off, false, "switched off", false);
}

#[test]
fn the_drawer_gives_its_room_to_the_product() {
    let mut harness = desktop();
    click(&mut harness, "Hide inspiration");
    assert_eq!(harness.state().memory.drawer, Some(false));
    assert!(harness.query_by_label_contains("Harbour light").is_none());
    click(&mut harness, "Expert advice");
    assert_eq!((harness.state().memory.drawer, harness.state().memory.tab), (Some(true), Tab::Advice));
}

#[test]
fn saving_takes_a_name() {
    let mut harness = desktop();
    click(&mut harness, "Save");
    harness.run();
    harness.get_by_role(Role::TextInput).focus();
    harness.run();
    harness.get_by_role(Role::TextInput).type_text("  For Anna ");
    harness.run();
    harness.get_all_by_label("Save").last().expect("in the dialog").click();
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Save { name: "For Anna".into() }]);
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn enter_in_a_field_does_what_the_button_does() {
    let mut harness = with_dialog(Dialog::Save { name: String::new() });
    // The keyboard is in the first field without a click.
    harness.get_by_role(Role::TextInput).type_text("For Anna");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Save { name: "For Anna".into() }]);

    let mut harness = with_dialog(Dialog::Publish { title: "Dune".into(), author: String::new(), sent: false });
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().out, [], "nobody publishes without a name");
    harness.event(egui::Event::Text("maren_k".into()));
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Publish { title: "Dune".into(), author: "maren_k".into() }]);
}

#[test]
fn escape_closes_a_dialog_without_doing_anything() {
    for dialog in [
        Dialog::designs(),
        Dialog::Save { name: "x".into() },
        Dialog::Publish { title: "x".into(), author: "y".into(), sent: false },
        Dialog::Code { text: "x".into(), copied: false },
    ] {
        let mut harness = with_dialog(dialog.clone());
        harness.key_press(Key::Escape);
        harness.run();
        // The first press may only leave the text field.
        harness.key_press(Key::Escape);
        harness.run();
        assert_eq!(harness.state().memory.dialog, None, "{dialog:?}");
        assert!(harness.state().out.iter().all(|action| *action == UiAction::Focus(None)), "{dialog:?}");
    }
}

#[test]
fn publishing_tells_what_became_of_it() {
    let check = |publish: Publish, expect: &str| {
        let mut view = fixture::view("en");
        view.publish = publish;
        let dialog = Dialog::Publish { title: "Dune".into(), author: "maren_k".into(), sent: true };
        let memory = Memory { dialog: Some(dialog), ..Memory::default() };
        has(&harness(view, memory, DESKTOP), expect);
    };
    check(Publish::Sending("Dune".into()), "Publishing “Dune”…");
    check(Publish::Queued("Dune".into()), "will be published as soon as");
    check(Publish::Done("Dune".into()), "“Dune” is published");
    check(Publish::Refused { title: "Dune".into(), detail: "The title is taken.".into() }, "The title is taken.");
    let mut harness = with_dialog(Dialog::Publish { title: "Dune".into(), author: "maren_k".into(), sent: false });
    harness.get_all_by_label("Publish").last().expect("in the dialog").click();
    harness.run();
    let expect = UiAction::Publish { title: "Dune".into(), author: "maren_k".into() };
    assert_eq!(harness.state().out, [expect]);
    assert_eq!(harness.state().memory.author, "maren_k");
}

#[test]
fn saved_designs_open_and_are_deleted_only_after_a_question() {
    let mut harness = with_dialog(Dialog::designs());
    click(&mut harness, "Delete");
    assert_eq!(harness.state().out, []);
    click(&mut harness, "Yes, delete");
    assert_eq!(harness.state().out, [UiAction::DeleteSaved("s1".into())]);
    harness.state_mut().out.clear();
    click(&mut harness, "Duplicate");
    click(&mut harness, "Open");
    let expect = [UiAction::DuplicateSaved("s1".into()), UiAction::OpenSaved("s1".into())];
    assert_eq!(harness.state().out, expect);
    assert_eq!(harness.state().memory.dialog, None);
}

#[test]
fn a_code_is_shown_and_taken() {
    let mut harness = with_dialog(Dialog::Code { text: "A7K2".into(), copied: false });
    has(&harness, "A7K2-93MX-QW04-ZZ81");
    click(&mut harness, "Copy code");
    has(&harness, "Copied");
    click(&mut harness, "Open design");
    assert_eq!(harness.state().out, [UiAction::OpenCode("A7K2".into())]);
}

#[test]
fn a_showroom_keeps_nothing() {
    let mut view = fixture::view("en");
    view.can_keep = false;
    let harness = harness(view, Memory::default(), KIOSK);
    assert!(harness.query_by_label("Save").is_none());
    assert!(harness.query_by_label("My designs").is_none());
    has(&harness, "Publish");
}

#[test]
fn notices_are_told_and_undone() {
    let mut view = fixture::view("en");
    view.toasts = vec![Toast {
        number: 7,
        text: "Also changed: Tint".into(),
        can_undo: true,
        has_report: false,
        is_trouble: false,
    }];
    let mut harness = harness(view, Memory::default(), DESKTOP);
    has(&harness, "Also changed: Tint");
    harness.get_all_by_label("Undo").last().expect("on the notice").click();
    harness.run();
    assert_eq!(harness.state().out, [UiAction::Undo, UiAction::Dismiss(7)]);
}

#[test]
fn splash_and_problems_fill_the_window() {
    let mut view = fixture::view("en");
    view.screen = Screen::Splash { title: "Eyewear".into(), progress: 0.4 };
    has(&harness(view, Memory::default(), DESKTOP), "Eyewear. Preparing your atelier…");
    let mut view = fixture::view("en");
    view.screen = Screen::Broken;
    view.problems = vec![Problem {
        is_error: true,
        title: "An unknown value".into(),
        place: "catalogs/eyewear/catalog.ron:12:5".into(),
        message: "there is no value called “panta”".into(),
        remedy: "did you mean “panto”?".into(),
    }];
    let broken = harness(view, Memory::default(), DESKTOP);
    for words in ["cannot be shown", "catalog.ron:12:5", "panta", "did you mean", "as soon as a file is saved"] {
        has(&broken, words);
    }
}

#[test]
fn a_vendor_sees_the_problems_beside_the_product() {
    let mut view = fixture::view("en");
    view.show_problems = true;
    view.problems = vec![Problem {
        is_error: false,
        title: "".into(),
        place: "a:1:1".into(),
        message: "odd".into(),
        remedy: "mend".into(),
    }];
    let mut harness = harness(view, Memory::default(), DESKTOP);
    click(&mut harness, "1 problem");
    has(&harness, "odd");
}
