//! The session as the panel shows it.

use super::super::model::{Answer, GroupView, Product, SwatchView, ValueState, ValueView};
use crate::{
    app::session::Session,
    catalog::{Catalog, Choice, Group, GroupIx, Swatch, Value, ValueIx},
    design::{Change, edit, price},
    rules::Status,
};
use bevy::{platform::collections::HashMap, prelude::*};
use bevy_egui::{EguiTextureHandle, EguiUserTextures};

/// Pictures on option buttons, by path under the assets folder; kept as long as the catalog.
#[derive(Resource, Debug, Default)]
pub struct Swatches {
    catalog: String,
    images: HashMap<String, (Handle<Image>, egui::TextureId)>,
}

impl Swatches {
    /// Loads the pictures `catalog` names, and forgets those of another one.
    pub fn follow(&mut self, catalog: &Catalog, assets: &AssetServer, textures: &mut EguiUserTextures) {
        if self.catalog == catalog.hash {
            return;
        }
        self.catalog.clone_from(&catalog.hash);
        for (_, (image, _)) in self.images.drain() {
            textures.remove_image(image.id());
        }
        for value in catalog.groups.iter().flat_map(|group| &group.values) {
            if let Swatch::Image(path) = &value.swatch
                && !self.images.contains_key(path)
            {
                let image: Handle<Image> = assets.load(path.clone());
                let texture = textures.add_image(EguiTextureHandle::Weak(image.id()));
                self.images.insert(path.clone(), (image, texture));
            }
        }
    }

    fn view(&self, swatch: &Swatch) -> SwatchView {
        match swatch {
            Swatch::None => SwatchView::None,
            Swatch::Color(color) => SwatchView::Color(*color),
            Swatch::Gradient(top, bottom) => SwatchView::Gradient(*top, *bottom),
            Swatch::Image(path) => self.images.get(path).map_or(SwatchView::None, |(_, id)| SwatchView::Image(*id)),
        }
    }
}

/// The line and the design in `lang`.
pub fn product(
    session: &Session,
    swatches: &Swatches,
    open: Option<GroupIx>,
    highlighted: Option<GroupIx>,
    lang: &str,
) -> Product {
    let catalog = &session.catalog;
    let exists = |(ix, group): &(GroupIx, &Group)| !is_absent(group, session.design().selection.value(*ix));
    let groups = catalog.groups().filter(exists).map(|(ix, group)| GroupView {
        highlighted: highlighted == Some(ix),
        ..group_view(session, swatches, ix, group, lang)
    });
    Product {
        title: catalog.title.get(lang).to_owned(),
        tagline: catalog.tagline.get(lang).to_owned(),
        groups: groups.collect(),
        open,
        total: price::format_money(session.quote().total, &catalog.currency, lang),
        lead_days: session.quote().lead_days,
        can_undo: session.can_undo(),
        can_redo: session.can_redo(),
        code: session.code().to_owned(),
    }
}

/// Whether a conditional group does not exist in a design in which it has `value`.
fn is_absent(group: &Group, value: ValueIx) -> bool {
    group.absent == Some(value)
}

fn group_view(session: &Session, swatches: &Swatches, ix: GroupIx, group: &Group, lang: &str) -> GroupView {
    let catalog = &session.catalog;
    let chosen = catalog.value(Choice { group: ix, value: session.design().selection.value(ix) });
    // What the design would cost with this value alone changed, with all that depends on combinations.
    let difference = |choice: Choice| {
        let mut selection = session.design().selection.clone();
        selection.set(choice);
        price::quote(catalog, &selection).total - session.quote().total
    };
    let view = |value: &Value, choice: Choice| ValueView {
        choice,
        label: value.label.get(lang).to_owned(),
        about: value.about.as_ref().map(|about| about.get(lang).to_owned()),
        price: price::format_difference(difference(choice), &catalog.currency, lang),
        swatch: swatches.view(&value.swatch),
        state: state(catalog, session.status(choice), ix, lang),
    };
    GroupView {
        ix,
        label: group.label.get(lang).to_owned(),
        about: group.about.as_ref().map(|about| about.get(lang).to_owned()),
        value: chosen.label.get(lang).to_owned(),
        swatch: swatches.view(&chosen.swatch),
        price: price::format_difference(chosen.price, &catalog.currency, lang),
        unseen: group.unseen,
        highlighted: false,
        values: group
            .values()
            .filter(|(value, _)| !is_absent(group, *value))
            .map(|(value_ix, value)| view(value, Choice { group: ix, value: value_ix }))
            .collect(),
    }
}

