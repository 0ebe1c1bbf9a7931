//! A small line, cards and saved designs, as the adapter would build them.

mod bill;
mod controls;
mod motions;
mod outside;
mod reviews;

pub use bill::{bill, finishes};
pub use controls::view_of;
pub use motions::motions;
pub use outside::{proposal, report};
pub use reviews::{own, reviews};

use super::super::{
    model::{
        Answer, By, Card, Control, GroupView, LightView, LineCard, Product, Publish, RatingView, SavedCard, Screen,
        Shelf, ShelfStatus, SpotView, SwatchView, Tab, ValueState, ValueView, View, WayMenu, WayView, Why,
    },
    texts::Texts,
};
use crate::catalog::{Choice, GroupIx, ValueIx};
use std::sync::Arc;

/// The choice of value `value` in group `group`.
pub fn choice(group: u16, value: u16) -> Choice {
    Choice { group: GroupIx(group), value: ValueIx(value) }
}

fn value(group: u16, value: u16, label: &str, price: &str, swatch: SwatchView, state: ValueState) -> ValueView {
    ValueView {
        choice: choice(group, value),
        label: label.into(),
        about: None,
        price: price.into(),
        range: String::new(),
        swatch,
        pictured: false,
        picture: None,
        state,
    }
}

fn group(ix: u16, label: &str, price: &str, values: Vec<ValueView>) -> GroupView {
    let by = values.iter().find_map(|value| match value.state {
        ValueState::Selected(by) => Some(by),
        _ => None,
    });
    let chosen =
        values.iter().find(|value| matches!(value.state, ValueState::Selected(_))).unwrap_or(&values[0]).clone();
    GroupView {
        ix: GroupIx(ix),
        label: label.into(),
        about: None,
        value: chosen.label,
        swatch: chosen.swatch,
        price: price.into(),
        unseen: false,
        until: String::new(),
        highlighted: false,
        by,
        control: Control::One(values, None),
    }
}

fn groups(german: bool) -> Vec<GroupView> {
    let say = |en: &'static str, de: &'static str| if german { de } else { en };
    let color = SwatchView::Color;
    let tint = say("Tint", "Tönung");
    let lenses = say("Lens material", "Glasmaterial");
    let mut groups = vec![
        group(
            0,
            say("Shape", "Form"),
            "",
            vec![
                value(0, 0, "Panto", "", SwatchView::None, ValueState::Selected(By::Customer)),
                value(
                    0,
                    1,
                    say("Aviator with double bridge", "Pilotenform mit Doppelsteg"),
                    "+€40.00",
                    SwatchView::None,
                    ValueState::Free,
                ),
                value(0, 2, say("Round", "Rund"), "", SwatchView::None, ValueState::AfterChanges(vec![tint.into()])),
            ],
        ),
        group(
            1,
            say("Front colour", "Frontfarbe"),
            "+€20.00",
            vec![
                value(
                    1,
                    0,
                    say("Tortoise", "Schildpatt"),
                    "",
                    SwatchView::Gradient([0x6B, 0x42, 0x20], [0x2B, 0x18, 0x0C]),
                    ValueState::Selected(By::Customer),
                ),
                value(1, 1, say("Ink", "Tinte"), "−€20.00", color([0x22, 0x28, 0x36]), ValueState::Free),
                value(
                    1,
                    2,
                    say("Crystal champagne", "Kristall Champagner"),
                    "+€15.00",
                    color([0xE6, 0xD6, 0xBE]),
                    ValueState::AfterChanges(vec![tint.into()]),
                ),
                value(
                    1,
                    3,
                    say("Brushed titanium", "Gebürstetes Titan"),
                    "+€60.00",
                    color([0xA9, 0xA6, 0xA0]),
                    ValueState::Never,
                ),
                value(1, 4, say("Moss", "Moos"), "", color([0x4C, 0x5B, 0x3C]), ValueState::Free),
                value(1, 5, say("Oxblood", "Ochsenblut"), "", color([0x5A, 0x1E, 0x22]), ValueState::Free),
            ],
        ),
        group(
            2,
            tint,
            "",
            vec![
                value(2, 0, say("Clear", "Klar"), "", color([0xEC, 0xEF, 0xEE]), ValueState::Selected(By::Customer)),
                value(
                    2,
                    1,
                    say("Smoke gradient", "Rauch verlaufend"),
                    "+€35.00",
                    SwatchView::Gradient([0x4A, 0x4A, 0x4C], [0xC9, 0xC9, 0xC7]),
                    ValueState::Free,
                ),
            ],
        ),
        group(
            3,
            lenses,
            "+€80.00",
            vec![value(
                3,
                0,
                say("High index 1.67", "Hochbrechend 1,67"),
                "",
                SwatchView::None,
                ValueState::Selected(By::Customer),
            )],
        ),
    ];
    groups[3].unseen = true;
    for ix in 4..10 {
        let label = say("Case and cleaning cloth", "Etui und Brillenputztuch");
        groups.push(group(
            ix,
            label,
            "",
            vec![value(ix, 0, say("Wool felt", "Wollfilz"), "", SwatchView::None, ValueState::Selected(By::Customer))],
        ));
    }
    groups
}

