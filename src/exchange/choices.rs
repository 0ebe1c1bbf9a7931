//! From the tree of features to groups of values.
//!
//! | In the model | In the catalog |
//! |---|---|
//! | mandatory member | nothing of its own: it is where its parent is |
//! | alternative | one group, a value a member |
//! | alternative below a member that has no other alternative | its values stand in place of the member |
//! | alternative below what can be absent | the value `none` too, exactly where the parent is absent |
//! | optional member, member of an or group or of a cardinality | one group: yes or no, or its alternatives or none |
//! | number or text of a feature | one group more, which exists where the feature is (see [`super::typed`]) |
//!
//! Invariant: whether a feature is in a design is decided by at most one group ([`Presence`]), and designs of the model
//! correspond one to one to choices of values that satisfy all [`Ties`].

use super::{
    clause::{Clause, Clauses, MAX_CLAUSES, Presence, TooLarge, of_formula},
    model::{At, FeatureIx, FeatureModel, Known, Members, MembersKind},
    names::readable,
    problems::{Problems, quoted},
    ties::Tie,
    typed::{Form, Only, Sums},
};
use crate::catalog::resolve::{MAX_GROUPS, MAX_VALUES};

/// Most rules of an imported catalog.
const MAX_RULES: usize = 20_000;

/// What the catalog offers, before it has ids.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Name of the whole.
    pub title: String,
    pub currency: String,
    /// What every design costs and how long it takes at least.
    pub base: Known,
    pub groups: Vec<Choice>,
    pub ties: Vec<Ties>,
    /// What holds because of the conditions of groups; no rules are needed for it.
    pub implied: Vec<Clause>,
    pub sums: Sums,
}

/// A group of values of which one is chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the model calls the feature that is chosen, or whose members are.
    pub name: String,
    pub label: String,
    pub values: Vec<Value>,
    /// The first value stands for none of the others.
    pub has_none: bool,
    pub form: Form,
    /// Where it exists; everywhere if that says nothing. Its last value stands for where it does not.
    pub only: Option<Only>,
}

/// One value of a group.
#[derive(Clone, Debug)]
pub struct Value {
    pub name: Name,
    pub known: Known,
}

/// How a value is called.
#[derive(Clone, Debug)]
pub enum Name {
    No,
    Yes,
    None,
    /// A number as its id.
    Number(String),
    /// Words of the customer.
    Written,
    /// Where the group does not exist.
    Absent,
    /// The name of a feature, and what tells it from others of the group.
    Feature {
        own: String,
        within: String,
    },
}

/// Clauses that come from one place of the model.
#[derive(Clone, Debug)]
pub struct Ties {
    pub at: At,
    pub clauses: Vec<Clause>,
}

pub(super) struct Builder<'a, 'p> {
    pub model: &'a FeatureModel,
    pub problems: &'p mut Problems,
    pub groups: Vec<Choice>,
    pub sizes: Vec<u16>,
    /// By feature, then by comparison.
    pub presences: Vec<Presence>,
    /// What holds between groups, as pairs that wait until all groups are known.
    pending: Vec<(At, Tie)>,
}

impl Choices {
    /// The groups of `model`; `None` after an error.
    pub fn new(model: &FeatureModel, problems: &mut Problems) -> Option<Self> {
        let presences = vec![Presence::Always; model.features.len() + model.comparisons.len()];
        let mut builder =
            Builder { model, problems, groups: Vec::new(), sizes: Vec::new(), presences, pending: Vec::new() };
        builder.visit(0, None);
        let numbers = builder.typed();
        let (implied, sums) = (builder.implied(), builder.sums(&numbers));
        if builder.groups.len() > MAX_GROUPS {
            let message = format!("the model needs more than {MAX_GROUPS} groups of options, the most of a line");
            builder.problems.error(
                At::START,
                "too-large",
                message,
                "split the model, or leave out what is never chosen",
            );
            return None;
        }
        let ties = builder.ties()?;
        builder.know();
        let base = builder.base();
        let Builder { groups, problems, .. } = builder;
        if groups.is_empty() {
            let message = "the model leaves nothing to choose: every feature is in every design";
            problems.error(At::START, "no-choice", message, "make at least one feature optional or alternative");
            return None;
        }
        let root = &model.features[0];
        let title = root.known.label.clone().unwrap_or_else(|| readable(&root.name));
        Some(Self { title, currency: model.currency.clone(), base, groups, ties, implied, sums })
    }
}

