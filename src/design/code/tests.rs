//! What the design code promises, on every selection of a small catalog.

use super::*;
use crate::{
    catalog::{ColorRule, Gamut, Kind, ValueIx, code_room::longest},
    design::priced::any_selection,
    rules::fixture::{all_selections, bicycle, choice, selection, sized},
};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn example() -> (Catalog, String) {
    let catalog = bicycle();
    let code = encode(&catalog, &selection(&catalog, &["gravel", "carbon", "drop", "orange", "none"]));
    (catalog, code)
}

/// A sealed code of these choices.
fn forge(line: &str, choices: &[(u16, u16)]) -> String {
    seal::seal(format2::write(line, &Body { choices: choices.to_vec(), free: vec![] }))
}

fn text(text: &str) -> Option<Free> {
    Some(Free::Text(text.into()))
}

#[test]
fn every_selection_comes_back() {
    let catalog = bicycle();
    let mut codes = std::collections::BTreeSet::new();
    for selection in all_selections(&catalog) {
        let code = encode(&catalog, &selection);
        let decoded = decode(&catalog, &code).unwrap();
        assert_eq!((decoded.choices.len(), decoded.lost), (5, 0));
        assert_eq!(decoded.selection(&catalog), Some(selection));
        assert!(codes.insert(code));
    }
}

#[test]
fn a_typical_design_is_short() {
    let mut catalog = sized(&[12; 14], vec![]);
    for group in &mut catalog.groups {
        group.default = ValueIx(11);
    }
    let code = encode(&catalog, &Selection::defaults(&catalog));
    assert!(code.len() <= 28, "{code} has {} characters", code.len());
}

#[test]
fn codes_stay_what_they_are() {
    // Codes are printed on cards and kept for years: if this fails, the format needs a new number.
    let (catalog, code) = example();
    assert_eq!(code, "5MMQMTK0S2V0");
    let mut selection = decode(&catalog, &code).unwrap().selection(&catalog).unwrap();
    assert_eq!(decode(&catalog, "3MMRME33GGSFC").unwrap().selection(&catalog), Some(selection.clone()), "format 1");
    selection.set_free(GroupIx(1), text("A. K."));
    selection.set_free(GroupIx(3), Some(Free::Color([1, 2, 3])));
    assert_eq!(encode(&catalog, &selection), "5MMXFMTKCD0VTAVY0820CGXF");
}

#[test]
fn values_that_say_nothing_are_left_out() {
    let mut catalog = bicycle();
    let none = choice(&catalog, "none");
    catalog.groups[4].values[usize::from(none.value.0)].key = 0;
    let mut selection = selection(&catalog, &["gravel", "carbon", "drop", "orange", "none"]);
    let code = encode(&catalog, &selection);
    assert_eq!(code, forge("bicycle", &[(1, 2), (2, 3), (3, 1), (4, 3)]));
    let decoded = decode(&catalog, &code).unwrap();
    assert_eq!((decoded.mentions.len(), decoded.selection(&catalog)), (4, Some(selection.clone())));
    selection.set_free(none.group, text("nobody reads this"));
    assert_eq!(encode(&catalog, &selection), code);
    // A group that came later has that value too.
    assert_eq!(decode(&catalog, &forge("bicycle", &[])).unwrap().choices, [none]);
}

