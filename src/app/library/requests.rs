//! What a request to the library means.
//!
//! Invariant: pure: the list in memory changes at once, and what is to be written comes back as a job.

use super::{
    Library, LibraryRequest, SavedDesign,
    keeper::Job,
    store::{MAX_DESIGNS, name_of},
};
use crate::{
    app::session::Trouble,
    design::{Quotation, price::Cost},
    wire::MAX_TITLE_CHARS,
};

/// What a request is carried out with.
pub struct Desk<'a> {
    pub library: &'a mut Library,
    pub line: &'a str,
    /// Code of the current design.
    pub code: &'a str,
    /// What it costs by every price list.
    pub costs: &'a dyn Fn() -> Vec<Cost>,
    pub now: i64,
    /// The quotation of the current design.
    pub quotation: &'a dyn Fn() -> Quotation,
    /// A new id for each call; `None` if the system has no random bits.
    pub new_id: &'a dyn Fn() -> Option<String>,
}

/// What follows from a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Write(Job),
    /// Make this design the current one.
    Open {
        name: String,
        code: String,
        costs: Vec<Cost>,
    },
    /// It was refused.
    Refused(Trouble),
    /// It is about a design that is not there (any more).
    Nothing,
}

/// Carries a request out.
pub fn carry_out(request: LibraryRequest, desk: Desk) -> Outcome {
    match request {
        LibraryRequest::Save { name } => {
            let (line, code, costs) = (desk.line.to_owned(), desk.code.to_owned(), (desk.costs)());
            add(desk, |id, now| SavedDesign {
                id,
                name: named(&name, &code),
                line,
                code,
                costs,
                created_at: now,
                changed_at: now,
                published: None,
            })
        }
        LibraryRequest::Duplicate { id } => {
            let Some(original) = desk.library.get(&id).cloned() else { return Outcome::Nothing };
            let name = copy_name(&original.name, desk.library);
            add(desk, |id, now| SavedDesign { id, name, created_at: now, changed_at: now, published: None, ..original })
        }
        LibraryRequest::Rename { id, name } => {
            let Some(design) = desk.library.get(&id).cloned() else { return Outcome::Nothing };
            let design = SavedDesign { name: named(&name, &design.name), changed_at: desk.now, ..design };
            desk.library.put(design.clone());
            Outcome::Write(Job::Save { design, announce: false })
        }
        LibraryRequest::Open { id } => match desk.library.get(&id) {
            Some(SavedDesign { name, code, costs, .. }) => {
                Outcome::Open { name: name.clone(), code: code.clone(), costs: costs.clone() }
            }
            None => Outcome::Nothing,
        },
        LibraryRequest::KeepQuotation => Outcome::Write(Job::Quotation(Box::new((desk.quotation)()))),
        LibraryRequest::Delete { id } => {
            let Some(design) = desk.library.get(&id).cloned() else { return Outcome::Nothing };
            desk.library.designs.retain(|design| design.id != id);
            Outcome::Write(Job::Delete(design))
        }
    }
}

/// Marks the saved designs that a publication shows; what is to be written comes back.
pub fn mark_published(library: &mut Library, code: &str, published: &str) -> Vec<Job> {
    let mut jobs = Vec::new();
    for design in &mut library.designs {
        if design.code == code && design.published.as_deref() != Some(published) {
            design.published = Some(published.to_owned());
            jobs.push(Job::Save { design: design.clone(), announce: false });
        }
    }
    jobs
}

fn add(desk: Desk, design: impl FnOnce(String, i64) -> SavedDesign) -> Outcome {
    if desk.library.designs.len() >= MAX_DESIGNS {
        return Outcome::Refused(Trouble::LibraryFull(MAX_DESIGNS));
    }
    let Some(id) = (desk.new_id)() else { return Outcome::Refused(Trouble::NoRandomness) };
    let design = design(id, desk.now);
    desk.library.put(design.clone());
    Outcome::Write(Job::Save { design, announce: true })
}

/// The wished name made fit to be shown, or `fallback`.
fn named(wish: &str, fallback: &str) -> String {
    let name = name_of(wish);
    if name.is_empty() { name_of(fallback) } else { name }
}

