//! A patch of advice beside the customer's design, change by change.
//!
//! Advice is made for a design as it was; since then the customer may have gone on. So it is merged (see [`merge`]): what the
//! customer changed since is never given up for it. Whoever wants one of the changes all the same accepts it alone.
//!
//! Invariant: every proposal that has an outcome can be accepted, alone or all that are taken together, and then gives just that.

use crate::{
    catalog::{Catalog, Choice, ListIx, Minor, Selection},
    design::{
        Change, Conflict, ConflictKind, Design, Merged, Outcome, Said, Why, edit, merge,
        price::{format_difference, quote_in},
        said::{choice_in_words, value_in_words},
        why,
    },
    rules::Rulebook,
};

/// Advice, looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// In order of the groups.
    pub proposals: Vec<Proposal>,
    /// The design with all that goes with what the customer changed since.
    pub merged: Merged,
    /// How much more that costs.
    pub price: Minor,
}

/// One change of the advice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub from: Choice,
    pub to: Choice,
    pub verdict: Verdict,
    /// What comes of accepting it alone; own choices give way if they must. `None` if no design has it, or if it is there already.
    pub outcome: Option<Outcome>,
    /// How much more that costs.
    pub price: Minor,
    /// What stands against it, if own choices do or no design has it.
    pub why: Option<Why>,
}

/// How a proposal stands to the design.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The design has it.
    There,
    /// The merged design has it.
    Taken,
    /// The customer changed the same group since, or something that it does not go with.
    Conflict(ConflictKind),
    /// No design has it.
    Never,
}

/// Looks at `changes`, which were made for `base` (the present design where that is not known), beside `design`, with prices of
/// `list`. `None` if `base` or `design` is not of this line, or not valid.
pub fn review(
    catalog: &Catalog,
    book: &Rulebook,
    list: ListIx,
    base: &Selection,
    design: &Design,
    changes: &[Choice],
) -> Option<Review> {
    let merged = merge::merge(book, base, design, &merge::patched(base, changes))?;
    let now = quote_in(catalog, list, &design.selection).total;
    let more = |after: &Selection| quote_in(catalog, list, after).total.saturating_sub(now);
    let conflict = |to: Choice| merged.conflicts.iter().find(|conflict| conflict.group == to.group);
    let proposal = |to: Choice| {
        let is_there = design.selection.has(to);
        let outcome = if is_there { None } else { edit::choose(book, design, to) };
        let verdict = match (is_there, &outcome, conflict(to)) {
            (true, ..) => Verdict::There,
            (_, None, _) => Verdict::Never,
            (_, _, Some(Conflict { kind, .. })) => Verdict::Conflict(*kind),
            _ if merged.design.selection.has(to) => Verdict::Taken,
            // The design had it, and since then the customer chose otherwise, or something that it does not go with.
            _ if design.own[usize::from(to.group.0)] => Verdict::Conflict(ConflictKind::SameGroup),
            _ => Verdict::Conflict(ConflictKind::Rules),
        };
        Proposal {
            from: Choice { value: design.selection.value(to.group), ..to },
            to,
            verdict,
            price: outcome.as_ref().map_or(0, |outcome| more(&outcome.design.selection)),
            why: if is_there { None } else { why(book, design, to) },
            outcome,
        }
    };
    let mut wanted: Vec<_> = changes.iter().copied().filter(|to| usize::from(to.group.0) < design.own.len()).collect();
    // Of two changes of a group the later counts, as in the merge.
    wanted.reverse();
    wanted.sort_by_key(|to| to.group);
    wanted.dedup_by_key(|to| to.group);
    let price = more(&merged.design.selection);
    Some(Review { proposals: wanted.into_iter().map(proposal).collect(), price, merged })
}

/// Accepts some changes of a review, such as one alone: own choices give way to them where they must.
pub fn accept(book: &Rulebook, design: &Design, changes: &[Choice]) -> Outcome {
    edit::apply(book, design, changes)
}

impl Proposal {
    /// The proposal as a sentence, with labels in `lang` and prices of `list`.
    pub fn told(&self, catalog: &Catalog, list: ListIx, lang: &str) -> Said {
        let to = ("to", choice_in_words(catalog, self.to, lang));
        match (self.verdict, &self.outcome) {
            (Verdict::There, _) => Said::new("advice-there", [to]),
            (Verdict::Never, _) | (_, None) => Said::new("advice-never", [to]),
            (Verdict::Conflict(ConflictKind::SameGroup), _) => {
                Said::new("advice-yours", [to, ("mine", value_in_words(catalog, self.from, lang))])
            }
            (Verdict::Conflict(ConflictKind::Rules), _) => Said::new("advice-clash", [to]),
            (Verdict::Taken, Some(outcome)) => self.fits(catalog, list, outcome, lang),
        }
    }

    fn fits(&self, catalog: &Catalog, list: ListIx, outcome: &Outcome, lang: &str) -> Said {
        let price = format_difference(self.price, catalog.price_list(list).currency, lang);
        let from = ("from", choice_in_words(catalog, self.from, lang));
        let to = ("to", value_in_words(catalog, self.to, lang));
        let price = ("price", if price.is_empty() { price } else { format!(" ({price})") });
        let moved = |change: &Change| {
            format!("{} → {}", choice_in_words(catalog, change.from, lang), value_in_words(catalog, change.to, lang))
        };
        let moved: Vec<_> = outcome.changes.iter().map(moved).collect();
        if moved.is_empty() {
            return Said::new("advice-fits", [from, to, price]);
        }
        Said::new("advice-costs", [from, to, price, ("changes", moved.join(", "))])
    }
}

#[cfg(test)]
#[path = "review_tests.rs"]
mod tests;
