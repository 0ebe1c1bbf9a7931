//! Every kind of trouble in every language.

use super::*;
use crate::{
    app::{
        community::{
            HubTrouble,
            address::AddressError,
            trouble::{Network, OwnHub, Refusal, Unfit},
        },
        session::{Fault, FileKind},
    },
    catalog::{Availability, Day, Severity, Text},
    rules::fixture::bicycle,
    wire::{Field, Reason},
};

/// What the system, a parser or a name says: it is the same in every language.
const SAID: &str = "SAID";

fn file_troubles() -> Vec<FileTrouble> {
    let access = [Access::Read, Access::Write, Access::Delete].map(|access| Flaw::Access(access, Cause::Full));
    let causes = [Cause::Denied, Cause::ReadOnly, Cause::NoFolder, Cause::Damaged, Cause::Other(SAID.into())];
    let causes = causes.map(|cause| Flaw::Access(Access::Read, cause));
    let others = [
        Flaw::Syntax(1, 2, SAID.into()),
        Flaw::Misnamed(SAID.into()),
        Flaw::Incomplete,
        Flaw::Code(CodeError::Checksum),
    ];
    let flaws = access.into_iter().chain(causes).chain(others);
    flaws.map(|flaw| FileTrouble { path: SAID.into(), flaw }).collect()
}

fn faults() -> Vec<Fault> {
    let day = Day::from_unix(0);
    let offered = [Availability::Draft, Availability::NotYet(day), Availability::Ended(day), Availability::Retired];
    let mut faults = vec![
        Fault::Unreadable(SAID.into()),
        Fault::NoDesign(Text::plain(SAID)),
        Fault::File(FileKind::Font, SAID.into()),
        Fault::File(FileKind::Mesh, SAID.into()),
        Fault::File(FileKind::Picture, SAID.into()),
        Fault::File(FileKind::Light, SAID.into()),
        Fault::Panel(SAID.into()),
        Fault::NotCubeMap,
        Fault::SlowDriver,
    ];
    faults.extend(offered.map(|availability| Fault::NotOffered(Text::plain(SAID), availability)));
    faults
}

fn load_problem(fault: Fault) -> LoadProblem {
    LoadProblem { severity: Severity::Error, place: SAID.into(), fault }
}

/// At least one of each kind; a new one does not compile until it is told here.
fn troubles() -> Vec<Trouble> {
    let all_told = |trouble: &Trouble| match trouble {
        Trouble::File(_) | Trouble::NothingKept(_) | Trouble::Settings(..) | Trouble::SavedDesign(_) => (),
        Trouble::LastDesign(..) | Trouble::Waiting(..) | Trouble::DiskSlow | Trouble::KeepsNothing => (),
        Trouble::LibraryFull(_) | Trouble::NoRandomness | Trouble::CommunityBusy | Trouble::Font(..) => (),
        Trouble::Picture(..) | Trouble::Line(..) | Trouble::Files(_) => (),
    };
    let file = || file_troubles().remove(0);
    let mut troubles: Vec<_> = file_troubles().into_iter().map(Trouble::File).collect();
    troubles.extend([
        Trouble::NothingKept(NotKept::Folder(file())),
        Trouble::NothingKept(NotKept::Thread(SAID.into())),
        Trouble::Settings(file(), None),
        Trouble::Settings(file(), Some(SAID.into())),
        Trouble::SavedDesign(file()),
        Trouble::LastDesign(file(), None),
        Trouble::LastDesign(file(), Some(SAID.into())),
        Trouble::Waiting(file(), None),
        Trouble::Waiting(file(), Some(SAID.into())),
        Trouble::DiskSlow,
        Trouble::KeepsNothing,
        Trouble::LibraryFull(1000),
        Trouble::NoRandomness,
        Trouble::CommunityBusy,
        Trouble::Font(SAID.into(), FontFlaw::Unreadable(SAID.into())),
        Trouble::Font(SAID.into(), FontFlaw::Large(7)),
        Trouble::Font(SAID.into(), FontFlaw::Damaged),
        Trouble::Files(vec![load_problem(Fault::NotCubeMap), load_problem(Fault::SlowDriver)]),
    ]);
    let flaws = [PictureFlaw::Unreadable, PictureFlaw::Large, PictureFlaw::Empty, PictureFlaw::NoPad];
    troubles.extend(flaws.map(|flaw| Trouble::Picture(SAID.into(), flaw)));
    troubles.extend(faults().into_iter().map(|fault| Trouble::Line(SAID.into(), fault)));
    troubles.extend(faults().into_iter().map(|fault| Trouble::Files(vec![load_problem(fault)])));
    troubles.iter().for_each(all_told);
    troubles
}

