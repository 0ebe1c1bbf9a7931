//! Dialogs over everything: save, publish, codes; saved designs are in [`library`](super::library), product lines in
//! [`lines`](super::lines), the price in [`bill`](super::bill).
//!
//! Invariant: Esc and a click beside it close a dialog without doing anything.

use super::{
    super::{
        icons,
        model::{Dialog, Memory, Product, Publish, ReviewDraft, Source, UiAction, View},
        theme::{self, RADIUS, STEP, TOUCH, Type},
    },
    bill::{bill_ui, finish_ui},
    library::designs_ui,
    lines::lines_ui,
    outside::{look_at, proposal_ui, report_ui},
    reviews::reviews_ui,
    widgets::{Weight, button, entered, field, galley, icon_button, icon_line, text},
};
use crate::design::code::MAX_LENGTH;
use crate::wire::{MAX_AUTHOR_CHARS, MAX_TITLE_CHARS};
use egui::{Align2, Color32, Frame, Id, Margin, Modal, Rect, Response, ScrollArea, Ui};

/// Shows the open dialog, if there is one, in the middle of `window`.
pub fn dialogs_ui(
    ui: &mut Ui,
    window: Rect,
    view: &View,
    product: &Product,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) {
    let Some(mut dialog) = memory.dialog.take() else { return };
    let middle = window.center() - ui.max_rect().center();
    let window = window.size();
    let most = match dialog {
        Dialog::Designs { .. } | Dialog::Lines => 720.0,
        Dialog::Proposal { .. } | Dialog::Reviews { .. } => 640.0,
        _ => 480.0,
    };
    let width = (window.x - 4.0 * theme::MARGIN).min(most);
    let frame = Frame::new()
        .fill(theme::PANEL)
        .stroke(theme::hairline())
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(theme::MARGIN as i8));
    let area = Modal::default_area(Id::new("dialog")).anchor(Align2::CENTER_CENTER, middle);
    let modal = Modal::new(Id::new("dialog")).area(area).frame(frame).backdrop_color(Color32::from_black_alpha(70));
    let shown = modal.show(ui.ctx(), |ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = STEP;
        let title = view.texts.get(title(&dialog));
        let mut close = head_ui(ui, &title, &view.texts.get("close"));
        let most = window.y - 6.0 * theme::MARGIN;
        let area = ScrollArea::vertical().max_height(most).min_scrolled_height(most).auto_shrink([false, true]);
        area.show(ui, |ui| {
            close |= match &mut dialog {
                Dialog::Designs { renaming, deleting } => designs_ui(ui, view, renaming, deleting, out),
                Dialog::Save { name } => save_ui(ui, view, name, out),
                Dialog::Publish { title, author, sent } => publish_ui(ui, view, title, author, sent, out),
                Dialog::Code { text, copied } => code_ui(ui, view, product, text, copied, memory, out),
                Dialog::Lines => lines_ui(ui, view, out),
                Dialog::Bill => bill_ui(ui, view, out),
                Dialog::Finish { like } => finish_ui(ui, view, like, out),
                Dialog::Report => report_ui(ui, view),
                Dialog::Reviews { feed, design, draft } => {
                    reviews_ui(ui, view, *feed, design, draft, &memory.author, out)
                }
                Dialog::Proposal { turned, .. } => proposal_ui(ui, view, turned, memory, out),
            };
        });
        close
    });
    // A dialog is centred by the size it had before.
    let size = shown.response.rect.size();
    if ui.data_mut(|data| std::mem::replace(data.get_temp_mut_or_default(Id::new("dialog size")), size)) != size {
        ui.ctx().request_repaint();
    }
    if let Dialog::Publish { author, sent: true, .. }
    | Dialog::Reviews { draft: ReviewDraft { author, is_open: true, .. }, .. } = &dialog
    {
        memory.author.clone_from(author);
    }
    // One dialog may have led to another.
    if !(shown.inner || shown.should_close()) && memory.dialog.is_none() {
        memory.dialog = Some(dialog);
    }
}

fn title(dialog: &Dialog) -> &'static str {
    match dialog {
        Dialog::Designs { .. } => "designs",
        Dialog::Save { .. } => "save-title",
        Dialog::Publish { .. } => "publish-title",
        Dialog::Code { .. } => "code",
        Dialog::Lines => "lines",
        Dialog::Bill => "bill",
        Dialog::Finish { .. } => "finish",
        Dialog::Report => "report",
        Dialog::Reviews { .. } => "reviews",
        Dialog::Proposal { source: Source::Advice(_), .. } => "proposal-advice",
        Dialog::Proposal { source: Source::Code(_), .. } => "proposal-code",
    }
}

/// The title and a button to close; whether that was clicked.
fn head_ui(ui: &mut Ui, title: &str, close: &str) -> bool {
    ui.horizontal(|ui| {
        let room = ui.available_width() - TOUCH - STEP;
        let (rect, heading) = ui.allocate_exact_size(egui::vec2(room, TOUCH), egui::Sense::hover());
        heading.widget_info(|| egui::WidgetInfo::labeled(egui::WidgetType::Label, true, title));
        let words = galley(ui, title, Type::Title, theme::INK, room, 1);
        let at = egui::pos2(rect.left(), rect.center().y - words.size().y / 2.0);
        ui.painter().galley(at, words, theme::INK);
        icon_button(ui, icons::CLOSE, close, true).clicked()
    })
    .inner
}

