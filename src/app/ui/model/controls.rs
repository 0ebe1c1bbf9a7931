//! Groups and how they are answered, and what an answer that is not free would mean.

use crate::catalog::{Choice, ColorRule, Drawing, DrawingRule, GroupIx, Rgb, TextRule};
use egui::TextureId;

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
    /// Until when it can still change once it is ordered, in words; empty if that is until it is ready.
    pub until: String,
    /// Its part is under the pointer.
    pub highlighted: bool,
    /// Who decided it; `None` where several can be chosen.
    pub by: Option<By>,
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
    Drawing(OwnDrawing),
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
    /// Between which totals designs with the present one lie, in words; empty where that is not known.
    pub range: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub choice: Choice,
    /// The number with its unit.
    pub label: String,
    /// Difference to the total with the present one, with sign; empty for none, and where it is not known.
    pub price: String,
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
    /// Between which totals designs with words lie, in words; empty where that is not known.
    pub range: String,
}

/// A drawing of the customer.
#[derive(Clone, Debug)]
pub struct OwnDrawing {
    pub rule: DrawingRule,
    /// The value that goes with a drawing, and whether it can be had.
    pub drawn: Choice,
    pub reach: Reach,
    /// The value without a drawing, if there is one that can be chosen.
    pub none: Option<Choice>,
    /// The drawing now; empty for none.
    pub drawing: Drawing,
    /// What a drawing costs, with sign; empty for nothing.
    pub price: String,
    /// Between which totals designs with a drawing lie, in words; empty where that is not known.
    pub range: String,
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
    /// Between which totals designs with it lie, in words; empty where that is not known.
    pub range: String,
    pub swatch: SwatchView,
    /// It is shown by a picture of the design with it; [`Self::swatch`] stands in until the picture is there.
    pub pictured: bool,
    pub picture: Option<TextureId>,
    pub state: ValueState,
}

/// Who decided a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    Customer,
    /// The customer's other choices leave nothing else.
    Rules,
    /// Nobody: it comes like that, and may change with other choices.
    Nobody,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueState {
    Selected(By),
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
    Image {
        texture: TextureId,
        /// Width by height.
        aspect: f32,
    },
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
    /// What would change, one line a group, for example `Tint: Smoke → Clear`.
    pub changes: Vec<String>,
    /// Difference of the total with this way, with sign; empty for none.
    pub price: String,
}