fn reasons() -> Vec<Reason> {
    let all_told = |reason: &Reason| match reason {
        Reason::BadId | Reason::TextEmpty { .. } | Reason::TextLong { .. } | Reason::TextUnfit { .. } => (),
        Reason::NotYet { .. } | Reason::Ended { .. } | Reason::Retired | Reason::NoCode | Reason::Mistyped => (),
        Reason::NewerCode | Reason::OtherLine | Reason::Lost { .. } | Reason::Open { .. } => (),
        Reason::TextOffends { .. } | Reason::BadStars | Reason::BadKey | Reason::TooOften { .. } => (),
        Reason::Unfit { .. } | Reason::Withdrawn { .. } | Reason::Forbidden { .. } => (),
    };
    let catalog = bicycle();
    let groups = || vec![catalog.groups[0].id.clone()];
    let reasons = vec![
        Reason::BadId,
        Reason::TextEmpty { field: Field::Title },
        Reason::TextLong { field: Field::Author, most: 40 },
        Reason::TextUnfit { field: Field::Title },
        Reason::TextOffends { field: Field::Review },
        Reason::BadStars,
        Reason::BadKey,
        Reason::TooOften { minutes: 1 },
        Reason::TooOften { minutes: 12 },
        Reason::NotYet { day: "2030-01-02".into() },
        Reason::Ended { day: "2030-01-02".into() },
        Reason::Retired,
        Reason::NoCode,
        Reason::Mistyped,
        Reason::NewerCode,
        Reason::OtherLine,
        Reason::Lost { count: 2 },
        Reason::Open { groups: groups() },
        Reason::Unfit { groups: groups() },
        Reason::Withdrawn { values: vec![(groups().remove(0), catalog.groups[0].values[0].id.clone())] },
        Reason::Forbidden { rules: vec![catalog.rules[0].id.clone()] },
    ];
    reasons.iter().for_each(all_told);
    reasons
}

fn hub_troubles() -> Vec<HubTrouble> {
    let all_told = |trouble: &HubTrouble| match trouble {
        HubTrouble::Slow | HubTrouble::NoConnection(_) | HubTrouble::Broken(_) | HubTrouble::Failing(_) => (),
        HubTrouble::Refused(_) | HubTrouble::Unfit(_) | HubTrouble::Address(_) | HubTrouble::NoEncryption(_) => (),
        HubTrouble::OwnHub(_) | HubTrouble::NoThread(_) | HubTrouble::Stopped | HubTrouble::Busy => (),
        HubTrouble::Off | HubTrouble::OutboxFull => (),
    };
    let said = || SAID.to_owned();
    let mut troubles = vec![
        HubTrouble::Slow,
        HubTrouble::NoConnection(Network::Refused),
        HubTrouble::NoConnection(Network::NoRoute),
        HubTrouble::Broken(Network::Reset),
        HubTrouble::Broken(Network::Other(said())),
        HubTrouble::Failing(503),
        HubTrouble::NoEncryption(said()),
        HubTrouble::NoThread(said()),
        HubTrouble::Stopped,
        HubTrouble::Busy,
        HubTrouble::Off,
        HubTrouble::OutboxFull,
        HubTrouble::Address(AddressError::Malformed(said())),
        HubTrouble::Address(AddressError::Unencrypted(said())),
        HubTrouble::Address(AddressError::Extras),
        HubTrouble::Refused(Refusal { status: 422, ..Refusal::default() }),
    ];
    troubles.extend([Unfit::Json(said()), Unfit::Type(said()), Unfit::Long, Unfit::Status(404)].map(HubTrouble::Unfit));
    troubles.extend(
        [
            OwnHub::None,
            OwnHub::Folder(said().into(), said()),
            OwnHub::Full(said().into()),
            OwnHub::Busy(said().into()),
            OwnHub::Damaged(said().into()),
            OwnHub::Newer(said().into()),
            OwnHub::Other(said()),
        ]
        .map(HubTrouble::OwnHub),
    );
    let kinds = ["unknown-line", "unknown-design", "unknown-address", "id-taken", "body-too-large"];
    let of_kind = |kind: &str| Refusal { kind: kind.into(), detail: "In English.".into(), ..Refusal::default() };
    let of_reason = |reason| Refusal { reason: Some(reason), ..of_kind("invalid-design") };
    let refusals = kinds.map(of_kind).into_iter().chain(reasons().into_iter().map(of_reason));
    troubles.extend(refusals.map(HubTrouble::Refused));
    troubles.iter().for_each(all_told);
    troubles
}

