//! Designs and changes from outside, in words.

use super::{
    super::{
        model::{Clash, Proposal, Proposed, Report, ReportLine, Source},
        texts::Texts,
    },
    answer::change_in_words,
    send,
    shelves::{Gallery, said},
    words,
};
use crate::{
    app::{
        community::Community,
        session::{Session, Vantage, View},
    },
    catalog::{Catalog, Choice, Free, Minor},
    design::{
        self, Change, Migration, Selection, edit,
        merge::{self, Conflict, ConflictKind},
        migration::{self, Entry, Fate, MigrationError, Then},
        price,
    },
};

/// What became of the design `title`.
pub fn report(session: &Session, title: &str, migration: &Migration, texts: &Texts) -> Report {
    Report {
        title: title.to_owned(),
        kept: migration.count(Fate::Kept),
        lines: migration.entries.iter().filter_map(|entry| line(session, migration, entry, texts)).collect(),
        free_lost: migration.free_lost,
        price: what_it_costs(&session.catalog, migration, texts),
    }
}

/// What became of the price, in words.
fn what_it_costs(catalog: &Catalog, migration: &Migration, texts: &Texts) -> String {
    let changed = migration.entries.iter().filter(|entry| entry.fate != Fate::Kept);
    let effects =
        || changed.map(|entry| entry.effect).try_fold(0, |sum: Minor, effect| Some(sum.saturating_add(effect?)));
    let in_words = |effect| {
        let currency = catalog.price_list(migration.list).currency;
        match price::format_difference(effect, currency, texts.language()).as_str() {
            "" => texts.get("price-same"),
            effect => texts.named("price-effect", effect),
        }
    };
    then_and_now("report-then-and-now", catalog, migration, texts)
        .or_else(|| migration.before.map_or_else(effects, |_| Some(0)).map(in_words))
        .unwrap_or_else(|| texts.get("report-price-unknown"))
}

/// What the design cost and what it costs, in the words called `key`; `None` if that is the same or not known.
pub fn then_and_now(key: &str, catalog: &Catalog, migration: &Migration, texts: &Texts) -> Option<String> {
    let before = migration.before.filter(|before| *before != migration.after)?;
    let currency = catalog.price_list(migration.list).currency;
    let money = |minor: Minor| price::format_money(minor, currency, texts.language());
    let effect = price::format_difference(migration.after.saturating_sub(before), currency, texts.language());
    let told = [("then", money(before).into()), ("now", money(migration.after).into()), ("effect", effect.into())];
    Some(texts.with(key, &told))
}

fn difference(session: &Session, minor: Minor, texts: &Texts) -> String {
    price::format_difference(minor, session.price_list().currency, texts.language())
}

fn line(session: &Session, migration: &Migration, entry: &Entry, texts: &Texts) -> Option<ReportLine> {
    let (catalog, lang) = (&session.catalog, texts.language());
    let currency = catalog.price_list(migration.list).currency;
    let why = match (entry.fate, entry.wish) {
        (Fate::Repaired, Some(wish)) => design::why(&session.book, &migration.design, wish),
        _ => None,
    };
    let reasons = why.iter().flat_map(|why| why.reasons(catalog, lang));
    Some(ReportLine {
        fate: entry.fate,
        words: texts.say(&entry.told(catalog, currency, lang)?),
        why: reasons.map(str::to_owned).collect(),
    })
}

/// Changes as they came, before the customer has a say.
struct Offer {
    base: Selection,
    theirs: Selection,
    title: String,
    by: String,
    why: String,
    sample: bool,
}

