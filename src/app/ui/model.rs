//! What the panels show, as plain data ready to be drawn, and what they answer with.
//!
//! Invariant: no Bevy types; a view reads a [`View`], keeps only [`Memory`], and tells everything else as [`UiAction`]s.

mod controls;
mod keys;
mod lights;
mod measures;
mod memory;
mod motions;
mod outside;
mod reviews;
mod spots;

pub use controls::*;
pub use keys::*;
pub use lights::*;
pub use measures::*;
pub use memory::*;
pub use motions::*;
pub use outside::*;
pub use reviews::*;
pub use spots::*;

use super::texts::Texts;
use crate::{
    catalog::{Choice, Free, GroupIx},
    wire::Feed,
};
use egui::TextureId;
use std::sync::Arc;

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
    /// Titles of the vendor's own designs.
    pub presets: Vec<String>,
    /// What became of the design that was opened last; while somebody looks at it.
    pub report: Option<Report>,
    /// Changes that are proposed; while somebody looks at them. In words why not, where they cannot be read.
    pub proposal: Option<Result<Proposal, String>>,
    pub shelves: Vec<Shelf>,
    /// What others say of a design; while somebody looks at it.
    pub reviews: Option<ReviewsView>,
    pub saved: Vec<SavedCard>,
    /// The product lines that can be shown.
    pub lines: Vec<LineCard>,
    pub publish: Publish,
    /// What is wrong with the catalog, worst first.
    pub problems: Vec<Problem>,
    pub toasts: Vec<Toast>,
    /// How large the product is; while somebody wants to know.
    pub measures: Vec<Measure>,
    /// The line has hot spots.
    pub has_spots: bool,
    /// They are shown until somebody says otherwise.
    pub explains: bool,
    /// The hot spots that are in sight, the most important first.
    pub spots: Vec<SpotView>,
    /// The sentence of each step in which the present design goes together; none if it cannot be drawn apart.
    pub steps: Vec<String>,
    /// What can be moved in the present design.
    pub motions: Vec<MotionView>,
    /// The lights that the product can be seen in, in order of the catalog.
    pub lights: Vec<LightView>,
    /// Designs may be kept on this machine.
    pub can_keep: bool,
    /// A picture that is dropped onto the window becomes a drawing.
    pub takes_pictures: bool,
    /// Text fields come with a keyboard on the screen.
    pub screen_keys: bool,
    /// Problems are listed while the product is shown.
    pub show_problems: bool,
}

impl View {
    /// Whether what lies on the stage itself has to be light, to be told from the backdrop.
    pub fn is_dark(&self) -> bool {
        self.lights.iter().find(|light| light.shown).is_some_and(LightView::is_dark)
    }
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

/// What the price is made of, and when the product is ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    /// What is paid for, and how much that is.
    pub lines: Vec<(String, String)>,
    /// What comes before the total: the sum without tax, and tax, where tax is added.
    pub sums: Vec<(String, String)>,
    pub total: (String, String),
    /// Tax, where it is within the total.
    pub within: Option<(String, String)>,
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
    /// It follows made-up designs.
    pub sample: bool,
    /// What changes, one line a group.
    pub changes: Vec<String>,
    pub changed: Vec<Choice>,
    /// What is written in what changes.
    pub written: Vec<(GroupIx, Free)>,
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
    /// As much as can be of one of the vendor's own designs.
    Preset,
}

/// The carousels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tab {
    #[default]
    Loved,
    Rated,
    New,
    Staff,
    /// The vendor's own configurations.
    Presets,
    Advice,
}

impl Tab {
    pub const ALL: [Self; 6] = [Self::Loved, Self::Rated, Self::New, Self::Staff, Self::Presets, Self::Advice];

    /// The feed behind it; what comes with the catalog has none.
    pub fn feed(self) -> Option<Feed> {
        match self {
            Self::Loved => Some(Feed::Popular),
            Self::Rated => Some(Feed::Rated),
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
    Rated,
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
    pub rating: Option<RatingView>,
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
    /// The kind of mistake; empty where the message says it all.
    pub title: String,
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
    /// [`Dialog::Report`] tells more.
    pub has_report: bool,
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
    /// Open a group and look at its part, although it may be open.
    LookAt(GroupIx),
    Undo,
    Redo,
    Reset,
    /// Open a card of a feed.
    OpenCard(Feed, String),
    /// Open one of the vendor's configurations.
    OpenPreset(String),
    /// Accept a way to finish the design, or changes that are proposed, with what is written in them.
    Apply(Vec<Choice>, Vec<(GroupIx, Free)>),
    /// Tell prices by this list.
    PriceList(String),
    /// Write the quotation for other programs.
    KeepQuotation,
    More(Feed),
    /// Look at what others say of the design with this id.
    Reviews(String),
    MoreReviews,
    /// Say something of it, in place of what was said before.
    Review {
        design: String,
        stars: u8,
        text: String,
        author: String,
    },
    /// Take back what was said of it.
    WithdrawReview(String),
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
    /// See the product in the light of this name.
    Light(String),
    /// A notice is not wanted any more.
    Dismiss(u64),
}