/// Puts the keyboard into a field if it is nowhere; to be called after [`entered`], and while the field stays.
fn focus_first(ui: &Ui, field: &Response) {
    if ui.memory(|memory| memory.focused().is_none()) {
        field.request_focus();
    }
}

fn save_ui(ui: &mut Ui, view: &View, name: &mut String, out: &mut Vec<UiAction>) -> bool {
    text(ui, &view.texts.get("save-hint"), Type::Body, theme::MUTED);
    let field = field(ui, &view.texts.get("field-name"), name, MAX_TITLE_CHARS);
    let entered = entered(ui, &field);
    ui.add_space(STEP);
    let ready = !name.trim().is_empty();
    let save =
        button(ui, Weight::Primary, Some(icons::SAVE), &view.texts.get("save"), Some(ui.available_width()), ready);
    let done = ready && (save.clicked() || entered);
    if done {
        out.push(UiAction::Save { name: name.trim().to_owned() });
    } else {
        focus_first(ui, &field);
    }
    done
}

fn publish_ui(
    ui: &mut Ui,
    view: &View,
    title: &mut String,
    author: &mut String,
    sent: &mut bool,
    out: &mut Vec<UiAction>,
) -> bool {
    let texts = &view.texts;
    if *sent {
        let (icon, words, color, detail) = match &view.publish {
            Publish::Idle => (icons::CLOCK, texts.named("publish-sending", title), theme::INK, None),
            Publish::Sending(title) => (icons::CLOCK, texts.named("publish-sending", title), theme::INK, None),
            Publish::Queued(title) => (icons::OFFLINE, texts.named("publish-queued", title), theme::WARNING, None),
            Publish::Done(title) => (icons::CHECK, texts.named("publish-done", title), theme::ACCENT, None),
            Publish::Refused { title, detail } => {
                (icons::WARNING, texts.named("publish-refused", title), theme::DANGER, Some(detail))
            }
        };
        icon_line(ui, icon, &words, Type::Label, color);
        if let Some(detail) = detail {
            text(ui, detail, Type::Body, theme::MUTED);
        }
        ui.add_space(STEP);
        if matches!(view.publish, Publish::Refused { .. })
            && button(ui, Weight::Secondary, Some(icons::RETRY), &texts.get("retry"), Some(ui.available_width()), true)
                .clicked()
        {
            *sent = false;
        }
        return button(ui, Weight::Secondary, None, &texts.get("close"), Some(ui.available_width()), true).clicked();
    }
    text(ui, &texts.get("publish-hint"), Type::Body, theme::MUTED);
    let first = field(ui, &texts.get("field-title"), title, MAX_TITLE_CHARS);
    let second = field(ui, &texts.get("field-author"), author, MAX_AUTHOR_CHARS);
    let entered = entered(ui, &first) || entered(ui, &second);
    ui.add_space(STEP);
    let ready = !title.trim().is_empty() && !author.trim().is_empty();
    let width = Some(ui.available_width());
    let publish = button(ui, Weight::Primary, Some(icons::PUBLISH), &texts.get("publish"), width, ready);
    if ready && (publish.clicked() || entered) {
        *sent = true;
        out.push(UiAction::Publish { title: title.trim().to_owned(), author: author.trim().to_owned() });
    } else {
        focus_first(ui, if title.trim().is_empty() || !author.trim().is_empty() { &first } else { &second });
    }
    false
}

fn code_ui(
    ui: &mut Ui,
    view: &View,
    product: &Product,
    code: &mut String,
    copied: &mut bool,
    memory: &mut Memory,
    out: &mut Vec<UiAction>,
) -> bool {
    let texts = &view.texts;
    text(ui, &texts.get("code-hint"), Type::Body, theme::MUTED);
    Frame::new().fill(theme::SUNKEN).corner_radius(RADIUS).inner_margin(Margin::same(14)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let words = egui::RichText::new(&product.code).font(egui::FontId::monospace(15.0)).color(theme::INK);
        ui.add(egui::Label::new(words).wrap().selectable(true));
    });
    let (icon, key) = if *copied { (icons::CHECK, "code-copied") } else { (icons::COPY, "code-copy") };
    if button(ui, Weight::Secondary, Some(icon), &texts.get(key), Some(ui.available_width()), true).clicked() {
        ui.ctx().copy_text(product.code.clone());
        *copied = true;
    }
    ui.add_space(2.0 * STEP);
    text(ui, &texts.get("code-open-title"), Type::Heading, theme::INK);
    let field = field(ui, &texts.get("field-code"), code, MAX_LENGTH);
    let ready = !code.trim().is_empty();
    let width = Some(ui.available_width());
    let open = button(ui, Weight::Primary, Some(icons::FOLDER), &texts.get("code-open"), width, ready);
    let done = ready && (open.clicked() || entered(ui, &field));
    if done {
        out.push(UiAction::OpenCode(code.trim().to_owned()));
        return true;
    }
    let look = button(ui, Weight::Secondary, Some(icons::SWAP), &texts.get("code-look"), width, ready);
    if look.clicked() {
        look_at(memory, Source::Code(code.trim().to_owned()));
    }
    look.clicked()
}
