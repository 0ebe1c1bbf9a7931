//! What is wrong with a line, in words.

use super::super::{
    super::{model::Problem, texts::Texts},
    bill::date,
};
use crate::{
    app::session::{Fault, FileKind, LoadProblem},
    catalog::{Availability, Severity},
};

/// A problem as the list of problems shows it.
pub fn problem(told: &LoadProblem, texts: &Texts) -> Problem {
    let (message, remedy) = words(&told.fault, texts);
    let title = kind(&told.fault, texts).unwrap_or_default();
    Problem { is_error: told.severity == Severity::Error, title, place: told.place.clone(), message, remedy }
}

/// The fault and what mends it, one after the other.
pub fn sentences(fault: &Fault, texts: &Texts) -> String {
    let (message, remedy) = words(fault, texts);
    let parts = [kind(fault, texts).unwrap_or_default(), message, remedy];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The kind of a mistake in a catalog, whose message is for its author and in English.
fn kind(fault: &Fault, texts: &Texts) -> Option<String> {
    match fault {
        Fault::Catalog { code, .. } => texts.find(&format!("mistake-{code}")),
        _ => None,
    }
}

fn words(fault: &Fault, texts: &Texts) -> (String, String) {
    match fault {
        Fault::Catalog { message, remedy, .. } => (message.clone(), remedy.clone()),
        Fault::Unreadable(said) => (texts.named("fault-unreadable", said), texts.get("remedy-unreadable")),
        Fault::NotOffered(title, availability) => {
            let title = title.get(texts.language());
            let message = match availability {
                Availability::Draft => texts.named("fault-draft", title),
                Availability::NotYet(day) => dated("fault-not-yet", title, date(*day, texts), texts),
                Availability::Ended(day) => dated("fault-ended", title, date(*day, texts), texts),
                Availability::Retired | Availability::Offered => texts.named("fault-retired", title),
            };
            (message, texts.get("remedy-not-offered"))
        }
        Fault::NoDesign(title) => {
            (texts.named("fault-no-design", title.get(texts.language())), texts.get("remedy-no-design"))
        }
        Fault::File(kind, said) => {
            let remedy = match kind {
                FileKind::Font => texts.get("remedy-typeface"),
                FileKind::Mesh => texts.get("remedy-mesh"),
                FileKind::Picture => texts.get("remedy-picture"),
                FileKind::Light => texts.get("remedy-light"),
            };
            (texts.named("fault-file", said), remedy)
        }
        Fault::Panel(said) => (texts.named("fault-panel", said), texts.get("remedy-picture")),
        Fault::NotCubeMap => (texts.get("fault-not-cube-map"), texts.get("remedy-light")),
        Fault::SlowDriver => (texts.get("fault-slow-driver"), texts.get("remedy-slow-driver")),
    }
}

fn dated(key: &str, title: &str, day: String, texts: &Texts) -> String {
    texts.with(key, &[("name", title.to_owned().into()), ("day", day.into())])
}
