//! What the panels show, as plain data ready to be drawn, and what they answer with.
//!
//! Invariant: no Bevy types; a view reads a [`View`], keeps only [`Memory`], and tells everything else as [`UiAction`]s.

use super::texts::Texts;
use crate::{
    catalog::{Choice, ColorRule, Free, GroupIx, Rgb, TextRule},
    wire::Feed,
};
use egui::TextureId;
use std::{ops::Range, sync::Arc};

/// Everything on screen besides the product itself.
pub struct View {
    pub texts: Arc<Texts>,
    pub screen: Screen,
    /// Absent until a line is open.
    pub product: Option<Product>,
    /// What the value that [`Memory::asked`] names would mean.
    pub answer: Option<Answer>,
    /// What the price is made of; while somebody looks at it.
    pub bill: Option<Bill>,
    /// Ways to finish the design; while somebody looks at them.
    pub finishes: Vec<Finish>,
    pub shelves: Vec<Shelf>,
    pub saved: Vec<SavedCard>,
    /// The product lines that can be shown.
    pub lines: Vec<LineCard>,
    pub publish: Publish,
    /// What is wrong with the catalog, worst first.
    pub problems: Vec<Problem>,
    pub toasts: Vec<Toast>,
    /// Designs may be kept on this machine.
    pub can_keep: bool,
    /// Problems are listed while the product is shown.
    pub show_problems: bool,
}

/// What fills the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Screen {
    /// `progress` from 0 to 1.
    Splash {
        title: String,
        progress: f32,
    },
    Broken,
    Ready,
}

/// The line and the design as it stands.
#[derive(Clone, Debug, Default)]
pub struct Product {
    pub title: String,
    pub tagline: String,
    pub groups: Vec<GroupView>,
    pub open: Option<GroupIx>,
    pub total: String,
    /// The total includes tax.
    pub tax_included: bool,
    pub lead_days: u16,
    pub can_undo: bool,
    pub can_redo: bool,
    /// The design code.
    pub code: String,
}

#[derive(Clone, Debug)]
pub struct GroupView {
    pub ix: GroupIx,
    pub label: String,
    pub about: Option<String>,
    /// The chosen value with its picture and what it adds to the base price (empty for nothing).
    pub value: String,
    pub swatch: SwatchView,
    pub price: String,
    /// It cannot be seen on the product.
    pub unseen: bool,
    /// Its part is under the pointer.
    pub highlighted: bool,
    /// The customer's other choices leave nothing else.
    pub implied: bool,
    pub control: Control,
}

/// How a group is answered.
#[derive(Clone, Debug)]
pub enum Control {
    /// Nobody looks at it now.
    Closed,
    /// One of these, or a colour of one's own.
    One(Vec<ValueView>, Option<OwnColor>),
    /// Any of these; the text says how many.
    Several(String, Vec<Member>),
    Number(Steps),
    Text(OwnText),
}

/// One of several values that are chosen independently.
#[derive(Clone, Debug)]
pub struct Member {
    pub value: ValueView,
    /// What taking it away chooses, and whether that is free.
    pub off: Choice,
    pub off_free: bool,
}

/// A number: one step a value, ascending.
#[derive(Clone, Debug)]
pub struct Steps {
    pub steps: Vec<Step>,
    /// Position of the present one.
    pub at: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub choice: Choice,
    /// The number with its unit.
    pub label: String,
    pub reach: Reach,
}

/// How a step can be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    Free,
    AfterChanges,
    Never,
}

/// Words of the customer.
#[derive(Clone, Debug)]
pub struct OwnText {
    pub rule: TextRule,
    /// The value that goes with words, and whether it can be had.
    pub written: Choice,
    pub reach: Reach,
    /// The value without words, if there is one that can be chosen.
    pub none: Option<Choice>,
    /// The words now; empty for none.
    pub text: String,
    /// What words cost, with sign; empty for nothing.
    pub price: String,
}

/// A colour of the customer's own.
#[derive(Clone, Debug)]
pub struct OwnColor {
    pub rule: ColorRule,
    pub value: ValueView,
    /// The colour now, if it is chosen.
    pub color: Option<Rgb>,
}

