//! Sizes and words over every kind of window: nothing too small to touch, nothing cut, nothing out of place.

use super::{
    super::{
        super::{model::Draft, theme::TOUCH},
        layout::Layout,
    },
    *,
};

/// The reviews of a card, or the form for one.
fn reviews(is_open: bool) -> Dialog {
    let draft = ReviewDraft { stars: 3, is_open, ..ReviewDraft::default() };
    Dialog::Reviews { feed: Feed::Popular, design: "card-1".into(), draft }
}

/// Every kind of window, with each dialog and without.
fn everything(mut check: impl FnMut(&Harness<'static, Stage>, &str)) {
    let dialogs = [
        None,
        Some(Dialog::designs()),
        Some(Dialog::Save { name: String::new() }),
        Some(Dialog::Publish { title: String::new(), author: String::new(), sent: false }),
        Some(Dialog::Code { text: String::new(), copied: false }),
        Some(Dialog::Lines),
        Some(Dialog::Bill),
        Some(Dialog::Finish { like: None }),
        Some(Dialog::Report),
        Some(reviews(false)),
        Some(reviews(true)),
        Some(Dialog::Proposal { source: Source::Code("A1".into()), turned: Vec::new() }),
    ];
    for language in ["en", "de"] {
        for size in [DESKTOP, KIOSK, SMALL] {
            for dialog in &dialogs {
                for tab in [Tab::Loved, Tab::Presets, Tab::Advice] {
                    let mut view = fixture::view(language);
                    view.answer = Some(fixture::answer());
                    view.lines = fixture::lines();
                    (view.bill, view.finishes) = (Some(fixture::bill()), fixture::finishes());
                    view.reviews = Some(ReviewsView { own: Some(fixture::own(true)), ..fixture::reviews() });
                    (view.report, view.proposal) = (Some(fixture::report()), Some(Ok(fixture::proposal())));
                    let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size);
                    view.spots = fixture::spots(language, Layout::of(window, None).free);
                    let (asked, lights_open) = (Some(choice(1, 2)), dialog.is_none());
                    let (spots, spot) = (Some(true), dialog.is_none().then(|| "front".to_owned()));
                    let dialog = dialog.clone();
                    let memory = Memory { dialog, tab, asked, lights_open, spots, spot, ..Memory::default() };
                    let place = format!("{language} {size} {:?} {tab:?}", memory.dialog);
                    check(&harness(view, memory, size), &place);
                }
            }
            for apart in [0, 1] {
                let mut view = fixture::view(language);
                (view.steps, view.motions) = (fixture::steps(language), fixture::motions(language));
                let memory = Memory { apart: Some(apart), ..Memory::default() };
                check(&harness(view, memory, size), &format!("{language} {size} apart {apart}"));
            }
            for group in [20, 21, 25, 33, 30] {
                let draft = (group == 30).then_some((GroupIx(30), Draft::Color([9, 9, 9])));
                let memory = Memory { draft, ..Memory::default() };
                check(&harness(fixture::view_of(language, group), memory, size), &format!("{language} {size} {group}"));
            }
        }
    }
}

#[test]
fn everything_that_can_be_clicked_is_large_and_named() {
    let mut seen = 0;
    everything(|harness, place| {
        for role in [Role::Button, Role::RadioButton, Role::TextInput, Role::Tab, Role::CheckBox] {
            for node in harness.query_all_by_role(role) {
                let height = node.rect().height();
                let node = node.accesskit_node();
                let name = node.label().unwrap_or_default();
                assert!(height >= TOUCH - 0.5, "{place}: {name:?} is {height} high");
                assert!(role == Role::TextInput || !name.is_empty(), "{place}: a {role:?} has no name");
                seen += 1;
            }
        }
    });
    assert!(seen > 500, "{seen}");
}

#[test]
fn no_words_are_cut_but_titles_and_reasons() {
    everything(|harness, place| {
        for shape in &harness.output().shapes {
            let egui::Shape::Text(text) = &shape.shape else { continue };
            let words = text.galley.text();
            let may_be_cut =
                words.starts_with("Staff pick") || words.contains("librarian") || words.contains("Empfohlen");
            assert!(!text.galley.elided || may_be_cut, "{place}: {words:?} is cut");
            let right = text.pos.x + text.galley.size().x;
            assert!(
                right <= harness.ctx.viewport_rect().right() + 0.5 || shape.clip_rect.right() < right,
                "{place}: {words:?}"
            );
        }
    });
}

#[test]
fn controls_stay_in_the_window() {
    for size in [DESKTOP, KIOSK, SMALL] {
        let harness = harness(fixture::view("de"), Memory::default(), size);
        let layout = Layout::of(egui::Rect::from_min_size(egui::Pos2::ZERO, size), None);
        for name in ["Zeigen", "Sichern", "Meine Entwürfe", "Entwurfscode", "Rückgängig", "Neu beginnen"] {
            let rect = harness.get_by_label(name).rect();
            assert!(layout.footer.expand(0.5).contains_rect(rect), "{size}: {name} at {rect}");
        }
        for name in ["English", "Deutsch"] {
            let rect = harness.get_by_label(name).rect();
            assert!(layout.header.expand(0.5).contains_rect(rect), "{size}: {name} at {rect}");
        }
    }
}

#[test]
fn no_word_on_a_tile_is_broken() {
    for size in [DESKTOP, KIOSK, SMALL] {
        let mut view = fixture::view("de");
        let group = &mut view.product.as_mut().unwrap().groups[1];
        let Control::One(values, _) = &mut group.control else { panic!("no tiles") };
        values[0].label = "Sprossenrahmengestell".into();
        values.iter_mut().for_each(|value| value.pictured = true);
        let harness = harness(view, Memory::default(), size);
        let rows = harness.output().shapes.iter().filter_map(|shape| match &shape.shape {
            egui::Shape::Text(text) if text.galley.text() == "Sprossenrahmengestell" => Some(text.galley.rows.len()),
            _ => None,
        });
        let rows: Vec<_> = rows.collect();
        assert!(!rows.is_empty() && rows.iter().all(|rows| *rows == 1), "{size}: {rows:?}");
    }
}