/// The changes of `source`, where the customer decided about those `turned` otherwise than it stands at first: what they
/// changed themselves since stays; with pictures as the `stage` is seen, if they are wanted. In words why, if there are none; `None` if it is not there any more.
pub fn proposal(
    gallery: &mut Gallery,
    community: Option<&Community>,
    (source, turned): (&Source, &[Choice]),
    stage: Option<Vantage>,
    texts: &Texts,
) -> Option<Result<Proposal, String>> {
    let session = gallery.session;
    let offer = match offer(session, community, source, texts)? {
        Ok(offer) => offer,
        Err(why) => return Some(Err(why)),
    };
    let design = session.design();
    let merged = merge::merge(&session.book, &offer.base, design, &offer.theirs)?;
    let mut changes: Vec<_> = merged.taken.iter().map(|choice| (*choice, None)).collect();
    changes.extend(merged.conflicts.iter().map(|conflict| (wish(conflict), Some(clash(conflict.kind)))));
    changes.sort_by_key(|(choice, _)| choice.group);
    let is_taken = |choice: &Choice, conflict: &Option<Clash>| turned.contains(choice) == conflict.is_some();
    let taken: Vec<_> =
        changes.iter().filter(|(choice, clash)| is_taken(choice, clash)).map(|(choice, _)| *choice).collect();
    let outcome = edit::apply(&session.book, design, &taken);
    let (catalog, lang) = (&session.catalog, texts.language());
    let in_words = |change: &Change| change_in_words(catalog, change, lang);
    let proposed = |(choice, conflict): (Choice, Option<Clash>)| {
        let alone = edit::apply(&session.book, design, &[choice]);
        Proposed {
            choice,
            free: offer.theirs.free(choice.group).cloned(),
            words: change(catalog, &design.selection, &offer.theirs, choice, lang),
            conflict,
            taken: is_taken(&choice, &conflict),
            price: difference(session, session.difference(&alone.design.selection), texts),
        }
    };
    let sides = [&design.selection, &outcome.design.selection];
    let on_stage = sides.map(|selection| gallery.seen(selection, View::Stage(stage?)));
    let refused = |choice: &Choice| catalog.value(*choice).label.get(lang).to_owned();
    Some(Ok(Proposal {
        source: source.clone(),
        changes: changes.into_iter().map(proposed).collect(),
        consequences: outcome.changes.iter().map(in_words).collect(),
        refused: outcome.refused.iter().map(refused).collect(),
        price: difference(session, session.difference(&outcome.design.selection), texts),
        pictures: sides.map(|selection| gallery.of(selection)),
        on_stage,
        title: offer.title,
        by: offer.by,
        why: offer.why,
        sample: offer.sample,
    }))
}

fn offer(
    session: &Session,
    community: Option<&Community>,
    source: &Source,
    texts: &Texts,
) -> Option<Result<Offer, String>> {
    match source {
        Source::Advice(id) => {
            let item = community?.suggestions.items.iter().find(|item| item.id == *id)?;
            let change = send::change(&session.catalog, item)?;
            let base = session.design().selection.clone();
            Some(Ok(Offer {
                theirs: merge::patched(&base, &change),
                base,
                title: said(&item.title, texts.language()),
                by: texts.named("by", &item.author),
                why: said(&item.why, texts.language()),
                sample: item.sample,
            }))
        }
        Source::Code(code) => {
            match migration::migrate(&session.catalog, &session.book, session.price_list().ix, code, &Then::Unknown) {
                Ok(migration) => {
                    let theirs = migration.design.selection;
                    let base = session.nearest(&theirs).clone();
                    let (title, by, why) = Default::default();
                    Some(Ok(Offer { base, theirs, title, by, why, sample: false }))
                }
                Err(MigrationError::Code(error)) => Some(Err(words::code_error(&error, texts))),
                Err(MigrationError::Void) => None,
            }
        }
    }
}

fn wish(conflict: &Conflict) -> Choice {
    Choice { group: conflict.group, value: conflict.theirs }
}

fn clash(kind: ConflictKind) -> Clash {
    match kind {
        ConflictKind::SameGroup => Clash::Mine,
        ConflictKind::Rules => Clash::Rules,
    }
}

/// For example `Engraving: “Ada” → “Grace”`.
fn change(catalog: &Catalog, mine: &Selection, theirs: &Selection, choice: Choice, lang: &str) -> String {
    let value = |selection: &Selection, choice: Choice| match selection.free(choice.group) {
        Some(Free::Text(text)) => format!("“{text}”"),
        // A drawing cannot be said: that there is one can be.
        Some(Free::Drawing(_)) | None => catalog.value(choice).label.get(lang).to_owned(),
        Some(Free::Color([r, g, b])) => format!("#{r:02x}{g:02x}{b:02x}"),
    };
    let now = Choice { value: mine.value(choice.group), ..choice };
    format!("{}: {} → {}", catalog.group(choice.group).label.get(lang), value(mine, now), value(theirs, choice))
}

#[cfg(test)]
#[path = "outside_tests.rs"]
mod tests;
