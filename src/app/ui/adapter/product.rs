//! The session as the panel shows it.

use super::{
    super::{
        model::{
            By, Control, GroupView, Member, OwnColor, OwnDrawing, OwnText, Product, Reach, Step, Steps, SwatchView,
            ValueState, ValueView,
        },
        texts::Texts,
    },
    bill::date,
    swatches::Swatches,
};
use crate::{
    app::session::Session,
    catalog::{self, Catalog, Choice, Day, Drawing, Free, Group, GroupIx, Minor, Several, Text, ValueIx},
    design::{Change, Totals, plan, price},
    rules,
};

/// The line and the design; `today` is when making would begin.
pub fn product(
    session: &Session,
    swatches: &Swatches,
    open: Option<GroupIx>,
    highlighted: Option<GroupIx>,
    texts: &Texts,
    today: Day,
) -> Product {
    let lang = texts.language();
    let desk = Desk { session, catalog: &session.catalog, swatches, lang, texts, today };
    let catalog = &session.catalog;
    // All members of a multiple choice are one group, called by the first.
    let head = |ix: GroupIx| catalog.several_of(ix).map_or(ix, |several| several.groups[0]);
    let (open, highlighted) = (open.map(head), highlighted.map(head));
    let is_head = |ix: &GroupIx| head(*ix) == *ix;
    let exists = |ix: &GroupIx| match catalog.several_of(*ix) {
        Some(several) => several.groups.iter().any(|&member| !desk.is_absent(member)),
        None => !desk.is_absent(*ix),
    };
    let shown: Vec<_> = catalog.groups().map(|(ix, _)| ix).filter(is_head).filter(exists).collect();
    // Where nothing is open the first may be on view.
    let on_view = open.or(shown.first().copied());
    let view = |ix| GroupView { highlighted: highlighted == Some(ix), ..desk.group(ix, on_view == Some(ix)) };
    let list = session.price_list();
    Product {
        title: catalog.title.get(lang).to_owned(),
        tagline: catalog.tagline.get(lang).to_owned(),
        groups: shown.iter().copied().map(view).collect(),
        open,
        total: price::format_money(session.quote().total, list.currency, lang),
        tax_included: list.terms.tax.included,
        lead_days: session.quote().lead_days,
        can_undo: session.can_undo(),
        can_redo: session.can_redo(),
        code: session.code().to_owned(),
    }
}

/// Who decided a value, if the design has it.
fn by(kind: rules::Kind) -> Option<By> {
    match kind {
        rules::Kind::Chosen => Some(By::Customer),
        rules::Kind::Implied => Some(By::Rules),
        rules::Kind::Followed => Some(By::Nobody),
        rules::Kind::Free | rules::Kind::AfterChanges | rules::Kind::Never | rules::Kind::Unknown => None,
    }
}

/// What words and drawings have in common: whether they can be had, and what for.
struct Own {
    choice: Choice,
    reach: Reach,
    /// The value without them, if it is free.
    none: Option<Choice>,
    price: String,
    range: String,
}

/// What everything is told from.
struct Desk<'a> {
    session: &'a Session,
    catalog: &'a Catalog,
    swatches: &'a Swatches,
    lang: &'a str,
    texts: &'a Texts,
    today: Day,
}