#[derive(Clone, Debug)]
pub struct ValueView {
    pub choice: Choice,
    pub label: String,
    pub about: Option<String>,
    /// Difference to the chosen value, with sign; empty for none.
    pub price: String,
    pub swatch: SwatchView,
    pub state: ValueState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueState {
    Selected,
    Free,
    /// Labels of the groups that would change too.
    AfterChanges(Vec<String>),
    Never,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum SwatchView {
    #[default]
    None,
    Color(Rgb),
    /// From the top to the bottom.
    Gradient(Rgb, Rgb),
    Image(TextureId),
}

/// What a value that is not free would mean.
#[derive(Clone, Debug)]
pub struct Answer {
    pub choice: Choice,
    pub label: String,
    /// It can be had.
    pub possible: bool,
    /// Whether that was found out; the rules of a line can be too many for that.
    pub is_known: bool,
    /// What would change, one line a group, for example `Tint: Smoke → Clear`.
    pub changes: Vec<String>,
    /// Where there are several ways: independent questions.
    pub menus: Vec<WayMenu>,
    /// Own choices that are given up.
    pub given_up: Vec<Choice>,
    /// Reasons in the words of the catalog.
    pub why: Vec<String>,
    /// Difference of the total, with sign; empty for none.
    pub price: String,
}

/// Ways out of one conflict, of which one is taken.
#[derive(Clone, Debug)]
pub struct WayMenu {
    pub ways: Vec<WayView>,
    /// Position of the one that is taken.
    pub taken: usize,
}

#[derive(Clone, Debug)]
pub struct WayView {
    /// What would change, for example `Tint: Smoke → Clear`.
    pub changes: String,
    /// Difference of the total with this way, with sign; empty for none.
    pub price: String,
}

/// What the price is made of, and when the product is ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// What is paid for, and how much that is.
    pub lines: Vec<(String, String)>,
    /// Tax and totals, in the order in which they add up.
    pub sums: Vec<(String, String)>,
    /// Stages of making and the days on which they are done.
    pub stages: Vec<(String, String)>,
    /// When it is ready, and how long the price holds.
    pub notes: Vec<String>,
    /// The price lists there are: id, name, and whether it is the one in use.
    pub lists: Vec<(String, String, bool)>,
}

/// A way to finish the design without touching what was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finish {
    pub goal: Goal,
    /// What changes, one line a group.
    pub changes: Vec<String>,
    pub changed: Vec<Choice>,
    /// Difference of the total, with sign; empty for none.
    pub price: String,
    /// When it would be ready, in words.
    pub lead: String,
}

/// What to finish a design for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    Cheapest,
    Popular,
    Soonest,
}

/// The carousels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    #[default]
    Loved,
    New,
    Staff,
    /// The vendor's own configurations.
    Presets,
    Advice,
}

impl Tab {
    pub const ALL: [Self; 5] = [Self::Loved, Self::New, Self::Staff, Self::Presets, Self::Advice];

    /// The feed behind it; what comes with the catalog has none.
    pub fn feed(self) -> Option<Feed> {
        match self {
            Self::Loved => Some(Feed::Popular),
            Self::New => Some(Feed::Recent),
            Self::Staff => Some(Feed::Staff),
            Self::Presets | Self::Advice => None,
        }
    }
}

/// One carousel.
#[derive(Clone, Debug)]
pub struct Shelf {
    pub tab: Tab,
    pub status: ShelfStatus,
    pub cards: Vec<Card>,
    /// There are further pages.
    pub more: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfStatus {
    Loading,
    Ready,
    /// How old it is, in words.
    Stale(String),
    /// Why, in words.
    Offline(String),
    Empty,
    Off,
}

/// Why a card is shown, which also picks its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    Staff,
    Bought,
    Shared,
    Recent,
    Preset,
    Advice,
}

#[derive(Clone, Debug)]
pub struct Card {
    /// Id of the design or of the suggestion.
    pub id: String,
    pub title: String,
    pub author: String,
    pub likes: u32,
    pub why: Why,
    pub reason: String,
    pub sample: bool,
    pub picture: Option<TextureId>,
    /// Advice only: difference of the total, with sign; empty for none.
    pub price: String,
    /// Advice only: what changes, one line a group.
    pub changes: Vec<String>,
}

/// A design kept on this machine.
#[derive(Clone, Debug)]
pub struct SavedCard {
    pub id: String,
    pub name: String,
    /// When it was last changed, in words.
    pub changed: String,
    pub published: bool,
    pub picture: Option<TextureId>,
}