#[test]
fn what_took_the_place_of_something_is_found() {
    let mut catalog = bicycle();
    let orange = choice(&catalog, "orange");
    let racks = choice(&catalog, "racks");
    catalog.commerce.former.keys = [((4, 9), orange), ((7, 1), orange), ((8, 2), racks)].into();
    catalog.commerce.former.group_keys = [(30, GroupIx(1))].into();
    let check = |keys: &[(u16, u16)], ids: &[&str], lost: usize| {
        let decoded = decode(&catalog, &forge("bicycle", keys)).unwrap();
        let found: Vec<_> = decoded.choices.iter().map(|&choice| catalog.value(choice).id.as_str()).collect();
        assert_eq!((found, decoded.lost), (ids.to_vec(), lost), "{keys:?}");
        assert_eq!(decoded.mentions.len(), keys.len());
    };
    check(&[(4, 9)], &["orange"], 0);
    check(&[(7, 1)], &["orange"], 0);
    check(&[(8, 2)], &["racks"], 0);
    check(&[(30, 3)], &["carbon"], 0);
    check(&[(30, 4)], &[], 1);
    check(&[(4, 2), (7, 1)], &["red"], 1);
    check(&[(4, 9), (7, 1)], &["orange"], 1);
    check(&[(2, 2), (30, 3)], &["aluminium"], 1);
    catalog.commerce.life.withdrawn = [orange, racks].into();
    catalog.commerce.life.replaced_by = [(orange, choice(&catalog, "red"))].into();
    let decoded = decode(&catalog, &forge("bicycle", &[(4, 3), (5, 2)])).unwrap();
    assert_eq!(decoded.choices, [choice(&catalog, "red"), racks]);
    assert_eq!(decoded.mentions.iter().map(|mention| mention.is_replacement).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn free_data_of_what_is_gone_is_counted() {
    let mut catalog = bicycle();
    let mut selection = selection(&catalog, &["gravel", "carbon", "drop", "orange", "none"]);
    selection.set_free(GroupIx(2), text("left"));
    selection.set_free(GroupIx(3), text("Ünïcode"));
    let code = encode(&catalog, &selection);
    catalog.groups[2].values.remove(0); // drop
    let decoded = decode(&catalog, &code).unwrap();
    assert_eq!((decoded.free.len(), decoded.free_lost), (1, vec![2]));
    assert_eq!(decoded.free.get(&GroupIx(3)).cloned(), text("Ünïcode"));
}

#[test]
fn the_longest_codes_can_be_read() {
    let mut catalog = sized(&[1; 255], vec![]);
    for group in &mut catalog.groups {
        group.values[0].key = 4095;
    }
    let mut selection = Selection::defaults(&catalog);
    for group in 0..255 {
        selection.set_free(GroupIx(group), text(&"Ü".repeat(300)));
    }
    let check = |selection: &Selection| {
        let code = encode(&catalog, selection);
        assert!(code.len() <= MAX_LENGTH, "{}", code.len());
        decode(&catalog, &code).unwrap().selection(&catalog).unwrap()
    };
    let cut = check(&selection);
    assert_eq!(cut.free(GroupIx(1)), selection.free(GroupIx(1)));
    assert_eq!(cut.free(GroupIx(2)).cloned(), text(&"Ü".repeat(100)));
    assert_eq!(cut.free(GroupIx(3)), None);
    for group in 0..255 {
        selection.set_free(GroupIx(group), Some(Free::Color([255; 3])));
    }
    assert_eq!(check(&selection), selection);
    for group in 0..255 {
        selection.set_free(GroupIx(group), text("€€"));
    }
    assert!(check(&selection).free(GroupIx(232)).is_some());
}

/// A line with texts and free colours, keys far apart, and its selection that says the most.
fn wordy(keys: &[(u16, u16)]) -> (Catalog, Selection) {
    let mut catalog = sized(&vec![2; keys.len()], vec![]);
    let mut selection = Selection::new(vec![ValueIx(1); keys.len()]);
    for (i, (group, (key, value))) in catalog.groups.iter_mut().zip(keys).enumerate() {
        (group.key, group.values[0].key, group.values[1].key) = (*key, 0, *value);
        group.kind = match i % 3 {
            0 => crate::rules::fixture::text_kind(ValueIx(1)),
            1 => Kind::Color(ColorRule { custom: Some((ValueIx(1), Gamut::default())) }),
            _ => Kind::Choice,
        };
        let said = [text(&"’".repeat(20)), Some(Free::Color([9; 3])), None];
        selection.set_free(GroupIx(i as u16), said[i % 3].clone());
    }
    (catalog, selection)
}

#[test]
fn a_line_knows_its_longest_code() {
    let check = |keys: &[(u16, u16)]| {
        let (catalog, selection) = wordy(keys);
        assert_eq!(longest(&catalog.groups), encode(&catalog, &selection).len(), "{keys:?}");
    };
    check(&[]);
    check(&[(1, 1)]);
    check(&[(7, 4095), (8, 1), (100, 30), (101, 2), (999, 4095)]);
    let (catalog, selection) = {
        let mut catalog = sized(&[1; 1000], vec![]);
        catalog.groups.iter_mut().for_each(|group| group.values[0].key = 4095);
        let selection = Selection::defaults(&catalog);
        (catalog, selection)
    };
    let code = encode(&catalog, &selection);
    assert_eq!(longest(&catalog.groups), code.len());
    assert_eq!(decode(&catalog, &code), Err(CodeError::Length(code.len())), "so such a line is refused");
}

#[test]
fn spelling_does_not_matter() {
    let (catalog, code) = example();
    let expect = decode(&catalog, &code);
    assert!(expect.is_ok());
    let check = |text: String| assert_eq!(decode(&catalog, &text), expect, "{text}");
    check(code.to_lowercase());
    check(code.replace('0', "O").replace('1', "I"));
    check(code.replace('0', "o").replace('1', "l"));
    check(code.replace('1', "L"));
    check(format!("  {code}\n"));
    check(code.chars().flat_map(|character| [character, '-']).collect());
    check(format!("{} {}", &code[..4], &code[4..]));
}

#[test]
fn every_single_typing_error_is_found() {
    let (catalog, code) = example();
    for at in 0..code.len() {
        for symbol in ALPHABET.chars().filter(|&symbol| !code[at..].starts_with(symbol)) {
            let typo = format!("{}{symbol}{}", &code[..at], &code[at + 1..]);
            assert_eq!(decode(&catalog, &typo), Err(CodeError::Checksum), "{typo} for {code}");
        }
        let missing = format!("{}{}", &code[..at], &code[at + 1..]);
        assert_eq!(decode(&catalog, &missing), Err(CodeError::Checksum), "{missing} for {code}");
    }
}

#[test]
fn every_swap_of_neighbours_is_found() {
    let (catalog, code) = example();
    for at in 1..code.len() {
        let mut swapped = code.clone().into_bytes();
        swapped.swap(at - 1, at);
        let swapped = String::from_utf8(swapped).unwrap();
        if swapped != code {
            assert_eq!(decode(&catalog, &swapped), Err(CodeError::Checksum), "{swapped} for {code}");
        }
    }
}

#[test]
fn a_code_survives_changes_of_the_catalog() {
    let (old, code) = example();
    let mut catalog = old.clone();
    catalog.groups.swap(0, 3);
    catalog.groups[0].values.remove(2); // orange
    catalog.groups.remove(2); // drop
    let decoded = decode(&catalog, &code).unwrap();
    assert_eq!(decoded.lost, 2);
    let ids: Vec<_> = decoded.choices.iter().map(|&choice| catalog.value(choice).id.as_str()).collect();
    assert_eq!(ids, ["carbon", "gravel", "none"]);
}

#[test]
fn what_is_not_a_code_says_why() {
    let catalog = bicycle();
    let check = |text: &str, expect: CodeError| assert_eq!(decode(&catalog, text), Err(expect), "{text}");
    check("", CodeError::Characters(String::new()));
    check(" -- ", CodeError::Characters("--".into()));
    check("hello!", CodeError::Characters("hello!".into()));
    check("12345é", CodeError::Characters("12345é".into()));
    check("U1234567", CodeError::Characters("U1234567".into()));
    check("Grün", CodeError::Characters("Grün".into()));
    check("00", CodeError::Checksum);
    check("0000000", CodeError::Checksum);
    check(&"0".repeat(MAX_LENGTH + 1), CodeError::Length(MAX_LENGTH + 1));
    check(&seal::seal(vec![0x4a, 0, 0]), CodeError::Version(4));
    check(&seal::seal(vec![0]), CodeError::Version(0));
    check(&seal::seal(vec![0x20]), CodeError::Checksum);
    check(&forge("wine", &[(1, 1)]), CodeError::OtherLine);
    check(&seal::seal(format1::write("wine", &[(1, 1)])), CodeError::OtherLine);
}

#[test]
#[expect(clippy::unusual_byte_groupings, reason = "grouped by what the bits say")]
fn only_the_canonical_spelling_of_format_1_is_read() {
    let catalog = bicycle();
    let good = format1::write(&catalog.line, &[(1, 2)]);
    let check = |body: Vec<u8>, expect: Option<usize>| {
        let decoded = decode(&catalog, &seal::seal(body));
        assert_eq!(decoded.map(|decoded| decoded.choices.len()), expect.ok_or(CodeError::Checksum));
    };
    check(good.clone(), Some(1));
    check([&good[..], &[0]].concat(), None); // a byte of padding
    check([&good[..2], &[0b1_0001_0_1_0]].concat(), None); // a step, half a value
    check([&good[..2], &[0b1_1_0010_0_0, 0b0_0_0_00000]].concat(), None); // 2, and four zeros more
    check([&good[..2], &[0xff; 4]].concat(), None); // a value without end
    check([&good[..2], &[0; 4]].concat(), None);
    check(good[..2].to_vec(), Some(0));
    check(good[..1].to_vec(), None);
}

#[test]
#[expect(clippy::unusual_byte_groupings, reason = "grouped by what the bits say")]
fn only_the_canonical_spelling_of_format_2_is_read() {
    let catalog = bicycle();
    let colour = Body { choices: vec![(1, 2)], free: vec![(0, Free::Color([0; 3]))] };
    let good = format2::write(&catalog.line, &colour);
    let check = |body: Vec<u8>, expect: Option<usize>| {
        let decoded = decode(&catalog, &seal::seal(body));
        assert_eq!(decoded.map(|decoded| decoded.choices.len()), expect.ok_or(CodeError::Checksum));
    };
    check(good.clone(), Some(1));
    check([&good[..], &[0]].concat(), None); // a byte of padding
    check(good[..good.len() - 1].to_vec(), None); // half a colour
    check([&good[..2], &[0b0_1_11_0000]].concat(), Some(1)); // (1, 2)
    check([&good[..2], &[0b0_1_11_0001]].concat(), None); // padding that is not zero
    check([&good[..2], &[0b0_1_11_0000, 0]].concat(), None);
    check([&good[..2], &[0b1_1_0000_00, 0]].concat(), None); // free data of no choice
    check([&good[..2], &[0xff; 4]].concat(), None);
    check([&good[..2], &[0; 4]].concat(), None);
    check([&good[..2], &[0]].concat(), Some(0)); // nothing
    check(good[..2].to_vec(), None);
}

fn any_body() -> impl Strategy<Value = Body> {
    let choices = prop::collection::btree_map(1..=255_u16, (1..=4095_u16, crate::design::priced::any_free()), 0..=40);
    choices.prop_map(|choices| Body {
        free: choices.values().enumerate().filter_map(|(i, (_, free))| Some((i, free.clone()?))).collect(),
        choices: choices.into_iter().map(|(group, (value, _))| (group, value)).collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_of_format_1_come_back(keys in prop::collection::btree_map(1..=63_u16, 0..=u16::MAX, 0..=63)) {
        let keys: Vec<_> = keys.into_iter().collect();
        let body = format1::write("bicycle", &keys);
        let mut bits = Reader::new(&body);
        bits.take(16);
        prop_assert_eq!(format1::read(&mut bits), Some(keys));
    }

    #[test]
    fn any_body_comes_back(body in any_body()) {
        prop_assert_eq!(format2::read("bicycle", &format2::write("bicycle", &body)), Some(body));
    }

    #[test]
    fn any_selection_comes_back_with_what_is_free(
        (catalog, selection) in Just(bicycle()).prop_flat_map(|c| { let s = any_selection(&c); (Just(c), s) }),
    ) {
        let code = encode(&catalog, &selection);
        let decoded = decode(&catalog, &code).unwrap();
        prop_assert_eq!(decoded.selection(&catalog).unwrap(), selection.clone());
        prop_assert!(code.bytes().all(|byte| ALPHABET.as_bytes().contains(&byte)));
        let other = encode(&catalog, &{ let mut other = selection.clone(); other.set_free(GroupIx(0), text("other!")); other });
        prop_assert!(code != other || selection.free(GroupIx(0)) == text("other!").as_ref());
    }

    #[test]
    fn no_code_is_longer_than_its_line_knows(
        keys in prop::collection::btree_map(1..=1000_u16, 1..=4095_u16, 0..12),
        said in prop::collection::vec(any::<(bool, bool)>(), 12),
    ) {
        let (catalog, mut selection) = wordy(&keys.into_iter().collect::<Vec<_>>());
        for ((group, _), (is_named, is_free)) in catalog.groups().zip(said) {
            selection.set(Choice { group, value: ValueIx(u16::from(is_named)) });
            if !is_free {
                selection.set_free(group, None);
            }
        }
        prop_assert!(encode(&catalog, &selection).len() <= longest(&catalog.groups));
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        let _ = decode(&bicycle(), &text);
    }

    /// What decodes is the code of what it says.
    #[test]
    fn a_text_that_decodes_is_canonical(bytes in prop::collection::vec(any::<u8>(), 0..24), format in 1..=3_u32) {
        let catalog = bicycle();
        let mark = seal::line_mark("bicycle");
        let body = [&[(format << 4 | mark >> 8) as u8, mark as u8][..], &bytes].concat();
        let code = seal::seal(body.clone());
        let Ok(decoded) = decode(&catalog, &code) else { return Ok(()) };
        let choices: Vec<_> = decoded.mentions.iter().map(|mention| mention.keys).collect();
        if format == 1 {
            prop_assert_eq!(format1::write("bicycle", &choices), body);
        } else if decoded.lost == 0 && decoded.choices.len() == 5 {
            prop_assert_eq!(encode(&catalog, &decoded.selection(&catalog).unwrap()), code);
        } else {
            prop_assert_eq!(format2::read("bicycle", &body).map(|body| body.choices), Some(choices));
        }
    }
}