/// A rating of made-up reviews, with a mean of `stars`.
pub fn rating(stars: f32, count: u32) -> RatingView {
    let words = format!("{stars} of 5 stars, {count} reviews");
    RatingView { stars, mean: format!("{stars:.1}"), count, words, sample: true }
}

fn card(id: usize, title: &str, why: Why, reason: String) -> Card {
    Card {
        id: format!("card-{id}"),
        title: title.into(),
        author: "maren_k".into(),
        likes: 124 - id as u32,
        rating: (!id.is_multiple_of(3)).then(|| rating(4.5, 12)),
        why,
        reason,
        sample: id.is_multiple_of(2),
        picture: None,
        price: String::new(),
        changes: Vec::new(),
    }
}

/// A line with everything in it, with the second group open.
pub fn view(language: &str) -> View {
    let german = language == "de";
    let texts = Arc::new(Texts::new(language));
    let titles = [
        "Harbour light",
        "Late train to Lübeck",
        "The librarian’s weekend frames",
        "Studio black",
        "Dune",
        "Second coffee",
        "Northern line",
        "Sunday market",
    ];
    let cards = |why: Why, reason: &dyn Fn(usize) -> String| {
        titles.iter().enumerate().map(|(i, title)| card(i, title, why, reason(i))).collect::<Vec<_>>()
    };
    let shelf = |tab, cards| Shelf { tab, status: ShelfStatus::Ready, cards, more: true };
    let advice = |id: usize, title: &str, reason: &str, price: &str| Card {
        price: price.into(),
        changes: vec!["Tint: Clear → Smoke gradient".into()],
        ..card(id, title, Why::Advice, reason.into())
    };
    View {
        screen: Screen::Ready,
        product: Some(Product {
            title: if german { "Brillen nach Maß" } else { "Eyewear" }.into(),
            tagline: if german { "Von Hand gefertigt in der Werkstatt" } else { "Made by hand, to your measure" }
                .into(),
            groups: groups(german),
            open: Some(GroupIx(1)),
            total: "€348.00".into(),
            tax_included: true,
            lead_days: 9,
            can_undo: true,
            can_redo: false,
            code: "A7K2-93MX-QW04-ZZ81".into(),
        }),
        answer: None,
        bill: None,
        finishes: Vec::new(),
        presets: Vec::new(),
        report: None,
        proposal: None,
        reviews: None,
        shelves: vec![
            shelf(Tab::Loved, cards(Why::Bought, &|i| texts.count("reason-bought", 31 - i))),
            shelf(Tab::New, cards(Why::Recent, &|i| texts.count("reason-days", i + 1))),
            shelf(
                Tab::Staff,
                cards(Why::Staff, &|_| texts.named("reason-staff", "the quiet one that everybody asks about")),
            ),
            shelf(
                Tab::Presets,
                vec![Card {
                    price: "€348.00".into(),
                    author: String::new(),
                    sample: false,
                    ..card(
                        30,
                        "The editor",
                        Why::Preset,
                        "Round, dark and quiet, for those who read for a living.".into(),
                    )
                }],
            ),
            shelf(
                Tab::Advice,
                vec![
                    advice(
                        20,
                        "Give the eyes some shade",
                        "Tortoise glows with a warm gradient, and you keep the clear view below.",
                        "+€35.00",
                    ),
                    advice(21, "Thinner glasses", "From minus four on a higher index looks lighter and is.", "+€80.00"),
                ],
            ),
            shelf(
                Tab::Rated,
                cards(Why::Rated, &|i| texts.with("reason-rated", &[("mean", "4.8".into()), ("n", (31 - i).into())])),
            ),
        ],
        saved: vec![SavedCard {
            id: "s1".into(),
            name: "For the office".into(),
            changed: texts.count("ago-hours", 2),
            published: true,
            picture: None,
        }],
        lines: Vec::new(),
        publish: Publish::Idle,
        problems: Vec::new(),
        toasts: Vec::new(),
        measures: Vec::new(),
        has_spots: true,
        explains: false,
        spots: Vec::new(),
        steps: Vec::new(),
        motions: Vec::new(),
        lights: lights(language),
        can_keep: true,
        takes_pictures: true,
        screen_keys: false,
        show_problems: false,
        texts,
    }
}