/// Says something in both languages: sentences that differ, with nothing left open.
#[track_caller]
fn check(what: &dyn std::fmt::Debug, say: impl Fn(&Texts) -> String) {
    let [english, german] = ["en", "de"].map(|language| say(&Texts::new(language)));
    assert_ne!(english, german, "{what:?}");
    for text in [&english, &german] {
        let words = text.split(|c: char| !c.is_alphanumeric() && c != '-');
        let is_key = |word: &str| {
            [
                "trouble-", "hub-", "own-hub-", "file-", "cause-", "code-", "fault-", "remedy-", "refused-", "unfit-",
                "network-",
            ]
            .iter()
            .any(|prefix| word.starts_with(prefix))
        };
        assert!(!words.clone().any(is_key) && !text.contains('{'), "{what:?}: {text}");
        assert!(words.count() > 2, "{what:?}: {text}");
    }
    assert!(!german.contains("In English"), "{what:?}: {german}");
}

#[test]
fn every_trouble_is_told_in_every_language() {
    for told in troubles() {
        check(&told, |texts| trouble(&told, texts));
    }
}

#[test]
fn everything_about_the_hub_is_told_in_every_language() {
    let catalog = bicycle();
    for told in hub_troubles() {
        check(&told, |texts| hub_trouble(&told, Some(&catalog), texts));
    }
}

#[test]
fn every_mistake_in_a_code_is_told_in_every_language() {
    let errors = [
        CodeError::Characters(SAID.into()),
        CodeError::Length(9000),
        CodeError::Checksum,
        CodeError::Version(3),
        CodeError::OtherLine,
    ];
    for error in errors {
        check(&error, |texts| code_error(&error, texts));
    }
}

#[test]
fn an_unknown_refusal_is_told_in_the_hubs_words() {
    let catalog = bicycle();
    let said = |reason: Option<Reason>| {
        let refusal = Refusal { kind: "new-kind".into(), reason, detail: "In English.".into(), status: 422 };
        hub_trouble(&HubTrouble::Refused(refusal), Some(&catalog), &Texts::new("de"))
    };
    assert_eq!(said(None), "In English.");
    assert_eq!(said(Some(Reason::Open { groups: vec!["wings".into()] })), "In English.", "a group we do not have");
    let frame = &catalog.groups[0];
    let open = said(Some(Reason::Open { groups: vec![frame.id.clone()] }));
    assert!(open.contains(frame.label.get("de")), "{open}");
}

/// Words with hyphens between quotation marks and a comma: the codes of problems, and two keys of texts.
fn codes_in(source: &str) -> impl Iterator<Item = &str> {
    let source = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let literals = source.split('"').zip(source.split('"').skip(1));
    let is_code = |word: &str| word.contains('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let codes = literals.filter(move |(word, after)| is_code(word) && after.starts_with(','));
    codes.map(|(word, _)| word).filter(|word| !word.starts_with("line-"))
}

#[test]
fn every_kind_of_mistake_in_a_catalog_has_a_name_in_every_language() {
    let mut seen = 0;
    let files = std::fs::read_dir("src/catalog/resolve").unwrap().map(|entry| entry.unwrap().path());
    for path in files.chain(["src/app/gate.rs".into()]) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.ends_with("tests.rs") || name == "fixture.rs" {
            continue;
        }
        let source = std::fs::read_to_string(&path).unwrap_or_default();
        for code in codes_in(&source) {
            seen += 1;
            let [english, german] = ["en", "de"].map(|lang| Texts::new(lang).find(&format!("mistake-{code}")));
            assert!(english.is_some() && english != german, "{code} in {name} has no name in both languages");
        }
    }
    assert!(seen > 100, "{seen}");
}
