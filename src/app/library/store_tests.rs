//! What is kept comes back, and what is broken is named and hides nothing.

use super::*;
use std::fs;

fn design(id: &str) -> SavedDesign {
    SavedDesign {
        id: id.into(),
        name: format!("Name of {id}"),
        line: "eyewear".into(),
        code: "0A1B".into(),
        costs: vec![Cost { list: "list".into(), currency: "EUR".into(), tax_included: true, total: 15_900 }],
        created_at: 1,
        changed_at: 2,
        published: None,
    }
}

fn current(line: &str, code: &str) -> Current {
    Current { line: line.into(), code: code.into(), costs: design("a").costs }
}

#[test]
fn designs_of_earlier_editions_are_read_without_what_they_cost() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    for kept in ["designs", "current"] {
        fs::create_dir(folder.path().join(kept)).unwrap();
    }
    let text = "(id:\"a\",name:\"Name of a\",line:\"eyewear\",code:\"0A1B\",created_at:1,changed_at:2)";
    fs::write(folder.path().join("designs/a.ron"), text).unwrap();
    fs::write(folder.path().join("current/eyewear.ron"), "(line:\"eyewear\",code:\"ONE\")").unwrap();
    assert_eq!(store.designs("eyewear").designs, [SavedDesign { costs: vec![], ..design("a") }]);
    assert_eq!(store.current("eyewear"), Ok(Some(Current { costs: vec![], ..current("eyewear", "ONE") })));
}

#[test]
fn designs_come_back_as_they_were_saved() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    assert_eq!(store.designs("eyewear"), Found::default());
    let renamed = SavedDesign { name: "“Quoted” \\ ünï".into(), published: Some("p-1".into()), ..design("a") };
    store.save(&design("a")).unwrap();
    store.save(&renamed).unwrap();
    store.save(&design("b")).unwrap();
    store.save(&SavedDesign { line: "wine".into(), ..design("c") }).unwrap();
    assert_eq!(store.designs("eyewear"), Found { designs: vec![renamed, design("b")], troubles: vec![] });
    store.delete("a").unwrap();
    store.delete("a").unwrap();
    assert_eq!(store.designs("eyewear").designs, [design("b")]);
}

#[test]
fn a_broken_file_is_named_left_alone_and_hides_nothing() {
    let check = |text: &str, expect: fn(&Flaw) -> bool| {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        store.save(&design("good")).unwrap();
        let path = folder.path().join("designs/x.ron");
        fs::write(&path, text).unwrap();
        let found = store.designs("eyewear");
        assert_eq!(found.designs, [design("good")]);
        let [Trouble::SavedDesign(file)] = &found.troubles[..] else { panic!("{text}: {:?}", found.troubles) };
        assert!(file.path == path && expect(&file.flaw), "{text}: {file:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    };
    let syntax = |flaw: &Flaw| matches!(flaw, Flaw::Syntax(1, ..));
    let misnamed = |flaw: &Flaw| matches!(flaw, Flaw::Misnamed(_));
    check("(id: \"x\", name: ", syntax);
    check("", syntax);
    check("(id:\"../up\",name:\"n\",line:\"eyewear\",code:\"0\",created_at:1,changed_at:1)", misnamed);
    check("(id:\"other\",name:\"n\",line:\"eyewear\",code:\"0\",created_at:1,changed_at:1)", misnamed);
    check("(id:\"x\",name:\"\u{202e}\",line:\"eyewear\",code:\"0\",created_at:1,changed_at:1)", |flaw| {
        *flaw == Flaw::Incomplete
    });
    check(&" ".repeat(MAX_BYTES + 1), |flaw| *flaw == Flaw::Access(files::Access::Read, files::Cause::Damaged));
}

#[test]
fn a_crash_while_writing_leaves_the_old_design() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    store.save(&design("a")).unwrap();
    store.keep_current(&current("eyewear", "OLD")).unwrap();
    for draft in ["designs/.draft-x.tmp", "designs/.draft-y.ron", "current/.draft-z.tmp"] {
        fs::write(folder.path().join(draft), "(id: \"a\", na").unwrap();
    }
    assert_eq!(store.designs("eyewear"), Found { designs: vec![design("a")], troubles: vec![] });
    assert_eq!(store.current("eyewear"), Ok(Some(current("eyewear", "OLD"))));
}

#[test]
fn the_current_design_is_kept_a_line() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    assert_eq!(store.current("eyewear"), Ok(None));
    store.keep_current(&current("eyewear", "ONE")).unwrap();
    store.keep_current(&current("eyewear", "TWO")).unwrap();
    store.keep_current(&current("../wine", "RED")).unwrap();
    assert_eq!(store.current("eyewear"), Ok(Some(current("eyewear", "TWO"))));
    assert_eq!(store.current("../wine"), Ok(Some(current("../wine", "RED"))));
    assert!(fs::read_dir(folder.path()).unwrap().count() == 1, "all of it lies in `current`");
}

#[test]
fn a_damaged_current_design_is_put_aside_and_named() {
    let large = " ".repeat(MAX_BYTES + 1);
    for text in ["(", "", "(line:\"wine\",code:\"ONE\")", "(line:\"eyewear\",code:\"\")", &large] {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        store.keep_current(&current("eyewear", "ONE")).unwrap();
        let path = folder.path().join("current/eyewear.ron");
        fs::write(&path, text).unwrap();
        let told = store.current("eyewear").unwrap_err();
        let aside = folder.path().join("current/eyewear.ron.broken");
        assert!(
            matches!(&told, Trouble::LastDesign(file, Some(kept)) if file.path == path && *kept == aside),
            "{told:?}"
        );
        store.keep_current(&current("eyewear", "TWO")).unwrap();
        assert_eq!(fs::read_to_string(aside).unwrap(), text);
        assert_eq!(store.current("eyewear"), Ok(Some(current("eyewear", "TWO"))), "it is told once");
    }
}

#[test]
fn a_current_design_that_cannot_be_put_aside_stays() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    store.keep_current(&current("eyewear", "ONE")).unwrap();
    // A file is not renamed to a folder.
    fs::create_dir(folder.path().join("current/eyewear.ron.broken")).unwrap();
    let told = store.put_current_aside("eyewear", Flaw::Incomplete);
    assert!(matches!(&told, Trouble::LastDesign(_, None)), "{told:?}");
    assert_eq!(store.current("eyewear"), Ok(Some(current("eyewear", "ONE"))));
}

#[test]
fn an_unwritable_folder_is_named_with_a_remedy() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let store = Store::new(&folder.path().join("file/data"));
    for error in [store.probe().unwrap_err(), store.save(&design("a")).unwrap_err()] {
        let text = error.to_string();
        assert!(text.contains("file/data") && text.contains("--data-dir"), "{text}");
    }
    assert!(store.designs("eyewear").designs.is_empty());
    let good = Store::new(&folder.path().join("new/data"));
    good.probe().unwrap();
    assert_eq!(good.designs("eyewear"), Found::default());
}

#[test]
fn ids_are_plain_and_differ() {
    for random in [0, 1, u128::MAX, 1 << 127, 0x1234_5678_9abc_def0] {
        assert!(files::is_plain(&id_from(random)));
    }
    assert_ne!(id_from(1 << 127), id_from(1 << 126));
    assert_ne!(id_from(0), id_from(1));
}
