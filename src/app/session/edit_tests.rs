//! What each edit does to the design, and what it tells.

use super::*;
use crate::{
    catalog::{Catalog, Value, ValueIx},
    design::{Change, code, migration::Fate, price::costs},
    rules::{
        Rulebook,
        fixture::{bicycle, choice, selection, text_kind},
    },
};
use std::sync::Arc;

fn session_of(catalog: Catalog) -> Session {
    let book = Arc::new(Rulebook::new(&catalog));
    Session::new(Arc::new(catalog), book).unwrap()
}

/// Carries `edit` out, and returns what it told.
fn told(session: &mut Session, edit: Edit) -> Vec<Notice> {
    let mut notices = Notices::default();
    carry_out(edit, session, &mut notices);
    session.refresh();
    notices.recent.into()
}

/// Opens `code` without a title.
fn open(code: &str, then: Then) -> Edit {
    Edit::OpenCode { code: code.to_owned(), origin: Origin::Silent, then }
}

fn apply(wishes: Vec<Choice>) -> Edit {
    Edit::Apply { wishes, written: Vec::new() }
}

/// The values of the design, space between.
fn values(session: &Session) -> String {
    let catalog = &session.catalog;
    let ids = session.design().selection.choices().map(|choice| catalog.value(choice).id.as_str());
    ids.collect::<Vec<_>>().join(" ")
}

#[test]
fn an_edit_tells_what_was_given_up_for_it_and_what_was_refused() {
    let catalog = bicycle();
    let of = |id: &str| choice(&catalog, id);
    let moved =
        |from: &str, to: &str, was_own: bool| Notice::AlsoChanged(vec![Change { from: of(from), to: of(to), was_own }]);
    let refused = |id: &str| Notice::Refused(vec![of(id)]);
    let check = |own: &[&str], edit: Edit, expect_told: &[Notice], expect: &str| {
        let mut session = session_of(catalog.clone());
        for id in own {
            assert!(told(&mut session, Edit::Choose(of(id))).is_empty(), "{id}");
        }
        assert_eq!(told(&mut session, edit.clone()), expect_told, "{edit:?} after {own:?}");
        assert_eq!(values(&session), expect, "{edit:?} after {own:?}");
    };
    check(&[], Edit::Choose(of("red")), &[], "road steel drop red none");
    // What nobody chose follows without a word.
    check(&[], Edit::Choose(of("flat")), &[], "gravel steel flat black none");
    check(&["road"], Edit::Choose(of("flat")), &[moved("road", "gravel", true)], "gravel steel flat black none");
    check(&["red"], Edit::Choose(of("gold")), &[refused("gold")], "road steel drop red none");
    let carbon = of("carbon");
    check(&["red"], Edit::Choose(carbon), &[moved("red", "black", true)], "road carbon drop black none");
    // What was given up on purpose is no news, and nothing else is given up.
    check(&["red"], Edit::ChooseGivingUp(carbon, vec![of("red")]), &[], "road carbon drop black none");
    check(&["red"], Edit::ChooseGivingUp(carbon, vec![]), &[refused("carbon")], "road steel drop red none");
    // Whoever accepts a change list is told all that came with it.
    check(&[], apply(vec![of("flat")]), &[moved("road", "gravel", false)], "gravel steel flat black none");
    check(&["racks"], apply(vec![carbon]), &[moved("racks", "none", true)], "road carbon drop black none");
    check(&[], apply(vec![of("racks"), carbon]), &[refused("racks")], "road carbon drop black none");
}

#[test]
fn words_are_taken_where_the_catalog_has_room_for_them() {
    let mut catalog = bicycle();
    let red = choice(&catalog, "red");
    let check = |catalog: &Catalog, text: &str, expect: bool| {
        let mut session = session_of(catalog.clone());
        let notices = told(&mut session, Edit::Write(red, Free::Text(text.into())));
        let kept = session.design().selection.free(red.group) == Some(&Free::Text(text.into()));
        assert_eq!((kept, notices.is_empty(), session.can_undo()), (expect, expect, expect), "{text}");
        assert!(expect || notices == [Notice::Refused(vec![red])], "{notices:?}");
    };
    check(&catalog, "Ada", false);
    catalog.groups[3].kind = text_kind(red.value);
    check(&catalog, "Ada", true);
    check(&catalog, "<Ada>", false);
}