/// The first of “Name 2”, “Name 3”, ... that is free.
fn copy_name(name: &str, library: &Library) -> String {
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let stem: String = stem.chars().take(MAX_TITLE_CHARS - 5).collect();
    let stem = if stem.is_empty() { name } else { &stem };
    let taken = |candidate: &String| library.designs.iter().any(|design| design.name == *candidate);
    (2..=MAX_DESIGNS + 2)
        .map(|number| format!("{stem} {number}"))
        .find(|candidate| !taken(candidate))
        .unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cost(total: i64) -> Cost {
        Cost { list: "list".into(), currency: "EUR".into(), tax_included: true, total }
    }

    fn design(id: &str, name: &str) -> SavedDesign {
        SavedDesign {
            id: id.into(),
            name: name.into(),
            line: "eyewear".into(),
            code: format!("CODE{id}"),
            costs: vec![cost(1)],
            created_at: 1,
            changed_at: 1,
            published: None,
        }
    }

    fn check(library: &mut Library, request: LibraryRequest) -> Outcome {
        let new_id = || Some("new".to_owned());
        let quotation = &|| unreachable!("nothing here is quoted");
        let costs = &|| vec![cost(5)];
        carry_out(request, Desk { library, line: "eyewear", code: "NOW", costs, now: 9, quotation, new_id: &new_id })
    }

    fn names(library: &Library) -> Vec<&str> {
        library.designs.iter().map(|design| design.name.as_str()).collect()
    }

    #[test]
    fn saving_keeps_the_current_design_and_puts_it_first() {
        let mut library = Library { designs: vec![design("a", "A")] };
        let outcome = check(&mut library, LibraryRequest::Save { name: " My\u{202e}\nbuild ".into() });
        let (code, costs) = ("NOW".into(), vec![cost(5)]);
        let saved = SavedDesign { code, costs, created_at: 9, changed_at: 9, ..design("new", "My build") };
        assert_eq!(outcome, Outcome::Write(Job::Save { design: saved, announce: true }));
        assert_eq!(names(&library), ["My build", "A"]);
        check(&mut library, LibraryRequest::Save { name: " ".into() });
        assert_eq!(names(&library), ["NOW", "A"], "a design without a name is called by its code");
    }

    #[test]
    fn renaming_duplicating_opening_and_deleting() {
        let mut library = Library { designs: vec![design("a", "A"), design("b", "B")] };
        check(&mut library, LibraryRequest::Rename { id: "b".into(), name: "Bee".into() });
        assert_eq!(names(&library), ["Bee", "A"]);
        check(&mut library, LibraryRequest::Rename { id: "b".into(), name: "\u{0}".into() });
        assert_eq!(names(&library), ["Bee", "A"], "an empty name changes nothing");
        check(&mut library, LibraryRequest::Duplicate { id: "a".into() });
        assert_eq!(names(&library), ["Bee", "A 2", "A"]);
        let copy = library.get("new").unwrap();
        assert_eq!((copy.code.as_str(), &copy.costs), ("CODEa", &vec![cost(1)]), "it costs what it did then");
        let open = Outcome::Open { name: "A".into(), code: "CODEa".into(), costs: vec![cost(1)] };
        assert_eq!(check(&mut library, LibraryRequest::Open { id: "a".into() }), open);
        let delete = Outcome::Write(Job::Delete(design("a", "A")));
        assert_eq!(check(&mut library, LibraryRequest::Delete { id: "a".into() }), delete);
        assert_eq!(names(&library), ["Bee", "A 2"]);
    }

    #[test]
    fn what_is_not_there_changes_nothing() {
        let id = || "gone".to_owned();
        for request in [
            LibraryRequest::Open { id: id() },
            LibraryRequest::Delete { id: id() },
            LibraryRequest::Duplicate { id: id() },
            LibraryRequest::Rename { id: id(), name: "x".into() },
        ] {
            let mut library = Library { designs: vec![design("a", "A")] };
            assert_eq!(check(&mut library, request), Outcome::Nothing);
            assert_eq!(names(&library), ["A"]);
        }
    }

    #[test]
    fn copies_are_counted() {
        let mut library = Library { designs: vec![design("a", "Round 2"), design("b", "7")] };
        assert_eq!(copy_name("Round 2", &library), "Round 3");
        assert_eq!(copy_name("Round", &library), "Round 3");
        assert_eq!(copy_name("7", &library), "7 2");
        library.put(design("c", "Round 3"));
        assert_eq!(copy_name("Round 2", &library), "Round 4");
        assert_eq!(copy_name(&"x".repeat(60), &library).chars().count(), 57);
    }

    #[test]
    fn a_full_library_or_no_randomness_refuses() {
        let designs = (0..MAX_DESIGNS).map(|n| design(&n.to_string(), "x")).collect();
        let outcome = check(&mut Library { designs }, LibraryRequest::Save { name: "x".into() });
        assert_eq!(outcome, Outcome::Refused(Trouble::LibraryFull(MAX_DESIGNS)));
        let library = &mut Library::default();
        let quotation = &|| unreachable!("nothing here is quoted");
        let desk = Desk { library, line: "l", code: "C", costs: &Vec::new, now: 0, quotation, new_id: &|| None };
        assert!(matches!(carry_out(LibraryRequest::Save { name: "x".into() }, desk), Outcome::Refused(_)));
    }

    #[test]
    fn a_publication_marks_what_it_shows_once() {
        let mut library = Library { designs: vec![design("a", "A"), design("b", "B")] };
        assert_eq!(mark_published(&mut library, "CODEa", "p1").len(), 1);
        assert_eq!(library.get("a").unwrap().published.as_deref(), Some("p1"));
        assert_eq!(library.get("b").unwrap().published, None);
        assert!(mark_published(&mut library, "CODEa", "p1").is_empty());
    }
}