fn state(catalog: &Catalog, status: &Status, group: GroupIx, lang: &str) -> ValueState {
    match status {
        Status::Selected => ValueState::Selected,
        Status::Free => ValueState::Free,
        Status::Never => ValueState::Never,
        Status::AfterChanges(changes) => {
            let others = changes.iter().filter(|choice| choice.group != group);
            ValueState::AfterChanges(
                others.map(|choice| catalog.group(choice.group).label.get(lang).to_owned()).collect(),
            )
        }
    }
}

/// What choosing `choice`, which is not free, would mean.
pub fn answer(session: &Session, choice: Choice, lang: &str) -> Option<Answer> {
    let catalog = &session.catalog;
    let possible = match session.status(choice) {
        Status::Selected | Status::Free => return None,
        Status::AfterChanges(_) => true,
        Status::Never => false,
    };
    let outcome = edit::choose(&session.book, session.design(), choice);
    let after = outcome.as_ref().map(|outcome| price::quote(catalog, &outcome.design.selection).total);
    let difference = after.map_or(0, |after| after - session.quote().total);
    let changes = outcome.map(|outcome| outcome.changes).unwrap_or_default();
    let reasons = session.book.explain(session.design(), choice).rules;
    Some(Answer {
        choice,
        label: catalog.value(choice).label.get(lang).to_owned(),
        possible,
        changes: changes.iter().map(|change| change_in_words(catalog, change, lang)).collect(),
        why: reasons.iter().filter_map(|&rule| Some(catalog.rules.get(rule)?.reason.get(lang).to_owned())).collect(),
        price: price::format_difference(difference, &catalog.currency, lang),
    })
}

/// For example `Tint: Smoke → Clear`.
pub fn change_in_words(catalog: &Catalog, change: &Change, lang: &str) -> String {
    let group = catalog.group(change.to.group).label.get(lang);
    let (from, to) = (catalog.value(change.from), catalog.value(change.to));
    format!("{group}: {} → {}", from.label.get(lang), to.label.get(lang))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::{CombinationPrice, Is},
        rules::{Rulebook, fixture},
    };
    use std::sync::Arc;

    fn shown(catalog: Catalog) -> Product {
        let book = Arc::new(Rulebook::new(&catalog));
        let session = Session::new(Arc::new(catalog), book).unwrap();
        product(&session, &Swatches::default(), None, None, "en")
    }

    #[test]
    fn a_group_that_does_not_exist_is_not_shown_and_its_absence_is_no_choice() {
        let mut catalog = fixture::bicycle();
        assert_eq!(shown(catalog.clone()).groups.len(), 5);
        // The last group starts with the first of its two values.
        catalog.groups[4].absent = Some(ValueIx(0));
        assert_eq!(shown(catalog.clone()).groups.len(), 4);
        catalog.groups[4].absent = Some(ValueIx(1));
        let product = shown(catalog);
        assert_eq!((product.groups.len(), product.groups[4].values.len()), (5, 1));
    }

    #[test]
    fn the_price_of_a_value_is_the_difference_it_makes_to_the_whole() {
        let mut catalog = fixture::bicycle();
        let orange = fixture::choice(&catalog, "orange");
        let label = |catalog: Catalog| {
            let product = shown(catalog);
            let mut values = product.groups.iter().flat_map(|group| &group.values);
            values.find(|value| value.choice == orange).map(|value| value.price.clone())
        };
        assert_eq!(label(catalog.clone()).as_deref(), Some("+€30.00"));
        catalog.commerce.combinations.push(CombinationPrice {
            id: "rare".into(),
            label: Default::default(),
            when: vec![Is { group: orange.group, values: vec![orange.value] }],
            price: 500,
            prices: Vec::new(),
        });
        assert_eq!(label(catalog).as_deref(), Some("+€35.00"));
    }
}
