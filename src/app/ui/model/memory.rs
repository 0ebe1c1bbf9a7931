//! What the views remember between frames, and the dialogs.

use super::{Keys, ReviewDraft, ShelfStatus, Source, Tab, Unit};
use crate::{
    catalog::{Choice, Drawing, GroupIx, Pen, Rgb},
    wire::Feed,
};
use std::{collections::BTreeSet, mem::Discriminant, ops::Range};

/// The only state the views keep between frames.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    pub tab: Tab,
    /// Whether the drawer is open; `None` follows the room there is.
    pub drawer: Option<bool>,
    pub dialog: Option<Dialog>,
    /// What [`Dialog::Proposal`] proposes is compared on the stage, with the divider at this share of its width.
    pub compare: Option<f32>,
    /// A value that is not free and was asked about.
    pub asked: Option<Choice>,
    /// Which way of each menu of [`Answer::menus`] is taken, where it is not the first.
    pub ways: Vec<usize>,
    /// What is being set in an open group and not chosen yet.
    pub draft: Option<(GroupIx, Draft)>,
    /// What is drawn with on the pad.
    pub pen: Pen,
    /// The stroke that is being drawn, in steps of the pad's grid.
    pub stroke: Vec<[f32; 2]>,
    /// The last stroke did not fit any more.
    pub pad_full: bool,
    /// A control uses the arrow keys.
    pub arrows: bool,
    /// The keyboard on the screen, while it is there.
    pub keys: Option<Keys>,
    /// The handle given last.
    pub author: String,
    /// Cards of the tab that are in sight.
    pub in_sight: Range<usize>,
    /// Values of the open group that are in sight, by position.
    pub values_in_sight: Range<usize>,
    pub problems_open: bool,
    /// The product is measured, in this unit.
    pub measured_in: Option<Unit>,
    /// Whether the hot spots are shown; `None` follows the use of the program.
    pub spots: Option<bool>,
    /// The hot spot that tells its sentence.
    pub spot: Option<String>,
    /// The product is drawn apart, with so many steps of its assembly done.
    pub apart: Option<usize>,
    /// Ids of what was moved on the stage.
    pub moved: BTreeSet<String>,
    /// The lights are shown to choose from.
    pub lights_open: bool,
    /// The group that was scrolled to.
    pub(in super::super) scrolled_to: Option<GroupIx>,
    /// Tab and number of cards for which the next page was asked.
    pub(in super::super) asked_more: Option<(Tab, usize, Discriminant<ShelfStatus>)>,
    /// What the arrow buttons still have to scroll, in points.
    pub(in super::super) scroll_cards: f32,
}

impl Memory {
    /// Forgets what was begun in the open group.
    pub fn leave_group(&mut self) {
        self.finish_draft();
        (self.stroke, self.pad_full) = (Vec::new(), false);
    }

    /// Forgets what was asked about and set in the open group; a stroke that was begun meanwhile goes on.
    pub fn finish_draft(&mut self) {
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
    Drawing(Drawing),
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
    Finish {
        /// Position of the vendor's design it is to be like.
        like: Option<usize>,
    },
    /// What became of the design that was opened last.
    Report,
    /// What others say of a design of a feed.
    Reviews {
        feed: Feed,
        /// Id of the design.
        design: String,
        draft: ReviewDraft,
    },
    /// Changes that somebody proposes.
    Proposal {
        source: Source,
        /// Changes for which the customer decided otherwise than it stood at first.
        turned: Vec<Choice>,
    },
}

impl Dialog {
    pub fn designs() -> Self {
        Self::Designs { renaming: None, deleting: None }
    }
}
