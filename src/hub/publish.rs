//! What a design must be to be shown to others.
//!
//! Invariant: what passes is complete and valid under today's rules, stands under its canonical code, and carries no text that
//! could disguise itself on a screen. Figures and prices are set here and never taken from the sender.

use super::{
    lines::{Line, Lines},
    problem::Problem,
    seed,
};
use crate::{
    catalog::{Availability, Day, GroupIx, text::FALLBACK},
    design::{
        code::{self, CodeError},
        edit,
    },
    wire::{CommunityDesign, Field, MAX_AUTHOR_CHARS, MAX_TITLE_CHARS, NewDesign, Reason},
};

/// Shortest and longest id, in bytes.
const ID_BYTES: std::ops::RangeInclusive<usize> = 8..=64;
/// Missing groups and broken rules that a detail names at most.
const MOST_NAMED: usize = 5;

/// The design as it will be stored, published at `now` (seconds since 1970-01-01 UTC), or why it is refused.
pub fn check(lines: &Lines, new: NewDesign, now: i64) -> Result<CommunityDesign, Problem> {
    let line = lines.find(&new.line)?;
    let today = Day::from_unix(now);
    check_offered(line, today)?;
    Ok(CommunityDesign {
        id: checked_id(new.id)?,
        code: checked_code(line, &new.code, today)?,
        title: checked_text(Field::Title, &new.title, MAX_TITLE_CHARS)?,
        author: checked_text(Field::Author, &new.author, MAX_AUTHOR_CHARS)?,
        line: new.line,
        likes: 0,
        orders: 0,
        created_at: now,
        sample: false,
        staff_note: None,
        rating: None,
    })
}

fn checked_id(id: String) -> Result<String, Problem> {
    if !ID_BYTES.contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        let detail = "The id must be 8 to 64 letters, digits and “-”; a random UUID is one.";
        return Err(Problem::design(detail).because(Reason::BadId));
    }
    if id.starts_with(seed::ID_PREFIX) {
        let detail = format!("Ids that begin with “{}” belong to the samples.", seed::ID_PREFIX);
        return Err(Problem::design(detail).because(Reason::BadId));
    }
    Ok(id)
}

/// Trims a text and refuses what is empty, too long, or able to disguise itself.
pub fn checked_text(field: Field, text: &str, longest: usize) -> Result<String, Problem> {
    let name = match field {
        Field::Title => "title",
        Field::Author => "author",
        Field::Review => "text",
    };
    let refused = |detail: String, reason: Reason| Err(Problem::design(detail).because(reason));
    let text = text.trim();
    if text.is_empty() {
        let detail = format!("The {name} is empty; give it 1 to {longest} characters.");
        return refused(detail, Reason::TextEmpty { field });
    }
    let length = text.chars().count();
    if length > longest {
        let detail = format!("The {name} has {length} characters; it may have {longest} at most.");
        return refused(detail, Reason::TextLong { field, most: longest });
    }
    if text.chars().any(is_disguise) {
        let detail = format!("The {name} holds control characters; leave them out.");
        return refused(detail, Reason::TextUnfit { field });
    }
    if !text.chars().any(is_visible) {
        let detail = format!("The {name} shows nothing; give it at least one visible character.");
        return refused(detail, Reason::TextUnfit { field });
    }
    Ok(text.to_owned())
}

/// Control characters, line and paragraph separators, and marks that turn the direction of the text around them.
fn is_disguise(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{200e}' | '\u{200f}' | '\u{61c}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}')
}