#[test]
fn what_is_written_comes_with_a_change_that_is_granted() {
    let mut catalog = bicycle();
    let red = choice(&catalog, "red");
    catalog.groups[3].kind = text_kind(red.value);
    let of = |id: &str| choice(&catalog, id);
    let check = |wishes: Vec<Choice>, text: &str, expect: Option<&str>| {
        let mut session = session_of(catalog.clone());
        let written = vec![(red.group, Free::Text(text.into()))];
        told(&mut session, Edit::Apply { wishes, written });
        let expect = expect.map(|text| Free::Text(text.into()));
        assert_eq!(session.design().selection.free(red.group), expect.as_ref(), "{text}");
    };
    check(vec![red], "Ada", Some("Ada"));
    check(vec![red], "<Ada>", None);
    check(vec![of("flat")], "Ada", None);
}

#[test]
fn a_design_from_outside_says_what_became_of_it_and_can_be_undone() {
    let catalog = bicycle();
    // Another edition of the line has one colour more.
    let mut other = catalog.clone();
    other.groups[3].values.push(Value { id: "blue".into(), key: 9, ..Value::default() });
    let written = |ids: [&str; 5]| code::encode(&other, &selection(&other, &ids));
    let check = |ids: [&str; 5], origin: Origin, expect_told: Option<(String, Vec<Change>, usize)>, expect: &str| {
        let mut session = session_of(catalog.clone());
        told(&mut session, Edit::Choose(choice(&catalog, "red")));
        let before = session.design().clone();
        let edit = Edit::OpenCode { code: written(ids), origin, then: Then::Unknown };
        let notices = told(&mut session, edit.clone());
        let found = match &notices[..] {
            [] => None,
            [Notice::Opened { title, migration }] => {
                assert_eq!(migration.design, *session.design());
                Some((title.clone(), migration.repaired(), migration.count(Fate::Lost)))
            }
            other => panic!("{other:?}"),
        };
        assert_eq!(found, expect_told, "{ids:?}, {edit:?}");
        assert_eq!(values(&session), expect, "{ids:?}, {edit:?}");
        assert!(told(&mut session, Edit::Undo).is_empty());
        assert_eq!(*session.design(), before, "{ids:?}, {edit:?}");
        assert!(told(&mut session, Edit::Redo).is_empty());
        assert_eq!(values(&session), expect, "{ids:?}, {edit:?}");
    };
    let titled = |title: &str| Origin::Titled(title.into());
    // Title, repairs, and how many choices are lost.
    let opened = |title: &str, repaired: Vec<Change>, lost: usize| Some((title.to_owned(), repaired, lost));
    let repaired = || vec![Change { from: choice(&catalog, "flat"), to: choice(&catalog, "drop"), was_own: true }];

    let sound = ["gravel", "carbon", "flat", "orange", "none"];
    check(sound, Origin::Silent, None, "gravel carbon flat orange none");
    check(sound, titled("Hers"), opened("Hers", vec![], 0), "gravel carbon flat orange none");
    let broken = ["road", "steel", "flat", "black", "none"];
    check(broken, Origin::Silent, opened("", repaired(), 0), "road steel drop black none");
    let unknown = ["gravel", "steel", "flat", "blue", "none"];
    check(unknown, Origin::Silent, opened("", vec![], 1), "gravel steel flat black none");
    let both = ["road", "steel", "flat", "blue", "none"];
    check(both, titled("Hers"), opened("Hers", repaired(), 1), "road steel drop black none");
}