impl Builder<'_, '_> {
    /// Makes groups for all that is below `feature`; one group of its members is already the values of a choice if `taken`.
    fn visit(&mut self, feature: FeatureIx, taken: Option<usize>) {
        let model = self.model;
        for (i, members) in model.features[feature].groups.iter().enumerate() {
            if taken == Some(i) {
                continue;
            }
            if self.groups.len() > MAX_GROUPS {
                return;
            }
            let parent = self.presences[feature].clone();
            self.members(feature, members, &parent);
        }
    }

    fn members(&mut self, owner: FeatureIx, members: &Members, parent: &Presence) {
        let (at, of) = (members.at, &members.features);
        let (least, most) = bounds(members);
        if least > most || least > of.len() {
            let message = format!("{} of {} members can never be", least, of.len());
            self.problems.error(at, "bad-cardinality", message, "write bounds that some number of members meets");
        } else if least == of.len() {
            for &member in of {
                self.presences[member] = parent.clone();
                self.visit(member, None);
            }
        } else if most == 1 && of.len() > 1 {
            let always_one = least == 1 && *parent == Presence::Always;
            let all: Vec<_> = of.iter().flat_map(|&member| self.leaves(&[], member)).collect();
            let present = self.choice(owner, at, all, !always_one);
            if *parent != Presence::Always {
                self.pending.push((at, Tie::Below(present.clone(), parent.clone())));
                if least == 1 {
                    self.pending.push((at, Tie::Some(parent.clone(), vec![present])));
                }
            }
        } else {
            let mut each = Vec::new();
            for &member in of.iter().take(MAX_GROUPS + 1) {
                let leaves = self.leaves(&[], member);
                let present = self.choice(member, self.model.features[member].at, leaves, true);
                if *parent != Presence::Always {
                    let at = self.model.features[member].at;
                    self.pending.push((at, Tie::Below(present.clone(), parent.clone())));
                }
                each.push(present);
            }
            if (least, most) == (1, of.len()) {
                self.pending.push((at, Tie::Some(parent.clone(), each)));
            } else if (least, most) != (0, of.len()) {
                self.pending.push((at, Tie::Between { parent: parent.clone(), of: each, least, most }));
            }
        }
    }

    /// The paths from `feature` down through single alternatives; each path is one value.
    fn leaves(&self, above: &[FeatureIx], feature: FeatureIx) -> Vec<Vec<FeatureIx>> {
        let path = [above, &[feature]].concat();
        match self.single_alternative(feature) {
            Some(i) => {
                let below = &self.model.features[feature].groups[i].features;
                below.iter().flat_map(|&member| self.leaves(&path, member)).collect()
            }
            None => vec![path],
        }
    }

    /// The only group of which exactly one of several members is chosen.
    fn single_alternative(&self, feature: FeatureIx) -> Option<usize> {
        let groups = self.model.features[feature].groups.iter().enumerate();
        let mut alternatives = groups.filter(|(_, members)| bounds(members) == (1, 1) && members.features.len() > 1);
        let (first, _) = alternatives.next()?;
        alternatives.next().is_none().then_some(first)
    }

    /// A new group with one value a path, and where any of these is chosen.
    fn choice(&mut self, owner: FeatureIx, at: At, paths: Vec<Vec<FeatureIx>>, has_none: bool) -> Presence {
        let is_yes_or_no = has_none && matches!(&paths[..], [path] if path[..] == [owner]);
        let mut values = Vec::new();
        if has_none {
            let name = if is_yes_or_no { Name::No } else { Name::None };
            values.push(Value { name, known: Known::default() });
        }
        let first = values.len();
        let feature = |ix: FeatureIx| &self.model.features[ix];
        for path in &paths {
            let within: Vec<_> = path.iter().filter(|&&ix| ix != owner).map(|&ix| feature(ix).label()).collect();
            let own = path.last().map(|&ix| feature(ix).name.clone()).unwrap_or_default();
            let name = if is_yes_or_no { Name::Yes } else { Name::Feature { own, within: within.join(": ") } };
            values.push(Value { name, known: Known::default() });
        }
        let count = values.len();
        if count > MAX_VALUES {
            let message =
                format!("{} has {count} alternatives; a group has at most {MAX_VALUES}", quoted(&feature(owner).name));
            self.problems.error(at, "too-large", message, "split them");
        }
        let group = self.groups.len().min(usize::from(u16::MAX)) as u16;
        let (name, label) = (feature(owner).name.clone(), feature(owner).label());
        self.groups.push(Choice { name, label, values, has_none, form: Form::Listed, only: None });
        self.sizes.push(count.min(MAX_VALUES) as u16);
        let values = (first..count.min(MAX_VALUES)).map(|value| value as u16);
        self.place(group, &paths, values.clone());
        Presence::In(group, values.collect())
    }