/// Whether a character draws anything: joiners, fillers and selectors alone do not make a text.
fn is_visible(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{feff}')
        && !matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether the line can be ordered on `today`; a draft is for whoever was let in to see it.
fn check_offered(line: &Line, today: Day) -> Result<(), Problem> {
    let title = line.catalog.title.get(FALLBACK);
    let (detail, reason) = match line.catalog.commerce.life.availability(today) {
        Availability::Offered | Availability::Draft => return Ok(()),
        Availability::NotYet(from) => {
            (format!("{title} is offered from {from} on; publish it then."), Reason::NotYet { day: from.to_string() })
        }
        Availability::Ended(until) => {
            (format!("{title} was offered until {until}."), Reason::Ended { day: until.to_string() })
        }
        Availability::Retired => (format!("{title} is not offered any more."), Reason::Retired),
    };
    Err(Problem::design(detail).because(reason))
}

/// The canonical code of the design that `text` stands for, with nothing that is not offered on `today`.
fn checked_code(line: &Line, text: &str, today: Day) -> Result<String, Problem> {
    let Line { catalog, book } = line;
    let refused = |detail: String, reason: Reason| Err(Problem::design(detail).because(reason));
    let decoded = match code::decode(catalog, text) {
        Ok(decoded) => decoded,
        Err(error) => return refused(sentence(&error.to_string()), reason(&error)),
    };
    if decoded.lost > 0 {
        let detail = format!(
            "The design has {} choices that the line no longer offers; open it, accept what replaces them, and publish that.",
            decoded.lost
        );
        return refused(detail, Reason::Lost { count: decoded.lost });
    }
    let name = |group: &GroupIx| catalog.group(*group).label.get(FALLBACK);
    let id = |group: &GroupIx| catalog.group(*group).id.clone();
    let Some(mut selection) = decoded.selection(catalog) else {
        let is_open = |group: &GroupIx| decoded.choices.iter().all(|choice| choice.group != *group);
        let open: Vec<_> = catalog.groups().map(|(group, _)| group).filter(is_open).take(MOST_NAMED).collect();
        let names: Vec<_> = open.iter().map(name).collect();
        let detail = format!("The design leaves open: {}.", names.join(", "));
        return refused(detail, Reason::Open { groups: open.iter().map(id).collect() });
    };
    let unfit: Vec<_> = selection.clean_free(catalog).into_iter().take(MOST_NAMED).collect();
    if !unfit.is_empty() {
        let names: Vec<_> = unfit.iter().map(name).collect();
        let detail = format!("What is written does not fit: {}.", names.join(", "));
        return refused(detail, Reason::Unfit { groups: unfit.iter().map(id).collect() });
    }
    let offensive = selection.offensive(catalog).into_iter().map(|group| catalog.group(group).label.get(FALLBACK));
    let offensive: Vec<_> = offensive.take(MOST_NAMED).collect();
    if !offensive.is_empty() {
        let groups = offensive.join(", ");
        return Err(Problem::design(format!(
            "What is written may offend others: {groups}. Write something else to publish it."
        )));
    }
    let withdrawn = catalog.commerce.withdrawn_on(today);
    let gone: Vec<_> = selection.choices().filter(|choice| withdrawn.contains(choice)).take(MOST_NAMED).collect();
    if !gone.is_empty() {
        let names: Vec<_> = gone.iter().map(|&choice| catalog.value(choice).label.get(FALLBACK)).collect();
        let detail = format!("Not offered today: {}. Choose something else.", names.join(", "));
        let ids = gone.iter().map(|&choice| (catalog.group(choice.group).id.clone(), catalog.value(choice).id.clone()));
        return refused(detail, Reason::Withdrawn { values: ids.collect() });
    }
    match edit::valid(book, selection.clone()) {
        Some(design) => Ok(code::encode(catalog, &design.selection)),
        None => {
            let broken = book.broken(&selection).into_iter().filter_map(|rule| catalog.rules.get(rule));
            let broken: Vec<_> = broken.take(MOST_NAMED).collect();
            let reasons: Vec<_> = broken.iter().map(|rule| sentence(rule.reason.get(FALLBACK))).collect();
            let detail = format!("The rules of the line forbid this design. {}", reasons.join(" "));
            refused(detail, Reason::Forbidden { rules: broken.iter().map(|rule| rule.id.clone()).collect() })
        }
    }
}

fn reason(error: &CodeError) -> Reason {
    match error {
        CodeError::Characters(_) | CodeError::Length(_) => Reason::NoCode,
        CodeError::Checksum => Reason::Mistyped,
        CodeError::Version(_) => Reason::NewerCode,
        CodeError::OtherLine => Reason::OtherLine,
    }
}

/// The text with a capital at its beginning and a full stop at its end.
fn sentence(text: &str) -> String {
    let mut chars = text.trim().chars();
    let mut sentence: String = chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect();
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_trimmed_bounded_and_undisguised() {
        let check = |text: &str, expect: Result<&str, &str>| match (checked_text(Field::Title, text, 5), expect) {
            (Ok(found), Ok(expect)) => assert_eq!(found, expect),
            (Err(problem), Err(part)) => assert!(problem.detail.contains(part), "{text:?}: {}", problem.detail),
            (found, _) => panic!("{text:?}: {found:?}"),
        };
        check(" Kühl ", Ok("Kühl"));
        check("12345", Ok("12345"));
        check("👩‍🎨", Ok("👩‍🎨"));
        check("123456", Err("6 characters"));
        check("", Err("empty"));
        check(" \n\t ", Err("empty"));
        check("a\nb", Err("control"));
        check("a\u{202e}b", Err("control"));
        check("\u{200b}\u{200d}", Err("visible"));
        check("\u{3164}", Err("visible"));
    }

    #[test]
    fn ids_are_random_and_never_those_of_samples() {
        let check = |id: &str, expect: bool| assert_eq!(checked_id(id.into()).is_ok(), expect, "{id}");
        check("3f1c0e5a-9a52-4b0c-8a55-1d3c7b0e2f11", true);
        check("12345678", true);
        check("1234567", false);
        check(&"a".repeat(64), true);
        check(&"a".repeat(65), false);
        check("sample-eyewear-01", false);
        check("../../etc/passwd", false);
        check("übermut-1", false);
    }

    #[test]
    fn reasons_become_sentences() {
        let check = |text: &str, expect: &str| assert_eq!(sentence(text), expect);
        check("the design code is too long", "The design code is too long.");
        check("Clip-ons need a metal bridge.", "Clip-ons need a metal bridge.");
        check("", ".");
    }

    #[test]
    fn a_text_that_offends_is_not_published() {
        use crate::{
            catalog::{Free, Kind, TextRule, ValueIx},
            rules::{Rulebook, fixture},
        };
        let mut catalog = fixture::bicycle();
        let check = |catalog: &crate::catalog::Catalog, text: &str, expect: bool| {
            let mut selection = fixture::selection(catalog, &["gravel", "steel", "drop", "red", "racks"]);
            selection.set(fixture::choice(catalog, "none"));
            selection.set_free(GroupIx(3), Some(Free::Text(text.into())));
            let line = Line { book: Rulebook::new(catalog), catalog: catalog.clone().into() };
            let found = checked_code(&line, &code::encode(catalog, &selection), Day::from_unix(0));
            assert_eq!(found.is_ok(), expect, "{text}: {found:?}");
            if let Err(problem) = found {
                assert!(problem.detail.contains("may offend"), "{}", problem.detail);
            }
        };
        catalog.groups[3].kind = fixture::text_kind(ValueIx(1));
        check(&catalog, "Scheisse", true);
        let Kind::Text(rule) = catalog.groups[3].kind.clone() else { unreachable!() };
        catalog.groups[3].kind = Kind::Text(TextRule { check_profanity: true, ..rule });
        check(&catalog, "Scheisse", false);
        check(&catalog, "fuck", false);
        check(&catalog, "Scunthorpe", true);
    }

    #[test]
    fn only_what_is_offered_today_is_published() {
        use crate::{
            catalog::{Choice, LifeCycle, Status, ValueTerms},
            design::code,
            rules::{Rulebook, fixture},
        };
        let day = |text: &str| Day::parse(text).unwrap();
        let mut catalog = fixture::bicycle();
        let start = edit::start(&catalog, &Rulebook::new(&catalog)).unwrap();
        let first = Choice { group: GroupIx(0), value: start.selection.value(GroupIx(0)) };
        let until = Some(day("2026-06-30"));
        catalog.commerce.terms.insert(first, ValueTerms { until, ..ValueTerms::default() });
        catalog.commerce.life = LifeCycle { until: Some(day("2026-12-31")), ..LifeCycle::default() };
        let code = code::encode(&catalog, &start.selection);
        let check = |status: Status, today: &str, expect: Option<&str>| {
            let mut catalog = catalog.clone();
            catalog.commerce.life.status = status;
            let line = Line { book: Rulebook::new(&catalog), catalog: catalog.into() };
            let found = check_offered(&line, day(today)).and_then(|()| checked_code(&line, &code, day(today)));
            match (found, expect) {
                (Ok(_), None) => {}
                (Err(problem), Some(part)) => assert!(problem.detail.contains(part), "{}", problem.detail),
                (found, _) => panic!("{today}: {found:?}"),
            }
        };
        check(Status::Released, "2026-06-30", None);
        check(Status::Draft, "2026-06-30", None);
        check(Status::Released, "2026-07-01", Some("Not offered today: "));
        check(Status::Released, "2027-01-01", Some("until 2026-12-31"));
        check(Status::Retired, "2026-01-01", Some("not offered any more"));
    }
}
