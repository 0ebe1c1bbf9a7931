//! What the panels show, as plain data ready to be drawn, and what they answer with.
//!
//! Invariant: no Bevy types; a view reads a [`View`], keeps only [`Memory`], and tells everything else as [`UiAction`]s.

use super::texts::Texts;
use crate::{
    catalog::{Choice, GroupIx, Rgb},
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
    pub values: Vec<ValueView>,
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
    /// What would change, one line a group, for example `Tint: Smoke → Clear`.
    pub changes: Vec<String>,
    /// Reasons in the words of the catalog.
    pub why: Vec<String>,
    /// Difference of the total, with sign; empty for none.
    pub price: String,
}

/// The carousels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    #[default]
    Loved,
    New,
    Staff,
    Advice,
}

impl Tab {
    pub const ALL: [Self; 4] = [Self::Loved, Self::New, Self::Staff, Self::Advice];

    /// The feed behind it; advice has none.
    pub fn feed(self) -> Option<Feed> {
        match self {
            Self::Loved => Some(Feed::Popular),
            Self::New => Some(Feed::Recent),
            Self::Staff => Some(Feed::Staff),
            Self::Advice => None,
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
    /// Open a group, or close the open one.
    Focus(Option<GroupIx>),
    Undo,
    Redo,
    Reset,
    /// Open a card of a feed.
    OpenCard(Feed, String),
    /// Accept a suggestion.
    ApplyAdvice(String),
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
}

impl Dialog {
    pub fn designs() -> Self {
        Self::Designs { renaming: None, deleting: None }
    }
}