/// Two hot spots in the middle of `free`, 60 points apart, of which the first leads to the second group.
pub fn spots(language: &str, free: egui::Rect) -> Vec<SpotView> {
    let say = |en: &str, de: &str| if language == "de" { de.to_owned() } else { en.to_owned() };
    let spot = |id: &str, title, about, group, right| SpotView {
        id: id.to_owned(),
        title,
        about,
        group,
        at: free.center() + egui::vec2(right, 0.0),
    };
    let about = say(
        "Cut in one piece from a sheet that has dried for half a year, then turned in a barrel of beech chips for two days \
         and two nights, until it needs nothing but the wheel and a steady hand to shine.",
        "In einem Stück aus einer Platte geschnitten, die ein halbes Jahr getrocknet ist, dann zwei Tage und Nächte in einer \
         Trommel mit Buchenspänen gedreht, bis Schwabbel und ruhige Hand genügen.",
    );
    vec![
        spot("front", say("The front and its edges", "Die Front und ihre Kanten"), about, Some(GroupIx(1)), 0.0),
        spot("lens", say("Lenses", "Gläser"), say("Ground by us.", "Bei uns geschliffen."), None, 60.0),
    ]
}

/// The sentences of three steps.
pub fn steps(language: &str) -> Vec<String> {
    let german = "Der Sitzrahmen wird auf das Gestell gelegt und von unten mit vier Schrauben befestigt, erst von Hand, dann fest.";
    let first = if language == "de" { german } else { "The deck is laid on the base." };
    [first, "The shell comes down from above.", "The cushion goes last."].map(str::to_owned).into()
}

/// A light and a dark one; the first is shown.
fn lights(language: &str) -> Vec<LightView> {
    let light = |id: &str, label: &str, backdrop, floor, shown| LightView {
        id: id.into(),
        label: label.into(),
        backdrop,
        floor,
        shown,
    };
    let stage = if language == "de" { "Bühne" } else { "Stage" };
    vec![
        light("studio", "Studio", [244, 242, 237], [244, 242, 237], true),
        light("stage", stage, [14, 15, 18], [60, 60, 64], false),
    ]
}

/// Lines beside the one of [`view`], which is the first.
pub fn lines() -> Vec<LineCard> {
    let line = |id: &str, title: &str, tagline: &str| LineCard {
        id: id.into(),
        title: title.into(),
        tagline: tagline.into(),
        picture: None,
        shown: id == "eyewear",
    };
    vec![
        line("eyewear", "Eyewear", "Made by hand, to your measure"),
        line("lounge-chair", "Sessel und Hocker aus der Werkstatt am Hafen", "Ein Platz, an dem der Tag zu Ende geht"),
    ]
}

/// What "Crystal champagne" would mean.
pub fn answer() -> Answer {
    Answer {
        choice: choice(1, 2),
        label: "Crystal champagne".into(),
        possible: true,
        is_known: true,
        changes: vec!["Tint: Clear → Smoke gradient".into()],
        menus: Vec::new(),
        given_up: vec![choice(2, 0)],
        why: vec!["Crystal fronts are tinted with their lenses in one bath.".into()],
        price: "+€50.00".into(),
    }
}

/// What "Crystal champagne" would mean if there were two ways to have it.
pub fn answer_with_ways() -> Answer {
    let way = |changes: &str, price: &str| WayView { changes: vec![changes.into()], price: price.into() };
    let ways = vec![way("Tint: Clear → Smoke gradient", "+€50.00"), way("Shape: Panto → Round", "")];
    Answer { menus: vec![WayMenu { ways, taken: 0 }], ..answer() }
}

/// What "Brushed titanium" would mean.
pub fn never() -> Answer {
    Answer {
        choice: choice(1, 3),
        label: "Brushed titanium".into(),
        possible: false,
        is_known: true,
        changes: Vec::new(),
        menus: Vec::new(),
        given_up: Vec::new(),
        why: vec!["Titanium cannot be milled in this shape.".into()],
        price: String::new(),
    }
}