#[test]
fn a_design_of_the_last_time_is_announced_only_if_something_became_of_it() {
    let older = bicycle();
    let chosen = selection(&older, &["gravel", "carbon", "flat", "orange", "none"]);
    let code = code::encode(&older, &chosen);
    let costs = || Then::Costs(costs(&older, &chosen));
    let dearer = || Catalog { price: older.price + 1_000, ..older.clone() };
    for (today, then, expect) in [
        (older.clone(), costs(), None),
        (dearer(), Then::Unknown, None),
        (dearer(), costs(), Some((Some(153_000), 154_000))),
        (dearer(), Then::Catalog(Arc::new(older.clone())), Some((Some(153_000), 154_000))),
    ] {
        let notices = told(&mut session_of(today), open(&code, then.clone()));
        let prices = |notice: &Notice| match notice {
            Notice::Opened { migration, .. } => (migration.before, migration.after),
            other => panic!("{other:?}"),
        };
        assert_eq!(notices.first().map(prices), expect, "{then:?}");
    }
}

#[test]
fn a_text_that_is_no_code_of_this_line_says_why_and_changes_nothing() {
    let catalog = bicycle();
    let ids = ["gravel", "carbon", "flat", "orange", "none"];
    let mut mistyped = code::encode(&catalog, &selection(&catalog, &ids));
    let last = mistyped.pop().unwrap();
    mistyped.push(if last == '0' { '1' } else { '0' });
    let wine = Catalog { line: "wine".into(), ..catalog.clone() };
    let of_wine = code::encode(&wine, &selection(&wine, &ids));
    for (text, expect) in [("!?", "only digits and letters"), (&mistyped, "typing error"), (&of_wine, "product line")] {
        let mut session = session_of(catalog.clone());
        let before = session.design().clone();
        let notices = told(&mut session, open(text, Then::Unknown));
        assert!(
            matches!(&notices[..], [Notice::BadCode(why)] if why.to_string().contains(expect)),
            "{text}: {notices:?}"
        );
        assert_eq!(*session.design(), before, "{text}");
        assert!(!session.can_undo(), "{text}");
    }
}

#[test]
fn what_the_catalog_does_not_have_changes_nothing() {
    let at = |group: u16, value: u16| Choice { group: GroupIx(group), value: ValueIx(value) };
    // Five groups; the last has two values.
    for nowhere in [at(5, 0), at(4, 2), at(0, u16::MAX), at(u16::MAX, u16::MAX)] {
        for edit in [
            Edit::Choose(nowhere),
            Edit::ChooseGivingUp(nowhere, vec![]),
            Edit::Write(nowhere, Free::Color([1, 2, 3])),
            apply(vec![at(3, 1), nowhere]),
        ] {
            let mut session = session_of(bicycle());
            let before = session.design().clone();
            assert!(told(&mut session, edit.clone()).is_empty(), "{edit:?}");
            assert_eq!(*session.design(), before, "{edit:?}");
            assert!(!session.can_undo(), "{edit:?}");
        }
    }
}

#[test]
fn all_edits_of_a_frame_are_one_change() {
    let catalog = bicycle();
    let of = |id: &str| choice(&catalog, id);
    let check = |edits: &[Edit], expect: &[&[u16]]| {
        let mut app = App::new();
        app.insert_resource(session_of(catalog.clone()))
            .init_resource::<Focus>()
            .init_resource::<Notices>()
            .add_plugins(plugin);
        for edit in edits {
            app.world_mut().write_message(edit.clone());
        }
        app.update();
        let mut changes = app.world_mut().resource_mut::<Messages<SessionChanged>>();
        let groups = |change: SessionChanged| change.groups.iter().map(|group| group.0).collect::<Vec<_>>();
        assert_eq!(changes.drain().map(groups).collect::<Vec<_>>(), expect, "{edits:?}");
    };
    check(&[Edit::Choose(of("red"))], &[&[3]]);
    // Red gives way to carbon and is black again.
    check(&[Edit::Choose(of("red")), Edit::Choose(of("carbon"))], &[&[1]]);
    check(&[Edit::Choose(of("red")), Edit::Undo], &[]);
}