/// A product line.
#[derive(Clone, Debug)]
pub struct LineCard {
    /// Name of its folder.
    pub id: String,
    pub title: String,
    pub tagline: String,
    pub picture: Option<TextureId>,
    /// It is the one on screen.
    pub shown: bool,
}

/// What became of the last publication; the texts are titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Publish {
    #[default]
    Idle,
    Sending(String),
    Queued(String),
    Done(String),
    Refused {
        title: String,
        detail: String,
    },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub is_error: bool,
    pub place: String,
    pub message: String,
    pub remedy: String,
}

/// A notice in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toast {
    /// Number of the notice, counted from the start of the program.
    pub number: u64,
    pub text: String,
    /// The edit it tells of can be undone.
    pub can_undo: bool,
    pub is_trouble: bool,
}

/// What the person at the screen asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    Choose(Choice),
    /// Choose a value in place of these own choices.
    ChooseGivingUp(Choice, Vec<Choice>),
    /// Choose a value that takes a text or a colour, with these.
    Write(Choice, Free),
    /// Open a group, or close the open one.
    Focus(Option<GroupIx>),
    Undo,
    Redo,
    Reset,
    /// Open a card of a feed.
    OpenCard(Feed, String),
    /// Open one of the vendor's configurations.
    OpenPreset(String),
    /// Accept a suggestion.
    ApplyAdvice(String),
    /// Accept a way to finish the design.
    Apply(Vec<Choice>),
    /// Tell prices by this list.
    PriceList(String),
    /// Write the quotation for other programs.
    KeepQuotation,
    More(Feed),
    /// Ask the hub again.
    Refresh,
    Save {
        name: String,
    },
    RenameSaved {
        id: String,
        name: String,
    },
    OpenSaved(String),
    DuplicateSaved(String),
    DeleteSaved(String),
    Publish {
        title: String,
        author: String,
    },
    OpenCode(String),
    /// Go to another product line.
    ShowLine(String),
    Language(&'static str),
    /// A notice is not wanted any more.
    Dismiss(u64),
}

/// The only state the views keep between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub tab: Tab,
    /// Whether the drawer is open; `None` follows the room there is.
    pub drawer: Option<bool>,
    pub dialog: Option<Dialog>,
    /// A value that is not free and was asked about.
    pub asked: Option<Choice>,
    /// Which way of each menu of [`Answer::menus`] is taken, where it is not the first.
    pub ways: Vec<usize>,
    /// What is being set in an open group and not chosen yet.
    pub draft: Option<(GroupIx, Draft)>,
    /// A control uses the arrow keys.
    pub arrows: bool,
    /// The handle given last.
    pub author: String,
    /// Cards of the tab that are in sight.
    pub in_sight: Range<usize>,
    pub problems_open: bool,
    /// The group that was scrolled to.
    pub(super) scrolled_to: Option<GroupIx>,
    /// Tab and number of cards for which the next page was asked.
    pub(super) asked_more: Option<(Tab, usize)>,
    /// What the arrow buttons still have to scroll, in points.
    pub(super) scroll_cards: f32,
}

impl Memory {
    /// Forgets what was begun in the open group.
    pub fn leave_group(&mut self) {
        (self.asked, self.draft) = (None, None);
        self.ways.clear();
    }

    /// Asks what a value would mean.
    pub fn ask(&mut self, choice: Choice) {
        self.asked = Some(choice);
        self.ways.clear();
    }
}

/// Something that is being set.
#[derive(Clone, Debug, PartialEq)]
pub enum Draft {
    /// Position of the step under the thumb.
    Number(usize),
    Text(String),
    Color(Rgb),
}

#[derive(Clone, Debug, PartialEq)]
pub enum Dialog {
    Designs {
        /// Id and new name.
        renaming: Option<(String, String)>,
        /// Id.
        deleting: Option<String>,
    },
    Save {
        name: String,
    },
    Publish {
        title: String,
        author: String,
        /// The form was sent; what became of it is in [`View::publish`].
        sent: bool,
    },
    Code {
        text: String,
        copied: bool,
    },
    Lines,
    Bill,
    Finish,
}

impl Dialog {
    pub fn designs() -> Self {
        Self::Designs { renaming: None, deleting: None }
    }
}
