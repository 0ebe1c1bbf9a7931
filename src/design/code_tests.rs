//! What the design code promises, on every selection of a small catalog.

use super::*;
use crate::{
    catalog::ValueIx,
    rules::fixture::{all_selections, bicycle, selection, sized},
};
use proptest::prelude::*;

const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn example() -> (Catalog, String) {
    let catalog = bicycle();
    let code = encode(&catalog, &selection(&catalog, &["gravel", "carbon", "drop", "orange", "none"]));
    (catalog, code)
}

/// A sealed code of these keys, whoever would write it.
fn forge(format: u8, line: &str, keys: &[(u16, u16)]) -> String {
    BASE32.encode(&seal(write(format, line, keys)))
}

#[test]
fn every_selection_comes_back() {
    let catalog = bicycle();
    let mut codes = std::collections::BTreeSet::new();
    for selection in all_selections(&catalog) {
        let code = encode(&catalog, &selection);
        let choices = selection.choices().collect();
        assert_eq!(decode(&catalog, &code), Ok(Decoded { choices, lost: 0 }));
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
    assert!(code.len() <= 32, "{code} has {} characters", code.len());
}

#[test]
fn codes_stay_what_they_are() {
    // Codes are printed on cards and kept for years: if this fails, the format needs a new number.
    let (_, code) = example();
    assert_eq!(code, "3MMRME33GGSFC");
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
    check(&"0".repeat(4001), CodeError::Length(4001));
    check(&forge(2, "bicycle", &[]), CodeError::Version(2));
    check(&forge(1, "wine", &[(1, 1)]), CodeError::OtherLine);
}

#[test]
fn only_the_canonical_spelling_of_keys_is_read() {
    let catalog = bicycle();
    let good = write(FORMAT, &catalog.line, &[(1, 2)]);
    let check = |body: Vec<u8>, expect: Option<usize>| {
        let decoded = decode(&catalog, &BASE32.encode(&seal(body)));
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_come_back(keys in prop::collection::btree_map(1..=63_u16, 0..=u16::MAX, 0..=63)) {
        let keys: Vec<_> = keys.into_iter().collect();
        let body = write(FORMAT, "bicycle", &keys);
        let mut bits = Bits { bytes: &body, position: 16 };
        prop_assert_eq!(read(&mut bits), Some(keys));
    }

    #[test]
    fn the_longest_allowed_keys_fit(values in prop::collection::vec(1..=4095_u16, 1000)) {
        let keys: Vec<_> = (1..=1000).zip(values).collect();
        prop_assert!(forge(FORMAT, "bicycle", &keys).len() <= MAX_LENGTH);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,40}") {
        let _ = decode(&bicycle(), &text);
    }

    #[test]
    fn what_can_be_read_is_written_the_same(body in prop::collection::vec(any::<u8>(), 0..12)) {
        let mut body = [&write(FORMAT, "bicycle", &[])[..], &body].concat();
        let keys = read(&mut Bits { bytes: &body, position: 16 });
        if let Some(keys) = keys {
            prop_assert_eq!(write(FORMAT, "bicycle", &keys), std::mem::take(&mut body));
        }
    }
}
