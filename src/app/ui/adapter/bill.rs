//! What the price is made of, and ways to finish the design, in words.

use super::{
    super::{
        model::{Bill, Finish, Goal},
        texts::Texts,
    },
    answer::change_in_words,
    shelves::Liked,
};
use crate::{
    app::session::Session,
    catalog::{Choice, Currency, Day, Minor},
    design::{self, Change, Finished, export, price, quotation::LineKind},
};

/// The price as a quotation made `today` has it.
pub fn bill(session: &Session, today: Day, texts: &Texts) -> Bill {
    let (catalog, lang, list) = (&session.catalog, texts.language(), session.price_list());
    let quotation = session.quotation(today);
    let money = |minor: Minor| price::format_money(minor, list.currency, lang);
    let of_value = |choice: Choice| {
        let (group, value) = (catalog.group(choice.group), catalog.value(choice));
        format!("{}: {}", group.label.get(lang), value.label.get(lang))
    };
    let quote = session.quote();
    let mut lines = vec![(catalog.title.get(lang).to_owned(), money(quote.base))];
    let items = quote.items.iter().filter(|(_, amount)| *amount != 0);
    lines.extend(items.map(|&(choice, amount)| (of_value(choice), money(amount))));
    for &(i, amount) in &quote.combinations {
        lines.push((catalog.commerce.combinations[i].label.get(lang).to_owned(), money(amount)));
    }
    let percents = quotation.lines.iter().filter(|line| line.kind == LineKind::Surcharge);
    for (&(choice, amount), line) in quote.surcharges.iter().zip(percents) {
        let percent = percent(line.basis_points.unwrap_or(0).into(), lang);
        lines.push((format!("{} ({percent})", of_value(choice)), money(amount)));
    }
    let rate = percent(quotation.tax_basis_points.into(), lang);
    let tax = |id| (texts.named(id, &rate), money(quotation.tax));
    let (sums, within) = match (quotation.tax_basis_points, list.terms.tax.included) {
        (0, _) => (Vec::new(), None),
        (_, true) => (Vec::new(), Some(tax("bill-tax-within"))),
        (_, false) => (vec![(texts.get("bill-net"), money(quotation.net)), tax("bill-tax")], None),
    };
    let stages = catalog.commerce.plan.stages.iter().zip(&quotation.stages);
    Bill {
        lines,
        sums,
        total: (texts.get("total"), money(quotation.gross)),
        within,
        stages: stages.map(|(told, stage)| (told.title.get(lang).to_owned(), date(stage.ends, texts))).collect(),
        notes: vec![
            texts.named("bill-ready", &date(quotation.ready, texts)),
            texts.named("bill-valid", &date(quotation.valid_until, texts)),
        ],
        lists: catalog
            .price_lists()
            .map(|each| {
                (each.terms.id.clone(), name(each.currency, each.terms.tax.included, texts), each.ix == list.ix)
            })
            .collect(),
    }
}

fn name(currency: &Currency, tax_included: bool, texts: &Texts) -> String {
    let tax = texts.get(if tax_included { "tax-included" } else { "tax-excluded" });
    format!("{} · {tax}", currency.code)
}

/// Basis points in percent, such as `19 %`.
fn percent(basis_points: i64, lang: &str) -> String {
    let number = export::decimal(basis_points, 2);
    let number = number.trim_end_matches('0').trim_end_matches('.');
    format!("{} %", if lang == "de" { number.replace('.', ",") } else { number.to_owned() })
}

/// A day in words.
pub fn date(day: Day, texts: &Texts) -> String {
    let (year, month, day) = day.civil();
    texts.with("date", &[("day", day.into()), ("month", month.into()), ("year", year.to_string().into())])
}