    /// Says of every feature on the paths with which values it comes, and goes on below them.
    fn place(&mut self, group: u16, paths: &[Vec<FeatureIx>], values: impl Iterator<Item = u16>) {
        let mut on_paths = Vec::new();
        for (path, value) in paths.iter().zip(values) {
            for &feature in path {
                match &mut self.presences[feature] {
                    Presence::In(_, set) => set.push(value),
                    presence @ Presence::Always => {
                        *presence = Presence::In(group, vec![value]);
                        on_paths.push(feature);
                    }
                }
            }
        }
        for feature in on_paths {
            self.visit(feature, self.single_alternative(feature));
        }
    }

    fn ties(&mut self) -> Option<Vec<Ties>> {
        let sizes = std::mem::take(&mut self.sizes);
        let mut clauses = Clauses::new(&sizes);
        let mut all = Vec::new();
        for (at, tie) in std::mem::take(&mut self.pending) {
            clauses.begin();
            match tie.clauses(&mut clauses) {
                Ok(clauses) => all.push(Ties { at, clauses }),
                Err(TooLarge) => {
                    let message = format!("this cardinality needs more than {MAX_CLAUSES} rules");
                    self.problems.error(at, "too-large", message, "split the group, or choose wider bounds");
                }
            }
        }
        for constraint in &self.model.constraints {
            if self.problems.is_full() {
                break;
            }
            clauses.begin();
            match of_formula(&constraint.formula, true, &self.presences, &mut clauses) {
                Ok(clauses) if clauses.first().is_some_and(Clause::is_empty) => {
                    let message = "this constraint can never hold, so there is no design at all";
                    self.problems.error(constraint.at, "void-model", message, "remove or weaken it");
                }
                Ok(clauses) => all.push(Ties { at: constraint.at, clauses }),
                Err(TooLarge) => {
                    let message = format!("this constraint needs more than {MAX_CLAUSES} rules");
                    let remedy = "split it, or add a feature that stands for a part of it";
                    self.problems.error(constraint.at, "too-large", message, remedy);
                }
            }
        }
        let count: usize = all.iter().map(|ties| ties.clauses.len()).sum();
        if count > MAX_RULES {
            let message = format!("the model needs {count} rules; at most {MAX_RULES} are written");
            self.problems.error(At::START, "too-large", message, "split the model");
        }
        (!self.problems.has_errors()).then_some(all)
    }

    /// Adds what is known of each feature to the values that it comes with.
    fn know(&mut self) {
        for (feature, presence) in self.model.features.iter().zip(&self.presences) {
            let Presence::In(group, set) = presence else { continue };
            for value in set {
                let known = &mut self.groups[usize::from(*group)].values[usize::from(*value)].known;
                add(known, &feature.known);
            }
        }
    }

    fn base(&self) -> Known {
        let mut base = Known::default();
        for (feature, presence) in self.model.features.iter().zip(&self.presences) {
            if *presence == Presence::Always {
                add(&mut base, &feature.known);
            }
        }
        base
    }
}

/// Features that come together cost their sum and take as long as the slowest.
fn add(all: &mut Known, one: &Known) {
    all.price = all.price.saturating_add(one.price);
    all.lead_days = all.lead_days.max(one.lead_days);
    all.default |= one.default;
    if one.sku.is_some() {
        all.sku.clone_from(&one.sku);
    }
}

/// Least and most of the members that there are where their parent is.
fn bounds(members: &Members) -> (usize, usize) {
    let count = members.features.len();
    match members.kind {
        MembersKind::Mandatory => (count, count),
        MembersKind::Optional => (0, count),
        MembersKind::Or => (1, count),
        MembersKind::Alternative => (1, 1),
        MembersKind::Between { least, most } => (least, most.min(count)),
    }
}

impl super::model::Feature {
    /// The text that stands for the feature.
    pub fn label(&self) -> String {
        self.known.label.clone().unwrap_or_else(|| readable(&self.name))
    }
}
