//! What comes from outside: what became of a design that was opened, and changes that are proposed.
//!
//! Invariant: a proposed change is taken only where its mark is set, and what it brings with it is said before.

use super::{
    super::{
        icons,
        model::{By, Clash, Dialog, Memory, Proposal, Proposed, Report, ReportLine, Source, UiAction, View},
        texts::Texts,
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    card::picture,
    compare::{MIDDLE, handle},
    tile::mark,
    widgets::{Weight, button, focus_ring, galley, icon_line, pointing, text},
};
use crate::{catalog::Choice, design::migration::Fate};
use egui::{Frame, Margin, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, WidgetType, pos2, vec2};

/// Of one of the two pictures, in points.
const PICTURE_HEIGHT: f32 = 190.0;

/// What became of each choice that is not as it was; whether the dialog is done with.
pub fn report_ui(ui: &mut Ui, view: &View) -> bool {
    // It comes a frame after it was asked for.
    let (texts, Some(report)) = (&view.texts, &view.report) else { return false };
    text(ui, &told(texts, report), Type::Body, theme::MUTED);
    for fate in [Fate::Lost, Fate::Repaired, Fate::Replaced, Fate::Added, Fate::Kept] {
        report.lines.iter().filter(|line| line.fate == fate).for_each(|line| line_ui(ui, line));
    }
    if report.free_lost > 0 {
        ui.add_space(STEP);
        icon_line(ui, icons::WARNING, &texts.count("opened-free-lost", report.free_lost), Type::Body, theme::WARNING);
    }
    ui.add_space(STEP);
    text(ui, &report.price, Type::Label, theme::INK);
    ui.add_space(STEP);
    button(ui, Weight::Primary, None, &texts.get("understood"), Some(ui.available_width()), true).clicked()
}

fn told(texts: &Texts, report: &Report) -> String {
    let opened = match report.title.as_str() {
        "" => texts.get("notice-opened-code"),
        title => texts.named("notice-opened", title),
    };
    format!("{opened}. {}", texts.count("report-kept", report.kept))
}

fn line_ui(ui: &mut Ui, line: &ReportLine) {
    Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS).inner_margin(Margin::same(12)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 2.0;
        text(ui, &line.words, Type::Body, theme::INK);
        for why in &line.why {
            text(ui, why, Type::Small, theme::MUTED);
        }
    });
}

/// Changes to be taken or left; whether the dialog is done with.
pub fn proposal_ui(
    ui: &mut Ui,
    view: &View,
    turned: &mut Vec<Choice>,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) -> bool {
    let texts = &view.texts;
    let proposal = match &view.proposal {
        None => return false,
        Some(Err(why)) => {
            icon_line(ui, icons::WARNING, why, Type::Body, theme::DANGER);
            return button(ui, Weight::Secondary, None, &texts.get("understood"), Some(ui.available_width()), true)
                .clicked();
        }
        Some(Ok(proposal)) => proposal,
    };
    said_ui(ui, texts, proposal);
    if proposal.changes.is_empty() {
        icon_line(ui, icons::CHECK, &texts.get("proposal-none"), Type::Body, theme::INK);
        return button(ui, Weight::Secondary, None, &texts.get("understood"), Some(ui.available_width()), true)
            .clicked();
    }
    if pictures_ui(ui, texts, proposal).clicked() {
        memory.compare = Some(MIDDLE);
    }
    for change in &proposal.changes {
        if change_ui(ui, texts, change).clicked() {
            match turned.iter().position(|choice| *choice == change.choice) {
                Some(at) => _ = turned.remove(at),
                None => turned.push(change.choice),
            }
        }
    }
    if !proposal.consequences.is_empty() {
        let words = texts.named("notice-also", &proposal.consequences.join(", "));
        icon_line(ui, icons::SWAP, &words, Type::Body, theme::WARNING);
    }
    if !proposal.refused.is_empty() {
        let words = texts.named("notice-refused", &proposal.refused.join(", "));
        icon_line(ui, icons::WARNING, &words, Type::Body, theme::DANGER);
    }
    let price = match proposal.price.as_str() {
        "" => texts.get("price-same"),
        price => texts.named("price-effect", price),
    };
    text(ui, &price, Type::Label, theme::INK);
    let words = texts.count("proposal-take", proposal.taken().count());
    let (wide, some) = (Some(ui.available_width()), proposal.taken().next().is_some());
    let done = button(ui, Weight::Primary, Some(icons::CHECK), &words, wide, some).clicked();
    if done {
        out.push(take(proposal));
    }
    done
}

