//! What choosing a value that is not free would mean, in words.

use super::super::{
    model::{Answer, WayMenu, WayView},
    texts::Texts,
};
use crate::{
    app::session::Session,
    catalog::{Catalog, Choice, Selection},
    design::{self, Change, Why, edit, price},
    rules::{Kind, Menu},
};

/// What choosing `choice` would mean where of each menu the way in `ways` is taken, the first where it says nothing; nothing if
/// it is free.
pub fn answer(session: &Session, choice: Choice, ways: &[usize], texts: &Texts) -> Option<Answer> {
    let lang = texts.language();
    let (catalog, design) = (&session.catalog, session.design());
    let kind = session.offer(choice).kind;
    let possible = match kind {
        Kind::AfterChanges => true,
        Kind::Never | Kind::Unknown => false,
        Kind::Chosen | Kind::Implied | Kind::Followed | Kind::Free => return None,
    };
    let menus = session.book.menus(design, choice).map(|menus| menus.menus).unwrap_or_default();
    let taken = |(i, menu): (usize, &Menu)| ways.get(i).copied().filter(|way| *way < menu.ways.len()).unwrap_or(0);
    let taken: Vec<usize> = menus.iter().enumerate().map(taken).collect();
    let given_up: Vec<_> = menus.iter().zip(&taken).flat_map(|(menu, &way)| menu.ways[way].drop.clone()).collect();
    let outcome = edit::choose_giving_up(&session.book, design, choice, &given_up);
    let price =
        |after: &Selection| price::format_difference(session.difference(after), session.price_list().currency, lang);
    let way = |way: &crate::rules::Way| {
        let changes = way.drop.iter().map(|&from| {
            let to = Choice { value: way.after.value(from.group), ..from };
            change_in_words(catalog, &Change { from, to, was_own: true }, lang)
        });
        WayView { changes: changes.collect(), price: price(&way.after) }
    };
    let menu = |(menu, &taken): (&Menu, &usize)| WayMenu { ways: menu.ways.iter().map(way).collect(), taken };
    let has_choice = menus.iter().any(|menu| menu.ways.len() > 1);
    let why = design::why(&session.book, design, choice);
    let told = |why: Why| {
        let reasons = why.reasons(catalog, lang).into_iter().map(str::to_owned);
        std::iter::once(texts.say(&why.own(catalog, lang))).chain(reasons).collect()
    };
    let difference = outcome.as_ref().map(|outcome| price(&outcome.design.selection)).unwrap_or_default();
    let changes = outcome.map(|outcome| outcome.changes).unwrap_or_default();
    Some(Answer {
        choice,
        label: catalog.value(choice).label.get(lang).to_owned(),
        possible,
        is_known: kind != Kind::Unknown,
        changes: changes.iter().map(|change| change_in_words(catalog, change, lang)).collect(),
        menus: if has_choice { menus.iter().zip(&taken).map(menu).collect() } else { Vec::new() },
        given_up,
        why: why.map(told).unwrap_or_default(),
        price: difference,
    })
}

/// For example `Tint: Smoke → Clear`.
pub fn change_in_words(catalog: &Catalog, change: &Change, lang: &str) -> String {
    let group = catalog.group(change.to.group).label.get(lang);
    let (from, to) = (catalog.value(change.from), catalog.value(change.to));
    format!("{group}: {} → {}", from.label.get(lang), to.label.get(lang))
}