impl Desk<'_> {
    /// Whether a conditional group does not exist in the design.
    fn is_absent(&self, ix: GroupIx) -> bool {
        self.catalog.group(ix).absent == Some(self.session.design().selection.value(ix))
    }

    fn current(&self, group: GroupIx) -> Choice {
        Choice { group, value: self.session.design().selection.value(group) }
    }

    fn said(&self, text: &Text) -> String {
        text.get(self.lang).to_owned()
    }

    /// A difference of prices, with sign; empty for none.
    fn price(&self, difference: Minor) -> String {
        price::format_difference(difference, self.session.price_list().currency, self.lang)
    }

    /// Between which totals designs with `choice` lie, in words; empty where that is not known.
    fn range(&self, choice: Choice) -> String {
        let Some(Totals { cheapest, dearest, .. }) = self.session.offer(choice).totals else { return String::new() };
        let money = |minor: Minor| price::format_money(minor, self.session.price_list().currency, self.lang);
        match cheapest == dearest {
            true => self.texts.named("range-one", &money(cheapest)),
            false => self.texts.with("range", &[("least", money(cheapest).into()), ("most", money(dearest).into())]),
        }
    }

    /// Until when the group can still change, if making began today; empty if that is until it is ready.
    fn until(&self, group: GroupIx) -> String {
        let selection = &self.session.design().selection;
        let Some(last) = plan::last_stage(self.catalog, selection, group, self.today) else { return String::new() };
        let stage = self.said(&last.stage.title);
        self.texts.with("change-until", &[("stage", stage.into()), ("day", date(last.ends, self.texts).into())])
    }

    fn reach(&self, choice: Choice) -> Reach {
        match self.session.offer(choice).kind {
            rules::Kind::AfterChanges => Reach::AfterChanges,
            rules::Kind::Never | rules::Kind::Unknown => Reach::Never,
            _ => Reach::Free,
        }
    }

    fn group(&self, ix: GroupIx, on_view: bool) -> GroupView {
        let group = self.catalog.group(ix);
        if let Some(several) = self.catalog.several_of(ix) {
            return self.several(ix, several, on_view);
        }
        let current = self.current(ix);
        let chosen = self.catalog.value(current);
        let value = match self.session.design().selection.free(ix) {
            Some(Free::Text(text)) => format!("“{text}”"),
            Some(Free::Drawing(drawing)) => self.texts.count("own-drawing-told", drawing.strokes.len()),
            _ => self.said(&chosen.label),
        };
        GroupView {
            ix,
            label: self.said(&group.label),
            about: group.about.as_ref().map(|about| self.said(about)),
            value,
            swatch: self.swatch(current),
            price: self.price(self.catalog.value_price(self.session.price_list().ix, current)),
            unseen: group.unseen,
            until: self.until(ix),
            highlighted: false,
            by: by(self.session.offer(current).kind),
            control: if on_view { self.control(ix, group) } else { Control::Closed },
        }
    }

    /// The picture of a value; for a colour of one's own, that colour.
    fn swatch(&self, choice: Choice) -> SwatchView {
        match self.session.design().selection.free(choice.group) {
            Some(Free::Color(color)) if self.catalog.group(choice.group).free_value() == Some(choice.value) => {
                SwatchView::Color(*color)
            }
            _ => self.swatches.view(&self.catalog.value(choice).swatch),
        }
    }

    fn control(&self, ix: GroupIx, group: &Group) -> Control {
        let choices = || self.offered(ix);
        match &group.kind {
            catalog::Kind::Choice => Control::One(choices().map(|choice| self.value(choice)).collect(), None),
            catalog::Kind::Color(rule) => {
                let is_own = |choice: &Choice| group.free_value() == Some(choice.value);
                let palette = choices().filter(|choice| !is_own(choice)).map(|choice| self.value(choice)).collect();
                let own = choices().find(is_own).map(|choice| OwnColor {
                    rule: rule.clone(),
                    value: self.value(choice),
                    color: match self.session.design().selection.free(ix) {
                        Some(Free::Color(color)) => Some(*color),
                        _ => None,
                    },
                });
                Control::One(palette, own)
            }
            catalog::Kind::Number(_) => {
                let step = |choice| Step {
                    choice,
                    label: self.said(&self.catalog.value(choice).label),
                    price: self.price(self.session.offer(choice).difference.unwrap_or(0)),
                    reach: self.reach(choice),
                };
                let current = self.current(ix);
                let at = choices().position(|choice| choice == current).unwrap_or(0);
                Control::Number(Steps { steps: choices().map(step).collect(), at, range: self.range(current) })
            }
            catalog::Kind::Text(rule) => {
                let text = match self.session.design().selection.free(ix) {
                    Some(Free::Text(text)) => text.clone(),
                    _ => String::new(),
                };
                let Own { choice, reach, none, price, range } = self.own(ix, rule.written);
                Control::Text(OwnText { rule: rule.clone(), written: choice, reach, none, text, price, range })
            }
            catalog::Kind::Drawing(rule) => {
                let drawing = match self.session.design().selection.free(ix) {
                    Some(Free::Drawing(drawing)) => drawing.clone(),
                    _ => Drawing::default(),
                };
                let Own { choice, reach, none, price, range } = self.own(ix, rule.drawn);
                Control::Drawing(OwnDrawing { rule: rule.clone(), drawn: choice, reach, none, drawing, price, range })
            }
        }
    }

    /// Words or a drawing of one's own that the group has with this value.
    fn own(&self, ix: GroupIx, value: ValueIx) -> Own {
        let choice = Choice { group: ix, value };
        // What is there costs what it adds; what is not, what it would make of the whole.
        let difference = self.session.offer(choice).difference.filter(|_| choice != self.current(ix));
        let price = difference.unwrap_or_else(|| self.catalog.value_price(self.session.price_list().ix, choice));
        Own {
            choice,
            reach: self.reach(choice),
            none: self.offered(ix).find(|other| *other != choice && self.reach(*other) == Reach::Free),
            price: self.price(price),
            range: self.range(choice),
        }
    }

    /// The values of a group but for the one that means that it does not exist.
    fn offered(&self, ix: GroupIx) -> impl Iterator<Item = Choice> {
        let group = self.catalog.group(ix);
        let values = group.values().filter(|(value, _)| group.absent != Some(*value));
        values.map(move |(value, _)| Choice { group: ix, value })
    }

    /// A value with the difference that choosing it makes to the whole price, and what else would change.
    fn value(&self, choice: Choice) -> ValueView {
        let value = self.catalog.value(choice);
        let offer = self.session.offer(choice);
        let kind = offer.kind;
        let after = match (kind, offer.difference) {
            (rules::Kind::AfterChanges, _) | (rules::Kind::Free, None) => self.session.outcome(choice),
            _ => None,
        };
        let told = || after.as_ref().map_or(0, |after| self.session.difference(&after.design.selection));
        let difference = offer.difference.unwrap_or_else(told);
        let state = match (by(kind), kind) {
            (Some(by), _) => ValueState::Selected(by),
            (None, rules::Kind::Never | rules::Kind::Unknown) => ValueState::Never,
            (None, rules::Kind::AfterChanges) => {
                let others = after.iter().flat_map(|after| &after.changes).filter(|change| change.was_own);
                let label = |change: &Change| self.said(&self.catalog.group(change.to.group).label);
                ValueState::AfterChanges(others.map(label).collect())
            }
            (None, _) => ValueState::Free,
        };
        ValueView {
            choice,
            label: self.said(&value.label),
            about: value.about.as_ref().map(|about| self.said(about)),
            price: self.price(difference),
            range: self.range(choice),
            swatch: self.swatch(choice),
            pictured: is_pictured(self.catalog.group(choice.group)),
            picture: None,
            state,
        }
    }

    fn several(&self, ix: GroupIx, several: &Several, on_view: bool) -> GroupView {
        let existing = || several.groups.iter().copied().filter(|&member| !self.is_absent(member));
        // Each member is a group with the values `no` and `yes`.
        let is_yes = |choice: &Choice| self.catalog.value(*choice).key != 0;
        let on: Vec<_> = existing().map(|member| self.current(member)).filter(is_yes).collect();
        let labels: Vec<_> = on.iter().map(|choice| self.said(&self.catalog.group(choice.group).label)).collect();
        let list = self.session.price_list().ix;
        let price = on.iter().map(|&choice| self.catalog.value_price(list, choice)).sum();
        let control = || {
            let limits = self.texts.with(
                "several-limits",
                &[("min", several.min.into()), ("max", several.max.into()), ("n", several.groups.len().into())],
            );
            Control::Several(limits, existing().filter_map(|member| self.member(member)).collect())
        };
        let first = self.catalog.group(ix);
        GroupView {
            ix,
            label: self.said(&several.label),
            about: several.about.as_ref().map(|about| self.said(about)),
            value: if labels.is_empty() { self.texts.get("several-none") } else { labels.join(", ") },
            swatch: SwatchView::None,
            price: self.price(price),
            unseen: first.unseen,
            until: self.until(ix),
            highlighted: false,
            by: None,
            control: if on_view { control() } else { Control::Closed },
        }
    }

    fn member(&self, group: GroupIx) -> Option<Member> {
        let values = || self.catalog.group(group).values();
        let with = |is_yes: bool| {
            let absent = self.catalog.group(group).absent;
            let found = values().find(|(ix, value)| (value.key != 0) == is_yes && absent != Some(*ix));
            found.map(|(value, _)| Choice { group, value })
        };
        let (yes, off) = (with(true)?, with(false)?);
        let described = self.catalog.group(group);
        let value = ValueView {
            label: self.said(&described.label),
            about: described.about.as_ref().map(|about| self.said(about)),
            ..self.value(yes)
        };
        Some(Member { value, off, off_free: self.reach(off) == Reach::Free })
    }
}

/// Whether the values of a group can be told apart on the product.
fn is_pictured(group: &Group) -> bool {
    let first = group.values.first().map(|value| &value.effects);
    !group.unseen && group.values.iter().any(|value| Some(&value.effects) != first)
}

#[cfg(test)]
#[path = "product_tests.rs"]
mod tests;
