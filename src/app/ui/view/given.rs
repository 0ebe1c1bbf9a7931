//! What customers give of their own: words, and a colour.
//!
//! Invariant: only what the rule of the group accepts is sent on; what is wrong with the rest is said while it is typed.

use super::{
    super::{
        icons,
        model::{Draft, GroupView, Memory, OwnColor, OwnText, Reach, UiAction, ValueState, View},
        texts::Texts,
        theme::{self, STEP, TOUCH, Type},
    },
    options::answer_ui,
    tile::row_ui,
    widgets::{Weight, button, entered, field, icon_line, text},
};
use crate::catalog::{ColorProblem, Free, GroupIx, Rgb, TextProblem, TextRule};
use egui::{Color32, Ui, color_picker::Alpha};

/// A field for words, how many fit, and the way to have them made.
pub fn text_ui(
    ui: &mut Ui,
    view: &View,
    group: &GroupView,
    own: &OwnText,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let texts = &view.texts;
    let mut words = match &memory.draft {
        Some((of, Draft::Text(words))) if *of == group.ix => words.clone(),
        _ => own.text.clone(),
    };
    let label = texts.with("own-text", &[("n", words.chars().count().into()), ("most", own.rule.max_chars.into())]);
    let field = field(ui, &label, &mut words, own.rule.max_chars.into());
    let entered = entered(ui, &field);
    if field.changed() {
        memory.draft = Some((group.ix, Draft::Text(words.clone())));
    }
    let normal = TextRule::normalise(&words);
    let problem = own.rule.check(&normal).err();
    if let Some(problem) = problem.as_ref().filter(|problem| **problem != TextProblem::Empty) {
        icon_line(ui, icons::WARNING, &text_problem(texts, problem), Type::Small, theme::WARNING);
    } else if !own.price.is_empty() {
        text(ui, &texts.named("price-effect", &own.price), Type::Small, theme::MUTED);
    }
    if !own.range.is_empty() && !normal.is_empty() {
        text(ui, &own.range, Type::Small, theme::MUTED);
    }
    let new = normal != own.text;
    let wide = Some(ui.available_width());
    if new && problem.is_none() {
        let made = button(ui, Weight::Primary, Some(icons::CHECK), &texts.get("own-text-take"), wide, true).clicked();
        if made || entered {
            give(own.reach, own.written, Free::Text(normal), memory, out);
        }
    }
    if let Some(none) = own.none.filter(|_| !own.text.is_empty())
        && button(ui, Weight::Secondary, Some(icons::TRASH), &texts.get("own-text-none"), wide, true).clicked()
    {
        memory.leave_group();
        out.push(UiAction::Choose(none));
    }
    answer_ui(ui, view, memory, out, |choice| choice == own.written);
}

/// A colour of one's own below the palette: a row that opens a picker.
pub fn color_ui(
    ui: &mut Ui,
    view: &View,
    group: GroupIx,
    own: &OwnColor,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let texts = &view.texts;
    let drafted = match memory.draft {
        Some((of, Draft::Color(color))) if of == group => Some(color),
        _ => None,
    };
    let row = row_ui(ui, texts, &own.value, false);
    if row.clicked() {
        match (drafted, &own.value.state) {
            (Some(_), _) => memory.leave_group(),
            (None, ValueState::Never) => memory.ask(own.value.choice),
            (None, _) => memory.draft = Some((group, Draft::Color(own.color.unwrap_or(START)))),
        }
    }
    if let Some([r, g, b]) = drafted {
        let mut color = Color32::from_rgb(r, g, b);
        ui.scope(|ui| {
            ui.spacing_mut().slider_width = ui.available_width();
            ui.spacing_mut().interact_size.y = TOUCH;
            egui::color_picker::color_picker_color32(ui, &mut color, Alpha::Opaque);
        });
        let rgb: Rgb = [color.r(), color.g(), color.b()];
        memory.draft = Some((group, Draft::Color(rgb)));
        let problem = own.rule.check(rgb).err();
        if let Some(problem) = problem {
            icon_line(ui, icons::WARNING, &texts.get(color_problem(problem)), Type::Small, theme::WARNING);
        }
        ui.add_space(STEP);
        let (wide, new) = (Some(ui.available_width()), own.color != Some(rgb));
        let take = texts.get("own-color-take");
        let taken = button(ui, Weight::Primary, Some(icons::CHECK), &take, wide, new && problem.is_none());
        // All of the picker is in sight when it opens.
        if ui.data(|data| data.get_temp::<GroupIx>(row.id)) != Some(group) {
            ui.data_mut(|data| data.insert_temp(row.id, group));
            taken.scroll_to_me(None);
        }
        if taken.clicked() {
            let reach = match own.value.state {
                ValueState::Selected(_) | ValueState::Free => Reach::Free,
                ValueState::AfterChanges(_) => Reach::AfterChanges,
                ValueState::Never => Reach::Never,
            };
            give(reach, own.value.choice, Free::Color(rgb), memory, out);
        }
    } else {
        ui.data_mut(|data| data.remove_temp::<GroupIx>(row.id));
    }
    answer_ui(ui, view, memory, out, |choice| choice == own.value.choice);
}

/// What the picker begins with.
const START: Rgb = [0x7A, 0x8C, 0x99];

/// Sends on what is free, and asks about what is not.
pub fn give(reach: Reach, choice: crate::catalog::Choice, free: Free, memory: &mut Memory, out: &mut Vec<UiAction>) {
    match reach {
        Reach::Free => {
            memory.finish_draft();
            out.push(UiAction::Write(choice, free));
        }
        // The strip sends the draft on.
        Reach::AfterChanges | Reach::Never => memory.ask(choice),
    }
}

fn text_problem(texts: &Texts, problem: &TextProblem) -> String {
    match problem {
        TextProblem::Empty | TextProblem::NotNormal => String::new(),
        TextProblem::TooLong { max, .. } => texts.count("own-text-long", (*max).into()),
        TextProblem::Character(wrong) => texts.named("own-text-character", &wrong.to_string()),
    }
}

fn color_problem(problem: ColorProblem) -> &'static str {
    match problem {
        ColorProblem::PaletteOnly => "own-color-palette",
        ColorProblem::TooDark => "own-color-dark",
        ColorProblem::TooLight => "own-color-light",
        ColorProblem::TooGrey => "own-color-grey",
        ColorProblem::TooStrong => "own-color-strong",
    }
}