/// Accepts what is taken of a proposal, with what is written in it.
pub fn take(proposal: &Proposal) -> UiAction {
    let written = proposal.taken().filter_map(|change| Some((change.choice.group, change.free.clone()?)));
    UiAction::Apply(proposal.taken().map(|change| change.choice).collect(), written.collect())
}

/// Whose the changes are, and what is said for them.
fn said_ui(ui: &mut Ui, texts: &Texts, proposal: &Proposal) {
    if !proposal.title.is_empty() {
        text(ui, &proposal.title, Type::Heading, theme::INK);
    }
    if !proposal.why.is_empty() {
        text(ui, &proposal.why, Type::Body, theme::INK);
    }
    let by = [proposal.by.clone(), if proposal.sample { texts.get("sample") } else { String::new() }];
    let by = by.iter().filter(|said| !said.is_empty()).cloned().collect::<Vec<_>>().join(" · ");
    if !by.is_empty() {
        text(ui, &by, Type::Small, theme::MUTED);
    }
}

/// The design as it is beside what it would be, and on the seam the button that compares them on the stage.
fn pictures_ui(ui: &mut Ui, texts: &Texts, proposal: &Proposal) -> Response {
    let width = ((ui.available_width() - STEP) / 2.0).floor();
    let words = [texts.get("proposal-before"), texts.get("proposal-after")];
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        for (texture, words) in proposal.pictures.iter().zip(&words) {
            let (rect, response) = ui.allocate_exact_size(vec2(width, PICTURE_HEIGHT), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Image, true, words));
            picture(ui, rect, *texture);
            let caption = galley(ui, words, Type::Small, theme::MUTED, width - 20.0, 1);
            ui.painter().galley(
                pos2(rect.left() + 10.0, rect.bottom() - 8.0 - caption.size().y),
                caption,
                theme::MUTED,
            );
        }
    });
    let seam = Rect::from_center_size(row.response.rect.center(), Vec2::splat(TOUCH));
    let response = ui.interact(seam, ui.id().with("compare"), Sense::click());
    let name = texts.get("compare");
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    handle(ui.painter(), seam.center(), &response);
    pointing(response, true).on_hover_text(name)
}

/// One change with the mark that says whether it is taken.
fn change_ui(ui: &mut Ui, texts: &Texts, change: &Proposed) -> Response {
    const MARK: f32 = 28.0;
    let width = ui.available_width();
    let room = width - 24.0 - MARK;
    let price = if change.price.is_empty() { texts.get("price-same") } else { change.price.clone() };
    let clash = change.conflict.map(|clash| texts.get(clash.key()));
    let words = galley(ui, &change.words, Type::Caption, theme::INK, room, 3);
    let cost = galley(ui, &price, Type::Small, theme::MUTED, room, 1);
    let told = clash.as_ref().map(|clash| galley(ui, clash, Type::Small, theme::WARNING, room, 2));
    let lines = [Some(words), Some(cost), told];
    let tall: f32 = lines.iter().flatten().map(|line| line.size().y + 2.0).sum();
    let (rect, response) = ui.allocate_exact_size(vec2(width, (tall + 18.0).max(TOUCH)), Sense::click());
    let name = [Some(change.words.clone()), Some(price), clash].into_iter().flatten().collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, true, change.taken, &name));
    if ui.is_rect_visible(rect) {
        let stroke = if change.taken { Stroke::new(2.0, theme::ACCENT) } else { theme::hairline() };
        ui.painter().rect(rect, RADIUS, theme::CARD, stroke, StrokeKind::Inside);
        focus_ring(ui, &response, rect);
        let at = pos2(rect.right() - 24.0, rect.center().y);
        if change.taken {
            mark(ui, By::Customer, at);
        } else {
            let empty = Rect::from_center_size(at, egui::Vec2::splat(20.0));
            ui.painter().rect_stroke(empty, 6, Stroke::new(1.5, theme::EDGE), StrokeKind::Inside);
        }
        let mut top = rect.center().y - tall / 2.0;
        for line in lines.into_iter().flatten() {
            let height = line.size().y;
            ui.painter().galley(pos2(rect.left() + 14.0, top), line, theme::INK);
            top += height + 2.0;
        }
    }
    pointing(response, true)
}

impl Clash {
    fn key(self) -> &'static str {
        match self {
            Self::Mine => "clash-mine",
            Self::Rules => "clash-rules",
        }
    }
}

/// Opens the changes of `source` to be looked at.
pub fn look_at(memory: &mut Memory, source: Source) {
    memory.leave_group();
    memory.dialog = Some(Dialog::Proposal { source, turned: Vec::new() });
}