/// Ways to fill in what the customer did not choose: for the least total, like those whose designs are `liked`, as soon as it can
/// be, or like the preset `like`.
pub fn finishes(session: &Session, liked: &Liked, like: Option<usize>, texts: &Texts) -> Vec<Finish> {
    let votes = votes(session, &liked.votes);
    let cheapest = session.finish(design::Goal::Cheapest).filter(|found| found.price < 0);
    let popular = session.finish(design::Goal::Popular(&votes));
    let soonest = session.finish(design::Goal::Soonest).filter(|found| found.lead_days < session.quote().lead_days);
    let preset = like.and_then(|preset| session.finish(design::Goal::Preset(preset)));
    let goals =
        [(Goal::Cheapest, cheapest), (Goal::Popular, popular), (Goal::Soonest, soonest), (Goal::Preset, preset)];
    let finish = |(goal, found): (Goal, Option<Finished>)| {
        let sample = goal == Goal::Popular && liked.sample;
        Some(Finish { sample, ..finish(session, goal, &found?, texts) })
    };
    goals.into_iter().filter_map(finish).collect()
}

/// By group and value, how many votes it has.
fn votes(session: &Session, liked: &[(Vec<Choice>, i64)]) -> Vec<Vec<i64>> {
    let mut votes: Vec<_> = session.catalog.groups.iter().map(|group| vec![0; group.values.len()]).collect();
    for (choices, weight) in liked {
        for choice in choices {
            votes[usize::from(choice.group.0)][usize::from(choice.value.0)] += weight;
        }
    }
    votes
}

fn finish(session: &Session, goal: Goal, found: &Finished, texts: &Texts) -> Finish {
    let lang = texts.language();
    let price = price::format_difference(found.price, session.price_list().currency, lang);
    let lead = texts.count("lead-time", found.lead_days.into());
    let changes = found.changes.iter().map(|change| change_in_words(&session.catalog, change, lang)).collect();
    let written = |change: &Change| {
        let free = found.selection.free(change.to.group)?.clone();
        Some((change.to.group, free))
    };
    let written = found.changes.iter().filter_map(written).collect();
    let changed = found.changes.iter().map(|change| change.to).collect();
    Finish { goal, sample: false, changed, written, changes, price, lead }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        catalog::Catalog,
        rules::{Rulebook, fixture},
    };
    use std::sync::Arc;

    fn session(catalog: Catalog) -> Session {
        let book = Arc::new(Rulebook::new(&catalog));
        Session::new(Arc::new(catalog), book).unwrap()
    }

    fn goal(finishes: &[Finish], goal: Goal) -> Option<&Finish> {
        finishes.iter().find(|finish| finish.goal == goal)
    }

    #[test]
    fn a_design_is_finished_without_touching_what_was_chosen() {
        let mut session = session(fixture::bicycle());
        let orange = fixture::choice(&session.catalog, "orange");
        let texts = Texts::new("en");
        let start = session.design().clone();
        let liked = Liked { votes: vec![(vec![orange], 5)], sample: true };
        let found = finishes(&session, &liked, None, &texts);
        let popular = goal(&found, Goal::Popular).unwrap();
        assert!(popular.changed.contains(&orange), "{popular:?}");
        assert!(found.iter().all(|finish| finish.sample == (finish.goal == Goal::Popular)), "{found:?}");
        session.take_over(session.outcome(orange).unwrap().design);
        let found = finishes(&session, &liked, None, &texts);
        assert!(goal(&found, Goal::Popular).unwrap().changed.is_empty(), "it has what is liked");
        for finish in &found {
            assert!(finish.changed.iter().all(|choice| choice.group != orange.group), "{finish:?}");
        }
        assert_ne!(session.design(), &start);
    }

    #[test]
    fn the_bill_adds_up_and_names_what_is_paid_for() {
        let mut catalog = fixture::bicycle();
        catalog.commerce.first.tax.basis_points = 1900;
        catalog.commerce.first.tax.included = true;
        let session = session(catalog);
        let bill = bill(&session, Day::from_unix(0), &Texts::new("en"));
        assert_eq!(bill.lines[0], ("Bicycle".into(), "€1,000.00".into()));
        assert_eq!(bill.total, ("Total".into(), "€1,010.00".into()));
        assert!(bill.sums.is_empty(), "what is within the total does not add up to it: {:?}", bill.sums);
        assert_eq!(bill.within, Some(("of which tax, 19 %".into(), "€161.26".into())));
        assert!(bill.notes[0].contains("11 January 1970"), "{:?}", bill.notes);
        let german = super::bill(&session, Day::from_unix(0), &Texts::new("de"));
        assert!(german.notes[0].contains("11. Januar 1970"), "{:?}", german.notes);
    }
}
